//! Whether an expression without a date of its own lies before or after the article: decided by
//! the words beside it, then by the verbs of its clause.

use super::reading::Readings;
use crate::lang::{Grammar, Language, Symbol};
use crate::text::Document;

/// Which way an expression points, and the word that shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Nothing shows it.
    Unknown,
    /// Before the article's date.
    Past(String),
    /// After it.
    Future(String),
    /// After it: the word stands right before the expression ("until", "as early as").
    Until(String),
    /// Before it: the word stands right before the expression ("ended").
    Ended(String),
}

/// The classes of words that show a direction.
#[derive(Clone, Debug)]
pub struct Cues<'a> {
    grammar: &'a Grammar,
    future: Option<Symbol>,
    past: Option<Symbol>,
    no_past: Option<Symbol>,
    to: Option<Symbol>,
    clause: Option<Symbol>,
    reporting: Option<Symbol>,
    /// "the", "his".
    pub determiner: Option<Symbol>,
    /// "after", "before": what a length of time is counted from follows.
    pub from_event: Option<Symbol>,
    noun: Option<Symbol>,
    until: Option<Symbol>,
    ended: Option<Symbol>,
    between: Option<Symbol>,
    owner: Option<Symbol>,
    over: Option<Symbol>,
    be: Option<Symbol>,
    is: Option<Symbol>,
    with_participle: Option<Symbol>,
    before_noun: Option<Symbol>,
    compare_with: Option<Symbol>,
    sooner_or_later: Option<Symbol>,
    intent: Option<Symbol>,
    sought: Option<Symbol>,
    meant: Option<Symbol>,
    appointed: Option<Symbol>,
    appointed_for: Option<Symbol>,
    present: Option<Symbol>,
    delivery: Option<Symbol>,
    /// "and", "or".
    pub joiner: Option<Symbol>,
}

/// The tokens of a sentence and, in it, of an expression.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// First token of the sentence.
    pub from: usize,
    /// One after its last.
    pub to: usize,
    /// First token of the expression.
    pub first: usize,
    /// One after its last.
    pub end: usize,
}

/// Farthest word that can show the direction of an expression.
const REACH: usize = 25;

impl<'a> Cues<'a> {
    /// The cues of a language.
    pub fn of(language: &'a Language) -> Cues<'a> {
        let grammar = language.grammar();
        Cues {
            grammar,
            future: grammar.class("future-cue"),
            past: grammar.class("past-cue"),
            no_past: grammar.class("no-past"),
            to: grammar.class("to-cue"),
            clause: grammar.class("clause-break"),
            reporting: grammar.class("reporting"),
            determiner: grammar.class("determiner"),
            from_event: grammar.class("from-event"),
            noun: grammar.class("noun-ending"),
            until: grammar.class("until-cue"),
            ended: grammar.class("ended-cue"),
            between: grammar.class("between-cue-and-date"),
            owner: grammar.class("owner-sign"),
            over: grammar.class("over-and-done"),
            be: grammar.class("to-be"),
            is: grammar.class("is-to"),
            with_participle: grammar.class("with-participle"),
            before_noun: grammar.class("before-noun"),
            compare_with: grammar.class("compare-with"),
            sooner_or_later: grammar.class("sooner-or-later"),
            intent: grammar.class("intent"),
            sought: grammar.class("sought"),
            meant: grammar.class("meant"),
            appointed: grammar.class("appointed"),
            appointed_for: grammar.class("appointed-for"),
            present: grammar.class("present-verb"),
            delivery: grammar.class("delivery"),
            joiner: grammar.class("joiner"),
        }
    }

    /// Whether the clause tells of what "had" been before the rest ("they had asked on Monday").
    pub fn is_background(&self, readings: &Readings, place: Place) -> bool {
        let near = place.from.max(place.first.saturating_sub(REACH))..place.first;
        near.rev()
            .take_while(|&at| !readings.is(at, self.clause))
            .any(|at| readings.is(at, self.over))
    }

    /// What the words around an expression show.
    pub fn direction(&self, document: &Document, readings: &Readings, place: Place) -> Direction {
        let view = View { cues: self, document, readings };
        let beside = view.beside(place);
        if let Some(Direction::Until(_)) = beside {
            let over = view.over(place);
            return over.or(beside).unwrap_or(Direction::Unknown);
        }
        if let Some(delivery) = view.delivery(place) {
            return Direction::Until(view.word(delivery));
        }
        if readings.is(place.end, self.owner) {
            return Direction::Past(view.word(place.end));
        }
        match beside.or_else(|| view.before(place)).unwrap_or_else(|| view.after(place)) {
            Direction::Unknown => view.present(place),
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

    /// The words right before the expression.
    fn beside(&self, place: Place) -> Option<Direction> {
        let mut at = place.first;
        while at > place.from {
            at -= 1;
            if self.is(at, self.cues.until) {
                return Some(Direction::Until(self.word(at)));
            }
            if self.is(at, self.cues.is) && !self.is(place.end, self.cues.owner) {
                // "The game is on Monday."
                return Some(Direction::Future(self.word(at)));
            }
            if self.is(at, self.cues.ended) {
                return Some(Direction::Ended(self.word(at)));
            }
            if !self.is(at, self.cues.between) {
                return None;
            }
        }
        None
    }

    /// "crude for November delivery", "for delivery in March".
    fn delivery(&self, place: Place) -> Option<usize> {
        if place.end < place.to && self.is(place.end, self.cues.delivery) {
            return Some(place.end);
        }
        let two = place.first.checked_sub(2).filter(|at| *at >= place.from)?;
        let joined = self.is(two + 1, self.cues.between) && self.is(two, self.cues.delivery);
        joined.then_some(two)
    }

    /// "had" in the clause: even "until" looks back.
    fn over(&self, place: Place) -> Option<Direction> {
        let before = (place.from.max(place.first.saturating_sub(REACH))..place.first).rev();
        let after = place.end..place.to.min(place.end + 8);
        let inside = |at: &usize| !self.is(*at, self.cues.clause);
        let phrase = |at: &usize| inside(at) && self.text(*at) != ",";
        let had = before.take_while(phrase).chain(after.take_while(inside));
        let had = had.into_iter().find(|&at| self.is(at, self.cues.over))?;
        Some(Direction::Past(self.word(had)))
    }

    /// The nearest verb before it in the clause.
    fn before(&self, place: Place) -> Option<Direction> {
        for at in (place.from.max(place.first.saturating_sub(REACH))..place.first).rev() {
            if let Some(direction) = self.cue(at, place.from) {
                return Some(direction);
            }
            if self.is_compared(at, place) {
                return Some(Direction::Past(self.word(at)));
            }
            if self.is(at, self.cues.clause) {
                return None;
            }
        }
        None
    }

    /// "will pay more than the closing price on Friday": what is compared with is known.
    fn is_compared(&self, at: usize, place: Place) -> bool {
        let sooner = at > place.from && self.is(at - 1, self.cues.sooner_or_later);
        let known = at + 1 == place.first
            || self.is(at + 1, self.cues.determiner)
            || self.is(at + 2, self.cues.owner)
            || self.is(at + 1, self.cues.between);
        self.is(at, self.cues.compare_with) && !sooner && known
    }

    /// The nearest verb after it in the clause.
    fn after(&self, place: Place) -> Direction {
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
    fn present(&self, place: Place) -> Direction {
        if place.end < place.to && self.is(place.end, self.cues.present) {
            return Direction::Future(self.word(place.end));
        }
        let near = (place.from.max(place.first.saturating_sub(5))..place.first).rev();
        let mut near = near.take_while(|&at| !self.is(at, self.cues.clause));
        let verb = |at: &usize| {
            let before = at.checked_sub(1).filter(|before| *before >= place.from);
            self.is(*at, self.cues.present)
                && !self.readings.is_capital(*at)
                && before
                    .is_some_and(|b| self.readings.is_word(b) && !self.is(b, self.cues.determiner))
        };
        near.find(verb).map_or(Direction::Unknown, |at| Direction::Future(self.word(at)))
    }

    fn cue(&self, at: usize, from: usize) -> Option<Direction> {
        let to = |at: usize| self.is(at, self.cues.to);
        let appointed =
            || self.is(at, self.cues.appointed) && self.is(at + 1, self.cues.appointed_for);
        let intent = || self.is(at, self.cues.intent) && to(at + 1);
        if self.is(at, self.cues.future) || intent() || appointed() {
            return Some(self.planned(at, from));
        }
        let verb = |at: usize| self.readings.is_word(at) && !self.readings.is_capital(at);
        if self.is(at, self.cues.to) {
            let infinitive = verb(at + 1)
                && !self.is(at + 1, self.cues.determiner)
                && !self.cues.grammar.ends_as(self.text(at + 1), self.cues.noun);
            return if infinitive { self.infinitive(at, from) } else { None };
        }
        let ending = || {
            let ends = self.cues.grammar.ends_as(self.text(at), self.cues.past);
            verb(at) && ends && !self.is(at, self.cues.no_past)
        };
        if !self.is(at, self.cues.past) && !ending() {
            return None;
        }
        if at > from && self.is_no_verb(at) {
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

    /// "will", "planned": ahead, unless "had been" stands before it.
    fn planned(&self, at: usize, from: usize) -> Direction {
        let mut before = at.saturating_sub(3).max(from)..at;
        match before.find(|&b| self.is(b, self.cues.over)) {
            Some(word) => Direction::Past(self.word(word)),
            None => Direction::Future(self.word(at)),
        }
    }

    /// "to leave": after "planned" or "will" it points forward, after "came" it says nothing.
    fn infinitive(&self, to: usize, from: usize) -> Option<Direction> {
        if self.is(to + 1, self.cues.be) || (to > from && self.is(to - 1, self.cues.is)) {
            return Some(self.planned(to + 1, from));
        }
        let mut before = (from.max(to.saturating_sub(4))..to).rev();
        before.find(|&at| self.is(at, self.cues.future)).map(|at| self.planned(at, from))
    }
}
