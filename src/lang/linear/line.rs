//! The lines of a table: where the weights of a feature stand.

use fearless_simd::prelude::*;
use fearless_simd::{Level, dispatch, u16x8};

use super::{MOST, Sums};

/// Bytes of a line, as many as a line of the cache has.
pub(super) const LINE: usize = 64;

/// The most features of a line.
const CHECKS: usize = 8;

/// Features that are looked up together.
const AT_ONCE: usize = 64;

/// Features of a line with that many labels.
pub(super) fn places(labels: usize) -> usize {
    (LINE / (labels + 2)).min(CHECKS)
}

/// The line of a hash among that many.
#[inline(always)]
pub(super) fn line_of(hash: u64, lines: usize) -> usize {
    (((hash & 0xffff_ffff) * lines as u64) >> 32) as usize
}

/// The 16 bits kept of a hash to recognise it; never 0.
#[inline(always)]
pub(super) fn check_of(hash: u64) -> u16 {
    ((hash >> 48) as u16).max(1)
}

/// The lines of a table.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lines<'a> {
    lines: &'a [[u8; LINE]],
    labels: usize,
    places: usize,
    /// How wide the machine compares.
    level: Level,
}

impl<'a> Lines<'a> {
    pub fn new(lines: &'a [[u8; LINE]], labels: usize) -> Self {
        Lines { lines, labels, places: places(labels), level: Level::new() }
    }

    /// Adds the weights of features, by their hashes.
    ///
    /// Step by step for many features at once: what one step reads is far away in memory, and no
    /// place hangs on what was read before.
    pub fn add(&self, mut hashes: impl Iterator<Item = u64>, sums: &mut Sums) {
        let mut some = [0; AT_ONCE];
        loop {
            let mut count = 0;
            for (slot, hash) in some.iter_mut().zip(hashes.by_ref()) {
                *slot = hash;
                count += 1;
            }
            dispatch!(self.level, simd => self.add_some(simd, &some[..count], sums));
            if count < AT_ONCE {
                break;
            }
        }
    }

    /// Adds the weights of some features, those of the next place among them: nobody reads beyond
    /// the labels.
    #[inline(always)]
    fn add_some<S: Simd>(&self, simd: S, hashes: &[u64], sums: &mut Sums) {
        self.touch(hashes);
        let mut all = *sums;
        for &hash in hashes {
            if let Some(weights) = self.weights(simd, hash) {
                all = std::array::from_fn(|i| all[i] + i32::from(weights[i] as i8));
            }
        }
        *sums = all;
    }

    /// Reads a byte of each line and forgets it: so all are fetched from memory at the same time.
    #[inline(always)]
    fn touch(&self, hashes: &[u64]) {
        let read = |hash: &u64| self.lines[line_of(*hash, self.lines.len())][LINE - 1];
        std::hint::black_box(hashes.iter().fold(0, |all, hash| all ^ read(hash)));
    }

    /// The weights of a feature, and whatever follows them in the line.
    #[inline(always)]
    fn weights<S: Simd>(&self, simd: S, hash: u64) -> Option<&[u8; MOST]> {
        let check = u16x8::simd_from(simd, check_of(hash));
        let mut at = line_of(hash, self.lines.len());
        for _ in 0..self.lines.len() {
            let line = &self.lines[at];
            let checks = line.last_chunk::<{ 2 * CHECKS }>()?.as_chunks::<2>().0;
            let checks: [u16; CHECKS] = std::array::from_fn(|i| u16::from_le_bytes(checks[i]));
            let hits = u16x8::simd_from(simd, checks).simd_eq(check).to_bitmask();
            let hits = hits >> (CHECKS - self.places);
            if hits != 0 {
                return line.get(hits.trailing_zeros() as usize * self.labels..)?.first_chunk();
            }
            if checks[CHECKS - 1] == 0 {
                break;
            }
            at = if at + 1 < self.lines.len() { at + 1 } else { 0 };
        }
        None
    }
}
