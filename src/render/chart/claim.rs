//! What an item claims about its time, and the glyph that says so.

use crate::event::Status;
use crate::time::{Datelike, Granularity, NaiveDate, NaiveDateTime, Timelike};
use crate::timeline::{Basis, Item, Moment, When};
use crate::timex::TimexKind;

/// Seconds of a day.
pub const DAY: i64 = 86_400;

/// Meaning of a glyph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A clock time: a diamond.
    Clock,
    /// A day: a circle in its cell.
    Day,
    /// Some time in a longer period: a hollow rounded bar.
    Period,
    /// From one end to the other: a filled bar, with an arrow head where an end is open.
    Lasted,
    /// About then: a hollow dashed bar.
    Approximate,
    /// Before an instant: a T with an arrow up.
    Before,
    /// After an instant: a T with an arrow down.
    After,
}

impl Kind {
    /// Whether the glyph is as long as its time.
    pub fn is_bar(self) -> bool {
        matches!(self, Kind::Period | Kind::Lasted | Kind::Approximate)
    }

    /// Whether the glyph marks one place.
    pub fn is_point(self) -> bool {
        matches!(self, Kind::Clock | Kind::Day)
    }
}

/// When an item was, as far as is claimed. Instants are seconds since the year 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claim {
    /// Which glyph.
    pub kind: Kind,
    /// First instant that the glyph shows.
    pub start: i64,
    /// Last instant that the glyph shows (exclusive); equal to `start` when it marks one instant.
    pub end: i64,
    /// A [`Kind::Lasted`] whose beginning is not known.
    pub open_start: bool,
    /// A [`Kind::Lasted`] whose end is not known.
    pub open_end: bool,
    /// As finely as it was said.
    pub grain: Granularity,
    /// Sorts: the earliest instant (else the latest), then the latest.
    pub key: (i64, i64),
}

impl Claim {
    /// The claim of an item; `None` without a date.
    pub fn of(item: &Item) -> Option<Claim> {
        let when = item.when.as_ref()?;
        match (when.earliest.map(first), when.latest.map(last)) {
            (None, None) => None,
            (Some(start), None) => Some(open(item, when, start, false)),
            (None, Some(end)) => Some(open(item, when, end, true)),
            (Some(a), Some(b)) => Some(closed(when, a.min(b), b.max(a))),
        }
    }

    /// The day in which its order is decided by clock times, relations and telling.
    pub fn day(&self) -> Option<i64> {
        let inside = self.kind.is_point() || self.clock().is_some();
        inside.then_some(self.key.0.div_euclid(DAY))
    }

    /// The clock time that it begins at, when one was said.
    pub fn clock(&self) -> Option<i64> {
        let timed = self.kind == Kind::Clock || self.key.0.rem_euclid(DAY) != 0;
        timed.then_some(self.key.0)
    }
}

fn open(item: &Item, when: &When, at: i64, before: bool) -> Claim {
    let lasts = when.kind == TimexKind::Duration || item.status == Status::Ongoing;
    Claim {
        kind: match (lasts, before) {
            (true, _) => Kind::Lasted,
            (false, true) => Kind::Before,
            (false, false) => Kind::After,
        },
        start: at,
        end: at,
        open_start: lasts && before,
        open_end: lasts && !before,
        grain: when.granularity,
        key: (at, if before { at } else { i64::MAX }),
    }
}

fn closed(when: &When, start: i64, end: i64) -> Claim {
    let timed =
        matches!((when.earliest, when.latest), (Some(Moment::Time(_)), Some(Moment::Time(_))));
    let approximate =
        when.modifier.as_deref() == Some("APPROX") || when.edtf.contains(['~', '%', '?']);
    let kind = if approximate {
        Kind::Approximate
    } else if timed && end - start <= 3600 {
        Kind::Clock
    } else if end - start == DAY && start.rem_euclid(DAY) == 0 {
        Kind::Day
    } else if lasted(when, end - start) {
        Kind::Lasted
    } else {
        Kind::Period
    };
    let end_shown = match kind {
        Kind::Clock => start,
        _ => end,
    };
    let (open_start, open_end) = (false, false);
    Claim {
        kind,
        start,
        end: end_shown,
        open_start,
        open_end,
        grain: when.granularity,
        key: (start, end),
    }
}

/// Whether a stretch of time was said to have been filled, rather than to contain the event.
fn lasted(when: &When, seconds: i64) -> bool {
    when.kind == TimexKind::Duration
        || when.value.contains('/')
        || (when.basis != Basis::Inferred
            && seconds > longest(when.granularity)
            && !names_an_hour(&when.value))
}

/// "2021-03-25T08:00", "2021-03-25TXX": bounds that are wider say "after 8 a.m." or "that day".
fn names_an_hour(value: &str) -> bool {
    let hour = value.split_once('T').and_then(|(_, hour)| hour.chars().next());
    hour.is_some_and(|c| c.is_ascii_digit() || c == 'X')
}

/// Seconds of the longest unit of a granularity.
fn longest(grain: Granularity) -> i64 {
    match grain {
        Granularity::Second | Granularity::Minute | Granularity::Hour => 3600,
        // A night ends on the next day.
        Granularity::PartOfDay => 2 * DAY,
        Granularity::Day => DAY,
        Granularity::Weekend => 4 * DAY,
        Granularity::Week => 7 * DAY,
        Granularity::Month => 31 * DAY,
        Granularity::Season => 123 * DAY,
        Granularity::Quarter => 92 * DAY,
        Granularity::HalfYear => 184 * DAY,
        Granularity::Year => 366 * DAY,
        Granularity::Decade => 3653 * DAY,
        Granularity::Century => 36525 * DAY,
        Granularity::Millennium => 365_250 * DAY,
    }
}

fn first(moment: Moment) -> i64 {
    match moment {
        Moment::Day(day) => midnight(day),
        Moment::Time(time) => instant(time),
    }
}

fn last(moment: Moment) -> i64 {
    match moment {
        Moment::Day(day) => midnight(day) + DAY,
        Moment::Time(time) if time.second() == 59 => instant(time) + 1,
        Moment::Time(time) if time.minute() == 59 => instant(time) + 60,
        Moment::Time(time) => instant(time),
    }
}

/// Seconds since the year 1 at the start of a day.
pub fn midnight(day: NaiveDate) -> i64 {
    i64::from(day.num_days_from_ce()) * DAY
}

fn instant(time: NaiveDateTime) -> i64 {
    midnight(time.date()) + i64::from(time.num_seconds_from_midnight())
}

/// The day that contains an instant; the calendar's first or last day beyond its ends.
pub fn date(instant: i64) -> NaiveDate {
    let days = instant.div_euclid(DAY);
    let days = i32::try_from(days).unwrap_or(if days < 0 { i32::MIN } else { i32::MAX });
    let edge = if days < 0 { NaiveDate::MIN } else { NaiveDate::MAX };
    NaiveDate::from_num_days_from_ce_opt(days).unwrap_or(edge)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claim(grain: Granularity, earliest: &str, latest: &str, modifier: &str) -> Option<Claim> {
        let when = When {
            text: String::new(),
            kind: TimexKind::Date,
            value: String::new(),
            modifier: (!modifier.is_empty()).then(|| modifier.to_owned()),
            edtf: String::new(),
            earliest: earliest.parse().ok(),
            latest: latest.parse().ok(),
            granularity: grain,
            basis: Basis::Explicit,
            because: Vec::new(),
        };
        Claim::of(&Item { when: Some(when), ..Item::default() })
    }

    #[test]
    fn the_glyph_follows_what_was_said() {
        use Granularity::*;
        let table = [
            (Minute, "2022-05-03T09:10", "2022-05-03T09:10", "", Kind::Clock),
            (Hour, "2022-05-03T09:00", "2022-05-03T09:59", "", Kind::Clock),
            (Day, "2022-05-03", "2022-05-03", "", Kind::Day),
            (Month, "2022-05-01", "2022-05-31", "", Kind::Period),
            (Quarter, "2022-04-01", "2022-06-30", "", Kind::Period),
            (Year, "2022-01-01", "2022-12-31", "", Kind::Period),
            (Day, "2022-05-03", "2022-05-06", "", Kind::Lasted),
            (Month, "2022-05-01", "2022-07-31", "", Kind::Lasted),
            (Year, "2022-01-01", "2022-12-31", "APPROX", Kind::Approximate),
            (Day, "", "2022-05-03", "", Kind::Before),
            (Day, "2022-05-03", "", "", Kind::After),
        ];
        for (grain, earliest, latest, modifier, kind) in table {
            assert_eq!(claim(grain, earliest, latest, modifier).map(|c| c.kind), Some(kind));
        }
        assert_eq!(claim(Day, "", "", ""), None);
    }

    #[test]
    fn before_a_day_ends_where_that_day_begins() {
        let before = claim(Granularity::Day, "", "2022-05-03", "BEFORE").unwrap();
        let day = claim(Granularity::Day, "2022-05-04", "2022-05-04", "").unwrap();
        assert_eq!(before.start, day.start);
        assert!(before.key < day.key);
    }

    #[test]
    fn ends_edited_the_wrong_way_round_are_turned() {
        let turned = claim(Granularity::Day, "2022-05-06", "2022-05-03", "").unwrap();
        assert!(turned.start < turned.end);
    }
}
