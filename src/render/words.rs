//! A date in words, as lists, tables and the small line of the chart show it.
//!
//! In: a [`When`]. Out: "17 Mar 2021", "Mar 2021", "Q3 2020", "24–28 Mar 2021",
//! "before 20 Mar 2021", "about 1850", "AD 79", "44 BC".

use serde::Serialize;

use super::calendar::{
    century, day_in_words, month_in_words, season, year_in_words, years_in_words,
};
use crate::time::{Datelike, Granularity, NaiveDate, NaiveDateTime, TimeDelta, Timelike, Value};
use crate::timeline::{Moment, When};

/// The date of an item in words.
///
/// ```
/// use dateline::render::date_in_words;
/// use dateline::time::Granularity;
/// use dateline::timeline::When;
/// let when = When {
///     text: "last month".into(),
///     kind: Default::default(),
///     value: "2021-03".into(),
///     modifier: None,
///     edtf: "2021-03".into(),
///     earliest: "2021-03-01".parse().ok(),
///     latest: "2021-03-31".parse().ok(),
///     granularity: Granularity::Month,
///     basis: Default::default(),
///     because: Vec::new(),
/// };
/// assert_eq!(date_in_words(&when), "Mar 2021");
/// ```
pub fn date_in_words(when: &When) -> String {
    let approximate = when.modifier.as_deref() == Some("APPROX");
    let text = match (when.earliest, when.latest) {
        (None, None) => "date not given".to_owned(),
        (None, Some(latest)) => before(when, latest),
        (Some(earliest), None) => after(when, earliest),
        (Some(earliest), Some(latest)) => between(when, earliest, latest),
    };
    if approximate { format!("about {text}") } else { text }
}

/// The word that stands for a status, a basis or a granularity in the JSON ("planned").
pub(super) fn json_word(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

/// "before 20 Mar 2021", "by 2024", "by the end of 2024": as the expression itself was said, where
/// its value tells; else by the day.
fn before(when: &When, latest: Moment) -> String {
    let by = if lasts_until(when) { "until" } else { "by" };
    let day = match latest {
        Moment::Day(day) => day,
        Moment::Time(time) => return format!("{by} {}", time_in_words(time)),
    };
    match said(when) {
        Some((first, _, name)) if day.succ_opt() == Some(first) => format!("before {name}"),
        Some((_, last, name)) if day == last && when.modifier.as_deref() == Some("END") => {
            format!("{by} the end of {name}")
        }
        Some((_, last, name)) if day == last => format!("{by} {name}"),
        _ => format!("{by} {}", day_in_words(day)),
    }
}

/// "suspended the crossings until Thursday": how long, not by when.
fn lasts_until(when: &When) -> bool {
    let first = when.text.split_whitespace().next().unwrap_or_default();
    ["until", "till", "through"].iter().any(|word| first.eq_ignore_ascii_case(word))
}

/// "after 28 Mar 2021", "from 1978".
fn after(when: &When, earliest: Moment) -> String {
    let day = match earliest {
        Moment::Day(day) => day,
        Moment::Time(time) => return format!("from {}", time_in_words(time)),
    };
    match said(when) {
        Some((first, _, name)) if day == first => format!("from {name}"),
        Some((_, last, name)) if last.succ_opt() == Some(day) => format!("after {name}"),
        _ => format!("from {}", day_in_words(day)),
    }
}

/// First day, last day and name of the period that the expression's value names.
fn said(when: &When) -> Option<(NaiveDate, NaiveDate, String)> {
    let extent = Value(when.value.clone()).extent()?;
    let first = extent.start.date();
    let last = extent.end.checked_sub_signed(TimeDelta::seconds(1))?.date();
    let name = whole_period(extent.grain, first, last);
    Some((first, last, name.unwrap_or_else(|| range_of_days(first, last))))
}

fn between(when: &When, earliest: Moment, latest: Moment) -> String {
    let (first, last) = (earliest.day(), latest.day());
    if let (Moment::Time(start), Moment::Time(end)) = (earliest, latest) {
        return hours(when.granularity, start, end);
    }
    let whole = match when.granularity {
        Granularity::PartOfDay if (last - first).num_days() < 2 => match part_of_day(&when.value) {
            Some(part) => Some(format!("{}, {part}", day_in_words(first))),
            None => whole_period(Granularity::Day, first, last),
        },
        grain => whole_period(grain, first, last),
    };
    let start = |text: String| match when.modifier.as_deref() {
        Some("START") if when.granularity != Granularity::PartOfDay => format!("early {text}"),
        Some("MID") => format!("mid {text}"),
        Some("END") if when.granularity != Granularity::PartOfDay => format!("late {text}"),
        _ => text,
    };
    whole.map(start).unwrap_or_else(|| range_of_days(first, last))
}

/// The name of the period when the two days are exactly its ends.
fn whole_period(grain: Granularity, first: NaiveDate, last: NaiveDate) -> Option<String> {
    let days = (last - first).num_days() + 1;
    let (month, year) = (month_in_words(first), year_in_words(first.year()));
    let ends_month = last.succ_opt().is_none_or(|next| next.day() == 1);
    let months = (last.year() - first.year()) * 12 + last.month() as i32 - first.month() as i32 + 1;
    let of_months = |count| first.day() == 1 && ends_month && months == count;
    match grain {
        _ if days == 1 => Some(day_in_words(first)),
        Granularity::Week if days == 7 => Some(format!("week of {}", day_in_words(first))),
        Granularity::Weekend if days <= 3 => Some(format!("weekend of {}", day_in_words(first))),
        _ if of_months(1) => Some(format!("{month} {year}")),
        Granularity::Season if months == 3 || months == 4 => {
            Some(format!("{} {year}", season(first.month())))
        }
        Granularity::Quarter if of_months(3) && first.month0().is_multiple_of(3) => {
            Some(format!("Q{} {year}", first.month0() / 3 + 1))
        }
        Granularity::HalfYear if of_months(6) && first.month0().is_multiple_of(6) => {
            Some(format!("H{} {year}", first.month0() / 6 + 1))
        }
        _ if of_months(12) && first.month() == 1 => Some(year),
        Granularity::Decade if of_months(120) => Some(format!("{year}s")),
        Granularity::Century if months == 1200 => Some(century(first.year())),
        _ => None,
    }
}

fn part_of_day(value: &str) -> Option<&'static str> {
    Some(match value.rsplit_once('T')?.1 {
        "MO" => "morning",
        "MI" => "midday",
        "AF" => "afternoon",
        "EV" => "evening",
        "NI" => "night",
        "DT" => "daytime",
        _ => return None,
    })
}

fn hours(grain: Granularity, start: NaiveDateTime, end: NaiveDateTime) -> String {
    let minutes = (end - start).num_minutes();
    if start == end || minutes <= 1 || (grain == Granularity::Hour && minutes <= 60) {
        return time_in_words(start);
    }
    if start.date() == end.date() {
        let day = day_in_words(start.date());
        let clock = |time: NaiveDateTime| format!("{:02}:{:02}", time.hour(), time.minute());
        return match (clock(start).as_str(), clock(end).as_str()) {
            ("00:00", "23:59") => day,
            (from, "23:59") => format!("{day}, from {from}"),
            ("00:00", to) => format!("{day}, by {to}"),
            (from, to) => format!("{day}, {from}–{to}"),
        };
    }
    format!("{} – {}", time_in_words(start), time_in_words(end))
}

fn range_of_days(first: NaiveDate, last: NaiveDate) -> String {
    let year = year_in_words(last.year());
    let ends_month = last.succ_opt().is_none_or(|next| next.day() == 1);
    let month = month_in_words;
    if first.day() == 1 && ends_month {
        return match (first.year() == last.year(), first.month(), last.month()) {
            (false, 1, 12) => years_in_words(first.year(), last.year()),
            (true, ..) => format!("{}–{} {year}", month(first), month(last)),
            _ => {
                format!("{} {} – {} {year}", month(first), year_in_words(first.year()), month(last))
            }
        };
    }
    if first.year() != last.year() {
        return format!("{} – {}", day_in_words(first), day_in_words(last));
    }
    if first.month() != last.month() {
        return format!("{} {} – {}", first.day(), month(first), day_in_words(last));
    }
    format!("{}–{}", first.day(), day_in_words(last))
}

fn time_in_words(time: NaiveDateTime) -> String {
    let day = day_in_words(time.date());
    match time.second() {
        0 | 59 => format!("{day}, {:02}:{:02}", time.hour(), time.minute()),
        second => format!("{day}, {:02}:{:02}:{second:02}", time.hour(), time.minute()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(
        grain: Granularity,
        earliest: &str,
        latest: &str,
        value: &str,
        modifier: &str,
    ) -> String {
        date_in_words(&When {
            text: String::new(),
            kind: Default::default(),
            value: value.to_owned(),
            modifier: (!modifier.is_empty()).then(|| modifier.to_owned()),
            edtf: String::new(),
            earliest: earliest.parse().ok(),
            latest: latest.parse().ok(),
            granularity: grain,
            basis: Default::default(),
            because: Vec::new(),
        })
    }

    #[test]
    fn what_lasts_until_a_day_is_not_done_by_it() {
        let when = When {
            text: "until Thursday".into(),
            kind: Default::default(),
            value: "2023-10-12".into(),
            modifier: None,
            edtf: "../2023-10-12".into(),
            earliest: None,
            latest: "2023-10-12".parse().ok(),
            granularity: Granularity::Day,
            basis: Default::default(),
            because: Vec::new(),
        };
        assert_eq!(date_in_words(&when), "until 12 Oct 2023");
    }

    #[test]
    fn each_granularity_has_its_words() {
        use Granularity::*;
        let table = [
            (Day, "2021-03-17", "2021-03-17", "", "", "17 Mar 2021"),
            (PartOfDay, "2021-03-17", "2021-03-17", "2021-03-17TMO", "", "17 Mar 2021, morning"),
            (Week, "2021-03-15", "2021-03-21", "", "", "week of 15 Mar 2021"),
            (Month, "2021-02-01", "2021-02-28", "", "", "Feb 2021"),
            (Month, "2021-02-01", "2021-02-28", "", "START", "early Feb 2021"),
            (Quarter, "2020-07-01", "2020-09-30", "", "", "Q3 2020"),
            (HalfYear, "2020-07-01", "2020-12-31", "", "", "H2 2020"),
            (Year, "2019-01-01", "2019-12-31", "", "APPROX", "about 2019"),
            (Year, "-0043-01-01", "-0043-12-31", "", "", "44 BC"),
            (Year, "0079-01-01", "0079-12-31", "", "", "AD 79"),
            (Day, "0079-08-24", "0079-08-24", "", "", "24 Aug AD 79"),
            (Year, "-0001-01-01", "0003-12-31", "", "", "2 BC – AD 3"),
            (Year, "-0499-01-01", "-0400-12-31", "", "", "500–401 BC"),
            (Year, "0301-01-01", "0400-12-31", "", "", "AD 301–400"),
            (Decade, "1990-01-01", "1999-12-31", "", "", "1990s"),
            (Century, "1800-01-01", "1899-12-31", "", "", "19th century"),
            (Day, "", "2021-03-25", "2021-03-26", "", "before 26 Mar 2021"),
            (Day, "", "2021-03-25", "2021-03-25", "", "by 25 Mar 2021"),
            (Day, "", "2021-03-25", "", "", "by 25 Mar 2021"),
            (Year, "", "2021-12-31", "2021", "END", "by the end of 2021"),
            (Year, "", "2020-12-31", "2021", "", "before 2021"),
            (Day, "2021-03-29", "", "2021-03-28", "", "after 28 Mar 2021"),
            (Day, "2021-03-29", "", "2021-03-29", "", "from 29 Mar 2021"),
            (Year, "1978-01-01", "", "1978", "", "from 1978"),
            (Day, "2021-03-24", "2021-03-28", "", "", "24–28 Mar 2021"),
            (Day, "2021-03-24", "2021-04-02", "", "", "24 Mar – 2 Apr 2021"),
            (Year, "1999-01-01", "2003-12-31", "", "", "1999–2003"),
            (Month, "2021-06-01", "2021-08-31", "", "", "Jun–Aug 2021"),
            (Minute, "2021-03-23T07:40", "2021-03-23T07:40", "", "", "23 Mar 2021, 07:40"),
            (Hour, "2021-03-23T07:00", "2021-03-23T09:30", "", "", "23 Mar 2021, 07:00–09:30"),
            (Hour, "2021-03-23T00:00", "2021-03-23T23:59", "", "", "23 Mar 2021"),
            (Minute, "2021-03-23T08:00", "2021-03-23T23:59", "", "", "23 Mar 2021, from 08:00"),
            (Minute, "2021-03-23T00:00", "2021-03-23T08:00", "", "", "23 Mar 2021, by 08:00"),
            (PartOfDay, "2021-03-17", "2021-03-18", "2021-03-17TNI", "", "17 Mar 2021, night"),
        ];
        for (grain, earliest, latest, value, modifier, expected) in table {
            assert_eq!(words(grain, earliest, latest, value, modifier), expected);
        }
    }
}
