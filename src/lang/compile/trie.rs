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

/// Where a place of a sequence leads: by a symbol, or (without) by an open class.
pub(super) type Edge = (Option<Symbol>, OpenClass);

impl Builder {
    pub(super) fn insert(
        &mut self,
        flat: &Flat,
        sequence: &[Rc<Place>],
        level: usize,
        files: &[Source],
    ) -> Result<(), Complaint> {
        let mut state = 0;
        let mut edges = Vec::with_capacity(sequence.len());
        for place in sequence {
            let edge = self.edge(place, flat, files)?;
            edges.push(edge);
            state = step(&mut self.grammar.levels[level], state, edge);
        }
        self.strengthen(flat, sequence, &edges);
        let lead = sequence.iter().take_while(|p| p.context).count();
        let end = sequence.len() - sequence.iter().rev().take_while(|p| p.context).count();
        let number = |name: &str| flat.names.iter().position(|n| n == name);
        let parts = sequence.iter().enumerate().filter_map(|(i, p)| {
            p.name.as_deref().and_then(number).map(|part| (i as u8, part as u8))
        });
        let variant =
            Variant { rule: flat.rule, lead: lead as u8, end: end as u8, parts: parts.collect() };
        let accepts = &mut self.grammar.levels[level][state as usize].accepts;
        let variants = &mut self.grammar.variants;
        if !accepts.iter().any(|&known| variants[known as usize] == variant) {
            accepts.push(variants.len() as u32);
            variants.push(variant);
        }
        Ok(())
    }

    /// Where a place leads; looked up once for all the sequences that share it.
    fn edge(
        &mut self,
        place: &Rc<Place>,
        flat: &Flat,
        files: &[Source],
    ) -> Result<Edge, Complaint> {
        if let Some(edge) = self.edges.get(&Rc::as_ptr(place)) {
            return Ok(*edge);
        }
        let edge = match &place.want {
            Want::Word(word) => (Some(self.literal(word)), OpenClass::Any),
            Want::Class(class) => match (open_class(class), self.grammar.classes.get(class)) {
                (Some(open), _) => (None, open),
                (None, Some(symbol)) => (Some(*symbol), OpenClass::Any),
                (None, None) => {
                    let rule = &self.grammar.rules[usize::from(flat.rule)].name;
                    return Err(complain(files, rule, format!("there is no class `<{class}>`")));
                }
            },
        };
        self.edges.insert(Rc::as_ptr(place), edge);
        Ok(edge)
    }

    /// Marks the symbol of a sequence that shows it best: its last class, else its longest word. A
    /// part shows itself, and what is no expression need not be seen alone.
    fn strengthen(&mut self, flat: &Flat, sequence: &[Rc<Place>], edges: &[Edge]) {
        if self.grammar.rules[usize::from(flat.rule)].kind == Some(RuleKind::Nothing) {
            return;
        }
        let places = || sequence.iter().zip(edges);
        let class = places().rev().find_map(|(place, edge)| match &place.want {
            Want::Class(_) => edge.0,
            Want::Word(_) => None,
        });
        let word = || {
            let words = places().filter_map(|(place, edge)| match &place.want {
                Want::Word(word) => Some((word.len(), edge.0)),
                Want::Class(_) => None,
            });
            words.max_by_key(|(length, _)| *length).and_then(|(_, symbol)| symbol)
        };
        if let Some(symbol) = class.or_else(word) {
            let strong = &mut self.grammar.strong;
            strong.resize(strong.len().max(usize::from(symbol) + 1), false);
            strong[usize::from(symbol)] = true;
        }
    }

    pub(super) fn index_roots(&mut self) {
        self.grammar.strong.resize(usize::from(self.next), false);
        let mut starts = vec![0u64; usize::from(self.next)];
        let mut roots = vec![vec![0; starts.len()]; self.grammar.levels.len()];
        for (level, states) in self.grammar.levels.iter().enumerate() {
            for (symbol, next) in &states[0].edges {
                starts[usize::from(*symbol)] |= 1 << level;
                roots[level][usize::from(*symbol)] = *next;
            }
        }
        self.grammar.starts = starts;
        self.grammar.roots = roots;
    }
}

/// A class that is no list of words.
#[derive(Clone, Copy, Debug)]
pub(super) enum OpenClass {
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

/// The state after `from`, made if it is not there yet.
fn step(states: &mut Vec<State>, from: u32, (symbol, open): Edge) -> u32 {
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
