//! Rows to learn from, tables trained on them, and honest predictions by cross-validation.

use rayon::prelude::*;

use crate::lang::linear::LinearModel;
use crate::order::{Bag, Pair, View};
use crate::train::logistic::{Example, Settings, train};

/// One pair with its right label.
#[derive(Clone, Debug)]
pub struct Row {
    /// Number of the document.
    pub document: usize,
    /// The pair.
    pub pair: Pair,
    /// Whether both ends stand in one sentence.
    pub near: bool,
    /// Features and label.
    pub example: Example,
}

impl Row {
    /// Looks at a pair.
    pub(crate) fn new(view: &View, document: usize, pair: Pair, label: usize) -> Row {
        let mut bag = Bag::default();
        pair.features(view, view.sayings.of(pair), &mut bag);
        let sentence = |node| view.sentence(node);
        let near = sentence(pair.source) == sentence(pair.target);
        Row { document, pair, near, example: Example::new(&bag.0, label) }
    }
}

/// Which fold a document is in.
pub fn fold_of(document: usize, folds: usize) -> usize {
    document % folds
}

/// Trains a table on the rows that `keep` takes.
///
/// # Errors
/// As [`train`].
pub fn table(
    labels: &[&str],
    rows: &[Row],
    settings: Settings,
    keep: impl Fn(&Row) -> bool,
) -> Result<Vec<u8>, String> {
    let rows = rows.iter().filter(|row| keep(row));
    let examples: Vec<Example> = rows.map(|row| row.example.clone()).collect();
    train(labels, &examples, settings)
}

/// One table for each fold, trained on all the others.
///
/// # Errors
/// As [`train`].
pub fn tables_without(
    labels: &[&str],
    rows: &[Row],
    settings: Settings,
    folds: usize,
) -> Result<Vec<Vec<u8>>, String> {
    let fold = |fold| table(labels, rows, settings, |row| fold_of(row.document, folds) != fold);
    (0..folds).into_par_iter().map(fold).collect()
}

/// Probabilities of each label for every row, by a table that has not seen its document.
///
/// # Errors
/// As [`train`].
pub fn cross_validate(
    labels: &[&str],
    rows: &[Row],
    settings: Settings,
    folds: usize,
) -> Result<Vec<Vec<f32>>, String> {
    let mut probabilities = vec![Vec::new(); rows.len()];
    for (fold, bytes) in tables_without(labels, rows, settings, folds)?.iter().enumerate() {
        let model = LinearModel::read(bytes)?;
        for (row, slot) in rows.iter().zip(&mut probabilities) {
            if fold_of(row.document, folds) == fold {
                *slot = predict(&model, row);
            }
        }
    }
    Ok(probabilities)
}

/// Probabilities of each label for a row.
pub fn predict(model: &LinearModel, row: &Row) -> Vec<f32> {
    let mut out = vec![0.0; model.labels().len()];
    model.probabilities_of(&row.example.features, &mut out);
    out
}

/// The likeliest label.
pub fn best(probabilities: &[f32]) -> usize {
    let mut best = 0;
    for (at, probability) in probabilities.iter().enumerate() {
        if *probability > probabilities[best] {
            best = at;
        }
    }
    best
}
