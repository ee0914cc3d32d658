//! Penn Treebank tags, from left to right.

use super::lexis::{Atom, CAPITAL, FIRST};
use super::table::{Sparse, best, mix};

/// Number of features of one decision.
pub(crate) const FEATURES: usize = 44;

/// Stands for a token before or after the sentence.
const EDGE: Atom = Atom {
    word: 1,
    suffix: [1; 4],
    prefix: [1; 3],
    shape: 128,
    entry: super::lexis::Entry { tags: 255, sure: 0, cluster: 255, noun: 255, verb: 255 },
};

/// The tag before the sentence.
pub(crate) const NO_TAG: u8 = 63;

/// Features of the tag at `i`, given the two tags before it.
#[inline]
pub(crate) fn features(atoms: &[Atom], i: usize, one: u8, two: u8) -> [u64; FEATURES] {
    let at =
        |offset: isize| i.checked_add_signed(offset).and_then(|i| atoms.get(i)).unwrap_or(&EDGE);
    let (a, l1, l2, r1, r2) = (&atoms[i], at(-1), at(-2), at(1), at(2));
    let (w, e, s) = (a.word, &a.entry, u32::from(a.shape));
    let (t1, t2) = (u32::from(one), u32::from(two));
    let tags = |a: &Atom| u32::from(a.entry.tags);
    let cluster = |a: &Atom| u32::from(a.entry.cluster);
    let (lx, cl) = (u32::from(e.tags), u32::from(e.cluster));
    let capital = |a: &Atom| u32::from(a.shape & (CAPITAL | FIRST));
    let kinds = u32::from(e.noun) << 8 | u32::from(e.verb);
    [
        mix(1, 0, 0, 0),
        mix(2, w, 0, 0),
        mix(3, l1.word, 0, 0),
        mix(4, l2.word, 0, 0),
        mix(5, r1.word, 0, 0),
        mix(6, r2.word, 0, 0),
        mix(7, a.suffix[0], s, 0),
        mix(8, a.suffix[1], 0, 0),
        mix(9, a.suffix[2], 0, 0),
        mix(10, a.suffix[3], 0, 0),
        mix(11, a.prefix[0], s, 0),
        mix(12, a.prefix[2], 0, 0),
        mix(13, s, lx, 0),
        mix(14, lx, 0, 0),
        mix(15, tags(l1), lx, 0),
        mix(16, lx, tags(r1), 0),
        mix(17, tags(r1), tags(r2), lx),
        mix(18, tags(l1), lx, tags(r1)),
        mix(19, t1, 0, 0),
        mix(20, t1, t2, 0),
        mix(21, t1, w, 0),
        mix(22, t1, lx, 0),
        mix(23, t1, t2, lx),
        mix(24, t1, lx, tags(r1)),
        mix(25, t1, r1.word, 0),
        mix(26, l1.word, w, 0),
        mix(27, w, r1.word, 0),
        mix(28, cl, 0, 0),
        mix(29, cluster(l1), cl, 0),
        mix(30, cl, cluster(r1), 0),
        mix(31, t1, cl, 0),
        mix(32, a.suffix[2], t1, 0),
        mix(33, a.suffix[2], s, 0),
        mix(34, w, s, 0),
        mix(35, kinds, t1, 0),
        mix(36, s, capital(l1), capital(r1)),
        mix(37, s, t1, lx),
        mix(38, w, tags(r1), 0),
        mix(39, t1, w, tags(r1)),
        mix(40, t1, t2, w),
        mix(41, lx, r1.word, 0),
        mix(42, l1.word, lx, 0),
        mix(43, cluster(l2), cluster(l1), lx),
        mix(44, lx, cluster(r1), cluster(r2)),
    ]
}

/// Tags one sentence.
pub(crate) fn tag(atoms: &[Atom], table: &Sparse, count: usize, tags: &mut Vec<u8>) {
    let from = tags.len();
    for i in 0..atoms.len() {
        let sure = atoms[i].entry.sure;
        let before = |n: usize| if i >= n { tags[from + i - n] } else { NO_TAG };
        let tag = if sure > 0 {
            sure - 1
        } else {
            let mut scores = [0; 64];
            for hash in features(atoms, i, before(1), before(2)) {
                table.add(hash, &mut scores);
            }
            best(&scores, count) as u8
        };
        tags.push(tag);
    }
}
