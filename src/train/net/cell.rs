//! One direction of a recurrent layer: forward with a trace, and back.

use std::ops::Range;

use super::math::{multiply, multiply_across, multiply_row};
use super::param::{Random, Rate, Weights};
use crate::text::net::squash::{sigmoid, tanh};

/// `f = σ(·)`, `o = σ(·)`, `g = tanh(·)` of the input and the state before;
/// `c = f·c + (1 - f)·g`; `h = o·c`.
#[derive(Clone, Debug)]
pub(crate) struct Cell {
    pub input: Weights,
    pub state: Weights,
    pub bias: Weights,
}

/// What a pass over a batch leaves behind.
#[derive(Clone, Debug, Default)]
pub(crate) struct Trace {
    /// f, o, g of each word.
    gates: Vec<f32>,
    memory: Vec<f32>,
    /// The (masked) output before each word.
    before: Vec<f32>,
    memory_before: Vec<f32>,
    pub out: Vec<f32>,
}

/// The words of a sentence in the order of a direction.
fn walk(sentence: &Range<usize>, backwards: bool) -> impl Iterator<Item = usize> + use<> {
    let (start, end) = (sentence.start, sentence.end);
    (start..end).map(move |i| if backwards { start + end - 1 - i } else { i })
}

impl Cell {
    pub(crate) fn new(inner: usize, width: usize, random: &mut Random) -> Self {
        let reach = |n: usize| (3.0 / n as f32).sqrt();
        let mut bias = Weights::new(1, 3 * width, 0.0, random);
        bias.value[..width].fill(0.5);
        Cell {
            input: Weights::new(inner, 3 * width, reach(inner), random),
            state: Weights::new(width, 3 * width, reach(width), random),
            bias,
        }
    }

    pub(crate) fn width(&self) -> usize {
        self.state.rows
    }

    pub(crate) fn turn(&mut self) {
        self.input.turn();
        self.state.turn();
    }

    pub(crate) fn step(&mut self, rate: &Rate) {
        [&mut self.input, &mut self.state, &mut self.bias]
            .into_iter()
            .for_each(|w| w.step_all(rate));
    }

    pub(crate) fn forward(
        &self,
        x: &[f32],
        sentences: &[Range<usize>],
        masks: Option<&[f32]>,
        backwards: bool,
        trace: &mut Trace,
    ) {
        let (h, n) = (self.width(), x.len() / self.input.rows);
        trace.gates.clear();
        for _ in 0..n {
            trace.gates.extend_from_slice(&self.bias.value);
        }
        multiply(x, self.input.rows, &self.input.value, 3 * h, &mut trace.gates);
        for table in
            [&mut trace.memory, &mut trace.before, &mut trace.memory_before, &mut trace.out]
        {
            table.clear();
            table.resize(n * h, 0.0);
        }
        for (s, sentence) in sentences.iter().enumerate() {
            let mut last: Option<usize> = None;
            for t in walk(sentence, backwards) {
                if let Some(p) = last {
                    for i in 0..h {
                        let mask = masks.map_or(1.0, |m| m[s * h + i]);
                        trace.before[t * h + i] = trace.out[p * h + i] * mask;
                        trace.memory_before[t * h + i] = trace.memory[p * h + i];
                    }
                }
                let gates = &mut trace.gates[t * 3 * h..(t + 1) * 3 * h];
                let before = &trace.before[t * h..(t + 1) * h];
                multiply_row(before, &self.state.value, 3 * h, gates);
                let (fo, g) = gates.split_at_mut(2 * h);
                fo.iter_mut().for_each(|x| *x = sigmoid(*x));
                g.iter_mut().for_each(|x| *x = tanh(*x));
                for i in 0..h {
                    let c = fo[i] * trace.memory_before[t * h + i] + (1.0 - fo[i]) * g[i];
                    trace.memory[t * h + i] = c;
                    trace.out[t * h + i] = fo[h + i] * c;
                }
                last = Some(t);
            }
        }
    }

    /// Adds to the gradients of the weights and of the input; `d_out` is what the outputs are
    /// blamed for.
    #[expect(clippy::too_many_arguments, reason = "one pass back")]
    pub(crate) fn backward(
        &mut self,
        x: &[f32],
        sentences: &[Range<usize>],
        masks: Option<&[f32]>,
        backwards: bool,
        trace: &Trace,
        d_out: &[f32],
        d_x: &mut [f32],
    ) {
        let h = self.width();
        let mut d_gates = vec![0f32; trace.gates.len()];
        let (mut d_hidden, mut d_memory) = (vec![0f32; h], vec![0f32; h]);
        for (s, sentence) in sentences.iter().enumerate() {
            d_hidden.fill(0.0);
            d_memory.fill(0.0);
            for t in walk(sentence, !backwards) {
                let gates = &trace.gates[t * 3 * h..(t + 1) * 3 * h];
                let d = &mut d_gates[t * 3 * h..(t + 1) * 3 * h];
                for i in 0..h {
                    let (f, o, g) = (gates[i], gates[h + i], gates[2 * h + i]);
                    let dh = d_out[t * h + i] + d_hidden[i];
                    let dc = dh * o + d_memory[i];
                    d[i] = dc * (trace.memory_before[t * h + i] - g) * f * (1.0 - f);
                    d[h + i] = dh * trace.memory[t * h + i] * o * (1.0 - o);
                    d[2 * h + i] = dc * (1.0 - f) * (1.0 - g * g);
                    d_memory[i] = dc * f;
                }
                d_hidden.fill(0.0);
                multiply_row(d, &self.state.turned, h, &mut d_hidden);
                if let Some(masks) = masks {
                    let masks = &masks[s * h..(s + 1) * h];
                    d_hidden.iter_mut().zip(masks).for_each(|(d, mask)| *d *= mask);
                }
            }
        }
        for row in d_gates.chunks_exact(3 * h) {
            self.bias.gradient.iter_mut().zip(row).for_each(|(sum, d)| *sum += d);
        }
        multiply_across(x, self.input.rows, &d_gates, 3 * h, &mut self.input.gradient);
        multiply_across(&trace.before, h, &d_gates, 3 * h, &mut self.state.gradient);
        multiply(&d_gates, 3 * h, &self.input.turned, self.input.rows, d_x);
    }
}
