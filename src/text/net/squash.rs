//! The two S-curves of the network, in plain sums of one order: the same on every machine.

use fearless_simd::prelude::*;

/// From -1 to 1, without an exponential: x(27+x²)/(27+9x²), flat beyond ±3.
#[cfg(any(test, feature = "train"))]
#[inline(always)]
pub(crate) fn tanh(x: f32) -> f32 {
    let x = x.clamp(-3.0, 3.0);
    let square = x * x;
    x * (27.0 + square) / (27.0 + 9.0 * square)
}

/// From 0 to 1.
#[cfg(any(test, feature = "train"))]
#[inline(always)]
pub(crate) fn sigmoid(x: f32) -> f32 {
    0.5 + 0.5 * tanh(0.5 * x)
}

/// As [`tanh`], of many numbers.
#[inline(always)]
pub(super) fn tanh_of_all<S: Simd>(simd: S, x: S::f32s) -> S::f32s {
    let most = S::f32s::simd_from(simd, 3.0);
    let x = x.max(-most).min(most);
    let square = x * x;
    x * (square + 27.0) / (square * 9.0 + 27.0)
}

/// As [`sigmoid`], of many numbers.
#[inline(always)]
pub(super) fn sigmoid_of_all<S: Simd>(simd: S, x: S::f32s) -> S::f32s {
    tanh_of_all(simd, x * 0.5) * 0.5 + 0.5
}

#[cfg(test)]
mod tests {
    use fearless_simd::{Level, dispatch};

    use super::*;

    #[inline(always)]
    fn of_all<S: Simd>(simd: S, x: f32) -> [f32; 2] {
        let x = S::f32s::simd_from(simd, x);
        [tanh_of_all(simd, x).as_slice()[0], sigmoid_of_all(simd, x).as_slice()[0]]
    }

    #[test]
    fn the_curves_of_many_numbers_are_those_of_one() {
        for x in (-4000..4000).map(|x| x as f32 / 777.0) {
            let all = dispatch!(Level::new(), simd => of_all(simd, x));
            assert_eq!(all, [tanh(x), sigmoid(x)], "{x}");
        }
    }
}
