//! The first layer's products of words, kept for when a word comes again: half of a text's words
//! have come before in it, and more in other texts.

use fearless_simd::{Simd, dispatch};

use super::matrix::whole;
use super::model::{Network, SLOTS};
use super::simd::pair_up;

/// Words kept; past that, all are forgotten.
const MOST: usize = 2048;
/// Places of the index, a power of two.
const PLACES: usize = 4 * MOST;

/// Words that have come, and their products with both directions of the first layer.
#[derive(Clone, Debug, Default)]
pub(crate) struct Seen {
    words: Vec<[u16; SLOTS]>,
    /// Number of a word plus one, by its hash.
    index: Vec<u16>,
    /// Rows of the products of each direction.
    pub products: [Vec<i32>; 2],
    x: Vec<i16>,
    pairs: Vec<i32>,
    sums: Vec<i16>,
    fresh: Vec<i32>,
}

impl Seen {
    /// Writes the row of each word of a sentence among the products.
    pub fn places(&mut self, network: &Network, words: &[[u16; SLOTS]], places: &mut Vec<u32>) {
        if self.words.len() + words.len() > MOST || self.index.is_empty() {
            self.words.clear();
            self.index.clear();
            self.index.resize(PLACES, 0);
            self.products.iter_mut().for_each(Vec::clear);
        }
        let known = self.words.len();
        places.clear();
        places.extend(words.iter().map(|word| self.place(word)));
        self.x.clear();
        dispatch!(network.level, simd => self.sum_from(simd, network, known));
        pair_up(&self.x, &mut self.pairs);
        let Some(layer) = network.layers.first() else { return };
        for (cell, products) in layer.iter().zip(&mut self.products) {
            cell.input.products(network.level, &self.pairs, &mut self.fresh);
            products.extend_from_slice(&self.fresh);
        }
    }

    /// Reads a number of each line of the products of words with a direction and forgets it: so all
    /// are fetched from memory at the same time, and not word by word as they are needed.
    pub fn touch(&self, side: usize, places: &[u32], wide: usize) {
        const LINE: usize = 16;
        let row = |place: &u32| self.products[side][*place as usize * wide..][..wide].iter();
        let lines = places.iter().flat_map(|place| row(place).step_by(LINE));
        std::hint::black_box(lines.fold(0, |all, product| all ^ product));
    }

    /// The number of a word; a new one is added. There is always room: a sentence is shorter than
    /// the index.
    fn place(&mut self, word: &[u16; SLOTS]) -> u32 {
        let mix =
            |hash: u64, row: &u16| (hash ^ u64::from(*row)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let mut at = (word.iter().fold(0, mix) >> 40) as usize % PLACES;
        while let Some(number) = self.index[at].checked_sub(1) {
            if self.words[usize::from(number)] == *word {
                return u32::from(number);
            }
            at = (at + 1) % PLACES;
        }
        self.words.push(*word);
        self.index[at] = self.words.len() as u16;
        self.words.len() as u32 - 1
    }

    /// Adds the inputs of words from a number on.
    #[inline(always)]
    fn sum_from<S: Simd>(&mut self, _: S, network: &Network, known: usize) {
        for at in known..self.words.len() {
            self.sum(network, at);
        }
    }

    /// Adds the input of a word: the sum of its rows.
    #[inline(always)]
    fn sum(&mut self, network: &Network, at: usize) {
        let width = network.width;
        self.sums.clear();
        self.sums.resize(width, 0);
        for row in self.words[at].iter().filter(|row| **row > 0) {
            let from = usize::from(*row) * width;
            let values = network.words.get(from..from + width).unwrap_or_default();
            let sums = self.sums.iter_mut().zip(values);
            sums.for_each(|(sum, value)| *sum += i16::from(*value as i8));
        }
        self.x.extend(self.sums.iter().map(|sum| whole(f32::from(*sum) * network.step)));
    }
}
