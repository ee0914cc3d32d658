//! The point graph: each interval is its start and its end, related by `<` and `=`.
//!
//! In: statements about two points. Out: whether they fit what is known, and everything that
//! follows from them. The closure is kept complete after every statement, as one bitset of later
//! and one of earlier points each, so that a question costs one bit. That is cubic: of a text as
//! long as a book the closure holds the first points only, of the rest just what is stated.
//!
//! ```
//! use dateline::order::PointGraph;
//! let mut graph = PointGraph::new(3);
//! assert!(graph.less(0, 1) && graph.less(1, 2));
//! assert!(graph.is_less(0, 2));
//! assert!(!graph.less(2, 0), "a contradiction is refused and changes nothing");
//! ```

use std::collections::BTreeSet;

/// Most points whose closure is kept: some 3,000 events, 100 kB of text.
const CLOSED: usize = 6144;

/// Points with `<` and `=`, closed and free of contradictions.
#[derive(Clone, Debug)]
pub struct PointGraph {
    /// Pairs (a, b) with a < b, and with a = b, where one is not among the closed points.
    stated: BTreeSet<(usize, usize)>,
    stated_back: BTreeSet<(usize, usize)>,
    same: BTreeSet<(usize, usize)>,
    closed: usize,
    words: usize,
    parent: Vec<u32>,
    later: Vec<u64>,
    earlier: Vec<u64>,
    /// Two rows that are filled again and again.
    rows: (Vec<u64>, Vec<u64>),
}

impl PointGraph {
    /// A graph of points about which nothing is known.
    pub fn new(points: usize) -> Self {
        let closed = points.min(CLOSED);
        let words = closed.div_ceil(64);
        PointGraph {
            stated: BTreeSet::new(),
            stated_back: BTreeSet::new(),
            same: BTreeSet::new(),
            closed,
            words,
            parent: (0..points as u32).collect(),
            later: vec![0; closed * words],
            earlier: vec![0; closed * words],
            rows: Default::default(),
        }
    }

    /// How many points there are.
    pub fn len(&self) -> usize {
        self.parent.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.parent.is_empty()
    }

    /// The point that stands for all that are equal to `point`.
    pub fn find(&self, point: usize) -> usize {
        let mut at = point;
        while self.parent[at] as usize != at {
            at = self.parent[at] as usize;
        }
        at
    }

    /// Whether `a < b` follows.
    pub fn is_less(&self, a: usize, b: usize) -> bool {
        let (a, b) = (self.find(a), self.find(b));
        if self.is_beyond(a, b) {
            return self.stated.contains(&(a, b));
        }
        bit(self.row(&self.later, a), b)
    }

    /// Whether one of the points is not among the closed ones.
    fn is_beyond(&self, a: usize, b: usize) -> bool {
        a.max(b) >= self.closed
    }

    /// Whether `a = b` follows.
    pub fn is_equal(&self, a: usize, b: usize) -> bool {
        let (a, b) = (self.find(a), self.find(b));
        a == b || self.is_beyond(a, b) && self.same.contains(&(a, b))
    }

    /// States `a < b`. Returns whether it fits; if not, nothing changes.
    pub fn less(&mut self, a: usize, b: usize) -> bool {
        let (a, b) = (self.find(a), self.find(b));
        if self.is_beyond(a, b) {
            let fits = !self.is_equal(a, b) && !self.stated.contains(&(b, a));
            if fits {
                self.stated.insert((a, b));
                self.stated_back.insert((b, a));
            }
            return fits;
        }
        if a == b || bit(self.row(&self.later, b), a) {
            return false;
        }
        if !bit(self.row(&self.later, a), b) {
            let (mut before, mut after) = std::mem::take(&mut self.rows);
            before.clear();
            before.extend_from_slice(self.row(&self.earlier, a));
            set(&mut before, a);
            let known = self.row(&self.earlier, b);
            before.iter_mut().zip(known).for_each(|(new, old)| *new &= !old);
            after.clear();
            after.extend_from_slice(self.row(&self.later, b));
            set(&mut after, b);
            self.spread(&before, &after);
            self.rows = (before, after);
        }
        true
    }

    /// States `a = b`. Returns whether it fits; if not, nothing changes.
    pub fn equal(&mut self, a: usize, b: usize) -> bool {
        let (a, b) = (self.find(a), self.find(b));
        if a == b {
            return true;
        }
        if self.is_beyond(a, b) {
            let fits = !self.stated.contains(&(a, b)) && !self.stated.contains(&(b, a));
            if fits {
                self.same.extend([(a, b), (b, a)]);
            }
            return fits;
        }
        if bit(self.row(&self.later, a), b) || bit(self.row(&self.later, b), a) {
            return false;
        }
        let (keep, gone) = (a.min(b), a.max(b));
        let mut before = union(self.row(&self.earlier, keep), self.row(&self.earlier, gone));
        let mut after = union(self.row(&self.later, keep), self.row(&self.later, gone));
        self.parent[gone] = keep as u32;
        let (earlier, later) = (before.clone(), after.clone());
        set(&mut before, keep);
        set(&mut after, keep);
        // Everything earlier is before `keep` and all that follows; `keep` itself takes both rows.
        self.spread(&earlier, &after);
        self.spread(&before, &later);
        true
    }

    /// Points known to be earlier than `point` (representatives; merged ones may show too).
    pub fn earlier_than(&self, point: usize) -> impl Iterator<Item = usize> + '_ {
        ones(self.row(&self.earlier, self.find(point)))
    }

    /// Points known to be later than `point` (representatives; merged ones may show too).
    pub fn later_than(&self, point: usize) -> impl Iterator<Item = usize> + '_ {
        ones(self.row(&self.later, self.find(point)))
    }

    /// How many points, from the first on, are closed: of the others only what is stated is known.
    pub fn closed(&self) -> usize {
        self.closed
    }

    /// Points stated to be earlier than `point` where one of both is not among the closed ones.
    pub fn stated_before(&self, point: usize) -> impl Iterator<Item = usize> + '_ {
        pairs_of(&self.stated_back, self.find(point))
    }

    /// All points that are not later than `point`: it, its equals, and what is earlier.
    pub fn not_later_than(&self, point: usize) -> impl Iterator<Item = usize> + '_ {
        let point = self.find(point);
        let stated = pairs_of(&self.stated_back, point).chain(pairs_of(&self.same, point));
        std::iter::once(point).chain(self.earlier_than(point)).chain(stated)
    }

    /// All points that are not earlier than `point`: it, its equals, and what is later.
    pub fn not_earlier_than(&self, point: usize) -> impl Iterator<Item = usize> + '_ {
        let point = self.find(point);
        let stated = pairs_of(&self.stated, point).chain(pairs_of(&self.same, point));
        std::iter::once(point).chain(self.later_than(point)).chain(stated)
    }

    /// Every point of `before` is earlier than every point of `after`.
    fn spread(&mut self, before: &[u64], after: &[u64]) {
        let words = self.words;
        for point in ones(before) {
            let row = &mut self.later[point * words..(point + 1) * words];
            row.iter_mut().zip(after).for_each(|(old, new)| *old |= new);
        }
        for point in ones(after) {
            let row = &mut self.earlier[point * words..(point + 1) * words];
            row.iter_mut().zip(before).for_each(|(old, new)| *old |= new);
        }
    }

    fn row<'a>(&self, matrix: &'a [u64], point: usize) -> &'a [u64] {
        matrix.get(point * self.words..(point + 1) * self.words).unwrap_or_default()
    }
}

fn pairs_of(pairs: &BTreeSet<(usize, usize)>, first: usize) -> impl Iterator<Item = usize> + '_ {
    pairs.range((first, 0)..=(first, usize::MAX)).map(|&(_, second)| second)
}

fn bit(row: &[u64], at: usize) -> bool {
    row[at / 64] >> (at % 64) & 1 == 1
}

fn set(row: &mut [u64], at: usize) {
    row[at / 64] |= 1 << (at % 64);
}

fn union(a: &[u64], b: &[u64]) -> Vec<u64> {
    a.iter().zip(b).map(|(a, b)| a | b).collect()
}

fn ones(row: &[u64]) -> impl Iterator<Item = usize> + '_ {
    row.iter().enumerate().flat_map(|(at, &word)| {
        let mut rest = word;
        std::iter::from_fn(move || {
            (rest != 0).then(|| {
                let bit = rest.trailing_zeros() as usize;
                rest &= rest - 1;
                at * 64 + bit
            })
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_book_the_last_points_keep_what_is_stated_of_them() {
        let (near, far) = (3, CLOSED + 5);
        let mut graph = PointGraph::new(CLOSED + 10);
        assert!(graph.less(near, far) && graph.less(near, far) && graph.equal(far, far + 1));
        assert!(graph.is_less(near, far) && !graph.is_less(far, near));
        assert!(graph.is_equal(far + 1, far));
        assert!(!graph.less(far, near) && !graph.equal(far, near) && !graph.less(far, far + 1));
        assert_eq!(graph.later_than(far).count(), 0);
    }
}
