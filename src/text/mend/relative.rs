//! Relative clauses and appositions that swallowed the verb of the sentence, or lost one of their own.
//!
//! - "Crews who came later [closed] the gate": the first verb belongs to "who", the second to the crews.
//! - "Lund, a nurse whose book won a prize, [died]": the verb behind the last comma is told of her.
//! - "News that they had drawn at Calder [came] through": what came is the news.
//! - "The probe that fell silent before it was to land has been found": the clause before "has".

use super::{Change, Reader};
use crate::text::model::{SentenceKind, TokenId, Upos};
use crate::text::tree::Rel;

/// Finds them.
pub(super) fn find(reader: &Reader, change: &mut Change) {
    let prose = |kind| matches!(kind, SentenceKind::Prose | SentenceKind::Bullet);
    for sentence in reader.document.sentences.iter().filter(|s| prose(s.kind)) {
        for token in (sentence.first.0..sentence.end.0).map(TokenId) {
            let found = reader
                .second_of_noun(token)
                .or_else(|| reader.behind_apposition(token, sentence.first))
                .or_else(|| reader.lost_by_root(token))
                .or_else(|| reader.of_news(token))
                .or_else(|| reader.before_main(token));
            change.add(found);
        }
    }
}

impl Reader<'_> {
    /// A clause that a relative pronoun opens.
    fn has_relative_pronoun(&self, verb: TokenId) -> bool {
        let below = self.tree.children(verb).iter();
        below.into_iter().any(|&c| c < verb && matches!(self.xpos(c), "WP" | "WDT"))
    }

    /// The first word of a verb with its helpers has a tense.
    fn has_tense(&self, verb: TokenId) -> bool {
        let first = self.first_of_group(verb);
        match self.xpos(first) {
            "VBP" | "MD" => first != verb,
            tag => matches!(tag, "VBD" | "VBZ"),
        }
    }

    /// "Crews who came later [closed] the gate": two relative clauses of one noun, of which only the first has
    /// a pronoun, and neither a comma nor a conjunction joins the second.
    fn second_of_noun(&self, second: TokenId) -> Option<Change> {
        let tree = self.tree;
        let clause = |t: TokenId| matches!(tree.rel(t), Rel::AclRelcl | Rel::Acl);
        let noun = tree.head(second).filter(|&n| clause(second) && n < second)?;
        let own = tree.children(noun).iter().copied();
        let first = own.into_iter().rfind(|&c| {
            noun < c && c < second && tree.rel(c) == Rel::AclRelcl && self.has_relative_pronoun(c)
        })?;
        // "days before it was to land has been found": "land" was read as a noun and as the subject.
        let clause_for_subject =
            tree.subject(second).filter(|&s| tree.child(s, Rel::Cop).is_some() && first < s);
        let alone = tree.subject(second) == clause_for_subject
            && self.lacks(second, &[Rel::Cc, Rel::Mark, Rel::OblAgent])
            && !self.has_relative_pronoun(second);
        let finite =
            self.has_tense(second) || self.can_be_past(second) && self.takes_object(second);
        let whole = self.document.has_comma(noun, first) == self.document.has_comma(first, second);
        let above = tree.head(noun);
        let subject = tree.rel(noun).is_subject() || tree.rel(noun) == Rel::Root;
        if !alone || !finite || !whole || !subject || tree.upos(second) != Upos::Verb {
            return None;
        }
        let mut change = Change::default();
        if self.xpos(second) == "VBN" && self.lacks(second, &[Rel::Aux, Rel::AuxPass]) {
            change.tag(second, Upos::Verb, "VBD");
        }
        if let Some(clause) = clause_for_subject {
            change.hang(clause, Some(first), "advcl");
        }
        self.take_over(&mut change, noun, second, above)?;
        Some(change)
    }

    /// "Lund, a nurse whose book won a prize, [died] in May": a sentence without a predicate, and behind the
    /// comma that closes what stands between a verb with a tense of which nobody is the subject.
    fn lost_by_root(&self, main: TokenId) -> Option<Change> {
        let tree = self.tree;
        let loose = matches!(
            tree.rel(main),
            Rel::Conj | Rel::Parataxis | Rel::Ccomp | Rel::Acl | Rel::AclRelcl | Rel::Advcl
        );
        let opener = self.first_of_group(main);
        let comma = TokenId(opener.0.checked_sub(1)?);
        let bare = tree.subject(main).is_none() && self.lacks(main, &[Rel::Cc, Rel::Mark]);
        let finite = self.has_tense(main)
            || opener == main && (self.xpos(main) == "VBD" || self.can_be_past(main));
        if !loose || !bare || !finite || self.text(comma) != "," || tree.upos(main) != Upos::Verb {
            return None;
        }
        let root = tree.ancestors(main).last().filter(|&root| root < comma)?;
        let phrase = tree.subtree(root, |t| {
            matches!(tree.rel(t), Rel::Flat | Rel::Compound | Rel::Det | Rel::Amod | Rel::NmodDesc)
        });
        let open = TokenId(phrase.last()?.0 + 1);
        let aside = (open.0..comma.0).any(|t| self.text(TokenId(t)) == ",");
        // The last verb that could be it.
        let end = self.document.sentence_at(self.document.tokens[main.0 as usize].span.start())?;
        let end = self.document.sentences[end].end;
        let later = (main.0 + 1..end.0).map(TokenId).any(|t| {
            self.is_behind_comma(t)
                && tree.upos(t) == Upos::Verb
                && tree.subject(t).is_none()
                && self.lacks(t, &[Rel::Cc, Rel::Mark])
                && matches!(self.xpos(t), "VBD" | "VBN")
        });
        let joined = tree.children(main).iter().any(|&c| {
            tree.rel(c) == Rel::Conj
                && tree.child(c, Rel::Cc).is_some()
                && self.subject(c).is_some()
        });
        // "Its chief [executive], Joan Lund, stepped down": an adjective behind a noun is a noun.
        let office = tree.upos(root) == Upos::Adj
            && tree.child(root, Rel::Compound).is_some()
            && !self.is_predicate(root);
        let named = (self.is_bare_noun(root) || office)
            && tree.rel(root) == Rel::Root
            && tree.child(root, Rel::Case).is_none();
        if !named || !aside || later || joined {
            return None;
        }
        let mut change = Change::default();
        if office {
            change.tag(root, Upos::Noun, "NN");
        }
        if self.xpos(main) == "VBN" && opener == main {
            change.tag(main, Upos::Verb, "VBD");
        }
        change.hang(main, None, "root");
        change.hang(root, Some(main), self.role_of_subject(main));
        for t in (main.0 + 1..tree.len() as u32).map(TokenId) {
            match tree.head(t) {
                None => break,
                Some(head) if head < comma && tree.ancestors(t).last() == Some(root) => {
                    change.hang(t, Some(main), self.rel_name(t));
                }
                _ => {}
            }
        }
        Some(change)
    }

    /// An object behind the verb.
    fn takes_object(&self, verb: TokenId) -> bool {
        self.tree.child(verb, Rel::Obj).is_some_and(|object| object > verb)
    }

    /// The noun becomes the subject of the verb, and the verb takes the place of what the noun hung on.
    fn take_over(
        &self,
        change: &mut Change,
        noun: TokenId,
        verb: TokenId,
        above: Option<TokenId>,
    ) -> Option<()> {
        let tree = self.tree;
        change.hang(noun, Some(verb), self.role_of_subject(verb));
        let Some(main) = above else {
            change.hang(verb, None, "root");
            self.hand_over_behind(change, noun, verb);
            return Some(());
        };
        // Another subject shows that the verb above tells something else.
        let others = tree.children(main).iter().copied();
        others.into_iter().find(|&c| tree.rel(c).is_subject() && c > verb && c < main)?;
        change.hang(verb, tree.head(main), self.rel_name(main));
        change.hang(main, Some(verb), "conj");
        Some(())
    }

    /// "Lund, a nurse whose book won a prize, [died] in May": a verb that only a comma joins to the one
    /// before it, which stands between the two commas of an apposition.
    fn behind_apposition(&self, main: TokenId, first: TokenId) -> Option<Change> {
        let tree = self.tree;
        let joined = matches!(tree.rel(main), Rel::Conj | Rel::Parataxis | Rel::Ccomp);
        let inner = tree.head(main).filter(|&v| joined && v < main)?;
        let opener = self.first_of_group(main);
        let comma = TokenId(opener.0.checked_sub(1)?);
        let finite = self.has_tense(main) || self.can_be_past(main);
        let bare = tree.subject(main).is_none() && self.lacks(main, &[Rel::Cc, Rel::Mark]);
        let past = matches!(self.xpos(inner), "VBD" | "VBN") && tree.upos(inner) == Upos::Verb;
        if self.text(comma) != "," || !finite || !bare || !past || tree.upos(main) != Upos::Verb {
            return None;
        }
        // "came, saw and won": a list.
        let listed = tree
            .children(inner)
            .iter()
            .any(|&c| tree.rel(c) == Rel::Conj && c > main && tree.child(c, Rel::Cc).is_some());
        let named = |&c: &TokenId| {
            let noun = matches!(tree.upos(c), Upos::Propn | Upos::Noun);
            noun && (tree.rel(c).is_subject() || tree.rel(c) == Rel::Vocative)
        };
        let name = tree.children(inner).iter().copied().find(|c| named(c) && *c < inner)?;
        let phrase = tree.subtree(name, |t| {
            matches!(tree.rel(t), Rel::Flat | Rel::Compound | Rel::Det | Rel::Amod | Rel::NmodDesc)
        });
        let open = TokenId(phrase.last()?.0 + 1);
        let apposed = (open.0 + 1..inner.0).map(TokenId).find(|&t| {
            tree.upos(t) == Upos::Noun || tree.upos(t) == Upos::Propn && tree.head(t) == Some(name)
        })?;
        let article = self.xpos(TokenId(open.0 + 1)) == "DT";
        let whose =
            (apposed.0 + 1..inner.0).any(|t| matches!(self.xpos(TokenId(t)), "WP" | "WP$" | "WDT"));
        let shut = !self.document.has_comma(TokenId(open.0 + 1), inner);
        let opens = phrase[0].0 <= first.0 + 1;
        let reduced = self.can_be_past(inner) && !self.takes_object(inner);
        if listed || !opens || self.text(open) != "," || !article || !shut || !(whose || reduced) {
            return None;
        }
        let mut change = Change::default();
        if self.xpos(main) == "VBN" && self.lacks(main, &[Rel::Aux, Rel::AuxPass]) {
            change.tag(main, Upos::Verb, "VBD");
        }
        change.hang(main, tree.head(inner), self.rel_name(inner));
        change.hang(name, Some(main), self.role_of_subject(main));
        change.hang(apposed, Some(name), "appos");
        if !whose {
            change.tag(inner, Upos::Verb, "VBN");
        }
        change.hang(inner, Some(apposed), if whose { "acl:relcl" } else { "acl" });
        for &c in tree.children(inner).iter().filter(|&&c| c > comma && c != main) {
            change.hang(c, Some(main), self.rel_name(c));
        }
        Some(change)
    }

    /// "News that they had drawn at Calder [came] through": a sentence without a verb, whose noun has a clause
    /// of content and behind it a verb with a tense, the subject of which a preposition governs.
    fn of_news(&self, verb: TokenId) -> Option<Change> {
        let tree = self.tree;
        let noun = tree.head(verb).filter(|&n| tree.rel(verb) == Rel::AclRelcl && n < verb)?;
        let root = tree.rel(noun) == Rel::Root && self.is_bare_noun(noun);
        let content = tree.children(noun).iter().copied().find(|&c| {
            let that = tree.child(c, Rel::Mark).is_some_and(|m| m.0 == noun.0 + 1);
            that && c < verb && matches!(tree.rel(c), Rel::Acl | Rel::AclRelcl)
        })?;
        let place = tree.subject(verb).filter(|&s| content < s)?;
        tree.child(place, Rel::Case).filter(|&case| case < place)?;
        if !root || !self.has_tense(verb) || self.document.has_comma(noun, verb) {
            return None;
        }
        let mut change = Change::default();
        change.hang(verb, None, "root");
        change.hang(noun, Some(verb), "nsubj");
        change.hang(place, Some(content), "obl");
        self.hand_over_behind(&mut change, noun, verb);
        Some(change)
    }

    /// "The probe that fell silent before it was to [land] has been found": a clause between the relative
    /// clause of the subject and the main verb, without a comma, belongs to the former.
    fn before_main(&self, clause: TokenId) -> Option<Change> {
        let tree = self.tree;
        let main = tree.head(clause).filter(|&v| tree.rel(clause) == Rel::Advcl && clause < v)?;
        let subject = tree.subject(main).filter(|&s| s < clause)?;
        let relative = tree.children(subject).iter().copied().rfind(|&c| {
            matches!(tree.rel(c), Rel::AclRelcl | Rel::Acl) && subject < c && c < clause
        })?;
        let mark = tree.child(clause, Rel::Mark).filter(|&m| relative < m && m < clause)?;
        let placed = !self.document.has_comma(relative, mark);
        placed.then(|| Change::of(clause, Some(relative), "advcl"))
    }
}

#[cfg(test)]
mod tests {
    use super::super::Parsed;
    use crate::text::Rel;

    #[test]
    fn the_verb_behind_a_relative_clause_belongs_to_the_noun() {
        let text = "Guards who came an hour later locked the wrong gate, and by the time the error was \
                    seen, on May 12, cows were drinking from the canal.";
        let parsed = Parsed::of(text);
        assert_eq!(parsed.relation("Guards"), (Rel::Nsubj, Some("locked")));
    }

    #[test]
    fn the_verb_behind_an_apposition_is_told_of_the_name() {
        for (text, inner, main) in [
            (
                "Hanna Weiss, a Polish-born singer whose forbidden records made her a symbol of the \
                 strike and who later taught in Leeds, died on Jan. 4 at her home.",
                "made",
                "died",
            ),
            (
                "Marsh, a Liberal first chosen in 2009, announced in June that he would leave.",
                "chosen",
                "announced",
            ),
        ] {
            let parsed = Parsed::of(text);
            assert_eq!(parsed.relation(main).0, Rel::Root, "{text}");
            assert_ne!(parsed.relation(inner).0, Rel::Root, "{text}");
        }
    }

    #[test]
    fn a_clause_before_the_main_verb_belongs_to_the_relative_clause() {
        let text = "A weather balloon that went missing days before it was to land has been found.";
        assert_eq!(Parsed::of(text).relation("land").1, Some("went"));
    }
}
