//! What is read off the last layer: tags, heads and relations; their costs and gradients.

use std::ops::Range;

use super::cost::{back, linear, soft};
use super::param::{Random, Rate, Weights};
use super::{Example, Plan};
use crate::text::XPOS;
use crate::text::net::model::DISTANCES;
use crate::text::syntax::UPOS_AT;
use crate::train::treebank::UPOS;

/// The layers above the encoder.
#[derive(Clone, Debug)]
pub(crate) struct Heads {
    /// To: word as dependent, as head (for arcs), as dependent, as head (for relations).
    pub project: Weights,
    pub bias: Weights,
    /// Dependent to the space of heads.
    pub pair: Weights,
    pub pair_bias: Weights,
    /// The root as a head, for arcs and for relations.
    pub root: Weights,
    /// Each distance as a score of arcs.
    pub far: Weights,
    /// Each distance among the features of relations.
    pub far_label: Weights,
    pub label: Weights,
    pub label_bias: Weights,
    pub tag: Weights,
    pub tag_bias: Weights,
    pub(super) arc: usize,
    pub(super) wide: usize,
}

/// Columns of relations, tags and universal tags (padded).
pub(crate) const LABELS: usize = 64;
pub(crate) const TAGS: usize = 96;

impl Heads {
    pub(crate) fn new(inner: usize, plan: &Plan, random: &mut Random) -> Self {
        let (arc, wide) = (plan.arc, plan.label);
        let reach = |n: usize| (3.0 / n as f32).sqrt();
        let columns = 2 * arc + 2 * wide;
        Heads {
            project: Weights::new(inner, columns, reach(inner), random),
            bias: Weights::new(1, columns, 0.0, random),
            pair: Weights::new(arc, arc, 0.1, random),
            pair_bias: Weights::new(1, arc, 0.1, random),
            root: Weights::new(1, arc + wide, 0.1, random),
            far: Weights::new(1, DISTANCES, 0.0, random),
            far_label: Weights::new(DISTANCES, wide, 0.1, random),
            label: Weights::new(wide, LABELS, reach(wide), random),
            label_bias: Weights::new(1, LABELS, 0.0, random),
            tag: Weights::new(inner, TAGS, reach(inner), random),
            tag_bias: Weights::new(1, TAGS, 0.0, random),
            arc,
            wide,
        }
    }

    pub(crate) fn each(&mut self) -> [&mut Weights; 11] {
        [
            &mut self.project,
            &mut self.bias,
            &mut self.pair,
            &mut self.pair_bias,
            &mut self.root,
            &mut self.far,
            &mut self.far_label,
            &mut self.label,
            &mut self.label_bias,
            &mut self.tag,
            &mut self.tag_bias,
        ]
    }

    pub(crate) fn turn(&mut self) {
        self.each().into_iter().for_each(Weights::turn);
    }

    pub(crate) fn step(&mut self, rate: &Rate) {
        self.each().into_iter().for_each(|weights| weights.step_all(rate));
    }

    /// Costs of arcs, relations, tags and universal tags; gradients of weights and of `x`.
    pub(crate) fn learn(
        &mut self,
        x: &[f32],
        sentences: &[Range<usize>],
        batch: &[&Example],
        drop: (f32, &mut Random),
        d_x: &mut [f32],
    ) -> [f32; 4] {
        let n = x.len() / self.project.rows;
        let weight = 1.0 / n as f32;
        let tags = self.tags(x, batch, weight, d_x);
        let columns = self.project.columns;
        let mut wide = linear(x, &self.project, &self.bias);
        let masks = self.squash(&mut wide, sentences, drop.0, drop.1);
        let mut d_wide = vec![0f32; wide.len()];
        let mut arcs = 0.0;
        for (sentence, example) in sentences.iter().zip(batch) {
            let range = sentence.start * columns..sentence.end * columns;
            let (wide, d) = (&wide[range.clone()], &mut d_wide[range]);
            arcs += self.arcs(wide, &example.heads, weight, d);
        }
        let labels = self.labels(&wide, sentences, batch, weight, drop, &mut d_wide);
        let width = 2 * self.arc;
        let rows = d_wide.chunks_exact_mut(columns).zip(wide.chunks_exact(columns));
        for ((d, x), mask) in rows.zip(masks.chunks_exact(width)) {
            for i in 0..width {
                d[i] = if x[i] > 0.0 { d[i] * mask[i] } else { 0.0 };
            }
        }
        back(x, &mut self.project, &mut self.bias, &d_wide, d_x);
        [arcs, labels, tags[0], tags[1]]
    }

    /// Costs of tags and universal tags.
    fn tags(&mut self, x: &[f32], batch: &[&Example], weight: f32, d_x: &mut [f32]) -> [f32; 2] {
        let mut costs = [0.0; 2];
        let scores = linear(x, &self.tag, &self.tag_bias);
        let mut d = vec![0f32; scores.len()];
        let golds = batch.iter().flat_map(|e| e.xpos.iter().zip(&e.upos));
        for (t, (xpos, upos)) in golds.enumerate() {
            let row = t * TAGS..(t + 1) * TAGS;
            let (scores, d) = (&scores[row.clone()], &mut d[row]);
            let (a, b) = d.split_at_mut(UPOS_AT);
            costs[0] += soft(&scores[..UPOS_AT], XPOS.len(), usize::from(*xpos), weight, a);
            costs[1] += soft(&scores[UPOS_AT..], UPOS.len(), usize::from(*upos), weight, b);
        }
        back(x, &mut self.tag, &mut self.tag_bias, &d, d_x);
        costs
    }

    /// Cuts what is negative in the columns of arcs, and drops some columns in each sentence.
    fn squash(
        &self,
        wide: &mut [f32],
        sentences: &[Range<usize>],
        drop: f32,
        random: &mut Random,
    ) -> Vec<f32> {
        let (width, columns) = (2 * self.arc, self.project.columns);
        let mut masks = Vec::new();
        for sentence in sentences {
            let one = random.mask(width, drop);
            sentence.clone().for_each(|_| masks.extend_from_slice(&one));
        }
        for (row, mask) in wide.chunks_exact_mut(columns).zip(masks.chunks_exact(width)) {
            row[..width].iter_mut().zip(mask).for_each(|(x, mask)| *x = x.max(0.0) * mask);
        }
        masks
    }
}
