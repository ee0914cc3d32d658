//! Fields to places: whole when a year was said, else the rest from around.

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike, Weekday};

use super::expr::reference;
use super::{Context, Found, IMPOSSIBLE, Miss, OUT_OF_RANGE, Place, Unresolved, inside};
use crate::time::calendar::{add_days, midnight, month_start, unit_at, week_day};
use crate::time::model::{Cycle, Fields, Granularity, Interval, Season};
use crate::time::value::{Value, part_borders};

/// How far into the future a two-digit year or decade may lie.
const AHEAD: i32 = 10;

pub(super) fn place(said: &Fields, context: &Context) -> Found<Place> {
    let said = with_century(said, context);
    if let Some(block) = block(&said)? {
        return Ok(Place::at(block));
    }
    match said.year {
        Some(year) => {
            let start = month_start(astronomical(year, said.bc)?, 1).ok_or(OUT_OF_RANGE)?;
            in_frame(&Fields { weekday: weekday_needed(&said), ..said }, start, true)?
                .ok_or(IMPOSSIBLE)
        }
        None => inside::this(&reference(context)?, &Cycle::Fields(said)),
    }
}

/// With a complete date, the weekday adds nothing (and if it is the wrong one, the date counts).
fn weekday_needed(said: &Fields) -> Option<Weekday> {
    said.weekday.filter(|_| said.day.is_none())
}

/// Two digits completed: the latest year or decade that is at most [`AHEAD`] years away.
fn with_century(said: &Fields, context: &Context) -> Fields {
    let Some(short) = said.short_year.or(said.short_decade) else { return *said };
    let now = context.dct.or(context.focus).map_or(2000, |i| i.start.year());
    let limit = now.saturating_add(if said.short_year.is_some() { AHEAD } else { 0 });
    let full = limit - (limit - i32::from(short)).rem_euclid(100);
    match said.short_year {
        Some(_) => Fields { year: said.year.or(Some(full)), short_year: None, ..*said },
        None => Fields { decade: said.decade.or(Some(full)), short_decade: None, ..*said },
    }
}

/// A decade or a century, when that is what was said.
fn block(said: &Fields) -> Found<Option<Interval>> {
    let (first, grain) = match (said.decade, said.century) {
        _ if said.year.is_some() => return Ok(None),
        (Some(decade), _) if decade >= 0 => (decade, Granularity::Decade),
        (None, Some(century)) if century > 0 => {
            ((century - 1).checked_mul(100).ok_or(OUT_OF_RANGE)?, Granularity::Century)
        }
        (None, None) => return Ok(None),
        _ => return Err(IMPOSSIBLE),
    };
    let inside = month_start(astronomical(first.max(1), said.bc)?, 1).ok_or(OUT_OF_RANGE)?;
    unit_at(inside, grain).map(Some).ok_or(OUT_OF_RANGE)
}

/// The year as chrono counts: 1 BC is 0. There was no year 0.
fn astronomical(year: i32, bc: bool) -> Found<i32> {
    match (year, bc) {
        (..=0, _) => Err(IMPOSSIBLE),
        (year, true) => Ok(1 - year),
        (year, false) => Ok(year),
    }
}

/// The unit in which the fields come once, when no year was said.
pub(super) fn frame(said: &Fields) -> Granularity {
    let of_year = said.month.is_some()
        || said.quarter.is_some()
        || said.half.is_some()
        || said.season.is_some()
        || said.week.is_some();
    if of_year {
        Granularity::Year
    } else if said.day.is_some() {
        Granularity::Month
    } else if said.weekend || said.weekday.is_some() {
        Granularity::Week
    } else if said.hour.is_some() || said.part.is_some() || said.minute.is_none() {
        Granularity::Day
    } else {
        Granularity::Hour
    }
}

/// The fields in the frame that starts at `start`; `None` when it has no such date.
///
/// # Errors
/// When there is no such date in any frame.
pub(super) fn in_frame(
    said: &Fields,
    start: NaiveDateTime,
    whole_year: bool,
) -> Found<Option<Place>> {
    check(said)?;
    let Some(date) = date(said, start, whole_year)? else { return Ok(None) };
    clock(said, date, start).map(Some)
}

/// What can never be.
fn check(said: &Fields) -> Found<()> {
    let out = |value: Option<u8>, low: u8, high: u8| value.is_some_and(|v| v < low || v > high);
    let days = match said.month {
        Some(2) => 29,
        Some(4 | 6 | 9 | 11) => 30,
        _ => 31,
    };
    let wrong = out(said.month, 1, 12)
        || out(said.day, 1, days)
        || out(said.quarter, 1, 4)
        || out(said.half, 1, 2)
        || out(said.week, 1, 53)
        || out(said.hour, 0, 24)
        || out(said.minute, 0, 59)
        || out(said.second, 0, 59);
    if wrong { Err(IMPOSSIBLE) } else { Ok(()) }
}

fn date(said: &Fields, start: NaiveDateTime, whole_year: bool) -> Found<Option<Interval>> {
    let year = start.year();
    let month = |month: u32, grain| match month_start(year, month) {
        Some(first) => unit_at(first, grain).map(Some).ok_or(OUT_OF_RANGE),
        None => Err(OUT_OF_RANGE),
    };
    if let Some(week) = said.week {
        return Ok(in_week(said, year, week));
    }
    match (said.month, said.day) {
        (Some(m), None) => month(u32::from(m), Granularity::Month),
        (Some(m), Some(d)) => Ok(day(said, year, u32::from(m), d)),
        (None, Some(d)) => Ok(day(said, year, start.month(), d)),
        (None, None) => {
            if let Some(quarter) = said.quarter {
                month(u32::from(quarter) * 3 - 2, Granularity::Quarter)
            } else if let Some(half) = said.half {
                month(u32::from(half) * 6 - 5, Granularity::HalfYear)
            } else if let Some(season) = said.season {
                month(first_month(season), Granularity::Season)
            } else {
                small(said, start, whole_year).map(Some)
            }
        }
    }
}

pub(super) fn first_month(season: Season) -> u32 {
    match season {
        Season::Spring => 3,
        Season::Summer => 6,
        Season::Autumn => 9,
        Season::Winter => 12,
    }
}

fn day(said: &Fields, year: i32, month: u32, day: u8) -> Option<Interval> {
    let date = NaiveDate::from_ymd_opt(year, month, u32::from(day))?;
    let fits = said.weekday.is_none_or(|weekday| weekday == date.weekday());
    if fits { unit_at(midnight(date), Granularity::Day) } else { None }
}

fn in_week(said: &Fields, year: i32, week: u8) -> Option<Interval> {
    let date = week_day(year, week, said.weekday.unwrap_or(Weekday::Mon))?;
    let grain = match (said.weekday, said.weekend) {
        (Some(_), _) => Granularity::Day,
        (None, true) => Granularity::Weekend,
        (None, false) => Granularity::Week,
    };
    unit_at(midnight(date), grain)
}

/// A part of a week, a whole year, or the day around.
fn small(said: &Fields, start: NaiveDateTime, whole_year: bool) -> Found<Interval> {
    let found = if whole_year {
        unit_at(start, Granularity::Year)
    } else if let Some(weekday) = said.weekday {
        let monday = unit_at(start, Granularity::Week).map(|week| week.start);
        monday
            .and_then(|monday| add_days(monday, i64::from(weekday.num_days_from_monday())))
            .and_then(|day| unit_at(day, Granularity::Day))
    } else if said.weekend {
        unit_at(start, Granularity::Weekend)
    } else {
        unit_at(start, Granularity::Day)
    };
    found.ok_or(OUT_OF_RANGE)
}

/// The clock time or the part of the day, inside a date.
fn clock(said: &Fields, date: Interval, start: NaiveDateTime) -> Found<Place> {
    let hour = said.hour_of_day().or(said.minute.map(|_| start.hour() as u8));
    let Some(hour) = hour else {
        return match said.part {
            Some(part) => inside::this(&date, &Cycle::PartOfDay(part)),
            None => Ok(Place::at(date)),
        };
    };
    let (minute, second) = (said.minute.unwrap_or(0), said.second.unwrap_or(0));
    let written = match said.second {
        Some(second) => format!("{hour:02}:{minute:02}:{second:02}"),
        None => format!("{hour:02}:{minute:02}"),
    };
    if date.grain > Granularity::Day {
        let day = Value::from(&date.with_grain(Granularity::Day));
        let extent = date.with_grain(Granularity::Minute);
        return Ok(Place { extent, value: Some(format!("{day}T{written}")) });
    }
    instant(date, hour, minute, second, said.second.is_some(), &written)
}

fn instant(
    day: Interval,
    hour: u8,
    minute: u8,
    second: u8,
    to_the_second: bool,
    written: &str,
) -> Found<Place> {
    let grain = if to_the_second { Granularity::Second } else { Granularity::Minute };
    if hour == 24 {
        if minute > 0 || second > 0 {
            return Err(IMPOSSIBLE);
        }
        let extent = unit_at(day.end, grain).ok_or(OUT_OF_RANGE)?;
        let value = format!("{}T{written}", Value::from(&day));
        return Ok(Place { extent, value: Some(value) });
    }
    let at = day
        .start
        .date()
        .and_hms_opt(u32::from(hour), u32::from(minute), u32::from(second))
        .ok_or(Miss::Not(Unresolved::Impossible))?;
    Place::try_at(unit_at(at, grain))
}

/// The hours of a part of a day.
pub(super) fn part_of(day: NaiveDateTime, part: crate::time::PartOfDay) -> Option<Interval> {
    let (_, first, end) = part_borders(part);
    let hours = |h| day.checked_add_signed(chrono::Duration::try_hours(h)?);
    Interval::new(hours(first)?, hours(end)?, Granularity::PartOfDay)
}
