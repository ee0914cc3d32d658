//! Scores of all pairs of a sentence's words; their cost and gradients.

use super::cost::{back, linear, soft};
use super::heads::Heads;
use super::math::dot;
use crate::text::net::model::distance;
use crate::text::net::tree::ROOT;

impl Heads {
    /// Dependents turned into the space of heads; scores of all pairs, the root last.
    fn pairs(&self, wide: &[f32]) -> (Vec<f32>, Vec<f32>, Vec<f32>, Vec<f32>) {
        let (a, columns) = (self.arc, self.project.columns);
        let n = wide.len() / columns;
        let (mut children, mut parents) = (Vec::new(), Vec::new());
        for row in wide.chunks_exact(columns) {
            children.extend_from_slice(&row[..a]);
            parents.extend_from_slice(&row[a..2 * a]);
        }
        parents.extend(self.root.value[..a].iter());
        let turned = linear(&children, &self.pair, &self.pair_bias);
        let mut scores = vec![0f32; n * (n + 1)];
        for child in 0..n {
            for parent in 0..=n {
                let one = &turned[child * a..(child + 1) * a];
                let other = &parents[parent * a..(parent + 1) * a];
                let head = if parent == n { ROOT } else { parent as u16 };
                scores[child * (n + 1) + parent] = if child == parent {
                    -1e9
                } else {
                    dot(one, other) + self.far.value[distance(child as u16, head)]
                };
            }
        }
        (children, parents, turned, scores)
    }

    /// The cost of a sentence's arcs.
    pub(super) fn arcs(
        &mut self,
        wide: &[f32],
        heads: &[u16],
        weight: f32,
        d_wide: &mut [f32],
    ) -> f32 {
        let (a, columns) = (self.arc, self.project.columns);
        let n = heads.len();
        let (children, parents, turned, scores) = self.pairs(wide);
        let mut cost = 0.0;
        let mut d_turned = vec![0f32; turned.len()];
        let mut d_parents = vec![0f32; parents.len()];
        let mut d = vec![0f32; n + 1];
        for child in 0..n {
            let gold = if heads[child] == ROOT { n } else { usize::from(heads[child]) };
            d.fill(0.0);
            let row = &scores[child * (n + 1)..(child + 1) * (n + 1)];
            cost += soft(row, n + 1, gold, weight, &mut d);
            for (parent, d) in d.iter().enumerate() {
                let head = if parent == n { ROOT } else { parent as u16 };
                self.far.gradient[distance(child as u16, head)] += d;
                for i in 0..a {
                    d_turned[child * a + i] += d * parents[parent * a + i];
                    d_parents[parent * a + i] += d * turned[child * a + i];
                }
            }
        }
        let mut d_children = vec![0f32; children.len()];
        back(&children, &mut self.pair, &mut self.pair_bias, &d_turned, &mut d_children);
        for t in 0..n {
            let d = &mut d_wide[t * columns..(t + 1) * columns];
            for i in 0..a {
                d[i] += d_children[t * a + i];
                d[a + i] += d_parents[t * a + i];
            }
        }
        for i in 0..a {
            self.root.gradient[i] += d_parents[n * a + i];
        }
        cost
    }
}
