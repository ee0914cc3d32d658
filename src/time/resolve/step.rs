//! So far before or after a place.

use chrono::Duration;

use super::{Found, Miss, OUT_OF_RANGE, Place, search};
use crate::time::Value;
use crate::time::calendar::{add_period, unit_at};
use crate::time::model::{Count, Cycle, Granularity, Interval, Period, Steps};

/// The most occurrences that are walked one by one.
const MOST: i64 = 1000;

/// As coarse as the unit.
pub(super) fn by(of: &Interval, by: &Steps, back: bool) -> Found<Place> {
    match by {
        Steps::Period(period) => rounded(of, period, back),
        Steps::Cycles(count, cycle) => occurrences(of, *count, cycle, back),
    }
}

fn vague(back: bool) -> Miss {
    Miss::Vague(if back { "PAST_REF" } else { "FUTURE_REF" })
}

fn rounded(of: &Interval, by: &Period, back: bool) -> Found<Place> {
    if !by.is_known() {
        return Err(vague(back));
    }
    let grain = grain(of, by);
    if grain.is_clock() && !of.grain.is_clock() {
        return hours_from_a_day(of, by, back);
    }
    // A week belongs to the month that most of it is in.
    let middle = Duration::days(3);
    let week = of.grain == Granularity::Week && grain > Granularity::Week;
    let begin = if week { of.start.checked_add_signed(middle) } else { Some(of.start) };
    let start = begin.and_then(|begin| add_period(begin, by, back)).ok_or(OUT_OF_RANGE)?;
    let unit = unit_at(start, grain).ok_or(OUT_OF_RANGE)?;
    if of.end - of.start > unit.end - unit.start {
        let end = add_period(of.end, by, back).ok_or(OUT_OF_RANGE)?;
        return Place::try_at(Interval::new(start, end, grain));
    }
    Ok(Place::at(unit))
}

/// How finely the result is said.
fn grain(of: &Interval, by: &Period) -> Granularity {
    let (unit, count) = by.counts().last().copied().unwrap_or((Granularity::Day, Count::ONE));
    let whole = count.as_whole().is_some();
    let years = unit >= Granularity::Year && whole;
    let year = by.counts() == [(Granularity::Year, Count::ONE)];
    match (of.grain, unit) {
        (Granularity::Quarter | Granularity::HalfYear | Granularity::Season, _) if years => {
            of.grain
        }
        (Granularity::Month, _) if year => Granularity::Month,
        (Granularity::Decade, Granularity::Decade)
        | (Granularity::Century, Granularity::Century) => unit,
        (_, Granularity::Decade | Granularity::Century | Granularity::Millennium) => {
            Granularity::Year
        }
        (_, unit) if whole => unit,
        (_, Granularity::Minute | Granularity::Second) => Granularity::Second,
        (_, Granularity::Hour) => Granularity::Minute,
        (_, unit) if unit > Granularity::Month => Granularity::Month,
        _ => Granularity::Day,
    }
}

/// Whole days of hours are days; other hours from a day without a clock are at an unknown time.
fn hours_from_a_day(of: &Interval, by: &Period, back: bool) -> Found<Place> {
    let start = add_period(of.start, by, back).ok_or(OUT_OF_RANGE)?;
    if start.time() == of.start.time() {
        let end = add_period(of.end, by, back).ok_or(OUT_OF_RANGE)?;
        return Place::try_at(Interval::new(start, end, Granularity::Day.max(of.grain)));
    }
    Ok(Place::at(of.with_grain(Granularity::Hour)))
}

fn occurrences(of: &Interval, count: Count, cycle: &Cycle, back: bool) -> Found<Place> {
    let count = match count.as_whole() {
        Some(count @ 1..=MOST) => count,
        Some(_) => return Err(OUT_OF_RANGE),
        None => return Err(vague(back)),
    };
    let mut found = Place::at(*of);
    for _ in 0..count {
        let next = if back { search::last } else { search::next };
        found = next(&found.extent, cycle)?;
    }
    Ok(found)
}

/// A length of time that ends or begins with a place; said by the day, or as fine as its unit.
pub(super) fn stretch(of: &Interval, by: &Period, back: bool) -> Found<Place> {
    if !by.is_known() {
        return Err(vague(back));
    }
    let (start, end) = if back {
        (add_period(of.start, by, true), Some(of.end))
    } else {
        (Some(of.start), add_period(of.end, by, false))
    };
    let (start, end) = start.zip(end).ok_or(OUT_OF_RANGE)?;
    let extent = Interval::new(start, end, of.grain).ok_or(OUT_OF_RANGE)?;
    Ok(Place { extent, value: Some(Value::from(by).0) })
}

/// As fine as what is moved.
pub(super) fn exactly(of: &Interval, by: &Period, back: bool) -> Found<Place> {
    if !by.is_known() {
        return Err(vague(back));
    }
    let start = add_period(of.start, by, back).ok_or(OUT_OF_RANGE)?;
    if unit_at(of.start, of.grain).as_ref() == Some(of) {
        return Place::try_at(unit_at(start, of.grain));
    }
    let end = add_period(of.end, by, back).ok_or(OUT_OF_RANGE)?;
    Place::try_at(Interval::new(start, end, of.grain))
}
