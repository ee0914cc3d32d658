//! [`Timeline`](crate::timeline::Timeline) in; JSON, SVG, PNG, HTML, Markdown, CSV, iCalendar,
//! TimeML and text out.

mod words;

pub use words::date_in_words;
