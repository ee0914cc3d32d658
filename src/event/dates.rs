//! Which expression dates which event: by the dependency path, not by distance.
//!
//! From the head of an expression the tree is climbed to the first event; what English newswire
//! does to parsers is mended on the way ("said Monday that …", "is expected to visit on Friday"),
//! and the date is handed on to what shares it ("On Monday he met X and signed Y", "held a vote").

use super::model::{DateLink, Event, EventClass};
use super::view::View;
use crate::lang::events::EventWords;
use crate::span::Span;
use crate::text::{Rel, TokenId, Upos};
use crate::timex::Timex;

/// Steps up the tree before a date is given up.
const REACH: usize = 6;
/// What a step over a word that is no event costs.
const STEP: f32 = 0.85;
/// Links less sure than this are not made.
const LEAST: f32 = 0.2;

/// Fills [`Event::dates`] of every event, the surest first.
pub(super) fn link(view: &View<'_>, timexes: &[Timex], words: &EventWords, events: &mut [Event]) {
    let of_token = event_of_token(view, events);
    for (i, timex) in timexes.iter().enumerate() {
        let Some(head) = head_of(view, i, timex) else { continue };
        let linker = Linker { view, words, events, of_token: &of_token, head };
        let signal = linker.signal(timex);
        let mut found = linker.direct(timex);
        linker.share(&mut found);
        for (event, confidence) in found {
            if confidence >= LEAST {
                let link = DateLink { timex: timex.id, signal, confidence };
                add(&mut events[event], link);
            }
        }
    }
    for event in events {
        event
            .dates
            .sort_by(|a, b| b.confidence.total_cmp(&a.confidence).then(a.timex.cmp(&b.timex)));
    }
}

fn add(event: &mut Event, link: DateLink) {
    match event.dates.iter_mut().find(|had| had.timex == link.timex) {
        Some(had) => had.confidence = had.confidence.max(link.confidence),
        None => event.dates.push(link),
    }
}

/// One more than the index of the event that a token heads; 0 for the others.
fn event_of_token(view: &View<'_>, events: &[Event]) -> Vec<u32> {
    let mut of_token = vec![0; view.forms.len()];
    for (i, event) in events.iter().enumerate() {
        if let Some(slot) = of_token.get_mut(event.token.0 as usize) {
            *slot = i as u32 + 1;
        }
    }
    of_token
}

/// The token of an expression whose head lies outside of it.
fn head_of(view: &View<'_>, index: usize, timex: &Timex) -> Option<TokenId> {
    let first = view.document.tokens.partition_point(|t| t.span.end() <= timex.span.start());
    let inside = |t: TokenId| view.form_of(t).timex as usize == index + 1;
    let tokens = (first..view.forms.len()).map(|i| TokenId(i as u32)).take_while(|&t| inside(t));
    let leaves = |&t: &TokenId| view.tree.head(t).is_none_or(|head| !inside(head));
    let mut heads = tokens.filter(leaves);
    let first = heads.next()?;
    let better = heads.find(|&t| is_content(view.upos(t)));
    Some(if is_content(view.upos(first)) { first } else { better.unwrap_or(first) })
}

fn is_content(upos: Upos) -> bool {
    matches!(upos, Upos::Noun | Upos::Propn | Upos::Num | Upos::Adv | Upos::Adj)
}

/// What is asked for one expression.
struct Linker<'l, 'a> {
    view: &'l View<'a>,
    words: &'l EventWords,
    events: &'l [Event],
    of_token: &'l [u32],
    head: TokenId,
}

impl Linker<'_, '_> {
    fn event(&self, token: TokenId) -> Option<usize> {
        self.of_token[token.0 as usize].checked_sub(1).map(|i| i as usize)
    }

    /// The word that ties the expression to its event: a preposition or a conjunction.
    fn signal(&self, timex: &Timex) -> Option<Span> {
        let before = |&t: &TokenId| self.span(t).end() <= timex.span.start();
        let ties = |&t: &TokenId| matches!(self.view.rel(t), Rel::Case | Rel::Mark);
        let child = self.view.tree.children(self.head).iter().copied().filter(before).rfind(ties);
        child.map(|t| self.span(t))
    }

    fn span(&self, token: TokenId) -> Span {
        self.view.document.tokens[token.0 as usize].span
    }

    /// The event that the expression hangs on.
    fn direct(&self, timex: &Timex) -> Vec<(usize, f32)> {
        if let Some(event) = self.beside(timex) {
            return vec![(event, 0.95)];
        }
        let mut confidence = 0.9;
        let mut at = self.head;
        for _ in 0..REACH {
            let Some(head) = self.view.tree.head(at) else {
                return self.of_root(at);
            };
            let rel = self.view.rel(at);
            if let Some(event) = self.event(head) {
                return vec![self.lower(event, timex, confidence * weight(rel))];
            }
            if let Some(event) = self.subject_of(head).filter(|_| self.verbal(head)) {
                return vec![(event, confidence * 0.9)];
            }
            confidence *= STEP;
            at = head;
        }
        Vec::new()
    }

    /// "the vote was on Tuesday": the expression is the predicate, its subject the event.
    fn of_root(&self, root: TokenId) -> Vec<(usize, f32)> {
        self.subject_of(root).map(|event| (event, 0.8)).into_iter().collect()
    }

    fn subject_of(&self, token: TokenId) -> Option<usize> {
        let children = self.view.tree.children(token);
        let subject = children.iter().copied().find(|&c| self.view.rel(c).is_subject())?;
        self.event(subject)
    }

    fn verbal(&self, token: TokenId) -> bool {
        matches!(self.view.upos(token), Upos::Verb | Upos::Aux)
    }

    /// "said Monday", "Bush on Tuesday said": a verb that touches the expression.
    fn beside(&self, timex: &Timex) -> Option<usize> {
        let view = self.view;
        let index = view.form_of(self.head).timex;
        let mut first = self.head;
        while let Some(t) = view.beside(first, -1).filter(|&t| view.form_of(t).timex == index) {
            first = t;
        }
        let before = view.beside(first, -1)?;
        let bare = !matches!(view.rel(before), Rel::Case | Rel::Mark);
        let left = if bare { before } else { view.beside(before, -1)? };
        let verb = self.event(left).filter(|&e| view.upos(left) == Upos::Verb && self.finite(e));
        let verb = verb.filter(|&e| bare || self.events[e].class == EventClass::Reporting);
        let _ = timex;
        verb
    }

    fn finite(&self, event: usize) -> bool {
        self.view.group(self.events[event].token).is_some()
    }

    /// A date that stands behind the verb of a complement belongs to that verb, not to what
    /// governs it: "is expected to visit Baghdad on Friday".
    fn lower(&self, event: usize, timex: &Timex, confidence: f32) -> (usize, f32) {
        let mut at = event;
        for _ in 0..REACH {
            let children = self.view.tree.children(self.events[at].token);
            let lower = children.iter().rev().copied().find(|&c| {
                self.view.rel(c) == Rel::Xcomp && self.span(c).end() <= timex.span.start()
            });
            match lower.and_then(|c| self.event(c)) {
                Some(next) => at = next,
                None => break,
            }
        }
        (at, if at == event { confidence } else { confidence * 0.9 })
    }

    /// Hands the date on to what shares it.
    fn share(&self, found: &mut Vec<(usize, f32)>) {
        let Some(&(event, confidence)) = found.first() else { return };
        let token = self.events[event].token;
        let lemma = self.view.form_of(token).lemma;
        let fronted = self.head < token;
        for &child in self.view.tree.children(token) {
            let Some(other) = self.event(child) else { continue };
            let share = match self.view.rel(child) {
                Rel::Conj if fronted && self.same_tense(event, other) => 0.7,
                Rel::Nsubj | Rel::NsubjPass if self.words.happen.has(lemma) => 0.85,
                Rel::Obj if self.words.light.has(lemma) => 0.85,
                Rel::Xcomp if self.events[event].class == EventClass::Aspectual => 0.85,
                _ => continue,
            };
            if !self.dated(child) {
                found.push((other, confidence * share));
            }
        }
    }

    fn same_tense(&self, a: usize, b: usize) -> bool {
        self.events[a].tense == self.events[b].tense
    }

    /// Whether an expression of its own hangs on the token.
    fn dated(&self, token: TokenId) -> bool {
        let children = self.view.tree.children(token);
        children.iter().any(|&c| self.view.form_of(c).timex > 0)
    }
}

/// How sure a date is of the word that it hangs on in that relation.
fn weight(rel: Rel) -> f32 {
    match rel {
        Rel::Obl | Rel::OblUnmarked | Rel::Advmod | Rel::NmodUnmarked => 1.0,
        Rel::Nmod | Rel::NmodPoss | Rel::Compound | Rel::Amod | Rel::Nummod => 0.95,
        Rel::Nsubj | Rel::NsubjPass | Rel::Obj => 0.6,
        _ => 0.7,
    }
}
