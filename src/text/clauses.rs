//! Clauses with a semicolon between them, each of which could be a sentence: "A fire destroyed the
//! factory; it was rebuilt within a year." They are read apart, and the later ones hung on the first.

use std::ops::Range;

use super::model::{Document, Relation, TokenId, Word};
use super::{RELATIONS, XPOS};

/// The parts of a piece of a sentence between semicolons that stand in no brackets and no quotation;
/// none where there is one part only.
pub(super) fn parts(document: &Document, piece: &Range<usize>) -> Vec<Range<usize>> {
    let text = |t: usize| document.token_text(TokenId(t as u32));
    let semicolon = |t: &usize| document.tokens[*t].span.len() == 1 && text(*t) == ";";
    if !piece.clone().any(|t| semicolon(&t)) {
        return Vec::new();
    }
    let (mut depth, mut quoted, mut first) = (0i32, false, piece.start);
    let mut parts = Vec::new();
    for t in piece.clone() {
        match text(t) {
            "(" | "[" => depth += 1,
            ")" | "]" => depth -= 1,
            "\"" | "“" | "”" | "``" | "''" => quoted = !quoted,
            ";" if depth == 0 && !quoted && t > first && t + 1 < piece.end => {
                parts.push(first..t + 1);
                first = t + 1;
            }
            _ => {}
        }
    }
    if !parts.is_empty() {
        parts.push(first..piece.end);
    }
    parts
}

/// Whether each part behind the first, read on its own, is a clause with a finite verb and a subject: no
/// item of a list.
pub(super) fn are_clauses(words: &[Word], parts: &[Range<usize>]) -> bool {
    let first = parts.first().map_or(0, |part| part.start);
    parts[1..].iter().all(|part| {
        let own = &words[part.start - first..part.end - first];
        let Some(root) = root(own).map(|at| TokenId((part.start + at) as u32)) else {
            return false;
        };
        let below = || own.iter().filter(move |word| word.head == Some(root));
        let finite =
            |word: &Word| matches!(XPOS[usize::from(word.xpos)], "VBD" | "VBZ" | "VBP" | "MD");
        let subject = |word: &Word| name(word).starts_with("nsubj") || name(word) == "expl";
        let helped = |word: &Word| matches!(name(word), "aux" | "aux:pass" | "cop") && finite(word);
        (finite(&own[root.0 as usize - part.start]) || below().any(helped)) && below().any(subject)
    })
}

/// Hangs the later parts on the first.
pub(super) fn join(words: &mut [Word], parts: &[Range<usize>]) {
    let first = parts.first().map_or(0, |part| part.start);
    let parataxis = RELATIONS.iter().position(|name| *name == "parataxis").unwrap_or_default();
    let mut roots = parts
        .iter()
        .filter_map(|part| {
            Some(part.start - first + root(&words[part.start - first..part.end - first])?)
        })
        .collect::<Vec<_>>()
        .into_iter();
    let Some(main) = roots.next() else { return };
    for root in roots {
        words[root].head = Some(TokenId((first + main) as u32));
        words[root].relation = Relation(parataxis as u8);
    }
}

fn root(words: &[Word]) -> Option<usize> {
    words.iter().position(|word| word.head.is_none())
}

fn name(word: &Word) -> &'static str {
    RELATIONS[usize::from(word.relation.0)]
}
