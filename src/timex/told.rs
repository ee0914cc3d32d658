//! What was told so far, and which of it a later expression counts from.

use super::expr::fits;
use super::model::TimexId;
use crate::time::{Datelike, Granularity, Interval, NaiveDateTime, Weekday};

/// A date that was told.
#[derive(Clone, Copy, Debug)]
pub struct Told {
    /// The expression.
    pub id: TimexId,
    /// Its place on the time line.
    pub extent: Interval,
    /// Index of its sentence.
    pub sentence: usize,
    /// Its first token.
    pub first: usize,
    /// One after its last token.
    pub end: usize,
    /// How it was told.
    pub manner: Manner,
}

/// How a date is told.
#[derive(Clone, Copy, Debug, Default)]
pub struct Manner {
    /// Only to compare with another date.
    pub compared: bool,
    /// Of what had been before.
    pub background: bool,
    /// In a relative clause: "the club, which was founded in **June 1904**, …".
    pub relative: bool,
    /// Only names a thing ("the **May 9** election"), or says when somebody told of it ("police
    /// said **Tuesday**").
    pub aside: bool,
    /// Its year names a thing ("the constitution of **1793**").
    pub named: bool,
}

/// The dates that were told, in order of text.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    told: Vec<Told>,
    /// So many dates had been told when results of several quarters came up ("the nine months").
    several: Option<usize>,
    /// The decade or century that was told last, while nothing finer was told after it.
    coarse: Option<Told>,
    /// Where the last expression of any kind ended.
    seen: usize,
}

/// So many sentences back is a day still known by its name.
const NEAR: usize = 3;
/// So many sentences back may the year lie that "that year" is.
const YEARS_BACK: usize = 6;
/// So many dates decide which years a narrative is in.
const WINDOW: usize = 9;
/// So many years away is a date an aside ("a film of 2005").
const ASIDE: i32 = 12;
/// So many days ahead is a weekday still called by its name alone.
const THIS_WEEK: i64 = 8;
/// So many days after a day told follows on from it.
const FOLLOWS: i64 = 10;

impl Memory {
    /// Adds a date.
    pub fn tell(&mut self, told: Told) {
        self.told.push(told);
        self.coarse = None;
    }

    /// A decade or a century was told.
    pub fn tell_coarse(&mut self, told: Told) {
        self.coarse = Some(told);
    }

    /// The decade or century that was told last, while nothing finer was told after it.
    pub fn coarse(&self) -> Option<Told> {
        self.coarse
    }

    /// An expression ended here.
    pub fn see(&mut self, end: usize) {
        self.seen = end;
    }

    /// Whether nothing was said of time since this date was told.
    pub fn is_just_told(&self, told: &Told) -> bool {
        self.seen <= told.end
    }

    /// The date told last that is not of this year: what "that year" can be.
    pub fn of_other_year(&self, sentence: usize, year: i32) -> Option<Told> {
        let near = |t: &&Told| t.sentence + YEARS_BACK >= sentence;
        let other =
            |t: &&Told| t.extent.grain <= Granularity::Year && t.extent.start.date().year() != year;
        self.told.iter().rev().take_while(near).find(other).copied()
    }

    /// Whether another year was told of after this day.
    pub fn is_left_for_a_year(&self, day: &Told, sentence: usize) -> bool {
        let since = |t: &&Told| {
            t.extent.grain >= Granularity::Month && t.first > day.first && !t.manner.compared
        };
        let apart = |t: &Told| t.extent.end <= day.extent.start || t.extent.start >= day.extent.end;
        let close = |t: &Told| t.sentence + 1 >= sentence && day.sentence + 1 >= t.sentence;
        let other = |t: &Told| t.extent.start.date().year() != day.extent.start.date().year();
        let last = self.told.last().filter(since);
        last.is_some_and(|t| apart(t) && other(t) && close(t))
    }

    /// The date told last.
    pub fn last(&self) -> Option<&Told> {
        self.told.last()
    }

    /// The date told last; where that is a year, the month or day of it that was told before.
    pub fn last_of_its_year(&self) -> Option<Told> {
        let last = self.told.last()?;
        let year = last.extent.start.date().year();
        let whole = |t: &&Told| t.extent.grain >= Granularity::Year;
        let before = self.told.iter().rev().find(|t| !whole(t));
        let same = before.filter(|t| whole(&last) && t.extent.start.date().year() == year);
        Some(*same.unwrap_or(last))
    }

    /// Results of several quarters at once came up.
    pub fn tell_several_quarters(&mut self) {
        self.several = Some(self.told.len());
    }

    /// Whether results of several quarters at once came up after the quarter told last.
    pub fn is_in_several_quarters(&self) -> bool {
        let period = Granularity::Quarter..=Granularity::HalfYear;
        let quarter = |t: &Told| period.contains(&t.extent.grain) && !t.manner.compared;
        let last = self.told.iter().rposition(quarter).map_or(0, |at| at + 1);
        self.several.is_some_and(|several| several >= last)
    }

    /// The last day (or finer) that was told at most `near` sentences before and that `fits`;
    /// rather one that does not only name a thing.
    pub fn day(&self, sentence: usize, near: usize, fits: impl Fn(&Told) -> bool) -> Option<Told> {
        let near = |t: &&Told| t.sentence.saturating_add(near) >= sentence;
        let fine = |t: &&Told| t.extent.grain <= Granularity::Day && fits(t);
        let mut days = self.told.iter().rev().take_while(near).filter(fine);
        let last = days.next()?;
        if last.manner.background && last.sentence < sentence {
            // "Crowds had slept there since **Thursday**. By 8:30 a.m. …": not of that day.
            return days.find(|t| !t.manner.background).copied();
        }
        let aside = |t: &Told| t.manner.aside || t.manner.background;
        let before = |t: &&Told| !aside(t) && t.sentence == last.sentence;
        let other = if aside(last) && last.sentence < sentence { days.find(before) } else { None };
        Some(*other.unwrap_or(last))
    }

    /// The dates of this sentence, the last one first.
    pub fn of_sentence(&self, sentence: usize) -> impl Iterator<Item = &Told> {
        self.told.iter().rev().take_while(move |t| t.sentence == sentence)
    }

    /// Whether other years were told since this day, which was long before `sentence`.
    pub fn has_left(&self, day: &Told, sentence: usize) -> bool {
        let since = self.told.iter().rev().take_while(|t| t.sentence > day.sentence);
        let other = |t: &Told| {
            t.extent.grain >= Granularity::Month
                && !t.manner.compared
                && (t.extent.end <= day.extent.start || t.extent.start >= day.extent.end)
        };
        day.sentence + NEAR < sentence && since.into_iter().any(other)
    }

    /// The quarter or half-year told last, when nothing coarser was told after it.
    pub fn quarter(&self, compared: bool) -> Option<Told> {
        let coarse =
            |t: &&Told| t.extent.grain >= Granularity::Quarter && (compared || !t.manner.compared);
        let last = self.told.iter().rev().find(coarse)?;
        (last.extent.grain <= Granularity::HalfYear).then_some(*last)
    }

    /// The last date that is fine enough and begins before `end`; in news rather one of the
    /// foreground.
    pub fn fitting(
        &self,
        wanted: Option<Granularity>,
        foreground: bool,
        sentence: usize,
        end: Option<NaiveDateTime>,
    ) -> Option<Told> {
        let begun = |t: &Told| end.is_none_or(|end| t.extent.start < end);
        let fine = |t: &&Told| fits(t.extent.grain, wanted) && begun(t);
        // "Sales rose in May, they said Monday, as rain late in the month let up."
        let of_report = |t: &Told| {
            wanted >= Some(Granularity::Month)
                && t.manner.aside
                && t.extent.grain <= Granularity::Day
        };
        let fore = |t: &&Told| {
            let here = t.sentence == sentence;
            !foreground || if here { !of_report(t) } else { !t.manner.background }
        };
        let first = self.told.iter().rev().filter(fine).find(fore);
        first.or_else(|| self.told.iter().rev().find(fine)).copied()
    }

    /// Whether this weekday of the days to come was told in one of the last sentences.
    pub fn weekday_to_come(
        &self,
        day: Weekday,
        sentence: usize,
        end: NaiveDateTime,
    ) -> Option<&Told> {
        let near = |t: &&Told| t.sentence + NEAR >= sentence;
        let same = |t: &Told| {
            t.extent.grain <= Granularity::Day
                && (0..THIS_WEEK).contains(&(t.extent.start - end).num_days())
                && t.extent.start.date().weekday() == day
        };
        self.told.iter().rev().take_while(near).find(|told| same(told))
    }

    /// The month that was told last, in this sentence or the one before, and after `day`: "in
    /// August" decides what "the same evening" is, not a day told long before.
    pub fn month_since(&self, day: Option<&Told>, sentence: usize) -> Option<Told> {
        let last = self.told.last().filter(|last| last.extent.grain == Granularity::Month)?;
        let near = last.sentence + 1 >= sentence;
        let since = day.is_none_or(|day| day.sentence < last.sentence);
        (near && since && !last.manner.compared).then_some(*last)
    }

    /// The last date that lies among the years the narrative is in; rather not one that only names
    /// a thing.
    pub fn focus(&self, telling: bool) -> Option<Told> {
        let year = |t: &Told| t.extent.start.date().year();
        let from = self.told.len().saturating_sub(WINDOW);
        let mut years: Vec<i32> = self.told[from..].iter().map(year).collect();
        years.sort_unstable();
        let middle = *years.get(years.len() / 2)?;
        let close = |t: &&Told| (year(t) - middle).abs() <= ASIDE;
        let told = self.told[from..].iter().rev();
        let first = told.clone().find(|t| close(t) && !(telling && t.manner.named));
        first.or_else(|| told.clone().find(close)).or(self.told.last()).copied()
    }

    /// The date that was told before a year alone, where a month or a day (from 1) follows on from
    /// it: "On December 7 they attacked. By the end of 1941 …  In January …"
    pub fn before_the_year(&self, focus: &Told, (month, day): (u32, Option<u32>)) -> Option<Told> {
        if focus.extent.grain != Granularity::Year {
            return None;
        }
        let mut told = self.told.iter().rev().skip_while(|t| t.id != focus.id).take(WINDOW);
        let fine = |t: &&Told| t.extent.grain <= Granularity::Month && !t.manner.named;
        told.find(fine).copied().filter(|told| {
            let date = told.extent.start.date();
            let next = day.and_then(|day| date.with_day(1)?.with_month(month)?.with_day(day));
            let follows =
                next.is_some_and(|next| (0..=FOLLOWS).contains(&(next - date).num_days()));
            let days = told.extent.grain <= Granularity::Day && follows;
            days || date.year() == focus.extent.start.date().year()
        })
    }
}
