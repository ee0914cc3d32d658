//! One annotated document taken through the stages, with its links in our terms.

use std::collections::HashMap;

use super::given;
use crate::event::{self, Event, EventId};
use crate::lang::Language;
use crate::lang::events::EventTables;
use crate::lang::linear::LinearModel;
use crate::lang::order::OrderTables;
use crate::order::{Node, Pair, Places, RelType, View, inverse};
use crate::score::Link;
use crate::span::Span;
use crate::text::{self, Document, Syntax};
use crate::timex::{self, TextKind, Timex, TimexId};
use crate::train::gold::GoldDocument;

/// A document as the tables see it, and what is right.
pub struct Case {
    /// File name without its ending.
    pub name: String,
    /// The annotated file.
    pub gold: GoldDocument,
    /// Text, tokens, sentences.
    pub document: Document,
    /// Tags.
    pub syntax: Syntax,
    /// Expressions.
    pub timexes: Vec<Timex>,
    /// Events.
    pub events: Vec<Event>,
    /// Node of each annotated id that was found.
    pub nodes: HashMap<String, Node>,
}

/// Whether the annotated entities are used, or our own are found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entities {
    /// As annotated.
    Given,
    /// Found in the raw text.
    Found,
}

impl Case {
    /// Takes a document through the stages before this one.
    pub fn new(gold: GoldDocument, entities: Entities, language: &Language) -> Case {
        Case::by(gold, entities, language, &EventTables::english().classes)
    }

    /// As [`Case::new`], with another table of events.
    pub(super) fn by(
        gold: GoldDocument,
        entities: Entities,
        language: &Language,
        classes: &LinearModel<'_>,
    ) -> Case {
        let mut article = gold.article.clone();
        if entities == Entities::Found {
            article.given = None;
        }
        let document = text::read(article, language);
        let syntax = text::analyse(&document, language);
        let timexes = if entities == Entities::Given {
            given::timexes(&document)
        } else {
            timex::find(&document, language, TextKind::News).timexes
        };
        let mut events = event::find_by(&document, &syntax, &timexes, language, classes).events;
        if entities == Entities::Given {
            given::overlay(&document, &mut events);
        }
        let nodes = nodes(&gold, &timexes, &events);
        Case { name: gold.name.clone(), gold, document, syntax, timexes, events, nodes }
    }

    /// What the sources look at.
    pub(crate) fn view(&self) -> View<'_> {
        let cues = &OrderTables::english().cues;
        View::new(&self.document, &self.syntax, &self.timexes, &self.events, cues)
    }

    /// The annotated links between nodes that were found, in the order of their pair; `None` for
    /// a link that says the pair is not related or vague.
    pub fn links(&self) -> Vec<(Pair, Option<RelType>)> {
        let known = |id: &String| self.nodes.get(id).copied();
        let links = self.gold.links.iter();
        let links = links.filter_map(|(a, rel, b)| Some((known(a)?, rel, known(b)?)));
        links
            .filter(|(a, _, b)| a != b)
            .map(|(a, rel, b)| {
                let (pair, swapped) = Pair::of(a, b);
                let rel = named(rel);
                (pair, if swapped { rel.map(inverse) } else { rel })
            })
            .collect()
    }
}

/// A TLINK's `relType`; DURING counts as in TempEval-3.
pub fn named(rel: &str) -> Option<RelType> {
    Some(match rel {
        "BEFORE" => RelType::Before,
        "AFTER" => RelType::After,
        "IBEFORE" => RelType::IBefore,
        "IAFTER" => RelType::IAfter,
        "INCLUDES" => RelType::Includes,
        "IS_INCLUDED" => RelType::IsIncluded,
        "BEGINS" => RelType::Begins,
        "BEGUN_BY" => RelType::BegunBy,
        "ENDS" => RelType::Ends,
        "ENDED_BY" => RelType::EndedBy,
        "SIMULTANEOUS" | "IDENTITY" | "DURING" | "DURING_INV" => RelType::Simultaneous,
        _ => return None,
    })
}

/// Annotated ids to our nodes: the entity whose span overlaps most, each taken once.
fn nodes(gold: &GoldDocument, timexes: &[Timex], events: &[Event]) -> HashMap<String, Node> {
    let Some(given) = &gold.article.given else { return HashMap::new() };
    let mut nodes = HashMap::new();
    if let Some(id) = &given.dct_id {
        nodes.insert(id.clone(), Node::Dct);
    }
    let spans: Vec<Span> = given.timexes.iter().map(|entity| entity.span).collect();
    let found: Vec<Span> = timexes.iter().map(|timex| timex.span).collect();
    for (at, ours) in matched(&spans, &found) {
        nodes.insert(given.timexes[at].id.clone(), Node::Timex(TimexId(ours as u32)));
    }
    let spans: Vec<Span> = given.events.iter().map(|entity| entity.span).collect();
    let found: Vec<Span> = events.iter().map(|event| event.span).collect();
    for (at, ours) in matched(&spans, &found) {
        nodes.insert(given.events[at].id.clone(), Node::Event(EventId(ours as u32)));
    }
    nodes
}

/// Pairs of overlapping spans, longest overlap first, one to one.
fn matched(gold: &[Span], ours: &[Span]) -> Vec<(usize, usize)> {
    let mut overlaps = Vec::new();
    for (i, a) in gold.iter().enumerate() {
        let first = ours.partition_point(|b| b.end() <= a.start());
        let overlapping = ours[first..].iter().take_while(|b| b.start() < a.end()).enumerate();
        for (j, b) in overlapping {
            let shared = a.end().min(b.end()) - a.start().max(b.start());
            overlaps.push((usize::MAX - shared, i, first + j));
        }
    }
    overlaps.sort_unstable();
    let (mut used, mut taken) = (vec![false; gold.len()], vec![false; ours.len()]);
    let mut pairs = Vec::new();
    for (_, i, j) in overlaps {
        if !used[i] && !taken[j] {
            (used[i], taken[j]) = (true, true);
            pairs.push((i, j));
        }
    }
    pairs
}

/// The annotated links closed: what follows for any two annotated nodes.
pub struct Closed {
    places: Places,
    index: HashMap<String, EventId>,
}

impl Closed {
    /// Closes the links in their order, leaving out what contradicts those before.
    pub fn new(links: &[Link]) -> Closed {
        let mut index: HashMap<String, EventId> = HashMap::new();
        for id in links.iter().flat_map(|(a, _, b)| [a, b]) {
            let next = EventId(index.len() as u32);
            index.entry(id.clone()).or_insert(next);
        }
        let mut places = Places::new(0, index.len());
        for (a, rel, b) in links {
            if let Some(rel) = named(rel) {
                places.state(Node::Event(index[a]), rel, Node::Event(index[b]));
            }
        }
        Closed { places, index }
    }

    /// Whether a relation between annotated ids follows.
    pub fn holds(&self, a: &str, rel: RelType, b: &str) -> bool {
        let (Some(&a), Some(&b)) = (self.index.get(a), self.index.get(b)) else { return false };
        self.places.holds(Node::Event(a), rel, Node::Event(b))
    }
}
