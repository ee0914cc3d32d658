//! Verbs joined by "and" in one tense happened one after another.
//!
//! Main verbs of one sentence after another are no source: of those that annotators relate, only
//! a third follow each other. The order of telling decides only where nothing else does.

use crate::event::{Event, EventClass, EventId};
use crate::lang::order::Cues;
use crate::text::Rel;

use super::{Sayings, span_of};
use crate::order::model::{Node, RelType};
use crate::order::view::View;

/// Conjoined verbs of a sentence.
pub(super) fn find(view: &View, cues: &Cues, out: &mut Sayings) {
    for (at, event) in view.events.iter().enumerate() {
        if event.token.0 as usize >= view.tree.len() {
            continue;
        }
        conjoined(view, cues, at, out);
    }
}

fn happens(event: &Event) -> bool {
    matches!(event.class, EventClass::Occurrence | EventClass::IAction | EventClass::Aspectual)
}

fn conjoined(view: &View, cues: &Cues, at: usize, out: &mut Sayings) {
    let event = &view.events[at];
    if view.tree.rel(event.token) != Rel::Conj || !happens(event) {
        return;
    }
    let head = view.tree.head(event.token).and_then(|t| view.event_at[t.0 as usize].checked_sub(1));
    let Some(before) = head.filter(|&before| (before as usize) < at) else { return };
    let first = &view.events[before as usize];
    if happens(first) && first.tense == event.tense && first.aspect == event.aspect {
        let then = super::opener(view, event.token.0, |word| cues.later.has(word));
        let name = if then.is_some() { "and-then" } else { "and" };
        let span = then.and_then(|token| span_of(view, token));
        let (this, that) = (Node::Event(EventId(before)), Node::Event(EventId(at as u32)));
        out.add(this, RelType::Before, that, name, span);
    }
}
