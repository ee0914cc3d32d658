//! The whole path over arbitrary text: no panic, spans on character boundaries, bounds in order,
//! JSON that fits the schema and can be read again, TimeML that gives the text back.

#[path = "common/schema.rs"]
mod schema;

use dateline::input::{self, Format, Reading, timeml};
use dateline::lang::Language;
use dateline::render::json;
use dateline::timeline::{self, Selection};
use dateline::timex::TextKind;
use proptest::prelude::*;
use serde_json::Value;

fn check(text: &str, kind: TextKind, dated: bool) {
    let date = dated.then(|| input::parse_date("2021-03-18").unwrap());
    let reading = Reading { date, undated: true, ..Reading::default() };
    let Ok(read) = input::read(text.as_bytes(), "a.txt", Format::Plain, &reading) else { return };
    let extraction = dateline::extract(read.article, Language::english(), kind);
    let text = &extraction.document.article.text;
    for timex in &extraction.found.timexes {
        assert!(text.get(timex.span.range()).is_some_and(|words| !words.is_empty()));
    }
    for event in &extraction.events {
        assert!(text.get(event.span.range()).is_some_and(|words| !words.is_empty()));
    }
    let told = extraction.told();
    let timeline = timeline::build(&[told], Language::english(), &Selection::default());
    let written = json::write(&timeline);
    let value: Value = serde_json::from_str(&written).unwrap();
    let rules: Value = serde_json::from_str(json::SCHEMA).unwrap();
    assert_eq!(schema::problems(&value, &rules), Vec::<String>::new(), "{text:?}");
    let again = json::read(&written).unwrap_or_else(|error| panic!("{error} in {written}"));
    assert_eq!(json::write(&again), written);
    let parsed = timeml::parse(&extraction.to_timeml()).unwrap();
    let spaced: String = text
        .chars()
        .map(|c| match c {
            '\0'..='\u{1f}' if !"\t\n\r".contains(c) => ' ',
            '\u{fffe}' | '\u{ffff}' => '\u{fffd}',
            c => c,
        })
        .collect();
    assert_eq!(parsed.text, spaced);
}

const WORDS: &[&str] = &[
    "Rain",
    "fell",
    "on",
    "Monday",
    "the",
    "minister",
    "said",
    "he",
    "would",
    "not",
    "resign",
    "two",
    "weeks",
    "ago",
    "after",
    "before",
    "March",
    "18",
    "2021",
    "19",
    "May",
    "next",
    "last",
    "year",
    "later",
    "in",
    "the day",
    "0",
    "99999999999",
    "-",
    "–",
    "—",
    ",",
    ".",
    ";",
    ":",
    "\"",
    "“",
    "”",
    "(",
    ")",
    "'s",
    "’",
    "n't",
    "U.S.",
    "a.m.",
    "10:30",
    "10:99",
    "Feb. 30",
    "1990s",
    "’90s",
    "BC",
    "century",
    "decade",
    "three",
    "hundred",
    "million",
    "every",
    "other",
    "between",
    "and",
    "from",
    "to",
    "until",
    "since",
    "\n",
    "\n\n",
    "\t",
    "\r\n",
    "- ",
    "• ",
    "READ MORE",
    "\u{a0}",
    "\u{202e}",
    "\u{feff}",
    "é",
    "日本",
    "\u{1F327}",
    "\u{301}",
    "\0",
    "&",
    "<",
    ">",
    "%",
    "$5",
    "5%",
    "early",
    "mid-",
    "late",
    "end of",
    "quarter",
    "spring",
    "weekend",
    "tomorrow",
    "yesterday",
    "now",
    "noon",
    "midnight",
    "Christmas",
    "Easter",
    "Eve",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn arbitrary_unicode_goes_through_the_whole_path(text in "\\PC{0,200}", dated in any::<bool>()) {
        check(&text, TextKind::Auto, dated);
    }

    #[test]
    fn heaps_of_words_go_through_the_whole_path(
        words in prop::collection::vec(prop::sample::select(WORDS), 0..60),
        glued in any::<bool>(),
        narrative in any::<bool>(),
        dated in any::<bool>(),
    ) {
        let kind = if narrative { TextKind::Narrative } else { TextKind::News };
        check(&words.join(if glued { "" } else { " " }), kind, dated);
    }
}
