//! The algebra of time: no text, no language, no clock.

mod model;

pub use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, Timelike, Utc, Weekday};
pub use model::{Bounds, Granularity, Interval, Meaning, TimeExpr, Value};
