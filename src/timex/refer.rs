//! Expressions that name what they are counted from: the article or a date told before.

use super::direction::Direction;
use super::expr::{
    grain_of, is_days_before, is_decades_before, is_next_day, is_that_day, is_that_year, mentions,
    to_focus,
};
use super::model::Anchor;
use super::reader::{Reader, Step, days};
use super::recognise::Candidate;
use super::told::Told;
use crate::lang::Texts;
use crate::time::{Cycle, Datelike, Granularity, NaiveDateTime, TimeExpr};

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
        back(month) > days::YEAR && back(day) < days::MONTH && day.extent.grain <= Granularity::Day
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
            return self.refer_to_told(expr, candidate, step);
        }
        if let Some(told) = self.begun_before(&expr, candidate) {
            step.on(&told);
            step.because.push("the verb is past: counted from the date told last".to_owned());
            return to_focus(expr);
        }
        if let Some(told) = self.unit_of_told(&expr, candidate) {
            step.on(&told);
            step.because.push("told of years ago: counted from the date told last".to_owned());
            return to_focus(expr);
        }
        if mentions(&expr, &TimeExpr::Dct) {
            step.anchor = Anchor::Dct;
            step.because.push("counted from the article's date".to_owned());
        }
        expr
    }

    /// Counted from a date that was told, else from the article's.
    fn refer_to_told(&self, expr: TimeExpr, candidate: &Candidate, step: &mut Step) -> TimeExpr {
        let told = self.told_for(&expr, candidate);
        if let Some(why) = self.is_not_known(&expr, told.as_ref(), candidate) {
            step.is_open = true;
            step.because.push(why.to_owned());
            return expr;
        }
        let Some(told) = told else {
            step.anchor = Anchor::Dct;
            step.focus = self.dct;
            step.because.push("no date was told before: counted from the article's".to_owned());
            return expr;
        };
        step.on(&told);
        step.because.push("counted from the date told last".to_owned());
        match expr {
            TimeExpr::Coming { of, step: cycle @ Cycle::Season(_) } if self.had_been(candidate) => {
                step.because.push("the verb is in the past perfect: the one before".to_owned());
                TimeExpr::Latest { of, step: cycle }
            }
            expr => expr,
        }
    }

    /// The date told last that is fine enough.
    fn fine_enough(&self, expr: &TimeExpr, candidate: &Candidate) -> Option<Told> {
        let (wanted, news) = (grain_of(expr), self.texts == Texts::News);
        let end = self.over_by(candidate);
        let told = self.memory.fitting(wanted, news, candidate.sentence, end);
        told.filter(|told| !self.is_before_what_is_ahead(told, candidate))
    }

    /// The date told before that an expression is counted from.
    fn told_for(&self, expr: &TimeExpr, candidate: &Candidate) -> Option<Told> {
        let told = self.fine_enough(expr, candidate);
        if self.texts != Texts::News {
            return told;
        }
        let sentence = candidate.sentence;
        let that = (candidate.first..candidate.end).any(|at| self.readings.is(at, self.cues.that));
        if that && is_that_year(expr) {
            return self.other_year(sentence).or(told);
        }
        if is_that_day(expr) {
            let month = self.memory.month_since(told.as_ref(), sentence);
            return month.filter(|m| !self.is_long_before(m, told.as_ref())).or(told);
        }
        if is_next_day(expr) {
            return self.ahead(sentence).or(told);
        }
        told
    }

    /// Why it is not known, in news, what the expression is counted from.
    fn is_not_known(
        &self,
        expr: &TimeExpr,
        told: Option<&Told>,
        candidate: &Candidate,
    ) -> Option<&'static str> {
        let sentence = candidate.sentence;
        if self.texts != Texts::News {
            return None;
        }
        let day = || self.fine_enough(expr, candidate);
        let gone = |day: Told| self.memory.is_left_for_a_year(&day, sentence);
        if is_that_day(expr) && day().is_some_and(gone) {
            return Some("another year was told since: which day is not known");
        }
        let left = || told.is_some_and(|day| self.memory.has_left(day, sentence));
        let month = || self.memory.month_since(told, sentence).is_some();
        if is_next_day(expr) && (month() || left()) {
            return Some("other dates were told since: after which day is not known");
        }
        let week = told.is_some_and(|told| told.extent.grain == Granularity::Week);
        (is_days_before(expr) && week)
            .then_some("counted in days from a week: which day is not known")
    }

    /// "The two had parted **that summer**".
    fn had_been(&self, candidate: &Candidate) -> bool {
        self.is_background(self.place(candidate))
    }
}
