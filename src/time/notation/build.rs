//! Terms to meanings.

use super::error::{NotationError, Problem};
use super::names::Atom;
use super::term::{Field, Item, Node, Operator};
use crate::time::model::{
    Count, Cycle, Each, Fields, Granularity, Meaning, Part, Period, Quant, Repeat, Steps, TimeExpr,
};

type Result<T> = std::result::Result<T, NotationError>;

pub(super) fn meaning(node: &Node) -> Result<Meaning> {
    match node {
        Node::Quantity(..) | Node::Sum(_) => as_period(node).map(Meaning::HowLong),
        Node::Atom(Atom::Period) => Ok(Meaning::HowLong(Period::default())),
        Node::Call(Operator::Repeat(quant), arguments) => as_repeat(*quant, arguments),
        _ => expr(node).map(Meaning::When),
    }
}

fn as_repeat(quant: Option<Quant>, arguments: &[Node]) -> Result<Meaning> {
    let (each, times) = match arguments {
        [each] => (each, None),
        [each, times] => (each, Some(as_count(times)?)),
        _ => return Err(NotationError::expected("what is repeated, and how many times")),
    };
    let each = match as_period(each) {
        Ok(period) => Each::Period(period),
        Err(_) => Each::Cycle(as_cycle(each)?),
    };
    Ok(Meaning::HowOften(Repeat { each, quant, times }))
}

pub(super) fn expr(node: &Node) -> Result<TimeExpr> {
    match node {
        Node::Atom(atom) => atom.expr().ok_or_else(|| NotationError::expected("a time")),
        Node::Fields(items) => as_fields(items).map(TimeExpr::Fields),
        Node::Call(operator, arguments) => as_call(*operator, arguments),
        _ => Err(NotationError::expected("a time")),
    }
}

fn boxed(node: &Node) -> Result<Box<TimeExpr>> {
    expr(node).map(Box::new)
}

fn as_call(operator: Operator, arguments: &[Node]) -> Result<TimeExpr> {
    use Operator as O;
    Ok(match (operator, arguments) {
        (O::This, [of, s]) => TimeExpr::This { of: boxed(of)?, step: as_cycle(s)? },
        (O::Last, [of, s]) => TimeExpr::Last { of: boxed(of)?, step: as_cycle(s)? },
        (O::Next, [of, s]) => TimeExpr::Next { of: boxed(of)?, step: as_cycle(s)? },
        (O::Latest, [of, s]) => TimeExpr::Latest { of: boxed(of)?, step: as_cycle(s)? },
        (O::Coming, [of, s]) => TimeExpr::Coming { of: boxed(of)?, step: as_cycle(s)? },
        (O::Nearest, [of, s]) => TimeExpr::Nearest { of: boxed(of)?, step: as_cycle(s)? },
        (O::Before, [of, by]) => TimeExpr::Before { of: boxed(of)?, by: as_steps(by)? },
        (O::After, [of, by]) => TimeExpr::After { of: boxed(of)?, by: as_steps(by)? },
        (O::Earlier, [of, by]) => TimeExpr::Earlier { of: boxed(of)?, by: as_period(by)? },
        (O::Later, [of, by]) => TimeExpr::Later { of: boxed(of)?, by: as_period(by)? },
        (O::UpTo, [of, by]) => TimeExpr::UpTo { of: boxed(of)?, by: as_period(by)? },
        (O::Onward, [of, by]) => TimeExpr::Onward { of: boxed(of)?, by: as_period(by)? },
        (O::Nth, [n, cycle, within]) => {
            TimeExpr::Nth { n: as_integer(n)?, cycle: as_cycle(cycle)?, within: boxed(within)? }
        }
        (O::Run, [n, cycle, within]) => {
            TimeExpr::Run { n: as_integer(n)?, cycle: as_cycle(cycle)?, within: boxed(within)? }
        }
        (O::Part, [of, part]) => TimeExpr::Part { of: boxed(of)?, part: as_part(part)? },
        (O::Any, [grain, within]) => {
            TimeExpr::Any { grain: as_unit(grain)?, within: boxed(within)? }
        }
        (O::Between, [from, to]) => TimeExpr::Between { from: boxed(from)?, to: boxed(to)? },
        (O::Both, all) => TimeExpr::Both(all.iter().map(expr).collect::<Result<_>>()?),
        _ => return Err(NotationError::expected("other arguments")),
    })
}

fn as_cycle(node: &Node) -> Result<Cycle> {
    match node {
        Node::Atom(atom) => atom.cycle(),
        Node::Fields(items) => return as_fields(items).map(Cycle::Fields),
        Node::Call(Operator::Nth, nodes) => return as_nth(nodes),
        Node::Call(Operator::Both, nodes) => {
            return nodes.iter().map(as_cycle).collect::<Result<_>>().map(Cycle::Both);
        }
        _ => None,
    }
    .ok_or_else(|| NotationError::expected("something that repeats"))
}

fn as_nth(nodes: &[Node]) -> Result<Cycle> {
    let [n, cycle, within] = nodes else {
        return Err(NotationError::expected("a number, what is counted, and in what"));
    };
    Ok(Cycle::Nth {
        n: as_integer(n)?,
        cycle: Box::new(as_cycle(cycle)?),
        within: Box::new(as_cycle(within)?),
    })
}

fn as_steps(node: &Node) -> Result<Steps> {
    match node {
        Node::Quantity(count, of) => match as_period(node) {
            Ok(period) => Ok(Steps::Period(period)),
            Err(_) => Ok(Steps::Cycles(as_count(count)?, as_cycle(of)?)),
        },
        _ => as_period(node).map(Steps::Period),
    }
}

fn as_period(node: &Node) -> Result<Period> {
    match node {
        Node::Atom(Atom::Period) => Ok(Period::default()),
        Node::Quantity(count, unit) => Ok(Period::of(as_count(count)?, as_unit(unit)?)),
        Node::Sum(nodes) => {
            let parts: Vec<Period> = nodes.iter().map(as_period).collect::<Result<_>>()?;
            Ok(Period::sum(parts.iter().flat_map(|p| p.counts().iter().copied())))
        }
        _ => Err(NotationError::expected("a length of time")),
    }
}

fn as_unit(node: &Node) -> Result<Granularity> {
    match node {
        Node::Atom(Atom::Unit(unit)) => Ok(*unit),
        _ => Err(NotationError::expected("a unit")),
    }
}

fn as_part(node: &Node) -> Result<Part> {
    match node {
        Node::Atom(Atom::Part(part)) => Ok(*part),
        _ => Err(NotationError::expected("a rough part")),
    }
}

fn as_count(node: &Node) -> Result<Count> {
    match node {
        Node::Atom(Atom::Unknown) => Ok(Count::Unknown),
        Node::Number(n) if *n >= 0 => Ok(Count::Known(*n)),
        _ => Err(NotationError::expected("a number")),
    }
}

fn as_integer(node: &Node) -> Result<i32> {
    match node {
        Node::Number(n) => whole(*n),
        _ => Err(NotationError::expected("a whole number")),
    }
}

fn as_fields(items: &[Item]) -> Result<Fields> {
    let mut fields = Fields::default();
    for item in items {
        match item {
            Item::Named(name, node) => {
                add_named(&mut fields, *name, node)?;
            }
            Item::Bare(node) => {
                bare(&mut fields, node)?;
            }
        }
    }
    Ok(fields)
}

fn add_named(fields: &mut Fields, name: Field, node: &Node) -> Result<()> {
    match (name, node) {
        (Field::Century, _) => fields.century = Some(as_integer(node)?),
        (Field::Decade, _) => fields.decade = Some(as_integer(node)?),
        (Field::Year, _) => fields.year = Some(as_integer(node)?),
        (Field::Month, Node::Atom(_)) | (Field::Season, _) | (Field::Weekday, _) => {
            bare(fields, node)?;
        }
        (Field::Part, _) => bare(fields, node)?,
        (Field::Zone, Node::Zone(zone)) => fields.zone = Some(*zone),
        (Field::Zone, _) => return Err(NotationError::expected("a zone such as -05:00")),
        (name, _) => *small(fields, name) = Some(as_byte(node)?),
    }
    Ok(())
}

fn as_byte(node: &Node) -> Result<u8> {
    let n = as_integer(node)?;
    u8::try_from(n).map_err(|_| NotationError::new(Problem::Number(n.to_string()), 0))
}

fn small(fields: &mut Fields, name: Field) -> &mut Option<u8> {
    match name {
        Field::ShortDecade => &mut fields.short_decade,
        Field::ShortYear => &mut fields.short_year,
        Field::Half => &mut fields.half,
        Field::Quarter => &mut fields.quarter,
        Field::Month => &mut fields.month,
        Field::Week => &mut fields.week,
        Field::Hour => &mut fields.hour,
        Field::Minute => &mut fields.minute,
        Field::Second => &mut fields.second,
        _ => &mut fields.day,
    }
}

fn bare(fields: &mut Fields, node: &Node) -> Result<()> {
    match node {
        Node::Zone(zone) => fields.zone = Some(*zone),
        Node::Fields(items) => *fields = merge(*fields, as_fields(items)?),
        Node::Atom(atom) => named_by_itself(fields, *atom)?,
        _ => return Err(NotationError::expected("a field")),
    }
    Ok(())
}

fn named_by_itself(fields: &mut Fields, atom: Atom) -> Result<()> {
    match atom {
        Atom::Weekday(day) => fields.weekday = Some(day),
        Atom::Month(month) => fields.month = Some(month.number_from_month() as u8),
        Atom::Season(season) => fields.season = Some(season),
        Atom::PartOfDay(part) => fields.part = Some(part),
        Atom::Meridiem(meridiem) => fields.meridiem = Some(meridiem),
        Atom::Unit(Granularity::Weekend) => fields.weekend = true,
        Atom::Bc => fields.bc = true,
        Atom::Fiscal => fields.fiscal = true,
        _ => return Err(NotationError::expected("the name of a field")),
    }
    Ok(())
}

/// The fields of both; those of `b` win.
fn merge(a: Fields, b: Fields) -> Fields {
    Fields {
        century: b.century.or(a.century),
        decade: b.decade.or(a.decade),
        short_decade: b.short_decade.or(a.short_decade),
        year: b.year.or(a.year),
        short_year: b.short_year.or(a.short_year),
        bc: a.bc || b.bc,
        fiscal: a.fiscal || b.fiscal,
        half: b.half.or(a.half),
        quarter: b.quarter.or(a.quarter),
        season: b.season.or(a.season),
        month: b.month.or(a.month),
        week: b.week.or(a.week),
        weekend: a.weekend || b.weekend,
        day: b.day.or(a.day),
        weekday: b.weekday.or(a.weekday),
        part: b.part.or(a.part),
        hour: b.hour.or(a.hour),
        minute: b.minute.or(a.minute),
        second: b.second.or(a.second),
        meridiem: b.meridiem.or(a.meridiem),
        zone: b.zone.or(a.zone),
    }
}

fn whole(thousandths: i64) -> Result<i32> {
    let fits = || Problem::Number(format!("{}", thousandths as f64 / 1000.0));
    if thousandths % 1000 != 0 {
        return Err(NotationError::new(fits(), 0));
    }
    i32::try_from(thousandths / 1000).map_err(|_| NotationError::new(fits(), 0))
}
