//! The best flat tree of a sentence: Eisner's algorithm, many stretches of one length at a time.

use fearless_simd::prelude::*;

use super::tree::ROOT;

/// The most numbers that a machine adds at once; rows are a multiple of it.
const LANES: usize = 16;

/// A number for each stretch of words: a row for each length, less one, and in it a place for each
/// first word.
type Table<T> = Vec<T>;

/// Buffers that are used again for each sentence.
#[derive(Clone, Debug, Default)]
pub(crate) struct Spans {
    row: usize,
    /// Best spans: complete with the head on the left, on the right, and without what hangs below
    /// the other end.
    right: Table<f32>,
    left: Table<f32>,
    over_right: Table<f32>,
    over_left: Table<f32>,
    /// How far from the first word the best cuts of them are.
    cuts: [Table<i32>; 3],
    /// Scores of the arcs from and to the first words of the stretches of one length.
    arcs: [Vec<f32>; 2],
    open: Vec<(usize, usize, u8)>,
}

impl Spans {
    /// The heads of the best tree with one root and no crossing arcs, from `scores` as for `heads`.
    #[inline(always)]
    pub fn best<S: Simd>(
        &mut self,
        simd: S,
        scores: &[f32],
        n: usize,
        width: usize,
        heads: &mut [u16],
    ) {
        self.clear(n);
        for length in 1..n {
            for first in 0..n - length {
                let last = first + length;
                self.arcs[0][first] = scores[first * width + last];
                self.arcs[1][first] = scores[last * width + first];
            }
            for first in (0..n - length).step_by(S::f32s::LEN) {
                self.join(simd, length, first);
            }
        }
        let whole = |root: usize| {
            let right = self.right[(n - 1 - root) * self.row + root];
            self.left[root * self.row] + right + scores[root * width + n]
        };
        let root = (1..n).fold(0, |best, r| if whole(r) > whole(best) { r } else { best });
        heads[root] = ROOT;
        self.open.clear();
        self.open.push((0, root, 1));
        self.open.push((root, n - 1, 0));
        while let Some((first, last, kind)) = self.open.pop() {
            self.unfold(first, last, kind, heads);
        }
    }

    /// Makes room for a sentence; stretches of one word score nothing.
    fn clear(&mut self, n: usize) {
        self.row = n.next_multiple_of(LANES);
        // A row is read on into the next one, where there are no more stretches.
        let size = (n + 1) * self.row;
        let Spans { right, left, over_right, over_left, .. } = self;
        for table in [right, left, over_right, over_left] {
            table.clear();
            table.resize(size, 0.0);
        }
        self.cuts.iter_mut().for_each(|cuts| cuts.resize(size, 0));
        self.arcs.iter_mut().for_each(|arcs| arcs.resize(self.row, 0.0));
    }

    /// The spans of some stretches of one length.
    #[inline(always)]
    fn join<S: Simd>(&mut self, simd: S, length: usize, first: usize) {
        let (row, lanes) = (self.row, S::f32s::LEN);
        let at = length * row + first;
        let before = at - row + 1;
        let parts = [&self.right[first..], &self.left[..before + lanes]];
        let (cut, both) = best_sum(simd, parts, row, length);
        cut.store_slice(&mut self.cuts[0][at..at + lanes]);
        let [above, below] = &self.arcs;
        let over = both + S::f32s::from_slice(simd, &above[first..first + lanes]);
        over.store_slice(&mut self.over_left[at..at + lanes]);
        let over = both + S::f32s::from_slice(simd, &below[first..first + lanes]);
        over.store_slice(&mut self.over_right[at..at + lanes]);
        let parts = [&self.left[first..], &self.over_left[..at + lanes]];
        let (cut, best) = best_sum(simd, parts, row, length);
        cut.store_slice(&mut self.cuts[1][at..at + lanes]);
        best.store_slice(&mut self.left[at..at + lanes]);
        let parts = [&self.over_right[row + first..], &self.right[..before + lanes]];
        let (cut, best) = best_sum(simd, parts, row, length);
        cut.store_slice(&mut self.cuts[2][at..at + lanes]);
        best.store_slice(&mut self.right[at..at + lanes]);
    }

    fn unfold(&mut self, first: usize, last: usize, kind: u8, heads: &mut [u16]) {
        if first == last {
            return;
        }
        let at = (last - first) * self.row + first;
        let cut = |kind: usize| first + self.cuts[kind][at] as usize;
        match kind {
            // complete, head on the left: an arc to `middle`, then what hangs below it
            0 => {
                let middle = cut(2) + 1;
                self.open.push((first, middle, 2));
                self.open.push((middle, last, 0));
            }
            1 => {
                let middle = cut(1);
                self.open.push((middle, last, 3));
                self.open.push((first, middle, 1));
            }
            _ => {
                let (head, child) = if kind == 2 { (first, last) } else { (last, first) };
                heads[child] = head as u16;
                let middle = cut(0);
                self.open.push((first, middle, 0));
                self.open.push((middle + 1, last, 1));
            }
        }
    }
}

/// The greatest sums of two parts of some stretches, and at which of the cuts, the first of equals.
/// From cut to cut the first part begins at the same word and is one longer, a row further on; the
/// second ends at the same word, and is found one row less one place before.
#[inline(always)]
fn best_sum<S: Simd>(
    simd: S,
    [outer, inner]: [&[f32]; 2],
    row: usize,
    cuts: usize,
) -> (S::i32s, S::f32s) {
    let lanes = S::f32s::LEN;
    let mut best = S::f32s::simd_from(simd, f32::NEG_INFINITY);
    let mut at = S::i32s::simd_from(simd, 0);
    let mut from = inner.len() - lanes;
    for cut in 0..cuts {
        let outer = S::f32s::from_slice(simd, &outer[cut * row..cut * row + lanes]);
        let sum = outer + S::f32s::from_slice(simd, &inner[from..from + lanes]);
        let more = sum.simd_gt(best);
        best = more.select(sum, best);
        at = more.select(S::i32s::simd_from(simd, cut as i32), at);
        from = from.wrapping_sub(row - 1);
    }
    (at, best)
}

#[cfg(test)]
mod tests {
    use fearless_simd::dispatch;

    use super::super::simd::tests::levels;
    use super::super::tree::is_tree;
    use super::*;

    /// Whether no arcs cross, the root's arc (from outside) among them.
    fn is_flat(heads: &[u16]) -> bool {
        let arcs = heads.iter().zip(0i32..).map(|(head, child)| {
            let head = if *head == ROOT { -1 } else { i32::from(*head) };
            (head.min(child), head.max(child))
        });
        let arcs: Vec<_> = arcs.collect();
        arcs.iter().all(|a| arcs.iter().all(|b| !(a.0 < b.0 && b.0 < a.1 && a.1 < b.1)))
    }

    #[test]
    fn the_best_tree_is_the_best_of_all_trees() {
        let (n, width) = (5, 6);
        let mut random = 7u64;
        for (_, level) in (0..30).zip(levels().into_iter().cycle()) {
            let mut next = || {
                random ^= random << 13;
                random ^= random >> 7;
                random ^= random << 17;
                (random % 1000) as f32
            };
            let scores: Vec<f32> = (0..n * width)
                .map(|i| if i / width == i % width { -1e9 } else { next() })
                .collect();
            let total = |heads: &[u16]| -> f32 {
                let head = |h: u16| if h == ROOT { n } else { usize::from(h) };
                heads.iter().enumerate().map(|(i, h)| scores[i * width + head(*h)]).sum()
            };
            let trees = (0..6usize.pow(5)).map(|code| {
                let digit = |i: u32| (code / 6usize.pow(i) % 6) as u16;
                (0..5).map(|i| if digit(i) == 5 { ROOT } else { digit(i) }).collect::<Vec<_>>()
            });
            let best = trees.filter(|t| is_tree(t) && is_flat(t)).map(|t| total(&t));
            let best = best.fold(f32::NEG_INFINITY, f32::max);
            let mut found = vec![0; n];
            let mut spans = Spans::default();
            dispatch!(level, simd => spans.best(simd, &scores, n, width, &mut found));
            assert!(is_tree(&found) && is_flat(&found), "{found:?}");
            assert_eq!(total(&found), best);
        }
    }
}
