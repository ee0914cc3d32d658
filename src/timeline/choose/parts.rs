//! What an item tells besides its label and date: status, speaker, place in the text, salience, parties.

use super::{Chooser, Draft, at_head};
use crate::event::{Event, EventClass, EventPos, Participant, Status};
use crate::lang::lemma::Lemmas;
use crate::lang::senses::SenseOf;
use crate::text::{Rel, TokenId, Upos};
use crate::timeline::label;
use crate::timeline::label::{Label, Request};
use crate::timeline::model::{SourceRef, When};
use crate::timeline::same::{Telling, is_named};
use crate::timex::TimexKind;

/// A period that makes an item by itself has at least so many days.
const LONG_DAYS: i64 = 28;

impl Chooser<'_> {
    /// "The mayor's remark came after …" is when the mayor made the remark.
    pub(super) fn tie_names(&self, drafts: &mut [Draft]) {
        let tree = self.tree;
        for event in self.told.events.iter().filter(|e| self.lists.happening.has_form(&e.lemma)) {
            let children = tree.children(event.token).iter().copied();
            let Some(noun) = children.into_iter().find(|&c| tree.rel(c).is_subject()) else {
                continue;
            };
            let Some(doer) = tree.child(noun, Rel::NmodPoss) else { continue };
            let (name, doer) =
                (self.lemma_of(noun), self.party(self.told.document.token_text(doer)));
            let named = |draft: &&mut Draft| {
                let Telling { predicate, agents, .. } = &draft.telling;
                is_named(predicate, &name) && agents.contains(&doer)
            };
            if let Some(draft) = drafts.iter_mut().find(named) {
                draft.tied.push(event.id.0 as usize);
            }
        }
    }

    /// What a speaker says of himself: the words, or the period that they are about ("as we saw over
    /// the last four years").
    pub(super) fn quotation(&self, lead: &Event, request: &Request) -> Option<Label> {
        let speaker = lead.attribution.as_ref()?;
        let timex = &self.told.timexes[lead.dates.first()?.timex.0 as usize];
        let period = || {
            let extent = timex.extent().filter(|_| timex.kind == TimexKind::Duration)?;
            let long = (extent.end - extent.start).num_days() >= LONG_DAYS;
            if long { label::of_period(&self.source, timex.span, lead.token) } else { None }
        };
        label::quoted(&self.source, lead.token, request, &speaker.text).or_else(period)
    }

    pub(super) fn lemma_of(&self, noun: TokenId) -> String {
        let mut lemma = self.told.document.token_text(noun).to_lowercase();
        Lemmas::english().reduce(&mut lemma, SenseOf::Noun);
        lemma
    }

    /// The last word of a name, in lower case; the country for its capital.
    pub(super) fn party(&self, words: &str) -> String {
        let word = words.split_whitespace().next_back().unwrap_or_default().to_lowercase();
        self.lists.seats.paired(&word).map_or(word.clone(), str::to_owned)
    }

    pub(super) fn status(
        &self,
        head: TokenId,
        lead: &Event,
        events: &[&Event],
        when: Option<&When>,
    ) -> Status {
        let carrier = at_head(events, head).unwrap_or(lead);
        // "will have to be pulled down": the modal of the verb that carries the clause.
        let modal = self.verbal_at(head).modal;
        let will = matches!(modal.as_deref(), Some("will" | "'ll" | "shall"));
        if head != lead.token && will && carrier.status == Status::Happened {
            return Status::Planned;
        }
        // "said that it was losing customers"
        let told = self.verbal(lead);
        // "when the museum opens in 2026"
        let plain = told.present && !told.perfect && !told.progressive && told.modal.is_none();
        if plain && lead.status == Status::Happened && self.is_ahead(when) {
            return Status::Planned;
        }
        let goes_on = told.past && told.progressive && !told.perfect && told.modal.is_none();
        if lead.status == Status::Happened
            && goes_on
            && self.is_backshifted(lead)
            && self.is_news(when)
        {
            return Status::Ongoing;
        }
        // "ordered them to leave at noon": what is over was done, not planned.
        if carrier.status == Status::Happened
            && carrier.class != EventClass::IState
            && self.is_over(when)
        {
            return Status::Happened;
        }
        // "did not arrive until Sunday": it arrived.
        let until = when.is_some_and(|when| when.text.starts_with("until "));
        if carrier.status == Status::Denied && until && self.is_over(when) {
            return Status::Happened;
        }
        // "threatened to leave": the threat is what was.
        let lists = [self.lists.speech, self.lists.asking];
        // "sought to calm fears": the seeking is what was.
        if undated_seeking(carrier, when) {
            return carrier.status;
        }
        let undated = when.is_none_or(|when| when.text.is_empty());
        let acts = undated && lists.iter().any(|list| list.has(&carrier.lemma));
        if acts && matches!(carrier.status, Status::Happened | Status::Ongoing) {
            return carrier.status;
        }
        if let Some(status) =
            self.shared_status(head).filter(|_| carrier.status == Status::Happened)
        {
            return status;
        }
        let opens = carrier.class == EventClass::IState
            || self.lists.planning.has_form(&carrier.lemma) && carrier.id != lead.id
            || self.lists.hedging.has_form(&carrier.lemma);
        let inner = events.iter().rev().find(|e| e.token != head).copied();
        match inner {
            Some(inner) if opens && carrier.status == Status::Happened => inner.status,
            Some(inner) if opens && carrier.status == Status::Ongoing => inner.status,
            // "offered to sell it in May": what has a date to come is not done yet.
            Some(_) if lead.id != carrier.id && self.is_ahead(when) => lead.status,
            _ => carrier.status,
        }
    }

    /// "will withdraw its troops and release the prisoners": the modal of the verb that it is joined
    /// to.
    fn shared_status(&self, head: TokenId) -> Option<Status> {
        let tree = self.tree;
        let document = self.told.document;
        let modal = |verb: TokenId| {
            let mut own = tree.children(verb).iter().copied();
            own.find(|&c| self.told.syntax.xpos(c) == "MD" && c < verb)
        };
        let plain = self.told.syntax.xpos(head) == "VB" && modal(head).is_none();
        let mut first = tree.head(head).filter(|_| plain && tree.rel(head) == Rel::Conj)?;
        while tree.rel(first) == Rel::Xcomp {
            first = tree.head(first)?;
        }
        match document.token_text(modal(first)?).to_lowercase().as_str() {
            "will" | "shall" | "'ll" | "would" => Some(Status::Planned),
            "may" | "might" | "could" => Some(Status::Possible),
            _ => None,
        }
    }

    pub(super) fn attribution(&self, lead: &Event, label: &Label) -> Option<String> {
        let said = lead.attribution.as_ref()?;
        let inside = label.covers.iter().any(|t| {
            let span = self.told.document.tokens[t.0 as usize].span;
            said.span.contains(span)
        });
        (!label.speaks && (!inside || lead.class != EventClass::Reporting))
            .then(|| said.text.clone())
    }

    pub(super) fn source_of(&self, event: &Event, all: &[&Event]) -> SourceRef {
        let document = self.told.document;
        let others = all.iter().filter(|e| e.id != event.id && e.sentence == event.sentence);
        let word = |e: &Event| e.span.of(&document.article.text).to_owned();
        let span = document.sentences[event.sentence as usize].span;
        SourceRef {
            document: String::new(),
            sentence: span
                .of(&document.article.text)
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" "),
            start: span.start(),
            end: span.end(),
            number: self.number_of(event),
            words: std::iter::once(word(event)).chain(others.map(|e| word(e))).collect(),
        }
    }

    /// The number of its sentence, by the article's own marks where it has them.
    fn number_of(&self, event: &Event) -> usize {
        let marked = &self.told.document.article.marked;
        match marked.partition_point(|&start| start <= event.span.start()) {
            0 => event.sentence as usize + 1,
            number => number,
        }
    }

    pub(super) fn salience(&self, head: TokenId, lead: &Event, events: &[&Event]) -> f32 {
        let best = events.iter().map(|e| e.salience).fold(lead.salience, f32::max);
        let carrier = at_head(events, head).map_or(lead.class, |e| e.class);
        let less = match carrier {
            EventClass::Reporting => 0.25,
            EventClass::State | EventClass::Perception => 0.15,
            _ if lead.pos != EventPos::Verb => 0.15,
            _ => 0.0,
        };
        ((best - less).clamp(0.0, 1.0) * 100.0).round() / 100.0
    }

    /// "comment" for "made a comment", else the verb.
    pub(super) fn predicate(&self, lead: &Event) -> String {
        if lead.pos == EventPos::Verb && self.lists.light.has_form(&lead.lemma) {
            let object = self.tree.child(lead.token, Rel::Obj);
            if let Some(object) = object.filter(|&o| self.tree.upos(o) == Upos::Noun) {
                return self.lemma_of(object);
            }
        }
        lead.lemma.clone()
    }

    /// Everyone in the events; "Monday" is nobody.
    pub(super) fn participants<'e>(
        &'e self,
        events: &'e [&Event],
    ) -> impl Iterator<Item = &'e Participant> {
        let timexes = self.told.timexes;
        events.iter().flat_map(|event| &event.participants).filter(move |participant| {
            let after = timexes.partition_point(|t| t.span.start() <= participant.span.start());
            let before = after.checked_sub(1).map(|i| timexes[i].span);
            !before.is_some_and(|timex| timex.contains(participant.span))
        })
    }

    pub(super) fn who(&self, events: &[&Event]) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        for participant in self.participants(events) {
            if names.len() < 6 && !names.contains(&participant.name) {
                names.push(participant.name.clone());
            }
        }
        names
    }

    fn is_pronoun(&self, participant: &Participant) -> bool {
        let tokens = &self.told.document.tokens;
        let at = tokens.partition_point(|t| t.span.end() <= participant.span.start());
        at < self.tree.len() && self.tree.upos(TokenId(at as u32)) == Upos::Pron
    }

    /// Last words of names and mentions, of who does it and of everyone else.
    pub(super) fn parties(&self, events: &[&Event]) -> (Vec<String>, Vec<String>) {
        use crate::event::Role;
        let (mut agents, mut others) = (Vec::new(), Vec::new());
        let text = &self.told.document.article.text;
        for participant in self.participants(events) {
            let list = if participant.role == Role::Agent { &mut agents } else { &mut others };
            // "him" may be anybody.
            let mention = (!self.is_pronoun(participant)).then(|| participant.span.of(text));
            for words in [Some(participant.name.as_str()), mention].into_iter().flatten() {
                let word = self.party(words);
                if !word.is_empty() && !list.contains(&word) {
                    list.push(word);
                }
            }
        }
        (agents, others)
    }
}

/// "sought to calm fears", without a date to come.
fn undated_seeking(carrier: &Event, when: Option<&When>) -> bool {
    let undated = when.is_none_or(|when| when.text.is_empty());
    undated && carrier.status == Status::Happened && carrier.lemma == "seek"
}
