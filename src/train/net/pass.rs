//! One batch through the network and back.

use std::ops::Range;

use super::cell::Trace;
use super::param::Random;
use super::{Example, Learner, Plan};
use crate::text::net::model::SLOTS;

/// Buffers of a batch.
#[derive(Clone, Debug, Default)]
pub(crate) struct Pass {
    pub sentences: Vec<Range<usize>>,
    /// The input of each layer, and of the heads, after its mask.
    inputs: Vec<Vec<f32>>,
    masks: Vec<Vec<f32>>,
    state_masks: Vec<[Vec<f32>; 2]>,
    traces: Vec<[Trace; 2]>,
    rows: Vec<[u16; SLOTS]>,
}

impl Pass {
    /// Runs the layers; without `drop` as in use. The last of `inputs` is what the heads see.
    fn encode(&mut self, learner: &Learner, drop: Option<([f32; 3], &mut Random)>) {
        let n = self.rows.len();
        let width = learner.words.columns;
        let layers = learner.layers.len();
        self.inputs.resize(layers + 1, Vec::new());
        self.masks.resize(layers + 1, Vec::new());
        self.state_masks.resize(layers, Default::default());
        self.traces.resize(layers, Default::default());
        let mut drop = drop;
        let x = &mut self.inputs[0];
        x.clear();
        x.resize(n * width, 0.0);
        for (rows, x) in self.rows.iter().zip(x.chunks_exact_mut(width)) {
            for row in rows.iter().filter(|row| **row > 0) {
                let values = &learner.words.value[usize::from(*row) * width..][..width];
                x.iter_mut().zip(values).for_each(|(x, value)| *x += value);
            }
        }
        for layer in 0..=layers {
            let inner = if layer == 0 { width } else { 2 * learner.layers[0][0].width() };
            if let Some((drop, random)) = &mut drop {
                let rate = if layer == 0 { drop[0] } else { drop[1] };
                let mask = &mut self.masks[layer];
                mask.clear();
                if layer == 0 {
                    mask.extend(random.mask(n * inner, rate));
                } else {
                    for sentence in &self.sentences {
                        let one = random.mask(inner, rate);
                        sentence.clone().for_each(|_| mask.extend_from_slice(&one));
                    }
                }
                self.inputs[layer].iter_mut().zip(&*mask).for_each(|(x, mask)| *x *= mask);
                if layer < layers {
                    let h = learner.layers[layer][0].width();
                    let length = self.sentences.len() * h;
                    self.state_masks[layer] = [(); 2].map(|()| random.mask(length, drop[2]));
                }
            }
            if layer == layers {
                return;
            }
            let h = learner.layers[layer][0].width();
            for side in 0..2 {
                let masks = drop.is_some().then(|| self.state_masks[layer][side].as_slice());
                let trace = &mut self.traces[layer][side];
                let x = &self.inputs[layer];
                learner.layers[layer][side].forward(x, &self.sentences, masks, side == 1, trace);
            }
            let after = &mut self.inputs[layer + 1];
            after.clear();
            for t in 0..n {
                for trace in &self.traces[layer] {
                    after.extend_from_slice(&trace.out[t * h..(t + 1) * h]);
                }
            }
        }
    }

    fn fill<'a>(&mut self, rows: impl Iterator<Item = &'a [[u16; SLOTS]]>) {
        self.rows.clear();
        self.sentences.clear();
        for rows in rows {
            let start = self.rows.len();
            self.rows.extend_from_slice(rows);
            self.sentences.push(start..self.rows.len());
        }
    }

    /// Adds a batch's gradients; the costs of arcs, labels and tags.
    pub(crate) fn learn(
        &mut self,
        learner: &mut Learner,
        batch: &[&Example],
        counts: &[u32],
        plan: &Plan,
        random: &mut Random,
    ) -> [f32; 4] {
        self.fill(batch.iter().map(|example| example.rows.as_slice()));
        for rows in &mut self.rows {
            let seen = counts[usize::from(rows[0])] as f32;
            if random.unit() < 0.4 / (0.4 + seen) {
                rows[0] = 0;
            }
        }
        self.encode(learner, Some((plan.drop, random)));
        let top = learner.layers.len();
        let mut d = vec![0f32; self.inputs[top].len()];
        let costs = learner.heads.learn(
            &self.inputs[top],
            &self.sentences,
            batch,
            (plan.drop[1], random),
            &mut d,
        );
        for layer in (0..top).rev() {
            d.iter_mut().zip(&self.masks[layer + 1]).for_each(|(d, mask)| *d *= mask);
            let h = learner.layers[layer][0].width();
            let mut d_x = vec![0f32; self.inputs[layer].len()];
            for side in 0..2 {
                let half: Vec<f32> = d
                    .chunks_exact(2 * h)
                    .flat_map(|row| row[side * h..(side + 1) * h].iter().copied())
                    .collect();
                learner.layers[layer][side].backward(
                    &self.inputs[layer],
                    &self.sentences,
                    Some(&self.state_masks[layer][side]),
                    side == 1,
                    &self.traces[layer][side],
                    &half,
                    &mut d_x,
                );
            }
            d = d_x;
        }
        d.iter_mut().zip(&self.masks[0]).for_each(|(d, mask)| *d *= mask);
        let width = learner.words.columns;
        for (rows, d) in self.rows.iter().zip(d.chunks_exact(width)) {
            for row in rows.iter().filter(|row| **row > 0) {
                let at = usize::from(*row) * width;
                let gradient = &mut learner.words.gradient[at..at + width];
                gradient.iter_mut().zip(d).for_each(|(sum, d)| *sum += d);
                learner.touched.push(*row);
            }
        }
        costs
    }
}
