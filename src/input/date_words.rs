//! Dates in English words ("Thursday, March 18th, 2021 at 10:20 a.m. EDT"), in any usual order.

use super::dct::{DateError, Stated, day};
use crate::time::{Datelike, NaiveTime, Weekday};

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const WEEKDAYS: [&str; 7] =
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
/// Words that say nothing about the day.
const IDLE: &[&str] = &["at", "on", "of", "the", "local", "time", "hours", "hrs", "h"];
/// Those of them that cannot be the last word.
const LEADING: &[&str] = &["at", "on", "of", "the", "local"];
/// Zones that are known by name, besides any two to five capitals after a clock time.
const ZONES: &[&str] = &["utc", "gmt", "z", "est", "edt", "cst", "cdt", "mst", "mdt", "pst", "pdt"];

/// A run of digits, of letters, or one sign.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Piece<'a> {
    Number(&'a str),
    Word(&'a str),
    Sign(char),
}

fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let run = |test: fn(char) -> bool| rest.find(|c: char| !test(c)).unwrap_or(rest.len());
        let length = if first.is_ascii_digit() {
            run(|c| c.is_ascii_digit())
        } else if first.is_alphabetic() {
            run(char::is_alphabetic)
        } else {
            first.len_utf8()
        };
        let (piece, after) = rest.split_at(length);
        if first.is_ascii_digit() {
            pieces.push(Piece::Number(piece));
        } else if first.is_alphabetic() {
            pieces.push(Piece::Word(piece));
        } else if !first.is_whitespace() {
            pieces.push(Piece::Sign(first));
        }
        rest = after;
    }
    pieces
}

/// What has been read so far.
#[derive(Default)]
struct Reader<'a> {
    year: Option<u32>,
    month: Option<u32>,
    day: Option<u32>,
    weekday: Option<Weekday>,
    time: Option<(u32, u32, u32)>,
    pieces: Vec<Piece<'a>>,
    next: usize,
}

/// Reads a full date in words.
pub(super) fn parse(text: &str) -> Result<Stated, DateError> {
    let unknown = || DateError::Unknown(text.to_owned());
    let reader = Reader::read(text).ok_or_else(unknown)?;
    if reader.month.is_none() && (reader.day.is_none() || reader.year.is_none()) {
        return match (reader.year, reader.weekday) {
            (None, None) => Err(unknown()),
            _ => Err(DateError::Incomplete(text.to_owned())),
        };
    }
    let (Some(year), Some(month), Some(number)) = (reader.year, reader.month, reader.day) else {
        return Err(DateError::Incomplete(text.to_owned()));
    };
    let date = day(text, year, month, number)?;
    if reader.weekday.is_some_and(|said| said != date.weekday()) {
        let weekday = date.format("%A").to_string();
        return Err(DateError::Weekday { text: text.to_owned(), date, weekday });
    }
    Ok(Stated { date, time: reader.clock(text)? })
}

/// Reads what follows a date in numbers: nothing, or a clock time with a zone.
pub(super) fn clock(text: &str, rest: &str) -> Result<Option<NaiveTime>, DateError> {
    match Reader::read(rest) {
        Some(r) if r.month.is_none() && r.day.is_none() && r.year.is_none() => r.clock(text),
        _ => Err(DateError::Unknown(text.to_owned())),
    }
}

/// Number of the month that a word or its abbreviation names.
pub(super) fn month(word: &str) -> Option<u32> {
    named(word, &MONTHS).map(|index| index as u32 + 1)
}

/// Whether the word is a weekday or its abbreviation.
pub(super) fn is_weekday(word: &str) -> bool {
    named(word, &WEEKDAYS).is_some()
}

fn named(word: &str, names: &[&str]) -> Option<usize> {
    if word.len() < 3 || !word.is_ascii() {
        return None;
    }
    let fits = |name: &&str| {
        let start = if word.len() <= 5 { name.get(..word.len()) } else { Some(*name) };
        start.is_some_and(|start| start.eq_ignore_ascii_case(word))
    };
    names.iter().position(fits)
}

impl<'a> Reader<'a> {
    /// `None` if there is a piece that has no place in a date.
    fn read(text: &'a str) -> Option<Reader<'a>> {
        let mut reader = Reader { pieces: pieces(text), ..Reader::default() };
        while let Some(piece) = reader.take() {
            match piece {
                Piece::Number(digits) => reader.number(digits)?,
                Piece::Word(word) => reader.word(word)?,
                Piece::Sign('+' | '-' | '−') if reader.time.is_some() => reader.offset(),
                Piece::Sign(',' | '.' | '-' | '–' | '—' | '/' | '(' | ')' | '|' | '\'' | '’') =>
                    {}
                Piece::Sign(_) => return None,
            }
        }
        match reader.pieces.iter().rev().find(|piece| !matches!(piece, Piece::Sign(_))) {
            Some(Piece::Word(last)) if LEADING.contains(&last.to_lowercase().as_str()) => None,
            _ => Some(reader),
        }
    }

    fn take(&mut self) -> Option<Piece<'a>> {
        self.next += 1;
        self.pieces.get(self.next - 1).copied()
    }

    fn peek(&self, ahead: usize) -> Option<Piece<'a>> {
        self.pieces.get(self.next + ahead).copied()
    }

    fn number(&mut self, digits: &str) -> Option<()> {
        let value = digits.parse().ok()?;
        if self.time.is_none() && self.is_clock() {
            return self.clock_from(value);
        }
        match digits.len() {
            4 if self.year.is_none() => self.year = Some(value),
            1 | 2 if self.day.is_none() => {
                self.day = Some(value);
                if let Some(Piece::Word("st" | "nd" | "rd" | "th" | "ST" | "ND" | "RD" | "TH")) =
                    self.peek(0)
                {
                    self.next += 1;
                }
            }
            _ => return None,
        }
        Some(())
    }

    /// Whether the number before begins a clock time: "10:", "10.20 a.m.", "5 pm".
    fn is_clock(&self) -> bool {
        match (self.peek(0), self.peek(1)) {
            (Some(Piece::Sign(':')), Some(Piece::Number(_))) => true,
            (Some(Piece::Sign('.')), Some(Piece::Number(minutes))) if minutes.len() == 2 => {
                self.half(2).is_some() || self.is_dotted_clock()
            }
            _ => self.half(0).is_some(),
        }
    }

    /// "18 June 2023 19.40 BST", "19.40 GMT, 18 June 2023": a zone after it, or nothing more to tell.
    fn is_dotted_clock(&self) -> bool {
        match self.peek(2) {
            Some(Piece::Word(zone)) => is_known_zone(zone) || is_zone(zone),
            Some(_) => false,
            None => self.day.is_some() && self.month.is_some() && self.year.is_some(),
        }
    }

    /// "am", "a.m." or the like at a place: whether it is after noon, and how many pieces.
    fn half(&self, ahead: usize) -> Option<(bool, usize)> {
        let Some(Piece::Word(word)) = self.peek(ahead) else { return None };
        match word.to_ascii_lowercase().as_str() {
            "am" => Some((false, 1)),
            "pm" => Some((true, 1)),
            letter @ ("a" | "p") => {
                let dotted = self.peek(ahead + 1) == Some(Piece::Sign('.'))
                    && matches!(self.peek(ahead + 2), Some(Piece::Word("m" | "M")));
                dotted.then_some((letter == "p", 3))
            }
            _ => None,
        }
    }

    fn clock_from(&mut self, hour: u32) -> Option<()> {
        let (mut parts, mut said) = ([hour, 0, 0], 1);
        for part in &mut parts[1..] {
            let (Some(Piece::Sign(':' | '.')), Some(Piece::Number(digits))) =
                (self.peek(0), self.peek(1))
            else {
                break;
            };
            *part = digits.parse().ok().filter(|_| digits.len() == 2)?;
            self.next += 2;
            said += 1;
        }
        let fraction = matches!(
            (self.peek(0), self.peek(1)),
            (Some(Piece::Sign('.' | ',')), Some(Piece::Number(_)))
        );
        if fraction && said == 3 {
            self.next += 2;
        }
        if let Some((afternoon, length)) = self.half(0) {
            self.next += length;
            if parts[0] <= 12 {
                parts[0] = parts[0] % 12 + if afternoon { 12 } else { 0 };
            }
        }
        self.time = Some((parts[0], parts[1], parts[2]));
        Some(())
    }

    fn word(&mut self, word: &str) -> Option<()> {
        if let Some(month) = month(word) {
            return self.month.replace(month).is_none().then_some(());
        }
        if let Some(index) = named(word, &WEEKDAYS) {
            let weekday = Weekday::try_from(index as u8).ok()?;
            return self.weekday.replace(weekday).is_none().then_some(());
        }
        let lower = word.to_lowercase();
        match lower.as_str() {
            "noon" => self.time = Some((12, 0, 0)),
            "midnight" => self.time = Some((0, 0, 0)),
            known if IDLE.contains(&known) || is_known_zone(known) => {}
            _ if self.time.is_some() && is_zone(word) => {}
            _ => return None,
        }
        Some(())
    }

    /// "+01:00", "-0500", "+1": skipped, since the local date counts.
    fn offset(&mut self) {
        if matches!(self.peek(0), Some(Piece::Number(d)) if d.len() <= 4) {
            self.next += 1;
            if let (Some(Piece::Sign(':')), Some(Piece::Number(_))) = (self.peek(0), self.peek(1)) {
                self.next += 2;
            }
        }
    }

    fn clock(&self, text: &str) -> Result<Option<NaiveTime>, DateError> {
        let Some((hour, minute, second)) = self.time else { return Ok(None) };
        NaiveTime::from_hms_opt(hour, minute, second.min(59))
            .filter(|_| second <= 60)
            .map(Some)
            .ok_or_else(|| DateError::Impossible(text.to_owned()))
    }
}

fn is_known_zone(word: &str) -> bool {
    ZONES.contains(&word.to_ascii_lowercase().as_str())
}

fn is_zone(word: &str) -> bool {
    (2..=5).contains(&word.len()) && word.chars().all(|c| c.is_ascii_uppercase())
        || matches!(word, "Eastern" | "Central" | "Pacific" | "Mountain" | "Standard" | "Daylight")
}
