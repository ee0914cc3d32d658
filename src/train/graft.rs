//! Sentences of the treebank made more like newswire: titles before names, ages and appositions
//! between a subject and its verb, days between a verb and its clause, which web text seldom has.

use std::ops::Range;

use super::treebank::{Gold, ROOT, UPOS};
use crate::text::{RELATIONS, XPOS};

fn place(names: &[&str], name: &str) -> u8 {
    names.iter().position(|n| *n == name).unwrap_or(0) as u8
}

/// Words that are put into a sentence: form, universal tag, tag, head (from the first of them;
/// none for what hangs on the place), relation.
type Words = Vec<(String, u8, u8, Option<usize>, u8)>;

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

/// Noun phrases that can describe somebody: "a former judge", "the head of the museum".
fn descriptions(sentences: &[Gold]) -> Vec<Words> {
    let (noun, det, prp) = (place(UPOS, "NOUN"), place(XPOS, "DT"), place(UPOS, "PRON"));
    let (obj, appos) = (place(RELATIONS, "obj"), place(RELATIONS, "appos"));
    let mut found = Vec::new();
    for gold in sentences {
        for word in 0..gold.words.len() {
            let fits = gold.upos[word] == noun && [obj, appos].contains(&gold.relations[word]);
            let Some(range) = fits.then(|| below(gold, word)).flatten() else { continue };
            let plain = (2..=8).contains(&range.len())
                && gold.xpos[range.start] == det
                && range.clone().all(|i| {
                    gold.words[i].bytes().all(|b| b.is_ascii_alphabetic()) && gold.upos[i] != prp
                });
            if !plain {
                continue;
            }
            let one = |i: usize| {
                let head = (i != word).then(|| usize::from(gold.heads[i]) - range.start);
                let relation = if i == word { appos } else { gold.relations[i] };
                (gold.words[i].clone(), gold.upos[i], gold.xpos[i], head, relation)
            };
            found.push(range.clone().map(one).collect());
        }
    }
    found
}

/// A name as subject right before its verb: the subject and the place after it.
fn opening(gold: &Gold) -> Option<(usize, usize)> {
    let (nsubj, name) = (place(RELATIONS, "nsubj"), place(UPOS, "PROPN"));
    let finite = ["VBD", "VBZ", "VBP", "MD"].map(|tag| place(XPOS, tag));
    (0..gold.words.len()).find_map(|word| {
        let fits = gold.relations[word] == nsubj && gold.upos[word] == name;
        let end = fits.then(|| below(gold, word)).flatten()?.end;
        let verb = finite.contains(gold.xpos.get(end)?) && usize::from(gold.heads[word]) >= end;
        verb.then_some((word, end))
    })
}

fn comma(head: usize) -> (String, u8, u8, Option<usize>, u8) {
    let relation = place(RELATIONS, "punct");
    (",".to_owned(), place(UPOS, "PUNCT"), place(XPOS, ","), Some(head), relation)
}

/// Puts words before the word at `at`; those without a head hang on `on`.
fn insert(gold: &Gold, at: usize, on: usize, words: &Words) -> Gold {
    let mut made = gold.clone();
    let moved = |i: usize| if i >= at { i + words.len() } else { i };
    for head in made.heads.iter_mut().filter(|head| **head != ROOT) {
        *head = moved(usize::from(*head)) as u16;
    }
    for (i, (form, upos, xpos, head, relation)) in words.iter().enumerate() {
        made.words.insert(at + i, form.clone());
        made.lemmas.insert(at + i, String::new());
        made.upos.insert(at + i, *upos);
        made.xpos.insert(at + i, *xpos);
        let head = head.map_or(moved(on), |head| at + head);
        made.heads.insert(at + i, head as u16);
        made.relations.insert(at + i, *relation);
    }
    made
}

const TITLES: [&str; 16] = [
    "Mayor",
    "Senator",
    "Governor",
    "Minister",
    "Judge",
    "General",
    "Chairman",
    "Secretary",
    "Mr.",
    "Chancellor",
    "Professor",
    "Colonel",
    "Ambassador",
    "Sen.",
    "Gov.",
    "Mrs.",
];

/// A copy of every third sentence with a full name in it, with a title before the name.
pub(crate) fn titled(sentences: &[Gold]) -> Vec<Gold> {
    let (name, flat) = (place(UPOS, "PROPN"), place(RELATIONS, "flat"));
    let desc = place(RELATIONS, "nmod:desc");
    let full = |gold: &Gold, word: usize| {
        let second = gold.relations.get(word + 1) == Some(&flat);
        let before = word == 0 || gold.upos[word - 1] != name && gold.relations[word - 1] != desc;
        let own = below(gold, word).is_some_and(|range| range.start == word);
        gold.upos[word] == name && second && before && own
    };
    let find = |gold: &Gold| (0..gold.words.len()).find(|word| full(gold, *word));
    let found = sentences.iter().filter_map(|gold| Some((gold, find(gold)?)));
    let made = found.step_by(3).zip(TITLES.iter().cycle()).map(|((gold, word), title)| {
        let title = ((*title).to_owned(), name, place(XPOS, "NNP"), None, desc);
        insert(gold, word, word, &vec![title])
    });
    made.collect()
}

/// A copy of each sentence in which a clause follows its verb at once ("said that …"),
/// with a day between them.
pub(crate) fn dated(sentences: &[Gold]) -> Vec<Gold> {
    const DAYS: [&str; 7] =
        ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    let ccomp = place(RELATIONS, "ccomp");
    let clause = |gold: &Gold| {
        (0..gold.words.len()).find_map(|word| {
            let verb = usize::from(gold.heads[word]);
            let follows = gold.relations[word] == ccomp && verb < word && verb > 0;
            let finite = follows && gold.xpos[verb] == place(XPOS, "VBD");
            let start = finite.then(|| below(gold, word)).flatten()?.start;
            (start == verb + 1).then_some(verb)
        })
    };
    let found = sentences.iter().filter_map(|gold| Some((gold, clause(gold)?)));
    let made = found.enumerate().map(|(number, (gold, verb))| {
        let (name, tag) = (place(UPOS, "PROPN"), place(XPOS, "NNP"));
        let relation = place(RELATIONS, if number % 3 == 0 { "obl:unmarked" } else { "obl" });
        let day = (DAYS[number % 7].to_owned(), name, tag, None, relation);
        let on = ("on".to_owned(), place(UPOS, "ADP"), place(XPOS, "IN"));
        let on = (on.0, on.1, on.2, Some(1), place(RELATIONS, "case"));
        let words = if number % 3 == 0 { vec![day] } else { vec![on, day] };
        insert(gold, verb + 1, verb, &words)
    });
    made.collect()
}

/// A copy of each sentence that opens with a name and its verb, with an age, a description or both
/// between them.
pub(crate) fn grafts(sentences: &[Gold]) -> Vec<Gold> {
    let descriptions = descriptions(sentences);
    let mut made = Vec::new();
    for (number, gold) in sentences.iter().enumerate() {
        let Some((subject, end)) = opening(gold) else { continue };
        let age = (
            (20 + number * 7 % 70).to_string(),
            place(UPOS, "NUM"),
            place(XPOS, "CD"),
            None,
            place(RELATIONS, "amod"),
        );
        let mut words = Vec::new();
        if number % 3 != 0 {
            words.extend([comma(1), age]);
        }
        if number % 3 != 1 {
            let Some(what) = descriptions.get(number * 31 % descriptions.len().max(1)) else {
                continue;
            };
            let from = words.len() + 1;
            let root = what.iter().position(|word| word.3.is_none()).unwrap_or(0);
            words.push(comma(from + root));
            let shifted =
                |(form, upos, xpos, head, relation): &(String, u8, u8, Option<usize>, u8)| {
                    (form.clone(), *upos, *xpos, head.map(|head| head + from), *relation)
                };
            words.extend(what.iter().map(shifted));
            words.push(comma(from + root));
        } else {
            words.push(comma(1));
        }
        made.push(insert(gold, end, subject, &words));
    }
    made
}
