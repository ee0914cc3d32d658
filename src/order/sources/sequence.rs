//! Verbs joined by "and" or told one after another in one tense happened one after another.

use crate::event::{Event, EventClass, EventId, EventPos};
use crate::lang::order::Cues;
use crate::text::{Aspect, Rel, Tense};

use super::{Sayings, span_of};
use crate::order::model::{Node, RelType};
use crate::order::view::View;

/// Conjoined verbs of a sentence and the main verbs of neighbouring sentences.
pub(super) fn find(view: &View, cues: &Cues, out: &mut Sayings) {
    let mut last: Option<usize> = None;
    for (at, event) in view.events.iter().enumerate() {
        if event.token.0 as usize >= view.tree.len() {
            continue;
        }
        conjoined(view, cues, at, out);
        if event.pos == EventPos::Verb && view.tree.rel(event.token) == Rel::Root {
            if let Some(before) = last {
                told(view, before, at, out);
            }
            last = Some(at);
        }
    }
}

fn simple_past(event: &Event) -> bool {
    event.tense == Tense::Past && event.aspect == Aspect::None
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

/// Main verbs of two sentences, one after the other.
fn told(view: &View, before: usize, at: usize, out: &mut Sayings) {
    let (first, second) = (&view.events[before], &view.events[at]);
    let near = view.event[at].sentence - view.event[before].sentence == 1;
    if !near || !happens(first) || !happens(second) || !simple_past(first) {
        return;
    }
    let (this, that) = (Node::Event(EventId(before as u32)), Node::Event(EventId(at as u32)));
    if simple_past(second) {
        out.add(this, RelType::Before, that, "told-next", None);
    } else if second.tense == Tense::Past && second.aspect == Aspect::Perfective {
        out.add(this, RelType::After, that, "flashback", None);
    }
}
