//! Whose pronoun it is inside a relative clause: "Lund, who has been with the team since [she] came",
//! "Marsh, who sold [his] boat".

use super::pronoun::Wanted;
use super::{ActorId, Reader};
use crate::event::mention::number_of;
use crate::text::{Rel, TokenId, Upos};

impl Reader<'_> {
    /// The one whom "who" stands for, where the clause names nobody else before the pronoun: for the
    /// subject of a clause below it, and for what belongs to somebody.
    pub(super) fn of_relative(&self, token: TokenId, wanted: Wanted) -> Option<ActorId> {
        let tree = self.tree;
        if !wanted.is_person() {
            return None;
        }
        let owner = tree.rel(token) == Rel::NmodPoss;
        let below = tree.rel(token).is_subject();
        let clause = tree.ancestors(token).find(|&t| tree.rel(t) == Rel::AclRelcl)?;
        let inside = below && tree.head(token) != Some(clause);
        let who = tree.child(clause, Rel::Nsubj).or_else(|| tree.child(clause, Rel::NsubjPass))?;
        if !(owner || inside)
            || who > token
            || !self.document.token_text(who).eq_ignore_ascii_case("who")
        {
            return None;
        }
        let noun = tree.head(clause).filter(|&noun| noun < who)?;
        let id = self.cast.id(noun)?;
        let actor = &self.cast.actors[id.0 as usize];
        let somebody = |t: TokenId| {
            let noun = matches!(tree.upos(t), Upos::Propn | Upos::Noun);
            let word = self.document.token_text(t);
            let person = self.lists.person_nouns.has_lower(word)
                || tree.upos(t) == Upos::Propn && !self.lists.calendar.has_lower(word);
            noun && person
        };
        let other = (who.0 + 1..token.0).map(TokenId).any(somebody);
        let number = number_of(self.document, self.syntax, tree, noun);
        (!other && wanted.could_fit(actor, number)).then_some(id)
    }
}
