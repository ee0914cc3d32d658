//! How finely something was said.

use serde::{Deserialize, Serialize};

/// How finely something was said, from fine to coarse; also the unit that periods count in.
///
/// ```
/// use dateline::time::Granularity;
/// assert!(Granularity::Day < Granularity::Quarter);
/// assert_eq!(Granularity::HalfYear.name(), "half-year");
/// ```
#[allow(missing_docs)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Granularity {
    Second,
    Minute,
    Hour,
    PartOfDay,
    Day,
    Weekend,
    Week,
    Month,
    Season,
    Quarter,
    HalfYear,
    Year,
    Decade,
    Century,
    Millennium,
}

impl Granularity {
    /// All of them, from fine to coarse.
    pub const ALL: [Granularity; 15] = [
        Granularity::Second,
        Granularity::Minute,
        Granularity::Hour,
        Granularity::PartOfDay,
        Granularity::Day,
        Granularity::Weekend,
        Granularity::Week,
        Granularity::Month,
        Granularity::Season,
        Granularity::Quarter,
        Granularity::HalfYear,
        Granularity::Year,
        Granularity::Decade,
        Granularity::Century,
        Granularity::Millennium,
    ];

    /// Its name in the notation, in kebab-case.
    pub fn name(self) -> &'static str {
        match self {
            Granularity::Second => "second",
            Granularity::Minute => "minute",
            Granularity::Hour => "hour",
            Granularity::PartOfDay => "part-of-day",
            Granularity::Day => "day",
            Granularity::Weekend => "weekend",
            Granularity::Week => "week",
            Granularity::Month => "month",
            Granularity::Season => "season",
            Granularity::Quarter => "quarter",
            Granularity::HalfYear => "half-year",
            Granularity::Year => "year",
            Granularity::Decade => "decade",
            Granularity::Century => "century",
            Granularity::Millennium => "millennium",
        }
    }

    /// True for what is shorter than a day: TIMEX3 calls it TIME, the rest DATE.
    pub fn is_clock(self) -> bool {
        self < Granularity::Day
    }
}
