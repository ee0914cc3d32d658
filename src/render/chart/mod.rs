//! [`Timeline`] in, one or more SVG pictures out.
//!
//! Time runs downward along an axis that is broken where nothing happened; every item has a glyph
//! that says what is claimed about its date, and its whole label beside it. The layout
//! ([`layout`]) is plain shapes with places; drawing them ([`svg`](crate::render::svg)) decides
//! nothing any more.
//!
//! ```
//! use dateline::render::chart::{ChartOptions, draw};
//! use dateline::timeline::{Item, Timeline};
//! let timeline = Timeline {
//!     title: "Harbour strike".into(),
//!     undated: vec![Item { label: "Pilots meet the owners".into(), ..Item::default() }],
//!     ..Timeline::default()
//! };
//! let pages = draw(&timeline, &ChartOptions::default());
//! assert!(pages[0].svg.contains("Pilots meet the owners"));
//! assert_eq!(pages[0].alt, "Timeline: Harbour strike. 1 event, 1 without a date.");
//! ```

mod axis;
mod blocks;
mod body;
mod claim;
mod clean;
mod dates;
mod entry;
mod exits;
mod frame;
mod given;
mod glyphs;
mod group;
mod lanes;
mod legend;
mod metrics;
mod options;
mod page;
mod pages;
mod palette;
mod pav;
mod presets;
mod rest;
mod sheet;
mod sort;
mod sources;
mod stretch;
mod ticks;
mod tracks;
mod widths;
mod wrap;

pub use axis::y_of;
pub use claim::{Claim, Kind};
pub use frame::{Area, Frame, Paint, Placed, Point, Segment, Shape, Style};
pub use metrics::text_width;
pub use options::{ChartOptions, Group, Lanes, Page, Scale, Size, TextMode, Theme};
pub use pages::layout;
pub use palette::{Rgb, colour};
pub use pav::place_labels;

pub(in crate::render) use clean::clean;
pub(in crate::render) use entry::{date_of, ordered, status_word};

use crate::timeline::Timeline;

/// Draws a timeline: one page, or several when there are more than 40 items or 4,000 px.
pub fn draw(timeline: &Timeline, options: &ChartOptions) -> Vec<Page> {
    layout(timeline, options)
        .into_iter()
        .map(|frame| Page {
            alt: pages::alt(&frame),
            width: frame.width as u32,
            height: frame.height as u32,
            svg: crate::render::svg::svg(&frame, options),
            items: frame.items,
        })
        .collect()
}
