//! Calendar arithmetic that answers `None` instead of leaving the calendar.

use chrono::{Datelike, Duration, Months, NaiveDate, NaiveDateTime, NaiveTime, Timelike, Weekday};

use super::model::{Count, Granularity, Interval, Period};

/// Midnight at the start of a day.
pub(super) fn midnight(date: NaiveDate) -> NaiveDateTime {
    date.and_time(NaiveTime::MIN)
}

/// The first day of a month, or `None` outside of the calendar.
pub(super) fn month_start(year: i32, month: u32) -> Option<NaiveDateTime> {
    NaiveDate::from_ymd_opt(year, month, 1).map(midnight)
}

/// `time` moved by a number of days.
pub(super) fn add_days(time: NaiveDateTime, days: i64) -> Option<NaiveDateTime> {
    time.checked_add_signed(Duration::try_days(days)?)
}

/// `time` moved by a number of months; the day of the month shrinks where it has to.
pub(super) fn add_months(time: NaiveDateTime, months: i64) -> Option<NaiveDateTime> {
    let by = Months::new(u32::try_from(months.unsigned_abs()).ok()?);
    if months < 0 { time.checked_sub_months(by) } else { time.checked_add_months(by) }
}

/// Years of a block of ten, a hundred or a thousand, as TIMEX3 writes them: AD 1990 to 1999, but
/// BC 479 to 470 ("BC047"). First year and the year after the last, astronomical.
fn block(year: i32, size: i32) -> Option<(i32, i32)> {
    if year > 0 {
        let first = year / size * size;
        return Some((first.max(1), first.checked_add(size)?));
    }
    let bc = 1i32.checked_sub(year)?;
    let low = (bc / size * size).max(1);
    let high = (bc / size).checked_mul(size)?.checked_add(size - 1)?;
    Some((1 - high, 1 - low + 1))
}

/// Where the unit that holds an instant begins and ends.
fn borders(time: NaiveDateTime, unit: Granularity) -> Option<(NaiveDateTime, NaiveDateTime)> {
    let date = time.date();
    let day = midnight(date);
    let months = |count: u32| {
        let start = month_start(date.year(), date.month0() / count * count + 1)?;
        Some((start, add_months(start, i64::from(count))?))
    };
    let years = |size: i32| {
        let (first, end) = block(date.year(), size)?;
        Some((month_start(first, 1)?, month_start(end, 1)?))
    };
    let seconds = |start: NaiveDateTime, length: i64| {
        Some((start, start.checked_add_signed(Duration::try_seconds(length)?)?))
    };
    match unit {
        Granularity::Second => seconds(time.with_nanosecond(0)?, 1),
        Granularity::Minute => seconds(time.with_nanosecond(0)?.with_second(0)?, 60),
        Granularity::Hour => seconds(day.with_hour(time.hour())?, 3600),
        Granularity::PartOfDay | Granularity::Day => Some((day, add_days(day, 1)?)),
        Granularity::Weekend => {
            let monday = monday(date)?;
            Some((add_days(monday, 5)?, add_days(monday, 7)?))
        }
        Granularity::Week => {
            let monday = monday(date)?;
            Some((monday, add_days(monday, 7)?))
        }
        Granularity::Month => months(1),
        Granularity::Season => {
            let first =
                add_months(month_start(date.year(), date.month())?, -i64::from(date.month() % 3))?;
            Some((first, add_months(first, 3)?))
        }
        Granularity::Quarter => months(3),
        Granularity::HalfYear => months(6),
        Granularity::Year => months(12),
        Granularity::Decade => years(10),
        Granularity::Century => years(100),
        Granularity::Millennium => years(1000),
    }
}

fn monday(date: NaiveDate) -> Option<NaiveDateTime> {
    add_days(midnight(date), -i64::from(date.weekday().num_days_from_monday()))
}

/// The calendar unit that holds an instant (a weekend: the one of the week that holds it).
pub(super) fn unit_at(time: NaiveDateTime, unit: Granularity) -> Option<Interval> {
    borders(time, unit).map(|(start, end)| Interval { start, end, grain: unit })
}

/// The unit after or before one that [`unit_at`] gave.
pub(super) fn neighbour(of: &Interval, steps: i64) -> Option<Interval> {
    match of.grain {
        Granularity::Decade | Granularity::Century | Granularity::Millennium => {
            let mut at = *of;
            for _ in 0..steps.unsigned_abs().min(10_000) {
                let inside = if steps > 0 {
                    at.end
                } else {
                    at.start.checked_sub_signed(Duration::try_seconds(1)?)?
                };
                at = unit_at(inside, of.grain)?;
            }
            Some(at)
        }
        unit => unit_at(add_units(of.start, unit, steps.checked_mul(1000)?)?, unit),
    }
}

/// The unit in months, or else in seconds.
enum Length {
    Months(i64),
    Seconds(i64),
}

fn length(unit: Granularity) -> Length {
    match unit {
        Granularity::Second => Length::Seconds(1),
        Granularity::Minute => Length::Seconds(60),
        Granularity::Hour => Length::Seconds(3600),
        Granularity::PartOfDay | Granularity::Day => Length::Seconds(86_400),
        Granularity::Weekend | Granularity::Week => Length::Seconds(7 * 86_400),
        Granularity::Month => Length::Months(1),
        Granularity::Season | Granularity::Quarter => Length::Months(3),
        Granularity::HalfYear => Length::Months(6),
        Granularity::Year => Length::Months(12),
        Granularity::Decade => Length::Months(120),
        Granularity::Century => Length::Months(1200),
        Granularity::Millennium => Length::Months(12_000),
    }
}

/// `time` moved by a number of units, in thousandths. The fraction of a month is counted in days
/// of a 30-day month.
pub(super) fn add_units(
    time: NaiveDateTime,
    unit: Granularity,
    thousandths: i64,
) -> Option<NaiveDateTime> {
    match length(unit) {
        Length::Seconds(each) => {
            let seconds = thousandths.checked_mul(each)? / 1000;
            time.checked_add_signed(Duration::try_seconds(seconds)?)
        }
        Length::Months(each) => {
            let months = thousandths.checked_mul(each)?;
            let whole = add_months(time, months / 1000)?;
            add_days(whole, (months % 1000) * 30 / 1000)
        }
    }
}

/// `time` moved by a period whose counts are known.
pub(super) fn add_period(time: NaiveDateTime, by: &Period, back: bool) -> Option<NaiveDateTime> {
    by.counts().iter().try_fold(time, |time, (unit, count)| match *count {
        Count::Known(n) => add_units(time, *unit, if back { n.checked_neg()? } else { n }),
        Count::Unknown => None,
    })
}

/// Saturday's or any other day of an ISO week; `None` when the year has no such week.
pub(super) fn week_day(year: i32, week: u8, day: Weekday) -> Option<NaiveDate> {
    NaiveDate::from_isoywd_opt(year, u32::from(week), day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> NaiveDateTime {
        text.parse::<NaiveDate>().map(midnight).unwrap()
    }

    #[test]
    fn a_unit_holds_its_instant() {
        for (day, unit, start, end) in [
            ("2021-03-18", Granularity::Week, "2021-03-15", "2021-03-22"),
            ("2021-03-18", Granularity::Weekend, "2021-03-20", "2021-03-22"),
            ("2021-01-01", Granularity::Week, "2020-12-28", "2021-01-04"),
            ("2021-01-31", Granularity::Season, "2020-12-01", "2021-03-01"),
            ("2021-12-31", Granularity::Season, "2021-12-01", "2022-03-01"),
            ("2021-08-31", Granularity::Season, "2021-06-01", "2021-09-01"),
            ("2021-08-31", Granularity::Quarter, "2021-07-01", "2021-10-01"),
            ("2021-08-31", Granularity::HalfYear, "2021-07-01", "2022-01-01"),
            ("1999-12-31", Granularity::Decade, "1990-01-01", "2000-01-01"),
            ("1999-12-31", Granularity::Century, "1900-01-01", "2000-01-01"),
            ("0005-01-01", Granularity::Decade, "0001-01-01", "0010-01-01"),
        ] {
            let found = unit_at(at(day), unit).unwrap();
            assert_eq!((found.start, found.end), (at(start), at(end)), "{day} {}", unit.name());
        }
    }

    #[test]
    fn years_before_christ_are_counted_backwards_in_blocks() {
        assert_eq!(block(-478, 10), Some((-478, -468)), "479 to 470 BC");
        assert_eq!(block(-469, 10), Some((-478, -468)));
        assert_eq!(block(0, 10), Some((-8, 1)), "9 to 1 BC");
        assert_eq!(block(-350, 100), Some((-398, -298)), "399 to 300 BC");
        assert_eq!(block(1, 100), Some((1, 100)));
    }

    #[test]
    fn months_shrink_the_day_and_nothing_leaves_the_calendar() {
        assert_eq!(add_months(at("2021-03-31"), -1), Some(at("2021-02-28")));
        assert_eq!(add_units(at("2021-03-01"), Granularity::Month, 1500), Some(at("2021-04-16")));
        assert_eq!(add_units(at("2021-03-01"), Granularity::Millennium, i64::MAX), None);
        assert_eq!(add_units(at("2021-03-01"), Granularity::Week, i64::MIN), None);
        for extreme in [NaiveDateTime::MAX, NaiveDateTime::MIN] {
            for unit in Granularity::ALL {
                let _ = unit_at(extreme, unit).map(|u| (neighbour(&u, 1), neighbour(&u, -1)));
                let _ = add_units(extreme, unit, i64::MIN);
            }
        }
    }
}
