//! Every row of `tests/corpus/*/*.txt`: a sentence, the article's date, and what must be found.
//!
//! A row is `date | sentence with [expressions] in brackets | TYPE value | TYPE value …`, one field
//! for each expression; a value may be followed by a TIMEX3 `mod`. A sentence without brackets is
//! one in which nothing may be found. Lines that begin with `#` are headings.

use std::fs;
use std::path::Path;

use dateline::input::{Article, DateFrom, Dct};
use dateline::lang::Language;
use dateline::time::NaiveDate;
use dateline::timex::{self, TextKind};

/// What is expected of, or found in, a row: expression, type, value and `mod`.
type Line = (String, String);

fn article(text: &str, date: &str) -> Article {
    let date = date.parse::<NaiveDate>().ok();
    let dct = date.map(|date| Dct { date, time: None, from: DateFrom::Option });
    Article { text: text.to_owned(), dct, ..Article::default() }
}

fn found(language: &Language, text: &str, date: &str, kind: TextKind) -> Vec<Line> {
    let document = dateline::text::read(article(text, date), language);
    let found = timex::find(&document, language, kind);
    found
        .timexes
        .iter()
        .map(|t| {
            let kind = format!("{:?}", t.kind).to_uppercase();
            let value = t.value().map_or_else(|| format!("{:?}", t.resolution), |v| v.0.clone());
            let modifier = t.modifier.map_or(String::new(), |m| format!(" {m:?}"));
            (t.span.of(text).to_owned(), format!("{kind} {value}{modifier}"))
        })
        .collect()
}

fn expected(row: &str) -> (String, String, Vec<Line>) {
    let mut fields = row.split('|').map(str::trim);
    let date = fields.next().unwrap_or_default().to_owned();
    let marked = fields.next().unwrap_or_default();
    let spans = marked.split('[').skip(1).filter_map(|part| part.split(']').next());
    let lines = spans.map(str::to_owned).zip(fields.map(str::to_owned)).collect();
    (date, marked.replace(['[', ']'], ""), lines)
}

fn check(folder: &str, language: &Language) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus").join(folder);
    let mut paths: Vec<_> = fs::read_dir(root).unwrap().map(|e| e.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|e| e == "txt"));
    paths.sort();
    let mut wrong = Vec::new();
    let mut rows = 0;
    for path in paths {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let kind = if name == "narrative" { TextKind::Narrative } else { TextKind::News };
        for row in fs::read_to_string(&path).unwrap().lines() {
            if row.is_empty() || row.starts_with('#') {
                continue;
            }
            rows += 1;
            let (date, text, expected) = expected(row);
            let found = found(language, &text, &date, kind);
            if found != expected {
                wrong.push(format!("{name}: {row}\n    found {found:?}"));
            }
        }
    }
    assert!(rows > 0, "no rows");
    assert!(wrong.is_empty(), "{} of {rows} rows:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn english_rows_come_out_as_written() {
    check("en", Language::english());
}

/// Every example of every rule, alone and inside a sentence; every `never`.
#[test]
fn the_examples_of_the_rules_hold() {
    let language = Language::english();
    let mut wrong = Vec::new();
    for rule in &language.grammar().rules {
        for example in &rule.examples {
            let date = example.dct.as_deref().unwrap_or("2021-03-18");
            let carrier = format!("Officials, however, said {} was not discussed.", example.text);
            let within = match &example.within {
                Some(within) => vec![within.clone()],
                None => vec![example.text.clone(), carrier],
            };
            for text in within {
                let found = found(language, &text, date, TextKind::News);
                let value = format!(" {}", example.value);
                let right = |(words, what): &Line| *words == example.text && what.contains(&value);
                if !found.iter().any(right) {
                    wrong.push(format!("{}: {text} -> {found:?}", rule.name));
                }
            }
        }
        for text in &rule.never {
            let found = found(language, text, "2021-03-18", TextKind::News);
            if !found.is_empty() {
                wrong.push(format!("{}: {text} -> {found:?}", rule.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
