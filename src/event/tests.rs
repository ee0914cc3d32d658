//! Whole sentences: which words are events, what dates them, what governs them.

use super::{Event, EventClass, Polarity, Status, find};
use crate::input::{Article, DateFrom, Dct, Given, GivenEntity};
use crate::lang::Language;
use crate::span::Span;
use crate::text::{Tense, analyse, read};
use crate::time::NaiveDate;
use crate::timex::{self, TextKind, Timex};

fn events(text: &str, given: Option<Given>) -> (Vec<Event>, Vec<Timex>) {
    let date = NaiveDate::from_ymd_opt(2024, 5, 22).unwrap();
    let dct = Some(Dct { date, time: None, from: DateFrom::Option });
    let article = Article { text: text.to_owned(), dct, given, ..Article::default() };
    let language = Language::english();
    let document = read(article, language);
    let syntax = analyse(&document, language);
    let timexes = timex::find(&document, language, TextKind::News).timexes;
    (find(&document, &syntax, &timexes, language).events, timexes)
}

/// "word <- expression" of every date link.
fn dates(text: &str) -> Vec<String> {
    let (events, timexes) = events(text, None);
    let of = |event: &Event| -> Vec<String> {
        let when = |link: &super::DateLink| timexes[link.timex.0 as usize].span.of(text).to_owned();
        event.dates.iter().map(|l| format!("{} <- {}", event.span.of(text), when(l))).collect()
    };
    events.iter().flat_map(of).collect()
}

#[test]
fn verbs_and_nouns_that_happen_are_events() {
    let text = "The minister said on Monday that the strike began after a long meeting.";
    let (events, _) = events(text, None);
    let words: Vec<&str> = events.iter().map(|event| event.span.of(text)).collect();
    assert_eq!(words, ["said", "strike", "began", "meeting"]);
    assert_eq!(events[0].class, EventClass::Reporting);
    assert_eq!(events[2].class, EventClass::Aspectual);
    assert_eq!((events[0].lemma.as_str(), events[2].lemma.as_str()), ("say", "begin"));
}

#[test]
fn a_date_goes_by_the_clause_and_not_by_distance() {
    let text = "The company said Monday that it will cut 300 jobs in June.";
    assert_eq!(dates(text), ["said <- Monday", "cut <- June"]);
}

#[test]
fn a_date_inside_a_noun_phrase_dates_the_noun() {
    assert!(
        dates("The attack on Tuesday killed two guards.").contains(&"attack <- Tuesday".into())
    );
}

#[test]
fn a_fronted_date_dates_its_clause() {
    let found = dates("On Monday, the president met his advisers.");
    assert!(found.contains(&"met <- Monday".into()), "{found:?}");
}

#[test]
fn what_is_denied_and_what_is_planned_shows_in_the_verb() {
    let text = "The firm did not sign the contract. The court will rule next week.";
    let (events, _) = events(text, None);
    let of = |word: &str| events.iter().find(|event| event.span.of(text) == word).unwrap();
    assert_eq!(of("sign").polarity, Polarity::Negative);
    assert_eq!(of("rule").tense, Tense::Future);
}

#[test]
fn what_is_alleged_is_not_sure_and_has_its_source() {
    let text = "Prosecutors allege the fire was laid by the owner. Police said the owner fled.";
    let (events, _) = events(text, None);
    let told = |lemma: &str| {
        let event = events.iter().find(|event| event.lemma == lemma).expect("an event");
        (event.status, event.attribution.as_ref().map(|who| who.text.as_str()))
    };
    assert_eq!(told("lay"), (Status::Possible, Some("prosecutors")));
    assert_eq!(told("flee"), (Status::Happened, Some("police")));
}

#[test]
fn a_thing_described_by_its_age_dates_nothing() {
    let text = "The army shelled Calder Abbey, a 12th century church, for two hours.";
    assert_eq!(dates(text).iter().filter(|line| line.contains("century")).count(), 0);
}

#[test]
fn a_date_that_is_brought_to_the_front_dates_its_clause() {
    let text = "The soldiers burned the mill; it was not until 1958 that it was repaired.";
    assert_eq!(dates(text), ["repaired <- 1958"]);
}

#[test]
fn what_was_said_is_governed_by_who_said_it() {
    let text = "The spokesman said that the workers rejected the offer.";
    let (events, _) = events(text, None);
    let rejected = events.iter().find(|event| event.span.of(text) == "rejected").unwrap();
    let governor = rejected.governor.map(|id| events[id.0 as usize].span.of(text));
    assert_eq!(governor, Some("said"));
}

#[test]
fn given_events_are_taken_in_their_order() {
    let text = "The ship sank. Nobody drowned.";
    let entity = |id: &str, word: &str, class: &str| {
        let start = text.find(word).unwrap();
        let span = Span::new(start, start + word.len());
        let attributes = vec![("class".to_owned(), class.to_owned())];
        GivenEntity { id: id.to_owned(), instance: None, span, attributes }
    };
    let given = vec![entity("e9", "drowned", "STATE"), entity("e2", "sank", "OCCURRENCE")];
    let (events, _) = events(text, Some(Given { events: given, ..Given::default() }));
    let found: Vec<_> = events.iter().map(|event| (event.span.of(text), event.class)).collect();
    assert_eq!(found, [("drowned", EventClass::State), ("sank", EventClass::Occurrence)]);
}

#[test]
fn no_text_panics() {
    for text in ["", " ", "-", "\u{feff}", "Monday", "said", "…’’“”\n\n\n5", "a-b-c/d said-said"]
    {
        let _ = events(text, None);
    }
}

#[test]
fn a_clause_after_a_date_is_told_to_lie_before_it() {
    let text = "Miners returned to work on Monday after members of the union voted by 812 to 403.";
    let found = dates(text);
    assert!(found.contains(&"returned <- Monday".into()), "{found:?}");
    assert!(!found.contains(&"voted <- Monday".into()), "{found:?}");
}
