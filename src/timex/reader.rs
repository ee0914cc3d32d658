//! Goes through a text once and remembers what was told.

use super::direction::Cues;
use super::model::Anchor;
use super::reading::Readings;
use super::told::{Memory, Told};
use crate::lang::Texts;
use crate::text::Document;
use crate::time::Interval;

/// Lengths in days, as near as telling needs them.
pub mod days {
    /// A week.
    pub const WEEK: i64 = 7;
    /// A month.
    pub const MONTH: i64 = 31;
    /// A year.
    pub const YEAR: i64 = 366;
}

/// What is known while reading.
#[derive(Clone, Debug)]
pub struct Reader<'a> {
    /// The text.
    pub document: &'a Document,
    /// What the lexicons know of its tokens.
    pub readings: &'a Readings,
    /// What shows a direction.
    pub cues: Cues<'a>,
    /// News or narrative.
    pub texts: Texts,
    /// The article's date.
    pub dct: Option<Interval>,
    /// What was told so far.
    pub memory: Memory,
    /// The dates that are said with month and year, ahead of the reading, too.
    pub whole: Vec<Told>,
}

/// An expression on its way from words to a date.
#[derive(Clone, Debug)]
pub struct Step {
    /// What it is counted from.
    pub anchor: Anchor,
    /// The date told that it is counted from.
    pub focus: Option<Interval>,
    /// Why.
    pub because: Vec<String>,
    /// Whether it is only told to compare with another date.
    pub compared: bool,
    /// Whether what it is counted from is not known, although dates were told.
    pub is_open: bool,
}

impl Step {
    /// A step from nowhere.
    pub fn new() -> Step {
        Step {
            anchor: Anchor::None,
            focus: None,
            because: Vec::new(),
            compared: false,
            is_open: false,
        }
    }

    /// Counts from a date that was told.
    pub fn on(&mut self, told: &Told) {
        self.anchor = Anchor::Timex(told.id);
        self.focus = Some(told.extent);
    }
}
