//! [`Timeline`](crate::timeline::Timeline) in; JSON, SVG, PNG, HTML, Markdown, CSV, iCalendar,
//! TimeML and text out.
