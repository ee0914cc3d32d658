//! The best tree of a sentence from a score for each pair of words.

use super::decide::best;

/// No head: the root of the sentence.
pub(crate) const ROOT: u16 = u16::MAX;

/// Buffers that are used again for each sentence.
#[derive(Clone, Debug, Default)]
pub(crate) struct Spans {
    /// Best spans by (first, last), row by row: complete with the head on the left, the same
    /// turned (last, first) with the head on the right, both, and incomplete.
    right: Vec<f32>,
    right_turned: Vec<f32>,
    left: Vec<f32>,
    left_turned: Vec<f32>,
    over_right: Vec<f32>,
    over_left_turned: Vec<f32>,
    cut: Vec<[u16; 3]>,
    open: Vec<(usize, usize, u8)>,
}

/// Heads from `scores`, rows of `width` numbers: a word's heads 0, 1, …, and the root last.
#[inline(always)]
pub(crate) fn heads(
    scores: &[f32],
    n: usize,
    width: usize,
    spans: &mut Spans,
    heads: &mut Vec<u16>,
) {
    heads.clear();
    for row in scores.chunks_exact(width).take(n) {
        let best = best(&row[..=n]);
        heads.push(if best == n { ROOT } else { best as u16 });
    }
    if !is_tree(heads) {
        spans.best(scores, n, width, heads);
    }
}

/// Whether there is one root and every word hangs below it.
fn is_tree(heads: &[u16]) -> bool {
    let roots = heads.iter().filter(|head| **head == ROOT).count();
    roots == 1
        && (0..heads.len()).all(|word| {
            let mut at = word as u16;
            let mut steps = 0;
            while at != ROOT && steps <= heads.len() {
                at = heads[at as usize];
                steps += 1;
            }
            at == ROOT
        })
}

impl Spans {
    /// Eisner's algorithm with one root.
    #[inline(always)]
    fn best(&mut self, scores: &[f32], n: usize, width: usize, heads: &mut [u16]) {
        for table in [
            &mut self.right,
            &mut self.right_turned,
            &mut self.left,
            &mut self.left_turned,
            &mut self.over_right,
            &mut self.over_left_turned,
        ] {
            table.clear();
            table.resize(n * n, 0.0);
        }
        self.cut.clear();
        self.cut.resize(n * n, [0; 3]);
        for length in 1..n {
            for first in 0..n - length {
                self.join(scores, n, width, first, first + length);
            }
        }
        let whole =
            |root: usize| self.left[root] + self.right[root * n + n - 1] + scores[root * width + n];
        let root = (1..n).fold(0, |best, r| if whole(r) > whole(best) { r } else { best });
        heads[root] = ROOT;
        self.open.clear();
        self.open.push((0, root, 1));
        self.open.push((root, n - 1, 0));
        while let Some((first, last, kind)) = self.open.pop() {
            self.unfold(n, first, last, kind, heads);
        }
    }

    #[inline(always)]
    fn join(&mut self, scores: &[f32], n: usize, width: usize, first: usize, last: usize) {
        let (a, b) = (first * n, last * n);
        let rights = &self.right[a + first..a + last];
        let lefts = &self.left_turned[b + first + 1..b + last + 1];
        let (at, both) = best_sum(rights, lefts);
        let over_right = both + scores[last * width + first];
        let over_left = both + scores[first * width + last];
        self.over_right[a + last] = over_right;
        self.over_left_turned[b + first] = over_left;
        let (left_at, left) = {
            let outer = &self.left[a + first..a + last];
            let inner = &self.over_left_turned[b + first..b + last];
            best_sum(outer, inner)
        };
        let (right_at, right) = {
            let outer = &self.over_right[a + first + 1..a + last + 1];
            let inner = &self.right_turned[b + first + 1..b + last + 1];
            best_sum(outer, inner)
        };
        self.left[a + last] = left;
        self.left_turned[b + first] = left;
        self.right[a + last] = right;
        self.right_turned[b + first] = right;
        let cuts = [first + at, first + left_at, first + 1 + right_at];
        self.cut[a + last] = cuts.map(|cut| cut as u16);
    }

    fn unfold(&mut self, n: usize, first: usize, last: usize, kind: u8, heads: &mut [u16]) {
        if first == last {
            return;
        }
        let cut = self.cut[first * n + last].map(usize::from);
        match kind {
            // complete, head on the left: an arc to `middle`, then what hangs below it
            0 => {
                self.open.push((first, cut[2], 2));
                self.open.push((cut[2], last, 0));
            }
            1 => {
                self.open.push((cut[1], last, 3));
                self.open.push((first, cut[1], 1));
            }
            _ => {
                let (head, child) = if kind == 2 { (first, last) } else { (last, first) };
                heads[child] = head as u16;
                self.open.push((first, cut[0], 0));
                self.open.push((cut[0] + 1, last, 1));
            }
        }
    }
}

/// The place of the greatest sum, and the sum.
#[inline(always)]
fn best_sum(a: &[f32], b: &[f32]) -> (usize, f32) {
    let mut best = (0, f32::NEG_INFINITY);
    for (i, (a, b)) in a.iter().zip(b).enumerate() {
        if a + b > best.1 {
            best = (i, a + b);
        }
    }
    best
}

#[cfg(test)]
mod tests {
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
        for _ in 0..30 {
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
            Spans::default().best(&scores, n, width, &mut found);
            assert!(is_tree(&found) && is_flat(&found), "{found:?}");
            assert_eq!(total(&found), best);
        }
    }

    #[test]
    fn a_ring_of_first_choices_is_opened() {
        // each of two words would rather hang below the other
        let scores = [-1e9, 5.0, 1.0, 5.0, -1e9, 2.0];
        let mut found = Vec::new();
        heads(&scores, 2, 3, &mut Spans::default(), &mut found);
        assert_eq!(found, [1, ROOT]);
    }
}
