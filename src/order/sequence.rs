//! All events in one order: what provably starts earlier first, then by bounds, then by telling.

use std::collections::BTreeSet;

use crate::event::EventId;
use crate::time::NaiveDateTime;

use super::lists::Lists;
use super::model::{EventBounds, Node};
use super::network::Places;

/// Orders the events so that none stands before one that provably starts earlier.
pub(crate) fn find(places: &Places, bounds: &[EventBounds]) -> Vec<EventId> {
    let count = bounds.len();
    let keys = keys(bounds);
    let start = |at: usize| places.graph().find(places.start(Node::Event(EventId(at as u32))));
    let of_point = Lists::new(places.graph().len(), (0..count).map(|at| (start(at), at as u32)));
    let later = |at: usize| {
        let points = places.graph().later_than(start(at));
        points.flat_map(|point| of_point.of(point).iter().map(|&event| event as usize))
    };
    let mut waiting = vec![0u32; count];
    (0..count).for_each(|at| later(at).for_each(|event| waiting[event] += 1));
    let mut free: BTreeSet<(NaiveDateTime, usize)> =
        (0..count).filter(|&at| waiting[at] == 0).map(|at| (keys[at], at)).collect();
    let mut sequence = Vec::with_capacity(count);
    while let Some((_, at)) = free.pop_first() {
        sequence.push(EventId(at as u32));
        for event in later(at) {
            waiting[event] -= 1;
            if waiting[event] == 0 {
                free.insert((keys[event], event));
            }
        }
    }
    sequence
}

/// The instant that each event sorts by: its earliest, else its latest, else that of the event
/// told before it.
fn keys(bounds: &[EventBounds]) -> Vec<NaiveDateTime> {
    let own = |bound: &EventBounds| bound.bounds.earliest.or(bound.bounds.latest);
    let mut last = bounds.iter().find_map(own).unwrap_or(NaiveDateTime::MIN);
    let mut keys = Vec::with_capacity(bounds.len());
    for bound in bounds {
        last = own(bound).unwrap_or(last);
        keys.push(last);
    }
    keys
}

/// Fills in which events are directly before and after one another; of those that are not closed,
/// what is stated.
pub(crate) fn link(places: &Places, bounds: &mut [EventBounds]) {
    let closed =
        |at: &usize| places.end(Node::Event(EventId(*at as u32))) < places.graph().closed();
    let count = (0..bounds.len()).take_while(closed).count();
    link_closed(places, &mut bounds[..count]);
    link_stated(places, bounds, count);
}

/// Events of which one at least is not closed: `count` is the first of those.
fn link_stated(places: &Places, bounds: &mut [EventBounds], count: usize) {
    let graph = places.graph();
    let node = |at: usize| Node::Event(EventId(at as u32));
    let (first, all) = (places.start(node(0)), bounds.len());
    for at in count..all {
        let ends = graph.stated_before(places.start(node(at)));
        let events = ends.filter(|point| point % 2 == 1 && *point > first);
        let events = events.map(|point| (point - first) / 2);
        for event in events.filter(|&event| event != at) {
            bounds[at].after.push(EventId(event as u32));
            bounds[event].before.push(EventId(at as u32));
        }
    }
}

fn link_closed(places: &Places, bounds: &mut [EventBounds]) {
    let count = bounds.len();
    let words = count.div_ceil(64);
    let graph = places.graph();
    let node = |at: usize| Node::Event(EventId(at as u32));
    let ends = (0..count).map(|at| (graph.find(places.end(node(at))), at as u32));
    let of_end = Lists::new(graph.len(), ends);
    let mut earlier = vec![0u64; count * words];
    for at in 0..count {
        for point in graph.earlier_than(places.start(node(at))) {
            for &event in of_end.of(point) {
                earlier[at * words + event as usize / 64] |= 1 << (event % 64);
            }
        }
    }
    let mut further = vec![0u64; words];
    for at in 0..count {
        let mine = &earlier[at * words..(at + 1) * words];
        further.fill(0);
        for event in (0..count).rev().filter(|event| mine[event / 64] >> (event % 64) & 1 == 1) {
            if further[event / 64] >> (event % 64) & 1 == 0 {
                let row = &earlier[event * words..(event + 1) * words];
                further.iter_mut().zip(row).for_each(|(all, new)| *all |= new);
            }
        }
        let direct = (0..count)
            .filter(|event| (mine[event / 64] & !further[event / 64]) >> (event % 64) & 1 == 1);
        for event in direct {
            bounds[at].after.push(EventId(event as u32));
            bounds[event].before.push(EventId(at as u32));
        }
    }
}
