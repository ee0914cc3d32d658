//! TimeML out, and TimeML scored against gold: the measures of TempEval-3 (UzZaman et al.,
//! SemEval-2013 Task 1), figure for figure those of the usual script.
//!
//! In: gold and system documents in TimeML; out: a [`Report`] with precision, recall and F1 of
//! expressions (span, type, value), events (span, class) and relations (temporal awareness), and
//! a list of what was wrong, by kind.
//!
//! ```
//! use dateline::score::{Annotated, Report};
//! let gold = Annotated::parse("<TimeML><TEXT>on <TIMEX3 tid=\"t1\" type=\"DATE\" value=\"2021-03-18\">\
//!     March 18</TIMEX3></TEXT></TimeML>")?;
//! let mut report = Report::default();
//! report.add("a.tml", &gold, &gold);
//! assert_eq!(report.timex_value().f1, 100.0);
//! # Ok::<(), dateline::input::InputError>(())
//! ```

mod annotated;
mod matching;
mod measure;
mod names;
mod points;
mod report;
mod timelines;
mod write;

pub use annotated::{Annotated, Link, Mark};
pub use measure::Measure;
pub use report::{Report, Wrong};
pub use timelines::OrderScore;
pub use write::{Annotations, write_timeml};
