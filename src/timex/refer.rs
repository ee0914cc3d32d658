//! Expressions that name what they are counted from: the article or a date told before.

use super::direction::Direction;
use super::expr::{
    grain_of, is_days_before, is_decades_before, is_next_day, is_that_day, is_that_year, mentions,
    to_focus,
};
use super::model::Anchor;
use super::reader::{Reader, Step};
use super::recognise::Candidate;
use super::told::Told;
use crate::lang::Texts;
use crate::time::{Datelike, Granularity, NaiveDateTime, TimeExpr};

/// Days of a year, and of a month.
const YEAR: i64 = 366;
const MONTH: i64 = 31;

impl Reader<'_> {
    /// In news, where the clause tells of the past: the end of the article's day.
    fn over_by(&self, candidate: &Candidate) -> Option<NaiveDateTime> {
        let dct = self.dct.filter(|_| self.texts == Texts::News)?;
        let direction = self.cues.direction(self.document, self.readings, self.place(candidate));
        matches!(direction, Direction::Past(_)).then_some(dct.end)
    }

    /// "The talks were moved from Monday to the next day": from a day of this sentence to come.
    fn ahead(&self, sentence: usize) -> Option<Told> {
        let told = self.memory.last().filter(|told| told.sentence == sentence)?;
        let to_come = self.dct.is_some_and(|dct| told.extent.start >= dct.end);
        (to_come && told.extent.grain <= Granularity::Day).then_some(*told)
    }

    /// "She was born in 1987. Her brother will marry **that fall**": not of what is long over.
    fn is_before_what_is_ahead(&self, told: &Told, candidate: &Candidate) -> bool {
        let Some(dct) = self.dct.filter(|_| self.texts == Texts::News) else { return false };
        let other = told.sentence != candidate.sentence;
        let back = dct.start.date().year() - told.extent.start.date().year();
        other && back > 1 && {
            let place = self.place(candidate);
            let direction = self.cues.direction(self.document, self.readings, place);
            matches!(direction, Direction::Future(_))
        }
    }

    /// "That year" is not the article's own.
    fn other_year(&self, sentence: usize) -> Option<Told> {
        let dct = self.dct?;
        self.memory.of_other_year(sentence, dct.start.date().year())
    }

    /// A month of years ago, told by the way after one of these days.
    fn is_long_before(&self, month: &Told, day: Option<&Told>) -> bool {
        let (Some(dct), Some(day)) = (self.dct, day) else { return false };
        let back = |told: &Told| (dct.start - told.extent.start).num_days();
        back(month) > YEAR && back(day) < MONTH && day.extent.grain <= Granularity::Day
    }

    /// "the first Sunday of the month", years after a month was told: of any month.
    pub fn has_left(&self, unit: Granularity, step: &Step) -> bool {
        let Some(told) = step.focus else { return false };
        let last = self.memory.last().map_or(told, |last| last.extent);
        told.grain > unit || last.start > told.end || last.end < told.start
    }

    /// "Over **the next six years** he used": the date told last, which is over.
    fn begun_before(&self, expr: &TimeExpr, candidate: &Candidate) -> Option<Told> {
        let onward = matches!(expr, TimeExpr::Onward { .. });
        let dct = self.dct.filter(|_| onward && self.over_by(candidate).is_some())?;
        let last = self.memory.last().filter(|told| told.sentence + 2 > candidate.sentence)?;
        (last.extent.end <= dct.start).then_some(*last)
    }

    /// Expressions that name what they are counted from.
    pub fn refer(&self, expr: TimeExpr, candidate: &Candidate, step: &mut Step) -> TimeExpr {
        if let Some(expr) = self.compare(&expr, candidate, step) {
            return expr;
        }
        if let Some(coarse) = self.memory.coarse().filter(|_| is_decades_before(&expr)) {
            step.on(&coarse);
            step.because.push("counted from the century or decade told last".to_owned());
            return expr;
        }
        if mentions(&expr, &TimeExpr::Focus) {
            let (wanted, sentence) = (grain_of(&expr), candidate.sentence);
            let news = self.texts == Texts::News;
            let told = self.memory.fitting(wanted, news, sentence, self.over_by(candidate));
            let told = told.filter(|told| !self.is_before_what_is_ahead(told, candidate));
            let that =
                (candidate.first..candidate.end).any(|at| self.readings.is(at, self.cues.that));
            let year = news && that && is_that_year(&expr);
            let told = if year { self.other_year(sentence).or(told) } else { told };
            let month = || self.memory.month_since(told.as_ref(), sentence);
            let that_day = news && is_that_day(&expr);
            if that_day && told.is_some_and(|told| self.memory.is_left_for_a_year(&told, sentence))
            {
                step.is_open = true;
                step.because.push("another year was told since: which day is not known".to_owned());
                return expr;
            }
            let old = |month: &Told| self.is_long_before(month, told.as_ref());
            let told = if that_day { month().filter(|m| !old(m)).or(told) } else { told };
            let told =
                if news && is_next_day(&expr) { self.ahead(sentence).or(told) } else { told };
            let left = |day: Told| self.memory.has_left(&day, sentence);
            if news && is_next_day(&expr) && (month().is_some() || told.is_some_and(left)) {
                step.is_open = true;
                step.because
                    .push("other dates were told since: after which day is not known".to_owned());
                return expr;
            }
            let days = is_days_before(&expr);
            if news && days && told.is_some_and(|told| told.extent.grain == Granularity::Week) {
                step.is_open = true;
                step.because.push("counted in days from a week: which day is not known".to_owned());
                return expr;
            }
            if let Some(told) = told {
                step.on(&told);
                step.because.push("counted from the date told last".to_owned());
                return expr;
            }
            step.anchor = Anchor::Dct;
            step.focus = self.dct;
            step.because.push("no date was told before: counted from the article's".to_owned());
        } else if let Some(told) = self.begun_before(&expr, candidate) {
            step.on(&told);
            step.because.push("the verb is past: counted from the date told last".to_owned());
            return to_focus(expr);
        } else if mentions(&expr, &TimeExpr::Dct) {
            step.anchor = Anchor::Dct;
            step.because.push("counted from the article's date".to_owned());
        }
        expr
    }
}
