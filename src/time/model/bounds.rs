//! What is claimed about when something was.

use chrono::NaiveDateTime;

/// What is claimed about when something was: inclusive start, exclusive end, each possibly open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Bounds {
    /// Not before this instant.
    pub earliest: Option<NaiveDateTime>,
    /// Over by this instant (exclusive).
    pub latest: Option<NaiveDateTime>,
}
