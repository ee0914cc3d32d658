//! Readings in, every match of every rule out: one pass from right to left, so that the parts that
//! begin at a token are known before anything that could hold them.
//!
//! From each token the tries of the levels are walked once; their depth and size do not depend on
//! the text, so that the work is linear in the text.

use super::grammar::Grammar;
use super::lexicon::{Reading, Symbol};

/// One token as the grammar sees it.
#[derive(Clone, Copy, Debug)]
pub struct Lexeme {
    /// Its readings: a range of [`Scan::readings`].
    pub readings: (u32, u32),
    /// Whether it is a word (and not a sign or a number).
    pub word: bool,
    /// Whether it begins with a capital letter.
    pub capital: bool,
}

/// What stands at one place of a match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item {
    /// A token, read with this value.
    Token {
        /// Index of the token in the sentence.
        at: u32,
        /// See [`Reading::value`].
        value: u16,
    },
    /// A smaller match.
    Part(u32),
}

/// A match.
#[derive(Clone, Copy, Debug)]
pub struct Found {
    /// First token of the expression (context left out).
    pub first: u32,
    /// One after its last token.
    pub end: u32,
    /// Tokens with the context.
    pub whole: (u32, u32),
    /// Index of the flat sequence.
    pub variant: u32,
    /// Where its items begin in [`Scan::items`].
    items: u32,
    /// The next part that begins at the same token.
    next: u32,
}

const NONE: u32 = u32::MAX;
/// Most tokens in a match.
const REACH: u32 = 40;
/// Most matches that begin at one token.
const CROWD: usize = 400;

/// The matches of one sentence, and room to work in.
#[derive(Clone, Debug, Default)]
pub struct Scan {
    /// Readings of the tokens.
    pub readings: Vec<Reading>,
    /// The tokens.
    pub lexemes: Vec<Lexeme>,
    /// The matches, in order of discovery.
    pub found: Vec<Found>,
    /// Pairs of matches with the same tokens, kind and priority, but different rules.
    pub ties: Vec<(u32, u32)>,
    items: Vec<Item>,
    heads: Vec<u32>,
    path: Vec<Item>,
    ends: Vec<u32>,
    fresh: usize,
}

impl Scan {
    /// Forgets the last sentence.
    pub fn clear(&mut self) {
        self.readings.clear();
        self.lexemes.clear();
        self.found.clear();
        self.items.clear();
        self.ties.clear();
    }

    /// Finds every match in the lexemes.
    pub fn run(&mut self, grammar: &Grammar) {
        self.heads.clear();
        self.heads.resize(self.lexemes.len() + 1, NONE);
        let mut lead = usize::MAX;
        for at in (0..self.lexemes.len()).rev() {
            let (from, to) = self.lexemes[at].readings;
            let readings = &self.readings[from as usize..to as usize];
            let strong = readings.iter().any(|r| grammar.strong[usize::from(r.symbol)]);
            lead = if strong { 0 } else { lead.saturating_add(1) };
            if lead > Grammar::LEAD {
                continue;
            }
            let mut levels =
                readings.iter().fold(0, |all, r| all | grammar.starts[usize::from(r.symbol)]);
            let mut done = 0u64;
            self.fresh = self.found.len();
            while levels & !done != 0 {
                let level = (levels & !done).trailing_zeros();
                done |= 1 << level;
                self.walk(grammar, level as usize, 0, at as u32, at as u32);
                let mut part = self.heads[at];
                while part != NONE {
                    let found = &self.found[part as usize];
                    let rule = &grammar.rules[rule_of(grammar, found)];
                    for symbol in &rule.makes {
                        levels |= grammar.starts[usize::from(*symbol)];
                    }
                    part = found.next;
                }
            }
        }
    }

    fn walk(&mut self, grammar: &Grammar, level: usize, state: u32, start: u32, at: u32) {
        let here = &grammar.levels[level][state as usize];
        for &variant in &here.accepts {
            self.accept(grammar, variant, start);
        }
        if here.is_leaf() || at as usize >= self.lexemes.len() || at - start >= REACH {
            return;
        }
        let lexeme = self.lexemes[at as usize];
        let root = &grammar.roots[level];
        let after = |symbol: Symbol| match state {
            0 => Some(root[usize::from(symbol)]).filter(|next| *next != 0),
            _ => here.next(symbol),
        };
        for index in lexeme.readings.0..lexeme.readings.1 {
            let reading = self.readings[index as usize];
            if let Some(next) = after(reading.symbol) {
                let item = Item::Token { at, value: reading.value };
                self.go(grammar, level, next, start, item, at + 1);
            }
        }
        let mut part = self.heads[at as usize];
        while part != NONE {
            let found = self.found[part as usize];
            let rule = &grammar.rules[rule_of(grammar, &found)];
            for &symbol in &rule.makes {
                if let Some(next) = after(symbol) {
                    self.go(grammar, level, next, start, Item::Part(part), found.end);
                }
            }
            part = found.next;
        }
        let item = Item::Token { at, value: Reading::NONE };
        if let Some(next) = here.any.filter(|_| lexeme.word) {
            self.go(grammar, level, next, start, item, at + 1);
        }
        let by_case = if lexeme.capital { here.capital } else { here.lower };
        if let Some(next) = by_case.filter(|_| lexeme.word) {
            self.go(grammar, level, next, start, item, at + 1);
        }
    }

    fn go(&mut self, grammar: &Grammar, level: usize, next: u32, start: u32, item: Item, end: u32) {
        self.path.push(item);
        self.ends.push(end);
        self.walk(grammar, level, next, start, end);
        self.path.pop();
        self.ends.pop();
    }

    fn accept(&mut self, grammar: &Grammar, variant: u32, start: u32) {
        let shape = &grammar.variants[variant as usize];
        let place = |n: u8| if n == 0 { start } else { self.ends[usize::from(n) - 1] };
        let whole = (start, self.ends.last().copied().unwrap_or(start));
        let (first, end) = (place(shape.lead), place(shape.end));
        let rule = &grammar.rules[usize::from(shape.rule)];
        if self.found.len() - self.fresh >= CROWD {
            return;
        }
        if !rule.makes.is_empty() && !self.wins(grammar, variant, first, end) {
            return;
        }
        let items = self.items.len() as u32;
        self.items.extend_from_slice(&self.path);
        let index = self.found.len() as u32;
        let mut next = NONE;
        if !rule.makes.is_empty() {
            next = self.heads[first as usize];
            self.heads[first as usize] = index;
        }
        self.found.push(Found { first, end, whole, variant, items, next });
    }

    /// Whether a part is better than one of the same kind and tokens that is there already; it
    /// then takes its place.
    fn wins(&mut self, grammar: &Grammar, variant: u32, first: u32, end: u32) -> bool {
        let rule = &grammar.rules[usize::from(grammar.variants[variant as usize].rule)];
        let (mut before, mut part) = (NONE, self.heads[first as usize]);
        while part != NONE {
            let other = self.found[part as usize];
            let rival = &grammar.rules[rule_of(grammar, &other)];
            if other.end == end && rival.makes[0] == rule.makes[0] {
                if rival.priority >= rule.priority {
                    if rival.priority == rule.priority && rival.name != rule.name {
                        self.ties.push((part, variant));
                    }
                    return false;
                }
                match before {
                    NONE => self.heads[first as usize] = other.next,
                    _ => self.found[before as usize].next = other.next,
                }
                return true;
            }
            before = part;
            part = other.next;
        }
        true
    }

    /// What stands at a part (by number) of a match.
    pub fn part(&self, grammar: &Grammar, found: u32, part: usize) -> Option<Item> {
        let found = &self.found[found as usize];
        let parts = &grammar.variants[found.variant as usize].parts;
        let place = parts.iter().find(|(_, p)| usize::from(*p) == part)?.0;
        Some(self.items[found.items as usize + usize::from(place)])
    }

    /// Items of a match, context included.
    pub fn items(&self, grammar: &Grammar, found: u32) -> &[Item] {
        let found = &self.found[found as usize];
        let variant = &grammar.variants[found.variant as usize];
        let from = found.items as usize + usize::from(variant.lead);
        &self.items[from..found.items as usize + usize::from(variant.end)]
    }

    /// Tokens of an item.
    pub fn tokens(&self, item: Item) -> (u32, u32) {
        match item {
            Item::Token { at, .. } => (at, at + 1),
            Item::Part(part) => (self.found[part as usize].first, self.found[part as usize].end),
        }
    }

    /// Kinds of part or classes of which a match counts as one.
    pub fn makes<'g>(&self, grammar: &'g Grammar, found: u32) -> &'g [Symbol] {
        &grammar.rules[rule_of(grammar, &self.found[found as usize])].makes
    }
}

/// Index of the rule of a match.
pub fn rule_of(grammar: &Grammar, found: &Found) -> usize {
    usize::from(grammar.variants[found.variant as usize].rule)
}
