//! Weight tables over byte slices, read in place: hashed features to scores.
//!
//! Two shapes, both open-addressed with a 16-bit check per bucket (0 = empty):
//!
//! - [`Narrow`]: three scores a feature, for the parser's three moves. `buckets × (u16 check, 3 × i8)`.
//! - [`Sparse`]: a short list of (label, score) a feature. `buckets × (u16 check, u24 place)`, then
//!   the lists: `u8 length, length × (u8 label, i8 score)`.
//!
//! Each begins with `u32 buckets` (a power of two) and, for `Sparse`, `u32 bytes of lists`.

/// Mixes a template number and up to three values into a feature hash.
#[inline(always)]
pub(crate) fn mix(template: u32, a: u32, b: u32, c: u32) -> u64 {
    let low = (u64::from(a) << 32 | u64::from(b)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let high = (u64::from(c) << 32 | u64::from(template)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    let both = (low ^ low >> 31) ^ high.rotate_left(29);
    let hash = both.wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    hash ^ hash >> 32
}

/// The check of a hash; never 0.
#[inline(always)]
pub(crate) fn check_of(hash: u64) -> u16 {
    ((hash >> 40) as u16).max(1)
}

/// The weight that a byte stands for: it holds the signed root.
#[inline(always)]
pub(crate) fn weight(byte: u8) -> i32 {
    let root = i32::from(byte as i8);
    root * root.abs()
}

/// Reads the little-endian number at a place; 0 past the end.
pub(crate) fn number_at(bytes: &[u8], at: usize) -> usize {
    let four = bytes.get(at..at + 4).map_or([0; 4], |b| [b[0], b[1], b[2], b[3]]);
    u32::from_le_bytes(four) as usize
}

/// Three scores a feature.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Narrow<'a> {
    rows: &'a [u8],
    mask: usize,
}

pub(crate) const NARROW: usize = 5;

impl<'a> Narrow<'a> {
    /// Reads the table that fills `bytes`.
    pub fn read(bytes: &'a [u8]) -> Option<Self> {
        let buckets = number_at(bytes, 0);
        let rows = bytes.get(4..)?;
        let right = buckets.is_power_of_two() && rows.len() == buckets * NARROW;
        right.then_some(Narrow { rows, mask: buckets - 1 })
    }

    /// Adds the scores of a feature.
    #[inline(always)]
    pub fn add(&self, hash: u64, scores: &mut [i32; 3]) {
        let check = check_of(hash).to_le_bytes();
        let mut bucket = hash as usize & self.mask;
        while let Some(row) = self.rows.get(bucket * NARROW..bucket * NARROW + NARROW) {
            if row[..2] == check {
                scores[0] += weight(row[2]);
                scores[1] += weight(row[3]);
                scores[2] += weight(row[4]);
                return;
            }
            if row[..2] == [0, 0] {
                return;
            }
            bucket = (bucket + 1) & self.mask;
        }
    }
}

/// A few (label, score) pairs a feature.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sparse<'a> {
    rows: &'a [u8],
    lists: &'a [u8],
    mask: usize,
}

pub(crate) const SPARSE: usize = 5;

impl<'a> Sparse<'a> {
    /// Reads the table that fills `bytes`.
    pub fn read(bytes: &'a [u8]) -> Option<Self> {
        let (buckets, length) = (number_at(bytes, 0), number_at(bytes, 4));
        let rest = bytes.get(8..)?;
        let right = buckets.is_power_of_two() && rest.len() == buckets * SPARSE + length;
        let (rows, lists) = rest.split_at_checked(buckets * SPARSE)?;
        right.then_some(Sparse { rows, lists, mask: buckets - 1 })
    }

    /// Adds the scores of a feature.
    #[inline(always)]
    pub fn add(&self, hash: u64, scores: &mut [i32; 64]) {
        let check = check_of(hash).to_le_bytes();
        let mut bucket = hash as usize & self.mask;
        while let Some(row) = self.rows.get(bucket * SPARSE..bucket * SPARSE + SPARSE) {
            if row[..2] == check {
                return self.list(u32::from_le_bytes([row[2], row[3], row[4], 0]) as usize, scores);
            }
            if row[..2] == [0, 0] {
                return;
            }
            bucket = (bucket + 1) & self.mask;
        }
    }

    #[inline(always)]
    fn list(&self, place: usize, scores: &mut [i32; 64]) {
        let length = self.lists.get(place).map_or(0, |length| 2 * usize::from(*length));
        let pairs = self.lists.get(place + 1..place + 1 + length).unwrap_or_default();
        for pair in pairs.chunks_exact(2) {
            scores[usize::from(pair[0] & 63)] += weight(pair[1]);
        }
    }
}

/// The best of the first `count` scores; the first of equals.
#[inline]
pub(crate) fn best(scores: &[i32; 64], count: usize) -> usize {
    let mut top = 0;
    for label in 1..count.min(64) {
        if scores[label] > scores[top] {
            top = label;
        }
    }
    top
}
