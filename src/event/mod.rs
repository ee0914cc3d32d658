//! [`Document`](crate::text::Document), [`Syntax`](crate::text::Syntax) and
//! [`Timex`](crate::timex::Timex) in, [`Found`] out: who did what, and which expression dates it.

mod attributes;
mod attribution;
mod cast;
mod clauses;
mod dates;
mod detect;
pub(crate) mod direction;
mod features;
mod governor;
pub(crate) mod mention;
mod model;
mod pair;
pub(crate) mod participants;
mod salience;
mod status;
mod ties;
pub(crate) mod verbal;
mod view;

pub use cast::{Actor, ActorId, ActorKind, Cast};
#[cfg(feature = "train")]
pub(crate) use detect::LABELS;
pub use mention::Sex;
pub use model::{
    DateLink, Event, EventClass, EventId, EventPos, Mention, Participant, Polarity, Role, Status,
    Tie,
};

use view::View;

use crate::lang::Language;
use crate::lang::events::EventTables;
#[cfg(feature = "train")]
use crate::lang::linear::Feature;
use crate::lang::linear::LinearModel;
use crate::span::Span;
use crate::text::{Document, Syntax, TokenId, Tree};
use crate::timex::Timex;

/// What is found in a document.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// In order of text.
    pub events: Vec<Event>,
    /// Who is who.
    pub cast: Cast,
}

/// Finds the events of a document, in order of text.
///
/// Where the article has events given (a TimeML input whose annotations were kept), those are
/// taken, in the order given: event `i` is `given.events[i]`. Everything but span and class is
/// computed all the same.
pub fn find(document: &Document, syntax: &Syntax, timexes: &[Timex], language: &Language) -> Found {
    find_by(document, syntax, timexes, language, &EventTables::english().classes)
}

/// As [`find`], with another table of classes.
pub(crate) fn find_by(
    document: &Document,
    syntax: &Syntax,
    timexes: &[Timex],
    language: &Language,
    classes: &LinearModel<'_>,
) -> Found {
    if document.tokens.is_empty() {
        return Found::default();
    }
    let tables = EventTables::english();
    let tree = Tree::of(document, syntax);
    let view = View::new(document, syntax, &tree, timexes, &tables.senses);
    let places = given(&view).unwrap_or_else(|| found(&view, classes));
    let mut events: Vec<Event> = Vec::with_capacity(places.len());
    for (token, span, class) in places {
        let id = EventId(events.len() as u32);
        events.push(attributes::event(&view, &tables.words, id, token, span, class));
    }
    governor::link(&view, &mut events);
    dates::link(&view, timexes, &tables.words, &tables.dates, &mut events);
    clauses::share(&view, timexes, language, &mut events);
    let cast = Cast::new(document, syntax, &tree, language);
    participants::fill(document, &tree, &cast, timexes, &mut events);
    attribution::fill(document, &tree, timexes, &cast, language, &mut events);
    status::fill(document, syntax, &tree, timexes, language, &mut events);
    salience::fill(document, &tree, language, &mut events);
    Found { events, cast }
}

/// Head token, extent and class of an event.
type Place = (TokenId, Span, EventClass);

fn found(view: &View<'_>, classes: &LinearModel<'_>) -> Vec<Place> {
    let events = detect::detect(view, classes);
    let span = |token: TokenId| view.document.tokens[token.0 as usize].span;
    events.into_iter().map(|(token, class)| (token, span(token), class)).collect()
}

/// The events that came with the article.
fn given(view: &View<'_>) -> Option<Vec<Place>> {
    let given = view.document.article.given.as_ref()?;
    let events = given.events.iter().map(|event| {
        let class = event.attributes.iter().find(|(key, _)| key == "class");
        let class = detect::class_named(class.map_or("", |(_, value)| value));
        (view.head_within(event.span), event.span, class)
    });
    Some(events.collect())
}

/// Shows the features of every token that may be an event: what training learns from.
#[cfg(feature = "train")]
pub(crate) fn each_candidate(
    document: &Document,
    syntax: &Syntax,
    timexes: &[Timex],
    take: &mut dyn FnMut(TokenId, &[Feature]),
) {
    let tree = Tree::of(document, syntax);
    let senses = crate::lang::events::english_senses();
    let view = View::new(document, syntax, &tree, timexes, &senses);
    let mut bag = features::Bag::default();
    for i in 0..document.tokens.len() {
        let token = TokenId(i as u32);
        if features::candidate(&view, token) {
            features::collect(&view, token, &mut bag);
            take(token, bag.features());
        }
    }
}

/// Takes an event, an expression, how the tree ties them, and their features.
#[cfg(feature = "train")]
pub(crate) type TakePair<'t> = dyn FnMut(usize, usize, Option<Tie>, &[Feature]) + 't;

/// Shows every pair of an expression and an event of its sentence, with how the tree ties them and
/// their features.
#[cfg(feature = "train")]
pub(crate) fn each_pair(
    document: &Document,
    syntax: &Syntax,
    timexes: &[Timex],
    events: &[Event],
    take: &mut TakePair<'_>,
) {
    let tables = EventTables::english();
    let tree = Tree::of(document, syntax);
    let view = View::new(document, syntax, &tree, timexes, &tables.senses);
    dates::each_pair(&view, timexes, &tables.words, events, &mut |pair, features| {
        take(pair.event, pair.timex, pair.found.map(|found| found.tie), features);
    });
}

#[cfg(test)]
mod tests;
