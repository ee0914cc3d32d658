//! The articles as numbered sources.

use std::collections::{BTreeMap, BTreeSet};

use super::clean::clean;
use super::dates::day_in_full;
use crate::timeline::{Documented, Item, Timeline};

/// The articles by their place in the list of documents, as the other formats number them.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    numbers: BTreeMap<String, usize>,
    names: Vec<String>,
    lines: Vec<String>,
    cited: usize,
}

impl Sources {
    /// All documents; an id that comes twice counts where it came first.
    pub fn of(timeline: &Timeline, items: &[&Item]) -> Self {
        let mut sources = Sources::default();
        for (document, number) in timeline.documents.iter().zip(1..) {
            sources.names.push(short(document));
            sources.lines.push(full(document, number));
            sources.numbers.entry(document.id.clone()).or_insert(number);
        }
        let cited = items.iter().flat_map(|item| sources.numbers(item));
        sources.cited = cited.collect::<BTreeSet<_>>().len();
        sources
    }

    /// Numbers of an item's sources, from 1.
    pub fn numbers(&self, item: &Item) -> Vec<usize> {
        let known = |id: &String| self.numbers.get(id).copied();
        let found: BTreeSet<usize> =
            item.source.iter().filter_map(|s| known(&s.document)).collect();
        found.into_iter().collect()
    }

    /// Name of an item's first source.
    pub fn name_of(&self, item: &Item) -> Option<String> {
        let number = self.numbers(item).first().copied()?;
        self.names.get(number - 1).cloned()
    }

    /// "Gazette [1]", for the small line; nothing when but one source is named.
    pub fn reference(&self, item: &Item) -> Option<String> {
        let numbers = self.numbers(item);
        if self.cited < 2 || numbers.is_empty() {
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
