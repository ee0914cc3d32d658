//! Averaged perceptron over hashed features, in whole numbers: the same on every machine.

use crate::text::table::{NARROW, SPARSE, check_of};

/// Weights in training: an open-addressed index from hashes to rows.
#[derive(Clone, Debug)]
pub(crate) struct Perceptron {
    labels: usize,
    keys: Vec<u64>,
    places: Vec<u32>,
    hashes: Vec<u64>,
    weights: Vec<i32>,
    totals: Vec<i64>,
    counts: Vec<u32>,
    clock: i64,
}

impl Perceptron {
    /// No weights yet, for so many labels.
    pub(crate) fn new(labels: usize) -> Self {
        Perceptron {
            labels,
            keys: vec![0; 1 << 16],
            places: vec![0; 1 << 16],
            hashes: Vec::new(),
            weights: Vec::new(),
            totals: Vec::new(),
            counts: Vec::new(),
            clock: 1,
        }
    }

    fn slot(&self, hash: u64) -> usize {
        let mask = self.keys.len() - 1;
        let mut slot = (hash >> 20) as usize & mask;
        while self.keys[slot] != 0 && self.keys[slot] != hash.max(1) {
            slot = (slot + 1) & mask;
        }
        slot
    }

    /// Adds the scores of a feature.
    #[inline]
    pub(crate) fn add(&self, hash: u64, scores: &mut [i32]) {
        let slot = self.slot(hash);
        if self.keys[slot] != 0 {
            let at = self.places[slot] as usize * self.labels;
            let row = &self.weights[at..at + self.labels];
            scores.iter_mut().zip(row).for_each(|(score, weight)| *score += weight);
        }
    }

    /// Rewards (or blames) a label for features.
    pub(crate) fn update(&mut self, features: &[u64], label: usize, by: i32) {
        for &hash in features {
            let row = self.row(hash);
            let at = row * self.labels + label;
            self.weights[at] += by;
            self.totals[at] += i64::from(by) * self.clock;
            self.counts[row] += 1;
        }
    }

    /// One more decision was seen.
    pub(crate) fn tick(&mut self) {
        self.clock += 1;
    }

    fn row(&mut self, hash: u64) -> usize {
        let slot = self.slot(hash);
        if self.keys[slot] != 0 {
            return self.places[slot] as usize;
        }
        let row = self.hashes.len();
        self.keys[slot] = hash.max(1);
        self.places[slot] = row as u32;
        self.hashes.push(hash);
        self.counts.push(0);
        self.weights.resize(self.weights.len() + self.labels, 0);
        self.totals.resize(self.totals.len() + self.labels, 0);
        if self.hashes.len() * 2 > self.keys.len() {
            self.grow();
        }
        row
    }

    fn grow(&mut self) {
        let size = self.keys.len() * 2;
        self.keys = vec![0; size];
        self.places = vec![0; size];
        for row in 0..self.hashes.len() {
            let slot = self.slot(self.hashes[row]);
            self.keys[slot] = self.hashes[row].max(1);
            self.places[slot] = row as u32;
        }
    }

    /// Averaged rows, the heaviest first; those updated fewer than `least` times are left out.
    fn averaged(&self, least: u32) -> Vec<(u64, Vec<f32>)> {
        let row = |row: usize| -> Vec<f32> {
            let range = row * self.labels..(row + 1) * self.labels;
            let pairs = self.weights[range.clone()].iter().zip(&self.totals[range]);
            pairs.map(|(w, t)| *w as f32 - (*t as f64 / self.clock as f64) as f32).collect()
        };
        let mut rows: Vec<(f32, u64, Vec<f32>)> = (0..self.hashes.len())
            .filter(|r| self.counts[*r] >= least)
            .map(|r| (self.hashes[r], row(r)))
            .map(|(hash, row)| (row.iter().fold(0.0, |m: f32, w| m.max(w.abs())), hash, row))
            .filter(|(heavy, ..)| *heavy > 0.0)
            .collect();
        rows.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        rows.into_iter().map(|(_, hash, row)| (hash, row)).collect()
    }

    /// Packs a [`Narrow`](crate::text::table::Narrow) table of so many buckets.
    pub(crate) fn pack_narrow(&self, buckets: usize, least: u32) -> Vec<u8> {
        let mut rows = self.averaged(least);
        rows.truncate(buckets * 17 / 20);
        let scale = scale(&rows);
        let mut table = vec![0u8; buckets * NARROW];
        for (hash, row) in &rows {
            let at = free(&table, *hash, buckets, NARROW);
            table[at..at + 2].copy_from_slice(&check_of(*hash).to_le_bytes());
            for (slot, weight) in table[at + 2..at + NARROW].iter_mut().zip(row) {
                *slot = quantised(*weight, scale) as u8;
            }
        }
        let mut out = (buckets as u32).to_le_bytes().to_vec();
        out.extend(table);
        out
    }

    /// Packs a [`Sparse`](crate::text::table::Sparse) table; weights that round to less than
    /// `floor` steps are left out.
    pub(crate) fn pack_sparse(&self, buckets: usize, floor: i8, least: u32) -> Vec<u8> {
        let mut rows = self.averaged(least);
        let scale = scale(&rows);
        rows.retain(|(_, row)| row.iter().any(|w| quantised(*w, scale).abs() >= floor));
        rows.truncate(buckets * 17 / 20);
        let mut table = vec![0u8; buckets * SPARSE];
        let mut lists = Vec::new();
        for (hash, row) in &rows {
            let at = free(&table, *hash, buckets, SPARSE);
            table[at..at + 2].copy_from_slice(&check_of(*hash).to_le_bytes());
            table[at + 2..at + SPARSE].copy_from_slice(&(lists.len() as u32).to_le_bytes()[..3]);
            let kept = row.iter().enumerate().map(|(label, w)| (label, quantised(*w, scale)));
            let kept: Vec<_> = kept.filter(|(_, w)| w.abs() >= floor).collect();
            lists.push(kept.len() as u8);
            lists.extend(kept.iter().flat_map(|(label, weight)| [*label as u8, *weight as u8]));
        }
        let mut out = (buckets as u32).to_le_bytes().to_vec();
        out.extend((lists.len() as u32).to_le_bytes());
        out.extend(table);
        out.extend(lists);
        out
    }
}

/// The heaviest weight, which all others are measured by.
fn scale(rows: &[(u64, Vec<f32>)]) -> f32 {
    let weights = rows.iter().flat_map(|(_, row)| row);
    weights.fold(f32::MIN_POSITIVE, |m, w| m.max(w.abs()))
}

/// The signed root of a weight, in 127 steps; [`weight`](crate::text::table::weight) squares it
/// again.
fn quantised(weight: f32, scale: f32) -> i8 {
    ((weight.abs() / scale).sqrt() * 127.0).round().copysign(weight) as i8
}

/// Place of the first free bucket for a hash.
fn free(table: &[u8], hash: u64, buckets: usize, width: usize) -> usize {
    let mut bucket = hash as usize & (buckets - 1);
    while table[bucket * width..bucket * width + 2] != [0, 0] {
        bucket = (bucket + 1) & (buckets - 1);
    }
    bucket * width
}
