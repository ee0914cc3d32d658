//! What is read off the last layer: tags, heads and relations; their costs and gradients.

use std::ops::Range;

use super::math::{dot, multiply, multiply_across};
use super::param::{Random, Rate, Weights};
use super::{Example, Plan};
use crate::text::net::model::{DISTANCES, distance};
use crate::text::net::tree::ROOT;
use crate::text::syntax::UPOS_AT;

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
    arc: usize,
    wide: usize,
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
        let inner = self.project.rows;
        let n = x.len() / inner;
        let weight = 1.0 / n as f32;
        let mut costs = [0.0; 4];
        // tags
        let scores = linear(x, &self.tag, &self.tag_bias);
        let mut d = vec![0f32; scores.len()];
        let golds = batch.iter().flat_map(|e| e.xpos.iter().zip(&e.upos));
        for (t, (xpos, upos)) in golds.enumerate() {
            let row = t * TAGS..(t + 1) * TAGS;
            let (scores, d) = (&scores[row.clone()], &mut d[row]);
            let (a, b) = d.split_at_mut(UPOS_AT);
            costs[2] += soft(&scores[..UPOS_AT], 50, usize::from(*xpos), weight, a);
            costs[3] += soft(&scores[UPOS_AT..], 17, usize::from(*upos), weight, b);
        }
        back(x, &mut self.tag, &mut self.tag_bias, &d, d_x);
        // projections
        let columns = self.project.columns;
        let mut wide = linear(x, &self.project, &self.bias);
        let arcs = 2 * self.arc;
        let mut masks = vec![1f32; 0];
        for sentence in sentences {
            let one = drop.1.mask(arcs, drop.0);
            sentence.clone().for_each(|_| masks.extend_from_slice(&one));
        }
        for (row, mask) in wide.chunks_exact_mut(columns).zip(masks.chunks_exact(arcs)) {
            row[..arcs].iter_mut().zip(mask).for_each(|(x, mask)| *x = x.max(0.0) * mask);
        }
        let mut d_wide = vec![0f32; wide.len()];
        for (sentence, example) in sentences.iter().zip(batch) {
            let range = sentence.start * columns..sentence.end * columns;
            let (wide, d) = (&wide[range.clone()], &mut d_wide[range]);
            costs[0] += self.arcs(wide, &example.heads, weight, d);
        }
        costs[1] += self.labels(&wide, sentences, batch, weight, drop, &mut d_wide);
        let rows = d_wide.chunks_exact_mut(columns).zip(wide.chunks_exact(columns));
        for ((d, x), mask) in rows.zip(masks.chunks_exact(arcs)) {
            for i in 0..arcs {
                d[i] = if x[i] > 0.0 { d[i] * mask[i] } else { 0.0 };
            }
        }
        back(x, &mut self.project, &mut self.bias, &d_wide, d_x);
        costs
    }

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

    fn arcs(&mut self, wide: &[f32], heads: &[u16], weight: f32, d_wide: &mut [f32]) -> f32 {
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

    fn labels(
        &mut self,
        wide: &[f32],
        sentences: &[Range<usize>],
        batch: &[&Example],
        weight: f32,
        drop: (f32, &mut Random),
        d_wide: &mut [f32],
    ) -> f32 {
        let (a, m, columns) = (2 * self.arc, self.wide, self.project.columns);
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
            cost += soft(&scores[row.clone()], 51, usize::from(*gold), weight, &mut d[row]);
        }
        let mut d_joined = vec![0f32; joined.len()];
        back(&joined, &mut self.label, &mut self.label_bias, &d, &mut d_joined);
        for (t, x) in joined.iter().enumerate() {
            d_joined[t] = if *x > 0.0 { d_joined[t] * mask[t] } else { 0.0 };
        }
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
        cost
    }
}

fn linear(x: &[f32], w: &Weights, bias: &Weights) -> Vec<f32> {
    let mut out = Vec::new();
    for _ in 0..x.len() / w.rows {
        out.extend_from_slice(&bias.value);
    }
    multiply(x, w.rows, &w.value, w.columns, &mut out);
    out
}

fn back(x: &[f32], w: &mut Weights, bias: &mut Weights, d: &[f32], d_x: &mut [f32]) {
    for row in d.chunks_exact(w.columns) {
        bias.gradient.iter_mut().zip(row).for_each(|(sum, d)| *sum += d);
    }
    multiply_across(x, w.rows, d, w.columns, &mut w.gradient);
    multiply(d, w.columns, &w.turned, w.rows, d_x);
}

/// The cost of the first `count` scores when `gold` is right; writes the gradient.
fn soft(scores: &[f32], count: usize, gold: usize, weight: f32, d: &mut [f32]) -> f32 {
    let top = scores[..count].iter().fold(f32::NEG_INFINITY, |m, s| m.max(*s));
    let mut sum = 0.0;
    for (d, score) in d.iter_mut().zip(&scores[..count]) {
        *d = exp(score - top);
        sum += *d;
    }
    let right = d[gold] / sum;
    d[..count].iter_mut().for_each(|d| *d = *d / sum * weight);
    d[gold] -= weight;
    (1.0 - right) * weight
}

/// e to the power of a number that is not positive, close enough, without the system's library.
fn exp(x: f32) -> f32 {
    let x = x.max(-40.0) / 64.0;
    let mut y = 1.0 + x * (1.0 + x * (0.5 + x * (1.0 / 6.0 + x * (1.0 / 24.0))));
    for _ in 0..6 {
        y *= y;
    }
    y
}
