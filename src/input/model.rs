//! What an article is, whatever format it came in.

use serde::{Deserialize, Serialize};

use crate::span::Span;
use crate::time::{NaiveDate, NaiveTime};

/// One news article: its text, and what is known about it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Article {
    /// The headline, when the format names one apart from the text.
    pub title: Option<String>,
    /// The text that every [`Span`] counts bytes of.
    pub text: String,
    /// Document creation time; `None` when unknown (`--undated`).
    pub dct: Option<Dct>,
    /// Where it came from.
    pub source: Source,
    /// Where each sentence begins, when the format marks sentences (`<s>` in TimeML).
    pub marked: Vec<usize>,
    /// Entities kept from a TimeML input on request (to score relations alone).
    pub given: Option<Given>,
}

/// Document creation time: the local date (and clock time, when stated) of the article.
#[derive(Clone, Debug, PartialEq)]
pub struct Dct {
    /// Local calendar date.
    pub date: NaiveDate,
    /// Local clock time, when the source states one.
    pub time: Option<NaiveTime>,
    /// Which evidence gave it.
    pub from: DateFrom,
}

/// Where an article's date was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DateFrom {
    /// `--date`.
    Option,
    /// A field of a JSON record.
    Field,
    /// Page metadata or front matter.
    Metadata,
    /// The dateline in the text ("MOSCOW, March 18, 2021 —").
    Dateline,
    /// TimeML's `<DCT>`.
    Dct,
}

/// Name and address of an input.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Source {
    /// File name, `-` for standard input, or the record's id.
    pub name: String,
    /// Address of the page, when known.
    pub url: Option<String>,
}

/// EVENT and TIMEX3 elements of a TimeML input, with their ids.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Given {
    /// Events: `id` is the `eid`, `instance` the `eiid`.
    pub events: Vec<GivenEntity>,
    /// Time expressions: `id` is the `tid`.
    pub timexes: Vec<GivenEntity>,
    /// The id of the DCT's TIMEX3 (usually `t0`).
    pub dct_id: Option<String>,
}

/// One annotated element: its span in the text, and its attributes as they stand
/// (those of its MAKEINSTANCE included).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GivenEntity {
    /// `eid` or `tid`.
    pub id: String,
    /// `eiid`, for events.
    pub instance: Option<String>,
    /// Bytes of the article's text.
    pub span: Span,
    /// `class`, `tense`, `aspect`, `type`, `value`, … in order of appearance.
    pub attributes: Vec<(String, String)>,
}

/// What an input is written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Format {
    /// Text as it stands.
    #[default]
    Plain,
    /// A web page.
    Html,
    /// Markdown, possibly with front matter.
    Markdown,
    /// TimeML: `<DCT>` and `<TEXT>`.
    TimeMl,
    /// One JSON record a line, each an article.
    JsonLines,
}

impl Format {
    /// The format that a file name speaks of (`.gz` and `.zst` put aside); `None` if it names none.
    ///
    /// ```
    /// use dateline::input::Format;
    /// assert_eq!(Format::of_name("cuttings/harbour.HTML.gz"), Some(Format::Html));
    /// assert_eq!(Format::of_name("notes"), None);
    /// ```
    pub fn of_name(name: &str) -> Option<Format> {
        let lower = name.to_ascii_lowercase();
        let bare =
            lower.strip_suffix(".gz").or_else(|| lower.strip_suffix(".zst")).unwrap_or(&lower);
        let (stem, extension) = bare.rsplit_once('.')?;
        if stem.is_empty() {
            return None;
        }
        match extension {
            "txt" | "text" => Some(Format::Plain),
            "html" | "htm" | "xhtml" => Some(Format::Html),
            "md" | "markdown" => Some(Format::Markdown),
            "tml" | "timeml" => Some(Format::TimeMl),
            "jsonl" | "ndjson" => Some(Format::JsonLines),
            _ => None,
        }
    }

    /// The format that the first bytes of an input look like, for inputs whose names say nothing.
    ///
    /// ```
    /// use dateline::input::Format;
    /// assert_eq!(Format::of_bytes(b"<!DOCTYPE html><title>Rain</title>"), Format::Html);
    /// assert_eq!(Format::of_bytes(b"Rain fell on Monday."), Format::Plain);
    /// ```
    pub fn of_bytes(bytes: &[u8]) -> Format {
        let head = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let head = String::from_utf8_lossy(&head[..head.len().min(2000)]).to_ascii_lowercase();
        let head = head.trim_start();
        if head.starts_with("<!doctype html") || head.starts_with("<html") {
            Format::Html
        } else if head.starts_with("<timeml")
            || (head.starts_with("<?xml") && head.contains("<timeml"))
        {
            Format::TimeMl
        } else if head.starts_with('<') && head.contains("<html") {
            Format::Html
        } else if head.starts_with("{\"") || head.starts_with("{ \"") || head.starts_with("{\n") {
            Format::JsonLines
        } else if head.starts_with("---\n") && head[4..].contains("\n---") {
            Format::Markdown
        } else {
            Format::Plain
        }
    }
}

/// How inputs are to be read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// The date of every article (`--date`); beats what the article says of itself.
    pub date: Option<crate::input::Stated>,
    /// Go on without a date.
    pub undated: bool,
    /// Keep the annotations of a TimeML input in [`Article::given`].
    pub given: bool,
    /// Other names of record fields: (`text`, `body`) reads the text from `body`.
    pub fields: Vec<(String, String)>,
}

/// An article, and what a reader of messages should know.
#[derive(Clone, Debug, PartialEq)]
pub struct Read {
    /// The article.
    pub article: Article,
    /// In words, without the name of the input.
    pub warnings: Vec<String>,
}
