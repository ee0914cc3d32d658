//! Where in the JSON an error is: line, column, and a path of fields.

use super::JsonError;
use super::check::Impossible;

/// The error with its line, column and path.
pub(super) fn syntax(text: &str, error: &serde_json::Error) -> JsonError {
    let (line, column) = (error.line().max(1), error.column());
    let full = error.to_string();
    let reason = full.split(" at line ").next().unwrap_or(&full).to_owned();
    JsonError::Syntax { line, column: column.max(1), path: path_at(text, line, column), reason }
}

/// The error with the line and column of its field, or of what should hold the field.
pub(super) fn impossible(text: &str, Impossible { path, reason }: Impossible) -> JsonError {
    let mut holder = path.as_str();
    let at = loop {
        match (value_at(text, holder), holder.rfind(['.', '['])) {
            (Some(at), _) => break at,
            (None, Some(end)) => holder = &holder[..end],
            (None, None) => break 0,
        }
    };
    let before = &text[..at];
    let line = before.matches('\n').count() + 1;
    let column = at - before.rfind('\n').map_or(0, |end| end + 1) + 1;
    JsonError::Impossible { line, column, path, reason }
}

/// The path of the value that ends at (or holds) the place.
fn path_at(text: &str, line: usize, column: usize) -> String {
    let before: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
    let end = (before + column).min(text.len());
    let mut walk = Walk::new(text);
    while walk.at < end {
        // The bracket at the very place closes what the error is about.
        if walk.at + 1 == end && matches!(walk.bytes[walk.at], b'}' | b']') {
            break;
        }
        walk.step();
    }
    walk.path()
}

/// Where the value with this path begins.
fn value_at(text: &str, path: &str) -> Option<usize> {
    let mut walk = Walk::new(text);
    while walk.at < walk.bytes.len() {
        if walk.is_at_value() && walk.path() == path {
            return Some(walk.at);
        }
        walk.step();
    }
    None
}

/// A container that is open, and where in it we are.
enum Level {
    Object(String),
    Array(usize),
}

/// Goes through JSON and knows where in it it is.
struct Walk<'a> {
    bytes: &'a [u8],
    at: usize,
    levels: Vec<Level>,
}

impl<'a> Walk<'a> {
    fn new(text: &'a str) -> Self {
        Walk { bytes: text.as_bytes(), at: 0, levels: Vec::new() }
    }

    /// Passes a string, or one byte of anything else.
    fn step(&mut self) {
        match self.bytes[self.at] {
            b'{' => self.levels.push(Level::Object(String::new())),
            b'[' => self.levels.push(Level::Array(0)),
            b'}' | b']' => drop(self.levels.pop()),
            b',' => {
                if let Some(Level::Array(index)) = self.levels.last_mut() {
                    *index += 1;
                }
            }
            b'"' => {
                let (start, close, is_key) = (self.at + 1, self.string_end(), self.is_at_key());
                if let (Some(Level::Object(key)), true) = (self.levels.last_mut(), is_key) {
                    *key = String::from_utf8_lossy(&self.bytes[start..close]).into_owned();
                }
                self.at = close;
            }
            _ => {}
        }
        self.at += 1;
    }

    /// The place of the quote that closes the string here (the end, when there is none).
    fn string_end(&self) -> usize {
        let mut at = self.at + 1;
        while at < self.bytes.len() && self.bytes[at] != b'"' {
            at += if self.bytes[at] == b'\\' { 2 } else { 1 };
        }
        at.min(self.bytes.len())
    }

    fn is_at_key(&self) -> bool {
        let rest = || self.bytes.get(self.string_end() + 1..).unwrap_or_default();
        self.bytes[self.at] == b'"' && rest().trim_ascii_start().starts_with(b":")
    }

    fn is_at_value(&self) -> bool {
        let byte = self.bytes[self.at];
        !byte.is_ascii_whitespace() && !b",:]}".contains(&byte) && !self.is_at_key()
    }

    /// "items[3].when.earliest".
    fn path(&self) -> String {
        let mut path = String::new();
        for level in &self.levels {
            match level {
                Level::Object(key) if key.is_empty() => {}
                Level::Object(key) if path.is_empty() => path.push_str(key),
                Level::Object(key) => path.push_str(&format!(".{key}")),
                Level::Array(index) => path.push_str(&format!("[{index}]")),
            }
        }
        path
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_that_cannot_be_is_found_where_it_stands() {
        let text =
            "{ \"items\": [\n  { \"id\": \"a,[\" , \"label\": \"\" },\n  { \"when\": {} } ] }";
        let table = [
            ("items[0].label", (2, 28)),
            ("items[0].id", (2, 11)),
            ("items[1].when", (3, 13)),
            ("items[1].when.latest", (3, 13)),
            ("items[1].label", (3, 3)),
            ("format", (1, 1)),
        ];
        for (path, place) in table {
            let wrong = Impossible { path: path.to_owned(), reason: "is wrong".to_owned() };
            let JsonError::Impossible { line, column, .. } = impossible(text, wrong) else {
                panic!("{path}")
            };
            assert_eq!((line, column), place, "{path}");
        }
    }
}
