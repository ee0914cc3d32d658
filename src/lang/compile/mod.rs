//! Files in, [`Grammar`] out: lexicons first, then rules, then the levels of tries.

mod levels;
mod rules;
mod trie;

use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use super::error::Complaint;
use super::grammar::Grammar;
use super::lexicon::{Reading, Symbol};
use super::pattern::{Place, Want};
use super::rule::RawFile;
use super::shape::Shape;
use super::template::Template;

/// A file's name and text.
pub type Source<'a> = (&'a str, &'a str);

/// A rule's flat sequences, not yet in a trie.
struct Flat {
    rule: u16,
    sequences: Vec<Vec<Rc<Place>>>,
    names: Vec<String>,
    makes: Option<String>,
}

#[derive(Default)]
struct Builder {
    grammar: Grammar,
    values: BTreeMap<String, u16>,
    literals: BTreeMap<String, Symbol>,
    next: Symbol,
    flats: Vec<Flat>,
    unions: BTreeMap<String, Vec<String>>,
    alone: Vec<String>,
    edges: HashMap<*const Place, trie::Edge>,
}

/// Compiles the files of `lexicon/` and `rules/`.
///
/// # Errors
/// What is wrong, and where.
pub fn compile(files: &[Source]) -> Result<Grammar, Complaint> {
    let mut builder = Builder { next: 1, ..Builder::default() };
    builder.class(Grammar::SENTENCE_START);
    let mut parsed = Vec::new();
    for (name, text) in files {
        parsed.push((*name, *text, RawFile::parse(name, text)?));
    }
    for (name, text, file) in &parsed {
        builder.lexicon(name, text, file)?;
    }
    for (name, text, file) in parsed {
        for rule in file.rule {
            builder.rule(name, text, rule)?;
        }
    }
    builder.finish(files)
}

impl Builder {
    fn class(&mut self, name: &str) -> Symbol {
        if let Some(&symbol) = self.grammar.classes.get(name) {
            return symbol;
        }
        let symbol = self.next;
        self.next += 1;
        self.grammar.classes.insert(name.to_owned(), symbol);
        symbol
    }

    fn literal(&mut self, word: &str) -> Symbol {
        if let Some(&symbol) = self.literals.get(word) {
            return symbol;
        }
        let symbol = self.next;
        self.next += 1;
        self.literals.insert(word.to_owned(), symbol);
        self.grammar.words.add(word, Reading { symbol, value: Reading::NONE });
        symbol
    }

    fn value(&mut self, value: &str) -> u16 {
        if let Some(&index) = self.values.get(value) {
            return index;
        }
        let index = self.grammar.values.len() as u16;
        self.grammar.values.push(value.into());
        self.values.insert(value.to_owned(), index);
        index
    }

    fn lexicon(&mut self, name: &str, text: &str, file: &RawFile) -> Result<(), Complaint> {
        for (class, values) in &file.classes {
            let symbol = self.class(class);
            for (value, words) in values {
                for word in words {
                    if let Some(ending) = word.strip_prefix('-').filter(|e| !e.is_empty()) {
                        self.grammar.suffixes.push((ending.into(), symbol));
                    } else if word.contains(' ') {
                        self.phrase(class, value, word);
                    } else {
                        let value = self.value(value);
                        self.grammar.words.add(word, Reading { symbol, value });
                    }
                }
            }
        }
        for shape in &file.shape {
            let (like, means) = (shape.like.get_ref(), shape.means.get_ref());
            let parsed = Shape::parse(like, means)
                .map_err(|(_, why)| Complaint::new(name, text, shape.like.span(), why))?;
            let classes = shape.class.iter().map(|c| self.class(c)).collect();
            self.grammar.shapes.push((parsed, classes));
        }
        for (wide, narrow) in &file.union {
            self.class(wide);
            self.unions.entry(wide.clone()).or_default().extend(narrow.iter().cloned());
        }
        self.alone.extend(file.expressions.iter().cloned());
        Ok(())
    }

    /// A lexicon entry of several words is a small rule.
    fn phrase(&mut self, class: &str, value: &str, words: &str) {
        let place = |word: &str| {
            Rc::new(Place { want: Want::Word(word.to_owned()), name: None, context: false })
        };
        let means = Template::parse(value, |_| None).unwrap_or_default();
        let rule = self.push_rule(class, means);
        self.flats.push(Flat {
            rule,
            sequences: vec![words.split(' ').map(place).collect()],
            names: Vec::new(),
            makes: Some(class.to_owned()),
        });
    }
}
