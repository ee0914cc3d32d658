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
}

/// Endings of regular forms, and what stands for them in the stem.
const ENDINGS: [(&str, &str); 8] = [
    ("ies", "y"),
    ("ied", "y"),
    ("es", ""),
    ("s", ""),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
];

impl WordList {
    fn read(text: &str) -> WordList {
        let mut words: Vec<String> =
            text.split_whitespace().map(|word| word.replace('_', " ")).collect();
        words.sort_unstable();
        words.dedup();
        let mut hashes = vec![0; (2 * words.len()).next_power_of_two()];
        for word in &words {
            let hash = hash([word, ""]);
            let mut at = hash as usize & (hashes.len() - 1);
            while hashes[at] != 0 {
                at = (at + 1) & (hashes.len() - 1);
            }
            hashes[at] = hash;
        }
        WordList { words, hashes }
    }

    /// Whether the word is listed; it is compared as it stands (lists are lower case).
    pub fn has(&self, word: &str) -> bool {
        self.has_joined([word, ""])
    }

    /// Whether the word that two parts make is listed.
    fn has_joined(&self, parts: [&str; 2]) -> bool {
        let hash = hash(parts);
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
        self.has(word)
            || ENDINGS.iter().any(|(ending, instead)| self.has_stem(word, ending, instead))
    }

    fn has_stem(&self, word: &str, ending: &str, instead: &str) -> bool {
        let Some(stem) = word.strip_suffix(ending).filter(|stem| stem.len() >= 2) else {
            return false;
        };
        let mut letters = stem.char_indices().rev();
        let (last, before) = (letters.next(), letters.next().map(|(_, c)| c));
        let doubled = last.filter(|(_, c)| instead.is_empty() && before == Some(*c));
        self.has_joined([stem, instead]) || doubled.is_some_and(|(at, _)| self.has(&stem[..at]))
    }
}

/// FNV-1a of the bytes of both, finished; never 0.
fn hash(parts: [&str; 2]) -> u64 {
    let bytes = parts[0].bytes().chain(parts[1].bytes());
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
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
        static EMPTY: WordList = WordList { words: Vec::new(), hashes: Vec::new() };
        lists().get(name).unwrap_or(&EMPTY)
    }
}

fn lists() -> &'static BTreeMap<String, WordList> {
    static LISTS: OnceLock<BTreeMap<String, WordList>> = OnceLock::new();
    LISTS.get_or_init(|| {
        let texts: BTreeMap<String, String> =
            toml::from_str(include_str!("en/story.toml")).unwrap_or_default();
        texts.into_iter().map(|(name, text)| (name, WordList::read(&text))).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_is_read_and_lower_case() {
        assert!(lists().len() > 20);
        for (name, list) in lists() {
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
