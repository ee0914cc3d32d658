//! The tables that the events of a language are found with.

use std::sync::OnceLock;

use serde::Deserialize;

use crate::lang::linear::{Aligned, Feature, LinearModel, table};
use crate::lang::senses::Senses;

static EVENTS: &Aligned<[u8]> = &Aligned(*include_bytes!("en/events.bin"));
static DATES: &Aligned<[u8]> = &Aligned(*include_bytes!("en/dates.bin"));

/// What a language knows of events.
#[derive(Debug)]
pub struct EventTables {
    /// Kinds of nouns and verbs.
    pub senses: Senses<'static>,
    /// Which word is an event of which class: `none`, then the classes as TimeML writes them.
    pub classes: LinearModel<'static>,
    /// Whether an expression dates an event: `no`, `yes`.
    pub dates: LinearModel<'static>,
    /// Word lists.
    pub words: EventWords,
}

/// Lemmas, known by their hashes.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(from = "Vec<String>")]
pub struct Lemmas(Vec<u64>);

impl From<Vec<String>> for Lemmas {
    fn from(words: Vec<String>) -> Self {
        let mut hashes: Vec<u64> = words.iter().map(|word| word_hash(word)).collect();
        hashes.sort_unstable();
        Lemmas(hashes)
    }
}

impl Lemmas {
    /// Whether a lemma with this [`word_hash`] is listed.
    pub fn has(&self, hash: u64) -> bool {
        self.0.binary_search(&hash).is_ok()
    }
}

/// The word lists of `events.toml`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EventWords {
    /// Verbs whose subject is what happened ("the blast occurred").
    pub happen: Lemmas,
    /// Verbs whose object is what happened ("held a vote").
    pub light: Lemmas,
    /// Verbs that share the date of what they govern ("declined to comment Saturday").
    pub manage: Lemmas,
    /// Words that deny what they stand with.
    pub negation: Lemmas,
    /// Conjunctions whose clause lies before or behind what its sentence dates.
    pub behind: Lemmas,
}

/// The hash that a lower-case word is known by.
pub fn word_hash(word: &str) -> u64 {
    Feature::new(0).text(word).hash()
}

impl EventTables {
    /// English, compiled into the program.
    ///
    /// # Panics
    /// Never, as long as the tables that were compiled in are whole (a test reads them).
    pub fn english() -> &'static EventTables {
        static TABLES: OnceLock<EventTables> = OnceLock::new();
        TABLES.get_or_init(|| EventTables {
            senses: english_senses(),
            classes: table(EVENTS),
            dates: table(DATES),
            words: toml::from_str(include_str!("en/events.toml")).expect("a whole list"),
        })
    }
}

/// The senses alone: what training needs before there is a model.
///
/// # Panics
/// Never, as long as the table that was compiled in is whole.
pub fn english_senses() -> Senses<'static> {
    Senses::read(include_bytes!("en/senses.bin")).expect("a whole table")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_english_tables_are_whole() {
        let tables = EventTables::english();
        assert!(tables.words.happen.has(word_hash("occur")));
        assert!(!tables.words.happen.has(word_hash("table")));
        assert_eq!(tables.classes.labels()[0], "none");
    }
}
