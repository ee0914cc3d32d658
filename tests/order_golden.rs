//! Timelines of small articles of our own, with all that follows about their order: inside a day,
//! back in time, to come, and between two dates.
//!
//! `UPDATE=1 cargo test --test order_golden` writes them anew; read the difference.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use dateline::extract;
use dateline::input::{self, Format, Reading};
use dateline::lang::Language;
use dateline::timeline::{self, Item, Selection, Timeline};
use dateline::timex::TextKind;

fn articles() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/order");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut texts: Vec<PathBuf> =
        files.filter(|p| p.extension().is_some_and(|e| e == "txt")).collect();
    texts.sort();
    texts
}

fn timeline(path: &Path) -> Timeline {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    let bytes = fs::read(path).unwrap();
    let article = input::read(&bytes, &name, Format::Plain, &Reading::default()).unwrap().article;
    let extraction = extract(article, Language::english(), TextKind::News);
    timeline::build(&[extraction.told()], Language::english(), &Selection::default())
}

fn word(item: &Item) -> &str {
    &item.source[0].words[0]
}

/// A line an item: its days, status and basis, the leading word, what it follows, and why.
fn shown(timeline: &Timeline) -> String {
    let all: Vec<&Item> = timeline.items.iter().chain(&timeline.undated).collect();
    let words = |ids: &[String]| {
        let found = ids.iter().filter_map(|id| all.iter().find(|item| item.id == *id));
        found.map(|item| word(item)).collect::<Vec<_>>().join(" ")
    };
    let mut out = String::new();
    for item in &all {
        let days = match &item.when {
            Some(when) => format!("{} {:?}", when.edtf, when.basis),
            None => "undated".to_owned(),
        };
        write!(out, "{days} | {:?} {}", item.status, word(item)).unwrap();
        for (name, ids) in [("after", &item.after), ("before", &item.before)] {
            if !ids.is_empty() {
                write!(out, " | {name} {}", words(ids)).unwrap();
            }
        }
        out.push('\n');
        let inferred = |when: &&timeline::When| when.basis == timeline::Basis::Inferred;
        for step in item.when.iter().filter(inferred).flat_map(|when| &when.because) {
            writeln!(out, "    {step}").unwrap();
        }
    }
    out
}

#[test]
fn the_order_of_our_own_articles_is_as_written_down() {
    let mut wrong = String::new();
    for path in articles() {
        let (expected, found) = (path.with_extension("order"), shown(&timeline(&path)));
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&expected, &found).unwrap();
        } else if fs::read_to_string(&expected).unwrap_or_default() != found {
            write!(wrong, "{}:\n{found}\n", path.display()).unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn no_item_stands_before_one_that_it_follows() {
    for path in articles() {
        let timeline = timeline(&path);
        for (at, item) in timeline.items.iter().enumerate() {
            let later = &timeline.items[at + 1..];
            let follows = later.iter().find(|other| item.after.contains(&other.id));
            assert!(follows.is_none(), "{}: {item:?} follows {follows:?}", path.display());
        }
    }
}
