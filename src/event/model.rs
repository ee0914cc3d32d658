//! An event, its participants and the expression that dates it.

use serde::{Deserialize, Serialize};

use crate::span::Span;
use crate::text::{Aspect, Tense, TokenId};
use crate::timex::TimexId;

/// Index of an event in its document, in order of text (`e1` is index 0).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EventId(pub u32);

/// TimeML EVENT `class`.
#[allow(missing_docs)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EventClass {
    Occurrence,
    State,
    IState,
    IAction,
    Reporting,
    Perception,
    Aspectual,
}

/// MAKEINSTANCE `pos`.
#[allow(missing_docs)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EventPos {
    Verb,
    Noun,
    Adjective,
    Preposition,
    Other,
}

/// MAKEINSTANCE `polarity`.
#[allow(missing_docs)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Polarity {
    Positive,
    Negative,
}

/// Whether the article says that it took place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// It took place.
    #[default]
    Happened,
    /// It is going on at the article's date.
    Ongoing,
    /// Announced, scheduled, expected.
    Planned,
    /// Conditional, hedged, alleged.
    Possible,
    /// Said not to have taken place.
    Denied,
}

/// What a participant does in the event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Who does it.
    Agent,
    /// To whom it is done.
    Patient,
    /// Anyone or anything else.
    Other,
}

/// A participant as the text names it, with the fullest name the article gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Participant {
    /// What it does in the event.
    pub role: Role,
    /// The mention in this sentence.
    pub span: Span,
    /// The full name, when the article gives one and the link is certain; else the mention.
    pub name: String,
}

/// A stretch of text and what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Bytes of the article's text.
    pub span: Span,
    /// The words (with a pronoun replaced by its name when that is certain).
    pub text: String,
}

/// How an expression hangs on the event that it dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Tie {
    /// The verb touches it: "said Monday".
    Beside,
    /// It modifies the verb: "they met in Rome on Monday".
    Adverbial,
    /// It modifies the noun or adjective: "the attack on Tuesday", "Friday's vote".
    Modifier,
    /// It is the predicate: "the vote was on Tuesday".
    Predicate,
    /// It hangs on a word between: "a meeting of ministers on Tuesday".
    Through,
    /// It stands behind the complement: "expected to visit on Friday".
    Complement,
    /// The verb hands it on to the noun: "the blast occurred Friday", "held a vote on Friday".
    Noun,
    /// The verb hands it on to the verb that it begins or ends: "began on Friday to withdraw".
    Phase,
    /// Conjoined verbs share it: "On Monday he met X and signed Y".
    Shared,
    /// No path ties them, but all else speaks for it.
    Likely,
    /// It stands without a preposition behind an argument: "rejected the offer last May".
    Bare,
}

impl Tie {
    /// Its name, in kebab-case.
    pub fn name(self) -> &'static str {
        match self {
            Tie::Beside => "beside",
            Tie::Adverbial => "adverbial",
            Tie::Modifier => "modifier",
            Tie::Predicate => "predicate",
            Tie::Through => "through",
            Tie::Complement => "complement",
            Tie::Noun => "noun",
            Tie::Phase => "phase",
            Tie::Bare => "bare",
            Tie::Shared => "shared",
            Tie::Likely => "likely",
        }
    }
}

/// An expression that dates an event, and the words that tie them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DateLink {
    /// The expression.
    pub timex: TimexId,
    /// The signal ("on", "before", "since"), when there is one.
    pub signal: Option<Span>,
    /// How the expression hangs on the event.
    pub tie: Tie,
    /// How sure, from 0 to 1.
    pub confidence: f32,
}

/// Something that happens, holds, is said or is planned.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Its index in the document.
    pub id: EventId,
    /// Extent as TimeML marks it: the head word.
    pub span: Span,
    /// The head word.
    pub token: TokenId,
    /// Index of its sentence.
    pub sentence: u32,
    /// Lemma of the head word, lower case.
    pub lemma: String,
    /// Part of speech of the head word.
    pub pos: EventPos,
    /// TimeML class.
    pub class: EventClass,
    /// Tense of the verb group.
    pub tense: Tense,
    /// Aspect of the verb group.
    pub aspect: Aspect,
    /// Negated or not.
    pub polarity: Polarity,
    /// The modal word ("would", "may", "to"), when there is one.
    pub modality: Option<String>,
    /// Whether it took place, as the article has it.
    pub status: Status,
    /// The event that governs this one ("said" for what was said, "began" for what began).
    pub governor: Option<EventId>,
    /// Who says so, when it is reported.
    pub attribution: Option<Mention>,
    /// Who takes part.
    pub participants: Vec<Participant>,
    /// The expressions that date it, the surest first.
    pub dates: Vec<DateLink>,
    /// How much an editor would want it, from 0 to 1.
    pub salience: f32,
}
