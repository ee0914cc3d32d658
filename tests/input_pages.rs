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

/// Date ("undated"), status and label of every item.
type Told = (String, String, String);

/// The timeline, in the words of its labels.
fn told(name: &str) -> Vec<Told> {
    let bytes = fs::read(pages().join(name)).unwrap();
    let reading = Reading { undated: true, ..Reading::default() };
    let read = input::read(&bytes, name, Format::Html, &reading).unwrap();
    let language = Language::english();
    let extraction = dateline::extract(read.article, language, TextKind::Auto);
    let timeline = timeline::build(&[extraction.told()], language, &Selection::default());
    let items = timeline.items.iter().chain(&timeline.undated);
    items
        .map(|item| {
            let date = item.when.as_ref().map_or("undated", |when| when.edtf.as_str());
            let status = format!("{:?}", item.status).to_lowercase();
            (date.to_owned(), status, item.label.clone())
        })
        .collect()
}

/// Whether an item is what a line describes: "DATE STATUS: some words of the label", where date
/// and status may be left out.
fn fits((date, status, label): &Told, line: &str) -> bool {
    let (head, words) = line.split_once(':').unwrap();
    let mut head = head.split_whitespace();
    let label = label.to_lowercase();
    head.next().is_none_or(|wanted| date == wanted || starts_with_time(date, wanted))
        && head.next().is_none_or(|wanted| status == wanted)
        && words.split_whitespace().all(|word| label.contains(&word.to_lowercase()))
}

/// "2022-01-29T18:00:00" is on "2022-01-29", and at "2022-01-29T18".
fn starts_with_time(date: &str, wanted: &str) -> bool {
    wanted.len() >= 10
        && date.strip_prefix(wanted).is_some_and(|rest| rest.starts_with(['T', ':', '/']))
}

/// `NAME.timeline` says by hand what a reader expects: an item a line; "never" what must not be
/// told; "?" what a reader expects and the program does not give yet, which is shown and not checked.
#[test]
fn every_page_tells_what_a_reader_expects() {
    let mut wrong = Vec::new();
    for name in names() {
        let told = told(&name);
        let path = pages().join(name.replace(".html", ".timeline"));
        let expected = fs::read_to_string(path).unwrap();
        for line in expected.lines().filter(|line| !line.starts_with('#')) {
            let one = |line: &str| told.iter().any(|item| fits(item, line));
            let open = line.strip_prefix("? ");
            let right = match open.unwrap_or(line).strip_prefix("never") {
                Some(never) => !one(never),
                None => one(open.unwrap_or(line)),
            };
            match open {
                _ if right => {}
                Some(open) => println!("{name}: not yet: {open}"),
                None => wrong.push(format!("{name}: {line}")),
            }
        }
        if std::env::var_os("SHOW_PAGES").is_some() {
            println!("{name}: {told:#?}");
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
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
