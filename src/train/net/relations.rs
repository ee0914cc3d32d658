//! Relations of words to their heads; their cost and gradients.

use std::ops::Range;

use super::Example;
use super::cost::{back, linear, soft};
use super::heads::{Heads, LABELS};
use super::param::Random;
use crate::text::RELATIONS;
use crate::text::net::model::distance;
use crate::text::net::tree::ROOT;

impl Heads {
    /// Features of the relation of each word to its head.
    fn joined(&self, wide: &[f32], heads: &[u16], out: &mut Vec<f32>) {
        let (a, m, columns) = (2 * self.arc, self.wide, self.project.columns);
        for (child, &head) in heads.iter().enumerate() {
            let one = &wide[child * columns + a..][..m];
            let other = match head {
                ROOT => &self.root.value[self.arc..],
                _ => &wide[usize::from(head) * columns + a + m..][..m],
            };
            let far = &self.far_label.value[distance(child as u16, head) * m..][..m];
            let sums = one.iter().zip(other).zip(far).map(|((a, b), c)| (a + b + c).max(0.0));
            out.extend(sums);
        }
    }

    /// The cost of a batch's relations.
    pub(super) fn labels(
        &mut self,
        wide: &[f32],
        sentences: &[Range<usize>],
        batch: &[&Example],
        weight: f32,
        drop: (f32, &mut Random),
        d_wide: &mut [f32],
    ) -> f32 {
        let columns = self.project.columns;
        let mut joined = Vec::new();
        for (sentence, example) in sentences.iter().zip(batch) {
            let wide = &wide[sentence.start * columns..sentence.end * columns];
            self.joined(wide, &example.heads, &mut joined);
        }
        let mask = drop.1.mask(joined.len(), drop.0);
        joined.iter_mut().zip(&mask).for_each(|(x, mask)| *x *= mask);
        let scores = linear(&joined, &self.label, &self.label_bias);
        let mut d = vec![0f32; scores.len()];
        let golds = batch.iter().flat_map(|example| &example.labels);
        let mut cost = 0.0;
        for (t, gold) in golds.enumerate() {
            let row = t * LABELS..(t + 1) * LABELS;
            cost += soft(
                &scores[row.clone()],
                RELATIONS.len(),
                usize::from(*gold),
                weight,
                &mut d[row],
            );
        }
        let mut d_joined = vec![0f32; joined.len()];
        back(&joined, &mut self.label, &mut self.label_bias, &d, &mut d_joined);
        for (t, x) in joined.iter().enumerate() {
            d_joined[t] = if *x > 0.0 { d_joined[t] * mask[t] } else { 0.0 };
        }
        self.spread(&d_joined, sentences, batch, d_wide);
        cost
    }

    /// Hands the gradients of joined features down to dependents, heads and distances.
    fn spread(
        &mut self,
        d_joined: &[f32],
        sentences: &[Range<usize>],
        batch: &[&Example],
        d_wide: &mut [f32],
    ) {
        let (a, m, columns) = (2 * self.arc, self.wide, self.project.columns);
        for (sentence, example) in sentences.iter().zip(batch) {
            for (child, &head) in example.heads.iter().enumerate() {
                let t = sentence.start + child;
                let far = distance(child as u16, head) * m;
                for i in 0..m {
                    let d = d_joined[t * m + i];
                    d_wide[t * columns + a + i] += d;
                    self.far_label.gradient[far + i] += d;
                    if head == ROOT {
                        self.root.gradient[self.arc + i] += d;
                    } else {
                        let h = sentence.start + usize::from(head);
                        d_wide[h * columns + a + m + i] += d;
                    }
                }
            }
        }
    }
}
