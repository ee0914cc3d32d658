//! Whether a verb can have a subject: number agreement finds wrong readings.

use super::Source;
use crate::event::ActorKind;
use crate::text::{Rel, TokenId, Upos};

/// False when a plural noun stands with a singular verb, or a singular common noun with a plural
/// one, or when the subject is a genitive.
pub(super) fn agrees(source: &Source<'_>, verb: TokenId, subject: TokenId) -> bool {
    let tree = source.tree;
    let genitive = tree
        .children(subject)
        .iter()
        .any(|&c| tree.rel(c) == Rel::Case && matches!(source.text(c), "'s" | "’s") && c > subject);
    if genitive {
        return false;
    }
    let joined = tree.child(subject, Rel::Conj).is_some();
    let one = match source.syntax.xpos(subject) {
        _ if joined => return true,
        "NNS" => false,
        "NN" if tree.upos(subject) == Upos::Noun => true,
        "NNP" if is_base(source, verb) && !source.text(subject).ends_with('s') => return false,
        "NNP" if source.cast.actor(subject).is_some_and(|a| a.kind == ActorKind::Person) => true,
        _ => return true,
    };
    let noun = source.lower(subject);
    if source.group_nouns.has(&noun) || source.quantities.has(&noun) {
        return true;
    }
    let finite = tree
        .children(verb)
        .iter()
        .copied()
        .find(|&c| matches!(tree.rel(c), Rel::Aux | Rel::AuxPass | Rel::Cop));
    let finite = finite.unwrap_or(verb);
    match (source.syntax.xpos(finite), source.lower(finite).as_str()) {
        ("VBZ", _) | (_, "was" | "is" | "has") => one,
        ("VBP", word) if source.unchanged.has(word) => true,
        ("VBP", _) | (_, "were" | "are" | "have") => !one,
        _ => true,
    }
}

/// "order", "need": a present tense of the plural without an auxiliary.
fn is_base(source: &Source<'_>, verb: TokenId) -> bool {
    let helped = source
        .tree
        .children(verb)
        .iter()
        .any(|&c| matches!(source.tree.rel(c), Rel::Aux | Rel::AuxPass | Rel::Cop));
    !helped
        && source.syntax.xpos(verb) == "VBP"
        && !matches!(source.text(verb), "are" | "have")
        && !source.unchanged.has(source.text(verb))
}
