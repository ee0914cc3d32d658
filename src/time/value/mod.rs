//! TIMEX3 value notation: written from intervals, periods and repetitions, and read again.

mod instant;
mod length;
mod read;
mod repeat;
#[cfg(test)]
mod tests;

use std::fmt;

use super::model::{Interval, Period};

pub(super) use instant::part_borders;

/// TIMEX3 value notation ("2021-03-18", "P3D", "PAST_REF").
///
/// ```
/// use dateline::time::{Granularity, Value};
/// let week = Value("2021-W11".to_owned()).extent().unwrap();
/// assert_eq!((week.start.to_string().as_str(), week.grain), ("2021-03-15 00:00:00", Granularity::Week));
/// assert_eq!(Value::from(&week).as_str(), "2021-W11");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Value(pub String);

impl Value {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// True when it says a time of day (TIMEX3 type TIME, unless it is a length or a repetition).
    pub fn is_time(&self) -> bool {
        !self.0.starts_with('P') && self.0.contains('T')
    }

    /// True when it is a length ("P3D").
    pub fn is_length(&self) -> bool {
        self.period().is_some()
    }

    /// Its place on the time line: `None` for lengths, for vague references, for values whose year
    /// is not known ("XXXX-05-12") and for anything that is not in the notation.
    pub fn extent(&self) -> Option<Interval> {
        read::extent(&self.0)
    }

    /// The length that it says: `None` for anything else.
    pub fn period(&self) -> Option<Period> {
        read::period(&self.0)
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Value {
        Value(text.to_owned())
    }
}
