//! [`Timeline`] to JSON and back (format `dateline/1`).

use crate::timeline::Timeline;

/// The timeline as JSON, indented, with a final line break.
pub fn write(timeline: &Timeline) -> String {
    let mut text = serde_json::to_string_pretty(timeline).unwrap_or_default();
    text.push('\n');
    text
}

/// The timeline as one line of JSON, with its line break.
pub fn write_line(timeline: &Timeline) -> String {
    let mut text = serde_json::to_string(timeline).unwrap_or_default();
    text.push('\n');
    text
}
