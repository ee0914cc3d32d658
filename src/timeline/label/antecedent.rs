//! Which noun a relative pronoun stands for.

use super::Source;
use super::clause::is_nominal;
use super::subject::noun_above;
use crate::event::ActorKind;
use crate::text::{Rel, TokenId, Upos};

/// The noun that a relative pronoun stands for; none where the words leave two to choose from.
pub(super) fn antecedent(source: &Source<'_>, head: TokenId, pronoun: TokenId) -> Option<TokenId> {
    let tree = source.tree;
    let noun = noun_above(source, head).filter(|&n| n < pronoun)?;
    if let Some(body) = whole_name(source, noun) {
        return Some(body);
    }
    let mut last = pronoun.0.checked_sub(1).map(TokenId)?;
    let comma = source.text(last) == ",";
    if comma {
        last = last.0.checked_sub(1).map(TokenId)?;
    }
    let near = phrase_head(source, last);
    // "a film about a town that won": the film or the town.
    let about = tree.child(noun, Rel::Case).is_some_and(|case| source.text(case) == "about");
    if about && tree.rel(noun) == Rel::Nmod {
        return None;
    }
    let body = |t: TokenId| {
        source.cast.actor(t).is_some_and(|a| a.kind == ActorKind::Group)
            || source.group_nouns.has(&source.lower(t))
    };
    if source.lower(pronoun) == "who" && body(noun) {
        return None;
    }
    // "a rise in the dollar, which hurts": the rise or the dollar.
    let inner = comma && source.lower(pronoun) == "which" && tree.upos(noun) == Upos::Noun;
    let inner = inner && tree.rel(noun) == Rel::Nmod && tree.child(noun, Rel::Case).is_some();
    if inner && near == noun {
        return None;
    }
    let above = tree.head(noun).filter(|&above| {
        comma && source.lower(pronoun) == "which" && is_place_of(source, above, noun)
    });
    if near == noun || !is_nominal(tree.upos(near)) {
        return Some(above.unwrap_or(noun));
    }
    let person =
        |t: TokenId| source.person_nouns.has(&source.lower(t)) || tree.upos(t) == Upos::Propn;
    match source.lower(pronoun).as_str() {
        "who" if !person(noun) && person(near) => Some(near),
        "which" if person(noun) && !source.person_nouns.has(&source.lower(near)) => Some(near),
        // "The village of Old Harrow, which": one and the same.
        "which" if comma && is_its_name(source, noun, near) => Some(noun),
        "which" if comma && is_place_of(source, noun, near) => Some(noun),
        "which" if comma => None,
        _ => Some(noun),
    }
}

/// "The village of [Old Harrow]".
fn is_its_name(source: &Source<'_>, noun: TokenId, near: TokenId) -> bool {
    let tree = source.tree;
    let of = tree.child(near, Rel::Case).is_some_and(|case| source.text(case) == "of");
    let capital = source.text(near).starts_with(char::is_uppercase);
    tree.head(near) == Some(noun) && of && capital && source.group_nouns.has(&source.lower(noun))
}

/// "the Office of Public [Health], which": the office.
fn whole_name(source: &Source<'_>, noun: TokenId) -> Option<TokenId> {
    let tree = source.tree;
    let capital =
        |t: TokenId| tree.upos(t) == Upos::Propn && source.text(t).starts_with(char::is_uppercase);
    let of = tree.child(noun, Rel::Case).is_some_and(|case| source.text(case) == "of");
    let body = |t: TokenId| source.group_nouns.has(&source.lower(t));
    let head = tree.head(noun).filter(|&h| of && tree.rel(noun) == Rel::Nmod && h < noun);
    head.filter(|&h| capital(h) && capital(noun) && body(h))
}

/// "a mill in [Calder], which": where the thing told of is.
fn is_place_of(source: &Source<'_>, noun: TokenId, near: TokenId) -> bool {
    let tree = source.tree;
    let lies = |case: TokenId| matches!(source.text(case), "in" | "at" | "near");
    let article = tree.child(noun, Rel::Det).map(|a| source.lower(a));
    tree.head(near) == Some(noun)
        && tree.upos(near) == Upos::Propn
        && tree.upos(noun) == Upos::Noun
        && tree.child(near, Rel::Case).is_some_and(lies)
        && matches!(article.as_deref(), Some("a" | "an"))
}

/// The head of the phrase that ends with the token.
fn phrase_head(source: &Source<'_>, last: TokenId) -> TokenId {
    let tree = source.tree;
    let mut at = last;
    for _ in 0..6 {
        match (tree.rel(at), tree.head(at)) {
            (Rel::Flat | Rel::Compound | Rel::Nummod, Some(head)) => at = head,
            _ => break,
        }
    }
    at
}
