//! Words and the symbols they stand for, looked up without allocation.

/// What a rule's pattern is made of, and what tokens are read as: a word, a class or a kind of
/// expression.
pub type Symbol = u16;

/// One reading of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The word or class.
    pub symbol: Symbol,
    /// Its value: index into the grammar's values, or a shape (see [`Reading::SHAPE`]).
    pub value: u16,
}

impl Reading {
    /// Set in `value` when the rest is the index of a shape.
    pub const SHAPE: u16 = 0x8000;
    /// The value of a word that only stands for itself.
    pub const NONE: u16 = 0x7fff;
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    reading: Reading,
    capital: bool,
}

#[derive(Clone, Debug, Default)]
struct Word {
    text: Box<str>,
    entries: Vec<Entry>,
}

/// An open-addressing table from lower-case words to their readings.
#[derive(Clone, Debug, Default)]
pub struct Words {
    words: Vec<Word>,
    /// Hash of the word, and its index plus one (0: empty).
    slots: Vec<(u32, u32)>,
    /// For each first byte, the lengths of the words that begin with it (bit set).
    lengths: Vec<u64>,
}

const LONGEST: usize = 40;

/// Lower-cases into the buffer; `None` when the word is too long to be in any lexicon.
fn lower<'a>(word: &str, buffer: &'a mut [u8; LONGEST]) -> Option<&'a [u8]> {
    if word.len() > LONGEST - 4 {
        return None;
    }
    let mut length = 0;
    if word.is_ascii() {
        for byte in word.bytes() {
            buffer[length] = byte.to_ascii_lowercase();
            length += 1;
        }
        return Some(&buffer[..length]);
    }
    for c in word.chars().flat_map(char::to_lowercase) {
        let c = if c == '’' { '\'' } else { c };
        if length + 4 > LONGEST {
            return None;
        }
        length += c.encode_utf8(&mut buffer[length..]).len();
    }
    Some(&buffer[..length])
}

fn hash(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |h, b| (h ^ u32::from(*b)).wrapping_mul(0x0100_0193))
}

impl Words {
    /// Adds a reading of a word; a capital first letter must stand in the text as well.
    pub fn add(&mut self, word: &str, reading: Reading) {
        let capital = word.chars().next().is_some_and(char::is_uppercase);
        let mut buffer = [0; LONGEST];
        let Some(text) = lower(word, &mut buffer) else { return };
        let text = String::from_utf8_lossy(text).into_owned();
        if self.slots.len() < (self.words.len() + 1) * 3 {
            self.grow();
        }
        let (hash, slot) = self.slot(text.as_bytes());
        if let Some(first) = text.bytes().next() {
            self.lengths.resize(256, 0);
            self.lengths[usize::from(first)] |= 1 << text.len();
        }
        if self.slots[slot].1 == 0 {
            self.words.push(Word { text: text.into(), entries: Vec::new() });
            self.slots[slot] = (hash, self.words.len() as u32);
        }
        let word = &mut self.words[self.slots[slot].1 as usize - 1];
        match word.entries.iter_mut().find(|e| e.reading == reading) {
            Some(entry) => entry.capital &= capital,
            None => word.entries.push(Entry { reading, capital }),
        }
    }

    fn grow(&mut self) {
        let size = (self.slots.len() * 2).max(4_096);
        self.slots = vec![(0, 0); size];
        for index in 0..self.words.len() {
            let (hash, slot) = self.slot(self.words[index].text.as_bytes());
            self.slots[slot] = (hash, index as u32 + 1);
        }
    }

    /// The word's hash, and where it is or would be.
    fn slot(&self, word: &[u8]) -> (u32, usize) {
        let mask = self.slots.len() - 1;
        let hash = hash(word);
        let mut slot = (hash ^ (hash >> 15)) as usize & mask;
        loop {
            let (found, index) = self.slots[slot];
            let is_it = || self.words[index as usize - 1].text.as_bytes() == word;
            if index == 0 || (found == hash && is_it()) {
                return (hash, slot);
            }
            slot = (slot + 1) & mask;
        }
    }

    /// Appends the readings of a token.
    pub fn read(&self, token: &str, out: &mut Vec<Reading>) {
        let Some(first) = token.bytes().next().filter(|_| !self.slots.is_empty()) else { return };
        if first.is_ascii() && token.len() < LONGEST {
            let lengths = self.lengths[usize::from(first.to_ascii_lowercase())];
            if lengths >> token.len() & 1 == 0 && token.is_ascii() {
                return;
            }
        }
        let mut buffer = [0; LONGEST];
        let Some(text) = lower(token, &mut buffer) else { return };
        let index = self.slots[self.slot(text).1].1;
        if index == 0 {
            return;
        }
        let entries = &self.words[index as usize - 1].entries;
        let capital = || token.chars().next().is_some_and(char::is_uppercase);
        out.extend(entries.iter().filter(|e| !e.capital || capital()).map(|e| e.reading));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_capital_in_the_lexicon_asks_for_one_in_the_text() {
        let mut words = Words::default();
        let reading = Reading { symbol: 3, value: 7 };
        words.add("May", reading);
        words.add("june", reading);
        let read = |word: &str| {
            let mut out = Vec::new();
            words.read(word, &mut out);
            out.len()
        };
        assert_eq!(
            [read("May"), read("MAY"), read("may"), read("June"), read("june")],
            [1, 1, 0, 1, 1]
        );
        assert_eq!(read("Mayor"), 0);
    }

    #[test]
    fn letters_beyond_ascii_are_lowered_too() {
        let mut words = Words::default();
        words.add("märz", Reading { symbol: 1, value: 0 });
        let mut out = Vec::new();
        words.read("MÄRZ", &mut out);
        assert_eq!(out.len(), 1);
        words.read(&"x".repeat(5_000), &mut out);
        assert_eq!(out.len(), 1);
    }
}
