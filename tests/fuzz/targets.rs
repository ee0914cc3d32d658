//! What is tried, and on what. Each gives a number that says of what kind the result was.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::Read;
use std::path::Path;

use dateline::input::{self, Format, Reading, timeml};
use dateline::lang::Language;
use dateline::render::{self, json};
use dateline::timeline::{self, Selection, Timeline};
use dateline::timex::TextKind;

/// Something that takes any bytes.
pub type Target = fn(&[u8]) -> u64;

/// The target of a name.
pub fn named(name: &str) -> Option<Target> {
    Some(match name {
        "readers" => readers,
        "dates" => dates,
        "packed" => packed,
        "edited" => edited,
        "whole" => whole,
        _ => return None,
    })
}

/// Inputs to begin with.
pub fn seeds(target: &str) -> Vec<Vec<u8>> {
    let folders: &[&str] = match target {
        "readers" => &["pages", "articles", "score/gold", "stories/takeover"],
        "edited" => &["chart", "../output"],
        _ => &["articles", "stories/takeover", "stories/ferry-fire", "stories/well-water"],
    };
    let mut seeds = vec![b"March 18th, 2021".to_vec()];
    for folder in folders {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder);
        let mut files: Vec<_> =
            std::fs::read_dir(path).unwrap().map(|e| e.unwrap().path()).collect();
        files.sort();
        let fits = |name: &str| target != "edited" || name.ends_with(".json");
        files.retain(|path| path.is_file() && fits(&path.to_string_lossy()));
        seeds.extend(files.iter().map(|path| std::fs::read(path).unwrap()));
    }
    if target == "packed" {
        let packed: Vec<Vec<u8>> = seeds.iter().map(|seed| gz(seed)).collect();
        seeds.extend(packed);
    }
    if target == "dates" {
        let forms = [
            "2021-03-18T23:30:00-05:00",
            "Thu, 18 Mar 2021 10:20:30 +0100",
            "Sept. 5, 2021",
            "Thursday, March 18, 2021 10:20 a.m. EDT",
            "18.03.2021",
            "3/18/2021",
            "20210318",
        ];
        seeds = forms.iter().map(|form| form.as_bytes().to_vec()).collect();
    }
    seeds
}

fn gz(bytes: &[u8]) -> Vec<u8> {
    let mut packed = Vec::new();
    let best = flate2::Compression::best();
    flate2::read::GzEncoder::new(bytes, best).read_to_end(&mut packed).unwrap();
    packed
}

fn kind(of: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    of.hash(&mut hasher);
    hasher.finish()
}

/// Every reader takes any bytes.
fn readers(data: &[u8]) -> u64 {
    let reading = Reading { given: true, ..Reading::default() };
    let formats =
        [Format::Plain, Format::Html, Format::Markdown, Format::TimeMl, Format::JsonLines];
    let told = formats.map(|format| match input::read(data, "fuzz", format, &reading) {
        Ok(read) => format!("{:?} {}", read.article.dct, read.article.text.len() / 64),
        Err(error) => error.to_string().chars().take(40).collect(),
    });
    kind(told)
}

/// What is read as a date says a year that stands in the text.
fn dates(data: &[u8]) -> u64 {
    let text = String::from_utf8_lossy(data);
    match input::parse_date(&text) {
        Ok(stated) => {
            let year = stated.date.format("%Y").to_string();
            assert!(text.contains(&year), "{stated:?} of {text:?}");
            kind(year)
        }
        Err(error) => kind(error.to_string().chars().take(40).collect::<String>()),
    }
}

/// Unpacking ends, within a limit.
fn packed(data: &[u8]) -> u64 {
    let mut out = Vec::new();
    match input::unpack(data) {
        Ok(reader) => match reader.take(1 << 20).read_to_end(&mut out) {
            Ok(length) => kind(length / 256),
            Err(error) => kind(error.to_string()),
        },
        Err(error) => kind(error.to_string()),
    }
}

fn written(timeline: &Timeline) {
    render::csv::write(timeline);
    render::markdown::write(timeline);
    render::icalendar::write(timeline);
    render::mermaid::write(timeline);
    render::timelinejs::write(timeline);
    render::list::list(timeline, &render::list::ListOptions::default());
    render::html::write(timeline, render::html::Charts::default());
    for page in render::chart::draw(timeline, &render::chart::ChartOptions::default()) {
        let mut reader = quick_xml::Reader::from_str(&page.svg);
        while !matches!(reader.read_event().expect("well-formed"), quick_xml::events::Event::Eof) {}
    }
}

/// A timeline that can be read is written in every format, and read again.
fn edited(data: &[u8]) -> u64 {
    kind((edited_text(&String::from_utf8_lossy(data)), edited_text(&corrected(data))))
}

/// The fourteen events with some values replaced by what the bytes say.
fn corrected(data: &[u8]) -> String {
    let given = include_str!("../chart/fourteen-events.json");
    let mut value: serde_json::Value = serde_json::from_str(given).unwrap();
    for edit in data.chunks(24).take(12) {
        let (which, rest) = edit.split_at(edit.len().min(3));
        let mut left = which.iter().fold(0, |sum, byte| sum * 256 + usize::from(*byte)) % 400;
        let text = String::from_utf8_lossy(rest);
        let new = serde_json::from_str(&text).unwrap_or_else(|_| text.as_ref().into());
        replace(&mut value, &mut left, &new);
    }
    value.to_string()
}

/// Replaces the leaf of that number.
fn replace(value: &mut serde_json::Value, left: &mut usize, new: &serde_json::Value) -> bool {
    match value {
        serde_json::Value::Array(items) => items.iter_mut().any(|item| replace(item, left, new)),
        serde_json::Value::Object(fields) => {
            fields.iter_mut().any(|(_, field)| replace(field, left, new))
        }
        leaf if *left == 0 => {
            *leaf = new.clone();
            true
        }
        _ => {
            *left -= 1;
            false
        }
    }
}

fn edited_text(text: &str) -> u64 {
    let timeline = match json::read(text) {
        Ok(timeline) => timeline,
        Err(error) => return kind(error.to_string().chars().take(30).collect::<String>()),
    };
    json::doubts(text, &timeline);
    assert_eq!(json::read(&json::write(&timeline)).as_ref(), Ok(&timeline));
    written(&timeline);
    written(&dateline::merge(vec![timeline.clone(), timeline.clone()], Language::english()));
    kind((timeline.items.len(), timeline.undated.len(), timeline.documents.len()))
}

/// The whole path over any text.
fn whole(data: &[u8]) -> u64 {
    let text = String::from_utf8_lossy(data);
    let date = input::parse_date("2021-03-18").ok();
    let reading = Reading { date, ..Reading::default() };
    let Ok(read) = input::read(text.as_bytes(), "fuzz", Format::Plain, &reading) else { return 0 };
    let extraction = dateline::extract(read.article, Language::english(), TextKind::Auto);
    let told = [extraction.told()];
    let timeline = timeline::build(&told, Language::english(), &Selection::default());
    assert_eq!(
        json::read(&json::write(&timeline)).as_ref().map(|t| t.items.len()),
        Ok(timeline.items.len())
    );
    written(&timeline);
    timeml::parse(&extraction.to_timeml()).expect("what is written is well-formed");
    let rules: Vec<&str> = timeline.expressions.iter().map(|e| e.rule.as_str()).collect();
    kind(rules)
}
