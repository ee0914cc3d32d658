//! Messages for people: one line each, on standard error.

use std::io::Write;

/// Something that could not be done.
pub fn error(message: &str) {
    line(message);
}

/// Something worth knowing about an input.
pub fn warning(name: &str, message: &str) {
    line(&format!("{name}: warning: {message}"));
}

/// What a result is, for whoever uses it.
pub fn note(name: &str, message: &str) {
    line(&format!("{name}: {message}"));
}

fn line(message: &str) {
    let one_line: String = message.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let _ = writeln!(std::io::stderr(), "dateline: {one_line}");
}
