//! The best tree of a sentence from a score for each pair of words.

use fearless_simd::Simd;

use super::decide::best;
use super::spans::Spans;

/// No head: the root of the sentence.
pub(crate) const ROOT: u16 = u16::MAX;

/// Heads from `scores`, rows of `width` numbers: a word's heads 0, 1, …, and the root last.
#[inline(always)]
pub(crate) fn heads<S: Simd>(
    simd: S,
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
        spans.best(simd, scores, n, width, heads);
    }
}

/// Whether there is one root and every word hangs below it.
pub(super) fn is_tree(heads: &[u16]) -> bool {
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

#[cfg(test)]
mod tests {
    use fearless_simd::{Level, dispatch};

    use super::*;

    #[test]
    fn a_ring_of_first_choices_is_opened() {
        // each of two words would rather hang below the other
        let scores = [-1e9, 5.0, 1.0, 5.0, -1e9, 2.0];
        let mut found = Vec::new();
        dispatch!(Level::new(), simd => {
            heads(simd, &scores, 2, 3, &mut Spans::default(), &mut found);
        });
        assert_eq!(found, [1, ROOT]);
    }
}
