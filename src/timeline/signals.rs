//! The words before a date and what they make of it, and which of several events a date belongs to.

use super::Told;
use crate::event::{DateLink, Tie};
use crate::lang::{Language, WordList};
use crate::span::Span;
use crate::text::{Rel, TokenId, Tree};

/// Dates less sure than this tell nothing.
const LEAST: f32 = 0.25;
/// Links that must be surer, because another event has the expression with more right.
const SHARED: f32 = 0.45;

/// What dates need to know of the language.
pub struct Signals {
    before: &'static WordList,
    after: &'static WordList,
    by: &'static WordList,
    until: &'static WordList,
    since: &'static WordList,
    pub(super) from: &'static WordList,
    pub(super) saying: &'static WordList,
    ahead: &'static WordList,
    pub(super) to: &'static WordList,
    pub(super) compare: &'static WordList,
    pub(super) first: &'static WordList,
    pub(super) later: &'static WordList,
    pub(super) day: &'static WordList,
    pub(super) lasting: &'static WordList,
    pub(super) shifting: &'static WordList,
    pub(super) planning: &'static WordList,
    pub(super) fixing: &'static WordList,
    pub(super) anniversary: &'static WordList,
    pub(super) ordinals: &'static WordList,
    pub(super) period_ends: &'static WordList,
    /// "accident crash": a noun, and what it can name.
    pub(super) names_for: &'static WordList,
    bounds: &'static WordList,
    definite: &'static WordList,
    /// By expression: how sure its surest event is.
    best: Vec<f32>,
    /// By expression: whether it stands at a verb.
    placed: Vec<bool>,
}

/// What a signal does to the date that follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Effect {
    At,
    Before,
    After,
    By,
    Until,
    Since,
    From,
}

impl Signals {
    /// The lists of a language.
    pub fn of(language: &Language, told: &Told<'_>) -> Signals {
        let mut best = vec![0.0f32; told.timexes.len()];
        let mut placed = vec![false; told.timexes.len()];
        for link in told.events.iter().flat_map(|e| &e.dates) {
            if let Some(most) = best.get_mut(link.timex.0 as usize) {
                *most = most.max(link.confidence);
                placed[link.timex.0 as usize] |= stands_at_its_verb(link.tie);
            }
        }
        Signals {
            before: language.list("signal-before"),
            after: language.list("signal-after"),
            by: language.list("signal-by"),
            until: language.list("signal-until"),
            since: language.list("signal-since"),
            from: language.list("signal-from"),
            saying: language.list("saying"),
            ahead: language.list("signal-ahead"),
            to: language.list("signal-to"),
            compare: language.list("compare"),
            first: language.list("first"),
            later: language.list("later"),
            day: language.list("day"),
            lasting: language.list("lasting"),
            shifting: language.list("shifting"),
            planning: language.list("planning"),
            fixing: language.list("fixing"),
            anniversary: language.list("anniversary"),
            ordinals: language.list("ordinals"),
            period_ends: language.list("period-ends"),
            names_for: language.list("names-for"),
            bounds: language.list("bounds"),
            definite: language.list("definite"),
            best,
            placed,
        }
    }

    /// Sure enough, or surer than any other event of the expression; a mere likelihood is nothing
    /// where the expression stands at a verb.
    pub fn holds(&self, link: &DateLink) -> bool {
        let placed = self.placed.get(link.timex.0 as usize).copied().unwrap_or(false);
        if placed && link.tie == Tie::Likely {
            return false;
        }
        let best = self.best.get(link.timex.0 as usize).copied().unwrap_or(0.0);
        link.confidence >= SHARED || link.confidence >= LEAST && link.confidence >= 0.85 * best
    }

    /// Whether the word says that what it stands before came first ("after"), or later ("before").
    pub(super) fn is_after(&self, word: &str) -> Option<bool> {
        match self.effect(word) {
            Effect::After => Some(true),
            Effect::Before => Some(false),
            _ => None,
        }
    }

    /// "in two weeks".
    pub fn is_ahead(&self, word: &str) -> bool {
        self.ahead.has_lower(word)
    }

    /// Whether the word says that one thing came before another.
    pub fn orders(&self, word: &str) -> bool {
        matches!(self.effect(word), Effect::Before | Effect::After)
    }

    /// "the vote", "his resignation": one that the reader knows.
    pub(super) fn is_definite(&self, told: &Told<'_>, tree: &Tree, noun: TokenId) -> bool {
        let the = |c: TokenId| self.definite.has_lower(told.document.token_text(c));
        tree.child(noun, Rel::NmodPoss).is_some() || tree.child(noun, Rel::Det).is_some_and(the)
    }

    /// What the signal at a place in a text does, with the words before it: "prior [to]", "no later
    /// [than]".
    pub(super) fn effect_at(&self, text: &str, signal: Span) -> Effect {
        let before = text.get(..signal.end()).unwrap_or_default();
        let mut words: Vec<&str> = before.split_whitespace().rev().take(3).collect();
        words.reverse();
        let phrases = (0..words.len()).map(|first| words[first..].join(" "));
        let mut effects = phrases.map(|phrase| self.effect(&phrase));
        effects.find(|effect| *effect != Effect::At).unwrap_or(Effect::At)
    }

    /// The signal with the words before it that belong to it: "no later [than]", "as early [as]".
    pub(super) fn whole<'t>(&self, text: &'t str, signal: Span) -> &'t str {
        let before = text.get(..signal.end()).unwrap_or_default();
        let third = before.rmatch_indices(' ').nth(2).map_or(0, |(at, _)| at + 1);
        let words = before.get(third..).unwrap_or_default();
        if self.bounds.has_lower(words) { words } else { signal.of(text) }
    }

    pub(super) fn effect(&self, word: &str) -> Effect {
        let word = word.to_lowercase();
        let lists = [
            (self.before, Effect::Before),
            (self.after, Effect::After),
            (self.by, Effect::By),
            (self.until, Effect::Until),
            (self.since, Effect::Since),
            (self.from, Effect::From),
        ];
        let found = lists.iter().find(|(list, _)| list.has(&word));
        found.map_or(Effect::At, |(_, effect)| *effect)
    }
}

fn stands_at_its_verb(tie: Tie) -> bool {
    matches!(tie, Tie::Beside | Tie::Adverbial | Tie::Bare | Tie::Complement)
}
