//! What a reader sees: items in order of time, each with label, date, reason and source.

mod edtf;
pub mod label;
mod model;
mod select;
mod sort;

pub use model::{Basis, Documented, Expression, FORMAT, Item, Moment, SourceRef, Timeline, When};
pub use select::{Selection, select};

use crate::event::Event;
use crate::order::Order;
use crate::text::{Document, Syntax};
use crate::timex::Timex;

/// Everything that was found in one article.
#[derive(Clone, Copy, Debug)]
pub struct Told<'a> {
    /// Text, tokens, sentences.
    pub document: &'a Document,
    /// Tags and dependencies.
    pub syntax: &'a Syntax,
    /// Expressions.
    pub timexes: &'a [Timex],
    /// Events.
    pub events: &'a [Event],
    /// Relations and bounds.
    pub order: &'a Order,
}

/// One timeline of one or more articles.
pub fn build(
    _articles: &[Told<'_>],
    _language: &crate::lang::Language,
    _selection: &Selection,
) -> Timeline {
    Timeline { format: FORMAT.to_owned(), ..Timeline::default() }
}
