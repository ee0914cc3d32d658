//! Months and seasons of a year that was told: "In 2008 the race was not settled until June."

use super::bind::{has_turned, is_month, month_of};
use super::direction::Direction;
use super::reader::{Reader, Step};
use super::recognise::Candidate;
use super::told::Told;
use crate::time::{Cycle, Datelike, Granularity, TimeExpr};

/// So many years back lies another time.
const LONG_AGO: i32 = 2;
/// So many words before a holiday may its year stand.
const BESIDE: usize = 5;
/// So many sentences back it may have been told.
const NEAR: usize = 3;

impl Reader<'_> {
    /// A month, a day of a month or a season, in the year that its clause or what is told before it is in.
    pub fn in_the_year_told(
        &self,
        cycle: &Cycle,
        direction: &Direction,
        candidate: &Candidate,
        step: &mut Step,
    ) -> Option<TimeExpr> {
        if matches!(cycle, Cycle::Holiday(_)) {
            let beside = self.year_beside(candidate);
            let told = beside.or_else(|| self.year_of_clause(candidate))?;
            step.on(&told);
            step.because.push("in the year told with it".to_owned());
            let holiday = TimeExpr::from_cycle(cycle.clone());
            return Some(TimeExpr::Both(vec![TimeExpr::Focus, holiday]));
        }
        let day = matches!(cycle, Cycle::Fields(fields) if fields.month.is_some());
        let month = day || is_month(cycle);
        if !month && !matches!(cycle, Cycle::Season(_)) {
            return None;
        }
        if let Some(told) = self.year_of_clause(candidate) {
            step.on(&told);
            step.because.push("in the year that the clause is in".to_owned());
            let last = self.memory.of_sentence(candidate.sentence).next();
            let within = |last: &&Told| {
                last.extent.start >= told.extent.start && last.extent.end <= told.extent.end
            };
            let turned =
                |last: &&Told| month_of(cycle).is_some_and(|m| has_turned(m, &last.extent));
            if let Some(last) = last.filter(within).filter(turned) {
                step.on(last);
                return Some(TimeExpr::Coming {
                    of: Box::new(TimeExpr::Focus),
                    step: cycle.clone(),
                });
            }
            return Some(TimeExpr::Both(vec![
                TimeExpr::Focus,
                TimeExpr::from_cycle(cycle.clone()),
            ]));
        }
        if let Some(told) = self.year_beside(candidate).filter(|told| self.is_on(told, candidate)) {
            step.on(&told);
            step.because.push("in the year told right before".to_owned());
            let date = TimeExpr::from_cycle(cycle.clone());
            return Some(TimeExpr::Both(vec![TimeExpr::Focus, date]));
        }
        if let Some(told) = self.begun_in(candidate).filter(|_| month) {
            step.on(&told);
            step.because.push("when what began then was over".to_owned());
            return Some(TimeExpr::Coming { of: Box::new(TimeExpr::Focus), step: cycle.clone() });
        }
        let past = matches!(direction, Direction::Past(_) | Direction::Ended(_));
        let coarsest = if month { Granularity::Month } else { Granularity::Quarter };
        let told = self.long_ago(candidate, coarsest).filter(|_| past)?;
        step.on(&told);
        step.because.push("in the year that is told of".to_owned());
        let number = month_of(cycle);
        if number.is_some_and(|number| has_turned(number, &told.extent)) {
            return Some(TimeExpr::Coming { of: Box::new(TimeExpr::Focus), step: cycle.clone() });
        }
        let year = Cycle::Unit(Granularity::Year);
        let year = TimeExpr::This { of: Box::new(TimeExpr::Focus), step: year };
        Some(TimeExpr::Both(vec![year, TimeExpr::from_cycle(cycle.clone())]))
    }

    /// "In **2008** the race was not settled until June", "**last year** it fell in May", "in
    /// **1989**, when ships lay idle over the summer".
    fn year_of_clause(&self, candidate: &Candidate) -> Option<Told> {
        let dct = self.dct?;
        let fits = |told: &&Told| {
            told.extent.grain == Granularity::Year
                && (told.extent.end <= dct.start || told.extent.start >= dct.end)
                && (self.heads(told) || self.readings.is(told.end + 1, self.cues.when))
        };
        self.memory.of_sentence(candidate.sentence).find(fits).copied()
    }

    /// "He was married in **2011**, on April 29."
    fn is_on(&self, told: &Told, candidate: &Candidate) -> bool {
        let text = &self.document.article.text;
        let next = self.document.tokens.get(told.end).map(|token| token.span.of(text));
        let comma = next == Some(",");
        let on = self.readings.is(told.end + 1, self.cues.done_on);
        comma && on && told.end + 2 == candidate.first
    }

    /// "It began in **January 1999** and ended on 4 March."
    fn begun_in(&self, candidate: &Candidate) -> Option<Told> {
        let dct = self.dct?;
        let told = *self.memory.of_sentence(candidate.sentence).next()?;
        let ends = |at: usize| self.readings.is(at, self.cues.ends);
        let past = told.extent.end.date().year() < dct.start.date().year();
        let fine = told.extent.grain <= Granularity::Month;
        (past && fine && (told.end..candidate.first).any(ends)).then_some(told)
    }

    /// "in **1985**, two weeks before Thanksgiving"
    fn year_beside(&self, candidate: &Candidate) -> Option<Told> {
        let dct = self.dct?;
        let told = self.memory.of_sentence(candidate.sentence).next().copied()?;
        let beside = told.end + BESIDE >= candidate.first && !told.compared;
        let year = told.extent.grain == Granularity::Year && told.extent.end <= dct.start;
        (beside && year).then_some(told)
    }

    /// Whether a date stands at the head of a clause: "**In 2008** it fell", "it rose; **last year** it
    /// fell".
    fn heads(&self, told: &Told) -> bool {
        let from = self.document.sentences[told.sentence].first.0 as usize;
        let lead = |at: &usize| {
            let classes = [self.cues.in_general, self.cues.no_later, self.cues.between];
            classes.into_iter().any(|class| self.readings.is(*at, class))
        };
        let led = (from..told.first).rev().take_while(lead).count();
        let first = told.first - led;
        let text = &self.document.article.text;
        first == from || self.document.tokens[first - 1].span.of(text) == ";"
    }

    /// The date told last, if it lies years back and heads what is told here.
    fn long_ago(&self, candidate: &Candidate, coarsest: Granularity) -> Option<Told> {
        let dct = self.dct?;
        let told = *self.memory.last()?;
        let near = told.sentence + NEAR >= candidate.sentence;
        let back = dct.start.date().year() - told.extent.start.date().year();
        let fine = told.extent.grain <= coarsest;
        (near && fine && back >= LONG_AGO && self.heads(&told)).then_some(told)
    }
}
