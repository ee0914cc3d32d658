//! Nouns with an infinitive behind them, and the verb of the sentence behind both.

use crate::text::mend::{Change, Reader};
use crate::text::model::{TokenId, Upos};
use crate::text::tree::Rel;

impl Reader<'_> {
    /// "Talks to form a government [collapsed]."
    pub(super) fn behind_infinitive(&self, root: TokenId, first: TokenId) -> Option<Change> {
        if !self.is_no_verb(root, first) {
            return None;
        }
        // "Weeks of talks [to form] a government"
        let of_what = self.tree.child(root, Rel::Nmod).filter(|&n| root < n);
        let noun = of_what.filter(|&n| self.infinitive_of(n).is_some()).unwrap_or(root);
        let infinitive = self.infinitive_of(noun)?;
        let (verb, object) = self.verb_below(infinitive)?;
        let mut change = self.as_noun(root);
        change.tag(verb, Upos::Verb, "VBD");
        change.hang(verb, None, "root");
        change.hang(root, Some(verb), "nsubj");
        change.hang(infinitive, Some(noun), "acl");
        if let Some(object) = object {
            change.hang(object, Some(infinitive), "obj");
        }
        self.hand_over_behind(&mut change, root, verb);
        Some(change)
    }

    /// "Talks to form a government [collapsed] after the leader of a party walked out.": the last verb
    /// was read as the sentence's.
    pub(super) fn subject_of_two(&self, root: TokenId) -> Option<Change> {
        let tree = self.tree;
        let noun = self.subject(root).filter(|&n| tree.upos(n) == Upos::Noun && n < root)?;
        let infinitive = self.infinitive_of(noun)?;
        let (verb, object) = self.verb_below(infinitive).filter(|&(verb, _)| verb < root)?;
        let object = object?;
        let between = tree.subtree(infinitive, |_| true).into_iter();
        let (inner, mark) =
            between.into_iter().filter(|&n| verb < n && n < root).find_map(|n| {
                let case = tree.child(n, Rel::Case).filter(|&case| verb < case)?;
                let time = self.is_time(case);
                (time && tree.rel(n) == Rel::Obl).then_some((n, case))
            })?;
        let mut change = Change::default();
        change.tag(verb, Upos::Verb, "VBD");
        change.hang(verb, None, "root");
        change.hang(noun, Some(verb), "nsubj");
        change.hang(object, Some(infinitive), "obj");
        change.hang(root, Some(verb), "advcl");
        change.hang(inner, Some(root), "nsubj");
        change.hang(mark, Some(root), "mark");
        Some(change)
    }

    /// "is [due] to arrive": read as a mark of the infinitive, with a copula of its own.
    pub(super) fn due_to_act(&self, due: TokenId) -> Option<Change> {
        let tree = self.tree;
        let to = TokenId(due.0 + 1);
        let verb = tree.head(due).filter(|&verb| due < verb && verb.0 <= due.0 + 3)?;
        let cop = tree.child(due, Rel::Cop).filter(|&cop| cop < due)?;
        let open = tree.children(verb).contains(&to) && self.xpos(to) == "TO";
        if !open || !self.lists.due.has(&self.lower(due)) || tree.upos(verb) != Upos::Verb {
            return None;
        }
        let mut change = Change::default();
        change.tag(due, Upos::Adj, "JJ");
        change.hang(due, tree.head(verb), self.rel_name(verb));
        change.hang(verb, Some(due), "xcomp");
        change.hang(cop, Some(due), "cop");
        self.hand_over(&mut change, (verb, due), |c| c < cop);
        Some(change)
    }

    /// The infinitive that a noun has behind it: "talks [to form] a government".
    fn infinitive_of(&self, noun: TokenId) -> Option<TokenId> {
        let tree = self.tree;
        tree.children(noun).iter().copied().find(|&c| {
            let to = tree.child(c, Rel::Mark).filter(|&to| self.xpos(to) == "TO");
            matches!(tree.rel(c), Rel::Acl | Rel::Xcomp)
                && self.xpos(c) == "VB"
                && to.is_some_and(|to| to.0 == noun.0 + 1)
        })
    }

    /// A participle below an infinitive that can be the verb of the sentence, with the noun that was
    /// read as its subject.
    fn verb_below(&self, infinitive: TokenId) -> Option<(TokenId, Option<TokenId>)> {
        let tree = self.tree;
        tree.subtree(infinitive, |_| true).into_iter().find_map(|v| {
            let loose = matches!(tree.rel(v), Rel::Xcomp | Rel::Advcl | Rel::Acl | Rel::Ccomp);
            if v <= infinitive || !loose || !self.is_past_verb(v) {
                return None;
            }
            let comma = self.document.has_comma(infinitive, v);
            let object = tree.child(infinitive, Rel::Obj).filter(|&o| o < v);
            let subject = self.subject(v).filter(|&s| infinitive < s && s < v);
            (!comma && object.is_some() != subject.is_some()).then_some((v, subject))
        })
    }
}
