//! A language read from data: lexicons, rules, cues, models.
//!
//! A language is a folder. `lexicon/*.toml` gives words their classes and values, `rules/*.toml`
//! says which sequences of words, classes and smaller parts are expressions and what they mean.
//! A file dropped into the folder is in the program.
//!
//! ```
//! use dateline::lang::Language;
//! assert_eq!(Language::english().code(), "en");
//! ```

mod compile;
mod error;
pub mod events;
mod grammar;
pub mod lemma;
mod lexicon;
pub mod linear;
pub mod order;
mod pattern;
mod rule;
mod scan;
pub mod senses;
mod shape;
mod story;
mod template;
pub mod words;

pub use error::{Complaint, LangError};
pub use grammar::{Grammar, Rule};
pub use lexicon::{Reading, Symbol};
pub use rule::{Example, RuleKind, Texts};
pub use scan::{Found, Item, Lexeme, Scan};
pub use story::WordList;
pub use template::Template;

use std::fs;
use std::path::Path;
use std::sync::OnceLock;

/// Every data file of every language folder: path below `src/lang`, and text.
const FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/languages.rs"));

/// A language: its lexicons, rules, cues and models, compiled once.
#[derive(Debug)]
pub struct Language {
    code: String,
    files: Vec<(String, String)>,
    grammar: Grammar,
    words: words::TextWords,
}

impl Language {
    /// English, compiled into the program.
    ///
    /// # Panics
    /// Never in a released program: the tests compile the same files.
    pub fn english() -> &'static Language {
        static ENGLISH: OnceLock<Language> = OnceLock::new();
        ENGLISH.get_or_init(|| match Language::by_code("en") {
            Ok(english) => english,
            Err(error) => panic!("{error}"),
        })
    }

    /// A language that is in the program, by its ISO 639-1 code.
    ///
    /// # Errors
    /// If there is none of that code, or its files are wrong.
    pub fn by_code(code: &str) -> Result<Language, LangError> {
        let below = |path: &str| path.strip_prefix(code)?.strip_prefix('/').map(str::to_owned);
        let files: Vec<(String, String)> = FILES
            .iter()
            .filter_map(|(path, text)| Some((below(path)?, (*text).to_owned())))
            .collect();
        if files.is_empty() {
            let mut known: Vec<&str> =
                FILES.iter().filter_map(|(p, _)| p.split('/').next()).collect();
            known.dedup();
            return Err(LangError::Unknown { code: code.to_owned(), known: known.join(", ") });
        }
        Language::compile(code, files)
    }

    /// A language from a folder with `lexicon/` and `rules/`; the folder's name is its code.
    ///
    /// # Errors
    /// If a file cannot be read, or is wrong (with line and column).
    pub fn load(folder: &Path) -> Result<Language, LangError> {
        let mut files = Vec::new();
        collect(folder, "", &mut files)?;
        let code =
            folder.file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned());
        Language::compile(&code, files)
    }

    fn compile(code: &str, files: Vec<(String, String)>) -> Result<Language, LangError> {
        let mine = |path: &str| path.starts_with("lexicon/") || path.starts_with("rules/");
        let sources: Vec<(&str, &str)> = files
            .iter()
            .filter(|(path, _)| mine(path))
            .map(|(path, text)| (path.as_str(), text.as_str()))
            .collect();
        let grammar = compile::compile(&sources)?;
        let text = files.iter().find(|(path, _)| path == "text.txt").map_or("", |(_, t)| t);
        let words = words::TextWords::read(text);
        Ok(Language { code: code.to_owned(), files, grammar, words })
    }

    /// ISO 639-1 code.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// The lemmas of forms.
    pub fn lemmas(&self) -> &'static lemma::Lemmas {
        lemma::Lemmas::english()
    }

    /// The tables of the tagger and the parser.
    pub fn syntax_model(&self) -> &'static [u8] {
        include_bytes!("en/syntax.bin")
    }

    /// The words that the tokeniser and the sentence splitter know.
    pub fn words(&self) -> &words::TextWords {
        &self.words
    }

    /// The text of one of the language's other data files ("cues.toml"), for the stage it is for.
    pub fn file(&self, path: &str) -> Option<&str> {
        self.files.iter().find(|(p, _)| p == path).map(|(_, text)| text.as_str())
    }

    /// Lexicons and rules, compiled.
    pub fn grammar(&self) -> &Grammar {
        &self.grammar
    }

    /// The name of a rule by its number.
    pub fn rule_name(&self, rule: u16) -> &str {
        self.grammar.rules.get(usize::from(rule)).map_or("", |r| &r.name)
    }
}

fn collect(folder: &Path, below: &str, files: &mut Vec<(String, String)>) -> Result<(), LangError> {
    let unreadable = |path: &Path, source| LangError::Unreadable { path: path.to_owned(), source };
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(|e| unreadable(folder, e))? {
        paths.push(entry.map_err(|e| unreadable(folder, e))?.path());
    }
    paths.sort();
    for path in paths {
        let name = path.file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned());
        let name = if below.is_empty() { name } else { format!("{below}/{name}") };
        if path.is_dir() {
            collect(&path, &name, files)?;
        } else if path.extension().is_some_and(|e| e == "toml" || e == "txt") {
            let text = fs::read_to_string(&path).map_err(|e| unreadable(&path, e))?;
            files.push((name, text));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_in_the_program_compiles() {
        let mut codes: Vec<&str> = FILES.iter().filter_map(|(p, _)| p.split('/').next()).collect();
        codes.dedup();
        for code in codes {
            if let Err(error) = Language::by_code(code) {
                panic!("{error}");
            }
        }
    }

    #[test]
    fn an_unknown_language_is_an_error_that_names_the_known_ones() {
        let error = Language::by_code("xx").unwrap_err().to_string();
        assert!(error.starts_with("no language `xx`; there are: "), "{error}");
    }
}
