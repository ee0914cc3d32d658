//! Rows through a matrix and back, and the cost of choosing one of several.

use super::math::{multiply, multiply_across};
use super::param::Weights;

/// Rows through a matrix, with its bias.
pub(super) fn linear(x: &[f32], w: &Weights, bias: &Weights) -> Vec<f32> {
    let mut out = Vec::new();
    for _ in 0..x.len() / w.rows {
        out.extend_from_slice(&bias.value);
    }
    multiply(x, w.rows, &w.value, w.columns, &mut out);
    out
}

/// Adds to the gradients of a matrix and of its inputs.
pub(super) fn back(x: &[f32], w: &mut Weights, bias: &mut Weights, d: &[f32], d_x: &mut [f32]) {
    for row in d.chunks_exact(w.columns) {
        bias.gradient.iter_mut().zip(row).for_each(|(sum, d)| *sum += d);
    }
    multiply_across(x, w.rows, d, w.columns, &mut w.gradient);
    multiply(d, w.columns, &w.turned, w.rows, d_x);
}

/// The cost of the first `count` scores when `gold` is right; writes the gradient.
pub(super) fn soft(scores: &[f32], count: usize, gold: usize, weight: f32, d: &mut [f32]) -> f32 {
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
