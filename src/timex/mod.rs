//! [`Document`](crate::text::Document) in, [`Timex`] out: recognise, select, anchor, resolve.

mod anchor;
mod any_year;
mod bind;
mod choose;
mod compare;
mod day;
mod direction;
mod expr;
mod model;
mod narrative;
mod reader;
mod reading;
mod recognise;
mod refer;
mod retold;
mod shared;
mod told;
mod turned;
mod weekday;
mod year;

pub use model::{Anchor, Modifier, Resolution, RuleName, Timex, TimexId, TimexKind, Unresolved};
pub use turned::Way;

use crate::lang::{Language, Texts};
use crate::text::Document;

/// How relative expressions without a date of their own are anchored.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextKind {
    /// Decide from the text.
    #[default]
    Auto,
    /// To the article's date.
    News,
    /// To the date told last.
    Narrative,
}

/// The expressions of a document, and how it was read.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// In order of text.
    pub timexes: Vec<Timex>,
    /// [`TextKind::News`] or [`TextKind::Narrative`].
    pub kind: TextKind,
    /// Why that kind, in words.
    pub because: String,
}

/// Finds and normalises every temporal expression.
pub fn find(document: &Document, language: &Language, kind: TextKind) -> Found {
    let readings = reading::Readings::of(document, language);
    let recognise = |texts| recognise::recognise(document, language, &readings, texts);
    let (texts, candidates, because) = match kind {
        TextKind::News => (Texts::News, recognise(Texts::News), "as asked".to_owned()),
        TextKind::Narrative => {
            (Texts::Narrative, recognise(Texts::Narrative), "as asked".to_owned())
        }
        TextKind::Auto => {
            let news = recognise(Texts::News);
            match narrative::is_narrative(document, &news) {
                (true, because) => (Texts::Narrative, recognise(Texts::Narrative), because),
                (false, because) => (Texts::News, news, because),
            }
        }
    };
    let cues = direction::Cues::of(language);
    let timexes = anchor::anchor(document, &readings, cues, texts, candidates);
    let kind = match texts {
        Texts::News => TextKind::News,
        Texts::Narrative => TextKind::Narrative,
    };
    Found { timexes, kind, because }
}
