//! Every pair of neighbouring sentences labelled, vague included (the TimeBank-Dense annotation).

use std::collections::BTreeMap;
use std::path::Path;

use super::case::{Case, Entities};
use super::learn::{Row, best, predict, table};
use crate::lang::Language;
use crate::lang::linear::LinearModel;
use crate::order::{FAMILIES, Pair, RelType};
use crate::train::gold::read_folder;
use crate::train::logistic::Settings;

/// How the tables are trained.
pub const SETTINGS: Settings =
    Settings { rate: 0.01, least_weight: 0.01, ..super::write::SETTINGS };

/// Labels of the tables.
pub const LABELS: [&str; 6] =
    ["NONE", "BEFORE", "AFTER", "INCLUDES", "IS_INCLUDED", "SIMULTANEOUS"];

/// Rows of every annotated pair of a folder.
///
/// # Errors
/// What cannot be read.
pub fn rows(folder: &Path, first: usize, language: &Language) -> Result<Vec<Row>, String> {
    let mut rows = Vec::new();
    for (at, gold) in read_folder(folder)?.into_iter().enumerate() {
        let case = Case::new(gold, Entities::Given, language);
        let view = case.view();
        for (pair, rel) in labelled(&case) {
            rows.push(Row::new(&view, first + at, pair, label_index(rel)));
        }
    }
    Ok(rows)
}

/// Each annotated pair once: where an event has several instances, the first that is related.
fn labelled(case: &Case) -> BTreeMap<Pair, Option<RelType>> {
    let mut of_pair = BTreeMap::new();
    for (pair, rel) in case.links() {
        let slot = of_pair.entry(pair).or_insert(rel);
        *slot = slot.or(rel);
    }
    of_pair
}

fn label_index(rel: Option<RelType>) -> usize {
    let name = crate::order::label_of(rel);
    LABELS.iter().position(|label| *label == name).unwrap_or(0)
}

/// Trains on `train`, measures on `dev`: share of right labels over all pairs, by family.
///
/// # Errors
/// What cannot be read.
pub fn evaluate(data: &Path, settings: Settings, language: &Language) -> Result<String, String> {
    let folder = data.join("order/tbdense");
    let train = rows(&folder.join("train"), 0, language)?;
    let dev = rows(&folder.join("dev"), 100, language)?;
    let mut report = String::new();
    let (mut right, mut all) = (0, 0);
    for family in FAMILIES {
        let bytes = table(&LABELS, &train, settings, |row| row.pair.family() == family)?;
        let model = LinearModel::read(&bytes)?;
        let rows: Vec<&Row> = dev.iter().filter(|row| row.pair.family() == family).collect();
        let hits =
            rows.iter().filter(|row| best(&predict(&model, row)) == row.example.label).count();
        right += hits;
        all += rows.len();
        report += &format!(
            "{family:?} {hits}/{} {:.2}  ",
            rows.len(),
            100.0 * hits as f64 / rows.len() as f64
        );
    }
    Ok(report + &format!("all {right}/{all} F1 {:.2}", 100.0 * right as f64 / all as f64))
}
