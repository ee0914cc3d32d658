//! Verbs: which carries a clause, what completes it, and what was read wrong.

use super::Source;
use super::range::REACH;
use crate::text::{Rel, TokenId, Upos};

/// Whether the token heads a clause: a verb, or a predicate with its copula.
pub(super) fn is_clause(source: &Source<'_>, token: TokenId) -> bool {
    let verbal = matches!(source.tree.upos(token), Upos::Verb | Upos::Aux);
    verbal && !matches!(source.tree.rel(token), Rel::Amod | Rel::Compound | Rel::Case)
        || source.tree.child(token, Rel::Cop).is_some()
        || source.tree.child(token, Rel::AuxPass).is_some()
}

/// Verbs that a participle can complete: "had it repaired", "remained closed".
const WITH_PARTICIPLE: &[&str] = &[
    "get",
    "gets",
    "got",
    "getting",
    "have",
    "has",
    "had",
    "having",
    "make",
    "makes",
    "made",
    "see",
    "saw",
    "seen",
    "keep",
    "kept",
    "leave",
    "leaves",
    "left",
    "want",
    "wants",
    "wanted",
    "find",
    "found",
    "feel",
    "felt",
    "declare",
    "declared",
    "call",
    "called",
    "name",
    "named",
    "seem",
    "seems",
    "seemed",
    "appear",
    "appears",
    "appeared",
    "remain",
    "remains",
    "remained",
    "stay",
    "stays",
    "stayed",
    "look",
    "looked",
    "become",
    "became",
    "be",
    "consider",
    "considered",
    "order",
    "ordered",
    "stand",
    "stood",
    "go",
    "went",
    "gone",
    "hear",
    "heard",
    "pronounced",
    "report",
    "reported",
    "listed",
];

/// Whether an open complement can be one: a participle goes with few verbs, a tense with none.
pub(super) fn completes(source: &Source<'_>, token: TokenId) -> bool {
    match source.syntax.xpos(token) {
        "VBN" | "VBD" => {
            let helped = source.tree.children(token).iter().any(|&c| {
                matches!(source.tree.rel(c), Rel::Aux | Rel::AuxPass | Rel::Cop | Rel::Mark)
            });
            let head = source.tree.head(token);
            helped || head.is_some_and(|h| WITH_PARTICIPLE.contains(&source.lower(h).as_str()))
        }
        _ => true,
    }
}

/// The verb that carries the clause: "is expected" for "to decide", "began" for "skimming".
pub fn carrier(source: &Source<'_>, token: TokenId) -> TokenId {
    let mut at = token;
    for _ in 0..6 {
        let Some(head) = source.tree.head(at) else { break };
        match source.tree.rel(at) {
            Rel::Xcomp if is_clause(source, head) && completes(source, at) => at = head,
            _ => break,
        }
    }
    at
}

/// "About 100 protesters marched in Orlando": a past tense that was read as a participle, in a
/// sentence that has no other tense.
pub fn is_misread_past(source: &Source<'_>, token: TokenId) -> bool {
    let tree = source.tree;
    let ambiguous = source.syntax.xpos(token) == "VBN"
        && !source.strong.has(&source.lower(token))
        && tree.upos(token) == Upos::Verb
        && !tree
            .children(token)
            .iter()
            .any(|&c| matches!(tree.rel(c), Rel::Aux | Rel::AuxPass | Rel::Cop));
    if !ambiguous || !matches!(tree.rel(token), Rel::Acl | Rel::Conj | Rel::Root | Rel::AclRelcl) {
        return false;
    }
    let Some(index) = source.document.sentence_at(source.span(token).start()) else { return false };
    let sentence = source.document.sentences[index];
    let later = (token.0 + 1..sentence.end.0.min(token.0 + REACH)).map(TokenId).take_while(|&t| {
        !matches!(source.lower(t).as_str(), "who" | "which" | "that" | "when" | "as")
    });
    let mut around =
        (sentence.first.0.max(token.0.saturating_sub(REACH))..token.0).map(TokenId).chain(later);
    !around.any(|t| matches!(source.syntax.xpos(t), "VBD" | "VBZ" | "VBP" | "MD"))
}
