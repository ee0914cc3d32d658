//! Tense and aspect against the article's date (Reichenbach: event, reference, speech time).

use crate::event::{Event, EventClass, EventId};
use crate::text::{Aspect, Tense};

use super::{Sayings, span_of};
use crate::order::dct::Standing;
use crate::order::model::{Node, RelType};
use crate::order::view::{EventView, View};

/// Every event that shows a tense or has a date.
pub(super) fn find(view: &View, out: &mut Sayings) {
    for (at, event) in view.events.iter().enumerate() {
        let node = Node::Event(EventId(at as u32));
        if let Some((rel, name)) = by_date(view, &view.event[at]) {
            out.add(node, rel, Node::Dct, name, None);
        }
        if let Some((rel, name)) = by_tense(event) {
            out.add(node, rel, Node::Dct, name, span_of(view, event.token.0));
        }
    }
}

fn by_date(view: &View, event: &EventView) -> Option<(RelType, &'static str)> {
    let timex = event.timex.filter(|_| event.dated)?;
    match view.timex[timex as usize].standing {
        Standing::Before => Some((RelType::Before, "dated-in-the-past")),
        _ => None,
    }
}

fn by_tense(event: &Event) -> Option<(RelType, &'static str)> {
    let state = matches!(event.class, EventClass::State | EventClass::IState);
    match (event.tense, event.aspect) {
        (Tense::Future, _) => Some((RelType::After, "future-tense")),
        (Tense::Past, Aspect::Perfective) => Some((RelType::Before, "past-perfect")),
        (Tense::Past, Aspect::None) => Some((RelType::Before, "past-tense")),
        (Tense::Past, _) => Some((RelType::Before, "past-progressive")),
        (Tense::Present, Aspect::Perfective) => Some((RelType::Before, "present-perfect")),
        (Tense::Present, Aspect::Progressive) => Some((RelType::Includes, "present-progressive")),
        (Tense::Present, Aspect::PerfectiveProgressive) => {
            Some((RelType::Includes, "present-progressive"))
        }
        (Tense::Present, Aspect::None) if state => Some((RelType::Includes, "present-state")),
        _ => None,
    }
}
