//! A stretch of the time line.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use super::Granularity;

/// `[start, end)` with the grain that was said.
///
/// The extent can be longer than one grain: "one day in May 2021" is `[2021-05-01, 2021-06-01)`
/// with the grain of a day, and its value is `2021-05-XX`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Interval {
    /// First instant.
    pub start: NaiveDateTime,
    /// First instant after.
    pub end: NaiveDateTime,
    /// As finely as it was said.
    pub grain: Granularity,
}

impl Interval {
    /// One whole day.
    ///
    /// The last day of the calendar ends with itself (it would end outside of what can be
    /// computed with).
    ///
    /// ```
    /// use dateline::time::{Interval, NaiveDate};
    /// let day = Interval::day(NaiveDate::from_ymd_opt(2021, 3, 18).unwrap());
    /// assert_eq!(day.end.to_string(), "2021-03-19 00:00:00");
    /// ```
    pub fn day(date: NaiveDate) -> Interval {
        let end = date.succ_opt().unwrap_or(date);
        Interval {
            start: date.and_time(NaiveTime::MIN),
            end: end.and_time(NaiveTime::MIN),
            grain: Granularity::Day,
        }
    }

    /// `Some` when `start <= end`.
    pub fn new(start: NaiveDateTime, end: NaiveDateTime, grain: Granularity) -> Option<Interval> {
        (start <= end).then_some(Interval { start, end, grain })
    }

    /// The same extent, said as finely as `grain`.
    pub fn with_grain(self, grain: Granularity) -> Interval {
        Interval { grain, ..self }
    }

    /// True when `other` lies inside, borders included.
    pub fn contains(&self, other: &Interval) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// What both have, with the finer grain of the two; `None` when they only touch or do not.
    pub fn intersection(&self, other: &Interval) -> Option<Interval> {
        let start = self.start.max(other.start);
        let end = self.end.min(other.end);
        (start < end).then_some(Interval { start, end, grain: self.grain.min(other.grain) })
    }
}
