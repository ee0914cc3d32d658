//! What a move of the parser is decided by.

use super::state::{Arena, NONE, Partial, State};
use crate::text::lexis::Atom;
use crate::text::table::mix;

/// Number of features of one decision.
pub(crate) const FEATURES: usize = 76;

/// One sentence, tagged.
#[derive(Clone, Copy)]
pub(crate) struct Tagged<'a> {
    pub atoms: &'a [Atom],
    pub tags: &'a [u8],
}

/// A word in a feature.
#[derive(Clone, Copy)]
struct View {
    w: u32,
    t: u32,
    c: u32,
    k: u32,
}

const NOBODY: View = View { w: 0, t: 62, c: 0, k: 0 };

impl Tagged<'_> {
    #[inline(always)]
    fn view(&self, word: u16) -> View {
        let (Some(atom), Some(tag)) = (self.atoms.get(word as usize), self.tags.get(word as usize))
        else {
            return NOBODY;
        };
        let e = &atom.entry;
        let kind = match *tag {
            23 | 26 => u32::from(e.noun),
            38..=43 => 64 + u32::from(e.verb),
            _ => 128 + u32::from(e.tags),
        };
        View { w: atom.word, t: u32::from(*tag), c: u32::from(e.cluster), k: kind }
    }

    #[inline(always)]
    fn tag(&self, word: u16) -> u32 {
        self.tags.get(word as usize).map_or(62, |tag| u32::from(*tag))
    }
}

#[inline(always)]
fn distance(from: u16, to: u16) -> u32 {
    if from == NONE || to == NONE {
        return 0;
    }
    match to.saturating_sub(from) {
        n @ 0..=4 => u32::from(n),
        5..=6 => 5,
        7..=10 => 6,
        11..=16 => 7,
        _ => 8,
    }
}

#[inline(always)]
fn valency(partial: &Partial) -> u32 {
    u32::from(partial.lefts.min(4)) << 3 | u32::from(partial.rights.min(4))
}

/// Features of the next move.
#[inline]
pub(crate) fn features(tagged: &Tagged, arena: &Arena, state: &State) -> [u64; FEATURES] {
    let top = arena.top(state);
    let under = arena.below(top);
    let third = arena.below(under);
    let next = &state.next;
    let after = |n: u16| if next.word == NONE { NONE } else { next.word.saturating_add(n) };
    let (s0, s1, b0) = (tagged.view(top.word), tagged.view(under.word), tagged.view(next.word));
    let (b1, b2) = (tagged.view(after(1)), tagged.view(after(2)));
    let s2t = tagged.tag(third.word);
    let b3t = tagged.tag(after(3));
    let (s0l, s0r) = (tagged.view(top.left[0]), tagged.view(top.right[0]));
    let (s1l, s1r) = (tagged.view(under.left[0]), tagged.view(under.right[0]));
    let b0l = tagged.view(next.left[0]);
    let (s0l2, s0r2) = (tagged.tag(top.left[1]), tagged.tag(top.right[1]));
    let (s1l2, s1r2) = (tagged.tag(under.left[1]), tagged.tag(under.right[1]));
    let b0l2 = tagged.tag(next.left[1]);
    let d = distance(top.word, next.word);
    let g = distance(under.word, top.word);
    let (v0, v1, vb) = (valency(top), valency(under), valency(next));
    let t = |a: u32, b: u32| a << 8 | b;
    [
        mix(1, s0.w, s0.t, 0),
        mix(3, s0.t, 0, 0),
        mix(4, s1.w, s1.t, 0),
        mix(6, s1.t, 0, 0),
        mix(7, b0.w, b0.t, 0),
        mix(9, b0.t, 0, 0),
        mix(10, b1.w, b1.t, 0),
        mix(12, b1.t, b2.t, 0),
        mix(14, s0.w, b0.w, t(s0.t, b0.t)),
        mix(17, s0.w, t(s0.t, b0.t), 0),
        mix(18, b0.w, t(s0.t, b0.t), 0),
        mix(19, s0.t, b0.t, 0),
        mix(20, t(b0.t, b1.t), s0.t, 0),
        mix(21, t(s0.t, b0.t), t(b1.t, b2.t), 0),
        mix(22, s1.w, s0.w, t(s1.t, s0.t)),
        mix(24, s1.w, t(s1.t, s0.t), 0),
        mix(25, s0.w, t(s1.t, s0.t), 0),
        mix(26, s1.t, s0.t, 0),
        mix(27, t(s1.t, s0.t), b0.t, 0),
        mix(28, t(s1.t, s0.t), t(b0.t, b1.t), 0),
        mix(29, t(s2t, s1.t), s0.t, 0),
        mix(30, t(s2t, s1.t), t(s0.t, b0.t), 0),
        mix(31, s1.w, b0.w, 0),
        mix(32, s1.w, t(s0.t, b0.t), s1.t),
        mix(33, s0.w, t(s1.t, b0.t), s0.t),
        mix(34, b0.w, t(s1.t, s0.t), b0.t),
        mix(35, s0.w, d, 1),
        mix(36, s0.t, d, 2),
        mix(37, b0.w, d, 3),
        mix(38, b0.t, d, 4),
        mix(39, t(s0.t, b0.t), d, 5),
        mix(41, s1.t, g, 0),
        mix(42, s0.t, g, 1),
        mix(43, t(s1.t, s0.t), g, 2),
        mix(44, t(s1.t, s0.t), t(g, d), b0.t),
        mix(45, s0.w, v0, 0),
        mix(46, s0.t, v0, 1),
        mix(47, s1.w, v1, 0),
        mix(48, s1.t, v1, s0.t),
        mix(49, b0.w, vb, 0),
        mix(50, b0.t, vb, s0.t),
        mix(51, t(s0.t, v0), t(b0.t, vb), 0),
        mix(52, t(s1.t, v1), t(s0.t, v0), 0),
        mix(53, s0l.w, s0.t, 0),
        mix(54, s0l.t, s0.t, b0.t),
        mix(55, s0r.w, s0.t, 0),
        mix(56, s0r.t, s0.t, b0.t),
        mix(57, b0l.w, b0.t, 0),
        mix(58, b0l.t, b0.t, s0.t),
        mix(59, s1r.w, s1.t, s0.t),
        mix(60, t(s1.t, s1r.t), s0.t, 0),
        mix(61, t(s1.t, s1l.t), s0.t, 0),
        mix(62, t(s1.t, s0.t), s0l.t, 0),
        mix(63, t(s1.t, s0.t), s0r.t, 0),
        mix(64, t(s1.t, s0.t), t(s0l.t, s0l2), 0),
        mix(65, t(s0.t, b0.t), t(s0l.t, s0l2), 0),
        mix(66, t(s0.t, b0.t), t(s0r.t, s0r2), 0),
        mix(67, t(s0.t, b0.t), t(b0l.t, b0l2), 0),
        mix(68, t(s1.t, s0.t), t(s1r.t, s1r2), 0),
        mix(69, t(s1.t, s0.t), t(s1l.t, s1l2), 0),
        mix(71, s1.t, s0l.w, s0.t),
        mix(73, t(s1.t, s0.t), s0l.w, t(b0.t, d)),
        mix(74, s1.k, s0l.w, s0.k),
        mix(75, s0.k, b0.k, 0),
        mix(76, s1.k, s0.k, 0),
        mix(77, s0.c, b0.c, 0),
        mix(78, s1.c, s0.c, 0),
        mix(79, s0.c, t(b0.t, d), s0.t),
        mix(80, b0.c, t(s0.t, d), b0.t),
        mix(81, s1.c, t(s0.t, g), s1.t),
        mix(82, s0.c, t(s1.t, g), s0.t),
        mix(83, t(s1.t, s0.t), t(s1.k, s0.k), b0.t),
        mix(85, t(b0.t, b1.t), t(b2.t, b3t), s0.t),
        mix(89, s1l.w, s1.t, s0.t),
        mix(91, s1.k, b0.t, t(s0.t, s0l.t)),
        mix(92, s1r.k, s0.k, s1.t),
    ]
}
