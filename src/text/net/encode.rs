//! Words in their context: rows of the table of words summed, then layers that read the sentence
//! from both sides.

use fearless_simd::{Simd, dispatch};

use super::matrix::{Matrix, whole};
use super::model::{Network, SLOTS};
use super::seen::Seen;
use super::squash::{sigmoid, tanh};

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
    state: Vec<i32>,
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
                    cell.input.products(network.level, &self.x, &mut self.gates);
                }
                let gates = if number > 0 { &self.gates } else { &self.seen.products[side] };
                let input = Input { gates, places: (number == 0).then_some(&*self.places) };
                let out = Columns { rows: &mut self.after, at, wide };
                let flow = &mut self.flow;
                dispatch!(network.level, simd => flow.walk(simd, cell, &input, side > 0, out));
            }
            std::mem::swap(&mut self.x, &mut self.after);
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
        self.state.clear();
        self.state.resize(3 * width, 0);
        let mut before: Option<usize> = None;
        for step in 0..words {
            let word = if backwards { words - 1 - step } else { step };
            if let Some(before) = before {
                let x = &out.rows[before..before + width];
                cell.state.products_of_one(simd, x, &mut self.state);
            }
            let place = input.places.map_or(word, |places| places[word] as usize);
            let gates = &input.gates[place * 3 * width..(place + 1) * 3 * width];
            let at = word * out.wide + out.at;
            turn(cell, gates, &self.state, &mut self.memory, &mut out.rows[at..at + width]);
            before = Some(at);
        }
    }
}

/// Memory and output after a word, from the products of its input and of the output before it.
#[inline(always)]
fn turn(cell: &Cell, input: &[i32], state: &[i32], memory: &mut [f32], out: &mut [i16]) {
    let width = out.len();
    let (scale, steps) = (cell.input.scale, cell.state.scale);
    let three = |at: usize| {
        let range = at * width..(at + 1) * width;
        let pairs = input[range.clone()].iter().zip(&state[range.clone()]);
        pairs.zip(&cell.input.bias[range])
    };
    let sum = |((x, h), bias): ((&i32, &i32), &f32)| *x as f32 * scale + *h as f32 * steps + bias;
    let gates = three(0).zip(three(1)).zip(three(2));
    for ((c, out), ((f, o), g)) in memory.iter_mut().zip(out).zip(gates) {
        let f = sigmoid(sum(f));
        *c = f * *c + (1.0 - f) * tanh(sum(g));
        *out = whole(sigmoid(sum(o)) * *c);
    }
}
