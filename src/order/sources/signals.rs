//! Signals between two events: "after", "before", "since", "until", "following",
//! "ahead of", "prior to" with a clause or a noun, "later" and "earlier" as adverbs.
//!
//! "When", "while" and "during" are left to the tables: annotators read them in every way.

use crate::event::{EventId, EventPos};
use crate::lang::order::Cues;
use crate::text::{Aspect, Rel, SentenceKind, Tense, TokenId};

use super::{Sayings, event_above, opener, span_of};
use crate::order::model::{Node, RelType};
use crate::order::view::View;

/// Every event that a signal opens, and every one with an adverb of order.
pub(super) fn find(view: &View, cues: &Cues, out: &mut Sayings) {
    if view.tree.is_empty() {
        return;
    }
    for at in 0..view.events.len() {
        opened(view, cues, at, out);
        adverbial(view, cues, at, out);
    }
}

/// "left after the vote", "before he spoke": the signal hangs below the event that it opens.
fn opened(view: &View, cues: &Cues, at: usize, out: &mut Sayings) {
    let token = view.events[at].token.0;
    if token as usize >= view.tree.len() {
        return;
    }
    let noun = view.events[at].pos == EventPos::Noun;
    let Some((above, rel)) = event_above(view, token) else { return };
    let clause = matches!(rel, Rel::Advcl | Rel::Acl | Rel::AclRelcl);
    let phrase = matches!(rel, Rel::Obl | Rel::Nmod);
    if !clause && !phrase {
        return;
    }
    let kinds: [(&crate::lang::order::Cue, RelType, &'static str); 3] = [
        (&cues.after, RelType::After, if clause { "after-clause" } else { "after-noun" }),
        (&cues.before, RelType::Before, if clause { "before-clause" } else { "before-noun" }),
        (&cues.since, RelType::After, "since-noun"),
    ];
    let (main, other) = (Node::Event(EventId(above)), Node::Event(EventId(at as u32)));
    for (cue, rel, name) in kinds {
        if noun == name.ends_with("clause") {
            continue;
        }
        if let Some(signal) = opener(view, token, |word| cue.has(word)) {
            out.add(main, rel, other, name, span_of(view, signal));
            return;
        }
    }
}

/// "He later resigned": after the main event told before.
fn adverbial(view: &View, cues: &Cues, at: usize, out: &mut Sayings) {
    let token = view.events[at].token;
    let adverb = |cue: &crate::lang::order::Cue| {
        let listed = |t: &TokenId| cue.has(view.word(t.0 as usize));
        let mut children = view.children(token).iter().copied();
        children
            .find(|c| view.tree.rel(*c) == Rel::Advmod && listed(c))
            .or_else(|| opening_adverb(view, at).filter(listed))
            .map(|child| child.0)
    };
    let Some(before) = main_before(view, at) else { return };
    let (this, that) = (Node::Event(EventId(at as u32)), Node::Event(EventId(before)));
    if let Some(signal) = adverb(&cues.later) {
        out.add(this, RelType::After, that, "later", span_of(view, signal));
    } else if let Some(signal) = adverb(&cues.earlier) {
        out.add(this, RelType::Before, that, "earlier", span_of(view, signal));
        let opens = opening_adverb(view, at).is_some();
        let perfect = matches!(view.events[at].aspect, Aspect::Perfective);
        let before = if opens && perfect { at } else { 0 };
        for told in lead(view, before) {
            let told = Node::Event(EventId(told as u32));
            out.add(this, RelType::Before, told, "told-before", span_of(view, signal));
        }
    }
}

/// "Earlier, on Wednesday, …": an adverb that opens the sentence of a main verb and is parted off,
/// wherever the tree has it.
fn opening_adverb(view: &View, at: usize) -> Option<TokenId> {
    let token = view.events[at].token;
    if view.tree.rel(token) != Rel::Root {
        return None;
    }
    let first = view.document.sentences.get(view.events[at].sentence as usize)?.first;
    let comma = TokenId(first.0 + 1);
    (comma < token && view.document.token_text(comma) == ",").then_some(first)
}

/// What the first sentence of running text tells as done, which is what the article is about; of
/// the events before that one.
fn lead<'v>(view: &'v View<'_>, before: usize) -> impl Iterator<Item = usize> + 'v {
    let prose = |kind| matches!(kind, SentenceKind::Prose | SentenceKind::Bullet);
    let first = view.document.sentences.iter().position(|s| prose(s.kind));
    let told = move |at: &usize| {
        let event = &view.events[*at];
        Some(event.sentence as usize) == first
            && event.pos == EventPos::Verb
            && event.tense == Tense::Past
            && event.governor.is_none()
    };
    (0..before).filter(told)
}

/// The last verb told before that is no complement: of this sentence or the one before.
fn main_before(view: &View, at: usize) -> Option<u32> {
    let sentence = view.event[at].sentence;
    let before = (0..at).rev().take_while(|&other| view.event[other].sentence + 1 >= sentence);
    let main = |other: &usize| {
        let token = view.events[*other].token;
        (token.0 as usize) < view.tree.len()
            && view.events[*other].pos == EventPos::Verb
            && matches!(view.tree.rel(token), Rel::Root | Rel::Conj | Rel::Parataxis)
    };
    before.take(20).find(main).map(|other| other as u32)
}
