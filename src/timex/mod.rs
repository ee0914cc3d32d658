//! [`Document`](crate::text::Document) in, [`Timex`] out: recognise, select, anchor, resolve.

mod model;

pub use model::{Anchor, Modifier, Resolution, RuleName, Timex, TimexId, TimexKind, Unresolved};
