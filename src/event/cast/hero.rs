//! The one whom an article is about: who acts in its first sentence.
//!
//! - "Edda Vaas died on Friday. […] In 1955 [she] married a miner.": whoever else was told of, no
//!   other woman was told of lately.
//! - "Born in Ghent, [Edda Maes] left school at 14.": her name before she married.

use super::pronoun::Wanted;
use super::{ActorId, ActorKind, Reader, Recent};
use crate::text::{Rel, Sentence, TokenId, Upos};

/// Whoever was told of so many sentences ago can still be meant.
const LATELY: u32 = 2;

impl Reader<'_> {
    /// The person who acts in the first sentence of the text.
    pub(super) fn who_acts(&self, first: &Sentence) -> Option<ActorId> {
        let tree = self.tree;
        let mut subjects = (first.first.0..first.end.0).map(TokenId).filter(|&t| {
            let main = tree.head(t).is_some_and(|verb| tree.rel(verb) == Rel::Root);
            main && tree.rel(t).is_subject() && tree.child(t, Rel::Conj).is_none()
        });
        let id = self.cast.id(subjects.next()?)?;
        let actor = &self.cast.actors[id.0 as usize];
        (actor.kind == ActorKind::Person && actor.named).then_some(id)
    }

    /// Whom the article is about, where nobody else of that sex was told of lately.
    pub(super) fn hero(&self, token: TokenId, wanted: Wanted, sentence: u32) -> Option<ActorId> {
        let hero = self.hero?;
        let sex = wanted.sex()?;
        if self.document.is_quoted(token) || self.cast.actors[hero.0 as usize].sex != Some(sex) {
            return None;
        }
        let lately = self.recent.iter().rev().take_while(|r| r.sentence + LATELY >= sentence);
        let mut others = lately.filter(|r| r.token < token && r.actor != hero);
        let rival = others.any(|r| self.is_rival(r, wanted));
        let acted_on =
            self.recent.iter().rev().any(|r| r.actor == hero && self.acts_on(r.token, token));
        (!rival && !acted_on && !self.acts_without_a_name(token, sentence)).then_some(hero)
    }

    /// Somebody else whom the pronoun can stand for.
    fn is_rival(&self, recent: &Recent, wanted: Wanted) -> bool {
        let actor = &self.cast.actors[recent.actor.0 as usize];
        let body = actor.kind == ActorKind::Unknown
            && (self.is_owned(recent.token) || actor.spoken.starts_with("the "));
        wanted.could_fit(actor, recent.number) && !body && !self.is_unknown_place(recent)
    }

    /// "Israel's Yad Vashem": a name that belongs to another is seldom a person's.
    pub(super) fn is_owned(&self, name: TokenId) -> bool {
        let owner = self.tree.child(name, Rel::NmodPoss);
        owner.is_some_and(|owner| self.tree.upos(owner) == Upos::Propn)
    }

    /// "A woman called the police": in this sentence or the one before.
    fn acts_without_a_name(&self, token: TokenId, sentence: u32) -> bool {
        let before = &self.document.sentences[(sentence as usize).saturating_sub(1)];
        (before.first.0..token.0)
            .map(TokenId)
            .any(|t| self.tree.rel(t).is_subject() && self.is_somebody(t) && !self.is_called(t))
    }

    /// "Their only child, [Peter]": somebody with a name.
    fn is_called(&self, noun: TokenId) -> bool {
        let name = self.tree.child(noun, Rel::Appos);
        name.is_some_and(|name| self.tree.upos(name) == Upos::Propn)
    }

    /// The person of that first name, for the one who is told to have been born.
    pub(super) fn born_as(&self, token: TokenId, parts: &[String]) -> Option<ActorId> {
        let tree = self.tree;
        let verb = tree.head(token).filter(|_| tree.rel(token).is_subject())?;
        let born = |t: TokenId| self.document.token_text(t).eq_ignore_ascii_case("born");
        let clauses = tree.children(verb).iter().filter(|&&c| tree.rel(c) == Rel::Advcl);
        if !born(verb) && !clauses.into_iter().any(|&clause| born(clause) && clause < token) {
            return None;
        }
        let first = parts.first().filter(|_| parts.len() > 1)?;
        let mut same = self.by_word.get(first)?.iter().map(|&id| ActorId(id)).filter(|id| {
            let actor = &self.cast.actors[id.0 as usize];
            actor.kind == ActorKind::Person && actor.parts.len() > 1 && actor.parts[0] == *first
        });
        let only = same.next()?;
        same.next().is_none().then_some(only)
    }
}
