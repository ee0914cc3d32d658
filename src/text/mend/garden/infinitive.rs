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

    /// "is [due] to arrive", "is [due] next month": read as a mark of the infinitive or as a word of the
    /// date, with a copula of its own.
    pub(super) fn due(&self, due: TokenId) -> Option<Change> {
        let tree = self.tree;
        if !self.lists.due.has(&self.lower(due)) {
            return None;
        }
        let next = TokenId(due.0 + 1);
        let head = tree.head(due).filter(|&head| due < head && head.0 <= due.0 + 4)?;
        let cop = TokenId(due.0.checked_sub(1)?);
        let is = matches!(tree.rel(cop), Rel::Cop | Rel::Aux | Rel::AuxPass);
        let beside = tree.head(cop) == Some(due) || tree.head(cop) == Some(head);
        if !is || !beside {
            return None;
        }
        if let Some(change) = self.due_to_tell(due, head, cop) {
            return Some(change);
        }
        // "due to resume", "due to open", and not "due to rain"
        let plain = self.lists.raising.has(&self.lower(head))
            || self.lists.due_verbs.has(&self.lower(head)) && head.0 == next.0 + 1
            || self.xpos(head) == "JJ" && tree.rel(next) == Rel::Mark;
        let to = self.xpos(next) == "TO" || self.lower(next) == "to" && plain;
        let infinitive = to && tree.children(head).contains(&next);
        let mut change = Change::default();
        if infinitive {
            change.tag(head, Upos::Verb, "VB");
            change.tag(next, Upos::Part, "TO");
            change.hang(next, Some(head), "mark");
        } else if !self.is_date(head) {
            return None;
        }
        change.tag(due, Upos::Adj, "JJ");
        change.hang(due, tree.head(head), self.rel_name(head));
        change.hang(head, Some(due), if infinitive { "xcomp" } else { "obl" });
        change.hang(cop, Some(due), "cop");
        self.hand_over(&mut change, (head, due), |c| c < cop);
        Some(change)
    }

    /// "is due to [report] data": the verb was read as a noun before its object.
    fn due_to_tell(&self, due: TokenId, object: TokenId, cop: TokenId) -> Option<Change> {
        let tree = self.tree;
        let (to, verb) = (TokenId(due.0 + 1), TokenId(due.0 + 2));
        let told = self.lower(to) == "to"
            && verb < object
            && tree.rel(verb) == Rel::Compound
            && tree.head(verb) == Some(object)
            && self.is_saying(verb);
        let mut change = Change::default();
        change.tag(due, Upos::Adj, "JJ");
        change.tag(to, Upos::Part, "TO");
        change.tag(verb, Upos::Verb, "VB");
        change.hang(due, tree.head(object), self.rel_name(object));
        change.hang(cop, Some(due), "cop");
        change.hang(verb, Some(due), "xcomp");
        change.hang(to, Some(verb), "mark");
        change.hang(object, Some(verb), "obj");
        self.hand_over(&mut change, (object, due), |c| c < cop);
        told.then_some(change)
    }

    /// "next month", "April 3".
    fn is_date(&self, head: TokenId) -> bool {
        let calendar = |t: TokenId| self.lists.calendar.has_lower(self.text(t));
        let inside = self.tree.children(head).iter().any(|&c| c < head && calendar(c));
        calendar(head) || inside || self.lists.periods.has(&self.lower(head))
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
