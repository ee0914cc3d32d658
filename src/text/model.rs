//! Tokens, sentences, tags and dependencies.

use std::borrow::Cow;

use super::tree::Tree;
use crate::input::Article;
use crate::span::Span;

/// Index of a token in its document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TokenId(pub u32);

/// What a token looks like; its meaning is for later stages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with the stop of an abbreviation ("Jan.", "U.S.", "a.m.").
    Word,
    /// Starts with a digit ("12", "1,200", "10:30", "2021-03-18", "3rd", "1990s").
    Number,
    /// Everything else.
    Punctuation,
}

/// One token. It holds no text: `token.span.of(&document.article.text)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Bytes of the article's text.
    pub span: Span,
    /// Its look.
    pub kind: TokenKind,
}

/// What kind of line a sentence is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SentenceKind {
    /// A sentence of running text.
    Prose,
    /// A headline or a heading: a line without a stop, standing alone.
    Heading,
    /// An entry of a list.
    Bullet,
    /// A caption, a byline, navigation ("READ MORE"): makes no events.
    Furniture,
}

/// A run of tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// First token.
    pub first: TokenId,
    /// One after the last token.
    pub end: TokenId,
    /// Bytes of the article's text.
    pub span: Span,
    /// Running text, heading, list entry or furniture.
    pub kind: SentenceKind,
    /// Paragraph number, from 0.
    pub paragraph: u32,
}

/// An article cut into sentences and tokens.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// The article, unchanged.
    pub article: Article,
    /// In order of text; every token belongs to exactly one.
    pub sentences: Vec<Sentence>,
    /// In order of text, without overlaps.
    pub tokens: Vec<Token>,
}

impl Document {
    /// The text of a token.
    pub fn token_text(&self, token: TokenId) -> &str {
        self.tokens[token.0 as usize].span.of(&self.article.text)
    }

    /// The text of a token in lower case.
    pub fn lower(&self, token: TokenId) -> Cow<'_, str> {
        let text = self.token_text(token);
        if text.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase()) {
            Cow::Borrowed(text)
        } else {
            Cow::Owned(text.to_lowercase())
        }
    }

    /// Whether the token stands between quotation marks in its sentence.
    pub fn is_quoted(&self, token: TokenId) -> bool {
        let Some(index) = self.sentence_at(self.tokens[token.0 as usize].span.start()) else {
            return false;
        };
        let first = self.sentences[index].first.0;
        let mark = |t: &u32| matches!(self.token_text(TokenId(*t)), "\"" | "``" | "''" | "“" | "”");
        (first..token.0).filter(mark).count() % 2 == 1
    }

    /// Whether a comma stands from one token on and before another.
    pub fn has_comma(&self, from: TokenId, to: TokenId) -> bool {
        (from.0..to.0).any(|t| self.token_text(TokenId(t)) == ",")
    }

    /// Whether the token is a hyphen that joins the words on both sides.
    pub fn is_inner_hyphen(&self, token: TokenId) -> bool {
        let at = token.0 as usize;
        let span = |at: usize| self.tokens.get(at).map(|token| token.span);
        let touches =
            |a: Option<Span>, b: Option<Span>| a.zip(b).is_some_and(|(a, b)| a.end() == b.start());
        let before = at.checked_sub(1).and_then(span);
        self.token_text(token) == "-"
            && touches(before, span(at))
            && touches(span(at), span(at + 1))
    }

    /// Index of the sentence that holds the byte, if any.
    pub fn sentence_at(&self, byte: usize) -> Option<usize> {
        let after = self.sentences.partition_point(|s| s.span.end() <= byte);
        self.sentences.get(after).filter(|s| s.span.start() <= byte).map(|_| after)
    }
}

/// Universal part-of-speech tag.
#[allow(missing_docs)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Upos {
    Adj,
    Adp,
    Adv,
    Aux,
    Cconj,
    Det,
    Intj,
    Noun,
    Num,
    Part,
    Pron,
    Propn,
    Punct,
    Sconj,
    Sym,
    Verb,
    X,
}

/// Universal dependency relation, as an index into the model's label set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Relation(pub u8);

/// Tags and head of one token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// Universal tag.
    pub upos: Upos,
    /// Penn Treebank tag, as an index into the model's tag set (see [`Syntax::xpos`]).
    pub xpos: u8,
    /// Head, or `None` for the root of the sentence.
    pub head: Option<TokenId>,
    /// Relation to the head.
    pub relation: Relation,
}

/// Tense of a verb group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Tense {
    /// "said", "had said".
    Past,
    /// "says", "is saying".
    Present,
    /// "will say".
    Future,
    /// "to say".
    Infinitive,
    /// "saying".
    PresentParticiple,
    /// "said", without an auxiliary, as a modifier.
    PastParticiple,
    /// Not a verb, or no tense shown.
    #[default]
    None,
}

/// Aspect of a verb group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Aspect {
    /// Neither.
    #[default]
    None,
    /// "is saying".
    Progressive,
    /// "has said".
    Perfective,
    /// "has been saying".
    PerfectiveProgressive,
}

/// Mood of a verb group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Mood {
    /// States.
    #[default]
    Indicative,
    /// Orders.
    Imperative,
    /// "would", "could", "might" or inside a condition.
    Conditional,
}

/// Voice of a verb group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Voice {
    /// "the court ruled".
    #[default]
    Active,
    /// "was ruled".
    Passive,
}

/// A main verb with its auxiliaries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VerbGroup {
    /// The main verb.
    pub head: TokenId,
    /// First token of the group (auxiliaries included).
    pub first: TokenId,
    /// Tense.
    pub tense: Tense,
    /// Aspect.
    pub aspect: Aspect,
    /// Mood.
    pub mood: Mood,
    /// Voice.
    pub voice: Voice,
    /// "not", "never", "no longer".
    pub negated: bool,
    /// The modal verb, when there is one ("would", "may", "has to" …).
    pub modal: Option<TokenId>,
}

/// Tags, dependencies, lemmas and verb groups of a [`Document`], token by token.
#[derive(Clone, Debug, Default)]
pub struct Syntax {
    /// One per token.
    pub words: Vec<Word>,
    /// In order of their heads.
    pub verbs: Vec<VerbGroup>,
    /// The tree of the words, where it is made already.
    pub(super) tree: Tree,
}
