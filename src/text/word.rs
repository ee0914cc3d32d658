//! Tokens that begin with a letter or an apostrophe: words, clitics, abbreviations, names with
//! signs in them.

use super::address::{address_end, domain, hidden_mail, is_address};
use super::model::TokenKind;
use super::scan::{Class, LONGEST, Scanner, class};
use crate::lang::words::Abbreviation;

/// Scans the word at the scanner's place.
pub(super) fn scan(scanner: &mut Scanner) {
    let start = scanner.at;
    let mut end = run(scanner, start);
    loop {
        match scanner.byte(end) {
            b'.' => match stop(scanner, start, end) {
                Some(longer) => return scanner.push(longer, TokenKind::Word),
                None => break,
            },
            b'\'' | 0xe2 if scanner.apostrophe(end) > 0 => match inner_apostrophe(scanner, end) {
                Inner::Word(longer) => end = longer,
                Inner::Negation => return negation(scanner, end),
                Inner::Boundary => break,
            },
            b'-' if keeps_hyphen(scanner, start, end) => end = run(scanner, end + 1),
            b'_' if scanner.byte(end + 1).is_ascii_alphanumeric() => end = run(scanner, end + 1),
            b'&' if is_initials(scanner, start, end) => end = run(scanner, end + 1),
            b'$' if is_currency(scanner, start, end) => {
                return scanner.push(end + 1, TokenKind::Word);
            }
            b'@' | b':' if is_address(scanner, start, end) => {
                return address(scanner, end + 1);
            }
            _ => break,
        }
        if end - start >= LONGEST {
            break;
        }
    }
    if let Some(length) = fused(scanner, start, end) {
        scanner.push(start + length, TokenKind::Word);
    }
    scanner.push(end, TokenKind::Word);
}

/// End of the letters and digits from `at` on, at most [`LONGEST`] bytes further.
fn run(scanner: &Scanner, at: usize) -> usize {
    let mut end = at;
    while end - at < LONGEST {
        match class(scanner.byte(end)) {
            Class::Letter | Class::Digit => end += 1,
            Class::Wide => {
                let c = scanner.char_at(end);
                if !(c.is_alphanumeric() || is_mark(c)) {
                    break;
                }
                end += c.len_utf8();
            }
            _ => break,
        }
    }
    end
}

/// Combining marks and the soft hyphen stay inside words.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{300}'..='\u{36f}' | '\u{200c}' | '\u{200d}')
        || (c > '\u{900}' && !c.is_alphanumeric() && is_indic_mark(c))
}

fn is_indic_mark(c: char) -> bool {
    matches!(c as u32, 0x900..=0xdff) && !matches!(c, '\u{964}' | '\u{965}')
}

/// The word goes on to the returned byte when the stop at `end` belongs to it.
fn stop(scanner: &Scanner, start: usize, end: usize) -> Option<usize> {
    let after = scanner.byte(end + 1);
    if end - start == 1
        && class(after) == Class::Letter
        && let Some(longer) = dotted_letters(scanner, start)
    {
        return Some(longer);
    }
    if after == b'.' {
        return hidden_mail(scanner, end);
    }
    if class(after) == Class::Letter {
        return longer_abbreviation(scanner, start, end).or_else(|| domain(scanner, end));
    }
    let word = scanner.bytes.get(start..end + 1)?;
    let kind = scanner.words.abbreviation(word);
    let next = next_byte(scanner, end + 1);
    let is_one = match kind {
        Some(Abbreviation::Number) => {
            next.is_ascii_digit() || end - start == 1 && is_initial(scanner, start, end)
        }
        Some(Abbreviation::DateWord) => {
            word[0].is_ascii_uppercase() && (next.is_ascii_digit() || after == b',')
        }
        Some(Abbreviation::Title | Abbreviation::Date) => word[0].is_ascii_uppercase(),
        Some(Abbreviation::End) => word.len() > 4 || ends_short(scanner, start, word, next),
        Some(Abbreviation::Inside) => true,
        None => end - start == 1 && is_initial(scanner, start, end),
    };
    is_one.then_some(end + 1)
}

/// Short abbreviations that are words as well ("co.", "rd.", "al.", "mo.").
fn ends_short(scanner: &Scanner, start: usize, word: &[u8], next: u8) -> bool {
    let capital = word[0].is_ascii_uppercase();
    let after_number = scanner.tokens.last().is_some_and(|t| t.kind == TokenKind::Number);
    let known = matches!(word.to_ascii_lowercase().as_slice(), b"etc." | b"al.");
    let followed = next.is_ascii_lowercase() || matches!(next, b',' | b';' | b')' | 0);
    let before = if start == 0 { b' ' } else { scanner.byte(start - 1) };
    known || (capital && before != b'-') || (after_number && followed)
}

/// "U.S.", "a.m.", "J.R.R.", "U.S.A": letters with stops between them.
fn dotted_letters(scanner: &Scanner, start: usize) -> Option<usize> {
    let mut end = start;
    loop {
        let letter = class(scanner.byte(end)) == Class::Letter && end - start < LONGEST;
        let more = letter && scanner.byte(end + 1) == b'.';
        if more {
            end += 2;
        } else if letter && scanner.is_boundary(end + 1) && scanner.apostrophe(end + 1) == 0 {
            return Some(end + 1);
        } else {
            break;
        }
    }
    let whole = class(scanner.byte(end)) != Class::Letter;
    (end - start > 2 && (whole || scanner.byte(end).is_ascii_uppercase())).then_some(end)
}

/// "Ph.D.", "Lt.-Gen." by the list.
fn longer_abbreviation(scanner: &Scanner, start: usize, end: usize) -> Option<usize> {
    let next = scanner.letters(end + 1);
    let longer = scanner.bytes.get(start..next + 1)?;
    (scanner.byte(next) == b'.' && scanner.words.abbreviation(longer).is_some()).then_some(next + 1)
}

/// A single letter is an initial before another name ("J. Edgar", "George W. Bush").
fn is_initial(scanner: &Scanner, start: usize, end: usize) -> bool {
    let letter = scanner.byte(start);
    let gap = scanner.byte(end + 1) == b' ';
    let next = scanner.byte(end + 2);
    if !(letter.is_ascii_uppercase() && gap && next.is_ascii_uppercase()) {
        return letter.is_ascii_uppercase() && letter != b'I' && scanner.byte(end + 1) == b',';
    }
    let word_end = scanner.letters(end + 2);
    let opener = scanner.bytes.get(end + 2..word_end).is_some_and(|w| scanner.words.openers.has(w));
    let pronoun = letter == b'I' && !after_capital(scanner);
    !opener && !pronoun
}

fn after_capital(scanner: &Scanner) -> bool {
    let last = scanner.tokens.last();
    last.is_some_and(|token| scanner.byte(token.span.start()).is_ascii_uppercase())
}

/// The first byte after the spaces (on the same line) from `at` on.
fn next_byte(scanner: &Scanner, at: usize) -> u8 {
    let rest = scanner.bytes.get(at..).unwrap_or_default();
    rest.iter().take(8).copied().find(|byte| *byte != b' ').unwrap_or(0)
}

enum Inner {
    Word(usize),
    Negation,
    Boundary,
}

/// What an apostrophe inside a word does.
fn inner_apostrophe(scanner: &Scanner, end: usize) -> Inner {
    let mark = scanner.apostrophe(end);
    let after = scanner.letters(end + mark);
    let letters = scanner.bytes.get(end + mark..after).unwrap_or_default();
    let whole = scanner.is_boundary(after);
    if letters.is_empty() && whole {
        return Inner::Boundary;
    }
    let before_n = matches!(scanner.byte(end - 1), b'n' | b'N') && end - scanner.at > 1;
    if whole && letters.eq_ignore_ascii_case(b"t") && before_n {
        return Inner::Negation;
    }
    if whole && is_clitic(letters) {
        Inner::Boundary
    } else {
        Inner::Word(run(scanner, end + mark))
    }
}

fn is_clitic(letters: &[u8]) -> bool {
    let is = |clitic: &&[u8]| letters.eq_ignore_ascii_case(clitic);
    [&b"s"[..], b"m", b"d", b"re", b"ve", b"ll"].iter().any(is)
}

/// "do|n't"; `end` is the apostrophe.
fn negation(scanner: &mut Scanner, end: usize) {
    let mark = scanner.apostrophe(end);
    scanner.push(end - 1, TokenKind::Word);
    scanner.push(end + mark + 1, TokenKind::Word);
}

/// Scans a clitic or an elided word at an apostrophe; false when it is a quotation mark.
pub(super) fn apostrophe(scanner: &mut Scanner) -> bool {
    let from = scanner.at + scanner.apostrophe(scanner.at);
    let end = scanner.letters(from);
    let letters = scanner.bytes.get(from..end).unwrap_or_default();
    let whole = scanner.is_boundary(end);
    if scanner.touches() {
        let last = scanner.tokens[scanner.tokens.len() - 1];
        if whole && last.kind != TokenKind::Punctuation && is_clitic(letters) {
            scanner.push(end, TokenKind::Word);
            return true;
        }
        return false;
    }
    if whole && is_clitic(letters) && follows_word(scanner) {
        scanner.push(end, TokenKind::Word); // "the mayor 's office", as tokenised text has it
        return true;
    }
    if whole && !letters.is_empty() && scanner.words.elided.has(letters) {
        scanner.push(end, TokenKind::Word);
        return true;
    }
    short_year(scanner, from)
}

/// A word and one space before the scanner's place, and a space after the clitic's letters.
fn follows_word(scanner: &Scanner) -> bool {
    let after = scanner.letters(scanner.at + scanner.apostrophe(scanner.at));
    let last = scanner.tokens.last().filter(|token| token.kind == TokenKind::Word);
    last.is_some_and(|token| token.span.end() + 1 == scanner.at)
        && scanner.byte(scanner.at - 1) == b' '
        && scanner.byte(after) == b' '
}

/// "'98", "'90s".
fn short_year(scanner: &mut Scanner, from: usize) -> bool {
    let mut end = scanner.digits(from);
    if end - from != 2 {
        return false;
    }
    if scanner.byte(end) == b's' {
        end += 1;
    }
    let closed = scanner.apostrophe(end) > 0;
    if !scanner.is_boundary(end)
        || closed
        || scanner.byte(end) == b'.' && scanner.byte(end + 1).is_ascii_digit()
    {
        return false;
    }
    scanner.push(end, TokenKind::Number);
    true
}

/// A prefix of the list keeps its hyphen before a letter ("anti-government").
fn keeps_hyphen(scanner: &Scanner, start: usize, end: usize) -> bool {
    class(scanner.byte(end + 1)) == Class::Letter
        && end - start < 8
        && scanner.bytes.get(start..end).is_some_and(|word| scanner.words.prefixes.has(word))
}

/// "AT&T", "S&P": capitals on both sides.
fn is_initials(scanner: &Scanner, start: usize, end: usize) -> bool {
    let capitals = |from: usize, to: usize| {
        let word = scanner.bytes.get(from..to).unwrap_or_default();
        (1..=4).contains(&word.len()) && word.iter().all(u8::is_ascii_uppercase)
    };
    capitals(start, end) && capitals(end + 1, scanner.letters(end + 1))
}

/// "US$5".
fn is_currency(scanner: &Scanner, start: usize, end: usize) -> bool {
    let word = scanner.bytes.get(start..end).unwrap_or_default();
    word.len() <= 2
        && word.iter().all(u8::is_ascii_uppercase)
        && scanner.byte(end + 1).is_ascii_digit()
}

fn address(scanner: &mut Scanner, from: usize) {
    let end = address_end(scanner, from);
    scanner.push(end, TokenKind::Word);
}

fn fused(scanner: &Scanner, start: usize, end: usize) -> Option<usize> {
    let word = scanner.bytes.get(start..end)?;
    // "Im" and "Ive" are names
    if !(2..=8).contains(&word.len()) || word.len() < 4 && !word[0].is_ascii_lowercase() {
        return fused_before(scanner, word, end);
    }
    scanner.words.fused.get(word).map(usize::from).or_else(|| fused_before(scanner, word, end))
}

/// "its not over", but "its end".
fn fused_before(scanner: &Scanner, word: &[u8], end: usize) -> Option<usize> {
    if word.len() != 3 || scanner.byte(end) != b' ' {
        return None;
    }
    let length = scanner.words.fused_before.get(word)?;
    let after = scanner.letters(end + 1);
    let next = scanner.bytes.get(end + 1..after).filter(|_| scanner.byte(after) == b' ')?;
    scanner.words.no_nouns.has(next).then_some(usize::from(length))
}
