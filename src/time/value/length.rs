//! Periods to values: "P3D", "PT5H30M", "P1Y6M", "PXM".

use super::Value;
use crate::time::model::{Count, Granularity, Period};

/// What is counted, in the order of the notation, the last three after the `T`.
const LETTERS: [&str; 12] = ["L", "CE", "DE", "Y", "Q", "M", "WE", "W", "D", "H", "M", "S"];
const YEARS: usize = 3;
const MONTHS: usize = 5;
const HOURS: usize = 9;

impl From<&Period> for Value {
    /// Decades, centuries and millennia are written in years when their number is known, halves of
    /// years in months, halves of hours in minutes.
    fn from(period: &Period) -> Value {
        if period.counts().is_empty() {
            return Value::from("PXX");
        }
        let mut sums: [Option<Count>; 12] = [None; 12];
        for (unit, count) in period.counts() {
            for (place, count) in split(*unit, *count) {
                sums[place] = Some(match (sums[place], count) {
                    (Some(Count::Known(a)), Count::Known(b)) => Count::Known(a.saturating_add(b)),
                    (Some(_), _) => Count::Unknown,
                    (None, count) => count,
                });
            }
        }
        let mut text = String::from("P");
        for (place, count) in sums.iter().enumerate() {
            if place == HOURS && sums[HOURS..].iter().any(Option::is_some) {
                text.push('T');
            }
            if let Some(count) = count {
                text.push_str(&match count {
                    Count::Unknown => "X".to_owned(),
                    known => known.to_string(),
                });
                text.push_str(LETTERS[place]);
            }
        }
        Value(text)
    }
}

/// A count as counts of what the notation has letters for.
fn split(unit: Granularity, count: Count) -> Vec<(usize, Count)> {
    let Count::Known(n) = count else { return vec![(letter(unit), Count::Unknown)] };
    let times = |by: i64| n.saturating_mul(by);
    match unit {
        Granularity::Millennium => years(times(1000)),
        Granularity::Century => years(times(100)),
        Granularity::Decade => years(times(10)),
        Granularity::Year => years(n),
        Granularity::HalfYear => vec![(MONTHS, Count::Known(times(6)))],
        Granularity::Season => vec![(MONTHS, Count::Known(times(3)))],
        Granularity::Hour => parts(n, HOURS, 60, HOURS + 1),
        Granularity::Minute => parts(n, HOURS + 1, 60, HOURS + 2),
        other => vec![(letter(other), count)],
    }
}

fn years(n: i64) -> Vec<(usize, Count)> {
    parts(n, YEARS, 12, MONTHS)
}

/// The fraction in the smaller unit, when it is a whole number of these.
fn parts(n: i64, place: usize, each: i64, smaller: usize) -> Vec<(usize, Count)> {
    let fraction = (n % 1000) * each;
    let rounded = (fraction + 500) / 1000;
    if n % 1000 == 0 || (fraction - rounded * 1000).abs() > 10 {
        return vec![(place, Count::Known(n))];
    }
    let small = (smaller, Count::Known(rounded * 1000));
    if n < 1000 { vec![small] } else { vec![(place, Count::Known(n / 1000 * 1000)), small] }
}

fn letter(unit: Granularity) -> usize {
    match unit {
        Granularity::Millennium => 0,
        Granularity::Century => 1,
        Granularity::Decade => 2,
        Granularity::Year => YEARS,
        Granularity::Quarter => 4,
        Granularity::HalfYear | Granularity::Season | Granularity::Month => MONTHS,
        Granularity::Weekend => 6,
        Granularity::Week => 7,
        Granularity::Day | Granularity::PartOfDay => 8,
        Granularity::Hour => HOURS,
        Granularity::Minute => HOURS + 1,
        Granularity::Second => HOURS + 2,
    }
}
