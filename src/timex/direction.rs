//! Whether an expression without a date of its own lies before or after the article: decided by
//! the words of its clause.

use super::reading::Readings;
use crate::lang::{Grammar, Language, Symbol};
use crate::text::Document;

/// Which way an expression points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Before the article's date, and the word that shows it.
    Past(Option<String>),
    /// After it, and the word that shows it.
    Future(String),
}

/// The classes of words that show a direction.
#[derive(Clone, Debug)]
pub struct Cues<'a> {
    grammar: &'a Grammar,
    future: Option<Symbol>,
    past: Option<Symbol>,
    to: Option<Symbol>,
    clause: Option<Symbol>,
    reporting: Option<Symbol>,
    determiner: Option<Symbol>,
    noun: Option<Symbol>,
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
            to: grammar.class("to-cue"),
            clause: grammar.class("clause-break"),
            reporting: grammar.class("reporting"),
            determiner: grammar.class("determiner"),
            noun: grammar.class("noun-ending"),
        }
    }

    fn cue(&self, document: &Document, readings: &Readings, at: usize) -> Option<bool> {
        let grammar = self.grammar;
        if readings.is(at, self.future) {
            return Some(true);
        }
        if readings.is(at, self.past) {
            return Some(false);
        }
        let word = |at: usize| document.tokens[at].span.of(&document.article.text);
        if readings.is(at, self.to) {
            let infinitive = readings.is_word(at + 1)
                && !readings.is_capital(at + 1)
                && !readings.is(at + 1, self.determiner)
                && !grammar.ends_as(word(at + 1), self.noun);
            return infinitive.then_some(true);
        }
        let past = readings.is_word(at)
            && !readings.is_capital(at)
            && grammar.ends_as(word(at), self.past);
        past.then_some(false)
    }

    /// What the clause around the tokens `first..end` of the sentence `from..to` shows.
    pub fn direction(
        &self,
        document: &Document,
        readings: &Readings,
        (from, to): (usize, usize),
        (first, end): (usize, usize),
    ) -> Direction {
        let word = |at: usize| document.tokens[at].span.of(&document.article.text).to_owned();
        for at in (from.max(first.saturating_sub(REACH))..first).rev() {
            if let Some(future) = self.cue(document, readings, at) {
                let word = word(at);
                return if future { Direction::Future(word) } else { Direction::Past(Some(word)) };
            }
            if readings.is(at, self.clause) {
                break;
            }
        }
        for at in end..to.min(end + REACH) {
            if readings.is(at, self.reporting) {
                break;
            }
            if let Some(future) = self.cue(document, readings, at) {
                let word = word(at);
                return if future { Direction::Future(word) } else { Direction::Past(Some(word)) };
            }
            if readings.is(at, self.clause) {
                break;
            }
        }
        Direction::Past(None)
    }
}
