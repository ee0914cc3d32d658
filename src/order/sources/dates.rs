//! An event and the expression that dates it, by the signal between them.
//!
//! "After", "before" and "until" are left to the tables: annotators seldom relate them as such.

use crate::lang::order::{Cues, atom};
use crate::timex::TimexKind;

use super::Sayings;
use crate::event::EventId;
use crate::order::model::{Node, RelType};
use crate::order::view::View;

/// Every date of every event.
pub(super) fn find(view: &View, cues: &Cues, out: &mut Sayings) {
    for (at, event) in view.events.iter().enumerate() {
        for link in &event.dates {
            let Some(timex) = view.timexes.get(link.timex.0 as usize) else { continue };
            let signal = link.signal.map(|span| span.of(&view.document.article.text));
            let word = signal.and_then(|text| text.split_whitespace().next()).map_or(0, atom);
            let length = matches!(timex.kind, TimexKind::Duration);
            let aside = [&cues.after, &cues.before, &cues.until];
            if aside.iter().any(|cue| cue.has(word)) || (length && word == 0) {
                continue;
            }
            let (rel, name) = if cues.since.has(word) {
                (RelType::BegunBy, "date-since")
            } else {
                (RelType::IsIncluded, "dated")
            };
            let node = Node::Event(EventId(at as u32));
            out.add(node, rel, Node::Timex(link.timex), name, link.signal.or(Some(timex.span)));
        }
    }
}
