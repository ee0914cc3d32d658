//! The articles as numbered sources.

use std::collections::BTreeMap;

use super::clean::clean;
use super::dates::day_in_full;
use crate::timeline::{Documented, Item, Timeline};

/// Sources in the order in which the chart first names them.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    numbers: BTreeMap<String, usize>,
    names: Vec<String>,
    lines: Vec<String>,
}

impl Sources {
    /// The documents that the items name, or all when there is no item.
    pub fn cited(timeline: &Timeline, items: &[&Item]) -> Self {
        let known: BTreeMap<&str, &Documented> =
            timeline.documents.iter().map(|d| (d.id.as_str(), d)).collect();
        let mut sources = Sources::default();
        let cited = items.iter().flat_map(|item| &item.source).map(|s| s.document.as_str());
        for id in cited {
            sources.add(id, &known);
        }
        if items.is_empty() {
            for document in &timeline.documents {
                sources.add(&document.id, &known);
            }
        }
        sources
    }

    fn add(&mut self, id: &str, known: &BTreeMap<&str, &Documented>) {
        let Some(document) = known.get(id).filter(|_| !self.numbers.contains_key(id)) else {
            return;
        };
        self.names.push(short(document));
        self.lines.push(full(document, self.names.len()));
        self.numbers.insert(id.to_owned(), self.names.len());
    }

    /// Numbers of an item's sources, from 1.
    pub fn numbers(&self, item: &Item) -> Vec<usize> {
        let mut found: Vec<usize> =
            item.source.iter().filter_map(|s| self.numbers.get(&s.document).copied()).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Name of an item's first source.
    pub fn name_of(&self, item: &Item) -> Option<String> {
        let number = self.numbers(item).first().copied()?;
        self.names.get(number - 1).cloned()
    }

    /// "Gazette [1]", for the small line; nothing when there is but one source.
    pub fn reference(&self, item: &Item) -> Option<String> {
        let numbers = self.numbers(item);
        if self.names.len() < 2 || numbers.is_empty() {
            return None;
        }
        let marks: Vec<String> = numbers.iter().map(|n| format!("[{n}]")).collect();
        let name =
            self.name_of(item).filter(|name| numbers.len() == 1 && name.chars().count() <= 24);
        Some(match name {
            Some(name) => format!("{name}\u{a0}{}", marks.concat()),
            None => marks.concat(),
        })
    }

    /// The lines of the list, with their numbers.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.lines.iter().enumerate().map(|(i, line)| (i + 1, line.as_str()))
    }
}

/// The file's or record's name without its ending.
fn short(document: &Documented) -> String {
    let name = clean(&document.name);
    let stem = match name.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() && ending.len() <= 6 => stem,
        _ => &name,
    };
    let last = stem.rsplit(['/', '\\']).next().unwrap_or(stem);
    if last.is_empty() || last == "-" { clean(&document.id) } else { last.to_owned() }
}

fn full(document: &Documented, number: usize) -> String {
    let mut parts = Vec::new();
    let title = document.title.as_deref().map(clean).filter(|title| !title.is_empty());
    let name = short(document);
    match title {
        Some(title) if title != name => parts.push(format!("{title} ({name})")),
        _ => parts.push(name),
    }
    parts.extend(document.date.map(day_in_full));
    parts.extend(document.url.as_deref().map(clean).filter(|url| !url.is_empty()));
    format!("[{number}] {}", parts.join(", "))
}
