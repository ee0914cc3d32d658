//! Verbs that stand apart from their subject.
//!
//! - "The ship, [launched] last year, ran aground": what stands between commas behind the subject says
//!   more of it, and the verb behind the second comma is what it did.
//! - "When the mine at which he worked [closed], they moved": the relative clause is whole, so the verb
//!   behind it is that of its noun.
//! - "Lund [retired] as mayor in 2011": a verb with a subject and no auxiliary is no adjective.

use crate::text::mend::{Change, Reader};
use crate::text::model::{TokenId, Upos};
use crate::text::tree::Rel;

impl Reader<'_> {
    /// The mistake with a verb and its subject.
    pub(super) fn loose(&self, token: TokenId) -> Option<Change> {
        self.between_commas(token)
            .or_else(|| self.behind_relative(token))
            .or_else(|| self.verb_read_as_adjective(token))
    }

    /// "The ship, [launched] last year, ran aground".
    fn between_commas(&self, token: TokenId) -> Option<Change> {
        let tree = self.tree;
        if self.xpos(token) != "VBD" || !self.is_behind_comma(token) {
            return None;
        }
        let others = [Rel::Aux, Rel::AuxPass, Rel::Mark, Rel::Obj];
        let subject = self.subject(token).filter(|&s| s < token)?;
        let phrase = tree.subtree(subject, |t| tree.rel(t) != Rel::Punct);
        let touches = phrase.last().is_some_and(|last| last.0 + 2 == token.0);
        let content =
            |&c: &TokenId| tree.rel(c) == Rel::Ccomp && !self.lacks(c, &[Rel::Mark, Rel::Nsubj]);
        let says = self.is_saying(token) || tree.children(token).iter().any(content);
        if !touches || says || !self.lacks(token, &others) {
            return None;
        }
        let verb = tree.children(token).iter().copied().find(|&v| {
            let clause =
                matches!(tree.rel(v), Rel::Conj | Rel::Ccomp | Rel::Parataxis | Rel::Advcl);
            let finite = self.xpos(v) == "VBD" || !self.lacks(v, &[Rel::Aux, Rel::AuxPass]);
            v > token
                && clause
                && tree.upos(v) == Upos::Verb
                && finite
                && self.lacks(v, &[Rel::Mark, Rel::Cc])
                && self.subject(v).is_none()
                && self.opens_behind_comma(v)
        })?;
        let mut change = Change::default();
        change.tag(token, Upos::Verb, "VBN");
        change.hang(verb, tree.head(token), self.rel_name(token));
        change.hang(subject, Some(verb), self.role_of_subject(verb));
        change.hang(token, Some(subject), "acl");
        self.hand_over(&mut change, (token, verb), |c| c < subject || c > verb);
        Some(change)
    }

    /// Behind a comma, up to its auxiliaries and adverbs.
    fn opens_behind_comma(&self, verb: TokenId) -> bool {
        let own = |&c: &TokenId| {
            matches!(self.tree.rel(c), Rel::Aux | Rel::AuxPass | Rel::Advmod) && c < verb
        };
        let first = self.tree.children(verb).iter().copied().filter(own).min();
        self.is_behind_comma(first.unwrap_or(verb))
    }

    /// "When the mine at which he worked [closed], they moved".
    fn behind_relative(&self, token: TokenId) -> Option<Change> {
        let tree = self.tree;
        let clause = TokenId(token.0.checked_sub(1)?);
        let below = matches!(tree.rel(token), Rel::Xcomp | Rel::Ccomp | Rel::Acl | Rel::Advcl)
            && tree.head(token) == Some(clause);
        let bare = below && self.can_be_past(token) && self.subject(token).is_none();
        let noun = tree.head(clause).filter(|_| bare && tree.rel(clause) == Rel::AclRelcl)?;
        let whole = tree.children(clause).iter().any(|&c| {
            let place = self.lower(c) == "where";
            let governed =
                matches!(self.xpos(c), "WDT" | "WP") && tree.child(c, Rel::Case).is_some();
            c < clause && (place || governed)
        });
        let subject = self.subject(clause).filter(|&s| noun < s && s < clause);
        // "After the school where she taught [closed]"
        let after = tree.child(noun, Rel::Case).filter(|&case| self.is_time(case));
        let rel = match tree.rel(noun) {
            Rel::Advcl | Rel::Root => self.rel_name(noun),
            Rel::Obl if after.is_some() => "advcl",
            _ => return None,
        };
        if !whole || subject.is_none() {
            return None;
        }
        let mut change = Change::default();
        change.tag(token, Upos::Verb, "VBD");
        change.tag(noun, Upos::Noun, if self.xpos(noun) == "NNS" { "NNS" } else { "NN" });
        change.hang(token, tree.head(noun), rel);
        change.hang(noun, Some(token), "nsubj");
        self.hand_over_behind(&mut change, clause, token);
        let opens = |c: TokenId| self.xpos(c) == "WRB" || tree.rel(c) == Rel::Mark;
        self.hand_over(&mut change, (noun, token), |c| opens(c) || c > token);
        if let Some(after) = after {
            change.hang(after, Some(token), "mark");
        }
        Some(change)
    }

    /// "Lund [retired] as mayor in 2011".
    fn verb_read_as_adjective(&self, token: TokenId) -> Option<Change> {
        let tree = self.tree;
        let helped = [Rel::Aux, Rel::AuxPass, Rel::Cop, Rel::Mark];
        let read = tree.upos(token) == Upos::Verb
            && self.xpos(token) == "JJ"
            && self.lower(token).ends_with("ed")
            && self.lacks(token, &helped);
        if !read {
            return None;
        }
        let mut change = Change::default();
        change.tag(token, Upos::Verb, "VBD");
        if self.subject(token).is_some_and(|subject| subject < token) {
            return Some(change);
        }
        // A name and a participle are no sentence.
        let noun = tree.head(token).filter(|&noun| {
            tree.rel(token) == Rel::Acl && tree.rel(noun) == Rel::Root && noun < token
        })?;
        let name = tree.upos(noun) == Upos::Propn && self.text(TokenId(token.0 - 1)) != ",";
        if !name || !self.is_bare_noun(noun) {
            return None;
        }
        change.hang(token, None, "root");
        change.hang(noun, Some(token), "nsubj");
        self.hand_over_behind(&mut change, noun, token);
        Some(change)
    }
}

#[cfg(test)]
mod tests {
    use crate::text::mend::Parsed;

    #[test]
    fn a_verb_finds_its_subject_behind_an_aside() {
        for (text, word, expected) in [
            ("The ship, launched last year, ran aground on Monday.", "ran", "verb VBD Root -"),
            (
                "The ship, launched last year, ran aground on Monday.",
                "launched",
                "verb VBN Acl ship",
            ),
            (
                "The crack, discovered a month after launch, was never repaired.",
                "repaired",
                "verb VBN Root -",
            ),
            (
                "When the mine at which he worked closed in 1961, Aune's father moved to Halden.",
                "closed",
                "verb VBD Advcl moved",
            ),
            (
                "After the school where she taught closed in 1988, Lund moved to Oslo.",
                "closed",
                "verb VBD Advcl moved",
            ),
            ("Brekke retired as chief executive in 2003.", "retired", "verb VBD Root -"),
        ] {
            assert_eq!(Parsed::of(text).shown(word), expected, "{text}");
        }
    }

    #[test]
    fn a_verb_behind_a_comma_may_go_on_with_its_subject() {
        for (text, word, expected) in [
            ("The man drew a knife, ran and fell.", "ran", "verb VBD Conj drew"),
            ("The hotel, opened in 1932, is for sale.", "opened", "verb VBN Acl hotel"),
        ] {
            assert_eq!(Parsed::of(text).shown(word), expected, "{text}");
        }
    }
}
