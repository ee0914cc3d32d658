//! Values to intervals and periods.

use chrono::{NaiveDate, NaiveDateTime, Weekday};

use super::instant::{PARTS, part_borders};
use crate::time::calendar::{midnight, month_start, unit_at, week_day};
use crate::time::model::{Count, Granularity, Interval, Period};

/// The place of a value on the time line.
pub(super) fn extent(text: &str) -> Option<Interval> {
    let (date, clock) = match text.split_once('T') {
        Some((date, clock)) => (date, Some(clock)),
        None => (text, None),
    };
    let (date, bc) = match date.strip_prefix("BC") {
        Some(rest) => (rest, true),
        None => (date, false),
    };
    let whole = calendar(date, bc)?;
    match clock {
        Some(clock) => within_day(whole, clock),
        None => Some(whole),
    }
}

fn calendar(date: &str, bc: bool) -> Option<Interval> {
    let mut parts = date.split('-');
    let first = parts.next()?;
    let rest: [Option<&str>; 3] = [parts.next(), parts.next(), parts.next()];
    if rest[2].is_some() || !first.is_ascii() {
        return None;
    }
    if rest[0].is_none() {
        return years(first, bc);
    }
    let Some(year) = year(first, bc) else {
        return years(first, bc).map(|i| i.with_grain(grain_of(&rest)));
    };
    match (rest[0]?, rest[1]) {
        (week, day) if week.starts_with('W') && week.len() <= 3 => of_week(year, week, day),
        (part, None) => of_year(year, part),
        ("XX", Some(_)) => of_year(year, "XX").map(|i| i.with_grain(Granularity::Day)),
        (month, Some("XX")) => of_year(year, month).map(|i| i.with_grain(Granularity::Day)),
        (month, Some(day)) => {
            let date = NaiveDate::from_ymd_opt(year, number(month)?, number(day)?)?;
            unit_at(midnight(date), Granularity::Day)
        }
    }
}

/// The grain of what stands behind a year with `X` in it.
fn grain_of(rest: &[Option<&str>; 3]) -> Granularity {
    match rest {
        [_, Some("WE"), _] => Granularity::Weekend,
        [_, Some(_), _] => Granularity::Day,
        [Some(part), ..] if part.starts_with('W') && *part != "WI" => Granularity::Week,
        [Some(part), ..] if part.starts_with('Q') => Granularity::Quarter,
        [Some(part), ..] if part.starts_with('H') => Granularity::HalfYear,
        [Some("SP" | "SU" | "FA" | "WI"), ..] => Granularity::Season,
        _ => Granularity::Month,
    }
}

fn number(text: &str) -> Option<u32> {
    (text.len() <= 2 && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

/// A whole year, counted from the year 1 BC as 0.
fn year(text: &str, bc: bool) -> Option<i32> {
    if text.len() < 4 || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let year: i32 = text.parse().ok().filter(|year| *year > 0)?;
    Some(if bc { 1i32.checked_sub(year)? } else { year })
}

/// "1998", "199", "19", "1", "199X", "19XX".
fn years(text: &str, bc: bool) -> Option<Interval> {
    if let Some(year) = year(text, bc) {
        return unit_at(month_start(year, 1)?, Granularity::Year);
    }
    let digits = text.trim_end_matches('X');
    let (grain, unknown) = match (digits.len(), text.len()) {
        (3, 3 | 4) => (Granularity::Decade, 1),
        (2, 2 | 4) => (Granularity::Century, 2),
        (1, 1 | 4) => (Granularity::Millennium, 3),
        _ => return None,
    };
    if !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let size = 10i32.pow(unknown);
    let first = digits.parse::<i32>().ok()?.checked_mul(size)?;
    let inside = if bc { 1 - first.max(1) } else { first.max(1) };
    let block = unit_at(month_start(inside, 1)?, grain)?;
    Some(if text.ends_with('X') { block.with_grain(Granularity::Year) } else { block })
}

fn of_year(year: i32, part: &str) -> Option<Interval> {
    let unit = |month: u32, grain| unit_at(month_start(year, month)?, grain);
    match part {
        "SP" => unit(3, Granularity::Season),
        "SU" => unit(6, Granularity::Season),
        "FA" => unit(9, Granularity::Season),
        "WI" => unit(12, Granularity::Season),
        "H1" => unit(1, Granularity::HalfYear),
        "H2" => unit(7, Granularity::HalfYear),
        "HX" => unit(1, Granularity::Year).map(|y| y.with_grain(Granularity::HalfYear)),
        "QX" => unit(1, Granularity::Year).map(|y| y.with_grain(Granularity::Quarter)),
        "XX" => unit(1, Granularity::Year).map(|y| y.with_grain(Granularity::Month)),
        _ => match part.strip_prefix('Q') {
            Some(quarter) => match number(quarter)? {
                quarter @ 1..=4 => unit(quarter * 3 - 2, Granularity::Quarter),
                _ => None,
            },
            None => unit(number(part)?, Granularity::Month),
        },
    }
}

fn of_week(year: i32, week: &str, day: Option<&str>) -> Option<Interval> {
    if week == "WI" {
        return if day.is_none() { of_year(year, week) } else { None };
    }
    if week == "WXX" {
        let grain = if day == Some("WE") { Granularity::Weekend } else { Granularity::Week };
        return of_year(year, "XX").map(|y| y.with_grain(grain));
    }
    let week = u8::try_from(number(week.strip_prefix('W')?)?).ok()?;
    let monday = midnight(week_day(year, week, Weekday::Mon)?);
    match day {
        None => unit_at(monday, Granularity::Week),
        Some("WE") => unit_at(monday, Granularity::Weekend),
        Some("X") => unit_at(monday, Granularity::Week).map(|w| w.with_grain(Granularity::Day)),
        Some(day) => {
            let offset = u8::try_from(number(day)?.checked_sub(1)?).ok()?;
            let day = week_day(year, week, Weekday::try_from(offset).ok()?)?;
            unit_at(midnight(day), Granularity::Day)
        }
    }
}

fn within_day(day: Interval, clock: &str) -> Option<Interval> {
    if let Some(part) = PARTS.iter().find(|p| part_borders(**p).0 == clock) {
        if unit_at(day.start, Granularity::Day)? != day {
            return Some(day.with_grain(Granularity::PartOfDay));
        }
        let (_, first, end) = part_borders(*part);
        let hours = |h| day.start.checked_add_signed(chrono::Duration::hours(h));
        return Interval::new(hours(first)?, hours(end)?, Granularity::PartOfDay);
    }
    if clock == "XX" {
        return Some(day.with_grain(Granularity::Hour));
    }
    let clock = clock.trim_end_matches('Z');
    let clock = clock.find(['+', '-']).map_or(clock, |zone| &clock[..zone]);
    let mut parts = clock.split(':');
    let hour = number(parts.next()?)?;
    let minute = parts.next().map(number);
    let second = parts.next().map(|s| number(s.split('.').next().unwrap_or(s)));
    let grain = match (minute, second) {
        (None, _) => Granularity::Hour,
        (_, None) => Granularity::Minute,
        _ => Granularity::Second,
    };
    let at = instant(day.start, hour, minute.unwrap_or(Some(0))?, second.unwrap_or(Some(0))?)?;
    unit_at(at, grain)
}

fn instant(day: NaiveDateTime, hour: u32, minute: u32, second: u32) -> Option<NaiveDateTime> {
    if hour == 24 && minute == 0 && second == 0 {
        return day.checked_add_signed(chrono::Duration::days(1));
    }
    day.date().and_hms_opt(hour, minute, second)
}

/// "P3D", "PT5H30M", "P2.5Y", "PXM".
pub(super) fn period(text: &str) -> Option<Period> {
    let body = text.strip_prefix('P')?;
    if body == "XX" {
        return Some(Period::default());
    }
    let (date, clock) = body.split_once('T').unwrap_or((body, ""));
    if date.is_empty() && clock.is_empty() {
        return None;
    }
    let mut counts = Vec::new();
    counted(date, false, &mut counts)?;
    counted(clock, true, &mut counts)?;
    Some(Period::sum(counts))
}

fn counted(mut text: &str, clock: bool, counts: &mut Vec<(Granularity, Count)>) -> Option<()> {
    while !text.is_empty() {
        let end = text.find(|c: char| !(c.is_ascii_digit() || c == '.' || c == 'X'))?;
        let count = count(&text[..end])?;
        let rest = &text[end..];
        let end =
            rest.find(|c: char| c.is_ascii_digit() || c == '.' || c == 'X').unwrap_or(rest.len());
        counts.push((unit(&rest[..end], clock)?, count));
        text = &rest[end..];
    }
    Some(())
}

fn count(text: &str) -> Option<Count> {
    if text == "X" || text == "XX" {
        return Some(Count::Unknown);
    }
    let (whole, places) = text.split_once('.').unwrap_or((text, ""));
    if places.len() > 3 || (whole.is_empty() && places.is_empty()) {
        return None;
    }
    let whole: i64 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
    let fraction: i64 = format!("{places:0<3}").parse().ok()?;
    Some(Count::Known(whole.checked_mul(1000)?.checked_add(fraction)?))
}

fn unit(letters: &str, clock: bool) -> Option<Granularity> {
    Some(match (letters, clock) {
        ("L", false) => Granularity::Millennium,
        ("CE" | "C", false) => Granularity::Century,
        ("DE" | "E", false) => Granularity::Decade,
        ("Y", false) => Granularity::Year,
        ("Q", false) => Granularity::Quarter,
        ("M", false) => Granularity::Month,
        ("WE", false) => Granularity::Weekend,
        ("W", false) => Granularity::Week,
        ("D", false) => Granularity::Day,
        ("H", true) => Granularity::Hour,
        ("M", true) => Granularity::Minute,
        ("S", true) => Granularity::Second,
        _ => return None,
    })
}
