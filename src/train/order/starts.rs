//! Order of the starts of verb events (the MATRES annotation): before, after, equal, vague.

use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::path::Path;

use super::case::{Case, Entities};
use super::learn::{Row, best, cross_validate};
use crate::lang::Language;
use crate::order::Pair;
use crate::train::gold::read_folder;
use crate::train::logistic::Settings;

/// How the table is trained.
pub const SETTINGS: Settings =
    Settings { rate: 0.01, epochs: 20, dropout: 0.0, average: false, ..super::write::SETTINGS };

/// Labels of the table.
pub const LABELS: [&str; 4] = ["BEFORE", "AFTER", "EQUAL", "VAGUE"];
const VAGUE: usize = 3;

/// Rows of one list of verb pairs over the documents of a folder, without the named ones.
///
/// # Errors
/// What cannot be read.
pub fn rows(
    list: &Path,
    folder: &Path,
    first: usize,
    language: &Language,
    without: &BTreeSet<String>,
) -> Result<Vec<Row>, String> {
    let text = fs::read_to_string(list).map_err(|e| format!("{}: {e}", list.display()))?;
    let mut of_document: HashMap<&str, Vec<Vec<&str>>> = HashMap::new();
    for line in text.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        if fields.len() == 6 {
            of_document.entry(fields[0]).or_default().push(fields);
        }
    }
    let mut rows = Vec::new();
    for (at, gold) in read_folder(folder)?.into_iter().enumerate() {
        if without.contains(&gold.name) {
            continue;
        }
        let Some(pairs) = of_document.get(gold.name.as_str()) else { continue };
        let case = Case::new(gold, Entities::Given, language);
        let view = case.view();
        for fields in pairs {
            let node = |number: &str| {
                let event = case.gold.instances.get(&format!("ei{number}"))?;
                case.nodes.get(event).copied()
            };
            let (Some(a), Some(b)) = (node(fields[3]), node(fields[4])) else { continue };
            let Some(label) = LABELS.iter().position(|label| *label == fields[5]) else { continue };
            let (pair, swapped) = Pair::of(a, b);
            let label = if swapped && label < 2 { 1 - label } else { label };
            rows.push(Row::new(&view, first + at, pair, label));
        }
    }
    Ok(rows)
}

/// Precision over what is not called vague, recall over what is not vague, F1, in percent.
pub fn measure(rows: &[Row], probabilities: &[Vec<f32>]) -> (f64, f64, f64) {
    let (mut right, mut said, mut gold) = (0, 0, 0);
    for (row, probabilities) in rows.iter().zip(probabilities) {
        let label = choose(probabilities);
        said += usize::from(label != VAGUE);
        gold += usize::from(row.example.label != VAGUE);
        right += usize::from(label == row.example.label && label != VAGUE);
    }
    let (p, r) = (right as f64 / said as f64, right as f64 / gold as f64);
    (100.0 * p, 100.0 * r, 200.0 * p * r / (p + r))
}

/// The likeliest label; vague only when no other reaches a third.
fn choose(probabilities: &[f32]) -> usize {
    let label = best(&probabilities[..VAGUE]);
    if probabilities[label] < 0.36 { VAGUE } else { label }
}

/// The rows of both corpora below `data`, without the named documents.
///
/// # Errors
/// What cannot be read.
pub fn all_rows(
    data: &Path,
    language: &Language,
    without: &BTreeSet<String>,
) -> Result<Vec<Row>, String> {
    let pairs = data.join("order/matres");
    let news = data.join("news");
    let mut all = rows(&pairs.join("timebank.txt"), &news.join("timebank"), 0, language, without)?;
    all.extend(rows(&pairs.join("aquaint.txt"), &news.join("aquaint"), 183, language, without)?);
    Ok(all)
}

/// Cross-validates by document over both corpora below `data`.
///
/// # Errors
/// What cannot be read.
pub fn evaluate(data: &Path, settings: Settings, language: &Language) -> Result<String, String> {
    let all = all_rows(data, language, &BTreeSet::new())?;
    let probabilities = cross_validate(&LABELS, &all, settings, 5)?;
    let (p, r, f) = measure(&all, &probabilities);
    Ok(format!("{} pairs  P {p:.2}  R {r:.2}  F1 {f:.2}", all.len()))
}
