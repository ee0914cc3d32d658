//! Who says that it is so: the speaker of the clause an event stands in.

use super::cast::Cast;
use super::mention::description;
use super::model::{Event, EventClass, EventPos, Mention};
use super::participants::{noun_phrase, subject, words_together};
use crate::lang::Language;
use crate::span::Span;
use crate::text::{Document, Rel, TokenId, Tree, Upos};
use crate::timex::Timex;

/// Fills [`Event::attribution`] of every event.
pub(super) fn fill(
    document: &Document,
    tree: &Tree,
    timexes: &[Timex],
    cast: &Cast,
    language: &Language,
    events: &mut [Event],
) {
    let mut saying = vec![false; tree.len()];
    let verbs = language.list("saying");
    let counts = language.list("counts-of-people");
    let says = |e: &&Event| {
        let listed = || e.pos == EventPos::Verb && verbs.has_form(&e.lemma);
        e.class == EventClass::Reporting || listed()
    };
    for event in events.iter().filter(says) {
        if let Some(flag) = saying.get_mut(event.token.0 as usize) {
            *flag = true;
        }
    }
    for event in events {
        event.attribution = speaker(document, tree, &saying, event.token)
            .and_then(|token| mention(document, tree, cast, token))
            .filter(|mention| !is_dated(timexes, mention.span))
            .filter(|mention| !counts.has_lower(&mention.text));
    }
}

/// Whether an expression stands in a stretch of text.
fn is_dated(timexes: &[Timex], span: Span) -> bool {
    let first = timexes.partition_point(|timex| timex.span.end() <= span.start());
    timexes.get(first).is_some_and(|timex| timex.span.overlaps(span))
}

/// The head of the phrase that names the speaker.
fn speaker(document: &Document, tree: &Tree, saying: &[bool], token: TokenId) -> Option<TokenId> {
    let (mut at, mut below) = (token, None);
    for _ in 0..12 {
        // A report does not say of itself that it was published.
        let source = according_to(document, tree, at).filter(|&source| Some(source) != below);
        if let Some(source) = source.filter(|&source| source != token) {
            return Some(source);
        }
        if let Some(aside) = aside(document, tree, saying, at, token) {
            return Some(aside);
        }
        let head = tree.head(at)?;
        let joined = tree.rel(at) == Rel::Parataxis && is_parted(document, at, head);
        let says = saying[head.0 as usize] && !joined;
        // "recalled it once, last May, when two failed": no clause is said.
        let clause = tree.rel(at) != Rel::Parataxis
            || tree.subject(at).is_some()
            || tree.upos(at) == Upos::Verb;
        if says && clause && matches!(tree.rel(at), Rel::Ccomp | Rel::Parataxis | Rel::Xcomp) {
            // "asked the court to stop it, arguing that …": who asked argues.
            let above = tree.head(head).filter(|_| tree.rel(head) == Rel::Advcl);
            let own = subject(tree, head).or_else(|| above.and_then(|verb| subject(tree, verb)));
            let (speaker, passive) = own?;
            return Some(speaker).filter(|&speaker| speaker != at && !passive);
        }
        (at, below) = (head, Some(at));
    }
    None
}

/// "…, the minister said", hung below what is said.
fn aside(
    document: &Document,
    tree: &Tree,
    saying: &[bool],
    at: TokenId,
    event: TokenId,
) -> Option<TokenId> {
    let below = tree.children(at).iter().copied();
    let verb = below
        .filter(|&c| tree.rel(c) == Rel::Parataxis && saying[c.0 as usize] && c != event)
        .filter(|&c| !is_parted(document, event, c))
        .find(|&c| !tree.ancestors(event).any(|a| a == c))?;
    tree.subject(verb)
}

/// "One left; the other called it a defeat.": what stands behind the semicolon says nothing of the
/// rest.
fn is_parted(document: &Document, one: TokenId, other: TokenId) -> bool {
    let between = one.0.min(other.0)..one.0.max(other.0);
    between.into_iter().any(|t| document.token_text(TokenId(t)) == ";")
}

/// "according to the ministry".
fn according_to(document: &Document, tree: &Tree, at: TokenId) -> Option<TokenId> {
    tree.children(at).iter().copied().find(|&c| {
        matches!(tree.rel(c), Rel::Obl | Rel::Nmod | Rel::Advcl)
            && tree.children(c).iter().any(|&k| {
                matches!(tree.rel(k), Rel::Case | Rel::Mark)
                    && document.token_text(k).eq_ignore_ascii_case("according")
            })
    })
}

fn mention(document: &Document, tree: &Tree, cast: &Cast, token: TokenId) -> Option<Mention> {
    let tokens = words_together(document, tree, token);
    let (first, last) = (*tokens.first()?, *tokens.last()?);
    let at = |t: TokenId| document.tokens[t.0 as usize].span;
    let span = Span::new(at(first).start(), at(last).end());
    let text = match (tree.upos(token), cast.actor(token)) {
        (_, Some(actor)) if actor.named => actor.spoken.clone(),
        (Upos::Pron, Some(actor)) => actor.spoken.clone(),
        (Upos::Pron | Upos::Det, None) => return None,
        _ => description(document, tree, &tokens),
    };
    // "its mission chief": whose
    if !text.contains([' ', '.'])
        && text.starts_with(char::is_lowercase)
        && tree.child(token, Rel::NmodPoss).is_some()
    {
        return None;
    }
    let text = match joined(document, tree, token, last) {
        Some(others) => format!("{text} {others}"),
        None => text,
    };
    Some(Mention { span, text })
}

/// Who else speaks: "and the union" of "the mayor and the union".
fn joined(document: &Document, tree: &Tree, token: TokenId, last: TokenId) -> Option<String> {
    let first = tree.child(token, Rel::Conj).filter(|&first| first > last)?;
    let children = tree.children(token).iter().copied();
    let others = children.into_iter().rfind(|&c| tree.rel(c) == Rel::Conj).unwrap_or(first);
    let end = *noun_phrase(tree, others).last().filter(|end| end.0 - last.0 <= MOST)?;
    let span = |t: TokenId| document.tokens[t.0 as usize].span;
    let between = Span::new(span(last).end(), span(end).end()).of(&document.article.text);
    Some(between.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The joined speakers of a longer list are left out.
const MOST: u32 = 10;
