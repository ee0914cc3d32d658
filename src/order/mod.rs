//! Events and expressions in; relations with evidence, one consistent [`Network`], and bounds out.

mod model;

pub use model::{Dropped, EventBounds, Evidence, Network, Node, Order, RelType, Relation};
