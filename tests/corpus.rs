//! Sentences with the expressions that are in them, and sentences with none: `tests/corpus/LANGUAGE`.
//!
//! A row is a line: the text with each expression in `[…]`, and for each its TIMEX3 type, value
//! and, where it matters, `mod`. `date` and `kind` (news or narrative) hold for the whole file
//! unless the row says otherwise.

use std::fs;
use std::path::{Path, PathBuf};

use dateline::input::{Article, DateFrom, Dct};
use dateline::lang::Language;
use dateline::text;
use dateline::timex::{self, TextKind, Timex};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    date: String,
    #[serde(default)]
    kind: Kind,
    rows: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    text: String,
    #[serde(default)]
    is: Vec<String>,
    date: Option<String>,
    kind: Option<Kind>,
}

#[derive(Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Kind {
    #[default]
    News,
    Narrative,
}

/// An expression: its words, its first byte, "TYPE value" and its `mod`.
#[derive(Debug, PartialEq)]
struct Expression {
    words: String,
    start: usize,
    what: String,
    modifier: Option<String>,
}

/// The text without its marks, and what is marked in it.
fn unmarked(row: &Row) -> (String, Vec<Expression>) {
    let mut text = String::new();
    let mut marked = Vec::new();
    let mut said = row.is.iter();
    for (index, piece) in row.text.split('[').enumerate() {
        let Some((words, rest)) = piece.split_once(']').filter(|_| index > 0) else {
            text.push_str(piece);
            continue;
        };
        let said = said.next().unwrap_or_else(|| panic!("too little said of {:?}", row.text));
        let mut parts = said.splitn(3, ' ').map(str::to_owned);
        let (kind, value) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        let what = format!("{kind} {value}");
        let modifier = parts.next();
        marked.push(Expression { words: words.to_owned(), start: text.len(), what, modifier });
        text.push_str(words);
        text.push_str(rest);
    }
    assert!(said.next().is_none(), "too much said of {:?}", row.text);
    (text, marked)
}

fn found(timex: &Timex, text: &str) -> Expression {
    let value = timex.value().map_or("none", |value| value.as_str());
    Expression {
        words: timex.span.of(text).to_owned(),
        start: timex.span.start(),
        what: format!("{} {value}", timex.kind.name()),
        modifier: timex.modifier.map(|m| m.name().to_owned()),
    }
}

/// What is found in a text.
fn find(text: &str, date: &str, kind: Kind, language: &Language) -> Vec<Expression> {
    let date = date.parse().unwrap_or_else(|_| panic!("no such date: {date}"));
    let kind = match kind {
        Kind::News => TextKind::News,
        Kind::Narrative => TextKind::Narrative,
    };
    let article = Article {
        text: text.to_owned(),
        dct: Some(Dct { date, time: None, from: DateFrom::Option }),
        ..Article::default()
    };
    let document = text::read(article, language);
    let timexes = timex::find(&document, language, kind).timexes;
    timexes.iter().map(|timex| found(timex, text)).collect()
}

/// What is found in a text that is news.
fn expressions(text: &str, date: Option<&str>, language: &Language) -> Vec<Expression> {
    find(text, date.unwrap_or("2021-03-18"), Kind::News, language)
}

/// What is wrong with a row, if anything.
fn check(row: &Row, file: &File, language: &Language) -> Option<String> {
    let (text, marked) = unmarked(row);
    let date = row.date.as_ref().unwrap_or(&file.date);
    let mut found = find(&text, date, row.kind.unwrap_or(file.kind), language);
    for (found, marked) in found.iter_mut().zip(&marked) {
        if marked.modifier.is_none() {
            found.modifier = None;
        }
    }
    let show = |all: &[Expression]| {
        let each = |e: &Expression| {
            format!("[{}] {} {}", e.words, e.what, e.modifier.as_deref().unwrap_or(""))
        };
        all.iter().map(each).collect::<Vec<_>>().join("; ")
    };
    (found != marked).then(|| {
        format!("{}\n    should be {}\n    but is    {}", row.text, show(&marked), show(&found))
    })
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|e| e == "toml"));
    files.sort();
    files
}

fn check_all(language: &Language) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let mut wrong = Vec::new();
    let mut rows = 0;
    for path in files(&root.join(language.code())) {
        let text = fs::read_to_string(&path).unwrap();
        let file: File =
            toml::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        rows += file.rows.len();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        wrong.extend(
            file.rows
                .iter()
                .filter_map(|row| check(row, &file, language))
                .map(|problem| format!("{name}: {problem}")),
        );
    }
    assert!(wrong.is_empty(), "{} of {rows} rows:\n{}", wrong.len(), wrong.join("\n"));
}

/// The language as it stands in its folder, so that a changed rule needs no new build to be tried.
fn read(code: &str) -> Language {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lang").join(code);
    Language::load(&folder).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn english_expressions_are_what_the_guidelines_say() {
    check_all(&read("en"));
}

#[test]
fn german_is_a_folder_of_data() {
    check_all(&read("de"));
    let inside = Language::by_code("de").unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(inside.code(), "de");
}

/// Every example of every rule, alone and in a sentence; every `never`.
fn check_examples(language: &Language, carrier: &str) {
    let mut wrong = Vec::new();
    for rule in &language.grammar().rules {
        for example in &rule.examples {
            let words = &example.text;
            let within = match &example.within {
                Some(within) => vec![within.clone()],
                None => vec![words.clone(), carrier.replace("{}", words)],
            };
            for text in within {
                let found = expressions(&text, example.dct.as_deref(), language);
                let right = |found: &Expression| {
                    let value = found.what.split(' ').nth(1);
                    let modifier = example.modifier.is_none() || found.modifier == example.modifier;
                    found.words == *words && value == Some(&example.value) && modifier
                };
                if !found.iter().any(right) {
                    wrong.push(format!("{}: {text} -> {found:?}", rule.name));
                }
            }
        }
        for text in &rule.never {
            let found = expressions(text, None, language);
            if !found.is_empty() {
                wrong.push(format!("{}: {text} -> {found:?}", rule.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_examples_of_the_english_rules_hold() {
    check_examples(&read("en"), "Officials, however, said {} was not discussed.");
}

#[test]
fn the_examples_of_the_german_rules_hold() {
    check_examples(&read("de"), "Davon war {} keine Rede.");
}
