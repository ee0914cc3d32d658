//! A meaning in, the same meaning with what it is counted from out.

use super::choose::Reach;
use super::compare::{is_month_of_year, is_quarter_of_year};
use super::direction::{Direction, Place};
use super::expr::{has_year, is_clock, to_focus, unit_of_focus};
use super::model::Anchor;
use super::reader::{Reader, Step};
use super::recognise::Candidate;
use crate::lang::Texts;
use crate::time::{Cycle, Datelike, Granularity, Interval, TimeExpr};

impl Reader<'_> {
    /// Says what the expression is counted from.
    pub fn bind(&self, expr: TimeExpr, candidate: &Candidate, step: &mut Step) -> TimeExpr {
        let expr = if self.texts == Texts::Narrative { to_focus(expr) } else { expr };
        let bare = |cycle: Cycle, step: &mut Step| self.point(cycle, candidate, step);
        match expr {
            TimeExpr::Cycle(Cycle::PartOfDay(part)) => {
                self.on_day(TimeExpr::Cycle(Cycle::PartOfDay(part)), candidate, step)
            }
            TimeExpr::Cycle(Cycle::Unit(Granularity::Weekend)) => {
                bare(Cycle::Unit(Granularity::Weekend), step)
            }
            TimeExpr::Cycle(
                cycle
                @ (Cycle::Weekday(_) | Cycle::Month(_) | Cycle::Season(_) | Cycle::Holiday(_)),
            ) => bare(cycle, step),
            TimeExpr::Fields(fields) if has_year(&fields) => TimeExpr::Fields(fields),
            TimeExpr::Fields(fields) if is_clock(&fields) => {
                self.on_day(TimeExpr::Fields(fields), candidate, step)
            }
            TimeExpr::Fields(fields) => bare(Cycle::Fields(fields), step),
            TimeExpr::Both(all) if is_quarter_of_year(&all) => self.quarter_of(&all, step),
            TimeExpr::Both(all) if is_month_of_year(&all) => self.month_of(&all, candidate, step),
            TimeExpr::Both(mut all) if !all.is_empty() => {
                let first = all.remove(0);
                all.insert(0, self.bind(first, candidate, step));
                TimeExpr::Both(all)
            }
            TimeExpr::Nth { n, cycle, within } => {
                let within = Box::new(self.bind(*within, candidate, step));
                step.is_open = unit_of_focus(&within).is_some_and(|unit| self.has_left(unit, step));
                TimeExpr::Nth { n, cycle, within }
            }
            TimeExpr::This { of, step: unit } if stands_alone(&of) => {
                TimeExpr::This { of: Box::new(self.bind(*of, candidate, step)), step: unit }
            }
            TimeExpr::Last { of, step: Cycle::PartOfDay(part) } if *of == TimeExpr::Dct => {
                self.overnight(TimeExpr::Cycle(Cycle::PartOfDay(part)), candidate, step)
            }
            TimeExpr::Last { of, step: cycle }
                if *of == TimeExpr::Dct && self.is_just_over(&cycle) =>
            {
                step.anchor = Anchor::Dct;
                step.because.push("not the one of this month or the month before".to_owned());
                let of = TimeExpr::Last { of, step: cycle.clone() };
                TimeExpr::Last { of: Box::new(of), step: cycle }
            }
            TimeExpr::Coming { of, step: cycle @ Cycle::Weekday(_) }
                if *of == TimeExpr::Dct && self.is_told_of(candidate) =>
            {
                step.anchor = Anchor::Dct;
                step.because.push("the verb is past: the last one".to_owned());
                TimeExpr::Latest { of, step: cycle }
            }
            TimeExpr::Last { of, step: unit } if stands_alone(&of) => {
                TimeExpr::Last { of: Box::new(self.bind(*of, candidate, step)), step: unit }
            }
            TimeExpr::Next { of, step: unit } if stands_alone(&of) => {
                TimeExpr::Next { of: Box::new(self.bind(*of, candidate, step)), step: unit }
            }
            TimeExpr::Latest { of, step: unit } if stands_alone(&of) => {
                TimeExpr::Latest { of: Box::new(self.bind(*of, candidate, step)), step: unit }
            }
            TimeExpr::Nearest { of, step: unit } if stands_alone(&of) => {
                TimeExpr::Nearest { of: Box::new(self.bind(*of, candidate, step)), step: unit }
            }
            other => self.refer(other, candidate, step),
        }
    }

    /// A weekday, month, season or holiday without more: which of them.
    fn point(&self, cycle: Cycle, candidate: &Candidate, step: &mut Step) -> TimeExpr {
        let year = !matches!(cycle, Cycle::Weekday(_) | Cycle::Unit(_));
        if let Some(told) = self.year_of_thing(candidate).filter(|_| year) {
            step.on(&told);
            step.because.push("in the year that is said with it".to_owned());
            return TimeExpr::Both(vec![TimeExpr::Focus, TimeExpr::from_cycle(cycle)]);
        }
        if let Some(told) = self.year_behind(&cycle, candidate) {
            step.on(&told);
            step.because.push("of the year that is said behind it".to_owned());
            return TimeExpr::Latest { of: Box::new(TimeExpr::Focus), step: cycle };
        }
        if self.dct.is_none() && self.is_open(&cycle, candidate) {
            step.anchor = Anchor::Dct;
            step.because.push("counted from the article's date, which is not known".to_owned());
            return TimeExpr::Coming { of: Box::new(TimeExpr::Dct), step: cycle };
        }
        if self.texts == Texts::Narrative || self.dct.is_none() {
            return self.told_on(cycle, step);
        }
        step.anchor = Anchor::Dct;
        let place = self.place(candidate);
        let shown = match self.right_after(place, candidate.sentence) {
            Some(ahead) => ahead,
            None => self.cues.direction(self.document, self.readings, place),
        };
        let direction = match shown {
            Direction::Past(_) if is_month(&cycle) && self.names_a_thing(place) => {
                Direction::Unknown
            }
            Direction::Future(word) if is_month(&cycle) && self.names_a_report(place) => {
                Direction::Either(word)
            }
            Direction::Past(word)
                if is_day_of_month(&cycle)
                    && self.cues.was_planned(self.document, self.readings, place) =>
            {
                Direction::Either(word)
            }
            Direction::Unknown => match self.joined(place, candidate.sentence) {
                Direction::Unknown => self.as_the_next(place, &cycle),
                joined => joined,
            },
            direction => direction,
        };
        let direction = self.of_weekday(direction, &cycle, candidate);
        if let Some(told) = self.day_joined(&cycle, candidate) {
            step.on(&told);
            step.because.push("after the day that it is joined to".to_owned());
            return TimeExpr::Coming { of: Box::new(TimeExpr::Focus), step: cycle };
        }
        if let Some(told) = self.days_before(&direction, &cycle, candidate) {
            step.on(&told);
            step.because.push("days after the date told right before".to_owned());
            return TimeExpr::Coming { of: Box::new(TimeExpr::Focus), step: cycle };
        }
        if let Some(expr) = self.in_the_year_told(&cycle, &direction, candidate, step) {
            return expr;
        }
        let of = Box::new(TimeExpr::Dct);
        let (reach, why) = self.choose(&direction, &cycle);
        step.because.push(why);
        match reach {
            Reach::Coming => TimeExpr::Coming { of, step: cycle },
            Reach::Nearest => TimeExpr::Nearest { of, step: cycle },
            Reach::Latest => TimeExpr::Latest { of, step: cycle },
        }
    }

    /// "Talks this Tuesday **produced** nothing."
    fn is_told_of(&self, candidate: &Candidate) -> bool {
        let place = self.place(candidate);
        let direction = self.cues.direction(self.document, self.readings, place);
        self.texts == Texts::News && matches!(direction, Direction::Past(_) | Direction::Ended(_))
    }

    /// "last February", told in March: of the year before, or it would be "last month".
    fn is_just_over(&self, cycle: &Cycle) -> bool {
        let (Some(month), Some(dct)) = (month_of(cycle), self.dct) else { return false };
        let article = dct.start.date().month0();
        let day = matches!(cycle, Cycle::Fields(f) if f.day.is_some());
        self.texts == Texts::News && (month % 12 == article || day && month - 1 == article)
    }

    /// Without the article's date: what is still to come, and a weekday where only a year was told.
    fn is_open(&self, cycle: &Cycle, candidate: &Candidate) -> bool {
        let told = self.memory.focus(false);
        let coarse = told.is_none_or(|told| told.extent.grain >= Granularity::Year);
        let place = self.place(candidate);
        let ahead = || {
            let direction = self.cues.direction(self.document, self.readings, place);
            matches!(direction, Direction::Future(_))
        };
        matches!(cycle, Cycle::Weekday(_)) && coarse || ahead()
    }

    /// "as early as Saturday or **Sunday**": as far as the date that it is joined to.
    fn joined(&self, place: Place, sentence: usize) -> Direction {
        let joiner = place.first.checked_sub(1).filter(|at| *at > place.from);
        let joiner = joiner.filter(|at| self.readings.is(*at, self.cues.joiner));
        let told = self.memory.last().filter(|told| told.sentence == sentence);
        match (joiner, told, self.dct) {
            (Some(at), Some(told), Some(dct)) if told.extent.start > dct.start => {
                let word = self.document.tokens[at].span.of(&self.document.article.text);
                Direction::Future(word.to_owned())
            }
            _ => Direction::Unknown,
        }
    }

    /// "**Friday** and Saturday night are full": as the day that it is joined to.
    fn as_the_next(&self, place: Place, cycle: &Cycle) -> Direction {
        let joined = self.readings.is(place.end, self.cues.joiner)
            && self.readings.is(place.end + 1, self.cues.weekday);
        if !joined || !matches!(cycle, Cycle::Weekday(_)) || place.end + 2 >= place.to {
            return Direction::Unknown;
        }
        let of_day = self.readings.is(place.end + 2, self.cues.part_of_day);
        let end = place.end + 2 + usize::from(of_day);
        self.cues.direction(self.document, self.readings, Place { end, ..place })
    }

    /// "from Sunday night to **Wednesday**": on the side of the day right before it.
    fn right_after(&self, place: Place, sentence: usize) -> Option<Direction> {
        self.memory.last().filter(|told| told.end + 1 == place.first)?;
        Some(self.joined(place, sentence)).filter(|joined| *joined != Direction::Unknown)
    }

    /// "the June summit": the verb says nothing of when that is.
    pub fn names_a_thing(&self, place: Place) -> bool {
        let before = place.first.checked_sub(1).filter(|at| *at >= place.from);
        before.is_some_and(|at| self.readings.is(at, self.cues.determiner))
            && place.end < place.to
            && self.readings.is_word(place.end)
            && !self.readings.is_capital(place.end)
    }

    /// "the **Dec. 21, 1988**, bombing".
    pub fn names_a_thing_in_commas(&self, place: Place) -> bool {
        let tokens = &self.document.tokens;
        let comma = |at: usize| tokens[at].span.of(&self.document.article.text) == ",";
        place.end + 1 < place.to
            && comma(place.end)
            && self.names_a_thing(Place { end: place.end + 1, ..place })
    }

    /// "the constitution of **1793**", "the 1975-**1976** dry season": its year names a thing.
    pub fn names_by_year(&self, place: Place) -> bool {
        let before = place.first.checked_sub(1).filter(|at| *at >= place.from);
        let after = before.is_some_and(|at| self.readings.is(at, self.cues.named_by));
        let range =
            self.memory.last().is_some_and(|last| last.manner.named && last.end + 1 == place.first);
        self.texts == Texts::Narrative
            && place.end == place.first + 1
            && (after || range || self.names_a_thing(place))
    }

    /// "The June figure is due": of a month that is known.
    fn names_a_report(&self, place: Place) -> bool {
        self.names_a_thing(place) && self.readings.is(place.end, self.cues.report)
    }

    /// In a narrative: in the year told last, or in the next one when the year has turned since.
    fn told_on(&self, cycle: Cycle, step: &mut Step) -> TimeExpr {
        let Some(told) = self.memory.focus(month_of(&cycle).is_some()) else {
            return TimeExpr::from_cycle(cycle);
        };
        let day = match &cycle {
            Cycle::Fields(fields) => fields.day.map(u32::from),
            _ => None,
        };
        let said = month_of(&cycle).map(|month| (month, day));
        let reached = said.and_then(|said| self.memory.before_the_year(&told, said));
        let told = reached.unwrap_or(told);
        step.on(&told);
        let turned = match &cycle {
            Cycle::Fields(f) => f.month.is_some_and(|m| has_turned(u32::from(m), &told.extent)),
            _ => false,
        };
        if turned {
            step.because.push("the next one after the date told last".to_owned());
            return TimeExpr::Coming { of: Box::new(TimeExpr::Focus), step: cycle };
        }
        step.because.push("the one of the date told last".to_owned());
        TimeExpr::from_cycle(cycle)
    }

    /// Where the expression stands.
    pub fn place(&self, candidate: &Candidate) -> Place {
        let sentence = &self.document.sentences[candidate.sentence];
        Place {
            from: sentence.first.0 as usize,
            to: sentence.end.0 as usize,
            first: candidate.first,
            end: candidate.end,
        }
    }
}

/// A date that has to be placed itself before anything is counted from it.
fn stands_alone(expr: &TimeExpr) -> bool {
    matches!(expr, TimeExpr::Cycle(_) | TimeExpr::Fields(_))
}

/// The number of its month.
pub fn month_of(cycle: &Cycle) -> Option<u32> {
    match cycle {
        Cycle::Month(month) => Some(month.number_from_month()),
        Cycle::Fields(fields) => fields.month.map(u32::from),
        _ => None,
    }
}

pub fn is_month(cycle: &Cycle) -> bool {
    matches!(cycle, Cycle::Month(_))
        || matches!(cycle, Cycle::Fields(f) if f.month.is_some() && f.day.is_none())
}

/// "Sept. 4".
pub fn is_day_of_month(cycle: &Cycle) -> bool {
    matches!(cycle, Cycle::Fields(f) if f.month.is_some() && f.day.is_some())
}

/// So many months may a date lie before the one told last without the year having turned.
const BACK: u32 = 5;

pub fn has_turned(month: u32, told: &Interval) -> bool {
    told.grain <= Granularity::Quarter && month + BACK < told.start.date().month()
}
