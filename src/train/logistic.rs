//! Multinomial logistic regression by AdaGrad with L2, deterministic to the byte.

use std::collections::HashMap;

use crate::lang::linear::{Feature, pack};

/// One decision to learn from: the features that are on, the right label, and its weight.
#[derive(Clone, Debug)]
pub struct Example {
    /// Finished feature hashes.
    pub features: Vec<u64>,
    /// Index into the labels.
    pub label: usize,
    /// Usually 1.
    pub weight: f32,
}

impl Example {
    /// An example of weight 1.
    pub fn new(features: &[Feature], label: usize) -> Self {
        let features = features.iter().map(|feature| feature.hash()).collect();
        Example { features, label, weight: 1.0 }
    }
}

/// How to train.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// Passes over the examples.
    pub epochs: usize,
    /// AdaGrad step.
    pub rate: f32,
    /// Weight of the L2 penalty, per example.
    pub l2: f32,
    /// Features seen in fewer examples are left out.
    pub least_count: usize,
    /// Rows whose largest weight is smaller are dropped after training.
    pub least_weight: f32,
    /// At most that many rows are kept, those with the largest weights.
    pub most_rows: usize,
    /// Share of the features of an example that each pass over it leaves out, so that no single
    /// word decides alone what several clues tell together.
    pub dropout: f32,
    /// Whether to keep the mean of the weights over the second half of the passes.
    pub average: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            epochs: 15,
            rate: 0.1,
            l2: 1e-5,
            least_count: 2,
            least_weight: 0.02,
            most_rows: usize::MAX,
            dropout: 0.0,
            average: false,
        }
    }
}

/// Trains and packs a table that [`LinearModel::read`](crate::lang::linear::LinearModel::read) reads.
///
/// # Errors
/// As [`pack`].
pub fn train(labels: &[&str], examples: &[Example], settings: Settings) -> Result<Vec<u8>, String> {
    let (index, hashes) = index_features(examples, settings.least_count);
    let rows: Vec<Vec<u32>> = examples
        .iter()
        .map(|example| example.features.iter().filter_map(|f| index.get(f).copied()).collect())
        .collect();
    let weights = fit(labels.len(), hashes.len(), examples, &rows, settings);
    let rows = hashes.into_iter().zip(weights.chunks(labels.len()).map(<[f32]>::to_vec));
    let kept: Vec<(u64, Vec<f32>)> =
        rows.filter(|(_, row)| largest(row) >= settings.least_weight).collect();
    pack(labels, &keep_largest(kept, settings.most_rows))
}

fn largest(row: &[f32]) -> f32 {
    row.iter().fold(0.0, |most, weight| most.max(weight.abs()))
}

/// The rows with the largest weights, in the order in which they came.
fn keep_largest(rows: Vec<(u64, Vec<f32>)>, most: usize) -> Vec<(u64, Vec<f32>)> {
    if rows.len() <= most {
        return rows;
    }
    let mut sizes: Vec<f32> = rows.iter().map(|(_, row)| largest(row)).collect();
    sizes.sort_by(|a, b| b.total_cmp(a));
    let least = sizes[most];
    rows.into_iter().filter(|(_, row)| largest(row) > least).collect()
}

fn index_features(examples: &[Example], least: usize) -> (HashMap<u64, u32>, Vec<u64>) {
    let mut counts: HashMap<u64, usize> = HashMap::new();
    for feature in examples.iter().flat_map(|example| &example.features) {
        *counts.entry(*feature).or_default() += 1;
    }
    let mut hashes: Vec<u64> =
        counts.into_iter().filter(|(_, count)| *count >= least).map(|(hash, _)| hash).collect();
    hashes.sort_unstable();
    let index = hashes.iter().enumerate().map(|(i, hash)| (*hash, i as u32)).collect();
    (index, hashes)
}

fn fit(
    labels: usize,
    features: usize,
    examples: &[Example],
    rows: &[Vec<u32>],
    settings: Settings,
) -> Vec<f32> {
    let mut weights = vec![0.0f32; features * labels];
    let mut squares = vec![1e-6f32; features * labels];
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut random = 0x2545_f491_4f6c_dd1du64;
    let mut scores = vec![0.0f32; labels];
    let mut sums = vec![0.0f32; if settings.average { weights.len() } else { 0 }];
    let (mut row, mut scale) = (Vec::new(), 1.0);
    for epoch in 0..settings.epochs {
        shuffle(&mut order, &mut random);
        for &i in &order {
            row.clone_from(&rows[i]);
            if settings.dropout > 0.0 {
                row.retain(|_| next(&mut random) % 1024 >= (settings.dropout * 1024.0) as u64);
                scale = 1.0 / (1.0 - settings.dropout);
            }
            softmax(&weights, &row, scale, &mut scores);
            scores[examples[i].label] -= 1.0;
            for &row in &row {
                let at = row as usize * labels;
                for (label, error) in scores.iter().enumerate() {
                    let slot = at + label;
                    let gradient = error * scale * examples[i].weight + settings.l2 * weights[slot];
                    squares[slot] += gradient * gradient;
                    weights[slot] -= settings.rate * gradient / squares[slot].sqrt();
                }
            }
        }
        if settings.average && 2 * epoch >= settings.epochs {
            sums.iter_mut().zip(&weights).for_each(|(sum, weight)| *sum += weight);
        }
    }
    if settings.average {
        let count = (settings.epochs - settings.epochs.div_ceil(2)).max(1) as f32;
        return sums.into_iter().map(|sum| sum / count).collect();
    }
    weights
}

fn softmax(weights: &[f32], row: &[u32], scale: f32, scores: &mut [f32]) {
    let labels = scores.len();
    scores.fill(0.0);
    for &feature in row {
        let at = feature as usize * labels;
        scores.iter_mut().zip(&weights[at..]).for_each(|(score, weight)| *score += weight);
    }
    let top = scores.iter().copied().fold(f32::MIN, f32::max);
    scores.iter_mut().for_each(|score| *score = ((*score - top) * scale).exp());
    let sum: f32 = scores.iter().sum();
    scores.iter_mut().for_each(|score| *score /= sum);
}

/// Shuffles by a xorshift generator, which it leaves where it stopped.
pub(crate) fn shuffle(order: &mut [usize], random: &mut u64) {
    for i in (1..order.len()).rev() {
        order.swap(i, (next(random) % (i as u64 + 1)) as usize);
    }
}

fn next(random: &mut u64) -> u64 {
    *random ^= *random << 13;
    *random ^= *random >> 7;
    *random ^= *random << 17;
    *random
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::linear::LinearModel;

    #[test]
    fn it_learns_what_separates_two_labels() {
        let feature = |name: &str| Feature::new(0).text(name);
        let examples: Vec<Example> = (0..40)
            .map(|i| {
                let word = if i % 2 == 0 { "rain" } else { "sun" };
                Example::new(&[feature(word), feature("sky")], i % 2)
            })
            .collect();
        let bytes = train(&["wet", "dry"], &examples, Settings::default()).unwrap();
        let model = LinearModel::read(&bytes).unwrap();
        let mut out = [0.0; 2];
        model.probabilities(&[feature("rain"), feature("sky")], &mut out);
        assert!(out[0] > 0.9, "{out:?}");
        model.probabilities(&[feature("sun"), feature("sky")], &mut out);
        assert!(out[1] > 0.9, "{out:?}");
    }
}
