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

/// What is wrong with a row, if anything.
fn check(row: &Row, file: &File, language: &Language) -> Option<String> {
    let (text, marked) = unmarked(row);
    let date = row.date.as_ref().unwrap_or(&file.date);
    let date = date.parse().unwrap_or_else(|_| panic!("no such date: {date}"));
    let kind = match row.kind.unwrap_or(file.kind) {
        Kind::News => TextKind::News,
        Kind::Narrative => TextKind::Narrative,
    };
    let article = Article {
        text,
        dct: Some(Dct { date, time: None, from: DateFrom::Option }),
        ..Article::default()
    };
    let document = text::read(article, language);
    let text = &document.article.text;
    let mut found: Vec<Expression> = timex::find(&document, language, kind)
        .timexes
        .iter()
        .map(|timex| found(timex, text))
        .collect();
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

/// Every example of every rule of German; every `never`.
#[test]
fn the_examples_of_the_german_rules_hold() {
    let language = read("de");
    let mut wrong = Vec::new();
    for rule in &language.grammar().rules {
        for example in &rule.examples {
            let words = &example.text;
            let within =
                example.within.as_ref().unwrap_or(words).replacen(words, &format!("[{words}]"), 1);
            let kind = if example.value.starts_with('P') { "DURATION" } else { "DATE" };
            let is =
                format!("{kind} {} {}", example.value, example.modifier.as_deref().unwrap_or(""));
            let row = Row {
                text: within,
                is: vec![is.trim().to_owned()],
                date: example.dct.clone(),
                kind: None,
            };
            wrong.extend(check(&row, &file(), &language));
        }
        for text in &rule.never {
            let row = Row { text: text.clone(), is: Vec::new(), date: None, kind: None };
            wrong.extend(check(&row, &file(), &language));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What holds for an example that says nothing else.
fn file() -> File {
    File { date: "2021-03-18".to_owned(), kind: Kind::News, rows: Vec::new() }
}
