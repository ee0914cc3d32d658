//! The article's date: every form of it, from the option and from the text.

use dateline::input::{self, DateFrom, Format, InputError, Reading, parse_date};
use proptest::prelude::*;

/// What is written, and the local date and clock time that it says.
const DATES: &[(&str, &str)] = &[
    ("2021-03-18", "2021-03-18"),
    ("2021-3-8", "2021-03-08"),
    ("20210318", "2021-03-18"),
    ("20210318T101500Z", "2021-03-18 10:15"),
    ("2021/03/18", "2021-03-18"),
    ("2021.03.18", "2021-03-18"),
    ("2021-03-18T10:20", "2021-03-18 10:20"),
    ("2021-03-18T10:20:30", "2021-03-18 10:20"),
    ("2021-03-18T10:20:30.123456Z", "2021-03-18 10:20"),
    ("2021-03-18T23:30:00-05:00", "2021-03-18 23:30"),
    ("2021-03-18T23:30:00+0000", "2021-03-18 23:30"),
    ("2021-03-18T00:30:00+14:00", "2021-03-18 00:30"),
    ("2021-03-18 10:20:30 +28:00", "2021-03-18 10:20"),
    ("2021-03-18 22:15 CET", "2021-03-18 22:15"),
    ("2021-03-18 10:20 pm", "2021-03-18 22:20"),
    ("Thu, 18 Mar 2021 10:20:30 +0100", "2021-03-18 10:20"),
    ("Thu, 18 Mar 2021 10:20:30 GMT", "2021-03-18 10:20"),
    ("18 Mar 2021 23:59 EST", "2021-03-18 23:59"),
    ("18 March 2021", "2021-03-18"),
    ("18th March, 2021", "2021-03-18"),
    ("18th of March 2021", "2021-03-18"),
    ("March 18, 2021", "2021-03-18"),
    ("March 18 2021", "2021-03-18"),
    ("March 18th, 2021", "2021-03-18"),
    ("MARCH 18, 2021", "2021-03-18"),
    ("Mar. 18, 2021", "2021-03-18"),
    ("Sept. 5, 2021", "2021-09-05"),
    ("Sept 5 2021", "2021-09-05"),
    ("Sep 5, 2021", "2021-09-05"),
    ("5-Sep-2021", "2021-09-05"),
    ("2021 September 5", "2021-09-05"),
    ("2021-Sep-05", "2021-09-05"),
    ("May 1st, 2020", "2020-05-01"),
    ("Thursday, March 18, 2021", "2021-03-18"),
    ("Thursday 18 March 2021", "2021-03-18"),
    ("Thurs., March 18, 2021", "2021-03-18"),
    ("Thursday, March 18, 2021 10:20 a.m. EDT", "2021-03-18 10:20"),
    ("Thursday, March 18, 2021 at 10:20 p.m. ET", "2021-03-18 22:20"),
    ("March 18, 2021 at 5pm", "2021-03-18 17:00"),
    ("March 18, 2021, 12:05 AM", "2021-03-18 00:05"),
    ("10:20 a.m., March 18, 2021", "2021-03-18 10:20"),
    ("10.20am GMT, 18 March 2021", "2021-03-18 10:20"),
    ("18 March 2021 | 10:20 (GMT+1)", "2021-03-18 10:20"),
    ("10:20, 18 March 2021", "2021-03-18 10:20"),
    ("2021-03-18T10:20:30,125", "2021-03-18 10:20"),
    ("Thursday 18 March 2021 19.40 GMT", "2021-03-18 19:40"),
    ("19.40 BST, 18 March 2021", "2021-03-18 19:40"),
    ("March 18, 2021, 10:45 GMT", "2021-03-18 10:45"),
    ("March 18, 2021 noon", "2021-03-18 12:00"),
    ("Feb. 29, 2020", "2020-02-29"),
    ("18/03/2021", "2021-03-18"),
    ("03/18/2021", "2021-03-18"),
    ("03/03/2021", "2021-03-03"),
    ("18.03.2021", "2021-03-18"),
    ("03.04.2021 18:30", "2021-04-03 18:30"),
    ("  18 March 2021\n", "2021-03-18"),
    ("2021年03月18日", "2021-03-18"),
    ("Thu Mar 18 10:20:30 2021", "2021-03-18 10:20"),
    ("Thu Mar 18 10:20:30 UTC 2021", "2021-03-18 10:20"),
];

#[test]
fn every_usual_form_of_a_date_is_read_with_its_local_day() {
    for (text, expected) in DATES {
        let stated = parse_date(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        let shown = match stated.time {
            Some(time) => format!("{} {}", stated.date, time.format("%H:%M")),
            None => stated.date.to_string(),
        };
        assert_eq!(&shown, expected, "{text}");
    }
}

/// What is refused, and words of the reason.
const REFUSED: &[(&str, &str)] = &[
    ("2021-02-30", "no such day"),
    ("2021-13-01", "no such day"),
    ("2021-00-10", "no such day"),
    ("0000-01-01", "no such day"),
    ("30 February 2021", "no such day"),
    ("Feb. 29, 2021", "no such day"),
    ("31/04/2021", "no such day"),
    ("20210230", "no such day"),
    ("2021-03-18T25:00", "no such day or clock time"),
    ("March 18, 2021 10:75", "no such day or clock time"),
    ("03/04/2021", "2021-04-03 or 2021-03-04"),
    ("3-4-2021", "2021-04-03 or 2021-03-04"),
    ("Friday, March 18, 2021", "is a Thursday"),
    ("March 2021", "not a full date"),
    ("2021-03", "full date"),
    ("2021", "full date"),
    ("March 18", "not a full date"),
    ("18/03/21", "not a full date"),
    ("Monday", "not a full date"),
    ("today", "not a date"),
    ("yesterday", "not a date"),
    ("now", "not a date"),
    ("10:20", "not a date"),
    ("1616059200", "not a date"),
    ("soon after 18 March 2021", "not a date"),
    ("", "not a date"),
    ("-", "not a date"),
];

#[test]
fn what_is_no_full_and_possible_date_is_refused_with_the_reason() {
    for (text, reason) in REFUSED {
        match parse_date(text) {
            Ok(stated) => panic!("`{text}` was read as {stated:?}"),
            Err(error) => assert!(error.to_string().contains(reason), "{text}: {error}"),
        }
    }
}

/// A text, and the date it gives of itself.
const DATELINES: &[(&str, Option<&str>)] = &[
    ("MOSCOW, March 18, 2021 — The envoy left.", Some("2021-03-18")),
    ("Envoy leaves\n\nMOSCOW, March 18, 2021 - The envoy left.", Some("2021-03-18")),
    ("LONDON (AP) - 5 May 2020 - Rain fell.", Some("2020-05-05")),
    ("LONDON (AP) - 5 May 2020", Some("2020-05-05")),
    ("AKRON, Ohio (May 5, 2020) — Rain fell on the city.", Some("2020-05-05")),
    ("WASHINGTON, Jan. 5, 2021 (Agency) -- The vote was close.", Some("2021-01-05")),
    ("Paris, 5 May 2020 — The strike ended.", Some("2020-05-05")),
    ("NEW YORK/BERLIN, Sept. 5, 2021 — Shares fell.", Some("2021-09-05")),
    ("Port reopens\nPublished: 5 May 2020\nThe port reopened.", Some("2020-05-05")),
    ("Published on Thursday, March 18, 2021 at 10:20 a.m. EDT\nText.", Some("2021-03-18")),
    ("Posted March 18, 2021 by A. Writer\nText.", Some("2021-03-18")),
    ("Date: Thu, 18 Mar 2021 10:20:30 +0100\nSubject: rain\n\nRain.", Some("2021-03-18")),
    ("Port reopens\nBy A. Writer | March 18, 2021\nThe port reopened.", Some("2021-03-18")),
    ("Port reopens\n\n18 March 2021\n\nThe port reopened.", Some("2021-03-18")),
    ("The Treaty of Utrecht was signed on April 11, 1713.", None),
    ("On 5 May 2020 the port reopened.", None),
    ("MOSCOW, March 18 — The envoy left.", None),
    ("Updated: 5 May 2020\nThe port reopened.", Some("2020-05-05")),
    ("Updated: June 14, 2024, 10:45 GMT\nThe port reopened.", Some("2024-06-14")),
    ("Updated 2:15 PM EDT, Fri June 14, 2024\nThe port reopened.", Some("2024-06-14")),
    ("Last modified on Thu 22 Jun 2023 19.40 BST\nThe port reopened.", Some("2023-06-22")),
    ("By A. Writer | Updated: Jan 6, 2023 21:14 IST\nThe port reopened.", Some("2023-01-06")),
    ("Updated: 9 May 2020\nFirst published: 5 May 2020\nRain.", Some("2020-05-05")),
    ("Posted: 4:55 PM, May 5, 2020 | Updated: 9:10 AM, May 6, 2020\nRain.", Some("2020-05-05")),
    ("Updated: 9 May 2020\n5 May 2020\nRain.", Some("2020-05-05")),
    ("First published on Fri 5 May 2023 06.00 BST\nRain.", Some("2023-05-05")),
    ("Storm: live\nThursday 22 June 2023 19.40 BST\nRain.", Some("2023-06-22")),
    ("Rain\nThu 22 Jun 2023 19.40\nRain.", Some("2023-06-22")),
    ("Rain\nFri, Jan 6 2023 9:14 PM GMT+5:30\nRain.", Some("2023-01-06")),
    ("Rain\nJanuary 6, 2023 / 9:14 PM EST / Harbour News\nRain.", Some("2023-01-06")),
    ("Sunday feature, 4 May 2025\n\nRain.", Some("2025-05-04")),
    ("By A. Writer, Harbour correspondent - 5 May 2020, 10:20 GMT\nRain.", Some("2020-05-05")),
    ("Photo: A. Writer, 5 May 2020\nRain.", None),
    ("22 March 2013 Last updated at 12:35 GMT\n\nSnow.", Some("2013-03-22")),
    ("Oslo, 26 Oct 2015 (Agency)\n\nRain.", Some("2015-10-26")),
    ("12:01, 5 FEB 2025 Updated 14:40, 6 FEB 2025\n\nRain.", Some("2025-02-05")),
    ("Lagos, 4 March 2020. The river rose.", Some("2020-03-04")),
    ("Published 3 hours ago\nThe port reopened.", None),
    ("Updated 22 minutes ago\nThe port reopened.", None),
    ("Posted yesterday at 10:45\nThe port reopened.", None),
    ("The port was closed after the flood, and it reopened on 5 May 2020", None),
    ("The port reopened.", None),
    ("Published by Harbour Press\nThe port reopened.", None),
];

#[test]
fn a_dateline_gives_the_date_and_a_date_in_a_sentence_does_not() {
    for (text, expected) in DATELINES {
        let reading = Reading { undated: true, ..Reading::default() };
        let read = input::read(text.as_bytes(), "a.txt", Format::Plain, &reading).unwrap();
        let dct = read.article.dct.map(|dct| (dct.date.to_string(), dct.from));
        assert_eq!(dct, expected.map(|date| (date.to_owned(), DateFrom::Dateline)), "{text}");
        assert_eq!(read.article.text, *text);
    }
}

#[test]
fn an_article_without_a_date_says_what_was_tried() {
    let reading = Reading::default();
    let error = input::read(b"Rain fell.", "a.txt", Format::Plain, &reading).unwrap_err();
    assert!(matches!(error, InputError::NoDate { .. }));
    assert_eq!(
        error.to_string(),
        "no date found: tried a dateline in the first lines; give --date DATE or --undated"
    );
}

proptest! {
    #[test]
    fn no_text_makes_the_date_reader_panic(text in "\\PC{0,60}") {
        let _ = parse_date(&text);
    }

    #[test]
    fn no_mixture_of_date_parts_makes_it_panic(
        parts in prop::collection::vec(
            prop::sample::select(vec![
                "2021", "18", "3", "March", "mar", "Thu", "10:20", "+28:00", "-05", "T", "Z", "EDT",
                "a.m.", "pm", ",", ".", "/", "-", " ", "st", "(", ")", "年", "\u{e9}", "99999999999",
            ]),
            0..12,
        )
    ) {
        let text = parts.concat();
        if let Ok(stated) = parse_date(&text) {
            let year = stated.date.format("%Y").to_string();
            prop_assert!(text.contains(&year), "{} from {}", stated.date, text);
        }
    }

    #[test]
    fn every_day_is_read_back_from_its_usual_forms(days in 0u32..200_000) {
        let date = dateline::time::NaiveDate::from_ymd_opt(1600, 1, 1).unwrap()
            + dateline::time::TimeDelta::days(i64::from(days));
        for format in ["%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%A, %b. %d, %Y", "%d.%m.%Y", "%Y%m%d",
            "%a, %d %b %Y 10:20:30 +0100", "%Y-%m-%dT23:59:59-11:00"] {
            let text = date.format(format).to_string();
            prop_assert_eq!(parse_date(&text).map(|stated| stated.date), Ok(date), "{}", text);
        }
    }
}
