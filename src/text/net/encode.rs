//! Words in their context: rows of the table of words summed, then layers that read the sentence
//! from both sides.

use fearless_simd::dispatch;
use fearless_simd::prelude::*;

use super::matrix::{GATES, Matrix, wholes};
use super::model::{Network, SLOTS};
use super::seen::Seen;
use super::simd::pair_up;
use super::squash::{sigmoid_of_all, tanh_of_all};

/// One direction of a layer: `f = σ(·)`, `o = σ(·)`, `g = tanh(·)` of the input and of the output
/// before; the memory is `c = f·c + (1 - f)·g`, the output `o·c`.
#[derive(Clone, Debug)]
pub(crate) struct Cell {
    pub input: Matrix,
    pub state: Matrix,
}

/// Buffers that are used again for each sentence.
#[derive(Clone, Debug, Default)]
pub(crate) struct Encoder {
    /// What is known of each word: outputs of the last layer.
    pub x: Vec<i16>,
    /// The same in pairs.
    pub pairs: Vec<i32>,
    after: Vec<i16>,
    seen: Seen,
    places: Vec<u32>,
    gates: Vec<i32>,
    flow: Flow,
}

/// What goes from word to word.
#[derive(Clone, Debug, Default)]
struct Flow {
    memory: Vec<f32>,
    /// The output of the word before in pairs, and that of the word.
    before: Vec<i32>,
    after: Vec<i32>,
}

impl Encoder {
    /// Reads a sentence, given as rows of the table of words.
    pub fn read(&mut self, network: &Network, words: &[[u16; SLOTS]]) {
        self.seen.places(network, words, &mut self.places);
        for (number, layer) in network.layers.iter().enumerate() {
            let wide = layer[0].state.inputs + layer[1].state.inputs;
            self.after.clear();
            self.after.resize(words.len() * wide, 0);
            for (side, cell) in layer.iter().enumerate() {
                let at = if side == 0 { 0 } else { layer[0].state.inputs };
                if number > 0 {
                    cell.input.products(network.level, &self.pairs, &mut self.gates);
                } else {
                    self.seen.touch(side, &self.places, cell.input.outputs);
                }
                let gates = if number > 0 { &self.gates } else { &self.seen.products[side] };
                let input = Input { gates, places: (number == 0).then_some(&*self.places) };
                let out = Columns { rows: &mut self.after, at, wide };
                let flow = &mut self.flow;
                dispatch!(network.level, simd => flow.walk(simd, cell, &input, side > 0, out));
            }
            std::mem::swap(&mut self.x, &mut self.after);
            pair_up(&self.x, &mut self.pairs);
        }
    }
}

/// Products of each word's input.
struct Input<'a> {
    gates: &'a [i32],
    /// Which row is a word's; the rows in order when there is none.
    places: Option<&'a [u32]>,
}

/// Columns of a table that are written, from `at`.
struct Columns<'a> {
    rows: &'a mut [i16],
    at: usize,
    wide: usize,
}

impl Flow {
    /// Runs a direction over a sentence.
    #[inline(always)]
    fn walk<S: Simd>(
        &mut self,
        simd: S,
        cell: &Cell,
        input: &Input,
        backwards: bool,
        out: Columns,
    ) {
        let width = cell.state.inputs;
        let words = out.rows.len() / out.wide;
        self.memory.clear();
        self.memory.resize(width, 0.0);
        for pairs in [&mut self.before, &mut self.after] {
            pairs.clear();
            pairs.resize(width / 2, 0);
        }
        for step in 0..words {
            let word = if backwards { words - 1 - step } else { step };
            let place = input.places.map_or(word, |places| places[word] as usize);
            let gates = &input.gates[place * 3 * width..][..3 * width];
            let out = &mut out.rows[word * out.wide + out.at..][..width];
            let memory = self.memory.as_chunks_mut::<GATES>().0.iter_mut();
            let after = self.after.as_chunks_mut::<{ GATES / 2 }>().0.iter_mut();
            let parts = memory.zip(after).zip(out.as_chunks_mut::<GATES>().0);
            for (panel, ((memory, after), out)) in parts.enumerate() {
                let mut state = [0; 3 * GATES];
                if step > 0 {
                    cell.state.gates_of_one(simd, panel, &self.before, &mut state);
                }
                turn(simd, (cell, panel), gates, &state, memory, (after, out));
            }
            std::mem::swap(&mut self.before, &mut self.after);
        }
    }
}

/// Memory and output after a word, from the products of its input and of the output before it, for
/// the gates of a panel.
#[inline(always)]
fn turn<S: Simd>(
    simd: S,
    (cell, panel): (&Cell, usize),
    input: &[i32],
    state: &[i32; 3 * GATES],
    memory: &mut [f32; GATES],
    (pairs, out): (&mut [i32; GATES / 2], &mut [i16; GATES]),
) {
    let (width, lanes) = (cell.state.inputs, S::f32s::LEN);
    let scales = [cell.input.scale, cell.state.scale];
    let [f, o, g] =
        [0, width, 2 * width].map(|gate| gate + panel * GATES..gate + (panel + 1) * GATES);
    let gates = [
        Gate { input: &input[f.clone()], state: &state[..GATES], bias: &cell.input.bias[f] },
        Gate {
            input: &input[o.clone()],
            state: &state[GATES..2 * GATES],
            bias: &cell.input.bias[o],
        },
        Gate { input: &input[g.clone()], state: &state[2 * GATES..], bias: &cell.input.bias[g] },
    ];
    for at in (0..GATES).step_by(2 * lanes) {
        let low = step(simd, &gates, scales, at, &mut memory[at..at + lanes]);
        let next = at + lanes;
        let high = step(simd, &gates, scales, next, &mut memory[next..next + lanes]);
        let whole = wholes(simd, low, high);
        whole.store_slice(&mut out[at..at + 2 * lanes]);
        let both: S::i32s = whole.bitcast();
        both.store_slice(&mut pairs[at / 2..at / 2 + lanes]);
    }
}

/// Products of a gate, and what is added to them.
struct Gate<'a> {
    input: &'a [i32],
    state: &'a [i32],
    bias: &'a [f32],
}

impl Gate<'_> {
    /// The sums of a vector of gates.
    #[inline(always)]
    fn sum<S: Simd>(&self, simd: S, [scale, steps]: [f32; 2], at: usize) -> S::f32s {
        let end = at + S::f32s::LEN;
        let x = S::f32s::float_from(S::i32s::from_slice(simd, &self.input[at..end]));
        let h = S::f32s::float_from(S::i32s::from_slice(simd, &self.state[at..end]));
        x * scale + h * steps + S::f32s::from_slice(simd, &self.bias[at..end])
    }
}

/// Memory and output of a vector of gates. (No closures here and below: they would be compiled for
/// the least of machines.)
#[inline(always)]
fn step<S: Simd>(
    simd: S,
    [f, o, g]: &[Gate; 3],
    scales: [f32; 2],
    at: usize,
    memory: &mut [f32],
) -> S::f32s {
    let keep = sigmoid_of_all(simd, f.sum(simd, scales, at));
    let new = tanh_of_all(simd, g.sum(simd, scales, at));
    let now = keep * S::f32s::from_slice(simd, memory) + (-keep + 1.0) * new;
    now.store_slice(memory);
    sigmoid_of_all(simd, o.sum(simd, scales, at)) * now
}
