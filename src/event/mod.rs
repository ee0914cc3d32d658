//! [`Document`](crate::text::Document), [`Syntax`](crate::text::Syntax) and
//! [`Timex`](crate::timex::Timex) in, [`Event`] out: who did what, and which expression dates it.

mod model;

pub use model::{
    DateLink, Event, EventClass, EventId, EventPos, Mention, Participant, Polarity, Role, Status,
};

use crate::lang::Language;
use crate::text::{Document, Syntax};
use crate::timex::Timex;

/// Finds the events of a document.
pub fn find(
    _document: &Document,
    _syntax: &Syntax,
    _timexes: &[Timex],
    _language: &Language,
) -> Vec<Event> {
    Vec::new()
}
