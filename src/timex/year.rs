//! Months and seasons of a year that was told: "In 2008 the race was not settled until June."

use super::bind::{has_turned, is_month, month_of};
use super::direction::Direction;
use super::reader::{Reader, Step};
use super::recognise::Candidate;
use super::told::Told;
use crate::time::{Cycle, Datelike, Granularity, TimeExpr};

/// So many words before a holiday may its year stand.
const BESIDE: usize = 5;

/// So many days after a day that was told goes the story on.
const DAYS_ON: i64 = 14;

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
            if let Some(told) = beside.or_else(|| self.year_of_clause(candidate)) {
                step.on(&told);
                step.because.push("in the year told with it".to_owned());
                let holiday = TimeExpr::from_cycle(cycle.clone());
                return Some(TimeExpr::Both(vec![TimeExpr::Focus, holiday]));
            }
            let told = self.retold(direction, Granularity::Month, candidate)?;
            step.on(&told);
            step.because.push("the next one after the date told last".to_owned());
            return Some(TimeExpr::Coming { of: Box::new(TimeExpr::Focus), step: cycle.clone() });
        }
        if let Some(told) = self.month_of_day(cycle, candidate) {
            step.on(&told);
            step.because.push("the next one after the date told right before".to_owned());
            return Some(TimeExpr::Coming { of: Box::new(TimeExpr::Focus), step: cycle.clone() });
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
        if let Some(told) = self.days_on(cycle, direction, candidate) {
            step.on(&told);
            step.because.push("days after the date told right before".to_owned());
            return Some(TimeExpr::Coming { of: Box::new(TimeExpr::Focus), step: cycle.clone() });
        }
        if let Some(told) = self.month_told(cycle, candidate) {
            step.on(&told);
            step.because.push("in the month told with it".to_owned());
            return Some(in_that_year(cycle));
        }
        let coarsest = if month { Granularity::Month } else { Granularity::Quarter };
        let number = month_of(cycle);
        let told = self.retold(direction, coarsest, candidate)?;
        let on = |number| !self.goes_back(number, &told);
        if !number.is_none_or(on) {
            return None;
        }
        step.on(&told);
        step.because.push("in the year that is told of".to_owned());
        if number.is_some_and(|number| has_turned(number, &told.extent)) {
            return Some(TimeExpr::Coming { of: Box::new(TimeExpr::Focus), step: cycle.clone() });
        }
        Some(in_that_year(cycle))
    }

    /// "They died on **April 15 last year**. One suspect was shot dead on April 19."
    fn days_on(&self, cycle: &Cycle, direction: &Direction, candidate: &Candidate) -> Option<Told> {
        let Cycle::Fields(fields) = cycle else { return None };
        let (month, day) = (u32::from(fields.month?), u32::from(fields.day?));
        let over = matches!(direction, Direction::Past(_) | Direction::Ended(_));
        let dct = self.dct.filter(|_| over)?;
        let told = *self.memory.last()?;
        let date = told.extent.start.date();
        let next = date.with_day(1)?.with_month(month)?.with_day(day)?;
        let paragraph = |sentence: usize| self.document.sentences[sentence].paragraph;
        let near = told.sentence + 1 >= candidate.sentence
            && paragraph(told.sentence) == paragraph(candidate.sentence)
            && !told.manner.aside
            && !told.manner.compared;
        let on = told.extent.grain <= Granularity::Day
            && (0..=DAYS_ON).contains(&(next - date).num_days());
        (near && on && date.year() < dct.start.date().year()).then_some(told)
    }

    /// "It was paid on **12 June** and again on the 26th."
    fn month_of_day(&self, cycle: &Cycle, candidate: &Candidate) -> Option<Told> {
        let Cycle::Fields(fields) = cycle else { return None };
        if fields.month.is_some() || fields.day.is_none() {
            return None;
        }
        let told = *self.memory.of_sentence(candidate.sentence).next()?;
        let fine = told.extent.grain <= Granularity::Month;
        (fine && !told.manner.compared && !told.manner.aside).then_some(told)
    }

    /// "He was held in **the same month**, on Feb. 17": of the year of that month.
    fn month_told(&self, cycle: &Cycle, candidate: &Candidate) -> Option<Told> {
        let Cycle::Fields(fields) = cycle else { return None };
        let (month, _) = (fields.month?, fields.day?);
        let mut told = self.memory.of_sentence(candidate.sentence);
        let same = |told: &&Told| {
            told.extent.grain == Granularity::Month
                && told.extent.start.date().month() == u32::from(month)
                && !told.manner.compared
        };
        told.find(same).copied()
    }

    /// "In **2008** the race was not settled until June", "**last year** it fell in May", "in
    /// **1989**, when ships lay idle over the summer".
    pub fn year_of_clause(&self, candidate: &Candidate) -> Option<Told> {
        let dct = self.dct?;
        let leads = |told: &&Told| {
            told.extent.grain == Granularity::Year
                && (self.heads(told) || self.readings.is(told.end + 1, self.cues.when))
        };
        let told = self.memory.of_sentence(candidate.sentence).find(leads).copied();
        told.filter(|told| told.extent.end <= dct.start || told.extent.start >= dct.end)
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
        let beside = told.end + BESIDE >= candidate.first && !told.manner.compared;
        let year = told.extent.grain == Granularity::Year && told.extent.end <= dct.start;
        (beside && year).then_some(told)
    }

    /// Whether a date stands at the head of a clause: "**In 2008** it fell", "it rose; **last year** it
    /// fell".
    pub fn heads(&self, told: &Told) -> bool {
        let year = told.extent.grain == Granularity::Year;
        if year && told.manner.aside && !self.readings.is(told.end, self.cues.of_its_year) {
            // "The 1998 law was changed in March."
            return false;
        }
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
}

/// The month, day or season of the year of the date told.
fn in_that_year(cycle: &Cycle) -> TimeExpr {
    let year = Cycle::Unit(Granularity::Year);
    let year = TimeExpr::This { of: Box::new(TimeExpr::Focus), step: year };
    TimeExpr::Both(vec![year, TimeExpr::from_cycle(cycle.clone())])
}
