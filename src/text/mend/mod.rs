//! What the parser seldom gets right in edited news, set right in tags and trees: one kind of
//! mistake after the other, each reading what those before it left.

mod aside;
mod change;
mod dated;
mod finite;
mod fronted;
mod garden;
mod heads;
mod joined;
mod misread;
mod names;
mod participle;
mod reader;
mod regroup;
mod relative;
mod said;

use super::model::{Document, Syntax};
use super::tree::Tree;
use crate::lang::Language;
use change::{Change, Mended};
use reader::{Lists, Reader};

/// The kinds of mistakes, in the order in which they are set right.
const PASSES: [fn(&Reader, &mut Change); 12] = [
    names::find,
    fronted::find,
    regroup::find,
    dated::find,
    aside::find,
    finite::find,
    relative::find,
    participle::find,
    misread::find,
    garden::find,
    heads::find,
    joined::find,
];

/// Sets the sentences of a document right; its tree as it then is.
pub(super) fn mend(document: &Document, syntax: &mut Syntax, language: &Language) -> Tree {
    names::know_again(document, syntax);
    let (words, lists) = (language.words(), Lists::of(language));
    let mut tree = Tree::new(document, syntax);
    let mut change = Change::default();
    for find in PASSES {
        let reader = Reader { document, syntax, tree: &tree, language, words, lists: &lists };
        find(&reader, &mut change);
        if !change.is_empty() {
            change.apply(syntax);
            tree.refresh(syntax);
        }
    }
    tree
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
    fn tokens(&self, word: &str) -> Vec<super::TokenId> {
        let all = (0..self.document.tokens.len() as u32).map(super::TokenId);
        all.filter(|&t| self.document.token_text(t) == word).collect()
    }

    /// The word that a token hangs on.
    fn head(&self, token: super::TokenId) -> Option<&str> {
        self.tree.head(token).map(|head| self.document.token_text(head))
    }

    /// The relation that a word has to its head.
    fn relation(&self, word: &str) -> (super::Rel, Option<&str>) {
        let token = self.tokens(word)[0];
        (self.tree.rel(token), self.head(token))
    }

    /// Whether a word is a verb, its tag, its relation and the word it hangs on: "verb VBD Root -".
    fn shown(&self, word: &str) -> String {
        let token = self.tokens(word)[0];
        let verb = if self.tree.upos(token) == super::Upos::Verb { "verb" } else { "no verb" };
        let (tag, rel) = (self.syntax.xpos(token), self.tree.rel(token));
        format!("{verb} {tag} {rel:?} {}", self.head(token).unwrap_or("-"))
    }
}
