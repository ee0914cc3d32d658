//! Parts of a date or of a clock time: only what was said.

use chrono::{Month, Weekday};

use super::{PartOfDay, Season};

/// "a.m." or "p.m.".
#[allow(missing_docs)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Meridiem {
    Am,
    Pm,
}

/// What was said of a date or a clock time, and nothing that was not.
///
/// Nothing is checked here: "31 April" is a thing that can be said. Resolution finds it impossible.
/// The notation names each field: `{year 2021, month march, day 18}`, `{hour 9, minute 30, pm}`,
/// `{year 44, bc}`, `{short-year 98}`, `{century 20}`, `{decade 1990}`, `{year 1989, quarter 3, fiscal}`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Fields {
    /// "the 20th century" is 20.
    pub century: Option<i32>,
    /// "the 1990s" is 1990.
    pub decade: Option<i32>,
    /// "the nineties" is 90.
    pub short_decade: Option<u8>,
    /// As said; before Christ when [`Fields::bc`].
    pub year: Option<i32>,
    /// "'98" is 98.
    pub short_year: Option<u8>,
    /// Century, decade and year are counted backwards from the year 1.
    pub bc: bool,
    /// The year, half or quarter is one of a firm or a state, not of the calendar.
    pub fiscal: bool,
    /// 1 or 2.
    pub half: Option<u8>,
    /// 1 to 4.
    pub quarter: Option<u8>,
    /// "the summer".
    pub season: Option<Season>,
    /// 1 to 12.
    pub month: Option<u8>,
    /// ISO 8601 week, 1 to 53.
    pub week: Option<u8>,
    /// Saturday and Sunday of the week.
    pub weekend: bool,
    /// 1 to 31.
    pub day: Option<u8>,
    /// "Thursday".
    pub weekday: Option<Weekday>,
    /// "in the morning".
    pub part: Option<PartOfDay>,
    /// 0 to 24.
    pub hour: Option<u8>,
    /// 0 to 59.
    pub minute: Option<u8>,
    /// 0 to 60.
    pub second: Option<u8>,
    /// "a.m." or "p.m.".
    pub meridiem: Option<Meridiem>,
    /// Minutes east of Greenwich.
    pub zone: Option<i16>,
}

impl Fields {
    /// A year alone.
    pub fn year(year: i32) -> Fields {
        Fields { year: Some(year), ..Fields::default() }
    }

    /// A calendar date.
    pub fn date(year: i32, month: u8, day: u8) -> Fields {
        Fields { year: Some(year), month: Some(month), day: Some(day), ..Fields::default() }
    }

    /// True when a year, decade or century was said, so that nothing has to be filled in.
    pub fn is_absolute(&self) -> bool {
        self.year.is_some() || self.decade.is_some() || self.century.is_some()
    }

    /// The month, when there is such a month.
    pub fn month(&self) -> Option<Month> {
        self.month.and_then(|m| Month::try_from(m).ok())
    }

    /// The hour from 0 to 24, with "p.m.", "in the evening" and the like taken into account.
    ///
    /// ```
    /// use dateline::time::{Fields, Meridiem, PartOfDay};
    /// let nine = Fields { hour: Some(9), ..Fields::default() };
    /// assert_eq!(Fields { meridiem: Some(Meridiem::Pm), ..nine }.hour_of_day(), Some(21));
    /// assert_eq!(Fields { part: Some(PartOfDay::Evening), ..nine }.hour_of_day(), Some(21));
    /// ```
    pub fn hour_of_day(&self) -> Option<u8> {
        use Meridiem::{Am, Pm};
        let hour = self.hour?;
        let half = self.meridiem.or(match self.part {
            Some(PartOfDay::Afternoon | PartOfDay::Evening) => Some(Pm),
            Some(PartOfDay::Night) if (6..12).contains(&hour) => Some(Pm),
            Some(PartOfDay::Morning | PartOfDay::SmallHours) => Some(Am),
            _ => None,
        });
        Some(match (half, hour) {
            (Some(Am), 12) => 0,
            (Some(Pm), 1..12) => hour + 12,
            (None, 12) if self.part == Some(PartOfDay::Night) => 24,
            _ => hour,
        })
    }
}
