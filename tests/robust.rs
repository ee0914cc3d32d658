//! Whatever the text, the whole path ends without a panic, in time linear in the text, with spans on
//! character boundaries and bounds in order.

use std::time::{Duration, Instant};

use dateline::input::{Article, DateFrom, Dct};
use dateline::lang::Language;
use dateline::timeline::{self, Selection, Timeline};
use dateline::timex::TextKind;
use proptest::prelude::*;

fn timeline_of(text: &str, dated: bool) -> (Timeline, Timeline) {
    let dct = Dct { date: "2021-03-18".parse().unwrap(), time: None, from: DateFrom::Option };
    let article =
        Article { text: text.to_owned(), dct: dated.then_some(dct), ..Article::default() };
    let language = Language::english();
    let found = dateline::extract(article, language, TextKind::Auto);
    for timex in &found.found.timexes {
        assert!(text.get(timex.span.range()).is_some_and(|t| !t.is_empty()), "{timex:?}");
        if let Some(extent) = timex.extent() {
            assert!(extent.start <= extent.end, "{timex:?}");
        }
    }
    for event in &found.events {
        assert!(text.get(event.span.range()).is_some_and(|t| !t.is_empty()), "{event:?}");
    }
    for bounds in found.order.events.iter().map(|e| e.bounds) {
        if let (Some(earliest), Some(latest)) = (bounds.earliest, bounds.latest) {
            assert!(earliest <= latest, "{bounds:?} in {text:?}");
        }
    }
    let build = || timeline::build(&[found.told()], language, &Selection::default());
    (build(), build())
}

fn check(text: &str, dated: bool) {
    let (timeline, again) = timeline_of(text, dated);
    assert_eq!(timeline, again);
    for item in timeline.items.iter().chain(&timeline.undated) {
        assert!(!item.label.is_empty(), "an item without a label in {text:?}");
        assert!(item.label.chars().count() <= 90, "{:?}", item.label);
        for source in &item.source {
            let told = text.get(source.start..source.end).expect("a source lies in the text");
            let folded = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
            assert_eq!(folded(told), folded(&source.sentence));
        }
        if let Some(when) = &item.when
            && let (Some(earliest), Some(latest)) = (when.earliest, when.latest)
        {
            assert!(earliest <= latest, "{when:?} in {text:?}");
        }
    }
}

/// Pieces of news with the odd characters that real files hold.
fn pieces() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "The",
        "president",
        "said",
        "on",
        "Monday",
        "that",
        "he",
        "will",
        "resign",
        "in",
        "March",
        "2021",
        "last",
        "year",
        "the",
        "day",
        "before",
        "after",
        "attack",
        "Feb.",
        "30",
        "5",
        "p.m.",
        "a",
        "week",
        "earlier",
        "two",
        "three",
        "months",
        "ago",
        "next",
        "Friday",
        "between",
        "and",
        "from",
        "to",
        "first",
        "quarter",
        "1999",
        "2003",
        "–",
        "-",
        "/",
        ",",
        ".",
        "\n",
        "\n\n",
        "\"",
        "“",
        "”",
        "’s",
        "U.S.",
        "early",
        "late",
        "mid-",
        "1990s",
        "century",
        "BC",
        "every",
        "noon",
        "12:61",
        "99:99",
        "00",
        "31",
        "April",
        "2021-02-30",
        "W53",
        "é",
        "日本",
        "\u{202e}",
        "\u{0}",
        "🙂",
        "e\u{301}",
        "half",
        "of",
        "about",
        "more than",
        "99999999999999999999",
        "years",
        "years ago",
        "later",
        "since",
        "until",
        "Easter",
        "0",
        "-1",
        "3rd",
        "13/13/2013",
    ]);
    prop::collection::vec((words, prop::bool::weighted(0.85)), 0..60).prop_map(|parts| {
        let mut text = String::new();
        for (word, spaced) in parts {
            text.push_str(word);
            if spaced {
                text.push(' ');
            }
        }
        text
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..Default::default() })]

    #[test]
    fn any_characters_at_all(text in "\\PC{0,200}|(?s).{0,200}", dated: bool) {
        check(&text, dated);
    }

    #[test]
    fn any_order_of_the_words_of_news(text in pieces(), dated: bool) {
        check(&text, dated);
    }
}

#[test]
fn what_fuzzing_found_goes_through() {
    let texts = [
        "l is eld vote on a sxpected would vote on a s",
        "Rosa lost her husband and hee",
        "2021 will mid-onthatMondayThe onTheTheTheTheTheTheTheTheTheTheTheThe",
        "canal-history.txt\t2018-06-30\thistory toldPT as alashback\ncanaer hnd lost her husband \
         and heend lost her husband and hee p.m. ESTer husband and hee p.m. ESTer husb\tand and hee \
         p.m. ESTer husband and hee p.m. ESTer husband and8748d08",
    ];
    for text in texts {
        check(text, true);
        check(text, false);
    }
}

#[test]
fn broken_json_with_half_characters_is_an_error_with_a_place() {
    for text in
        ["\"\\\u{1f6a2}", "\"5\\ud800\u{fffd}the\u{fffd}third", "[{\"a\": \"\\u00\u{fffd}\"}]"]
    {
        let error = dateline::render::json::read(text).unwrap_err().to_string();
        assert!(error.starts_with("line 1, column "), "{error}");
    }
}

#[test]
fn hostile_texts_take_time_linear_in_their_length() {
    let repeated = |piece: &str, bytes: usize| piece.repeat(bytes / piece.len());
    let pieces = [
        "last ",
        "1",
        "March ",
        "a",
        "said ",
        "\"",
        "(",
        "on Monday, ",
        "\n",
        ". ",
        "the day after ",
        "The ship sank on Monday and the crew left the harbour ",
    ];
    for piece in pieces {
        let time = |bytes: usize| {
            let text = repeated(piece, bytes);
            let start = Instant::now();
            check(&text, true);
            start.elapsed()
        };
        let (small, large) = (time(8_000), time(64_000));
        let limit = small * 40 + Duration::from_secs(2);
        assert!(large < limit, "{piece:?}: {small:?} for 8 kB, {large:?} for 64 kB");
    }
}
