//! Which expression dates which event: by the path in the tree, weighed by a small table.
//!
//! [`ties`](super::ties) says what the tree ties to the expression and how; the table, trained on
//! annotated news, weighs that against all else that speaks for and against a pair.

use super::features::Bag;
use super::model::{DateLink, Event, EventPos, Tie};
use super::pair::{self, Pair};
use super::ties::{Found, Linker};
use super::view::View;
use crate::lang::events::EventWords;
use crate::lang::linear::{Feature, LinearModel};
use crate::text::{Rel, Tense, TokenId, Upos};
use crate::timex::Timex;

/// Links less sure than this are not made.
const LEAST: f32 = 0.3;
/// The same for links that no path in the tree speaks for.
const LEAST_LIKELY: f32 = 0.42;
/// An event further away than this many tokens is not asked about, unless the tree ties it.
const FAR: u32 = 50;
/// How sure a verb's adverbial is, of what the path to it says.
const BY_THE_TREE: f32 = 0.7;
/// The same for a verb joined to one that the expression opens.
const WHERE_SHARED: f32 = 0.8;
/// A noun that is as sure as that has the date of what it is the subject of.
const SURE_NOUN: f32 = 0.7;
/// How sure the date of an argument is for its verb.
const HANDED: f32 = 0.9;

/// Fills [`Event::dates`] of every event, the surest first.
pub(super) fn link(
    view: &View<'_>,
    timexes: &[Timex],
    words: &EventWords,
    model: &LinearModel<'_>,
    events: &mut [Event],
) {
    let mut links: Vec<(usize, DateLink)> = Vec::new();
    let mut scores = [0.0; 2];
    each_pair(view, timexes, words, events, &mut |pair, features| {
        model.probabilities(features, &mut scores);
        let confidence = scores[1].max(pair.by_the_tree());
        if confidence >= if pair.found.is_some() { LEAST } else { LEAST_LIKELY } {
            // "since May, when it opened": it opened in May.
            let behind =
                || pair.linker.clause_behind().is_some_and(|found| found.event == pair.event);
            let signal = pair
                .linker
                .signal()
                .filter(|_| !behind())
                .map(|t| view.document.tokens[t.0 as usize].span);
            let timex = timexes[pair.timex].id;
            links.push((pair.event, DateLink { timex, signal, tie: pair.tie(), confidence }));
        }
    });
    for (event, link) in links {
        events[event].dates.push(link);
    }
    for event in events.iter_mut() {
        drop_ellipted(view, timexes, &mut event.dates);
    }
    hand_up(view, timexes, events);
    for event in events {
        event
            .dates
            .sort_by(|a, b| b.confidence.total_cmp(&a.confidence).then(a.timex.cmp(&b.timex)));
    }
}

/// "Three were found on Monday and two more [on Friday]": the second date belongs to what the
/// sentence leaves out.
fn drop_ellipted(view: &View<'_>, timexes: &[Timex], dates: &mut Vec<DateLink>) {
    let span = |link: &DateLink| timexes[link.timex.0 as usize].span;
    let Some(first) = dates.iter().map(span).min_by_key(|s| s.start()) else { return };
    let tokens = &view.document.tokens;
    let from = tokens.partition_point(|t| t.span.start() < first.end());
    dates.retain(|link| {
        let to = tokens.partition_point(|t| t.span.end() <= span(link).start());
        let between = || (from..to).map(|i| view.upos(TokenId(i as u32)));
        let joined = between().next() == Some(Upos::Cconj);
        let other = between().any(|upos| matches!(upos, Upos::Noun | Upos::Propn | Upos::Num));
        let verb = between().any(|upos| upos == Upos::Verb);
        !(joined && other && !verb)
    });
}

/// What is to happen has the date of what it is to happen for: "will fly to Rome for talks on
/// Friday". So has what was done to something told for the first time: "turned down an offer in
/// May"; not "criticised the attack in May".
fn hand_up(view: &View<'_>, timexes: &[Timex], events: &mut [Event]) {
    let of_token = event_of_token(view, events);
    for at in 0..events.len() {
        let event = &events[at];
        let planned = event.tense == Tense::Future || event.modality.as_deref() == Some("would");
        if !planned && event.tense != Tense::Past {
            continue;
        }
        if event.dates.iter().all(|link| link.tie == Tie::Likely)
            && let Some(link) = of_occasion(view, timexes, events, &of_token, event.token)
        {
            events[at].dates = vec![link];
            continue;
        }
        let handed = view.tree.children(event.token).iter().rev().find_map(|&child| {
            let noun = of_token[child.0 as usize].checked_sub(1)? as usize;
            let link = *events[noun].dates.first()?;
            let behind = timexes[link.timex.0 as usize].span.start() > events[noun].span.start();
            let argument = matches!(view.rel(child), Rel::Obl | Rel::Obj) && child > event.token;
            let noun = events[noun].pos == EventPos::Noun;
            let ours = planned || is_told_anew(view, child);
            (argument && behind && noun && ours).then_some(link)
        });
        let Some(link) = handed else { continue };
        if events[at].dates.iter().all(|known| known.timex == link.timex && known.tie == Tie::Noun)
        {
            let confidence = HANDED * link.confidence;
            events[at].dates = vec![DateLink { tie: Tie::Noun, confidence, ..link }];
        }
    }
}

/// "rejected the plan at the meeting on Friday", "was hurt in training on Monday": it took place when
/// the occasion did.
fn of_occasion(
    view: &View<'_>,
    timexes: &[Timex],
    events: &[Event],
    of_token: &[u32],
    verb: TokenId,
) -> Option<DateLink> {
    let below = view.tree.children(verb).iter().copied().filter(|&c| c > verb);
    let inside = below.flat_map(|c| {
        let object = view.rel(c) == Rel::Obj;
        let own = view
            .tree
            .children(c)
            .iter()
            .copied()
            .filter(move |&n| object && view.rel(n) == Rel::Nmod);
        std::iter::once(c).chain(own)
    });
    inside.into_iter().find_map(|noun| {
        let occasion = &events[of_token[noun.0 as usize].checked_sub(1)? as usize];
        let link = *occasion.dates.first()?;
        let case = view.tree.child(noun, Rel::Case).or_else(|| view.tree.child(noun, Rel::Mark))?;
        let nested = view.rel(noun) == Rel::Nmod;
        let at = match view.document.token_text(case) {
            "at" | "during" => true,
            "in" => !nested,
            _ => false,
        };
        let phrase = matches!(view.rel(noun), Rel::Obl | Rel::Nmod | Rel::Advcl);
        let behind = timexes[link.timex.0 as usize].span.start() > occasion.span.start();
        let sure = matches!(link.tie, Tie::Modifier | Tie::Adverbial | Tie::Bare | Tie::Beside);
        (at && phrase && behind && sure).then_some(DateLink {
            tie: Tie::Noun,
            confidence: HANDED * link.confidence,
            ..link
        })
    })
}

/// "an offer": with the indefinite article.
fn is_told_anew(view: &View<'_>, noun: TokenId) -> bool {
    view.tree.children(noun).iter().any(|&c| {
        let word = view.document.token_text(c);
        view.rel(c) == Rel::Det
            && (word.eq_ignore_ascii_case("a") || word.eq_ignore_ascii_case("an"))
    })
}

/// Shows every expression with every event of its sentence, and the features of the two.
pub(super) fn each_pair(
    view: &View<'_>,
    timexes: &[Timex],
    words: &EventWords,
    events: &[Event],
    take: &mut dyn FnMut(&Pair<'_, '_>, &[Feature]),
) {
    let of_token = event_of_token(view, events);
    let mut bag = Bag::default();
    for (index, timex) in timexes.iter().enumerate() {
        let Some(linker) = Linker::new(view, words, events, &of_token, index, timex.span) else {
            continue;
        };
        if linker.is_apart() {
            continue;
        }
        let ties = linker.ties();
        let only = linker.cleft().map(|found| found.event);
        let sentence = &view.document.sentences[view.form_of(linker.head).sentence as usize];
        let near = linker.head.0.saturating_sub(FAR)..linker.head.0 + FAR;
        let tied = |event: usize| ties.iter().find(|found| found.event == event).copied();
        for token in sentence.first.0..sentence.end.0 {
            let Some(event) = of_token[token as usize].checked_sub(1) else { continue };
            if only.is_some_and(|only| only != event as usize) {
                continue;
            }
            let found: Option<Found> = tied(event as usize);
            let likely = || near.contains(&token) && !linker.lies_apart(event as usize);
            if found.is_some() || likely() {
                let kind = timex.kind;
                let pair =
                    Pair { linker: &linker, event: event as usize, timex: index, kind, found };
                pair::collect(&pair, &ties, &mut bag);
                take(&pair, bag.features());
            }
        }
    }
}

/// One more than the index of the event that a token heads; 0 for the others.
pub(super) fn event_of_token(view: &View<'_>, events: &[Event]) -> Vec<u32> {
    let mut of_token = vec![0; view.forms.len()];
    for (i, event) in events.iter().enumerate() {
        if let Some(slot) = of_token.get_mut(event.token.0 as usize) {
            *slot = i as u32 + 1;
        }
    }
    of_token
}

impl Pair<'_, '_> {
    /// What stands as an adverbial at a verb dates it, however seldom annotators of news link such
    /// a pair (they leave most pairs of a sentence out).
    fn by_the_tree(&self) -> f32 {
        let weight = |found: Found| match found.tie {
            Tie::Beside | Tie::Adverbial | Tie::Bare | Tie::Complement => BY_THE_TREE,
            // "In May they met X and signed Y"
            Tie::Shared => WHERE_SHARED,
            // "The vote, held on Sunday, ended it"
            Tie::Noun if found.confidence > SURE_NOUN => BY_THE_TREE,
            _ => 0.0,
        };
        self.found.map_or(0.0, |found| weight(found) * found.confidence)
    }

    fn tie(&self) -> Tie {
        self.found.map_or(Tie::Likely, |found| found.tie)
    }
}
