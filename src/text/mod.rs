//! [`Article`](crate::input::Article) in, [`Document`] (tokens, sentences) and [`Syntax`] (tags,
//! dependencies) out.

mod model;

pub use model::{
    Aspect, Document, Mood, Relation, Sentence, SentenceKind, Syntax, Tense, Token, TokenId,
    TokenKind, Upos, VerbGroup, Voice, Word,
};
