//! What is told again is the same as before: "the council voted … after the vote".
//!
//! A clause that repeats a verb ("after the council voted") is no source: annotators seldom relate
//! the two.

use crate::event::{EventId, EventPos};
use crate::lang::order::Cues;

use super::Sayings;
use crate::order::model::{Node, RelType};
use crate::order::view::View;

/// How many earlier events are searched.
const REACH: usize = 60;

/// Every definite noun that takes up what was told before.
pub(super) fn find(view: &View, cues: &Cues, out: &mut Sayings) {
    for at in 0..view.events.len() {
        if view.events[at].pos != EventPos::Noun || !cues.definite.has(view.event[at].determiner) {
            continue;
        }
        let earlier = (at.saturating_sub(REACH)..at).rev();
        let Some(before) = earlier.into_iter().find(|&before| is_same(view, before, at)) else {
            continue;
        };
        let (this, that) = (Node::Event(EventId(before as u32)), Node::Event(EventId(at as u32)));
        out.add(this, RelType::Simultaneous, that, "told-again-by-noun", None);
    }
}

/// One word, or a noun made from the verb, of another sentence; both took place or are to come.
fn is_same(view: &View, before: usize, at: usize) -> bool {
    let (a, b) = (&view.events[before], &view.events[at]);
    let verb = a.pos == EventPos::Verb;
    let word = a.lemma == b.lemma || verb && b.pos == EventPos::Noun && derives(&a.lemma, &b.lemma);
    word && a.sentence != b.sentence && (verb || a.pos == b.pos) && a.status == b.status
}

/// "collide" and "collision": a long common beginning.
fn derives(verb: &str, noun: &str) -> bool {
    let common = verb.chars().zip(noun.chars()).take_while(|(x, y)| x == y).count();
    common >= 5 && common + 2 >= verb.chars().count()
}
