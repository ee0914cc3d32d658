//! What edited news does and the treebank seldom shows, set right in a tree.
//!
//! - "It burned on May 3, and the wreck was raised": the noun behind "and" is a subject.
//! - "They left after a report said that …": the noun is the subject of the clause that "after"
//!   opens, not the object of a preposition.
//! - "The council refused her permission": to whom.
//! - "The bomb found in the port was meant for a bank": the noun behind "in" is no subject.

mod adverbials;
mod names;

use super::{Change, Mended, Reader};
use crate::text::model::{TokenId, Upos};
use crate::text::tree::Rel;

/// Finds them.
pub(super) fn find(reader: &Reader, change: &mut Change) {
    for sentence in &reader.document.sentences {
        for token in (sentence.first.0..sentence.end.0).map(TokenId) {
            let head = reader.tree.head(token);
            if reader.tree.rel(token) == Rel::Advcl && reader.is_said(token, sentence.end) {
                change.hang(token, head, "ccomp");
            }
            if reader.tree.rel(token) == Rel::Ccomp && reader.is_placed(token) {
                change.hang(token, head, "advcl");
            }
            change.extend(reader.before_semicolon(token, sentence.first));
            reader.at_clause(token, change);
            reader.at_adverbial(token, change);
            reader.at_name(token, change);
            change.extend(reader.done_to_object(token));
            change.extend(reader.bare_content(token).into_iter().flatten());
            change.extend(reader.joined_content(token));
            change.add(reader.refused_her(token));
            change.add(reader.said_of_quote(token));
        }
    }
}

impl Reader<'_> {
    /// "refused [her] permission": to whom, and not whose.
    fn refused_her(&self, pronoun: TokenId) -> Option<Change> {
        let tree = self.tree;
        let noun = tree.head(pronoun).filter(|_| tree.rel(pronoun) == Rel::NmodPoss)?;
        let verb = tree.head(noun).filter(|_| tree.rel(noun) == Rel::Obj)?;
        let granted = self.lists.granting.has_form(&self.lemma(verb))
            && self.lists.granted.has_lower(self.text(noun))
            && self.lower(pronoun) == "her"
            && pronoun.0 == verb.0 + 1;
        if !granted {
            return None;
        }
        let mut change = Change::default();
        change.tag(pronoun, Upos::Pron, "PRP");
        change.hang(pronoun, Some(verb), "iobj");
        Some(change)
    }

    /// The mistakes with a clause and its subject.
    fn at_clause(&self, token: TokenId, change: &mut Change) {
        change.extend(self.subject_after(token));
        change.extend(self.reduced_clause(token).into_iter().flatten());
        change.extend(self.mark_of_subject(token));
        change.extend(self.joined_subject(token));
        change.extend(self.told_clause(token).into_iter().flatten());
        change.add(self.subject_of_said(token));
        change.extend(self.stated_clause(token));
    }

    /// "after a report said …": the noun that a conjunction of time was read to govern is the
    /// subject of the finite verb behind it.
    fn subject_after(&self, verb: TokenId) -> Vec<Mended> {
        let tree = self.tree;
        let Some((noun, above)) = self.governed_noun(verb) else { return Vec::new() };
        let Some(mark) = tree.child(noun, Rel::Case) else { return Vec::new() };
        // "since its leader, Ana Lund, was convicted"
        let apposed = tree.child(noun, Rel::Appos).filter(|&a| noun < a && a < verb);
        let comma = self.document.has_comma(noun, verb) && apposed.is_none();
        if !self.is_time(mark) || comma || above.is_none() {
            return Vec::new();
        }
        let rel = self.role_of_subject(verb);
        let mut mended = vec![
            Mended { token: noun, head: Some(verb), rel },
            Mended { token: mark, head: Some(verb), rel: "mark" },
            Mended { token: verb, head: above, rel: "advcl" },
        ];
        let other = tree.subject(verb);
        mended.extend(other.map(|t| Mended { token: t, head: Some(noun), rel: "nmod" }));
        mended
    }

    /// "the bomb found in the port was meant for a bank": a noun behind a preposition is no subject;
    /// the participle before it describes the noun that is.
    fn reduced_clause(&self, noun: TokenId) -> Option<[Mended; 4]> {
        let tree = self.tree;
        let case = tree.child(noun, Rel::Case).filter(|&c| c < noun && self.xpos(c) == "IN")?;
        let main = tree.head(noun).filter(|&v| tree.rel(noun).is_subject() && noun < v)?;
        let participle = TokenId(case.0.checked_sub(1)?);
        let clause = self.is_time(case) || self.text(case) == "as";
        let bare = matches!(self.xpos(participle), "VBN" | "VBD")
            && !clause
            && !self.is_saying(participle)
            && self.lacks(participle, &[Rel::Aux, Rel::AuxPass, Rel::Cop, Rel::Obj, Rel::Mark]);
        let subject =
            tree.children(participle).iter().copied().find(|&c| {
                tree.rel(c).is_subject() && c < participle && tree.upos(c) == Upos::Noun
            })?;
        let rel = match tree.rel(participle) {
            Rel::Ccomp => "ccomp",
            Rel::Root => "root",
            Rel::Conj => "conj",
            Rel::Parataxis => "parataxis",
            _ => return None,
        };
        let above = tree.head(participle);
        let beside =
            tree.head(main) == Some(participle) || above.is_some() && tree.head(main) == above;
        let role = self.role_of_subject(main);
        (bare && beside && subject.0 + 1 == participle.0 && self.is_transitive(participle))
            .then_some([
                Mended { token: subject, head: Some(main), rel: role },
                Mended { token: participle, head: Some(subject), rel: "acl" },
                Mended { token: noun, head: Some(participle), rel: "obl" },
                Mended { token: main, head: above, rel },
            ])
    }

    fn is_transitive(&self, verb: TokenId) -> bool {
        let lemma = self.lemma(verb);
        !self.lists.intransitive.has_form(&lemma)
    }

    /// "after the minister spoke": a conjunction of time that was read to govern the subject alone.
    fn mark_of_subject(&self, token: TokenId) -> Option<Mended> {
        let tree = self.tree;
        let subject = tree.head(token).filter(|_| tree.rel(token) == Rel::Case)?;
        let verb = tree.head(subject).filter(|_| tree.rel(subject).is_subject())?;
        let mark = token < subject && subject < verb && self.is_time(token);
        mark.then_some(Mended { token, head: Some(verb), rel: "mark" })
    }

    /// "return the bronzes [looted] by troops": done to the object, and not what the verb brings about.
    fn done_to_object(&self, participle: TokenId) -> Option<Mended> {
        let tree = self.tree;
        let done = tree.rel(participle) == Rel::Xcomp && self.xpos(participle) == "VBN";
        let verb = tree.head(participle).filter(|_| done)?;
        let object = TokenId(participle.0.checked_sub(1)?);
        let beside = tree.head(object) == Some(verb) && tree.rel(object) == Rel::Obj;
        let helped = tree.children(participle).iter().any(|&c| c < participle);
        let lemma = self.lemma(verb);
        let free = !helped && !self.lists.with_participle.has_form(&lemma);
        (beside && free && tree.upos(object) != Upos::Pron).then_some(Mended {
            token: participle,
            head: Some(object),
            rel: "acl",
        })
    }

    /// "They returned after it [ended]": a conjunction of time opens no clause that is said.
    fn is_placed(&self, clause: TokenId) -> bool {
        self.tree.child(clause, Rel::Mark).is_some_and(|mark| mark < clause && self.is_time(mark))
    }

    /// "It burned on May 3, and the wreck was raised": the noun behind "and" is the subject of the joined
    /// verb, not joined to the noun before.
    fn joined_subject(&self, verb: TokenId) -> Vec<Mended> {
        let tree = self.tree;
        let alone = tree.subject(verb).is_none();
        let passive = tree.child(verb, Rel::AuxPass);
        let finite = matches!(self.xpos(passive.unwrap_or(verb)), "VBD" | "VBZ" | "VBP");
        let Some(first) = tree.head(verb).filter(|&first| {
            alone
                && finite
                && first < verb
                && tree.rel(verb) == Rel::Conj
                && tree.upos(verb) == Upos::Verb
        }) else {
            return Vec::new();
        };
        let joined = |&noun: &TokenId| {
            tree.rel(noun) == Rel::Conj
                && matches!(tree.upos(noun), Upos::Noun | Upos::Propn)
                && tree.head(noun).is_some_and(|other| first < other && other < noun)
        };
        let Some(noun) = (first.0 + 1..verb.0).map(TokenId).rfind(joined) else {
            return Vec::new();
        };
        let and = tree.child(noun, Rel::Cc).or_else(|| tree.child(verb, Rel::Cc));
        let Some(and) = and.filter(|&and| tree.head(noun) < Some(and) && and < noun) else {
            return Vec::new();
        };
        let rel = self.role_of_subject(verb);
        vec![
            Mended { token: noun, head: Some(verb), rel },
            Mended { token: and, head: Some(verb), rel: "cc" },
        ]
    }

    /// The noun that may be the subject of a finite verb, and what the clause then hangs on: an oblique
    /// of a verb without a subject, or what the verb was read to be a relative clause of, where it has
    /// an object and neither a relative pronoun nor a subject without a preposition.
    fn governed_noun(&self, verb: TokenId) -> Option<(TokenId, Option<TokenId>)> {
        let tree = self.tree;
        let children = tree.children(verb);
        let helper =
            children.iter().copied().find(|&c| matches!(tree.rel(c), Rel::AuxPass | Rel::Aux));
        let finite = matches!(self.xpos(helper.unwrap_or(verb)), "VBD" | "VBZ" | "VBP")
            && tree.child(verb, Rel::Cop).is_none();
        if !finite || tree.upos(verb) != Upos::Verb {
            return None;
        }
        let subject = tree.subject(verb);
        let loose = subject.is_none_or(|s| tree.child(s, Rel::Case).is_some());
        if tree.rel(verb) == Rel::AclRelcl {
            let noun = tree.head(verb)?;
            let complete = children.iter().any(|&c| matches!(tree.rel(c), Rel::Obj | Rel::Ccomp));
            return (complete && loose && tree.rel(noun) == Rel::Obl)
                .then_some((noun, tree.head(noun)));
        }
        let above = tree.head(verb)?;
        let joined = tree.rel(verb) == Rel::Conj
            && (helper.is_none() || children.iter().any(|&c| tree.rel(c) == Rel::Cc));
        let open = subject.is_none() && !joined;
        let oblique = |&&c: &&TokenId| c < verb && tree.rel(c) == Rel::Obl;
        let beside = || tree.children(above).iter().rfind(|&c| oblique(&c) && above < *c);
        let noun = *children.iter().rfind(oblique).or_else(beside)?;
        open.then_some((noun, Some(above)))
    }
}

#[cfg(test)]
mod tests {
    use super::super::Parsed;
    use crate::text::Rel;

    #[test]
    fn the_noun_behind_and_is_the_subject_of_the_verb_behind_it() {
        let said = "The fire broke out on the car deck on October 10, and the body of the engineer, \
                    Tomas Weld, was recovered the next day.";
        assert_eq!(Parsed::of(said).relation("body"), (Rel::NsubjPass, Some("recovered")));
    }

    #[test]
    fn what_stands_behind_the_clause_of_the_subject_belongs_to_it() {
        let text = "A landscape that was stolen from the museum in 1999 came home on Friday.";
        let parsed = Parsed::of(text);
        assert_eq!(parsed.relation("1999").1, Some("stolen"));
        assert_eq!(parsed.relation("Friday").1, Some("came"));
    }

    #[test]
    fn who_is_refused_permission_does_not_own_it() {
        let text = "The council refused her permission to dig.";
        assert_eq!(Parsed::of(text).relation("her"), (Rel::Iobj, Some("refused")));
        let text = "The council ignored her permission to dig.";
        assert_eq!(Parsed::of(text).relation("her"), (Rel::NmodPoss, Some("permission")));
    }

    #[test]
    fn a_name_is_not_torn() {
        let text = "Skagen Air will cut 1,400 jobs next spring, the airline said on Wednesday.";
        assert_eq!(Parsed::of(text).relation("Air"), (Rel::Flat, Some("Skagen")));
    }

    #[test]
    fn the_noun_after_a_conjunction_of_time_is_the_subject_of_its_clause() {
        let said = "The strike came after a report by two inspectors said the mine was unsafe.";
        let parsed = Parsed::of(said);
        assert_eq!(parsed.relation("report"), (Rel::Nsubj, Some("said")));
        assert_eq!(parsed.relation("said"), (Rel::Advcl, Some("came")));
    }
}
