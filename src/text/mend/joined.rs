//! Predicates that are joined.
//!
//! - "She reported it, was moved to the archive and was dismissed in May": of one subject, with commas.
//! - "It was drawn by Lund, who had built locks, and was opened in May": behind the comma that ends the
//!   relative clause goes on what has the form of the main verb.
//! - "said it would pay and that Marsh would leave": both are said.
//! - "She was arrested on charges of theft, convicted in May and sentenced": all three were done to her.

use super::{Change, Reader};
use crate::text::model::{TokenId, Upos};
use crate::text::tree::Rel;

/// Finds those that were read as a clause of their own.
pub(super) fn find(reader: &Reader, change: &mut Change) {
    for token in (0..reader.tree.len() as u32).map(TokenId) {
        if matches!(reader.tree.rel(token), Rel::Ccomp | Rel::Parataxis | Rel::Advcl)
            && reader.is_joined(token)
        {
            change.hang(token, reader.tree.head(token), "conj");
        }
        if reader.tree.rel(token) == Rel::Acl {
            change.add(reader.in_series(token));
        }
        // "…, a day after it [withdrew] its support"
        if reader.tree.rel(token) == Rel::Parataxis && reader.is_timed(token) {
            change.hang(token, reader.tree.head(token), "advcl");
        }
        if reader.tree.rel(token) == Rel::Conj {
            change.add(reader.behind_aside(token));
            change.add(reader.said_too(token));
            change.add(reader.of_that_form(token));
            change.add(reader.beside_gerund(token));
            change.add(reader.past_beside_modal(token));
            change.add(reader.two_ands(token));
        }
        if reader.tree.rel(token) == Rel::Root {
            change.add(reader.without_object(token));
        }
        if reader.tree.rel(token) == Rel::AclRelcl {
            change.add(reader.since_then(token));
        }
    }
}

/// The form of a verb: perfect, passive.
type Form = (bool, bool);

impl Reader<'_> {
    fn form(&self, verb: TokenId) -> Form {
        let have = self.tree.children(verb).iter().any(|&c| {
            self.tree.rel(c) == Rel::Aux && matches!(self.text(c), "had" | "has" | "have")
        });
        (have, self.tree.child(verb, Rel::AuxPass).is_some())
    }

    /// A clause behind a conjunction of time.
    fn is_timed(&self, verb: TokenId) -> bool {
        let mark = self.tree.child(verb, Rel::Mark);
        mark.is_some_and(|mark| mark < verb && self.is_time(mark) && self.subject(verb).is_some())
    }

    /// "was arrested on charges of theft, [convicted] in May and sentenced": three participles of one
    /// auxiliary, the second read as what was done to the noun before the comma.
    fn in_series(&self, second: TokenId) -> Option<Change> {
        let tree = self.tree;
        let participle = |t: TokenId| matches!(self.xpos(t), "VBN" | "VBD");
        let comma = self.text(TokenId(second.0.checked_sub(1)?)) == ",";
        let third = tree.children(second).iter().copied().find(|&third| {
            let and = self.joining(second, third);
            let commas = and.is_some_and(|and| self.document.has_comma(second, and));
            tree.rel(third) == Rel::Conj && participle(third) && and.is_some() && !commas
        })?;
        if !comma || self.xpos(second) != "VBN" || self.subject(third).is_some() {
            return None;
        }
        let first = tree.ancestors(second).find(|&v| tree.upos(v) == Upos::Verb)?;
        let passive = tree.child(first, Rel::AuxPass).is_some() && self.xpos(first) == "VBN";
        // "was given to Lund, born in Oslo and raised in Rome, who sold it": the list is closed again.
        let end = *tree.subtree(third, |_| true).last()?;
        let closed = self.document.tokens.get(end.0 as usize + 1).is_some()
            && self.text(TokenId(end.0 + 1)) == ",";
        let noun = tree.head(second).filter(|&noun| first < noun && noun < second)?;
        let thing = tree.upos(noun) == Upos::Noun;
        let alone = self.lacks(third, &[Rel::Aux, Rel::AuxPass]);
        if !passive || closed || !thing || !alone {
            return None;
        }
        let mut change = Change::default();
        change.tag(third, Upos::Verb, "VBN");
        change.hang(second, Some(first), "conj");
        change.hang(third, Some(first), "conj");
        Some(change)
    }

    /// "drawn by Lund, who had built locks, and was [opened] in May".
    fn behind_aside(&self, verb: TokenId) -> Option<Change> {
        let tree = self.tree;
        let inner = tree.head(verb).filter(|&v| tree.rel(v) == Rel::AclRelcl && v < verb)?;
        let and = self.joining(inner, verb)?;
        let main = tree.ancestors(inner).find(|&v| tree.upos(v) == Upos::Verb)?;
        let noun = tree.head(inner)?;
        let comma = |t: u32| self.text(TokenId(t)) == ",";
        let aside = comma(and.0 - 1) && self.document.has_comma(main, inner) && main < noun;
        let past = |v: TokenId| matches!(self.xpos(v), "VBD" | "VBN");
        let alike = self.form(main) == self.form(verb) && self.form(inner) != self.form(verb);
        let bare = tree.subject(verb).is_none() && tree.subject(main).is_some();
        if !aside || !alike || !bare || !past(main) || !past(verb) {
            return None;
        }
        Some(Change::of(verb, Some(main), "conj"))
    }

    /// "will end a strike that had cost them work and had [brought] them down": what "had" joins.
    fn of_that_form(&self, verb: TokenId) -> Option<Change> {
        let tree = self.tree;
        let above = tree.head(verb).filter(|&v| v < verb && tree.upos(v) == Upos::Verb)?;
        let and = self.joining(above, verb)?;
        let perfect = self.form(verb).0 && !self.form(above).0 && tree.subject(verb).is_none();
        if !perfect || self.is_behind_comma(and) {
            return None;
        }
        let alike = |v: TokenId| {
            let clause = matches!(tree.rel(v), Rel::AclRelcl | Rel::Advcl | Rel::Ccomp);
            clause && tree.upos(v) == Upos::Verb
        };
        let inner = (above.0 + 1..and.0)
            .map(TokenId)
            .rfind(|&v| alike(v) && self.form(v) == self.form(verb));
        // "wrote that he had warned that it would fail and had been [ignored]"
        let outer = || tree.head(above).filter(|&v| alike(v) && self.form(v).0 && v < above);
        let inner = inner.or_else(outer)?;
        let below = tree.ancestors(inner).any(|t| t == above) || inner < above;
        below.then(|| Change::of(verb, Some(inner), "conj"))
    }

    /// "noticed that vials were missing and [alerted] the police": what was so, and what was done then, are
    /// told of two.
    fn beside_gerund(&self, verb: TokenId) -> Option<Change> {
        let tree = self.tree;
        let inner = tree.head(verb).filter(|&v| v < verb && tree.rel(v) == Rel::Ccomp)?;
        let main = tree.head(inner).filter(|&m| m < inner)?;
        self.joining(inner, verb)?;
        let lasts = self.xpos(inner) == "VBG" && tree.child(inner, Rel::Aux).is_some();
        let done = |v: TokenId| self.xpos(v) == "VBD" && self.lacks(v, &[Rel::Aux, Rel::AuxPass]);
        let object = tree.child(verb, Rel::Obj).is_some_and(|object| object > verb);
        let alike = done(main) && done(verb) && object && tree.subject(main).is_some();
        (lasts && alike && tree.subject(verb).is_none())
            .then(|| Change::of(verb, Some(main), "conj"))
    }

    /// "told them that fees would rise and [ruled] out a refund": a past tense goes on with the saying, and
    /// not with what a modal verb tells.
    fn past_beside_modal(&self, verb: TokenId) -> Option<Change> {
        let tree = self.tree;
        let inner = tree.head(verb).filter(|&v| v < verb && tree.rel(v) == Rel::Ccomp)?;
        let main = tree.head(inner).filter(|&main| main < inner)?;
        self.joining(inner, verb)?;
        let modal = tree.child(inner, Rel::Aux).is_some_and(|aux| self.xpos(aux) == "MD");
        let past = |v: TokenId| self.xpos(v) == "VBD" && self.lacks(v, &[Rel::Aux, Rel::AuxPass]);
        let object = tree.child(verb, Rel::Obj).is_some_and(|object| verb < object);
        let whole = past(main) && self.is_saying(main) && tree.subject(main).is_some();
        let done = past(verb) || self.can_be_past(verb) && object;
        if !modal || !done || !whole || tree.subject(verb).is_some() {
            return None;
        }
        let mut change = Change::of(verb, Some(main), "conj");
        change.tag(verb, Upos::Verb, "VBD");
        Some(change)
    }

    /// "searched the house and the office on Monday and [took] papers": of two "and" the first joins what
    /// was searched, and no subject stands before the second.
    fn two_ands(&self, verb: TokenId) -> Option<Change> {
        let tree = self.tree;
        let first = tree.head(verb).filter(|&v| v < verb)?;
        let object = tree.child(first, Rel::Obj).filter(|&o| first < o && o < verb)?;
        let noun = self.subject(verb).filter(|&s| object < s && s < verb)?;
        let mut ands = tree.children(verb).iter().copied().filter(|&c| tree.rel(c) == Rel::Cc);
        let (one, two) = (ands.next()?, ands.next()?);
        let right_before = two.0 + 1 == self.first_of_group(verb).0 && noun < two;
        let joins = object < one && one < noun && !self.is_behind_comma(one);
        let mut change = Change::of(noun, Some(object), "conj");
        change.hang(one, Some(noun), "cc");
        (right_before && joins && !self.is_behind_comma(two)).then_some(change)
    }

    /// "Lund, who has been away since the gates were [shut], will return": a clause with a conjunction of
    /// time and a subject of its own describes no noun.
    fn since_then(&self, verb: TokenId) -> Option<Change> {
        let tree = self.tree;
        let mark = tree.child(verb, Rel::Mark).filter(|&mark| mark < verb && self.is_time(mark))?;
        let subject = self.subject(verb).filter(|&s| mark < s)?;
        let noun = tree.head(verb).filter(|&n| n < mark && tree.upos(subject) != Upos::Pron)?;
        let mut others = tree.children(noun).iter().copied();
        let beside = others.find(|&c| tree.rel(c) == Rel::AclRelcl && noun < c && c < mark)?;
        Some(Change::of(verb, Some(beside), "advcl"))
    }

    /// "said it would pay and that Marsh would [leave]": "that" was read as an article, and the verb joined
    /// to the saying.
    fn said_too(&self, verb: TokenId) -> Option<Change> {
        let tree = self.tree;
        let saying = tree.head(verb).filter(|&s| s < verb && self.is_saying(s))?;
        let mut contents = tree.children(saying).iter().copied();
        let content = contents.find(|&c| tree.rel(c) == Rel::Ccomp && saying < c && c < verb)?;
        let and = self.joining(content, verb)?;
        let that = TokenId(and.0 + 1);
        let subject = self.subject(verb).filter(|&s| that < s)?;
        if !self.opens_content(that) || tree.head(that).is_none_or(|noun| noun > subject) {
            return None;
        }
        let mut change = Change::default();
        change.tag(that, Upos::Sconj, "IN");
        change.hang(that, Some(verb), "mark");
        change.hang(verb, Some(content), "conj");
        Some(change)
    }
}

impl Reader<'_> {
    /// "…, [was moved] and was dismissed": a finite verb behind a comma, without a subject or a
    /// conjunction of its own, and another one joined to it.
    fn is_joined(&self, verb: TokenId) -> bool {
        let tree = self.tree;
        let Some(first) = tree.head(verb).filter(|&first| first < verb) else { return false };
        let whole = tree.upos(first) == Upos::Verb
            && self.xpos(first) == "VBD"
            && self.subject(first).is_some_and(|subject| subject < first);
        let own = tree.children(verb);
        let opener = self.first_of_group(verb);
        let finite = self.xpos(opener) == "VBD" && self.is_behind_comma(opener);
        let listed = own.iter().any(|&c| {
            let and = || tree.child(c, Rel::Cc).is_some();
            tree.rel(c) == Rel::Conj && c > verb && self.subject(c).is_none() && and()
        });
        let bare = self.subject(verb).is_none() && tree.child(verb, Rel::Mark).is_none();
        whole && finite && listed && bare
    }
}

#[cfg(test)]
mod tests {
    use super::super::Parsed;
    use crate::text::tree::Rel;

    #[test]
    fn clauses_hang_on_what_has_their_form() {
        let text = "Guards in Oslo voted to accept an offer that will raise their pay, ending a strike that \
                    had forced prisons to cancel visits and had brought the cabinet close to collapse.";
        assert_eq!(Parsed::of(text).relation("brought"), (Rel::Conj, Some("forced")));
        let text = "Weiss, who has been under fire since dozens of patients were stranded on the first day \
                    of the strike, will be paid to leave.";
        assert_eq!(Parsed::of(text).relation("stranded").0, Rel::Advcl);
    }

    #[test]
    fn behind_an_aside_goes_on_the_main_verb() {
        let text = "The first dam was planned by Otto Lund, a self-taught builder who had made his name \
                    digging wells, and was opened by Governor Ann Weiss on July 4, 1871.";
        assert_eq!(Parsed::of(text).relation("opened"), (Rel::Conj, Some("planned")));
    }

    #[test]
    fn participles_of_one_auxiliary_are_joined() {
        let text = "She was arrested in November 2023 on charges of treason, convicted in May the next \
                    year and sentenced to 12 years.";
        assert_eq!(Parsed::of(text).relation("convicted"), (Rel::Conj, Some("arrested")));
        let text = "The prize was given to Anna Lund, born in Oslo and raised in Rome.";
        assert_ne!(Parsed::of(text).relation("born").0, Rel::Conj);
    }

    #[test]
    fn what_was_so_is_not_joined_to_what_was_done() {
        let text = "A clerk noticed on May 11 that vials were missing and alerted the police.";
        assert_eq!(Parsed::of(text).relation("alerted"), (Rel::Conj, Some("noticed")));
    }

    #[test]
    fn of_two_ands_the_second_joins_the_verbs() {
        let text = "Detectives searched the bishop's residence and the diocesan registry on April 2 and \
                    took away four computers.";
        assert_eq!(Parsed::of(text).relation("registry"), (Rel::Conj, Some("residence")));
    }

    #[test]
    fn a_past_tense_goes_on_with_the_saying() {
        let text = "Lund told the council on Friday that fees would rise and ruled out any refund.";
        assert_eq!(Parsed::of(text).relation("ruled"), (Rel::Conj, Some("told")));
    }

    #[test]
    fn what_is_said_too_is_joined_to_what_is_said() {
        let text = "The bank said it would pay a dividend in March and that finance director Lars Moe \
                    would step down in May.";
        assert_eq!(Parsed::of(text).relation("step"), (Rel::Conj, Some("pay")));
    }

    #[test]
    fn predicates_of_one_subject_are_joined() {
        let text = "She reported it to her manager, was moved to another department two weeks later and \
                    was dismissed that December.";
        let parsed = Parsed::of(text);
        assert_eq!(parsed.relation("moved"), (Rel::Conj, Some("reported")));
        assert_eq!(parsed.relation("dismissed"), (Rel::Conj, Some("moved")));
    }
}
