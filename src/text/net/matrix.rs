//! Matrices of 16-bit weights: whole numbers in, sums of whole numbers out, so that the same text
//! has the same tree on every machine.

use std::ops::Range;

use fearless_simd::prelude::*;
use fearless_simd::{Level, dispatch};

use super::simd::{NARROW, WIDE, many, one, place};

/// What stands for 1 in a 16-bit activation.
pub(crate) const ONE: f32 = 512.0;

/// Gates of each kind in a panel of a matrix that is asked for one row at a time.
pub(crate) const GATES: usize = WIDE / 3;

/// Activations beyond are cut.
const MOST: f32 = 8.0;

/// 1.5·2²³: added to a number, it leaves the nearest whole number in the low bits.
const SHIFT: f32 = 12_582_912.0;

/// The 16-bit activation for a number.
#[inline(always)]
pub(crate) fn whole(x: f32) -> i16 {
    let bits = (x.clamp(-MOST, MOST) * ONE + SHIFT).to_bits();
    bits.wrapping_sub(SHIFT.to_bits()) as i16
}

/// As [`whole`], of two vectors of numbers.
#[inline(always)]
pub(crate) fn wholes<S: Simd>(simd: S, low: S::f32s, high: S::f32s) -> S::i16s {
    low_bits(simd, low).narrow(low_bits(simd, high))
}

#[inline(always)]
fn low_bits<S: Simd>(simd: S, x: S::f32s) -> S::i32s {
    let most = S::f32s::simd_from(simd, MOST);
    let bits: S::i32s = (x.max(-most).min(most) * ONE + SHIFT).bitcast();
    bits - SHIFT.to_bits() as i32
}

/// Weights that begin where a line of the cache does: as wide as the machine multiplies, they are
/// read twice as fast as where each read takes a part of two lines.
#[derive(Clone, Debug, Default)]
struct Lined {
    weights: Vec<i16>,
    range: Range<usize>,
}

impl Lined {
    /// Weights of a line.
    const LINE: usize = 32;

    /// Makes all zeros of it, so many.
    fn reset(&mut self, length: usize) {
        self.weights.clear();
        self.weights.resize(length + Self::LINE, 0);
        let from = self.weights.as_ptr().align_offset(2 * Self::LINE).min(Self::LINE);
        self.range = from..from + length;
    }

    #[inline(always)]
    fn all(&self) -> &[i16] {
        &self.weights[self.range.clone()]
    }

    fn all_mut(&mut self) -> &mut [i16] {
        &mut self.weights[self.range.clone()]
    }
}

/// Rows of inputs to rows of outputs.
#[derive(Clone, Debug)]
pub(crate) struct Matrix {
    pub inputs: usize,
    pub outputs: usize,
    /// In panels, as `simd` says.
    weights: Lined,
    pub scale: f32,
    pub bias: Vec<f32>,
}

impl Matrix {
    /// Reads `u16 inputs, u16 outputs, f32 step, outputs × f32 bias, outputs × inputs × i16`.
    pub fn read(bytes: &mut &[u8]) -> Option<Self> {
        Self::in_panels(bytes, NARROW, |output, _| output)
    }

    /// Reads a matrix that is asked for one row at a time, of which the outputs are three gates. A
    /// panel has all gates of some of them: [`GATES`] of the first, as many of the second and the third.
    pub fn read_for_one(bytes: &mut &[u8]) -> Option<Self> {
        let matrix = Self::in_panels(bytes, WIDE, |output, outputs| {
            let (gate, lane) = (output / (outputs / 3), output % (outputs / 3));
            lane / GATES * WIDE + gate * GATES + lane % GATES
        });
        matrix.filter(|matrix| matrix.inputs.is_multiple_of(4))
    }

    /// `to` gives the place of an output among them all.
    fn in_panels(
        bytes: &mut &[u8],
        panel: usize,
        to: impl Fn(usize, usize) -> usize,
    ) -> Option<Self> {
        let (head, rest) = bytes.split_first_chunk::<8>()?;
        let [a, b, c, d, step @ ..] = *head;
        let (inputs, outputs) = (u16::from_le_bytes([a, b]), u16::from_le_bytes([c, d]));
        let (inputs, outputs) = (usize::from(inputs), usize::from(outputs));
        let (bias, rest) = rest.split_at_checked(4 * outputs)?;
        let (weights, rest) = rest.split_at_checked(2 * inputs * outputs)?;
        *bytes = rest;
        let fits = inputs > 0 && inputs.is_multiple_of(2) && outputs.is_multiple_of(panel);
        let four = |b: &[u8]| f32::from_le_bytes([b[0], b[1], b[2], b[3]]);
        fits.then(|| {
            let mut placed = Lined::default();
            placed.reset(inputs * outputs);
            for (row, output) in weights.chunks_exact(2 * inputs).zip(0..) {
                let output = to(output, outputs);
                for (weight, input) in row.as_chunks::<2>().0.iter().zip(0..) {
                    placed.all_mut()[place(panel, inputs, input, output)] =
                        i16::from_le_bytes(*weight);
                }
            }
            Matrix {
                inputs,
                outputs,
                weights: placed,
                scale: f32::from_le_bytes(step) / ONE,
                bias: bias.chunks_exact(4).map(four).collect(),
            }
        })
    }

    /// Writes the products of rows, given as pairs, with the bias.
    pub fn apply(&self, level: Level, pairs: &[i32], sums: &mut Vec<i32>, out: &mut Vec<f32>) {
        self.products(level, pairs, sums);
        out.resize(sums.len(), 0.0);
        dispatch!(level, simd => self.finish(simd, sums, out));
    }

    #[inline(always)]
    fn finish<S: Simd>(&self, _: S, sums: &[i32], out: &mut [f32]) {
        let rows = sums.chunks_exact(self.outputs).zip(out.chunks_exact_mut(self.outputs));
        for (sums, out) in rows {
            for ((out, sum), bias) in out.iter_mut().zip(sums).zip(&self.bias) {
                *out = *sum as f32 * self.scale + bias;
            }
        }
    }

    /// Writes the products of rows as they are, to be scaled by `scale`.
    pub fn products(&self, level: Level, pairs: &[i32], out: &mut Vec<i32>) {
        out.resize(2 * pairs.len() / self.inputs * self.outputs, 0);
        let size = (self.inputs, self.outputs);
        dispatch!(level, simd => many(simd, size, self.weights.all(), pairs, out));
    }

    /// Writes the products of one row and of the gates of a panel, of a matrix that was read for it.
    #[inline(always)]
    pub fn gates_of_one<S: Simd>(
        &self,
        simd: S,
        panel: usize,
        pairs: &[i32],
        out: &mut [i32; WIDE],
    ) {
        let size = WIDE * self.inputs;
        one(simd, &self.weights.all()[panel * size..][..size], pairs, out);
    }
}

/// Rows that others are multiplied with: as the weights of a matrix that has as many outputs.
#[derive(Clone, Debug, Default)]
pub(crate) struct Turned {
    inputs: usize,
    /// How many products a row has: the rows and some more.
    pub outputs: usize,
    weights: Lined,
}

impl Turned {
    /// Takes rows of `inputs` numbers, an even number of them.
    pub fn fill(&mut self, inputs: usize, rows: &[i16]) {
        self.inputs = inputs;
        self.outputs = (rows.len() / inputs).next_multiple_of(NARROW);
        self.weights.reset(inputs * self.outputs);
        for (row, output) in rows.chunks_exact(inputs).zip(0..) {
            let (panel, column) = (output / NARROW, output % NARROW);
            let weights = &mut self.weights.all_mut()[panel * NARROW * inputs..][..NARROW * inputs];
            let pairs = weights.as_chunks_mut::<2>().0.iter_mut().skip(column).step_by(NARROW);
            for (place, pair) in pairs.zip(row.as_chunks::<2>().0) {
                *place = *pair;
            }
        }
    }

    /// Writes the products of each row of pairs with each row.
    pub fn products(&self, level: Level, pairs: &[i32], out: &mut Vec<i32>) {
        out.resize(2 * pairs.len() / self.inputs * self.outputs, 0);
        let size = (self.inputs, self.outputs);
        dispatch!(level, simd => many(simd, size, self.weights.all(), pairs, out));
    }
}

#[cfg(test)]
mod tests {
    use super::super::simd::pair_up;
    use super::*;

    #[test]
    fn numbers_become_the_nearest_whole_and_are_cut() {
        let table = [(0.0, 0), (1.0, 512), (-1.0, -512), (0.0011, 1), (9.0, 4096), (-99.0, -4096)];
        for (x, expected) in table {
            assert_eq!(whole(x), expected, "{x}");
        }
        assert_eq!(whole(f32::NAN), 0);
    }

    #[test]
    fn a_product_is_the_sum_of_products() {
        let mut bytes = Vec::new();
        bytes.extend(32u16.to_le_bytes());
        bytes.extend(32u16.to_le_bytes());
        bytes.extend(0.5f32.to_le_bytes());
        bytes.extend([1.0f32, -1.0].repeat(16).into_iter().flat_map(f32::to_le_bytes));
        bytes.extend((0..32 * 32i16).flat_map(i16::to_le_bytes));
        let matrix = Matrix::read(&mut bytes.as_slice()).unwrap();
        let rows: Vec<i16> = (0..5 * 32).map(|i| if i % 32 == 3 { 512 } else { 0 }).collect();
        let (mut sums, mut out) = (Vec::new(), Vec::new());
        let mut pairs = Vec::new();
        pair_up(&rows, &mut pairs);
        matrix.apply(Level::new(), &pairs, &mut sums, &mut out);
        let row: Vec<f32> =
            (0..32).map(|o| (32 * o + 3) as f32 / 2.0 + [1.0, -1.0][o % 2]).collect();
        assert_eq!(out, row.repeat(5));
        assert!(Matrix::read(&mut &bytes[..bytes.len() - 1]).is_none());
    }

    #[test]
    fn rows_multiply_rows() {
        let rows: Vec<i16> = (0..33 * 4).collect();
        let mut turned = Turned::default();
        turned.fill(4, &rows);
        let mut out = Vec::new();
        let mut pairs = Vec::new();
        pair_up(&[1, 0, 0, 0, 0, 0, 2, 1], &mut pairs);
        turned.products(Level::new(), &pairs, &mut out);
        assert_eq!((turned.outputs, out.len()), (64, 128));
        assert_eq!((out[32], out[33]), (128, 0));
        assert_eq!(out[64 + 32], 2 * 130 + 131);
    }
}
