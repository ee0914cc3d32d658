//! What a timeline is asked to be about: a name, or words.

use super::model::{Item, Timeline};

/// The words of a question, in lower case.
#[derive(Clone, Debug, Default)]
pub struct About {
    words: Vec<String>,
}

impl About {
    /// Reads a question; one without words asks for everything.
    pub fn of(text: &str) -> About {
        About { words: words_of(text) }
    }

    /// Whether a participant of the article `text` is the one asked for: named by all the words, by
    /// two or more of them and no other ("Port Authority" for "Lisbon Port Authority"), or, where
    /// the article gives the whole name, by its last word ("Okafor" for "Grace Okafor").
    pub fn is_name(&self, name: &str, text: &str) -> bool {
        let name = words_of(name);
        let name: &[String] = match name.split_first() {
            Some((first, rest)) if matches!(first.as_str(), "the" | "a" | "an") => rest,
            _ => &name,
        };
        let asked = |word: &String| self.words.iter().any(|w| same_word(word, w));
        let has = |word: &String| name.iter().any(|w| same_word(w, word));
        match name {
            _ if self.words.is_empty() || name.is_empty() => false,
            _ if self.words.iter().all(has) => true,
            [only] => {
                self.words.last().is_some_and(|last| same_word(only, last))
                    && self.is_named_in(text)
            }
            several => several.iter().all(asked),
        }
    }

    /// Whether an item tells of what is asked for: one who takes part in it is so named, or label,
    /// names and sentences together have every word.
    pub fn is_told_by(&self, item: &Item, timeline: &Timeline) -> bool {
        if self.words.is_empty() {
            return true;
        }
        let place = item.source.first().and_then(|source| timeline.document(&source.document));
        let text = place.map_or("", |document| document.text.as_str());
        let mut names = item.who.iter().chain(&item.attribution);
        if names.any(|name| self.is_name(name, text)) {
            return true;
        }
        let mut told = words_of(&item.label);
        for text in item.who.iter().chain(&item.attribution) {
            told.extend(words_of(text));
        }
        for source in &item.source {
            told.extend(words_of(&source.sentence));
        }
        self.words.iter().all(|word| told.iter().any(|t| same_word(t, word)))
    }

    /// Whether a text has the words one after the other.
    fn is_named_in(&self, text: &str) -> bool {
        let told = words_of(text);
        told.windows(self.words.len()).any(|some| some == self.words)
    }
}

fn words_of(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// The same but for a plural or a possessive.
fn same_word(told: &str, asked: &str) -> bool {
    let (long, short) = if told.len() >= asked.len() { (told, asked) } else { (asked, told) };
    long == short || long.strip_prefix(short).is_some_and(|rest| matches!(rest, "s" | "es"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_known_by_its_parts() {
        let about = About::of("Grace Okafor");
        let text = "Mayor Grace Okafor resigned. Okafor had lost a vote.";
        assert!(about.is_name("Mayor Grace Okafor", ""));
        assert!(about.is_name("Okafor", text));
        assert!(!about.is_name("Okafor", "Daniel Okafor resigned."));
        assert!(!about.is_name("Grace", text));
        let board = About::of("Lisbon Port Authority");
        assert!(board.is_name("the Port Authority", ""));
        assert!(!board.is_name("the port", "Lisbon Port Authority"));
        assert!(!board.is_name("Lisbon Council", ""));
        assert!(!About::of("").is_name("Okafor", text));
    }
}
