//! [`Timeline`] in, one or more SVG pictures out.

mod options;

pub use options::{ChartOptions, Group, Lanes, Page, Scale, Size, TextMode, Theme};

use crate::timeline::Timeline;

/// Draws a timeline: one page, or several when there are more than 40 items or 4,000 px.
pub fn draw(_timeline: &Timeline, _options: &ChartOptions) -> Vec<Page> {
    Vec::new()
}
