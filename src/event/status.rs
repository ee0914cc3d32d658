//! Whether the article says that an event took place, is going on, is planned, possible or denied.

use super::direction::Direction;
use super::model::{Event, EventClass, EventId, EventPos, Polarity, Status, Tie};
use super::verbal::{Verbal, verbal};
use crate::lang::{Language, WordList};
use crate::text::{Document, Rel, Syntax, TokenId, Tree};
use crate::timex::Timex;

/// Fills [`Event::status`] of every event.
pub(super) fn fill(
    document: &Document,
    syntax: &Syntax,
    tree: &Tree,
    timexes: &[Timex],
    language: &Language,
    events: &mut [Event],
) {
    let judge = Judge {
        document,
        syntax,
        tree,
        planning: language.list("planning"),
        fixing: language.list("fixing"),
        hedging: language.list("hedging"),
        denying: language.list("denying"),
        conditions: language.list("conditions"),
        awaiting: language.list("awaiting"),
        due: language.list("due"),
        expected: language.list("due-participles"),
    };
    let own: Vec<Status> = events.iter().map(|event| judge.own(events, event, timexes)).collect();
    let all: Vec<Status> = events.iter().map(|event| judge.governed(events, &own, event)).collect();
    for (event, status) in events.iter_mut().zip(all) {
        event.status = status;
    }
}

struct Judge<'a> {
    document: &'a Document,
    syntax: &'a Syntax,
    tree: &'a Tree,
    planning: &'static WordList,
    fixing: &'static WordList,
    hedging: &'static WordList,
    denying: &'static WordList,
    conditions: &'static WordList,
    awaiting: &'static WordList,
    due: &'static WordList,
    expected: &'static WordList,
}

impl Judge<'_> {
    /// From the verb group and the words around it, whatever governs it.
    fn own(&self, events: &[Event], event: &Event, timexes: &[Timex]) -> Status {
        let verb = self.verbal(event.token);
        if self.conditional(event.token) {
            return Status::Possible;
        }
        let ahead = self.lies_ahead(events, event, timexes);
        match verb.modal.as_deref() {
            Some("will" | "would" | "'ll" | "’ll") if self.has_condition(event.token) => {
                return Status::Possible;
            }
            Some("will" | "shall" | "'ll" | "’ll" | "wo") => return Status::Planned,
            Some("would") if verb.perfect => return Status::Possible,
            Some("would") if self.backshifted(event.token) => return Status::Planned,
            Some(_) => return Status::Possible,
            None => {}
        }
        if verb.be_to && verb.perfect {
            return Status::Possible; // "was to have sailed"
        }
        if verb.be_to && event.lemma != "blame" {
            return Status::Planned;
        }
        if event.polarity == Polarity::Negative || verb.negated {
            return if ahead { Status::Planned } else { Status::Denied };
        }
        // "was supposed to arrive last year"
        if self.hedged(event.token) || event.lemma == "suppose" {
            return Status::Possible;
        }
        if ahead {
            return Status::Planned;
        }
        if verb.present && (self.awaited(event.token) || self.is_due(event)) {
            return Status::Planned;
        }
        let lasting = verb.progressive || event.class == EventClass::State;
        if verb.present && lasting { Status::Ongoing } else { Status::Happened }
    }

    /// What the governing words make of it.
    fn governed(&self, events: &[Event], own: &[Status], event: &Event) -> Status {
        let mut status = own[event.id.0 as usize];
        let infinitive = !self.verbal(event.token).finite || event.pos != EventPos::Verb;
        let mut at = event.governor;
        let mut steps = 0;
        while let Some(EventId(id)) = at.filter(|_| steps < 6) {
            steps += 1;
            let governor = &events[id as usize];
            let above = own[id as usize];
            let lemma = governor.lemma.as_str();
            if steps == 1 && !infinitive && self.doubts(governor, event) {
                return if status == Status::Denied { status } else { Status::Possible };
            }
            if governor.class == EventClass::Reporting && !infinitive {
                break;
            }
            if infinitive && matches!(status, Status::Happened | Status::Ongoing) {
                status = self.under(lemma, above, status);
            } else if infinitive && above == Status::Denied && status == Status::Planned {
                status = Status::Denied;
            }
            at = governor.governor;
        }
        status
    }

    /// "alleges that …", "fears …": what a verb of doubt says is not sure to have happened.
    fn doubts(&self, governor: &Event, event: &Event) -> bool {
        let said = self.tree.head(event.token) == Some(governor.token)
            && self.tree.rel(event.token) == Rel::Ccomp;
        said && governor.pos == EventPos::Verb && self.hedging.has_form(&governor.lemma)
    }

    /// An infinitive or a noun under a verb: "plans to", "failed to", "considers".
    fn under(&self, lemma: &str, above: Status, status: Status) -> Status {
        match above {
            _ if self.denying.has_form(lemma) && above != Status::Denied => Status::Denied,
            _ if self.planning.has_form(lemma) && above != Status::Denied => Status::Planned,
            _ if self.hedging.has_form(lemma) => Status::Possible,
            Status::Happened => status,
            other => other,
        }
    }

    fn direction(&self) -> Direction<'_> {
        let &Judge { document, syntax, tree, planning, fixing, .. } = self;
        Direction { document, syntax, tree, planning, fixing }
    }

    fn verbal(&self, token: TokenId) -> Verbal {
        verbal(self.document, self.syntax, self.tree, token)
    }

    /// "will stay until the level is reached": the present tense of a time clause under what is to
    /// come.
    fn awaited(&self, token: TokenId) -> bool {
        let tree = self.tree;
        let first = match tree.rel(token) {
            Rel::Conj => tree.head(token).unwrap_or(token),
            _ => token,
        };
        let opened = tree.children(first).iter().any(|&c| {
            matches!(tree.rel(c), Rel::Mark | Rel::Advmod)
                && c < first
                && self.awaiting.has_lower(self.document.token_text(c))
        });
        let above = tree.head(first).filter(|_| opened && tree.rel(first) == Rel::Advcl);
        above.is_some_and(|verb| {
            let verb = self.verbal(verb);
            verb.modal.is_some() || verb.infinitive || verb.be_to
        })
    }

    /// "is due", "are expected".
    fn is_due(&self, event: &Event) -> bool {
        let word = self.document.token_text(event.token);
        let passive = self.tree.child(event.token, Rel::AuxPass).is_some();
        self.due.has_lower(word) || passive && self.expected.has_lower(word)
    }

    /// Inside "if …".
    fn conditional(&self, token: TokenId) -> bool {
        let clause = std::iter::once(token).chain(self.tree.ancestors(token)).take(4);
        clause.filter(|&t| matches!(self.tree.rel(t), Rel::Advcl | Rel::Ccomp)).any(|t| {
            self.tree.children(t).iter().any(|&c| {
                self.tree.rel(c) == Rel::Mark
                    && self.conditions.has_lower(self.document.token_text(c))
            })
        })
    }

    /// "will resign if …".
    fn has_condition(&self, verb: TokenId) -> bool {
        self.tree.children(verb).iter().any(|&clause| {
            let mark = self.tree.child(clause, Rel::Mark).map(|m| self.document.token_text(m));
            let condition =
                |mark: &str| mark.eq_ignore_ascii_case("if") || mark.eq_ignore_ascii_case("unless");
            self.tree.rel(clause) == Rel::Advcl && mark.is_some_and(condition)
        })
    }

    /// "would" that stands for "will" after a verb of saying in the past.
    fn backshifted(&self, token: TokenId) -> bool {
        let mut at = token;
        for _ in 0..4 {
            let Some(head) = self.tree.head(at) else { return false };
            match self.tree.rel(at) {
                Rel::Ccomp => return matches!(self.syntax.xpos(head), "VBD" | "VBN" | "VBG"),
                Rel::Conj | Rel::Xcomp => at = head,
                _ => return false,
            }
        }
        false
    }

    /// "allegedly", "an alleged attack", "the suspected murder".
    fn hedged(&self, token: TokenId) -> bool {
        self.tree.children(token).iter().any(|&c| {
            matches!(self.tree.rel(c), Rel::Advmod | Rel::Amod)
                && self.hedging.has_form(&self.document.lower(c))
        })
    }

    /// Its surest date begins after the article's day.
    fn lies_ahead(&self, events: &[Event], event: &Event, timexes: &[Timex]) -> bool {
        let Some(dct) = &self.document.article.dct else { return false };
        let first = event.dates.first().and_then(|link| timexes.get(link.timex.0 as usize));
        let before = first.and_then(|t| self.document.article.text.get(..t.span.start()));
        let last = before.and_then(|text| text.split_whitespace().next_back()).unwrap_or_default();
        if matches!(last, "until" | "till" | "through") && self.verbal(event.token).past {
            return false; // "suspended all crossings until Sunday"
        }
        let (Some(link), Some(timex)) = (event.dates.first(), first) else { return false };
        // "who faces an election in May, praised the deal": another's date.
        let verb = || self.verbal(event.token);
        if link.tie == Tie::Likely && verb().past && !verb().infinitive && verb().modal.is_none() {
            return false;
        }
        if self.direction().is_of_the_noun(event, link) {
            return false;
        }
        let way = self.direction().way(events, event, link, timex);
        let turned = way.and_then(|way| timex.turned(way, dct.date));
        let extent = turned.or(timex.extent().copied());
        extent.is_some_and(|extent| extent.start.date() > dct.date)
    }
}
