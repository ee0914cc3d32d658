//! What is said, and the saying of it: told in the past it came before, in the future after.

use crate::event::{EventClass, EventId};
use crate::text::{Aspect, Tense};

use super::{Sayings, span_of};
use crate::order::model::{Node, RelType};
use crate::order::view::View;

/// Every event that a verb of saying or seeing governs.
pub(super) fn find(view: &View, out: &mut Sayings) {
    for (at, event) in view.events.iter().enumerate() {
        let Some(governor) = view.event[at].governor else { continue };
        let above = &view.events[governor as usize];
        if !matches!(above.class, EventClass::Reporting | EventClass::Perception) {
            continue;
        }
        let past = matches!(above.tense, Tense::Past | Tense::None);
        let state = matches!(event.class, EventClass::State | EventClass::IState);
        let (rel, name) = match (event.tense, event.aspect) {
            (Tense::Future, _) => (RelType::After, "said-will"),
            _ if event.modality.as_deref() == Some("would") => (RelType::After, "said-would"),
            (Tense::Infinitive, _) => (RelType::After, "told-to"),
            (_, Aspect::Perfective) => (RelType::Before, "said-had"),
            (Tense::Past, Aspect::None) if past && !state => (RelType::Before, "said-did"),
            _ => continue,
        };
        let (this, that) = (Node::Event(EventId(at as u32)), Node::Event(EventId(governor)));
        out.add(this, rel, that, name, span_of(view, above.token.0));
    }
}
