//! Which system mark stands for which gold mark: one to one, the longest overlap first.

use super::annotated::Mark;

/// Pairs (gold index, system index), the longest overlap first.
pub(super) fn pairs(gold: &[Mark], system: &[Mark], strict: bool) -> Vec<(usize, usize)> {
    let mut overlapping = Vec::new();
    for (i, g) in gold.iter().enumerate() {
        for (j, s) in system.iter().enumerate() {
            let (low, high) = (g.start.max(s.start), g.end.min(s.end));
            if high > low && (!strict || (g.start, g.end) == (s.start, s.end)) {
                overlapping.push((std::cmp::Reverse(high - low), i, j));
            }
        }
    }
    overlapping.sort_unstable();
    let (mut gold_free, mut system_free) = (vec![true; gold.len()], vec![true; system.len()]);
    let mut taken = Vec::new();
    for (_, i, j) in overlapping {
        if gold_free[i] && system_free[j] {
            (gold_free[i], system_free[j]) = (false, false);
            taken.push((i, j));
        }
    }
    taken
}
