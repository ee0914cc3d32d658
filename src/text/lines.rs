//! Lines to paragraphs: which lines are one wrapped paragraph, and which stand alone.

use super::model::Token;
use super::scan::Line;

/// A run of tokens without a paragraph break inside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Paragraph {
    /// Index of the first token.
    pub first: usize,
    /// One after the last token.
    pub end: usize,
    /// Whether it begins with the mark of a list entry.
    pub bullet: bool,
}

/// Narrowest and widest lines that a program wraps text to.
const WRAPPED: std::ops::RangeInclusive<usize> = 40..=130;

/// Joins lines into paragraphs.
pub(super) fn paragraphs(text: &str, tokens: &[Token], lines: &[Line]) -> Vec<Paragraph> {
    let mut found: Vec<Paragraph> = Vec::with_capacity(lines.len());
    let mut rest = lines;
    while !rest.is_empty() {
        let length = 1 + rest[1..].iter().take_while(|line| !line.after_blank).count();
        let (block, after) = rest.split_at(length);
        let end = after.first().map_or(tokens.len(), |line| line.first);
        Block { text: text.as_bytes(), tokens, lines: block, end }.join(&mut found);
        rest = after;
    }
    found
}

/// Lines without an empty line between them.
struct Block<'a> {
    text: &'a [u8],
    tokens: &'a [Token],
    lines: &'a [Line],
    end: usize,
}

impl Block<'_> {
    fn join(&self, found: &mut Vec<Paragraph>) {
        let width = (0..self.lines.len()).map(|i| self.width(i)).max().unwrap_or(0);
        for i in 0..self.lines.len() {
            let (first, end) = self.range(i);
            let bullet = self.bullet(i);
            match found.last_mut() {
                Some(last) if i > 0 && !bullet && self.continues(i, width) => last.end = end,
                _ => found.push(Paragraph { first, end, bullet }),
            }
        }
    }

    fn range(&self, i: usize) -> (usize, usize) {
        (self.lines[i].first, self.lines.get(i + 1).map_or(self.end, |next| next.first))
    }

    fn width(&self, i: usize) -> usize {
        let (_, end) = self.range(i);
        self.tokens[end - 1].span.end() - self.lines[i].start
    }

    /// Whether line `i` goes on with the sentence or the paragraph of the line before it: the line
    /// before had no room for this one's first word, or this one begins small.
    fn continues(&self, i: usize, width: usize) -> bool {
        let (first, _) = self.range(i);
        let start = self.tokens[first].span.start();
        if self.text[start].is_ascii_lowercase() {
            return true;
        }
        let before = self.tokens[first - 1].span.end();
        let ended = matches!(self.text[before - 1], b'.' | b'!' | b'?' | b'"' | b'\'');
        let indent = start - self.lines[i].start;
        let indent_before =
            self.tokens[self.lines[i - 1].first].span.start() - self.lines[i - 1].start;
        if ended && indent > indent_before {
            return false;
        }
        let word = self.text[start..].iter().take_while(|byte| **byte > b' ').take(width).count();
        WRAPPED.contains(&width) && self.width(i - 1) + 1 + word + indent > width
    }

    /// "- ", "* ", "• ", "1. ", "(a) ", "2) ".
    fn bullet(&self, i: usize) -> bool {
        let (first, end) = self.range(i);
        let word = |at: usize| -> &[u8] {
            if at < end { &self.text[self.tokens[at].span.range()] } else { &[] }
        };
        let spaced =
            |at: usize| at < end && self.tokens[at - 1].span.end() < self.tokens[at].span.start();
        let counted = |at: usize| match word(at) {
            [letter] => letter.is_ascii_alphanumeric(),
            [a, b] => a.is_ascii_digit() && b.is_ascii_digit(),
            _ => false,
        };
        match word(first) {
            b"-" | b"*" | b"\xe2\x80\xa2" | b"\xe2\x80\x93" | b"\xe2\x97\xa6" | b"\xe2\x96\xaa"
            | b"\xe2\x80\xa3" | b"\xc2\xb7" | b"\xe2\x97\x8f" => spaced(first + 1),
            b"(" => counted(first + 1) && word(first + 2) == b")" && spaced(first + 3),
            _ => counted(first) && matches!(word(first + 1), b"." | b")") && spaced(first + 2),
        }
    }
}
