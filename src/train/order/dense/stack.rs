//! What one table says, as features of another.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::super::case::{Case, Entities};
use super::super::learn::{Row, best, predict, table};
use super::super::{news, starts};
use crate::lang::Language;
use crate::lang::linear::{Feature, LinearModel};
use crate::order::{FAMILIES, Family, Node};
use crate::train::gold::read_folder;

/// Tables of other annotations, trained without some documents.
pub struct Helpers {
    /// By family: whether annotators of news relate the pair, and how.
    news: Vec<Vec<u8>>,
    /// By family: how, when they do.
    related: Vec<Vec<u8>>,
    /// Which of two verbs starts first.
    starts: Vec<u8>,
}

impl Helpers {
    /// Trains on the news links and the verb starts of all documents but the named ones.
    pub fn train(
        data: &Path,
        without: &BTreeSet<String>,
        language: &Language,
    ) -> Result<Helpers, String> {
        let mut rows = Vec::new();
        for folder in ["news/timebank", "news/aquaint"] {
            let gold = read_folder(&data.join(folder))?.into_iter();
            for gold in gold.filter(|gold| !without.contains(&gold.name)) {
                rows.extend(news::rows(&Case::new(gold, Entities::Given, language), 0));
            }
        }
        let labels = news::labels();
        let by_family = |least: usize| -> Result<Vec<Vec<u8>>, String> {
            let mine = |family: Family| {
                table(&labels, &rows, super::super::write::SETTINGS, |row: &Row| {
                    row.pair.family() == family && row.example.label >= least
                })
            };
            FAMILIES.into_iter().map(mine).collect()
        };
        let verbs = starts::all_rows(data, language, without)?;
        Ok(Helpers {
            news: by_family(0)?,
            related: by_family(1)?,
            starts: table(&starts::LABELS, &verbs, starts::SETTINGS, |_| true)?,
        })
    }

    /// Adds what they say to the features of rows.
    pub fn advise(&self, rows: &mut [Row]) -> Result<(), String> {
        for family in FAMILIES {
            let news = LinearModel::read(&self.news[family as usize])?;
            let related = LinearModel::read(&self.related[family as usize])?;
            let starts = LinearModel::read(&self.starts)?;
            for row in rows.iter_mut().filter(|row| row.pair.family() == family) {
                let mut said = Vec::new();
                say(&mut said, 9000, &predict(&news, row), row.near);
                say(&mut said, 9010, &predict(&related, row), row.near);
                if family == Family::EventEvent {
                    say(&mut said, 9020, &predict(&starts, row), row.near);
                }
                row.example.features.extend(said);
            }
        }
        Ok(())
    }
}

/// The likeliest label, how likely it is, and how likely each one is at least.
fn say(out: &mut Vec<u64>, template: u32, probabilities: &[f32], near: bool) {
    let most = best(probabilities);
    let first = |n: u32| Feature::new(template + n).number(most as u64);
    out.push(first(0).number(near.into()).hash());
    out.push(first(1).number((probabilities[most] * 5.0) as u64).hash());
    for (label, p) in probabilities.iter().enumerate() {
        let odds = (p / (1.0 - p).max(1e-4)).max(1e-4).ln().round().clamp(-6.0, 6.0) as i32;
        let steps = (0..=(odds + 6) as u64)
            .map(|step| Feature::new(template + 2).number(label as u64).number(step));
        out.extend(steps.map(Feature::hash));
    }
}

const BEFORE: usize = 1;
const AFTER: usize = 2;
/// Seen from the other end.
pub const INVERSE: [usize; 6] = [0, 2, 1, 4, 3, 5];

type Known<'a> = BTreeMap<(usize, Node, Node), &'a Vec<f32>>;

/// Adds what was guessed of the dates of both ends.
pub fn hear(rows: &mut [Row], guesses: &[Vec<f32>]) {
    let known: Known = rows
        .iter()
        .zip(guesses)
        .map(|(row, guess)| ((row.document, row.pair.source, row.pair.target), guess))
        .collect();
    let mut dates: BTreeMap<(usize, Node), Vec<Node>> = BTreeMap::new();
    for (document, source, target) in known.keys().filter(|key| matches!(key.2, Node::Timex(_))) {
        dates.entry((*document, *source)).or_default().push(*target);
    }
    let heard: Vec<Vec<u64>> = rows.iter().map(|row| heard(row, &known, &dates)).collect();
    for (row, heard) in rows.iter_mut().zip(heard) {
        row.example.features.extend(heard);
    }
}

fn heard(row: &Row, known: &Known, dates: &BTreeMap<(usize, Node), Vec<Node>>) -> Vec<u64> {
    let (mut out, none) = (Vec::new(), vec![0.0; 6]);
    let (a, b) = (row.pair.source, row.pair.target);
    let of = |x: Node, y: Node| known.get(&(row.document, x, y)).copied();
    let near = u64::from(row.near);
    let both = |template: u32, x: usize, y: usize| {
        Feature::new(template).number(x as u64).number(y as u64).number(near).hash()
    };
    match row.pair.family() {
        Family::EventEvent => {
            let (x, y) = (of(a, Node::Dct).unwrap_or(&none), of(b, Node::Dct).unwrap_or(&none));
            out.push(both(9100, best(x), best(y)));
            say(&mut out, 9101, x, row.near);
            say(&mut out, 9110, y, row.near);
            let (first, second) = orders(x, y);
            steps(&mut out, 9120, ((first - second) * 6.0).round() as i32 + 6);
            let mut most = [0.0f32; 3];
            for date in dates.get(&(row.document, a)).into_iter().flatten() {
                if let (Some(x), Some(y)) = (of(a, *date), of(b, *date)) {
                    let (first, second) = orders(x, y);
                    let found = [first, second, at(x) * at(y)];
                    most.iter_mut().zip(found).for_each(|(most, new)| *most = most.max(new));
                }
            }
            for (n, most) in most.into_iter().enumerate() {
                steps(&mut out, 9122 + n as u32, (most * 6.0).round() as i32);
            }
        }
        Family::EventTimex => {
            let (x, y) = (of(a, Node::Dct).unwrap_or(&none), of(Node::Dct, b).unwrap_or(&none));
            out.push(both(9130, best(x), best(y)));
            say(&mut out, 9132, x, row.near);
        }
        Family::EventDct => {
            let mut most = [0.0f32; 6];
            for date in dates.get(&(row.document, a)).into_iter().flatten() {
                let x = of(a, *date).unwrap_or(&none);
                let y = of(Node::Dct, *date).unwrap_or(&none);
                for (label, most) in most.iter_mut().enumerate() {
                    *most = most.max((x[4] + x[5]) * y[INVERSE[label]]);
                }
                most[BEFORE] = most[BEFORE].max(x[BEFORE] * y[AFTER]);
                most[AFTER] = most[AFTER].max(x[AFTER] * y[BEFORE]);
            }
            for (label, most) in most.into_iter().enumerate() {
                steps(&mut out, 9140 + label as u32, (most * 6.0).round() as i32);
            }
        }
        Family::TimexTimex => {}
    }
    out
}

/// How likely something lies at or around another.
fn at(x: &[f32]) -> f32 {
    x[3] + x[4] + x[5]
}

/// How likely the first is earlier than the second, and later, by where both lie to a third.
fn orders(x: &[f32], y: &[f32]) -> (f32, f32) {
    let earlier = |x: &[f32], y: &[f32]| x[BEFORE] * (y[AFTER] + at(y)) + at(x) * y[AFTER];
    (earlier(x, y), earlier(y, x))
}

fn steps(out: &mut Vec<u64>, template: u32, most: i32) {
    out.extend((0..=most.max(0) as u64).map(|step| Feature::new(template).number(step).hash()));
}
