//! A compact linear model: hashed features to scores per label.
//!
//! In: feature hashes of one decision. Out: one score per label. The table is a flat byte slice
//! (little endian), read in place:
//!
//! ```text
//! "DLM1"  u32 labels  u32 buckets(power of two)  f32 scale
//! labels × (u8 length, bytes)
//! buckets × u16 check    (0 = empty; else the upper bits of the feature hash, never 0)
//! buckets × labels × i8  weights, row by row
//! ```
//! At most 16 labels. A feature that was never kept in training has no row and scores nothing: the 16-bit check makes
//! a false hit one in 65,000.

use fearless_simd::prelude::*;
use fearless_simd::{Level, dispatch, u16x8};

/// Hash of a feature: template number and up to any number of parts, mixed (FNV-1a, finished).
#[derive(Clone, Copy, Debug)]
pub struct Feature(u64);

impl Feature {
    /// Starts a feature of the given template.
    pub fn new(template: u32) -> Self {
        Feature(0xcbf2_9ce4_8422_2325 ^ u64::from(template).wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    /// Adds a string.
    pub fn text(self, text: &str) -> Self {
        let hash = text.bytes().fold(self.0, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        });
        Feature((hash ^ 0xff).wrapping_mul(0x0000_0100_0000_01b3))
    }

    /// Adds a number.
    pub fn number(self, number: u64) -> Self {
        Feature((self.0 ^ number).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(23))
    }

    /// The finished hash.
    pub fn hash(self) -> u64 {
        let mut hash = self.0;
        hash ^= hash >> 33;
        hash = hash.wrapping_mul(0xff51_afd7_ed55_8ccd);
        hash ^= hash >> 33;
        hash = hash.wrapping_mul(0xc4ce_b9fe_1a85_ec53);
        hash ^ (hash >> 33)
    }
}

/// A trained model over a byte slice.
#[derive(Clone, Debug)]
pub struct LinearModel<'a> {
    labels: Vec<&'a str>,
    mask: usize,
    scale: f32,
    checks: &'a [u8],
    weights: &'a [u8],
}

/// Features that are looked up together.
const AT_ONCE: usize = 64;
/// The most labels of a table.
const MOST: usize = 16;

/// Sums of weights, one for each label in order, not yet scaled. Sums of several sets of features
/// can be added up.
pub type Sums = [i32; MOST];

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
        if bytes.get(..4) != Some(b"DLM1") {
            return Err("not a model table (no DLM1 mark)".to_owned());
        }
        let (count, buckets) = (word(4)? as usize, word(8)? as usize);
        let scale = f32::from_bits(word(12)?);
        if !buckets.is_power_of_two() {
            return Err(format!("{buckets} buckets are not a power of two"));
        }
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
        let weights_at = at + 2 * buckets;
        let end = weights_at + buckets * count;
        if bytes.len() != end {
            return Err(format!("the model table has {} bytes, not {end}", bytes.len()));
        }
        Ok(LinearModel {
            labels,
            mask: buckets - 1,
            scale,
            checks: &bytes[at..weights_at],
            weights: &bytes[weights_at..end],
        })
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
        self.add(features.iter().map(|feature| feature.hash()), &mut sums);
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
        self.add(hashes.iter().copied(), &mut sums);
        self.probabilities_of_sums(&sums, out);
    }

    /// As [`probabilities`](Self::probabilities), from the sums of all features.
    pub fn probabilities_of_sums(&self, sums: &Sums, out: &mut [f32]) {
        let out = &mut out[..self.labels.len()];
        self.scale(sums, out);
        softmax(out);
    }

    fn scale(&self, sums: &Sums, scores: &mut [f32]) {
        let pairs = scores.iter_mut().zip(sums);
        pairs.for_each(|(score, sum)| *score = *sum as f32 * self.scale);
    }

    /// Adds the weights of features, by their finished hashes.
    ///
    /// Step by step for many features at once: what one step reads is far away in memory, and no
    /// place hangs on what was read before.
    pub fn add(&self, mut hashes: impl Iterator<Item = u64>, sums: &mut Sums) {
        let mut some = [0; AT_ONCE];
        let level = Level::new();
        loop {
            let mut count = 0;
            for (slot, hash) in some.iter_mut().zip(hashes.by_ref()) {
                *slot = hash;
                count += 1;
            }
            dispatch!(level, simd => self.add_some(simd, &some[..count], sums));
            if count < AT_ONCE {
                break;
            }
        }
    }

    /// Adds the weights of some features, those of the next row among them: nobody reads beyond the
    /// labels.
    #[inline(always)]
    fn add_some<S: Simd>(&self, simd: S, hashes: &[u64], sums: &mut Sums) {
        let labels = self.labels.len();
        touch(self.checks, hashes.iter().map(|hash| 2 * (*hash as usize & self.mask)));
        let mut rows = [0; AT_ONCE];
        let mut known = 0;
        for &hash in hashes {
            rows[known] = self.row(simd, hash);
            known += usize::from(rows[known] != usize::MAX);
        }
        touch(self.weights, rows[..known].iter().map(|row| row * labels));
        let mut all = *sums;
        for row in &rows[..known] {
            let rest = self.weights.get(row * labels..).unwrap_or_default();
            let weights = rest.first_chunk::<MOST>().copied().unwrap_or_else(|| padded(rest));
            all = std::array::from_fn(|i| all[i] + i32::from(weights[i] as i8));
        }
        *sums = all;
    }

    /// The checks of eight buckets in a row.
    #[inline(always)]
    fn eight(&self, bucket: usize) -> [u16; 8] {
        match self.checks.get(2 * bucket..).and_then(|rest| rest.first_chunk::<16>()) {
            Some(eight) => {
                std::array::from_fn(|i| u16::from_le_bytes([eight[2 * i], eight[2 * i + 1]]))
            }
            None => self.eight_around(bucket),
        }
    }

    /// The same where the table ends among them.
    #[cold]
    fn eight_around(&self, bucket: usize) -> [u16; 8] {
        let checks = self.checks.as_chunks::<2>().0;
        let check = |i: usize| checks.get((bucket + i) & self.mask).copied().unwrap_or_default();
        std::array::from_fn(|i| u16::from_le_bytes(check(i)))
    }

    /// The row of a hash, `usize::MAX` when there is none.
    #[inline(always)]
    fn row<S: Simd>(&self, simd: S, hash: u64) -> usize {
        let check = u16x8::simd_from(simd, check_of(hash));
        let mut bucket = hash as usize & self.mask;
        for _ in 0..=self.mask / 8 {
            let eight = u16x8::simd_from(simd, self.eight(bucket));
            let hits = eight.simd_eq(check).to_bitmask();
            let ends = eight.simd_eq(u16x8::simd_from(simd, 0)).to_bitmask();
            if hits | ends != 0 {
                let first = (hits | ends).trailing_zeros();
                let hit = hits >> first & 1 == 1;
                return if hit { (bucket + first as usize) & self.mask } else { usize::MAX };
            }
            bucket = (bucket + 8) & self.mask;
        }
        usize::MAX
    }
}

/// The last weights of a table, and nothing after them.
#[cold]
fn padded(rest: &[u8]) -> [u8; MOST] {
    std::array::from_fn(|i| rest.get(i).copied().unwrap_or(0))
}

/// Reads a byte at each place and forgets it: so all are fetched from memory at the same time.
#[inline(always)]
fn touch(bytes: &[u8], places: impl Iterator<Item = usize>) {
    let read = |at: usize| bytes.get(at).copied().unwrap_or(0);
    std::hint::black_box(places.fold(0, |all, at| all ^ read(at)));
}

fn softmax(scores: &mut [f32]) {
    let top = scores.iter().copied().fold(f32::MIN, f32::max);
    scores.iter_mut().for_each(|score| *score = (*score - top).exp());
    let sum: f32 = scores.iter().sum();
    scores.iter_mut().for_each(|score| *score /= sum);
}

/// The 16 bits kept of a hash to recognise it; never 0.
fn check_of(hash: u64) -> u16 {
    ((hash >> 48) as u16).max(1)
}

/// Packs trained weights: `rows` holds one row of weights (one per label) per feature hash.
/// Rows are quantised to 8 bits; the order of `rows` decides nothing but the place of collisions.
///
/// # Errors
/// If a label is longer than 255 bytes or a row has another length than `labels`.
pub fn pack(labels: &[&str], rows: &[(u64, Vec<f32>)]) -> Result<Vec<u8>, String> {
    let buckets = (rows.len() * 4 / 3 + 1).next_power_of_two();
    let most = rows.iter().flat_map(|(_, row)| row).fold(f32::MIN_POSITIVE, |m, w| m.max(w.abs()));
    let scale = most / 127.0;
    let mut out = b"DLM1".to_vec();
    out.extend((labels.len() as u32).to_le_bytes());
    out.extend((buckets as u32).to_le_bytes());
    out.extend(scale.to_bits().to_le_bytes());
    for label in labels {
        out.push(u8::try_from(label.len()).map_err(|_| format!("label too long: {label}"))?);
        out.extend(label.bytes());
    }
    let mut checks = vec![0u16; buckets];
    let mut weights = vec![0u8; buckets * labels.len()];
    for (hash, row) in rows {
        if row.len() != labels.len() {
            return Err(format!("a row of {} weights for {} labels", row.len(), labels.len()));
        }
        let mut bucket = *hash as usize & (buckets - 1);
        while checks[bucket] != 0 {
            bucket = (bucket + 1) & (buckets - 1);
        }
        checks[bucket] = check_of(*hash);
        for (slot, weight) in weights[bucket * labels.len()..].iter_mut().zip(row) {
            *slot = (weight / scale).round() as i8 as u8;
        }
    }
    out.extend(checks.iter().flat_map(|check| check.to_le_bytes()));
    out.extend(weights);
    Ok(out)
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
    fn every_feature_of_a_full_table_is_found() {
        let hash = |i: u64| Feature::new(2).number(i).hash();
        let rows: Vec<_> = (0..96).map(|i| (hash(i), vec![i as f32, 127.0])).collect();
        let bytes = pack(&["a", "b"], &rows).unwrap();
        let model = LinearModel::read(&bytes).unwrap();
        for i in 0..96u64 {
            let mut sums = Sums::default();
            model.add([hash(i), hash(i + 1000)].into_iter(), &mut sums);
            assert_eq!(sums[..2], [i as i32, 127]);
        }
    }

    #[test]
    fn a_damaged_table_is_refused() {
        assert!(LinearModel::read(b"DLM1").is_err());
        assert!(LinearModel::read(b"nonsense").is_err());
    }
}
