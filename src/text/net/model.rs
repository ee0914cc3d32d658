//! The tables of the network, read from a file.

use fearless_simd::Level;

use super::encode::Cell;
use super::matrix::Matrix;
use super::tree::ROOT;
use crate::text::lexis::Atom;
use crate::text::table::{Rows, mix, number_at};

/// Rows of the table of words that a word is made of.
pub(crate) const SLOTS: usize = 10;

/// Kinds of distances between a word and its head.
pub(crate) const DISTANCES: usize = 32;

/// Which way and how far a head is.
#[inline(always)]
pub(crate) fn distance(child: u16, head: u16) -> usize {
    if head == ROOT {
        return 31;
    }
    let far = match child.abs_diff(head) {
        n @ 0..=6 => usize::from(n),
        7..=8 => 7,
        9..=11 => 8,
        12..=15 => 9,
        16..=21 => 10,
        22..=31 => 11,
        _ => 12,
    };
    if head < child { far } else { 16 + far }
}

/// Longer sentences are analysed piece by piece.
pub(crate) const LONGEST: usize = 200;

/// The score of each distance, from a head [`LONGEST`] words before to one as far behind.
fn line(far: &[f32]) -> Vec<f32> {
    let longest = LONGEST as u16;
    (0..=2 * longest).map(|head| far[distance(longest, head)]).collect()
}

/// Hashes of what a word is made of: its form, endings, beginnings.
#[inline(always)]
pub(crate) fn hashed(atom: &Atom) -> [u64; 6] {
    [
        mix(1, atom.word, 0, 0),
        mix(2, atom.suffix[1], 0, 0),
        mix(3, atom.suffix[2], 0, 0),
        mix(4, atom.suffix[3], 0, 0),
        mix(5, atom.prefix[1], 0, 0),
        mix(6, atom.prefix[2], 0, 0),
    ]
}

/// Rows given by number: shape, tags, kinds as noun and verb. Row 0 is nothing.
#[inline(always)]
pub(crate) fn numbered(atom: &Atom) -> [u16; 4] {
    let e = &atom.entry;
    [
        1 + u16::from(atom.shape & 127),
        129 + u16::from(e.tags),
        385 + u16::from(e.noun & 31),
        417 + u16::from(e.verb & 31),
    ]
}

/// The first row that is given to a hash.
#[cfg(feature = "train")]
pub(crate) const FIRST_HASHED: usize = 449;

/// Everything that was learned.
#[derive(Clone, Debug)]
pub(crate) struct Network<'a> {
    /// Rows for hashes.
    pub rows: Rows<'a>,
    /// The table of words: rows of `width` signed bytes, in units of `step`.
    pub words: &'a [u8],
    pub width: usize,
    pub step: f32,
    pub layers: Vec<[Cell; 2]>,
    /// Tags, and universal tags from column `upos_at`.
    pub tag: Matrix,
    pub upos_at: usize,
    /// To dependents and heads (for arcs), to dependents and heads (for relations).
    pub project: Matrix,
    /// Dependents to the space of heads.
    pub pair: Matrix,
    /// From features of an arc to relations.
    pub label: Matrix,
    /// The root as a head, for arcs and for relations.
    pub root: Vec<f32>,
    /// The score of the root's arcs.
    pub far_root: f32,
    /// The score of an arc to a head so many words before or behind, from [`LONGEST`] before.
    pub far: Vec<f32>,
    /// Each distance among the features of an arc.
    pub far_label: Vec<f32>,
    /// How many tags, universal tags and relations there are.
    pub counts: [usize; 3],
    /// How wide the machine multiplies.
    pub level: Level,
}

impl<'a> Network<'a> {
    /// Reads `u32 bytes, rows; u16 width, u16 layers, f32 step, u32 bytes, words; cells; tag, project,
    /// pair, label; root, far, far_label`.
    pub fn read(mut bytes: &'a [u8], counts: [usize; 3], upos_at: usize) -> Option<Self> {
        let rest = &mut bytes;
        let rows = Rows::read(take(rest)?)?;
        let (head, after) = rest.split_first_chunk::<8>()?;
        *rest = after;
        let [a, b, c, d, step @ ..] = *head;
        let width = usize::from(u16::from_le_bytes([a, b]));
        let words = take(rest)?;
        let mut layers = Vec::new();
        for _ in 0..u16::from_le_bytes([c, d]) {
            let mut cell =
                || Some(Cell { input: Matrix::read(rest)?, state: Matrix::read_for_one(rest)? });
            layers.push([cell()?, cell()?]);
        }
        let mut matrix = || Matrix::read(rest);
        let (tag, project, pair, label) = (matrix()?, matrix()?, matrix()?, matrix()?);
        let mut numbers = || {
            let numbers = take(rest)?.chunks_exact(4);
            Some(numbers.map(|b| f32::from_le_bytes([b[0], b[1], b[2], b[3]])).collect::<Vec<_>>())
        };
        let (root, far, far_label) = (numbers()?, numbers()?, numbers()?);
        if far.len() != DISTANCES {
            return None;
        }
        let step = f32::from_le_bytes(step);
        let network = Network {
            rows,
            words,
            width,
            step,
            layers,
            tag,
            upos_at,
            project,
            pair,
            label,
            root,
            far_root: far[distance(0, ROOT)],
            far: line(&far),
            far_label,
            counts,
            level: Level::new(),
        };
        network.fits().then_some(network)
    }

    /// Whether the matrices fit each other.
    fn fits(&self) -> bool {
        let mut wide = self.width;
        for layer in &self.layers {
            for cell in layer {
                let width = cell.state.inputs;
                let gates = cell.state.outputs == 3 * width && cell.input.outputs == 3 * width;
                if cell.input.inputs != wide || !gates {
                    return false;
                }
            }
            wide = layer[0].state.inputs + layer[1].state.inputs;
        }
        let (arc, label) = (self.pair.inputs, self.label.inputs);
        let [tags, all, relations] = self.counts;
        self.width > 0
            && self.tag.inputs == wide
            && self.tag.outputs >= self.upos_at + all
            && self.upos_at >= tags
            && self.project.inputs == wide
            && self.project.outputs == 2 * arc + 2 * label
            && self.pair.outputs == arc
            && self.label.outputs >= relations
            && self.root.len() == arc + label
            && self.far_label.len() == DISTANCES * label
    }

    /// The rows of a word.
    #[inline]
    pub fn rows(&self, atom: &Atom) -> [u16; SLOTS] {
        let [a, b, c, d, e, f] = hashed(atom).map(|hash| self.rows.row(hash));
        let [g, h, i, j] = numbered(atom);
        [a, b, c, d, e, f, g, h, i, j]
    }
}

/// The next table with its length before it.
fn take<'a>(bytes: &mut &'a [u8]) -> Option<&'a [u8]> {
    let (table, rest) = bytes.get(4..)?.split_at_checked(number_at(bytes, 0))?;
    *bytes = rest;
    Some(table)
}
