//! WordNet's dictionary files in, the table of [`lang::senses`](crate::lang::senses) out.
//!
//! Kept are single lower-case words: all verbs, and the nouns that were met in tagged text or that
//! can name something that happens or holds.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use crate::lang::senses::{Sense, SenseOf, pack_senses};

/// A synset: its lexicographer file, its first hypernym, and a verb it derives from.
#[derive(Clone, Copy, Default)]
struct Synset {
    kind: u8,
    above: Option<u32>,
    verb: Option<u32>,
    name: bool,
}

type Synsets = HashMap<u32, Synset>;

/// Reads `index.noun`, `data.noun`, `index.verb`, `data.verb` of a folder and packs the table.
///
/// # Errors
/// If a file cannot be read; the sentence names it.
pub fn train(folder: &Path) -> Result<Vec<u8>, String> {
    let read = |name: &str| {
        let path = folder.join(name);
        fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))
    };
    let (nouns, verbs) = (synsets(&read("data.noun")?), synsets(&read("data.verb")?));
    let mut entries = Vec::new();
    for line in read("index.noun")?.lines().filter(|line| !line.starts_with(' ')) {
        let Some((lemma, offsets, tagged)) = entry(line) else { continue };
        let senses: Vec<Synset> = offsets.iter().filter_map(|at| nouns.get(at).copied()).collect();
        let sense = noun(&senses, &offsets, &nouns, &verbs);
        if (tagged || sense.eventive() > 0) && !senses.iter().all(|sense| sense.name) {
            entries.push((lemma.to_owned(), SenseOf::Noun, sense));
        }
    }
    for line in read("index.verb")?.lines().filter(|line| !line.starts_with(' ')) {
        let Some((lemma, offsets, _)) = entry(line) else { continue };
        entries.push((lemma.to_owned(), SenseOf::Verb, verb(&offsets, &verbs)));
    }
    Ok(pack_senses(&entries))
}

/// Lemma, synsets from the most frequent sense on, and whether it was met in tagged text.
fn entry(line: &str) -> Option<(&str, Vec<u32>, bool)> {
    let fields: Vec<&str> = line.split_ascii_whitespace().collect();
    let lemma = *fields.first()?;
    if !lemma.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return None;
    }
    let pointers: usize = fields.get(3)?.parse().ok()?;
    let tagged = *fields.get(5 + pointers)? != "0";
    let offsets = fields.get(6 + pointers..)?.iter().filter_map(|at| at.parse().ok()).collect();
    Some((lemma, offsets, tagged))
}

fn synsets(data: &str) -> Synsets {
    let lines = data.lines().filter(|line| !line.starts_with(' '));
    lines.filter_map(synset).collect()
}

fn synset(line: &str) -> Option<(u32, Synset)> {
    let fields: Vec<&str> = line.split('|').next()?.split_ascii_whitespace().collect();
    let words = usize::from_str_radix(fields.get(3)?, 16).ok()?;
    let pointers: usize = fields.get(4 + 2 * words)?.parse().ok()?;
    let mut set = Synset { kind: fields.get(1)?.parse().ok()?, ..Synset::default() };
    for pointer in fields.get(5 + 2 * words..)?.chunks(4).take(pointers) {
        let [sign, at, part, _] = pointer else { continue };
        let at = at.parse().ok();
        match (*sign, *part) {
            ("@" | "@i", _) if set.above.is_none() => {
                set.above = at;
                set.name = *sign == "@i";
            }
            ("+", "v") if set.verb.is_none() => set.verb = at,
            _ => {}
        }
    }
    Some((fields.first()?.parse().ok()?, set))
}

/// Acts, events, feelings, phenomena, processes, states, and what is communicated.
fn eventive(kind: u8) -> bool {
    matches!(kind, 4 | 10 | 11 | 12 | 19 | 22 | 26)
}

fn noun(senses: &[Synset], offsets: &[u32], nouns: &Synsets, verbs: &Synsets) -> Sense {
    let weight = |n: usize| 1.0 / (n + 1) as f32;
    let sum = |test: fn(u8) -> bool| -> f32 {
        let those = senses.iter().enumerate().filter(|(_, sense)| test(sense.kind));
        those.map(|(n, _)| weight(n)).sum()
    };
    let share = sum(eventive) / sum(|_| true).max(f32::MIN_POSITIVE);
    let from = senses.iter().take(2).find_map(|sense| sense.verb).and_then(|at| verbs.get(&at));
    let verb = from.map_or(0, |set| set.kind.saturating_sub(28));
    let chain = chain(offsets.first().copied(), nouns);
    let at = |depth: usize| chain.get(depth).or(chain.last()).map_or(0, |at| short(*at));
    Sense::pack(kinds(senses), verb, (share * 3.0).ceil() as u8, [at(5), at(7)])
}

fn verb(offsets: &[u32], verbs: &Synsets) -> Sense {
    let senses: Vec<Synset> = offsets.iter().filter_map(|at| verbs.get(at).copied()).collect();
    let chain = chain(offsets.first().copied(), verbs);
    let near = chain.len().checked_sub(2).or(chain.len().checked_sub(1));
    let above = [chain.first(), near.map(|at| &chain[at])];
    Sense::pack(kinds(&senses), 0, 0, above.map(|at| at.map_or(0, |at| short(*at))))
}

fn kinds(senses: &[Synset]) -> [u8; 3] {
    std::array::from_fn(|n| senses.get(n).map_or(0, |sense| sense.kind + 1))
}

/// A synset and what is above it, the most general first.
fn chain(from: Option<u32>, all: &Synsets) -> Vec<u32> {
    let above = |at: &u32| all.get(at).and_then(|set| set.above);
    let mut chain: Vec<u32> = std::iter::successors(from, above).take(20).collect();
    chain.reverse();
    chain
}

/// A synset as ten bits, never 0.
fn short(at: u32) -> u16 {
    (u64::from(at).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40) as u16 % 1023 + 1
}
