//! A notation as it was read, before it is known to mean anything.

use std::str::FromStr;

use super::build;
use super::error::NotationError;
use super::names::Atom;
use super::read;
use crate::time::model::{Meaning, Quant, TimeExpr};

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Node {
    Atom(Atom),
    /// In thousandths.
    Number(i64),
    Zone(i16),
    Call(Operator, Vec<Node>),
    Fields(Vec<Item>),
    /// `3 week`, `2 thursday`.
    Quantity(Box<Node>, Box<Node>),
    Sum(Vec<Node>),
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
    UpTo,
    Onward,
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

impl FromStr for Meaning {
    type Err = NotationError;

    fn from_str(text: &str) -> Result<Meaning, NotationError> {
        build::meaning(&read::read(text)?)
    }
}

impl FromStr for TimeExpr {
    type Err = NotationError;

    fn from_str(text: &str) -> Result<TimeExpr, NotationError> {
        build::expr(&read::read(text)?)
    }
}
