//! Which tokens are events, and of which class: one decision a token, from its features.

use super::features::{Bag, candidate, collect};
use super::model::EventClass;
use super::view::View;
use crate::lang::linear::LinearModel;
use crate::text::TokenId;

/// The labels of the table: no event, then the classes as TimeML writes them.
pub(crate) const LABELS: [&str; 8] =
    ["none", "OCCURRENCE", "STATE", "I_STATE", "I_ACTION", "REPORTING", "PERCEPTION", "ASPECTUAL"];

/// The classes, in the order of [`LABELS`] without the first.
const CLASSES: [EventClass; 7] = [
    EventClass::Occurrence,
    EventClass::State,
    EventClass::IState,
    EventClass::IAction,
    EventClass::Reporting,
    EventClass::Perception,
    EventClass::Aspectual,
];

/// A token is an event when this much or more speaks for it.
const THRESHOLD: f32 = 0.42;

/// The tokens that are events, in order of text, with their classes.
pub(super) fn detect(view: &View<'_>, model: &LinearModel<'_>) -> Vec<(TokenId, EventClass)> {
    let mut bag = Bag::default();
    let mut scores = [0.0; LABELS.len()];
    let mut found = Vec::new();
    for i in 0..view.forms.len() {
        let token = TokenId(i as u32);
        if !candidate(view, token) {
            continue;
        }
        collect(view, token, &mut bag);
        model.probabilities(bag.features(), &mut scores);
        if 1.0 - scores[0] >= THRESHOLD {
            found.push((token, best_class(&scores)));
        }
    }
    found
}

/// The likeliest class, event or not.
pub(crate) fn best_class(scores: &[f32; LABELS.len()]) -> EventClass {
    let best = (1..LABELS.len()).max_by(|a, b| scores[*a].total_cmp(&scores[*b]));
    CLASSES[best.unwrap_or(1) - 1]
}

/// The class that TimeML writes so; an occurrence when it is none of them.
pub(super) fn class_named(name: &str) -> EventClass {
    let at = LABELS[1..].iter().position(|label| *label == name);
    CLASSES[at.unwrap_or_default()]
}
