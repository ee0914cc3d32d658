//! Small named sources of relations, one file per family. In: a [`View`]. Out: [`Said`].
//!
//! A source says what it reads and nothing of how sure it is: that is measured on annotated text.

mod again;
mod cause;
mod dates;
mod government;
mod occasion;
mod reporting;
mod sequence;
mod signals;
mod tense;
mod values;

use crate::lang::order::Cues;
use crate::span::Span;
use crate::text::{Rel, TokenId};

use super::model::{Node, RelType};
use super::pairs::{Pair, inverse};
use super::view::View;

pub(crate) use values::state as state_values;
pub(super) use values::{classes, is_time_of_today};

/// What a source reads.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Said {
    /// Of which pair.
    pub pair: Pair,
    /// Name of the source, in kebab-case.
    pub name: &'static str,
    /// The words it rests on.
    pub span: Option<Span>,
    /// How the first of the pair stands to the second.
    pub rel: RelType,
}

/// Everything said, by pair, in the order of the sources.
#[derive(Default)]
pub(crate) struct Sayings(Vec<Said>);

impl Sayings {
    fn add(&mut self, a: Node, rel: RelType, b: Node, name: &'static str, span: Option<Span>) {
        if a == b {
            return;
        }
        let (pair, swapped) = Pair::of(a, b);
        let rel = if swapped { inverse(rel) } else { rel };
        self.0.push(Said { pair, name, span, rel });
    }

    /// What is said of a pair.
    pub fn of(&self, pair: Pair) -> &[Said] {
        let first = self.0.partition_point(|said| said.pair.key() < pair.key());
        let count = self.0[first..].iter().take_while(|said| said.pair == pair).count();
        &self.0[first..first + count]
    }

    /// What is said of each pair, by pair.
    pub fn of_each(&self) -> impl Iterator<Item = (Pair, &[Said])> {
        self.0.chunk_by(|a, b| a.pair == b.pair).map(|said| (said[0].pair, said))
    }
}

/// How often a source is right, of the pairs that annotators relate.
pub(crate) fn precision(name: &str) -> f32 {
    let known = PRECISION.iter().find(|(listed, _)| *listed == name);
    known.map_or(0.5, |(_, precision)| *precision)
}

/// Measured on TimeBank and AQUAINT with given entities (`dateline train order sources`): of the
/// pairs that annotators relate, the share that they relate as the source says. They relate no pair
/// of "told-before" and "one-occasion": theirs are assumed.
const PRECISION: &[(&str, f32)] = &[
    ("after-noun", 0.97),
    ("before-noun", 0.95),
    ("said-will", 0.94),
    ("dated-in-the-past", 0.94),
    ("after-clause", 0.92),
    ("two-values", 0.90),
    ("future-tense", 0.90),
    ("past-perfect", 0.89),
    ("in-response", 0.88),
    ("told-again-by-noun", 0.88),
    ("later", 0.85),
    ("told-before", 0.85),
    ("one-occasion", 0.85),
    ("said-would", 0.84),
    ("past-tense", 0.82),
    ("in-order-to", 0.82),
    ("told-to", 0.81),
    ("said-had", 0.81),
    ("brings-about", 0.80),
    ("past-progressive", 0.80),
    ("value-and-article-date", 0.77),
    ("dated", 0.77),
    ("since-noun", 0.75),
    ("earlier", 0.75),
    ("looks-ahead", 0.74),
    ("present-perfect", 0.74),
    ("governs-infinitive", 0.71),
    ("before-clause", 0.69),
    ("and-then", 0.67),
    ("because", 0.63),
    ("present-progressive", 0.60),
    ("present-state", 0.58),
    ("said-did", 0.57),
    ("date-since", 0.57),
    ("and", 0.55),
];

/// Asks every source.
pub(crate) fn ask(view: &View, cues: &Cues) -> Sayings {
    let mut out = Sayings::default();
    values::find(view, &mut out);
    dates::find(view, cues, &mut out);
    tense::find(view, &mut out);
    signals::find(view, cues, &mut out);
    reporting::find(view, &mut out);
    government::find(view, cues, &mut out);
    cause::find(view, cues, &mut out);
    sequence::find(view, cues, &mut out);
    again::find(view, cues, &mut out);
    occasion::find(view, cues, &mut out);
    out.0.sort_by_key(|said| said.pair.key());
    out
}

/// The child that opens a clause or phrase with one of the listed words.
fn opener(view: &View, token: u32, listed: impl Fn(u64) -> bool) -> Option<u32> {
    let mut children = view.children(TokenId(token)).iter();
    let opens = |child: &&TokenId| {
        matches!(view.tree.rel(**child), Rel::Mark | Rel::Case | Rel::Advmod)
            && listed(view.word(child.0 as usize))
    };
    children.find(opens).map(|child| child.0)
}

/// The span of a token.
fn span_of(view: &View, token: u32) -> Option<Span> {
    view.document.tokens.get(token as usize).map(|token| token.span)
}

/// The event above a token in the tree, and the relation by which the token's branch hangs there.
fn event_above(view: &View, token: u32) -> Option<(u32, Rel)> {
    let mut at = TokenId(token);
    for _ in 0..6 {
        let rel = view.tree.rel(at);
        let head = view.tree.head(at)?;
        if let Some(event) = view.event_at[head.0 as usize].checked_sub(1) {
            return Some((event, rel));
        }
        at = head;
    }
    None
}
