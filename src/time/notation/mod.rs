//! The one notation of meanings: printed by `--explain`, written in rules, parsed back exactly.
//!
//! | written | is |
//! | --- | --- |
//! | `dct` `focus` `anchor` | the article's date; the date told last; what this hangs on |
//! | `past` `present` `future` | PAST_REF, PRESENT_REF, FUTURE_REF |
//! | `{year 2021, month march, day 18}` | [`Fields`](crate::time::Fields): only what was said |
//! | `day` `weekend` `thursday` `may` `summer` `easter` `morning` `{quarter 3}` `{may, day 12}` `nth(1, monday, september)` `both(monday, morning)` | a [`Cycle`](crate::time::Cycle) |
//! | `this(dct, week)` `last` `next` | the one around, the one entirely before, the one entirely after |
//! | `latest(dct, thursday)` `coming` `nearest` | the same or the last; the same or the next; the closest |
//! | `before(dct, 3 week)` `after(focus, 2 thursday)` | as coarse as the unit |
//! | `earlier(coming(dct, tuesday), 1 week)` `later` | as fine as what is moved |
//! | `nth(-1, friday, this(focus, month))` `run(2, week, {may})` | the last Friday; the first two weeks |
//! | `part(this(dct, year), start)` | start, middle, end, first-half, second-half: bounds only |
//! | `any(day, this(dct, month))` | one day in it, unknown which |
//! | `between(a, b)` `both(a, b)` | from a to b; b inside a |
//! | `3 week` `2.5 year` `1 year + 6 month` `x day` `period` | a [`Period`](crate::time::Period) |
//! | `every(tuesday)` `per(month, 2 times)` `most(weekend)` `every(2 week)` | a [`Repeat`](crate::time::Repeat) |
//!
//! Fields are named (`month may`), or bare where the value says which one it is (`may`, `thursday`,
//! `morning`, `pm`, `bc`, `fiscal`, `weekend`, and other fields, whose entries are then taken over).
//!
//! ```
//! use dateline::time::Meaning;
//! let meaning: Meaning = "before(dct, 3 week)".parse().unwrap();
//! assert_eq!(meaning.to_string(), "before(dct, 3 week)");
//! ```

mod build;
mod error;
mod lex;
mod names;
mod read;
mod term;
#[cfg(test)]
mod tests;
mod write;

pub use error::{NotationError, Problem};
