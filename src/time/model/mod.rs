//! The types: intervals, periods, cycles, fields, and what an expression means.

mod bounds;
mod cycle;
mod expr;
mod fields;
mod granularity;
mod interval;
mod period;

pub use bounds::Bounds;
pub use cycle::{Cycle, PartOfDay, Season};
pub use expr::{Each, Meaning, Part, Quant, Repeat, Steps, TimeExpr};
pub use fields::{Fields, Meridiem};
pub use granularity::Granularity;
pub use interval::Interval;
pub use period::{Count, Period};
