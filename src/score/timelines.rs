//! Timelines across articles against gold, both as SemEval-2015 Task 4 writes them: of the pairs
//! of gold events that stand one after the other, how many the timeline has, and in which order.
//!
//! ```
//! use dateline::score::OrderScore;
//! let gold = "Ferry\n1\t2021-03-25\t12-1-sank\n2\t2021-03-26\t12-2-rose\t14-1-raised\n";
//! let ours = "Ferry\n4\t2021-03-25\t12-1-sank\n5\t2021-03-26\t14-1-raised\n";
//! let mut score = OrderScore::default();
//! score.add(gold, ours);
//! assert_eq!((score.pairs, score.both, score.right), (1, 1, 1));
//! ```

use std::collections::HashMap;

/// Counts over any number of timelines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OrderScore {
    /// Gold events.
    pub events: usize,
    /// Of these, told by the timeline.
    pub told: usize,
    /// Events that the timeline tells besides.
    pub extra: usize,
    /// Of the told ones with a gold date, those with a date here.
    pub dated: usize,
    /// Of those, with the gold date (as finely as the coarser of both says).
    pub date_right: usize,
    /// Pairs of gold events, one known to follow the other.
    pub pairs: usize,
    /// Of these, both told.
    pub both: usize,
    /// Of those, in the right order.
    pub right: usize,
    /// In the wrong order; what is in neither has no place in the order, or the same place.
    pub wrong: usize,
}

/// One line: place in the order, date, and where the event is told.
struct Line<'a> {
    place: usize,
    date: &'a str,
    mentions: Vec<Mention>,
}

/// Article and sentence, and the words in lower case.
type Mention = (String, Vec<String>);

impl OrderScore {
    /// Compares one timeline with gold and adds to the counts.
    pub fn add(&mut self, gold: &str, ours: &str) {
        let (gold, ours) = (lines(gold), lines(ours));
        let mut index: HashMap<&str, Vec<(usize, &[String])>> = HashMap::new();
        for (at, line) in ours.iter().enumerate() {
            for (place, words) in &line.mentions {
                index.entry(place).or_default().push((at, words));
            }
        }
        let found: Vec<Option<usize>> = gold.iter().map(|line| find(line, &index)).collect();
        self.events += gold.len();
        self.told += found.iter().flatten().count();
        let mut used: Vec<usize> = found.iter().flatten().copied().collect();
        used.sort_unstable();
        used.dedup();
        self.extra += ours.len() - used.len();
        for (line, at) in gold.iter().zip(&found) {
            let Some(at) = at.filter(|&at| is_date(line.date) && is_date(ours[at].date)) else {
                continue;
            };
            let shared = line.date.len().min(ours[at].date.len());
            self.dated += 1;
            self.date_right += usize::from(line.date[..shared] == ours[at].date[..shared]);
        }
        self.add_pairs(&gold, &ours, &found);
    }

    fn add_pairs(&mut self, gold: &[Line], ours: &[Line], found: &[Option<usize>]) {
        for (i, first) in gold.iter().enumerate().filter(|(_, line)| line.place > 0) {
            for (j, second) in gold.iter().enumerate().filter(|(_, line)| line.place > first.place)
            {
                debug_assert_ne!(first.place, second.place);
                self.pairs += 1;
                let (Some(a), Some(b)) = (found[i], found[j]) else { continue };
                self.both += 1;
                let (a, b) = (ours[a].place, ours[b].place);
                self.right += usize::from(a > 0 && b > 0 && a < b);
                self.wrong += usize::from(a > 0 && b > 0 && b < a);
            }
        }
    }

    /// The figures, a line each.
    pub fn table(&self) -> String {
        let share = |part: usize, whole: usize| 100.0 * part as f64 / whole.max(1) as f64;
        let row = |name: &str, part: usize, whole: usize| {
            format!("{name:34} {part:6} of {whole:6}  {:5.1} %\n", share(part, whole))
        };
        [
            row("gold events told", self.told, self.events),
            format!("{:34} {:6}\n", "other events told", self.extra),
            row("dates right", self.date_right, self.dated),
            row("pairs in order told", self.both, self.pairs),
            row("of those, in the right order", self.right, self.both),
            row("of those, in the wrong order", self.wrong, self.both),
            row("of all pairs, in the right order", self.right, self.pairs),
        ]
        .concat()
    }
}

fn is_date(date: &str) -> bool {
    date.is_ascii() && date.as_bytes().first().is_some_and(u8::is_ascii_digit)
}

/// Our line that tells the event of a gold line.
fn find(line: &Line, index: &HashMap<&str, Vec<(usize, &[String])>>) -> Option<usize> {
    line.mentions.iter().find_map(|(place, words)| {
        let here = index.get(place.as_str())?;
        let same = |told: &[String]| told.iter().any(|word| words.contains(word));
        here.iter().find(|(_, told)| same(told)).map(|(at, _)| *at)
    })
}

fn lines(text: &str) -> Vec<Line<'_>> {
    let line = |line: &'_ str| -> Option<(usize, usize)> {
        let (place, rest) = line.split_once('\t')?;
        Some((place.trim().parse().ok()?, line.len() - rest.len()))
    };
    text.lines()
        .filter_map(|whole| {
            let (place, at) = line(whole)?;
            let mut fields = whole[at..].split('\t');
            let date = fields.next().unwrap_or_default().trim_end_matches("-XX");
            Some(Line { place, date, mentions: fields.filter_map(mention).collect() })
        })
        .collect()
}

/// "12-4-set_sail": article and sentence, and the words.
fn mention(field: &str) -> Option<Mention> {
    let mut parts = field.trim().splitn(3, '-');
    let (article, sentence, words) = (parts.next()?, parts.next()?, parts.next()?);
    let words = words.split('_').map(str::to_lowercase).collect();
    Some((format!("{article}-{sentence}"), words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_events_that_follow_one_another_are_pairs() {
        let gold =
            "X\n0\tXXXX-XX-XX\t1-1-a\n1\t2001\t1-1-b\n1\t2001\t1-2-c\n2\tXXXX-XX-XX\t1-3-d_e\n";
        let ours = "X\n0\tXXXX-XX-XX\t1-2-c\n3\t2001-05\t1-1-b\n2\t2001\t1-3-e\n9\t1999\t7-7-z\n";
        let mut score = OrderScore::default();
        score.add(gold, ours);
        assert_eq!((score.events, score.told, score.extra), (4, 3, 1));
        assert_eq!((score.pairs, score.both, score.right, score.wrong), (2, 2, 0, 1));
        assert_eq!((score.dated, score.date_right), (1, 1));
    }
}
