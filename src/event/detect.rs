//! Which tokens are events, and of which class: one decision a token, from its features.

use super::features::{Bag, candidate, collect};
use super::model::EventClass;
use super::view::View;
use crate::lang::linear::LinearModel;
use crate::text::{Rel, TokenId, Upos};

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
/// The same for a noun with a doer and a date of its own, "their comments on Wednesday", and for a
/// verb with a date right below it, "Born in May, Ford grew up", "plans to crash it in 2043".
const DATED: f32 = 0.05;

/// The same for the verb of a clause that says something by itself, with a subject: few are none.
const MAIN_VERB: f32 = 0.1;

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
        let dated = is_dated_noun(view, token)
            || is_dated_verb(view, token)
            || is_dated_adjective(view, token);
        let least = if dated {
            DATED
        } else if is_main_verb(view, token) {
            MAIN_VERB
        } else {
            THRESHOLD
        };
        if 1.0 - scores[0] >= least {
            found.push((token, best_class(&scores)));
        }
    }
    found
}

fn is_main_verb(view: &View<'_>, token: TokenId) -> bool {
    let children = view.tree.children(token);
    view.upos(token) == Upos::Verb
        && matches!(view.rel(token), Rel::Root | Rel::Ccomp)
        && children.iter().any(|&c| view.rel(c).is_subject())
}

/// A participle before the clause that it hangs on, or an infinitive, with an expression of time
/// below it.
fn is_dated_verb(view: &View<'_>, token: TokenId) -> bool {
    let dates = |&child: &TokenId| child > token && view.form_of(child).timex > 0;
    let opens = || view.tree.head(token).is_some_and(|main| token < main);
    let verb = match view.syntax.xpos(token) {
        "VBN" => view.rel(token) == Rel::Advcl && opens(),
        "VB" => view.rel(token) == Rel::Xcomp,
        _ => false,
    };
    verb && view.tree.children(token).iter().any(dates)
}

/// "is due on April 3".
fn is_dated_adjective(view: &View<'_>, token: TokenId) -> bool {
    let dates = |&child: &TokenId| child > token && view.form_of(child).timex > 0;
    view.upos(token) == Upos::Adj
        && view.tree.child(token, Rel::Cop).is_some()
        && view.tree.subject(token).is_some()
        && view.tree.children(token).iter().any(dates)
}

/// A noun that somebody has, some sense of which happens, with an expression of time after a
/// preposition below it.
fn is_dated_noun(view: &View<'_>, token: TokenId) -> bool {
    let dates = |&child: &TokenId| {
        child > token
            && view.form_of(child).timex > 0
            && view.tree.children(child).iter().any(|&c| view.rel(c) == Rel::Case)
    };
    view.upos(token) == Upos::Noun
        && view.form_of(token).sense.eventive() > 0
        && view.tree.child(token, Rel::NmodPoss).is_some()
        && view.tree.children(token).iter().any(dates)
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
