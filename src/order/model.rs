//! Temporal relations (TLINKs), their evidence, and what follows from them.

use crate::event::EventId;
use crate::span::Span;
use crate::time::Bounds;
use crate::timex::TimexId;

/// One end of a relation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Node {
    /// The article's date.
    Dct,
    /// An expression.
    Timex(TimexId),
    /// An event.
    Event(EventId),
}

/// TLINK `relType`, read "source … target".
#[allow(missing_docs)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RelType {
    Before,
    After,
    IBefore,
    IAfter,
    Includes,
    IsIncluded,
    Begins,
    BegunBy,
    Ends,
    EndedBy,
    Simultaneous,
}

/// Why a relation is believed.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// Name of the source, in kebab-case.
    pub source: &'static str,
    /// The words it rests on, when there are such.
    pub span: Option<Span>,
    /// Expected precision, from 0 to 1.
    pub confidence: f32,
}

/// A TLINK with its evidence.
#[derive(Clone, Debug, PartialEq)]
pub struct Relation {
    /// The first end.
    pub source: Node,
    /// The second end.
    pub target: Node,
    /// How the first stands to the second.
    pub rel: RelType,
    /// Why.
    pub evidence: Evidence,
}

/// A relation that gave way to stronger ones.
#[derive(Clone, Debug, PartialEq)]
pub struct Dropped {
    /// What was not kept.
    pub relation: Relation,
    /// In words.
    pub reason: String,
}

/// A consistent set of relations, firm ones first, then strongest first; and those that gave way.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Network {
    /// Kept, consistent with one another.
    pub relations: Vec<Relation>,
    /// Not kept.
    pub dropped: Vec<Dropped>,
}

impl Network {
    /// Adds what was settled on top of it.
    pub fn extend(&mut self, later: Network) {
        self.relations.extend(later.relations);
        self.dropped.extend(later.dropped);
    }
}

/// What follows for one event.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EventBounds {
    /// Earliest start and latest end.
    pub bounds: Bounds,
    /// Every step, in words.
    pub because: Vec<String>,
    /// Directly after these events (reduced relations).
    pub after: Vec<EventId>,
    /// Directly before these events (reduced relations).
    pub before: Vec<EventId>,
}

/// The result of the stage: the network, and what follows for each event (by [`EventId`]).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Order {
    /// Consistent relations.
    pub network: Network,
    /// One per event.
    pub events: Vec<EventBounds>,
    /// All events, earliest first, as far as the network and the telling decide.
    pub sequence: Vec<EventId>,
}
