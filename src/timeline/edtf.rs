//! Dates in ISO 8601-2 notation (EDTF, levels 0 and 1).

use super::model::Moment;
use crate::time::{Datelike, Granularity, NaiveDate, NaiveDateTime, Timelike};

/// A stretch of time as it is written: both ends inclusive, each possibly open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// First day or instant.
    pub earliest: Option<Moment>,
    /// Last day or instant.
    pub latest: Option<Moment>,
    /// As finely as it was said.
    pub granularity: Granularity,
    /// "about".
    pub approximate: bool,
}

impl Stretch {
    /// The stretch in EDTF; empty when both ends are open.
    ///
    /// A stretch that fills one unit of its granularity is written as that unit ("2021-03",
    /// "199X", "2021-24" for winter); any other as an interval ("2021-04-01/2021-06-30"); an open
    /// end as "..".
    pub fn edtf(&self) -> String {
        let mark = if self.approximate { "~" } else { "" };
        match (self.earliest, self.latest) {
            (None, None) => String::new(),
            (None, Some(end)) => format!("../{}{mark}", self.last(end)),
            (Some(start), None) => format!("{}{mark}/..", self.first(start)),
            (Some(start), Some(end)) => match self.unit(start, end) {
                Some(unit) => format!("{unit}{mark}"),
                None if start == end => format!("{}{mark}", instant(start)),
                None => format!("{}{mark}/{}{mark}", self.first(start), self.last(end)),
            },
        }
    }

    fn first(&self, start: Moment) -> String {
        let day = start.day();
        match self.granularity {
            Granularity::Year if day.ordinal() == 1 => year(day.year()),
            Granularity::Month if day.day() == 1 => month(day),
            _ => instant(start),
        }
    }

    fn last(&self, end: Moment) -> String {
        let day = end.day();
        let next = day.succ_opt().unwrap_or(day);
        match self.granularity {
            Granularity::Year if next.ordinal() == 1 => year(day.year()),
            Granularity::Month if next.day() == 1 => month(day),
            _ => instant(end),
        }
    }

    /// The stretch as one calendar unit, when it fills one.
    fn unit(&self, start: Moment, end: Moment) -> Option<String> {
        let (Moment::Day(first), Moment::Day(last)) = (start, end) else { return None };
        let next = last.succ_opt()?;
        let years = next.year() - first.year();
        let whole_years = first.ordinal() == 1 && next.ordinal() == 1;
        match self.granularity {
            _ if first == last => Some(first.to_string()),
            Granularity::Month
                if first.day() == 1 && months(first, next) == 1 && next.day() == 1 =>
            {
                Some(month(first))
            }
            Granularity::Season => season(first, next),
            Granularity::Year if whole_years && years == 1 => Some(year(first.year())),
            Granularity::Decade => masked(first.year(), years, whole_years, 10),
            Granularity::Century => masked(first.year(), years, whole_years, 100),
            _ => None,
        }
    }
}

/// An inclusive pair of ends for the half-open range, in days unless the grain is finer than a day.
pub fn inclusive(
    start: Option<NaiveDateTime>,
    end: Option<NaiveDateTime>,
    grain: Granularity,
) -> (Option<Moment>, Option<Moment>) {
    if grain > Granularity::Hour {
        let last = |t: NaiveDateTime| t.checked_sub_signed(step(Granularity::Second)).unwrap_or(t);
        let earliest = start.map(|t| Moment::Day(t.date()));
        let mut latest = end.map(|t| Moment::Day(last(t).date()));
        if let (Some(a), Some(b)) = (earliest, latest) {
            latest = Some(a.max(b));
        }
        return (earliest, latest);
    }
    let last = end.map(|t| t.checked_sub_signed(step(grain)).unwrap_or(t));
    let last = match (start, last) {
        (Some(a), Some(b)) => Some(a.max(b)),
        _ => last,
    };
    (start.map(Moment::Time), last.map(Moment::Time))
}

/// The instant between "until t" and "at t": a second where seconds were said, else a minute.
fn step(grain: Granularity) -> crate::time::TimeDelta {
    crate::time::TimeDelta::seconds(if grain == Granularity::Second { 1 } else { 60 })
}

fn instant(moment: Moment) -> String {
    match moment {
        Moment::Day(day) => day.to_string(),
        Moment::Time(time) => {
            time.with_nanosecond(0).unwrap_or(time).format("%Y-%m-%dT%H:%M:%S").to_string()
        }
    }
}

fn year(year: i32) -> String {
    match year {
        0..=9999 => format!("{year:04}"),
        -9999..0 => format!("-{:04}", -year),
        _ => format!("Y{year}"),
    }
}

fn month(day: NaiveDate) -> String {
    format!("{}-{:02}", year(day.year()), day.month())
}

fn months(from: NaiveDate, to: NaiveDate) -> i32 {
    (to.year() - from.year()) * 12 + to.month() as i32 - from.month() as i32
}

/// Level 1 seasons: 21 spring, 22 summer, 23 autumn, 24 winter (of the year it begins in).
fn season(first: NaiveDate, next: NaiveDate) -> Option<String> {
    if months(first, next) != 3 {
        return None;
    }
    let code = match first.month() {
        3 => 21,
        6 => 22,
        9 => 23,
        12 => 24,
        _ => return None,
    };
    Some(format!("{}-{code}", year(first.year())))
}

/// "199X", "19XX".
fn masked(first: i32, years: i32, whole: bool, size: i32) -> Option<String> {
    if !whole || years != size || first % size != 0 || !(0..=9999).contains(&first) {
        return None;
    }
    let digits = year(first);
    let shown = if size == 10 { 3 } else { 2 };
    Some(format!("{}{}", &digits[..shown], &"XX"[..4 - shown]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edtf(earliest: &str, latest: &str, granularity: Granularity) -> String {
        let read = |s: &str| (!s.is_empty()).then(|| s.parse().unwrap());
        Stretch { earliest: read(earliest), latest: read(latest), granularity, approximate: false }
            .edtf()
    }

    #[test]
    fn a_stretch_that_fills_its_unit_is_written_as_the_unit() {
        use Granularity::*;
        let table = [
            ("2021-03-25", "2021-03-25", Day, "2021-03-25"),
            ("2021-02-01", "2021-02-28", Month, "2021-02"),
            ("2021-02-01", "2021-02-27", Month, "2021-02/2021-02-27"),
            ("1989-07-01", "1989-09-30", Quarter, "1989-07-01/1989-09-30"),
            ("2021-03-15", "2021-03-21", Week, "2021-03-15/2021-03-21"),
            ("1999-12-01", "2000-02-29", Season, "1999-24"),
            ("2019-06-01", "2019-08-31", Season, "2019-22"),
            ("2021-01-01", "2021-12-31", Year, "2021"),
            ("2019-01-01", "2021-12-31", Year, "2019/2021"),
            ("1990-01-01", "1999-12-31", Decade, "199X"),
            ("1900-01-01", "1999-12-31", Century, "19XX"),
            ("1901-01-01", "2000-12-31", Century, "1901-01-01/2000-12-31"),
            ("2021-03-25T07:40", "2021-03-25T07:40", Minute, "2021-03-25T07:40:00"),
            (
                "2021-03-25T08:00",
                "2021-03-25T08:59",
                Hour,
                "2021-03-25T08:00:00/2021-03-25T08:59:00",
            ),
        ];
        for (from, to, grain, expected) in table {
            assert_eq!(edtf(from, to, grain), expected, "{from} to {to}, {grain:?}");
        }
    }

    #[test]
    fn an_open_end_is_two_dots() {
        assert_eq!(edtf("", "2021-03-19", Granularity::Day), "../2021-03-19");
        assert_eq!(edtf("2021-03-25", "", Granularity::Day), "2021-03-25/..");
        assert_eq!(edtf("", "2019-12-31", Granularity::Year), "../2019");
        assert_eq!(edtf("2022-01-01", "", Granularity::Year), "2022/..");
        assert_eq!(edtf("", "", Granularity::Day), "");
    }

    #[test]
    fn about_is_a_tilde_and_years_before_the_first_have_a_sign() {
        let day: Moment = "2021-03-15".parse().unwrap();
        let about = Stretch {
            earliest: Some(day),
            latest: Some(day),
            granularity: Granularity::Day,
            approximate: true,
        };
        assert_eq!(about.edtf(), "2021-03-15~");
        assert_eq!(year(-43), "-0043");
        assert_eq!(year(12345), "Y12345");
    }

    #[test]
    fn the_ends_of_a_day_are_that_day_and_of_a_minute_that_minute() {
        let at = |s: &str| NaiveDateTime::parse_from_str(s, "%Y-%m-%dT%H:%M").ok();
        let day = inclusive(at("2021-03-18T00:00"), at("2021-03-19T00:00"), Granularity::Day);
        assert_eq!(day.0, day.1);
        assert_eq!(day.0.unwrap().to_string(), "2021-03-18");
        let minute = inclusive(at("2021-03-18T07:40"), at("2021-03-18T07:41"), Granularity::Minute);
        assert_eq!(minute.1.unwrap().to_string(), "2021-03-18T07:40");
    }
}
