//! Events that are nouns: "The attack on the embassy".

use super::draft::Draft;
use super::scan::{Cutter, Window};
use super::{Request, Source};
use crate::text::{Rel, TokenId, Upos};

/// The noun with what it is of, between, by, as the sentence words it; a bare noun tells too little.
pub(super) fn draft(source: &Source<'_>, token: TokenId, request: &Request) -> Option<Draft> {
    let cutter = Cutter::new(source, request, token);
    // "expects revenue to fall": an infinitive that was read as a noun.
    if token.0 > cutter.stretch.first()
        && cutter.tag(token.0) == "NN"
        && cutter.text(token.0 - 1) == "to"
    {
        return None;
    }
    let from = cutter.left(token)?;
    let mut draft = Draft::new(token);
    let limit = all_parties(&cutter, token, beside(&cutter, limit(source, token)));
    let mut segment = cutter.scan(&Window { from, head: token, need: token.0, limit })?;
    let last = segment.tokens.last().copied().unwrap_or(token);
    let telling = telling(source, token, last, &segment.tokens)?;
    segment.cuts.retain(|cut| cut.at > telling);
    draft.gone = cutter.gone.tokens.clone();
    for &article in &cutter.gone.articles {
        draft.replaced.insert(article, "the".to_owned());
    }
    draft.push(segment);
    Some(draft)
}

/// One after the last token of the noun's own phrase.
fn limit(source: &Source<'_>, token: TokenId) -> u32 {
    let tree = source.tree;
    let own = |t: TokenId| {
        tree.head(t) != Some(token)
            || !matches!(
                tree.rel(t),
                Rel::Conj | Rel::Cc | Rel::Appos | Rel::Parataxis | Rel::Cop | Rel::Obl
            ) && !tree.rel(t).is_subject()
    };
    tree.subtree(token, own).last().map_or(token.0, |t| t.0) + 1
}

/// "the attack on the embassy": a phrase that stands next to the noun, wherever it is attached.
fn beside(cutter: &Cutter<'_, '_>, limit: u32) -> u32 {
    let close = matches!(cutter.text(limit), "of" | "on" | "between" | "against" | "with");
    if !close || cutter.is_gone(limit) {
        return limit;
    }
    cutter.end_of_noun(limit + 1) + 1
}

/// "a call between Keller [on Friday] and Haug": to the second party.
fn all_parties(cutter: &Cutter<'_, '_>, token: TokenId, limit: u32) -> u32 {
    let Some(between) = (token.0..limit).find(|&t| cutter.text(t) == "between") else {
        return limit;
    };
    if (between..limit).any(|t| cutter.tag(t) == "CC") {
        return limit;
    }
    let joint = (limit..limit + 4).find(|&t| !cutter.is_gone(t)).unwrap_or(limit);
    if cutter.tag(joint) == "CC" { cutter.end_of_noun(joint + 1) + 1 } else { limit }
}

/// What something is told in.
const TOLD_IN: &[&str] = &[
    "statement",
    "interview",
    "speech",
    "letter",
    "report",
    "tweet",
    "post",
    "message",
    "address",
];

/// The token up to which the phrase says whose or what kind of event it is.
fn telling(
    source: &Source<'_>,
    token: TokenId,
    last: TokenId,
    tokens: &[TokenId],
) -> Option<TokenId> {
    let tree = source.tree;
    let below = |rels: &[Rel]| {
        tree.children(token)
            .iter()
            .copied()
            .find(|c| rels.contains(&tree.rel(*c)) && tokens.contains(c))
    };
    // "responsibility for the attack [in a statement]": where somebody told it
    let told_in = |&c: &TokenId| {
        let case = tree.child(c, Rel::Case).is_some_and(|case| source.text(case) == "in");
        case && TOLD_IN.contains(&source.text(c))
    };
    let after = below(&[Rel::Nmod, Rel::Acl]).filter(|&c| c > token);
    if after.as_ref().is_some_and(told_in) {
        return None;
    }
    if let Some(owner) = below(&[Rel::NmodPoss]) {
        return Some(owner.max(token));
    }
    if let Some(phrase) = after {
        return Some(phrase.min(last));
    }
    let beside = tokens.iter().copied().find(|&t| t > token && tree.rel(t) == Rel::Case);
    if let Some(phrase) = beside.and_then(|case| tree.head(case)).filter(|t| tokens.contains(t)) {
        return Some(phrase);
    }
    let named = tokens.iter().any(|&t| t != token && tree.upos(t) == Upos::Propn);
    // "The next meeting is on March 16": what kind of event it is tells enough.
    let scheduled =
        tree.rel(token).is_subject() && tree.head(token).is_some_and(|date| source.is_time(date));
    let kind = scheduled && below(&[Rel::Amod, Rel::Compound]).is_some();
    (named || kind).then_some(token)
}
