//! The dependency tree of a document as later stages walk it: named relations, children, subtrees.

use std::borrow::Cow;
use std::sync::OnceLock;

use super::labels::RELATIONS;
use super::model::{Document, Relation, Syntax, TokenId, Upos};

/// A universal dependency relation, with the subtypes that matter to later stages.
#[allow(missing_docs)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rel {
    Root,
    Nsubj,
    NsubjPass,
    Csubj,
    Obj,
    Iobj,
    Ccomp,
    Xcomp,
    Obl,
    OblAgent,
    OblUnmarked,
    Advcl,
    Advmod,
    Aux,
    AuxPass,
    Cop,
    Mark,
    Expl,
    Nmod,
    NmodPoss,
    NmodUnmarked,
    NmodDesc,
    Appos,
    Nummod,
    Acl,
    AclRelcl,
    Amod,
    Det,
    Case,
    Conj,
    Cc,
    Compound,
    CompoundPrt,
    Flat,
    Fixed,
    Parataxis,
    Discourse,
    Vocative,
    Punct,
    Other,
}

impl Rel {
    /// The relation of that name ("nsubj:pass"); subtypes that are not listed fall to their base.
    pub fn named(name: &str) -> Rel {
        match name {
            "nsubj:pass" => Rel::NsubjPass,
            "obl:agent" => Rel::OblAgent,
            "obl:unmarked" | "obl:npmod" | "obl:tmod" => Rel::OblUnmarked,
            "aux:pass" => Rel::AuxPass,
            "nmod:poss" => Rel::NmodPoss,
            "nmod:unmarked" | "nmod:npmod" | "nmod:tmod" => Rel::NmodUnmarked,
            "nmod:desc" => Rel::NmodDesc,
            "acl:relcl" => Rel::AclRelcl,
            "compound:prt" => Rel::CompoundPrt,
            _ => Rel::base(name.split(':').next().unwrap_or(name)),
        }
    }

    /// What a relation of the treebank is here.
    pub fn of(relation: Relation) -> Rel {
        static ALL: OnceLock<Vec<Rel>> = OnceLock::new();
        let all = ALL.get_or_init(|| RELATIONS.iter().map(|name| Rel::named(name)).collect());
        all.get(usize::from(relation.0)).copied().unwrap_or(Rel::Other)
    }

    fn base(name: &str) -> Rel {
        match name {
            "root" => Rel::Root,
            "nsubj" => Rel::Nsubj,
            "csubj" => Rel::Csubj,
            "obj" => Rel::Obj,
            "iobj" => Rel::Iobj,
            "ccomp" => Rel::Ccomp,
            "xcomp" => Rel::Xcomp,
            "obl" => Rel::Obl,
            "advcl" => Rel::Advcl,
            "advmod" => Rel::Advmod,
            "aux" => Rel::Aux,
            "cop" => Rel::Cop,
            "mark" => Rel::Mark,
            "expl" => Rel::Expl,
            "nmod" => Rel::Nmod,
            "appos" => Rel::Appos,
            "nummod" => Rel::Nummod,
            "acl" => Rel::Acl,
            "amod" => Rel::Amod,
            "det" => Rel::Det,
            "case" => Rel::Case,
            "conj" => Rel::Conj,
            "cc" => Rel::Cc,
            "compound" => Rel::Compound,
            "flat" => Rel::Flat,
            "fixed" | "goeswith" => Rel::Fixed,
            "parataxis" | "list" => Rel::Parataxis,
            "discourse" => Rel::Discourse,
            "vocative" => Rel::Vocative,
            "punct" => Rel::Punct,
            _ => Rel::Other,
        }
    }

    /// Whether it is a subject of any kind.
    pub fn is_subject(self) -> bool {
        matches!(self, Rel::Nsubj | Rel::NsubjPass | Rel::Csubj)
    }
}

/// Heads and children of every token of a document.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    heads: Vec<Option<TokenId>>,
    relations: Vec<Rel>,
    upos: Vec<Upos>,
    children: Vec<TokenId>,
    first_child: Vec<u32>,
    /// The relations that the children of a token stand in, a bit for each.
    below: Vec<u64>,
}

/// The bit of a relation.
fn bit(rel: Rel) -> u64 {
    1 << rel as u64
}

impl Tree {
    /// The tree of a whole document (one root a sentence).
    pub fn new(document: &Document, syntax: &Syntax) -> Tree {
        let heads = (0..document.tokens.len())
            .map(|i| syntax.words.get(i).and_then(|w| w.head))
            .collect::<Vec<_>>();
        let relations = syntax.words.iter().map(|w| Rel::of(w.relation)).collect();
        let upos = syntax.words.iter().map(|w| w.upos).collect();
        Tree::from_parts(heads, relations, upos)
    }

    /// The tree that the syntax of a document came with, else a new one.
    pub fn of<'s>(document: &Document, syntax: &'s Syntax) -> Cow<'s, Tree> {
        if syntax.tree.len() == document.tokens.len() {
            Cow::Borrowed(&syntax.tree)
        } else {
            Cow::Owned(Tree::new(document, syntax))
        }
    }

    /// A tree from its heads, relations and tags, token by token.
    pub fn from_parts(
        heads: Vec<Option<TokenId>>,
        mut relations: Vec<Rel>,
        mut upos: Vec<Upos>,
    ) -> Tree {
        let n = heads.len();
        relations.resize(n, Rel::Other);
        upos.resize(n, Upos::X);
        let mut tree = Tree { heads, relations, upos, ..Tree::default() };
        tree.link();
        tree
    }

    /// The same tokens with other tags and heads.
    pub(super) fn refresh(&mut self, syntax: &Syntax) {
        for (at, word) in syntax.words.iter().enumerate().take(self.len()) {
            self.heads[at] = word.head;
            self.relations[at] = Rel::of(word.relation);
            self.upos[at] = word.upos;
        }
        self.link();
    }

    /// Gathers the children by their heads.
    fn link(&mut self) {
        let n = self.heads.len();
        let head = |head: &Option<TokenId>| head.map(|h| h.0 as usize).filter(|&h| h < n);
        // First how many a token has, then where its children end, then where they begin.
        self.first_child.clear();
        self.first_child.resize(n + 1, 0);
        for head in self.heads.iter().filter_map(head) {
            self.first_child[head] += 1;
        }
        let mut end = 0;
        for first in &mut self.first_child {
            end += *first;
            *first = end;
        }
        self.children.clear();
        self.children.resize(end as usize, TokenId(0));
        self.below.clear();
        self.below.resize(n, 0);
        for (i, head) in self.heads.iter().map(head).enumerate().rev() {
            if let Some(head) = head {
                self.below[head] |= bit(self.relations[i]);
                self.first_child[head] -= 1;
                self.children[self.first_child[head] as usize] = TokenId(i as u32);
            }
        }
    }

    /// Number of tokens.
    pub fn len(&self) -> usize {
        self.heads.len()
    }

    /// Whether there is no token.
    pub fn is_empty(&self) -> bool {
        self.heads.is_empty()
    }

    /// The head of a token; `None` for a root.
    pub fn head(&self, token: TokenId) -> Option<TokenId> {
        self.heads[token.0 as usize]
    }

    /// The relation of a token to its head.
    pub fn rel(&self, token: TokenId) -> Rel {
        self.relations[token.0 as usize]
    }

    /// The universal tag of a token.
    pub fn upos(&self, token: TokenId) -> Upos {
        self.upos[token.0 as usize]
    }

    /// The children of a token, in order of text.
    pub fn children(&self, token: TokenId) -> &[TokenId] {
        let i = token.0 as usize;
        &self.children[self.first_child[i] as usize..self.first_child[i + 1] as usize]
    }

    /// The first child that stands in the given relation.
    pub fn child(&self, token: TokenId, rel: Rel) -> Option<TokenId> {
        if self.lacks(token, &[rel]) {
            return None;
        }
        self.children(token).iter().copied().find(|&c| self.rel(c) == rel)
    }

    /// Whether no child stands in any of the given relations.
    pub fn lacks(&self, token: TokenId, rels: &[Rel]) -> bool {
        let bits = rels.iter().fold(0, |bits, rel| bits | bit(*rel));
        self.below[token.0 as usize] & bits == 0
    }

    /// The first child that is a subject of any kind.
    pub fn subject(&self, token: TokenId) -> Option<TokenId> {
        if self.lacks(token, &[Rel::Nsubj, Rel::NsubjPass, Rel::Csubj]) {
            return None;
        }
        self.children(token).iter().copied().find(|&c| self.rel(c).is_subject())
    }

    /// The token and everything below it, except what `keep` refuses (with all below that), in
    /// order of text.
    pub fn subtree(&self, token: TokenId, keep: impl Fn(TokenId) -> bool) -> Vec<TokenId> {
        let mut found = vec![token];
        let mut next = 0;
        while let Some(&parent) = found.get(next) {
            next += 1;
            found.extend(self.children(parent).iter().filter(|&&c| keep(c)));
            if found.len() > self.len() {
                break; // not a tree
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The heads above a token, nearest first.
    pub fn ancestors(&self, token: TokenId) -> impl Iterator<Item = TokenId> + '_ {
        std::iter::successors(self.head(token), |&t| self.head(t)).take(self.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subtree_leaves_out_what_is_refused() {
        // "the mayor of Rome resigned"
        let heads = [Some(1), Some(4), Some(3), Some(1), None].map(|h| h.map(TokenId)).to_vec();
        let rels = ["det", "nsubj", "case", "nmod", "root"].map(Rel::named).to_vec();
        let tree = Tree::from_parts(heads, rels, vec![Upos::X; 5]);
        assert_eq!(tree.subtree(TokenId(1), |_| true).len(), 4);
        let short = tree.subtree(TokenId(1), |t| tree.rel(t) != Rel::Nmod);
        assert_eq!(short, [TokenId(0), TokenId(1)]);
        assert_eq!(tree.child(TokenId(4), Rel::Nsubj), Some(TokenId(1)));
    }

    #[test]
    fn a_ring_of_heads_ends() {
        let heads = vec![Some(TokenId(1)), Some(TokenId(0))];
        let tree = Tree::from_parts(heads, vec![Rel::Obj; 2], vec![Upos::X; 2]);
        assert_eq!(tree.subtree(TokenId(0), |_| true), [TokenId(0), TokenId(1)]);
        assert_eq!(tree.ancestors(TokenId(0)).count(), 2);
    }
}
