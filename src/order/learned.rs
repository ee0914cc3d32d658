//! Linear models over pairs: a label and its probability for each pair.

use crate::lang::linear::LinearModel;

use super::features::Bag;
use super::model::RelType;
use super::pairs::Pair;
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

/// The name of a relation among the labels.
pub fn label_of(rel: Option<RelType>) -> &'static str {
    LABELS.iter().find(|(_, other)| *other == rel).map_or("NONE", |(name, _)| name)
}

/// Asks tables about pairs, reusing its memory.
pub(crate) struct Judge<'a> {
    view: &'a View<'a>,
    bag: Bag,
    scores: Vec<f32>,
}

impl<'a> Judge<'a> {
    /// A judge of one document.
    pub fn new(view: &'a View<'a>) -> Self {
        Judge { view, bag: Bag::default(), scores: Vec::new() }
    }

    /// Probability of each label of the table.
    pub fn ask(&mut self, model: &LinearModel, pair: Pair) -> &[f32] {
        self.bag.0.clear();
        pair.features(self.view, &mut self.bag);
        self.scores.clear();
        self.scores.resize(model.labels().len(), 0.0);
        model.probabilities(&self.bag.0, &mut self.scores);
        &self.scores
    }
}
