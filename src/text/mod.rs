//! [`Article`](crate::input::Article) in, [`Document`] (tokens, sentences) and [`Syntax`] (tags,
//! dependencies) out.

mod labels;
mod model;
mod tree;

pub use labels::{RELATIONS, XPOS};
pub use model::{
    Aspect, Document, Mood, Relation, Sentence, SentenceKind, Syntax, Tense, Token, TokenId,
    TokenKind, Upos, VerbGroup, Voice, Word,
};
pub use tree::{Rel, Tree};

use crate::input::Article;
use crate::lang::Language;

/// Cuts an article into sentences and tokens.
pub fn read(article: Article, _language: &Language) -> Document {
    Document { article, ..Document::default() }
}

/// Tags and parses a document.
pub fn analyse(_document: &Document, _language: &Language) -> Syntax {
    Syntax::default()
}
