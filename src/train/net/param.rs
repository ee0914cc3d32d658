//! Weights in training: values, gradients and the moments of Adam.

/// Numbers in the order of their making.
#[derive(Clone, Debug)]
pub(crate) struct Random(pub u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    /// From 0 to 1.
    pub(crate) fn unit(&mut self) -> f32 {
        (self.next() >> 40) as f32 / (1u64 << 24) as f32
    }

    /// Zeros with the given chance, the rest scaled up so that the mean stays.
    pub(crate) fn mask(&mut self, length: usize, drop: f32) -> Vec<f32> {
        let keep = 1.0 / (1.0 - drop);
        (0..length).map(|_| if self.unit() < drop { 0.0 } else { keep }).collect()
    }
}

/// A matrix that is learned.
#[derive(Clone, Debug, Default)]
pub(crate) struct Weights {
    pub rows: usize,
    pub columns: usize,
    pub value: Vec<f32>,
    pub gradient: Vec<f32>,
    mean: Vec<f32>,
    square: Vec<f32>,
    /// The values, columns for rows.
    pub turned: Vec<f32>,
}

impl Weights {
    /// Evenly spread values up to `reach` on each side.
    pub(crate) fn new(rows: usize, columns: usize, reach: f32, random: &mut Random) -> Self {
        let zeros = vec![0.0; rows * columns];
        let value = zeros.iter().map(|_| (2.0 * random.unit() - 1.0) * reach).collect();
        let (mean, square, gradient) = (zeros.clone(), zeros.clone(), zeros);
        Weights { rows, columns, value, gradient, mean, square, turned: Vec::new() }
    }

    /// Writes the turned copy.
    pub(crate) fn turn(&mut self) {
        self.turned.resize(self.value.len(), 0.0);
        for (i, row) in self.value.chunks_exact(self.columns).enumerate() {
            for (j, value) in row.iter().enumerate() {
                self.turned[j * self.rows + i] = *value;
            }
        }
    }

    /// One step of Adam over some rows; their gradients are zero afterwards.
    pub(crate) fn step(&mut self, rows: std::ops::Range<usize>, rate: &Rate) {
        let range = rows.start * self.columns..rows.end * self.columns;
        let moments = self.mean[range.clone()].iter_mut().zip(&mut self.square[range.clone()]);
        let values = self.value[range.clone()].iter_mut().zip(&mut self.gradient[range]);
        for ((value, gradient), (mean, square)) in values.zip(moments) {
            *mean = 0.9 * *mean + (1.0 - 0.9) * *gradient;
            *square = SQUARE * *square + (1.0 - SQUARE) * *gradient * *gradient;
            *value -= rate.step * *mean / ((*square * rate.square).sqrt() + 1e-8);
            *gradient = 0.0;
        }
    }

    /// One step over all rows.
    pub(crate) fn step_all(&mut self, rate: &Rate) {
        self.step(0..self.rows, rate);
    }
}

const SQUARE: f32 = 0.98;

/// How far to step, with Adam's corrections of the first steps.
#[derive(Clone, Debug)]
pub(crate) struct Rate {
    step: f32,
    square: f32,
    powers: [f32; 2],
}

impl Rate {
    pub(crate) fn new() -> Self {
        Rate { step: 0.0, square: 0.0, powers: [1.0; 2] }
    }

    /// The rate of the next step.
    pub(crate) fn advance(&mut self, rate: f32) {
        self.powers = [self.powers[0] * 0.9, self.powers[1] * SQUARE];
        self.step = rate / (1.0 - self.powers[0]);
        self.square = 1.0 / (1.0 - self.powers[1]);
    }
}
