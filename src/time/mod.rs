//! The algebra of time: no text, no language, no clock.

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
pub use notation::{NotationError, Problem, Template, Term};
pub use resolve::{Context, Resolved, Unresolved};
pub use value::Value;
