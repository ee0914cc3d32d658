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
    if source.lower(pronoun) == "who"
        && let Some(people) = people_of_place(source, noun)
    {
        return Some(people);
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
    if source.lower(pronoun) == "which" && is_person(source, noun) {
        return thing_above(source, noun);
    }
    let body = |t: TokenId| {
        source.cast.actor(t).is_some_and(|a| a.kind == ActorKind::Group) || is_body(source, t)
    };
    if source.lower(pronoun) == "who" && body(noun) {
        return None;
    }
    // "a rise in the dollar, which hurts": the rise or the dollar.
    let inner = comma && source.lower(pronoun) == "which" && tree.upos(noun) == Upos::Noun;
    let inner = inner && tree.rel(noun) == Rel::Nmod && tree.child(noun, Rel::Case).is_some();
    if inner && near == noun && !agrees_alone(source, head, noun) {
        return None;
    }
    let above = tree.head(noun).filter(|&above| {
        comma && source.lower(pronoun) == "which" && is_place_of(source, above, noun)
    });
    if near == noun || !is_nominal(tree.upos(near)) {
        return Some(above.unwrap_or(noun));
    }
    let person = |t: TokenId| {
        source.person_nouns.has(&source.lower(t))
            || tree.upos(t) == Upos::Propn
            || has_capital(source, t)
    };
    // "The controllers in [Calder], who": a place is nobody.
    let place = tree
        .child(near, Rel::Case)
        .is_some_and(|case| matches!(source.text(case), "in" | "at" | "near" | "from" | "outside"));
    let place = place && tree.head(near) == Some(noun) && !is_person(source, near);
    // "the daughter of a signalman who fell": the one who is new to the reader.
    let det = |t: TokenId| tree.child(t, Rel::Det).map(|a| source.lower(a));
    let new = !comma
        && tree.rel(near) == Rel::Nmod
        && tree.head(near) == Some(noun)
        && matches!(det(near).as_deref(), Some("a" | "an"))
        && det(noun).as_deref() == Some("the");
    match source.lower(pronoun).as_str() {
        "who" if place => Some(noun),
        "who" if new && person(near) => Some(near),
        // "a resident of Calder who returned"
        "who"
            if is_of_name(source, noun, near)
                && !is_person(source, near)
                && source.person_nouns.has(&source.lower(noun)) =>
        {
            Some(noun)
        }
        // "guarded the mills since the [fires] that broke out in May"
        "that" if !comma && of_time(source, near) => Some(near),
        "who" if !person(noun) && person(near) => Some(near),
        // "The Bank of England, which": the whole name.
        "which" if is_of_name(source, noun, near) && has_capital(source, noun) => Some(noun),
        "which" if person(noun) && !source.person_nouns.has(&source.lower(near)) => Some(near),
        // "The village of Old Harrow, which": one and the same.
        "which" if comma && is_of_name(source, noun, near) && is_body(source, noun) => Some(noun),
        "which" if comma && is_place_of(source, noun, near) => Some(noun),
        "which" if comma => None,
        _ => Some(noun),
    }
}

/// "owners from [Rhode Island] who sued", "one of the [plaintiffs], who": a place is nobody.
fn people_of_place(source: &Source<'_>, place: TokenId) -> Option<TokenId> {
    let tree = source.tree;
    let case = tree.child(place, Rel::Case).filter(|_| tree.rel(place) == Rel::Nmod)?;
    let from = matches!(source.text(case), "from" | "in" | "at" | "near");
    let name = tree.upos(place) == Upos::Propn && !is_person(source, place);
    let people = tree.head(place).filter(|_| from && name)?;
    (source.syntax.xpos(people) == "NNS").then_some(people)
}

fn is_person(source: &Source<'_>, noun: TokenId) -> bool {
    let actor = source.cast.actor(noun);
    actor.is_some_and(|actor| actor.named && actor.kind == ActorKind::Person)
        && source.tree.upos(noun) == Upos::Propn
}

/// "the Bank of [England]", "The village of [Old Harrow]", "the Office for [Students]"
fn is_of_name(source: &Source<'_>, noun: TokenId, name: TokenId) -> bool {
    let case = source.tree.child(name, Rel::Case).map(|case| source.text(case));
    let of = case == Some("of") || case == Some("for") && has_capital(source, noun);
    of && source.tree.head(name) == Some(noun) && has_capital(source, name)
}

fn has_capital(source: &Source<'_>, noun: TokenId) -> bool {
    source.text(noun).starts_with(char::is_uppercase)
}

/// "council", "village"
fn is_body(source: &Source<'_>, noun: TokenId) -> bool {
    source.group_nouns.has(&source.lower(noun))
}

/// "since the fires", "after a vote".
fn of_time(source: &Source<'_>, noun: TokenId) -> bool {
    let case = source.tree.child(noun, Rel::Case).map(|case| source.text(case));
    matches!(case, Some("since" | "after" | "before" | "during" | "until" | "despite"))
}

/// "the terms of the deal, which was signed": only the deal was.
fn agrees_alone(source: &Source<'_>, verb: TokenId, noun: TokenId) -> bool {
    let tree = source.tree;
    let mut helpers = tree.children(verb).iter().copied();
    let helper = helpers.find(|&c| matches!(tree.rel(c), Rel::Aux | Rel::AuxPass | Rel::Cop));
    let many = match source.lower(helper.unwrap_or(verb)).as_str() {
        "was" | "is" | "has" => false,
        "were" | "are" | "have" => true,
        _ => return false,
    };
    let plural = |t: TokenId| matches!(source.syntax.xpos(t), "NNS" | "NNPS");
    plural(noun) == many && tree.head(noun).is_some_and(|above| plural(above) != many)
}

/// "a hall designed by [Ana Lund], which": what the phrase with the name belongs to.
fn thing_above(source: &Source<'_>, name: TokenId) -> Option<TokenId> {
    let tree = source.tree;
    let mut at = name;
    for _ in 0..4 {
        let inside = matches!(
            tree.rel(at),
            Rel::Nmod | Rel::Obl | Rel::OblAgent | Rel::Acl | Rel::Appos | Rel::NmodDesc
        );
        at = tree.head(at).filter(|_| inside)?;
        if tree.upos(at) == Upos::Noun {
            let person = source.person_nouns.has(&source.lower(at));
            return Some(at).filter(|_| !person);
        }
    }
    None
}

/// "the Office of Public [Health], which": the office.
fn whole_name(source: &Source<'_>, noun: TokenId) -> Option<TokenId> {
    let name = source.tree.rel(noun) == Rel::Nmod && source.tree.upos(noun) == Upos::Propn;
    source.tree.head(noun).filter(|&head| {
        name && head < noun
            && is_of_name(source, head, noun)
            && has_capital(source, head)
            && is_body(source, head)
    })
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
        && matches!(article.as_deref(), Some("a" | "an" | "the"))
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
