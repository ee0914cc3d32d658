//! Allen's thirteen relations between intervals, and sets of them.
//!
//! Source: J. F. Allen, "Maintaining knowledge about temporal intervals", CACM 26 (1983). The
//! composition table is not written down but computed from all cases of three small intervals.

use std::fmt;

use super::model::Interval;

/// How one interval stands to another, read "a … b".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Allen {
    /// `a.end < b.start`.
    Before,
    /// `a.end = b.start`.
    Meets,
    /// `a.start < b.start < a.end < b.end`.
    Overlaps,
    /// `a.start = b.start` and `a.end < b.end`.
    Starts,
    /// `b.start < a.start` and `a.end < b.end`.
    During,
    /// `b.start < a.start` and `a.end = b.end`.
    Finishes,
    /// The same start and the same end.
    Equal,
    /// `a.start < b.start` and `a.end = b.end`.
    FinishedBy,
    /// `a.start < b.start` and `b.end < a.end`.
    Contains,
    /// `a.start = b.start` and `b.end < a.end`.
    StartedBy,
    /// `b.start < a.start < b.end < a.end`.
    OverlappedBy,
    /// `a.start = b.end`.
    MetBy,
    /// `a.start > b.end`.
    After,
}

impl Allen {
    /// All thirteen; the converse of the n-th is the n-th from the end.
    pub const ALL: [Allen; 13] = [
        Allen::Before,
        Allen::Meets,
        Allen::Overlaps,
        Allen::Starts,
        Allen::During,
        Allen::Finishes,
        Allen::Equal,
        Allen::FinishedBy,
        Allen::Contains,
        Allen::StartedBy,
        Allen::OverlappedBy,
        Allen::MetBy,
        Allen::After,
    ];

    /// The relation of two intervals that are not empty.
    ///
    /// ```
    /// use dateline::time::{Allen, Value};
    /// let extent = |text: &str| Value::from(text).extent().unwrap();
    /// let (year, day) = (extent("2021"), extent("2021-01-01"));
    /// assert_eq!(Allen::between(&day, &year), Allen::Starts);
    /// assert_eq!(Allen::between(&year, &day), Allen::StartedBy);
    /// ```
    pub fn between(a: &Interval, b: &Interval) -> Allen {
        of_points(&a.start, &a.end, &b.start, &b.end)
    }

    /// `a r b` exactly when `b r.converse() a`.
    ///
    /// In other words: the same, told from the other end.
    pub fn converse(self) -> Allen {
        Allen::ALL[12 - self as usize]
    }

    /// The relations that `a` can have to `c` when `a self b` and `b other c`.
    pub fn compose(self, other: Allen) -> AllenSet {
        AllenSet(COMPOSITION[self as usize][other as usize])
    }
}

fn of_points<T: Ord>(start_a: &T, end_a: &T, start_b: &T, end_b: &T) -> Allen {
    use std::cmp::Ordering::{Equal, Greater, Less};
    match (start_a.cmp(start_b), end_a.cmp(end_b)) {
        (Equal, Equal) => Allen::Equal,
        (Equal, Less) => Allen::Starts,
        (Equal, Greater) => Allen::StartedBy,
        (Less, Equal) => Allen::FinishedBy,
        (Greater, Equal) => Allen::Finishes,
        (Less, Greater) => Allen::Contains,
        (Greater, Less) => Allen::During,
        (Less, Less) => match end_a.cmp(start_b) {
            Less => Allen::Before,
            Equal => Allen::Meets,
            Greater => Allen::Overlaps,
        },
        (Greater, Greater) => match start_a.cmp(end_b) {
            Greater => Allen::After,
            Equal => Allen::MetBy,
            Less => Allen::OverlappedBy,
        },
    }
}

/// Some of the thirteen: what is known of how one interval stands to another.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct AllenSet(u16);

impl AllenSet {
    /// Impossible.
    pub const NONE: AllenSet = AllenSet(0);
    /// Nothing known.
    pub const ALL: AllenSet = AllenSet((1 << 13) - 1);

    /// One relation.
    pub const fn of(relation: Allen) -> AllenSet {
        AllenSet(1 << relation as u16)
    }

    /// True when no relation is left.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// How many relations are left.
    pub const fn len(self) -> u32 {
        self.0.count_ones()
    }

    /// True when the relation is among them.
    pub const fn contains(self, relation: Allen) -> bool {
        self.0 & (1 << relation as u16) != 0
    }

    /// True when all of `self` are among `other`.
    pub const fn is_subset(self, other: AllenSet) -> bool {
        self.0 & !other.0 == 0
    }

    /// What both say.
    pub const fn intersection(self, other: AllenSet) -> AllenSet {
        AllenSet(self.0 & other.0)
    }

    /// What either says.
    pub const fn union(self, other: AllenSet) -> AllenSet {
        AllenSet(self.0 | other.0)
    }

    /// The relations, in the order of [`Allen::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Allen> {
        Allen::ALL.into_iter().filter(move |relation| self.contains(*relation))
    }

    /// `{ r.converse() : r in self }`.
    ///
    /// In other words: the same, told from the other end.
    pub fn converse(self) -> AllenSet {
        self.iter().map(Allen::converse).collect()
    }

    /// `{ t : a t c, a r b, b s c, r in self, s in other }`.
    ///
    /// In other words: what follows for the first and the third from what is known of the first
    /// and the second, and of the second and the third.
    ///
    /// ```
    /// use dateline::time::{Allen, AllenSet};
    /// let before = AllenSet::of(Allen::Before);
    /// assert_eq!(before.compose(before), before);
    /// assert_eq!(before.compose(before.converse()), AllenSet::ALL);
    /// ```
    pub fn compose(self, other: AllenSet) -> AllenSet {
        if self == AllenSet::ALL || other == AllenSet::ALL {
            let nothing = self.is_empty() || other.is_empty();
            return if nothing { AllenSet::NONE } else { AllenSet::ALL };
        }
        self.iter()
            .flat_map(|r| other.iter().map(move |s| r.compose(s)))
            .fold(AllenSet::NONE, AllenSet::union)
    }
}

impl From<Allen> for AllenSet {
    fn from(relation: Allen) -> AllenSet {
        AllenSet::of(relation)
    }
}

impl FromIterator<Allen> for AllenSet {
    fn from_iter<I: IntoIterator<Item = Allen>>(relations: I) -> AllenSet {
        relations.into_iter().fold(AllenSet::NONE, |set, r| set.union(AllenSet::of(r)))
    }
}

impl fmt::Debug for AllenSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

/// Three intervals have six ends: every order of them comes up with ends from 0 to 5.
const ENDS: i8 = 6;

static COMPOSITION: [[u16; 13]; 13] = composition();

const fn composition() -> [[u16; 13]; 13] {
    let mut table = [[0u16; 13]; 13];
    let (mut a, mut b, mut c) = (first(), first(), first());
    loop {
        let (ab, bc, ac) = (small(a, b), small(b, c), small(a, c));
        table[ab as usize][bc as usize] |= 1 << ac as u16;
        (a, b, c) = match (after(a), after(b), after(c)) {
            (Some(a), ..) => (a, b, c),
            (None, Some(b), _) => (first(), b, c),
            (None, None, Some(c)) => (first(), first(), c),
            (None, None, None) => return table,
        };
    }
}

const fn first() -> (i8, i8) {
    (0, 1)
}

/// The next pair of ends.
const fn after((start, end): (i8, i8)) -> Option<(i8, i8)> {
    if end + 1 < ENDS {
        Some((start, end + 1))
    } else if start + 2 < ENDS {
        Some((start + 1, start + 2))
    } else {
        None
    }
}

/// [`of_points`] for small numbers, at compile time.
const fn small((start_a, end_a): (i8, i8), (start_b, end_b): (i8, i8)) -> Allen {
    let (starts, ends) = (start_a - start_b, end_a - end_b);
    match (starts.signum(), ends.signum()) {
        (0, 0) => Allen::Equal,
        (0, -1) => Allen::Starts,
        (0, _) => Allen::StartedBy,
        (-1, 0) => Allen::FinishedBy,
        (-1, 1) => Allen::Contains,
        (-1, _) if end_a < start_b => Allen::Before,
        (-1, _) if end_a == start_b => Allen::Meets,
        (-1, _) => Allen::Overlaps,
        (_, 0) => Allen::Finishes,
        (_, -1) => Allen::During,
        (_, _) if start_a > end_b => Allen::After,
        (_, _) if start_a == end_b => Allen::MetBy,
        (_, _) => Allen::OverlappedBy,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_the_entries_that_allen_printed() {
        use Allen::{Before, Contains, During, Equal, Finishes, Meets, MetBy, Overlaps, Starts};
        let set = |relations: &[Allen]| relations.iter().copied().collect::<AllenSet>();
        assert_eq!(Before.compose(During), set(&[Before, Meets, Overlaps, Starts, During]));
        assert_eq!(Meets.compose(Meets), set(&[Before]));
        assert_eq!(During.compose(Before), set(&[Before]));
        assert_eq!(Overlaps.compose(Overlaps), set(&[Before, Meets, Overlaps]));
        assert_eq!(Meets.compose(MetBy), set(&[Finishes, Equal, Allen::FinishedBy]));
        assert_eq!(Contains.compose(During).len(), 9);
        assert_eq!(Before.compose(Allen::After), AllenSet::ALL);
        let entries: u32 =
            Allen::ALL.iter().flat_map(|r| Allen::ALL.map(|s| r.compose(s).len())).sum();
        assert_eq!(entries, 409, "the table of 1983 has 409 entries in all");
    }

    #[test]
    fn equal_changes_nothing_and_the_converse_turns_a_composition_around() {
        for r in Allen::ALL {
            assert_eq!(r.converse().converse(), r);
            assert_eq!(Allen::Equal.compose(r), AllenSet::of(r));
            assert_eq!(r.compose(Allen::Equal), AllenSet::of(r));
            for s in Allen::ALL {
                assert_eq!(r.compose(s).converse(), s.converse().compose(r.converse()));
            }
        }
    }
}
