//! Which saying is worth an item beside what is said.

use super::{Chooser, UNDATED};
use crate::event::{Event, EventClass, EventPos, Status};
use crate::text::{Rel, Tense, Upos};
use crate::timeline::model::When;

impl Chooser<'_> {
    /// Whether a verb of saying makes an item; `None` when it is to be judged like any other verb.
    pub(super) fn saying_is_wanted(
        &self,
        carrier: &Event,
        lead: &Event,
        when: Option<&When>,
    ) -> Option<bool> {
        let own = when.is_some_and(|when| !when.text.is_empty());
        let speech = self.lists.speech.has_form(&carrier.lemma) && !self.has_told_content(carrier);
        let speech = speech || self.discloses(carrier);
        let asks = self.tree.child(carrier.token, Rel::Xcomp).is_some();
        // "will be told tomorrow": what is to be said is to happen.
        // "is to report on Friday", "is due to report": planned, and not asked for.
        let due = lead.status == Status::Planned && self.is_ahead(when);
        let ahead = lead.tense == Tense::Future || due;
        let alone = own && lead.token == carrier.token;
        if alone && (ahead || self.is_reported(carrier) || self.announces(carrier, when)) {
            return Some(true);
        }
        (!asks).then(|| speech && (when.is_some() || lead.salience >= self.least(lead)))
    }

    /// "announced in July that it will cut 300 jobs": what is to come has no date of its own, and that
    /// it was made known is what happened. So is what was said when that is long ago: what was said
    /// lately only tells where the article has it from.
    fn announces(&self, carrier: &Event, when: Option<&When>) -> bool {
        let lists = [self.lists.disclosing, self.lists.speech];
        let makes_known = lists.iter().any(|list| list.has(&carrier.lemma));
        let contents = self.governed.get(&carrier.id).into_iter().flatten();
        let to_come = |e: &Event| {
            let modal = self.verbal(e).modal;
            e.pos == EventPos::Verb
                && self.tree.rel(e.token) == Rel::Ccomp
                && matches!(modal.as_deref(), Some("will" | "would"))
                && e.dates.is_empty()
        };
        self.verbal(carrier).past
            && carrier.status == Status::Happened
            && (makes_known || !self.is_news(when))
            && contents.map(|&at| &self.told.events[at]).any(to_come)
    }

    /// "declared an end to the strike", "gave his letters to a museum": a deed, and no clause is said.
    pub(super) fn acts_on_something(&self, carrier: &Event, lead: &Event) -> bool {
        let tree = self.tree;
        let none = [Rel::Ccomp, Rel::Xcomp, Rel::Iobj];
        let content = none.iter().any(|&rel| tree.child(carrier.token, rel).is_some());
        let object = tree.child(carrier.token, Rel::Obj);
        let noun = object
            .is_some_and(|o| o > carrier.token && matches!(tree.upos(o), Upos::Noun | Upos::Propn));
        let told = self.lists.asking.has_form(&carrier.lemma) || carrier.lemma == "say";
        carrier.id == lead.id
            && self.verbal(carrier).past
            && carrier.status == Status::Happened
            && noun
            && !content
            && !told
    }

    /// "reported a loss of $3 million": made known as a thing, not as a clause.
    pub(super) fn discloses(&self, carrier: &Event) -> bool {
        let tree = self.tree;
        let noun = tree.child(carrier.token, Rel::Obj);
        self.lists.disclosing.has(&carrier.lemma)
            && self.verbal(carrier).past
            && tree.child(carrier.token, Rel::Ccomp).is_none()
            && noun.is_some_and(|noun| noun > carrier.token && tree.upos(noun) == Upos::Noun)
    }

    /// "denied that he had ignored it": what did not happen, as they say.
    pub(super) fn is_rejected(&self, lead: &Event) -> bool {
        let above = lead.governor.and_then(|id| self.told.events.get(id.0 as usize));
        let content = matches!(self.tree.rel(lead.token), Rel::Ccomp | Rel::Advcl | Rel::Acl);
        content && above.is_some_and(|e| self.lists.rejecting.has(&e.lemma))
    }

    /// "An officer had written on May 3 that …, the report said": somebody tells that it was said.
    fn is_reported(&self, carrier: &Event) -> bool {
        let verbal = self.verbal(carrier);
        let above = carrier.governor.and_then(|id| self.told.events.get(id.0 as usize));
        let reported = above.is_some_and(|e| e.class == EventClass::Reporting);
        reported && verbal.past && verbal.perfect && carrier.class != EventClass::Reporting
    }

    /// What is said makes an item of its own.
    pub(super) fn has_told_content(&self, event: &Event) -> bool {
        let governed = self.governed.get(&event.id).into_iter().flatten();
        governed.map(|&at| &self.told.events[at]).any(|e| {
            e.pos == EventPos::Verb
                && matches!(e.class, EventClass::Occurrence | EventClass::IAction)
                && matches!(self.tree.rel(e.token), Rel::Ccomp | Rel::Parataxis)
                && !matches!(e.status, Status::Denied | Status::Possible)
                && (!e.dates.is_empty() || e.salience >= UNDATED)
        })
    }
}
