//! Sentences whose first words were read as another sentence, set right in tags and trees.
//!
//! - "Talks to form a government collapsed in May.": the talks collapsed.
//! - "A drive launched in May reached the north.": what was launched reached it.
//! - "The mayor signed contracts in May, but the work was put off.": he signed them.
//! - "Work on the bridge has been put off.": the work has.
//! - "Opened in 1887 by a duchess, the library burned down.": no order to open it.
//! - "He left Rome and is due to arrive in Oslo": he is due.
//! - "They discovered Roman remains.": nobody discovers that Rome remains.

mod adjective;
mod infinitive;
mod words;

use super::{Change, Reader};
use crate::text::model::{TokenId, Upos};
use crate::text::tree::Rel;

/// Finds them.
pub(super) fn find(reader: &Reader, change: &mut Change) {
    for sentence in reader.document.sentences.iter().filter(|s| reader.is_whole(s)) {
        for token in (sentence.first.0..sentence.end.0).map(TokenId) {
            change.add(reader.misled(token, sentence.first));
        }
    }
}

impl Reader<'_> {
    /// The mistake that begins with one word.
    fn misled(&self, token: TokenId, first: TokenId) -> Option<Change> {
        match self.tree.rel(token) {
            Rel::Root => self
                .behind_infinitive(token, first)
                .or_else(|| self.with_auxiliaries(token, first))
                .or_else(|| self.subject_of_two(token))
                .or_else(|| self.opens_with_participle(token, first)),
            Rel::Advcl | Rel::Acl => self.kind_of_deed(token),
            Rel::Expl => self.adverb_behind_noun(token),
            Rel::Nsubj => self.glued_to_verb(token),
            Rel::Mark | Rel::Other | Rel::Advmod | Rel::Case => self.due(token),
            Rel::Amod => self.due(token).or_else(|| self.described_by_a_verb(token, first)),
            Rel::Ccomp => self.launched(token).or_else(|| self.read_as_clause(token)),
            _ => None,
        }
    }

    /// A noun without a predicate at the root, or the first word read as a verb without anybody who
    /// acts.
    fn is_no_verb(&self, root: TokenId, first: TokenId) -> bool {
        let opens = || root == first || self.is_behind_comma(root) && root.0 == first.0 + 2;
        self.is_bare_noun(root)
            || self.tree.upos(root) == Upos::Verb
                && opens()
                && matches!(self.xpos(root), "VBZ" | "VB" | "VBP")
                && self.subject(root).is_none()
                && self.lacks(root, &[Rel::Aux, Rel::AuxPass, Rel::Obj, Rel::Mark])
    }

    /// A past tense, or a form that can be one, that nothing is joined by.
    fn is_past_verb(&self, token: TokenId) -> bool {
        let past = self.xpos(token) == "VBD" && self.stands_alone(token);
        self.tree.upos(token) == Upos::Verb
            && (past || self.can_be_past(token))
            && self.tree.child(token, Rel::Cc).is_none()
    }

    /// "Work on the bridge [has been put off].": read as an order with a clause behind it.
    fn with_auxiliaries(&self, root: TokenId, first: TokenId) -> Option<Change> {
        let tree = self.tree;
        let nominal = matches!(tree.upos(root), Upos::Noun | Upos::Propn)
            && self.lacks(root, &[Rel::Cop, Rel::Aux, Rel::AuxPass, Rel::Expl])
            && self.subject(root).is_none();
        if !nominal && !self.is_no_verb(root, first) {
            return None;
        }
        let verb = tree.children(root).iter().copied().find(|&c| {
            let finite = tree.children(c).iter().any(|&a| {
                let to_do = tree.rel(a) == Rel::Cop && self.xpos(c) == "VB"; // "is to begin"
                (matches!(tree.rel(a), Rel::Aux | Rel::AuxPass) || to_do)
                    && matches!(self.xpos(a), "VBZ" | "VBP" | "VBD" | "MD")
                    && a < c
            });
            // "Work on the bridge [began] in May, was halted and …"
            let finite =
                finite || root == first && self.xpos(root) == "VB" && self.xpos(c) == "VBD";
            let mark = tree.child(c, Rel::Mark).is_some_and(|m| self.xpos(m) != "TO");
            let open = !mark && tree.child(c, Rel::Cc).is_none();
            c > root
                && matches!(tree.rel(c), Rel::Ccomp | Rel::Parataxis)
                && tree.upos(c) == Upos::Verb
                && finite
                && open
                && self.subject(c).is_none()
        })?;
        let mut change = self.as_noun(root);
        change.hang(verb, None, "root");
        change.hang(root, Some(verb), self.role_of_subject(verb));
        for &c in tree.children(root).iter().filter(|&&c| c != verb) {
            let before = c < root && matches!(tree.rel(c), Rel::Advmod | Rel::Obl);
            if c > verb || before {
                change.hang(c, Some(verb), self.rel_name(c));
            } else if c > root && tree.rel(c) == Rel::Obl {
                change.hang(c, Some(root), "nmod");
            }
        }
        Some(change)
    }

    /// "[Opened] in 1887 by a duchess, the library burned down.": read as the verb of the sentence,
    /// with the other joined to it by nothing.
    fn opens_with_participle(&self, root: TokenId, first: TokenId) -> Option<Change> {
        let tree = self.tree;
        let bare = self.lacks(root, &[Rel::Aux, Rel::AuxPass, Rel::Cop, Rel::Obj]);
        if root != first || self.xpos(root) != "VBN" || !bare || self.subject(root).is_some() {
            return None;
        }
        let verb = tree.children(root).iter().copied().find(|&c| {
            let subject = self.subject(c).filter(|&s| root < s && s < c);
            matches!(tree.rel(c), Rel::Conj | Rel::Parataxis | Rel::Ccomp | Rel::Advcl)
                && tree.upos(c) == Upos::Verb
                && self.lacks(c, &[Rel::Cc, Rel::Mark])
                && subject.is_some_and(|s| self.document.has_comma(root, s))
        })?;
        let mut change = Change::default();
        change.hang(verb, None, "root");
        change.hang(root, Some(verb), "advcl");
        self.hand_over_behind(&mut change, root, verb);
        Some(change)
    }

    /// A change that begins with the tag of a noun for a word that was read as a verb.
    fn as_noun(&self, token: TokenId) -> Change {
        let mut change = Change::default();
        if self.tree.upos(token) == Upos::Verb {
            let many = self.xpos(token) == "VBZ";
            change.tag(token, Upos::Noun, if many { "NNS" } else { "NN" });
        }
        change
    }
}

#[cfg(test)]
mod tests {
    use super::super::Parsed;
    use crate::text::Rel;

    #[test]
    fn the_verb_of_a_sentence_is_not_the_one_that_only_looks_like_it() {
        for (text, verb, subject) in [
            (
                "Talks to form a new government collapsed on Monday after two parties left.",
                "collapsed",
                "Talks",
            ),
            (
                "Talks to end a strike that has crippled services broke down on Friday.",
                "broke",
                "Talks",
            ),
            ("A plan to build a dam on the river collapsed in March.", "collapsed", "plan"),
            (
                "A vaccination drive launched three days later reached most of the villages.",
                "reached",
                "drive",
            ),
            (
                "Work on the new bridge, which was to be finished by Easter, has been delayed again.",
                "delayed",
                "Work",
            ),
        ] {
            let parsed = Parsed::of(text);
            let tree = &parsed.tree;
            assert_eq!(tree.rel(parsed.tokens(verb)[0]), Rel::Root, "{text}");
            let (rel, head) = parsed.relation(subject);
            assert!(rel.is_subject() && head == Some(verb), "{text}: {rel:?} {head:?}");
        }
    }

    #[test]
    fn what_somebody_discovers_is_no_clause() {
        let text = "Meanwhile, work on the bridge was stopped after contractors discovered Roman remains last week.";
        assert_eq!(Parsed::of(text).relation("remains"), (Rel::Obj, Some("discovered")));
    }
}
