//! What is read as a date says a year that stands in the text.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Ok(stated) = dateline::input::parse_date(text) {
        assert!(text.contains(&stated.date.format("%Y").to_string()), "{stated:?} of {text:?}");
    }
});
