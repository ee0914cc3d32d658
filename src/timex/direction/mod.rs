//! Whether an expression without a date of its own lies before or after the article: decided by
//! the words beside it, then by the verbs of its clause.

mod beside;
mod clause;
mod model;
mod verbs;

pub use model::{Background, Cues, Direction, Place};

use super::reading::Readings;
use crate::lang::Symbol;
use crate::text::Document;

/// Farthest word that can show the direction of an expression.
const REACH: usize = 25;

/// Words that may stand between "since" and its date: "since late on Thursday".
const BESIDE: usize = 3;

impl Cues<'_> {
    /// Whether the clause tells of what had been before the rest, and how.
    pub fn background(&self, document: &Document, readings: &Readings, place: Place) -> Background {
        let view = View { cues: self, document, readings };
        if view.is_compared_with(place) {
            return Background::Compared;
        }
        let near = place.from.max(place.first.saturating_sub(REACH))..place.first;
        // "had been cut off since a quake struck on Thursday": what struck had not been before.
        let since = |at: usize| {
            at + BESIDE < place.first
                && (readings.is(at, self.since) || readings.is(at, self.after))
        };
        let opens =
            |at: &usize| view.is_had_been(*at) || readings.is(*at, self.clause) || since(*at);
        match near.rev().find(opens) {
            Some(at) if view.is_had_been(at) => Background::Had,
            Some(at) if readings.is(at, self.relative) && !view.is_closed(at, place) => {
                Background::Relative
            }
            _ => Background::No,
        }
    }

    /// Whether the verb before the expression is in the past.
    pub fn is_told(&self, document: &Document, readings: &Readings, place: Place) -> bool {
        let view = View { cues: self, document, readings };
        matches!(view.before(place), Some(Direction::Past(_)))
    }

    /// "It had been scheduled to start Sept. 4."
    pub fn was_planned(&self, document: &Document, readings: &Readings, place: Place) -> bool {
        View { cues: self, document, readings }.was_planned(place)
    }

    /// What the words around an expression show.
    pub fn direction(&self, document: &Document, readings: &Readings, place: Place) -> Direction {
        let view = View { cues: self, document, readings };
        let beside = view.at_the_latest(place).or_else(|| view.beside(place));
        if let Some(Direction::Until(_)) = beside {
            let over = view.over(place).or_else(|| view.was_due(place));
            let over = over.or_else(|| view.done_by(place)).or_else(|| view.not_until(place));
            let over = over.or_else(|| view.until_then(place));
            return over.or(beside).unwrap_or(Direction::Unknown);
        }
        if let Some(delivery) = view.delivery(place) {
            return Direction::Until(view.word(delivery));
        }
        if readings.is(place.end, self.owner) {
            let past = Direction::Past(view.word(place.end));
            let ahead = view.part_in(place).or_else(|| view.held_by(place));
            return ahead.or_else(|| view.called_off(place)).unwrap_or(past);
        }
        if let Some(report) = view.report(place) {
            return Direction::Either(view.word(report));
        }
        let sure = view.declared(place).or_else(|| view.held_at(place));
        let before = sure.or(beside).or_else(|| view.before(place));
        match before {
            Some(Direction::Future(word)) if readings.is(place.end, self.was) => {
                return Direction::Either(word);
            }
            _ => {}
        }
        match before.unwrap_or_else(|| view.after(place)) {
            Direction::Unknown => view.then_on(place).unwrap_or_else(|| view.present(place)),
            shown => shown,
        }
    }
}

struct View<'a, 'c> {
    cues: &'a Cues<'c>,
    document: &'a Document,
    readings: &'a Readings,
}

impl View<'_, '_> {
    fn word(&self, at: usize) -> String {
        self.text(at).to_owned()
    }

    fn text(&self, at: usize) -> &str {
        self.document.tokens.get(at).map_or("", |t| t.span.of(&self.document.article.text))
    }

    fn is(&self, at: usize, class: Option<Symbol>) -> bool {
        self.readings.is(at, class)
    }
}
