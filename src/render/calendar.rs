//! Days, months and years in words: "26 Mar 2021", "AD 79", "44 BC".

use crate::time::{Datelike, NaiveDate};

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// "Mar".
pub(in crate::render) fn month_in_words(day: NaiveDate) -> &'static str {
    MONTHS[day.month0() as usize]
}

/// "26 Mar 2021".
pub(in crate::render) fn day_in_words(day: NaiveDate) -> String {
    format!("{} {} {}", day.day(), month_in_words(day), year_in_words(day.year()))
}

/// "2021", "AD 79" (a bare 79 would be read as 1979, or as no year at all), "44 BC" (astronomical
/// year −43).
pub(in crate::render) fn year_in_words(year: i32) -> String {
    match year {
        1000.. => year.to_string(),
        1..1000 => format!("AD {year}"),
        _ => format!("{} BC", 1 - i64::from(year)),
    }
}

/// "1999–2003", "AD 301–400", "500–401 BC", "2 BC – AD 3".
pub(in crate::render) fn years_in_words(first: i32, last: i32) -> String {
    match (first, last) {
        (..=0, ..=0) => format!("{}–{}", 1 - i64::from(first), year_in_words(last)),
        (..=0, 1..) => format!("{} – {}", year_in_words(first), year_in_words(last)),
        _ => format!("{}–{last}", year_in_words(first)),
    }
}

/// "summer", by its first month (in the north).
pub(super) fn season(first_month: u32) -> &'static str {
    match first_month {
        3..=5 => "spring",
        6..=8 => "summer",
        9..=11 => "autumn",
        _ => "winter",
    }
}

/// "4th century BC", by its first year.
pub(super) fn century(first_year: i32) -> String {
    let number = if first_year > 0 { first_year / 100 + 1 } else { -first_year / 100 + 1 };
    let ending = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{ending} century{}", if first_year > 0 { "" } else { " BC" })
}
