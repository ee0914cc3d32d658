//! Which events are worth an item.

use super::{Chooser, UNDATED, at_head};
use crate::event::verbal::verbal;
use crate::event::{Event, EventClass, EventPos, Status};
use crate::text::{Rel, SentenceKind, TokenId, Upos};
use crate::timeline::label;
use crate::timeline::model::When;

/// A plan that somebody commits to must be at least so salient.
const COMMITTED: f32 = 0.5;

impl Chooser<'_> {
    pub(super) fn can_be_told(&self, event: &Event) -> bool {
        let Some(sentence) = self.told.document.sentences.get(event.sentence as usize) else {
            return false;
        };
        if (event.token.0 as usize) >= self.tree.len() {
            return false;
        }
        let running = match sentence.kind {
            SentenceKind::Furniture => false,
            SentenceKind::Heading => self.only_headings,
            _ => true,
        };
        let attributive = matches!(self.tree.rel(event.token), Rel::Amod | Rel::Compound)
            && self.tree.child(event.token, Rel::AuxPass).is_none();
        running && !attributive && !self.ends_a_period(event)
    }

    /// "the three months ended June 30".
    pub(super) fn ends_a_period(&self, event: &Event) -> bool {
        let Some(before) = event.token.0.checked_sub(1) else { return false };
        let word = self.told.document.token_text(TokenId(before)).to_lowercase();
        let ends = self.source_word(event) == "through"
            || self.lists.period_ends.has(&self.source_word(event));
        ends && self.lists.periods.has(&word)
    }

    pub(super) fn is_clause(&self, event: &Event) -> bool {
        let helped = |rel| self.tree.child(event.token, rel).is_some();
        match event.pos {
            EventPos::Verb => {
                matches!(self.tree.upos(event.token), Upos::Verb | Upos::Aux)
                    || helped(Rel::AuxPass)
                    || helped(Rel::Cop)
            }
            EventPos::Adjective => helped(Rel::AuxPass) || helped(Rel::Cop),
            _ => helped(Rel::AuxPass),
        }
    }

    pub(super) fn source_word(&self, event: &Event) -> String {
        self.told.document.token_text(event.token).to_lowercase()
    }

    pub(super) fn is_wanted(
        &self,
        head: TokenId,
        lead: &Event,
        events: &[&Event],
        when: Option<&When>,
    ) -> bool {
        let own = when.is_some_and(|when| !when.text.is_empty());
        let verb = self.is_clause(lead);
        if lead.pos == EventPos::Verb && !verb {
            return false;
        }
        if self.shares_its_object(head) || self.is_rejected(lead) {
            return false;
        }
        let carrier = at_head(events, head).unwrap_or(lead);
        if verb && self.is_asked(carrier, lead) {
            return true;
        }
        // "was sworn in" tells nothing that somebody said.
        let passive = self.tree.child(carrier.token, Rel::AuxPass).is_some();
        let listed = self.lists.saying.has_form(&carrier.lemma);
        let content = self.tree.child(carrier.token, Rel::Ccomp).is_some();
        let learns = passive && !content && self.is_told_of(carrier.token);
        let says = !learns
            && (carrier.class == EventClass::Reporting && (listed || content || !passive)
                || listed && content);
        let ordered =
            self.is_ordered(head) && lead.status == Status::Happened && self.verbal(lead).past;
        if says
            && !ordered
            && !(own && self.acts_on_something(carrier, lead))
            && let Some(wanted) = self.saying_is_wanted(carrier, lead, when)
        {
            return wanted;
        }
        if !verb {
            let lifted = self.told_by(lead) != lead.token;
            let part = matches!(self.tree.rel(lead.token), Rel::Conj | Rel::Appos);
            let weak = self.lists.weak.has_form(&lead.lemma);
            let noun = lead.pos == EventPos::Noun;
            let sure = lead.status != Status::Possible;
            if self.is_told_by_its_verb(lead) || self.is_where_it_is_said(lead) {
                return false;
            }
            return own && noun && !part && (lifted || sure && !weak && self.holds_its_date(lead));
        }
        if lead.status == Status::Denied
            && (lead.salience < 0.6 || carrier.class == EventClass::State)
        {
            return false;
        }
        let participle =
            self.tree.rel(head) == Rel::Acl && !label::is_misread_past(&self.source, head);
        // "The deal, expected to close in May, would end it"
        let due = lead.status == Status::Planned
            && self.is_ahead(when)
            && self.lists.due.has(&self.source_word(carrier));
        let done = lead.status == Status::Happened && self.is_over(when);
        if participle && !(own && (done || due)) {
            return false;
        }
        if self.is_promised(carrier, lead) || self.takes_an_office(carrier) {
            return true;
        }
        let depends = participle || self.tree.rel(head) == Rel::Advcl && !self.contrasts(head);
        let background = matches!(
            carrier.class,
            EventClass::State | EventClass::IState | EventClass::Perception
        ) || self.lists.states.has_form(&carrier.lemma);
        if own || ordered && !background {
            return true;
        }
        // "will resign if his party loses"
        let offered = lead.status == Status::Possible && self.has_condition(lead.token);
        let unsure = matches!(lead.status, Status::Denied | Status::Possible) && !offered;
        if depends || background || unsure {
            return false;
        }
        // "were taken to hospital" is no "took a look".
        let object = self.tree.child(lead.token, Rel::Obj).is_some();
        let weak = object && self.lists.light.has_form(&lead.lemma);
        if when.is_none() && (self.is_no_event(head, carrier, lead) || self.is_background(head)) {
            return false;
        }
        match when {
            Some(_) => lead.salience >= 0.4,
            None => lead.salience >= UNDATED + if weak { 0.1 } else { 0.0 },
        }
    }

    /// "Staff were [told] of the decision", "Families were informed by letter": somebody learnt it.
    fn is_told_of(&self, verb: TokenId) -> bool {
        let tree = self.tree;
        let of = tree.children(verb).iter().copied().any(|c| {
            let case = tree.child(c, Rel::Case).map(|case| self.told.document.token_text(case));
            tree.rel(c) == Rel::Obl && matches!(case, Some("of" | "about"))
        });
        let lemma = self.told.document.lower(verb);
        of && matches!(&*lemma, "told" | "informed" | "notified" | "warned")
            && tree.lacks(verb, &[Rel::Xcomp, Rel::Parataxis])
    }

    /// "The union has promised [to vote] for it", "Lund intends [to appeal]": a plan of somebody's own.
    fn is_promised(&self, carrier: &Event, lead: &Event) -> bool {
        let plan = self.tree.child(carrier.token, Rel::Xcomp);
        let acts = plan.is_some_and(|plan| self.tree.upos(plan) == Upos::Verb);
        acts && self.lists.committing.has(&carrier.lemma)
            && carrier.salience.max(lead.salience) >= COMMITTED
            && !matches!(carrier.status, Status::Denied | Status::Possible)
            && self.tree.child(carrier.token, Rel::AuxPass).is_none()
            && !self.told.document.is_quoted(carrier.token)
    }

    /// "Lund will become chairman": who is named, and what will be their office.
    fn takes_an_office(&self, carrier: &Event) -> bool {
        let (tree, verb) = (self.tree, carrier.token);
        let office = tree.child(verb, Rel::Xcomp).is_some_and(|o| tree.upos(o) == Upos::Noun);
        let named = tree.subject(verb).is_some_and(|s| {
            let apposed = tree.child(s, Rel::Appos);
            [Some(s), apposed].into_iter().flatten().any(|t| tree.upos(t) == Upos::Propn)
        });
        let modal = self.verbal_at(verb).modal;
        carrier.lemma == "become"
            && office
            && named
            && matches!(modal.as_deref(), Some("will" | "would"))
            && tree.rel(verb) != Rel::Advcl
            && !self.told.document.is_quoted(verb)
    }

    /// "…, while its owner will [sell] the mill": told beside the other, and under no condition.
    fn contrasts(&self, head: TokenId) -> bool {
        let tree = self.tree;
        let mark = tree.child(head, Rel::Mark).map(|m| self.told.document.token_text(m));
        let told = self.verbal_at(head);
        matches!(mark, Some("while" | "whereas"))
            && tree.head(head).is_some_and(|main| main < head)
            && tree.subject(head).is_some_and(|s| tree.upos(s) != Upos::Pron)
            && (told.past || told.modal.as_deref() == Some("will"))
            && !told.progressive
    }

    /// "if his party loses".
    fn has_condition(&self, verb: TokenId) -> bool {
        let tree = self.tree;
        let modal = self.verbal_at(verb).modal;
        matches!(modal.as_deref(), Some("will" | "would"))
            && tree.children(verb).iter().any(|&c| {
                let mark = tree.child(c, Rel::Mark).map(|m| self.told.document.token_text(m));
                tree.rel(c) == Rel::Advcl && c > verb && matches!(mark, Some("if" | "unless"))
            })
    }

    /// "said in a speech on Sunday"
    fn is_where_it_is_said(&self, lead: &Event) -> bool {
        let tree = self.tree;
        let verb = tree.head(lead.token).filter(|_| tree.rel(lead.token) == Rel::Obl);
        let case = tree.child(lead.token, Rel::Case).map(|c| self.told.document.token_text(c));
        matches!(case, Some("in" | "on" | "at" | "during"))
            && verb.is_some_and(|v| self.lists.saying.has_form(&self.told.document.lower(v)))
    }

    /// "was fired from a production in 1975": the date is the verb's, too.
    fn is_told_by_its_verb(&self, lead: &Event) -> bool {
        let tree = self.tree;
        let case = tree.child(lead.token, Rel::Case);
        let case = case.map(|case| self.told.document.token_text(case));
        let beside = matches!(case, Some("in" | "during"))
            || case.is_some_and(|case| self.signals.orders(case));
        let argument =
            !beside && matches!(tree.rel(lead.token), Rel::Obj | Rel::Obl | Rel::OblAgent);
        let Some(verb) = tree.head(lead.token).filter(|_| argument) else { return false };
        let here = self.at_token.get(&verb).into_iter().flatten();
        let mut above = here.map(|&at| &self.told.events[at]);
        let date = |e: &Event| e.dates.first().map(|link| link.timex);
        above.any(|e| e.class != EventClass::Reporting && date(e) == date(lead))
            && self.told_by(lead) == lead.token
    }

    /// "It will be months [before the lists are back to normal]", "explains [how the virus came about]",
    /// "Lund, who [was looking for mice], found them".
    fn is_background(&self, head: TokenId) -> bool {
        let tree = self.tree;
        let below = tree.children(head).iter();
        let asks = below.clone().any(|&c| {
            c < head
                && self.told.syntax.xpos(c) == "WRB"
                && matches!(&*self.told.document.lower(c), "how" | "why" | "whether")
        });
        let placed = tree.rel(head) == Rel::Advcl
            && below.clone().any(|&c| tree.rel(c) == Rel::Mark && c < head)
            && tree.head(head).is_some_and(|above| {
                let modal = self.verbal_at(above).modal;
                above < head && matches!(modal.as_deref(), Some("will" | "would"))
            });
        let told = self.verbal_at(head);
        let scene = tree.rel(head) == Rel::AclRelcl
            && told.past
            && told.progressive
            && !told.perfect
            && tree.child(head, Rel::AuxPass).is_none();
        asks || placed || scene
    }

    /// "Families keep their secrets", "People have been calling": what is always so, or what somebody
    /// tells of the scene.
    fn is_no_event(&self, head: TokenId, carrier: &Event, lead: &Event) -> bool {
        let told = self.told;
        let verbal = verbal(told.document, told.syntax, self.tree, head);
        let simple = !verbal.perfect && !verbal.progressive && !verbal.be_to;
        let lists = [self.lists.speech, self.lists.planning];
        let passive = self.tree.child(carrier.token, Rel::AuxPass).is_some();
        let acts = !passive && lists.iter().any(|list| list.has(&carrier.lemma));
        let always = verbal.present && simple && verbal.modal.is_none() && !acts;
        let quoted = self.told.document.is_quoted(carrier.token);
        let scene = quoted && (verbal.progressive || verbal.modal.as_deref() == Some("would"));
        let sure = [carrier, lead].iter().all(|e| e.status == Status::Happened);
        let describes = self.describes_somebody(carrier.token) || self.tells_which(carrier.token);
        !self.only_headings && (always && sure || scene || describes)
    }

    /// "Ana Lund, a pilot who flew mail": a relative clause behind what somebody is called.
    fn describes_somebody(&self, verb: TokenId) -> bool {
        let tree = self.tree;
        let noun = tree.head(verb).filter(|_| tree.rel(verb) == Rel::AclRelcl);
        let article = |noun: TokenId| {
            let article = tree.child(noun, Rel::Det);
            article.is_some_and(|a| matches!(self.told.document.token_text(a), "a" | "an"))
        };
        noun.is_some_and(|noun| {
            tree.upos(noun) == Upos::Noun && tree.rel(noun) == Rel::Appos && article(noun)
        })
    }

    /// "a doctor who performed operations": which kind is meant.
    fn tells_which(&self, verb: TokenId) -> bool {
        let tree = self.tree;
        let noun = tree.head(verb).filter(|_| tree.rel(verb) == Rel::AclRelcl);
        noun.is_some_and(|noun| {
            let article = tree.child(noun, Rel::Det).map(|a| self.told.document.token_text(a));
            // "works by composers who had fled"
            let bare = article.is_none()
                && self.told.syntax.xpos(noun) == "NNS"
                && tree.lacks(noun, &[Rel::NmodPoss, Rel::Nummod, Rel::Amod])
                && !tree.rel(noun).is_subject();
            let new = bare || matches!(article, Some("a" | "an" | "A" | "An"));
            let comma =
                (noun.0 + 1..verb.0).any(|t| self.told.document.token_text(TokenId(t)) == ",");
            new && !comma && tree.upos(noun) == Upos::Noun
        })
    }

    /// The least salience of an item without a date: "he had warned" is ordered by its tense.
    pub(super) fn least(&self, lead: &Event) -> f32 {
        let verbal = self.verbal(lead);
        if verbal.past && verbal.perfect { UNDATED - 0.1 } else { UNDATED }
    }

    /// "after the shareholders cleared it": the article itself says how it stands to another event.
    pub(super) fn is_ordered(&self, head: TokenId) -> bool {
        let marks = |&c: &TokenId| {
            self.tree.rel(c) == Rel::Mark && self.signals.orders(self.told.document.token_text(c))
        };
        let named = |&c: &TokenId| {
            self.tree.rel(c).is_subject() && matches!(self.tree.upos(c), Upos::Noun | Upos::Propn)
        };
        let children = self.tree.children(head);
        self.tree.rel(head) == Rel::Advcl
            && children.iter().any(marks)
            && children.iter().any(named)
    }

    /// "seized and burned the cargo": the second verb has the object, and tells the first.
    pub(super) fn shares_its_object(&self, head: TokenId) -> bool {
        let object = |t: TokenId| self.tree.child(t, Rel::Obj).is_some();
        let joined = |&c: &TokenId| {
            self.tree.rel(c) == Rel::Conj
                && c.0 == head.0 + 2
                && self.tree.upos(c) == Upos::Verb
                && object(c)
        };
        !object(head) && self.tree.children(head).iter().any(joined)
    }

    /// One who is asked for takes part, and it is no state and not put in doubt.
    pub(super) fn is_asked(&self, carrier: &Event, lead: &Event) -> bool {
        let text = &self.told.document.article.text;
        let happens = |e: &Event| {
            !matches!(e.class, EventClass::State | EventClass::IState | EventClass::Perception)
                && !matches!(e.status, Status::Denied | Status::Possible)
                && !self.lists.states.has_form(&e.lemma)
        };
        let mut parties = carrier.participants.iter().chain(&lead.participants);
        happens(carrier) && happens(lead) && parties.any(|p| self.about.is_name(&p.name, text))
    }

    /// The expression stands in the noun's own phrase: "the attack on Monday".
    pub(super) fn holds_its_date(&self, lead: &Event) -> bool {
        if lead.dates.first().is_some_and(|link| link.tie == crate::event::Tie::Predicate) {
            return true; // "The next meeting is on March 16."
        }
        let first = lead.dates.first().and_then(|d| self.told.timexes.get(d.timex.0 as usize));
        let Some(timex) = first else { return false };
        let phrase = self.tree.subtree(lead.token, |_| true);
        phrase.iter().any(|&t| timex.span.contains(self.told.document.tokens[t.0 as usize].span))
    }
}
