//! [`Timeline`](crate::timeline::Timeline) in; JSON, SVG, PNG, HTML, Markdown, CSV, iCalendar,
//! TimeML and text out.

mod calendar;
pub mod chart;
pub mod crossdoc;
pub mod csv;
pub mod html;
pub mod icalendar;
pub mod json;
pub mod list;
pub mod markdown;
pub mod mermaid;
#[cfg(feature = "png")]
pub mod png;
mod speaker;
mod standing;
pub mod svg;
pub mod timelinejs;
mod words;

pub use words::date_in_words;
