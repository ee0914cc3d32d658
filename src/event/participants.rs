//! Who takes part in an event: its subject, its objects, named places and parties.

use super::cast::Cast;
use super::mention::description;
use super::model::{Event, Participant, Role};
use crate::span::Span;
use crate::text::{Document, Rel, TokenId, Tree, Upos};
use crate::timex::Timex;

/// Fills [`Event::participants`] of every event.
pub(super) fn fill(
    document: &Document,
    tree: &Tree,
    cast: &Cast,
    timexes: &[Timex],
    events: &mut [Event],
) {
    for event in events {
        let mut found: Vec<Participant> = Vec::new();
        for (token, role) in roles(tree, event.token) {
            if is_time(document, timexes, token) || is_measure(document, tree, token) {
                continue;
            }
            let made = participant(document, tree, cast, token, role);
            found.extend(made.filter(|p| found.iter().all(|other| other.name != p.name)));
        }
        event.participants = found;
    }
}

fn is_time(document: &Document, timexes: &[Timex], token: TokenId) -> bool {
    let span = document.tokens[token.0 as usize].span;
    let after = timexes.partition_point(|t| t.span.end() <= span.start());
    timexes.get(after).is_some_and(|t| t.span.contains(span))
}

/// "8.5 pence", "21%", "$3 million": how much, not who.
fn is_measure(document: &Document, tree: &Tree, token: TokenId) -> bool {
    let word = document.lower(token);
    let unit = matches!(
        &*word,
        "cents"
            | "pence"
            | "dollars"
            | "points"
            | "percent"
            | "%"
            | "million"
            | "billion"
            | "pounds"
            | "euros"
            | "yen"
            | "marks"
            | "francs"
            | "guilders"
            | "kronor"
            | "share"
            | "trillion"
    );
    let number = word.starts_with(|c: char| c.is_ascii_digit() || c == '$');
    number || unit && tree.child(token, Rel::Nummod).is_some()
}

/// Heads of the noun phrases that take part, and what they do.
fn roles(tree: &Tree, token: TokenId) -> Vec<(TokenId, Role)> {
    let mut found = Vec::new();
    if let Some((subject, passive)) = subject(tree, token) {
        found.push((subject, if passive { Role::Patient } else { Role::Agent }));
    }
    for &child in tree.children(token) {
        let role = match tree.rel(child) {
            Rel::Obj | Rel::Iobj => Role::Patient,
            Rel::OblAgent | Rel::NmodPoss => Role::Agent,
            Rel::Obl | Rel::Nmod if tree.upos(child) == Upos::Propn => Role::Other,
            Rel::Nmod if tree.upos(token) != Upos::Verb => Role::Other,
            _ => continue,
        };
        found.push((child, role));
    }
    let joined: Vec<_> = found
        .iter()
        .flat_map(|&(head, role)| {
            let others = tree.children(head).iter().filter(|&&c| tree.rel(c) == Rel::Conj);
            others.map(move |&c| (c, role))
        })
        .collect();
    found.extend(joined);
    found
}

/// The subject of a verb: its own, that of the verb it is joined to or completes, or the noun that
/// a relative clause hangs on. The flag: whether it is the subject of a passive.
pub(crate) fn subject(tree: &Tree, token: TokenId) -> Option<(TokenId, bool)> {
    let mut at = token;
    for _ in 0..6 {
        let own = tree.subject(at);
        let passive = tree.child(token, Rel::AuxPass).is_some()
            || own.is_some_and(|s| tree.rel(s) == Rel::NsubjPass);
        let relative = tree.rel(at) == Rel::AclRelcl;
        match own {
            Some(subject) if relative && is_relative(tree, subject) => {
                return Some((tree.head(at)?, passive));
            }
            Some(subject) => return Some((subject, passive)),
            None if matches!(tree.rel(at), Rel::Conj | Rel::Xcomp) => at = tree.head(at)?,
            None if relative => return Some((tree.head(at)?, passive)),
            None => return None,
        }
    }
    None
}

/// "who", "which", "that": a pronoun with nothing below it.
fn is_relative(tree: &Tree, token: TokenId) -> bool {
    tree.upos(token) == Upos::Pron && tree.children(token).is_empty()
}

fn participant(
    document: &Document,
    tree: &Tree,
    cast: &Cast,
    token: TokenId,
    role: Role,
) -> Option<Participant> {
    let tokens = words_together(document, tree, token);
    let (first, last) = (*tokens.first()?, *tokens.last()?);
    let at = |t: TokenId| document.tokens[t.0 as usize].span;
    let span = Span::new(at(first).start(), at(last).end());
    let named = cast.actor(token).filter(|actor| actor.named || tree.upos(token) == Upos::Pron);
    let name = match named {
        Some(actor) => actor.name.clone(),
        None if matches!(tree.upos(token), Upos::Pron | Upos::Num | Upos::Det) => return None,
        None if !matches!(tree.upos(token), Upos::Noun | Upos::Propn) => return None,
        None => description(document, tree, &tokens),
    };
    Some(Participant { role, span, name })
}

/// What stands together of the phrase around its head, with its hyphens, without days and a
/// preposition at the end.
pub(super) fn words_together(document: &Document, tree: &Tree, head: TokenId) -> Vec<TokenId> {
    let tokens = noun_phrase(tree, head);
    let hyphen = |t: u32| {
        (t as usize) < document.tokens.len() && matches!(document.token_text(TokenId(t)), "-" | "/")
    };
    let takes = |t: u32| {
        tokens.contains(&TokenId(t)) && (t == head.0 || !is_day(document, TokenId(t))) || hyphen(t)
    };
    let (mut first, mut last) = (head.0, head.0);
    while first > 0 && takes(first - 1) {
        first -= 1;
    }
    while takes(last + 1) {
        last += 1;
    }
    while first < head.0 && hyphen(first) {
        first += 1;
    }
    let loose =
        |t: u32| hyphen(t) || matches!(tree.rel(TokenId(t)), Rel::Case | Rel::Det | Rel::Punct);
    while last > head.0 && loose(last) {
        last -= 1;
    }
    (first..=last).map(TokenId).collect()
}

/// "Tanzania Friday": the day is no part of the name.
fn is_day(document: &Document, token: TokenId) -> bool {
    matches!(
        document.token_text(token),
        "Monday"
            | "Tuesday"
            | "Wednesday"
            | "Thursday"
            | "Friday"
            | "Saturday"
            | "Sunday"
            | "today"
            | "yesterday"
            | "tomorrow"
    )
}

/// A noun with what belongs to its name: no clauses, appositions, asides and joined nouns.
pub(crate) fn noun_phrase(tree: &Tree, head: TokenId) -> Vec<TokenId> {
    let of = |t: TokenId| tree.rel(t) == Rel::Nmod && t > head;
    let near = |t: TokenId| tree.child(t, Rel::Case).is_some();
    tree.subtree(head, |t| match tree.rel(t) {
        Rel::Det | Rel::Amod | Rel::Compound | Rel::Flat | Rel::NmodDesc | Rel::Nummod => true,
        Rel::NmodPoss | Rel::Fixed => true,
        // "near-complete results"
        Rel::Advmod => {
            tree.head(t) == Some(TokenId(t.0 + 2)) && tree.rel(TokenId(t.0 + 1)) == Rel::Punct
        }
        Rel::Case => tree.head(t).is_some_and(|h| h != head),
        Rel::Punct => tree.head(t).is_some_and(|h| {
            h.0.abs_diff(t.0) <= 2 && tree.upos(h) != Upos::Verb && inner(tree, h, t)
        }),
        Rel::Nmod => of(t) && tree.head(t) == Some(head) && tree.upos(t) == Upos::Propn && near(t),
        _ => false,
    })
}

/// A hyphen inside a word, not a comma around one.
fn inner(tree: &Tree, head: TokenId, punct: TokenId) -> bool {
    tree.children(head).iter().any(|&c| {
        matches!(tree.rel(c), Rel::Compound | Rel::Amod | Rel::Nummod | Rel::Advmod)
            && (c.0 + 1 == punct.0 && punct.0 < head.0 || punct.0 + 1 == c.0 && head.0 < punct.0)
            && punct.0.abs_diff(head.0) == 1
    })
}
