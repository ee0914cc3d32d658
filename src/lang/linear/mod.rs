//! A compact linear model: hashed features to scores per label.
//!
//! In: feature hashes of one decision. Out: one score per label. The table is a flat byte slice
//! (little endian), read in place:
//!
//! ```text
//! "DLM3"  u32 labels  u32 lines  f32 scale
//! labels × (u8 length, bytes)
//! zeros, up to a multiple of 64 bytes
//! lines × 64 bytes
//! ```
//! A line holds a few features: the weights of each (one i8 for each label), and at its end a u16 of
//! each to know it by (the upper bits of its hash, never 0; 0 for an empty place). The lower bits of
//! a hash give the line. So one feature is one line of the cache, and whatever is looked up takes the
//! same steps: no jump that the machine could guess wrong.
//!
//! At most 16 labels. A feature that was never kept in training has no row and scores nothing: the
//! 16-bit check makes a false hit one in 10,000.

mod feature;
mod line;
mod pack;

pub use feature::Feature;
pub use pack::pack;

use line::{LINE, Lines};

/// The most labels of a table.
const MOST: usize = 16;

/// Sums of weights, one for each label in order, not yet scaled. Sums of several sets of features
/// can be added up.
pub type Sums = [i32; MOST];

/// Bytes that begin where a line of the cache begins, as is best for a table.
#[derive(Debug)]
#[repr(C, align(64))]
pub struct Aligned<B: ?Sized>(pub B);

/// A trained model over a byte slice.
#[derive(Clone, Debug)]
pub struct LinearModel<'a> {
    labels: Vec<&'a str>,
    scale: f32,
    lines: Lines<'a>,
}

impl<'a> LinearModel<'a> {
    /// Reads a table.
    ///
    /// # Errors
    /// A sentence that says what is wrong with the bytes.
    pub fn read(bytes: &'a [u8]) -> Result<Self, String> {
        let word = |at: usize| -> Result<u32, String> {
            let four = bytes.get(at..at + 4).ok_or("the model table is cut short")?;
            Ok(u32::from_le_bytes([four[0], four[1], four[2], four[3]]))
        };
        if bytes.get(..4) != Some(b"DLM3") {
            return Err("not a model table (no DLM3 mark)".to_owned());
        }
        let (count, lines) = (word(4)? as usize, word(8)? as usize);
        let scale = f32::from_bits(word(12)?);
        if count > MOST {
            return Err(format!("{count} labels are more than {MOST}"));
        }
        let mut at = 16;
        let mut labels = Vec::with_capacity(count);
        for _ in 0..count {
            let length = *bytes.get(at).ok_or("the model table is cut short")? as usize;
            let label = bytes.get(at + 1..at + 1 + length).ok_or("the model table is cut short")?;
            labels.push(std::str::from_utf8(label).map_err(|error| error.to_string())?);
            at += 1 + length;
        }
        let (rows, rest) = bytes.get(at.next_multiple_of(LINE)..).unwrap_or_default().as_chunks();
        if rows.len() != lines || lines == 0 || !rest.is_empty() {
            return Err(format!("the model table has not {lines} lines"));
        }
        Ok(LinearModel { labels, scale, lines: Lines::new(rows, count) })
    }

    /// The labels, in the order of the scores.
    pub fn labels(&self) -> &[&'a str] {
        &self.labels
    }

    /// Adds up the scores (log-odds, unnormalised) of the features into `scores`, one per label.
    ///
    /// # Panics
    /// If `scores` is shorter than [`labels`](Self::labels).
    pub fn score(&self, features: &[Feature], scores: &mut [f32]) {
        let mut sums = Sums::default();
        self.add(features, &mut sums);
        self.scale(&sums, &mut scores[..self.labels.len()]);
    }

    /// Probability of each label (softmax of the scores).
    pub fn probabilities(&self, features: &[Feature], out: &mut [f32]) {
        self.score(features, out);
        softmax(&mut out[..self.labels.len()]);
    }

    /// As [`probabilities`](Self::probabilities), from finished hashes.
    pub fn probabilities_of(&self, hashes: &[u64], out: &mut [f32]) {
        let mut sums = Sums::default();
        self.lines.add(hashes, |hash| hash, &mut sums);
        self.probabilities_of_sums(&sums, out);
    }

    /// As [`probabilities`](Self::probabilities), from the sums of all features.
    pub fn probabilities_of_sums(&self, sums: &Sums, out: &mut [f32]) {
        let out = &mut out[..self.labels.len()];
        self.scale(sums, out);
        softmax(out);
    }

    /// How far the score of the first label is above the best of the others.
    pub fn lead(&self, sums: &Sums) -> f32 {
        let others = sums[..self.labels.len()].iter().skip(1).max();
        others.map_or(f32::INFINITY, |best| (sums[0] - best) as f32 * self.scale)
    }

    fn scale(&self, sums: &Sums, scores: &mut [f32]) {
        let pairs = scores.iter_mut().zip(sums);
        pairs.for_each(|(score, sum)| *score = *sum as f32 * self.scale);
    }

    /// Adds the weights of features.
    pub fn add(&self, features: &[Feature], sums: &mut Sums) {
        self.lines.add(features, Feature::hash, sums);
    }
}

/// A table that is compiled in, and whole.
pub(super) fn table(Aligned(bytes): &'static Aligned<[u8]>) -> LinearModel<'static> {
    LinearModel::read(bytes).expect("a whole table")
}

fn softmax(scores: &mut [f32]) {
    let top = scores.iter().copied().fold(f32::MIN, f32::max);
    scores.iter_mut().for_each(|score| *score = (*score - top).exp());
    let sum: f32 = scores.iter().sum();
    scores.iter_mut().for_each(|score| *score /= sum);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_packed_model_scores_as_trained() {
        let feature = |name| Feature::new(1).text(name);
        let rows = vec![
            (feature("hot").hash(), vec![1.0, -1.0]),
            (feature("cold").hash(), vec![-2.0, 2.0]),
        ];
        let bytes = pack(&["summer", "winter"], &rows).unwrap();
        let model = LinearModel::read(&bytes).unwrap();
        let mut scores = [0.0; 2];
        model.score(&[feature("hot"), feature("never seen")], &mut scores);
        assert!((scores[0] - 1.0).abs() < 0.02 && (scores[1] + 1.0).abs() < 0.02, "{scores:?}");
        model.probabilities(&[feature("cold")], &mut scores);
        assert!(scores[1] > 0.97, "{scores:?}");
    }

    #[test]
    fn features_are_found_whatever_the_number_of_labels() {
        let hash = |i: u64| Feature::new(2).number(i).hash();
        for count in 1..=MOST {
            let labels: Vec<String> = (0..count).map(|label| label.to_string()).collect();
            let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
            let weight = |i: u64, label: usize| ((i * 31 + label as u64 * 17) % 254) as f32 - 127.0;
            let row = |i: u64| (0..count).map(|label| weight(i, label)).collect::<Vec<_>>();
            let mut rows: Vec<_> = (0..500).map(|i| (hash(i), row(i))).collect();
            rows[0].1[0] = 127.0;
            let bytes = pack(&labels, &rows).unwrap();
            let model = LinearModel::read(&bytes).unwrap();
            assert_eq!(model.labels(), labels);
            let scores = |hash: u64| {
                let mut scores = vec![0.0; count];
                let mut sums = Sums::default();
                model.lines.add(&[hash], |hash| hash, &mut sums);
                model.scale(&sums, &mut scores);
                scores
            };
            let (kept, left_out): (Vec<_>, Vec<_>) =
                rows.iter().partition(|(hash, row)| scores(*hash) == *row);
            assert!(left_out.iter().all(|(hash, _)| scores(*hash) == vec![0.0; count]));
            assert!(kept.len() > 450, "{} with {count} labels", kept.len());
            assert!((500..600).all(|i| scores(hash(i)) == vec![0.0; count]));
        }
    }

    #[test]
    fn the_smallest_weights_of_a_full_line_are_left_out() {
        // all in the first line, which has room for eight
        let hash = |i: u64| (i + 1) << 48;
        let rows: Vec<_> = (0..12).map(|i| (hash(i), vec![1.0 + i as f32])).collect();
        let bytes = pack(&["a"], &rows).unwrap();
        let model = LinearModel::read(&bytes).unwrap();
        let score = |i: u64| {
            let mut sums = Sums::default();
            model.lines.add(&[hash(i)], |hash| hash, &mut sums);
            sums[0]
        };
        assert!((0..4).all(|i| score(i) == 0));
        assert!((4..12).all(|i| score(i) > 0));
    }

    #[test]
    fn a_damaged_table_is_refused() {
        assert!(LinearModel::read(b"DLM3").is_err());
        assert!(LinearModel::read(b"nonsense").is_err());
        let mut bytes = pack(&["a"], &[(1, vec![1.0])]).unwrap();
        bytes.pop();
        assert!(LinearModel::read(&bytes).is_err());
    }
}
