//! Relations in, one consistent network out: the strongest evidence is taken first, what
//! contradicts it gives way and is listed.
//!
//! The order in which relations are handed in decides nothing: they are sorted by confidence, then
//! by source, kind and nodes.

use std::collections::HashMap;

use super::graph::PointGraph;
use super::model::{Dropped, Network, Node, RelType, Relation};

/// `<` or `=` between two points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// The first is earlier.
    Less,
    /// Both are the same.
    Same,
}

/// Start and end of every node, and what is known about them.
#[derive(Clone, Debug)]
pub struct Places {
    /// Place of each expression among the nodes; expressions of one extent share one.
    timexes: Vec<usize>,
    /// Place of the first event among the nodes.
    events: usize,
    graph: PointGraph,
}

impl Places {
    /// The article's date, `timexes` expressions and `events` events, each from its start to a
    /// later end; nothing else known.
    pub fn new(timexes: usize, events: usize) -> Self {
        Places::shared((0..timexes).collect(), events)
    }

    /// The same, with one node for all expressions of the same class (numbered from 0 on).
    pub fn shared(classes: Vec<usize>, events: usize) -> Self {
        let first_event = classes.iter().max().map_or(1, |last| last + 2);
        let timexes = classes.into_iter().map(|class| 1 + class).collect();
        let nodes = first_event + events;
        let mut graph = PointGraph::new(2 * nodes);
        for node in 0..nodes {
            graph.less(2 * node, 2 * node + 1);
        }
        Places { timexes, events: first_event, graph }
    }

    /// The point where a node starts.
    pub fn start(&self, node: Node) -> usize {
        2 * match node {
            Node::Dct => 0,
            Node::Timex(timex) => self.timexes[timex.0 as usize],
            Node::Event(event) => self.events + event.0 as usize,
        }
    }

    /// The point where a node ends.
    pub fn end(&self, node: Node) -> usize {
        self.start(node) + 1
    }

    /// What is known about the points.
    pub fn graph(&self) -> &PointGraph {
        &self.graph
    }

    /// Whether the relation follows from what is known.
    pub fn holds(&self, source: Node, rel: RelType, target: Node) -> bool {
        self.steps(source, rel, target).iter().flatten().all(|&(a, step, b)| match step {
            Step::Less => self.graph.is_less(a, b),
            Step::Same => self.graph.is_equal(a, b),
        })
    }

    /// Whether the relation contradicts nothing that is known.
    pub fn fits(&self, source: Node, rel: RelType, target: Node) -> bool {
        source != target
            && self.steps(source, rel, target).iter().flatten().all(|&(a, step, b)| match step {
                Step::Less => !self.graph.is_equal(a, b) && !self.graph.is_less(b, a),
                Step::Same => !self.graph.is_less(a, b) && !self.graph.is_less(b, a),
            })
    }

    /// States a relation. Returns whether it fits; if not, nothing changes.
    pub fn state(&mut self, source: Node, rel: RelType, target: Node) -> bool {
        let fits = self.fits(source, rel, target);
        if fits {
            for (a, step, b) in self.steps(source, rel, target).into_iter().flatten() {
                self.point(a, step, b);
            }
        }
        fits
    }

    /// States `a < b` or `a = b` of two points. Returns whether it fits.
    pub(super) fn point(&mut self, a: usize, step: Step, b: usize) -> bool {
        match step {
            Step::Less => self.graph.less(a, b),
            Step::Same => self.graph.equal(a, b),
        }
    }

    /// What the relation says about the points of both ends.
    pub(super) fn steps(
        &self,
        a: Node,
        rel: RelType,
        b: Node,
    ) -> [Option<(usize, Step, usize)>; 2] {
        let (a_start, a_end) = (self.start(a), self.end(a));
        let (b_start, b_end) = (self.start(b), self.end(b));
        let less = |x, y| Some((x, Step::Less, y));
        let same = |x, y| Some((x, Step::Same, y));
        match rel {
            RelType::Before => [less(a_end, b_start), None],
            RelType::After => [less(b_end, a_start), None],
            RelType::IBefore => [same(a_end, b_start), None],
            RelType::IAfter => [same(b_end, a_start), None],
            RelType::Includes => [less(a_start, b_start), less(b_end, a_end)],
            RelType::IsIncluded => [less(b_start, a_start), less(a_end, b_end)],
            RelType::Begins => [same(a_start, b_start), less(a_end, b_end)],
            RelType::BegunBy => [same(a_start, b_start), less(b_end, a_end)],
            RelType::Ends => [same(a_end, b_end), less(b_start, a_start)],
            RelType::EndedBy => [same(a_end, b_end), less(a_start, b_start)],
            RelType::Simultaneous => [same(a_start, b_start), same(a_end, b_end)],
        }
    }
}

/// Takes the relations in, strongest first, on top of what is known.
pub fn settle(mut relations: Vec<Relation>, places: &mut Places) -> Network {
    relations.sort_by(|a, b| {
        let strength = b.evidence.confidence.total_cmp(&a.evidence.confidence);
        strength.then_with(|| key(a).cmp(&key(b)))
    });
    relations.dedup_by(|a, b| key(a) == key(b));
    let mut network = Network::default();
    let mut first: HashMap<(Node, Node), usize> = HashMap::with_capacity(relations.len());
    for relation in relations {
        let ends = unordered(&relation);
        if places.state(relation.source, relation.rel, relation.target) {
            first.entry(ends).or_insert(network.relations.len());
            network.relations.push(relation);
        } else {
            let reason = contradiction(
                &relation,
                places,
                first.get(&ends).map(|&at| &network.relations[at]),
            );
            network.dropped.push(Dropped { relation, reason });
        }
    }
    network
}

fn key(relation: &Relation) -> (Node, Node, RelType, &'static str, Option<usize>) {
    let span = relation.evidence.span.map(|span| span.start());
    (relation.source, relation.target, relation.rel, relation.evidence.source, span)
}

/// Both ends, whichever way the relation goes.
fn unordered(relation: &Relation) -> (Node, Node) {
    let (a, b) = (relation.source, relation.target);
    if b < a { (b, a) } else { (a, b) }
}

/// Names what stands against a relation: evidence on the same pair, or what follows from others.
fn contradiction(relation: &Relation, places: &Places, direct: Option<&Relation>) -> String {
    if let Some(other) = direct {
        let (rel, sure) = (name(other.rel), other.evidence.confidence);
        return format!("{} says {rel}, with {sure:.2}", other.evidence.source);
    }
    let known = ALL.iter().find(|&&rel| places.holds(relation.source, rel, relation.target));
    match known {
        Some(&rel) => format!("it follows from stronger relations that it is {}", name(rel)),
        None => "stronger relations leave no room for it".to_owned(),
    }
}

const ALL: [RelType; 11] = [
    RelType::Before,
    RelType::After,
    RelType::IBefore,
    RelType::IAfter,
    RelType::Simultaneous,
    RelType::Includes,
    RelType::IsIncluded,
    RelType::Begins,
    RelType::BegunBy,
    RelType::Ends,
    RelType::EndedBy,
];

/// A relation in a reader's words.
pub(super) fn name(rel: RelType) -> &'static str {
    match rel {
        RelType::Before => "before",
        RelType::After => "after",
        RelType::IBefore => "immediately before",
        RelType::IAfter => "immediately after",
        RelType::Includes => "around",
        RelType::IsIncluded => "during",
        RelType::Begins => "beginning",
        RelType::BegunBy => "begun by",
        RelType::Ends => "ending",
        RelType::EndedBy => "ended by",
        RelType::Simultaneous => "at the same time",
    }
}
