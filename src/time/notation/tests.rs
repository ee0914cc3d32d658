use crate::time::{Meaning, Problem};

#[test]
fn what_is_printed_reads_back_as_the_same() {
    for written in [
        "dct",
        "past",
        "before(dct, 3 week)",
        "before(dct, x month)",
        "after(focus, 1 year + 6 month)",
        "before(dct, 2 thursday)",
        "both(latest(dct, thursday), morning)",
        "last(dct, thursday)",
        "latest(dct, {month may, day 12})",
        "{year 2021, month march, day 18}",
        "{year 2021, month 13, day 18}",
        "{hour 9, minute 30, pm, zone -05:00}",
        "{year 44, bc}",
        "{year 1989, fiscal, quarter 3}",
        "{}",
        "{short-decade 90}",
        "{year 2021, week 53, weekend}",
        "nth(-1, friday, this(focus, month))",
        "nth(1, monday, september)",
        "latest(dct, nth(1, monday, september))",
        "run(2, week, {month may})",
        "part(last(dct, summer), end)",
        "any(day, this(dct, year))",
        "between({year 1999}, {year 2003})",
        "earlier(latest(dct, tuesday), 1 week)",
        "later(coming(dct, labor-day), 2.5 day)",
        "3 week",
        "2.5 year",
        "0.125 hour",
        "1 year + 6 month",
        "x day",
        "period",
        "every(tuesday)",
        "per(month, 2 times)",
        "per(year, x times)",
        "each(2 week)",
        "most(weekend)",
        "every(both(monday, morning))",
        "every({month december, day 25})",
    ] {
        let meaning: Meaning = written.parse().unwrap_or_else(|e| panic!("{written}: {e}"));
        assert_eq!(meaning.to_string(), written);
    }
}

#[test]
fn what_is_wrong_is_said_with_its_place() {
    let error = |text: &str| text.parse::<Meaning>().unwrap_err();
    let message = |text: &str| error(text).to_string();
    assert_eq!(message("before(dct, 3 wek)"), "unknown name `wek` (at byte 14)");
    assert_eq!(message("befor(dct, 3 week)"), "unknown name `befor` (at byte 0)");
    assert_eq!(message("last(dct, thursday"), "expected `,` or `)` (at byte 18)");
    assert_eq!(message("last(dct)"), "expected other arguments (at byte 0)");
    assert_eq!(message("dct dct"), "expected the end (at byte 4)");
    assert_eq!(message("é"), "`é` has no meaning here (at byte 0)");
    assert_eq!(message(""), "expected a term (at byte 0)");
    assert_eq!(message("{year 99999999999}"), "the number `99999999999` does not fit (at byte 0)");
    assert_eq!(message("before(dct, $n week)"), "`$` has no meaning here (at byte 12)");
    let deep = format!("{}dct{}", "both(".repeat(10_000), ")".repeat(10_000));
    assert_eq!(error(&deep).problem, Problem::Depth);
}
