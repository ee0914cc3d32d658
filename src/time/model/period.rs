//! How long: counts of units, not placed on the time line.

use super::Granularity;

/// How many: a decimal number with three places, or unknown ("a few", "several", a bare plural).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Count {
    /// In thousandths: 2500 is two and a half. Never negative.
    Known(i64),
    /// "some", written `x`.
    Unknown,
}

impl Count {
    /// One.
    pub const ONE: Count = Count::Known(1000);

    /// A whole number; the largest that fits if it is too large.
    pub fn whole(n: u32) -> Count {
        Count::Known(i64::from(n) * 1000)
    }

    /// The number when it is known and whole.
    pub fn as_whole(self) -> Option<i64> {
        match self {
            Count::Known(n) if n % 1000 == 0 => Some(n / 1000),
            _ => None,
        }
    }
}

/// "three weeks", "a year and six months", "a few days": counts per unit, coarsest first.
///
/// An empty period is a length of time that nothing is known about ("a while").
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Period {
    counts: Vec<(Granularity, Count)>,
}

impl Period {
    /// A number of one unit.
    pub fn of(count: Count, unit: Granularity) -> Period {
        Period { counts: vec![(unit, count)] }
    }

    /// A sum: coarsest unit first, each unit once (the same unit twice is added up).
    pub fn sum(counts: impl IntoIterator<Item = (Granularity, Count)>) -> Period {
        let mut sum: Vec<(Granularity, Count)> = Vec::new();
        for (unit, count) in counts {
            match sum.iter_mut().find(|(u, _)| *u == unit) {
                Some((_, old)) => *old = add(*old, count),
                None => sum.push((unit, count)),
            }
        }
        sum.sort_by_key(|(unit, _)| std::cmp::Reverse(*unit));
        Period { counts: sum }
    }

    /// The counts, coarsest unit first, each unit once.
    pub fn counts(&self) -> &[(Granularity, Count)] {
        &self.counts
    }

    /// The finest unit that was said.
    pub fn finest(&self) -> Option<Granularity> {
        self.counts.last().map(|(unit, _)| *unit)
    }

    /// True when every count is known.
    pub fn is_known(&self) -> bool {
        !self.counts.is_empty() && self.counts.iter().all(|(_, c)| *c != Count::Unknown)
    }
}

fn add(a: Count, b: Count) -> Count {
    match (a, b) {
        (Count::Known(a), Count::Known(b)) => Count::Known(a.saturating_add(b)),
        _ => Count::Unknown,
    }
}
