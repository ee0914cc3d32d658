//! Verbs with a tense that were read without one, set right with the tree around them.
//!
//! - "The ministry plans to act.": a whole sentence whose root is a plural with an infinitive.
//! - "She said Norwell plans to cut jobs": so is what somebody says.
//! - "A strike that began in May ended in June.": the second verb is the sentence's own.
//! - "They warned in May, and talks with a buyer ended": "talks" are what ended.
//! - "They will hand out bottled water": what a modal stands before is the verb.
//! - "They met on Monday to vote": what stands before "to" or "that" belongs to the verb before it.
//! - "The inquiry centres on a sale": a whole sentence whose root is a plural before "on".

mod loose;
mod past;
mod plural;

use super::{Change, Reader};
use crate::lang::lemma::Lemmas;
use crate::lang::senses::SenseOf;
use crate::text::model::{Sentence, SentenceKind, TokenId, Upos};
use crate::text::tree::Rel;

/// Finds them.
pub(super) fn find(reader: &Reader, change: &mut Change) {
    for sentence in &reader.document.sentences {
        let prose = sentence.kind == SentenceKind::Prose;
        for token in (sentence.first.0..sentence.end.0).map(TokenId) {
            if prose && token > sentence.first {
                change.add(reader.name_in_capitals(token));
            }
            change.add(reader.tense(token, sentence));
        }
    }
}

impl Reader<'_> {
    /// The mistake with one word.
    fn tense(&self, token: TokenId, sentence: &Sentence) -> Option<Change> {
        let own = || sentence.kind == SentenceKind::Bullet || self.is_whole(sentence);
        let root = (self.is_bare_root(token) && own()).then_some(token);
        root.and_then(|root| self.at_root(root))
            .or_else(|| self.said_to_plan(token))
            .or_else(|| self.joined_noun(token))
            .or_else(|| self.behind_modal(token))
            .or_else(|| self.loose(token))
            .or_else(|| self.past(token))
            .or_else(|| self.before_clause(token))
            .or_else(|| self.unchanged(token))
    }

    /// A noun at the root that is a verb, or that another verb belongs to.
    fn at_root(&self, root: TokenId) -> Option<Change> {
        self.with_infinitive(root)
            .or_else(|| self.second_verb(root))
            .or_else(|| self.adverb_of_two(root))
            .or_else(|| self.before_on(root))
            .or_else(|| self.before_article(root))
    }

    /// A noun at the root, without any predicate.
    fn is_bare_root(&self, token: TokenId) -> bool {
        self.tree.rel(token) == Rel::Root
            && self.is_bare_noun(token)
            && self.tree.child(token, Rel::Mark).is_none()
    }

    /// "the ferry [Island Queen]": two words with capitals inside a sentence are a name.
    fn name_in_capitals(&self, token: TokenId) -> Option<Change> {
        let before = TokenId(token.0.checked_sub(2)?);
        let first = TokenId(token.0 - 1);
        let capital = |t: TokenId| {
            let text = self.text(t);
            let mut letters = text.chars();
            letters.next().is_some_and(char::is_uppercase)
                && letters.next().is_some_and(char::is_lowercase)
        };
        let common = |t: TokenId| self.xpos(t) == "NN" && capital(t);
        let small = self.text(before).starts_with(|c: char| c.is_ascii_lowercase());
        let pair = common(token) && common(first) && small && self.tree.head(first) == Some(token);
        if !pair || self.tree.rel(first) != Rel::Compound {
            return None;
        }
        let mut change = Change::default();
        change.tag(first, Upos::Propn, "NNP");
        change.tag(token, Upos::Propn, "NNP");
        Some(change)
    }

    /// "A strike that began in May [ended] in June."
    fn second_verb(&self, root: TokenId) -> Option<Change> {
        let tree = self.tree;
        let clause = tree.children(root).iter().copied().find(|&c| {
            tree.rel(c) == Rel::AclRelcl
                && tree.children(c).iter().any(|&s| tree.rel(s).is_subject() && s > root && s < c)
        })?;
        let below = tree.subtree(clause, |_| true);
        let verb = below.into_iter().find(|&v| {
            let content = tree.rel(v) == Rel::Ccomp && self.lacks(v, &[Rel::Mark, Rel::Aux]);
            let bare = content || matches!(tree.rel(v), Rel::Xcomp | Rel::Acl | Rel::Advcl);
            let named = |&s: &TokenId| tree.rel(s).is_subject() && tree.upos(s) != Upos::Num;
            v.0 > clause.0 + 1
                && bare
                && self.can_be_past(v)
                && !tree.children(v).iter().any(named)
                && self.text(TokenId(v.0 - 1)) != ","
        })?;
        let mut change = Change::default();
        change.tag(verb, Upos::Verb, "VBD");
        change.hang(verb, None, "root");
        change.hang(root, Some(verb), "nsubj");
        for &c in tree.children(verb).iter().filter(|&&c| tree.rel(c).is_subject()) {
            change.hang(c, Some(clause), "obl");
        }
        self.hand_over_behind(&mut change, root, verb);
        Some(change)
    }

    /// "A storm that hit the coast [left] homes dark.": no adverb, where no other verb is that of the
    /// sentence.
    fn adverb_of_two(&self, root: TokenId) -> Option<Change> {
        let tree = self.tree;
        let clause = tree.child(root, Rel::AclRelcl).filter(|&c| self.subject(c).is_some())?;
        let below = tree.subtree(clause, |_| true);
        let verb = below.into_iter().find(|&v| {
            let mut plain = self.lower(v).into_owned();
            v > clause && self.xpos(v) == "RB" && {
                Lemmas::english().reduce(&mut plain, SenseOf::Verb);
                *plain != *self.lower(v)
            }
        })?;
        let mut change = Change::default();
        change.tag(verb, Upos::Verb, "VBD");
        change.hang(verb, None, "root");
        change.hang(root, Some(verb), "nsubj");
        self.hand_over_behind(&mut change, root, verb);
        self.hand_over_behind(&mut change, clause, verb);
        self.hand_over(&mut change, (verb, clause), |c| c < verb);
        Some(change)
    }

    /// "…, and [talks] with a buyer [ended]": a present tense does not join a past one, and a finite
    /// verb follows.
    fn joined_noun(&self, token: TokenId) -> Option<Change> {
        let tree = self.tree;
        let other = [Rel::Aux, Rel::AuxPass, Rel::Obj, Rel::Xcomp, Rel::Ccomp];
        let cc = tree.child(token, Rel::Cc).filter(|cc| cc.0 + 1 == token.0)?;
        let joined = tree.rel(token) == Rel::Conj
            && self.xpos(token) == "VBZ"
            && self.lacks(token, &other)
            && tree.subject(token).is_none();
        let head = tree.head(token).filter(|_| joined)?;
        let had = |&t: &TokenId| {
            self.xpos(t) == "VBD"
                || tree.child(t, Rel::Aux).is_some_and(|aux| self.lower(aux) == "had")
        };
        let above = std::iter::once(head).chain(tree.ancestors(head)).find(had)?;
        let below = tree.subtree(token, |_| true);
        let verb = below.into_iter().find(|&v| {
            v > token && tree.rel(v) == Rel::Acl && self.can_be_past(v) && self.xpos(v) == "VBN"
        })?;
        let mut change = Change::default();
        change.tag(token, Upos::Noun, "NNS");
        change.tag(verb, Upos::Verb, "VBD");
        change.hang(token, Some(verb), "nsubj");
        change.hang(verb, Some(above), "conj");
        change.hang(cc, Some(verb), "cc");
        for &c in tree.children(token).iter().filter(|&&c| c != cc) {
            match tree.rel(c) {
                Rel::Obl if c < verb => change.hang(c, Some(token), "nmod"),
                _ if c < verb && c > token => change.hang(c, Some(token), self.rel_name(c)),
                _ => change.hang(c, Some(verb), self.rel_name(c)),
            }
        }
        Some(change)
    }

    /// "will [hand] out bottled water": read as something beside the participle.
    fn behind_modal(&self, token: TokenId) -> Option<Change> {
        let tree = self.tree;
        let modal = tree.child(token, Rel::Aux).is_some_and(|aux| self.xpos(aux) == "MD");
        let clause = matches!(
            tree.rel(token),
            Rel::Root
                | Rel::Ccomp
                | Rel::Xcomp
                | Rel::Csubj
                | Rel::Advcl
                | Rel::Acl
                | Rel::AclRelcl
                | Rel::Conj
                | Rel::Parataxis
                | Rel::Appos
        );
        if !modal || clause || self.xpos(token) != "VB" {
            return None;
        }
        let participle = tree.ancestors(token).take(2).find(|&h| {
            h > token && matches!(self.xpos(h), "VBN" | "VBD") && tree.child(h, Rel::Aux).is_none()
        })?;
        let object = tree.child(participle, Rel::Obj).filter(|o| o.0 == participle.0 + 1)?;
        let mut change = Change::default();
        change.hang(token, tree.head(participle), self.rel_name(participle));
        change.hang(participle, Some(object), "amod");
        change.hang(object, Some(token), "obj");
        change.tag(participle, Upos::Verb, "VBN");
        let others = tree.children(participle).iter().copied();
        for c in others.filter(|&c| c != token && c != object) {
            let particle = c > token && c < participle && self.lists.particles.has(&self.lower(c));
            let rel = if particle { "compound:prt" } else { self.rel_name(c) };
            change.hang(c, Some(token), rel);
            if particle {
                change.tag(c, Upos::Adp, "RP");
            }
        }
        Some(change)
    }

    /// "gathered [on Thursday evening] to remember", "told them [on Friday] that it was over".
    fn before_clause(&self, token: TokenId) -> Option<Change> {
        let tree = self.tree;
        let adverbial = matches!(tree.rel(token), Rel::Obl | Rel::OblUnmarked);
        let verb = tree.head(token).filter(|&v| adverbial && token < v)?;
        let opens = |m: TokenId| self.xpos(m) == "TO" || self.lower(m) == "that";
        let mark = tree.child(verb, Rel::Mark).filter(|&m| token < m && opens(m))?;
        let clause = matches!(tree.rel(verb), Rel::Advcl | Rel::Xcomp | Rel::Ccomp);
        let above = tree.head(verb).filter(|&above| clause && above < token && above < mark)?;
        Some(Change::of(token, Some(above), self.rel_name(token)))
    }
}

#[cfg(test)]
mod tests {
    use super::super::Parsed;

    #[test]
    fn an_adverb_that_looks_like_an_adjective_goes_with_its_verb() {
        let text = "The bridge, which was built in 1871 and last repaired in the 1960s, was shut.";
        assert_eq!(Parsed::of(text).shown("repaired"), "verb VBN Conj built");
    }

    #[test]
    fn a_sentence_has_a_verb_with_a_tense() {
        for (text, word, expected) in [
            (
                "The Harbour Ministry plans to introduce stricter rules for car decks next year.",
                "plans",
                "verb VBZ Root -",
            ),
            (
                "A strike that began on April 2 ended in May, when the owners gave way.",
                "ended",
                "verb VBD Root -",
            ),
            ("The county will hand out bottled water from Wednesday.", "hand", "verb VB Root -"),
            (
                "Work began in October 2005 and stood still for most of 2008.",
                "stood",
                "verb VBD Conj began",
            ),
            (
                "The company had warned in May that it could not go on, and talks with a buyer ended without a result last week.",
                "talks",
                "no verb NNS Nsubj ended",
            ),
            (
                "The council voted on Tuesday, eleven months after a fire destroyed nine of its stalls.",
                "destroyed",
                "verb VBD Advcl voted",
            ),
            ("The Mount Pell observatory let visitors in again.", "let", "verb VBD Root -"),
            (
                "The chief executive of Halvorsen Coatings, Mette Halvorsen, resigned on Monday, seven weeks after a fire at the factory killed two workers.",
                "resigned",
                "verb VBD Root -",
            ),
            (
                "One of the two workers hurt in the blaze, a 34-year-old man, died overnight, the hospital said.",
                "hurt",
                "verb VBN Acl One",
            ),
        ] {
            assert_eq!(Parsed::of(text).shown(word), expected, "{text}");
        }
    }

    #[test]
    fn participles_stay_what_they_are() {
        for (text, word, tag) in [
            ("The house was sold and renamed in May.", "renamed", "VBN"),
            ("Farms let rooms to visitors.", "let", "VB"),
        ] {
            let found = Parsed::of(text).shown(word);
            assert_eq!(found.split(' ').nth(1), Some(tag), "{text}: {found}");
        }
    }
}
