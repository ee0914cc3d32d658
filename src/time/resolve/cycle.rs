//! What a cycle is inside one turn of the unit that it repeats in.

use chrono::{Datelike, NaiveDateTime};

use super::fields::{first_month, in_frame, part_of};
use super::{Found, Miss, Place, Unresolved, inside};
use crate::time::calendar::{add_days, midnight, month_start, unit_at};
use crate::time::model::{Cycle, Granularity, Interval};

/// The unit in which the cycle comes once (or never, like 29 February).
pub(super) fn frame(cycle: &Cycle) -> Granularity {
    match cycle {
        Cycle::Unit(Granularity::Weekend) | Cycle::Weekday(_) => Granularity::Week,
        Cycle::Unit(Granularity::PartOfDay) | Cycle::PartOfDay(_) => Granularity::Day,
        Cycle::Unit(unit) => *unit,
        Cycle::Month(_) | Cycle::Season(_) | Cycle::Holiday(_) => Granularity::Year,
        Cycle::Fields(fields) => super::fields::frame(fields),
        Cycle::Nth { within, .. } => frame(within),
        Cycle::Both(all) => all.first().map_or(Granularity::Day, frame),
    }
}

/// The cycle in the frame that starts at `start`; `None` when it does not come there.
pub(super) fn occurrence(cycle: &Cycle, start: NaiveDateTime) -> Found<Option<Place>> {
    let month =
        |month: u32, grain| month_start(start.year(), month).and_then(|m| unit_at(m, grain));
    let extent = match cycle {
        Cycle::Unit(unit) => unit_at(start, *unit),
        Cycle::Weekday(day) => {
            let monday = unit_at(start, Granularity::Week).map(|week| week.start);
            monday
                .and_then(|monday| add_days(monday, i64::from(day.num_days_from_monday())))
                .and_then(|day| unit_at(day, Granularity::Day))
        }
        Cycle::Month(m) => month(m.number_from_month(), Granularity::Month),
        Cycle::Season(season) => month(first_month(*season), Granularity::Season),
        Cycle::Holiday(holiday) => {
            holiday.in_year(start.year()).and_then(|day| unit_at(midnight(day), Granularity::Day))
        }
        Cycle::PartOfDay(part) => part_of(start, *part),
        Cycle::Fields(fields) => return in_frame(fields, start, false),
        Cycle::Nth { n, cycle, within } => return counted(*n, cycle, within, start),
        Cycle::Both(all) => return narrowed(all, start),
    };
    Place::try_at(extent).map(Some)
}

fn counted(n: i32, cycle: &Cycle, within: &Cycle, start: NaiveDateTime) -> Found<Option<Place>> {
    let Some(whole) = occurrence(within, start)? else { return Ok(None) };
    match inside::nth(n, cycle, &whole.extent) {
        Err(Miss::Not(Unresolved::Impossible)) => Ok(None),
        found => found.map(Some),
    }
}

fn narrowed(all: &[Cycle], start: NaiveDateTime) -> Found<Option<Place>> {
    let Some((first, rest)) = all.split_first() else { return Ok(None) };
    let Some(mut found) = occurrence(first, start)? else { return Ok(None) };
    for next in rest {
        found = inside::this(&found.extent, next)?;
    }
    Ok(Some(found))
}

/// Where an occurrence counts as over: a part of a day belongs to its day, even past midnight.
pub(super) fn over(extent: &Interval) -> NaiveDateTime {
    if extent.grain >= Granularity::Day {
        return extent.end;
    }
    unit_at(extent.start, Granularity::Day).map_or(extent.end, |day| extent.end.min(day.end))
}
