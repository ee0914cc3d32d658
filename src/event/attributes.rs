//! Part of speech, tense, aspect, polarity and modality of an event, from its verb group and what
//! stands with it.

use super::model::{Event, EventClass, EventId, EventPos, Polarity, Status};
use super::view::View;
use crate::lang::events::EventWords;
use crate::span::Span;
use crate::text::{Rel, TokenId, Upos, VerbGroup};

/// The event of a token.
pub(super) fn event(
    view: &View<'_>,
    words: &EventWords,
    id: EventId,
    token: TokenId,
    span: Span,
    class: EventClass,
) -> Event {
    let group = view.group(token).or_else(|| copula(view, token));
    let denied = group.is_some_and(|group| group.negated) || negated(view, words, token);
    let modal = group.and_then(|group| group.modal);
    Event {
        id,
        span,
        token,
        sentence: view.form_of(token).sentence,
        lemma: view.lemma(token),
        pos: pos(view.upos(token)),
        class,
        tense: group.map(|group| group.tense).unwrap_or_default(),
        aspect: group.map(|group| group.aspect).unwrap_or_default(),
        polarity: if denied { Polarity::Negative } else { Polarity::Positive },
        modality: modal.map(|modal| view.document.token_text(modal).to_lowercase()),
        status: Status::default(),
        governor: None,
        attribution: None,
        participants: Vec::new(),
        dates: Vec::new(),
        salience: 0.0,
    }
}

/// "is ready", "was a success": the verb group of the copula.
fn copula<'v>(view: &'v View<'_>, token: TokenId) -> Option<&'v VerbGroup> {
    view.group(view.tree.child(token, Rel::Cop)?)
}

/// "no attack", "without violence", "not ready".
fn negated(view: &View<'_>, words: &EventWords, token: TokenId) -> bool {
    view.tree.children(token).iter().any(|&child| {
        matches!(view.rel(child), Rel::Det | Rel::Advmod | Rel::Case)
            && words.negation.has(view.form_of(child).word)
    })
}

fn pos(upos: Upos) -> EventPos {
    match upos {
        Upos::Verb | Upos::Aux => EventPos::Verb,
        Upos::Noun | Upos::Propn => EventPos::Noun,
        Upos::Adj => EventPos::Adjective,
        Upos::Adp => EventPos::Preposition,
        _ => EventPos::Other,
    }
}
