//! The order from top to bottom: by time; inside a day by clock times, relations, and telling.

use std::collections::{BTreeMap, BTreeSet};

use super::claim::{Claim, DAY};

/// What the order of one item depends on.
pub struct Sorted<'a> {
    /// When; `None` is undated.
    pub claim: Option<Claim>,
    /// Its id.
    pub id: &'a str,
    /// Ids of items it follows.
    pub after: Vec<&'a str>,
    /// Rank among all items in the order of telling.
    pub told: usize,
}

/// Indices from first to last. Does not depend on the order of the input.
pub fn sort(items: &[Sorted<'_>]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..items.len()).collect();
    order.sort_by_key(|&i| (bucket(items[i].claim.as_ref()), items[i].told));
    let mut sorted = Vec::with_capacity(order.len());
    for group in
        order.chunk_by(|&a, &b| bucket(items[a].claim.as_ref()) == bucket(items[b].claim.as_ref()))
    {
        sorted.extend(within(items, group));
    }
    sorted
}

/// Items of one bucket have the same bounds as far as days tell.
fn bucket(claim: Option<&Claim>) -> (bool, i64, i64, i64) {
    match claim {
        None => (true, 0, 0, 0),
        Some(claim) => match claim.day() {
            Some(day) => (false, day * DAY, 1, (day + 1) * DAY),
            None => (false, claim.key.0, i64::from(claim.key.1 > claim.key.0), claim.key.1),
        },
    }
}

/// Order inside a bucket; `group` comes in the order of telling.
fn within(items: &[Sorted<'_>], group: &[usize]) -> Vec<usize> {
    if group.len() < 2 {
        return group.to_vec();
    }
    let mut clocks: BTreeMap<i64, Vec<usize>> = BTreeMap::new();
    for &i in group {
        if let Some(clock) = clock(&items[i]) {
            clocks.entry(clock).or_default().push(i);
        }
    }
    let chain: Vec<usize> = clocks.values().flat_map(|same| settle(items, same, &[])).collect();
    settle(items, group, &chain)
}

fn clock(item: &Sorted<'_>) -> Option<i64> {
    item.claim.and_then(|claim| claim.clock())
}

/// Takes again and again the first item told that must not wait; `chain` keeps its order whatever
/// the relations say, and a ring of relations is opened where it was told first.
fn settle(items: &[Sorted<'_>], group: &[usize], chain: &[usize]) -> Vec<usize> {
    let place: BTreeMap<&str, usize> = group.iter().map(|&i| (items[i].id, i)).collect();
    let chained: BTreeMap<usize, usize> = chain.iter().zip(1..).map(|(&i, at)| (i, at)).collect();
    let mut waits: BTreeMap<usize, usize> = BTreeMap::new();
    let mut frees: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for &i in group {
        let known: BTreeSet<usize> =
            items[i].after.iter().filter_map(|id| place.get(id).copied()).collect();
        for j in known {
            if j != i && !(chained.contains_key(&i) && chained.contains_key(&j)) {
                *waits.entry(i).or_default() += 1;
                frees.entry(j).or_default().push(i);
            }
        }
    }
    let mut next_in_chain = 0;
    let mut left: BTreeSet<(usize, usize)> = group.iter().map(|&i| (items[i].told, i)).collect();
    let mut free: BTreeSet<(usize, usize)> =
        left.iter().copied().filter(|(_, i)| !waits.contains_key(i)).collect();
    let mut sorted = Vec::with_capacity(group.len());
    while !left.is_empty() {
        let turn = |i: usize| chained.get(&i).is_none_or(|&at| at == next_in_chain + 1);
        let taken = free
            .iter()
            .find(|(_, i)| turn(*i))
            .or_else(|| left.iter().find(|(_, i)| turn(*i)))
            .copied();
        let Some((told, i)) = taken.or_else(|| left.first().copied()) else { break };
        left.remove(&(told, i));
        free.remove(&(told, i));
        next_in_chain += usize::from(chained.contains_key(&i));
        sorted.push(i);
        for &j in frees.get(&i).into_iter().flatten() {
            if let Some(count) = waits.get_mut(&j) {
                *count -= 1;
                if *count == 0 && left.contains(&(items[j].told, j)) {
                    free.insert((items[j].told, j));
                }
            }
        }
    }
    sorted
}
