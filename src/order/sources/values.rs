//! Expressions and the article's date, by their values on the calendar.

use std::collections::BTreeMap;

use crate::time::NaiveDateTime;
use crate::timex::TimexId;

use super::Sayings;
use crate::order::dct::{Extent, Standing, creation};
use crate::order::model::{Node, RelType};
use crate::order::network::{Places, Step};
use crate::order::view::View;

/// How two standing extents relate; an inner one that shares a border counts as inside.
fn relation(standing: Standing) -> Option<RelType> {
    match standing {
        Standing::Before => Some(RelType::Before),
        Standing::After => Some(RelType::After),
        Standing::Same => Some(RelType::Simultaneous),
        Standing::Around => Some(RelType::Includes),
        Standing::Inside => Some(RelType::IsIncluded),
        Standing::Across | Standing::Unknown => None,
    }
}

/// Each expression with the article's date and with the three told before it.
pub(super) fn find(view: &View, out: &mut Sayings) {
    let today = creation(view.document);
    let node = |at: usize| Node::Timex(TimexId(at as u32));
    for (at, timex) in view.timex.iter().enumerate() {
        if let Some(rel) = relation(Standing::of(timex.extent, today)) {
            out.add(node(at), rel, Node::Dct, "value-and-article-date", None);
        }
        for before in at.saturating_sub(3)..at {
            let standing = Standing::of(view.timex[before].extent, timex.extent);
            if let Some(rel) = relation(standing) {
                out.add(node(before), rel, node(at), "two-values", None);
            }
        }
    }
}

/// A number for each expression, from 0 on in order of telling; those of one extent share it.
pub(in crate::order) fn classes(view: &View) -> Vec<usize> {
    let mut known: BTreeMap<Extent, usize> = BTreeMap::new();
    let mut next = 0;
    let mut fresh = || {
        next += 1;
        next - 1
    };
    view.timex
        .iter()
        .map(|timex| match timex.extent {
            Some(extent) => *known.entry(extent).or_insert_with(&mut fresh),
            None => fresh(),
        })
        .collect()
}

/// Puts the points of every expression that has a place in the order of the calendar, and the
/// article's date inside its day: facts, before any reading. At what time of its day the article was
/// written is not known, so that nothing is said of it and the clock times of that day.
///
/// At one instant, ends come before starts, the ends of shorter spans before those of longer ones,
/// the starts of longer spans before those of shorter ones.
pub(crate) fn state(view: &View, places: &mut Places) {
    let extents = view.timex.iter().enumerate().filter_map(|(at, t)| Some((at, t.extent?)));
    let mut points: Vec<(Key, usize)> = Vec::new();
    for (at, extent) in extents {
        let node = Node::Timex(TimexId(at as u32));
        let [start, end] = keys(extent, false);
        points.push((end, places.end(node)));
        points.push((start, places.start(node)));
    }
    points.sort_unstable();
    points.dedup();
    for two in points.windows(2) {
        let step = if two[0].0 == two[1].0 { Step::Same } else { Step::Less };
        places.point(two[0].1, step, two[1].1);
    }
    let Some(day) = creation(view.document) else { return };
    let [start, end] = keys(day, true);
    let before = points.partition_point(|(key, _)| *key < start);
    let behind = points.partition_point(|(key, _)| *key < end);
    if let Some((_, last)) = before.checked_sub(1).and_then(|at| points.get(at)) {
        places.point(*last, Step::Less, places.start(Node::Dct));
    }
    if let Some((_, next)) = points.get(behind) {
        places.point(places.end(Node::Dct), Step::Less, *next);
    }
}

/// Instant, whether it is a start, and how the span that has it stands to others that have it.
type Key = (NaiveDateTime, bool, i64, u8);

/// The start and the end of a span, which is inside those of the same extent or around them.
fn keys(extent: Extent, inner: bool) -> [Key; 2] {
    let length = (extent.1 - extent.0).num_seconds();
    [(extent.0, true, -length, u8::from(inner)), (extent.1, false, length, u8::from(!inner))]
}

/// Whether an expression is a time of the article's own day.
pub(in crate::order) fn is_time_of_today(view: &View, timex: TimexId) -> bool {
    let extent = view.timex.get(timex.0 as usize).and_then(|timex| timex.extent);
    let within =
        |(extent, day): (Extent, Extent)| day.0 <= extent.0 && extent.1 <= day.1 && extent != day;
    extent.zip(creation(view.document)).is_some_and(within)
}
