//! Files in, [`Grammar`] out.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::rc::Rc;

use super::error::Complaint;
use super::grammar::{Grammar, Rule, State, Variant};
use super::lexicon::{Reading, Symbol};
use super::pattern::{self, Place, Want};
use super::rule::{Patterns, RawFile, RawRule, RuleKind};
use super::shape::Shape;
use super::template::Template;

/// A file's name and text.
pub type Source<'a> = (&'a str, &'a str);

/// Name of the class that stands for any word.
const ANY: &str = "any";
/// Name of the class that stands for any word with a capital first letter.
const CAPITAL: &str = "capital";
/// Most levels of parts made of parts.
const LEVELS: usize = 60;

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
}

/// Compiles the files of `lexicon/` and `rules/`.
///
/// # Errors
/// What is wrong, and where.
pub fn compile(files: &[Source]) -> Result<Grammar, Complaint> {
    let mut builder = Builder { next: 1, ..Builder::default() };
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

    fn push_rule(&mut self, name: &str, means: Template) -> u16 {
        self.grammar.rules.push(Rule {
            name: name.into(),
            means,
            modifier: None,
            kind: None,
            priority: 0,
            only: None,
            shares: Vec::new(),
            examples: Vec::new(),
            never: Vec::new(),
            makes: Vec::new(),
            stands_alone: false,
        });
        (self.grammar.rules.len() - 1) as u16
    }

    fn rule(&mut self, file: &str, text: &str, raw: RawRule) -> Result<(), Complaint> {
        let wrong = |at: Range<usize>, why: String| Complaint::new(file, text, at, why);
        let at = raw.pattern.span();
        let patterns = match raw.pattern.into_inner() {
            Patterns::One(one) => vec![one],
            Patterns::Several(several) => several,
        };
        let mut sequences = Vec::new();
        for one in &patterns {
            let more = pattern::expand(one).map_err(|(byte, why)| {
                let byte = if patterns.len() == 1 { at.start + 1 + byte } else { at.start };
                wrong(byte..byte, why)
            })?;
            sequences.extend(more);
        }
        let mut names: Vec<String> = Vec::new();
        for name in sequences.iter().flatten().filter_map(|p| p.name.clone()) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        let number = |name: &str| names.iter().position(|n| n == name);
        let (means_at, means) = match &raw.means {
            Some(means) => (means.span(), means.get_ref().as_str()),
            None => (at.clone(), ""),
        };
        let template = |t: &str| {
            Template::parse(t, number).map_err(|(byte, why)| {
                let byte = (means_at.start + 1 + byte).min(means_at.end);
                wrong(byte..byte, why)
            })
        };
        let means = template(means)?;
        let modifier = raw.modifier.as_deref().map(template).transpose()?;
        let mut shares = Vec::new();
        for share in &raw.shares {
            let part =
                |n: &str| number(n).ok_or_else(|| wrong(at.clone(), format!("no part `{n}`")));
            let from = part(&share.from)?;
            let to = share.to.as_deref().map_or(Ok(from), part)?;
            shares.push((from, to, template(&share.means)?));
        }
        let leads = sequences.iter().any(|s| s[0].context);
        if leads && raw.makes.is_some() {
            let why = "a rule that makes a part cannot begin with context";
            return Err(wrong(at, why.to_owned()));
        }
        let index = self.push_rule(raw.name.get_ref(), means);
        let rule = &mut self.grammar.rules[usize::from(index)];
        rule.modifier = modifier;
        rule.kind = raw.kind;
        rule.priority = raw.priority;
        rule.only = raw.only;
        rule.shares = shares;
        rule.examples = raw.examples;
        rule.never = raw.never;
        self.flats.push(Flat { rule: index, sequences, names, makes: raw.makes });
        Ok(())
    }

    fn finish(mut self, files: &[Source]) -> Result<Grammar, Complaint> {
        for flat in &self.flats {
            if let Some(makes) = flat.makes.clone() {
                self.grammar.classes.entry(makes).or_insert_with(|| {
                    self.next += 1;
                    self.next - 1
                });
            }
        }
        let order = self.levels(files)?;
        let alone = std::mem::take(&mut self.alone);
        let flats = std::mem::take(&mut self.flats);
        let count = order.iter().copied().max().unwrap_or(0) + 1;
        self.grammar.levels = vec![vec![State::default()]; count];
        for (flat, level) in flats.iter().zip(order) {
            let wide = self.wide(flat.makes.as_deref());
            let rule = &mut self.grammar.rules[usize::from(flat.rule)];
            rule.stands_alone = wide.iter().any(|w| alone.contains(w)) || flat.makes.is_none();
            rule.makes = wide.iter().map(|w| self.grammar.classes[w]).collect();
            for sequence in &flat.sequences {
                self.insert(flat, sequence, level, files)?;
            }
        }
        self.index_roots();
        Ok(self.grammar)
    }

    /// A kind of part and every union it belongs to.
    fn wide(&self, makes: Option<&str>) -> Vec<String> {
        let mut all: Vec<String> = makes.map(str::to_owned).into_iter().collect();
        let mut at = 0;
        while at < all.len() {
            for (wide, narrow) in &self.unions {
                if narrow.contains(&all[at]) && !all.contains(wide) {
                    all.push(wide.clone());
                }
            }
            at += 1;
        }
        all
    }

    /// The level of each flat: one above the highest kind of part that it is made of.
    fn levels(&self, files: &[Source]) -> Result<Vec<usize>, Complaint> {
        let symbol = |name: &String| self.grammar.classes.get(name).copied();
        let makes: Vec<Vec<Symbol>> = self
            .flats
            .iter()
            .map(|f| self.wide(f.makes.as_deref()).iter().filter_map(symbol).collect())
            .collect();
        let needs: Vec<Vec<Symbol>> = self.flats.iter().map(|f| self.needs(f)).collect();
        let mut made = vec![0; usize::from(self.next)];
        let mut levels = vec![0; self.flats.len()];
        for _ in 0..=LEVELS {
            let mut changed = false;
            for index in 0..levels.len() {
                let parts = needs[index].iter().map(|s| made[usize::from(*s)]);
                levels[index] = parts.max().unwrap_or(0);
                for symbol in &makes[index] {
                    let least = levels[index] + 1;
                    changed |= made[usize::from(*symbol)] < least;
                    made[usize::from(*symbol)] = least.max(made[usize::from(*symbol)]);
                }
            }
            if !changed {
                return Ok(levels);
            }
        }
        let deepest = levels.iter().enumerate().max_by_key(|(_, l)| **l).map_or(0, |(i, _)| i);
        let rule = &self.grammar.rules[usize::from(self.flats[deepest].rule)].name;
        Err(complain(files, rule, "this rule makes a part that it is itself made of".to_owned()))
    }

    /// The classes that a flat is made of, each once.
    fn needs(&self, flat: &Flat) -> Vec<Symbol> {
        let classes = flat.sequences.iter().flatten().filter_map(|p| match &p.want {
            Want::Class(class) => Some(class.as_str()),
            Want::Word(_) => None,
        });
        let names: BTreeSet<&str> = classes.collect();
        names.iter().filter_map(|name| self.grammar.classes.get(*name).copied()).collect()
    }

    fn insert(
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
                Want::Class(class) if class == ANY || class == CAPITAL => None,
                Want::Class(class) => Some(*self.grammar.classes.get(class).ok_or_else(|| {
                    let rule = &self.grammar.rules[usize::from(flat.rule)].name;
                    complain(files, rule, format!("there is no class `<{class}>`"))
                })?),
            };
            let any = place.want == Want::Class(ANY.to_owned());
            state = step(&mut self.grammar.levels[level], state, symbol, any);
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
            Want::Class(class) if class != ANY && class != CAPITAL => Some(class.as_str()),
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

    fn index_roots(&mut self) {
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

/// The state after `from`, made if it is not there yet. No symbol: any (or any capitalised) word.
fn step(states: &mut Vec<State>, from: u32, symbol: Option<Symbol>, any: bool) -> u32 {
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
        None if any => *state.any.get_or_insert(new),
        None => *state.capital.get_or_insert(new),
    };
    if next == new {
        states.push(State::default());
    }
    next
}

/// A complaint at the line that names the rule.
fn complain(files: &[Source], rule: &str, why: String) -> Complaint {
    let quoted = format!("\"{rule}\"");
    for (name, text) in files {
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            if line.trim_start().starts_with("name") && line.contains(&quoted) {
                let at = start + line.find(&quoted).unwrap_or(0);
                return Complaint::new(name, text, at..at, why);
            }
            start += line.len();
        }
    }
    Complaint::new(rule, "", 0..0, why)
}
