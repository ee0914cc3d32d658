//! What an expression means before any date is known.

use super::{Count, Cycle, Fields, Granularity, Period};

/// How far [`TimeExpr::Before`] and [`TimeExpr::After`] go.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Steps {
    /// `3 week`, `1 year + 6 month`.
    Period(Period),
    /// `2 thursday`: so many of them.
    Cycles(Count, Cycle),
}

/// A rough part of a whole; the value stays that of the whole, the bounds become narrower.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    /// The first third: "early".
    Start,
    /// The third in the middle: "mid-".
    Middle,
    /// The last third: "late".
    End,
    /// The first half.
    FirstHalf,
    /// The second half.
    SecondHalf,
}

/// What an expression means before any date is known: data, printable and parseable.
///
/// [`std::fmt::Display`] and [`std::str::FromStr`] use one notation: the call of the operator's
/// name with its arguments. `before(dct, 3 week)`, `both(latest(dct, thursday), morning)`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum TimeExpr {
    /// `dct`: the article's date.
    Dct,
    /// `focus`: the date told last.
    Focus,
    /// `anchor`: the event or expression that this one hangs on ("two days after the vote").
    Anchor,
    /// `past`: some time before now (PAST_REF).
    Past,
    /// `present`: now (PRESENT_REF).
    Present,
    /// `future`: some time after now (FUTURE_REF).
    Future,
    /// `{month may, day 12}`: only what was said. The rest comes from the date told last, else
    /// from the article's date.
    Fields(Fields),
    /// `thursday`: alone, the one of the date told last, else of the article's date. Never holds
    /// [`Cycle::Fields`], [`Cycle::Nth`] or [`Cycle::Both`]: see [`TimeExpr::from_cycle`].
    Cycle(Cycle),
    /// `this(of, step)` = the `step` that holds the start of `of`; when `step` is the finer of the
    /// two, the first one inside the unit that it repeats in.
    ///
    /// In other words: "this week", "that year", "this Thursday" (of the same week), "this March"
    /// (of the same year), "this morning" (of the same day).
    This {
        /// Where to look from.
        of: Box<TimeExpr>,
        /// What to look for.
        step: Cycle,
    },
    /// `last(of, step)` = the latest `step` with `step.end <= of.start`.
    ///
    /// In other words: "last week", "last March", "the previous day": entirely before.
    Last {
        /// Where to look from.
        of: Box<TimeExpr>,
        /// What to look for.
        step: Cycle,
    },
    /// `next(of, step)` = the earliest `step` with `step.start >= of.end`.
    ///
    /// In other words: "next week", "next March", "the following day": entirely after.
    Next {
        /// Where to look from.
        of: Box<TimeExpr>,
        /// What to look for.
        step: Cycle,
    },
    /// `latest(of, step)` = the latest `step` with `step.start < of.end`.
    ///
    /// In other words: the same one or the last one: a bare "on Thursday" in news that looks back.
    Latest {
        /// Where to look from.
        of: Box<TimeExpr>,
        /// What to look for.
        step: Cycle,
    },
    /// `coming(of, step)` = the earliest `step` with `step.end > of.start`.
    ///
    /// In other words: the same one or the next one: a bare "on Thursday" of what is planned.
    Coming {
        /// Where to look from.
        of: Box<TimeExpr>,
        /// What to look for.
        step: Cycle,
    },
    /// `nearest(of, step)` = of `latest` and `coming` the one with the lesser distance between
    /// the starts, the earlier one when equal.
    ///
    /// In other words: the closest one, wherever it lies.
    Nearest {
        /// Where to look from.
        of: Box<TimeExpr>,
        /// What to look for.
        step: Cycle,
    },
    /// `before(of, by)` = the unit of `by` that holds `of.start - by`.
    ///
    /// In other words: "three weeks ago" is a week, "two years ago" a year; and "a year before" a
    /// quarter is a quarter.
    Before {
        /// Where to count from.
        of: Box<TimeExpr>,
        /// How far.
        by: Steps,
    },
    /// `after(of, by)` = the unit of `by` that holds `of.start + by`.
    ///
    /// In other words: "in three weeks", "two years later", as coarse as it was said.
    After {
        /// Where to count from.
        of: Box<TimeExpr>,
        /// How far.
        by: Steps,
    },
    /// `earlier(of, by)` = `[of.start - by, of.end - by)` with the grain of `of`.
    ///
    /// In other words: "a week before Tuesday" is a Tuesday.
    Earlier {
        /// What to move.
        of: Box<TimeExpr>,
        /// How far.
        by: Period,
    },
    /// `later(of, by)` = `[of.start + by, of.end + by)` with the grain of `of`.
    ///
    /// In other words: "a year from Tuesday", "Tuesday week".
    Later {
        /// What to move.
        of: Box<TimeExpr>,
        /// How far.
        by: Period,
    },
    /// `nth(n, cycle, within)` = the n-th `cycle` that starts inside `within`, from the end when
    /// `n < 0`.
    ///
    /// In other words: "the third week of June", "the last Friday of the month".
    Nth {
        /// From 1, or from -1 backwards.
        n: i32,
        /// What is counted.
        cycle: Cycle,
        /// In what.
        within: Box<TimeExpr>,
    },
    /// `run(n, cycle, within)` = `[first.start, n-th.end)` of the cycles that start inside `within`;
    /// the last ones when `n < 0`.
    ///
    /// In other words: "the first two weeks of May", "the last three days of the year".
    Run {
        /// How many; negative: at the end.
        n: i32,
        /// Of what.
        cycle: Cycle,
        /// In what.
        within: Box<TimeExpr>,
    },
    /// `part(of, part)` = a third or a half of `of`; the value stays that of `of`.
    ///
    /// In other words: "early in May", "the second half of the week".
    Part {
        /// The whole.
        of: Box<TimeExpr>,
        /// Which part.
        part: Part,
    },
    /// `any(unit, within)` = `within`, said as finely as `unit`.
    ///
    /// In other words: "one day in May" (`2021-05-XX`), "a week in 1989" (`1989-WXX`).
    Any {
        /// As finely as this.
        grain: Granularity,
        /// In what.
        within: Box<TimeExpr>,
    },
    /// `up_to(of, period)` = `[of.start − period, of.end)` as a length of time: its value is that of
    /// the period, also where `of` is not known.
    ///
    /// In other words: "over the last four years".
    UpTo {
        /// Where it ends.
        of: Box<TimeExpr>,
        /// How long it is.
        by: Period,
    },
    /// `onward(of, period)` = `[of.start, of.end + period)` as a length of time.
    ///
    /// In other words: "over the next two weeks".
    Onward {
        /// Where it starts.
        of: Box<TimeExpr>,
        /// How long it is.
        by: Period,
    },
    /// `between(from, to)` = `[from.start, to.end)` with the coarser grain of the two.
    ///
    /// In other words: "from June to August".
    Between {
        /// The first part.
        from: Box<TimeExpr>,
        /// The last part.
        to: Box<TimeExpr>,
    },
    /// `both(a, b, …)` = `a ∩ b ∩ …`, where each later one is read with `a ∩ …` so far as the
    /// date told last.
    ///
    /// In other words: "Thursday morning", "9 a.m. on the second day".
    Both(Vec<TimeExpr>),
}

impl TimeExpr {
    /// The expression that stands for a cycle: the one canonical form of each.
    pub fn from_cycle(cycle: Cycle) -> TimeExpr {
        match cycle {
            Cycle::Fields(fields) => TimeExpr::Fields(fields),
            Cycle::Nth { n, cycle, within } => {
                TimeExpr::Nth { n, cycle: *cycle, within: Box::new(TimeExpr::from_cycle(*within)) }
            }
            Cycle::Both(all) => TimeExpr::Both(all.into_iter().map(TimeExpr::from_cycle).collect()),
            other => TimeExpr::Cycle(other),
        }
    }
}

/// TIMEX3 `quant`.
#[allow(missing_docs)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Quant {
    Every,
    Each,
    Most,
    Some,
    Many,
    All,
    Several,
    Few,
}

/// What is repeated in a SET.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Each {
    /// "every Tuesday", "daily".
    Cycle(Cycle),
    /// "every two weeks".
    Period(Period),
}

/// How often: "every Tuesday", "twice a month", "most weekends".
///
/// Written `per(tuesday)`, `every(tuesday)`, `per(month, 2 times)`, `most(weekend)`, `every(2 week)`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Repeat {
    /// What comes again.
    pub each: Each,
    /// TIMEX3 `quant`.
    pub quant: Option<Quant>,
    /// TIMEX3 `freq`: so many times in each.
    pub times: Option<Count>,
}

/// The three sorts of expressions: DATE or TIME, DURATION, SET.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Meaning {
    /// A place on the time line.
    When(TimeExpr),
    /// A length: `3 week`, `x month`, and `period` for one that nothing is known about.
    HowLong(Period),
    /// A repetition: `every(tuesday)`.
    HowOften(Repeat),
}
