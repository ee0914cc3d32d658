//! What a noun names and a clause tells is one event: "his comments on Wednesday" date "made the
//! comment" and "commented" elsewhere in the article.

use std::collections::BTreeMap;

use super::Told;
use super::same::{FirstLetters, first_letters, is_named};
use super::signals::Signals;
use super::when::{self, Dated};
use crate::event::{Event, EventPos, Role, Status};
use crate::text::{Rel, Tree};

/// The nouns of an article that have a date and a doer of their own.
pub struct Retold<'a> {
    told: Told<'a>,
    tree: &'a Tree,
    /// By the letters that they begin with.
    nouns: BTreeMap<FirstLetters, Vec<&'a Event>>,
}

impl<'a> Retold<'a> {
    /// Looks for the nouns.
    pub fn new(told: Told<'a>, tree: &'a Tree, signals: &Signals) -> Retold<'a> {
        let names = |event: &&Event| {
            event.pos == EventPos::Noun
                && !event.dates.is_empty()
                && signals.is_definite(&told, tree, event.token)
        };
        let mut nouns: BTreeMap<_, Vec<&Event>> = BTreeMap::new();
        for noun in told.events.iter().filter(names) {
            nouns.entry(first_letters(&noun.lemma)).or_default().push(noun);
        }
        Retold { told, tree, nouns }
    }

    /// The noun that names the event with that predicate, done by the same, and its date.
    pub fn date(
        &self,
        event: &Event,
        predicate: &str,
        signals: &Signals,
    ) -> Option<(&Event, Dated)> {
        let noun = self.nouns.get(&first_letters(predicate))?.iter().copied().find(|noun| {
            noun.sentence != event.sentence
                && is_named(predicate, &noun.lemma)
                && (self.takes_up(noun, event)
                    || doers(noun).any(|name| doers(event).any(|other| other == name)))
        })?;
        let mut dated = when::own(&self.told, self.tree, signals, noun)?;
        let text = &self.told.document.article.text;
        let (name, verb) = (noun.span.of(text), event.span.of(text));
        dated.when.because.push(format!("`{name}` names what `{verb}` tells"));
        Some((noun, dated))
    }

    /// "They voted to accept it. The vote, held on Sunday, ended the strike.": of the sentence before.
    fn takes_up(&self, noun: &Event, event: &Event) -> bool {
        noun.sentence == event.sentence + 1
            && event.pos == EventPos::Verb
            && event.status == Status::Happened
            && noun.status == Status::Happened
            && self.tree.child(noun.token, Rel::NmodPoss).is_none()
            && self.tree.child(noun.token, Rel::Nmod).is_none()
    }
}

fn doers(event: &Event) -> impl Iterator<Item = &str> {
    event.participants.iter().filter(|p| p.role == Role::Agent).map(|p| p.name.as_str())
}
