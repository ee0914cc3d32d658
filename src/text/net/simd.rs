//! Products of 16-bit numbers summed in 32 bits, as wide as the machine has them. The sums are of
//! whole numbers, so that every width gives the same.
//!
//! Weights lie in panels of some outputs; in a panel the two weights of each pair of inputs stand
//! side by side, output by output: `[panel][pair of inputs][output][2]`.

use fearless_simd::prelude::*;

/// Outputs of a panel for [`many`].
pub(super) const NARROW: usize = 32;
/// Outputs of a panel for [`one`].
pub(super) const WIDE: usize = 96;

/// The place of a weight among those of a matrix.
pub(super) fn place(panel: usize, inputs: usize, input: usize, output: usize) -> usize {
    let pair = output / panel * (inputs / 2) + input / 2;
    2 * (pair * panel + output % panel) + input % 2
}

/// Inputs two by two, each pair in one number, so that both are spread at once. Done before, as
/// compilers do not see that the two are read together.
pub(super) fn pair_up(x: &[i16], pairs: &mut Vec<i32>) {
    pairs.clear();
    pairs.extend(x.as_chunks::<2>().0.iter().map(|pair| both(*pair)));
}

/// Rows of pairs of inputs to rows of outputs; weights in panels of [`NARROW`].
#[inline(always)]
pub(super) fn many<S: Simd>(
    simd: S,
    (inputs, outputs): (usize, usize),
    weights: &[i16],
    pairs: &[i32],
    out: &mut [i32],
) {
    let width = inputs / 2;
    let rows = pairs.len() / width;
    for (panel, weights) in weights.chunks_exact(NARROW * inputs).enumerate() {
        for first in (0..rows).step_by(4) {
            let size = (width, outputs);
            let pairs = &pairs[first * width..];
            let out = &mut out[first * outputs + panel * NARROW..];
            match rows - first {
                1 => few::<S, 1>(simd, size, weights, pairs, out),
                2 => few::<S, 2>(simd, size, weights, pairs, out),
                3 => few::<S, 3>(simd, size, weights, pairs, out),
                _ => few::<S, 4>(simd, size, weights, pairs, out),
            }
        }
    }
}

/// The first rows of pairs, each of `width`, to the outputs of one panel.
#[inline(always)]
fn few<S: Simd, const ROWS: usize>(
    simd: S,
    (width, outputs): (usize, usize),
    weights: &[i16],
    pairs: &[i32],
    out: &mut [i32],
) {
    let mut rows = [pairs; ROWS];
    for (i, row) in rows.iter_mut().enumerate() {
        *row = &pairs[i * width..][..width];
    }
    let step = 2 * S::i32s::LEN;
    for column in (0..NARROW).step_by(step) {
        let sums = block::<S, ROWS, 2>(simd, rows, weights, NARROW, column);
        for (i, sums) in sums.iter().enumerate() {
            let at = i * outputs + column;
            store::<S, 2>(sums, &mut out[at..at + step]);
        }
    }
}

/// One row of pairs of inputs, an even number of them, to the outputs of a panel of [`WIDE`].
#[inline(always)]
pub(super) fn one<S: Simd>(simd: S, weights: &[i16], pairs: &[i32], out: &mut [i32; WIDE]) {
    let step = 6 * S::i32s::LEN;
    for (column, out) in (0..WIDE).step_by(step).zip(out.chunks_exact_mut(step)) {
        store::<S, 6>(&halves::<S, 6>(simd, pairs, weights, column), out);
    }
}

/// The sums of `N` vectors of outputs from `column` of a panel of [`WIDE`]. Every second pair of
/// inputs is summed by itself: so many sums at once hide how long a product takes.
#[inline(always)]
fn halves<S: Simd, const N: usize>(
    simd: S,
    pairs: &[i32],
    weights: &[i16],
    column: usize,
) -> [S::i32s; N] {
    let lanes = S::i16s::LEN;
    let mut sums = [[S::i32s::simd_from(simd, 0); N]; 2];
    for (pairs, weights) in pairs.as_chunks::<2>().0.iter().zip(weights.chunks_exact(4 * WIDE)) {
        for (half, sums) in sums.iter_mut().enumerate() {
            let x: S::i16s = S::i32s::simd_from(simd, pairs[half]).bitcast();
            let weights = &weights[2 * (half * WIDE + column)..][..N * lanes];
            for (sum, weights) in sums.iter_mut().zip(weights.chunks_exact(lanes)) {
                *sum += x.pairwise_dot_product(S::i16s::from_slice(simd, weights));
            }
        }
    }
    let [mut sums, odd] = sums;
    for (sum, odd) in sums.iter_mut().zip(odd) {
        *sum += odd;
    }
    sums
}

#[inline(always)]
fn store<S: Simd, const N: usize>(sums: &[S::i32s; N], out: &mut [i32]) {
    for (sums, out) in sums.iter().zip(out.chunks_exact_mut(S::i32s::LEN)) {
        sums.store_slice(out);
    }
}

/// The sums of some rows and of `N` vectors of outputs from `column` of a panel.
#[inline(always)]
fn block<S: Simd, const ROWS: usize, const N: usize>(
    simd: S,
    x: [&[i32]; ROWS],
    weights: &[i16],
    panel: usize,
    column: usize,
) -> [[S::i32s; N]; ROWS] {
    let lanes = S::i16s::LEN;
    let width = x[0].len();
    let x = x.map(|x| &x[..width]);
    let mut sums = [[S::i32s::simd_from(simd, 0); N]; ROWS];
    let mut read = [S::i16s::simd_from(simd, 0); N];
    let weights = &weights[..2 * panel * width];
    for (at, weights) in (0..width).zip(weights.chunks_exact(2 * panel)) {
        let weights = &weights[2 * column..2 * column + N * lanes];
        for (read, weights) in read.iter_mut().zip(weights.chunks_exact(lanes)) {
            *read = S::i16s::from_slice(simd, weights);
        }
        for (sums, x) in sums.iter_mut().zip(x) {
            let x: S::i16s = S::i32s::simd_from(simd, x[at]).bitcast();
            for (sum, weights) in sums.iter_mut().zip(read) {
                *sum += x.pairwise_dot_product(weights);
            }
        }
    }
    sums
}

/// Two numbers in one, as they lie in memory.
#[inline(always)]
fn both([a, b]: [i16; 2]) -> i32 {
    let (first, second) = if cfg!(target_endian = "little") { (a, b) } else { (b, a) };
    i32::from(second) << 16 | i32::from(first) & 0xffff
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use fearless_simd::{Level, dispatch};

    /// The levels that this machine has.
    pub fn levels() -> Vec<Level> {
        let best = Level::new();
        #[cfg(target_arch = "x86_64")]
        {
            let levels = [
                best.as_sse2().map(|simd| simd.level()),
                best.as_sse4_2().map(|simd| simd.level()),
                best.as_avx2().map(|simd| simd.level()),
            ];
            levels.into_iter().flatten().chain([best]).collect()
        }
        #[cfg(not(target_arch = "x86_64"))]
        vec![best]
    }

    #[test]
    fn products_are_the_same_at_every_width() {
        let (inputs, outputs, rows) = (64, 192, 7);
        let number = |i: usize| (i * 7919 % 4001) as i16 - 2000;
        let x: Vec<i16> = (0..rows * inputs).map(number).collect();
        let weight = |input: usize, output: usize| number(input * 31 + output * 17 + 5);
        let packed = |panel: usize| {
            let mut weights = vec![0; inputs * outputs];
            for (input, output) in (0..inputs).flat_map(|i| (0..outputs).map(move |o| (i, o))) {
                weights[place(panel, inputs, input, output)] = weight(input, output);
            }
            weights
        };
        let mut pairs = Vec::new();
        pair_up(&x, &mut pairs);
        let expected: Vec<i32> = (0..rows * outputs)
            .map(|at| {
                let x = &x[at / outputs * inputs..];
                let one = |i: usize| i32::from(x[i]) * i32::from(weight(i, at % outputs));
                (0..inputs).map(one).sum()
            })
            .collect();
        for level in levels() {
            let mut out = vec![0; rows * outputs];
            let weights = packed(NARROW);
            dispatch!(level, simd => many(simd, (inputs, outputs), &weights, &pairs, &mut out));
            assert_eq!(out, expected, "{level:?}");
            let (weights, mut out) = (packed(WIDE), [0; WIDE]);
            let (first, pairs) = (&weights[..WIDE * inputs], &pairs[..inputs / 2]);
            dispatch!(level, simd => one(simd, first, pairs, &mut out));
            assert_eq!(out, expected[..WIDE], "{level:?}");
        }
    }
}
