//! Weekdays without a date: which of them, by the days told around them.

use super::direction::Direction;
use super::reader::{Reader, days};
use super::recognise::Candidate;
use super::told::Told;
use crate::time::{Cycle, Datelike, Granularity, Interval, Weekday};

/// So many days after a day that was told may a bare weekday follow on from it.
const CLOSE: u32 = 3;
/// So many days back may that day be.
const BACK: i64 = 4 * days::MONTH;

impl Reader<'_> {
    /// "a strike for Tuesday", and "Tuesday's strike" after it.
    pub fn of_weekday(&self, shown: Direction, cycle: &Cycle, candidate: &Candidate) -> Direction {
        let (Cycle::Weekday(day), Some(dct)) = (cycle, self.dct) else { return shown };
        let place = self.place(candidate);
        let before = place.first.checked_sub(1).filter(|at| *at >= place.from);
        let meant = before.is_some_and(|at| self.readings.is(at, self.cues.appointed_for));
        let owner = self.readings.is(place.end, self.cues.owner);
        let named = owner || shown == Direction::Unknown;
        let word =
            |at: usize| self.document.tokens[at].span.of(&self.document.article.text).to_owned();
        // "Monday is a holiday."
        let heads = place.first == place.from && self.readings.is(place.end, self.cues.is);
        match shown {
            _ if heads => Direction::Future(word(place.end)),
            Direction::Past(_) | Direction::Unknown
                if meant && !owner && !self.is_background(place) =>
            {
                Direction::Future(before.map(word).unwrap_or_default())
            }
            Direction::Past(_) | Direction::Unknown
                if named && self.is_to_come(*day, candidate.sentence, dct) =>
            {
                Direction::Future(word(place.first))
            }
            shown => shown,
        }
    }

    /// Whether a day to come was told by the name of this weekday, not by its number.
    fn is_to_come(&self, day: Weekday, sentence: usize, dct: Interval) -> bool {
        let told = self.memory.weekday_to_come(day, sentence, dct.end);
        told.is_some_and(|told| {
            let mut words = told.first..told.end;
            told.end == told.first + 1 || words.any(|at| self.readings.is(at, self.cues.weekday))
        })
    }

    /// "on **Monday night** or early Tuesday", told on a Tuesday: the day after the other.
    pub fn day_joined(&self, cycle: &Cycle, candidate: &Candidate) -> Option<Told> {
        let (Cycle::Weekday(_), Some(dct)) = (cycle, self.dct) else { return None };
        let place = self.place(candidate);
        let joiner = place.first.checked_sub(1).filter(|at| *at > place.from)?;
        let told = *self.memory.last().filter(|told| told.end == joiner)?;
        let day = told.extent.grain <= Granularity::Day && told.extent.start >= dct.end;
        (day && self.readings.is(joiner, self.cues.joiner)).then_some(told)
    }

    /// "It began on **May 17**. By noon on Saturday he had resigned": a day some time ago, told in the
    /// sentence before, that the weekday is close behind.
    pub fn days_before(
        &self,
        shown: &Direction,
        cycle: &Cycle,
        candidate: &Candidate,
    ) -> Option<Told> {
        let (Cycle::Weekday(day), Some(dct)) = (cycle, self.dct) else { return None };
        let place = self.place(candidate);
        let over = matches!(shown, Direction::Past(_)) && !self.is_day_of_report(place);
        let told = *self.memory.last().filter(|_| over)?;
        let back = (dct.start - told.extent.start).num_days();
        let ahead = (day.num_days_from_monday() + 7
            - told.extent.start.date().weekday().num_days_from_monday())
            % 7;
        let sentence = |index: usize| self.document.sentences[index].paragraph;
        let near = told.sentence + 1 == candidate.sentence
            && sentence(told.sentence) == sentence(candidate.sentence);
        let day =
            told.extent.grain <= Granularity::Day && !told.manner.aside && !told.manner.background;
        let near = near && self.memory.is_just_told(&told);
        let close = (1..=CLOSE).contains(&ahead) && back > days::WEEK && back < BACK;
        (near && day && close).then_some(told)
    }
}
