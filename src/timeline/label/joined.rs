//! Verbs joined to another: they take over its subject and, when they have no tense, its auxiliaries.

use super::clause::Builder;
use super::draft::{Draft, Segment};
use super::scan::Cutter;
use super::subject;
use super::verb::carrier;
use crate::text::{Rel, TokenId};

impl Builder<'_, '_> {
    /// "Crews skimmed the oil and [crews] cleaned the beach".
    pub fn joined(&self, draft: &mut Draft, subject: TokenId, first: TokenId) -> Option<()> {
        if !self.is_joined(first) {
            return None;
        }
        let below = matches!(
            self.source.tree.rel(first),
            Rel::Ccomp | Rel::Advcl | Rel::Acl | Rel::AclRelcl | Rel::Csubj
        );
        let joint = self.source.tree.child(self.head, Rel::Cc).unwrap_or(self.head);
        let below = below && self.source.tree.ancestors(self.head).any(|above| above == first);
        if below && joint.0 > 0 && self.source.text(TokenId(joint.0 - 1)) == "," {
            return None; // joined to this clause or to the one above
        }
        if self.has_an_object_of_its_own(first) && self.source.tree.rel(first) == Rel::Ccomp {
            return None; // "said it had not been told and summoned the owner": who speaks did
        }
        let lead = self.lead(first)?;
        if !self.is_finite(&lead) && !self.is_active(first) {
            return None;
        }
        // "Lund, a nurse who sued and [was fired]": Lund was.
        let apposed = self.name_apposed_to(subject).filter(|_| subject != first);
        let name_end = apposed.and_then(|name| {
            (name.0 + 1..subject.0).find(|&t| self.source.text(TokenId(t)) == ",")
        });
        let (subject, name_end) = match (apposed, name_end) {
            (Some(name), Some(end)) => (name, Some(end)),
            _ => (subject, None),
        };
        let other = Cutter::new(self.source, self.request, subject);
        let carrier = carrier(self.source, first);
        let end = if carrier > subject { self.verb_first(carrier, subject) } else { subject.0 + 1 };
        let end = self.before_pronoun(subject, carrier).unwrap_or(end);
        let end = name_end.unwrap_or(end);
        draft.subject = Some(subject);
        draft.push(other.subject(subject, end)?.with_head(subject));
        if !lead.is_empty() {
            draft.push(Segment::of(lead));
        }
        let joint = self.source.tree.child(self.head, Rel::Cc).unwrap_or(first);
        let from = self.verb_first(self.head, joint);
        let infinitive = from > joint.0 + 1 && self.cutter.tag(from - 1) == "TO";
        self.push_predicate(draft, from - u32::from(infinitive))
    }

    /// "was born in Oslo and fled": of what has no passive, the participle is a past tense.
    fn is_active(&self, first: TokenId) -> bool {
        let tree = self.source.tree;
        // "was born in Oslo and studied law": of a verb without an object, the other has one.
        let object = |verb: TokenId| tree.child(verb, Rel::Obj).is_some();
        let passive = tree.child(first, Rel::AuxPass);
        let was = passive.is_some_and(|aux| self.source.syntax.xpos(aux) == "VBD");
        // "was born in Oslo and moved to Rome"
        let raised = [
            "raised",
            "educated",
            "brought",
            "baptised",
            "baptized",
            "christened",
            "named",
            "buried",
        ];
        let born =
            self.source.text(first) == "born" && !raised.contains(&self.source.text(self.head));
        let acts = born && was && tree.child(self.head, Rel::AuxPass).is_none()
            || was
                && object(self.head)
                && !object(first)
                && tree.child(self.head, Rel::AuxPass).is_none()
                && !self.source.strong.has(&self.source.lower(self.head));
        matches!(self.source.syntax.xpos(self.head), "VBN" | "VBD")
            && (self.is_active_past(first) || acts)
    }

    /// "had been told and summoned the owner": what has an object acts.
    fn has_an_object_of_its_own(&self, first: TokenId) -> bool {
        let tree = self.source.tree;
        let object = |verb: TokenId| tree.child(verb, Rel::Obj).is_some();
        tree.child(first, Rel::AuxPass).is_some()
            && tree.child(self.head, Rel::AuxPass).is_none()
            && object(self.head)
            && !object(first)
    }

    /// "was arrested and appeared in court", but not "will be kept or dropped".
    fn is_active_past(&self, first: TokenId) -> bool {
        let passive = self.source.tree.child(first, Rel::AuxPass);
        passive.is_some_and(|aux| self.source.syntax.xpos(aux) == "VBD")
            && self.source.intransitive.has_form(&self.source.lower(self.head))
    }

    /// By a conjunction of its own, or as a member of a list that ends with one.
    pub fn is_joined(&self, first: TokenId) -> bool {
        let tree = self.source.tree;
        let mut later = tree.children(first).iter().copied().filter(|&c| c >= self.head);
        tree.child(self.head, Rel::Cc).is_some()
            || later.any(|c| tree.rel(c) == Rel::Conj && tree.child(c, Rel::Cc).is_some())
    }

    /// Where the relative clause begins whose verb is `carrier`.
    pub fn before_pronoun(&self, noun: TokenId, carrier: TokenId) -> Option<u32> {
        let tree = self.source.tree;
        let pronoun = tree
            .children(carrier)
            .iter()
            .copied()
            .find(|&c| c > noun && subject::is_relative(self.source, c))?;
        let comma = pronoun.0 > 0 && self.source.text(TokenId(pronoun.0 - 1)) == ",";
        Some(pronoun.0 - u32::from(comma))
    }

    /// What a joined verb takes over: the auxiliaries of the first one, with what carries it.
    /// Nothing when it has a tense of its own; `None` when the forms do not go together.
    pub fn lead(&self, first: TokenId) -> Option<Vec<TokenId>> {
        let tree = self.source.tree;
        // "was sold and renamed": the form is that of the tense, too.
        let passive = self.source.syntax.xpos(self.head) == "VBD"
            && tree.child(first, Rel::AuxPass).is_some()
            && tree.child(self.head, Rel::Cc).is_some_and(|cc| cc.0 + 2 >= self.head.0)
            && tree.child(self.head, Rel::Obj).is_none()
            && self.source.lower(self.head) != "had" // "was delivered and had to be mended"
            && !self.is_active_past(first);
        if self.is_active(first) || self.is_finite(&[]) && !passive {
            return Some(Vec::new());
        }
        let form = |t: TokenId| match self.source.syntax.xpos(t) {
            "VBD" => "VBN",
            tag => tag,
        };
        let to = |t: TokenId| tree.children(t).iter().any(|&c| self.source.syntax.xpos(c) == "TO");
        if form(first) != form(self.head) || to(self.head) && !to(first) {
            return None;
        }
        let mut lead: Vec<TokenId> = Vec::new();
        let mut at = first;
        loop {
            let group = tree.children(at).iter().copied();
            lead.extend(group.filter(|&c| {
                c < at
                    && (matches!(tree.rel(c), Rel::Aux | Rel::AuxPass | Rel::Cop)
                        || tree.rel(c) == Rel::Mark && tree.rel(at) == Rel::Xcomp && !to(self.head)
                        || self.is_negation(c))
            }));
            if tree.rel(at) != Rel::Xcomp {
                break;
            }
            let complement = at;
            at = tree.head(at)?;
            // "came [from behind] to win": the first verb says nothing without it.
            let phrase = |&c: &TokenId| tree.rel(c) == Rel::Obl && at < c && c < complement;
            if tree.children(at).iter().any(phrase) {
                return None;
            }
            lead.push(at);
            // "cause [the firm] to cut or sell its stake"
            let objects = tree.children(at).iter().copied();
            let between = objects
                .filter(|&c| tree.rel(c) == Rel::Obj && at < c && c < complement)
                .flat_map(|object| tree.subtree(object, |_| true));
            lead.extend(between);
        }
        lead.sort_unstable();
        Some(lead)
    }
}
