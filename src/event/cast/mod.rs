//! Who is who in an article: names, descriptions and pronouns, linked where that is certain.
//!
//! In: the document and its tree. Out: [`Cast`]: for the head token of each mention the one it
//! stands for. Precision goes before coverage: a pronoun with two possible owners has none.

mod describe;
mod hero;
mod model;
mod name;
mod pronoun;
mod reach;
mod things;
mod whose;

pub use model::{Actor, ActorId, ActorKind};

use std::collections::{BTreeMap, BTreeSet};

use crate::event::mention::{Lists, Number, number_of};
use crate::lang::Language;
use crate::text::{Document, Sentence, SentenceKind, Syntax, TokenId, Tree};

/// The actors of an article, and which mention is whose.
#[derive(Clone, Debug, Default)]
pub struct Cast {
    actors: Vec<Actor>,
    of: Vec<Option<ActorId>>,
}

impl Cast {
    /// Reads the cast of a document.
    pub fn new(document: &Document, syntax: &Syntax, tree: &Tree, language: &Language) -> Cast {
        let mut reader = Reader {
            document,
            syntax,
            tree,
            lists: Lists::of(language),
            cast: Cast { actors: Vec::new(), of: vec![None; document.tokens.len()] },
            recent: Vec::new(),
            by_word: BTreeMap::new(),
            by_role: BTreeMap::new(),
            hero: None,
        };
        let prose = |s: &Sentence| matches!(s.kind, SentenceKind::Prose | SentenceKind::Bullet);
        let opening = document.sentences.iter().position(prose);
        for (index, sentence) in document.sentences.iter().enumerate() {
            if opening.is_some() && is_in_title_case(document, sentence) {
                continue; // what is a name and what a verb cannot be told apart
            }
            for token in sentence.first.0..sentence.end.0 {
                reader.name(TokenId(token), index as u32);
            }
            if opening == Some(index) {
                reader.hero = reader.who_acts(sentence);
            }
            for token in sentence.first.0..sentence.end.0 {
                reader.description(TokenId(token), index as u32);
            }
            for token in sentence.first.0..sentence.end.0 {
                reader.pronoun(TokenId(token), index as u32);
            }
        }
        reader.cast
    }

    /// Whose mention the token heads.
    pub fn actor(&self, token: TokenId) -> Option<&Actor> {
        let id = (*self.of.get(token.0 as usize)?)?;
        self.actors.get(id.0 as usize)
    }

    pub(super) fn set(&mut self, token: TokenId, id: ActorId) {
        self.of[token.0 as usize] = Some(id);
    }

    /// The number of that actor.
    pub fn id(&self, token: TokenId) -> Option<ActorId> {
        *self.of.get(token.0 as usize)?
    }
}

/// A headline of which every longer word has a capital.
fn is_in_title_case(document: &Document, sentence: &Sentence) -> bool {
    let words = (sentence.first.0..sentence.end.0).map(|t| document.token_text(TokenId(t)));
    let longer = words.filter(|word| word.len() > 4 && word.is_ascii());
    let mut small = longer.filter(|word| word.starts_with(|c: char| c.is_ascii_lowercase()));
    sentence.kind == SentenceKind::Heading && small.next().is_none()
}

/// Lists an actor under a word.
fn enter(lists: &mut BTreeMap<String, BTreeSet<u32>>, word: &str, id: ActorId) {
    match lists.get_mut(word) {
        Some(list) => {
            list.insert(id.0);
        }
        None => {
            lists.insert(word.to_owned(), BTreeSet::from([id.0]));
        }
    }
}

/// A mention that a pronoun may go back to.
struct Recent {
    actor: ActorId,
    token: TokenId,
    sentence: u32,
    subject: bool,
    number: Number,
}

pub(super) struct Reader<'a> {
    pub document: &'a Document,
    pub syntax: &'a Syntax,
    pub tree: &'a Tree,
    pub lists: Lists,
    pub cast: Cast,
    recent: Vec<Recent>,
    /// Actors by the first and the last word of their names, and by what they are described as.
    by_word: BTreeMap<String, BTreeSet<u32>>,
    by_role: BTreeMap<String, BTreeSet<u32>>,
    /// Whom the article is about, as far as it is a person.
    hero: Option<ActorId>,
}

impl Reader<'_> {
    pub fn add(&mut self, actor: Actor) -> ActorId {
        self.cast.actors.push(actor);
        ActorId(self.cast.actors.len() as u32 - 1)
    }

    fn mention(&mut self, token: TokenId, id: ActorId, sentence: u32) {
        self.cast.of[token.0 as usize] = Some(id);
        self.note(token, id, sentence);
    }

    fn note(&mut self, token: TokenId, actor: ActorId, sentence: u32) {
        let subject = self.tree.rel(token).is_subject();
        let number = number_of(self.document, self.syntax, self.tree, token);
        self.recent.push(Recent { actor, token, sentence, subject, number });
    }
}
