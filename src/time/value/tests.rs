use crate::time::{Granularity, Value};

#[test]
fn a_value_that_is_read_is_written_again() {
    for (value, start, grain) in [
        ("2021-03-18", "2021-03-18 00:00:00", Granularity::Day),
        ("2021-03", "2021-03-01 00:00:00", Granularity::Month),
        ("2021", "2021-01-01 00:00:00", Granularity::Year),
        ("202", "2020-01-01 00:00:00", Granularity::Decade),
        ("20", "2000-01-01 00:00:00", Granularity::Century),
        ("00", "0001-01-01 00:00:00", Granularity::Century),
        ("1", "1000-01-01 00:00:00", Granularity::Millennium),
        ("2021-W11", "2021-03-15 00:00:00", Granularity::Week),
        ("2020-W53", "2020-12-28 00:00:00", Granularity::Week),
        ("2021-W11-WE", "2021-03-20 00:00:00", Granularity::Weekend),
        ("2021-Q1", "2021-01-01 00:00:00", Granularity::Quarter),
        ("2021-H2", "2021-07-01 00:00:00", Granularity::HalfYear),
        ("2021-SP", "2021-03-01 00:00:00", Granularity::Season),
        ("2021-SU", "2021-06-01 00:00:00", Granularity::Season),
        ("2021-FA", "2021-09-01 00:00:00", Granularity::Season),
        ("2021-WI", "2021-12-01 00:00:00", Granularity::Season),
        ("BC0044", "-0043-01-01 00:00:00", Granularity::Year),
        ("BC0044-03-15", "-0043-03-15 00:00:00", Granularity::Day),
        ("BC0480-08", "-0479-08-01 00:00:00", Granularity::Month),
        ("BC047", "-0478-01-01 00:00:00", Granularity::Decade),
        ("BC03", "-0398-01-01 00:00:00", Granularity::Century),
        ("2021-03-18T15:30", "2021-03-18 15:30:00", Granularity::Minute),
        ("2021-03-18T15:30:07", "2021-03-18 15:30:07", Granularity::Second),
        ("2021-03-18T15", "2021-03-18 15:00:00", Granularity::Hour),
        ("2021-03-18TMO", "2021-03-18 05:00:00", Granularity::PartOfDay),
        ("2021-03-18TAF", "2021-03-18 12:00:00", Granularity::PartOfDay),
        ("2021-03-18TEV", "2021-03-18 18:00:00", Granularity::PartOfDay),
        ("2021-03-18TNI", "2021-03-18 20:00:00", Granularity::PartOfDay),
        ("2021-03-18TDT", "2021-03-18 06:00:00", Granularity::PartOfDay),
        ("2021-03-18TMI", "2021-03-18 11:00:00", Granularity::PartOfDay),
        ("2021-03-18TXX", "2021-03-18 00:00:00", Granularity::Hour),
        ("2021-03-XX", "2021-03-01 00:00:00", Granularity::Day),
        ("2021-XX-XX", "2021-01-01 00:00:00", Granularity::Day),
        ("2021-XX", "2021-01-01 00:00:00", Granularity::Month),
        ("1989-WXX", "1989-01-01 00:00:00", Granularity::Week),
        ("1989-QX", "1989-01-01 00:00:00", Granularity::Quarter),
        ("199X", "1990-01-01 00:00:00", Granularity::Year),
        ("19XX", "1900-01-01 00:00:00", Granularity::Year),
        ("2021-W11-X", "2021-03-15 00:00:00", Granularity::Day),
    ] {
        let extent = Value::from(value).extent().unwrap_or_else(|| panic!("{value}"));
        assert_eq!((extent.start.to_string().as_str(), extent.grain), (start, grain), "{value}");
        assert_eq!(Value::from(&extent).as_str(), value);
    }
}

#[test]
fn other_ways_to_write_the_same_are_read() {
    for (value, same) in [
        ("2021-W11-4", "2021-03-18"),
        ("2021-03-18T24:00", "2021-03-19T00:00"),
        ("2021-03-18T15:30Z", "2021-03-18T15:30"),
        ("2021-03-18T15:30-05:00", "2021-03-18T15:30"),
        ("2021-03-18T15:30:07.5", "2021-03-18T15:30:07"),
        ("2000-W7", "2000-W07"),
    ] {
        let read = |text: &str| Value::from(text).extent().map(|e| Value::from(&e).0);
        assert_eq!(read(value).as_deref(), Some(same));
    }
}

#[test]
fn what_has_no_place_on_the_time_line_has_no_extent() {
    for value in [
        "",
        "PAST_REF",
        "PRESENT_REF",
        "P3D",
        "XXXX-05-12",
        "XXXX-WXX-1",
        "XXXX",
        "X",
        "T",
        "-",
        "2021-02-30",
        "2021-13",
        "2021-W54",
        "2021-W00",
        "2021-Q5",
        "2021-03-18T25",
        "2021-03-18Tx",
        "2021-03-18-",
        "2021-3-1-1",
        "202a",
        "BC",
        "BC0000-01",
        "999999999999",
        "٢٠٢١",
        "2021-é",
        "2021-03-18T12:00:61",
        "2021-W11-8",
        "2021-W11-0",
        "null",
    ] {
        assert_eq!(Value::from(value).extent(), None, "{value}");
    }
}

#[test]
fn a_length_that_is_read_is_written_again() {
    for value in [
        "P3D", "PT2H", "P1Y6M", "P22.8Y", "PXM", "PXD", "PTXH", "PXDE", "P1.5M", "PT5H30M", "P2Q",
        "P1DT12H", "PXX", "P10Y", "P1WE", "PT1M30S",
    ] {
        let period = Value::from(value).period().unwrap_or_else(|| panic!("{value}"));
        assert_eq!(Value::from(&period).as_str(), value);
    }
    for (value, same) in [("P2DE", "P20Y"), ("P1C", "P100Y"), ("PXE", "PXDE"), ("P.5CE", "P50Y")] {
        let period = Value::from(value).period().unwrap_or_else(|| panic!("{value}"));
        assert_eq!(Value::from(&period).as_str(), same);
    }
    for value in ["P", "PT", "P3", "3D", "PD", "PXXX", "P3Z", "PT3D", "PAST_REF", "P1.2345Y", "Pé"]
    {
        assert_eq!(Value::from(value).period(), None, "{value}");
    }
}

#[test]
fn only_a_time_of_day_is_a_time() {
    for (value, is_time) in [
        ("2021-03-18TMO", true),
        ("2021-03-18T24:00", true),
        ("2021-03-18", false),
        ("PT2H", false),
        ("PAST_REF", false),
    ] {
        assert_eq!(Value::from(value).is_time(), is_time, "{value}");
    }
}
