//! The lexicon of tagger and parser: for each known form the tags that it can have and
//! WordNet's kinds.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::treebank::Gold;
use crate::lang::events::english_senses;
use crate::lang::senses::{SenseOf, Senses};
use crate::text::XPOS;
use crate::text::lexis::{LEXICON, lexicon_check, word_hash};

/// Forms seen fewer times in the treebank take their tags from the word list alone.
const TRUSTED: u32 = 5;

/// What is gathered about a form.
#[derive(Clone, Debug, Default)]
struct Form {
    listed: u64,
    seen: BTreeMap<u8, u32>,
    noun: u8,
    verb: u8,
}

/// Forms by their lower-case spelling.
#[derive(Clone, Debug, Default)]
pub(crate) struct Forms(BTreeMap<String, Form>);

fn bit(tag: &str) -> u64 {
    XPOS.iter().position(|name| *name == tag).map_or(0, |place| 1 << place)
}

/// Digits made alike, lower case: as the hash of a word sees it.
pub(crate) fn plain(word: &str) -> String {
    word.chars().map(|c| if c.is_ascii_digit() { '0' } else { c.to_ascii_lowercase() }).collect()
}

impl Forms {
    /// Counts the forms of a treebank.
    pub(crate) fn count(&mut self, sentences: &[Gold]) {
        for gold in sentences {
            for (word, tag) in gold.words.iter().zip(&gold.xpos) {
                *self.0.entry(plain(word)).or_default().seen.entry(*tag).or_default() += 1;
            }
        }
    }

    /// Adds the word list of lemminflect (`lemma_lu.csv` and `infl_lu.csv`, unpacked).
    ///
    /// # Errors
    /// If a file cannot be read.
    pub(crate) fn list(&mut self, folder: &Path) -> Result<(), String> {
        let read = |name: &str| {
            let path = folder.join(name);
            fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))
        };
        for line in read("lemma_lu.csv")?.lines() {
            let fields: Vec<&str> = line.split(',').collect();
            if let [form, part, lemmas] = fields[..] {
                let base = lemmas.split('/').any(|lemma| lemma == form);
                self.add(form, if base { base_tags(part) } else { 0 });
            }
        }
        for line in read("infl_lu.csv")?.lines() {
            let fields: Vec<&str> = line.split(',').collect();
            if let [lemma, part, inflected @ ..] = &fields[..] {
                self.inflect(lemma, part, inflected);
            }
        }
        Ok(())
    }

    fn add(&mut self, form: &str, tags: u64) {
        self.0.entry(plain(form)).or_default().listed |= tags;
    }

    fn inflect(&mut self, lemma: &str, part: &str, inflected: &[&str]) {
        self.add(lemma, base_tags(part));
        let tags: &[&str] = match part {
            "verb" => &["VBD", "VBN", "VBG", "VBZ"],
            "noun" => &["NNS"],
            "adj" => &["JJR", "JJS"],
            "adv" => &["RBR", "RBS"],
            _ => &[],
        };
        for (place, tag) in tags.iter().enumerate() {
            let cell = inflected.get(place).copied().unwrap_or("");
            let cell = if cell.is_empty() && *tag == "VBN" { inflected[0] } else { cell };
            for form in cell.split('/').filter(|form| !form.is_empty()) {
                self.add(form, bit(tag));
            }
        }
    }

    /// Adds WordNet's kinds, by the lemma that a form may stand for.
    pub(crate) fn kinds(&mut self) {
        let senses = english_senses();
        for (word, form) in &mut self.0 {
            form.noun = kind_of(&senses, word, SenseOf::Noun);
            form.verb = kind_of(&senses, word, SenseOf::Verb);
        }
    }

    /// Packs the table.
    pub(crate) fn pack(&self) -> Vec<u8> {
        let classes = self.classes();
        let kept: Vec<(u32, [u8; 3])> = self
            .0
            .iter()
            .map(|(word, form)| {
                let class = classes.get(&form.class()).copied().unwrap_or(254);
                (word_hash(word), [class, form.noun, form.verb])
            })
            .filter(|(_, entry)| *entry != [0; 3])
            .collect();
        let buckets = (kept.len() * 5 / 4).next_power_of_two();
        let mut table = vec![0u8; buckets * LEXICON];
        for (hash, entry) in kept {
            let mut bucket = hash as usize & (buckets - 1);
            while table[bucket * LEXICON..bucket * LEXICON + 3] != [0; 3] {
                bucket = (bucket + 1) & (buckets - 1);
            }
            let row = &mut table[bucket * LEXICON..(bucket + 1) * LEXICON];
            row[..3].copy_from_slice(&lexicon_check(hash));
            row[3..].copy_from_slice(&entry);
        }
        let mut out = (buckets as u32).to_le_bytes().to_vec();
        out.extend(table);
        out
    }

    /// Numbers the most frequent classes from 1.
    fn classes(&self) -> BTreeMap<(u8, u64), u8> {
        let mut counts: BTreeMap<(u8, u64), usize> = BTreeMap::new();
        for form in self.0.values().filter(|form| form.class().1 != 0) {
            *counts.entry(form.class()).or_default() += 1 + form.total() as usize / 4;
        }
        let mut ranked: Vec<_> = counts.into_iter().collect();
        ranked.sort_by_key(|(class, count)| (std::cmp::Reverse(*count), *class));
        let mut classes: BTreeMap<_, _> =
            ranked.into_iter().take(253).zip(1..).map(|((class, _), i)| (class, i)).collect();
        classes.insert((64, 0), 0);
        classes
    }
}

impl Form {
    fn total(&self) -> u32 {
        self.seen.values().sum()
    }

    /// The commonest tag (64 when it is not known), and every tag.
    fn class(&self) -> (u8, u64) {
        let total = self.total();
        if total < TRUSTED {
            return (64, self.listed);
        }
        let often = self.seen.iter().filter(|(_, count)| **count * 20 >= total);
        let tags = often.fold(0, |tags, (tag, _)| tags | 1u64 << tag);
        let top =
            self.seen.iter().max_by_key(|(tag, count)| (**count, **tag)).map_or(64, |(t, _)| *t);
        (top, tags)
    }
}

fn base_tags(part: &str) -> u64 {
    match part {
        "verb" => bit("VB") | bit("VBP"),
        "aux" => bit("MD"),
        "noun" => bit("NN"),
        "adj" => bit("JJ"),
        "adv" => bit("RB"),
        _ => 0,
    }
}

fn kind_of(senses: &Senses, word: &str, part: SenseOf) -> u8 {
    let kind = |lemma: &str| senses.of(lemma, part).map(|sense| sense.kind(0) + 1);
    let cut = |end: &str, put: &str| word.strip_suffix(end).map(|stem| format!("{stem}{put}"));
    let ends: &[(&str, &str)] = match part {
        SenseOf::Noun => &[("s", ""), ("es", ""), ("ies", "y")],
        SenseOf::Verb => &[
            ("s", ""),
            ("es", ""),
            ("ies", "y"),
            ("ed", ""),
            ("ed", "e"),
            ("ied", "y"),
            ("ing", ""),
            ("ing", "e"),
        ],
    };
    let stems = ends.iter().filter_map(|(end, put)| cut(end, put));
    kind(word).or_else(|| stems.into_iter().find_map(|stem| kind(&stem))).unwrap_or(0)
}
