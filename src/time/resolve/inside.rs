//! What lies inside a place, or around it.

use chrono::{Duration, NaiveDateTime};

use super::cycle::{frame, occurrence};
use super::{Found, IMPOSSIBLE, OUT_OF_RANGE, Place};
use crate::time::calendar::{add_days, neighbour, unit_at};
use crate::time::model::{Count, Cycle, Granularity, Interval, Period};
use crate::time::value::{Value, part_borders};

/// The most occurrences that are counted one by one.
const MOST: i32 = 1000;

/// The one around the start of `of`; the first inside when it comes often there; some of them when
/// it is a plain unit.
pub(super) fn this(of: &Interval, step: &Cycle) -> Found<Place> {
    let frame = frame(step);
    let turn = unit_at(of.start, frame).ok_or(OUT_OF_RANGE)?;
    let longer = of.end - of.start > turn.end - turn.start;
    match step {
        Cycle::Unit(Granularity::Weekend) if !longer => {
            return Place::try_at(unit_at(of.start, Granularity::Weekend));
        }
        Cycle::Unit(unit) if longer => return Ok(Place::at(of.with_grain(*unit))),
        Cycle::PartOfDay(part) if longer => {
            let day = Value::from(&of.with_grain(Granularity::Day));
            let value = Some(format!("{day}T{}", part_borders(*part).0));
            return Ok(Place { extent: of.with_grain(Granularity::PartOfDay), value });
        }
        _ => {}
    }
    if longer {
        return nth(1, step, of);
    }
    let here = occurrence(step, turn.start)?;
    around(of, step, &turn, here.as_ref())?.or(here).ok_or(IMPOSSIBLE)
}

/// The neighbour that fits better: the winter that began last year, the hours past midnight of a
/// night.
fn around(
    of: &Interval,
    step: &Cycle,
    turn: &Interval,
    here: Option<&Place>,
) -> Found<Option<Place>> {
    let meets = |place: &Place| place.extent.intersection(of).is_some();
    if here.is_some_and(meets) {
        return Ok(None);
    }
    let direction = match of.grain {
        Granularity::PartOfDay => 1,
        _ if turn.grain == Granularity::Year => -1,
        _ => return Ok(None),
    };
    let Some(beside) = neighbour(turn, direction) else { return Ok(None) };
    Ok(occurrence(step, beside.start)?.filter(meets))
}

/// The n-th that starts inside `within` (a week: whose Thursday lies inside).
pub(super) fn nth(n: i32, cycle: &Cycle, within: &Interval) -> Found<Place> {
    match cycle {
        _ if n == 0 => Err(IMPOSSIBLE),
        Cycle::Unit(unit) if *unit != Granularity::PartOfDay => nth_unit(n, *unit, within),
        _ if n.unsigned_abs() > MOST.unsigned_abs() => Err(IMPOSSIBLE),
        _ => nth_occurrence(n, cycle, within),
    }
}

fn belongs(extent: &Interval, within: &Interval) -> bool {
    let key = match extent.grain {
        Granularity::Week => add_days(extent.start, 3).unwrap_or(extent.start),
        _ => extent.start,
    };
    within.start <= key && key < within.end
}

/// The last instant that lies inside.
fn last_instant(within: &Interval) -> NaiveDateTime {
    within.end.checked_sub_signed(Duration::seconds(1)).unwrap_or(within.start).max(within.start)
}

fn nth_unit(n: i32, unit: Granularity, within: &Interval) -> Found<Place> {
    let (from, direction, steps) = match n {
        1.. => (within.start, 1, i64::from(n) - 1),
        _ => (last_instant(within), -1, i64::from(n) + 1),
    };
    let mut first = unit_at(from, unit).ok_or(OUT_OF_RANGE)?;
    if !belongs(&first, within) {
        first = neighbour(&first, direction).ok_or(OUT_OF_RANGE)?;
    }
    let found = neighbour(&first, steps).ok_or(OUT_OF_RANGE)?;
    if belongs(&found, within) { Ok(Place::at(found)) } else { Err(IMPOSSIBLE) }
}

fn nth_occurrence(n: i32, cycle: &Cycle, within: &Interval) -> Found<Place> {
    let (from, direction) = if n > 0 { (within.start, 1) } else { (last_instant(within), -1) };
    let mut turn = unit_at(from, frame(cycle)).ok_or(OUT_OF_RANGE)?;
    let mut left = n.unsigned_abs();
    for _ in 0..MOST {
        let here = occurrence(cycle, turn.start)?.filter(|place| belongs(&place.extent, within));
        if let Some(place) = here {
            left -= 1;
            if left == 0 {
                return Ok(place);
            }
        }
        turn = neighbour(&turn, direction).ok_or(OUT_OF_RANGE)?;
        if turn.start >= within.end || turn.end <= within.start {
            break;
        }
    }
    Err(IMPOSSIBLE)
}

/// From the first to the n-th, or the last ones.
pub(super) fn run(n: i32, cycle: &Cycle, within: &Interval) -> Found<Place> {
    let (first, last) = if n > 0 { (1, n) } else { (n, -1) };
    let (first, last) = (nth(first, cycle, within)?.extent, nth(last, cycle, within)?.extent);
    let extent = Interval { start: first.start, end: last.end, grain: first.grain };
    let whole = Granularity::ALL.into_iter().find_map(|unit| {
        unit_at(extent.start, unit).filter(|u| (u.start, u.end) == (extent.start, extent.end))
    });
    match whole {
        Some(unit) => Ok(Place::at(unit)),
        None => {
            let length = Period::of(Count::whole(n.unsigned_abs()), first.grain);
            Ok(Place { extent, value: Some(Value::from(&length).0) })
        }
    }
}
