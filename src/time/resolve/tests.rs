use super::Context;
use crate::time::{Interval, Meaning, Unresolved, Value};

fn context(dct: &str, focus: &str, anchor: &str) -> Context {
    let extent = |text: &str| Value::from(text).extent();
    Context { dct: extent(dct), focus: extent(focus), anchor: extent(anchor) }
}

fn resolve(meaning: &str, context: &Context) -> Result<String, Unresolved> {
    let meaning: Meaning = meaning.parse().unwrap_or_else(|e| panic!("{meaning}: {e}"));
    meaning.resolve(context).map(|resolved| resolved.value.0)
}

/// Rows of dct (a Thursday unless it matters), focus, meaning and value.
fn check(rows: &[(&str, &str, &str, &str)]) {
    for (dct, focus, meaning, value) in rows {
        let found = resolve(meaning, &context(dct, focus, ""));
        assert_eq!(found.as_deref(), Ok(*value), "{meaning} with dct {dct}, focus {focus}");
    }
}

#[test]
fn what_was_said_completely_needs_nothing() {
    check(&[
        ("", "", "{year 2021, month march, day 18}", "2021-03-18"),
        ("", "", "{year 2021, month march, day 18, weekday monday}", "2021-03-18"),
        ("", "", "{year 2021, month march}", "2021-03"),
        ("", "", "{year 2021}", "2021"),
        ("", "", "{year 44, bc}", "BC0044"),
        ("", "", "{year 480, bc, month august}", "BC0480-08"),
        ("", "", "{year 480, bc, season spring}", "BC0480-SP"),
        ("", "", "{decade 1990}", "199"),
        ("", "", "{decade 470, bc}", "BC047"),
        ("", "", "{century 20}", "19"),
        ("", "", "{century 4, bc}", "BC03"),
        ("", "", "{century 1}", "00"),
        ("", "", "{year 2020, quarter 3}", "2020-Q3"),
        ("", "", "{year 2020, half 2, fiscal}", "2020-H2"),
        ("", "", "{year 1994, winter}", "1994-WI"),
        ("", "", "{year 2020, week 53}", "2020-W53"),
        ("", "", "{year 2021, week 11, weekend}", "2021-W11-WE"),
        ("", "", "{year 2021, week 11, weekday thursday}", "2021-03-18"),
        ("", "", "{year 2021, month march, day 18, hour 9}", "2021-03-18T09:00"),
        ("", "", "{year 2021, month march, day 18, hour 9, minute 5, pm}", "2021-03-18T21:05"),
        ("", "", "{year 2021, month march, day 18, hour 12, am}", "2021-03-18T00:00"),
        ("", "", "{year 2021, month march, day 18, hour 24}", "2021-03-18T24:00"),
        ("", "", "{year 2021, month march, day 18, part evening}", "2021-03-18TEV"),
        ("", "", "{year 2021, month march, day 18, hour 7, evening}", "2021-03-18T19:00"),
        ("", "", "{year 2021, month march, hour 7}", "2021-03-XXT07:00"),
        (
            "",
            "",
            "{year 1998, month february, day 6, hour 22, minute 19, second 0}",
            "1998-02-06T22:19:00",
        ),
    ]);
}

#[test]
fn two_digits_are_completed_from_the_articles_date() {
    check(&[
        ("1989-11-02", "", "{short-year 88}", "1988"),
        ("1989-11-02", "", "{short-year 98}", "1998"),
        ("2021-03-18", "", "{short-year 98}", "1998"),
        ("2021-03-18", "", "{short-year 21, month may, day 1}", "2021-05-01"),
        ("1989-11-02", "", "{short-decade 80}", "198"),
        ("1989-11-02", "", "{short-decade 90}", "189"),
        ("2021-03-18", "", "{short-decade 20}", "202"),
        ("2021-03-18", "", "{short-decade 60}", "196"),
    ]);
}

#[test]
fn bare_weekdays_are_the_last_the_same_or_the_next() {
    check(&[
        ("2021-03-18", "", "latest(dct, thursday)", "2021-03-18"),
        ("2021-03-18", "", "latest(dct, friday)", "2021-03-12"),
        ("2021-03-18", "", "coming(dct, friday)", "2021-03-19"),
        ("2021-03-18", "", "coming(dct, thursday)", "2021-03-18"),
        ("2021-03-18", "", "last(dct, thursday)", "2021-03-11"),
        ("2021-03-18", "", "next(dct, thursday)", "2021-03-25"),
        ("2021-03-18", "", "this(dct, monday)", "2021-03-15"),
        ("2021-03-18", "", "this(dct, sunday)", "2021-03-21"),
        ("2021-03-18", "", "nearest(dct, monday)", "2021-03-15"),
        ("2021-03-18", "", "nearest(dct, sunday)", "2021-03-21"),
        ("2021-03-18T22:19:00", "", "latest(dct, thursday)", "2021-03-18"),
        ("2021-03-18T22:19:00", "", "coming(dct, thursday)", "2021-03-18"),
        ("2021-03-18", "", "both(latest(dct, monday), morning)", "2021-03-15TMO"),
        (
            "2021-03-18",
            "",
            "both(latest(dct, monday), {hour 9, minute 30, am})",
            "2021-03-15T09:30",
        ),
        (
            "2021-03-18",
            "",
            "both(latest(dct, monday), before({hour 9}, 15 minute))",
            "2021-03-15T08:45",
        ),
        ("2021-03-18", "", "earlier(coming(dct, tuesday), 1 week)", "2021-03-16"),
        ("2021-03-18", "", "later(coming(dct, tuesday), 1 week)", "2021-03-30"),
        ("2021-03-18", "", "before(dct, 2 thursday)", "2021-03-04"),
        ("2021-03-18", "", "latest(dct, {day 13, weekday friday})", "2020-11-13"),
        ("2021-03-18", "", "latest(dct, {month march, day 5, weekday friday})", "2021-03-05"),
        ("2021-03-18", "", "latest(dct, {month march, day 5, weekday tuesday})", "2019-03-05"),
        ("2021-03-18", "", "coming(dct, {month march, day 5, weekday saturday})", "2022-03-05"),
    ]);
}

#[test]
fn months_seasons_and_holidays_come_once_a_year() {
    check(&[
        ("1999-05-10", "", "latest(dct, may)", "1999-05"),
        ("1999-05-10", "", "latest(dct, june)", "1998-06"),
        ("1999-05-10", "", "coming(dct, june)", "1999-06"),
        ("1999-05-10", "", "nearest(dct, december)", "1998-12"),
        ("1999-05-10", "", "last(dct, may)", "1998-05"),
        ("1999-05-10", "", "this(dct, october)", "1999-10"),
        ("1999-05-10", "", "latest(dct, {month may, day 12})", "1998-05-12"),
        ("1999-05-10", "", "coming(dct, {month february, day 29})", "2000-02-29"),
        ("2001-05-10", "", "latest(dct, {month february, day 29})", "2000-02-29"),
        ("1999-05-10", "", "latest(dct, {quarter 3})", "1998-Q3"),
        ("1999-05-10", "", "this(dct, {quarter 3})", "1999-Q3"),
        ("1999-05-10", "", "both(last(dct, year), {quarter 3})", "1998-Q3"),
        ("1999-05-10", "", "last(dct, summer)", "1998-SU"),
        ("1999-05-10", "", "this(dct, summer)", "1999-SU"),
        ("1999-02-10", "", "last(dct, winter)", "1997-WI"),
        ("1999-02-10", "", "this(dct, winter)", "1998-WI"),
        ("1999-12-10", "", "this(dct, winter)", "1999-WI"),
        ("2000-01-06", "", "latest(dct, thanksgiving)", "1999-11-25"),
        ("2000-01-06", "", "coming(dct, easter)", "2000-04-23"),
        ("2000-01-06", "", "coming(dct, {month december, day 25})", "2000-12-25"),
        ("2000-01-06", "", "both({year 1914}, christmas)", "1914-12-25"),
        ("2000-01-06", "", "latest(dct, nth(1, monday, september))", "1999-09-06"),
        ("2000-01-06", "", "coming(dct, nth(-1, monday, may))", "2000-05-29"),
        ("2000-01-06", "", "latest(dct, both(labor-day, evening))", "1999-09-06TEV"),
    ]);
}

#[test]
fn units_are_said_as_coarsely_as_they_are() {
    check(&[
        ("2024-05-20", "", "before(dct, 3 week)", "2024-W18"),
        ("2024-05-20", "", "before(dct, 2 year)", "2022"),
        ("2024-05-20", "", "before(dct, 3 day)", "2024-05-17"),
        ("2024-05-20", "", "before(dct, 18 month)", "2022-11"),
        ("2024-05-20", "", "after(dct, 2 weekend)", "2024-W23-WE"),
        ("2024-05-20", "", "before(dct, 1 decade)", "2014"),
        ("2024-05-20", "", "before(dct, 0.5 century)", "1974"),
        ("2024-05-20", "", "before(dct, 1.5 year)", "2022-11"),
        ("2024-05-20", "", "before(dct, 1 year + 6 month)", "2022-11"),
        ("2024-05-20", "", "before(dct, x year)", "PAST_REF"),
        ("2024-05-20", "", "after(dct, x day)", "FUTURE_REF"),
        ("2024-05-20", "", "before(dct, 48 hour)", "2024-05-18"),
        ("2024-05-20", "", "before(dct, 2 hour)", "2024-05-20TXX"),
        ("2024-05-20T14:30", "", "before(dct, 2 hour)", "2024-05-20T12"),
        ("2024-05-20T14:30", "", "before(dct, 90 minute)", "2024-05-20T13:00"),
        ("2024-05-20", "", "this(dct, week)", "2024-W21"),
        ("2024-05-20", "", "last(dct, week)", "2024-W20"),
        ("2024-05-20", "", "next(dct, quarter)", "2024-Q3"),
        ("2024-05-20", "", "last(dct, year)", "2023"),
        ("2024-05-20", "", "this(dct, half-year)", "2024-H1"),
        ("2024-05-20", "", "this(dct, decade)", "202"),
        ("2024-05-20", "", "last(dct, century)", "19"),
        ("2024-05-20", "", "this(dct, weekend)", "2024-W21-WE"),
        ("2024-05-20", "", "latest(dct, weekend)", "2024-W20-WE"),
        ("2024-05-19", "", "latest(dct, weekend)", "2024-W20-WE"),
        ("2021-01-01", "", "this(dct, week)", "2020-W53"),
        ("2021-01-08", "", "last(dct, week)", "2020-W53"),
        ("2020-12-31", "", "next(dct, week)", "2021-W01"),
        ("2024-05-20", "", "last(dct, day)", "2024-05-19"),
    ]);
}

#[test]
fn parts_of_a_day_belong_to_their_day() {
    check(&[
        ("1998-01-20", "", "last(dct, night)", "1998-01-19TNI"),
        ("1998-01-20", "", "this(dct, night)", "1998-01-20TNI"),
        ("1998-01-20", "", "this(dct, morning)", "1998-01-20TMO"),
        ("1998-01-20T13:00", "", "last(dct, night)", "1998-01-19TNI"),
        ("1998-01-20", "", "both(next(dct, day), afternoon)", "1998-01-21TAF"),
        ("1998-01-20", "1865-04-14TNI", "next(focus, morning)", "1865-04-15TMO"),
        ("1998-01-20", "1865-04-14TNI", "next(focus, day)", "1865-04-15"),
        ("1998-01-20", "1865-04-14TNI", "both(focus, {hour 2, am})", "1865-04-15T02:00"),
        ("1998-01-20", "1865-04-14TNI", "both(focus, {hour 11, pm})", "1865-04-14T23:00"),
        ("1998-01-20", "1865-04-14T22:15", "this(focus, day)", "1865-04-14"),
        ("1998-01-20", "1918-08", "this(focus, night)", "1918-08-XXTNI"),
    ]);
}

#[test]
fn the_date_told_last_is_read_at_the_right_granularity() {
    check(&[
        ("2021-03-18", "2021-03-17", "this(focus, day)", "2021-03-17"),
        ("2021-03-18", "2021-03-17", "next(focus, day)", "2021-03-18"),
        ("2021-03-18", "1950-06-12", "this(focus, year)", "1950"),
        ("2021-03-18", "1950-06-12", "next(focus, month)", "1950-07"),
        ("2021-03-18", "1950-06-12", "after(focus, 13 day)", "1950-06-25"),
        ("2021-03-18", "1915-05-23", "after(focus, 15 month)", "1916-08"),
        ("2021-03-18", "1989-Q3", "before(focus, 1 year)", "1988-Q3"),
        ("2021-03-18", "1989-10", "before(focus, 1 year)", "1988-10"),
        ("2021-03-18", "1989-10", "before(focus, 2 year)", "1987"),
        ("2021-03-18", "1989-10-12", "before(focus, 1 year)", "1988"),
        ("2021-03-18", "1989", "before(focus, 1 year)", "1988"),
        ("2021-03-18", "BC0490", "before(focus, 10 year)", "BC0500"),
        ("2021-03-18", "BC0490", "after(focus, 1 year)", "BC0489"),
        ("2021-03-18", "BC0002", "after(focus, 2 year)", "0001"),
        ("2021-03-18", "1998-10", "this(focus, day)", "1998-10-XX"),
        ("2021-03-18", "1998", "this(focus, day)", "1998-XX-XX"),
        ("2021-03-18", "1989", "this(focus, week)", "1989-WXX"),
        ("2021-03-18", "1989", "this(focus, quarter)", "1989-QX"),
        ("2021-03-18", "1989", "this(focus, month)", "1989-XX"),
        ("2021-03-18", "199", "this(focus, year)", "199X"),
        ("2021-03-18", "19", "this(focus, year)", "19XX"),
        ("2021-03-18", "2021-W11", "this(focus, day)", "2021-W11-X"),
        ("2021-03-18", "2021-W11", "this(focus, weekend)", "2021-W11-WE"),
        ("2021-03-18", "2021-W11", "this(focus, thursday)", "2021-03-18"),
        ("2021-03-18", "1943-07", "any(day, this(focus, month))", "1943-07-XX"),
        ("2021-03-18", "1918-08", "after(focus, 3 day)", "1918-08-XX"),
        ("2021-03-18", "1993-06-12", "{month july, day 4}", "1993-07-04"),
        ("2021-03-18", "", "{month july, day 4}", "2021-07-04"),
        ("2021-03-18", "1993-06-12", "friday", "1993-06-11"),
        ("2021-03-18", "1993-06-12", "{hour 9, pm}", "1993-06-12T21:00"),
        ("2021-03-18", "1993-06-12T21:15", "{minute 30}", "1993-06-12T21:30"),
        ("2021-03-18", "1993-06-12", "{day 17}", "1993-06-17"),
    ]);
}

#[test]
fn the_nth_of_something_is_counted_from_either_end() {
    check(&[
        ("2021-03-18", "", "nth(3, week, {year 2021, month june})", "2021-W24"),
        ("2021-03-18", "", "nth(1, week, {year 2021})", "2021-W01"),
        ("2021-03-18", "", "nth(-1, week, {year 2020})", "2020-W53"),
        ("2021-03-18", "", "nth(-1, friday, this(dct, month))", "2021-03-26"),
        ("2021-03-18", "", "nth(2, tuesday, {year 2021, month may})", "2021-05-11"),
        ("2021-03-18", "", "nth(2, day, {year 1918, month august})", "1918-08-02"),
        ("2021-03-18", "", "nth(-1, day, this(dct, month))", "2021-03-31"),
        ("2021-03-18", "", "nth(1, weekend, {year 2021, month may})", "2021-W17-WE"),
        ("2021-03-18", "", "nth(2, half-year, {year 2008})", "2008-H2"),
        ("2021-03-18", "", "nth(100, day, {year 2021})", "2021-04-10"),
        ("2021-03-18", "", "nth(7, decade, {century 20})", "196"),
        ("2021-03-18", "", "run(2, quarter, {year 1990})", "1990-H1"),
        ("2021-03-18", "", "run(9, month, {year 1989})", "P9M"),
        ("2021-03-18", "", "run(-2, week, {year 2021, month may})", "P2W"),
        ("2021-03-18", "", "part({year 1990}, start)", "1990"),
        ("2021-03-18", "", "part(last(dct, week), second-half)", "2021-W10"),
        ("2021-03-18", "", "between({year 1999}, {year 2003})", "1999/2003"),
        ("2021-03-18", "", "between({year 2019, month june}, august)", "2019-06/2019-08"),
    ]);
}

#[test]
fn extents_are_as_long_as_what_was_said() {
    for (meaning, start, end) in [
        ("{year 2021, month march, day 18}", "2021-03-18 00:00:00", "2021-03-19 00:00:00"),
        ("before(dct, 3 week)", "2021-02-22 00:00:00", "2021-03-01 00:00:00"),
        ("last(dct, night)", "2021-03-17 20:00:00", "2021-03-18 06:00:00"),
        ("part({year 2021, month may}, end)", "2021-05-21 00:00:00", "2021-06-01 00:00:00"),
        ("run(9, month, {year 1989})", "1989-01-01 00:00:00", "1989-10-01 00:00:00"),
        ("between({year 1999}, {year 2003})", "1999-01-01 00:00:00", "2004-01-01 00:00:00"),
        ("{year 2021, month march, day 18, hour 24}", "2021-03-19 00:00:00", "2021-03-19 00:01:00"),
        ("{decade 470, bc}", "-0478-01-01 00:00:00", "-0468-01-01 00:00:00"),
    ] {
        let meaning: Meaning = meaning.parse().unwrap();
        let found: Interval =
            meaning.resolve(&context("2021-03-18", "", "")).unwrap().extent.unwrap();
        assert_eq!(
            (found.start.to_string().as_str(), found.end.to_string().as_str()),
            (start, end)
        );
    }
}

#[test]
fn what_is_not_known_is_said_and_nothing_is_shifted() {
    for (dct, meaning, why) in [
        ("", "before(dct, 3 week)", Unresolved::NoDct),
        ("", "next(focus, day)", Unresolved::NoReference),
        ("", "thursday", Unresolved::NoReference),
        ("", "{month may, day 12}", Unresolved::NoReference),
        ("2021-03-18", "after(anchor, 2 day)", Unresolved::UndatedEvent),
        ("2021-03-18", "{year 2021, month february, day 30}", Unresolved::Impossible),
        ("2021-03-18", "{year 2021, month february, day 29}", Unresolved::Impossible),
        ("2021-03-18", "latest(dct, {month april, day 31})", Unresolved::Impossible),
        ("2021-03-18", "{month april, day 31}", Unresolved::Impossible),
        ("2021-03-18", "{year 2021, month 13}", Unresolved::Impossible),
        ("2021-03-18", "{year 0}", Unresolved::Impossible),
        ("2021-03-18", "{year 2021, week 53}", Unresolved::Impossible),
        ("2021-03-18", "{hour 25}", Unresolved::Impossible),
        ("2021-03-18", "{hour 24, minute 1}", Unresolved::Impossible),
        ("2021-03-18", "{hour 9, minute 60}", Unresolved::Impossible),
        ("2021-03-18", "nth(5, friday, {year 2021, month march})", Unresolved::Impossible),
        ("2021-03-18", "nth(0, friday, {year 2021, month march})", Unresolved::Impossible),
        ("2021-03-18", "both({year 2021}, {month february, day 29})", Unresolved::Impossible),
        ("2021-03-18", "{year 999999}", Unresolved::OutOfRange),
        ("2021-03-18", "before(dct, 65000000 year)", Unresolved::OutOfRange),
        ("2021-03-18", "after(dct, 9000000000000 millennium)", Unresolved::OutOfRange),
    ] {
        assert_eq!(resolve(meaning, &context(dct, "", "")), Err(why), "{meaning}");
    }
}

#[test]
fn lengths_and_repetitions_have_the_values_of_the_guidelines() {
    for (meaning, value) in [
        ("3 day", "P3D"),
        ("2 hour", "PT2H"),
        ("1 year + 6 month", "P1Y6M"),
        ("2.5 year", "P2Y6M"),
        ("0.5 year", "P6M"),
        ("22.8 year", "P22.8Y"),
        ("5.5 hour", "PT5H30M"),
        ("0.5 hour", "PT30M"),
        ("1.5 minute", "PT1M30S"),
        ("1.5 month", "P1.5M"),
        ("1 day + 12 hour", "P1DT12H"),
        ("x month", "PXM"),
        ("x hour", "PTXH"),
        ("x minute", "PTXM"),
        ("x decade", "PXDE"),
        ("1 decade", "P10Y"),
        ("0.5 century", "P50Y"),
        ("2 quarter", "P2Q"),
        ("1 weekend", "P1WE"),
        ("period", "PXX"),
        ("every(day)", "P1D"),
        ("per(year)", "P1Y"),
        ("every(2 week)", "P2W"),
        ("every(tuesday)", "XXXX-WXX-2"),
        ("most(weekend)", "XXXX-WXX-WE"),
        ("every(july)", "XXXX-07"),
        ("every(summer)", "XXXX-SU"),
        ("every(christmas)", "XXXX-12-25"),
        ("every({month december, day 25})", "XXXX-12-25"),
        ("every(morning)", "XXXX-XX-XXTMO"),
        ("every(both(monday, morning))", "XXXX-WXX-1TMO"),
        ("every({hour 9, pm})", "XXXX-XX-XXT21:00"),
        ("every({quarter 2})", "XXXX-Q2"),
        ("every({day 1})", "XXXX-XX-01"),
    ] {
        assert_eq!(resolve(meaning, &Context::default()).as_deref(), Ok(value), "{meaning}");
    }
}

#[test]
fn a_length_that_ends_or_begins_with_a_date_has_its_value_and_a_place() {
    let extent = |meaning: &str, dct: &str| {
        let meaning: Meaning = meaning.parse().unwrap();
        let resolved = meaning.resolve(&context(dct, "", "")).unwrap();
        let ends = resolved.extent.map(|e| (e.start.to_string(), e.end.to_string()));
        (resolved.value.0, ends)
    };
    let ends = |from: &str, to: &str| Some((format!("{from} 00:00:00"), format!("{to} 00:00:00")));
    for (meaning, dct, value, place) in [
        ("up_to(dct, 4 year)", "2021-03-18", "P4Y", ends("2017-03-18", "2021-03-19")),
        ("onward(dct, 2 week)", "2021-03-18", "P2W", ends("2021-03-18", "2021-04-02")),
        ("up_to(dct, x year)", "2021-03-18", "PXY", None),
        ("up_to(dct, 4 year)", "", "P4Y", None),
    ] {
        assert_eq!(extent(meaning, dct), (value.to_owned(), place), "{meaning} with dct {dct}");
    }
}
