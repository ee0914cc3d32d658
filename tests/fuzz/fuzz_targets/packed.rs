//! Unpacking ends, within a limit, whatever the bytes.
#![no_main]

use std::io::Read;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(reader) = dateline::input::unpack(bytes) {
        let _ = reader.take(1 << 20).read_to_end(&mut Vec::new());
    }
});
