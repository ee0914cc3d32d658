//! Periods that are compared: "a year earlier" and "the year-earlier period" after a quarter.

use super::direction::Direction;
use super::expr::{grain_of, mentions};
use super::model::{Anchor, Timex};
use super::reader::{Reader, Step, days};
use super::recognise::Candidate;
use super::told::Told;
use crate::lang::Texts;
use crate::time::{
    Context, Count, Cycle, Datelike, Fields, Granularity, Interval, Meaning, Period, Steps,
    TimeExpr,
};

/// So many sentences back may the quarter lie that "a year earlier" is compared with.
const QUARTER: usize = 6;
/// So many sentences back may the date be that "two days later" is counted from.
const LATER: usize = 2;

impl Reader<'_> {
    /// "the nine months": results of more than one quarter.
    pub fn names_several_quarters(&self, candidate: &Candidate) -> bool {
        let Meaning::HowLong(period) = &candidate.meaning else { return false };
        let months = |n: u32| *period == Period::of(Count::whole(n), Granularity::Month);
        let named = |at: usize| self.readings.is(at, self.cues.determiner);
        (2..=12).any(|n| n != 3 && months(n))
            && (named(candidate.first) || candidate.first.checked_sub(1).is_some_and(named))
    }

    /// "the three months to **Dec. 31**": the quarter that ended then; "the six months": the half.
    pub fn period_ended(
        &self,
        timex: &Timex,
        length: Option<(Granularity, usize, usize)>,
        (sentence, first): (usize, usize),
    ) -> Option<Interval> {
        let (unit, _, end) = length.filter(|(_, of, end)| *of == sentence && first <= end + 4)?;
        let ends = (end..first).any(|at| self.readings.is(at, self.cues.length_ends));
        let extent = timex.extent().filter(|e| ends && e.grain <= Granularity::Month)?;
        let day = Box::new(TimeExpr::Focus);
        let month = Period::of(Count::ONE, Granularity::Month);
        let of = match extent.grain {
            Granularity::Month => day,
            _ => Box::new(TimeExpr::Earlier { of: day, by: month }),
        };
        let period = TimeExpr::This { of, step: Cycle::Unit(unit) };
        let context = Context { dct: self.dct, focus: Some(*extent), anchor: None };
        let period = Meaning::When(period).resolve(&context).ok()?.extent?;
        let whole = (period.end - extent.start).num_days() <= days::MONTH;
        (unit == Granularity::Quarter || whole).then_some(period)
    }

    /// "He died on May 3. **Two days** later she left": the day that she left on.
    pub fn so_much_later(
        &self,
        meaning: &Meaning,
        sentence: usize,
        end: usize,
    ) -> Option<Interval> {
        let dct = self.dct.filter(|_| self.texts == Texts::News)?;
        let Meaning::HowLong(period) = meaning else { return None };
        let than = self.readings.is(end + 1, self.cues.than);
        if !self.readings.is(end, self.cues.later) || than {
            return None;
        }
        let by = Steps::Period(period.clone());
        let then = TimeExpr::After { of: Box::new(TimeExpr::Focus), by };
        let told = self.memory.fitting(grain_of(&then), true, sentence, Some(dct.start))?;
        let context = Context { dct: self.dct, focus: Some(told.extent), anchor: None };
        let extent = Meaning::When(then).resolve(&context).ok()?.extent?;
        (told.sentence + LATER >= sentence && extent.end <= dct.start).then_some(extent)
    }

    /// "the 1988 period": the quarter told last, in that year; else the year.
    pub fn quarter_of(&self, all: &[TimeExpr], step: &mut Step) -> TimeExpr {
        let quarter = self.memory.quarter(true);
        let (Some(TimeExpr::Fields(fields)), Some(told)) = (all.first(), quarter) else {
            return all.first().cloned().unwrap_or(TimeExpr::Dct);
        };
        step.on(&told);
        step.compared = true;
        let month = told.extent.start.date().month0();
        if told.extent.grain == Granularity::HalfYear {
            step.because.push("the same half as the one told last".to_owned());
            return TimeExpr::Fields(Fields { half: Some((month / 6 + 1) as u8), ..*fields });
        }
        step.because.push("the same quarter as the one told last".to_owned());
        TimeExpr::Fields(Fields { quarter: Some((month / 3 + 1) as u8), ..*fields })
    }

    /// "the same month of 2012": the month told last, in that year; else the year.
    pub fn month_of(&self, all: &[TimeExpr], candidate: &Candidate, step: &mut Step) -> TimeExpr {
        let month = Some(Granularity::Month);
        let told = self.memory.fitting(month, self.texts == Texts::News, candidate.sentence, None);
        let (Some(TimeExpr::Fields(fields)), Some(told)) = (all.first(), told) else {
            return all.first().cloned().unwrap_or(TimeExpr::Dct);
        };
        step.on(&told);
        step.compared = true;
        step.because.push("the same month as the one told last".to_owned());
        let month = told.extent.start.date().month();
        TimeExpr::Fields(Fields { month: Some(month as u8), ..*fields })
    }

    /// "It expects a loss for the quarter."
    fn is_ahead(&self, candidate: &Candidate) -> bool {
        let place = self.place(candidate);
        let direction = self.cues.direction(self.document, self.readings, place);
        // "It is up 10 percent for the quarter."
        let now = || {
            let mut before = (place.from.max(place.first.saturating_sub(8))..place.first).rev();
            before.any(|at| self.readings.is(at, self.cues.is))
        };
        matches!(direction, Direction::Future(_) | Direction::Until(_))
            || direction == Direction::Unknown && now()
    }

    /// "a year earlier" and "the year-earlier period" where quarters are compared.
    pub fn compare(
        &self,
        expr: &TimeExpr,
        candidate: &Candidate,
        step: &mut Step,
    ) -> Option<TimeExpr> {
        if self.texts == Texts::Narrative {
            return None;
        }
        let year = Period::of(Count::ONE, Granularity::Year);
        let quarter = Cycle::Unit(Granularity::Quarter);
        let by_quarter = mentions_step(expr, &quarter) && mentions(expr, &TimeExpr::Focus);
        let by_year = matches!(expr,
            TimeExpr::Before { of, by: Steps::Period(p) }
                if *p == year && matches!(**of, TimeExpr::Dct | TimeExpr::Focus));
        if !by_quarter && !by_year {
            step.compared = is_quarter_before(expr);
            return None;
        }
        let shifted = by_year || matches!(expr, TimeExpr::Earlier { .. });
        if shifted && self.memory.is_in_several_quarters() {
            step.anchor = Anchor::Dct;
            step.compared = true;
            step.because.push("compared with several quarters of the year before".to_owned());
            return Some(TimeExpr::Before { of: Box::new(TimeExpr::Dct), by: Steps::Period(year) });
        }
        let month = self.memory.of_sentence(candidate.sentence).next();
        if by_year && self.readings.is(candidate.end, self.cues.we) {
            return None;
        }
        if by_year && month.is_some_and(|told| told.extent.grain == Granularity::Month) {
            return None;
        }
        let near = |told: &Told| !by_year || told.sentence + QUARTER >= candidate.sentence;
        let told = self.memory.quarter(false).filter(near);
        step.compared = by_year || !matches!(expr, TimeExpr::This { .. });
        match told {
            Some(told) => {
                step.on(&told);
                step.because.push("compared with the quarter or half told last".to_owned());
                let of = Box::new(TimeExpr::Focus);
                Some(match told.extent.grain {
                    _ if by_year => TimeExpr::Earlier { of, by: year },
                    Granularity::HalfYear => replaced(expr, &TimeExpr::Focus),
                    _ => expr.clone(),
                })
            }
            None if by_quarter => {
                step.anchor = Anchor::Dct;
                let of = Box::new(TimeExpr::Dct);
                let (which, why) = if !shifted && self.is_ahead(candidate) {
                    (TimeExpr::This { of, step: quarter }, "the quarter of the article")
                } else {
                    (TimeExpr::Last { of, step: quarter }, "the quarter before the article's")
                };
                step.because.push(why.to_owned());
                Some(replaced(expr, &which))
            }
            None => None,
        }
    }
}

/// "the previous quarter".
fn is_quarter_before(expr: &TimeExpr) -> bool {
    matches!(expr, TimeExpr::Last { of, step: Cycle::Unit(Granularity::Quarter) }
        if **of == TimeExpr::Focus)
}

/// "three months", "13 weeks": as long as a quarter; "six months": as a half.
pub fn period_of_results(meaning: &Meaning) -> Option<Granularity> {
    let Meaning::HowLong(said) = meaning else { return None };
    let long = |n: u32| {
        let lengths =
            [(3 * n, Granularity::Month), (13 * n, Granularity::Week), (n, Granularity::Quarter)];
        lengths.into_iter().any(|(n, unit)| *said == Period::of(Count::whole(n), unit))
    };
    match () {
        () if long(1) => Some(Granularity::Quarter),
        () if long(2) => Some(Granularity::HalfYear),
        () => None,
    }
}

/// The expression with `this(focus, quarter)` replaced.
fn replaced(expr: &TimeExpr, by: &TimeExpr) -> TimeExpr {
    match expr {
        TimeExpr::This { of, step: Cycle::Unit(Granularity::Quarter) }
            if **of == TimeExpr::Focus =>
        {
            by.clone()
        }
        TimeExpr::Earlier { of, by: period } => {
            TimeExpr::Earlier { of: Box::new(replaced(of, by)), by: period.clone() }
        }
        TimeExpr::Both(all) => TimeExpr::Both(all.iter().map(|e| replaced(e, by)).collect()),
        other => other.clone(),
    }
}

fn mentions_step(expr: &TimeExpr, wanted: &Cycle) -> bool {
    match expr {
        TimeExpr::This { step, .. } => step == wanted,
        TimeExpr::Earlier { of, .. } => mentions_step(of, wanted),
        TimeExpr::Both(all) => all.iter().any(|e| mentions_step(e, wanted)),
        _ => false,
    }
}

/// "the 1988 period".
pub fn is_quarter_of_year(all: &[TimeExpr]) -> bool {
    matches!(all, [TimeExpr::Fields(_), TimeExpr::This { of, step: Cycle::Unit(Granularity::Quarter) }]
        if **of == TimeExpr::Focus)
}

/// "the same month of 2012".
pub fn is_month_of_year(all: &[TimeExpr]) -> bool {
    matches!(all, [TimeExpr::Fields(_), TimeExpr::This { of, step: Cycle::Unit(Granularity::Month) }]
        if **of == TimeExpr::Focus)
}
