//! Temporal awareness: relations as points (start and end of each entity) under `<` and `=`,
//! and what follows from them.
//!
//! The graph does what the usual script does, step by step, so that the figures are the same:
//! a point that was asked for counts as known, and an entity's start is put before its end only
//! when its start was not known.

use std::collections::{BTreeSet, HashMap};

/// An entity's start or end.
type Point = usize;

/// One condition of a relation: first point, whether `<` (else `=`), second point. Points are
/// 0 and 1 for start and end of the source, 2 and 3 for those of the target.
type Condition = (usize, bool, usize);

/// The conditions of a TLINK relation; `None` for names that are not known.
fn conditions(rel: &str) -> Option<&'static [Condition]> {
    const LESS: bool = true;
    const SAME: bool = false;
    Some(match rel {
        "BEFORE" => &[(1, LESS, 2)],
        "AFTER" => &[(3, LESS, 0)],
        "IBEFORE" => &[(1, SAME, 2)],
        "IAFTER" => &[(3, SAME, 0)],
        "INCLUDES" => &[(0, LESS, 2), (3, LESS, 1)],
        "IS_INCLUDED" => &[(2, LESS, 0), (1, LESS, 3)],
        "BEGINS" => &[(0, SAME, 2), (1, LESS, 3)],
        "BEGUN_BY" => &[(0, SAME, 2), (3, LESS, 1)],
        "ENDS" => &[(1, SAME, 3), (2, LESS, 0)],
        "ENDED_BY" => &[(1, SAME, 3), (0, LESS, 2)],
        // DURING as the TempEval-3 toolkit has it.
        "SIMULTANEOUS" | "IDENTITY" | "DURING" | "DURING_INV" => &[(0, SAME, 2), (1, SAME, 3)],
        _ => return None,
    })
}

/// A relation between entities that are numbered.
pub(super) type Numbered<'a> = (usize, &'a str, usize);

/// Closure over points; relations that contradict what is there are left out.
#[derive(Default)]
pub(super) struct Graph {
    parent: HashMap<Point, Point>,
    /// Representative to the representatives known to be later.
    later: HashMap<Point, BTreeSet<Point>>,
}

impl Graph {
    fn find(&mut self, point: Point) -> Point {
        let mut point = point;
        loop {
            let parent = *self.parent.entry(point).or_insert(point);
            if parent == point {
                return point;
            }
            let grand = self.parent[&parent];
            self.parent.insert(point, grand);
            point = grand;
        }
    }

    fn is_later(&self, earlier: Point, later: Point) -> bool {
        self.later.get(&earlier).is_some_and(|set| set.contains(&later))
    }

    fn add_less(&mut self, x: Point, y: Point) -> bool {
        let (x, y) = (self.find(x), self.find(y));
        if x == y || self.is_later(y, x) {
            return false;
        }
        if self.is_later(x, y) {
            return true;
        }
        let mut after = self.later.get(&y).cloned().unwrap_or_default();
        after.insert(y);
        for set in self.later.values_mut().filter(|set| set.contains(&x)) {
            set.extend(&after);
        }
        self.later.entry(x).or_default().extend(&after);
        true
    }

    fn add_same(&mut self, x: Point, y: Point) -> bool {
        let (x, y) = (self.find(x), self.find(y));
        if x == y {
            return true;
        }
        if self.is_later(x, y) || self.is_later(y, x) {
            return false;
        }
        self.parent.insert(y, x);
        let moved = self.later.remove(&y).unwrap_or_default();
        self.later.entry(x).or_default().extend(moved);
        for set in self.later.values_mut() {
            if set.remove(&y) {
                set.insert(x);
            }
        }
        let after = self.later[&x].clone();
        for set in self.later.values_mut().filter(|set| set.contains(&x)) {
            set.extend(&after);
        }
        true
    }

    fn know(&mut self, entity: usize) {
        if !self.parent.contains_key(&(2 * entity)) {
            self.add_less(2 * entity, 2 * entity + 1);
        }
    }

    /// Adds a relation; false if it contradicts (what does not contradict of it is kept).
    fn add(&mut self, (a, rel, b): Numbered<'_>) -> bool {
        let Some(conditions) = conditions(rel) else { return false };
        self.know(a);
        self.know(b);
        let mut consistent = true;
        for (x, less, y) in conditions {
            let (x, y) = (point(a, b, *x), point(a, b, *y));
            consistent &= if *less { self.add_less(x, y) } else { self.add_same(x, y) };
        }
        consistent
    }

    /// Whether a relation follows from those added.
    pub(super) fn holds(&mut self, (a, rel, b): Numbered<'_>) -> bool {
        let Some(conditions) = conditions(rel) else { return false };
        conditions.iter().all(|(x, less, y)| {
            let (x, y) = (self.find(point(a, b, *x)), self.find(point(a, b, *y)));
            if *less { self.is_later(x, y) } else { x == y }
        })
    }
}

fn point(a: usize, b: usize, which: usize) -> Point {
    if which < 2 { 2 * a + which } else { 2 * b + which - 2 }
}

/// The relations that do not follow from those kept before them, and the graph of them all.
pub(super) fn reduced<'a>(links: &[Numbered<'a>]) -> (Vec<Numbered<'a>>, Graph) {
    let (mut graph, mut kept) = (Graph::default(), Vec::new());
    for link in links {
        if conditions(link.1).is_some() && !graph.holds(*link) && graph.add(*link) {
            kept.push(*link);
        }
    }
    (kept, graph)
}
