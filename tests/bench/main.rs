//! Speed of the stages: `cargo test --release --test bench -- --ignored --nocapture`.
//!
//! The folder to read is the project's own articles, or that in `DATELINE_BENCH`.

use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use dateline::input::{Article, DateFrom, Dct};
use dateline::lang::Language;
use dateline::render::chart::{self, ChartOptions};
use dateline::time::{Granularity, NaiveDate, TimeDelta};
use dateline::timeline::{Basis, Item, Moment, Timeline, When};
use dateline::timex::{self, TextKind, TimexKind};

fn found_in(text: String, language: &Language) -> usize {
    let date = "2021-03-18".parse().unwrap();
    let dct = Dct { date, time: None, from: DateFrom::Option };
    let article = Article { text, dct: Some(dct), ..Article::default() };
    let document = dateline::text::read(article, language);
    timex::find(&document, language, TextKind::Auto).timexes.len()
}

fn time(text: String, language: &Language) -> Duration {
    let start = Instant::now();
    found_in(text, language);
    start.elapsed()
}

fn articles() -> Vec<String> {
    let own = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let folder = std::env::var_os("DATELINE_BENCH").map_or(own, PathBuf::from);
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).filter(|p| p.is_file()).collect();
    paths.sort();
    paths.iter().map(|p| String::from_utf8_lossy(&fs::read(p).unwrap()).into_owned()).collect()
}

/// Reads, tokenises, finds and normalises.
#[test]
#[ignore = "a measurement"]
fn megabytes_a_second() {
    let start = Instant::now();
    let language = Language::by_code("en").unwrap();
    println!("start-up: {:?}", start.elapsed());
    let articles = articles();
    let size: usize = articles.iter().map(String::len).sum();
    let rounds = 4_000_000 / size.max(1) + 1;
    let start = Instant::now();
    let mut found = 0;
    for _ in 0..rounds {
        for article in &articles {
            found += found_in(article.clone(), &language);
        }
    }
    let seconds = start.elapsed().as_secs_f64();
    let megabytes = (size * rounds) as f64 / 1e6;
    println!("{found} expressions, {:.1} MB/s", megabytes / seconds);
}

/// Tags, heads, relations and verb groups: the fastest of five rounds.
#[test]
#[ignore = "a measurement"]
fn tokens_a_second() {
    let language = Language::english();
    let read = |text| dateline::text::read(Article { text, ..Article::default() }, language);
    let documents: Vec<_> = articles().into_iter().map(read).collect();
    let tokens: usize = documents.iter().map(|document| document.tokens.len()).sum();
    let round = |_| {
        let start = Instant::now();
        for document in &documents {
            std::hint::black_box(dateline::text::analyse(document, language));
        }
        start.elapsed()
    };
    let best = (0..5).map(round).min().unwrap();
    println!("{tokens} tokens, {:.0} a second", tokens as f64 / best.as_secs_f64());
}

/// Twice the text, at most about twice the time, whatever the text.
#[test]
fn hostile_texts_take_linear_time() {
    let language = Language::english();
    for piece in [
        "last ",
        "the ",
        "2021-03-18 ",
        "12 ",
        "may ",
        "May ",
        "1999-",
        "a",
        "9",
        "first of the ",
        "early ",
        "March 3, 5 and ",
        "Monday, ",
        "one hundred ",
        "- ",
        "(",
        "of the end of ",
    ] {
        let small = piece.repeat(60_000 / piece.len());
        let large = piece.repeat(240_000 / piece.len());
        found_in(small.clone(), language);
        let quick = time(small, language).max(Duration::from_millis(15));
        let slow = time(large, language);
        assert!(slow < quick * 12, "{piece:?}: {quick:?}, then {slow:?}");
    }
}

/// A document of about so many events, taken through the stages before the order.
fn with_events(count: usize, language: &Language) -> dateline::Extraction {
    let piece = "The council voted on Tuesday after the mayor had resigned. The court ruled in May \
                 2020 before the bank failed, and lenders sued. Ministers will meet on Friday. ";
    let date = "2021-03-18".parse().unwrap();
    let dct = Dct { date, time: None, from: DateFrom::Option };
    let article = Article { text: piece.repeat(count / 6), dct: Some(dct), ..Article::default() };
    dateline::extract(article, language, TextKind::News)
}

/// The order alone: 500 events in under 50 ms, 5,000 in seconds.
#[test]
#[ignore = "a measurement"]
fn milliseconds_for_the_order() {
    let language = Language::english();
    for count in [500, 5_000] {
        let whole = with_events(count, language);
        let start = Instant::now();
        let order = dateline::order::relate(
            &whole.document,
            &whole.syntax,
            &whole.found.timexes,
            &whole.events,
            language,
        );
        let (events, relations) = (whole.events.len(), order.network.relations.len());
        println!("{events} events, {relations} relations: {:?}", start.elapsed());
    }
}

/// About so many bytes of news about many people: nouns with dates of their own, verbs that tell
/// the same, dates of every kind.
fn long_article(bytes: usize) -> String {
    let people =
        ["Okafor", "Lindqvist", "Marsh", "Petrov", "Haddad", "Nakamura", "Silva", "Moreau"];
    let things = ["bridge", "merger", "budget", "ferry line", "strike", "school", "treaty", "mine"];
    let days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    let mut text = String::new();
    for n in 0.. {
        let (who, other) = (people[n % 8], people[(n / 8 + 3) % 8]);
        let (what, day, year) = (things[n / 3 % 8], days[n % 7], 1960 + n % 55);
        text += &format!(
            "{who}{n} commented on the {what} after {other}\u{2019}s announcement on {day}. \
             In {year} the council had rejected the {what}, said {other}. {who}{n}\u{2019}s comments \
             last {day} surprised lenders, and the court will rule in {} days.\n\n",
            n % 90 + 2
        );
        if text.len() >= bytes {
            break;
        }
    }
    text
}

/// The whole path over ever longer articles. Where the same is told of ever more people, all
/// tellings of a predicate are compared in pairs: from 500 kB on that shows.
#[test]
#[ignore = "a measurement"]
fn megabytes_a_second_of_long_articles() {
    let language = Language::english();
    let date = "2021-03-18".parse().unwrap();
    for size in [125_000, 250_000, 500_000, 1_000_000] {
        let dct = Dct { date, time: None, from: DateFrom::Option };
        let text = long_article(size);
        let start = Instant::now();
        let article = Article { text, dct: Some(dct), ..Article::default() };
        let whole = dateline::extract(article, language, TextKind::News);
        let selection = dateline::timeline::Selection::default();
        let timeline = dateline::timeline::build(&[whole.told()], language, &selection);
        let rate = size as f64 / start.elapsed().as_secs_f64() / 1e6;
        println!("{size} bytes, {} items: {rate:.2} MB/s", timeline.items.len());
    }
}

/// A timeline of so many days in thirty years, one event each.
fn days(count: usize) -> Timeline {
    let first: NaiveDate = "1994-01-03".parse().unwrap();
    let item = |n: usize| {
        let day = Moment::Day(first + TimeDelta::days((n * n * 7 + n * 13) as i64 % 10_950));
        let when = When {
            text: String::new(),
            kind: TimexKind::Date,
            value: day.to_string(),
            modifier: None,
            edtf: day.to_string(),
            earliest: Some(day),
            latest: Some(day),
            granularity: Granularity::Day,
            basis: Basis::Explicit,
            because: Vec::new(),
        };
        let label = format!("Inspectors find crack number {n} in the hull of the old dredger");
        Item { id: format!("d1e{n}"), label, when: Some(when), ..Item::default() }
    };
    Timeline {
        title: "Cracks".to_owned(),
        items: (0..count).map(item).collect(),
        ..Timeline::default()
    }
}

/// The chart alone, the fastest of ten: 50 items in under 10 ms, 5,000 in under 1 s.
#[test]
#[ignore = "a measurement"]
fn milliseconds_for_the_chart() {
    for count in [1, 14, 50, 500, 5_000] {
        let timeline = days(count);
        let round = |_| {
            let start = Instant::now();
            let pages = chart::draw(&timeline, &ChartOptions::default());
            (start.elapsed(), pages)
        };
        let (best, pages) = (0..10).map(round).min_by_key(|(time, _)| *time).unwrap();
        let bytes: usize = pages.iter().map(|page| page.svg.len()).sum();
        let each = bytes as f64 / count as f64;
        println!("{count} items, {} pages, {each:.0} bytes an item: {best:?}", pages.len());
    }
}
