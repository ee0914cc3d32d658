//! A language read from data: lexicons, rules, cues, models.

pub mod events;
pub mod linear;
pub mod senses;
mod story;
pub mod words;

pub use story::WordList;

use std::sync::OnceLock;

/// A language: its lexicons, rules, cues and models, compiled once.
#[derive(Debug)]
pub struct Language {
    code: String,
    words: words::TextWords,
}

impl Language {
    /// English, compiled into the program.
    pub fn english() -> &'static Language {
        static ENGLISH: OnceLock<Language> = OnceLock::new();
        ENGLISH.get_or_init(|| Language {
            code: "en".to_owned(),
            words: words::TextWords::read(include_str!("en/text.txt")),
        })
    }

    /// ISO 639-1 code.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// The words that the tokeniser and the sentence splitter know.
    pub fn words(&self) -> &words::TextWords {
        &self.words
    }
}
