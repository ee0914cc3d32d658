//! Verbs that were read as adjectives of their objects.

use crate::text::mend::{Change, Reader};
use crate::text::model::{TokenId, Upos};
use crate::text::tree::Rel;

impl Reader<'_> {
    /// "The mayor [signed] contracts": no adjective has a subject or an auxiliary.
    pub(super) fn described_by_a_verb(&self, verb: TokenId, first: TokenId) -> Option<Change> {
        let tree = self.tree;
        let object = tree.head(verb).filter(|&o| o > verb && tree.rel(o).is_subject())?;
        let last = tree.head(object).filter(|&last| object < last)?;
        let subject = self.subject(verb).filter(|&s| s < verb);
        if let Some(change) = subject.and_then(|s| self.acts_after(verb, s, object, last)) {
            return Some(change);
        }
        let auxiliary = tree.child(verb, Rel::Aux).filter(|&a| a < verb);
        if !matches!(self.xpos(verb), "VBN" | "VBD") || tree.upos(last) != Upos::Verb {
            return None;
        }
        let mut change = Change::default();
        change.hang(object, Some(verb), "obj");
        if tree.rel(last) == Rel::AclRelcl {
            // "Talks to end a strike that [has] crippled services broke down."
            let that = tree.children(last).iter().copied();
            let that = that.into_iter().find(|&c| tree.rel(c).is_subject() && c < verb)?;
            let auxiliary = auxiliary.or_else(|| self.auxiliary_before(last, verb))?;
            let root = tree.ancestors(last).last().filter(|&r| self.is_no_verb(r, first))?;
            change.add(Some(self.as_noun(root)));
            change.hang(verb, tree.head(last), "acl:relcl");
            change.hang(that, Some(verb), "nsubj");
            change.hang(auxiliary, Some(verb), "aux");
            change.hang(last, None, "root");
            change.hang(root, Some(last), "nsubj");
            self.hand_over(&mut change, (root, last), |c| c > last);
            return Some(change);
        }
        let joined = self.joining(object, last);
        if subject.is_none() || joined.is_none() || tree.rel(last) != Rel::Root {
            return None;
        }
        change.tag(verb, Upos::Verb, "VBD");
        change.hang(verb, None, "root");
        change.hang(last, Some(verb), "conj");
        Some(change)
    }

    /// "hired a lawyer after a clerk in the bank [raised] concerns about the way sales were booked".
    fn acts_after(
        &self,
        verb: TokenId,
        subject: TokenId,
        object: TokenId,
        last: TokenId,
    ) -> Option<Change> {
        let tree = self.tree;
        let case = tree.child(subject, Rel::Case)?;
        let noun = TokenId(case.0.checked_sub(1)?);
        let above = tree.head(noun).filter(|_| tree.rel(noun) == Rel::Obl)?;
        let mark = tree.child(noun, Rel::Case).filter(|&mark| mark < noun)?;
        let time = self.is_time(mark);
        let loose = matches!(tree.rel(last), Rel::Parataxis | Rel::Ccomp | Rel::Conj);
        if !time || !loose || self.document.has_comma(noun, verb) {
            return None;
        }
        let mut change = Change::default();
        change.tag(verb, Upos::Verb, "VBD");
        change.hang(verb, Some(above), "advcl");
        change.hang(noun, Some(verb), "nsubj");
        change.hang(mark, Some(verb), "mark");
        change.hang(subject, Some(noun), "nmod");
        change.hang(object, Some(verb), "obj");
        change.hang(last, Some(object), "acl");
        Some(change)
    }

    /// "has" before the participle, read as an auxiliary of the verb behind both.
    fn auxiliary_before(&self, last: TokenId, verb: TokenId) -> Option<TokenId> {
        let own = self.tree.children(last).iter().copied();
        own.into_iter().find(|&a| self.tree.rel(a) == Rel::Aux && a.0 + 1 == verb.0)
    }
}
