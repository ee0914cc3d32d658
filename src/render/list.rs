//! [`Timeline`] in, a list to read on a terminal out: dates aligned, wrapped to the width.

use crate::timeline::Timeline;

/// How the list is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListOptions {
    /// Columns of the terminal.
    pub width: usize,
    /// Whether to write ANSI colours (the caller asks the terminal and `NO_COLOR`).
    pub colour: bool,
}

impl Default for ListOptions {
    fn default() -> Self {
        ListOptions { width: 80, colour: false }
    }
}

/// Writes the list.
pub fn list(_timeline: &Timeline, _options: &ListOptions) -> String {
    String::new()
}
