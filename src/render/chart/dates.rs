//! Calendar words for the axis and the subtitle.

use super::claim::{Claim, DAY, date};
pub(super) use crate::render::calendar::{
    day_in_words as day_in_full, month_in_words as month, year_in_words, years_in_words,
};
use crate::time::{Datelike, Granularity, NaiveDate};

/// "2021", or "44 BC".
pub fn year(day: NaiveDate) -> String {
    year_in_words(day.year())
}

/// "07:40".
pub fn clock(instant: i64) -> String {
    let seconds = instant.rem_euclid(DAY);
    format!("{:02}:{:02}", seconds / 3600, seconds / 60 % 60)
}

/// A stretch of the axis in the words of its own granularity, short enough to stand beside it.
pub fn stretch(grain: Granularity, start: i64, end: i64) -> String {
    let (first, last) = (date(start), date((end - 1).max(start)));
    let whole_years = first.ordinal() == 1 && date(end).ordinal() == 1 && end > start;
    let whole_months = first.day() == 1 && date(end).day() == 1 && end > start;
    if first == last {
        return day_in_full(first);
    }
    if whole_years {
        let years = last.year() - first.year() + 1;
        return match grain {
            _ if years == 1 => year(first),
            Granularity::Decade if years == 10 && first.year() > 0 => format!("{}s", first.year()),
            _ => years_in_words(first.year(), last.year()),
        };
    }
    if first.year() != last.year() {
        return years_in_words(first.year(), last.year());
    }
    if whole_months && grain == Granularity::Quarter && first.month0().is_multiple_of(3) {
        return format!("Q{} {}", first.month0() / 3 + 1, year(first));
    }
    if first.month() != last.month() {
        return format!("{}–{} {}", month(first), month(last), year(first));
    }
    if whole_months {
        return format!("{} {}", month(first), year(first));
    }
    format!("{}–{} {} {}", first.day(), last.day(), month(first), year(first))
}

/// What stands beside a stretch that shows one event.
pub fn stub_label(claim: &Claim, start: i64, end: i64) -> String {
    if start < end || claim.kind.is_point() {
        return stretch(claim.grain, start, end);
    }
    let day = date(if claim.end == start && claim.start < claim.end { start - 1 } else { start });
    match claim.grain {
        Granularity::Year
        | Granularity::Decade
        | Granularity::Century
        | Granularity::Millennium => year(day),
        Granularity::Month | Granularity::Season | Granularity::Quarter | Granularity::HalfYear => {
            format!("{} {}", month(day), year(day))
        }
        _ => day_in_full(day),
    }
}

#[cfg(test)]
mod tests {
    use super::super::claim::midnight;
    use super::*;

    #[test]
    fn a_stretch_is_named_by_its_own_granularity() {
        use Granularity::*;
        let at = |y, m, d| midnight(NaiveDate::from_ymd_opt(y, m, d).unwrap());
        let table = [
            (Day, at(1987, 6, 2), at(1987, 6, 3), "2 Jun 1987"),
            (Month, at(1987, 6, 1), at(1987, 7, 1), "Jun 1987"),
            (Quarter, at(1987, 4, 1), at(1987, 7, 1), "Q2 1987"),
            (Season, at(1987, 6, 1), at(1987, 9, 1), "Jun–Aug 1987"),
            (Year, at(1987, 1, 1), at(1988, 1, 1), "1987"),
            (Decade, at(1980, 1, 1), at(1990, 1, 1), "1980s"),
            (Year, at(-43, 1, 1), at(-42, 1, 1), "44 BC"),
            (Century, at(301, 1, 1), at(401, 1, 1), "AD 301–400"),
            (Day, at(1987, 6, 2), at(1987, 6, 5), "2–4 Jun 1987"),
        ];
        for (grain, start, end, expected) in table {
            assert_eq!(stretch(grain, start, end), expected);
        }
    }
}
