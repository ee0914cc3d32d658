//! Clock times and parts of the day: of which day.

use super::direction::{Direction, Place};
use super::model::Anchor;
use super::reader::{Reader, Step, days};
use super::recognise::Candidate;
use super::told::Told;
use crate::lang::Texts;
use crate::time::{Cycle, Granularity, NaiveDateTime, TimeExpr, Timelike};

/// So many words may stand before a clock time at the head of its sentence.
const HEAD: usize = 3;
/// So many days back may the day be that "overnight" follows.
const LAST_NIGHTS: i64 = 3;

/// From this hour on, a small hour told after it is one of the next day.
const EVENING: u32 = 17;
/// Hours before this one are of the night.
const SMALL: u8 = 6;

/// "1:20 a.m."
fn is_small_hour(what: &TimeExpr) -> bool {
    matches!(what, TimeExpr::Fields(f)
        if f.meridiem.is_some() && f.hour_of_day().is_some_and(|hour| hour < SMALL))
}

/// "midnight": the end of a day.
fn is_midnight(what: &TimeExpr) -> bool {
    matches!(what, TimeExpr::Fields(f) if f.hour == Some(24))
}

fn the_day_before(of: TimeExpr) -> TimeExpr {
    TimeExpr::Last { of: Box::new(of), step: Cycle::Unit(Granularity::Day) }
}

impl Reader<'_> {
    /// A clock time or a part of the day: on the day told just before, else on the article's.
    pub fn on_day(&self, what: TimeExpr, candidate: &Candidate, step: &mut Step) -> TimeExpr {
        let near = match self.texts {
            Texts::News if self.dct.is_some() => 4,
            _ => usize::MAX,
        };
        // "They left at 7:15" was not on the Sunday to come that was told last.
        let direction = self.cues.direction(self.document, self.readings, self.place(candidate));
        let over = matches!(direction, Direction::Past(_) | Direction::Ended(_));
        let end = self.dct.filter(|_| over).map(|dct| dct.end);
        let told_here = self.memory.last().is_some_and(|told| told.sentence == candidate.sentence);
        let ahead = match &direction {
            Direction::Future(_) => true,
            // "They searched until 3am", but "it is closed until 5pm".
            Direction::Until(_) => {
                let place = self.place(candidate);
                !told_here && !self.cues.is_told(self.document, self.readings, place)
            }
            _ => false,
        };
        let begin = self.dct.filter(|_| ahead && self.texts == Texts::News).map(|dct| dct.start);
        let told = self.memory.day(candidate.sentence, near, |told| {
            end.is_none_or(|end| told.extent.start < end) && self.is_of_these_days(told, candidate)
        });
        // "Snow will fall on Friday. Trains were suspended from noon": not on the day before that.
        let close = |told: &Told| told.sentence == candidate.sentence;
        let told = told.filter(|told| close(told) || !self.is_passed_over(told, end));
        // "Shares, which hit a high on Monday, slipped by midday": not of that day.
        let text = &self.document.article.text;
        let closed = |told: &Told| {
            let next = self.document.tokens.get(told.end).map(|token| token.span.of(text));
            told.sentence == candidate.sentence && told.manner.background && next == Some(",")
        };
        let told = told.filter(|told| !over || !closed(told));
        let told = told.filter(|told| begin.is_none_or(|begin| told.extent.end > begin));
        // "She said on Friday that they would come. They were to land at noon."
        let reported = |told: &Told| told.manner.aside && told.sentence != candidate.sentence;
        let planned = matches!(direction, Direction::Either(_));
        let told = told.filter(|_| !planned || !self.memory.last().is_some_and(reported));
        let told = self.just_told(candidate).or(told).filter(|_| !self.is_stamp(candidate));
        let of = match told {
            Some(told) => {
                step.on(&told);
                if is_small_hour(&what) && self.is_evening_of_sentence(&told, candidate) {
                    step.because.push("in the night after the evening told last".to_owned());
                    let day = Cycle::Unit(Granularity::Day);
                    let next = TimeExpr::Next { of: Box::new(TimeExpr::Focus), step: day };
                    return TimeExpr::Both(vec![next, what]);
                }
                step.because.push("a time of the day told last".to_owned());
                match over
                    && is_midnight(&what)
                    && self.dct.is_some_and(|dct| dct.contains(&told.extent))
                {
                    true => the_day_before(TimeExpr::Focus),
                    false => TimeExpr::Focus,
                }
            }
            None if over && is_midnight(&what) => {
                step.anchor = Anchor::Dct;
                step.because.push("the midnight before the article's day".to_owned());
                the_day_before(TimeExpr::Dct)
            }
            None => {
                step.anchor = Anchor::Dct;
                step.because.push("a time of the article's day".to_owned());
                TimeExpr::Dct
            }
        };
        let day = TimeExpr::This { of: Box::new(of), step: Cycle::Unit(Granularity::Day) };
        TimeExpr::Both(vec![day, what])
    }

    /// "It began at **7 p.m.** and did not end until 1:20 a.m."
    fn is_evening_of_sentence(&self, told: &Told, candidate: &Candidate) -> bool {
        let before = candidate.first.checked_sub(1);
        let until = before.is_some_and(|at| self.readings.is(at, self.cues.length_ends));
        told.sentence + usize::from(until) >= candidate.sentence
            && told.extent.grain < Granularity::PartOfDay
            && told.extent.start.hour() >= EVENING
    }

    /// "police said **Tuesday**", "she said on **Friday evening**".
    pub fn is_day_of_report(&self, place: Place) -> bool {
        let between = |at: &usize| self.readings.is(*at, self.cues.between);
        let verb = (place.from..place.first).rev().find(|at| !between(at));
        verb.is_some_and(|at| self.readings.is(at, self.cues.reporting))
    }

    /// Whether a day to come was told after this one.
    fn is_passed_over(&self, told: &Told, end: Option<NaiveDateTime>) -> bool {
        let last = self.memory.last();
        let ahead = |last: &&Told| {
            last.extent.grain <= Granularity::Day && end.is_some_and(|end| last.extent.start >= end)
        };
        last.filter(ahead).is_some_and(|last| last.first > told.first)
    }

    /// "on Friday night (**19:45 GMT**)": the day told right before it.
    fn just_told(&self, candidate: &Candidate) -> Option<Told> {
        let told = self.memory.last().filter(|told| told.sentence == candidate.sentence)?;
        let beside = told.end + 1 >= candidate.first && told.extent.grain <= Granularity::Day;
        beside.then_some(*told)
    }

    /// "**8.05am:** Roads are busy", "as of **1 p.m.**", where something is told as it happens: of
    /// the article's day.
    fn is_stamp(&self, candidate: &Candidate) -> bool {
        let place = self.place(candidate);
        let stands = place.first == place.from && place.end < place.to;
        let as_of = place.first >= place.from + 2
            && self.readings.is(place.first - 1, self.cues.as_of)
            && self.readings.is(place.first - 2, self.cues.like);
        if as_of {
            return self.texts == Texts::News && self.dct.is_some();
        }
        let sign = |at: usize| self.document.tokens[at].span.of(&self.document.article.text) == ":";
        self.texts == Texts::News && self.dct.is_some() && stands && sign(place.end)
    }

    /// In news, a clock time is one of the days around the article, unless another day was told
    /// right before.
    fn is_of_these_days(&self, told: &Told, candidate: &Candidate) -> bool {
        let Some(dct) = self.dct.filter(|_| self.texts == Texts::News) else { return true };
        let paragraph = |sentence: usize| self.document.sentences[sentence].paragraph;
        let close = (told.extent.start - dct.start).num_days().abs() <= days::WEEK;
        close
            || !self.names_a_thing(self.place(candidate))
                && (!self.is_long_ago(told) || self.heads_its_sentence(told, candidate))
                && told.sentence + 1 >= candidate.sentence
                && paragraph(told.sentence) == paragraph(candidate.sentence)
    }

    /// A day of another year, of which no hours were told.
    fn is_long_ago(&self, told: &Told) -> bool {
        let days = self.dct.map(|dct| (dct.start - told.extent.start).num_days());
        told.extent.grain >= Granularity::Day && days.is_some_and(|back| back > days::YEAR)
    }

    /// "On June 5, 1975, they voted. By the afternoon it was over": at the head of its sentence, or
    /// in that of the date.
    fn heads_its_sentence(&self, told: &Told, candidate: &Candidate) -> bool {
        let place = self.place(candidate);
        told.sentence == candidate.sentence || place.first <= place.from + HEAD
    }

    /// "Snow fell **overnight**": in the night of the day told just before, else in the one that
    /// ended on the article's morning; "snow is expected overnight": in the one to come.
    pub fn overnight(&self, night: TimeExpr, candidate: &Candidate, step: &mut Step) -> TimeExpr {
        let direction = self.cues.direction(self.document, self.readings, self.place(candidate));
        use Direction::{Either, Future, Until};
        let ahead = matches!(direction, Future(_) | Until(_) | Either(_));
        let (Some(dct), false) = (self.dct, ahead) else {
            return self.on_day(night, candidate, step);
        };
        let told = self.memory.day(candidate.sentence, 1, |told| {
            let days = (dct.start - told.extent.start).num_days();
            told.extent.start < dct.start && days <= LAST_NIGHTS
        });
        let day = Cycle::Unit(Granularity::Day);
        let of = match told {
            Some(told) => {
                step.on(&told);
                step.because.push("the night of the day told last".to_owned());
                TimeExpr::This { of: Box::new(TimeExpr::Focus), step: day }
            }
            None => {
                step.anchor = Anchor::Dct;
                step.because.push("the night before the article's day".to_owned());
                TimeExpr::Last { of: Box::new(TimeExpr::Dct), step: day }
            }
        };
        TimeExpr::Both(vec![of, night])
    }
}
