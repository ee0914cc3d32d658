//! Sentences that end without a stop, in mail and on boards: at rules drawn with signs, around the
//! date in the head of forwarded mail, behind an address in brackets, a smiley, between addresses
//! of pages.

use super::model::TokenKind;
use super::sentences::Splitter;

impl Splitter<'_> {
    /// Whether a sentence ends behind the token at `at`, which is no stop; `limit` is the end of the
    /// paragraph.
    pub(super) fn breaks(&self, at: usize, limit: usize) -> bool {
        if at + 1 >= limit {
            return false;
        }
        let (word, next) = (self.word(at), self.word(at + 1));
        let capital = next.first().is_some_and(u8::is_ascii_uppercase);
        match word.first() {
            Some(b'>') => capital && (word == b">>" || self.word(at - at.min(1)).contains(&b'@')),
            Some(b':' | b';') if capital && word.len() > 1 => true,
            Some(b'A' | b'P') if self.dates_mail(at) => true,
            Some(b'h') if is_page(word) && is_page(next) => true,
            _ => is_rule(word) || is_rule(next) || self.opens_date_of_mail(at, limit),
        }
    }

    /// "Anna Moss 03/27/2001 01:58 PM": before the date.
    fn opens_date_of_mail(&self, at: usize, limit: usize) -> bool {
        self.kind_of(at + 1) == Some(TokenKind::Number) && at + 3 < limit && self.dates_mail(at + 3)
    }

    /// "03/27/2001 01:58 PM" behind a name: at its last token.
    fn dates_mail(&self, at: usize) -> bool {
        let Some(date) = at.checked_sub(2) else { return false };
        let slashes = self.word(date).iter().filter(|byte| **byte == b'/').count();
        let name = date.checked_sub(1).is_some_and(|at| {
            let word = self.word(at);
            word.first().is_some_and(u8::is_ascii_uppercase) || word.contains(&b'@') || word == b">"
        });
        matches!(self.word(at), b"AM" | b"PM")
            && self.word(date + 1).contains(&b':')
            && slashes == 2
            && name
    }
}

fn is_page(word: &[u8]) -> bool {
    word.starts_with(b"http")
}

/// "*****", "=====", "_____": a line drawn with signs.
fn is_rule(word: &[u8]) -> bool {
    let least = match word.first() {
        Some(b'*') => 3,
        Some(b'=' | b'_' | b'#' | b'~') => 5,
        _ => return false,
    };
    word.len() >= least && word.iter().all(|byte| *byte == word[0])
}
