//! Products of small matrices in plain sums of one order: the same on every machine. Rows lie one
//! after the other; the number of columns is a multiple of 16.

/// Columns of a tile.
pub(crate) const LANES: usize = 16;

/// `out += x · w`: rows of `inner` numbers by a matrix of `inner` rows of `columns`.
pub(crate) fn multiply(x: &[f32], inner: usize, w: &[f32], columns: usize, out: &mut [f32]) {
    let fours = x.len() / inner / 4 * 4;
    let (x4, x1) = x.split_at(fours * inner);
    let (out4, out1) = out.split_at_mut(fours * columns);
    for (x, out) in x4.chunks_exact(4 * inner).zip(out4.chunks_exact_mut(4 * columns)) {
        for column in (0..columns).step_by(LANES) {
            tile::<4>(x, inner, w, columns, column, out);
        }
    }
    for (x, out) in x1.chunks_exact(inner).zip(out1.chunks_exact_mut(columns)) {
        multiply_row(x, w, columns, out);
    }
}

#[inline(always)]
fn tile<const ROWS: usize>(
    x: &[f32],
    inner: usize,
    w: &[f32],
    columns: usize,
    column: usize,
    out: &mut [f32],
) {
    let mut sums = [[0f32; LANES]; ROWS];
    for (i, w) in w.chunks_exact(columns).take(inner).enumerate() {
        let w: &[f32; LANES] = w[column..column + LANES].try_into().unwrap_or(&[0.0; LANES]);
        for (row, sums) in sums.iter_mut().enumerate() {
            let x = x[row * inner + i];
            for lane in 0..LANES {
                sums[lane] += x * w[lane];
            }
        }
    }
    for (row, sums) in sums.iter().enumerate() {
        let out = &mut out[row * columns + column..row * columns + column + LANES];
        out.iter_mut().zip(sums).for_each(|(out, sum)| *out += sum);
    }
}

/// The same for one row.
pub(crate) fn multiply_row(x: &[f32], w: &[f32], columns: usize, out: &mut [f32]) {
    let wide = columns / 64 * 64;
    for column in (0..wide).step_by(64) {
        strip::<64>(x, w, columns, column, out);
    }
    for column in (wide..columns).step_by(LANES) {
        strip::<LANES>(x, w, columns, column, out);
    }
}

#[inline(always)]
fn strip<const WIDE: usize>(x: &[f32], w: &[f32], columns: usize, column: usize, out: &mut [f32]) {
    let mut sums = [0f32; WIDE];
    for (x, w) in x.iter().zip(w.chunks_exact(columns)) {
        let w = &w[column..column + WIDE];
        for lane in 0..WIDE {
            sums[lane] += x * w[lane];
        }
    }
    let out = &mut out[column..column + WIDE];
    out.iter_mut().zip(sums).for_each(|(out, sum)| *out += sum);
}

/// `out += xᵀ · y` over rows of both.
pub(crate) fn multiply_across(x: &[f32], inner: usize, y: &[f32], columns: usize, out: &mut [f32]) {
    for i in (0..inner).step_by(4) {
        for column in (0..columns).step_by(LANES) {
            let mut sums = [[0f32; LANES]; 4];
            for (x, y) in x.chunks_exact(inner).zip(y.chunks_exact(columns)) {
                let x = &x[i..i + 4];
                let y = &y[column..column + LANES];
                for row in 0..4 {
                    for lane in 0..LANES {
                        sums[row][lane] += x[row] * y[lane];
                    }
                }
            }
            for (row, sums) in sums.iter().enumerate() {
                let at = (i + row) * columns + column;
                let out = &mut out[at..at + LANES];
                out.iter_mut().zip(sums).for_each(|(out, sum)| *out += sum);
            }
        }
    }
}

/// The product of two rows.
#[inline(always)]
pub(crate) fn dot(a: &[f32], b: &[f32]) -> f32 {
    let mut sums = [0f32; LANES];
    for (a, b) in a.chunks_exact(LANES).zip(b.chunks_exact(LANES)) {
        for lane in 0..LANES {
            sums[lane] += a[lane] * b[lane];
        }
    }
    let mut width = LANES / 2;
    while width > 0 {
        for lane in 0..width {
            sums[lane] += sums[lane + width];
        }
        width /= 2;
    }
    sums[0]
}
