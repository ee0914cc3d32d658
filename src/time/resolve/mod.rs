//! A meaning and what is known around it in; a value and a place on the time line out.
//!
//! ```
//! use dateline::time::{Context, Interval, Meaning, NaiveDate};
//! let dct = NaiveDate::from_ymd_opt(2024, 5, 20).map(Interval::day);
//! let context = Context { dct, ..Context::default() };
//! let meaning: Meaning = "before(dct, 3 week)".parse().unwrap();
//! assert_eq!(meaning.resolve(&context).unwrap().value.as_str(), "2024-W18");
//! ```

mod combine;
mod cycle;
mod expr;
mod fields;
mod inside;
mod search;
mod step;
#[cfg(test)]
mod tests;

use super::model::{Interval, Meaning, TimeExpr};
use super::value::Value;

/// What an expression may be counted from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Context {
    /// The article's date, as finely as it is known.
    pub dct: Option<Interval>,
    /// The date told last; where there is none, the article's date takes its place.
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

/// A place on the time line, and its value where that is not the one of the extent.
#[derive(Clone, Debug)]
struct Place {
    extent: Interval,
    value: Option<String>,
}

/// No place: either a vague reference, or nothing.
#[derive(Clone, Debug)]
enum Miss {
    Vague(&'static str),
    Not(Unresolved),
}

type Found<T> = Result<T, Miss>;

const OUT_OF_RANGE: Miss = Miss::Not(Unresolved::OutOfRange);
const IMPOSSIBLE: Miss = Miss::Not(Unresolved::Impossible);

impl Place {
    fn at(extent: Interval) -> Place {
        Place { extent, value: None }
    }

    /// A place that the calendar may not reach.
    fn try_at(extent: Option<Interval>) -> Found<Place> {
        extent.map(Place::at).ok_or(OUT_OF_RANGE)
    }

    fn value(&self) -> Value {
        self.value.clone().map_or_else(|| Value::from(&self.extent), Value)
    }
}

impl Meaning {
    /// The value, and the place on the time line when it has one.
    ///
    /// # Errors
    /// When something that it is counted from is unknown, when there is no such date, or when it
    /// lies outside of the calendar.
    pub fn resolve(&self, context: &Context) -> Result<Resolved, Unresolved> {
        match self {
            Meaning::When(expr) => expr.resolve(context),
            Meaning::HowLong(period) => Ok(Resolved { value: period.into(), extent: None }),
            Meaning::HowOften(repeat) => Ok(Resolved { value: repeat.into(), extent: None }),
        }
    }
}

impl TimeExpr {
    /// The value, and the place on the time line when it has one.
    ///
    /// # Errors
    /// As [`Meaning::resolve`].
    pub fn resolve(&self, context: &Context) -> Result<Resolved, Unresolved> {
        match (self, expr::place(self, context)) {
            // A length of time has its value wherever it ends or begins.
            (TimeExpr::UpTo { by, .. } | TimeExpr::Onward { by, .. }, found) => {
                Ok(Resolved { value: by.into(), extent: found.ok().map(|place| place.extent) })
            }
            (_, Ok(place)) => Ok(Resolved { value: place.value(), extent: Some(place.extent) }),
            (_, Err(Miss::Vague(value))) => {
                Ok(Resolved { value: Value::from(value), extent: None })
            }
            (_, Err(Miss::Not(why))) => Err(why),
        }
    }
}
