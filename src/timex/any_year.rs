//! Months and seasons of any year: "In winter the river freezes", "it usually ends in May".

use super::bind::is_month;
use super::direction::{Direction, Place};
use super::expr::has_year;
use super::reader::Reader;
use super::recognise::Candidate;
use crate::lang::Texts;
use crate::time::{Cycle, Each, Meaning, Repeat, TimeExpr};

/// So many words before a month may the word stand that makes it one of any year.
const RULE: usize = 10;

impl Reader<'_> {
    /// "In winter, the river freezes": no verb says which.
    pub fn of_any_year(&self, candidate: &Candidate) -> Option<Meaning> {
        let place = self.place(candidate);
        if let Some(month) = self.as_a_rule(candidate, place) {
            return Some(month);
        }
        let Meaning::When(TimeExpr::Cycle(cycle @ Cycle::Season(_))) = &candidate.meaning else {
            return None;
        };
        let before = place.first.checked_sub(1).filter(|at| *at >= place.from)?;
        let general = place.end == place.first + 1
            && self.readings.is(before, self.cues.in_general)
            && self.texts == Texts::News
            && self.cues.direction(self.document, self.readings, place) == Direction::Unknown;
        let each = Each::Cycle(cycle.clone());
        general.then_some(Meaning::HowOften(Repeat { each, quant: None, times: None }))
    }

    /// "The rains **usually** end in October", "in May **each** year", but "he had usually left by
    /// June" and "each year since May 2010".
    fn as_a_rule(&self, candidate: &Candidate, place: Place) -> Option<Meaning> {
        let cycle = match &candidate.meaning {
            Meaning::When(TimeExpr::Cycle(cycle @ (Cycle::Month(_) | Cycle::Season(_)))) => {
                cycle.clone()
            }
            Meaning::When(TimeExpr::Fields(fields)) if !has_year(fields) => Cycle::Fields(*fields),
            _ => return None,
        };
        if self.texts != Texts::News || !(is_month(&cycle) || matches!(cycle, Cycle::Season(_))) {
            return None;
        }
        let every = self.is_every_year(place);
        if !every && !self.words_near(place).any(|at| self.readings.is(at, self.cues.as_a_rule)) {
            return None;
        }
        let once = match self.cues.direction(self.document, self.readings, place) {
            Direction::Ended(_) => true,
            Direction::Past(_) => !every,
            _ => false,
        };
        let each = Each::Cycle(cycle);
        (!once).then_some(Meaning::HowOften(Repeat { each, quant: None, times: None }))
    }

    /// The words before an expression, as far as somebody says something.
    fn words_near(&self, place: Place) -> impl Iterator<Item = usize> + '_ {
        let before = (place.from.max(place.first.saturating_sub(RULE))..place.first).rev();
        before.take_while(|&at| !self.readings.is(at, self.cues.reporting))
    }

    fn is_every_year(&self, place: Place) -> bool {
        let after = place.end..place.to.min(place.end + 2);
        self.words_near(place).chain(after).any(|at| {
            self.readings.is(at, self.cues.each) && self.readings.is(at + 1, self.cues.year)
        })
    }
}
