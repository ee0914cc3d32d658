//! Signs to terms.

use super::error::{NotationError, Problem};
use super::lex::{Sign, lex};
use super::names::{atom, quant};
use super::term::{Field, Item, Node, Operator};

const DEPTH: usize = 64;

pub(super) fn read(text: &str) -> Result<Node, NotationError> {
    let mut reader = Reader { signs: lex(text)?, at: 0, end: text.len(), depth: 0 };
    let node = reader.term()?;
    if reader.at < reader.signs.len() {
        return Err(reader.expected("the end"));
    }
    Ok(node)
}

struct Reader<'a> {
    signs: Vec<(Sign<'a>, usize)>,
    at: usize,
    end: usize,
    depth: usize,
}

impl<'a> Reader<'a> {
    fn peek(&self) -> Option<Sign<'a>> {
        self.signs.get(self.at).map(|(sign, _)| *sign)
    }

    fn byte(&self) -> usize {
        self.signs.get(self.at).map_or(self.end, |(_, byte)| *byte)
    }

    fn expected(&self, what: &'static str) -> NotationError {
        NotationError::new(Problem::Expected(what), self.byte())
    }

    fn take(&mut self, sign: Sign<'_>, what: &'static str) -> Result<(), NotationError> {
        if self.peek() != Some(sign) {
            return Err(self.expected(what));
        }
        self.at += 1;
        Ok(())
    }

    /// A term, or a sum of terms.
    fn term(&mut self) -> Result<Node, NotationError> {
        self.depth += 1;
        if self.depth > DEPTH {
            return Err(NotationError::new(Problem::Depth, self.byte()));
        }
        let first = self.quantity()?;
        let mut all = vec![first];
        while self.peek() == Some(Sign::Plus) {
            self.at += 1;
            all.push(self.quantity()?);
        }
        self.depth -= 1;
        Ok(if all.len() == 1 { all.swap_remove(0) } else { Node::Sum(all) })
    }

    /// One thing, or a number (or `x`, or a variable) of things.
    fn quantity(&mut self) -> Result<Node, NotationError> {
        let can_count = matches!(self.peek(), Some(Sign::Number(_) | Sign::Name("x")));
        let first = self.single()?;
        let follows = matches!(self.peek(), Some(Sign::Name(_) | Sign::BraceOpen));
        if can_count && follows {
            let of = self.single()?;
            return Ok(Node::Quantity(Box::new(first), Box::new(of)));
        }
        Ok(first)
    }

    fn single(&mut self) -> Result<Node, NotationError> {
        let byte = self.byte();
        let sign = self.peek().ok_or_else(|| self.expected("a term"))?;
        self.at += 1;
        match sign {
            Sign::Number(n) => Ok(Node::Number(n)),
            Sign::Zone(z) => Ok(Node::Zone(z)),
            Sign::BraceOpen => self.fields(),
            Sign::Name(name) if self.peek() == Some(Sign::Open) => self.call(name, byte),
            Sign::Name(name) => atom(name)
                .map(Node::Atom)
                .ok_or_else(|| NotationError::new(Problem::Name(name.to_owned()), byte)),
            _ => {
                self.at -= 1;
                Err(self.expected("a term"))
            }
        }
    }

    fn call(&mut self, name: &str, byte: usize) -> Result<Node, NotationError> {
        let operator = operator(name)
            .ok_or_else(|| NotationError::new(Problem::Name(name.to_owned()), byte))?;
        self.take(Sign::Open, "`(`")?;
        let mut arguments = vec![self.argument(operator)?];
        while self.peek() == Some(Sign::Comma) {
            self.at += 1;
            arguments.push(self.argument(operator)?);
        }
        self.take(Sign::Close, "`,` or `)`")?;
        Ok(Node::Call(operator, arguments))
    }

    /// A term; inside `every(…)` also `2 times`, which stays a bare number.
    fn argument(&mut self, operator: Operator) -> Result<Node, NotationError> {
        let times = matches!(self.signs.get(self.at + 1), Some((Sign::Name("times"), _)));
        if times && matches!(operator, Operator::Repeat(_)) {
            let number = self.single()?;
            self.at += 1;
            return Ok(number);
        }
        self.term()
    }

    fn fields(&mut self) -> Result<Node, NotationError> {
        if self.peek() == Some(Sign::BraceClose) {
            self.at += 1;
            return Ok(Node::Fields(Vec::new()));
        }
        let mut items = vec![self.item()?];
        while self.peek() == Some(Sign::Comma) {
            self.at += 1;
            items.push(self.item()?);
        }
        self.take(Sign::BraceClose, "`,` or `}`")?;
        Ok(Node::Fields(items))
    }

    fn item(&mut self) -> Result<Item, NotationError> {
        let named = match self.peek() {
            Some(Sign::Name(name)) => field(name),
            _ => None,
        };
        let alone = matches!(
            self.signs.get(self.at + 1).map(|(sign, _)| sign),
            Some(Sign::Comma | Sign::BraceClose) | None
        );
        match named {
            Some(name) if !alone => {
                self.at += 1;
                Ok(Item::Named(name, self.single()?))
            }
            _ => self.single().map(Item::Bare),
        }
    }
}

fn operator(name: &str) -> Option<Operator> {
    Some(match name {
        "this" => Operator::This,
        "last" => Operator::Last,
        "next" => Operator::Next,
        "latest" => Operator::Latest,
        "coming" => Operator::Coming,
        "nearest" => Operator::Nearest,
        "before" => Operator::Before,
        "after" => Operator::After,
        "earlier" => Operator::Earlier,
        "later" => Operator::Later,
        "up_to" => Operator::UpTo,
        "onward" => Operator::Onward,
        "nth" => Operator::Nth,
        "run" => Operator::Run,
        "part" => Operator::Part,
        "any" => Operator::Any,
        "between" => Operator::Between,
        "both" => Operator::Both,
        _ => return quant(name).map(Operator::Repeat),
    })
}

fn field(name: &str) -> Option<Field> {
    Some(match name {
        "century" => Field::Century,
        "decade" => Field::Decade,
        "short-decade" => Field::ShortDecade,
        "year" => Field::Year,
        "short-year" => Field::ShortYear,
        "half" => Field::Half,
        "quarter" => Field::Quarter,
        "season" => Field::Season,
        "month" => Field::Month,
        "week" => Field::Week,
        "day" => Field::Day,
        "weekday" => Field::Weekday,
        "part" => Field::Part,
        "hour" => Field::Hour,
        "minute" => Field::Minute,
        "second" => Field::Second,
        "zone" => Field::Zone,
        _ => return None,
    })
}
