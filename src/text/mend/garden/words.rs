//! Single words that look like another part of speech: kinds of deeds, adverbs behind nouns, what a
//! hyphen glues to a verb.

use crate::text::mend::{Change, Reader};
use crate::text::model::{TokenId, Upos};
use crate::text::tree::Rel;

impl Reader<'_> {
    /// "was acquitted of money [laundering] last week": a kind of deed has a noun before it.
    pub(super) fn kind_of_deed(&self, gerund: TokenId) -> Option<Change> {
        let tree = self.tree;
        let noun = TokenId(gerund.0.checked_sub(1)?);
        let case = tree.child(noun, Rel::Case).filter(|case| case.0 + 1 == noun.0)?;
        let above = tree.head(gerund)?;
        let beside = above == noun || tree.head(noun) == Some(above);
        let of = matches!(self.text(case), "of" | "with" | "for");
        let fits = self.xpos(gerund) == "VBG"
            && self.xpos(noun) == "NN"
            && tree.children(gerund).is_empty()
            && tree.children(noun).iter().all(|&c| c == case || c == gerund)
            && beside
            && of;
        let above = tree.head(noun).filter(|_| fits)?;
        let mut change = Change::default();
        change.tag(gerund, Upos::Noun, "NN");
        change.hang(gerund, Some(above), self.rel_name(noun));
        change.hang(noun, Some(gerund), "compound");
        change.hang(case, Some(gerund), "case");
        Some(change)
    }

    /// "voters [there] approved it".
    pub(super) fn adverb_behind_noun(&self, there: TokenId) -> Option<Change> {
        let verb = self.tree.head(there)?;
        let noun = self.subject(verb).filter(|&noun| noun.0 + 1 == there.0)?;
        let mut change = Change::default();
        change.tag(there, Upos::Adv, "RB");
        change.hang(there, Some(noun), "advmod");
        Some(change)
    }

    /// "Anna Lund [top]-scored": a hyphen glues the word to the verb behind it.
    pub(super) fn glued_to_verb(&self, word: TokenId) -> Option<Change> {
        let tree = self.tree;
        let verb = tree.head(word).filter(|&verb| verb.0 == word.0 + 2)?;
        let span = |t: TokenId| self.document.tokens[t.0 as usize].span;
        let hyphen = TokenId(word.0 + 1);
        let glued = self.text(hyphen) == "-"
            && span(word).end() == span(hyphen).start()
            && span(hyphen).end() == span(verb).start();
        let name = tree.child(word, Rel::Compound).filter(|_| glued)?;
        let mut change = Change::default();
        change.hang(word, Some(verb), "advmod");
        change.hang(name, Some(verb), "nsubj");
        self.hand_over(&mut change, (word, name), |c| c < name);
        Some(change)
    }

    /// "discovered Roman [remains]": a verb without anything behind it, between its object and which
    /// nothing stands.
    pub(super) fn read_as_clause(&self, plural: TokenId) -> Option<Change> {
        let tree = self.tree;
        let verb = tree.head(plural).filter(|&verb| verb < plural)?;
        let first = self.subject(plural).filter(|&s| s.0 + 1 == plural.0 && s.0 == verb.0 + 1)?;
        let complete = [Rel::Mark, Rel::Aux, Rel::Obj, Rel::Xcomp, Rel::Ccomp, Rel::Obl];
        let bare = self.lacks(plural, &complete);
        let past = self.xpos(verb) == "VBD" && !self.lists.saying.has_form(&self.lower(verb));
        if !bare || !past || self.xpos(plural) != "VBZ" || tree.upos(first) == Upos::Pron {
            return None;
        }
        let mut change = Change::default();
        change.tag(plural, Upos::Noun, "NNS");
        change.hang(plural, Some(verb), "obj");
        change.hang(first, Some(plural), "compound");
        self.hand_over(&mut change, (plural, verb), |c| c > plural);
        Some(change)
    }

    /// "A drive launched in May [reached] the north.": read as what somebody launched.
    pub(super) fn launched(&self, verb: TokenId) -> Option<Change> {
        let tree = self.tree;
        let first = tree.head(verb).filter(|&first| first < verb)?;
        let noun = self.subject(first).filter(|&n| n.0 + 1 == first.0)?;
        let bare =
            self.lacks(first, &[Rel::Obj, Rel::Aux, Rel::AuxPass, Rel::CompoundPrt, Rel::Iobj]);
        let word = self.lower(first);
        let fits = bare
            && tree.upos(noun) == Upos::Noun
            && self.xpos(first) == "VBD"
            && self.is_past_verb(verb)
            && self.subject(verb).is_none()
            && !self.document.has_comma(first, verb)
            && !self.lists.saying.has_form(&word)
            && !self.lists.intransitive.has_form(&word);
        if !fits {
            return None;
        }
        let mut change = Change::default();
        change.tag(first, Upos::Verb, "VBN");
        change.tag(verb, Upos::Verb, "VBD");
        change.hang(verb, tree.head(first), self.rel_name(first));
        change.hang(first, Some(noun), "acl");
        change.hang(noun, Some(verb), "nsubj");
        for &c in tree.children(first).iter().filter(|&&c| c != noun && c != verb) {
            if c > verb || c < noun {
                change.hang(c, Some(verb), self.rel_name(c));
            }
        }
        self.hand_over(&mut change, (verb, first), |c| c < verb);
        Some(change)
    }
}
