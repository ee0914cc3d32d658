//! Dates counted from an event that the clause names: "two days after the vote", "the day before she
//! resigned", "on the day of the attack".

use super::Told;
use super::model::{Basis, When};
use super::offset;
use super::same::is_named;
use super::signals::Signals;
use super::when;
use crate::event::{Event, EventPos, Status};
use crate::text::{Rel, TokenId, Tree, Upos};
use crate::time::Interval;

/// How many events before and behind it are searched for what a noun names.
const REACH: usize = 60;

/// The date of an event that came so long before or after another one.
pub(super) fn counted(
    told: &Told<'_>,
    tree: &Tree,
    signals: &Signals,
    event: &Event,
) -> Option<When> {
    if event.pos != EventPos::Verb || matches!(event.status, Status::Denied | Status::Possible) {
        return None;
    }
    let below = tree.children(event.token).iter().copied();
    let adverbial = below.filter(|&c| matches!(tree.rel(c), Rel::Obl | Rel::OblUnmarked));
    let nouns = adverbial.flat_map(|c| {
        let own = tree.children(c).iter().copied().filter(|&n| tree.rel(n) == Rel::Nmod);
        std::iter::once(c).chain(own)
    });
    let clauses = tree.children(event.token).iter().copied();
    let clauses = clauses.filter(|&c| tree.rel(c) == Rel::Advcl);
    nouns.chain(clauses).find_map(|named| from(told, tree, signals, event, named))
}

/// Counted from what that word names or tells.
fn from(
    told: &Told<'_>,
    tree: &Tree,
    signals: &Signals,
    event: &Event,
    named: TokenId,
) -> Option<When> {
    if let Some(length) = offset::anniversary(told, tree, signals, named) {
        let of = |c: &TokenId| tree.rel(*c) == Rel::Nmod && *c > named;
        let of = tree.children(named).iter().copied().find(of)?;
        let known = date_of(told, tree, signals, of)?;
        return length.counted_from(told, &known, false, step(told, of, &known));
    }
    let mark = tree.child(named, Rel::Case).or_else(|| tree.child(named, Rel::Mark))?;
    let length = offset::length_before(told, signals, mark)?;
    let word = told.document.token_text(mark);
    // "two days of talks" is no date.
    let after = match signals.is_after(word) {
        Some(after) => after,
        None if length.is_the_day() && word == "of" => return same_day(told, tree, signals, named),
        None => return None,
    };
    let known = date_of(told, tree, signals, named)?;
    let when = length.counted_from(told, &known, !after, step(told, named, &known))?;
    let dct = told.document.article.dct.as_ref().map(|dct| Interval::day(dct.date).end);
    let over = event.status != Status::Happened
        || dct.zip(when.earliest).is_none_or(|(dct, from)| from.day() < dct.date());
    over.then_some(when)
}

/// "on the day of the ruling"
fn same_day(told: &Told<'_>, tree: &Tree, signals: &Signals, named: TokenId) -> Option<When> {
    let known = date_of(told, tree, signals, named)?;
    let because = vec![step(told, named, &known)];
    Some(When { basis: Basis::Inferred, because, ..known })
}

fn step(told: &Told<'_>, named: TokenId, known: &When) -> String {
    format!("`{}` was {}", told.document.token_text(named), known.edtf)
}

/// The date of the event at a word, or of the one that the word names.
fn date_of(told: &Told<'_>, tree: &Tree, signals: &Signals, named: TokenId) -> Option<When> {
    let first = told.events.partition_point(|e| e.token < named);
    let own = told.events.get(first).filter(|e| e.token == named);
    let dated = |e: &Event| Some(when::own(told, tree, signals, e)?.when);
    if let Some(when) = own.and_then(dated) {
        return Some(when);
    }
    if !signals.is_definite(told, tree, named) || tree.upos(named) != Upos::Noun {
        return None;
    }
    let lower = told.document.lower(named);
    let name = own.map_or(&*lower, |e| &e.lemma);
    let retold = |e: &&Event| e.token != named && names(told, tree, signals, name, e);
    let near = &told.events[first.saturating_sub(REACH)..(first + REACH).min(told.events.len())];
    let mut dates = near.iter().filter(retold).filter_map(dated);
    let found = dates.next()?;
    let agree = |other: When| (other.earliest, other.latest) == (found.earliest, found.latest);
    dates.all(agree).then_some(found)
}

/// Whether a noun names an event: "the collision" of what collided, "the quake" of an earthquake
/// that struck, "the accident" of a train that derailed.
fn names(told: &Told<'_>, tree: &Tree, signals: &Signals, name: &str, event: &Event) -> bool {
    let stands_for = |word: &str| signals.names_for.pairs(name).any(|one| one == word);
    if event.pos == EventPos::Noun {
        return event.lemma == name || stands_for(&event.lemma);
    }
    let subject = [Rel::Nsubj, Rel::NsubjPass];
    let subject = subject.into_iter().find_map(|rel| tree.child(event.token, rel));
    let befell = || {
        let subject = told.document.lower(subject?);
        Some(subject == name || stands_for(&subject))
    };
    event.pos == EventPos::Verb
        && (is_named(&event.lemma, name) || stands_for(&event.lemma) || befell().unwrap_or(false))
}
