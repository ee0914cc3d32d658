//! Lexicons and rules, compiled: token readings, levels of tries, templates.

use std::collections::HashMap;

use super::lexicon::{Reading, Symbol, Words};
use super::rule::{Example, RuleKind, Texts};
use super::shape::Shape;
use super::template::Template;
use crate::time::NaiveDate;

/// A rule, ready to use.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Its name.
    pub name: Box<str>,
    /// What it means.
    pub means: Template,
    /// TIMEX3 `mod`.
    pub modifier: Option<Template>,
    /// TIMEX3 `type`, where the meaning does not tell.
    pub kind: Option<RuleKind>,
    /// Among readings of the same words, the higher one is taken.
    pub priority: i16,
    /// Only in texts of this kind.
    pub only: Option<Texts>,
    /// Only in articles from that day on.
    pub since: Option<NaiveDate>,
    /// Only in articles before this day.
    pub until: Option<NaiveDate>,
    /// Several expressions out of one match: first part, last part, meaning.
    pub shares: Vec<(usize, usize, Template)>,
    /// What it must find.
    pub examples: Vec<Example>,
    /// In which it must find nothing.
    pub never: Vec<String>,
    /// Kinds of part it makes (with the unions they belong to); none: an expression of its own.
    pub makes: Vec<Symbol>,
    /// Whether what it makes stands as an expression by itself.
    pub stands_alone: bool,
}

/// A flat sequence of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variant {
    /// Index of the rule.
    pub rule: u16,
    /// Places of context before the expression.
    pub lead: u8,
    /// Places from the start to the end of the expression.
    pub end: u8,
    /// (place, part of the rule's templates).
    pub parts: Vec<(u8, u8)>,
}

/// A node of a trie.
#[derive(Clone, Debug, Default)]
pub struct State {
    /// Where each symbol leads, by symbol.
    pub edges: Vec<(Symbol, u32)>,
    /// Where any word leads.
    pub any: Option<u32>,
    /// Where any capitalised word leads.
    pub capital: Option<u32>,
    /// Where any word without a capital leads.
    pub lower: Option<u32>,
    /// Sequences that end here.
    pub accepts: Vec<u32>,
}

impl State {
    /// Whether nothing goes on from here.
    pub fn is_leaf(&self) -> bool {
        self.edges.is_empty() && self.any.or(self.capital).or(self.lower).is_none()
    }

    /// Where a symbol leads.
    pub fn next(&self, symbol: Symbol) -> Option<u32> {
        if self.edges.len() <= 6 {
            return self.edges.iter().find(|e| e.0 == symbol).map(|e| e.1);
        }
        self.edges.binary_search_by_key(&symbol, |e| e.0).ok().map(|i| self.edges[i].1)
    }
}

/// Everything a language knows about expressions.
#[derive(Clone, Debug, Default)]
pub struct Grammar {
    /// Words and signs.
    pub words: Words,
    /// Values of words, as notation.
    pub values: Vec<Box<str>>,
    /// Looks of numbers, with the classes they give.
    pub shapes: Vec<(Shape, Vec<Symbol>)>,
    /// Endings that show a class ("-ed" in a lexicon).
    pub suffixes: Vec<(Box<str>, Symbol)>,
    /// Classes and kinds of part by name.
    pub classes: HashMap<String, Symbol>,
    /// Rules in order of files and entries.
    pub rules: Vec<Rule>,
    /// Flat sequences.
    pub variants: Vec<Variant>,
    /// One trie per level (state 0 is the root); parts of a level are seen from the next one on.
    pub levels: Vec<Vec<State>>,
    /// For each symbol, whether every expression has a token of such a symbol ("week", "ago"; not
    /// "the") within its first [`Grammar::LEAD`] tokens.
    pub strong: Vec<bool>,
    /// For each symbol, the levels whose root it leads on from (bit set).
    pub starts: Vec<u64>,
    /// For each level, where each symbol leads from the root (0: nowhere).
    pub roots: Vec<Vec<u32>>,
}

impl Grammar {
    /// So many tokens may stand in an expression (with its context) before the first strong one.
    pub const LEAD: usize = 8;

    /// The class of the sign that stands before the first token of every sentence.
    pub const SENTENCE_START: &str = "sentence-start";

    /// The symbol of a class, if the language has it.
    pub fn class(&self, name: &str) -> Option<Symbol> {
        self.classes.get(name).copied()
    }

    /// Whether a word has an ending of the class, with at least three letters before it.
    pub fn ends_as(&self, word: &str, class: Option<Symbol>) -> bool {
        self.suffixes.iter().any(|(ending, symbol)| {
            Some(*symbol) == class && word.len() > ending.len() + 2 && word.ends_with(&**ending)
        })
    }

    /// Appends the readings of a token; `number` when it starts with a digit.
    pub fn read(&self, token: &str, number: bool, out: &mut Vec<Reading>) {
        self.words.read(token, out);
        if !number {
            return;
        }
        for (index, (shape, classes)) in self.shapes.iter().enumerate() {
            if shape.fits(token) {
                let value = Reading::SHAPE | index as u16;
                out.extend(classes.iter().map(|&symbol| Reading { symbol, value }));
            }
        }
    }

    /// Writes the value of a reading of a token.
    pub fn value(&self, value: u16, token: &str, out: &mut String) {
        if value == Reading::NONE {
            out.push_str(token);
        } else if value & Reading::SHAPE != 0 {
            self.shapes[usize::from(value & !Reading::SHAPE)].0.value(token, out);
        } else {
            out.push_str(&self.values[usize::from(value)]);
        }
    }
}
