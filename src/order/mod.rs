//! Events and expressions in; relations with evidence, one consistent [`Network`], and bounds out.

mod bounds;
mod chain;
mod dct;
mod decide;
mod features;
mod graph;
mod learned;
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
    decide::{decide, said},
    features::Bag,
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
    let relations = decide::relations(&view, tables);
    let mut places = Places::shared(sources::classes(&view), events.len());
    sources::state_values(&view, &mut places);
    let network = settle(relations, &mut places);
    let mut firm_places = Places::shared(sources::classes(&view), events.len());
    sources::state_values(&view, &mut firm_places);
    let firm = network.relations.iter().filter(|relation| decide::is_firm(relation));
    let firm = settle(firm.cloned().collect(), &mut firm_places);
    let mut bounds = bounds::find(&view, &firm_places, &firm);
    sequence::link(&places, &mut bounds);
    let sequence = sequence::find(&places, &bounds);
    Order { network, events: bounds, sequence }
}
