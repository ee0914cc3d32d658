//! A date without a year, read the other way: "in June" is the last June for what took place and the
//! next one for what is planned, whatever the words around it made of it.

use super::model::Timex;
use crate::time::{Context, Cycle, Granularity, Interval, Meaning, NaiveDate, TimeExpr};

/// Which way from the article's day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// What took place.
    Back,
    /// What is to come.
    Ahead,
}

impl Timex {
    /// The extent that way from the article's day; nothing where it lies that way already, or where
    /// the words leave no choice.
    pub fn turned(&self, way: Way, day: NaiveDate) -> Option<Interval> {
        let dct = Interval::day(day);
        let Meaning::When(expr) = &self.meaning else { return None };
        let extent = self.extent()?;
        let (back, ahead) = (extent.start >= dct.end, extent.end <= dct.start);
        let expr = match innermost(expr) {
            // "He died in 1995. A service will be held on 8 March": in the year told last no more.
            TimeExpr::Fields(fields)
                if ahead
                    && way == Way::Ahead
                    && fields.day.is_some()
                    && fields.month.is_some()
                    && fields.year.or(fields.century).or(fields.decade).is_none() =>
            {
                TimeExpr::Coming { of: Box::new(TimeExpr::Dct), step: Cycle::Fields(*fields) }
            }
            TimeExpr::Coming { of, step } | TimeExpr::Nearest { of, step }
                if back && way == Way::Back =>
            {
                TimeExpr::Latest { of: of.clone(), step: step.clone() }
            }
            TimeExpr::Latest { of, step } | TimeExpr::Nearest { of, step }
                if ahead && way == Way::Ahead =>
            {
                TimeExpr::Coming { of: of.clone(), step: step.clone() }
            }
            _ => return None,
        };
        let context = Context { dct: Some(dct), ..Context::default() };
        expr.resolve(&context).ok()?.extent
    }

    /// A month or longer.
    pub fn is_of_months(&self) -> bool {
        self.extent().is_some_and(|extent| extent.grain >= Granularity::Month)
    }
}

/// "the end of July": July.
fn innermost(expr: &TimeExpr) -> &TimeExpr {
    match expr {
        TimeExpr::Part { of, .. } => innermost(of),
        expr => expr,
    }
}
