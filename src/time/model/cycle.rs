//! What comes again and again.

use chrono::{Month, Weekday};

use super::{Fields, Granularity};
use crate::time::Holiday;

/// The four seasons, of the northern half of the Earth.
#[allow(missing_docs)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

/// Parts of a day that TIMEX3 has a code for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PartOfDay {
    /// `TMO`: 05:00 to 12:00.
    Morning,
    /// `TMI`: 11:00 to 13:00.
    Midday,
    /// `TAF`: 12:00 to 18:00.
    Afternoon,
    /// `TEV`: 18:00 to 22:00.
    Evening,
    /// `TNI`: 20:00 to 06:00 of the next day.
    Night,
    /// `TDT`: 06:00 to 18:00, working hours.
    Daytime,
    /// `TMO`, too: midnight to 06:00.
    SmallHours,
}

/// What comes again and again: "weeks", "Mondays", "12 May", "Monday mornings".
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Cycle {
    /// Every calendar unit: `day`, `week` (Monday to Sunday), `weekend`, `quarter`, `decade`.
    Unit(Granularity),
    /// `monday`.
    Weekday(Weekday),
    /// `january`.
    Month(Month),
    /// `summer`.
    Season(Season),
    /// `easter`.
    Holiday(Holiday),
    /// `morning`.
    PartOfDay(PartOfDay),
    /// Fields without a year: `{month may, day 12}`, `{hour 9}`, `{quarter 3}`.
    Fields(Fields),
    /// `nth(1, monday, september)`; counted from the end when negative.
    Nth {
        /// From 1, or from -1 backwards.
        n: i32,
        /// What is counted.
        cycle: Box<Cycle>,
        /// In each of what.
        within: Box<Cycle>,
    },
    /// `both(monday, morning)`: the later ones inside the first.
    Both(Vec<Cycle>),
}
