//! Plain word lists of a language, by name.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::Language;

/// A sorted list of words, and their hashes to find one at once.
#[derive(Clone, Debug, Default)]
pub struct WordList {
    words: Vec<String>,
    /// Open-addressed; 0 is empty.
    hashes: Vec<u64>,
    /// By the low bits of their first byte, the low bits of the lengths that words have: most words
    /// that are looked for are of none.
    lengths: [u8; 32],
}

/// An ending of regular forms, and what stands for it in the stem.
type Ending = (&'static str, &'static str);

/// Endings by their last letter.
const S: &[Ending] = &[("ies", "y"), ("es", ""), ("s", "")];
const D: &[Ending] = &[("ied", "y"), ("ed", ""), ("ed", "e")];
const G: &[Ending] = &[("ing", ""), ("ing", "e")];

impl WordList {
    fn read(text: &str) -> WordList {
        let mut words: Vec<String> =
            text.split_whitespace().map(|word| word.replace('_', " ")).collect();
        words.sort_unstable();
        words.dedup();
        let mut hashes = vec![0; (2 * words.len()).next_power_of_two()];
        let mut lengths = [0; 32];
        for word in &words {
            let first = word.bytes().next().unwrap_or_default();
            lengths[usize::from(first % 32)] |= 1 << (word.len() % 8);
            let hash = finish(fold(START, word));
            let mut at = hash as usize & (hashes.len() - 1);
            while hashes[at] != 0 {
                at = (at + 1) & (hashes.len() - 1);
            }
            hashes[at] = hash;
        }
        WordList { words, hashes, lengths }
    }

    /// Whether the word is listed; it is compared as it stands (lists are lower case).
    pub fn has(&self, word: &str) -> bool {
        self.may_have(word, word.len()) && self.has_hash(finish(fold(START, word)))
    }

    /// Whether a word with the first letter of this one, small or large, and of such a length can be
    /// listed.
    fn may_have(&self, word: &str, length: usize) -> bool {
        let first = word.bytes().next().unwrap_or_default();
        self.lengths[usize::from(first % 32)] >> (length % 8) & 1 == 1
    }

    /// Whether the word is listed in lower case.
    pub fn has_lower(&self, word: &str) -> bool {
        if word.is_ascii() && !self.may_have(word, word.len()) {
            return false;
        }
        if !word.is_ascii() {
            return self.has(&word.to_lowercase());
        }
        let bytes = word.bytes().map(|byte| byte.to_ascii_lowercase());
        self.has_hash(finish(bytes.fold(START, step)))
    }

    fn has_hash(&self, hash: u64) -> bool {
        let mut at = hash as usize;
        while let Some(&found) = self.hashes.get(at & self.hashes.len().wrapping_sub(1)) {
            if found == hash || found == 0 {
                return found == hash;
            }
            at = at.wrapping_add(1);
        }
        false
    }

    /// What stands behind the word in an entry of several words: "russia" for "moscow" where
    /// "moscow russia" is listed.
    pub fn paired(&self, word: &str) -> Option<&str> {
        self.pairs(word).next()
    }

    /// All that stands behind the word in entries of several words.
    pub fn pairs<'w>(&'w self, word: &str) -> impl Iterator<Item = &'w str> {
        let first = self.words.partition_point(|listed| listed.as_str() < word);
        let entries = self.words[first..].iter().take_while(move |listed| listed.starts_with(word));
        entries.filter_map(move |listed| listed[word.len()..].strip_prefix(' '))
    }

    /// Whether the word, or a word that it can be a regular form of, is listed: "carried" with
    /// "carry", "stopped" with "stop".
    pub fn has_form(&self, word: &str) -> bool {
        let endings = match word.as_bytes().last() {
            Some(b's') => S,
            Some(b'd') => D,
            Some(b'g') => G,
            _ => return self.has(word),
        };
        let first = word.bytes().next().unwrap_or_default();
        if self.lengths[usize::from(first % 32)] == 0 {
            return false;
        }
        let starts = Starts::of(word);
        self.has_hash(finish(starts.before(0)))
            || endings.iter().any(|ending| self.has_stem(word, &starts, ending))
    }

    fn has_stem(&self, word: &str, starts: &Starts, (ending, instead): &Ending) -> bool {
        let Some(stem) = word.strip_suffix(ending).filter(|stem| stem.len() >= 2) else {
            return false;
        };
        let mut letters = stem.chars().rev();
        let (last, before) = (letters.next(), letters.next());
        let doubled = last.filter(|last| instead.is_empty() && before == Some(*last));
        self.has_hash(finish(fold(starts.before(ending.len()), instead)))
            || doubled.is_some_and(|last| {
                self.has_hash(finish(starts.before(ending.len() + last.len_utf8())))
            })
    }
}

/// Hashes of a word without its last bytes, before they are finished.
struct Starts {
    length: usize,
    hashes: [u64; Starts::MOST],
}

impl Starts {
    /// More than the longest ending and a letter have.
    const MOST: usize = 8;

    fn of(word: &str) -> Starts {
        let mut hashes = [START; Starts::MOST];
        let mut hash = START;
        for (at, byte) in word.bytes().enumerate() {
            hash = step(hash, byte);
            hashes[(at + 1) % Starts::MOST] = hash;
        }
        Starts { length: word.len(), hashes }
    }

    /// The hash of all but that many bytes.
    fn before(&self, bytes: usize) -> u64 {
        self.hashes[self.length.saturating_sub(bytes) % Starts::MOST]
    }
}

const START: u64 = 0xcbf2_9ce4_8422_2325;

/// A step of FNV-1a.
fn step(hash: u64, byte: u8) -> u64 {
    (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
}

fn fold(hash: u64, text: &str) -> u64 {
    text.bytes().fold(hash, step)
}

/// The hash that a word is kept by; never 0.
fn finish(hash: u64) -> u64 {
    (hash ^ (hash >> 29)).max(1)
}

impl Language {
    /// The list of that name in `story.toml`; empty when there is none.
    ///
    /// ```
    /// let english = dateline::lang::Language::english();
    /// assert!(english.list("titles").has("ambassador"));
    /// assert!(!english.list("no such list").has("ambassador"));
    /// ```
    pub fn list(&self, name: &str) -> &'static WordList {
        static EMPTY: WordList =
            WordList { words: Vec::new(), hashes: Vec::new(), lengths: [0; 32] };
        lists().get(name).unwrap_or(&EMPTY)
    }
}

/// Lists by their names, open-addressed.
#[derive(Debug, Default)]
struct Lists {
    places: Vec<Option<(String, WordList)>>,
}

impl Lists {
    fn new(lists: impl ExactSizeIterator<Item = (String, WordList)>) -> Lists {
        let size = (4 * lists.len()).next_power_of_two();
        let mut places = Vec::new();
        places.resize_with(size, || None);
        for (name, list) in lists {
            let mut at = place(&name);
            while places[at % size].is_some() {
                at += 1;
            }
            places[at % size] = Some((name, list));
        }
        Lists { places }
    }

    fn get(&self, name: &str) -> Option<&WordList> {
        let mut at = place(name);
        while let Some((known, list)) = &self.places[at & (self.places.len() - 1)] {
            if known == name {
                return Some(list);
            }
            at += 1;
        }
        None
    }
}

/// Where a list is looked for first: by its length and three of its letters, as it is asked for often.
fn place(name: &str) -> usize {
    let (bytes, length) = (name.as_bytes(), name.len());
    let byte = |at: usize| bytes.get(at).map_or(0, |byte| usize::from(*byte));
    byte(0) + 7 * byte(length / 2) + 31 * byte(length.wrapping_sub(2)) + 97 * length
}

fn lists() -> &'static Lists {
    static LISTS: OnceLock<Lists> = OnceLock::new();
    LISTS.get_or_init(|| {
        let texts: BTreeMap<String, String> =
            toml::from_str(include_str!("en/story.toml")).unwrap_or_default();
        Lists::new(texts.into_iter().map(|(name, text)| (name, WordList::read(&text))))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_is_read_and_lower_case() {
        let all: Vec<_> = lists().places.iter().flatten().collect();
        assert!(all.len() > 20);
        for (name, list) in all {
            assert!(std::ptr::eq(lists().get(name).unwrap(), list));
            assert!(!list.words.is_empty(), "{name} is empty");
            assert!(list.words.iter().all(|w| *w == w.to_lowercase()), "{name} is not lower case");
        }
    }

    #[test]
    fn a_form_is_listed_with_its_stem() {
        let light = Language::english().list("light");
        assert!(light.has_form("paying") && light.has_form("carries") && light.has_form("getting"));
        assert!(!light.has_form("paint"));
    }

    #[test]
    fn an_underscore_stands_for_a_space() {
        assert!(Language::english().list("signal-before").has("prior to"));
    }
}
