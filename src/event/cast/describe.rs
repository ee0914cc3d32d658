//! Which actor a description names: "the ambassador", "the company".

use std::collections::BTreeSet;

use super::model::{Actor, ActorId, ActorKind};
use super::{Reader, enter};
use crate::event::mention::{Number, description, number_of};
use crate::text::{Rel, TokenId, Upos};

impl Reader<'_> {
    /// The only actor of that description, or a new one.
    pub(super) fn description(&mut self, token: TokenId, sentence: u32) {
        if self.is_age(token) {
            if let Some(id) = self.person_before(token, sentence) {
                self.mention(token, id, sentence);
            }
            return;
        }
        if self.tree.upos(token) != Upos::Noun || self.cast.of[token.0 as usize].is_some() {
            return;
        }
        let word = self.document.lower(token);
        let person = self.lists.person_nouns.has(&word);
        let group = self.lists.group_nouns.has(&word);
        if !(person || group) || !self.is_definite_and_bare(token) {
            return;
        }
        let kind = if person { ActorKind::Person } else { ActorKind::Group };
        let described = self.by_role.get(&*word).into_iter().flatten().copied();
        let mut found = described.filter(|&i| {
            let actor = &self.cast.actors[i as usize];
            actor.kind == kind || actor.kind == ActorKind::Unknown
        });
        let id = match (found.next(), found.next()) {
            (Some(only), None) => ActorId(only),
            (Some(_), Some(_)) => return,
            (None, _) => {
                let roles = BTreeSet::from([word.clone().into_owned()]);
                let sex = self.lists.sex(&[], &roles);
                let tokens = self.tree.subtree(token, |t| {
                    matches!(self.tree.rel(t), Rel::Det | Rel::Amod | Rel::Compound)
                });
                let tokens = self.whole_words(tokens);
                let name = description(self.document, self.tree, &tokens);
                let spoken = name.clone();
                let (parts, is_ship) = (Vec::new(), false);
                let actor = Actor { name, kind, sex, is_ship, named: false, spoken, parts, roles };
                let id = self.add(actor);
                enter(&mut self.by_role, &word, id);
                id
            }
        };
        self.mention(token, id, sentence);
    }

    /// "The 36-year-[old]": as the subject of a clause.
    fn is_age(&self, token: TokenId) -> bool {
        let text = |t: u32| self.document.token_text(TokenId(t));
        let subject = self.tree.rel(token).is_subject() && token.0 > 4;
        subject
            && text(token.0) == "old"
            && text(token.0 - 1) == "-"
            && text(token.0 - 2) == "year"
            && text(token.0 - 5).eq_ignore_ascii_case("the")
    }

    /// The person who acts in the sentence before, or the only one whom it names: "Calder signed Rui
    /// Lund on Friday. The 23-year-old …".
    fn person_before(&self, token: TokenId, sentence: u32) -> Option<ActorId> {
        let person = |id: &ActorId| {
            let actor = &self.cast.actors[id.0 as usize];
            actor.named && actor.kind == ActorKind::Person
        };
        if let Some(id) = self.subject_before(token, sentence).filter(person) {
            return Some(id);
        }
        let last = self.recent.iter().rev().skip_while(|r| r.sentence >= sentence);
        let last = last.take_while(|r| r.sentence + 1 == sentence);
        let named: BTreeSet<ActorId> = last.map(|r| r.actor).filter(person).collect();
        named.first().copied().filter(|_| named.len() == 1)
    }

    fn is_definite_and_bare(&self, token: TokenId) -> bool {
        let children = self.tree.children(token);
        let definite = children.iter().any(|&c| {
            self.tree.rel(c) == Rel::Det && self.document.token_text(c).eq_ignore_ascii_case("the")
        });
        // "The company, backed by a bank, closed": no other company than that.
        let aside = |c: TokenId| {
            self.tree.rel(c) == Rel::Acl
                && self.document.tokens.get(token.0 as usize + 1).is_some()
                && self.document.token_text(TokenId(token.0 + 1)) == ","
        };
        let bare = !children.iter().filter(|&&c| !aside(c)).any(|&c| {
            matches!(
                self.tree.rel(c),
                Rel::Nmod | Rel::NmodPoss | Rel::Appos | Rel::Flat | Rel::Acl
            ) || (self.tree.rel(c) == Rel::Compound && self.tree.upos(c) == Upos::Propn)
        });
        definite && bare && number_of(self.document, self.syntax, self.tree, token) == Number::One
    }
}
