//! What a noun names and a clause tells is one event: "his comments on Wednesday" date "made the
//! comment" and "commented" elsewhere in the article.

use std::collections::BTreeMap;

use super::Told;
use super::same::is_named;
use super::signals::Signals;
use super::when::{self, Dated};
use crate::event::{Event, EventPos, Role, Status};
use crate::lang::Language;
use crate::text::{Rel, Tree};

/// The nouns of an article that have a date and a doer of their own.
pub struct Retold<'a> {
    told: Told<'a>,
    tree: &'a Tree,
    /// By the letters that they begin with.
    nouns: BTreeMap<[char; 4], Vec<&'a Event>>,
}

impl<'a> Retold<'a> {
    /// Looks for the nouns.
    pub fn new(told: Told<'a>, tree: &'a Tree, language: &Language) -> Retold<'a> {
        let definite = language.list("definite");
        let the = |noun| {
            let word = tree.child(noun, Rel::Det).map(|det| told.document.token_text(det));
            word.is_some_and(|word| definite.has(&word.to_lowercase()))
        };
        let names = |event: &&Event| {
            event.pos == EventPos::Noun
                && !event.dates.is_empty()
                && (tree.child(event.token, Rel::NmodPoss).is_some() || the(event.token))
        };
        let mut nouns: BTreeMap<_, Vec<&Event>> = BTreeMap::new();
        for noun in told.events.iter().filter(names) {
            nouns.entry(beginning(&noun.lemma)).or_default().push(noun);
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
        let noun = self.nouns.get(&beginning(predicate))?.iter().copied().find(|noun| {
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

/// What a noun and the predicate that it names have in common at least.
fn beginning(word: &str) -> [char; 4] {
    let mut letters = word.chars();
    std::array::from_fn(|_| letters.next().unwrap_or_default())
}

fn doers(event: &Event) -> impl Iterator<Item = &str> {
    event.participants.iter().filter(|p| p.role == Role::Agent).map(|p| p.name.as_str())
}
