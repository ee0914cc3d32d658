//! What a rule sets right: other tags, and other heads with their relations.

use crate::text::XPOS;
use crate::text::model::{Relation, Syntax, TokenId, Upos};

/// Another head and relation for a token.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Mended {
    pub token: TokenId,
    pub head: Option<TokenId>,
    pub rel: &'static str,
}

/// Other tags, and the heads that go with them. Of two for one token the later counts.
#[derive(Debug, Default)]
pub(super) struct Change {
    tags: Vec<(TokenId, Upos, &'static str)>,
    tree: Vec<Mended>,
}

impl Change {
    /// One token hung elsewhere.
    pub fn of(token: TokenId, head: Option<TokenId>, rel: &'static str) -> Change {
        Change { tags: Vec::new(), tree: vec![Mended { token, head, rel }] }
    }

    /// Gives a token other tags.
    pub fn tag(&mut self, token: TokenId, upos: Upos, xpos: &'static str) {
        self.tags.push((token, upos, xpos));
    }

    /// Hangs a token elsewhere.
    pub fn hang(&mut self, token: TokenId, head: Option<TokenId>, rel: &'static str) {
        self.tree.push(Mended { token, head, rel });
    }

    /// Adds what another rule found.
    pub fn add(&mut self, found: Option<Change>) {
        if let Some(mut found) = found {
            self.tags.append(&mut found.tags);
            self.tree.append(&mut found.tree);
        }
    }

    /// Adds other heads.
    pub fn extend(&mut self, mended: impl IntoIterator<Item = Mended>) {
        self.tree.extend(mended);
    }

    /// Whether there is nothing to set right.
    pub fn is_empty(&self) -> bool {
        self.tags.is_empty() && self.tree.is_empty()
    }

    /// Sets a document right, and leaves the change empty.
    pub fn apply(&mut self, syntax: &mut Syntax) {
        for (token, upos, xpos) in self.tags.drain(..) {
            let word = &mut syntax.words[token.0 as usize];
            word.upos = upos;
            if let Some(at) = XPOS.iter().position(|tag| *tag == xpos) {
                word.xpos = at as u8;
            }
        }
        for Mended { token, head, rel } in self.tree.drain(..) {
            let word = &mut syntax.words[token.0 as usize];
            word.head = head;
            word.relation = Relation::named(rel).unwrap_or(word.relation);
        }
    }
}
