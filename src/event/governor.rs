//! What governs an event: the reporting verb what was said, "began" what began, "failed" what
//! failed.

use super::model::{Event, EventClass, EventId};
use super::view::View;
use crate::text::{Rel, TokenId};

/// Steps up the tree before the search is given up.
const REACH: usize = 8;

/// Fills [`Event::governor`] of every event.
pub(super) fn link(view: &View<'_>, events: &mut [Event]) {
    let mut of_token = vec![None; view.forms.len()];
    for event in events.iter() {
        if let Some(slot) = of_token.get_mut(event.token.0 as usize) {
            *slot = Some(event.id);
        }
    }
    let governors: Vec<Option<EventId>> =
        events.iter().map(|event| governor(view, events, &of_token, event)).collect();
    for (event, governor) in events.iter_mut().zip(governors) {
        event.governor = governor.filter(|id| *id != event.id);
    }
}

fn governor(
    view: &View<'_>,
    events: &[Event],
    of_token: &[Option<EventId>],
    event: &Event,
) -> Option<EventId> {
    let of = |token: TokenId| of_token[token.0 as usize];
    let class = |id: EventId| events[id.0 as usize].class;
    let mut at = event.token;
    for _ in 0..REACH {
        let Some(head) = view.tree.head(at) else { break };
        let found = of(head);
        match view.rel(at) {
            Rel::Conj => {}
            Rel::Ccomp | Rel::Xcomp | Rel::Csubj if found.is_some() => return found,
            Rel::Ccomp | Rel::Xcomp | Rel::Csubj => {}
            Rel::Obj => return found.filter(|id| governs_nouns(class(*id))),
            Rel::Acl => return found.filter(|_| to_clause(view, at)),
            Rel::Parataxis if found.is_some_and(|id| class(id) == EventClass::Reporting) => {
                return found.filter(|_| event.class != EventClass::Reporting);
            }
            _ => break,
        }
        at = head;
    }
    aside(view, events, of_token, at)
}

/// "a plan to leave": the clause is what the noun is about.
fn to_clause(view: &View<'_>, token: TokenId) -> bool {
    view.tree.child(token, Rel::Mark).is_some()
}

/// Verbs whose object is an event that they begin, want, report or see.
fn governs_nouns(class: EventClass) -> bool {
    !matches!(class, EventClass::Occurrence | EventClass::State)
}

/// "…", the minister said: the reporting verb is hung below what it reports.
fn aside(
    view: &View<'_>,
    events: &[Event],
    of_token: &[Option<EventId>],
    token: TokenId,
) -> Option<EventId> {
    let below = view.tree.children(token).iter().filter(|&&c| view.rel(c) == Rel::Parataxis);
    let mut events_below = below.filter_map(|&c| of_token[c.0 as usize]);
    events_below.find(|id| events[id.0 as usize].class == EventClass::Reporting)
}
