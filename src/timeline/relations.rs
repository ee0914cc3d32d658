//! Which items come after which: the relations of the events, carried over to the items.

use std::collections::{BTreeMap, BTreeSet};

use super::Told;
use super::choose::Draft;

/// Fills `after` and `before` of the items of one article with the ids of other items.
pub fn fill(told: &Told<'_>, drafts: &mut [Draft]) {
    let mut item_of: BTreeMap<usize, usize> = BTreeMap::new();
    for (i, draft) in drafts.iter().enumerate() {
        for &event in &draft.events {
            item_of.entry(event).or_insert(i);
        }
    }
    for (i, draft) in drafts.iter().enumerate() {
        for &event in &draft.tied {
            item_of.entry(event).or_insert(i);
        }
    }
    let ids: Vec<String> = drafts.iter().map(|d| d.item.id.clone()).collect();
    let after = |event: usize| {
        told.order
            .events
            .get(event)
            .into_iter()
            .flat_map(|e| e.after.iter().map(|id| id.0 as usize))
    };
    let before = |event: usize| {
        told.order
            .events
            .get(event)
            .into_iter()
            .flat_map(|e| e.before.iter().map(|id| id.0 as usize))
    };
    for (i, draft) in drafts.iter_mut().enumerate() {
        let own: Vec<usize> =
            draft.events.first().into_iter().chain(&draft.tied).copied().collect();
        let earlier = reach(&own, after, &item_of, i);
        let later = reach(&own, before, &item_of, i);
        let item = &mut draft.item;
        item.after = earlier.into_iter().map(|j| ids[j].clone()).collect();
        if item.when.is_none() {
            item.before = later.into_iter().map(|j| ids[j].clone()).collect();
        }
    }
}

/// The nearest items along the relations, through events that are no items.
fn reach<I: Iterator<Item = usize>>(
    from: &[usize],
    next: impl Fn(usize) -> I,
    item_of: &BTreeMap<usize, usize>,
    own: usize,
) -> BTreeSet<usize> {
    let mut found = BTreeSet::new();
    let mut seen: BTreeSet<usize> = from.iter().copied().collect();
    let mut open: Vec<usize> = from.to_vec();
    while let Some(event) = open.pop() {
        for other in next(event) {
            match item_of.get(&other) {
                Some(&item) if item != own => {
                    found.insert(item);
                }
                _ if seen.insert(other) => open.push(other),
                _ => {}
            }
        }
    }
    found
}
