//! Which tellings of an article can be of one event with another: an article may tell thousands of
//! one kind, and to compare each with each would take too long.
//!
//! In: drafts in order, as they are kept. Out: for a new one those, in the same order, that
//! [`is_same`](super::same::is_same) may hold for. It asks for a party, the words or the figures of
//! both, so one of them leads from the one to the other.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::choose::Draft;
use super::same::{Beginning, longer_words, numbers};

/// So many are compared one by one.
const FEW: usize = 24;

/// The drafts whose predicates begin alike.
#[derive(Default)]
pub struct Alike {
    all: Vec<usize>,
    /// Drafts by who takes part and by their figures.
    told: BTreeMap<u64, Vec<usize>>,
    /// Drafts by the longer words of their labels.
    words: BTreeMap<Beginning, Vec<usize>>,
    /// Drafts by the word of theirs that fewest had before.
    rarest: BTreeMap<Beginning, Vec<usize>>,
}

impl Alike {
    /// The kept drafts that may tell what a new one tells.
    pub fn of(&self, draft: &Draft) -> Vec<usize> {
        if self.all.len() <= FEW {
            return self.all.clone();
        }
        let mut found = Vec::new();
        for clue in clues(draft) {
            found.extend(self.told.get(&clue).into_iter().flatten());
        }
        let words = longer_words(&draft.item.label);
        // All of its words, or all of the other's, are in both.
        found.extend(
            self.rarest_of(&words).and_then(|word| self.words.get(word)).into_iter().flatten(),
        );
        for word in &words {
            found.extend(self.rarest.get(word).into_iter().flatten());
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Takes in a draft that is kept from now on.
    pub fn add(&mut self, at: usize, kept: &[Draft]) {
        self.all.push(at);
        match self.all.len() {
            ..=FEW => {}
            n if n == FEW + 1 => (0..n).for_each(|i| self.note(self.all[i], kept)),
            _ => self.note(at, kept),
        }
    }

    /// Takes in what a draft tells since another was joined to it.
    pub fn joined(&mut self, at: usize, kept: &[Draft]) {
        if self.all.len() > FEW {
            self.note(at, kept);
        }
    }

    fn note(&mut self, at: usize, kept: &[Draft]) {
        for clue in clues(&kept[at]) {
            enter(&mut self.told, clue, at);
        }
        let words = longer_words(&kept[at].item.label);
        if let Some(word) = self.rarest_of(&words) {
            enter(&mut self.rarest, *word, at);
        }
        for word in words {
            enter(&mut self.words, word, at);
        }
    }

    /// The word that fewest have.
    fn rarest_of<'w>(&self, words: &'w [Beginning]) -> Option<&'w Beginning> {
        words.iter().min_by_key(|word| self.words.get(*word).map_or(0, Vec::len))
    }
}

fn enter<K: Ord>(places: &mut BTreeMap<K, Vec<usize>>, key: K, at: usize) {
    let places = places.entry(key).or_default();
    if places.last() != Some(&at) {
        places.push(at);
    }
}

/// Hashes of who takes part, and of all figures together.
fn clues(draft: &Draft) -> impl Iterator<Item = u64> + '_ {
    let parties = draft.telling.agents.iter().chain(&draft.telling.others).map(hash);
    let figures: Vec<&str> = numbers(&draft.item.label).collect();
    let figures = (!figures.is_empty()).then(|| hash(&figures));
    parties.chain(figures)
}

/// The same in every run.
fn hash(of: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    of.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::super::same::is_same;
    use super::*;

    fn draft(who: &str) -> Draft {
        let mut draft = Draft::default();
        draft.item.label = format!("Councillor {who} resigned from the board");
        draft.telling.predicate = "resign".to_owned();
        draft.telling.agents = vec![who.to_lowercase()];
        draft
    }

    #[test]
    fn a_telling_is_found_among_many_without_a_look_at_each() {
        let name = |n: usize| format!("{}olin{}", ["B", "C", "D"][n % 3], "ar".repeat(n / 3));
        let kept: Vec<Draft> = (0..60).map(|n| draft(&name(n))).collect();
        let mut alike = Alike::default();
        (0..kept.len()).for_each(|at| alike.add(at, &kept));
        for (at, again) in kept.iter().enumerate() {
            let found = alike.of(again);
            assert_eq!(found.iter().copied().find(|&one| is_same(&kept[one], again)), Some(at));
            assert!(found.contains(&at));
        }
        assert!(alike.of(&draft("Ekdal")).len() < 5);
    }
}
