//! Linear models over pairs: a label and its probability for each pair.

use crate::lang::linear::{LinearModel, Sums};

use super::features::{Alone, Bag, by_itself};
use super::model::RelType;
use super::pairs::Pair;
use super::sources::Said;
use super::view::View;

/// Names of the labels in the tables. `NONE` is "not related, as far as the text says".
pub const LABELS: [(&str, Option<RelType>); 10] = [
    ("NONE", None),
    ("BEFORE", Some(RelType::Before)),
    ("AFTER", Some(RelType::After)),
    ("INCLUDES", Some(RelType::Includes)),
    ("IS_INCLUDED", Some(RelType::IsIncluded)),
    ("SIMULTANEOUS", Some(RelType::Simultaneous)),
    ("BEGINS", Some(RelType::Begins)),
    ("BEGUN_BY", Some(RelType::BegunBy)),
    ("ENDS", Some(RelType::Ends)),
    ("ENDED_BY", Some(RelType::EndedBy)),
];

/// The relation that a label names.
pub fn relation_of(label: &str) -> Option<RelType> {
    LABELS.iter().find(|(name, _)| *name == label).and_then(|(_, rel)| *rel)
}

/// The relations that labels name.
pub(crate) fn relations_of(labels: &[&str]) -> Vec<Option<RelType>> {
    labels.iter().map(|label| relation_of(label)).collect()
}

/// The name of a relation among the labels.
pub fn label_of(rel: Option<RelType>) -> &'static str {
    LABELS.iter().find(|(_, other)| *other == rel).map_or("NONE", |(name, _)| name)
}

/// Places for sums that are kept.
const KEPT: usize = 512;

/// Asks tables about pairs, reusing its memory. What an event adds by itself to the sums of a pair
/// is kept for its next pairs: each family of pairs has one table.
pub(crate) struct Judge<'a> {
    view: &'a View<'a>,
    bag: Bag,
    alone: Bag,
    kept: Vec<(Alone, Sums)>,
    scores: Vec<f32>,
}

impl<'a> Judge<'a> {
    /// A judge of one document.
    pub fn new(view: &'a View<'a>) -> Self {
        let bag = Bag(Vec::new(), Some(Vec::new()));
        let kept = vec![((0, 0, 0), Sums::default()); KEPT];
        Judge { view, bag, alone: Bag::default(), kept, scores: Vec::new() }
    }

    /// Probability of each label of the table of the pair's family.
    #[cfg(test)]
    pub fn ask(&mut self, model: &LinearModel, pair: Pair, sayings: &[Said]) -> &[f32] {
        let sums = self.sums(model, pair, sayings);
        self.probabilities(model, &sums)
    }

    /// As [`ask`](Self::ask), if a label but the first, which says that nothing is known, may have
    /// as much as `least`.
    pub fn ask_for(
        &mut self,
        model: &LinearModel,
        pair: Pair,
        sayings: &[Said],
        least: f32,
    ) -> Option<&[f32]> {
        let sums = self.sums(model, pair, sayings);
        // Of two labels the one that is so far behind has less; of more, less still.
        let behind = ((1.0 - least) / least).ln() + 0.01;
        (model.lead(&sums) <= behind).then(|| self.probabilities(model, &sums))
    }

    fn sums(&mut self, model: &LinearModel, pair: Pair, sayings: &[Said]) -> Sums {
        self.bag.0.clear();
        self.bag.1.iter_mut().for_each(Vec::clear);
        pair.features(self.view, sayings, &mut self.bag);
        let mut sums = Sums::default();
        model.add(&self.bag.0, &mut sums);
        for &one in self.bag.1.iter().flatten() {
            let (base, at, scope) = one;
            let kept = &mut self.kept[(at * 16 + base as usize / 8 + scope as usize) % KEPT];
            if kept.0 != one {
                self.alone.0.clear();
                by_itself(self.view, &mut self.alone, one);
                *kept = (one, Sums::default());
                model.add(&self.alone.0, &mut kept.1);
            }
            sums.iter_mut().zip(kept.1).for_each(|(sum, one)| *sum += one);
        }
        sums
    }

    fn probabilities(&mut self, model: &LinearModel, sums: &Sums) -> &[f32] {
        self.scores.clear();
        self.scores.resize(model.labels().len(), 0.0);
        model.probabilities_of_sums(sums, &mut self.scores);
        &self.scores
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::Article;
    use crate::lang::Language;
    use crate::lang::order::OrderTables;
    use crate::order::pairs::candidates;
    use crate::timex::TextKind;

    #[test]
    fn what_is_kept_of_an_event_changes_no_probability() {
        let text = "The council voted on Tuesday after the mayor had resigned in May 2020. \
                    It meets again on Friday, when the court will rule, said a clerk who left.";
        let article = Article { text: text.repeat(9), ..Article::default() };
        let all = crate::extract(article, Language::english(), TextKind::News);
        let tables = OrderTables::english();
        let (document, timexes) = (&all.document, &all.found.timexes);
        let view = View::new(document, &all.syntax, timexes, &all.events, &tables.cues);
        let mut judge = Judge::new(&view);
        for pair in candidates(&view) {
            let table = &tables.news[pair.family() as usize];
            let mut whole = Bag::default();
            let sayings = view.sayings.of(pair);
            pair.features(&view, sayings, &mut whole);
            let mut expected = vec![0.0; table.labels().len()];
            table.probabilities(&whole.0, &mut expected);
            assert_eq!(judge.ask(table, pair, sayings), expected, "{pair:?}");
            assert_eq!(table.labels()[0], "NONE");
            let most = expected[1..].iter().copied().fold(0.0, f32::max);
            for least in [0.05, 0.24, 0.32, 0.5].into_iter().filter(|least| most >= *least) {
                assert_eq!(judge.ask_for(table, pair, sayings, least), Some(&*expected));
            }
        }
    }
}
