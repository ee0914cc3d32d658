//! Expressions that hang on an event and are no date of it: what it is compared with ("from 349
//! million a year earlier"), how long something had not been so ("the first time since May"), and to
//! when something was moved ("postponed it until Monday").

use super::Told;
use super::signals::{Effect, Signals};
use crate::event::{DateLink, Event, EventPos};
use crate::span::Span;
use crate::text::{Rel, TokenId, Tree, Upos};
use crate::time::{Meaning, TimeExpr};
use crate::timex::Timex;

/// Words of a phrase that tells of a record, at most.
const PHRASE: usize = 6;

/// "from 349 million a year earlier": the date belongs to what is compared with.
pub(super) fn is_compared(
    told: &Told<'_>,
    tree: &Tree,
    signals: &Signals,
    event: &Event,
    timex: &Timex,
) -> bool {
    let tokens = &told.document.tokens;
    let last = tokens.partition_point(|t| t.span.start() < timex.span.end()).saturating_sub(1);
    if last >= tree.len() {
        return false;
    }
    // "rose 9 percent from a year earlier"
    let first = tokens.partition_point(|t| t.span.end() <= timex.span.start());
    let before = first.checked_sub(1).map(|at| told.document.token_text(TokenId(at as u32)));
    let counted_back =
        matches!(timex.meaning, Meaning::When(TimeExpr::Before { .. } | TimeExpr::Earlier { .. }));
    if counted_back && before.is_some_and(|word| signals.compare.has_lower(word)) {
        return true;
    }
    if counted_back && is_behind_compared_sum(told, signals, first) {
        return true;
    }
    tree.ancestors(TokenId(last as u32)).take_while(|&t| t != event.token).any(|t| {
        let outside = !timex.span.contains(tokens[t.0 as usize].span);
        let compares = |c: &TokenId| {
            tree.rel(*c) == Rel::Case && signals.compare.has_lower(told.document.token_text(*c))
        };
        let counted =
            matches!(tree.upos(t), Upos::Num | Upos::Sym) || tree.child(t, Rel::Nummod).is_some();
        // "compared with a profit of 96 million a year earlier"
        let clause =
            tree.rel(t) == Rel::Advcl && signals.compare.has_lower(told.document.token_text(t));
        outside && (clause || counted && tree.children(t).iter().any(compares))
    })
}

/// "fell to $4 million from [$12 million] a year earlier", wherever the sum was read to hang.
fn is_behind_compared_sum(told: &Told<'_>, signals: &Signals, first: usize) -> bool {
    let text = |at: usize| told.document.token_text(TokenId(at as u32));
    let part = |at: &usize| {
        matches!(
            told.syntax.xpos(TokenId(*at as u32)),
            "CD" | "$" | "NN" | "NNS" | "JJ" | "RB" | "DT"
        )
    };
    let sum: Vec<usize> = (first.saturating_sub(PHRASE)..first).rev().take_while(part).collect();
    let number = sum.iter().any(|&at| told.syntax.xpos(TokenId(at as u32)) == "CD");
    let opens = sum.last().and_then(|at| at.checked_sub(1)).map(text);
    number && opens.is_some_and(|word| signals.compare.has_lower(word))
}

/// "its slowest growth since 2020", "the first time since May": how long it had not been so.
pub(super) fn is_since_a_record(told: &Told<'_>, signals: &Signals, timex: &Timex) -> bool {
    let tokens = &told.document.tokens;
    let first = tokens.partition_point(|t| t.span.end() <= timex.span.start());
    let text = |at: usize| told.document.token_text(TokenId(at as u32));
    let since = first.checked_sub(1).filter(|&at| signals.effect(text(at)) == Effect::Since);
    let Some(since) = since else { return false };
    let record = |at: usize| {
        let tag = told.syntax.xpos(TokenId(at as u32));
        matches!(tag, "JJS" | "RBS") || signals.first.has_lower(text(at))
    };
    let phrase = (since.saturating_sub(PHRASE)..since).rev().take_while(|&at| text(at) != ",");
    phrase.into_iter().any(record)
}

/// "postponed it until Monday": that is when it comes, not when it was postponed.
pub(super) fn is_shifted(
    told: &Told<'_>,
    signals: &Signals,
    event: &Event,
    link: &DateLink,
) -> bool {
    let text = &told.document.article.text;
    let to = |signal: Span| {
        let word = signal.of(text).to_lowercase();
        signals.to.has(&word) || signals.from.has(&word)
    };
    event.pos == EventPos::Verb && signals.shifting.has(&event.lemma) && link.signal.is_some_and(to)
}
