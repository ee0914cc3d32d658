//! The lines of a table: where the weights of a feature stand.

use fearless_simd::prelude::*;
use fearless_simd::{Level, dispatch, u16x8};

use super::{MOST, Sums};

/// Bytes of a line, as many as a line of the cache has.
pub(super) const LINE: usize = 64;

/// The most features of a line.
const CHECKS: usize = 8;

/// Features that are looked up together.
const AT_ONCE: usize = 128;

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

/// Where weights begin in a line, and which of their bits count: all, or none.
type Found = (u8, u8);

/// The lines of a table.
#[derive(Clone, Debug)]
pub(super) struct Lines<'a> {
    lines: &'a [[u8; LINE]],
    /// For each set of checks that can be hit.
    found: [Found; 1 << CHECKS],
    /// How wide the machine compares.
    level: Level,
}

impl<'a> Lines<'a> {
    pub fn new(lines: &'a [[u8; LINE]], labels: usize) -> Self {
        // the checks of a line are the last ones that there is room for
        let found = |hits: usize| match hits >> (CHECKS - places(labels)) {
            0 => (0, 0),
            hits => ((hits.trailing_zeros() as usize * labels) as u8, u8::MAX),
        };
        Lines { lines, found: std::array::from_fn(found), level: Level::new() }
    }

    /// Adds the weights of features, by their hashes.
    pub fn add<T: Copy>(&self, all: &[T], hash: impl Fn(T) -> u64 + Copy, sums: &mut Sums) {
        for some in all.chunks(AT_ONCE) {
            dispatch!(self.level, simd => self.add_some(simd, some, hash, sums));
        }
    }

    /// Adds the weights of some features, those of the next place among them: nobody reads beyond
    /// the labels.
    ///
    /// Step by step for many features at once, and nothing that is found decides a jump: what is
    /// read is far away in memory, and no place hangs on what was read before.
    #[inline(always)]
    fn add_some<S: Simd, T: Copy>(
        &self,
        simd: S,
        some: &[T],
        hash: impl Fn(T) -> u64,
        sums: &mut Sums,
    ) {
        let (mut places, mut checks) = ([0; AT_ONCE], [0; AT_ONCE]);
        for ((place, check), feature) in places.iter_mut().zip(&mut checks).zip(some) {
            let hash = hash(*feature);
            (*place, *check) = (line_of(hash, self.lines.len()) as u32, check_of(hash));
        }
        let places = &places[..some.len().min(AT_ONCE)];
        self.touch(places);
        let mut all = *sums;
        for (&place, &check) in places.iter().zip(&checks) {
            let weights = self.weights(simd, place, check);
            all = std::array::from_fn(|i| all[i] + i32::from(weights[i] as i8));
        }
        *sums = all;
    }

    /// Reads a byte of each line and forgets it: so all are fetched from memory at the same time.
    #[inline(always)]
    fn touch(&self, places: &[u32]) {
        let read = |place: &u32| self.lines[*place as usize][LINE - 1];
        std::hint::black_box(places.iter().fold(0, |all, place| all ^ read(place)));
    }

    /// The weights of a feature, and whatever follows them in the line; zeros when it has none.
    #[inline(always)]
    fn weights<S: Simd>(&self, simd: S, place: u32, check: u16) -> [u8; MOST] {
        let line = &self.lines[place as usize];
        let (from, kept) = self.found[hits(simd, line, check)];
        let weights = line.get(usize::from(from)..).and_then(|line| line.first_chunk());
        weights.unwrap_or(&[0; MOST]).map(|weight| weight & kept)
    }
}

/// Which checks of a line are that one, a bit for each.
#[inline(always)]
fn hits<S: Simd>(simd: S, line: &[u8; LINE], check: u16) -> usize {
    let checks: &[u8; 2 * CHECKS] = line.last_chunk().expect("as many checks as there are");
    let checks = checks.as_chunks::<2>().0;
    let checks: [u16; CHECKS] = std::array::from_fn(|i| u16::from_le_bytes(checks[i]));
    let hits = u16x8::simd_from(simd, checks).simd_eq(u16x8::simd_from(simd, check));
    hits.to_bitmask() as usize % (1 << CHECKS)
}
