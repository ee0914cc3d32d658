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
