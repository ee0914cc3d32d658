//! Every rule in, the grammar out: each rule on the level above the parts that it is made of.

use std::collections::BTreeSet;

use super::{Builder, Flat, Source};
use crate::lang::error::Complaint;
use crate::lang::grammar::{Grammar, State};
use crate::lang::lexicon::Symbol;
use crate::lang::pattern::Want;

/// Most levels of parts made of parts.
const LEVELS: usize = 60;

impl Builder {
    pub(super) fn finish(mut self, files: &[Source]) -> Result<Grammar, Complaint> {
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
    pub(super) fn wide(&self, makes: Option<&str>) -> Vec<String> {
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
}

/// A complaint at the line that names the rule.
pub(super) fn complain(files: &[Source], rule: &str, why: String) -> Complaint {
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
