//! [`Timeline`] to JSON and back (format `dateline/1`).
//!
//! ```
//! use dateline::render::json;
//! let edited = r#"{ "format": "dateline/1", "items": [
//!     { "id": "d1e1", "label": "Rain falls", "when":
//!       { "earliest": "2021-03-18", "latest": "2021-02-30", "granularity": "day" } } ] }"#;
//! let error = json::read(edited).unwrap_err();
//! assert_eq!(
//!     error.to_string(),
//!     "line 3, column 56: items[0].when.latest: `2021-02-30` is not an ISO 8601 date or date-time"
//! );
//! ```

mod check;
mod place;

use thiserror::Error;

use crate::timeline::Timeline;

/// The JSON Schema (draft 2020-12) of what [`write`] writes.
pub const SCHEMA: &str = include_str!("schema.json");

/// Why a timeline cannot be read.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[non_exhaustive]
pub enum JsonError {
    /// Broken JSON, or a field of the wrong kind.
    #[error("line {line}, column {column}: {}{reason}", with_colon(path))]
    Syntax {
        /// Counted from 1.
        line: usize,
        /// Counted from 1, in bytes.
        column: usize,
        /// "items[3].when.earliest"; empty where the JSON itself is broken at the top.
        path: String,
        /// What is wrong.
        reason: String,
    },
    /// A field that cannot be: "latest before earliest".
    #[error("line {line}, column {column}: {}{reason}", with_colon(path))]
    Impossible {
        /// Counted from 1.
        line: usize,
        /// Counted from 1, in bytes.
        column: usize,
        /// "items[3].when".
        path: String,
        /// What is wrong.
        reason: String,
    },
}

fn with_colon(path: &str) -> String {
    if path.is_empty() { String::new() } else { format!("{path}: ") }
}

/// The timeline as JSON, indented, with a final line break.
pub fn write(timeline: &Timeline) -> String {
    let mut text = serde_json::to_string_pretty(timeline).unwrap_or_default();
    text.push('\n');
    text
}

/// The timeline as one line of JSON, with its line break.
pub fn write_line(timeline: &Timeline) -> String {
    let mut text = serde_json::to_string(timeline).unwrap_or_default();
    text.push('\n');
    text
}

/// Reads a timeline, possibly edited by hand.
///
/// # Errors
/// With line, column and field if it is not a timeline, or if a field cannot be as it stands.
pub fn read(text: &str) -> Result<Timeline, JsonError> {
    let text = text.trim_start_matches('\u{feff}');
    let timeline: Timeline =
        serde_json::from_str(text).map_err(|error| place::syntax(text, &error))?;
    match check::check(&timeline) {
        Ok(()) => Ok(timeline),
        Err(impossible) => Err(place::impossible(text, impossible)),
    }
}

/// What looks like a slip of the pen in a timeline that can be read: fields that the format does
/// not know ("items[2].lable"), a date whose value was corrected without its bounds.
pub fn doubts(text: &str, timeline: &Timeline) -> Vec<String> {
    check::doubts(text, timeline)
}
