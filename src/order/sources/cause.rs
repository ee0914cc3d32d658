//! Causes come before what they bring about: "because", "led to", "came after", "in order to".

use crate::event::EventId;
use crate::lang::order::Cues;
use crate::text::{Rel, TokenId};

use super::{Sayings, event_above, opener, span_of};
use crate::order::model::{Node, RelType};
use crate::order::view::View;

/// Every clause of cause or purpose, and every verb of causing.
pub(super) fn find(view: &View, cues: &Cues, out: &mut Sayings) {
    for (at, event) in view.events.iter().enumerate() {
        if event.token.0 as usize >= view.tree.len() {
            continue;
        }
        clause(view, cues, at, out);
        verb(view, cues, at, out);
        answer(view, cues, at, out);
    }
}

fn clause(view: &View, cues: &Cues, at: usize, out: &mut Sayings) {
    let token = view.events[at].token.0;
    let Some((above, Rel::Advcl)) = event_above(view, token) else { return };
    let (main, other) = (Node::Event(EventId(above)), Node::Event(EventId(at as u32)));
    if let Some(signal) = opener(view, token, |word| cues.because.has(word)) {
        out.add(main, RelType::After, other, "because", span_of(view, signal));
    } else if let Some(signal) = opener(view, token, |word| cues.purpose.has(word)) {
        out.add(main, RelType::Before, other, "in-order-to", span_of(view, signal));
    }
}

/// "The vote led to protests", "the recall came after the interview".
fn verb(view: &View, cues: &Cues, at: usize, out: &mut Sayings) {
    let (token, lemma) = (view.events[at].token, view.event[at].lemma);
    let (leads, follows) = (cues.leads.has(lemma), cues.follows.has(lemma));
    if !leads && !follows {
        return;
    }
    let children = view.children(token);
    let event = |child: &TokenId| view.event_at[child.0 as usize].checked_sub(1);
    let subject = children.iter().find(|c| view.tree.rel(**c).is_subject()).and_then(event);
    let complement = |child: &&TokenId| {
        let rel = view.tree.rel(**child);
        let came_first = || opener(view, child.0, |word| cues.after.has(word)).is_some();
        match rel {
            Rel::Obj => true,
            Rel::Obl => leads || came_first(),
            _ => false,
        }
    };
    let Some(other) = children.iter().filter(complement).find_map(event) else { return };
    let Some(subject) = subject else { return };
    let (this, that) = (Node::Event(EventId(subject)), Node::Event(EventId(other)));
    let rel = if leads { RelType::Before } else { RelType::After };
    out.add(this, rel, that, "brings-about", span_of(view, token.0));
}

/// "In response to the remarks, Paris recalled its envoy".
fn answer(view: &View, cues: &Cues, at: usize, out: &mut Sayings) {
    let token = view.events[at].token;
    let Some(noun) = view.tree.head(token).filter(|_| view.tree.rel(token) == Rel::Nmod) else {
        return;
    };
    if !cues.answers.has(view.word(noun.0 as usize)) || view.tree.rel(noun) != Rel::Obl {
        return;
    }
    let Some((above, _)) = event_above(view, noun.0) else { return };
    let (main, other) = (Node::Event(EventId(above)), Node::Event(EventId(at as u32)));
    out.add(main, RelType::After, other, "in-response", span_of(view, noun.0));
}
