//! Titles before names.

use super::super::treebank::Gold;
use super::{Word, below, insert, relation, upos};

const TITLES: &[&str] = &[
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
pub(super) fn titled(sentences: &[Gold]) -> Vec<Gold> {
    let (name, flat, desc) = (upos("PROPN"), relation("flat"), relation("nmod:desc"));
    let full = |gold: &Gold, word: usize| {
        let second = gold.relations.get(word + 1) == Some(&flat);
        let before = word == 0 || gold.upos[word - 1] != name && gold.relations[word - 1] != desc;
        let own = below(gold, word).is_some_and(|range| range.start == word);
        gold.upos[word] == name && second && before && own
    };
    let find = |gold: &Gold| (0..gold.words.len()).find(|word| full(gold, *word));
    let found = sentences.iter().filter_map(|gold| Some((gold, find(gold)?)));
    let made = found.step_by(3).zip(TITLES.iter().cycle()).map(|((gold, word), title)| {
        insert(gold, word, word, &[Word::new(title, ("PROPN", "NNP"), None, "nmod:desc")])
    });
    made.collect()
}
