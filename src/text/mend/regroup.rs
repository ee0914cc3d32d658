//! Neighbours that belong to different phrases, and phrases that were taken for one.
//!
//! - "Lund [married] Ana Roos in 1966.": between two names the participle is the verb.
//! - "Spain sent planes and [Italy] lent a ship": who lent it is no part of what was sent.
//! - "swept away a school, [a clinic] and a bridge": three things, of which none explains another.
//! - "said a decision on the loan [could be taken] in May": what is said has a tense.
//! - "a trip to Oslo that [had been planned]": a name takes no "that", so the trip was planned.
//! - "Outside [court], Lund thanked them": where, not who.
//! - "is due [to address] them": what is to come, and no subject.

use super::{Change, Reader};
use crate::text::model::{TokenId, Upos};
use crate::text::tree::Rel;

/// Finds them.
pub(super) fn find(reader: &Reader, change: &mut Change) {
    for sentence in &reader.document.sentences {
        change.add(reader.place_in_front(sentence.first));
        for token in (sentence.first.0..sentence.end.0).map(TokenId) {
            let found = match reader.tree.rel(token) {
                Rel::Amod => reader.verb_between_names(token),
                Rel::Conj => reader.torn_subject(token),
                Rel::Appos => reader.list_without_names(token),
                Rel::Acl => reader.said_of_noun(token),
                Rel::AclRelcl => reader.behind_name(token),
                Rel::Csubj => reader.due_to_do(token),
                _ => None,
            };
            change.add(found);
        }
    }
}

impl Reader<'_> {
    /// "Lund [married] Ana Roos": read as what describes the second name, which has no verb.
    fn verb_between_names(&self, verb: TokenId) -> Option<Change> {
        let tree = self.tree;
        let object = tree.head(verb).filter(|&o| verb < o && tree.rel(o) == Rel::Root)?;
        let subject = tree.subject(verb).filter(|&s| s < verb)?;
        let named = |t: TokenId| self.xpos(t).starts_with("NNP");
        if !named(subject) || !named(object) || !self.can_be_past(verb) {
            return None;
        }
        let mut change = Change::default();
        change.tag(verb, Upos::Verb, "VBD");
        change.hang(verb, None, "root");
        change.hang(object, Some(verb), "obj");
        Some(change)
    }

    /// "Spain sent planes and Italy [lent] a ship": a clause that no conjunction joins, while its subject
    /// is two things of which the first stands right behind a verb without an object.
    fn torn_subject(&self, second: TokenId) -> Option<Change> {
        let tree = self.tree;
        let first = tree.head(second).filter(|&v| v < second && tree.upos(v) == Upos::Verb)?;
        let object = self.subject(second).filter(|&s| first < s && s < second)?;
        let own = tree.children(object).iter().copied();
        let subject = own.into_iter().find(|&c| tree.rel(c) == Rel::Conj && c < second)?;
        let and = tree.child(subject, Rel::Cc).filter(|&and| object < and && and < subject)?;
        let touches = tree.subtree(object, |_| true)[0].0 == first.0 + 1;
        let open = self.lacks(first, &[Rel::Obj, Rel::Xcomp, Rel::Ccomp, Rel::AuxPass])
            && !self.lists.intransitive.has_form(&self.lemma(first))
            && !self.is_saying(first);
        let joined = !self.lacks(second, &[Rel::Cc, Rel::Mark]);
        let plain = !self.document.has_comma(first, second) && self.xpos(second) != "VBN";
        if !touches || !open || joined || !plain || tree.upos(second) != Upos::Verb {
            return None;
        }
        let mut change = Change::default();
        change.hang(object, Some(first), "obj");
        change.hang(and, Some(second), "cc");
        change.hang(subject, Some(second), self.rel_name(object));
        Some(change)
    }

    /// "a school, [a clinic] and a bridge": each has an article of its own, and "and" stands before the last.
    fn list_without_names(&self, second: TokenId) -> Option<Change> {
        let tree = self.tree;
        let first = tree.head(second).filter(|&n| n < second && tree.upos(n) == Upos::Noun)?;
        let third = tree.child(second, Rel::Conj).filter(|&c| second < c)?;
        let and = tree.child(third, Rel::Cc).filter(|&and| second < and && and < third)?;
        let new = |noun: TokenId| {
            let article = tree.child(noun, Rel::Det).map(|det| self.text(det));
            matches!(article, Some("a" | "an")) && tree.upos(noun) == Upos::Noun
        };
        let counted = !self.lacks(third, &[Rel::Det, Rel::Nummod]);
        let commas =
            self.document.has_comma(first, second) && !self.document.has_comma(second, and);
        let object = matches!(tree.rel(first), Rel::Obj | Rel::Obl | Rel::Nmod);
        if !new(first) || !new(second) || !counted || !commas || !object {
            return None;
        }
        let mut change = Change::default();
        change.hang(second, Some(first), "conj");
        change.hang(third, Some(first), "conj");
        Some(change)
    }

    /// "said a decision on the loan could be [taken]": a participle with a tense and without a pronoun
    /// describes no noun.
    fn said_of_noun(&self, verb: TokenId) -> Option<Change> {
        let tree = self.tree;
        let noun = tree.head(verb).filter(|&n| n < verb)?;
        let saying = tree.head(noun).filter(|&s| s < noun && self.is_saying(s))?;
        let tensed = tree.children(verb).iter().any(|&c| {
            matches!(tree.rel(c), Rel::Aux | Rel::AuxPass)
                && matches!(self.xpos(c), "MD" | "VBD" | "VBZ" | "VBP")
        });
        let bare = tree.subject(verb).is_none() && self.lacks(verb, &[Rel::Mark]);
        let party = tree.rel(noun).is_subject() || matches!(tree.rel(noun), Rel::Obj | Rel::Iobj);
        if !tensed || !bare || !party {
            return None;
        }
        let passive = tree.child(verb, Rel::AuxPass).is_some();
        let mut change = Change::default();
        change.hang(noun, Some(verb), if passive { "nsubj:pass" } else { "nsubj" });
        change.hang(verb, Some(saying), "ccomp");
        Some(change)
    }

    /// "a trip to Oslo that had been [planned]".
    fn behind_name(&self, clause: TokenId) -> Option<Change> {
        let tree = self.tree;
        let name = tree.head(clause).filter(|&n| self.xpos(n) == "NNP")?;
        let above = tree.head(name).filter(|_| tree.rel(name) == Rel::Nmod)?;
        let that = tree.children(clause).iter().copied().find(|&c| name < c)?;
        let restricts = self.xpos(that) == "WDT" && self.lower(that) == "that";
        let close = tree.subtree(name, |t| t < that).last().is_some_and(|t| t.0 + 1 == that.0);
        let mut change = Change::default();
        change.hang(clause, Some(above), "acl:relcl");
        (restricts && close && above < name && tree.upos(above) == Upos::Noun).then_some(change)
    }

    /// "[Outside] court, Lund thanked them".
    fn place_in_front(&self, first: TokenId) -> Option<Change> {
        let tree = self.tree;
        let noun = tree.head(first).filter(|&n| n.0 == first.0 + 1)?;
        let verb = tree.head(noun).filter(|&v| noun < v && tree.rel(noun).is_subject())?;
        let place = self.xpos(first) == "JJ"
            && self.lists.sides.has(&self.lower(first))
            && self.text(TokenId(noun.0 + 1)) == ",";
        let mut change = Change::default();
        change.tag(first, Upos::Adp, "IN");
        change.hang(first, Some(noun), "case");
        change.hang(noun, Some(verb), "obl");
        place.then_some(change)
    }

    /// "is due [to address] them": read as the subject of "due".
    fn due_to_do(&self, verb: TokenId) -> Option<Change> {
        let tree = self.tree;
        let due =
            tree.head(verb).filter(|&due| due < verb && self.lists.due.has(&self.lower(due)))?;
        let named = tree.children(due).iter().any(|&c| tree.rel(c) == Rel::Nsubj && c < due);
        let to = tree.child(verb, Rel::Mark).is_some_and(|mark| self.xpos(mark) == "TO");
        let mut change = Change::default();
        change.hang(verb, Some(due), "xcomp");
        (named && to).then_some(change)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Parsed;
    use crate::text::Rel;

    #[test]
    fn a_word_belongs_to_its_own_phrase() {
        let expected = [
            (
                "Abelard married Joseph Kern, a marine biologist, in 1966.",
                "Joseph",
                Rel::Obj,
                "married",
            ),
            (
                "Spain offered two rescue planes and Italy sent a field hospital.",
                "Italy",
                Rel::Nsubj,
                "sent",
            ),
            (
                "A wall of mud swept away a school, a clinic and some 90 houses on Friday.",
                "clinic",
                Rel::Conj,
                "school",
            ),
            (
                "President Roos declared an emergency and cancelled a trip to Chile that had been planned.",
                "planned",
                Rel::AclRelcl,
                "trip",
            ),
            ("Outside court, Weber's son, Nils, thanked the jury.", "court", Rel::Obl, "thanked"),
            (
                "She is due to address the Danish Parliament on May 21.",
                "address",
                Rel::Xcomp,
                "due",
            ),
        ];
        for (text, word, rel, head) in expected {
            assert_eq!(Parsed::of(text).relation(word), (rel, Some(head)), "{text}");
        }
    }

    #[test]
    fn what_is_said_has_a_subject_of_its_own() {
        let text = "A spokesman for the bank, Jan Roos, said a decision on selling the fund could be taken \
                    at a meeting of owners in Bremen on June 17.";
        assert_eq!(Parsed::of(text).relation("decision").1, Some("taken"));
    }
}
