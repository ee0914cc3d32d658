//! Annotated news in, the table that weighs which expression dates which event out; or, by
//! cross-validation, how well it does: its links against the TLINKs within a sentence, events and
//! expressions given.

use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;

use crate::event::{self, Event};
use crate::input::GivenEntity;
use crate::lang::Language;
use crate::lang::linear::{Feature, LinearModel};
use crate::text::{self, Document, Syntax, TokenId};
use crate::time::{Meaning, TimeExpr};
use crate::timex::{Anchor, Resolution, RuleName, Timex, TimexId, TimexKind, Unresolved};
use crate::train::gold::{self, GoldDocument};
use crate::train::logistic::{self, Example, Settings};

/// Relations that say that an expression dates an event.
const TIES: [&str; 10] = [
    "IS_INCLUDED",
    "SIMULTANEOUS",
    "INCLUDES",
    "IDENTITY",
    "DURING",
    "DURING_INV",
    "BEGINS",
    "BEGUN_BY",
    "ENDS",
    "ENDED_BY",
];

/// How the table is trained.
pub const SETTINGS: Settings = Settings {
    epochs: 40,
    rate: 0.015,
    l2: 2e-5,
    least_count: 3,
    least_weight: 0.1,
    most_rows: 98_300,
    dropout: 0.3,
    average: true,
};

/// What a pair weighs whose event has no tie in its sentence: annotators left many out.
const UNSAID: f32 = 0.5;

/// One expression with one event of its sentence.
struct Pair {
    features: Vec<Feature>,
    tie: &'static str,
    /// Annotated as a tie.
    right: bool,
    /// The pair, or another of the event, is annotated.
    judged: bool,
    told: String,
}

/// A document's pairs, and its ties within a sentence.
struct Judged {
    pairs: Vec<Pair>,
    ties: usize,
}

/// Trains on every document of the folders and packs the table.
///
/// # Errors
/// If a folder cannot be read.
pub fn train(folders: &[PathBuf]) -> Result<Vec<u8>, String> {
    fit(read(folders)?.iter())
}

fn fit<'a>(documents: impl Iterator<Item = &'a Judged>) -> Result<Vec<u8>, String> {
    let pairs = documents.flat_map(|document| &document.pairs);
    let examples: Vec<Example> = pairs
        .map(|pair| Example {
            weight: if pair.judged { 1.0 } else { UNSAID },
            ..Example::new(&pair.features, usize::from(pair.right))
        })
        .collect();
    logistic::train(&["no", "yes"], &examples, SETTINGS)
}

fn read(folders: &[PathBuf]) -> Result<Vec<Judged>, String> {
    let mut documents = Vec::new();
    for folder in folders {
        documents.extend(gold::read_folder(folder)?.into_iter().map(judged));
    }
    Ok(documents)
}

fn judged(gold: GoldDocument) -> Judged {
    let language = Language::english();
    let document = text::read(gold.article, language);
    let given = document.article.given.clone().unwrap_or_default();
    let syntax = text::analyse(&document, language);
    let timexes: Vec<Timex> = given.timexes.iter().enumerate().map(timex).collect();
    let events = event::find(&document, &syntax, &timexes, language).events;
    let ties = ties(&gold.links, &given.events, &given.timexes, |event, timex| {
        document.sentence_at(given.timexes[timex].span.start())
            == Some(events[event].sentence as usize)
    });
    let dated: Vec<usize> = ties.iter().filter(|(_, tie)| **tie).map(|(pair, _)| pair.0).collect();
    let mut pairs = Vec::new();
    event::each_pair(&document, &syntax, &timexes, &events, &mut |event, timex, tie, features| {
        let said = ties.get(&(event, timex));
        pairs.push(Pair {
            features: features.to_vec(),
            tie: tie.map_or("likely", |tie| tie.name()),
            right: said.is_some_and(|tie| *tie),
            judged: said.is_some() || dated.contains(&event),
            told: tell(&document, &syntax, &events[event], &timexes[timex]),
        });
    });
    Judged { pairs, ties: dated.len() }
}

/// Event and expression of each link within a sentence, and whether the one dates the other.
fn ties(
    links: &[(String, String, String)],
    events: &[GivenEntity],
    timexes: &[GivenEntity],
    together: impl Fn(usize, usize) -> bool,
) -> HashMap<(usize, usize), bool> {
    let index = |entities: &[GivenEntity]| -> HashMap<String, usize> {
        entities.iter().enumerate().map(|(i, entity)| (entity.id.clone(), i)).collect()
    };
    let (events, timexes) = (index(events), index(timexes));
    let mut ties: HashMap<(usize, usize), bool> = HashMap::new();
    for (source, relation, target) in links {
        let pair = |a: &str, b: &str| Some((*events.get(a)?, *timexes.get(b)?));
        let pair = pair(source, target).or(pair(target, source));
        if let Some(pair) = pair.filter(|pair| together(pair.0, pair.1)) {
            *ties.entry(pair).or_default() |= TIES.contains(&relation.as_str());
        }
    }
    ties
}

/// Counts of links.
#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    made: usize,
    judged: usize,
    right: usize,
}

impl Counts {
    fn add(&mut self, pair: &Pair) {
        self.made += 1;
        self.judged += usize::from(pair.judged);
        self.right += usize::from(pair.right);
    }

    fn line(&self, name: &str, ties: usize) -> String {
        let share = |a: usize, b: usize| 100.0 * a as f64 / b.max(1) as f64;
        let (precision, recall) = (share(self.right, self.judged), share(self.right, ties));
        let f1 = 2.0 * precision * recall / (precision + recall).max(1.0);
        let Counts { made, judged, right } = self;
        format!(
            "{name:12} made {made:5} judged {judged:5} right {right:5}  P {precision:.1} R {recall:.1} F1 {f1:.1}\n"
        )
    }
}

/// Trains on all but each fold and scores on it; with `show`, lists that many errors.
///
/// # Errors
/// If a folder cannot be read.
pub fn cross_validate(folders: &[PathBuf], folds: usize, show: usize) -> Result<String, String> {
    let documents = read(folders)?;
    let thresholds = [0.3, 0.35, 0.4, 0.45, 0.5, 0.6];
    let mut sums = [Counts::default(); 6];
    let mut by_tie: BTreeMap<&str, Counts> = BTreeMap::new();
    let mut all = Counts::default();
    let (mut tree, mut errors, mut scores) = (Counts::default(), Vec::new(), [0.0; 2]);
    for fold in 0..folds {
        let of = |i: usize| i * folds / documents.len();
        let rest = documents.iter().enumerate().filter(|(i, _)| of(*i) != fold).map(|(_, d)| d);
        let table = fit(rest)?;
        let model = LinearModel::read(&table)?;
        let kept = documents.iter().enumerate().filter(|(i, _)| of(*i) == fold);
        for pair in kept.flat_map(|(_, document)| &document.pairs) {
            model.probabilities(&pair.features, &mut scores);
            for (sum, _) in sums.iter_mut().zip(thresholds).filter(|(_, at)| scores[1] >= *at) {
                sum.add(pair);
            }
            let made = scores[1] >= if pair.tie == "likely" { 0.42 } else { 0.3 };
            if made {
                all.add(pair);
                by_tie.entry(pair.tie).or_default().add(pair);
            }
            if pair.tie != "likely" {
                tree.add(pair);
            }
            if made != pair.right && pair.judged {
                let what = if made { "wrong" } else { "missed" };
                errors.push(format!("{what} {} {:.2}: {}", pair.tie, scores[1], pair.told));
            }
        }
    }
    let ties = documents.iter().map(|document| document.ties).sum();
    let mut out: String = errors.iter().take(show).map(|line| format!("{line}\n")).collect();
    out += &all.line("as made", ties);
    out += &tree.line("tree alone", ties);
    by_tie.iter().for_each(|(tie, counts)| out += &counts.line(tie, ties));
    let lines = sums.iter().zip(thresholds);
    lines.for_each(|(sum, at)| out += &sum.line(&format!("at {at}"), ties));
    Ok(out)
}

fn tell(document: &Document, syntax: &Syntax, event: &Event, timex: &Timex) -> String {
    let text = &document.article.text;
    let sentence = document.sentences[event.sentence as usize].span.of(text);
    let sentence: Vec<&str> = sentence.split_whitespace().collect();
    let (word, when) = (event.span.of(text), timex.span.of(text));
    let path = path(document, syntax, timex);
    format!("{word} <- {when} [{path}]: {}", sentence.join(" "))
}

/// The words and relations above the last word of an expression.
fn path(document: &Document, syntax: &Syntax, timex: &Timex) -> String {
    let last = document.tokens.partition_point(|token| token.span.start() < timex.span.end());
    let mut at = TokenId(last.saturating_sub(1) as u32);
    let mut path = document.token_text(at).to_owned();
    for _ in 0..8 {
        let Some(word) = syntax.words.get(at.0 as usize) else { break };
        let Some(head) = word.head else { break };
        at = head;
        path += &format!(" {} {}", word.relation.name(), document.token_text(at));
    }
    path
}

/// An expression as far as its links need it: span and kind.
fn timex((index, given): (usize, &GivenEntity)) -> Timex {
    let kind = given.attributes.iter().find(|(key, _)| key == "type");
    let kind = match kind.map_or("", |(_, kind)| kind) {
        "TIME" => TimexKind::Time,
        "DURATION" => TimexKind::Duration,
        "SET" => TimexKind::Set,
        _ => TimexKind::Date,
    };
    Timex {
        id: TimexId(index as u32),
        span: given.span,
        kind,
        meaning: Meaning::When(TimeExpr::Dct),
        anchor: Anchor::None,
        resolution: Resolution::Open(Unresolved::NoReference),
        modifier: None,
        rule: RuleName(0),
        because: Vec::new(),
    }
}
