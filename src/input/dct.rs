//! The article's date as people and programs write it: own strict ISO 8601 first, then dates in
//! words, then `dateparser` for the rest, behind guards.
//!
//! An offset or a zone never moves the day: the local date of the article counts.
//!
//! ```
//! use dateline::input::parse_date;
//! assert_eq!(parse_date("Thursday, March 18, 2021 10:20 a.m. EDT")?.date.to_string(), "2021-03-18");
//! assert!(parse_date("2021-02-30").is_err());
//! # Ok::<(), dateline::input::DateError>(())
//! ```

use thiserror::Error;

use super::date_words;
use super::model::{DateFrom, Dct};
use crate::time::{NaiveDate, NaiveTime, Utc};

/// A date, with the clock time when one was stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stated {
    /// Local calendar date.
    pub date: NaiveDate,
    /// Local clock time.
    pub time: Option<NaiveTime>,
}

impl Stated {
    /// The same, with where it was found.
    pub fn from(self, from: DateFrom) -> Dct {
        Dct { date: self.date, time: self.time, from }
    }
}

/// Why a text is not usable as an article's date.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[non_exhaustive]
pub enum DateError {
    /// No such day or clock time.
    #[error("`{0}` is not a possible date: there is no such day or clock time")]
    Impossible(String),
    /// Day and month cannot be told apart.
    #[error("`{text}` may be {day_first} or {month_first}: write it in one of these ways")]
    Ambiguous {
        /// As given.
        text: String,
        /// Read as day, month.
        day_first: NaiveDate,
        /// Read as month, day.
        month_first: NaiveDate,
    },
    /// The weekday does not belong to the date.
    #[error("`{text}` contradicts itself: {date} is a {weekday}")]
    Weekday {
        /// As given.
        text: String,
        /// The date without the weekday.
        date: NaiveDate,
        /// The weekday of that date.
        weekday: String,
    },
    /// Day, month or year is missing.
    #[error("`{0}` is not a full date: day, month and a year of four digits are needed")]
    Incomplete(String),
    /// Nothing that is known as a date.
    #[error("`{0}` is not a date that is understood: write it as 2021-03-18 or 18 March 2021")]
    Unknown(String),
}

/// Longest text that is looked at as a date.
const LONGEST: usize = 120;

/// Reads a full date, possibly with a clock time and a zone.
///
/// Understood are ISO 8601 (`2021-03-18`, `20210318`, `2021-03-18T23:30:00-05:00`), RFC 2822,
/// dates in English words in any usual order, `18.03.2021` (day first) and `3/18/2021` where only
/// one order is possible.
///
/// # Errors
/// If it is no date, not a full one, impossible, or ambiguous (`03/04/2021`).
pub fn parse_date(text: &str) -> Result<Stated, DateError> {
    let text = text.trim();
    if text.is_empty() || text.len() > LONGEST {
        let shown = text.chars().take(40).collect::<String>();
        return Err(DateError::Unknown(shown));
    }
    if let Some(read) = numeric(text) {
        return read;
    }
    match date_words::parse(text) {
        Err(DateError::Unknown(_)) => foreign(text),
        result => result,
    }
}

/// Dates that begin with three numbers; `None` when the text does not.
fn numeric(text: &str) -> Option<Result<Stated, DateError>> {
    let (fields, separator, rest) = three_numbers(text)?;
    let [first, second, third] = fields.map(|f| f.parse::<u32>().unwrap_or(u32::MAX));
    let date = if fields[0].len() == 4 {
        day(text, first, second, third)
    } else if fields[2].len() == 4 {
        in_some_order(text, first, second, third, separator)
    } else {
        return Some(Err(DateError::Incomplete(text.to_owned())));
    };
    Some(date.and_then(|date| {
        let rest = rest.strip_prefix(['T', 't']).unwrap_or(rest);
        let colons = basic_clock(rest);
        let rest = colons.as_deref().unwrap_or(rest);
        Ok(Stated { date, time: date_words::clock(text, rest)? })
    }))
}

/// `101500Z` with colons.
fn basic_clock(rest: &str) -> Option<String> {
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let (clock, zone) = rest.split_at(digits);
    match digits {
        4 => Some(format!("{}:{}{zone}", &clock[..2], &clock[2..])),
        6 => Some(format!("{}:{}:{}{zone}", &clock[..2], &clock[2..4], &clock[4..])),
        _ => None,
    }
}

/// `2021-03-18`, `2021/3/18`, `18.03.2021`, `20210318`: the three fields and what follows.
fn three_numbers(text: &str) -> Option<([&str; 3], u8, &str)> {
    let digits = |s: &str| s.bytes().take_while(u8::is_ascii_digit).count();
    let first = digits(text);
    if first == 8 && !text[8..].starts_with(|c: char| c.is_alphabetic() && !"Tt".contains(c)) {
        return Some(([&text[..4], &text[4..6], &text[6..8]], b'-', &text[8..]));
    }
    let separator = *text.as_bytes().get(first)?;
    if !matches!(first, 1 | 2 | 4) || !b"-/.".contains(&separator) {
        return None;
    }
    let after = &text[first + 1..];
    let second = digits(after);
    if !matches!(second, 1 | 2) || after.as_bytes().get(second) != Some(&separator) {
        return None;
    }
    let last = &after[second + 1..];
    let third = digits(last);
    let fields = [&text[..first], &after[..second], &last[..third]];
    matches!(third, 1 | 2 | 4).then_some((fields, separator, &last[third..]))
}

fn in_some_order(
    text: &str,
    first: u32,
    second: u32,
    year: u32,
    separator: u8,
) -> Result<NaiveDate, DateError> {
    if separator == b'.' || first > 12 {
        return day(text, year, second, first);
    }
    if second > 12 || first == second {
        return day(text, year, first, second);
    }
    let (day_first, month_first) =
        (day(text, year, second, first)?, day(text, year, first, second)?);
    Err(DateError::Ambiguous { text: text.to_owned(), day_first, month_first })
}

/// A day of the calendar.
pub(super) fn day(text: &str, year: u32, month: u32, day: u32) -> Result<NaiveDate, DateError> {
    i32::try_from(year)
        .ok()
        .filter(|year| (1..=9999).contains(year))
        .and_then(|year| NaiveDate::from_ymd_opt(year, month, day))
        .ok_or_else(|| DateError::Impossible(text.to_owned()))
}

/// Other notations through `dateparser`, which fills in today, moves days between zones and
/// panics on some offsets: so only text with a year of four digits, without any offset, and only
/// answers that say the year that was written.
fn foreign(text: &str) -> Result<Stated, DateError> {
    let unknown = || DateError::Unknown(text.to_owned());
    let year =
        text.split(|c: char| !c.is_ascii_digit()).find(|run| run.len() == 4).ok_or_else(unknown)?;
    let groups = text.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty()).count();
    if text.contains('+') || groups < 2 {
        return Err(unknown());
    }
    let read = dateparser::parse_with(text, &Utc, NaiveTime::MIN).map_err(|_| unknown())?;
    let (date, time) = (read.date_naive(), read.time());
    if date.format("%Y").to_string() != year {
        return Err(unknown());
    }
    Ok(Stated { date, time: (time != NaiveTime::MIN).then_some(time) })
}
