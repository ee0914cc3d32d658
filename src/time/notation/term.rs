//! A parsed notation whose variables may still be open.

use std::str::FromStr;

use super::build;
use super::error::NotationError;
use super::names::Atom;
use super::read;
use crate::time::model::{Meaning, Quant, TimeExpr};

/// A piece of notation: what a variable of a [`Template`] stands for, or a whole meaning.
///
/// Lexicons hold terms (`"week"`, `"{month may}"`, `"3"`, `"x"`), parsed once from their text.
#[derive(Clone, Debug, PartialEq)]
pub struct Term(pub(super) Node);

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Node {
    Atom(Atom),
    /// In thousandths.
    Number(i64),
    Zone(i16),
    Variable(Box<str>),
    Call(Operator, Vec<Node>),
    Fields(Vec<Item>),
    /// `3 week`, `2 thursday`, `$number $unit`.
    Quantity(Box<Node>, Box<Node>),
    Sum(Vec<Node>),
    Expr(Box<TimeExpr>),
    Meaning(Box<Meaning>),
}

/// One entry between braces.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Item {
    Named(Field, Node),
    Bare(Node),
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Operator {
    This,
    Last,
    Next,
    Latest,
    Coming,
    Nearest,
    Before,
    After,
    Earlier,
    Later,
    Nth,
    Run,
    Part,
    Any,
    Between,
    Both,
    Repeat(Option<Quant>),
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Field {
    Century,
    Decade,
    ShortDecade,
    Year,
    ShortYear,
    Half,
    Quarter,
    Season,
    Month,
    Week,
    Day,
    Weekday,
    Part,
    Hour,
    Minute,
    Second,
    Zone,
}

impl Term {
    /// A whole number.
    pub fn number(n: u32) -> Term {
        Term(Node::Number(i64::from(n) * 1000))
    }

    /// A decimal number, in thousandths: 2500 is two and a half.
    pub fn thousandths(n: i64) -> Term {
        Term(Node::Number(n))
    }

    /// An unknown number, `x`: "a few", "several".
    pub fn unknown() -> Term {
        Term(Node::Atom(Atom::Unknown))
    }

    /// A zone, in minutes east of Greenwich.
    pub fn zone(minutes_east: i16) -> Term {
        Term(Node::Zone(minutes_east))
    }

    /// An expression that was built before (a smaller one inside a larger one).
    pub fn expr(expr: TimeExpr) -> Term {
        Term(Node::Expr(Box::new(expr)))
    }

    /// A meaning that was built before.
    pub fn meaning(meaning: Meaning) -> Term {
        Term(Node::Meaning(Box::new(meaning)))
    }

    /// The number, in thousandths, when it is one.
    pub fn as_thousandths(&self) -> Option<i64> {
        match self.0 {
            Node::Number(n) => Some(n),
            _ => None,
        }
    }
}

impl FromStr for Term {
    type Err = NotationError;

    fn from_str(text: &str) -> Result<Term, NotationError> {
        read::read(text).map(Term)
    }
}

/// A meaning with `$variables`, parsed once; the `means` of a rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Template {
    node: Node,
    variables: Vec<Box<str>>,
}

impl Template {
    /// Names of the variables in order of their first use, without the `$`.
    pub fn variables(&self) -> impl Iterator<Item = &str> {
        self.variables.iter().map(|name| &**name)
    }

    /// Puts a term in the place of each variable.
    ///
    /// A field whose variable has no value is left out (`{month $month, year $year}` without a
    /// year is `{month may}`); everywhere else each variable needs one.
    ///
    /// # Errors
    /// When a variable has no value or one that does not fit there.
    pub fn fill(&self, lookup: impl Fn(&str) -> Option<Term>) -> Result<Meaning, NotationError> {
        build::Builder { lookup: &lookup }.meaning(&self.node)
    }
}

impl FromStr for Template {
    type Err = NotationError;

    fn from_str(text: &str) -> Result<Template, NotationError> {
        let node = read::read(text)?;
        let mut variables = Vec::new();
        collect(&node, &mut variables);
        Ok(Template { node, variables })
    }
}

fn collect(node: &Node, found: &mut Vec<Box<str>>) {
    match node {
        Node::Variable(name) if !found.contains(name) => found.push(name.clone()),
        Node::Call(_, nodes) | Node::Sum(nodes) => nodes.iter().for_each(|n| collect(n, found)),
        Node::Quantity(a, b) => [a, b].into_iter().for_each(|n| collect(n, found)),
        Node::Fields(items) => items.iter().for_each(|item| match item {
            Item::Named(_, n) | Item::Bare(n) => collect(n, found),
        }),
        _ => {}
    }
}

impl FromStr for Meaning {
    type Err = NotationError;

    fn from_str(text: &str) -> Result<Meaning, NotationError> {
        build::closed().meaning(&read::read(text)?)
    }
}

impl FromStr for TimeExpr {
    type Err = NotationError;

    fn from_str(text: &str) -> Result<TimeExpr, NotationError> {
        build::closed().expr(&read::read(text)?)
    }
}
