//! The two S-curves of the network, in plain sums of one order: the same on every machine.

/// From -1 to 1, without an exponential: x(27+x²)/(27+9x²), flat beyond ±3.
#[inline(always)]
pub(crate) fn tanh(x: f32) -> f32 {
    let x = x.clamp(-3.0, 3.0);
    let square = x * x;
    x * (27.0 + square) / (27.0 + 9.0 * square)
}

/// From 0 to 1.
#[inline(always)]
pub(crate) fn sigmoid(x: f32) -> f32 {
    0.5 + 0.5 * tanh(0.5 * x)
}
