//! Each operator by its own step.

use super::{Context, Found, Miss, Place, Unresolved};
use super::{combine, fields, inside, search, step};
use crate::time::model::{Interval, TimeExpr};

pub(super) fn place(expr: &TimeExpr, context: &Context) -> Found<Place> {
    let of = |expr: &TimeExpr| place(expr, context).map(|found| found.extent);
    match expr {
        TimeExpr::Dct => known(context.dct, Unresolved::NoDct),
        TimeExpr::Focus => reference(context).map(Place::at),
        TimeExpr::Anchor => known(context.anchor, Unresolved::UndatedEvent),
        TimeExpr::Past => Err(Miss::Vague("PAST_REF")),
        TimeExpr::Present => Err(Miss::Vague("PRESENT_REF")),
        TimeExpr::Future => Err(Miss::Vague("FUTURE_REF")),
        TimeExpr::Fields(said) => fields::place(said, context),
        TimeExpr::Cycle(cycle) => inside::this(&reference(context)?, cycle),
        TimeExpr::This { of: x, step } => inside::this(&of(x)?, step),
        TimeExpr::Last { of: x, step } => search::last(&of(x)?, step),
        TimeExpr::Next { of: x, step } => search::next(&of(x)?, step),
        TimeExpr::Latest { of: x, step } => search::latest(&of(x)?, step),
        TimeExpr::Coming { of: x, step } => search::coming(&of(x)?, step),
        TimeExpr::Nearest { of: x, step } => search::nearest(&of(x)?, step),
        TimeExpr::Before { of: x, by } => step::by(&of(x)?, by, true),
        TimeExpr::After { of: x, by } => step::by(&of(x)?, by, false),
        TimeExpr::Earlier { of: x, by } => step::exactly(&of(x)?, by, true),
        TimeExpr::Later { of: x, by } => step::exactly(&of(x)?, by, false),
        TimeExpr::UpTo { of: x, by } => step::stretch(&of(x)?, by, true),
        TimeExpr::Onward { of: x, by } => step::stretch(&of(x)?, by, false),
        TimeExpr::Nth { n, cycle, within } => inside::nth(*n, cycle, &of(within)?),
        TimeExpr::Run { n, cycle, within } => inside::run(*n, cycle, &of(within)?),
        TimeExpr::Part { of: x, part } => combine::part(place(x, context)?, *part),
        TimeExpr::Any { grain, within } => Ok(Place::at(of(within)?.with_grain(*grain))),
        TimeExpr::Between { from, to } => combine::between(from, to, context),
        TimeExpr::Both(all) => combine::both(all, context),
    }
}

fn known(interval: Option<Interval>, otherwise: Unresolved) -> Found<Place> {
    interval.map(Place::at).ok_or(Miss::Not(otherwise))
}

/// The date told last, else the article's date.
pub(super) fn reference(context: &Context) -> Found<Interval> {
    context.focus.or(context.dct).ok_or(Miss::Not(Unresolved::NoReference))
}
