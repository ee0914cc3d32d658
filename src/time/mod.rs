//! The algebra of time: no text, no language, no clock.
//!
//! In comes a [`Meaning`], written in one notation by rules and by hand, and the [`Context`] that it
//! is read in; out come its TIMEX3 [`Value`] and its place on the time line, an [`Interval`]. The
//! relations of intervals ([`Allen`], [`AllenSet`]) and the claims about them ([`Bounds`]) are here
//! as well. Nothing panics: what cannot be computed is `None` or an [`Unresolved`].
//!
//! ```
//! use dateline::time::{Context, Meaning, Value};
//! let context = Context { dct: Value::from("2021-03-19").extent(), ..Context::default() };
//! let meaning: Meaning = "both(latest(dct, thursday), morning)".parse().unwrap();
//! assert_eq!(meaning.resolve(&context).unwrap().value.as_str(), "2021-03-18TMO");
//! ```
//!
//! Not handled: zones (a clock time stays in the zone that it was told in), the Julian calendar
//! (every year is a Gregorian one), holidays of other calendars than the Western church's.

mod allen;
mod calendar;
mod holiday;
#[cfg(test)]
mod laws;
mod model;
mod notation;
mod resolve;
mod value;

pub use allen::{Allen, AllenSet};
pub use chrono::{
    DateTime, Datelike, Month, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike, Utc,
    Weekday,
};
pub use holiday::Holiday;
pub use model::{
    Bounds, Count, Cycle, Each, Fields, Granularity, Interval, Meaning, Meridiem, Part, PartOfDay,
    Period, Quant, Repeat, Season, Steps, TimeExpr,
};
pub use notation::{NotationError, Problem};
pub use resolve::{Context, Resolved, Unresolved};
pub use value::Value;
