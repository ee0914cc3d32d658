//! Whose clause a verb continues that is joined to another.

use super::Source;
use super::antecedent::antecedent;
use super::subject::{Subject, is_relative, own};
use super::verb::carrier;
use crate::text::{Rel, TokenId};

pub(super) fn shared(source: &Source<'_>, head: TokenId) -> Option<Subject> {
    let tree = source.tree;
    let mut first = tree.head(head)?;
    // "called it \"fair and twice [counted]\"": no word of who calls it so.
    if source.document.is_quoted(head) && !source.document.is_quoted(first) {
        return None;
    }
    if let Some(subject) = noun_between(source, head) {
        return Some(Subject::Own(subject));
    }
    if let Some(subject) = said_before(source, first, head) {
        return Some(Subject::Own(subject));
    }
    if goes_on_with_said(source, first, head) {
        return None;
    }
    if let Some(content) = content_of_that_tense(source, first, head) {
        first = content;
    }
    if let Some(around) = told_around(source, first) {
        first = around; // "It sank, the crew said, and was raised"
    }
    for _ in 0..4 {
        let carrier = carrier(source, first);
        if let Some(s) = own(source, carrier) {
            if is_relative(source, s) {
                return antecedent(source, carrier, s).map(|noun| Subject::Shared(noun, first));
            }
            return Some(Subject::Shared(s, first));
        }
        match tree.rel(first) {
            Rel::Conj => first = tree.head(first)?,
            _ => return None,
        }
    }
    None
}

/// "10 people died and [dozens more] are missing": a noun phrase between "and" and the verb.
fn noun_between(source: &Source<'_>, head: TokenId) -> Option<TokenId> {
    let tree = source.tree;
    let tag = |t: u32| source.syntax.xpos(TokenId(t));
    let helps = |c: &&TokenId| matches!(tree.rel(**c), Rel::Aux | Rel::AuxPass | Rel::Cop);
    let group = tree.children(head).iter().filter(helps).min().map_or(head, |&c| c.min(head));
    let low = group.0.saturating_sub(8);
    let and = (low..group.0).rfind(|&t| matches!(tag(t), "CC" | "," | "IN" | "TO"))?;
    let words = and + 1..group.0;
    let noun = words.clone().rfind(|&t| tag(t).starts_with('N') && !source.is_time(TokenId(t)))?;
    let fits = |t: u32| {
        matches!(tag(t), "DT" | "CD" | "JJ" | "JJR" | "RB" | "RBR" | "NN" | "NNS" | "NNP" | "PRP$")
    };
    let more = (noun + 1..group.0).all(|t| matches!(tag(t), "RB" | "RBR" | "JJR"));
    (tag(and) == "CC" && more && words.clone().all(fits)).then_some(TokenId(noun))
}

/// "said a bullet entered, hit him and left": a list that begins inside what is said.
fn goes_on_with_said(source: &Source<'_>, first: TokenId, head: TokenId) -> bool {
    let tree = source.tree;
    let content = |&c: &TokenId| tree.rel(c) == Rel::Ccomp && first < c && c < head;
    let group = tree.children(head).iter().copied().filter(|&c| tree.rel(c) == Rel::Aux);
    let opens = group.min().map_or(head, |c| c.min(head)).0;
    let comma = opens > 0 && source.text(TokenId(opens - 1)) == ",";
    comma
        && source.saying.has_form(&source.lower(first))
        && tree.children(first).iter().any(content)
}

/// "allege that he took the money and [moved] it abroad": in the tense of what is said, and not of
/// the saying.
fn content_of_that_tense(source: &Source<'_>, first: TokenId, head: TokenId) -> Option<TokenId> {
    let tree = source.tree;
    let tag = |t: TokenId| source.syntax.xpos(t);
    let present = matches!(tag(first), "VBZ" | "VBP") && tag(head) == "VBD";
    let mut content = tree.children(first).iter().copied();
    let content =
        content.find(|&c| tree.rel(c) == Rel::Ccomp && first < c && c < head && tag(c) == "VBD");
    content.filter(|_| present && source.saying.has_form(&source.lower(first)))
}

/// The clause that goes on behind "…, the crew said, …": who says it stands between two commas.
fn told_around(source: &Source<'_>, verb: TokenId) -> Option<TokenId> {
    let tree = source.tree;
    let is_comma =
        |t: u32| (t as usize) < source.document.tokens.len() && source.text(TokenId(t)) == ",";
    let subject = own(source, verb).filter(|&s| s < verb)?;
    let opens = tree.subtree(subject, |_| true)[0].0.checked_sub(1)?;
    if !is_comma(opens) || !is_comma(verb.0 + 1) || !source.saying.has_form(&source.lower(verb)) {
        return None;
    }
    let content = tree.children(verb).iter().copied();
    let content = content.filter(|&c| tree.rel(c) == Rel::Ccomp && c < subject).max();
    let above = tree.head(verb).filter(|_| tree.rel(verb) == Rel::Parataxis);
    content.or(above)
}

/// "said the slick was long and could reach the reserve": joined to what is said.
fn said_before(source: &Source<'_>, first: TokenId, head: TokenId) -> Option<TokenId> {
    let tree = source.tree;
    let modal = tree.children(head).iter().any(|&c| source.syntax.xpos(c) == "MD");
    let content = tree
        .children(first)
        .iter()
        .rev()
        .copied()
        .find(|&c| tree.rel(c) == Rel::Ccomp && first < c && c < head)?;
    own(source, content).filter(|_| modal)
}
