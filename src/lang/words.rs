//! What the tokeniser and the sentence splitter know of a language: word lists, hashed once.

/// What an abbreviation does to the sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Abbreviation {
    /// Stands before a name ("Mr.").
    Title,
    /// Stands inside a sentence ("vs.").
    Inside,
    /// One only before a number ("No. 5").
    Number,
    /// A month or a day ("Jan.").
    Date,
    /// A month or a day that is a word too ("Mar.").
    DateWord,
    /// May end the sentence ("Inc.").
    End,
}

/// An auxiliary verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Helper {
    /// "is", "been".
    Be,
    /// "has".
    Have,
    /// "does".
    Do,
    /// "will", "shall".
    Will,
    /// "would", "could", "might".
    Would,
    /// "'s", "'d": one of several.
    Clitic,
}

/// Words to small numbers, without regard to the case of ASCII letters.
#[derive(Clone, Debug, Default)]
pub struct WordTable {
    slots: Vec<(u64, u8)>,
}

impl WordTable {
    fn new(words: &[(&str, u8)]) -> Self {
        let size = (words.len() * 2 + 1).next_power_of_two();
        let mut slots = vec![(0, 0); size];
        for (word, value) in words {
            let hash = hash(word.as_bytes());
            let mut at = hash as usize & (size - 1);
            while slots[at].0 != 0 && slots[at].0 != hash {
                at = (at + 1) & (size - 1);
            }
            slots[at] = (hash, *value);
        }
        WordTable { slots }
    }

    /// The number of a word.
    pub fn get(&self, word: &[u8]) -> Option<u8> {
        let mask = self.slots.len().wrapping_sub(1);
        let hash = hash(word);
        let mut at = hash as usize & mask;
        loop {
            let (found, value) = *self.slots.get(at)?;
            if found == hash {
                return Some(value);
            }
            if found == 0 {
                return None;
            }
            at = (at + 1) & mask;
        }
    }

    /// Whether the word is listed.
    pub fn has(&self, word: &[u8]) -> bool {
        self.get(word).is_some()
    }
}

/// FNV-1a of the lower-case bytes, finished; never 0.
fn hash(word: &[u8]) -> u64 {
    let hash = word.iter().fold(0xcbf2_9ce4_8422_2325u64, |hash, byte| {
        (hash ^ u64::from(byte.to_ascii_lowercase())).wrapping_mul(0x0000_0100_0000_01b3)
    });
    (hash ^ (hash >> 29)).max(1)
}

/// The word lists of a language's `text.txt`.
#[derive(Clone, Debug, Default)]
pub struct TextWords {
    abbreviations: WordTable,
    /// Words that open a sentence when they are capitalised.
    pub openers: WordTable,
    /// Prefixes that keep their hyphen ("anti-").
    pub prefixes: WordTable,
    /// Words that may touch the number before them ("5pm").
    pub units: WordTable,
    /// Abbreviations of clock times ("a.m.").
    pub clocks: WordTable,
    /// Capitalised words that go on after a clock time ("7 a.m. Eastern", "7 a.m. Tuesday").
    pub after_clock: WordTable,
    /// Months and days.
    pub calendar: WordTable,
    /// Words before a decade with an apostrophe ("the 1980's").
    pub decades: WordTable,
    /// Fused words, with the length of their first part ("can|not").
    pub fused: WordTable,
    /// Words that are two before one that a possessive never has behind it ("its|not"), with the
    /// length of their first part.
    pub fused_before: WordTable,
    /// Such words.
    pub no_nouns: WordTable,
    /// Words that begin with an apostrophe ("'em").
    pub elided: WordTable,
    /// Last parts of internet names.
    pub domains: WordTable,
    /// First one or two words of lines that are not news.
    pub furniture_starts: WordTable,
    /// Last one or two words of captions.
    pub furniture_ends: WordTable,
    /// Small words that open a sentence all the same where none is written large ("i").
    pub small_openers: WordTable,
    /// Prepositions of time that are conjunctions too ("after").
    pub time_marks: WordTable,
    /// Conjunctions before what is said ("that").
    pub content_marks: WordTable,
    /// Verbs of telling somebody something.
    pub telling: WordTable,
    /// Words that deny.
    pub negations: WordTable,
    helpers: WordTable,
}

impl TextWords {
    /// Reads the sections of a `text.txt`. Lines that begin with `#` are comments.
    pub fn read(source: &str) -> Self {
        let abbreviation = |name: &str, kind: Abbreviation| -> Vec<(&str, u8)> {
            section(source, name).map(|word| (word, kind as u8)).collect()
        };
        let abbreviations: Vec<_> =
            KINDS.iter().rev().flat_map(|(name, kind)| abbreviation(name, *kind)).collect();
        let table = |name: &str| {
            let words: Vec<_> = section(source, name).map(|word| (word, 0)).collect();
            WordTable::new(&words)
        };
        let parts = |name: &str| {
            let words: Vec<_> = section(source, name)
                .filter_map(|entry| entry.split_once(':'))
                .filter_map(|(word, length)| Some((word, length.parse().ok()?)))
                .collect();
            WordTable::new(&words)
        };
        let helper = |(name, kind): &(&'static str, Helper)| {
            let kind = *kind as u8;
            section(source, name).map(move |word| (word, kind)).collect::<Vec<_>>()
        };
        let helpers: Vec<_> = HELPERS.iter().flat_map(helper).collect();
        TextWords {
            abbreviations: WordTable::new(&abbreviations),
            openers: table("opener"),
            prefixes: table("prefix"),
            units: table("unit"),
            clocks: table("clock"),
            after_clock: table("after-clock"),
            calendar: table("calendar"),
            decades: table("decade"),
            fused: parts("fused"),
            fused_before: parts("fused-before"),
            no_nouns: table("no-noun"),
            elided: table("elided"),
            domains: table("domain"),
            furniture_starts: table("furniture-start"),
            furniture_ends: table("furniture-end"),
            small_openers: table("small-opener"),
            time_marks: table("time-mark"),
            content_marks: table("content-mark"),
            telling: table("telling"),
            negations: table("negation"),
            helpers: WordTable::new(&helpers),
        }
    }

    /// The auxiliary that a word is.
    pub fn helper(&self, word: &[u8]) -> Option<Helper> {
        let value = self.helpers.get(word)?;
        HELPERS.iter().map(|(_, kind)| *kind).find(|kind| *kind as u8 == value)
    }

    /// The kind of an abbreviation, written with its stop.
    pub fn abbreviation(&self, word: &[u8]) -> Option<Abbreviation> {
        let value = self.abbreviations.get(word)?;
        KINDS.iter().map(|(_, kind)| *kind).find(|kind| *kind as u8 == value)
    }
}

const HELPERS: &[(&str, Helper)] = &[
    ("be", Helper::Be),
    ("have", Helper::Have),
    ("do", Helper::Do),
    ("will", Helper::Will),
    ("would", Helper::Would),
    ("clitic", Helper::Clitic),
];

const KINDS: &[(&str, Abbreviation)] = &[
    ("title", Abbreviation::Title),
    ("inside", Abbreviation::Inside),
    ("number", Abbreviation::Number),
    ("date", Abbreviation::Date),
    ("date-word", Abbreviation::DateWord),
    ("end", Abbreviation::End),
];

fn section<'a>(source: &'a str, name: &str) -> impl Iterator<Item = &'a str> {
    let mut inside = false;
    let name = name.to_owned();
    source
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter(move |line| {
            let header = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
            if let Some(header) = header {
                inside = header == name;
            }
            inside && header.is_none()
        })
        .flat_map(str::split_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_are_read_without_regard_to_case() {
        let words =
            TextWords::read("# a comment\n[title]\nmr. dr.\n[fused]\ncannot:3\n[end]\ninc.\n");
        assert_eq!(words.abbreviation(b"Mr."), Some(Abbreviation::Title));
        assert_eq!(words.abbreviation(b"INC."), Some(Abbreviation::End));
        assert_eq!(words.abbreviation(b"cat."), None);
        assert_eq!(words.fused.get(b"Cannot"), Some(3));
        assert!(!words.openers.has(b"The"));
    }
}
