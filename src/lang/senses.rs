//! What kind of thing a word names, from a compact table: "attack" an act, "city" a place.
//!
//! In: a lemma and its part of speech. Out: [`Sense`], or nothing for a word that is not in the
//! table. The table is a flat byte slice (little endian), read in place:
//!
//! ```text
//! "DLS2"  u32 buckets (a power of two)
//! buckets × (u16 check, 6 bytes of a Sense)     check 0: empty
//! ```
//! It is derived from WordNet 3.0 (see `src/lang/en/NOTICE-WordNet`) by `dateline train senses`.

use crate::lang::linear::Feature;

const MARK: &[u8] = b"DLS2";
/// Bytes of a bucket.
const WIDTH: usize = 8;

/// Part of speech of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SenseOf {
    /// A noun.
    Noun,
    /// A verb.
    Verb,
}

/// The kinds of a word: numbers of WordNet's lexicographer files, plus what it derives from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Sense(u64);

impl Sense {
    /// Packs the parts; each is cut to its width.
    pub fn pack(kinds: [u8; 3], verb: u8, eventive: u8, above: [u16; 2]) -> Self {
        let mut bits = 0;
        for kind in kinds.iter().rev() {
            bits = bits << 6 | u64::from(kind & 63);
        }
        bits |= u64::from(verb & 31) << 18 | u64::from(eventive & 3) << 23;
        Sense(bits | u64::from(above[0] & 1023) << 25 | u64::from(above[1] & 1023) << 35)
    }

    /// Lexicographer file of the n-th most frequent sense (n below 3), plus one; 0 if there is none.
    pub fn kind(self, n: u32) -> u8 {
        (self.0 >> (6 * n)) as u8 & 63
    }

    /// For a noun made from a verb: the kind of that verb, from 1; 0 if it is not.
    pub fn verb(self) -> u8 {
        (self.0 >> 18) as u8 & 31
    }

    /// How many of its senses happen or hold rather than are things: 0 none to 3 all.
    pub fn eventive(self) -> u8 {
        (self.0 >> 23) as u8 & 3
    }

    /// Hashes of two hypernyms of the most frequent sense, the more general one first.
    pub fn above(self) -> [u16; 2] {
        [(self.0 >> 25) as u16 & 1023, (self.0 >> 35) as u16 & 1023]
    }
}

/// A table of senses over a byte slice.
#[derive(Clone, Copy, Debug)]
pub struct Senses<'a> {
    mask: usize,
    buckets: &'a [[u8; WIDTH]],
}

impl<'a> Senses<'a> {
    /// Reads a table.
    ///
    /// # Errors
    /// A sentence that says what is wrong with the bytes.
    pub fn read(bytes: &'a [u8]) -> Result<Self, String> {
        if bytes.get(..4) != Some(MARK) || bytes.len() < 8 {
            return Err("not a table of senses (no DLS2 mark)".to_owned());
        }
        let count = u32::from_le_bytes([bytes[4], bytes[5], bytes[6], bytes[7]]) as usize;
        let (buckets, rest) = bytes[8..].as_chunks();
        if !count.is_power_of_two() || buckets.len() != count || !rest.is_empty() {
            return Err(format!("a table of {} bytes for {count} buckets", bytes.len()));
        }
        Ok(Senses { mask: count - 1, buckets })
    }

    /// The kinds of a lemma (lower case).
    pub fn of(&self, lemma: &str, part: SenseOf) -> Option<Sense> {
        let hash = hash_of(lemma, part);
        let check = check_of(hash);
        let mut bucket = hash as usize & self.mask;
        for _ in 0..=self.mask {
            let found = u64::from_le_bytes(self.buckets[bucket]);
            if found as u16 == check {
                return Some(Sense(found >> 16));
            }
            if found as u16 == 0 {
                return None;
            }
            bucket = (bucket + 1) & self.mask;
        }
        None
    }
}

fn hash_of(lemma: &str, part: SenseOf) -> u64 {
    Feature::new(part as u32).text(lemma).hash()
}

fn check_of(hash: u64) -> u16 {
    ((hash >> 48) as u16).max(1)
}

/// Packs a table; the same entries in the same order give the same bytes.
pub fn pack_senses(entries: &[(String, SenseOf, Sense)]) -> Vec<u8> {
    let count = (entries.len() * 4 / 3 + 1).next_power_of_two();
    let mut buckets = vec![0u64; count];
    for (lemma, part, sense) in entries {
        let hash = hash_of(lemma, *part);
        let mut bucket = hash as usize & (count - 1);
        while buckets[bucket] != 0 {
            bucket = (bucket + 1) & (count - 1);
        }
        buckets[bucket] = sense.0 << 16 | u64::from(check_of(hash));
    }
    let mut out = MARK.to_vec();
    out.extend((count as u32).to_le_bytes());
    out.extend(buckets.iter().flat_map(|bucket| bucket.to_le_bytes()));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_packed_word_is_read_back() {
        let raid = Sense::pack([5, 12, 0], 7, 3, [1000, 3]);
        let entries = [
            ("raid".to_owned(), SenseOf::Noun, raid),
            ("raid".to_owned(), SenseOf::Verb, Sense::pack([34, 0, 0], 0, 0, [1, 2])),
        ];
        let bytes = pack_senses(&entries);
        let table = Senses::read(&bytes).unwrap();
        let found = table.of("raid", SenseOf::Noun).unwrap();
        assert_eq!(found, raid);
        assert_eq!((found.kind(0), found.kind(1), found.kind(2)), (5, 12, 0));
        assert_eq!((found.verb(), found.eventive(), found.above()), (7, 3, [1000, 3]));
        assert_eq!(table.of("raid", SenseOf::Verb).unwrap().kind(0), 34);
        assert_eq!(table.of("lamp", SenseOf::Noun), None);
    }

    #[test]
    fn a_damaged_table_is_refused() {
        assert!(Senses::read(b"DLS2").is_err());
        assert!(Senses::read(b"DLS2\x02\0\0\0abc").is_err());
        assert!(Senses::read(b"nonsense").is_err());
    }
}
