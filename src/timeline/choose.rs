//! Which events become items, with their label, date, status and names.

use std::collections::BTreeMap;

use super::Told;
use super::about::About;
use super::label::{self, Label, Request, Source, carrier};
use super::model::{Item, Moment, SourceRef, When};
use super::retold::Retold;
use super::when::{self, Signals};
use crate::event::verbal::{Verbal, verbal};
use crate::event::{Cast, Event, EventClass, EventId, EventPos, Participant, Status};
use crate::lang::lemma::Lemmas;
use crate::lang::senses::SenseOf;
use crate::lang::{Language, WordList};
use crate::span::Span;
use crate::text::{Rel, SentenceKind, TokenId, Tree, Upos};

/// An undated item must be at least so salient.
const UNDATED: f32 = 0.6;
/// What was over so many days before the article is no news.
const NEWS_DAYS: i64 = 60;

/// An item in the making: one event, or several that one label tells.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The item; its id and relations come later.
    pub item: Item,
    /// Number of the article.
    pub article: usize,
    /// The events that it tells, the one that gives the date first.
    pub events: Vec<usize>,
    /// Events of the same time that it does not tell: the saying that gives it its date ("said it
    /// was leaving"), the verb of a noun that names it ("the vote came after").
    pub tied: Vec<usize>,
    /// Number of the sentence.
    pub sentence: usize,
    /// Lemma of the predicate ("comment" for "made a comment").
    pub predicate: String,
    /// Head words of who does it, lower case.
    pub agents: Vec<String>,
    /// Head words of everyone else in it, lower case.
    pub others: Vec<String>,
    /// Whether the event is a noun.
    pub nominal: bool,
    label: Label,
}

/// The lists that choosing needs.
struct Lists {
    offsets: &'static WordList,
    periods: &'static WordList,
    saying: &'static WordList,
    speech: &'static WordList,
    planning: &'static WordList,
    hedging: &'static WordList,
    light: &'static WordList,
    weak: &'static WordList,
    states: &'static WordList,
    seats: &'static WordList,
    happening: &'static WordList,
}

/// When an item was, and what its label has to respect for that.
struct Timed {
    when: Option<When>,
    request: Request,
    said_by: Option<usize>,
}

struct Chooser<'a> {
    told: Told<'a>,
    tree: &'a Tree,
    source: Source<'a>,
    signals: Signals,
    lists: Lists,
    retold: Retold<'a>,
    /// Numbers of the events at a token, and of those that an event governs.
    at_token: BTreeMap<TokenId, Vec<usize>>,
    governed: BTreeMap<EventId, Vec<usize>>,
    only_headings: bool,
    about: &'a About,
}

/// The items of one article, in the order of telling.
pub fn choose(told: Told<'_>, article: usize, language: &Language, about: &About) -> Vec<Draft> {
    let tree = Tree::new(told.document, told.syntax);
    let cast = Cast::new(told.document, told.syntax, &tree, language);
    let prose = |kind| matches!(kind, SentenceKind::Prose | SentenceKind::Bullet);
    let chooser = Chooser {
        told,
        tree: &tree,
        source: {
            let mut source = Source::new(told.document, told.syntax, &tree, &cast, language);
            source.times = told.timexes.iter().map(|t| t.span).collect();
            source
        },
        signals: Signals::of(language, &told),
        lists: Lists {
            offsets: language.list("offsets"),
            periods: language.list("periods"),
            saying: language.list("saying"),
            speech: language.list("speech-acts"),
            planning: language.list("planning"),
            hedging: language.list("hedging"),
            light: language.list("light"),
            weak: language.list("weak-nouns"),
            states: language.list("states"),
            seats: language.list("seats"),
            happening: language.list("happening"),
        },
        retold: Retold::new(told, &tree),
        about,
        at_token: numbers(told.events, |e| Some(e.token)),
        governed: numbers(told.events, |e| e.governor),
        only_headings: !told.document.sentences.iter().any(|s| prose(s.kind)),
    };
    let mut drafts: Vec<Draft> = chooser
        .groups()
        .into_iter()
        .filter_map(|(head, events)| chooser.draft(head, &events, article))
        .collect();
    drop_covered(&mut drafts);
    chooser.tie_names(&mut drafts);
    drafts
}

/// The numbers of the events by a key, in order of telling.
fn numbers<K: Ord>(events: &[Event], key: impl Fn(&Event) -> Option<K>) -> BTreeMap<K, Vec<usize>> {
    let mut numbers: BTreeMap<K, Vec<usize>> = BTreeMap::new();
    for (at, event) in events.iter().enumerate() {
        if let Some(key) = key(event) {
            numbers.entry(key).or_default().push(at);
        }
    }
    numbers
}

/// A noun that the label of another item tells, with no other date, is no item; nor is what has
/// the same head as another.
fn drop_covered(drafts: &mut Vec<Draft>) {
    let bounds = |d: &Draft| d.item.when.as_ref().map(|w| (w.earliest, w.latest));
    let mut near: BTreeMap<TokenId, Vec<usize>> = BTreeMap::new();
    let mut same: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (i, draft) in drafts.iter().enumerate() {
        near.entry(draft.label.head).or_default().push(i);
        draft.label.covers.iter().for_each(|&t| near.entry(t).or_default().push(i));
        same.entry(&draft.item.label).or_default().push(i);
    }
    let told_by = |i: usize, j: usize| {
        let (a, b) = (&drafts[i], &drafts[j]);
        let no_other_date = bounds(a).is_none() || bounds(a) == bounds(b);
        if i == j || !no_other_date {
            return false;
        }
        if a.label.head == b.label.head || a.item.label == b.item.label {
            let worse = bounds(a).is_none() && bounds(b).is_some() || a.nominal && !b.nominal;
            let better = bounds(b).is_none() && bounds(a).is_some() || b.nominal && !a.nominal;
            return worse || !better && j < i;
        }
        b.label.covers.contains(&a.label.head)
            && (a.nominal || a.item.label.len() < b.item.label.len())
    };
    let others = |i: usize| {
        let near = near.get(&drafts[i].label.head).into_iter().flatten();
        near.chain(same.get(drafts[i].item.label.as_str()).into_iter().flatten())
    };
    let covered: Vec<bool> = (0..drafts.len()).map(|i| others(i).any(|&j| told_by(i, j))).collect();
    let mut flags = covered.into_iter();
    drafts.retain(|_| !flags.next().unwrap_or(false));
}

impl Chooser<'_> {
    /// "The mayor's remark came after …" is when the mayor made the remark.
    fn tie_names(&self, drafts: &mut [Draft]) {
        let tree = self.tree;
        for event in self.told.events.iter().filter(|e| self.lists.happening.has_form(&e.lemma)) {
            let children = tree.children(event.token).iter().copied();
            let Some(noun) = children.into_iter().find(|&c| tree.rel(c).is_subject()) else {
                continue;
            };
            let Some(doer) = tree.child(noun, Rel::NmodPoss) else { continue };
            let (name, doer) =
                (self.lemma_of(noun), self.party(self.told.document.token_text(doer)));
            let named = drafts.iter_mut().find(|draft| {
                (draft.predicate == name || super::merge::derives(&draft.predicate, &name))
                    && draft.agents.contains(&doer)
            });
            if let Some(draft) = named {
                draft.tied.push(event.id.0 as usize);
            }
        }
    }

    fn lemma_of(&self, noun: TokenId) -> String {
        let mut lemma = self.told.document.token_text(noun).to_lowercase();
        Lemmas::english().reduce(&mut lemma, SenseOf::Noun);
        lemma
    }

    /// The last word of a name, in lower case; the country for its capital.
    fn party(&self, words: &str) -> String {
        let word = words.split_whitespace().next_back().unwrap_or_default().to_lowercase();
        self.lists.seats.paired(&word).map_or(word.clone(), str::to_owned)
    }

    /// Events by the head of the clause that tells them.
    fn groups(&self) -> Vec<(TokenId, Vec<&Event>)> {
        let mut groups: BTreeMap<TokenId, Vec<&Event>> = BTreeMap::new();
        for event in self.told.events {
            if self.can_be_told(event) {
                groups.entry(carrier(&self.source, event.token)).or_default().push(event);
            }
        }
        groups.into_iter().collect()
    }

    fn can_be_told(&self, event: &Event) -> bool {
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
    fn ends_a_period(&self, event: &Event) -> bool {
        let Some(before) = event.token.0.checked_sub(1) else { return false };
        let word = self.told.document.token_text(TokenId(before)).to_lowercase();
        let ends = matches!(self.source_word(event).as_str(), "ended" | "ending" | "through");
        ends && self.lists.periods.has(&word)
    }

    fn is_clause(&self, event: &Event) -> bool {
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

    fn source_word(&self, event: &Event) -> String {
        self.told.document.token_text(event.token).to_lowercase()
    }

    fn draft(&self, head: TokenId, events: &[&Event], article: usize) -> Option<Draft> {
        let lead = self.lead(head, events);
        let Timed { when, request, said_by } = self.when(lead);
        let told_by = self.told_by(lead);
        if !self.is_wanted(head, lead, events, when.as_ref()) {
            return None;
        }
        let label = label::label(&self.source, told_by, &request)
            .or_else(|| label::label(&self.source, lead.token, &request))?;
        let short = label.text.split(' ').count() < 5;
        let words = label.text.split(' ').count();
        if when.is_none() && words < 4 || short && self.tree.rel(label.head) == Rel::Acl {
            return None;
        }
        let status = self.status(head, lead, events, when.as_ref());
        let attribution = self.attribution(lead, &label);
        let item = Item {
            id: format!("e{}", lead.id.0 + 1),
            label: label.text.clone(),
            when,
            status,
            attribution,
            who: self.who(events),
            source: vec![self.source_of(lead, events)],
            salience: self.salience(head, lead, events),
            ..Item::default()
        };
        let (agents, others) = self.parties(events);
        let mut ids: Vec<usize> = vec![lead.id.0 as usize];
        ids.extend(events.iter().map(|e| e.id.0 as usize).filter(|&id| id != lead.id.0 as usize));
        Some(Draft {
            item,
            article,
            events: ids,
            tied: said_by.into_iter().collect(),
            sentence: lead.sentence as usize,
            predicate: self.predicate(lead),
            agents,
            others,
            nominal: lead.pos != EventPos::Verb,
            label,
        })
    }

    /// The event of a group that the item is named after: the carrier when it has a date of its
    /// own, else the dated one, else the innermost.
    fn lead<'e>(&self, head: TokenId, events: &[&'e Event]) -> &'e Event {
        let dated = |e: &&&Event| when::own(&self.told, self.tree, &self.signals, e).is_some();
        let carrier = events.iter().find(|e| e.token == head);
        let happens = |e: &&&Event| {
            !matches!(e.class, EventClass::IState | EventClass::State | EventClass::Aspectual)
        };
        carrier
            .filter(|e| dated(e) && happens(e))
            .or_else(|| events.iter().find(dated))
            .or(carrier.filter(happens))
            .unwrap_or_else(|| events.last().unwrap_or(&events[0]))
    }

    /// The verb that tells a dated noun: "was involved in manipulation [in 2020]", "held a vote".
    fn told_by(&self, lead: &Event) -> TokenId {
        let tree = self.tree;
        let Some(verb) = tree.head(lead.token).filter(|_| lead.pos == EventPos::Noun) else {
            return lead.token;
        };
        let lemma = self.told.document.token_text(verb).to_lowercase();
        let carries = match tree.rel(lead.token) {
            Rel::Obl if self.lists.saying.has_form(&lemma) => false,
            Rel::Obl => tree.child(lead.token, Rel::Case).is_some_and(|c| {
                c > verb && matches!(self.told.document.token_text(c), "in" | "with" | "of" | "to")
            }),
            Rel::Obj => self.lists.light.has_form(&lemma),
            Rel::Nsubj | Rel::NsubjPass => true,
            _ => false,
        };
        let dated = |e: &Event| when::own(&self.told, tree, &self.signals, e).is_some();
        let here = self.at_token.get(&verb).into_iter().flatten();
        let dated = here.map(|&at| &self.told.events[at]).any(dated);
        if carries && !dated { verb } else { lead.token }
    }

    fn when(&self, lead: &Event) -> Timed {
        if let Some(dated) = when::own(&self.told, self.tree, &self.signals, lead) {
            let mut told = dated.told;
            told.extend(self.vague_words(lead));
            told.extend(self.offsets(lead));
            told.extend(self.same_date(lead, &dated.when));
            told.iter_mut().for_each(|span| *span = self.with_its_period(*span));
            let backshifted = self.is_backshifted(lead) && self.is_news(Some(&dated.when));
            let request = Request { told, backshifted };
            return Timed { when: Some(dated.when), request, said_by: None };
        }
        let predicate = self.predicate(lead);
        let retold = self.retold.date(lead, &predicate, &self.signals);
        let mut said_by = None;
        let when = retold
            .map(|dated| dated.when)
            .or_else(|| when::inferred(&self.told, lead))
            .or_else(|| {
                let when = when::of_saying(&self.told, self.tree, &self.signals, lead)?;
                said_by = lead.governor.map(|id| id.0 as usize);
                Some(when)
            })
            .or_else(|| self.speech_today(lead));
        let mut told = if when.is_some() { self.vague_words(lead) } else { Vec::new() };
        told.extend(when.iter().flat_map(|when| self.same_date(lead, when)));
        told.extend(self.offsets(lead));
        let backshifted = self.is_backshifted(lead) && self.is_news(when.as_ref());
        Timed { when, request: Request { told, backshifted }, said_by }
    }

    /// Saying that is news has the article's date when it has none.
    fn speech_today(&self, lead: &Event) -> Option<When> {
        let speaks = lead.class == EventClass::Reporting
            && self.tree.rel(lead.token) == Rel::Root
            && self.verbal(lead).past;
        speaks.then(|| when::document(&self.told, lead)).flatten()
    }

    /// "in the three months ended June 30" goes with its date.
    fn with_its_period(&self, span: Span) -> Span {
        let document = self.told.document;
        let tokens = &document.tokens;
        let first = tokens.partition_point(|t| t.span.end() <= span.start());
        let word = |at: usize| document.token_text(TokenId(at as u32)).to_lowercase();
        let ended =
            first.checked_sub(1).filter(|&at| matches!(word(at).as_str(), "ended" | "ending"));
        let period = ended.and_then(|at| at.checked_sub(1));
        let Some(period) = period.filter(|&at| self.lists.periods.has(&word(at))) else {
            return span;
        };
        let from = tokens[period].span.start();
        let whole = self.told.timexes.iter().find(|t| t.span.contains(tokens[period].span));
        let start = whole.map_or(from, |timex| timex.span.start().min(from));
        Span::new(start, span.end())
    }

    /// Expressions of its sentence that only tell what the date tells ("later in the day").
    fn vague_words(&self, lead: &Event) -> Vec<Span> {
        lead.dates
            .iter()
            .filter_map(|link| self.told.timexes.get(link.timex.0 as usize))
            .filter(|timex| timex.extent().is_none() && timex.kind == crate::timex::TimexKind::Date)
            .map(|timex| timex.span)
            .collect()
    }

    /// Expressions of its sentence that tell the very date of the item.
    fn same_date(&self, lead: &Event, when: &When) -> Vec<Span> {
        let sentence = self.told.document.sentences[lead.sentence as usize].span;
        let days = (when.earliest.map(Moment::day), when.latest.map(Moment::day));
        let same = |t: &crate::timex::Timex| {
            t.kind == crate::timex::TimexKind::Date
                && t.extent().is_some_and(|e| {
                    let last = e.end.date().pred_opt().unwrap_or(e.end.date());
                    days == (Some(e.start.date()), Some(last))
                })
        };
        let inside = |t: &&crate::timex::Timex| sentence.contains(t.span);
        let first = self.told.timexes.partition_point(|t| t.span.end() <= sentence.start());
        let near =
            self.told.timexes[first..].iter().take_while(|t| t.span.start() < sentence.end());
        near.filter(inside).filter(|t| same(t)).map(|t| t.span).collect()
    }

    /// Durations counted from another event, which the label leaves out: "three weeks after".
    fn offsets(&self, lead: &Event) -> Vec<Span> {
        let document = self.told.document;
        let sentence = document.sentences[lead.sentence as usize].span;
        let text = &document.article.text;
        let counted = |span: Span| {
            let rest = text.get(span.end()..sentence.end()).unwrap_or_default();
            let next = rest.split_whitespace().next().unwrap_or_default();
            self.lists.offsets.has(&next.trim_matches(',').to_lowercase())
        };
        let first = self.told.timexes.partition_point(|t| t.span.end() <= sentence.start());
        self.told.timexes[first..]
            .iter()
            .take_while(|t| t.span.start() < sentence.end())
            .filter(|t| t.kind == crate::timex::TimexKind::Duration && counted(t.span))
            .map(|t| t.span)
            .collect()
    }

    /// Not long over on the article's date: what "was leaving" then may be said to be leaving.
    fn is_news(&self, when: Option<&When>) -> bool {
        let dct = self.told.document.article.dct.as_ref().map(|dct| dct.date);
        let end = when.and_then(|when| when.latest).map(Moment::day);
        dct.zip(end).is_none_or(|(dct, end)| (dct - end).num_days() <= NEWS_DAYS)
    }

    /// Dated on the article's day at the latest.
    fn is_over(&self, when: Option<&When>) -> bool {
        let dct = self.told.document.article.dct.as_ref().map(|dct| dct.date);
        let end = when.and_then(|when| when.latest).map(Moment::day);
        dct.zip(end).is_some_and(|(dct, end)| end <= dct)
    }

    fn is_backshifted(&self, event: &Event) -> bool {
        let governor = event.governor.and_then(|id| self.told.events.get(id.0 as usize));
        let said = |e: &Event| {
            (e.class == EventClass::Reporting || self.lists.saying.has_form(&e.lemma))
                && e.tense != crate::text::Tense::Present
        };
        let above =
            governor.and_then(|g| g.governor).and_then(|id| self.told.events.get(id.0 as usize));
        let planned = event.attribution.is_some() && event.status == Status::Planned;
        governor.is_some_and(said) || above.is_some_and(said) || planned
    }

    fn verbal(&self, event: &Event) -> Verbal {
        verbal(self.told.document, self.told.syntax, self.tree, event.token)
    }

    fn is_wanted(
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
        if self.shares_its_object(head) {
            return false;
        }
        let carrier = events.iter().find(|e| e.token == head).copied().unwrap_or(lead);
        if verb && self.is_asked(carrier, lead) {
            return true;
        }
        let says = carrier.class == EventClass::Reporting
            || self.lists.saying.has_form(&carrier.lemma)
                && self.tree.child(carrier.token, Rel::Ccomp).is_some();
        let ordered = self.is_ordered(head) && lead.status == Status::Happened;
        if says && !ordered {
            let speech =
                self.lists.speech.has_form(&carrier.lemma) && !self.has_told_content(carrier);
            let asks = self.tree.child(carrier.token, Rel::Xcomp).is_some();
            if !asks {
                return speech && (when.is_some() || lead.salience >= UNDATED);
            }
        }
        if !verb {
            let lifted = self.told_by(lead) != lead.token;
            let part = matches!(self.tree.rel(lead.token), Rel::Conj | Rel::Appos);
            let weak = self.lists.weak.has_form(&lead.lemma);
            let noun = lead.pos == EventPos::Noun;
            return own && noun && !part && (lifted || !weak && self.holds_its_date(lead));
        }
        if lead.status == Status::Denied
            && (lead.salience < 0.6 || carrier.class == EventClass::State)
        {
            return false;
        }
        let participle =
            self.tree.rel(head) == Rel::Acl && !label::is_misread_past(&self.source, head);
        if participle && !own {
            return false;
        }
        let depends = participle || self.tree.rel(head) == Rel::Advcl;
        let background = matches!(
            carrier.class,
            EventClass::State | EventClass::IState | EventClass::Perception
        ) || self.lists.states.has_form(&carrier.lemma);
        if own || ordered && !background {
            return true;
        }
        if depends || background || matches!(lead.status, Status::Denied | Status::Possible) {
            return false;
        }
        let weak = self.lists.light.has_form(&lead.lemma);
        match when {
            Some(_) => lead.salience >= 0.4,
            None => lead.salience >= UNDATED + if weak { 0.1 } else { 0.0 },
        }
    }

    /// "after the shareholders cleared it": the article itself says how it stands to another event.
    fn is_ordered(&self, head: TokenId) -> bool {
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
    fn shares_its_object(&self, head: TokenId) -> bool {
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
    fn is_asked(&self, carrier: &Event, lead: &Event) -> bool {
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
    fn holds_its_date(&self, lead: &Event) -> bool {
        let first = lead.dates.first().and_then(|d| self.told.timexes.get(d.timex.0 as usize));
        let Some(timex) = first else { return false };
        let phrase = self.tree.subtree(lead.token, |_| true);
        phrase.iter().any(|&t| timex.span.contains(self.told.document.tokens[t.0 as usize].span))
    }

    /// What is said makes an item of its own.
    fn has_told_content(&self, event: &Event) -> bool {
        let governed = self.governed.get(&event.id).into_iter().flatten();
        governed.map(|&at| &self.told.events[at]).any(|e| {
            e.pos == EventPos::Verb
                && matches!(e.class, EventClass::Occurrence | EventClass::IAction)
                && matches!(self.tree.rel(e.token), Rel::Ccomp | Rel::Parataxis)
        })
    }

    fn status(
        &self,
        head: TokenId,
        lead: &Event,
        events: &[&Event],
        when: Option<&When>,
    ) -> Status {
        let carrier = events.iter().find(|e| e.token == head).copied().unwrap_or(lead);
        // "ordered them to leave at noon": what is over was done, not planned.
        if carrier.status == Status::Happened
            && carrier.class != EventClass::IState
            && self.is_over(when)
        {
            return Status::Happened;
        }
        let opens = carrier.class == EventClass::IState
            || self.lists.planning.has_form(&carrier.lemma) && carrier.id != lead.id
            || self.lists.hedging.has_form(&carrier.lemma);
        let inner = events.iter().rev().find(|e| e.token != head).copied();
        match inner {
            Some(inner) if opens && carrier.status == Status::Happened => inner.status,
            Some(inner) if opens && carrier.status == Status::Ongoing => inner.status,
            _ => carrier.status,
        }
    }

    fn attribution(&self, lead: &Event, label: &Label) -> Option<String> {
        let said = lead.attribution.as_ref()?;
        let inside = label.covers.iter().any(|t| {
            let span = self.told.document.tokens[t.0 as usize].span;
            said.span.contains(span)
        });
        (!inside || lead.class != EventClass::Reporting).then(|| said.text.clone())
    }

    fn source_of(&self, event: &Event, all: &[&Event]) -> SourceRef {
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
            number: event.sentence as usize + 1,
            words: std::iter::once(word(event)).chain(others.map(|e| word(e))).collect(),
        }
    }

    fn salience(&self, head: TokenId, lead: &Event, events: &[&Event]) -> f32 {
        let best = events.iter().map(|e| e.salience).fold(lead.salience, f32::max);
        let carrier = events.iter().find(|e| e.token == head).map_or(lead.class, |e| e.class);
        let less = match carrier {
            EventClass::Reporting => 0.25,
            EventClass::State | EventClass::Perception => 0.15,
            _ if lead.pos != EventPos::Verb => 0.15,
            _ => 0.0,
        };
        ((best - less).clamp(0.0, 1.0) * 100.0).round() / 100.0
    }

    /// "comment" for "made a comment", else the verb.
    fn predicate(&self, lead: &Event) -> String {
        if lead.pos == EventPos::Verb && self.lists.light.has_form(&lead.lemma) {
            let object = self.tree.child(lead.token, Rel::Obj);
            if let Some(object) = object.filter(|&o| self.tree.upos(o) == Upos::Noun) {
                return self.lemma_of(object);
            }
        }
        lead.lemma.clone()
    }

    /// Everyone in the events; "Monday" is nobody.
    fn participants<'e>(&'e self, events: &'e [&Event]) -> impl Iterator<Item = &'e Participant> {
        let timexes = self.told.timexes;
        events.iter().flat_map(|event| &event.participants).filter(move |participant| {
            let after = timexes.partition_point(|t| t.span.start() <= participant.span.start());
            let before = after.checked_sub(1).map(|i| timexes[i].span);
            !before.is_some_and(|timex| timex.contains(participant.span))
        })
    }

    fn who(&self, events: &[&Event]) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        for participant in self.participants(events) {
            if names.len() < 6 && !names.contains(&participant.name) {
                names.push(participant.name.clone());
            }
        }
        names
    }

    /// Last words of names and mentions, of who does it and of everyone else.
    fn parties(&self, events: &[&Event]) -> (Vec<String>, Vec<String>) {
        use crate::event::Role;
        let (mut agents, mut others) = (Vec::new(), Vec::new());
        let text = &self.told.document.article.text;
        for participant in self.participants(events) {
            let list = if participant.role == Role::Agent { &mut agents } else { &mut others };
            for words in [&participant.name, participant.span.of(text)] {
                let word = self.party(words);
                if !word.is_empty() && !list.contains(&word) {
                    list.push(word);
                }
            }
        }
        (agents, others)
    }
}
