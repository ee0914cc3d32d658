//! Flat sequences into the trie of their level.

use std::rc::Rc;

use super::levels::complain;
use super::{Builder, Flat, Source};
use crate::lang::error::Complaint;
use crate::lang::grammar::{State, Variant};
use crate::lang::lexicon::Symbol;
use crate::lang::pattern::{Place, Want};
use crate::lang::rule::RuleKind;

/// Name of the class that stands for any word.
const ANY: &str = "any";
/// Name of the class that stands for any word with a capital first letter.
const CAPITAL: &str = "capital";
/// Name of the class that stands for any word without one.
const LOWER: &str = "lower";

impl Builder {
    pub(super) fn insert(
        &mut self,
        flat: &Flat,
        sequence: &[Rc<Place>],
        level: usize,
        files: &[Source],
    ) -> Result<(), Complaint> {
        self.strengthen(flat, sequence);
        let mut state = 0;
        for place in sequence {
            let symbol = match &place.want {
                Want::Word(word) => Some(self.literal(word)),
                Want::Class(class) if open_class(class).is_some() => None,
                Want::Class(class) => Some(*self.grammar.classes.get(class).ok_or_else(|| {
                    let rule = &self.grammar.rules[usize::from(flat.rule)].name;
                    complain(files, rule, format!("there is no class `<{class}>`"))
                })?),
            };
            let open = match &place.want {
                Want::Class(class) => open_class(class).unwrap_or(OpenClass::Any),
                Want::Word(_) => OpenClass::Any,
            };
            state = step(&mut self.grammar.levels[level], state, symbol, open);
        }
        let lead = sequence.iter().take_while(|p| p.context).count();
        let end = sequence.len() - sequence.iter().rev().take_while(|p| p.context).count();
        let number = |name: &str| flat.names.iter().position(|n| n == name);
        let parts = sequence.iter().enumerate().filter_map(|(i, p)| {
            p.name.as_deref().and_then(number).map(|part| (i as u8, part as u8))
        });
        let variant =
            Variant { rule: flat.rule, lead: lead as u8, end: end as u8, parts: parts.collect() };
        self.grammar.variants.push(variant);
        let index = (self.grammar.variants.len() - 1) as u32;
        self.grammar.levels[level][state as usize].accepts.push(index);
        Ok(())
    }

    /// Marks the symbol of a sequence that shows it best: its last class, else its longest word. A
    /// part shows itself, and what is no expression need not be seen alone.
    fn strengthen(&mut self, flat: &Flat, sequence: &[Rc<Place>]) {
        if self.grammar.rules[usize::from(flat.rule)].kind == Some(RuleKind::Nothing) {
            return;
        }
        let class = sequence.iter().rev().find_map(|p| match &p.want {
            Want::Class(class) if open_class(class).is_none() => Some(class.as_str()),
            _ => None,
        });
        let symbol = match class {
            Some(class) => self.grammar.classes.get(class).copied(),
            None => {
                let words = sequence.iter().filter_map(|p| match &p.want {
                    Want::Word(word) => Some(word.as_str()),
                    Want::Class(_) => None,
                });
                words.max_by_key(|w| w.len()).map(str::to_owned).map(|w| self.literal(&w))
            }
        };
        if let Some(symbol) = symbol {
            let strong = &mut self.grammar.strong;
            strong.resize(strong.len().max(usize::from(symbol) + 1), false);
            strong[usize::from(symbol)] = true;
        }
    }

    pub(super) fn index_roots(&mut self) {
        self.grammar.strong.resize(usize::from(self.next), false);
        let mut starts = vec![0u64; usize::from(self.next)];
        for (level, states) in self.grammar.levels.iter().enumerate() {
            for (symbol, _) in &states[0].edges {
                starts[usize::from(*symbol)] |= 1 << level;
            }
        }
        self.grammar.starts = starts;
    }
}

/// A class that is no list of words.
#[derive(Clone, Copy)]
enum OpenClass {
    Any,
    Capital,
    Lower,
}

fn open_class(name: &str) -> Option<OpenClass> {
    match name {
        ANY => Some(OpenClass::Any),
        CAPITAL => Some(OpenClass::Capital),
        LOWER => Some(OpenClass::Lower),
        _ => None,
    }
}

/// The state after `from`, made if it is not there yet. No symbol: any word of an open class.
fn step(states: &mut Vec<State>, from: u32, symbol: Option<Symbol>, open: OpenClass) -> u32 {
    let new = states.len() as u32;
    let state = &mut states[from as usize];
    let next = match symbol {
        Some(symbol) => match state.edges.binary_search_by_key(&symbol, |e| e.0) {
            Ok(found) => state.edges[found].1,
            Err(place) => {
                state.edges.insert(place, (symbol, new));
                new
            }
        },
        None => *match open {
            OpenClass::Any => &mut state.any,
            OpenClass::Capital => &mut state.capital,
            OpenClass::Lower => &mut state.lower,
        }
        .get_or_insert(new),
    };
    if next == new {
        states.push(State::default());
    }
    next
}
