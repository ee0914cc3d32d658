//! What the parser seldom gets right in edited news, set right in tags and trees: one kind of
//! mistake after the other, each reading what those before it left.

mod dated;
mod finite;
mod garden;
mod heads;
mod misread;
mod names;
mod said;

use super::XPOS;
use super::model::{Document, Relation, Syntax, TokenId, Upos};
use super::tree::{Rel, Tree};
use crate::lang::Language;

/// Sets the sentences of a document right.
pub(super) fn mend(document: &Document, syntax: &mut Syntax, language: &Language) {
    names::know_again(document, syntax);
    names::set_right(document, syntax);
    dated::set_right(document, syntax, language);
    finite::set_right(document, syntax, language);
    misread::set_right(document, syntax, language);
    garden::set_right(document, syntax, language);
    heads::set_right(document, syntax, language);
}

/// Another head and relation for a token.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Mended {
    token: TokenId,
    head: Option<TokenId>,
    rel: &'static str,
}

impl Mended {
    fn apply(self, syntax: &mut Syntax) {
        let word = &mut syntax.words[self.token.0 as usize];
        word.head = self.head;
        word.relation = Relation::named(self.rel).unwrap_or(word.relation);
    }
}

/// Other tags, and the heads that go with them.
#[derive(Default)]
struct Change {
    tags: Vec<(TokenId, Upos, &'static str)>,
    tree: Vec<Mended>,
}

impl Change {
    fn tag(&mut self, token: TokenId, upos: Upos, xpos: &'static str) {
        self.tags.push((token, upos, xpos));
    }

    fn hang(&mut self, token: TokenId, head: Option<TokenId>, rel: &'static str) {
        self.tree.push(Mended { token, head, rel });
    }

    fn apply(self, syntax: &mut Syntax) {
        for (token, upos, xpos) in self.tags {
            let word = &mut syntax.words[token.0 as usize];
            word.upos = upos;
            if let Some(at) = XPOS.iter().position(|tag| *tag == xpos) {
                word.xpos = at as u8;
            }
        }
        self.tree.into_iter().for_each(|mended| mended.apply(syntax));
    }
}

/// Whether a copula, an auxiliary, a subject or another clause makes a predicate of a noun.
fn has_predicate(tree: &Tree, noun: TokenId) -> bool {
    tree.children(noun).iter().any(|&c| {
        matches!(tree.rel(c), Rel::Cop | Rel::Aux | Rel::AuxPass | Rel::Expl)
            || tree.rel(c).is_subject()
            || matches!(tree.rel(c), Rel::Parataxis | Rel::Ccomp | Rel::Conj)
                && tree.upos(c) == Upos::Verb
            || tree.rel(c) == Rel::Advcl
                && tree.upos(c) == Upos::Verb
                && tree.child(c, Rel::Mark).is_none()
    })
}

/// A text as it is after all of it.
#[cfg(test)]
struct Parsed {
    document: Document,
    syntax: Syntax,
    tree: Tree,
}

#[cfg(test)]
impl Parsed {
    fn of(text: &str) -> Parsed {
        let language = Language::english();
        let article = crate::input::Article { text: text.to_owned(), ..Default::default() };
        let document = super::read(article, language);
        let syntax = super::analyse(&document, language);
        let tree = Tree::new(&document, &syntax);
        Parsed { document, syntax, tree }
    }

    /// The tokens that read so, in order of the text.
    fn tokens(&self, word: &str) -> Vec<TokenId> {
        let all = (0..self.document.tokens.len() as u32).map(TokenId);
        all.filter(|&t| self.document.token_text(t) == word).collect()
    }

    /// The word that a token hangs on.
    fn head(&self, token: TokenId) -> Option<&str> {
        self.tree.head(token).map(|head| self.document.token_text(head))
    }
    /// The relation that a word has to its head.
    fn relation(&self, word: &str) -> (Rel, Option<&str>) {
        let token = self.tokens(word)[0];
        (self.tree.rel(token), self.head(token))
    }
}
