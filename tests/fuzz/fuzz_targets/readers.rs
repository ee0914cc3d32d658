//! Every reader takes any bytes without a panic.
#![no_main]

use dateline::input::{self, Format, Reading};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let reading = Reading { undated: true, given: true, ..Reading::default() };
    let Some((first, bytes)) = data.split_first() else { return };
    let format = match first % 5 {
        0 => Format::Plain,
        1 => Format::Html,
        2 => Format::Markdown,
        3 => Format::TimeMl,
        _ => Format::JsonLines,
    };
    let _ = input::read(bytes, "fuzz", format, &reading);
});
