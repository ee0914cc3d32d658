//! Words that look ahead to what they govern: "plans to", "agreed to", "the decision to".
//!
//! "Began to" and "stopped" are left to the tables: annotators seldom relate them as such.

use crate::event::{EventClass, EventId};
use crate::lang::order::Cues;
use crate::text::Tense;

use super::{Sayings, span_of};
use crate::order::model::{Node, RelType};
use crate::order::view::View;

/// Every event that such a word governs.
pub(super) fn find(view: &View, cues: &Cues, out: &mut Sayings) {
    for (at, event) in view.events.iter().enumerate() {
        let Some(governor) = view.event[at].governor else { continue };
        let (above, lemma) = (&view.events[governor as usize], view.event[governor as usize].lemma);
        let open = matches!(event.tense, Tense::Infinitive | Tense::None);
        let (rel, name) = match above.class {
            EventClass::IAction | EventClass::IState if open && cues.ahead.has(lemma) => {
                (RelType::Before, "looks-ahead")
            }
            EventClass::IAction | EventClass::IState if event.tense == Tense::Infinitive => {
                (RelType::Before, "governs-infinitive")
            }
            _ => continue,
        };
        let (this, that) = (Node::Event(EventId(governor)), Node::Event(EventId(at as u32)));
        out.add(this, rel, that, name, span_of(view, above.token.0));
    }
}
