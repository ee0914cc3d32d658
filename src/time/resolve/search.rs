//! The cycle before, around and after a place.

use chrono::{Duration, NaiveDateTime};

use super::cycle::{frame, occurrence, over};
use super::{Found, IMPOSSIBLE, OUT_OF_RANGE, Place};
use crate::time::calendar::{neighbour, unit_at};
use crate::time::model::{Cycle, Fields, Interval};

/// Frames to look through: enough for 29 February on a given weekday.
const FRAMES: usize = 48;
/// Frames to look through for a date whose weekday was said as well.
const FRAMES_FOR_WEEKDAY: usize = 12;

/// `step.end <= of.start`.
pub(super) fn last(of: &Interval, step: &Cycle) -> Found<Place> {
    walk(step, of.start, -1, |found| over(found) <= of.start)
}

/// `step.start < of.end`.
pub(super) fn latest(of: &Interval, step: &Cycle) -> Found<Place> {
    let end = over(of);
    let inside = end.checked_sub_signed(Duration::seconds(1)).unwrap_or(end).max(of.start);
    walk(step, inside, -1, |found| found.start < end)
}

/// `step.start >= of.end`.
pub(super) fn next(of: &Interval, step: &Cycle) -> Found<Place> {
    let end = over(of);
    walk(step, end, 1, |found| found.start >= end)
}

/// `step.end > of.start`.
pub(super) fn coming(of: &Interval, step: &Cycle) -> Found<Place> {
    walk(step, of.start, 1, |found| over(found) > of.start)
}

/// The one of [`latest`] and [`coming`] that starts closer.
pub(super) fn nearest(of: &Interval, step: &Cycle) -> Found<Place> {
    let (before, after) = (latest(of, step), coming(of, step));
    let (Ok(earlier), Ok(later)) = (&before, &after) else { return before.or(after) };
    let distance = |place: &Place| (place.extent.start - of.start).abs();
    if distance(earlier) <= distance(later) { before } else { after }
}

/// The first occurrence that is wanted, going from frame to frame.
fn walk(
    step: &Cycle,
    from: NaiveDateTime,
    direction: i64,
    wanted: impl Fn(&Interval) -> bool,
) -> Found<Place> {
    let limit = if dated_weekday(step).is_some() { FRAMES_FOR_WEEKDAY } else { FRAMES };
    let found = walk_at_most(step, from, direction, limit, &wanted)?;
    match (found, dated_weekday(step)) {
        (Some(place), _) => Ok(place),
        (None, Some(date)) => {
            let date = Cycle::Fields(Fields { weekday: None, ..date });
            walk_at_most(&date, from, direction, limit, &wanted)?.ok_or(IMPOSSIBLE)
        }
        (None, None) => Err(IMPOSSIBLE),
    }
}

/// "Friday, March 5": the year is looked for in which it was a Friday.
fn dated_weekday(step: &Cycle) -> Option<Fields> {
    match step {
        Cycle::Fields(f) if f.weekday.is_some() && f.day.is_some() && f.month.is_some() => Some(*f),
        _ => None,
    }
}

fn walk_at_most(
    step: &Cycle,
    from: NaiveDateTime,
    direction: i64,
    limit: usize,
    wanted: &impl Fn(&Interval) -> bool,
) -> Found<Option<Place>> {
    let unit = unit_at(from, frame(step)).ok_or(OUT_OF_RANGE)?;
    // One frame against the direction: an occurrence may reach over the border of its frame.
    let mut turn = neighbour(&unit, -direction).unwrap_or(unit);
    for _ in 0..limit + 2 {
        match occurrence(step, turn.start)? {
            Some(place) if wanted(&place.extent) => return Ok(Some(place)),
            _ => turn = neighbour(&turn, direction).ok_or(OUT_OF_RANGE)?,
        }
    }
    Ok(None)
}
