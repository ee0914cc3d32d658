//! Terms to meanings.

use super::error::{NotationError, Problem};
use super::names::Atom;
use super::term::{Field, Item, Node, Operator, Term};
use crate::time::model::{
    Count, Cycle, Each, Fields, Granularity, Meaning, Part, Period, Quant, Repeat, Steps, TimeExpr,
};

type Result<T> = std::result::Result<T, NotationError>;

/// Builds meanings, looking variables up.
pub(super) struct Builder<'a> {
    pub(super) lookup: &'a dyn Fn(&str) -> Option<Term>,
}

/// A builder for a notation without variables.
pub(super) fn closed() -> Builder<'static> {
    Builder { lookup: &|_| None }
}

impl Builder<'_> {
    pub(super) fn meaning(&self, node: &Node) -> Result<Meaning> {
        match node {
            Node::Variable(name) => self.meaning(&self.bound(name)?),
            Node::Meaning(meaning) => Ok((**meaning).clone()),
            Node::Quantity(..) | Node::Sum(_) => self.period(node).map(Meaning::HowLong),
            Node::Atom(Atom::Period) => Ok(Meaning::HowLong(Period::default())),
            Node::Call(Operator::Repeat(quant), arguments) => self.repeat(*quant, arguments),
            _ => self.expr(node).map(Meaning::When),
        }
    }

    fn bound(&self, name: &str) -> Result<Node> {
        match (self.lookup)(name) {
            Some(Term(Node::Variable(_))) | None => {
                Err(NotationError::new(Problem::Unbound(name.to_owned()), 0))
            }
            Some(Term(node)) => Ok(node),
        }
    }

    fn repeat(&self, quant: Option<Quant>, arguments: &[Node]) -> Result<Meaning> {
        let (each, times) = match arguments {
            [each] => (each, None),
            [each, times] => (each, Some(self.count(times)?)),
            _ => return Err(NotationError::expected("what is repeated, and how many times")),
        };
        let each = match self.period(each) {
            Ok(period) => Each::Period(period),
            Err(_) => Each::Cycle(self.cycle(each)?),
        };
        Ok(Meaning::HowOften(Repeat { each, quant, times }))
    }

    pub(super) fn expr(&self, node: &Node) -> Result<TimeExpr> {
        match node {
            Node::Variable(name) => self.expr(&self.bound(name)?),
            Node::Expr(expr) => Ok((**expr).clone()),
            Node::Meaning(meaning) => match &**meaning {
                Meaning::When(expr) => Ok(expr.clone()),
                _ => Err(NotationError::expected("a time")),
            },
            Node::Atom(atom) => atom.expr().ok_or_else(|| NotationError::expected("a time")),
            Node::Fields(items) => self.fields(items).map(TimeExpr::Fields),
            Node::Call(operator, arguments) => self.call(*operator, arguments),
            _ => Err(NotationError::expected("a time")),
        }
    }

    fn boxed(&self, node: &Node) -> Result<Box<TimeExpr>> {
        self.expr(node).map(Box::new)
    }

    fn call(&self, operator: Operator, arguments: &[Node]) -> Result<TimeExpr> {
        use Operator as O;
        Ok(match (operator, arguments) {
            (O::This, [of, s]) => TimeExpr::This { of: self.boxed(of)?, step: self.cycle(s)? },
            (O::Last, [of, s]) => TimeExpr::Last { of: self.boxed(of)?, step: self.cycle(s)? },
            (O::Next, [of, s]) => TimeExpr::Next { of: self.boxed(of)?, step: self.cycle(s)? },
            (O::Latest, [of, s]) => TimeExpr::Latest { of: self.boxed(of)?, step: self.cycle(s)? },
            (O::Coming, [of, s]) => TimeExpr::Coming { of: self.boxed(of)?, step: self.cycle(s)? },
            (O::Nearest, [of, s]) => {
                TimeExpr::Nearest { of: self.boxed(of)?, step: self.cycle(s)? }
            }
            (O::Before, [of, by]) => TimeExpr::Before { of: self.boxed(of)?, by: self.steps(by)? },
            (O::After, [of, by]) => TimeExpr::After { of: self.boxed(of)?, by: self.steps(by)? },
            (O::Earlier, [of, by]) => {
                TimeExpr::Earlier { of: self.boxed(of)?, by: self.period(by)? }
            }
            (O::Later, [of, by]) => TimeExpr::Later { of: self.boxed(of)?, by: self.period(by)? },
            (O::Nth, [n, cycle, within]) => TimeExpr::Nth {
                n: self.integer(n)?,
                cycle: self.cycle(cycle)?,
                within: self.boxed(within)?,
            },
            (O::Run, [n, cycle, within]) => TimeExpr::Run {
                n: self.integer(n)?,
                cycle: self.cycle(cycle)?,
                within: self.boxed(within)?,
            },
            (O::Part, [of, part]) => TimeExpr::Part { of: self.boxed(of)?, part: self.part(part)? },
            (O::Any, [grain, within]) => {
                TimeExpr::Any { grain: self.unit(grain)?, within: self.boxed(within)? }
            }
            (O::Between, [from, to]) => {
                TimeExpr::Between { from: self.boxed(from)?, to: self.boxed(to)? }
            }
            (O::Both, all) => {
                TimeExpr::Both(all.iter().map(|n| self.expr(n)).collect::<Result<_>>()?)
            }
            _ => return Err(NotationError::expected("other arguments")),
        })
    }

    fn cycle(&self, node: &Node) -> Result<Cycle> {
        match node {
            Node::Variable(name) => return self.cycle(&self.bound(name)?),
            Node::Atom(atom) => atom.cycle(),
            Node::Fields(items) => return self.fields(items).map(Cycle::Fields),
            Node::Call(Operator::Nth, nodes) => return self.nth(nodes),
            Node::Call(Operator::Both, nodes) => {
                return nodes.iter().map(|n| self.cycle(n)).collect::<Result<_>>().map(Cycle::Both);
            }
            Node::Expr(expr) => to_cycle(expr),
            Node::Meaning(meaning) => match &**meaning {
                Meaning::When(expr) => to_cycle(expr),
                Meaning::HowOften(Repeat { each: Each::Cycle(cycle), .. }) => Some(cycle.clone()),
                _ => None,
            },
            _ => None,
        }
        .ok_or_else(|| NotationError::expected("something that repeats"))
    }

    fn nth(&self, nodes: &[Node]) -> Result<Cycle> {
        let [n, cycle, within] = nodes else {
            return Err(NotationError::expected("a number, what is counted, and in what"));
        };
        Ok(Cycle::Nth {
            n: self.integer(n)?,
            cycle: Box::new(self.cycle(cycle)?),
            within: Box::new(self.cycle(within)?),
        })
    }

    fn steps(&self, node: &Node) -> Result<Steps> {
        match node {
            Node::Variable(name) => self.steps(&self.bound(name)?),
            Node::Quantity(count, of) => match self.period(node) {
                Ok(period) => Ok(Steps::Period(period)),
                Err(_) => Ok(Steps::Cycles(self.count(count)?, self.cycle(of)?)),
            },
            _ => self.period(node).map(Steps::Period),
        }
    }

    fn period(&self, node: &Node) -> Result<Period> {
        match node {
            Node::Variable(name) => self.period(&self.bound(name)?),
            Node::Atom(Atom::Period) => Ok(Period::default()),
            Node::Meaning(meaning) => match &**meaning {
                Meaning::HowLong(period) => Ok(period.clone()),
                _ => Err(NotationError::expected("a length of time")),
            },
            Node::Quantity(count, unit) => Ok(Period::of(self.count(count)?, self.unit(unit)?)),
            Node::Sum(nodes) => {
                let parts: Vec<Period> =
                    nodes.iter().map(|n| self.period(n)).collect::<Result<_>>()?;
                Ok(Period::sum(parts.iter().flat_map(|p| p.counts().iter().copied())))
            }
            _ => Err(NotationError::expected("a length of time")),
        }
    }

    fn unit(&self, node: &Node) -> Result<Granularity> {
        match node {
            Node::Variable(name) => self.unit(&self.bound(name)?),
            Node::Atom(Atom::Unit(unit)) => Ok(*unit),
            _ => Err(NotationError::expected("a unit")),
        }
    }

    fn part(&self, node: &Node) -> Result<Part> {
        match node {
            Node::Variable(name) => self.part(&self.bound(name)?),
            Node::Atom(Atom::Part(part)) => Ok(*part),
            _ => Err(NotationError::expected("a rough part")),
        }
    }

    fn count(&self, node: &Node) -> Result<Count> {
        match node {
            Node::Variable(name) => self.count(&self.bound(name)?),
            Node::Atom(Atom::Unknown) => Ok(Count::Unknown),
            Node::Number(n) if *n >= 0 => Ok(Count::Known(*n)),
            _ => Err(NotationError::expected("a number")),
        }
    }

    fn integer(&self, node: &Node) -> Result<i32> {
        match node {
            Node::Variable(name) => self.integer(&self.bound(name)?),
            Node::Number(n) => whole(*n),
            _ => Err(NotationError::expected("a whole number")),
        }
    }

    fn fields(&self, items: &[Item]) -> Result<Fields> {
        let mut fields = Fields::default();
        for item in items {
            match item {
                Item::Named(name, node) => {
                    if let Some(node) = self.optional(node) {
                        self.named(&mut fields, *name, &node)?;
                    }
                }
                Item::Bare(node) => {
                    if let Some(node) = self.optional(node) {
                        bare(&mut fields, &node)?;
                    }
                }
            }
        }
        Ok(fields)
    }

    /// A field's variable may have no value.
    fn optional(&self, node: &Node) -> Option<Node> {
        match node {
            Node::Variable(name) => self.bound(name).ok(),
            other => Some(other.clone()),
        }
    }

    fn named(&self, fields: &mut Fields, name: Field, node: &Node) -> Result<()> {
        match (name, node) {
            (Field::Century, _) => fields.century = Some(self.integer(node)?),
            (Field::Decade, _) => fields.decade = Some(self.integer(node)?),
            (Field::Year, _) => fields.year = Some(self.integer(node)?),
            (Field::Month, Node::Atom(_)) | (Field::Season, _) | (Field::Weekday, _) => {
                bare(fields, node)?;
            }
            (Field::Part, _) => bare(fields, node)?,
            (Field::Zone, Node::Zone(zone)) => fields.zone = Some(*zone),
            (Field::Zone, _) => return Err(NotationError::expected("a zone such as -05:00")),
            (name, _) => *small(fields, name) = Some(self.byte(node)?),
        }
        Ok(())
    }

    fn byte(&self, node: &Node) -> Result<u8> {
        let n = self.integer(node)?;
        u8::try_from(n).map_err(|_| NotationError::new(Problem::Number(n.to_string()), 0))
    }
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
        Node::Fields(items) => *fields = merge(*fields, closed().fields(items)?),
        Node::Expr(expr) => *fields = merge(*fields, of_expr(expr)?),
        Node::Meaning(meaning) => match &**meaning {
            Meaning::When(expr) => *fields = merge(*fields, of_expr(expr)?),
            _ => return Err(NotationError::expected("a field")),
        },
        Node::Atom(atom) => named_by_itself(fields, *atom)?,
        _ => return Err(NotationError::expected("a field")),
    }
    Ok(())
}

/// A date that was built before, as fields.
fn of_expr(expr: &TimeExpr) -> Result<Fields> {
    let mut fields = Fields::default();
    match expr {
        TimeExpr::Fields(said) => fields = *said,
        TimeExpr::Cycle(Cycle::Weekday(day)) => fields.weekday = Some(*day),
        TimeExpr::Cycle(Cycle::Month(month)) => {
            fields.month = Some(month.number_from_month() as u8);
        }
        TimeExpr::Cycle(Cycle::Season(season)) => fields.season = Some(*season),
        TimeExpr::Cycle(Cycle::PartOfDay(part)) => fields.part = Some(*part),
        _ => return Err(NotationError::expected("fields")),
    }
    Ok(fields)
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

/// An expression that stands for a cycle, as that cycle.
fn to_cycle(expr: &TimeExpr) -> Option<Cycle> {
    Some(match expr {
        TimeExpr::Cycle(cycle) => cycle.clone(),
        TimeExpr::Fields(fields) => Cycle::Fields(*fields),
        TimeExpr::Nth { n, cycle, within } => Cycle::Nth {
            n: *n,
            cycle: Box::new(cycle.clone()),
            within: Box::new(to_cycle(within)?),
        },
        TimeExpr::Both(all) => Cycle::Both(all.iter().map(to_cycle).collect::<Option<_>>()?),
        _ => return None,
    })
}
