//! A language read from data: lexicons, rules, cues, models.

pub mod linear;
pub mod senses;

use std::sync::OnceLock;

/// A language: its lexicons, rules, cues and models, compiled once.
#[derive(Debug)]
pub struct Language {
    code: String,
}

impl Language {
    /// English, compiled into the program.
    pub fn english() -> &'static Language {
        static ENGLISH: OnceLock<Language> = OnceLock::new();
        ENGLISH.get_or_init(|| Language { code: "en".to_owned() })
    }

    /// ISO 639-1 code.
    pub fn code(&self) -> &str {
        &self.code
    }
}
