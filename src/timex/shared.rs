//! A year that is said once, behind the last of several dates: "suspended on **May 14** and arrested
//! on June 2, 2020".

use super::bind::{is_day_of_month, is_month, month_of};
use super::direction::Place;
use super::model::TimexId;
use super::reader::{Reader, days};
use super::recognise::Candidate;
use super::told::{Manner, Told};
use crate::time::{Context, Cycle, Datelike, Granularity, Interval, Meaning, NaiveDate, TimeExpr};

/// So many days from the article is a date of its own days, whatever year is told of behind it.
const OF_THESE_DAYS: i64 = 60;

/// So many years from the article may the shared year lie.
const YEARS: i32 = 12;

/// The years of a text, and the dates that are said with one, in order of text.
pub fn whole_dates(candidates: &[Candidate]) -> Vec<Told> {
    let whole = candidates.iter().enumerate().filter_map(|(index, candidate)| {
        let Meaning::When(TimeExpr::Fields(fields)) = &candidate.meaning else { return None };
        let said = fields.is_absolute().then(Context::default)?;
        let resolved = candidate.meaning.resolve(&said).ok()?;
        Some(Told {
            id: TimexId(index as u32),
            extent: resolved.extent.filter(|extent| extent.grain <= Granularity::Year)?,
            sentence: candidate.sentence,
            first: candidate.first,
            end: candidate.end,
            manner: Manner::default(),
        })
    });
    whole.collect()
}

impl Reader<'_> {
    /// The date behind a month or a day of a month that tells its year, too.
    pub fn year_behind(&self, cycle: &Cycle, candidate: &Candidate) -> Option<Told> {
        if !is_month(cycle) && !is_day_of_month(cycle) {
            return None;
        }
        let next = self.next_whole(candidate);
        let fine = |date: &&Told| date.extent.grain <= Granularity::Month;
        let date = *self.whole.get(next).filter(fine)?;
        if date.sentence != candidate.sentence {
            return None;
        }
        let place = |first, end| Place { first, end, ..self.place(candidate) };
        let own = self.names_a_thing(self.place(candidate))
            || self.names_a_thing(place(date.first, date.end))
            || self.names_a_thing_in_commas(place(date.first, date.end));
        let earlier = self.whole[..next].iter().any(|one| one.sentence == candidate.sentence)
            || self.year_of_clause(candidate).is_some();
        let goes_on = self.is_joined_to(candidate, &date);
        (goes_on && !own && !earlier && self.may_share(cycle, &date.extent)).then_some(date)
    }

    /// Number of the first date with a year behind the expression.
    fn next_whole(&self, candidate: &Candidate) -> usize {
        self.whole.partition_point(|date| date.first < candidate.end)
    }

    /// "the Boxing Day storm of **1998**": the year of the thing that it names.
    pub fn year_of_thing(&self, candidate: &Candidate) -> Option<Told> {
        let year = *self.whole.get(self.next_whole(candidate))?;
        let beside = year.first == candidate.end + 2
            && year.extent.grain == Granularity::Year
            && self.readings.is(candidate.end + 1, self.cues.as_of)
            && self.readings.is_word(candidate.end);
        beside.then_some(year)
    }

    /// "on May 14 **and** arrested on June 2, 2020", but not "on May 14, **after** a fire on".
    fn is_joined_to(&self, candidate: &Candidate, date: &Told) -> bool {
        let (readings, cues) = (self.readings, &self.cues);
        let mut between = candidate.end..date.first;
        let on = [cues.done_on, cues.joiner, cues.until_word];
        let led = |at: usize| on.into_iter().any(|class| readings.is(at - 1, class));
        if candidate.first == 0 || !led(candidate.first) || !led(date.first) {
            return false;
        }
        let apart = [cues.clause, cues.from_event, cues.since, cues.after, cues.reporting];
        let joins = |at: usize| readings.is(at, cues.joiner) || readings.is(at, cues.until_word);
        between.clone().any(joins)
            && !between.any(|at| apart.into_iter().any(|class| readings.is(at, class)))
    }

    /// Whether the article's own days are far enough.
    fn may_share(&self, cycle: &Cycle, date: &Interval) -> bool {
        let (Some(dct), Some(month)) = (self.dct, month_of(cycle)) else { return true };
        let (dct, over) = (dct.start.date(), date.start < dct.start);
        let day = match cycle {
            Cycle::Fields(fields) => fields.day.map(u32::from),
            _ => None,
        };
        let year = dct.year();
        let near = [year - 1, year, year + 1].into_iter().any(|year| {
            let own = NaiveDate::from_ymd_opt(year, month, day.unwrap_or(days::MONTH as u32 / 2));
            let days = own.map(|own| (own - dct).num_days());
            days.is_some_and(|days| days.abs() <= OF_THESE_DAYS && (days <= 0) == over)
        });
        !near && (date.start.date().year() - year).abs() <= YEARS
    }
}
