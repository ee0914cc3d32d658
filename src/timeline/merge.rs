//! One event told several times is one item with several sources; told with dates that exclude
//! each other it stays two items that say so.

use std::collections::BTreeMap;

use super::choose::Draft;
use super::model::{Item, Moment, SourceRef, When};
use crate::event::Status;
use crate::time::{NaiveDate, TimeDelta};

/// Dates further apart than this tell of two events, not of one in contradiction.
const SAME_STORY_DAYS: i64 = 21;

/// Joins the tellings of one event inside an article.
pub fn within(drafts: Vec<Draft>) -> Vec<Draft> {
    let mut kept: Vec<Draft> = Vec::new();
    let mut renamed = BTreeMap::new();
    let mut alike: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for draft in drafts {
        // Predicates of one event begin alike.
        let alike = alike.entry(draft.predicate.chars().take(4).collect()).or_default();
        match alike.iter().copied().find(|&at| is_same(&kept[at], &draft)) {
            Some(at) => join(&mut kept[at], draft, &mut renamed),
            None => {
                alike.push(kept.len());
                kept.push(draft);
            }
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
    let several = drafts.iter().any(|draft| draft.article != drafts[0].article);
    if !several {
        return drafts.into_iter().map(|draft| draft.item).collect();
    }
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
    let told = tells_the_same(a, b)
        || same_kind(a.item.status, b.item.status) && told_of_one_day(a, b)
        || came_true(a, b);
    let (first, second) = (a.item.when.as_ref(), b.item.when.as_ref());
    told && dates_agree(first, second) && !one_lasts(first, second) && !said_at_other_times(a, b)
}

/// "Some 200 were killed since 1985" and "two were killed last week".
fn one_lasts(a: Option<&When>, b: Option<&When>) -> bool {
    let lasts = |when: &When| when.earliest.is_some() && when.latest.is_none();
    a.zip(b).is_some_and(|(a, b)| lasts(a) != lasts(b))
}

/// People say things every day: two articles tell one saying only when both tell the same day.
fn said_at_other_times(a: &Draft, b: &Draft) -> bool {
    a.article != b.article && a.says && b.says && !have_one_day(a, b)
}

/// Both are dated to the day, and to the same one.
fn have_one_day(a: &Draft, b: &Draft) -> bool {
    let day = |draft: &Draft| draft.item.when.as_ref().filter(|when| width(when) == 0).map(days);
    day(a).is_some() && day(a) == day(b)
}

fn tells_the_same(a: &Draft, b: &Draft) -> bool {
    same_kind(a.item.status, b.item.status) && same_event(a, b)
}

/// Predicate, parties and numbers agree.
fn same_event(a: &Draft, b: &Draft) -> bool {
    same_predicate(a, b)
        && (same_parties(a, b) || same_words(a, b))
        && same_numbers(&a.item.label, &b.item.label)
}

/// Two articles tell that someone did something on one day, one of them without saying to what.
fn told_of_one_day(a: &Draft, b: &Draft) -> bool {
    a.article != b.article
        && have_one_day(a, b)
        && same_predicate(a, b)
        && same_numbers(&a.item.label, &b.item.label)
        && meets(&a.agents, &b.agents)
        && (objects(a).is_empty() || objects(b).is_empty())
}

/// One article announces it for a day or a month, another tells that it came.
fn came_true(a: &Draft, b: &Draft) -> bool {
    let bounded = |draft: &Draft| draft.item.when.as_ref().is_some_and(|when| width(when) <= 31);
    let (ahead, past) = (is_ahead(a.item.status), is_ahead(b.item.status));
    let denied = [a, b].iter().any(|draft| draft.item.status == Status::Denied);
    a.article != b.article
        && ahead != past
        && !denied
        && bounded(a)
        && bounded(b)
        && same_event(a, b)
}

fn is_ahead(status: Status) -> bool {
    matches!(status, Status::Planned | Status::Possible)
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

/// Whether a noun names what a predicate tells.
pub fn is_named(predicate: &str, noun: &str) -> bool {
    predicate == noun || derives(predicate, noun)
}

/// "collide" and "collision": a long common beginning.
fn derives(a: &str, b: &str) -> bool {
    let common = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count();
    common >= 4 && common + 3 >= a.chars().count().min(b.chars().count())
}

fn meets(a: &[String], b: &[String]) -> bool {
    a.iter().any(|word| b.contains(word))
}

/// Everyone and everything else in it; "offer" is none in "made the offer".
fn objects(draft: &Draft) -> Vec<String> {
    draft.others.iter().filter(|word| **word != draft.predicate).cloned().collect()
}

/// Who does it is shared, and what it is done to is not another.
fn same_parties(a: &Draft, b: &Draft) -> bool {
    let (to_a, to_b) = (objects(a), objects(b));
    let agents = meets(&a.agents, &b.agents);
    let others = meets(&to_a, &to_b);
    let crossed = meets(&a.agents, &to_b) || meets(&to_a, &b.agents);
    let other_clash = !to_a.is_empty() && !to_b.is_empty() && !others;
    let agent_clash = !a.agents.is_empty() && !b.agents.is_empty() && !agents;
    if a.nominal != b.nominal {
        return (agents || others || crossed) && !agent_clash;
    }
    agents && !other_clash && (others || shared_words(&a.item.label, &b.item.label) >= 0.5)
        || others && !agent_clash
        || a.agents.is_empty() && b.agents.is_empty() && others
}

/// One of the labels says nothing, in three longer words or more, that the other does not say too.
fn same_words(a: &Draft, b: &Draft) -> bool {
    let agent_clash = !a.agents.is_empty() && !b.agents.is_empty() && !meets(&a.agents, &b.agents);
    let (one, other) = (&a.item.label, &b.item.label);
    let least = longer_words(one).len().min(longer_words(other).len());
    !agent_clash && least >= 3 && shared_words(one, other) > 0.99
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

/// Beginnings of the words of more than three letters.
fn longer_words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|w| w.chars().count() > 3)
        .map(|w| w.to_lowercase().chars().take(6).collect())
        .collect()
}

/// Share of the longer words of the shorter label that the other has too.
pub fn shared_words(a: &str, b: &str) -> f32 {
    let (a, b) = (longer_words(a), longer_words(b));
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    if short.is_empty() {
        return 0.0;
    }
    short.iter().filter(|w| long.contains(w)).count() as f32 / short.len() as f32
}

type Days = (Option<NaiveDate>, Option<NaiveDate>);

fn days(when: &When) -> Days {
    (when.earliest.map(Moment::day), when.latest.map(Moment::day))
}

/// Whether both dates can be true; an item without a date agrees with all. Two clock times of one
/// day must agree as well, "about" within a quarter of an hour.
fn dates_agree(a: Option<&When>, b: Option<&When>) -> bool {
    let (Some(a), Some(b)) = (a, b) else { return true };
    let ((a_from, a_to), (b_from, b_to)) = (days(a), days(b));
    a_from.is_none_or(|from| b_to.is_none_or(|to| from <= to))
        && b_from.is_none_or(|from| a_to.is_none_or(|to| from <= to))
        && clocks_agree(a, b)
}

fn clocks_agree(a: &When, b: &When) -> bool {
    let about = |when: &When| when.modifier.as_deref() == Some("APPROX");
    let apart = TimeDelta::minutes(if about(a) || about(b) { 15 } else { 0 });
    let ends = |when: &When| match (when.earliest, when.latest) {
        (Some(Moment::Time(from)), Some(Moment::Time(to))) => Some((from, to)),
        _ => None,
    };
    let (Some(a), Some(b)) = (ends(a), ends(b)) else { return true };
    a.0 - b.1 <= apart && b.0 - a.1 <= apart
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
    let happened = is_ahead(into.item.status) && !is_ahead(from.item.status);
    let (mut base, other) = match better && !other_article || happened && other_article {
        true => (from, into.clone()),
        false => (into.clone(), from),
    };
    renamed.insert(other.item.id.clone(), base.item.id.clone());
    join_dates(&mut base.item, &other.item);
    announce(&mut base.item, &other.item);
    let item = &mut base.item;
    for source in other.item.source {
        let same = |s: &SourceRef| s.document == source.document && s.start == source.start;
        match item.source.iter_mut().find(|s| same(s)) {
            Some(known) => known.words.extend(source.words),
            None => item.source.push(source),
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
    base.tied.extend(other.tied);
    base.agents.extend(other.agents);
    base.others.extend(other.others);
    base.sentence = base.sentence.min(other.sentence);
    *into = base;
}

/// What was announced and then came says so.
fn announce(item: &mut Item, other: &Item) {
    if is_ahead(other.status) == is_ahead(item.status) {
        return;
    }
    let place = other.source.first().map(|s| s.document.clone()).unwrap_or_default();
    if let Some(when) = &mut item.when {
        when.because.push(format!("announced in {place}"));
    }
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

/// Neighbouring weeks, months or years, as coarsely as they were told.
fn near(a: &When, b: &When) -> bool {
    let length = |when: &When| if width(when) == i64::MAX { 0 } else { width(when) };
    let most = SAME_STORY_DAYS.max(length(a).max(length(b)) + 1);
    match (days(a).0.or(days(a).1), days(b).0.or(days(b).1)) {
        (Some(a), Some(b)) => (a - b).num_days().abs() <= most,
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
