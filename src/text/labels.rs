//! The label sets of the treebank, in a fixed order, so that a number in a [`Word`](super::model::Word)
//! has one meaning.

use std::borrow::Cow;

use super::model::{Document, Relation, Syntax, TokenId};
use crate::lang::Language;

/// Dependency relations of UD English EWT, sorted; [`Relation`] is an index into it.
pub const RELATIONS: &[&str] = &[
    "acl",
    "acl:relcl",
    "advcl",
    "advcl:relcl",
    "advmod",
    "amod",
    "appos",
    "aux",
    "aux:pass",
    "case",
    "cc",
    "cc:preconj",
    "ccomp",
    "compound",
    "compound:prt",
    "conj",
    "cop",
    "csubj",
    "csubj:outer",
    "csubj:pass",
    "dep",
    "det",
    "det:predet",
    "discourse",
    "dislocated",
    "expl",
    "fixed",
    "flat",
    "goeswith",
    "iobj",
    "list",
    "mark",
    "nmod",
    "nmod:desc",
    "nmod:poss",
    "nmod:unmarked",
    "nsubj",
    "nsubj:outer",
    "nsubj:pass",
    "nummod",
    "obj",
    "obl",
    "obl:agent",
    "obl:unmarked",
    "orphan",
    "parataxis",
    "punct",
    "reparandum",
    "root",
    "vocative",
    "xcomp",
];

/// Penn Treebank tags of UD English EWT, sorted; `Word::xpos` is an index into it.
pub const XPOS: &[&str] = &[
    "$", "''", ",", "-LRB-", "-RRB-", ".", ":", "ADD", "AFX", "CC", "CD", "DT", "EX", "FW", "GW",
    "HYPH", "IN", "JJ", "JJR", "JJS", "LS", "MD", "NFP", "NN", "NNP", "NNPS", "NNS", "PDT", "POS",
    "PRP", "PRP$", "RB", "RBR", "RBS", "RP", "SYM", "TO", "UH", "VB", "VBD", "VBG", "VBN", "VBP",
    "VBZ", "WDT", "WP", "WP$", "WRB", "XX", "``",
];

impl Relation {
    /// The relation as the treebank writes it ("nsubj:pass"); "dep" for a number out of range.
    pub fn name(self) -> &'static str {
        RELATIONS.get(self.0 as usize).copied().unwrap_or("dep")
    }

    /// The relation of that name.
    pub fn named(name: &str) -> Option<Relation> {
        RELATIONS.iter().position(|r| *r == name).map(|i| Relation(i as u8))
    }
}

impl Syntax {
    /// The lemma of a token: lower case, names as they stand ("said" → "say", "cities" → "city").
    pub fn lemma<'d>(
        &self,
        document: &'d Document,
        language: &Language,
        token: TokenId,
    ) -> Cow<'d, str> {
        language.lemmas().lemma(document.token_text(token), self.xpos(token))
    }

    /// The Penn Treebank tag of a token; "XX" when there is none.
    pub fn xpos(&self, token: TokenId) -> &'static str {
        let word = self.words.get(token.0 as usize);
        word.and_then(|w| XPOS.get(w.xpos as usize)).copied().unwrap_or("XX")
    }
}
