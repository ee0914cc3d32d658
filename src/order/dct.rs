//! How expressions stand to the article's date, and to one another.

use crate::text::Document;
use crate::time::{NaiveDate, NaiveDateTime, NaiveTime};

/// Two places on the time line, compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Standing {
    /// One of them has no place.
    #[default]
    Unknown,
    /// Over before the other begins.
    Before,
    /// Begins after the other is over.
    After,
    /// The same.
    Same,
    /// Contains the other.
    Around,
    /// Lies inside the other.
    Inside,
    /// They overlap otherwise.
    Across,
}

/// `[start, end)`.
pub(crate) type Extent = (NaiveDateTime, NaiveDateTime);

/// The day of the article's date.
pub(crate) fn creation(document: &Document) -> Option<Extent> {
    document.article.dct.as_ref().map(|dct| day(dct.date))
}

fn day(date: NaiveDate) -> Extent {
    let start = date.and_time(NaiveTime::MIN);
    let end = date.succ_opt().map_or(start, |next| next.and_time(NaiveTime::MIN));
    (start, end)
}

impl Standing {
    /// How the first stands to the second.
    pub fn of(first: Option<Extent>, second: Option<Extent>) -> Standing {
        let (Some(a), Some(b)) = (first, second) else { return Standing::Unknown };
        if a == b {
            Standing::Same
        } else if a.1 <= b.0 {
            Standing::Before
        } else if b.1 <= a.0 {
            Standing::After
        } else if a.0 <= b.0 && b.1 <= a.1 {
            Standing::Around
        } else if b.0 <= a.0 && a.1 <= b.1 {
            Standing::Inside
        } else {
            Standing::Across
        }
    }
}
