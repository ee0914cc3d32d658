//! Sentences of the treebank made more like newswire: titles before names, ages, appositions and
//! relative clauses between a subject and its verb, days where edited news puts them, which web text
//! seldom has; speakers behind what they say. Each is a copy of a sentence with words put in whose tree is known.

mod aside;
mod day;
mod name;
mod speech;

use std::ops::Range;

use super::treebank::{Gold, ROOT, UPOS};
use crate::text::{RELATIONS, XPOS};

/// Every copy, in order of kind and then of the treebank.
pub(crate) fn grafts(sentences: &[Gold]) -> Vec<Gold> {
    let mut all = name::titled(sentences);
    all.extend(aside::described(sentences));
    all.extend(aside::interrupted(sentences));
    all.extend(day::before_clause(sentences));
    all.extend(day::before_verb(sentences));
    all.extend(day::first(sentences));
    all.extend(speech::attributed(sentences));
    all.extend(speech::told(sentences));
    all
}

fn upos(name: &str) -> u8 {
    place(UPOS, name)
}

fn xpos(name: &str) -> u8 {
    place(XPOS, name)
}

fn relation(name: &str) -> u8 {
    place(RELATIONS, name)
}

fn place(names: &[&str], name: &str) -> u8 {
    names.iter().position(|n| *n == name).unwrap_or(0) as u8
}

/// A word that is put into a sentence.
#[derive(Clone, Debug)]
struct Word {
    form: String,
    upos: u8,
    xpos: u8,
    /// Counted from the first of the words; none for what hangs on the place.
    head: Option<usize>,
    relation: u8,
}

impl Word {
    fn new(form: &str, tags: (&str, &str), head: Option<usize>, to_head: &str) -> Word {
        Word {
            form: form.to_owned(),
            upos: upos(tags.0),
            xpos: xpos(tags.1),
            head,
            relation: relation(to_head),
        }
    }

    fn comma(head: usize) -> Word {
        Word::new(",", ("PUNCT", ","), Some(head), "punct")
    }
}

/// A phrase of the treebank on its own; its head hangs on the place with that relation.
fn phrase(gold: &Gold, range: &Range<usize>, word: usize, to_place: &str) -> Vec<Word> {
    let one = |i: usize| Word {
        form: gold.words[i].clone(),
        upos: gold.upos[i],
        xpos: gold.xpos[i],
        head: (i != word).then(|| usize::from(gold.heads[i]) - range.start),
        relation: if i == word { relation(to_place) } else { gold.relations[i] },
    };
    range.clone().map(one).collect()
}

/// The words below a word, when they lie together.
fn below(gold: &Gold, word: usize) -> Option<Range<usize>> {
    let hangs = |mut at: usize| {
        for _ in 0..gold.heads.len() {
            if at == word {
                return true;
            }
            if gold.heads[at] == ROOT {
                return false;
            }
            at = usize::from(gold.heads[at]);
        }
        false
    };
    let inside: Vec<usize> = (0..gold.words.len()).filter(|at| hangs(*at)).collect();
    let range = *inside.first()?..inside.last()? + 1;
    (range.len() == inside.len()).then_some(range)
}

/// Puts words before the word at `at`; those without a head hang on `on`.
fn insert(gold: &Gold, at: usize, on: usize, words: &[Word]) -> Gold {
    let mut made = gold.clone();
    let moved = |i: usize| if i >= at { i + words.len() } else { i };
    for head in made.heads.iter_mut().filter(|head| **head != ROOT) {
        *head = moved(usize::from(*head)) as u16;
    }
    for (i, word) in words.iter().enumerate() {
        made.words.insert(at + i, word.form.clone());
        made.lemmas.insert(at + i, String::new());
        made.upos.insert(at + i, word.upos);
        made.xpos.insert(at + i, word.xpos);
        let head = word.head.map_or(moved(on), |head| at + head);
        made.heads.insert(at + i, head as u16);
        made.relations.insert(at + i, word.relation);
    }
    made
}

/// The words with a comma on either side, for an aside; both hang on its head.
fn between_commas(words: &[Word]) -> Vec<Word> {
    let head = 1 + words.iter().position(|word| word.head.is_none()).unwrap_or(0);
    let mut all = vec![Word::comma(head)];
    all.extend(words.iter().cloned().map(|mut word| {
        word.head = word.head.map(|head| head + 1);
        word
    }));
    all.push(Word::comma(head));
    all
}

/// A subject with a noun or name for a head, right before its finite verb: the noun, the end of the
/// phrase, the verb that it belongs to.
fn subject(gold: &Gold) -> Option<(usize, usize, usize)> {
    let subjects = [relation("nsubj"), relation("nsubj:pass")];
    let nouns = [upos("PROPN"), upos("NOUN")];
    let finite = ["VBD", "VBZ", "VBP", "MD"].map(xpos);
    (0..gold.words.len()).find_map(|word| {
        let fits = subjects.contains(&gold.relations[word]) && nouns.contains(&gold.upos[word]);
        let range = fits.then(|| below(gold, word)).flatten()?;
        let verb = usize::from(gold.heads[word]);
        let plain = range.len() <= 7 && range.clone().all(|i| gold.upos[i] != upos("VERB"));
        let follows = finite.contains(gold.xpos.get(range.end)?) && verb >= range.end;
        (plain && follows).then_some((word, range.end, verb))
    })
}
