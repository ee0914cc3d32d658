//! [`Article`](crate::input::Article) in, [`Document`] (tokens, sentences) and [`Syntax`] (tags,
//! dependencies) out.

mod address;
mod agree;
mod breaks;
mod clauses;
mod labels;
pub(crate) mod lexis;
mod lines;
mod mend;
mod model;
pub(crate) mod net;
mod number;
mod scan;
mod sentences;
pub(crate) mod syntax;
pub(crate) mod table;
mod tree;
mod verbs;
mod word;

pub use labels::{RELATIONS, XPOS};
pub use model::{
    Aspect, Document, Mood, Relation, Sentence, SentenceKind, Syntax, Tense, Token, TokenId,
    TokenKind, Upos, VerbGroup, Voice, Word,
};
pub use tree::{Rel, Tree};

use crate::input::Article;
use crate::lang::Language;

/// Cuts an article into sentences and tokens.
pub fn read(article: Article, language: &Language) -> Document {
    let words = language.words();
    let scan::Scan { tokens, lines } = scan::scan(&article.text, words);
    let paragraphs = lines::paragraphs(&article.text, &tokens, &lines);
    let sentences = sentences::split(&article.text, &article.marked, &tokens, &paragraphs, words);
    Document { article, sentences, tokens }
}

/// Tags and parses a document. Without a model every word is an `X` without a head.
pub fn analyse(document: &Document, language: &Language) -> Syntax {
    match syntax::Model::of(language) {
        Some(model) => {
            let mut syntax = syntax::analyse(document, model);
            let tree = mend::mend(document, &mut syntax, language);
            syntax.verbs = verbs::groups(document, &syntax, &tree, language.words());
            syntax.tree = tree;
            syntax
        }
        None => {
            let blank = Word { upos: Upos::X, xpos: 0, head: None, relation: Relation(0) };
            Syntax { words: vec![blank; document.tokens.len()], ..Syntax::default() }
        }
    }
}

#[cfg(test)]
mod tests;
