//! The links that annotators of news make (TimeBank, AQUAINT), from raw text or given entities.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use super::case::{Case, Closed, Entities};
use rayon::prelude::*;

use super::learn::{Row, cross_validate, fold_of};
use crate::lang::Language;
use crate::lang::linear::LinearModel;
use crate::order::{
    FAMILIES, LABELS, Limits, Node, Pair, Places, Relation, Sayings, candidates, decide,
    relations_of, said, settle, split, state_values,
};
use crate::score::{Annotated, Annotations, Report, write_timeml};
use crate::train::events::Prepared;
use crate::train::gold::{GoldDocument, read_folder};
use crate::train::logistic::Settings;

/// Names of the labels of the tables.
pub fn labels() -> Vec<&'static str> {
    LABELS.iter().map(|(name, _)| *name).collect()
}

/// Both corpora, taken through the stages; events are found by tables that have not seen the document.
///
/// # Errors
/// What cannot be read.
pub fn cases(data: &Path, entities: Entities, language: &Language) -> Result<Vec<Case>, String> {
    let folders = [data.join("news/timebank"), data.join("news/aquaint")];
    let mut gold = read_folder(&folders[0])?;
    gold.extend(read_folder(&folders[1])?);
    if entities == Entities::Given {
        return Ok(gold.into_iter().map(|gold| Case::new(gold, entities, language)).collect());
    }
    let prepared = Prepared::new(&folders)?;
    let tables: Vec<Vec<u8>> = (0..FOLDS)
        .into_par_iter()
        .map(|fold| prepared.train(|document| fold_of(document, FOLDS) != fold))
        .collect::<Result<_, String>>()?;
    let gold: Vec<(usize, GoldDocument)> = gold.into_iter().enumerate().collect();
    let case = |(at, gold): (usize, GoldDocument)| {
        let classes = LinearModel::read(&tables[fold_of(at, FOLDS)])?;
        Ok(Case::by(gold, entities, language, &classes))
    };
    gold.into_par_iter().map(case).collect()
}

/// Parts that the documents are dealt into.
const FOLDS: usize = 5;

/// Every candidate pair of a case with the relation that follows from the annotated links.
pub fn rows(case: &Case, document: usize) -> Vec<Row> {
    let view = case.view();
    let label = labeller(case);
    let pairs = candidates(&view).into_iter();
    pairs.map(|pair| Row::new(&view, document, pair, label(pair))).collect()
}

/// The rows of every case.
pub fn all_rows(cases: &[Case]) -> Vec<Row> {
    cases.iter().enumerate().flat_map(|(at, case)| rows(case, at)).collect()
}

/// The label of a pair: what follows from the annotated links.
fn labeller(case: &Case) -> impl Fn(Pair) -> usize {
    let closed = Closed::new(&case.gold.links);
    let ids: HashMap<Node, String> =
        case.nodes.iter().map(|(id, node)| (*node, id.clone())).collect();
    move |pair: Pair| {
        let (Some(a), Some(b)) = (ids.get(&pair.source), ids.get(&pair.target)) else { return 0 };
        let holds = |rel| closed.holds(a, rel, b);
        LABELS.iter().position(|(_, rel)| rel.is_some_and(holds)).unwrap_or(0)
    }
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
    let all = all_rows(&cases);
    let labels = labels();
    let mut probabilities = vec![Vec::new(); all.len()];
    for family in FAMILIES {
        let mine: Vec<usize> =
            (0..all.len()).filter(|&at| all[at].pair.family() == family).collect();
        let rows: Vec<Row> = mine.iter().map(|&at| all[at].clone()).collect();
        for (at, found) in mine.into_iter().zip(cross_validate(&labels, &rows, settings, FOLDS)?) {
            probabilities[at] = found;
        }
    }
    Ok(Tried { cases, rows: all, probabilities })
}

impl Tried {
    /// The relations of each case under the limits.
    pub fn relations(&self, limits: Limits) -> Vec<Vec<Relation>> {
        let labels = relations_of(&labels());
        let mut of_case: Vec<Vec<Relation>> = vec![Vec::new(); self.cases.len()];
        let sayings: Vec<Sayings> = self.cases.iter().map(|case| case.view().sayings).collect();
        for (row, probabilities) in self.rows.iter().zip(&self.probabilities) {
            let sayings = sayings[row.document].of(row.pair);
            let found = decide(row.pair, &labels, probabilities, sayings, limits);
            of_case[row.document].extend(found.or_else(|| said(row.pair, sayings)));
        }
        of_case
            .into_iter()
            .zip(&self.cases)
            .map(|(relations, case)| {
                let view = case.view();
                let mut places = Places::new(case.timexes.len(), case.events.len());
                state_values(&view, &mut places);
                let parts = split(&view, relations);
                let mut network = settle(parts.firm, &mut places);
                network.extend(settle(parts.others, &mut places));
                network.relations.extend(parts.of_today);
                network.relations
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

/// How often each source is right: of the pairs that annotators relate, and of all; and how often
/// it speaks.
pub fn sources(cases: &[Case]) -> String {
    let mut counts: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
    for case in cases {
        let view = case.view();
        let label = labeller(case);
        for (pair, sayings) in view.sayings.of_each() {
            let right = LABELS[label(pair)].1;
            for said in sayings {
                let count = counts.entry(said.name).or_default();
                count[0] += 1;
                count[1] += usize::from(right.is_some());
                count[2] += usize::from(right == Some(said.rel));
            }
        }
    }
    let share = |count: &[usize; 3]| count[2] as f64 / count[1].max(1) as f64;
    let mut lines: Vec<(&str, [usize; 3])> = counts.into_iter().collect();
    lines.sort_by(|a, b| share(&b.1).total_cmp(&share(&a.1)));
    let line = |(name, count): &(&str, [usize; 3])| {
        format!("{name:28} {:.3} of {:5} related, {:5} said\n", share(count), count[1], count[0])
    };
    lines.iter().map(line).collect()
}
