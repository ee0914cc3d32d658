//! Events and expressions in; relations with evidence, one consistent [`Network`], and bounds out.

mod bounds;
mod chain;
mod dct;
mod decide;
mod features;
mod graph;
mod learned;
mod lists;
mod model;
mod network;
mod pairs;
mod sequence;
mod sources;
mod view;

pub use decide::Limits;
pub use graph::PointGraph;
pub use learned::{LABELS, label_of, relation_of};
pub use model::{Dropped, EventBounds, Evidence, Network, Node, Order, RelType, Relation};
pub use network::{Places, settle};
pub use pairs::{FAMILIES, Family, Pair, inverse};

#[cfg(feature = "train")]
pub(crate) use {
    decide::{decide, said, split},
    features::Bag,
    learned::relations_of,
    pairs::candidates,
    sources::{Sayings, state_values},
    view::View,
};

use crate::event::Event;
use crate::lang::Language;
use crate::lang::order::OrderTables;
use crate::text::{Document, Syntax};
use crate::timex::Timex;

/// Relates the events and expressions of a document to one another.
pub fn relate(
    document: &Document,
    syntax: &Syntax,
    timexes: &[Timex],
    events: &[Event],
    _language: &Language,
) -> Order {
    let tables = OrderTables::english();
    let view = view::View::new(document, syntax, timexes, events, &tables.cues);
    let decide::Parts { firm, others, of_today } =
        decide::split(&view, decide::relations(&view, tables));
    let mut places = Places::shared(sources::classes(&view), events.len());
    sources::state_values(&view, &mut places);
    let mut network = settle(firm, &mut places);
    let mut bounds = bounds::find(&view, &places, &network);
    network.extend(settle(others, &mut places));
    network.relations.extend(of_today);
    sequence::link(&places, &mut bounds);
    let sequence = sequence::find(&places, &bounds);
    Order { network, events: bounds, sequence }
}
