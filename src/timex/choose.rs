//! A weekday, month or day without a year in, which of them is meant out, and why.

use super::direction::Direction;
use super::reader::Reader;
use crate::time::{Context, Cycle, Datelike, Fields, Meaning, NaiveDateTime, TimeExpr};

/// Which of the repeating dates is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// The same or the next.
    Coming,
    /// The closest.
    Nearest,
    /// The same or the last.
    Latest,
}

/// So many days may a date lie on the other side of the article than its verb says.
const LOOSE: i64 = 60;
/// So many days ahead begins the next month: "told of a cut in September" is no year ago.
const NEXT: i64 = 31;
/// So many days ahead a holiday is on everybody's lips: "the week before Election Day was wet".
const SOON: i64 = 10;
/// So many days ahead may a month lie that nothing points to.
const NEAR: i64 = 100;
/// So many days ahead may a season lie that nothing points to.
const SEASON: i64 = 150;

impl Reader<'_> {
    /// Which of the repeating dates is meant, and why.
    pub fn choose(&self, direction: &Direction, cycle: &Cycle) -> (Reach, String) {
        const ON_OR_BEFORE: &str = "the last one on or before the article's date";
        const NEAREST: &str = "the one nearest to the article's date";
        let fields = |test: fn(&Fields) -> bool| matches!(cycle, Cycle::Fields(f) if test(f));
        let days = || {
            self.days_to(&TimeExpr::Nearest { of: Box::new(TimeExpr::Dct), step: cycle.clone() })
        };
        match direction {
            Direction::Ended(word) => (Reach::Latest, format!("{ON_OR_BEFORE}: `{word}`")),
            Direction::Either(word)
                if matches!(cycle, Cycle::Weekday(_)) && !self.is_fresh(cycle) =>
            {
                (Reach::Coming, format!("the next one: `{word}` tells of what was planned"))
            }
            Direction::Either(word) => (Reach::Nearest, format!("{NEAREST}, with `{word}`")),
            Direction::Past(word) if fields(|f| f.day.is_some()) && days() > LOOSE => {
                (Reach::Latest, format!("{ON_OR_BEFORE}: `{word}`"))
            }
            Direction::Until(word) | Direction::Future(word)
                if fields(|f| f.day.is_some()) && days() < -LOOSE =>
            {
                (Reach::Coming, format!("`{word}` points past the article's date"))
            }
            _ if fields(|f| f.day.is_some()) => (Reach::Nearest, NEAREST.to_owned()),
            Direction::Until(word) | Direction::Future(word)
                if fields(|f| f.quarter.is_some() || f.half.is_some()) =>
            {
                (Reach::Nearest, format!("{NEAREST}, with `{word}`"))
            }
            Direction::Until(word) | Direction::Future(word) => {
                (Reach::Coming, format!("`{word}` points past the article's date"))
            }
            Direction::Past(_)
                if matches!(cycle, Cycle::Holiday(_)) && (0..SOON).contains(&days()) =>
            {
                (Reach::Nearest, format!("{NEAREST}: it is soon"))
            }
            Direction::Past(_)
                if fields(|f| f.month.is_some())
                    && (0..=NEXT).contains(&days())
                    && !self.was_this_year(cycle) =>
            {
                (Reach::Nearest, format!("{NEAREST}: it begins within a month"))
            }
            Direction::Past(word) => (Reach::Latest, format!("{ON_OR_BEFORE}: `{word}`")),
            Direction::Unknown
                if matches!(cycle, Cycle::Holiday(_)) || fields(|f| f.quarter.is_some()) =>
            {
                (Reach::Nearest, NEAREST.to_owned())
            }
            Direction::Unknown
                if fields(|f| f.month.is_some()) && (0..NEAR).contains(&days())
                    || matches!(cycle, Cycle::Season(_)) && (0..SEASON).contains(&days()) =>
            {
                (Reach::Nearest, NEAREST.to_owned())
            }
            Direction::Unknown => (Reach::Latest, ON_OR_BEFORE.to_owned()),
        }
    }

    /// Yesterday or today.
    fn is_fresh(&self, cycle: &Cycle) -> bool {
        let latest = TimeExpr::Latest { of: Box::new(TimeExpr::Dct), step: cycle.clone() };
        self.days_to(&latest) >= -1
    }

    /// In December, "January" without a year is the one that began this year.
    fn was_this_year(&self, cycle: &Cycle) -> bool {
        let latest = TimeExpr::Latest { of: Box::new(TimeExpr::Dct), step: cycle.clone() };
        let year = |at: NaiveDateTime| at.date().year();
        self.start_of(&latest).is_some_and(|at| self.dct.is_some_and(|d| year(d.start) == year(at)))
    }

    /// Days from the article to an expression that is counted from it.
    fn days_to(&self, expr: &TimeExpr) -> i64 {
        match (self.start_of(expr), self.dct) {
            (Some(start), Some(dct)) => (start - dct.start).num_days(),
            _ => 0,
        }
    }

    fn start_of(&self, expr: &TimeExpr) -> Option<NaiveDateTime> {
        let context = Context { dct: self.dct, focus: None, anchor: None };
        let resolved = Meaning::When(expr.clone()).resolve(&context);
        resolved.ok().and_then(|r| r.extent).map(|extent| extent.start)
    }
}
