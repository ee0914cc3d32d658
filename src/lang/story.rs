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
    fn an_underscore_stands_for_a_space() {
        assert!(Language::english().list("signal-before").has("prior to"));
    }
}
