//! Paragraphs to sentences.

use super::lines::Paragraph;
use super::model::{Sentence, SentenceKind, Token, TokenId, TokenKind};
use crate::lang::words::{Abbreviation, TextWords};
use crate::span::Span;

/// A sentence of so many tokens ends at the next mark.
const LONG: usize = 160;
/// No sentence has more tokens.
const LONGEST: usize = 200;

/// Cuts paragraphs into sentences; one ends before each of the places in `marked`.
pub(super) fn split(
    text: &str,
    marked: &[usize],
    tokens: &[Token],
    paragraphs: &[Paragraph],
    words: &TextWords,
) -> Vec<Sentence> {
    let splitter = Splitter { text: text.as_bytes(), marked, tokens, words };
    let mut sentences = Vec::with_capacity(tokens.len() / 16 + paragraphs.len());
    for (number, paragraph) in paragraphs.iter().enumerate() {
        splitter.paragraph(paragraph, number as u32, &mut sentences);
    }
    splitter.picture_names(&mut sentences);
    sentences
}

/// Looks for the ends of sentences.
pub(super) struct Splitter<'a> {
    text: &'a [u8],
    marked: &'a [usize],
    tokens: &'a [Token],
    words: &'a TextWords,
}

impl Splitter<'_> {
    fn paragraph(&self, paragraph: &Paragraph, number: u32, out: &mut Vec<Sentence>) {
        let mut first = paragraph.first;
        let mut kind = self.kind(paragraph);
        if matches!(kind, SentenceKind::Prose | SentenceKind::Heading)
            && let Some(end) = self.dateline(paragraph)
        {
            out.push(self.sentence(first, end, SentenceKind::Furniture, number));
            first = end;
        } else if let Some(end) = self.date_of_line(paragraph) {
            out.push(self.sentence(first, end, SentenceKind::Furniture, number));
            (first, kind) = (end, SentenceKind::Bullet);
        }
        let mark = if paragraph.bullet && first == paragraph.first { 3 } else { 0 };
        let mut at = first + mark;
        while at < paragraph.end {
            let marked = self.is_marked(at + 1, paragraph.end).then_some(at + 1);
            let ended = marked.or_else(|| self.boundary(at, first, paragraph.end));
            at = match ended.or_else(|| self.is_too_long(at, first).then_some(at + 1)) {
                Some(end) => {
                    out.push(self.sentence(first, end, kind, number));
                    if kind == SentenceKind::Bullet {
                        kind = SentenceKind::Prose;
                    }
                    first = end;
                    end
                }
                None => at + 1,
            };
        }
        if first < paragraph.end {
            debug_assert!(out.last().is_none_or(|last| last.end.0 as usize == first));
            out.push(self.sentence(first, paragraph.end, kind, number));
        }
    }

    /// What goes on and on without a stop is no sentence: cut behind a comma, at last anywhere.
    fn is_too_long(&self, at: usize, first: usize) -> bool {
        let length = at + 1 - first;
        length >= LONGEST || length >= LONG && self.kind_of(at) == Some(TokenKind::Punctuation)
    }

    fn sentence(&self, first: usize, end: usize, kind: SentenceKind, paragraph: u32) -> Sentence {
        let span = self.tokens[first].span.cover(self.tokens[end - 1].span);
        Sentence { first: TokenId(first as u32), end: TokenId(end as u32), span, kind, paragraph }
    }

    /// What the token at a place looks like.
    pub(super) fn kind_of(&self, at: usize) -> Option<TokenKind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    /// The token at a place; nothing past the end.
    pub(super) fn word(&self, at: usize) -> &[u8] {
        self.tokens.get(at).map_or(&[], |token| &self.text[token.span.range()])
    }

    /// Whether a marked sentence begins with the token.
    fn is_marked(&self, at: usize, limit: usize) -> bool {
        let place = |at: usize| self.tokens[at].span.start();
        let before = |at: usize| self.marked.partition_point(|&mark| mark <= place(at));
        !self.marked.is_empty() && at < limit && before(at - 1) < before(at)
    }

    fn touches(&self, at: usize) -> bool {
        at > 0 && self.tokens[at - 1].span.end() == self.tokens[at].span.start()
    }

    /// One after the last token of the sentence, when it ends with the stop at `at` and its
    /// closing quotes.
    fn boundary(&self, at: usize, first: usize, limit: usize) -> Option<usize> {
        let word = self.word(at);
        let last = *word.last()?;
        if !matches!(last, b'.' | b'!' | b'?') && word != "…".as_bytes() {
            return self.breaks(at, limit).then_some(at + 1);
        }
        let mut end = at + 1;
        while end < limit && (self.closes(end) || end + 1 == limit && self.can_close(end)) {
            end += 1;
        }
        if end >= limit {
            return Some(limit);
        }
        let stop = self.tokens[at].kind == TokenKind::Punctuation;
        // "(HLC.O)": the sign of a share.
        if self.touches(end) && self.word(end).len() <= 2 && self.word(end + 1) == b")" {
            return None;
        }
        let ends = if stop {
            self.opens(end, first)
                || end == at + 1 && self.opens_small(end, first)
                || self.breaks(end - 1, limit)
        } else {
            self.opens_after_short(at, end)
        };
        ends.then_some(end)
    }

    /// A closing quote or bracket that touches the token before it.
    fn closes(&self, at: usize) -> bool {
        self.can_close(at) && (self.touches(at) || self.word(at) == b"''")
    }

    fn can_close(&self, at: usize) -> bool {
        matches!(
            self.word(at),
            b"\"" | b"''" | b"'" | b")" | b"]" | b"\xe2\x80\x9d" | b"\xe2\x80\x99" | b"\xc2\xbb"
        )
    }

    /// Whether a sentence may open with the token.
    fn opens(&self, at: usize, first: usize) -> bool {
        let word = self.word(at);
        let start = word.first().copied().unwrap_or(0);
        if self.tokens[at].kind == TokenKind::Number {
            return !self.touches(at) || at > first + 2;
        }
        if start.is_ascii_lowercase() {
            return false;
        }
        if self.tokens[at].kind == TokenKind::Punctuation {
            return self.opens_quoted(at);
        }
        start.is_ascii_uppercase() || start >= 128 || matches!(start, b'\'' | b'@' | b'#')
    }

    /// Whether a sentence opens with the small letter at `at`, after a stop without a quote: after
    /// a question, with a word of the list, and after any stop in a text that opens its sentences so.
    fn opens_small(&self, at: usize, first: usize) -> bool {
        let small = |at: usize| self.word(at).first().is_some_and(u8::is_ascii_lowercase);
        if !small(at) || self.touches(at) {
            return false;
        }
        let address = self.word(at).starts_with(b"http") || self.word(at).starts_with(b"www.");
        let stop = self.word(at - 1);
        let loud = stop.ends_with(b"?") || stop.ends_with(b"!!");
        let careless = small(first) && at > first + 3;
        loud || address || careless || self.words.small_openers.has(self.word(at))
    }

    /// An opening quote, bracket or mark before a word that may open a sentence.
    fn opens_quoted(&self, at: usize) -> bool {
        let opening = matches!(
            self.word(at),
            b"\""
                | b"``"
                | b"`"
                | b"'"
                | b"("
                | b"["
                | b"-"
                | b"--"
                | b"*"
                | b"$"
                | b"_"
                | b"\xe2\x80\x9c"
                | b"\xe2\x80\x98"
                | b"\xc2\xab"
                | b"\xe2\x80\xa2"
                | b"\xe2\x80\x94"
                | b"\xe2\x80\x93"
                | b"\xc2\xa3"
                | b"\xe2\x82\xac"
        );
        let next = self.word(at + 1).first().copied().unwrap_or(0);
        opening && !next.is_ascii_lowercase()
    }

    /// Whether a sentence ends with the abbreviation at `at`, before the token at `next`.
    fn opens_after_short(&self, at: usize, next: usize) -> bool {
        let dotted = self.word(at).iter().filter(|byte| **byte == b'.').count() > 1;
        let may_end = match self.words.abbreviation(self.word(at)) {
            Some(Abbreviation::End | Abbreviation::Date | Abbreviation::DateWord) => true,
            Some(_) => false,
            None => dotted || self.word(at).len() > 2,
        };
        let quoted = next > at + 1;
        let opener = match self.word(next) {
            b"\"" | b"``" | b"\xe2\x80\x9c" | b"\xe2\x80\x98" => self.word(next + 1),
            word => word,
        };
        let capital = opener.first().is_some_and(u8::is_ascii_uppercase);
        let small = opener.get(1).is_some_and(u8::is_ascii_lowercase);
        let clock =
            self.words.clocks.has(self.word(at)) && small && !self.words.after_clock.has(opener);
        may_end && capital && (quoted || clock || self.words.openers.has(opener))
    }

    fn kind(&self, paragraph: &Paragraph) -> SentenceKind {
        if paragraph.bullet {
            return SentenceKind::Bullet;
        }
        let length = paragraph.end - paragraph.first;
        if self.is_furniture(paragraph, length) {
            return SentenceKind::Furniture;
        }
        if length <= 25 && !self.has_stop(paragraph.end) {
            return SentenceKind::Heading;
        }
        SentenceKind::Prose
    }

    /// Whether the tokens before `end` close with a stop, a colon or a comma.
    fn has_stop(&self, end: usize) -> bool {
        let mut at = end - 1;
        while at > 0 && self.closes(at) {
            at -= 1;
        }
        matches!(self.word(at).last(), Some(b'.' | b'!' | b'?' | b':' | b',' | b';'))
            || self.word(at) == "…".as_bytes()
    }

    fn is_furniture(&self, paragraph: &Paragraph, length: usize) -> bool {
        if length > 25
            || !self.tokens[paragraph.first..paragraph.end]
                .iter()
                .any(|t| t.kind != TokenKind::Punctuation)
        {
            return length <= 25;
        }
        let stopped = self.has_stop(paragraph.end);
        let starts = &self.words.furniture_starts;
        let first = self.two(paragraph.first, b':');
        let opens = starts.has(self.word(paragraph.first)) && (length <= 2 || !stopped)
            || starts.has(&first) && (length <= 8 || !stopped);
        let ends = &self.words.furniture_ends;
        let closes = !stopped
            && (ends.has(self.word(paragraph.end - 1))
                || ends.has(&self.two(paragraph.end.max(2) - 2, b':')))
            && length > 2;
        opens || closes || (!stopped && self.is_byline(paragraph, length))
    }

    /// Two neighbouring words with a mark between them ("read:more", "photo:").
    fn two(&self, at: usize, mark: u8) -> Vec<u8> {
        let second = self.word(at + 1);
        let joint: &[u8] = if second == [mark] { &[] } else { second };
        [self.word(at), &[mark], joint].concat()
    }

    /// "By Jane Q. Public": a name after "By".
    fn is_byline(&self, paragraph: &Paragraph, length: usize) -> bool {
        let capital = |at: usize| {
            let word = self.word(at);
            word.first()
                .is_some_and(|b| b.is_ascii_uppercase() || *b >= 128 || matches!(b, b',' | b'-'))
                || matches!(word, b"and" | b"in" | b"&" | b"|" | b"at" | b"for")
        };
        (3..=14).contains(&length)
            && self.word(paragraph.first).eq_ignore_ascii_case(b"by")
            && (paragraph.first + 1..paragraph.end).all(capital)
    }

    /// End of a dateline that opens the paragraph: "MOSCOW, March 18 (Reuters) —", "PARIS --",
    /// "Oslo, 5 May 2020 -".
    fn dateline(&self, paragraph: &Paragraph) -> Option<usize> {
        let limit = paragraph.end.min(paragraph.first + 18);
        let head = self.word(paragraph.first);
        let capitals = head.len() > 2 && head.iter().all(u8::is_ascii_uppercase);
        let dash = (paragraph.first + 1..limit).find(|at| self.is_dash(*at))?;
        let bracket = self.word(dash - 1) == b")";
        let named = (dash - paragraph.first) >= 4 && head.first()?.is_ascii_uppercase();
        let year = self.word(dash - 1);
        let dated = year.len() == 4 && year.iter().all(u8::is_ascii_digit);
        let plain = (paragraph.first..dash).all(|at| self.fits_dateline(at));
        (plain && (capitals || named && (bracket || dated)) && !self.is_capitals(dash + 1))
            .then_some(dash + 1)
    }

    /// End of the date that opens a line of a chronicle: "1951:", "- 3 May 2019 –", "March 1999:".
    fn date_of_line(&self, paragraph: &Paragraph) -> Option<usize> {
        let punctuation = self.kind_of(paragraph.first) == Some(TokenKind::Punctuation);
        let first = paragraph.first + usize::from(punctuation);
        let limit = paragraph.end.min(first + 6);
        let sign = (first + 1..limit).find(|&at| self.word(at) == b":" || self.is_dash(at))?;
        let number = |at: usize| self.kind_of(at) == Some(TokenKind::Number);
        let year = |at: usize| {
            let word = self.word(at);
            word.len() == 4 && number(at) && matches!(word[0], b'1' | b'2')
        };
        let calendar = |at: usize| self.words.calendar.has(self.word(at));
        let fits = |at: usize| number(at) || calendar(at) || self.word(at) == b",";
        let dated = (first..sign).all(fits)
            && ((first..sign).any(year)
                || (first..sign).any(number) && (first..sign).any(calendar));
        let clause = self.kind_of(sign + 1) == Some(TokenKind::Word) && sign + 3 < paragraph.end;
        (dated && clause).then_some(sign + 1)
    }

    fn is_dash(&self, at: usize) -> bool {
        let dash = matches!(
            self.word(at),
            b"-" | b"--" | b"_" | b"---" | b"\xe2\x80\x94" | b"\xe2\x80\x93"
        );
        dash && !(self.touches(at) && at + 1 < self.tokens.len() && self.touches(at + 1))
    }

    fn is_capitals(&self, at: usize) -> bool {
        let word = self.word(at);
        word.len() > 2 && word.iter().all(u8::is_ascii_uppercase)
    }

    /// Names, dates, agencies and the signs between them.
    fn fits_dateline(&self, at: usize) -> bool {
        let word = self.word(at);
        let start = word.first().copied().unwrap_or(0);
        !start.is_ascii_lowercase() && !matches!(word, b"." | b"\"" | b"?" | b"!")
            || matches!(word, b"of" | b"de" | b"and" | b"la" | b"del")
    }

    /// A short line right above a caption names who is in the picture: furniture too.
    fn picture_names(&self, sentences: &mut [Sentence]) {
        for i in 1..sentences.len() {
            let (above, caption) = (sentences[i - 1], sentences[i]);
            let short = above.end.0 - above.first.0 <= 8 && above.kind == SentenceKind::Heading;
            let gap = Span::new(above.span.end(), caption.span.start());
            let near = self.text[gap.range()].iter().filter(|b| **b == b'\n').count() == 1;
            let is_caption = caption.kind == SentenceKind::Furniture
                && self.words.furniture_ends.has(self.word(caption.end.0 as usize - 1));
            if short && near && is_caption {
                sentences[i - 1].kind = SentenceKind::Furniture;
            }
        }
    }
}
