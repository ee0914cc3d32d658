//! Tokens that begin with a digit.

use super::model::TokenKind;
use super::scan::{Class, LONGEST, Scanner, class};

/// Scans the number at the scanner's place.
pub(super) fn scan(scanner: &mut Scanner) {
    let start = scanner.at;
    let mut end = scanner.digits(start);
    if scanner.byte(end) == b'-' {
        end = hyphenated(scanner, start, end).unwrap_or(end);
    }
    while end - start < LONGEST {
        match separated(scanner, end) {
            Some(longer) => end = longer,
            None => break,
        }
    }
    end = suffix(scanner, start, end);
    if scanner.byte(end) == b'.' && is_short(scanner, start, end + 1) {
        end += 1;
    }
    scanner.push(end, TokenKind::Number);
}

/// A number that the language lists among its abbreviations: the German ordinal "12.".
fn is_short(scanner: &Scanner, start: usize, end: usize) -> bool {
    scanner.bytes.get(start..end).is_some_and(|text| scanner.words.abbreviation(text).is_some())
}

/// "1,200", "3.5", "10:30", "18/03/2021": the digits after one more separator.
fn separated(scanner: &Scanner, end: usize) -> Option<usize> {
    let next = scanner.digits(end + 1);
    let count = next - (end + 1).min(next);
    let goes_on = match scanner.byte(end) {
        b',' => count == 3,
        b'.' | b'/' => count > 0,
        b':' => count == 2,
        _ => false,
    };
    goes_on.then_some(next)
}

/// "2021-03-18" (with a clock time after "T"), "18-03-2021", "555-0134", "212-555-0134".
fn hyphenated(scanner: &Scanner, start: usize, first: usize) -> Option<usize> {
    let second = scanner.digits(first + 1);
    let (a, b) = (first - start, second - first - 1);
    let third = if scanner.byte(second) == b'-' { scanner.digits(second + 1) } else { second };
    let c = third.saturating_sub(second + 1);
    match (a, b, c) {
        (4, 2, 2) | (4, 1, 1 | 2) | (4, 2, 1) => Some(clock(scanner, third)),
        (1 | 2, 1 | 2, 2 | 4) | (3, 3, 4) => Some(third),
        (1, 3, 3) if scanner.byte(third) == b'-' => Some(scanner.digits(third + 1)),
        (3, 4, 0) => Some(second),
        _ => None,
    }
}

/// The clock time of an ISO date ("T10:20:30Z", "T10:20+02:00").
fn clock(scanner: &Scanner, date: usize) -> usize {
    if scanner.byte(date) != b'T' || !scanner.byte(date + 1).is_ascii_digit() {
        return date;
    }
    let rest = scanner.bytes.get(date + 1..).unwrap_or_default();
    let inside = |byte: &&u8| byte.is_ascii_digit() || matches!(**byte, b':' | b'.' | b'+' | b'-');
    let mut end = date + 1 + rest.iter().take(32).take_while(inside).count();
    while !scanner.byte(end - 1).is_ascii_digit() {
        end -= 1;
    }
    if scanner.byte(end) == b'Z' { end + 1 } else { end }
}

/// Letters that belong to the number: "3rd", "1990s", "83N"; but "5|pm", "20|km".
fn suffix(scanner: &Scanner, start: usize, end: usize) -> usize {
    let mark = scanner.apostrophe(end);
    if mark > 0 {
        let decade = scanner.byte(end + mark) == b's' && scanner.is_boundary(end + mark + 1);
        return if decade && is_decade(scanner, start, end) { end + mark + 1 } else { end };
    }
    if class(scanner.byte(end)) != Class::Letter {
        return end;
    }
    let letters = scanner.letters(end);
    let dotted = matches!(scanner.bytes.get(letters..letters + 2), Some([b'.', b'm' | b'M']));
    let unit = scanner.bytes.get(end..letters).unwrap_or_default();
    if end - start == 4 && is_name(unit) {
        return end; // "May 3, 2006Officials said": a space was lost
    }
    if scanner.words.units.has(unit) || (unit.len() == 1 && dotted) {
        return end;
    }
    let mut longer = letters;
    while class(scanner.byte(longer)) == Class::Letter
        || class(scanner.byte(longer)) == Class::Digit
    {
        if longer - start >= LONGEST {
            break;
        }
        longer += 1;
    }
    longer
}

/// A capital and two small letters or more.
fn is_name(letters: &[u8]) -> bool {
    matches!(letters, [first, rest @ ..] if first.is_ascii_uppercase()
        && rest.len() >= 2 && rest.iter().all(u8::is_ascii_lowercase))
}

/// "the 1980's", "the early '80's": a round number after a word that announces a decade.
fn is_decade(scanner: &Scanner, start: usize, end: usize) -> bool {
    let announced = scanner
        .tokens
        .last()
        .is_some_and(|token| scanner.words.decades.has(&scanner.bytes[token.span.range()]));
    announced && matches!(end - start, 2 | 4) && scanner.byte(end - 1) == b'0'
}
