//! Intervals to values: "2021-03-18", "2021-W11-WE", "2021-05-XX", "1989-QX", "BC0044".

use chrono::{Datelike, NaiveDateTime, Timelike};

use super::Value;
use crate::time::calendar::unit_at;
use crate::time::model::{Granularity, Interval, PartOfDay};

/// Code, first hour, and hour after the last (over 24: of the next day).
pub(crate) fn part_borders(part: PartOfDay) -> (&'static str, i64, i64) {
    match part {
        PartOfDay::Morning => ("MO", 5, 12),
        PartOfDay::Midday => ("MI", 11, 13),
        PartOfDay::Afternoon => ("AF", 12, 18),
        PartOfDay::Evening => ("EV", 18, 22),
        PartOfDay::Night => ("NI", 20, 30),
        PartOfDay::Daytime => ("DT", 6, 18),
        PartOfDay::SmallHours => ("MO", 0, 6),
    }
}

pub(super) const PARTS: [PartOfDay; 7] = [
    PartOfDay::Morning,
    PartOfDay::Midday,
    PartOfDay::Afternoon,
    PartOfDay::Evening,
    PartOfDay::Night,
    PartOfDay::Daytime,
    PartOfDay::SmallHours,
];

impl From<&Interval> for Value {
    /// The value of the unit that it is; `XX` for what is not known when it is longer than that.
    fn from(interval: &Interval) -> Value {
        let Interval { start, end, grain } = *interval;
        let exact = match unit_at(start, grain) {
            _ if grain == Granularity::PartOfDay => (end - start).num_hours() < 24,
            Some(unit) => unit.start == start && end <= unit.end,
            None => true,
        };
        if exact { Value(exactly(start, grain)) } else { Value(padded(interval)) }
    }
}

fn exactly(start: NaiveDateTime, grain: Granularity) -> String {
    let date = start.date();
    match grain {
        Granularity::Second => format!("{}T{}", day(start), start.format("%H:%M:%S")),
        Granularity::Minute => format!("{}T{}", day(start), start.format("%H:%M")),
        Granularity::Hour => format!("{}T{:02}", day(start), start.hour()),
        Granularity::PartOfDay => {
            let hour = i64::from(start.hour());
            let part = PARTS.iter().map(|p| part_borders(*p)).find(|(_, first, _)| *first == hour);
            format!("{}T{}", day(start), part.map_or("XX", |(code, _, _)| code))
        }
        Granularity::Day => day(start),
        Granularity::Weekend => format!("{}-WE", week(start)),
        Granularity::Week => week(start),
        Granularity::Month => format!("{}-{:02}", year(date.year()), date.month()),
        Granularity::Season => format!("{}-{}", year(date.year()), season(date.month())),
        Granularity::Quarter => format!("{}-Q{}", year(date.year()), date.month0() / 3 + 1),
        Granularity::HalfYear => format!("{}-H{}", year(date.year()), date.month0() / 6 + 1),
        Granularity::Year => year(date.year()),
        Granularity::Decade => block(date.year(), 1),
        Granularity::Century => block(date.year(), 2),
        Granularity::Millennium => block(date.year(), 3),
    }
}

/// The year, with four digits at least: "0044", "BC0044".
fn year(year: i32) -> String {
    if year > 0 { format!("{year:04}") } else { format!("BC{:04}", 1 - i64::from(year)) }
}

/// The year without its last digits.
fn block(of: i32, digits: usize) -> String {
    let mut text = year(of);
    text.truncate(text.len().saturating_sub(digits));
    text
}

fn day(at: NaiveDateTime) -> String {
    format!("{}-{:02}-{:02}", year(at.year()), at.month(), at.day())
}

fn week(at: NaiveDateTime) -> String {
    let week = at.iso_week();
    format!("{}-W{:02}", year(week.year()), week.week())
}

fn season(month: u32) -> &'static str {
    match month {
        3..=5 => "SP",
        6..=8 => "SU",
        9..=11 => "FA",
        _ => "WI",
    }
}

/// The smallest unit around its start that is long enough for it, and `X` below that.
fn padded(interval: &Interval) -> String {
    let holders = [
        Granularity::Day,
        Granularity::Week,
        Granularity::Month,
        Granularity::Year,
        Granularity::Decade,
        Granularity::Century,
    ];
    let length = interval.end - interval.start;
    let holder = holders.into_iter().filter(|h| *h > interval.grain).find_map(|holder| {
        unit_at(interval.start, holder).filter(|unit| unit.end - unit.start >= length)
    });
    let known = holder.map(|unit| (unit.grain, exactly(unit.start, unit.grain)));
    below(known, interval.grain)
}

fn below(known: Option<(Granularity, String)>, grain: Granularity) -> String {
    let (holder, known) = known.unwrap_or((Granularity::Millennium, String::new()));
    let to_year = match holder {
        Granularity::Decade => format!("{known}X"),
        Granularity::Century => format!("{known}XX"),
        Granularity::Millennium => "XXXX".to_owned(),
        _ => known,
    };
    let year_only = holder >= Granularity::Year;
    let to_day = match holder {
        Granularity::Day => to_year.clone(),
        Granularity::Week => format!("{to_year}-X"),
        Granularity::Month => format!("{to_year}-XX"),
        _ => format!("{to_year}-XX-XX"),
    };
    let bare_year = to_year.get(..to_year.len().min(year_end(&to_year))).unwrap_or("XXXX");
    match grain {
        g if g < Granularity::Day => format!("{to_day}TXX"),
        Granularity::Day => to_day,
        Granularity::Weekend if holder == Granularity::Week => format!("{to_year}-WE"),
        Granularity::Weekend => format!("{bare_year}-WXX-WE"),
        Granularity::Week => format!("{bare_year}-WXX"),
        Granularity::Month if year_only => format!("{to_year}-XX"),
        Granularity::Quarter if year_only => format!("{to_year}-QX"),
        Granularity::HalfYear if year_only => format!("{to_year}-HX"),
        _ => to_year,
    }
}

/// Where the year ends in "1989-05" or "BC0480-08".
fn year_end(text: &str) -> usize {
    text.find('-').unwrap_or(text.len())
}
