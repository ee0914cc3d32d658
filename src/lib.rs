//! News articles in, event timelines out.

#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod event;
pub mod input;
pub mod lang;
pub mod order;
pub mod render;
pub mod score;
pub mod span;
pub mod text;
pub mod time;
pub mod timeline;
pub mod timex;
#[cfg(feature = "train")]
pub mod train;
