//! A document as the events are looked for in it: each token with the hashes of its word and
//! lemma, its place in the tree, its verb group and its expression.

use crate::lang::events::word_hash;
use crate::lang::lemma::Lemmas;
use crate::lang::senses::{Sense, SenseOf, Senses};
use crate::span::Span;
use crate::text::{Document, Rel, Syntax, TokenId, TokenKind, Tree, Upos, VerbGroup};
use crate::timex::Timex;

/// Hashes and looks of a token.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Form {
    /// Hash of the lower-case word.
    pub word: u64,
    /// Hash of the lemma.
    pub lemma: u64,
    /// 0 lower case, 1 capital first, 2 all capitals, 3 a number, 4 punctuation.
    pub shape: u8,
    /// The kinds of the word as a verb (for verbs) or as a noun.
    pub sense: Sense,
    /// One more than the index of its expression; 0 outside of all.
    pub timex: u32,
    /// One more than the index of the verb group that it heads; 0 if it heads none.
    pub group: u32,
    /// Its sentence.
    pub sentence: u32,
}

/// A document, token by token.
pub(super) struct View<'a> {
    pub document: &'a Document,
    pub syntax: &'a Syntax,
    pub tree: &'a Tree,
    pub forms: Vec<Form>,
}

/// The part of speech that a lemma is cut for.
fn part_of(upos: Upos) -> Option<SenseOf> {
    match upos {
        Upos::Verb | Upos::Aux => Some(SenseOf::Verb),
        Upos::Noun => Some(SenseOf::Noun),
        _ => None,
    }
}

impl<'a> View<'a> {
    /// Looks at every token once.
    pub fn new(
        document: &'a Document,
        syntax: &'a Syntax,
        tree: &'a Tree,
        timexes: &[Timex],
        senses: &Senses<'_>,
    ) -> View<'a> {
        let mut view = View { document, syntax, tree, forms: Vec::new() };
        let mut lower = String::new();
        let mut next = 0;
        for i in 0..document.tokens.len() {
            let token = TokenId(i as u32);
            let span = document.tokens[i].span;
            while timexes.get(next).is_some_and(|timex| timex.span.end() <= span.start()) {
                next += 1;
            }
            let mut form = view.form(token, &mut lower, senses);
            if timexes.get(next).is_some_and(|timex| timex.span.overlaps(span)) {
                form.timex = next as u32 + 1;
            }
            view.forms.push(form);
        }
        view.mark_groups();
        view
    }

    fn form(&self, token: TokenId, lower: &mut String, senses: &Senses<'_>) -> Form {
        let text = self.document.token_text(token);
        lower.clear();
        lower.push_str(text);
        lower.make_ascii_lowercase();
        let (word, plain) = (word_hash(lower), *lower == text);
        let upos = self.upos(token);
        if let Some(part) = part_of(upos) {
            Lemmas::english().reduce(lower, part);
        }
        let lemma = lower.as_str();
        let sense = match upos {
            Upos::Verb | Upos::Aux => senses.of(lemma, SenseOf::Verb),
            Upos::Noun | Upos::Propn | Upos::Adj => senses.of(lemma, SenseOf::Noun),
            _ => None,
        };
        let shape = match self.document.tokens[token.0 as usize].kind {
            TokenKind::Number => 3,
            TokenKind::Punctuation => 4,
            TokenKind::Word if plain => 0,
            TokenKind::Word => {
                1 + u8::from(text.len() > 1 && !text.bytes().any(|b| b.is_ascii_lowercase()))
            }
        };
        Form {
            word,
            lemma: word_hash(lemma),
            shape,
            sense: sense.unwrap_or_default(),
            ..Form::default()
        }
    }

    fn mark_groups(&mut self) {
        for (i, group) in self.syntax.verbs.iter().enumerate() {
            if let Some(form) = self.forms.get_mut(group.head.0 as usize) {
                form.group = i as u32 + 1;
            }
        }
        for (i, sentence) in self.document.sentences.iter().enumerate() {
            let tokens = sentence.first.0 as usize..sentence.end.0 as usize;
            self.forms[tokens].iter_mut().for_each(|form| form.sentence = i as u32);
        }
    }

    /// Lemma of a token, lower case.
    pub fn lemma(&self, token: TokenId) -> String {
        let mut lemma = self.document.token_text(token).to_lowercase();
        if let Some(part) = part_of(self.upos(token)) {
            Lemmas::english().reduce(&mut lemma, part);
        }
        lemma
    }

    pub fn form_of(&self, token: TokenId) -> &Form {
        &self.forms[token.0 as usize]
    }

    pub fn upos(&self, token: TokenId) -> Upos {
        self.tree.upos(token)
    }

    pub fn rel(&self, token: TokenId) -> Rel {
        self.tree.rel(token)
    }

    /// Penn tag as a number.
    pub fn xpos(&self, token: TokenId) -> u64 {
        self.syntax.words.get(token.0 as usize).map_or(0, |word| u64::from(word.xpos))
    }

    /// The verb group that a token heads.
    pub fn group(&self, token: TokenId) -> Option<&VerbGroup> {
        let index = self.form_of(token).group.checked_sub(1)?;
        self.syntax.verbs.get(index as usize)
    }

    /// The token of a stretch of text whose head lies outside of it; the nearest one where the
    /// stretch holds no token. There must be at least one token in the document.
    pub fn head_within(&self, span: Span) -> TokenId {
        let tokens = &self.document.tokens;
        let first = tokens.partition_point(|token| token.span.end() <= span.start());
        let end = tokens.partition_point(|token| token.span.start() < span.end());
        let inside = |token: &TokenId| (first..end).contains(&(token.0 as usize));
        let leaves = |token: &TokenId| self.tree.head(*token).is_none_or(|head| !inside(&head));
        let head = (first..end).map(|i| TokenId(i as u32)).rfind(leaves);
        head.unwrap_or(TokenId(first.min(tokens.len() - 1) as u32))
    }

    /// The token that many places further in the same sentence.
    pub fn beside(&self, token: TokenId, step: i64) -> Option<TokenId> {
        let at = u32::try_from(i64::from(token.0) + step).ok()?;
        let sentence = self.form_of(token).sentence;
        self.forms.get(at as usize).filter(|form| form.sentence == sentence).map(|_| TokenId(at))
    }
}
