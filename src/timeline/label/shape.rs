//! The shape of a clause: finite or not, asking, inverted, with an expletive.

use super::clause::Builder;
use crate::text::{Rel, TokenId};

impl Builder<'_, '_> {
    pub fn is_existential(&self) -> bool {
        let expletive = self.source.tree.child(self.head, Rel::Expl);
        expletive.is_some_and(|t| self.source.lower(t) == "there")
    }

    /// A tense or a modal, in its own group or in what it takes over.
    pub fn is_finite(&self, lead: &[TokenId]) -> bool {
        let tree = self.source.tree;
        let finite =
            |t: TokenId| matches!(self.source.syntax.xpos(t), "VBD" | "VBZ" | "VBP" | "MD");
        let mut group = tree
            .children(self.head)
            .iter()
            .copied()
            .filter(|&c| matches!(tree.rel(c), Rel::Aux | Rel::AuxPass | Rel::Cop))
            .chain([self.head])
            .chain(lead.iter().copied());
        // A past tense may be tagged as a participle.
        let plain = |t: TokenId| {
            self.source.syntax.xpos(t) == "VBD" && self.verb_first(t, TokenId(0)) == t.0
        };
        let past = self.source.syntax.xpos(self.head) == "VBN"
            && self.verb_first(self.head, TokenId(0)) == self.head.0
            && (tree.rel(self.head) != Rel::Conj || tree.head(self.head).is_some_and(plain))
            && !self.source.strong.has(&self.source.lower(self.head));
        group.any(finite) || past
    }

    /// "helped by lower prices": a participle without its auxiliary.
    pub fn is_participle(&self) -> bool {
        let tree = self.source.tree;
        let next = |n: u32| TokenId(self.head.0 + n);
        matches!(self.source.syntax.xpos(self.head), "VBN" | "VBD")
            && tree.child(self.head, Rel::AuxPass).is_none()
            && (self.cutter.text(next(1).0) == "by" || self.source.lower(self.head) == "compared")
            && !matches!(self.cutter.tag(next(2).0), "CD" | "$" | "RB" | "IN" | "")
    }

    /// "faster than it had done": "do" that stands for another verb.
    pub fn is_stand_in(&self) -> bool {
        let tree = self.source.tree;
        let does = matches!(self.source.lower(self.head).as_str(), "do" | "does" | "did" | "done");
        let told = [Rel::Obj, Rel::AuxPass, Rel::Xcomp, Rel::Ccomp];
        does && told.iter().all(|&rel| tree.child(self.head, rel).is_none())
    }

    /// "nor has it", "had he known".
    pub fn is_inverted(&self) -> bool {
        let tree = self.source.tree;
        let children = tree.children(self.head);
        let subject = children.iter().copied().find(|&c| tree.rel(c).is_subject());
        children.iter().any(|&c| {
            self.source.lower(c) == "nor"
                || tree.rel(c) == Rel::Aux
                    && subject.is_some_and(|s| c < s)
                    && !self.is_existential()
        })
    }

    pub fn is_question(&self) -> bool {
        let tree = self.source.tree;
        let open = tree.children(self.head).iter().any(|&c| {
            tree.rel(c) == Rel::Mark
                && matches!(self.source.lower(c).as_str(), "if" | "unless" | "whether")
        });
        if open {
            return true; // "if the directors mail an offer"
        }
        let (first, end) = self.cutter.stretch.sentence();
        (first..end).rev().take(3).any(|t| self.cutter.text(t) == "?")
    }

    pub fn is_negation(&self, token: TokenId) -> bool {
        self.source.tree.rel(token) == Rel::Advmod
            && matches!(
                self.source.lower(token).as_str(),
                "not" | "n't" | "never" | "n’t" | "neither"
            )
    }
}
