//! Whether two items tell of one event, and whether their dates can both be true.

use super::choose::Draft;
use super::model::{Moment, When};
use crate::event::Status;
use crate::time::{NaiveDate, TimeDelta};

/// Dates further apart than this tell of two events, not of one in contradiction.
const SAME_STORY_DAYS: i64 = 21;

/// What is told of whom, by which two items are known to tell of one event.
#[derive(Clone, Debug, Default)]
pub struct Telling {
    /// Lemma of the predicate ("comment" for "made a comment").
    pub predicate: String,
    /// Head words of who does it, lower case.
    pub agents: Vec<String>,
    /// Head words of everyone else in it, lower case.
    pub others: Vec<String>,
    /// Whether the event is a noun.
    pub nominal: bool,
    /// Whether it is a saying, which one and the same person does often.
    pub says: bool,
}

impl Telling {
    /// Adds the last words of the names in full: "Larkin" is "Larkin Electric".
    pub fn complete(&mut self, names: &[String]) {
        for list in [&mut self.agents, &mut self.others] {
            for name in names {
                let words: Vec<String> = name.split_whitespace().map(str::to_lowercase).collect();
                let named = words.iter().any(|word| list.contains(word));
                let last = words.last().filter(|last| named && !list.contains(last));
                list.extend(last.cloned());
            }
        }
    }
}

/// How many words two labels share, from 0 to 1.
pub fn closeness(a: &Draft, b: &Draft) -> f32 {
    shared_words(&a.item.label, &b.item.label)
}

/// Whether two items tell of one event: predicate, parties, numbers, status and dates agree.
pub fn is_same(a: &Draft, b: &Draft) -> bool {
    if a.item.when.is_none() && b.item.when.is_none() && a.article == b.article {
        return tells_the_same(a, b) && shared_words(&a.item.label, &b.item.label) > 0.5;
    }
    let (first, second) = (a.item.when.as_ref(), b.item.when.as_ref());
    // The dates first: an article may tell thousands of events.
    let may_be =
        dates_agree(first, second) && !one_lasts(first, second) && !said_at_other_times(a, b);
    may_be
        && (tells_the_same(a, b)
            || same_kind(a.item.status, b.item.status) && told_of_one_day(a, b)
            || came_true(a, b))
}

/// "Some 200 were killed since 1985" and "two were killed last week".
fn one_lasts(a: Option<&When>, b: Option<&When>) -> bool {
    let lasts = |when: &When| when.earliest.is_some() && when.latest.is_none();
    a.zip(b).is_some_and(|(a, b)| lasts(a) != lasts(b))
}

/// People say things every day: two articles tell one saying only when both tell the same day.
fn said_at_other_times(a: &Draft, b: &Draft) -> bool {
    a.article != b.article && a.telling.says && b.telling.says && !have_one_day(a, b)
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
        && (same_parties(a, b) || same_words(a, b) || same_sum(a, b))
        && same_numbers(&a.item.label, &b.item.label)
}

/// Two articles tell that someone did something on one day, one of them without saying to what.
fn told_of_one_day(a: &Draft, b: &Draft) -> bool {
    a.article != b.article
        && have_one_day(a, b)
        && same_predicate(a, b)
        && same_numbers(&a.item.label, &b.item.label)
        && meets(a.telling.agents.iter(), b.telling.agents.iter())
        && (objects(a).next().is_none() || objects(b).next().is_none())
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
        && (same_event(a, b) || kept_the_day(a, b))
}

/// "is due to visit the site on Wednesday" and "visited the plant on Wednesday": the same persons.
fn kept_the_day(a: &Draft, b: &Draft) -> bool {
    have_one_day(a, b)
        && same_predicate(a, b)
        && meets(a.telling.agents.iter(), b.telling.agents.iter())
        && same_numbers(&a.item.label, &b.item.label)
        && names(a).next().is_some()
        && !names_clash(a, b)
}

/// The last words of those who are called by a name.
fn names(draft: &Draft) -> impl Iterator<Item = &str> + Clone {
    let named = draft.item.who.iter().filter(|who| who.starts_with(char::is_uppercase));
    named.filter_map(|who| who.split_whitespace().next_back())
}

/// One of them names somebody whom the other does not name.
fn names_clash(a: &Draft, b: &Draft) -> bool {
    let unknown = |one: &Draft, other: &Draft| names(one).any(|n| names(other).all(|m| m != n));
    unknown(a, b) || unknown(b, a)
}

/// "The company was fined 1.2 million" and "The plant was fined 1.2 million": what it was called
/// differs, the sum and most words do not.
fn same_sum(a: &Draft, b: &Draft) -> bool {
    let (mut ours, theirs) = (numbers(&a.item.label), numbers(&b.item.label));
    ours.clone().eq(theirs)
        && ours.any(|n| n.len() > 1)
        && !names_clash(a, b)
        && shared_words(&a.item.label, &b.item.label) >= 0.6
}

pub fn is_ahead(status: Status) -> bool {
    matches!(status, Status::Planned | Status::Possible)
}

fn same_kind(a: Status, b: Status) -> bool {
    let took_place = |s| matches!(s, Status::Happened | Status::Ongoing);
    a == b || took_place(a) && took_place(b)
}

fn same_predicate(a: &Draft, b: &Draft) -> bool {
    if a.telling.predicate == b.telling.predicate {
        return true;
    }
    a.telling.nominal != b.telling.nominal && derives(&a.telling.predicate, &b.telling.predicate)
}

/// Whether a noun names what a predicate tells.
pub fn is_named(predicate: &str, noun: &str) -> bool {
    predicate == noun || derives(predicate, noun)
}

/// How many letters the predicates and nouns of one event have in common at least.
const COMMON: usize = 4;

/// What the predicates and nouns of one event begin with, filled up with zeros.
pub type FirstLetters = [char; COMMON];

/// Words of one event have the same.
pub fn first_letters(word: &str) -> FirstLetters {
    let mut letters = word.chars();
    std::array::from_fn(|_| letters.next().unwrap_or_default())
}

/// "collide" and "collision": a long common beginning.
fn derives(a: &str, b: &str) -> bool {
    let common = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count();
    common >= COMMON && common + 3 >= a.chars().count().min(b.chars().count())
}

fn meets<'w>(
    mut a: impl Iterator<Item = &'w String>,
    b: impl Iterator<Item = &'w String> + Clone,
) -> bool {
    a.any(|word| b.clone().any(|other| other == word))
}

/// Both have doers, and none in common.
fn agents_clash(a: &Draft, b: &Draft) -> bool {
    let (a, b) = (&a.telling.agents, &b.telling.agents);
    !a.is_empty() && !b.is_empty() && !meets(a.iter(), b.iter())
}

/// Everyone and everything else in it; "offer" is none in "made the offer".
fn objects(draft: &Draft) -> impl Iterator<Item = &String> + Clone {
    draft.telling.others.iter().filter(|word| **word != draft.telling.predicate)
}

/// Who does it is shared, and what it is done to is not another.
fn same_parties(a: &Draft, b: &Draft) -> bool {
    let (to_a, to_b) = (objects(a), objects(b));
    let (by_a, by_b) = (a.telling.agents.iter(), b.telling.agents.iter());
    let agents = meets(by_a.clone(), by_b.clone());
    let others = meets(to_a.clone(), to_b.clone());
    let agent_clash = agents_clash(a, b);
    if a.telling.nominal != b.telling.nominal {
        let crossed = || meets(by_a, to_b) || meets(to_a, by_b);
        return (agents || others || crossed()) && !agent_clash;
    }
    let other_clash = to_a.clone().next().is_some() && to_b.clone().next().is_some() && !others;
    agents && !other_clash && (others || shared_words(&a.item.label, &b.item.label) >= 0.5)
        || others && !agent_clash
        || a.telling.agents.is_empty() && b.telling.agents.is_empty() && others
}

/// One of the labels says nothing, in three longer words or more, that the other does not say too.
fn same_words(a: &Draft, b: &Draft) -> bool {
    if agents_clash(a, b) {
        return false;
    }
    let (one, other) = (longer_words(&a.item.label), longer_words(&b.item.label));
    one.len().min(other.len()) >= 3 && share(&one, &other) > 0.99
}

/// Different figures tell of different things.
fn same_numbers(a: &str, b: &str) -> bool {
    let (mut a, b) = (numbers(a), numbers(b));
    let none = a.clone().next().is_none() || b.clone().next().is_none();
    none || a.any(|n| b.clone().any(|other| n == other))
}

pub fn numbers(label: &str) -> impl Iterator<Item = &str> + Clone {
    let digits = |word: &&str| word.contains(|c: char| c.is_ascii_digit());
    let trimmed = |word| str::trim_matches(word, |c: char| !c.is_ascii_digit());
    label.split(' ').filter(digits).map(trimmed)
}

/// The beginning of a word in lower case, filled up with zeros.
pub type Beginning = [char; 6];

/// Beginnings of the words of more than three letters.
pub fn longer_words(text: &str) -> Vec<Beginning> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().nth(3).is_some())
        .map(beginning)
        .collect()
}

fn beginning(word: &str) -> Beginning {
    let mut letters = ['\0'; 6];
    if word.is_ascii() {
        letters.iter_mut().zip(word.chars()).for_each(|(l, c)| *l = c.to_ascii_lowercase());
    } else {
        let lower = word.to_lowercase();
        letters.iter_mut().zip(lower.chars()).for_each(|(l, c)| *l = c);
    }
    letters
}

/// Share of the longer words of the shorter label that the other has too.
pub fn shared_words(a: &str, b: &str) -> f32 {
    share(&longer_words(a), &longer_words(b))
}

fn share(a: &[Beginning], b: &[Beginning]) -> f32 {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
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
pub fn width(when: &When) -> i64 {
    match days(when) {
        (Some(from), Some(to)) => (to - from).num_days(),
        _ => i64::MAX,
    }
}

pub fn contradicts(a: &Draft, b: &Draft) -> bool {
    let (Some(first), Some(second)) = (&a.item.when, &b.item.when) else { return false };
    a.article != b.article
        && !dates_agree(Some(first), Some(second))
        && near(first, second)
        && tells_the_same(a, b)
        && (a.telling.nominal != b.telling.nominal
            || shared_words(&a.item.label, &b.item.label) >= 0.6)
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
pub fn recurs(drafts: &[Draft], i: usize) -> bool {
    let own = &drafts[i];
    drafts.iter().enumerate().any(|(j, other)| {
        j != i
            && other.article == own.article
            && tells_the_same(own, other)
            && !dates_agree(own.item.when.as_ref(), other.item.when.as_ref())
    })
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
