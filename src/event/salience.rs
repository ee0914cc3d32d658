//! How much an editor would want an event: what happened to whom, when, near the top of the
//! article ranks high; saying, states and background rank low.

use super::model::{Event, EventClass, EventPos, Role, Status};
use crate::lang::Language;
use crate::text::{Document, Rel, SentenceKind, Tree};

/// Fills [`Event::salience`] of every event.
pub(super) fn fill(document: &Document, tree: &Tree, language: &Language, events: &mut [Event]) {
    let lead = document.sentences.iter().position(|s| s.kind == SentenceKind::Prose).unwrap_or(0);
    let count = document.sentences.len().max(1) as f32;
    for event in events {
        let sentence = event.sentence as usize;
        let place = (sentence.saturating_sub(lead)) as f32 / count;
        let mut score = class(event, language) + clause(tree, event);
        score += if sentence <= lead { 0.2 } else { 0.1 * (1.0 - place).max(0.0) };
        score += if event.dates.is_empty() { -0.05 } else { 0.15 };
        score += people(event);
        score += match event.status {
            Status::Happened | Status::Planned => 0.05,
            Status::Ongoing => 0.0,
            Status::Possible => -0.1,
            Status::Denied => -0.15,
        };
        let furniture =
            document.sentences.get(sentence).is_some_and(|s| s.kind == SentenceKind::Furniture);
        event.salience = if furniture { 0.0 } else { score.clamp(0.0, 1.0) };
    }
}

fn class(event: &Event, language: &Language) -> f32 {
    let lemma = event.lemma.as_str();
    let base = match event.class {
        EventClass::Occurrence => 0.4,
        EventClass::IAction | EventClass::Aspectual => 0.3,
        EventClass::Reporting if language.list("speech-acts").has_form(lemma) => 0.25,
        EventClass::Reporting | EventClass::Perception => 0.05,
        EventClass::State | EventClass::IState => 0.1,
    };
    let weak = language.list("light").has_form(lemma)
        || language.list("states").has_form(lemma)
        || language.list("weak-nouns").has_form(lemma);
    if weak { base - 0.1 } else { base }
}

/// Main clauses before what hangs on them.
fn clause(tree: &Tree, event: &Event) -> f32 {
    if event.pos != EventPos::Verb {
        return -0.05;
    }
    match tree.rel(event.token) {
        Rel::Root | Rel::Ccomp => 0.15,
        Rel::Conj | Rel::Parataxis | Rel::Xcomp => 0.1,
        Rel::AclRelcl => 0.05,
        _ => 0.0,
    }
}

/// Concrete, named participants.
fn people(event: &Event) -> f32 {
    let agent = event.participants.iter().any(|p| p.role != Role::Other);
    let named = event.participants.iter().any(|p| p.name.starts_with(char::is_uppercase));
    0.05 * f32::from(u8::from(agent)) + 0.05 * f32::from(u8::from(named))
}
