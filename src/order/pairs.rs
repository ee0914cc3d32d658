//! The pairs that are looked at, and the kinds they come in.

use crate::event::EventId;
use crate::timex::TimexId;

use super::features::{Bag, event_dct, event_event, event_timex, said, timex_timex};
use super::model::{Node, RelType};
use super::sources::Said;
use super::view::View;

/// Kind of a pair; each has a table of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// An event and the article's date.
    EventDct,
    /// An event and an expression.
    EventTimex,
    /// Two events.
    EventEvent,
    /// Two expressions, or an expression and the article's date.
    TimexTimex,
}

/// All families, in order of their tables.
pub const FAMILIES: [Family; 4] =
    [Family::EventDct, Family::EventTimex, Family::EventEvent, Family::TimexTimex];

/// Two nodes in the order in which the tables see them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pair {
    /// The event before the expression, the first told before the second, the date first of all.
    pub source: Node,
    /// The other end.
    pub target: Node,
}

impl Pair {
    /// The pair of two nodes, and whether they had to change places.
    pub fn of(a: Node, b: Node) -> (Pair, bool) {
        let swap = match (a, b) {
            (Node::Event(a), Node::Event(b)) => b < a,
            (Node::Timex(a), Node::Timex(b)) => b < a,
            (Node::Dct, _) => matches!(b, Node::Event(_)),
            (Node::Timex(_), _) => true,
            (Node::Event(_), _) => false,
        };
        if swap {
            (Pair { source: b, target: a }, true)
        } else {
            (Pair { source: a, target: b }, false)
        }
    }

    /// A number by which pairs are sorted as by themselves.
    pub(crate) fn key(self) -> u64 {
        let number = |node| match node {
            Node::Dct => 0,
            Node::Timex(timex) => 1 + u64::from(timex.0),
            Node::Event(event) => 1 << 31 | u64::from(event.0),
        };
        number(self.source) << 32 | number(self.target)
    }

    /// Its kind.
    pub fn family(self) -> Family {
        match (self.source, self.target) {
            (Node::Event(_), Node::Dct) => Family::EventDct,
            (Node::Event(_), Node::Timex(_)) => Family::EventTimex,
            (Node::Event(_), Node::Event(_)) => Family::EventEvent,
            _ => Family::TimexTimex,
        }
    }

    /// What the tables see of it, and of what is said of it.
    pub(crate) fn features(self, view: &View, sayings: &[Said], bag: &mut Bag) {
        match (self.source, self.target) {
            (Node::Event(e), Node::Dct) => event_dct(view, e.0 as usize, bag),
            (Node::Event(e), Node::Timex(t)) => event_timex(view, e.0 as usize, t.0 as usize, bag),
            (Node::Event(a), Node::Event(b)) => event_event(view, a.0 as usize, b.0 as usize, bag),
            (Node::Timex(a), Node::Timex(b)) => {
                timex_timex(view, Some(a.0 as usize), b.0 as usize, bag)
            }
            (_, Node::Timex(b)) => timex_timex(view, None, b.0 as usize, bag),
            _ => {}
        }
        said(sayings, bag);
    }
}

/// The relation seen from the other end.
pub fn inverse(rel: RelType) -> RelType {
    match rel {
        RelType::Before => RelType::After,
        RelType::After => RelType::Before,
        RelType::IBefore => RelType::IAfter,
        RelType::IAfter => RelType::IBefore,
        RelType::Includes => RelType::IsIncluded,
        RelType::IsIncluded => RelType::Includes,
        RelType::Begins => RelType::BegunBy,
        RelType::BegunBy => RelType::Begins,
        RelType::Ends => RelType::EndedBy,
        RelType::EndedBy => RelType::Ends,
        RelType::Simultaneous => RelType::Simultaneous,
    }
}

/// Most tokens between two events of one sentence that are compared.
const REACH: u32 = 60;
/// How many earlier sentences are searched for an event with the same word.
const MEMORY: u32 = 40;

/// The pairs worth asking about, in order of text.
pub(crate) fn candidates(view: &View) -> Vec<Pair> {
    let mut pairs = Vec::new();
    let event = |at: usize| Node::Event(EventId(at as u32));
    let timex = |at: usize| Node::Timex(TimexId(at as u32));
    for at in 0..view.timex.len() {
        pairs.push(Pair { source: Node::Dct, target: timex(at) });
        for before in at.saturating_sub(3)..at {
            pairs.push(Pair { source: timex(before), target: timex(at) });
        }
    }
    for at in 0..view.event.len() {
        pairs.push(Pair { source: event(at), target: Node::Dct });
        pairs.extend(
            expressions_near(view, at).map(|t| Pair { source: event(at), target: timex(t) }),
        );
        events_near(view, at, |a| pairs.push(Pair { source: event(a), target: event(at) }));
    }
    pairs
}

/// Expressions of the same sentence and the last one of the sentence before; its own dates.
fn expressions_near<'a>(view: &'a View, event: usize) -> impl Iterator<Item = usize> + 'a {
    let e = &view.event[event];
    let first = view.timex.partition_point(|t| t.sentence + 1 < e.sentence);
    let end = view.timex.partition_point(|t| t.sentence <= e.sentence);
    let own = view.events[event].dates.first().map(|link| link.timex.0 as usize);
    let own = own.filter(move |at| !(first..end).contains(at) && *at < view.timex.len());
    (first..end).chain(own)
}

/// Shows earlier events: of the same sentence, of the one before, and the last with the same word.
fn events_near(view: &View, event: usize, mut show: impl FnMut(usize)) {
    let e = &view.event[event];
    let near = (0..event).rev().take_while(|&at| view.event[at].sentence + 1 >= e.sentence);
    let mut reached = event;
    for at in near.take(60) {
        if e.token - view.event[at].token.min(e.token) <= REACH {
            show(at);
            reached = at;
        }
    }
    let further =
        (0..reached).rev().take_while(|&at| view.event[at].sentence + MEMORY >= e.sentence);
    if let Some(again) = further.take(300).find(|&at| view.event[at].lemma == e.lemma) {
        show(again);
    }
}
