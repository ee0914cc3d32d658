//! What is known of a word before any context: the atoms that the network's input is made of.

use super::table::number_at;

/// One token as the features see it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Atom {
    /// Hash of the lower-case form, digits made alike.
    pub word: u32,
    /// Hashes of the last one to four characters.
    pub suffix: [u32; 4],
    /// Hashes of the first one to three characters.
    pub prefix: [u32; 3],
    /// Capitals, digits, signs.
    pub shape: u8,
    /// What the lexicon knows.
    pub entry: Entry,
}

/// What the lexicon knows of a form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Entry {
    /// Number of the set of tags that the form can have; 0 for unknown words.
    pub tags: u8,
    /// WordNet's kind of the most frequent sense as a noun, plus one; 0 for none.
    pub noun: u8,
    /// The same as a verb.
    pub verb: u8,
}

/// Shape bits.
pub(crate) const CAPITAL: u8 = 1;
pub(crate) const CAPITALS: u8 = 2;
pub(crate) const DIGIT: u8 = 4;
pub(crate) const SIGN: u8 = 8;
pub(crate) const STOP: u8 = 16;
pub(crate) const FIRST: u8 = 32;
pub(crate) const SHOUT: u8 = 64;

/// The parts of the hash of bytes seen one by one.
#[inline(always)]
fn step(hash: u32, byte: u8) -> u32 {
    (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
}

#[inline(always)]
fn finish(hash: u32) -> u32 {
    let hash = (hash ^ hash >> 15).wrapping_mul(0x2c1b_3c6d);
    hash ^ hash >> 13
}

const START: u32 = 0x811c_9dc5;

/// Lower case, digits as zeros.
#[inline(always)]
fn plain(byte: u8) -> u8 {
    if byte.is_ascii_digit() { b'0' } else { byte.to_ascii_lowercase() }
}

/// Hash of a form as [`Atom::word`] holds it.
#[cfg(feature = "train")]
pub(crate) fn word_hash(word: &str) -> u32 {
    finish(fold_quotes(word).bytes().fold(START, |hash, byte| step(hash, plain(byte))))
}

/// A typographic apostrophe in a clitic counts as the plain one.
fn fold_quotes(word: &str) -> &str {
    match word {
        "’" => "'",
        "’s" | "’S" => "'s",
        "’re" => "'re",
        "’ve" => "'ve",
        "’ll" => "'ll",
        "’m" => "'m",
        "’d" => "'d",
        "n’t" | "N’T" => "n't",
        "—" | "–" | "_" | "--" => "-",
        "“" => "``",
        "”" => "''",
        _ => word,
    }
}

impl Atom {
    /// The atom of a word.
    #[cfg(feature = "train")]
    pub fn new(word: &str, lexicon: &Lexicon) -> Atom {
        let atom = Atom::without_entry(word);
        Atom { entry: lexicon.entry(atom.word), ..atom }
    }

    /// The atom of a word that is not looked up in the lexicon.
    pub fn without_entry(word: &str) -> Atom {
        let bytes = fold_quotes(word).as_bytes();
        let (mut hash, mut shape, mut capitals, mut letters) = (START, 0, 0, 0);
        let mut prefix = [0; 3];
        for (i, &byte) in bytes.iter().enumerate() {
            hash = step(hash, plain(byte));
            if i < 3 {
                prefix[i] = finish(hash ^ 0x55);
            }
            capitals += usize::from(byte.is_ascii_uppercase());
            letters += usize::from(byte.is_ascii_alphabetic());
            shape |= match byte {
                b'0'..=b'9' => DIGIT,
                b'.' => STOP,
                b'a'..=b'z' | b'A'..=b'Z' | 128.. => 0,
                _ => SIGN,
            };
        }
        if bytes.first().is_some_and(u8::is_ascii_uppercase) {
            shape |= CAPITAL;
        }
        if capitals > 1 && capitals == letters {
            shape |= CAPITALS;
        }
        let (word, suffix) = (finish(hash), suffixes(bytes));
        Atom { word, suffix, prefix, shape, entry: Entry::default() }
    }
}

fn suffixes(bytes: &[u8]) -> [u32; 4] {
    let mut suffix = [0; 4];
    let mut hash = START ^ 0x77;
    for (slot, &byte) in suffix.iter_mut().zip(bytes.iter().rev()) {
        hash = step(hash, plain(byte));
        *slot = finish(hash);
    }
    suffix
}

/// Known forms and their entries: `u32 buckets`, then `buckets × (u24 check, 3 × u8)`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lexicon<'a> {
    rows: &'a [u8],
    mask: usize,
}

pub(crate) const LEXICON: usize = 6;

impl<'a> Lexicon<'a> {
    /// Reads the table that fills `bytes`.
    pub fn read(bytes: &'a [u8]) -> Option<Self> {
        let buckets = number_at(bytes, 0);
        let rows = bytes.get(4..)?;
        let right = buckets.is_power_of_two() && rows.len() == buckets * LEXICON;
        right.then_some(Lexicon { rows, mask: buckets - 1 })
    }

    /// The entry of a form by its hash.
    #[inline]
    pub fn entry(&self, word: u32) -> Entry {
        let check = lexicon_check(word);
        let mut bucket = word as usize & self.mask;
        while let Some(row) = self.rows.get(bucket * LEXICON..bucket * LEXICON + LEXICON) {
            if row[..3] == check {
                let [_, _, _, tags, noun, verb] = *row else { break };
                return Entry { tags, noun, verb };
            }
            if row[..3] == [0, 0, 0] {
                break;
            }
            bucket = (bucket + 1) & self.mask;
        }
        Entry::default()
    }
}

/// The check of a form's hash; never 0.
pub(crate) fn lexicon_check(word: u32) -> [u8; 3] {
    let [_, a, b, c] = word.to_le_bytes();
    if [a, b, c] == [0; 3] { [1, 0, 0] } else { [a, b, c] }
}
