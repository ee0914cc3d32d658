//! The links that annotators of news make (TimeBank, AQUAINT), from raw text or given entities.

use std::collections::HashMap;
use std::path::Path;

use super::case::{Case, Closed, Entities};
use super::learn::{Row, cross_validate};
use crate::lang::Language;
use crate::order::{
    FAMILIES, LABELS, Limits, Node, Pair, Places, Relation, candidates, decide, settle,
    state_values,
};
use crate::score::{Annotated, Annotations, Report, write_timeml};
use crate::train::gold::read_folder;
use crate::train::logistic::Settings;

/// Names of the labels of the tables.
pub fn labels() -> Vec<&'static str> {
    LABELS.iter().map(|(name, _)| *name).collect()
}

/// Both corpora, taken through the stages.
///
/// # Errors
/// What cannot be read.
pub fn cases(data: &Path, entities: Entities, language: &Language) -> Result<Vec<Case>, String> {
    let mut gold = read_folder(&data.join("news/timebank"))?;
    gold.extend(read_folder(&data.join("news/aquaint"))?);
    Ok(gold.into_iter().map(|gold| Case::new(gold, entities, language)).collect())
}

/// Every candidate pair of a case with the relation that follows from the annotated links.
pub fn rows(case: &Case, document: usize) -> Vec<Row> {
    let view = case.view();
    let closed = Closed::new(&case.gold.links);
    let ids: HashMap<Node, &str> =
        case.nodes.iter().map(|(id, node)| (*node, id.as_str())).collect();
    let label = |pair: Pair| {
        let (Some(a), Some(b)) = (ids.get(&pair.source), ids.get(&pair.target)) else { return 0 };
        let holds = |rel| closed.holds(a, rel, b);
        LABELS.iter().position(|(_, rel)| rel.is_some_and(holds)).unwrap_or(0)
    };
    let pairs = candidates(&view).into_iter();
    pairs.map(|pair| Row::new(&view, document, pair, label(pair))).collect()
}

/// Cross-validated probabilities of all rows of all cases.
pub struct Tried {
    /// The documents.
    pub cases: Vec<Case>,
    rows: Vec<Row>,
    probabilities: Vec<Vec<f32>>,
}

/// Trains and predicts by cross-validation.
///
/// # Errors
/// As training.
pub fn try_out(cases: Vec<Case>, settings: Settings) -> Result<Tried, String> {
    let all: Vec<Row> = cases.iter().enumerate().flat_map(|(at, case)| rows(case, at)).collect();
    let labels = labels();
    let mut probabilities = vec![Vec::new(); all.len()];
    for family in FAMILIES {
        let mine: Vec<usize> =
            (0..all.len()).filter(|&at| all[at].pair.family() == family).collect();
        let rows: Vec<Row> = mine.iter().map(|&at| all[at].clone()).collect();
        for (at, found) in mine.into_iter().zip(cross_validate(&labels, &rows, settings, 5)?) {
            probabilities[at] = found;
        }
    }
    Ok(Tried { cases, rows: all, probabilities })
}

impl Tried {
    /// The relations of each case under the limits.
    pub fn relations(&self, limits: Limits) -> Vec<Vec<Relation>> {
        let labels = labels();
        let mut of_case: Vec<Vec<Relation>> = vec![Vec::new(); self.cases.len()];
        for (row, probabilities) in self.rows.iter().zip(&self.probabilities) {
            if let Some(relation) = decide(row.pair, &labels, probabilities, &[], limits) {
                of_case[row.document].push(relation);
            }
        }
        of_case
            .into_iter()
            .zip(&self.cases)
            .map(|(relations, case)| {
                let view = case.view();
                let mut places = Places::new(case.timexes.len(), case.events.len());
                state_values(&view, &mut places);
                settle(relations, &mut places).relations
            })
            .collect()
    }

    /// Temporal awareness under the limits.
    pub fn score(&self, limits: Limits) -> Report {
        let mut report = Report::default();
        for (case, relations) in self.cases.iter().zip(self.relations(limits)) {
            let written = write_timeml(&Annotations {
                article: &case.document.article,
                timexes: &case.timexes,
                events: &case.events,
                relations: &relations,
            });
            let (gold, system) = (Annotated::parse(&case.gold.xml), Annotated::parse(&written));
            if let (Ok(gold), Ok(system)) = (gold, system) {
                report.add(&case.name, &gold, &system);
            }
        }
        report
    }
}
