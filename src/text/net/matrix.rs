//! Matrices of 16-bit weights: whole numbers in, sums of whole numbers out, so that the same text
//! has the same tree on every machine.

/// What stands for 1 in a 16-bit activation.
pub(crate) const ONE: f32 = 512.0;

/// Activations beyond are cut.
const MOST: f32 = 8.0;

/// The 16-bit activation for a number.
#[inline(always)]
pub(crate) fn whole(x: f32) -> i16 {
    // adding 1.5·2²³ leaves the nearest whole number in the low bits
    const SHIFT: f32 = 12_582_912.0;
    let bits = (x.clamp(-MOST, MOST) * ONE + SHIFT).to_bits();
    bits.wrapping_sub(SHIFT.to_bits()) as i16
}

/// The product of two rows of a length that is known and divides by 32: eight at a time, sixty-four
/// summed up at once where the length divides by it.
#[inline(always)]
fn dot_of<const N: usize>(a: &[i16; N], b: &[i16; N]) -> i32 {
    let mut sum = 0i32;
    if N > 64 && N.is_multiple_of(64) {
        for (a, b) in a.as_chunks::<64>().0.iter().zip(b.as_chunks::<64>().0) {
            sum = sum.wrapping_add(dot_of_64(a, b));
        }
        return sum;
    }
    for (a, b) in a.as_chunks::<32>().0.iter().zip(b.as_chunks::<32>().0) {
        for lane in 0..32 {
            sum = sum.wrapping_add(i32::from(a[lane]) * i32::from(b[lane]));
        }
    }
    sum
}

#[inline(always)]
fn dot_of_64(a: &[i16; 64], b: &[i16; 64]) -> i32 {
    let mut sum = 0i32;
    for (a, b) in a.as_chunks::<32>().0.iter().zip(b.as_chunks::<32>().0) {
        for lane in 0..32 {
            sum = sum.wrapping_add(i32::from(a[lane]) * i32::from(b[lane]));
        }
    }
    sum
}

/// Calls `$name::<N>` with the length of a row.
macro_rules! of_length {
    ($length:expr, $me:ident :: $name:ident ( $($argument:expr),* )) => {
        match $length {
            32 => $me.$name::<32>($($argument),*),
            64 => $me.$name::<64>($($argument),*),
            96 => $me.$name::<96>($($argument),*),
            128 => $me.$name::<128>($($argument),*),
            160 => $me.$name::<160>($($argument),*),
            192 => $me.$name::<192>($($argument),*),
            _ => {}
        }
    };
}

/// Rows of inputs to rows of outputs.
#[derive(Clone, Debug)]
pub(crate) struct Matrix {
    pub inputs: usize,
    pub outputs: usize,
    /// One row for each output.
    weights: Vec<i16>,
    pub scale: f32,
    pub bias: Vec<f32>,
}

impl Matrix {
    /// Reads `u16 inputs, u16 outputs, f32 step, outputs × f32 bias, outputs × inputs × i16`.
    pub fn read(bytes: &mut &[u8]) -> Option<Self> {
        let (head, rest) = bytes.split_first_chunk::<8>()?;
        let [a, b, c, d, step @ ..] = *head;
        let (inputs, outputs) = (u16::from_le_bytes([a, b]), u16::from_le_bytes([c, d]));
        let (inputs, outputs) = (usize::from(inputs), usize::from(outputs));
        let (bias, rest) = rest.split_at_checked(4 * outputs)?;
        let (weights, rest) = rest.split_at_checked(2 * inputs * outputs)?;
        *bytes = rest;
        let four = |b: &[u8]| f32::from_le_bytes([b[0], b[1], b[2], b[3]]);
        (inputs.is_multiple_of(32) && (32..=192).contains(&inputs)).then(|| Matrix {
            inputs,
            outputs,
            weights: weights.chunks_exact(2).map(|b| i16::from_le_bytes([b[0], b[1]])).collect(),
            scale: f32::from_le_bytes(step) / ONE,
            bias: bias.chunks_exact(4).map(four).collect(),
        })
    }

    /// Writes the products of rows, with the bias.
    pub fn apply(&self, x: &[i16], sums: &mut Vec<i32>, out: &mut Vec<f32>) {
        self.products(x, sums);
        out.clear();
        for sums in sums.chunks_exact(self.outputs) {
            let pairs = sums.iter().zip(&self.bias);
            out.extend(pairs.map(|(sum, bias)| *sum as f32 * self.scale + bias));
        }
    }

    /// Writes the products of rows as they are, to be scaled by `scale`.
    pub fn products(&self, x: &[i16], out: &mut Vec<i32>) {
        out.resize(x.len() / self.inputs * self.outputs, 0);
        of_length!(self.inputs, self::products_of(x, out));
    }

    fn products_of<const N: usize>(&self, x: &[i16], out: &mut [i32]) {
        let rows = x.as_chunks::<N>().0.chunks(4);
        for (x, out) in rows.zip(out.chunks_mut(4 * self.outputs)) {
            for (at, w) in self.weights.as_chunks::<N>().0.iter().enumerate() {
                for (x, out) in x.iter().zip(out.chunks_exact_mut(self.outputs)) {
                    out[at] = dot_of(x, w);
                }
            }
        }
    }

    /// The products of each row of one table with each row of the other, both of this matrix's
    /// outputs.
    pub fn pairs(&self, rows: &[i16], others: &[i16], each: impl FnMut(usize, usize, i32)) {
        of_length!(self.outputs, self::pairs_of(rows, others, each));
    }

    fn pairs_of<const N: usize>(
        &self,
        rows: &[i16],
        others: &[i16],
        mut each: impl FnMut(usize, usize, i32),
    ) {
        for (i, row) in rows.as_chunks::<N>().0.iter().enumerate() {
            for (j, other) in others.as_chunks::<N>().0.iter().enumerate() {
                each(i, j, dot_of(row, other));
            }
        }
    }
}

#[cfg(test)]
mod tests {
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
        bytes.extend(2u16.to_le_bytes());
        bytes.extend(0.5f32.to_le_bytes());
        bytes.extend([1.0f32, -1.0].map(f32::to_le_bytes).concat());
        bytes.extend((0..64i16).flat_map(i16::to_le_bytes));
        let matrix = Matrix::read(&mut bytes.as_slice()).unwrap();
        let rows: Vec<i16> = (0..5 * 32).map(|i| if i % 32 == 3 { 512 } else { 0 }).collect();
        let (mut sums, mut out) = (Vec::new(), Vec::new());
        matrix.apply(&rows, &mut sums, &mut out);
        assert_eq!(out, [2.5, 16.5].repeat(5));
        assert!(Matrix::read(&mut &bytes[..bytes.len() - 1]).is_none());
    }
}
