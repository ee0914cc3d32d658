//! What happened years ago and is told in order: "They landed in May 1915. In August they left."

use super::bind::has_turned;
use super::direction::{Direction, Place};
use super::reader::Reader;
use super::recognise::Candidate;
use super::told::Told;
use crate::lang::Texts;
use crate::time::{Cycle, Datelike, Granularity, Interval, TimeExpr};

/// So many years back lies another time.
const LONG_AGO: i32 = 2;
/// So many sentences back may a date that heads its sentence lie.
const NEAR: usize = 3;
/// So many sentences back may another date lie that is still told of, in its paragraph.
const GOES_ON: usize = 2;

impl Reader<'_> {
    /// "It broke on May 3, 1911. By **the end of the week** the town was gone."
    pub fn unit_of_told(&self, expr: &TimeExpr, candidate: &Candidate) -> Option<Told> {
        let unit =
            matches!(expr, TimeExpr::This { of, step: Cycle::Unit(_) } if **of == TimeExpr::Dct);
        let place = self.place(candidate);
        let now = (place.first..place.end).any(|at| self.readings.is(at, self.cues.of_now));
        if !unit || now || self.texts != Texts::News {
            return None;
        }
        let told = self.memory.day(candidate.sentence, GOES_ON, |_| true)?;
        let direction = self.cues.direction(self.document, self.readings, place);
        let on = self.is_long_since(&told) && self.goes_on(&told, candidate);
        (on && self.is_retold(&direction, place)).then_some(told)
    }

    /// The date told last, if it lies years back and the clause goes on telling of it.
    pub fn retold(
        &self,
        shown: &Direction,
        coarsest: Granularity,
        candidate: &Candidate,
    ) -> Option<Told> {
        let past = self.is_retold(shown, self.place(candidate));
        self.long_ago(candidate, coarsest).filter(|_| past)
    }

    fn is_retold(&self, shown: &Direction, place: Place) -> bool {
        match shown {
            Direction::Past(_) | Direction::Ended(_) => true,
            // "It stood until August."
            Direction::Until(_) => self.cues.is_told(self.document, self.readings, place),
            _ => false,
        }
    }

    fn is_long_since(&self, told: &Told) -> bool {
        let year = |interval: &Interval| interval.start.date().year();
        self.dct.is_some_and(|dct| year(&dct) - year(&told.extent) >= LONG_AGO)
    }

    /// The date told last, if it lies years back and heads what is told here, or was told right
    /// before.
    fn long_ago(&self, candidate: &Candidate, coarsest: Granularity) -> Option<Told> {
        let told = self.memory.last_of_its_year()?;
        let near = told.sentence + NEAR >= candidate.sentence;
        let here = told.sentence == candidate.sentence;
        let coarser = if here { Granularity::Quarter } else { coarsest };
        let fine = told.extent.grain <= coarsest.max(coarser);
        let on =
            || self.heads(&told) && told.extent.grain <= coarsest || self.goes_on(&told, candidate);
        (near && fine && self.is_long_since(&told) && on()).then_some(told)
    }

    /// "He was convicted in May 2009. In March a court let him go": not in March 2009.
    pub fn goes_back(&self, month: u32, told: &Told) -> bool {
        let date = told.extent.start.date();
        let months = told.extent.grain <= Granularity::Month;
        months && !self.heads(told) && month < date.month() && !has_turned(month, &told.extent)
    }

    /// Whether the expression stands in the sentence of a date or in the next one of its paragraph.
    fn goes_on(&self, told: &Told, candidate: &Candidate) -> bool {
        let paragraph = |sentence: usize| self.document.sentences[sentence].paragraph;
        let since = told.first.checked_sub(1).filter(|at| self.readings.is(*at, self.cues.since));
        since.is_none()
            && !told.manner.relative
            && !told.manner.aside
            && told.sentence + GOES_ON >= candidate.sentence
            && paragraph(told.sentence) == paragraph(candidate.sentence)
    }
}
