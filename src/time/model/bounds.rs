//! What is claimed about when something was.

use chrono::NaiveDateTime;

use super::Interval;

/// What is claimed about when something was: inclusive start, exclusive end, each possibly open.
///
/// ```
/// use dateline::time::{Bounds, Value};
/// let march = Value::from("2021-03").extent().unwrap();
/// let bounds = Bounds::before(&march);
/// assert_eq!(bounds.earliest, None);
/// assert_eq!(bounds.latest.unwrap().to_string(), "2021-03-01 00:00:00");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Bounds {
    /// Not before this instant.
    pub earliest: Option<NaiveDateTime>,
    /// Over by this instant (exclusive).
    pub latest: Option<NaiveDateTime>,
}

impl Bounds {
    /// Nothing is claimed.
    pub const OPEN: Bounds = Bounds { earliest: None, latest: None };

    /// `[x.start, x.end)`.
    ///
    /// In other words: "in March", "on Thursday".
    pub fn during(x: &Interval) -> Bounds {
        Bounds { earliest: Some(x.start), latest: Some(x.end) }
    }

    /// `(-∞, x.start)`.
    ///
    /// In other words: "before March" is over when March begins.
    pub fn before(x: &Interval) -> Bounds {
        Bounds { earliest: None, latest: Some(x.start) }
    }

    /// `[x.end, ∞)`.
    ///
    /// In other words: "after March" begins when March is over.
    pub fn after(x: &Interval) -> Bounds {
        Bounds { earliest: Some(x.end), latest: None }
    }

    /// `(-∞, x.end)`.
    ///
    /// In other words: "by March" may still be in March.
    pub fn by(x: &Interval) -> Bounds {
        Bounds { earliest: None, latest: Some(x.end) }
    }

    /// `(-∞, x.end)`.
    ///
    /// In other words: "until March" lasts into March.
    pub fn until(x: &Interval) -> Bounds {
        Bounds::by(x)
    }

    /// `[x.start, ∞)`.
    ///
    /// In other words: "since March" may have begun in March.
    pub fn since(x: &Interval) -> Bounds {
        Bounds { earliest: Some(x.start), latest: None }
    }

    /// `[max of the starts, min of the ends)`.
    ///
    /// In other words: both claims hold; see [`Bounds::is_possible`].
    pub fn intersection(self, other: Bounds) -> Bounds {
        Bounds {
            earliest: self.earliest.max(other.earliest),
            latest: [self.latest, other.latest].into_iter().flatten().min(),
        }
    }

    /// `[min of the starts, max of the ends)`.
    ///
    /// In other words: one of the claims holds.
    pub fn hull(self, other: Bounds) -> Bounds {
        Bounds {
            earliest: self.earliest.min(other.earliest),
            latest: self.latest.zip(other.latest).map(|(a, b)| a.max(b)),
        }
    }

    /// False when it would have to be over before it begins.
    pub fn is_possible(&self) -> bool {
        self.earliest.zip(self.latest).is_none_or(|(earliest, latest)| earliest < latest)
    }

    /// True when nothing is claimed.
    pub fn is_open(&self) -> bool {
        *self == Bounds::OPEN
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::Value;

    fn extent(text: &str) -> Interval {
        Value::from(text).extent().unwrap()
    }

    #[test]
    fn after_one_and_before_another_is_between_them() {
        let (monday, friday) = (extent("2021-03-15"), extent("2021-03-19"));
        let between = Bounds::after(&monday).intersection(Bounds::before(&friday));
        assert_eq!(between.earliest, Some(monday.end));
        assert_eq!(between.latest, Some(friday.start));
        assert!(between.is_possible());
        assert!(!Bounds::after(&friday).intersection(Bounds::before(&monday)).is_possible());
    }

    #[test]
    fn an_open_end_stays_open_in_a_hull_and_closes_in_an_intersection() {
        let march = extent("2021-03");
        assert!(Bounds::before(&march).hull(Bounds::after(&march)).is_open());
        assert_eq!(Bounds::OPEN.intersection(Bounds::during(&march)), Bounds::during(&march));
        assert_eq!(Bounds::since(&march).intersection(Bounds::by(&march)), Bounds::during(&march));
        let april = extent("2021-04");
        let hull = Bounds::during(&march).hull(Bounds::during(&april));
        assert_eq!((hull.earliest, hull.latest), (Some(march.start), Some(april.end)));
    }
}
