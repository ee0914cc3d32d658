//! The timeline as it is written to JSON, field by field (format `dateline/1`).

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

use crate::event::Status;
use crate::input::DateFrom;
use crate::time::{Granularity, NaiveDate, NaiveDateTime, Timelike};
use crate::timex::TimexKind;

/// The `format` field.
pub const FORMAT: &str = "dateline/1";

/// A whole timeline.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Timeline {
    /// [`FORMAT`].
    pub format: String,
    /// Title of the chart and of the list.
    #[serde(default)]
    pub title: String,
    /// The articles it was made of.
    #[serde(default)]
    pub documents: Vec<Documented>,
    /// Dated items, in order of time.
    #[serde(default)]
    pub items: Vec<Item>,
    /// Items without a date, in order of the relations, then of telling.
    #[serde(default)]
    pub undated: Vec<Item>,
    /// Every expression of every article.
    #[serde(default)]
    pub expressions: Vec<Expression>,
}

impl Timeline {
    /// Dated items that are not hidden by hand, in order.
    pub fn shown(&self) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(|item| !item.hidden)
    }

    /// Undated items that are not hidden by hand, in order.
    pub fn shown_undated(&self) -> impl Iterator<Item = &Item> {
        self.undated.iter().filter(|item| !item.hidden)
    }

    /// The places of the item's sources in the list of documents, from 1, in order, each once.
    pub fn source_numbers(&self, item: &Item) -> Vec<usize> {
        let place = |id: &str| self.documents.iter().position(|d| d.id == id);
        let mut numbers: Vec<usize> =
            item.source.iter().filter_map(|s| Some(place(&s.document)? + 1)).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }

    /// The article with the id.
    pub fn document(&self, id: &str) -> Option<&Documented> {
        self.documents.iter().find(|document| document.id == id)
    }
}

/// An article of the timeline.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Documented {
    /// "d1".
    pub id: String,
    /// File name, `-`, or record id.
    pub name: String,
    /// Headline.
    #[serde(default)]
    pub title: Option<String>,
    /// Address.
    #[serde(default)]
    pub url: Option<String>,
    /// Document creation time, local date.
    #[serde(default)]
    pub date: Option<NaiveDate>,
    /// Where that date was found.
    #[serde(default)]
    pub date_from: Option<DateFrom>,
    /// The article's text, for writers that show it (HTML, TimeML); not part of the JSON.
    #[serde(skip)]
    pub text: String,
}

/// One entry of the timeline.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Item {
    /// Document and event: "d1e7".
    pub id: String,
    /// A short headline in the article's own words.
    pub label: String,
    /// When; absent from undated items.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<When>,
    /// Whether the article says it took place.
    #[serde(default)]
    pub status: Status,
    /// Who says so.
    #[serde(default)]
    pub attribution: Option<String>,
    /// Who takes part.
    #[serde(default)]
    pub who: Vec<String>,
    /// Where it is told.
    #[serde(default)]
    pub source: Vec<SourceRef>,
    /// Items that it provably follows (reduced).
    #[serde(default)]
    pub after: Vec<String>,
    /// Items that it provably precedes (undated items only, reduced).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub before: Vec<String>,
    /// Items that tell the same with another date.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub disagrees: Vec<String>,
    /// From 0 to 1.
    #[serde(default)]
    pub salience: f32,
    /// Lane of the chart, when set by hand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lane: Option<String>,
    /// Left out of the chart and the lists, by hand.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub hidden: bool,
}

/// The date of an item: what was said, what it came to, and why.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct When {
    /// The words.
    #[serde(default)]
    pub text: String,
    /// TIMEX3 `type`.
    #[serde(rename = "type", default)]
    pub kind: TimexKind,
    /// TIMEX3 `value`.
    #[serde(default)]
    pub value: String,
    /// TIMEX3 `mod`.
    #[serde(rename = "mod", default)]
    pub modifier: Option<String>,
    /// ISO 8601-2 (EDTF).
    #[serde(default)]
    pub edtf: String,
    /// Inclusive; `None` is open.
    pub earliest: Option<Moment>,
    /// Inclusive; `None` is open.
    pub latest: Option<Moment>,
    /// As finely as it was said.
    pub granularity: Granularity,
    /// What the date rests on.
    #[serde(default)]
    pub basis: Basis,
    /// Every step from the words to the date.
    #[serde(default)]
    pub because: Vec<String>,
}

/// What a date rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Basis {
    /// The date stands in the text.
    #[default]
    Explicit,
    /// Counted from the article's date or from a date told before.
    Relative,
    /// Follows from the relations.
    Inferred,
    /// The article's own date.
    Document,
}

/// A place in an article.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SourceRef {
    /// Id of the document.
    pub document: String,
    /// The sentence as it stands.
    #[serde(default)]
    pub sentence: String,
    /// First byte of the sentence in the article's text.
    #[serde(default)]
    pub start: usize,
    /// First byte after it.
    #[serde(default)]
    pub end: usize,
    /// Number of the sentence in its article, from 1; 0 when it is not known.
    #[serde(default)]
    pub number: usize,
    /// The words of the sentence that name the event, the leading one first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<String>,
}

/// An expression of an article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Expression {
    /// "d1t3".
    pub id: String,
    /// Id of the document.
    pub document: String,
    /// First byte.
    pub start: usize,
    /// First byte after it.
    pub end: usize,
    /// The words.
    pub text: String,
    /// TIMEX3 `type`.
    #[serde(rename = "type")]
    pub kind: TimexKind,
    /// TIMEX3 `value`; `None` when it could not be resolved (then `unresolved` says why).
    pub value: Option<String>,
    /// TIMEX3 `mod`.
    #[serde(rename = "mod")]
    pub modifier: Option<String>,
    /// Name of the rule.
    pub rule: String,
    /// In the notation of `explain`.
    pub meaning: String,
    /// "none", "dct", "d1t2" or "event".
    pub anchor: String,
    /// Why there is no value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unresolved: Option<String>,
}

/// An inclusive end of a date: a day, or an instant where the granularity is hour or finer.
///
/// Written "2021-03-18" or "2021-03-18T10:20:00"; years before 1 as "-0043-03-15" (ISO 8601).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Moment {
    /// A whole day.
    Day(NaiveDate),
    /// An instant.
    Time(NaiveDateTime),
}

impl Moment {
    /// Its day.
    pub fn day(self) -> NaiveDate {
        match self {
            Moment::Day(day) => day,
            Moment::Time(time) => time.date(),
        }
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Moment::Day(day) => write!(f, "{day}"),
            Moment::Time(time) if time.second() == 0 => {
                write!(f, "{}", time.format("%Y-%m-%dT%H:%M"))
            }
            Moment::Time(time) => write!(f, "{}", time.format("%Y-%m-%dT%H:%M:%S")),
        }
    }
}

impl std::str::FromStr for Moment {
    type Err = String;

    fn from_str(s: &str) -> Result<Self, String> {
        if let Ok(day) = s.parse() {
            return Ok(Moment::Day(day));
        }
        ["%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M"]
            .iter()
            .find_map(|format| NaiveDateTime::parse_from_str(s, format).ok())
            .map(Moment::Time)
            .ok_or_else(|| format!("`{s}` is not an ISO 8601 date or date-time"))
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}
