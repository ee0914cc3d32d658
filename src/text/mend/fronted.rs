//! Sentences that begin with a phrase or a noun that was read as something else.
//!
//! - "After the second flood engineers drew up plans": without a comma, and still two phrases.
//! - "Thieves used explosives to open a door": what they used is no kind of explosives.

use super::{Change, Reader};
use crate::text::model::{TokenId, Upos};
use crate::text::tree::Rel;

/// Finds them.
pub(super) fn find(reader: &Reader, change: &mut Change) {
    for sentence in &reader.document.sentences {
        change.add(reader.without_comma(sentence.first));
        for token in (sentence.first.0..sentence.end.0.min(sentence.first.0 + 16)).map(TokenId) {
            if reader.tree.rel(token) == Rel::Amod {
                change.add(reader.verb_between_nouns(token));
            }
        }
    }
}

impl Reader<'_> {
    /// "[After] the second flood engineers drew up plans": a preposition, an article and two nouns right
    /// before the verb, of which the second is a name or a plural.
    fn without_comma(&self, first: TokenId) -> Option<Change> {
        let tree = self.tree;
        let above = tree.head(first)?;
        let verb = match tree.rel(first) {
            Rel::Mark if self.is_time(first) => above,
            Rel::Case => tree.head(above)?,
            _ => return None,
        };
        let right_before = |s: &TokenId| s.0 + 1 == verb.0 && tree.rel(*s) == Rel::Obl;
        let subject = self.subject(verb).or(Some(above).filter(right_before));
        let subject = subject.filter(|&s| tree.rel(verb) == Rel::Root && s < verb)?;
        let noun = TokenId(subject.0.checked_sub(1)?);
        let article = TokenId(first.0 + 1);
        let inside = (article.0..=noun.0).map(TokenId);
        let mut own = inside.clone();
        let known = matches!(&*self.lower(article), "the" | "a" | "an") && article < noun;
        let two = self.xpos(noun) == "NN" && matches!(self.xpos(subject), "NNP" | "NNS");
        let one = tree.rel(noun) == Rel::Compound && tree.head(noun) == Some(subject);
        let whole = own.all(|t| tree.head(t) == Some(subject) || tree.head(t) == Some(noun));
        if !known || !two || !one || !whole || self.xpos(first) != "IN" {
            return None;
        }
        let mut change = Change::of(noun, Some(verb), "obl");
        change.hang(first, Some(noun), "case");
        change.hang(subject, Some(verb), self.role_of_subject(verb));
        for t in inside.filter(|&t| t != noun && tree.head(t) == Some(subject)) {
            change.hang(t, Some(noun), self.rel_name(t));
        }
        Some(change)
    }

    /// "Thieves [used] explosives": a past tense between a noun without a verb and what hangs on it as
    /// its object.
    fn verb_between_nouns(&self, verb: TokenId) -> Option<Change> {
        let tree = self.tree;
        let object = tree.head(verb).filter(|&o| verb < o)?;
        let subject = tree.head(object).filter(|&s| s < verb)?;
        let touches = tree.rel(object) == Rel::Obj && subject.0 + 1 == verb.0;
        // "Nimbus Air, the British airline, [ceased] operations"
        let apposed = tree.children(subject).iter().copied().find(|&c| tree.rel(c) == Rel::Appos);
        let behind = tree.rel(object) == Rel::Appos
            && self.is_behind_comma(verb)
            && apposed.is_some_and(|a| a < verb && self.document.has_comma(subject, a));
        if !touches && !behind {
            return None;
        }
        let nominal = matches!(tree.upos(subject), Upos::Noun | Upos::Propn);
        let above = matches!(tree.rel(subject), Rel::Root | Rel::Ccomp);
        if !nominal || !above || !self.can_be_past(verb) || self.subject(subject).is_some() {
            return None;
        }
        let mut change = Change::of(verb, tree.head(subject), self.rel_name(subject));
        change.tag(verb, Upos::Verb, "VBD");
        change.hang(object, Some(verb), "obj");
        change.hang(subject, Some(verb), "nsubj");
        self.hand_over_behind(&mut change, subject, verb);
        change.hang(object, Some(verb), "obj");
        Some(change)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Parsed;
    use crate::text::Rel;

    #[test]
    fn a_phrase_in_front_is_not_the_subject() {
        let text = "After the second disaster engineers drew up plans for three basins upstream.";
        assert_eq!(Parsed::of(text).relation("disaster"), (Rel::Obl, Some("drew")));
        let text = "For the current quarter Halcyon forecast revenue of $1.6 billion.";
        assert_eq!(Parsed::of(text).relation("Halcyon"), (Rel::Nsubj, Some("forecast")));
    }

    #[test]
    fn what_stands_between_two_nouns_is_the_verb() {
        let text = "Thieves used explosives to blow open the door of a museum in the Dutch city of \
                    Assen early on Saturday and made off with four gold objects, police said.";
        assert_eq!(Parsed::of(text).relation("explosives"), (Rel::Obj, Some("used")));
        let text = "Nimbus Air, the British low-cost airline, ceased operations in the early hours of \
                    Tuesday and filed for administration, stranding some 38,000 passengers abroad.";
        assert_eq!(Parsed::of(text).relation("operations"), (Rel::Obj, Some("ceased")));
    }
}
