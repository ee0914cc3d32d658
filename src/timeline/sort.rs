//! The order in which items are read.
//!
//! By (earliest, or else the end of latest), then latest; items of the same days by what is known
//! of their order (the relations, and clock times where both have one), then as they were told.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

use super::model::{Item, Moment, When};
use crate::time::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

/// Puts dated items in order; `items` come in the order of telling.
pub fn sort(items: Vec<Item>) -> Vec<Item> {
    let mut keyed: Vec<(Key, Item)> = items.into_iter().map(|item| (key(&item), item)).collect();
    keyed.sort_by_key(|(key, _)| *key);
    let mut sorted = Vec::with_capacity(keyed.len());
    while !keyed.is_empty() {
        let same = keyed.iter().take_while(|(k, _)| *k == keyed[0].0).count();
        let group = keyed.drain(..same).map(|(_, item)| item).collect();
        sorted.extend(within(group));
    }
    sorted
}

/// Puts items without a date, or of the same days, in the order of `after`, then of telling.
pub fn within(group: Vec<Item>) -> Vec<Item> {
    let index: BTreeMap<&str, usize> =
        group.iter().enumerate().map(|(i, item)| (item.id.as_str(), i)).collect();
    let mut follows: Vec<Vec<usize>> = group
        .iter()
        .map(|item| item.after.iter().filter_map(|id| index.get(id.as_str()).copied()).collect())
        .collect();
    for (i, item) in group.iter().enumerate() {
        for other in item.before.iter().filter_map(|id| index.get(id.as_str()).copied()) {
            follows[other].push(i);
        }
    }
    let clocks: Vec<_> = group.iter().map(clock).collect();
    let order = topological(&follows, &clocks);
    let mut slots: Vec<Option<Item>> = group.into_iter().map(Some).collect();
    order.into_iter().filter_map(|i| slots[i].take()).collect()
}

type Key = (bool, NaiveDate, NaiveDate);

fn key(item: &Item) -> Key {
    let when = item.when.as_ref();
    let earliest = when.and_then(|w| w.earliest.map(|e| begins(w, e.day())));
    let latest = when.and_then(|w| w.latest);
    // "Before X" stands where X begins, in front of what is told of X.
    let first = earliest.or(latest.map(|latest| match latest {
        Moment::Day(day) => day.succ_opt().unwrap_or(day),
        Moment::Time(time) => time.date(),
    }));
    let latest = latest.map(Moment::day);
    (first.is_none(), first.unwrap_or(NaiveDate::MAX), latest.unwrap_or(NaiveDate::MAX))
}

/// "Late September" stands after its first days, "mid-September" between.
fn begins(when: &When, earliest: NaiveDate) -> NaiveDate {
    let thirds = match when.modifier.as_deref() {
        Some("MID") => 1,
        Some("END") => 2,
        _ => return earliest,
    };
    let days = when.latest.map_or(0, |latest| (latest.day() - earliest).num_days());
    earliest.checked_add_signed(TimeDelta::days(days.max(0) * thirds / 3)).unwrap_or(earliest)
}

/// Repeatedly takes the first item in the order of telling that must not wait for another.
/// Clock times outrank relations; what waits in a ring goes as told.
fn topological(follows: &[Vec<usize>], clocks: &[Option<Clock>]) -> Vec<usize> {
    let n = follows.len();
    let mut taken = vec![false; n];
    let mut order = Vec::with_capacity(n);
    let timed: Vec<usize> = (0..n).filter(|&i| clocks[i].is_some()).collect();
    let mut first = 0;
    while order.len() < n {
        while taken[first] {
            first += 1;
        }
        let late = |i: usize| {
            clocks[i].is_some_and(|mine| {
                timed.iter().any(|&j| !taken[j] && clocks[j].is_some_and(|other| other.1 <= mine.0))
            })
        };
        let open = |i: &usize| !taken[*i];
        let waits = |i: usize| {
            follows[i].iter().any(|&j| !taken[j] && j != i && !clocks_say_before(clocks, i, j))
        };
        let next = (first..n)
            .filter(open)
            .find(|&i| !late(i) && !waits(i))
            .or_else(|| (first..n).filter(open).find(|&i| !late(i)))
            .or_else(|| (first..n).find(open));
        let Some(next) = next else { break };
        taken[next] = true;
        order.push(next);
    }
    order
}

fn clocks_say_before(clocks: &[Option<Clock>], i: usize, j: usize) -> bool {
    matches!((clocks[i], clocks[j]), (Some(a), Some(b)) if a.1 <= b.0)
}

type Clock = (NaiveDateTime, NaiveDateTime);

/// The hours of an item that names a clock time or a part of the day, half-open.
fn clock(item: &Item) -> Option<Clock> {
    let when = item.when.as_ref()?;
    if let (Some(Moment::Time(from)), Some(Moment::Time(to))) = (when.earliest, when.latest) {
        let end = to.checked_add_signed(crate::time::TimeDelta::seconds(1))?;
        return Some((from, end));
    }
    let day = when.earliest?.day();
    if when.latest.map(Moment::day) != Some(day) {
        return None;
    }
    let (from, to) = match when.value.split_once('T')?.1.get(..2)? {
        "MO" => (5, 12),
        "AF" => (12, 18),
        "EV" => (18, 22),
        "NI" => (20, 24),
        _ => return None,
    };
    let at = |hour| match NaiveTime::from_hms_opt(hour, 0, 0) {
        Some(time) => Some(day.and_time(time)),
        None => day.succ_opt().map(|next| next.and_time(NaiveTime::MIN)),
    };
    Some((at(from)?, at(to)?))
}

/// Takes out of `after` (and `before`) what follows from the rest, unknown ids, and doubles.
pub fn reduce(items: &mut [Item]) {
    let index: BTreeMap<String, usize> =
        items.iter().enumerate().map(|(i, item)| (item.id.clone(), i)).collect();
    let edges: Vec<Vec<usize>> =
        items.iter().enumerate().map(|(i, item)| known(&item.after, &index, i)).collect();
    let kept = match ranks(&edges) {
        Some(ranks) => direct(&edges, &ranks),
        None => direct_in_rings(&edges),
    };
    for (item, kept) in items.iter_mut().zip(kept) {
        item.after.retain(|id| index.get(id).is_some_and(|j| kept.contains(j)));
        item.after.sort_by_key(|id| index.get(id).copied());
        item.after.dedup();
        let own = item.id.clone();
        item.before.retain(|id| index.contains_key(id) && *id != own);
        item.before.sort_by_key(|id| index.get(id).copied());
        item.before.dedup();
    }
}

fn known(ids: &[String], index: &BTreeMap<String, usize>, own: usize) -> Vec<usize> {
    ids.iter().filter_map(|id| index.get(id).copied()).filter(|&j| j != own).collect()
}

/// Most items that are looked at to see whether a relation follows from others.
const LOOKED_AT: usize = 2000;

/// The edges that lead to each item.
fn turned(edges: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut back = vec![Vec::new(); edges.len()];
    for (i, to) in edges.iter().enumerate() {
        to.iter().for_each(|&j| back[j].push(i));
    }
    back
}

/// A number for each item that is larger than those of the items its edges lead to; none if there
/// are rings.
fn ranks(edges: &[Vec<usize>]) -> Option<Vec<usize>> {
    let back = turned(edges);
    let mut waits: Vec<usize> = edges.iter().map(Vec::len).collect();
    let free = (0..edges.len()).filter(|&i| waits[i] == 0);
    let mut free: BinaryHeap<Reverse<usize>> = free.map(Reverse).collect();
    let mut ranks = vec![0; edges.len()];
    let mut given = 0;
    while let Some(Reverse(i)) = free.pop() {
        given += 1;
        ranks[i] = given;
        for &j in &back[i] {
            waits[j] -= 1;
            if waits[j] == 0 {
                free.push(Reverse(j));
            }
        }
    }
    (given == edges.len()).then_some(ranks)
}

/// The edges of each item that do not follow from its others.
fn direct(edges: &[Vec<usize>], ranks: &[usize]) -> Vec<Vec<usize>> {
    let mut seen = vec![0; edges.len()];
    let direct = (1..).zip(edges).map(|(round, to)| {
        let least = to.iter().map(|&j| ranks[j]).min().filter(|_| to.len() > 1);
        let Some(least) = least else { return to.clone() };
        let further = |j: usize| edges[j].iter().copied().filter(move |&k| ranks[k] >= least);
        meet(to.iter().flat_map(|&j| further(j)).collect(), further, &mut seen, round);
        to.iter().copied().filter(|&j| seen[j] != round).collect()
    });
    direct.collect()
}

/// The same where edges go round: an edge follows from another that leads on to where it leads.
fn direct_in_rings(edges: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut seen = vec![0; edges.len()];
    let mut direct = edges.to_vec();
    for ((round, back), to) in (1..).zip(turned(edges)).zip(0..) {
        if back.iter().all(|&i| edges[i].len() < 2) {
            continue;
        }
        meet(edges[to].clone(), |j| edges[j].iter().copied(), &mut seen, round);
        for i in back {
            direct[i].retain(|&j| j == to || seen[j] != round);
        }
    }
    direct
}

/// Marks in `seen`, by the number of the round, what is met going on from the `open` items.
fn meet<I: Iterator<Item = usize>>(
    mut open: Vec<usize>,
    further: impl Fn(usize) -> I,
    seen: &mut [usize],
    round: usize,
) {
    let mut left = LOOKED_AT;
    while let Some(next) = open.pop() {
        if std::mem::replace(&mut seen[next], round) != round && left > 0 {
            left -= 1;
            open.extend(further(next));
        }
    }
}

/// An item without a date that would have to be after one and before an earlier one: it is not known
/// how it stands to either.
pub fn drop_impossible(dated: &[Item], undated: &mut [Item]) {
    let dates: BTreeMap<&str, &When> =
        dated.iter().filter_map(|item| Some((item.id.as_str(), item.when.as_ref()?))).collect();
    let from = |id: &String| dates.get(id.as_str()).and_then(|when| when.earliest);
    let to = |id: &String| dates.get(id.as_str()).and_then(|when| when.latest);
    for item in undated {
        let first = item.after.iter().filter_map(from).map(Moment::day).max();
        let last = item.before.iter().filter_map(to).map(Moment::day).min();
        let Some((first, last)) = first.zip(last).filter(|(first, last)| first > last) else {
            continue;
        };
        item.after.retain(|id| from(id).is_none_or(|from| from.day() <= last));
        item.before.retain(|id| to(id).is_none_or(|to| to.day() >= first));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::timeline::model::Basis;
    use crate::timex::TimexKind;

    fn item(id: &str, earliest: &str, latest: &str, after: &[&str]) -> Item {
        let read = |s: &str| (!s.is_empty()).then(|| s.parse().unwrap());
        Item {
            id: id.to_owned(),
            when: Some(When {
                text: String::new(),
                kind: TimexKind::Date,
                value: String::new(),
                modifier: None,
                edtf: String::new(),
                earliest: read(earliest),
                latest: read(latest),
                granularity: crate::time::Granularity::Day,
                basis: Basis::Explicit,
                because: vec![],
            }),
            after: after.iter().map(|s| s.to_string()).collect(),
            ..Item::default()
        }
    }

    fn ids(items: &[Item]) -> Vec<&str> {
        items.iter().map(|i| i.id.as_str()).collect()
    }

    #[test]
    fn items_are_read_by_their_beginning_then_by_their_end() {
        let sorted = sort(vec![
            item("day", "2021-03-18", "2021-03-18", &[]),
            item("year", "2021-01-01", "2021-12-31", &[]),
            item("before", "", "2021-03-17", &[]),
            item("eve", "2021-03-17", "2021-03-17", &[]),
            item("after", "2021-03-19", "", &[]),
            item("old", "1998-05-14", "1998-05-14", &[]),
        ]);
        assert_eq!(ids(&sorted), ["old", "year", "eve", "before", "day", "after"]);
    }

    #[test]
    fn inside_a_day_the_relations_decide_and_then_the_telling() {
        let day = |id, after: &[&str]| item(id, "2021-03-17", "2021-03-17", after);
        let sorted = sort(vec![day("a", &["c"]), day("b", &["a"]), day("c", &[]), day("d", &[])]);
        assert_eq!(ids(&sorted), ["c", "a", "b", "d"]);
    }

    #[test]
    fn a_clock_time_is_compared_with_clock_times_only() {
        let at = |id, time: &str| {
            let moment = format!("2021-03-17T{time}");
            item(id, &moment, &moment, &[])
        };
        let sorted = sort(vec![
            at("evening", "19:30"),
            item("sometime", "2021-03-17", "2021-03-17", &[]),
            at("morning", "07:40"),
        ]);
        assert_eq!(ids(&sorted), ["sometime", "morning", "evening"]);
        let mut night = item("night", "2021-03-17", "2021-03-17", &[]);
        night.when.as_mut().unwrap().value = "2021-03-17TNI".to_owned();
        let sorted = sort(vec![night, at("morning", "07:40")]);
        assert_eq!(ids(&sorted), ["morning", "night"]);
    }

    #[test]
    fn a_ring_of_relations_is_read_as_told() {
        let day = |id, after: &[&str]| item(id, "2021-03-17", "2021-03-17", after);
        let sorted = sort(vec![day("a", &["b"]), day("b", &["a"])]);
        assert_eq!(ids(&sorted), ["a", "b"]);
    }

    #[test]
    fn what_follows_from_the_rest_is_not_repeated() {
        let day = |id, after: &[&str]| item(id, "2021-03-17", "2021-03-17", after);
        let mut items =
            vec![day("a", &[]), day("b", &["a"]), day("c", &["a", "b", "b", "c", "gone"])];
        reduce(&mut items);
        assert_eq!(items[2].after, ["b"]);
        let mut ring =
            vec![day("a", &["b"]), day("b", &["a"]), day("c", &["a", "d"]), day("d", &["a"])];
        reduce(&mut ring);
        assert_eq!(
            ring.iter().map(|i| i.after.join(" ")).collect::<Vec<_>>(),
            ["b", "a", "d", "a"]
        );
    }

    #[test]
    fn what_cannot_be_between_two_dates_is_not_said_to_be() {
        let day = |id: &str, date: &str| item(id, date, date, &[]);
        let dated = [day("a", "2024-01-05"), day("b", "2024-03-01"), day("c", "2024-06-01")];
        let between = |after: &str, before: &str| {
            let (after, before) = (vec![after.to_owned()], vec![before.to_owned()]);
            let mut undated = [Item { after, before, ..Item::default() }];
            drop_impossible(&dated, &mut undated);
            let [Item { after, before, .. }] = undated;
            (after.len(), before.len())
        };
        assert_eq!(between("a", "c"), (1, 1));
        assert_eq!(between("c", "b"), (0, 0));
    }
}
