//! Tokens in, readings out: what the lexicons know of each token, looked up once.

use crate::lang::{Grammar, Language, Lexeme, Reading, Scan, Symbol};
use crate::text::{Document, TokenKind};

/// The readings of every token of a document.
#[derive(Clone, Debug, Default)]
pub struct Readings {
    all: Vec<Reading>,
    starts: Vec<u32>,
    shapes: Vec<(bool, bool)>,
}

impl Readings {
    /// Looks every token up.
    pub fn of(document: &Document, language: &Language) -> Readings {
        let grammar = language.grammar();
        let text = &document.article.text;
        let mut readings = Readings {
            all: Vec::new(),
            starts: Vec::with_capacity(document.tokens.len() + 1),
            shapes: Vec::with_capacity(document.tokens.len()),
        };
        for token in &document.tokens {
            readings.starts.push(readings.all.len() as u32);
            let word = token.span.of(text);
            grammar.read(word, token.kind == TokenKind::Number, &mut readings.all);
            let capital = word.chars().next().is_some_and(char::is_uppercase);
            readings.shapes.push((token.kind == TokenKind::Word, capital));
        }
        readings.starts.push(readings.all.len() as u32);
        readings
    }

    /// The readings of a token.
    pub fn at(&self, token: usize) -> &[Reading] {
        match (self.starts.get(token), self.starts.get(token + 1)) {
            (Some(&from), Some(&to)) => &self.all[from as usize..to as usize],
            _ => &[],
        }
    }

    /// Whether a token is of a class.
    pub fn is(&self, token: usize, class: Option<Symbol>) -> bool {
        class.is_some_and(|class| self.at(token).iter().any(|r| r.symbol == class))
    }

    /// Whether a token is a word with a capital first letter.
    pub fn is_capital(&self, token: usize) -> bool {
        self.shapes.get(token).is_some_and(|(word, capital)| *word && *capital)
    }

    /// Whether a token is a word.
    pub fn is_word(&self, token: usize) -> bool {
        self.shapes.get(token).is_some_and(|(word, _)| *word)
    }

    /// Puts the sign of a sentence's start and its tokens into the scan; false when nothing can
    /// begin at any of them.
    pub fn fill(&self, first: usize, end: usize, grammar: &Grammar, scan: &mut Scan) -> bool {
        let readings = &self.all[self.starts[first] as usize..self.starts[end] as usize];
        if readings.iter().all(|r| grammar.starts[usize::from(r.symbol)] == 0) {
            return false;
        }
        scan.clear();
        if let Some(symbol) = grammar.class(Grammar::SENTENCE_START) {
            scan.readings.push(Reading { symbol, value: Reading::NONE });
        }
        let shift = scan.readings.len() as u32;
        scan.lexemes.push(Lexeme { readings: (0, shift), word: false, capital: false });
        scan.readings.extend_from_slice(readings);
        let base = self.starts[first];
        for token in first..end {
            let range = (self.starts[token] - base + shift, self.starts[token + 1] - base + shift);
            let (word, capital) = self.shapes[token];
            scan.lexemes.push(Lexeme { readings: range, word, capital });
        }
        true
    }
}
