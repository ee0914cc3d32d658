//! Rules and lexicons as they stand in files.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::error::Complaint;

/// What a rule says an expression is, where its meaning alone does not tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum RuleKind {
    /// A calendar day or longer.
    Date,
    /// Shorter than a day, or a part of one.
    Time,
    /// How long.
    Duration,
    /// How often.
    Set,
    /// No temporal expression at all: what it covers cannot be one ("The Sunday Times").
    Nothing,
}

/// The kind of texts that a rule is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Texts {
    /// Told from the day of the article.
    News,
    /// Told from the date told last.
    Narrative,
}

/// A sentence that a rule must find an expression in.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// The expression.
    pub text: String,
    /// The sentence around it, with the expression in it; by default the expression alone.
    pub within: Option<String>,
    /// The article's date.
    pub dct: Option<String>,
    /// TIMEX3 value.
    pub value: String,
    /// TIMEX3 `type`, when it is worth saying.
    pub kind: Option<RuleKind>,
    /// TIMEX3 `mod`.
    pub modifier: Option<String>,
}

/// A part of a rule's match that is an expression of its own ("March 3 and **5**").
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Share {
    /// Name of the part where it begins.
    pub from: String,
    /// Name of the part where it ends (by default the same).
    pub to: Option<String>,
    /// What it means.
    pub means: String,
}

/// One or several patterns.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub enum Patterns {
    /// One.
    One(String),
    /// Any of several.
    Several(Vec<String>),
}

/// One `[[rule]]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct RawRule {
    /// Kebab-case, in the reader's words.
    pub name: Spanned<String>,
    /// What it matches.
    #[serde(rename = "match")]
    pub pattern: Spanned<Patterns>,
    /// What that means, in the notation of `time`, with `$part` for its parts.
    #[serde(default)]
    pub means: Option<Spanned<String>>,
    /// The kind of part it makes for other rules; without it, it makes an expression.
    pub makes: Option<String>,
    /// TIMEX3 `type`, where the meaning does not tell.
    pub kind: Option<RuleKind>,
    /// TIMEX3 `mod`, a word or a `$part`.
    pub modifier: Option<String>,
    /// Among readings of the same words, the higher one is taken.
    #[serde(default)]
    pub priority: i16,
    /// Only in texts of this kind.
    pub only: Option<Texts>,
    /// Only in articles from that day on: the name of a day that became history.
    pub since: Option<Spanned<String>>,
    /// Only in articles before that day: the name of a day that no longer goes without its year.
    pub until: Option<Spanned<String>>,
    /// Several expressions out of one match.
    #[serde(default)]
    pub shares: Vec<Share>,
    /// What it must find.
    #[serde(default)]
    pub examples: Vec<Example>,
    /// In which it must find nothing.
    #[serde(default)]
    pub never: Vec<String>,
}

/// One `[[shape]]`: what a number token looks like.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawShape {
    /// The classes it gives the token.
    pub class: Vec<String>,
    /// `{year:1000-2999/4}-{month:1-12}`.
    pub like: Spanned<String>,
    /// Notation with `$group`.
    pub means: Spanned<String>,
}

/// A file of `rules/` or `lexicon/`.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct RawFile {
    /// Its rules.
    #[serde(default)]
    pub rule: Vec<RawRule>,
    /// Its shapes.
    #[serde(default)]
    pub shape: Vec<RawShape>,
    /// Kinds of parts that are expressions on their own.
    #[serde(default)]
    pub expressions: Vec<String>,
    /// A wider kind of part, and the kinds it takes in.
    #[serde(default)]
    pub union: BTreeMap<String, Vec<String>>,
    /// Class → value → words.
    #[serde(flatten)]
    pub classes: BTreeMap<String, BTreeMap<String, Vec<String>>>,
}

impl RawFile {
    /// Reads a file.
    ///
    /// # Errors
    /// What is wrong with it, and where.
    pub fn parse(name: &str, text: &str) -> Result<RawFile, Complaint> {
        toml::from_str(text).map_err(|error| {
            Complaint::new(name, text, error.span().unwrap_or(0..0), error.message())
        })
    }
}
