//! The verbs of the clause that an expression stands in.

use super::model::{Direction, Place};
use super::{REACH, View};
use crate::text::TokenKind;

impl View<'_, '_> {
    /// The nearest verb before it in the clause.
    pub(super) fn before(&self, place: Place) -> Option<Direction> {
        for at in (place.from.max(place.first.saturating_sub(REACH))..place.first).rev() {
            if self.is_programme(at, place) || self.is_invitation(at, place) {
                return Some(Direction::Future(self.word(at)));
            }
            if self.is_after_doing(at) {
                return Some(Direction::Past(self.word(at)));
            }
            match self.cue(at, place.from) {
                Some(Direction::Past(_)) if self.is_closed_aside(at, place) => continue,
                Some(direction) => return Some(direction),
                None => {}
            }
            let apart = |at: usize| self.text(at) == "," || self.is(at, self.cues.is);
            if self.is(at, self.cues.since) && !(at..place.first).any(apart) {
                // "the first since a defeat in Hamburg on July 27"
                return Some(Direction::Ended(self.word(at)));
            }
            if self.is_compared(at, place) {
                return Some(Direction::Past(self.word(at)));
            }
            if self.is(at, self.cues.clause) && !self.is_as_much_as(at, place) {
                return self.of_relative(at, place);
            }
        }
        None
    }

    /// "He will miss the cup **after** breaking a leg on Saturday."
    fn is_after_doing(&self, at: usize) -> bool {
        let doing = at + 1;
        self.is(at, self.cues.after)
            && self.is_small_word(doing)
            && self.cues.grammar.ends_as(self.text(doing), self.cues.noun)
            && !self.is(doing, self.cues.itinerary)
    }

    /// The nearest verb after it in the clause.
    pub(super) fn after(&self, place: Place) -> Direction {
        for at in place.end..place.to.min(place.end + REACH) {
            if self.is(at, self.cues.reporting) {
                break;
            }
            if let Some(direction) = self.cue(at, place.end) {
                // "On Friday, they planned to stay": planned on that day.
                let then = self.is(at, self.cues.meant) && !self.is(at - 1, self.cues.is);
                return if then { Direction::Past(self.word(at)) } else { direction };
            }
            if self.is(at, self.cues.clause) {
                break;
            }
        }
        Direction::Unknown
    }

    /// "The committee votes Thursday", "Lawmakers return Monday", "Sunday marks the end": what is
    /// yet to be done.
    pub(super) fn present(&self, place: Place) -> Direction {
        if place.end < place.to && self.is(place.end, self.cues.present) {
            return Direction::Future(self.word(place.end));
        }
        let near = (place.from.max(place.first.saturating_sub(12))..place.first).rev();
        let mut near = near.take_while(|&at| !self.is(at, self.cues.clause));
        let verb = |at: &usize| {
            let before = at.checked_sub(1).filter(|before| *before >= place.from);
            self.is(*at, self.cues.present)
                && !self.readings.is_capital(*at)
                && before.is_some_and(|b| {
                    let named = self.is(b, self.cues.determiner) && !self.is(b, self.cues.clause);
                    self.readings.is_word(b) && !named
                })
        };
        let found = near.find(verb).filter(|&at| !self.is_let(at, place.from));
        found.map_or(Direction::Unknown, |at| Direction::Future(self.word(at)))
    }

    /// "They let 600 people **go**": no verb of its own.
    fn is_let(&self, at: usize, from: usize) -> bool {
        let before = from.max(at.saturating_sub(6))..at;
        before
            .rev()
            .take_while(|&b| !self.is(b, self.cues.clause))
            .any(|b| self.is(b, self.cues.lets))
    }

    pub(super) fn cue(&self, at: usize, from: usize) -> Option<Direction> {
        let to = |at: usize| self.is(at, self.cues.to);
        let appointed = || {
            let is = at > from && self.is(at - 1, self.cues.is);
            self.is(at, self.cues.appointed) && (is || self.is(at + 1, self.cues.appointed_for))
        };
        let intent = || {
            let verb = !self.is(at + 2, self.cues.between);
            self.is(at, self.cues.intent) && to(at + 1) && verb
        };
        if self.is(at, self.cues.future) || intent() || appointed() {
            return Some(self.planned(at, from));
        }
        if self.is(at, self.cues.takes) && self.is(at + 1, self.cues.place) {
            return Some(Direction::Future(self.word(at)));
        }
        if let Some(possible) = self.possible(at, from) {
            return Some(possible);
        }
        if self.is_joined_present(at, from) {
            return Some(Direction::Future(self.word(at)));
        }
        if self.is(at, self.cues.to) {
            let infinitive = self.is_small_word(at + 1)
                && !self.is(at + 1, self.cues.determiner)
                && !self.cues.grammar.ends_as(self.text(at + 1), self.cues.noun);
            return if infinitive { self.infinitive(at, from) } else { None };
        }
        self.past(at, from)
    }

    fn is_small_word(&self, at: usize) -> bool {
        self.readings.is_word(at) && !self.readings.is_capital(at)
    }

    /// A form of the past: of the list, or by its ending.
    fn is_past_form(&self, at: usize) -> bool {
        let ending = || {
            let ends = self.cues.grammar.ends_as(self.text(at), self.cues.past);
            self.is_small_word(at) && ends && !self.is(at, self.cues.no_past)
        };
        self.is(at, self.cues.past) || ending()
    }

    /// "They have four guests", not "they have left".
    fn is_owning(&self, at: usize) -> bool {
        let participle = |at: usize| self.is_past_form(at) || self.is(at, self.cues.participle);
        self.is(at, self.cues.have) && !(at + 1..at + 4).any(participle)
    }

    /// A verb in the past, or "will be held".
    fn past(&self, at: usize, from: usize) -> Option<Direction> {
        let past = self.is_past_form(at) && !self.is_owning(at);
        if !past && !self.is_past_of_one_form(at, from) {
            return None;
        }
        let plain = || self.is(at - 1, self.cues.modal) && !self.is(at, self.cues.have);
        if at > from && (self.is_no_verb(at) || plain()) {
            return None;
        }
        if at > from && self.is(at - 1, self.cues.is) {
            // "He is sentenced June 14", "they are accused of"
            return None;
        }
        if at > from && self.is(at - 1, self.cues.be) && !self.is(at, self.cues.sought) {
            // "will be held", "to be held", but "could not be reached"
            return Some(self.planned(at - 1, from));
        }
        Some(Direction::Past(self.word(at)))
    }

    /// "It may rain Friday", "it could rain Friday", but "it may have rained".
    fn possible(&self, at: usize, from: usize) -> Option<Direction> {
        let next = at + 1;
        let verb = self.readings.is_word(next)
            && (!self.is(next, self.cues.past) || self.is_owning(next))
            && !self.is(next, self.cues.lets)
            && !self.readings.is_capital(at);
        if !verb {
            return None;
        }
        if self.is(at, self.cues.maybe) {
            return Some(Direction::Future(self.word(at)));
        }
        if !self.is(at, self.cues.perhaps) {
            return None;
        }
        // "It will be debated this month and could pass in May."
        let ahead = self.is(at - 1, self.cues.joiner)
            && (from..at).any(|before| self.is(before, self.cues.shall));
        Some(match ahead {
            true => Direction::Future(self.word(at)),
            false => Direction::Either(self.word(at)),
        })
    }

    /// "They scored five times and **play** again on Thursday."
    fn is_joined_present(&self, at: usize, from: usize) -> bool {
        let after_and = at > from
            && self.is(at - 1, self.cues.joiner)
            && !self.is(at - 1, self.cues.to)
            && !self.is(at - 1, self.cues.as_far_as);
        after_and && self.is(at, self.cues.present) && !self.readings.is_capital(at)
    }

    /// "The bank **cut** rates in January", but "will cut rates", "to cut rates", "a cut in January".
    fn is_past_of_one_form(&self, at: usize, from: usize) -> bool {
        let base = |before: usize| {
            [self.cues.to, self.cues.future, self.cues.lets, self.cues.determiner]
                .into_iter()
                .any(|class| self.is(before, class))
        };
        self.is(at, self.cues.one_form)
            && at > from
            && !base(at - 1)
            && !self.is(at + 1, self.cues.between)
            && self
                .document
                .tokens
                .get(at + 1)
                .is_some_and(|next| next.kind != TokenKind::Punctuation)
    }

    /// "will stay closed", "the rented house": a participle that is no past tense.
    fn is_no_verb(&self, at: usize) -> bool {
        let describes = || {
            let before =
                self.is(at - 1, self.cues.before_noun) || self.is(at - 1, self.cues.determiner);
            before
                && self.cues.grammar.ends_as(self.text(at), self.cues.past)
                && self.readings.is_word(at + 1)
                && !self.is(at + 1, self.cues.determiner)
                && !self.is(at + 1, self.cues.between)
        };
        self.is(at - 1, self.cues.with_participle) || describes()
    }

    /// "They planned": a verb in the past, not "they are planned" or "is expected".
    pub(super) fn is_meant(&self, at: usize) -> bool {
        let part = at > 0
            && (self.is(at - 1, self.cues.is)
                || self.is(at - 1, self.cues.was)
                || self.is(at - 1, self.cues.be));
        self.is(at, self.cues.meant) && !part
    }

    /// "will", "planned": ahead, unless "had been" stands before it; "was planned" says neither.
    pub(super) fn planned(&self, at: usize, from: usize) -> Direction {
        let mut before = at.saturating_sub(3).max(from)..at;
        let was_to =
            at > from + 1 && self.is(at - 1, self.cues.to) && self.is(at - 2, self.cues.was);
        match before.find(|&b| self.is_long_over(b)) {
            Some(word) => Direction::Past(self.word(word)),
            None if was_to || at > from && self.is(at - 1, self.cues.was) => {
                Direction::Either(self.word(at))
            }
            None => Direction::Future(self.word(at)),
        }
    }

    /// "to leave": after "planned" or "will" it points forward, after "came" it says nothing.
    fn infinitive(&self, to: usize, from: usize) -> Option<Direction> {
        if to > from && self.is(to - 1, self.cues.was) {
            // "They were to meet on Friday."
            return Some(Direction::Either(self.word(to - 1)));
        }
        if self.is(to + 1, self.cues.be) || (to > from && self.is(to - 1, self.cues.is)) {
            return Some(self.planned(to + 1, from));
        }
        let mut before = (from.max(to.saturating_sub(4))..to).rev();
        before.find(|&at| self.is(at, self.cues.future)).map(|at| self.planned(at, from))
    }
}
