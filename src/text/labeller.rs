//! Relations of a finished tree, from the root down, and universal tags.

use super::lexis::Atom;
use super::parser::features::Tagged;
use super::parser::state::NONE;
use super::table::{Sparse, best, mix};

/// Number of features of a relation.
pub(crate) const FEATURES: usize = 40;

/// A parsed sentence with what is asked of its words.
#[derive(Clone, Debug, Default)]
pub(crate) struct Shape {
    /// First and last child on each side, and number of children.
    first: Vec<u16>,
    last: Vec<u16>,
    count: Vec<u16>,
    /// The child before on the same head, and the one after.
    before: Vec<u16>,
    after: Vec<u16>,
    /// The last auxiliary-like child on the left.
    aux: Vec<u16>,
    /// Words from the root down.
    pub order: Vec<u16>,
}

impl Shape {
    /// Reads the tree.
    pub fn fill(&mut self, tagged: &Tagged, heads: &[u16]) {
        let n = heads.len();
        for list in
            [&mut self.first, &mut self.last, &mut self.before, &mut self.after, &mut self.aux]
        {
            list.clear();
            list.resize(n, NONE);
        }
        self.count.clear();
        self.count.resize(n, 0);
        self.order.clear();
        for (child, &head) in heads.iter().enumerate() {
            let Some(count) = self.count.get_mut(head as usize) else {
                self.order.push(child as u16);
                continue;
            };
            *count += 1;
            let (child16, h) = (child as u16, head as usize);
            let last = self.last[h];
            self.before[child] = last;
            if last == NONE {
                self.first[h] = child16;
            } else {
                self.after[last as usize] = child16;
            }
            self.last[h] = child16;
            if child < h && matches!(tagged.tags[child], 21 | 36 | 38..=43) {
                self.aux[h] = child16;
            }
        }
        let mut next = 0;
        while let Some(&head) = self.order.get(next) {
            let mut child = self.first[head as usize];
            while child != NONE {
                self.order.push(child);
                child = self.after[child as usize];
            }
            next += 1;
        }
    }
}

/// Features of the relation of `child` to its head; `labels` holds what is decided already.
#[inline]
pub(crate) fn features(
    tagged: &Tagged,
    shape: &Shape,
    heads: &[u16],
    labels: &[u8],
    child: u16,
) -> [u64; FEATURES] {
    let word = |i: u16| tagged.atoms.get(i as usize).map_or(0, |a: &Atom| a.word);
    let tag = |i: u16| tagged.tags.get(i as usize).map_or(62, |t| u32::from(*t));
    let kind = |i: u16| {
        tagged.atoms.get(i as usize).map_or(0, |a| match tagged.tags[i as usize] {
            23 | 26 => u32::from(a.entry.noun),
            38..=43 => 64 + u32::from(a.entry.verb),
            _ => 128 + u32::from(a.entry.tags),
        })
    };
    let label = |i: u16| labels.get(i as usize).map_or(63, |l| u32::from(*l));
    let of = |list: &[u16], i: u16| list.get(i as usize).copied().unwrap_or(NONE);
    let c = child as usize;
    let head = heads[c];
    let grand = of(heads, head);
    let left = child < head;
    let d =
        if head == NONE { 0 } else { child.abs_diff(head).min(7) as u32 } << 1 | u32::from(left);
    let side = u32::from(left);
    let (first, last) = (shape.first[c], shape.last[c]);
    let (before, after) = (shape.before[c], shape.after[c]);
    let (cw, ct, ck) = (word(child), tag(child), kind(child));
    let (hw, ht, hk) = (word(head), tag(head), kind(head));
    let cluster = |i: u16| tagged.atoms.get(i as usize).map_or(0, |a| u32::from(a.entry.cluster));
    let t = |a: u32, b: u32| a << 8 | b;
    let (aux, own) = (of(&shape.aux, head), shape.aux[c]);
    let end = of(&shape.last, head);
    let (p, n) = (child.wrapping_sub(1), child + 1);
    let same = u32::from(before != NONE && (before < head) == left);
    [
        mix(1, cw, ct, side),
        mix(2, cw, t(ct, ht), d),
        mix(3, hw, t(ct, ht), side),
        mix(4, hw, t(ct, ht), d),
        mix(5, t(ct, ht), d, 0),
        mix(6, cw, hw, side),
        mix(7, ck, hk, t(ct, ht)),
        mix(8, ck, t(ct, ht), d),
        mix(9, hk, t(ct, ht), d),
        mix(10, word(first), t(ct, ht), side),
        mix(11, word(last), t(ct, ht), side),
        mix(12, tag(first), tag(last), t(t(ct, ht), side)),
        mix(13, word(first), hw, ct),
        mix(14, label(before), tag(before), t(t(ct, ht), same)),
        mix(15, label(before), hw, t(ct, same)),
        mix(16, tag(after), t(ct, ht), side),
        mix(17, word(aux), t(ct, ht), side),
        mix(18, word(aux), t(ht, side), ck),
        mix(19, word(own), t(ct, ht), side),
        mix(20, label(head), t(ct, ht), side),
        mix(21, label(head), cw, ht),
        mix(22, t(tag(grand), ht), ct, d),
        mix(23, tag(p), t(ct, ht), side),
        mix(24, tag(n), t(ct, ht), side),
        mix(25, word(p), ct, side),
        mix(26, word(n), ct, side),
        mix(27, word(before), t(ct, ht), side),
        mix(28, word(after), t(ct, ht), side),
        mix(29, u32::from(shape.count[c].min(3)), t(ct, ht), d),
        mix(30, tag(end), word(end), t(ct, t(ht, side))),
        mix(31, cluster(child), t(ct, ht), d),
        mix(32, cluster(head), t(ct, ht), d),
        mix(33, cluster(child), cluster(head), side),
        mix(34, tag(own), word(first), t(ct, ht)),
        mix(35, word(first), word(own), ct),
        mix(36, t(label(before), label(head)), t(ct, ht), d),
        mix(37, tag(of(&shape.first, first)), tag(first), t(ct, ht)),
        mix(38, word(aux), tag(aux), t(ct, t(ht, t(label(before), same)))),
        mix(39, u32::from(of(&shape.count, head).min(5)), t(ct, ht), d),
        mix(40, cw, word(before), word(after)),
    ]
}

/// Labels a sentence.
pub(crate) fn label(
    tagged: &Tagged,
    heads: &[u16],
    table: &Sparse,
    count: usize,
    shape: &mut Shape,
    labels: &mut Vec<u8>,
) {
    shape.fill(tagged, heads);
    labels.clear();
    labels.resize(heads.len(), 63);
    for at in 0..shape.order.len() {
        let child = shape.order[at];
        let mut scores = [0; 64];
        for hash in features(tagged, shape, heads, labels, child) {
            table.add(hash, &mut scores);
        }
        labels[child as usize] = best(&scores, count) as u8;
    }
}

/// Number of features of a universal tag.
pub(crate) const UPOS_FEATURES: usize = 14;

/// Features of the universal tag of word `i`.
#[inline]
pub(crate) fn upos_features(
    tagged: &Tagged,
    heads: &[u16],
    labels: &[u8],
    i: usize,
) -> [u64; UPOS_FEATURES] {
    let word = |i: usize| tagged.atoms.get(i).map_or(0, |a| a.word);
    let tag = |i: usize| tagged.tags.get(i).map_or(62, |t| u32::from(*t));
    let head = heads[i] as usize;
    let (w, x, l) = (word(i), tag(i), u32::from(labels[i]));
    let shape = u32::from(tagged.atoms[i].shape);
    let lex = u32::from(tagged.atoms[i].entry.tags);
    [
        mix(1, x, 0, 0),
        mix(2, x, l, 0),
        mix(3, x, w, 0),
        mix(4, x, w, l),
        mix(5, x, l, tag(head)),
        mix(6, x, tag(i + 1), 0),
        mix(7, x, tag(i.wrapping_sub(1)), 0),
        mix(8, x, w, tag(i + 1)),
        mix(9, x, l, word(head)),
        mix(10, x, shape, lex),
        mix(11, x, tagged.atoms[i].suffix[2], 0),
        mix(12, x, lex, l),
        mix(13, x, word(i + 1), 0),
        mix(14, x, word(i.wrapping_sub(1)), 0),
    ]
}
