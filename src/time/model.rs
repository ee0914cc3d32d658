//! Intervals, granularities and the meaning of expressions.

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

/// How finely something was said, from fine to coarse.
#[allow(missing_docs)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Granularity {
    Second,
    Minute,
    Hour,
    PartOfDay,
    Day,
    Weekend,
    Week,
    Month,
    Season,
    Quarter,
    HalfYear,
    Year,
    Decade,
    Century,
    Millennium,
}

/// `[start, end)` with the grain that was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Interval {
    /// First instant.
    pub start: NaiveDateTime,
    /// First instant after.
    pub end: NaiveDateTime,
    /// As finely as it was said.
    pub grain: Granularity,
}

/// What is claimed about when something was: inclusive start, exclusive end, each possibly open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Bounds {
    /// Not before this instant.
    pub earliest: Option<NaiveDateTime>,
    /// Over by this instant (exclusive).
    pub latest: Option<NaiveDateTime>,
}

/// TIMEX3 value notation ("2021-03-18", "P3D", "PAST_REF").
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Value(pub String);

/// What an expression means before any date is known.
#[derive(Clone, Debug, PartialEq)]
pub enum TimeExpr {
    /// The article's date.
    Dct,
    /// The date told last.
    Focus,
}

/// DATE|TIME, DURATION or SET.
#[derive(Clone, Debug, PartialEq)]
pub enum Meaning {
    /// A place on the time line.
    When(TimeExpr),
}
