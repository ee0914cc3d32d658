//! Annotated news in, the table of events and their classes out; or, by cross-validation, how well
//! such a table finds them in documents that it was not trained on.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::event::{self, LABELS};
use crate::lang::Language;
use crate::lang::linear::{Feature, LinearModel};
use crate::span::Span;
use crate::text::{self, TokenId};
use crate::timex::{self, TextKind};
use crate::train::gold;
use crate::train::logistic::{self, Example, Settings};

/// How the table is trained.
pub const SETTINGS: Settings = Settings {
    epochs: 12,
    rate: 0.05,
    l2: 2e-5,
    least_count: 2,
    least_weight: 0.05,
    most_rows: 98_300,
    dropout: 0.35,
    average: true,
};

/// How documents are dealt out for cross-validation.
#[derive(Clone, Copy, Debug)]
pub struct Folds {
    /// How many.
    pub count: usize,
    /// Neighbours together (they tell of the same things), instead of dealt out in turn.
    pub blocks: bool,
}

impl Folds {
    fn of(self, document: usize, documents: usize) -> usize {
        if self.blocks { document * self.count / documents } else { document % self.count }
    }
}

/// One token that may be an event.
struct Candidate {
    span: Span,
    features: Vec<Feature>,
    label: usize,
}

/// A document: its candidates and its annotated events (span and label).
struct Annotated {
    name: String,
    folder: usize,
    text: String,
    candidates: Vec<Candidate>,
    gold: Vec<(Span, usize)>,
}

/// Trains on every document of the folders and packs the table.
///
/// # Errors
/// If a folder cannot be read.
pub fn train(folders: &[PathBuf]) -> Result<Vec<u8>, String> {
    let documents = read(folders)?;
    fit(documents.iter(), SETTINGS)
}

/// Documents read once, to train on some of them again and again.
pub(crate) struct Prepared(Vec<Annotated>);

impl Prepared {
    /// Reads every document of the folders.
    pub(crate) fn new(folders: &[PathBuf]) -> Result<Prepared, String> {
        read(folders).map(Prepared)
    }

    /// Trains on the documents that `keep` takes by their number.
    pub(crate) fn train(&self, keep: impl Fn(usize) -> bool) -> Result<Vec<u8>, String> {
        let kept = self.0.iter().enumerate().filter(|(at, _)| keep(*at));
        fit(kept.map(|(_, document)| document), SETTINGS)
    }
}

fn fit<'a>(
    documents: impl Iterator<Item = &'a Annotated>,
    settings: Settings,
) -> Result<Vec<u8>, String> {
    let examples: Vec<Example> = documents
        .flat_map(|document| &document.candidates)
        .map(|candidate| Example::new(&candidate.features, candidate.label))
        .collect();
    logistic::train(&LABELS, &examples, settings)
}

fn read(folders: &[PathBuf]) -> Result<Vec<Annotated>, String> {
    let mut documents = Vec::new();
    for (folder, path) in folders.iter().enumerate() {
        for document in gold::read_folder(path)? {
            documents.push(annotated(document, folder));
        }
    }
    Ok(documents)
}

fn annotated(document: gold::GoldDocument, folder: usize) -> Annotated {
    let mut article = document.article;
    let given = article.given.take().unwrap_or_default();
    let gold: Vec<(Span, usize)> = given
        .events
        .iter()
        .filter_map(|event| {
            let class = event.attributes.iter().find(|(key, _)| key == "class")?;
            let label = LABELS.iter().position(|label| *label == class.1)?;
            Some((event.span, label))
        })
        .collect();
    let language = Language::english();
    let document_text = article.text.clone();
    let read = text::read(article, language);
    let syntax = text::analyse(&read, language);
    let found = timex::find(&read, language, TextKind::News);
    let mut candidates = Vec::new();
    event::each_candidate(&read, &syntax, &found.timexes, &mut |token: TokenId, features| {
        let span = read.tokens[token.0 as usize].span;
        let at = gold.partition_point(|(gold, _)| gold.end() <= span.start());
        let label = gold.get(at).filter(|(gold, _)| gold.overlaps(span)).map_or(0, |found| found.1);
        candidates.push(Candidate { span, features: features.to_vec(), label });
    });
    Annotated { name: document.name, folder, text: document_text, candidates, gold }
}

/// Counts of one folder: annotated, found, rightly found, rightly classed.
#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    gold: usize,
    found: usize,
    right: usize,
    class: usize,
}

impl Counts {
    fn line(&self) -> String {
        let f1 = |right: usize| 200.0 * right as f64 / (self.gold + self.found).max(1) as f64;
        let share = |right: usize, of: usize| 100.0 * right as f64 / of.max(1) as f64;
        format!(
            "gold {:5} found {:5}  extent P {:.2} R {:.2} F1 {:.2}  class F1 {:.2}",
            self.gold,
            self.found,
            share(self.right, self.found),
            share(self.right, self.gold),
            f1(self.right),
            f1(self.class),
        )
    }
}

/// Trains on all but each fold and scores on it; tells the figures at several thresholds, and the
/// commonest errors.
///
/// # Errors
/// If a folder cannot be read.
pub fn cross_validate(
    folders: &[PathBuf],
    folds: Folds,
    settings: Settings,
    out: Option<&Path>,
) -> Result<String, String> {
    let documents = read(folders)?;
    let thresholds = [0.34, 0.38, 0.42, 0.46, 0.5];
    let mut counts = vec![vec![Counts::default(); folders.len() + 1]; thresholds.len()];
    let mut errors: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let mut size = 0;
    for fold in 0..folds.count {
        let inside = |i: usize| folds.of(i, documents.len()) == fold;
        let rest = documents.iter().enumerate().filter(|(i, _)| !inside(*i)).map(|(_, d)| d);
        let table = fit(rest, settings)?;
        size = table.len();
        let model = LinearModel::read(&table)?;
        for (_, document) in documents.iter().enumerate().filter(|(i, _)| inside(*i)) {
            let scored = scored(document, &model);
            for (threshold, counts) in thresholds.iter().zip(&mut counts) {
                let one = count(document, &scored, *threshold);
                add(&mut counts[document.folder], one);
                add(&mut counts[folders.len()], one);
            }
            collect_errors(document, &scored, &mut errors);
            if let Some(out) = out {
                write(document, &scored, out)?;
            }
        }
    }
    Ok(report(folders, &thresholds, &counts, &errors, size))
}

/// Probability of an event, and the likeliest class, of each candidate.
fn scored(document: &Annotated, model: &LinearModel<'_>) -> Vec<(f32, usize)> {
    let mut scores = [0.0; LABELS.len()];
    let each = |candidate: &Candidate| {
        model.probabilities(&candidate.features, &mut scores);
        let class = (1..LABELS.len()).max_by(|a, b| scores[*a].total_cmp(&scores[*b]));
        (1.0 - scores[0], class.unwrap_or(1))
    };
    document.candidates.iter().map(each).collect()
}

fn count(document: &Annotated, scored: &[(f32, usize)], threshold: f32) -> Counts {
    let mut counts = Counts { gold: document.gold.len(), ..Counts::default() };
    let mut taken = None;
    for (candidate, (sure, class)) in document.candidates.iter().zip(scored) {
        if *sure < threshold {
            continue;
        }
        counts.found += 1;
        let at = document.gold.partition_point(|(gold, _)| gold.end() <= candidate.span.start());
        let hit = document.gold.get(at).filter(|(gold, _)| gold.overlaps(candidate.span));
        if let Some((_, label)) = hit.filter(|_| taken != Some(at)) {
            taken = Some(at);
            counts.right += 1;
            counts.class += usize::from(label == class);
        }
    }
    counts
}

fn add(sum: &mut Counts, one: Counts) {
    sum.gold += one.gold;
    sum.found += one.found;
    sum.right += one.right;
    sum.class += one.class;
}

fn collect_errors(
    document: &Annotated,
    scored: &[(f32, usize)],
    errors: &mut BTreeMap<String, (usize, usize)>,
) {
    for (candidate, (sure, class)) in document.candidates.iter().zip(scored) {
        let said = if *sure >= 0.42 { *class } else { 0 };
        if said != candidate.label {
            let word = candidate.span.of(&document.text).to_lowercase();
            errors
                .entry(format!("{} -> {}", LABELS[candidate.label], LABELS[said]))
                .or_default()
                .0 += 1;
            let extent = said == 0 || candidate.label == 0;
            if extent {
                let slot = errors.entry(format!("word {word}")).or_default();
                *(if said == 0 { &mut slot.0 } else { &mut slot.1 }) += 1;
            }
        }
    }
    for (gold, _) in &document.gold {
        if !document.candidates.iter().any(|candidate| candidate.span.overlaps(*gold)) {
            errors.entry(format!("no candidate {}", gold.of(&document.text))).or_default().0 += 1;
        }
    }
}

fn report(
    folders: &[PathBuf],
    thresholds: &[f32],
    counts: &[Vec<Counts>],
    errors: &BTreeMap<String, (usize, usize)>,
    size: usize,
) -> String {
    let mut out = format!("table of {size} bytes\n");
    for (threshold, counts) in thresholds.iter().zip(counts) {
        for (folder, counts) in counts.iter().enumerate() {
            let name = folders.get(folder).and_then(|path| path.file_name());
            let name = name.map_or("all".into(), |name| name.to_string_lossy());
            out += &format!("{threshold:.2} {name:10} {}\n", counts.line());
        }
    }
    let mut errors: Vec<_> = errors.iter().collect();
    errors.sort_by_key(|(_, (a, b))| std::cmp::Reverse(a + b));
    for (what, (missed, added)) in errors.iter().take(120) {
        out += &format!("{what}: {missed} / {added}\n");
    }
    out
}

/// Writes the document with the events that were found, as TimeML.
fn write(document: &Annotated, scored: &[(f32, usize)], out: &Path) -> Result<(), String> {
    let escape = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;");
    let mut body = String::new();
    let mut at = 0;
    let found = document.candidates.iter().zip(scored).filter(|(_, (sure, _))| *sure >= 0.42);
    for (n, (candidate, (_, class))) in found.enumerate() {
        let text = &document.text;
        body += &escape(&text[at..candidate.span.start()]);
        let word = escape(candidate.span.of(text));
        body += &format!("<EVENT eid=\"e{}\" class=\"{}\">{word}</EVENT>", n + 1, LABELS[*class]);
        at = candidate.span.end();
    }
    body += &escape(&document.text[at..]);
    let path = out.join(format!("{}.tml", document.name));
    let xml = format!("<?xml version=\"1.0\" ?>\n<TimeML>\n<TEXT>{body}</TEXT>\n</TimeML>\n");
    std::fs::write(&path, xml).map_err(|error| format!("{}: {error}", path.display()))
}
