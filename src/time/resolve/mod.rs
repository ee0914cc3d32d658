//! A meaning and what is known around it in; a value and a place on the time line out.

use super::model::{Interval, Meaning};
use super::value::Value;

/// What an expression may be counted from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Context {
    /// The article's date, as finely as it is known.
    pub dct: Option<Interval>,
    /// The date told last.
    pub focus: Option<Interval>,
    /// The event or expression that this one hangs on.
    pub anchor: Option<Interval>,
}

/// Why an expression has no value on the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unresolved {
    /// It needs the article's date, and that is unknown.
    NoDct,
    /// It needs a date told before, and there is none.
    NoReference,
    /// It hangs on an event whose date is unknown.
    UndatedEvent,
    /// No such day ("Feb. 30").
    Impossible,
    /// Beyond the calendar that can be computed with.
    OutOfRange,
}

/// What a meaning came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resolved {
    /// TIMEX3 value.
    pub value: Value,
    /// Its place on the time line; `None` for lengths, repetitions and vague references.
    pub extent: Option<Interval>,
}

impl Meaning {
    /// The value, and the place on the time line when it has one.
    ///
    /// # Errors
    /// When something that it is counted from is unknown, when there is no such date, or when it
    /// lies outside of the calendar.
    pub fn resolve(&self, _context: &Context) -> Result<Resolved, Unresolved> {
        Err(Unresolved::NoReference)
    }
}
