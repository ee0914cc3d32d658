//! Which items come after which: the relations of the events, carried over to the items.

use std::collections::{BTreeMap, BTreeSet};

use super::Told;
use super::choose::Draft;

/// Fills `after` and `before` of the items of one article with the ids of other items.
pub fn fill(told: &Told<'_>, drafts: &mut [Draft]) {
    let mut item_of: BTreeMap<usize, Teller> = BTreeMap::new();
    for (item, draft) in drafts.iter().enumerate() {
        for &event in &draft.events {
            item_of.entry(event).or_insert(Teller { item, itself: true });
        }
    }
    for (item, draft) in drafts.iter().enumerate() {
        for &event in &draft.tied {
            item_of.entry(event).or_insert(Teller { item, itself: false });
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
        item.after = surer(&earlier, &later).map(|j| ids[j].clone()).collect();
        if item.when.is_none() {
            item.before = surer(&later, &earlier).map(|j| ids[j].clone()).collect();
        }
    }
}

/// The items of one side without those that the other side reaches by what they tell, and this one
/// only by what is tied to them.
fn surer<'a>(
    these: &'a BTreeMap<usize, bool>,
    others: &'a BTreeMap<usize, bool>,
) -> impl Iterator<Item = usize> + 'a {
    these
        .iter()
        .filter(|(item, itself)| **itself || !others.get(item).is_some_and(|other| *other))
        .map(|(item, _)| *item)
}

/// The item that an event belongs to.
#[derive(Clone, Copy)]
struct Teller {
    item: usize,
    /// Whether the item tells the event, and is not only tied to it.
    itself: bool,
}

/// The nearest items along the relations, through events that are no items, and whether one reaches
/// what they tell.
fn reach<I: Iterator<Item = usize>>(
    from: &[usize],
    next: impl Fn(usize) -> I,
    item_of: &BTreeMap<usize, Teller>,
    own: usize,
) -> BTreeMap<usize, bool> {
    let mut found: BTreeMap<usize, bool> = BTreeMap::new();
    let mut seen: BTreeSet<usize> = from.iter().copied().collect();
    let mut open: Vec<usize> = from.to_vec();
    while let Some(event) = open.pop() {
        for other in next(event) {
            match item_of.get(&other) {
                Some(&teller) if teller.item != own => {
                    *found.entry(teller.item).or_default() |= teller.itself;
                }
                _ if seen.insert(other) => open.push(other),
                _ => {}
            }
        }
    }
    found
}
