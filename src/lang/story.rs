//! Plain word lists of a language, by name.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::Language;

/// A sorted list of words.
#[derive(Clone, Debug, Default)]
pub struct WordList {
    words: Vec<String>,
}

impl WordList {
    fn read(text: &str) -> WordList {
        let mut words: Vec<String> =
            text.split_whitespace().map(|word| word.replace('_', " ")).collect();
        words.sort_unstable();
        words.dedup();
        WordList { words }
    }

    /// Whether the word is listed; it is compared as it stands (lists are lower case).
    pub fn has(&self, word: &str) -> bool {
        self.words.binary_search_by(|listed| listed.as_str().cmp(word)).is_ok()
    }

    /// What stands behind the word in an entry of several words: "russia" for "moscow" where
    /// "moscow russia" is listed.
    pub fn paired(&self, word: &str) -> Option<&str> {
        let first = self.words.partition_point(|listed| listed.as_str() < word);
        let entries = self.words[first..].iter().take_while(|listed| listed.starts_with(word));
        entries.filter_map(|listed| listed[word.len()..].strip_prefix(' ')).next()
    }

    /// Whether the word, or a word that it can be a regular form of, is listed.
    pub fn has_form(&self, word: &str) -> bool {
        self.has(word) || stems(word).iter().any(|stem| self.has(stem))
    }
}

/// What a regular ending may have been added to: "carried" to "carry", "stopped" to "stop".
fn stems(word: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (ending, instead) in [
        ("ies", "y"),
        ("ied", "y"),
        ("es", ""),
        ("s", ""),
        ("ed", ""),
        ("ed", "e"),
        ("ing", ""),
        ("ing", "e"),
    ] {
        if let Some(stem) = word.strip_suffix(ending).filter(|stem| stem.len() >= 2) {
            found.push(format!("{stem}{instead}"));
            let mut ends = stem.chars().rev();
            if instead.is_empty() && ends.next() == ends.next() {
                found.push(
                    stem[..stem.len() - stem.chars().next_back().map_or(0, char::len_utf8)]
                        .to_owned(),
                );
            }
        }
    }
    found
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
        static EMPTY: WordList = WordList { words: Vec::new() };
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
