//! Dates that one clause takes from another, or from the words before the sentence.
//!
//! - "It stood still in 2008, when the builder failed": the clause of "when" has the date before it.
//! - "The village was flooded when the dam was closed in 1956": so has what it is the time of.
//! - "They blamed a heater in a report published in March": saying is as old as the paper.
//! - "1951: the town buys it": a date with a colon dates the line.

use super::dates::event_of_token;
use super::model::{DateLink, Event, EventPos, Tie};
use super::view::View;
use crate::lang::Language;
use crate::text::{Rel, SentenceKind, Tense, TokenId, TokenKind, Upos};
use crate::timex::{Timex, TimexId, TimexKind};

/// How sure a date is that was taken over.
const TAKEN: f32 = 0.8;

/// Adds the dates that events take over.
pub(super) fn share(view: &View<'_>, timexes: &[Timex], language: &Language, events: &mut [Event]) {
    let papers = language.list("papers");
    let of_token = event_of_token(view, events);
    let mut taken: Vec<(usize, DateLink)> = Vec::new();
    for (at, event) in events.iter().enumerate().filter(|(_, event)| is_free(event)) {
        let reader = Reader { view, timexes, events, of_token: &of_token };
        let link = reader
            .before_when(event)
            .or_else(|| reader.of_when(event))
            .or_else(|| reader.of_paper(event, |lemma| papers.has_form(lemma)))
            .or_else(|| reader.of_line(event));
        taken.extend(link.map(|link| (at, link)));
    }
    for (at, link) in taken {
        events[at].dates.retain(|known| known.timex != link.timex);
        events[at].dates.insert(0, link);
    }
}

/// A verb that no expression stands at.
fn is_free(event: &Event) -> bool {
    event.pos != EventPos::Noun && event.dates.iter().all(|link| link.tie == Tie::Likely)
}

struct Reader<'a, 'v> {
    view: &'a View<'v>,
    timexes: &'a [Timex],
    events: &'a [Event],
    of_token: &'a [u32],
}

impl Reader<'_, '_> {
    fn link(&self, index: usize, signal: Option<crate::span::Span>) -> Option<DateLink> {
        let timex = self.timexes.get(index)?;
        let dates = timex.extent().is_some() && timex.kind != TimexKind::Set;
        let timex = TimexId(index as u32);
        dates.then_some(DateLink { timex, signal, tie: Tie::Adverbial, confidence: TAKEN })
    }

    /// The date of the event at a token that stands at it in the text.
    fn placed(&self, token: TokenId) -> Option<&DateLink> {
        let event = self.of_token[token.0 as usize].checked_sub(1)?;
        self.events[event as usize].dates.iter().find(|link| link.tie != Tie::Likely)
    }

    fn is_when(&self, token: TokenId) -> bool {
        self.view.document.token_text(token).eq_ignore_ascii_case("when")
    }

    fn when_of(&self, clause: TokenId) -> Option<TokenId> {
        let own = |&c: &TokenId| c < clause && self.is_when(c);
        self.view.tree.children(clause).iter().copied().find(own)
    }

    /// "in May, when [the owners gave way]".
    fn before_when(&self, event: &Event) -> Option<DateLink> {
        // "on May 3, when divers have looked" is before that.
        if !matches!(event.tense, Tense::Past | Tense::Future) {
            return None;
        }
        let timex = self.timex_before_when(event.token)?;
        self.link(timex as usize, None)
    }

    /// The number of the expression right before the "when" of a clause.
    fn timex_before_when(&self, clause: TokenId) -> Option<u32> {
        let mut before = self.view.beside(self.when_of(clause)?, -1)?;
        if self.view.document.token_text(before) == "," {
            before = self.view.beside(before, -1)?;
        }
        self.view.form_of(before).timex.checked_sub(1)
    }

    /// "[was flooded] when the dam was closed in 1956".
    fn of_when(&self, event: &Event) -> Option<DateLink> {
        let tree = self.view.tree;
        let clause =
            tree.children(event.token).iter().copied().find(|&c| {
                c > event.token && tree.rel(c) == Rel::Advcl && self.when_of(c).is_some()
            })?;
        // "will end a tie that began in 2016, when she left": what happened then is told before.
        if self.timex_before_when(clause).is_some() {
            return None;
        }
        let link = self.placed(clause)?;
        Some(DateLink { tie: Tie::Adverbial, confidence: TAKEN * link.confidence, ..*link })
    }

    /// "[blamed] a heater in a report published in March".
    fn of_paper(&self, event: &Event, is_made: impl Fn(&str) -> bool) -> Option<DateLink> {
        let tree = self.view.tree;
        let inside = |&c: &TokenId| {
            let case = tree.child(c, Rel::Case).map(|case| self.view.document.token_text(case));
            c > event.token && tree.rel(c) == Rel::Obl && case == Some("in")
        };
        let paper = tree.children(event.token).iter().copied().find(inside)?;
        let made = tree
            .children(paper)
            .iter()
            .copied()
            .find(|&c| tree.rel(c) == Rel::Acl && c > paper && is_made(&self.view.lemma(c)))?;
        let link = self.placed(made)?;
        Some(DateLink { confidence: TAKEN * link.confidence, ..*link })
    }

    /// "1951: the town buys it".
    fn of_line(&self, event: &Event) -> Option<DateLink> {
        let rel = self.view.rel(event.token);
        if rel != Rel::Root && rel != Rel::Conj {
            return None;
        }
        let sentences = &self.view.document.sentences;
        let here = sentences.get(event.sentence as usize)?;
        let label = sentences.get((event.sentence as usize).checked_sub(1)?)?;
        if label.kind != SentenceKind::Furniture || label.paragraph != here.paragraph {
            return None;
        }
        let mut words = (label.first.0..label.end.0).map(TokenId).filter(|&t| {
            let kind = self.view.document.tokens[t.0 as usize].kind;
            kind != TokenKind::Punctuation && self.view.upos(t) != Upos::Punct
        });
        let of = |t: TokenId| self.view.form_of(t).timex;
        let first = of(words.next()?).checked_sub(1)?;
        words.all(|t| of(t) == first + 1).then(|| self.link(first as usize, None)).flatten()
    }
}
