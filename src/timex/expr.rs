//! Questions about meanings.

use crate::time::{Cycle, Fields, Granularity, Steps, TimeExpr};

/// How fine a date must be for the expression to be counted from it.
pub fn grain_of(expr: &TimeExpr) -> Option<Granularity> {
    match expr {
        TimeExpr::This { step, .. } | TimeExpr::Last { step, .. } | TimeExpr::Next { step, .. } => {
            match step {
                Cycle::Unit(unit) => Some(*unit),
                Cycle::Weekday(_) => Some(Granularity::Week),
                Cycle::Month(_) | Cycle::Season(_) => Some(Granularity::Year),
                _ => None,
            }
        }
        TimeExpr::Before { of, by: Steps::Period(by) }
        | TimeExpr::After { of, by: Steps::Period(by) }
            if **of == TimeExpr::Focus =>
        {
            by.finest().map(reach)
        }
        TimeExpr::Both(all) => all.first().and_then(grain_of),
        TimeExpr::Earlier { of, .. } | TimeExpr::Later { of, .. } => grain_of(of),
        _ => None,
    }
}

/// How fine a date must be that so many units are counted from: hours not from a month, days not from a year, years not
/// from a century.
fn reach(unit: Granularity) -> Granularity {
    match unit {
        unit if unit < Granularity::Day => Granularity::Day,
        unit if unit <= Granularity::Week => Granularity::Month,
        unit => unit.max(Granularity::Year),
    }
}

/// Whether a date that was told is fine enough.
pub fn fits(told: Granularity, wanted: Option<Granularity>) -> bool {
    wanted.is_none_or(|wanted| told <= wanted)
}

/// Whether `what` stands anywhere in the expression.
pub fn mentions(expr: &TimeExpr, what: &TimeExpr) -> bool {
    if expr == what {
        return true;
    }
    match expr {
        TimeExpr::This { of, .. }
        | TimeExpr::Last { of, .. }
        | TimeExpr::Next { of, .. }
        | TimeExpr::Latest { of, .. }
        | TimeExpr::Coming { of, .. }
        | TimeExpr::Nearest { of, .. }
        | TimeExpr::Before { of, .. }
        | TimeExpr::After { of, .. }
        | TimeExpr::Earlier { of, .. }
        | TimeExpr::Later { of, .. }
        | TimeExpr::UpTo { of, .. }
        | TimeExpr::Onward { of, .. }
        | TimeExpr::Part { of, .. } => mentions(of, what),
        TimeExpr::Nth { within, .. }
        | TimeExpr::Run { within, .. }
        | TimeExpr::Any { within, .. } => mentions(within, what),
        TimeExpr::Between { from, to } => mentions(from, what) || mentions(to, what),
        TimeExpr::Both(all) => all.iter().any(|e| mentions(e, what)),
        _ => false,
    }
}

/// In a narrative what is counted from the article's date is counted from the date told last.
pub fn to_focus(expr: TimeExpr) -> TimeExpr {
    let inner = |of: Box<TimeExpr>| Box::new(to_focus(*of));
    match expr {
        TimeExpr::Dct => TimeExpr::Focus,
        TimeExpr::This { of, step } => TimeExpr::This { of: inner(of), step },
        TimeExpr::Last { of, step } => TimeExpr::Last { of: inner(of), step },
        TimeExpr::Next { of, step } => TimeExpr::Next { of: inner(of), step },
        TimeExpr::Before { of, by } => TimeExpr::Before { of: inner(of), by },
        TimeExpr::After { of, by } => TimeExpr::After { of: inner(of), by },
        TimeExpr::UpTo { of, by } => TimeExpr::UpTo { of: inner(of), by },
        TimeExpr::Onward { of, by } => TimeExpr::Onward { of: inner(of), by },
        TimeExpr::Both(all) => TimeExpr::Both(all.into_iter().map(to_focus).collect()),
        other => other,
    }
}

/// Whether nothing has to be filled in.
pub fn has_year(fields: &Fields) -> bool {
    fields.is_absolute() || fields.short_year.is_some() || fields.short_decade.is_some()
}

/// Whether only a clock time was said.
pub fn is_clock(fields: &Fields) -> bool {
    fields.hour.is_some() && fields.day.is_none() && fields.weekday.is_none()
}

/// The unit around the date told last: "the month" of "the first Sunday of the month".
pub fn unit_of_focus(expr: &TimeExpr) -> Option<Granularity> {
    match expr {
        TimeExpr::This { of, step: Cycle::Unit(unit) } if **of == TimeExpr::Focus => Some(*unit),
        _ => None,
    }
}

/// "the following day", counted from what was told.
pub fn is_next_day(expr: &TimeExpr) -> bool {
    match expr {
        TimeExpr::Next { of, step: Cycle::Unit(Granularity::Day) } => **of == TimeExpr::Focus,
        TimeExpr::Both(all) => all.first().is_some_and(is_next_day),
        _ => false,
    }
}

/// "a day earlier", "three days before".
pub fn is_days_before(expr: &TimeExpr) -> bool {
    matches!(expr, TimeExpr::Before { of, by: Steps::Period(by) }
        if **of == TimeExpr::Focus && by.finest() == Some(Granularity::Day))
}

/// "a century earlier", "a decade before".
pub fn is_decades_before(expr: &TimeExpr) -> bool {
    matches!(expr, TimeExpr::Before { of, by: Steps::Period(by) }
        if **of == TimeExpr::Focus && by.finest() >= Some(Granularity::Decade))
}

/// "that year".
pub fn is_that_year(expr: &TimeExpr) -> bool {
    match expr {
        TimeExpr::This { of, step: Cycle::Unit(Granularity::Year) } => **of == TimeExpr::Focus,
        TimeExpr::Both(all) => all.first().is_some_and(is_that_year),
        _ => false,
    }
}

/// "that day", "the same evening".
pub fn is_that_day(expr: &TimeExpr) -> bool {
    match expr {
        TimeExpr::This { of, step: Cycle::Unit(Granularity::Day) } => **of == TimeExpr::Focus,
        TimeExpr::Both(all) => all.first().is_some_and(is_that_day),
        _ => false,
    }
}
