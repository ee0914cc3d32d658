//! One event told several times is one item with several sources; told with dates that exclude
//! each other it stays two items that say so.

use std::collections::BTreeMap;

use super::choose::Draft;
use super::edtf::day_of;
use super::model::{Item, When};
use crate::event::Status;
use crate::time::NaiveDate;

/// Dates further apart than this tell of two events, not of one in contradiction.
const SAME_STORY_DAYS: i64 = 21;

/// Joins the tellings of one event inside an article.
pub fn within(drafts: Vec<Draft>) -> Vec<Draft> {
    let mut kept: Vec<Draft> = Vec::new();
    let mut renamed = BTreeMap::new();
    for draft in drafts {
        match kept.iter().position(|other| is_same(other, &draft)) {
            Some(at) => join(&mut kept[at], draft, &mut renamed),
            None => kept.push(draft),
        }
    }
    for draft in &mut kept {
        rename(&mut draft.item, &renamed);
    }
    kept
}

/// Joins the tellings of one event in several articles, and marks contradictions.
pub fn across(drafts: Vec<Draft>) -> Vec<Item> {
    let mut kept: Vec<Draft> = Vec::new();
    let mut renamed = BTreeMap::new();
    for draft in drafts {
        let best = (0..kept.len())
            .filter(|&i| kept[i].article != draft.article && is_same(&kept[i], &draft))
            .max_by(|&a, &b| closeness(&kept[a], &draft).total_cmp(&closeness(&kept[b], &draft)));
        match best {
            Some(at) => join(&mut kept[at], draft, &mut renamed),
            None => kept.push(draft),
        }
    }
    disagree(&mut kept);
    kept.into_iter()
        .map(|mut draft| {
            rename(&mut draft.item, &renamed);
            draft.item
        })
        .collect()
}

/// How many words two labels share, from 0 to 1.
fn closeness(a: &Draft, b: &Draft) -> f32 {
    shared_words(&a.item.label, &b.item.label)
}

/// Whether two items tell of one event: predicate, parties, numbers, status and dates agree.
fn is_same(a: &Draft, b: &Draft) -> bool {
    if a.item.when.is_none() && b.item.when.is_none() && a.article == b.article {
        return tells_the_same(a, b) && shared_words(&a.item.label, &b.item.label) > 0.5;
    }
    tells_the_same(a, b) && dates_agree(a.item.when.as_ref(), b.item.when.as_ref())
}

fn tells_the_same(a: &Draft, b: &Draft) -> bool {
    same_predicate(a, b)
        && same_kind(a.item.status, b.item.status)
        && same_parties(a, b)
        && same_numbers(&a.item.label, &b.item.label)
}

fn same_kind(a: Status, b: Status) -> bool {
    let took_place = |s| matches!(s, Status::Happened | Status::Ongoing);
    a == b || took_place(a) && took_place(b)
}

fn same_predicate(a: &Draft, b: &Draft) -> bool {
    if a.predicate == b.predicate {
        return true;
    }
    a.nominal != b.nominal && derives(&a.predicate, &b.predicate)
}

/// "collide" and "collision": a long common beginning.
pub fn derives(a: &str, b: &str) -> bool {
    let common = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count();
    let shorter = a.chars().count().min(b.chars().count());
    common >= 4 && common + 3 >= shorter
}

/// Who does it is shared, and what it is done to is not another.
fn same_parties(a: &Draft, b: &Draft) -> bool {
    let meets = |x: &[String], y: &[String]| x.iter().any(|word| y.contains(word));
    let agents = meets(&a.agents, &b.agents);
    let others = meets(&a.others, &b.others);
    let crossed = meets(&a.agents, &b.others) || meets(&a.others, &b.agents);
    let other_clash = !a.others.is_empty() && !b.others.is_empty() && !others;
    let agent_clash = !a.agents.is_empty() && !b.agents.is_empty() && !agents;
    if a.nominal != b.nominal {
        return (agents || others || crossed) && !agent_clash;
    }
    agents && !other_clash && (others || shared_words(&a.item.label, &b.item.label) >= 0.5)
        || others && !agent_clash
        || a.agents.is_empty() && b.agents.is_empty() && others
}

/// Different figures tell of different things.
fn same_numbers(a: &str, b: &str) -> bool {
    let numbers = |text: &str| -> Vec<String> {
        text.split(' ')
            .map(|w| w.trim_matches(|c: char| !c.is_ascii_digit()).to_owned())
            .filter(|w| !w.is_empty())
            .collect()
    };
    let (a, b) = (numbers(a), numbers(b));
    a.is_empty() || b.is_empty() || a.iter().any(|n| b.contains(n))
}

/// Share of the longer words of the shorter label that the other has too.
pub fn shared_words(a: &str, b: &str) -> f32 {
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|w| w.chars().count() > 3)
            .map(|w| w.to_lowercase().chars().take(6).collect())
            .collect()
    };
    let (a, b) = (words(a), words(b));
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    if short.is_empty() {
        return 0.0;
    }
    short.iter().filter(|w| long.contains(w)).count() as f32 / short.len() as f32
}

type Days = (Option<NaiveDate>, Option<NaiveDate>);

fn days(when: &When) -> Days {
    (when.earliest.map(day_of), when.latest.map(day_of))
}

/// Whether both dates can be true; an item without a date agrees with all.
fn dates_agree(a: Option<&When>, b: Option<&When>) -> bool {
    let (Some(a), Some(b)) = (a, b) else { return true };
    let ((a_from, a_to), (b_from, b_to)) = (days(a), days(b));
    a_from.is_none_or(|from| b_to.is_none_or(|to| from <= to))
        && b_from.is_none_or(|from| a_to.is_none_or(|to| from <= to))
}

/// Number of days that a date leaves open.
fn width(when: &When) -> i64 {
    match days(when) {
        (Some(from), Some(to)) => (to - from).num_days(),
        _ => i64::MAX,
    }
}

fn join(into: &mut Draft, from: Draft, renamed: &mut BTreeMap<String, String>) {
    let other_article = into.article != from.article;
    let better = from.item.salience > into.item.salience + 0.05 && from.item.when.is_some()
        || into.nominal && !from.nominal;
    let (mut base, other) =
        if better && !other_article { (from.clone(), into.clone()) } else { (into.clone(), from) };
    renamed.insert(other.item.id.clone(), base.item.id.clone());
    join_dates(&mut base.item, &other.item);
    let item = &mut base.item;
    for source in other.item.source {
        if !item.source.iter().any(|s| s.document == source.document && s.start == source.start) {
            item.source.push(source);
        }
    }
    item.source.sort_by(|a, b| a.document.cmp(&b.document).then(a.start.cmp(&b.start)));
    item.after.extend(other.item.after);
    item.before.extend(other.item.before);
    for name in other.item.who {
        if item.who.len() < 6 && !item.who.contains(&name) {
            item.who.push(name);
        }
    }
    item.salience = item.salience.max(other.item.salience);
    base.events.extend(other.events);
    base.agents.extend(other.agents);
    base.others.extend(other.others);
    base.sentence = base.sentence.min(other.sentence);
    *into = base;
}

/// The more precise date wins, and says so.
fn join_dates(item: &mut Item, other: &Item) {
    let Some(theirs) = &other.when else { return };
    let place = |item: &Item| item.source.first().map(|s| s.document.clone()).unwrap_or_default();
    let (own_place, their_place) = (place(item), place(other));
    match &item.when {
        None => {
            let mut when = theirs.clone();
            when.because.push("told again, there with this date".to_owned());
            item.when = Some(when);
        }
        Some(ours) if width(theirs) < width(ours) => {
            let mut when = theirs.clone();
            let instead = if ours.text.is_empty() { ours.edtf.clone() } else { ours.text.clone() };
            when.because.push(if own_place == their_place {
                format!("more precise than `{instead}`, told of the same event")
            } else {
                format!("{their_place} is more precise than {own_place} (`{instead}`)")
            });
            item.when = Some(when);
        }
        Some(_) => {}
    }
}

/// Two articles tell the same with dates that exclude each other.
fn disagree(drafts: &mut [Draft]) {
    let mut pairs = Vec::new();
    for i in 0..drafts.len() {
        for j in i + 1..drafts.len() {
            if contradicts(&drafts[i], &drafts[j]) && !recurs(drafts, i) && !recurs(drafts, j) {
                pairs.push((i, j));
            }
        }
    }
    for (i, j) in pairs {
        let (a, b) = (drafts[i].item.id.clone(), drafts[j].item.id.clone());
        drafts[i].item.disagrees.push(b);
        drafts[j].item.disagrees.push(a);
    }
}

fn contradicts(a: &Draft, b: &Draft) -> bool {
    let (Some(first), Some(second)) = (&a.item.when, &b.item.when) else { return false };
    a.article != b.article
        && !dates_agree(Some(first), Some(second))
        && near(first, second)
        && tells_the_same(a, b)
        && (a.nominal != b.nominal || shared_words(&a.item.label, &b.item.label) >= 0.6)
}

fn near(a: &When, b: &When) -> bool {
    match (days(a).0.or(days(a).1), days(b).0.or(days(b).1)) {
        (Some(a), Some(b)) => (a - b).num_days().abs() <= SAME_STORY_DAYS,
        _ => false,
    }
}

/// The same article tells it with several dates: it happened more than once.
fn recurs(drafts: &[Draft], i: usize) -> bool {
    let own = &drafts[i];
    drafts.iter().enumerate().any(|(j, other)| {
        j != i
            && other.article == own.article
            && tells_the_same(own, other)
            && !dates_agree(own.item.when.as_ref(), other.item.when.as_ref())
    })
}

fn rename(item: &mut Item, renamed: &BTreeMap<String, String>) {
    let own = item.id.clone();
    for list in [&mut item.after, &mut item.before, &mut item.disagrees] {
        for id in list.iter_mut() {
            let mut steps = 0;
            while let Some(other) = renamed.get(id).filter(|_| steps < 64) {
                id.clone_from(other);
                steps += 1;
            }
        }
        list.retain(|id| *id != own);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_noun_and_its_verb_have_a_long_common_beginning() {
        let pairs = [("collide", "collision"), ("resign", "resignation"), ("decide", "decision")];
        assert!(pairs.iter().all(|(a, b)| derives(a, b)));
        assert!(!derives("report", "repair"));
        assert!(!derives("win", "winter"));
    }

    #[test]
    fn labels_share_their_longer_words() {
        assert!(shared_words("Ferry strikes tanker in fog", "The tanker is struck by ferry") > 0.4);
        assert_eq!(shared_words("Ferry strikes tanker", "Council votes"), 0.0);
    }
}
