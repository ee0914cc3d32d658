//! What a language knows of order: cue words, and tables learned from annotated relations.

use std::sync::OnceLock;

use serde::Deserialize;

use crate::lang::linear::{Aligned, LinearModel, table};

static EVENT_DCT: &Aligned<[u8]> = &Aligned(*include_bytes!("en/order-news-event-dct.bin"));
static EVENT_TIMEX: &Aligned<[u8]> = &Aligned(*include_bytes!("en/order-news-event-timex.bin"));
static EVENT_EVENT: &Aligned<[u8]> = &Aligned(*include_bytes!("en/order-news-event-event.bin"));
static TIMEX_TIMEX: &Aligned<[u8]> = &Aligned(*include_bytes!("en/order-news-timex-timex.bin"));

/// Hash of a word, blind to the case of ASCII letters.
pub fn atom(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte.to_ascii_lowercase())).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

/// Words, known by their [`atom`].
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(from = "Vec<String>")]
pub struct Cue(Vec<u64>);

impl From<Vec<String>> for Cue {
    fn from(words: Vec<String>) -> Self {
        let mut atoms: Vec<u64> = words.iter().map(|word| atom(word)).collect();
        atoms.sort_unstable();
        Cue(atoms)
    }
}

impl Cue {
    /// Whether a word is listed.
    pub fn has(&self, atom: u64) -> bool {
        self.0.binary_search(&atom).is_ok()
    }
}

/// The word lists of `order.toml`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cues {
    /// What follows came first.
    pub after: Cue,
    /// What follows came later.
    pub before: Cue,
    /// What follows is the end of it.
    pub until: Cue,
    /// What follows came first and set a bound.
    pub since: Cue,
    /// What follows is the cause.
    pub because: Cue,
    /// What follows is the aim.
    pub purpose: Cue,
    /// After what was told before.
    pub later: Cue,
    /// Before what was told before.
    pub earlier: Cue,
    /// Before a noun: the reader knows which.
    pub definite: Cue,
    /// What it governs is still to come.
    pub ahead: Cue,
    /// The subject brings about the object.
    pub leads: Cue,
    /// The object or oblique came first.
    pub follows: Cue,
    /// Nouns for what is done because of something.
    pub answers: Cue,
    /// Nouns for what somebody says on one occasion.
    pub speeches: Cue,
}

/// One table for each kind of pair: event and date, event and expression, two events, two
/// expressions.
pub type Tables = [LinearModel<'static>; 4];

/// What a language knows of order.
#[derive(Debug)]
pub struct OrderTables {
    /// Cue words.
    pub cues: Cues,
    /// The links that annotators of news make.
    pub news: Tables,
}

impl OrderTables {
    /// English, compiled into the program.
    ///
    /// # Panics
    /// Never, as long as the tables that were compiled in are whole (a test reads them).
    pub fn english() -> &'static OrderTables {
        static TABLES: OnceLock<OrderTables> = OnceLock::new();
        TABLES.get_or_init(|| OrderTables {
            cues: toml::from_str(include_str!("en/order.toml")).expect("whole lists"),
            news: [table(EVENT_DCT), table(EVENT_TIMEX), table(EVENT_EVENT), table(TIMEX_TIMEX)],
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_compiled_in_tables_are_whole() {
        let tables = OrderTables::english();
        assert!(tables.cues.after.has(atom("After")));
        assert!(!tables.cues.after.has(atom("before")));
    }
}
