//! Characters to signs.

use super::error::{NotationError, Problem};

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Sign<'a> {
    Name(&'a str),
    /// In thousandths.
    Number(i64),
    /// Minutes east of Greenwich.
    Zone(i16),
    Open,
    Close,
    BraceOpen,
    BraceClose,
    Comma,
    Plus,
}

/// Signs with the byte they start at.
pub(super) fn lex(text: &str) -> Result<Vec<(Sign<'_>, usize)>, NotationError> {
    let bytes = text.as_bytes();
    let mut signs = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let start = at;
        let sign = match bytes[at] {
            b' ' | b'\t' | b'\n' | b'\r' => {
                at += 1;
                continue;
            }
            b'(' => single(&mut at, Sign::Open),
            b')' => single(&mut at, Sign::Close),
            b'{' => single(&mut at, Sign::BraceOpen),
            b'}' => single(&mut at, Sign::BraceClose),
            b',' => single(&mut at, Sign::Comma),
            b'a'..=b'z' => Sign::Name(word(text, &mut at)),
            b'+' if !bytes.get(at + 1).is_some_and(u8::is_ascii_digit) => {
                single(&mut at, Sign::Plus)
            }
            b'0'..=b'9' | b'-' | b'+' => number(text, &mut at)?,
            _ => {
                let c = text[start..].chars().next().unwrap_or(' ');
                return Err(NotationError::new(Problem::Character(c), start));
            }
        };
        signs.push((sign, start));
    }
    Ok(signs)
}

fn single<'a>(at: &mut usize, sign: Sign<'a>) -> Sign<'a> {
    *at += 1;
    sign
}

fn word<'a>(text: &'a str, at: &mut usize) -> &'a str {
    let rest = &text[*at..];
    let end = rest
        .find(|c: char| !(c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_'))
        .unwrap_or(rest.len());
    *at += end;
    &rest[..end]
}

fn number<'a>(text: &str, at: &mut usize) -> Result<Sign<'a>, NotationError> {
    let rest = &text[*at..];
    let end = rest[1..]
        .find(|c: char| !(c.is_ascii_digit() || c == '.' || c == ':'))
        .map_or(rest.len(), |e| e + 1);
    let written = &rest[..end];
    let sign = match written.split_once(':') {
        Some((hours, minutes)) => zone(hours, minutes).map(Sign::Zone),
        None => decimal(written).map(Sign::Number),
    };
    let start = *at;
    *at += end;
    sign.ok_or_else(|| NotationError::new(Problem::Number(written.to_owned()), start))
}

fn zone(hours: &str, minutes: &str) -> Option<i16> {
    let west = hours.starts_with('-');
    let hours: i16 = hours.trim_start_matches(['-', '+']).parse().ok()?;
    let minutes: i16 = minutes.parse().ok()?;
    if !(0..=23).contains(&hours) || !(0..=59).contains(&minutes) {
        return None;
    }
    let east = hours * 60 + minutes;
    Some(if west { -east } else { east })
}

/// A decimal number with at most three places, in thousandths.
fn decimal(written: &str) -> Option<i64> {
    let negative = written.starts_with('-');
    let digits = written.trim_start_matches(['-', '+']);
    let (whole, places) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.is_empty() || places.len() > 3 || (digits.contains('.') && places.is_empty()) {
        return None;
    }
    let whole: i64 = whole.parse().ok()?;
    let mut fraction: i64 = if places.is_empty() { 0 } else { places.parse().ok()? };
    for _ in places.len()..3 {
        fraction *= 10;
    }
    let sum = whole.checked_mul(1000)?.checked_add(fraction)?;
    Some(if negative { -sum } else { sum })
}
