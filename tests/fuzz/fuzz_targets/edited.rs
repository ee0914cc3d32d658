//! A timeline that can be read is written in every format without a panic, and read again.
#![no_main]

use dateline::render::{self, json};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let Ok(timeline) = json::read(text) else { return };
    json::doubts(text, &timeline);
    let written = json::write(&timeline);
    assert_eq!(json::read(&written).as_ref(), Ok(&timeline));
    render::csv::write(&timeline);
    render::markdown::write(&timeline);
    render::icalendar::write(&timeline);
    render::mermaid::write(&timeline);
    render::timelinejs::write(&timeline);
    render::html::write(&timeline, render::html::Charts::default());
    render::chart::draw(&timeline, &render::chart::ChartOptions::default());
});
