//! What the words around an expression can show, and the classes of words that show it.

use crate::lang::{Grammar, Language, Symbol};

/// Which way an expression points, and the word that shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Nothing shows it.
    Unknown,
    /// Before the article's date.
    Past(String),
    /// After it.
    Future(String),
    /// After it: the word stands right before the expression ("until", "as early as").
    Until(String),
    /// Before it: the word stands right before the expression ("ended").
    Ended(String),
    /// Planned for it, but told of as over: "the rally planned for Saturday was put off".
    Either(String),
}

/// How an expression is told of what had been before the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Background {
    /// It is not.
    No,
    /// "They **had** asked on Monday."
    Had,
    /// "The trial, **which** began on Nov. 4, went on."
    Relative,
    /// "more **than** in March".
    Compared,
}

/// The classes of words that show a direction.
#[derive(Clone, Debug)]
pub struct Cues<'a> {
    pub(super) grammar: &'a Grammar,
    pub(super) future: Option<Symbol>,
    pub(super) past: Option<Symbol>,
    pub(super) no_past: Option<Symbol>,
    pub(super) to: Option<Symbol>,
    /// "that", "which".
    pub clause: Option<Symbol>,
    /// "said".
    pub reporting: Option<Symbol>,
    /// "the", "his".
    pub determiner: Option<Symbol>,
    /// "after", "before": what a length of time is counted from follows.
    pub from_event: Option<Symbol>,
    pub(super) noun: Option<Symbol>,
    pub(super) until: Option<Symbol>,
    pub(super) ended: Option<Symbol>,
    /// "on", "the": between a word and an expression.
    pub between: Option<Symbol>,
    /// The sign of an owner.
    pub owner: Option<Symbol>,
    pub(super) over: Option<Symbol>,
    pub(super) be: Option<Symbol>,
    /// "is".
    pub is: Option<Symbol>,
    pub(super) with_participle: Option<Symbol>,
    pub(super) before_noun: Option<Symbol>,
    /// "than".
    pub than: Option<Symbol>,
    pub(super) sooner_or_later: Option<Symbol>,
    pub(super) intent: Option<Symbol>,
    pub(super) sought: Option<Symbol>,
    pub(super) meant: Option<Symbol>,
    pub(super) appointed: Option<Symbol>,
    /// "for".
    pub appointed_for: Option<Symbol>,
    pub(super) present: Option<Symbol>,
    pub(super) delivery: Option<Symbol>,
    pub(super) delivered: Option<Symbol>,
    pub(super) invited: Option<Symbol>,
    pub(super) part_in: Option<Symbol>,
    pub(super) takes: Option<Symbol>,
    pub(super) place: Option<Symbol>,
    /// "when", after a year.
    pub when: Option<Symbol>,
    pub(super) gathering: Option<Symbol>,
    /// "by".
    pub no_later: Option<Symbol>,
    pub(super) demand: Option<Symbol>,
    pub(super) put_off: Option<Symbol>,
    pub(super) as_far_as: Option<Symbol>,
    pub(super) was: Option<Symbol>,
    /// "figures", told of a month.
    pub report: Option<Symbol>,
    pub(super) from_then: Option<Symbol>,
    pub(super) one_form: Option<Symbol>,
    pub(super) relative: Option<Symbol>,
    pub(super) have: Option<Symbol>,
    pub(super) participle: Option<Symbol>,
    pub(super) maybe: Option<Symbol>,
    pub(super) perhaps: Option<Symbol>,
    pub(super) lets: Option<Symbol>,
    /// "on": between a verb and its day.
    pub done_on: Option<Symbol>,
    pub(super) game: Option<Symbol>,
    pub(super) with: Option<Symbol>,
    pub(super) one: Option<Symbol>,
    pub(super) kind_of_day: Option<Symbol>,
    pub(super) declares: Option<Symbol>,
    pub(super) held_at: Option<Symbol>,
    pub(super) negation: Option<Symbol>,
    /// "since".
    pub since: Option<Symbol>,
    pub(super) calls_off: Option<Symbol>,
    pub(super) shall: Option<Symbol>,
    pub(super) modal: Option<Symbol>,
    /// "that".
    pub that: Option<Symbol>,
    /// "ended": when something told before was over.
    pub ends: Option<Symbol>,
    /// "as" before "of": "as of 1 p.m."
    pub like: Option<Symbol>,
    /// "of" after "as".
    pub as_of: Option<Symbol>,
    pub(super) did: Option<Symbol>,
    /// "of", "(": a year after these names a thing.
    pub named_by: Option<Symbol>,
    /// "to", "ended": between a length and the day it ends on.
    pub length_ends: Option<Symbol>,
    /// "in winter": of any year.
    pub in_general: Option<Symbol>,
    /// "Friday".
    pub weekday: Option<Symbol>,
    /// "night".
    pub part_of_day: Option<Symbol>,
    /// "each".
    pub each: Option<Symbol>,
    /// "year", after "each".
    pub year: Option<Symbol>,
    /// "race": a year before it says when it was.
    pub of_its_year: Option<Symbol>,
    pub(super) latest: Option<Symbol>,
    /// "we": who remembers is not comparing results.
    pub we: Option<Symbol>,
    /// "this".
    pub of_now: Option<Symbol>,
    pub(super) compared: Option<Symbol>,
    /// "until".
    pub until_word: Option<Symbol>,
    /// "usually".
    pub as_a_rule: Option<Symbol>,
    /// "later": after a length.
    pub later: Option<Symbol>,
    /// "and", "or".
    pub joiner: Option<Symbol>,
    pub(super) record: Option<Symbol>,
    pub(super) befell: Option<Symbol>,
    pub(super) up_or_down: Option<Symbol>,
    pub(super) he: Option<Symbol>,
    /// "after".
    pub after: Option<Symbol>,
    pub(super) itinerary: Option<Symbol>,
}

/// The tokens of a sentence and, in it, of an expression.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// First token of the sentence.
    pub from: usize,
    /// One after its last.
    pub to: usize,
    /// First token of the expression.
    pub first: usize,
    /// One after its last.
    pub end: usize,
}

impl<'a> Cues<'a> {
    /// The cues of a language.
    pub fn of(language: &'a Language) -> Cues<'a> {
        let grammar = language.grammar();
        Cues {
            grammar,
            future: grammar.class("future-cue"),
            past: grammar.class("past-cue"),
            no_past: grammar.class("no-past"),
            to: grammar.class("to-cue"),
            clause: grammar.class("clause-break"),
            reporting: grammar.class("reporting"),
            determiner: grammar.class("determiner"),
            from_event: grammar.class("from-event"),
            noun: grammar.class("noun-ending"),
            until: grammar.class("until-cue"),
            ended: grammar.class("ended-cue"),
            between: grammar.class("between-cue-and-date"),
            owner: grammar.class("owner-sign"),
            over: grammar.class("over-and-done"),
            be: grammar.class("to-be"),
            is: grammar.class("is-to"),
            with_participle: grammar.class("with-participle"),
            before_noun: grammar.class("before-noun"),
            than: grammar.class("compare-with"),
            sooner_or_later: grammar.class("sooner-or-later"),
            intent: grammar.class("intent"),
            sought: grammar.class("sought"),
            meant: grammar.class("meant"),
            appointed: grammar.class("appointed"),
            appointed_for: grammar.class("appointed-for"),
            present: grammar.class("present-verb"),
            delivery: grammar.class("delivery"),
            delivered: grammar.class("delivered"),
            invited: grammar.class("invited"),
            part_in: grammar.class("part-in"),
            takes: grammar.class("takes"),
            place: grammar.class("place-taken"),
            when: grammar.class("when-after-a-year"),
            gathering: grammar.class("gathering"),
            no_later: grammar.class("no-later"),
            demand: grammar.class("demand"),
            put_off: grammar.class("put-off"),
            as_far_as: grammar.class("as-far-as"),
            was: grammar.class("was"),
            report: grammar.class("report-of"),
            from_then: grammar.class("from-then-on"),
            one_form: grammar.class("past-of-one-form"),
            relative: grammar.class("relative-pronoun"),
            have: grammar.class("have"),
            participle: grammar.class("participle"),
            maybe: grammar.class("may-and-might"),
            perhaps: grammar.class("could"),
            lets: grammar.class("lets"),
            done_on: grammar.class("done-on"),
            game: grammar.class("game-of-a-series"),
            with: grammar.class("with"),
            one: grammar.class("one-of-a-kind"),
            kind_of_day: grammar.class("kind-of-day"),
            declares: grammar.class("declares"),
            held_at: grammar.class("held-at"),
            negation: grammar.class("negation"),
            since: grammar.class("since"),
            calls_off: grammar.class("calls-off"),
            shall: grammar.class("shall"),
            modal: grammar.class("modal"),
            that: grammar.class("that"),
            ends: grammar.class("ends-what-began"),
            like: grammar.class("as"),
            as_of: grammar.class("as-of"),
            did: grammar.class("did"),
            named_by: grammar.class("named-by"),
            length_ends: grammar.class("length-ends"),
            in_general: grammar.class("in-general"),
            weekday: grammar.class("weekday"),
            part_of_day: grammar.class("part"),
            each: grammar.class("each"),
            year: grammar.class("year-word"),
            of_its_year: grammar.class("of-its-year"),
            latest: grammar.class("latest"),
            we: grammar.class("we"),
            of_now: grammar.class("of-now"),
            compared: grammar.class("compared-with"),
            until_word: grammar.class("until"),
            as_a_rule: grammar.class("as-a-rule"),
            later: grammar.class("later"),
            joiner: grammar.class("joiner"),
            record: grammar.class("record-that-is-set"),
            befell: grammar.class("what-befell"),
            up_or_down: grammar.class("up-or-down"),
            he: grammar.class("he-and-she"),
            after: grammar.class("after-what"),
            itinerary: grammar.class("itinerary"),
        }
    }
}
