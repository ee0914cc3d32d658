//! Which events become items, with their label, date, status and names.

mod beside;
mod dating;
mod parts;
mod said;
mod wanted;

use std::collections::BTreeMap;

use crate::event::{Event, EventClass, EventId, EventPos};
use crate::lang::{Language, WordList};
use crate::text::{Rel, SentenceKind, TokenId, Tree, Upos};
use crate::timeline::Told;
use crate::timeline::about::About;
use crate::timeline::label::{self, Label, Request, Source, carrier};
use crate::timeline::model::{Item, When};
use crate::timeline::retold::Retold;
use crate::timeline::same::Telling;
use crate::timeline::signals::Signals;
use crate::timeline::when;

/// An undated item must be at least so salient.
const UNDATED: f32 = 0.55;
/// What was over so many days before the article is no news.
const NEWS_DAYS: i64 = 60;

/// An item in the making: one event, or several that one label tells.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// The item; its id and relations come later.
    pub item: Item,
    /// Number of the article.
    pub article: usize,
    /// The events that it tells, the one that gives the date first.
    pub events: Vec<usize>,
    /// Events of the same time that it does not tell: the saying that gives it its date ("said it
    /// was leaving"), the noun that names it, or that noun's verb ("the vote came after").
    pub tied: Vec<usize>,
    /// Number of the sentence.
    pub sentence: usize,
    /// What is told of whom.
    pub telling: Telling,
}

/// The lists that choosing needs.
struct Lists {
    offsets: &'static WordList,
    periods: &'static WordList,
    period_ends: &'static WordList,
    bounds: &'static WordList,
    saying: &'static WordList,
    speech: &'static WordList,
    asking: &'static WordList,
    disclosing: &'static WordList,
    rejecting: &'static WordList,
    planning: &'static WordList,
    due: &'static WordList,
    pointing: &'static WordList,
    committing: &'static WordList,
    hedging: &'static WordList,
    light: &'static WordList,
    weak: &'static WordList,
    states: &'static WordList,
    seats: &'static WordList,
    happening: &'static WordList,
}

impl Lists {
    fn of(language: &Language) -> Lists {
        Lists {
            offsets: language.list("offsets"),
            periods: language.list("periods"),
            period_ends: language.list("period-ends"),
            bounds: language.list("bounds"),
            saying: language.list("saying"),
            speech: language.list("speech-acts"),
            asking: language.list("asking"),
            disclosing: language.list("disclosing"),
            rejecting: language.list("rejecting"),
            planning: language.list("planning"),
            due: language.list("due-participles"),
            pointing: language.list("pointing"),
            committing: language.list("committing"),
            hedging: language.list("hedging"),
            light: language.list("light"),
            weak: language.list("weak-nouns"),
            states: language.list("states"),
            seats: language.list("seats"),
            happening: language.list("happening"),
        }
    }
}

/// When an item was, and what its label has to respect for that.
struct Timed {
    when: Option<When>,
    request: Request,
    /// The event that gives the date.
    tied: Option<usize>,
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
    let tree = Tree::of(told.document, told.syntax);
    let chooser = Chooser::new(told, &tree, language, about);
    let drafts = chooser
        .groups()
        .into_iter()
        .filter_map(|(head, events)| chooser.draft(head, &events, article))
        .collect();
    let mut drafts = without_covered(drafts);
    chooser.tie_names(&mut drafts);
    drafts
}

/// What the main clause of a text tells of whom; of a text without events, nothing.
pub fn telling(told: Told<'_>, language: &Language) -> Telling {
    let tree = Tree::of(told.document, told.syntax);
    let about = About::of("");
    let chooser = Chooser::new(told, &tree, language, &about);
    let groups = chooser.groups();
    let main = groups.iter().find(|(head, _)| tree.rel(*head) == Rel::Root).or(groups.first());
    let telling = |(head, events): &(TokenId, Vec<&Event>)| {
        let carrier = at_head(events, *head).filter(|event| happens(event));
        let lead = carrier.unwrap_or_else(|| chooser.lead(*head, events));
        chooser.telling(lead, events)
    };
    main.map(telling).unwrap_or_default()
}

/// The event of a group that heads the clause.
fn at_head<'e>(events: &[&'e Event], head: TokenId) -> Option<&'e Event> {
    events.iter().copied().find(|event| event.token == head)
}

/// Something that comes about by itself: no state, and no phase of something else.
fn happens(event: &Event) -> bool {
    !matches!(event.class, EventClass::IState | EventClass::State | EventClass::Aspectual)
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
fn without_covered(drafts: Vec<(Draft, Label)>) -> Vec<Draft> {
    let bounds = |d: &Draft| d.item.when.as_ref().map(|w| (w.earliest, w.latest));
    let mut near: BTreeMap<TokenId, Vec<usize>> = BTreeMap::new();
    let mut same: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (i, (draft, label)) in drafts.iter().enumerate() {
        near.entry(label.head).or_default().push(i);
        label.covers.iter().for_each(|&t| near.entry(t).or_default().push(i));
        same.entry(&draft.item.label).or_default().push(i);
    }
    let told_by = |i: usize, j: usize| {
        let ((a, a_label), (b, b_label)) = (&drafts[i], &drafts[j]);
        let no_other_date = bounds(a).is_none() || bounds(a) == bounds(b);
        if i == j || !no_other_date {
            return false;
        }
        if a_label.head == b_label.head || a.item.label == b.item.label {
            let noun = |draft: &Draft| draft.telling.nominal;
            let worse = bounds(a).is_none() && bounds(b).is_some() || noun(a) && !noun(b);
            let better = bounds(b).is_none() && bounds(a).is_some() || noun(b) && !noun(a);
            return worse || !better && j < i;
        }
        b_label.covers.contains(&a_label.head)
            && (a.telling.nominal || a.item.label.len() < b.item.label.len())
    };
    let others = |i: usize| {
        let (draft, label) = &drafts[i];
        let near = near.get(&label.head).into_iter().flatten();
        near.chain(same.get(draft.item.label.as_str()).into_iter().flatten())
    };
    let covered: Vec<bool> = (0..drafts.len()).map(|i| others(i).any(|&j| told_by(i, j))).collect();
    let kept = drafts.into_iter().zip(covered).filter(|(_, covered)| !covered);
    kept.map(|((draft, _), _)| draft).collect()
}

impl<'a> Chooser<'a> {
    fn new(
        told: Told<'a>,
        tree: &'a Tree,
        language: &'a Language,
        about: &'a About,
    ) -> Chooser<'a> {
        let prose = |kind| matches!(kind, SentenceKind::Prose | SentenceKind::Bullet);
        let mut source = Source::new(told.document, told.syntax, tree, told.cast, language);
        source.times = told.timexes.iter().map(|t| t.span).collect();
        let signals = Signals::of(language, &told);
        Chooser {
            told,
            tree,
            source,
            lists: Lists::of(language),
            retold: Retold::new(told, tree, &signals),
            signals,
            about,
            at_token: numbers(told.events, |e| Some(e.token)),
            governed: numbers(told.events, |e| e.governor),
            only_headings: !told.document.sentences.iter().any(|s| prose(s.kind)),
        }
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

    fn draft(&self, head: TokenId, events: &[&Event], article: usize) -> Option<(Draft, Label)> {
        let lead = self.lead(head, events);
        let Timed { when, request, tied } = self.when(lead);
        let told_by = self.told_by(lead);
        if !self.is_wanted(head, lead, events, when.as_ref()) {
            return None;
        }
        let label = label::label(&self.source, told_by, &request)
            .or_else(|| label::label(&self.source, lead.token, &request))
            .or_else(|| self.quotation(lead, &request))?;
        let words = label.text.split(' ').count();
        // "a deal reached in May" and "the vote, held in May, ended it" are none; "Norwell Corp.,
        // founded in 1974" and "the yard, built in 1921" are.
        let noun = self.tree.head(label.head).filter(|_| self.tree.rel(label.head) == Rel::Acl);
        let bare = noun.is_some_and(|noun| {
            let aside = self.told.document.has_comma(noun, label.head);
            let happens = self.at_token.contains_key(&noun);
            happens || self.tree.upos(noun) != Upos::Propn && !aside
        });
        if when.is_none() && words < 4 || words < 5 && bare {
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
        let mut ids: Vec<usize> = vec![lead.id.0 as usize];
        ids.extend(events.iter().map(|e| e.id.0 as usize).filter(|&id| id != lead.id.0 as usize));
        let draft = Draft {
            item,
            article,
            events: ids,
            tied: tied.into_iter().collect(),
            sentence: lead.sentence as usize,
            telling: self.telling(lead, events),
        };
        Some((draft, label))
    }

    /// What tells that another item is of the same event.
    fn telling(&self, lead: &Event, events: &[&Event]) -> Telling {
        let (agents, others) = self.parties(events);
        Telling {
            predicate: self.predicate(lead),
            agents,
            others,
            nominal: lead.pos != EventPos::Verb,
            says: self.lists.saying.has_form(&lead.lemma),
        }
    }

    /// The event of a group that the item is named after: the carrier when it has a date of its
    /// own, else the dated one, else the innermost.
    fn lead<'e>(&self, head: TokenId, events: &[&'e Event]) -> &'e Event {
        let carrier = at_head(events, head);
        // "called for a vote to be held in May": the call is what was.
        let called = carrier.is_some_and(|e| self.lists.speech.has(&e.lemma))
            && self.told.syntax.xpos(head) == "VBD";
        let aim = |e: &Event| called && self.tree.rel(e.token) == Rel::Acl;
        let dated =
            |e: &&Event| !aim(e) && when::own(&self.told, self.tree, &self.signals, e).is_some();
        carrier
            .filter(|e| dated(e) && happens(e))
            .or_else(|| events.iter().copied().find(dated))
            .or(carrier.filter(|e| happens(e)))
            .unwrap_or_else(|| events[events.len() - 1])
    }

    /// The verb that tells a dated noun: "was involved in manipulation [in 2020]", "held a vote".
    fn told_by(&self, lead: &Event) -> TokenId {
        let tree = self.tree;
        let Some(verb) = tree.head(lead.token).filter(|_| lead.pos == EventPos::Noun) else {
            return lead.token;
        };
        let lemma = self.told.document.token_text(verb).to_lowercase();
        let carries = match tree.rel(lead.token) {
            Rel::Obl if self.lists.saying.has_form(&lemma) || lemma == "compared" => false,
            Rel::Obl => tree.child(lead.token, Rel::Case).is_some_and(|c| {
                c > verb
                    && matches!(
                        self.told.document.token_text(c),
                        "in" | "with" | "of" | "to" | "from" | "at"
                    )
            }),
            Rel::Obj => self.lists.light.has_form(&lemma),
            Rel::Nsubj | Rel::NsubjPass => true,
            _ => false,
        };
        let dated = |e: &Event| when::own(&self.told, tree, &self.signals, e).is_some();
        let here = self.at_token.get(&verb).into_iter().flatten();
        let dated = here.map(|&at| &self.told.events[at]).any(dated);
        // "will get a third more than Friday's close": what is to come has no date that is over.
        let modal = self.verbal_at(verb).modal;
        let to_come = matches!(modal.as_deref(), Some("will" | "'ll" | "shall"));
        let over = to_come
            && self
                .is_over(when::own(&self.told, tree, &self.signals, lead).map(|d| d.when).as_ref());
        if carries && !dated && !over { verb } else { lead.token }
    }
}

#[cfg(test)]
mod tests;
