//! What speaks for and against an expression dating an event: the features of the two.

use super::features::Bag;
use super::model::Event;
use super::ties::{Found, Linker};
use crate::text::{Rel, TokenId, Upos};
use crate::timex::TimexKind;

/// Steps up the tree that are looked at.
const REACH: usize = 8;

/// An expression and an event of its sentence.
pub(super) struct Pair<'p, 'a> {
    pub linker: &'p Linker<'p, 'a>,
    pub event: usize,
    pub timex: usize,
    pub kind: TimexKind,
    /// How the tree ties them, if it does.
    pub found: Option<Found>,
}

/// Fills the bag with the features of a pair; `ties` is all that the tree ties to the expression.
pub(super) fn collect(pair: &Pair<'_, '_>, ties: &[Found], bag: &mut Bag) {
    bag.clear();
    pair.words(bag);
    pair.place(bag);
    pair.path(bag);
    pair.rivals(ties, bag);
}

impl Pair<'_, '_> {
    fn event(&self) -> &Event {
        &self.linker.events[self.event]
    }

    /// How the tree ties them, as a number: 0 for not at all.
    fn found(&self) -> u64 {
        self.found.map_or(0, |found| 1 + found.tie as u64)
    }

    fn words(&self, bag: &mut Bag) {
        let (view, event) = (self.linker.view, self.event());
        let found = self.found();
        let signal = self.linker.signal().map_or(0, |t| view.form_of(t).lemma);
        let lemma = view.form_of(event.token).lemma;
        let (class, kind) = (event.class as u64, self.kind as u64);
        let upos = view.upos(event.token) as u64;
        let sure = self.found.map_or(0, |found| (found.confidence * 10.0) as u64);
        bag.add(1, &[found]);
        bag.add(2, &[found, sure]);
        bag.add(3, &[found, class]);
        bag.add(4, &[found, signal]);
        bag.add(5, &[found, upos, event.tense as u64]);
        bag.add(6, &[found, kind, signal]);
        bag.add(7, &[lemma]);
        bag.add(8, &[found, view.rel(event.token) as u64, upos]);
        bag.add(9, &[class, upos, kind]);
        bag.add(10, &[found, view.rel(self.linker.head) as u64]);
    }

    fn place(&self, bag: &mut Bag) {
        let (view, event) = (self.linker.view, self.event());
        let (first, token) = (self.linker.first, event.token);
        let after = u64::from(first > token);
        let between = first.min(token).0 + 1..first.max(token).0;
        let distance = u64::from(between.end.saturating_sub(between.start));
        let far = match distance {
            0..=3 => distance,
            4..=6 => 4,
            7..=12 => 5,
            _ => 6,
        };
        let (mut commas, mut verbs, mut events) = (0, 0, 0);
        for t in between.map(TokenId) {
            commas += u64::from(view.upos(t) == Upos::Punct);
            verbs += u64::from(view.upos(t) == Upos::Verb);
            events += u64::from(self.linker.event(t).is_some());
        }
        let found = self.found();
        let verb = u64::from(view.upos(token) == Upos::Verb);
        let opens = u64::from(view.beside(first, -3).is_none());
        bag.add(20, &[after, far, found]);
        bag.add(21, &[after, far, verb]);
        bag.add(22, &[after, commas.min(2), found]);
        bag.add(23, &[after, verbs.min(3), verb, opens]);
        bag.add(24, &[after, events.min(3), verb, found.min(1)]);
        bag.add(25, &[after, verbs.min(2), commas.min(2), verb, opens]);
        bag.add(26, &[after, events.min(2), opens, event.class as u64]);
    }

    /// The relations from the expression up to where the two meet, and down to the event.
    fn path(&self, bag: &mut Bag) {
        let tree = self.linker.view.tree;
        let (from, to) = (self.linker.head, self.event().token);
        let mut above = [to; REACH];
        let mut down = 1;
        for head in tree.ancestors(to).take(REACH - 1) {
            above[down] = head;
            down += 1;
        }
        let chain = std::iter::once(from).chain(tree.ancestors(from)).take(REACH);
        let (mut up, mut path) = (0u64, 0u64);
        for at in chain {
            if let Some(steps) = above[..down].iter().position(|&t| t == at) {
                let below = above[..steps].iter().rev().take(4);
                let falls = below.fold(0, |path, &t| path << 6 | self.relation(t));
                bag.add(30, &[path, falls]);
                bag.add(31, &[up.min(4), steps.min(4) as u64]);
                bag.add(32, &[falls, up.min(3), self.event().class as u64]);
                bag.add(33, &[path, steps.min(3) as u64]);
                return;
            }
            path = (path << 6 | self.relation(at)) & 0xff_ffff;
            up += 1;
        }
        bag.add(34, &[]);
    }

    fn relation(&self, token: TokenId) -> u64 {
        1 + match self.linker.view.rel(token) {
            Rel::OblUnmarked | Rel::OblAgent => Rel::Obl,
            Rel::NmodUnmarked => Rel::Nmod,
            rel => rel,
        } as u64
    }

    /// What else the tree ties to the expression, and how that stands to the event.
    fn rivals(&self, ties: &[Found], bag: &mut Bag) {
        let tree = self.linker.view.tree;
        let rival = ties.iter().find(|found| found.event != self.event);
        let found = self.found();
        let Some(rival) = rival else {
            bag.add(40, &[found]);
            return;
        };
        let (own, other) = (self.event().token, self.linker.events[rival.event].token);
        let relation = if tree.head(own) == Some(other) {
            1 + self.relation(own)
        } else if tree.head(other) == Some(own) {
            100 + self.relation(other)
        } else {
            0
        };
        bag.add(41, &[found, rival.tie as u64]);
        bag.add(42, &[relation, found.min(1)]);
        bag.add(43, &[relation, self.event().class as u64, u64::from(self.linker.head < own)]);
        bag.add(44, &[relation, self.linker.view.form_of(own).lemma]);
        bag.add(45, &[relation, rival.tie as u64, u64::from(self.linker.head < own)]);
    }
}
