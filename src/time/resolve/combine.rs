//! Parts of a whole, from one to another, one inside another.

use chrono::{Duration, NaiveDateTime, NaiveTime};

use super::{Context, Found, IMPOSSIBLE, Place, expr, inside};
use crate::time::model::{Cycle, Interval, Part, TimeExpr};

/// A third or a half; the value of the whole.
pub(super) fn part(of: Place, part: Part) -> Found<Place> {
    let value = of.value().0;
    let Interval { start, end, .. } = of.extent;
    let cut = |numerator: i32, denominator: i32| border(start, end, numerator, denominator);
    let (from, to) = match part {
        Part::Start => (start, cut(1, 3)),
        Part::Middle => (cut(1, 3), cut(2, 3)),
        Part::End => (cut(2, 3), end),
        Part::FirstHalf => (start, cut(1, 2)),
        Part::SecondHalf => (cut(1, 2), end),
    };
    let extent = Interval { start: from, end: to, ..of.extent };
    Ok(Place { extent, value: Some(value) })
}

/// The point at a fraction of the way, at midnight when the whole is some days long.
fn border(start: NaiveDateTime, end: NaiveDateTime, over: i32, under: i32) -> NaiveDateTime {
    let length = end - start;
    let point = start.checked_add_signed(length / under * over).unwrap_or(end);
    if length < Duration::days(3) { point } else { point.date().and_time(NaiveTime::MIN) }
}

/// From the start of one to the end of the other.
pub(super) fn between(from: &TimeExpr, to: &TimeExpr, context: &Context) -> Found<Place> {
    let first = expr::place(from, context)?;
    let after = Context { focus: Some(first.extent), ..*context };
    let last = expr::place(to, &after)?;
    let grain = first.extent.grain.max(last.extent.grain);
    let extent = Interval::new(first.extent.start, last.extent.end, grain).ok_or(IMPOSSIBLE)?;
    let value = format!("{}/{}", first.value(), last.value());
    Ok(Place { extent, value: Some(value) })
}

/// Each inside the one before.
pub(super) fn both(all: &[TimeExpr], context: &Context) -> Found<Place> {
    let (first, rest) = all.split_first().ok_or(IMPOSSIBLE)?;
    let mut found = expr::place(first, context)?;
    for next in rest {
        found = narrowed(&found, next, context)?;
    }
    Ok(found)
}

fn narrowed(whole: &Place, next: &TimeExpr, context: &Context) -> Found<Place> {
    match next {
        TimeExpr::Cycle(cycle) => return inside::this(&whole.extent, cycle),
        TimeExpr::Fields(fields) if !fields.is_absolute() => {
            return inside::this(&whole.extent, &Cycle::Fields(*fields));
        }
        _ => {}
    }
    let within = Context { focus: Some(whole.extent), ..*context };
    let found = expr::place(next, &within)?;
    if whole.extent.contains(&found.extent) {
        return Ok(found);
    }
    whole.extent.intersection(&found.extent).map(Place::at).ok_or(IMPOSSIBLE)
}
