//! Every pair of neighbouring sentences labelled, vague included (the TimeBank-Dense annotation).
//!
//! Three layers: tables as for the news, which also hear what tables of the news links and of the
//! verb starts say; tables that hear besides how the first layer dates both events; and a mean
//! field over triples of nodes, so that "before" and "before" speak for "before". None of them
//! sees a document that is measured.

mod field;
mod stack;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use rayon::prelude::*;

use super::case::{Case, Entities};
use super::learn::{Row, best, fold_of, predict, table};
use crate::lang::Language;
use crate::lang::linear::LinearModel;
use crate::order::{FAMILIES, Family, Pair, RelType};
use crate::train::gold::read_folder;
use crate::train::logistic::Settings;
use field::Triples;
use stack::Helpers;

/// How the tables are trained.
pub const SETTINGS: Settings = Settings {
    epochs: 10,
    rate: 0.01,
    l2: 1e-4,
    dropout: 0.6,
    least_weight: 0.01,
    ..super::write::SETTINGS
};

/// Labels of the tables.
pub const LABELS: [&str; 6] =
    ["NONE", "BEFORE", "AFTER", "INCLUDES", "IS_INCLUDED", "SIMULTANEOUS"];

/// Parts that the training documents are dealt into, to measure by cross-validation and, within
/// it, to train the second layer.
const FOLDS: usize = 11;
const INNER: usize = 5;

type Guesses = Vec<Vec<f32>>;

/// Rows of every annotated pair of a folder, and the names of its documents.
fn rows(
    folder: &Path,
    first: usize,
    language: &Language,
) -> Result<(Vec<Row>, BTreeSet<String>), String> {
    let (mut rows, mut names) = (Vec::new(), BTreeSet::new());
    for (at, gold) in read_folder(folder)?.into_iter().enumerate() {
        names.insert(gold.name.clone());
        let case = Case::new(gold, Entities::Given, language);
        let view = case.view();
        for (pair, rel) in labelled(&case) {
            rows.push(Row::new(&view, first + at, pair, label_index(rel)));
        }
    }
    Ok((rows, names))
}

/// Each annotated pair once: a pair that was related in TimeBank already has that link first, and what
/// those said who looked at every pair behind it.
fn labelled(case: &Case) -> BTreeMap<Pair, Option<RelType>> {
    case.links().into_iter().collect()
}

fn label_index(rel: Option<RelType>) -> usize {
    let name = crate::order::label_of(rel);
    LABELS.iter().position(|label| *label == name).unwrap_or(0)
}

/// Trains on `train`, measures on `dev`, and by cross-validation on `train`: the share of right
/// labels over all pairs, by family.
///
/// # Errors
/// What cannot be read.
pub fn evaluate(data: &Path, language: &Language) -> Result<String, String> {
    let folder = data.join("order/tbdense");
    let (mut train, mut names) = rows(&folder.join("train"), 0, language)?;
    let (mut dev, dev_names) = rows(&folder.join("dev"), 1000, language)?;
    names.extend(dev_names);
    let helpers = Helpers::train(data, &names, language)?;
    helpers.advise(&mut train)?;
    helpers.advise(&mut dev)?;
    let folds: Vec<(Vec<Row>, Guesses)> = (0..FOLDS)
        .into_par_iter()
        .map(|fold| {
            let (out, rest): (Vec<Row>, Vec<Row>) =
                train.iter().cloned().partition(|row| fold_of(row.document, FOLDS) == fold);
            let guesses = learn_and_guess(&rest, &out)?;
            Ok((out, guesses))
        })
        .collect::<Result<_, String>>()?;
    let guesses = learn_and_guess(&train, &dev)?;
    let all = |parts: &[(Vec<Row>, Guesses)]| {
        let count = |keep: &dyn Fn(&Row) -> bool| {
            let pairs = parts.iter().flat_map(|(rows, guesses)| rows.iter().zip(guesses));
            let mine = pairs.filter(|(row, _)| keep(row));
            mine.fold((0, 0), |(right, all), (row, guess)| {
                (right + usize::from(best(guess) == row.example.label), all + 1)
            })
        };
        let line = |name: &str, (right, all): (usize, usize)| {
            format!("{name} {right}/{all} {:.2}  ", 100.0 * right as f64 / all.max(1) as f64)
        };
        let of = |family: Family| {
            line(&format!("{family:?}"), count(&|row| row.pair.family() == family))
        };
        FAMILIES.map(of).concat() + &line("all", count(&|_| true))
    };
    Ok(format!("train, by cross-validation: {}\ndev: {}", all(&folds), all(&[(dev, guesses)])))
}

/// Trains all layers on some rows and labels others.
fn learn_and_guess(train: &[Row], test: &[Row]) -> Result<Guesses, String> {
    let first = guess(&tables(train)?, test)?;
    let mut deeper = Vec::with_capacity(train.len());
    for fold in 0..INNER {
        let (mut out, rest): (Vec<Row>, Vec<Row>) =
            train.iter().cloned().partition(|row| fold_of(row.document, INNER) == fold);
        let guesses = guess(&tables(&rest)?, &out)?;
        stack::hear(&mut out, &guesses);
        deeper.extend(out);
    }
    let mut test = test.to_vec();
    stack::hear(&mut test, &first);
    let second = guess(&tables(&deeper)?, &test)?;
    Ok(Triples::learn(train).settle(&test, second))
}

fn tables(rows: &[Row]) -> Result<Vec<Vec<u8>>, String> {
    let train = |family| table(&LABELS, rows, SETTINGS, |row: &Row| row.pair.family() == family);
    FAMILIES.into_iter().map(train).collect()
}

fn guess(tables: &[Vec<u8>], rows: &[Row]) -> Result<Guesses, String> {
    let models = tables.iter().map(|bytes| LinearModel::read(bytes));
    let models = models.collect::<Result<Vec<_>, String>>()?;
    Ok(rows.iter().map(|row| predict(&models[row.pair.family() as usize], row)).collect())
}
