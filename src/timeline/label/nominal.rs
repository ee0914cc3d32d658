//! Events that are nouns: "The attack on the embassy".

use super::draft::Draft;
use super::noun::{Nouns, Place};
use super::{Request, Source, range};
use crate::text::{Rel, TokenId};

/// The noun with what it is of, between, by; a bare noun tells too little.
pub(super) fn draft(source: &Source<'_>, token: TokenId, request: &Request) -> Option<Draft> {
    let stretch = range::around(source, token);
    let nouns = Nouns { source, request, stretch, without: None };
    let mut draft = Draft::new(token);
    let tokens = nouns.phrase(&mut draft, token, Place::Inside);
    let tokens: Vec<TokenId> = tokens
        .into_iter()
        .filter(|&t| source.tree.head(t) != Some(token) || !is_outer(source.tree.rel(t)))
        .collect();
    let content = tokens.iter().any(|&t| {
        t != token
            && matches!(source.tree.rel(t), Rel::Nmod | Rel::NmodPoss | Rel::Compound | Rel::Flat)
    });
    if !content {
        return None;
    }
    draft.push(tokens);
    Some(draft)
}

/// What ties the phrase to its sentence.
fn is_outer(rel: Rel) -> bool {
    matches!(rel, Rel::Case | Rel::Mark | Rel::Cc | Rel::Conj | Rel::Punct | Rel::Advmod)
}
