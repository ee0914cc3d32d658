//! The order that a reader takes from a text: dates, tenses, signals, flashbacks and plans.

use dateline::event::EventId;
use dateline::input::{self, Format, Reading};
use dateline::lang::Language;
use dateline::order::{Node, Places};
use dateline::timeline::{self, Selection};
use dateline::timex::TextKind;
use dateline::{Extraction, extract};
use proptest::prelude::*;

fn read(text: &str) -> Extraction {
    let date = input::parse_date("2021-03-18").unwrap();
    let reading = Reading { date: Some(date), ..Reading::default() };
    let read = input::read(text.as_bytes(), "test", Format::Plain, &reading).unwrap();
    extract(read.article, Language::english(), TextKind::News)
}

fn event(extraction: &Extraction, word: &str) -> EventId {
    let text = &extraction.document.article.text;
    let found = extraction.events.iter().find(|event| event.span.of(text) == word);
    found.unwrap_or_else(|| panic!("no event `{word}` in {text:?}")).id
}

fn told_first(text: &str, first: &str, then: &str) {
    let extraction = read(text);
    let place = |word| {
        let id = event(&extraction, word);
        extraction.order.sequence.iter().position(|other| *other == id).unwrap()
    };
    let relations = &extraction.order.network.relations;
    assert!(place(first) < place(then), "{text}: {first} is not before {then}: {relations:#?}");
}

#[test]
fn what_follows_after_came_first() {
    told_first("The ferry sailed after the storm passed.", "passed", "sailed");
}

#[test]
fn what_follows_before_came_later() {
    told_first("The mayor resigned before the court ruled.", "resigned", "ruled");
}

#[test]
fn the_past_perfect_goes_back() {
    told_first(
        "The bridge collapsed on Tuesday. Engineers had warned the city in January.",
        "warned",
        "collapsed",
    );
}

#[test]
fn what_somebody_says_elsewhere_belongs_to_the_speech_that_has_a_date() {
    let text = "The union called a ballot after Dana Okoye's speech on Tuesday. Speaking of the \
                strike in the north, Okoye said she had warned the board.";
    told_first(text, "warned", "speech");
}

#[test]
fn what_is_planned_comes_last() {
    told_first(
        "Ministers agreed on the budget on Monday. Parliament will vote on Friday.",
        "agreed",
        "vote",
    );
}

#[test]
fn a_dated_event_has_the_bounds_of_its_date() {
    let extraction = read("The court ruled on Wednesday.");
    let ruled = event(&extraction, "ruled");
    let bounds = &extraction.order.events[ruled.0 as usize];
    let day = |at: Option<dateline::time::NaiveDateTime>| at.map(|at| at.to_string());
    assert_eq!(day(bounds.bounds.earliest).as_deref(), Some("2021-03-17 00:00:00"));
    assert_eq!(day(bounds.bounds.latest).as_deref(), Some("2021-03-18 00:00:00"));
    assert!(bounds.because[0].starts_with("`ruled` is during `Wednesday`"), "{bounds:?}");
}

#[test]
fn no_event_stands_before_one_that_provably_starts_earlier() {
    let extraction = read(
        "The bank failed in 2019 after it had lent too much. Investors sued in May 2020. \
         The court will rule on Friday. Lawyers said the bank had hidden losses before it failed. \
         Regulators, who began an inquiry last week, said on Wednesday they plan to publish it.",
    );
    let order = &extraction.order;
    let mut places = Places::new(extraction.found.timexes.len(), extraction.events.len());
    for relation in &order.network.relations {
        assert!(places.state(relation.source, relation.rel, relation.target), "{relation:?}");
    }
    for (at, later) in order.sequence.iter().enumerate() {
        for earlier in &order.sequence[..at] {
            let start = |event: &EventId| places.start(Node::Event(*event));
            assert!(!places.graph().is_less(start(later), start(earlier)));
        }
    }
    assert_eq!(order.sequence.len(), extraction.events.len());
}

#[test]
fn a_text_without_events_has_no_order() {
    for text in ["Rain.", "…", "18 March 2021"] {
        let extraction = read(text);
        assert_eq!(extraction.order.sequence.len(), extraction.events.len());
    }
}

#[test]
fn a_long_document_ends() {
    let text = "The mayor resigned after the council voted, and the court ruled. ".repeat(400);
    let extraction = read(&text);
    assert!(extraction.events.len() > 1000, "{}", extraction.events.len());
    assert_eq!(extraction.order.sequence.len(), extraction.events.len());
}

/// Sentences of a story, told in any order.
const SENTENCES: [&str; 12] = [
    "The bank failed in 2019 after it had lent too much.",
    "Investors sued in May 2020.",
    "The court will rule on Friday.",
    "Lawyers said the bank had hidden losses before it failed.",
    "Regulators began an inquiry on Monday.",
    "The inquiry followed a report in January.",
    "Later on Wednesday the minister resigned.",
    "The mayor met the minister at noon on Wednesday.",
    "Earlier, on Tuesday, the minister had denied the report.",
    "The bank will close its branches in April.",
    "Savers left after the report and before the inquiry.",
    "Two directors were arrested last week.",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn no_item_stands_before_one_that_it_provably_follows(
        told in prop::collection::vec(0usize..SENTENCES.len(), 1..9)
    ) {
        let text: Vec<&str> = told.iter().map(|&at| SENTENCES[at]).collect();
        let extraction = read(&text.join(" "));
        let story = [extraction.told()];
        let timeline = timeline::build(&story, Language::english(), &Selection::default());
        for (at, item) in timeline.items.iter().enumerate() {
            let follows = timeline.items[at + 1..].iter().find(|other| item.after.contains(&other.id));
            prop_assert!(follows.is_none(), "{:?}: {:#?} follows {:#?}", text, item, follows);
        }
        let bounds = extraction.order.events.iter().map(|event| event.bounds);
        for bounds in bounds {
            let (from, to) = (bounds.earliest, bounds.latest);
            prop_assert!(from.zip(to).is_none_or(|(from, to)| from < to), "{:?}", bounds);
        }
    }
}

fn day(at: Option<dateline::time::NaiveDateTime>) -> Option<String> {
    at.map(|at| at.date().to_string())
}

#[test]
fn what_is_told_as_past_is_not_later_than_the_article_and_what_will_be_not_earlier() {
    let extraction = read("The minister resigned. Voters will choose a council.");
    let bounds = |word| extraction.order.events[event(&extraction, word).0 as usize].bounds;
    assert_eq!(day(bounds("resigned").latest).as_deref(), Some("2021-03-19"), "half-open");
    assert_eq!(bounds("resigned").earliest, None);
    assert_eq!(day(bounds("choose").earliest).as_deref(), Some("2021-03-18"));
    assert_eq!(bounds("choose").latest, None);
}

#[test]
fn a_noun_that_takes_up_an_event_stands_where_it_stood() {
    told_first(
        "The dam collapsed on Monday. Soldiers came on Wednesday. Engineers had warned the mayor \
         before the collapse.",
        "warned",
        "collapsed",
    );
}
