//! A temporal expression: where it stands, what it means, what it is worth.

use serde::{Deserialize, Serialize};

use crate::span::Span;
pub use crate::time::Unresolved;
use crate::time::{Interval, Meaning, Value};

/// Index of an expression in its document, in order of text (`t1` is index 0).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimexId(pub u32);

/// TIMEX3 `type`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum TimexKind {
    /// A calendar day or longer.
    #[default]
    Date,
    /// Shorter than a day, or a part of a day.
    Time,
    /// How long.
    Duration,
    /// How often.
    Set,
}

/// TIMEX3 `mod`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Modifier {
    /// "early", "the start of".
    Start,
    /// "mid-".
    Mid,
    /// "late", "the end of".
    End,
    /// "about".
    Approx,
    /// "before".
    Before,
    /// "after".
    After,
    /// "no later than".
    OnOrBefore,
    /// "no earlier than".
    OnOrAfter,
    /// "less than".
    LessThan,
    /// "more than".
    MoreThan,
    /// "no more than".
    EqualOrLess,
    /// "at least".
    EqualOrMore,
}

impl TimexKind {
    /// As TIMEX3 writes it.
    pub fn name(self) -> &'static str {
        match self {
            TimexKind::Date => "DATE",
            TimexKind::Time => "TIME",
            TimexKind::Duration => "DURATION",
            TimexKind::Set => "SET",
        }
    }
}

impl Modifier {
    /// As TIMEX3 writes it.
    pub fn name(self) -> &'static str {
        match self {
            Modifier::Start => "START",
            Modifier::Mid => "MID",
            Modifier::End => "END",
            Modifier::Approx => "APPROX",
            Modifier::Before => "BEFORE",
            Modifier::After => "AFTER",
            Modifier::OnOrBefore => "ON_OR_BEFORE",
            Modifier::OnOrAfter => "ON_OR_AFTER",
            Modifier::LessThan => "LESS_THAN",
            Modifier::MoreThan => "MORE_THAN",
            Modifier::EqualOrLess => "EQUAL_OR_LESS",
            Modifier::EqualOrMore => "EQUAL_OR_MORE",
        }
    }
}

/// What an expression was counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// It needs none: the date is complete.
    None,
    /// The article's date.
    Dct,
    /// An expression told before.
    Timex(TimexId),
    /// An event ("two days after the vote").
    Event(Span),
}

/// What an expression came to.
#[derive(Clone, Debug, PartialEq)]
pub enum Resolution {
    /// A value with its place on the time line.
    Known {
        /// TIMEX3 value.
        value: Value,
        /// Half-open, with the grain that was said.
        extent: Interval,
    },
    /// A value without a place: durations, sets, PAST_REF, XXXX-…
    Vague(Value),
    /// No value, and why.
    Open(Unresolved),
}

/// Name of the rule that found an expression, in kebab-case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RuleName(pub u16);

/// One temporal expression.
#[derive(Clone, Debug, PartialEq)]
pub struct Timex {
    /// Its index in the document.
    pub id: TimexId,
    /// Bytes of the article's text.
    pub span: Span,
    /// TIMEX3 `type`.
    pub kind: TimexKind,
    /// What it means before any date is known.
    pub meaning: Meaning,
    /// What it was counted from.
    pub anchor: Anchor,
    /// What it came to.
    pub resolution: Resolution,
    /// TIMEX3 `mod`.
    pub modifier: Option<Modifier>,
    /// The rule that found it (its name is in the language).
    pub rule: RuleName,
    /// The steps from the words to the date, as a sceptical editor reads them.
    pub because: Vec<String>,
}

impl Timex {
    /// TIMEX3 `value`; `None` while unresolved.
    pub fn value(&self) -> Option<&Value> {
        match &self.resolution {
            Resolution::Known { value, .. } | Resolution::Vague(value) => Some(value),
            Resolution::Open(_) => None,
        }
    }

    /// Its place on the time line, when it has one.
    pub fn extent(&self) -> Option<&Interval> {
        match &self.resolution {
            Resolution::Known { extent, .. } => Some(extent),
            _ => None,
        }
    }
}
