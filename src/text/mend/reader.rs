//! What every rule reads: a document with its tags and its tree, the word lists, and the questions
//! that several rules ask.

use std::borrow::Cow;

use super::change::Change;
use crate::lang::words::TextWords;
use crate::lang::{Language, WordList};
use crate::text::model::{Document, Sentence, Syntax, TokenId, Upos};
use crate::text::tree::{Rel, Tree};

/// A document as the passes before left it.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    pub document: &'a Document,
    pub syntax: &'a Syntax,
    pub tree: &'a Tree,
    pub language: &'a Language,
    pub words: &'a TextWords,
    pub lists: &'a Lists,
}

/// The word lists of the rules.
pub(super) struct Lists {
    pub bare_places: &'static WordList,
    pub calendar: &'static WordList,
    pub intransitive: &'static WordList,
    pub leading: &'static WordList,
    pub due: &'static WordList,
    pub due_verbs: &'static WordList,
    pub granted: &'static WordList,
    pub granting: &'static WordList,
    pub leaderships: &'static WordList,
    pub noun_endings: &'static WordList,
    pub participle_nouns: &'static WordList,
    pub made_to: &'static WordList,
    pub particles: &'static WordList,
    pub period_ends: &'static WordList,
    pub periods: &'static WordList,
    pub person_nouns: &'static WordList,
    pub raising: &'static WordList,
    pub saying: &'static WordList,
    pub seasons: &'static WordList,
    pub sides: &'static WordList,
    pub strong: &'static WordList,
    pub transitive: &'static WordList,
    pub unchanged: &'static WordList,
    pub with_participle: &'static WordList,
}

impl Lists {
    pub fn of(language: &Language) -> Lists {
        Lists {
            bare_places: language.list("bare-places"),
            calendar: language.list("calendar"),
            intransitive: language.list("intransitive"),
            leading: language.list("leading"),
            due: language.list("due"),
            due_verbs: language.list("due-verbs"),
            granted: language.list("granted"),
            granting: language.list("granting"),
            leaderships: language.list("leaderships"),
            noun_endings: language.list("noun-endings"),
            participle_nouns: language.list("participle-nouns"),
            made_to: language.list("made-to"),
            particles: language.list("particles"),
            period_ends: language.list("period-ends"),
            periods: language.list("periods"),
            person_nouns: language.list("person-nouns"),
            raising: language.list("raising"),
            saying: language.list("saying"),
            seasons: language.list("seasons"),
            sides: language.list("sides"),
            strong: language.list("strong-participles"),
            transitive: language.list("transitive"),
            unchanged: language.list("unchanged-past"),
            with_participle: language.list("with-participle"),
        }
    }
}

impl<'a> Reader<'a> {
    /// A token as it stands.
    pub fn text(&self, token: TokenId) -> &'a str {
        self.document.token_text(token)
    }

    /// A token in lower case.
    pub fn lower(&self, token: TokenId) -> Cow<'a, str> {
        self.document.lower(token)
    }

    /// The lemma of a token.
    pub fn lemma(&self, token: TokenId) -> Cow<'a, str> {
        self.syntax.lemma(self.document, self.language, token)
    }

    /// The Penn Treebank tag of a token.
    pub fn xpos(&self, token: TokenId) -> &'static str {
        self.syntax.xpos(token)
    }

    /// The name of the relation that a token has to its head.
    pub fn rel_name(&self, token: TokenId) -> &'static str {
        self.syntax.words[token.0 as usize].relation.name()
    }

    /// Whether no child of the token stands in any of these relations.
    pub fn lacks(&self, token: TokenId, relations: &[Rel]) -> bool {
        self.tree.lacks(token, relations)
    }

    /// The subject of a verb.
    pub fn subject(&self, verb: TokenId) -> Option<TokenId> {
        self.tree.subject(verb)
    }

    /// Whether the sentence ends with a stop, be it that of "10 a.m.".
    pub fn is_whole(&self, sentence: &Sentence) -> bool {
        let last = sentence.end.0.checked_sub(1).map(TokenId);
        last.is_some_and(|last| self.text(last).ends_with('.'))
    }

    /// "after", "until": a preposition of time that is a conjunction, too.
    pub fn is_time(&self, token: TokenId) -> bool {
        self.words.time_marks.has(self.text(token).as_bytes())
    }

    /// "that" before what is said.
    pub fn opens_content(&self, token: TokenId) -> bool {
        self.words.content_marks.has(self.text(token).as_bytes())
    }

    /// A verb of saying.
    pub fn is_saying(&self, verb: TokenId) -> bool {
        self.lists.saying.has_form(&self.lemma(verb))
    }

    /// "taken": a participle that is no past tense.
    pub fn is_strong(&self, participle: TokenId) -> bool {
        self.lists.strong.has(&self.lower(participle))
    }

    /// Without an auxiliary, a conjunction or one who does it to somebody.
    pub fn stands_alone(&self, token: TokenId) -> bool {
        self.lacks(token, &[Rel::Aux, Rel::AuxPass, Rel::Cop, Rel::Mark, Rel::OblAgent])
    }

    /// Standing alone, and a form that is a past tense, too.
    pub fn can_be_past(&self, token: TokenId) -> bool {
        matches!(self.xpos(token), "VBN" | "VBD")
            && self.stands_alone(token)
            && !self.is_strong(token)
    }

    /// A noun that nothing makes a predicate of.
    pub fn is_bare_noun(&self, token: TokenId) -> bool {
        matches!(self.tree.upos(token), Upos::Noun | Upos::Propn) && !self.is_predicate(token)
    }

    /// Whether a copula, an auxiliary, a subject or another clause makes a predicate of a noun.
    pub fn is_predicate(&self, noun: TokenId) -> bool {
        let tree = self.tree;
        tree.children(noun).iter().any(|&c| match tree.rel(c) {
            Rel::Cop | Rel::Aux | Rel::AuxPass | Rel::Expl => true,
            rel if rel.is_subject() => true,
            Rel::Parataxis | Rel::Ccomp | Rel::Conj => tree.upos(c) == Upos::Verb,
            Rel::Advcl => tree.upos(c) == Upos::Verb && tree.child(c, Rel::Mark).is_none(),
            _ => false,
        })
    }

    /// The conjunction between two joined verbs.
    pub fn joining(&self, first: TokenId, second: TokenId) -> Option<TokenId> {
        let joined = self.tree.child(second, Rel::Cc);
        joined.filter(|&and| first < and && and < second)
    }

    /// The first word of a verb with its helpers.
    pub fn first_of_group(&self, verb: TokenId) -> TokenId {
        let helps = |c: &TokenId| {
            matches!(self.tree.rel(*c), Rel::Aux | Rel::AuxPass | Rel::Cop) && *c < verb
        };
        self.tree.children(verb).iter().copied().filter(helps).min().unwrap_or(verb)
    }

    /// Whether a comma stands right before the token.
    pub fn is_behind_comma(&self, token: TokenId) -> bool {
        token.0.checked_sub(1).is_some_and(|before| self.text(TokenId(before)) == ",")
    }

    /// The relation of a subject to that verb.
    pub fn role_of_subject(&self, verb: TokenId) -> &'static str {
        let passive = self.tree.child(verb, Rel::AuxPass).is_some();
        if passive { "nsubj:pass" } else { "nsubj" }
    }

    /// Children of one token go over to another, as what they are.
    pub fn hand_over(
        &self,
        change: &mut Change,
        (from, to): (TokenId, TokenId),
        which: impl Fn(TokenId) -> bool,
    ) {
        for &c in self.tree.children(from).iter().filter(|&&c| which(c)) {
            change.hang(c, Some(to), self.rel_name(c));
        }
    }

    /// What hangs on a token behind a verb goes over to the verb.
    pub fn hand_over_behind(&self, change: &mut Change, from: TokenId, verb: TokenId) {
        self.hand_over(change, (from, verb), |c| c > verb);
    }
}
