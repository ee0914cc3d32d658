//! Rows for hashes, read in place from a byte slice: `u32 buckets` (a power of two), then
//! `buckets × (u16 check, u16 row)`, open-addressed; check 0 is empty.

/// Mixes a template number and up to three values into a hash.
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

/// Reads the little-endian number at a place; 0 past the end.
pub(crate) fn number_at(bytes: &[u8], at: usize) -> usize {
    let four = bytes.get(at..at + 4).map_or([0; 4], |b| [b[0], b[1], b[2], b[3]]);
    u32::from_le_bytes(four) as usize
}

/// A row for each known hash.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rows<'a> {
    buckets: &'a [u8],
    mask: usize,
}

impl<'a> Rows<'a> {
    /// Reads the table that fills `bytes`.
    pub fn read(bytes: &'a [u8]) -> Option<Self> {
        let count = number_at(bytes, 0);
        let buckets = bytes.get(4..)?;
        let right = count.is_power_of_two() && buckets.len() == count * 4;
        right.then_some(Rows { buckets, mask: count - 1 })
    }

    /// The row of a hash; 0 when it is not known.
    #[inline]
    pub fn row(&self, hash: u64) -> u16 {
        let check = check_of(hash).to_le_bytes();
        for step in 0..=self.mask {
            let at = (hash as usize).wrapping_add(step) & self.mask;
            let Some(&[a, b, c, d]) = self.buckets.get(at * 4..at * 4 + 4) else { break };
            if [a, b] == check {
                return u16::from_le_bytes([c, d]);
            }
            if [a, b] == [0, 0] {
                break;
            }
        }
        0
    }

    /// Packs the table.
    #[cfg(feature = "train")]
    pub fn pack(rows: &[(u64, u16)]) -> Vec<u8> {
        let count = (rows.len() * 5 / 3).next_power_of_two();
        let mut buckets = vec![[0u8; 4]; count];
        for (hash, row) in rows {
            let mut at = *hash as usize & (count - 1);
            while buckets[at][..2] != [0, 0] {
                at = (at + 1) & (count - 1);
            }
            let ([a, b], [c, d]) = (check_of(*hash).to_le_bytes(), row.to_le_bytes());
            buckets[at] = [a, b, c, d];
        }
        let mut out = (count as u32).to_le_bytes().to_vec();
        out.extend(buckets.concat());
        out
    }
}
