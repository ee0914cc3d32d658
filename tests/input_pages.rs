//! Saved pages of our own making that imitate how publishers mark up: what is read of each.

use std::fs;
use std::path::Path;

use dateline::input::{self, Format, Reading};
use dateline::lang::Language;
use dateline::timeline::{self, Selection};
use dateline::timex::TextKind;

fn pages() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/pages"))
}

/// All pages, in order of name.
fn names() -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(pages())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.ends_with(".html"))
        .collect();
    names.sort();
    assert!(names.len() >= 12);
    names
}

/// Title, date with where it was found, and text, as `NAME.expected` holds them.
fn shown(name: &str) -> String {
    let bytes = fs::read(pages().join(name)).unwrap();
    let reading = Reading { undated: true, ..Reading::default() };
    let read = input::read(&bytes, name, Format::Html, &reading).unwrap();
    let article = read.article;
    let dct = article.dct.map_or("none".to_owned(), |d| format!("{} ({:?})", d.date, d.from));
    format!(
        "title: {}\nurl: {}\ndate: {dct}\n\n{}",
        article.title.unwrap_or_default(),
        article.source.url.unwrap_or_default(),
        article.text
    )
}

/// The timeline: a line for each item, its date, its status and the beginning of its sentence.
fn told(name: &str) -> String {
    let bytes = fs::read(pages().join(name)).unwrap();
    let reading = Reading { undated: true, ..Reading::default() };
    let read = input::read(&bytes, name, Format::Html, &reading).unwrap();
    let language = Language::english();
    let extraction = dateline::extract(read.article, language, TextKind::Auto);
    let timeline = timeline::build(&[extraction.told()], language, &Selection::default());
    let mut lines = String::new();
    for item in timeline.items.iter().chain(&timeline.undated) {
        let date = item.when.as_ref().map_or("no date", |when| when.edtf.as_str());
        let words: Vec<&str> = item.source[0].sentence.split(' ').take(6).collect();
        lines += &format!("{date} {:?}: {}\n", item.status, words.join(" "));
    }
    lines
}

#[test]
fn every_page_gives_the_timeline_that_stands_beside_it() {
    for name in names() {
        let expected = pages().join(name.replace(".html", ".timeline"));
        let told = told(&name);
        if std::env::var_os("UPDATE_PAGES").is_some() {
            fs::write(&expected, &told).unwrap();
        }
        assert_eq!(told, fs::read_to_string(&expected).unwrap_or_default(), "{name}");
    }
}

#[test]
fn every_page_gives_the_title_date_and_text_that_a_reader_sees() {
    for name in names() {
        let expected = pages().join(name.replace(".html", ".expected"));
        let shown = shown(&name);
        if std::env::var_os("UPDATE_PAGES").is_some() {
            fs::write(&expected, &shown).unwrap();
        }
        assert_eq!(shown, fs::read_to_string(&expected).unwrap_or_default(), "{name}");
    }
}

#[test]
fn a_page_saved_by_a_browser_reads_like_the_page_that_was_sent() {
    assert_eq!(shown("saved-by-browser.html"), shown("json-ld-graph.html"));
    assert_eq!(told("saved-by-browser.html"), told("json-ld-graph.html"));
}
