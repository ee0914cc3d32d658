//! The stretch of a sentence that a label may use: what stands between the semicolons, colons,
//! dashes and brackets around the event.

use super::Source;
use crate::text::TokenId;

/// No label looks further than so many tokens.
pub(super) const REACH: u32 = 250;

/// First token and one after the last.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stretch {
    first: u32,
    end: u32,
    /// First token of the sentence and one after its last.
    sentence: (u32, u32),
    /// An aside inside: between two dashes or in brackets.
    aside: Option<(u32, u32)>,
}

impl Stretch {
    pub fn first(&self) -> u32 {
        self.first
    }

    pub fn end(&self) -> u32 {
        self.end
    }

    /// First token of the sentence and one after its last.
    pub fn sentence(&self) -> (u32, u32) {
        self.sentence
    }

    /// Whether the token is one of the sentence.
    pub fn spans(&self, t: u32) -> bool {
        (self.sentence.0..self.sentence.1).contains(&t)
    }

    pub fn holds(&self, token: TokenId) -> bool {
        let t = token.0;
        (self.first..self.end).contains(&t)
            && self.aside.is_none_or(|(from, to)| !(from..=to).contains(&t))
    }
}

/// The stretch around a token.
pub(super) fn around(source: &Source<'_>, token: TokenId) -> Stretch {
    let at = source.span(token).start();
    let sentence = source.document.sentence_at(at).map(|i| source.document.sentences[i]);
    let Some(sentence) = sentence else {
        let only = (token.0, token.0 + 1);
        return Stretch { first: only.0, end: only.1, sentence: only, aside: None };
    };
    let whole =
        (sentence.first.0.max(token.0.saturating_sub(REACH)), sentence.end.0.min(token.0 + REACH));
    let (mut first, mut end) = whole;
    let mut dashes = Vec::new();
    for t in whole.0..whole.1 {
        match source.text(TokenId(t)) {
            ";" if t < token.0 => first = t + 1,
            ":" if t < token.0 && !is_time(source, t) => first = t + 1,
            ";" | ":" if t > token.0 && end > t && !is_time(source, t) => end = t,
            "--" | "—" | "–" | "---" if is_loose(source, t) => dashes.push(t),
            _ => {}
        }
    }
    dashes.retain(|d| (first..end).contains(d));
    let aside = split_at_dashes(&dashes, token.0, &mut first, &mut end);
    let aside = aside.or_else(|| brackets(source, first, end, token.0));
    Stretch { first, end, sentence: whole, aside }
}

/// One dash parts the sentence; two set an aside off.
fn split_at_dashes(dashes: &[u32], at: u32, first: &mut u32, end: &mut u32) -> Option<(u32, u32)> {
    match *dashes {
        [from, to] if at < from || at > to => Some((from, to)),
        _ => {
            if let Some(&before) = dashes.iter().rfind(|&&d| d < at) {
                *first = (*first).max(before + 1);
            }
            if let Some(&after) = dashes.iter().find(|&&d| d > at) {
                *end = (*end).min(after);
            }
            None
        }
    }
}

fn brackets(source: &Source<'_>, first: u32, end: u32, at: u32) -> Option<(u32, u32)> {
    let open = (first..end).find(|&t| matches!(source.text(TokenId(t)), "(" | "["))?;
    let close = (open..end).find(|&t| matches!(source.text(TokenId(t)), ")" | "]"))?;
    (at < open || at > close).then_some((open, close))
}

/// A dash with space around it, not the one inside "1999–2003".
fn is_loose(source: &Source<'_>, t: u32) -> bool {
    let text = &source.document.article.text;
    let span = source.span(TokenId(t));
    let before = text[..span.start()].chars().next_back();
    let after = text[span.end()..].chars().next();
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    !(digit(before) && digit(after))
}

/// The colon of a score or a clock time.
fn is_time(source: &Source<'_>, t: u32) -> bool {
    !is_loose(source, t)
}
