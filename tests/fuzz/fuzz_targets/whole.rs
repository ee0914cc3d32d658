//! The whole path over any text.
#![no_main]

use dateline::input::{self, Format, Reading, timeml};
use dateline::lang::Language;
use dateline::render::json;
use dateline::timeline::{self, Selection};
use dateline::timex::TextKind;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let date = input::parse_date("2021-03-18").ok();
    let reading = Reading { date, ..Reading::default() };
    let Ok(read) = input::read(text.as_bytes(), "fuzz", Format::Plain, &reading) else { return };
    let extraction = dateline::extract(read.article, Language::english(), TextKind::Auto);
    let told = [extraction.told()];
    let timeline = timeline::build(&told, Language::english(), &Selection::default());
    json::read(&json::write(&timeline)).expect("what is written can be read");
    timeml::parse(&extraction.to_timeml()).expect("what is written is well-formed");
});
