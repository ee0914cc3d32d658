//! What a reader sees: items in order of time, each with label, date, reason and source.

mod model;

pub use model::{Basis, Documented, Expression, FORMAT, Item, Moment, SourceRef, Timeline, When};

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

/// Which items are kept.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Selection {
    /// Only items that tell of these words.
    pub about: Option<String>,
    /// Only items that end on or after this day.
    pub since: Option<crate::time::NaiveDate>,
    /// Only items that begin on or before this day.
    pub until: Option<crate::time::NaiveDate>,
    /// At most so many, the most salient.
    pub max: Option<usize>,
    /// Only items at least so salient.
    pub min_salience: Option<f32>,
    /// Only items of these kinds.
    pub status: Option<Vec<crate::event::Status>>,
}

/// One timeline of one or more articles.
pub fn build(
    _articles: &[Told<'_>],
    _language: &crate::lang::Language,
    _selection: &Selection,
) -> Timeline {
    Timeline { format: FORMAT.to_owned(), ..Timeline::default() }
}
