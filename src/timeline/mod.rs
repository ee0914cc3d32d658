//! What a reader sees: items in order of time, each with label, date, reason and source.

mod model;

pub use model::{Basis, Documented, Expression, FORMAT, Item, Moment, SourceRef, Timeline, When};
