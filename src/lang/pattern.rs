//! The `match` notation of a rule: text in, flat sequences of items out.
//!
//! Items are separated by spaces: a word or a sign (`ago`, `,`), a class (`<unit>`, or `<unit:u>`
//! to name it), alternatives (`(of|in the)`), an optional item (`<year>?`), and context, which
//! must be there and is no part of the expression (`[in] <month>`).

use std::rc::Rc;

/// What one place of a flat sequence must be.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Want {
    /// This word; with a capital first letter it must have one in the text as well.
    Word(String),
    /// A word of this class, or a smaller expression of this kind.
    Class(String),
}

/// One place of a flat sequence.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    /// What must stand there.
    pub want: Want,
    /// Name under which `means` finds it.
    pub name: Option<String>,
    /// Whether it is only context.
    pub context: bool,
}

/// Most flat sequences that one pattern may stand for.
const MOST: usize = 4_096;

#[derive(Debug)]
enum Node {
    Place(Rc<Place>),
    Either(Vec<Vec<Node>>),
    Maybe(Box<Node>),
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

/// The flat sequences that a pattern stands for, in order of writing; the same one may come twice.
///
/// # Errors
/// The byte at which the pattern cannot be read, and why.
pub fn expand(text: &str) -> Result<Vec<Vec<Rc<Place>>>, (usize, String)> {
    let mut reader = Reader { text, at: 0 };
    let nodes = reader.sequence(false)?;
    if reader.at < text.len() {
        return Err((reader.at, "this bracket was never opened".to_owned()));
    }
    let mut flat = vec![Vec::new()];
    append(&nodes, &mut flat).map_err(|message| (0, message))?;
    flat.retain(|places| places.iter().any(|p| !p.context));
    if flat.is_empty() {
        return Err((0, "this pattern matches nothing".to_owned()));
    }
    Ok(flat)
}

fn append(nodes: &[Node], flat: &mut Vec<Vec<Rc<Place>>>) -> Result<(), String> {
    for node in nodes {
        match node {
            Node::Place(place) => flat.iter_mut().for_each(|f| f.push(Rc::clone(place))),
            Node::Maybe(inner) => {
                let without = flat.clone();
                append(std::slice::from_ref(&**inner), flat)?;
                flat.extend(without);
            }
            Node::Either(ways) => {
                let before = std::mem::take(flat);
                for way in ways {
                    let mut with = before.clone();
                    append(way, &mut with)?;
                    flat.extend(with);
                }
            }
        }
        if flat.len() > MOST {
            return Err(format!("this pattern stands for more than {MOST} sequences"));
        }
    }
    Ok(())
}

impl Reader<'_> {
    fn peek(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    fn skip_spaces(&mut self) {
        while let Some(c) = self.peek().filter(|c| c.is_whitespace()) {
            self.at += c.len_utf8();
        }
    }

    fn sequence(&mut self, context: bool) -> Result<Vec<Node>, (usize, String)> {
        let mut nodes = Vec::new();
        loop {
            self.skip_spaces();
            match self.peek() {
                None | Some(')' | '|' | ']') => return Ok(nodes),
                _ => nodes.push(self.item(context)?),
            }
        }
    }

    fn item(&mut self, context: bool) -> Result<Node, (usize, String)> {
        let start = self.at;
        let node = match self.peek() {
            Some('(') => self.either(')', context)?,
            Some('[') => self.either(']', true)?,
            Some('<') => self.class(context)?,
            _ => self.word(context)?,
        };
        if self.peek() == Some('?') {
            self.at += 1;
            return Ok(Node::Maybe(Box::new(node)));
        }
        if self.at == start {
            return Err((start, "nothing can be read here".to_owned()));
        }
        Ok(node)
    }

    fn either(&mut self, close: char, context: bool) -> Result<Node, (usize, String)> {
        let start = self.at;
        self.at += 1;
        let mut ways = vec![self.sequence(context)?];
        while self.peek() == Some('|') {
            self.at += 1;
            ways.push(self.sequence(context)?);
        }
        if self.peek() != Some(close) {
            return Err((start, "this bracket is never closed".to_owned()));
        }
        self.at += 1;
        Ok(Node::Either(ways))
    }

    fn class(&mut self, context: bool) -> Result<Node, (usize, String)> {
        let start = self.at;
        let Some(length) = self.text[start..].find('>') else {
            return Err((start, "this `<` is never closed".to_owned()));
        };
        let inner = &self.text[start + 1..start + length];
        let (class, name) = inner.split_once(':').unwrap_or((inner, inner));
        if class.is_empty() || class.contains([' ', '<']) {
            return Err((start, "a class is written `<name>`".to_owned()));
        }
        self.at = start + length + 1;
        let want = Want::Class(class.to_owned());
        Ok(Node::Place(Rc::new(Place { want, name: Some(name.to_owned()), context })))
    }

    fn word(&mut self, context: bool) -> Result<Node, (usize, String)> {
        let rest = &self.text[self.at..];
        let stop = |c: char| c.is_whitespace() || "()[]|<>?".contains(c);
        let length = rest.find(stop).unwrap_or(rest.len());
        if length == 0 {
            return Err((self.at, "a word, a class or a bracket should stand here".to_owned()));
        }
        let word = rest[..length].to_owned();
        self.at += length;
        Ok(Node::Place(Rc::new(Place { want: Want::Word(word), name: None, context })))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flat(pattern: &str) -> Vec<String> {
        let show = |p: &Rc<Place>| match &p.want {
            Want::Word(w) => w.clone(),
            Want::Class(c) => format!("<{c}>"),
        };
        let all = expand(pattern).unwrap();
        all.iter().map(|s| s.iter().map(show).collect::<Vec<_>>().join(" ")).collect()
    }

    #[test]
    fn alternatives_and_options_are_written_out() {
        assert_eq!(
            flat("(the|a) <unit>? ago"),
            ["the <unit> ago", "a <unit> ago", "the ago", "a ago"]
        );
        assert_eq!(flat("x (of the)? y"), ["x of the y", "x y"]);
    }

    #[test]
    fn context_is_marked() {
        let all = expand("[in] <month:m>").unwrap();
        assert!(all[0][0].context && !all[0][1].context);
        assert_eq!(all[0][1].name.as_deref(), Some("m"));
    }

    #[test]
    fn a_broken_pattern_says_where() {
        assert_eq!(expand("(a|b").unwrap_err(), (0, "this bracket is never closed".to_owned()));
        assert_eq!(expand("a <b").unwrap_err().0, 2);
        assert!(expand("[in]").is_err());
    }
}
