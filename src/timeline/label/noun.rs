//! Noun phrases: what belongs to one, and what may be left out of it.

use super::draft::Draft;
use super::range::Stretch;
use super::{Request, Source};
use crate::text::{Rel, TokenId, Upos};

/// How dear the phrase's own modifiers are: those of a subject go later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Subject,
    Inside,
}

/// Collects noun phrases of one label.
pub(super) struct Nouns<'s, 'a> {
    pub source: &'s Source<'a>,
    pub request: &'s Request,
    pub stretch: Stretch,
    /// A clause that is not to be taken along (the relative clause that is being told).
    pub without: Option<TokenId>,
}

impl Nouns<'_, '_> {
    /// The tokens of the phrase that `head` heads; what may go is noted in the draft.
    pub fn phrase(&self, draft: &mut Draft, head: TokenId, place: Place) -> Vec<TokenId> {
        let mut tokens = Vec::new();
        self.collect(draft, head, place, 0, &mut tokens);
        tokens.sort_unstable();
        tokens
    }

    fn collect(
        &self,
        draft: &mut Draft,
        head: TokenId,
        place: Place,
        depth: u8,
        tokens: &mut Vec<TokenId>,
    ) {
        if !self.stretch.holds(head) || depth > 12 {
            return;
        }
        if let Some(name) = self.name_instead(head) {
            let mut inner = Vec::new();
            self.collect(draft, name, place, depth + 1, &mut inner);
            inner.retain(|t| !self.is_comma(*t));
            tokens.extend(inner);
            return;
        }
        tokens.push(head);
        for &child in self.source.tree.children(head) {
            if Some(child) == self.without || !self.stretch.holds(child) || self.told(child) {
                continue;
            }
            let rank = match self.keep(head, child) {
                Keep::No => continue,
                Keep::Yes => None,
                Keep::May(rank) if place == Place::Subject => Some(rank.saturating_sub(25)),
                Keep::May(rank) => Some(rank + depth.min(4)),
            };
            let mut inner = Vec::new();
            if self.source.tree.rel(child) == Rel::AclRelcl {
                inner = self.source.tree.subtree(child, |t| self.stretch.holds(t));
                if inner.iter().any(|&t| self.is_comma(t) || self.told(t)) {
                    continue;
                }
            } else {
                self.collect(draft, child, place, depth + 1, &mut inner);
            }
            let bare = inner.len() == 1 && self.source.tree.rel(child) == Rel::Acl;
            if rank.is_some() && bare && self.is_verb(child) {
                continue; // "the three months ended [June 30]"
            }
            if let Some(rank) = rank {
                inner.sort_unstable();
                draft.may_drop(rank, inner.clone());
            }
            tokens.extend(inner);
        }
    }

    /// "her predecessor, Hendrik Vos" → the name alone.
    fn name_instead(&self, head: TokenId) -> Option<TokenId> {
        let tree = self.source.tree;
        if tree.upos(head) != Upos::Noun {
            return None;
        }
        let noun = self.source.lower(head);
        if !self.source.person_nouns.has(&noun) {
            return None;
        }
        let name = tree
            .children(head)
            .iter()
            .copied()
            .find(|&c| tree.rel(c) == Rel::Appos && tree.upos(c) == Upos::Propn && c > head)?;
        let comma = tree.children(name).iter().any(|&c| c < name && self.is_comma(c));
        (comma && self.stretch.holds(name)).then_some(name)
    }

    fn keep(&self, head: TokenId, child: TokenId) -> Keep {
        let tree = self.source.tree;
        match tree.rel(child) {
            _ if child > head
                && self.set_off(child)
                && tree.rel(child) != Rel::Punct
                && tree.rel(child) != Rel::Conj
                && tree.rel(child) != Rel::Cc =>
            {
                Keep::No
            }
            Rel::Det | Rel::Compound | Rel::Flat | Rel::Nummod | Rel::NmodPoss => Keep::Yes,
            Rel::NmodDesc | Rel::Fixed | Rel::Case | Rel::Cc | Rel::Aux | Rel::AuxPass => Keep::Yes,
            Rel::Cop | Rel::CompoundPrt | Rel::Mark => Keep::Yes,
            Rel::Conj if self.is_listed(head, child) => Keep::Yes,
            Rel::Amod if self.source.defining.has(&self.source.lower(child)) => Keep::Yes,
            Rel::Amod => Keep::May(30),
            Rel::Advmod => self.adverb(child),
            Rel::Nmod
                if self.is_of(child) && self.source.quantities.has(&self.source.lower(head)) =>
            {
                Keep::Yes
            }
            Rel::Nmod if self.is_of(child) => Keep::May(38),
            Rel::Nmod | Rel::Obl => Keep::May(50),
            Rel::NmodUnmarked | Rel::OblUnmarked => Keep::Yes,
            Rel::Obj | Rel::Iobj | Rel::Xcomp | Rel::OblAgent | Rel::Ccomp => Keep::Yes,
            Rel::Acl | Rel::AclRelcl if self.set_off(child) => Keep::No,
            Rel::Acl => Keep::May(52),
            Rel::AclRelcl => Keep::May(56),
            Rel::Appos if !self.set_off(child) => Keep::Yes,
            Rel::Nsubj | Rel::NsubjPass if self.is_verb(head) || tree.rel(head) == Rel::Xcomp => {
                Keep::Yes
            }
            Rel::Punct => self.punctuation(head, child),
            _ => Keep::No,
        }
    }

    /// Joined by "and" or "or", itself or a later member.
    fn is_listed(&self, head: TokenId, child: TokenId) -> bool {
        let tree = self.source.tree;
        let joined = |c: TokenId| tree.child(c, Rel::Cc).is_some();
        let siblings = tree.children(head).iter().copied();
        siblings.filter(|&c| c >= child && tree.rel(c) == Rel::Conj).any(joined)
    }

    fn adverb(&self, child: TokenId) -> Keep {
        let word = self.source.lower(child);
        if self.source.connecting.has(&word) && !self.source.needed.has(&word) {
            return Keep::No;
        }
        Keep::Yes
    }

    /// Commas between the members of a list and between adjectives; hyphens; no quotes.
    fn punctuation(&self, head: TokenId, child: TokenId) -> Keep {
        let source = self.source;
        match source.text(child) {
            "-" | "/" | "%" | "$" | "&" | "'" | "‑" => Keep::Yes,
            "–" => Keep::Yes,
            "," if source.tree.rel(head) == Rel::Conj && child < head => Keep::Yes,
            "," if child.0 > 0
                && source.tree.rel(TokenId(child.0 - 1)) == Rel::Amod
                && child < head =>
            {
                Keep::Yes
            }
            _ => Keep::No,
        }
    }

    fn is_comma(&self, token: TokenId) -> bool {
        matches!(self.source.text(token), "," | "(" | ")" | "-" | "--" | "—")
            && self.source.tree.rel(token) == Rel::Punct
    }

    /// Whether a comma stands before the constituent.
    pub fn set_off(&self, child: TokenId) -> bool {
        let first = self.source.tree.subtree(child, |_| true)[0];
        let before = |t: TokenId| t.0 > 0 && self.is_comma(TokenId(t.0 - 1));
        self.is_comma(first) || before(first)
    }

    fn is_of(&self, child: TokenId) -> bool {
        let case = self.source.tree.child(child, Rel::Case);
        case.is_some_and(|c| self.source.text(c) == "of")
    }

    fn is_verb(&self, token: TokenId) -> bool {
        self.source.tree.upos(token) == Upos::Verb
    }

    /// Whether the item's date tells it: an expression, or a phrase around one.
    pub fn told(&self, token: TokenId) -> bool {
        let span = self.source.span(token);
        let inside = self.request.told.iter().any(|told| told.contains(span));
        let rel = self.source.tree.rel(token);
        inside && !matches!(rel, Rel::Nsubj | Rel::NsubjPass | Rel::Root)
            || rel == Rel::Case && self.leads_to_told(token)
    }

    /// A preposition whose noun is told.
    fn leads_to_told(&self, token: TokenId) -> bool {
        let Some(head) = self.source.tree.head(token) else { return false };
        let span = self.source.span(head);
        self.request.told.iter().any(|told| told.contains(span))
    }
}

pub(super) enum Keep {
    Yes,
    No,
    May(u8),
}
