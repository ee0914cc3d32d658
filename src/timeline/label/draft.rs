//! A label in the making: tokens in the order they will be read, and what may be left out.

use std::collections::{BTreeMap, BTreeSet};

use crate::span::Span;
use crate::text::TokenId;

/// A constituent that may be left out; the higher the rank, the earlier it goes.
#[derive(Clone, Debug)]
pub(super) struct Optional {
    pub rank: u8,
    pub tokens: Vec<TokenId>,
}

/// The tokens of a label, in segments (subject, verb, …), each in order of text.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub head: TokenId,
    /// The head of the subject, when there is one.
    pub subject: Option<TokenId>,
    pub segments: Vec<Vec<TokenId>>,
    pub optional: Vec<Optional>,
    /// Other words for a token ("" leaves it out).
    pub replaced: BTreeMap<TokenId, String>,
    pub covers: BTreeSet<TokenId>,
    /// What the date tells.
    pub told: Vec<Span>,
}

impl Draft {
    pub fn new(head: TokenId) -> Draft {
        Draft {
            head,
            subject: None,
            segments: Vec::new(),
            optional: Vec::new(),
            replaced: BTreeMap::new(),
            covers: BTreeSet::new(),
            told: Vec::new(),
        }
    }

    /// Adds a segment; tokens already in one stay where they are.
    pub fn push(&mut self, mut tokens: Vec<TokenId>) {
        tokens.sort_unstable();
        tokens.dedup();
        tokens.retain(|t| !self.covers.contains(t));
        self.covers.extend(tokens.iter().copied());
        self.segments.push(tokens);
    }

    pub fn may_drop(&mut self, rank: u8, tokens: Vec<TokenId>) {
        self.optional.push(Optional { rank, tokens });
    }

    pub fn tokens(&self) -> impl Iterator<Item = TokenId> + '_ {
        self.segments.iter().flatten().copied()
    }

    /// Takes tokens out.
    pub fn remove(&mut self, gone: &[TokenId]) {
        let gone: BTreeSet<TokenId> = gone.iter().copied().collect();
        for segment in &mut self.segments {
            segment.retain(|t| !gone.contains(t));
        }
    }

    /// The constituent to leave out next: highest rank, then the last in the text.
    pub fn next_optional(&mut self) -> Option<Vec<TokenId>> {
        let here: BTreeSet<TokenId> = self.tokens().collect();
        self.optional.retain(|o| o.tokens.iter().any(|t| here.contains(t)));
        let best = (0..self.optional.len())
            .max_by_key(|&i| (self.optional[i].rank, self.optional[i].tokens.last().copied()))?;
        Some(self.optional.swap_remove(best).tokens)
    }
}
