//! Events and expressions in; relations with evidence, one consistent [`Network`], and bounds out.

mod graph;
mod model;
mod network;

pub use graph::PointGraph;
pub use model::{Dropped, EventBounds, Evidence, Network, Node, Order, RelType, Relation};
pub use network::{Places, settle};

use crate::event::Event;
use crate::lang::Language;
use crate::text::{Document, Syntax};
use crate::timex::Timex;

/// Relates the events and expressions of a document to one another.
pub fn relate(
    _document: &Document,
    _syntax: &Syntax,
    _timexes: &[Timex],
    _events: &[Event],
    _language: &Language,
) -> Order {
    Order::default()
}
