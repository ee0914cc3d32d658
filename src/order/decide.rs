//! Probabilities of a pair in, a relation with its evidence out, or nothing.

use super::learned::{Judge, relations_of};
use super::model::{Evidence, Node, RelType, Relation};
use super::pairs::{FAMILIES, Family, Pair, candidates};
use super::sources::{Said, is_time_of_today, precision};
use super::view::View;
use crate::lang::order::OrderTables;

/// The least probability with which a relation is stated, by family.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits(pub [f32; 4]);

impl Default for Limits {
    fn default() -> Self {
        Limits([0.24, 0.2, 0.32, 0.24])
    }
}

/// Every relation of a document that is likely enough, and what else sure sources say.
pub(crate) fn relations(view: &View, tables: &OrderTables) -> Vec<Relation> {
    let pairs = candidates(view);
    let mut found: Vec<(usize, Relation)> = Vec::new();
    let mut judge = Judge::new(view);
    let (mut heard, limits) = (Vec::new(), Limits::default());
    // Table by table: what one has read of its table is then still near.
    for family in FAMILIES {
        let table = &tables.news[family as usize];
        let labels = relations_of(table.labels());
        let of_family = pairs.iter().enumerate().filter(|(_, pair)| pair.family() == family);
        for (at, &pair) in of_family {
            let sayings = view.sayings.of(pair);
            if !sayings.is_empty() {
                heard.push(pair.key());
            }
            let probabilities = judge.ask_for(table, pair, sayings, limits.0[family as usize]);
            let decided = probabilities
                .and_then(|probabilities| decide(pair, &labels, probabilities, sayings, limits));
            let one = decided.map(|one| confirmed(one, sayings)).or_else(|| said(pair, sayings));
            found.extend(one.map(|one| (at, one)));
        }
    }
    heard.sort_unstable();
    found.sort_unstable_by_key(|(at, _)| *at);
    let mut relations: Vec<Relation> = found.into_iter().map(|(_, one)| one).collect();
    let far = view.sayings.of_each().filter(|(pair, _)| heard.binary_search(&pair.key()).is_err());
    relations.extend(far.filter_map(|(pair, sayings)| said(pair, sayings)));
    relations
}

/// A relation that the tables and a source agree on is as sure as the surer of the two.
fn confirmed(mut relation: Relation, sayings: &[Said]) -> Relation {
    let agrees = |said: &&Said| said.rel == relation.rel && said.name == relation.evidence.source;
    if let Some(said) = sayings.iter().find(agrees) {
        let confidence = &mut relation.evidence.confidence;
        *confidence = confidence.max(precision(said.name) * 0.9);
    }
    relation
}

/// What a source says by itself where the tables are silent: only signals between two events.
pub(crate) fn said(pair: Pair, sayings: &[Said]) -> Option<Relation> {
    let said = sayings.first().filter(|_| pair.family() == Family::EventEvent)?;
    let confidence = precision(said.name);
    let evidence = Evidence { source: said.name, span: said.span, confidence: confidence * 0.9 };
    let relation = Relation { source: pair.source, target: pair.target, rel: said.rel, evidence };
    (confidence >= SURE).then_some(relation)
}

/// The least precision of a source that is believed by itself.
const SURE: f32 = 0.75;

/// Whether a date may rest on the relation. What only the wording suggests about an event and an
/// expression orders the story, but no date follows from it.
fn is_firm(relation: &Relation) -> bool {
    relation.evidence.source != WORDING_AND_EXPRESSION && relation.evidence.confidence >= SURE
}

/// Relations in the order in which the network takes them in.
pub(crate) struct Parts {
    pub firm: Vec<Relation>,
    pub others: Vec<Relation>,
    /// Of the article's date and the times of its day, from which nothing follows for its points:
    /// what was before the article need not be before each of them.
    pub of_today: Vec<Relation>,
}

/// Each part in its order.
pub(crate) fn split(view: &View, relations: Vec<Relation>) -> Parts {
    let is_of_today = |relation: &Relation| match (relation.source, relation.target) {
        (Node::Timex(timex), Node::Dct) | (Node::Dct, Node::Timex(timex)) => {
            is_time_of_today(view, timex)
        }
        _ => false,
    };
    let (of_today, rest): (Vec<_>, Vec<_>) = relations.into_iter().partition(is_of_today);
    let (firm, others) = rest.into_iter().partition(is_firm);
    Parts { firm, others, of_today }
}

/// The source of a relation of an event and an expression that no named source speaks of.
const WORDING_AND_EXPRESSION: &str = "wording-and-expression";

/// The likeliest relation of a pair, when it is likely enough.
pub(crate) fn decide(
    pair: Pair,
    labels: &[Option<RelType>],
    probabilities: &[f32],
    sayings: &[Said],
    limits: Limits,
) -> Option<Relation> {
    let mut best: Option<(RelType, f32)> = None;
    let mut none = 0.0;
    for (label, &probability) in labels.iter().zip(probabilities) {
        match *label {
            None => none = probability,
            Some(rel) if best.is_none_or(|(_, most)| probability > most) => {
                best = Some((rel, probability));
            }
            Some(_) => {}
        }
    }
    let (rel, probability) = best?;
    if probability < limits.0[pair.family() as usize] {
        return None;
    }
    let confidence = probability.max((probability / (1.0 - none)).min(1.0) * 0.999);
    Some(Relation {
        source: pair.source,
        target: pair.target,
        rel,
        evidence: evidence(pair, rel, confidence, sayings),
    })
}

/// The first source that says the same; the words and tenses themselves when none does.
fn evidence(pair: Pair, rel: RelType, confidence: f32, sayings: &[Said]) -> Evidence {
    let said = sayings.iter().find(|said| said.rel == rel);
    let source = said.map_or(
        match pair.family() {
            Family::EventDct => "wording-and-article-date",
            Family::EventTimex => WORDING_AND_EXPRESSION,
            Family::EventEvent => "wording-of-two-events",
            Family::TimexTimex => "wording-of-two-expressions",
        },
        |said| said.name,
    );
    Evidence { source, span: said.and_then(|said| said.span), confidence }
}
