//! Where in the JSON an error is, as a path of fields.

use super::JsonError;

/// The error with its line, column and path.
pub(super) fn syntax(text: &str, error: &serde_json::Error) -> JsonError {
    let (line, column) = (error.line().max(1), error.column());
    let full = error.to_string();
    let reason = full.split(" at line ").next().unwrap_or(&full).to_owned();
    JsonError::Syntax { line, column: column.max(1), path: path_at(text, line, column), reason }
}

/// A container that is open, and where in it we are.
enum Level {
    Object(String),
    Array(usize),
}

/// The path of the value that ends at (or holds) the place.
fn path_at(text: &str, line: usize, column: usize) -> String {
    let before: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
    let end = (before + column).min(text.len());
    let bytes = &text.as_bytes()[..end];
    let mut levels = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'{' => levels.push(Level::Object(String::new())),
            b'[' => levels.push(Level::Array(0)),
            // The bracket at the very place closes what the error is about.
            b'}' | b']' if at + 1 < bytes.len() => drop(levels.pop()),
            b',' => {
                if let Some(Level::Array(index)) = levels.last_mut() {
                    *index += 1;
                }
            }
            b'"' => {
                let close = string_end(bytes, at + 1);
                let rest = text.as_bytes().get(close + 1..).unwrap_or_default();
                let is_key = rest.trim_ascii_start().starts_with(b":");
                if let (Some(Level::Object(key)), true) = (levels.last_mut(), is_key) {
                    *key = String::from_utf8_lossy(&bytes[at + 1..close]).into_owned();
                }
                at = close;
            }
            _ => {}
        }
        at += 1;
    }
    shown(&levels)
}

/// The place of the quote that closes a string.
fn string_end(bytes: &[u8], start: usize) -> usize {
    let mut at = start;
    while at < bytes.len() && bytes[at] != b'"' {
        at += if bytes[at] == b'\\' { 2 } else { 1 };
    }
    at.min(bytes.len())
}

fn shown(levels: &[Level]) -> String {
    let mut path = String::new();
    for level in levels {
        match level {
            Level::Object(key) if key.is_empty() => {}
            Level::Object(key) if path.is_empty() => path.push_str(key),
            Level::Object(key) => path.push_str(&format!(".{key}")),
            Level::Array(index) => path.push_str(&format!("[{index}]")),
        }
    }
    path
}
