//! Why an input could not be read.

use thiserror::Error;

use super::dct::DateError;

/// Why an input could not be read; the message does not name the input.
#[derive(Clone, Debug, Error, PartialEq)]
#[non_exhaustive]
pub enum InputError {
    /// No text in it.
    #[error("holds no text")]
    Empty,
    /// Not a text file.
    #[error("is not text: {0}")]
    Binary(String),
    /// No date found.
    #[error("no date found: tried {}; give --date DATE or --undated", tried.join(", "))]
    NoDate {
        /// Where it was looked for.
        tried: Vec<&'static str>,
    },
    /// A date that the input states cannot be used.
    #[error("{0}")]
    Date(#[from] DateError),
    /// The structure of the format is broken.
    #[error("is not {format}: {reason} (line {line})")]
    Malformed {
        /// "TimeML".
        format: &'static str,
        /// What is wrong.
        reason: String,
        /// Counted from 1.
        line: usize,
    },
    /// A line of JSON lines that is no record.
    #[error("is not a JSON record: {0}")]
    Record(String),
    /// The format needs a part that is not there.
    #[error("has no {part}")]
    Missing {
        /// What is missing.
        part: String,
    },
}
