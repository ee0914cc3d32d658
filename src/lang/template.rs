//! What a rule makes of its parts: notation with `$name` for the value of a part and `[…]` for
//! whole-number arithmetic (`[$tens + $ones]`, `[1900 + $short]`).

/// A piece of a [`Template`].
#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Text(String),
    Part(usize),
    Sum(Vec<Term>),
}

/// A signed product of factors.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Term {
    minus: bool,
    /// Each with whether it divides.
    factors: Vec<(bool, Factor)>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Factor {
    Number(i64),
    Part(usize),
}

/// Notation with holes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Template {
    pieces: Vec<Piece>,
}

impl Template {
    /// Reads a template; `part` gives the number of a part by its name.
    ///
    /// # Errors
    /// The byte and the reason.
    pub fn parse(
        text: &str,
        mut part: impl FnMut(&str) -> Option<usize>,
    ) -> Result<Template, (usize, String)> {
        let mut pieces = Vec::new();
        let mut at = 0;
        while at < text.len() {
            let rest = &text[at..];
            if rest.starts_with('$') {
                let (name, length) = name_after_dollar(rest);
                pieces.push(Piece::Part(part(name).ok_or_else(|| unknown(at, name))?));
                at += length;
            } else if let Some(inner) = rest.strip_prefix('[') {
                let end = inner.find(']').ok_or((at, "this `[` is never closed".to_owned()))?;
                let sum = sum(&inner[..end], &mut part).map_err(|message| (at, message))?;
                pieces.push(Piece::Sum(sum));
                at += end + 2;
            } else {
                let length = rest.find(['$', '[']).unwrap_or(rest.len());
                pieces.push(Piece::Text(rest[..length].to_owned()));
                at += length;
            }
        }
        Ok(Template { pieces })
    }

    /// Whether the template is one part and nothing else; then the part's number.
    pub fn only_part(&self) -> Option<usize> {
        match self.pieces[..] {
            [Piece::Part(part)] => Some(part),
            _ => None,
        }
    }

    /// Writes the template with the parts filled in to the end of `out`; a part that did not take
    /// part is empty (0 in arithmetic).
    pub fn fill(&self, out: &mut String, part: &mut dyn FnMut(usize, &mut String)) {
        for piece in &self.pieces {
            match piece {
                Piece::Text(text) => out.push_str(text),
                Piece::Part(number) => part(*number, out),
                Piece::Sum(terms) => {
                    let total = terms.iter().fold(0i64, |sum, term| {
                        let product = term.product(part);
                        if term.minus {
                            sum.saturating_sub(product)
                        } else {
                            sum.saturating_add(product)
                        }
                    });
                    out.push_str(&total.to_string());
                }
            }
        }
    }
}

impl Term {
    fn product(&self, part: &mut dyn FnMut(usize, &mut String)) -> i64 {
        self.factors.iter().fold(1i64, |product, (divides, factor)| {
            let value = match factor {
                Factor::Number(number) => *number,
                Factor::Part(number) => {
                    let mut text = String::new();
                    part(*number, &mut text);
                    text.trim().parse().unwrap_or(0)
                }
            };
            match divides {
                true => product.checked_div(value).unwrap_or(0),
                false => product.saturating_mul(value),
            }
        })
    }
}

fn unknown(at: usize, name: &str) -> (usize, String) {
    (at, format!("no part of the pattern is called `{name}`"))
}

fn name_after_dollar(text: &str) -> (&str, usize) {
    let rest = &text[1..];
    let is_name = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    let length = rest.find(|c| !is_name(c)).unwrap_or(rest.len());
    (&rest[..length], length + 1)
}

fn sum(text: &str, part: &mut impl FnMut(&str) -> Option<usize>) -> Result<Vec<Term>, String> {
    let mut terms = Vec::new();
    let mut term = Term { minus: false, factors: Vec::new() };
    let mut divides = false;
    for word in text.split_whitespace() {
        match word {
            "*" => divides = false,
            "/" => divides = true,
            "+" | "-" => {
                terms.push(std::mem::replace(
                    &mut term,
                    Term { minus: word == "-", factors: Vec::new() },
                ));
            }
            _ => {
                let factor = match word.strip_prefix('$') {
                    Some(name) => Factor::Part(part(name).ok_or_else(|| unknown(0, name).1)?),
                    None => Factor::Number(
                        word.parse().map_err(|_| format!("`{word}` is no whole number"))?,
                    ),
                };
                term.factors.push((std::mem::take(&mut divides), factor));
            }
        }
    }
    terms.push(term);
    Ok(terms)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(template: &str, parts: &[(&str, &str)]) -> String {
        let number = |name: &str| parts.iter().position(|(n, _)| *n == name);
        let template = Template::parse(template, number).unwrap();
        let mut out = String::new();
        template.fill(&mut out, &mut |i, out| out.push_str(parts[i].1));
        out
    }

    #[test]
    fn parts_and_sums_are_filled_in() {
        assert_eq!(
            filled("before(dct, $n $u)", &[("n", "3"), ("u", "week")]),
            "before(dct, 3 week)"
        );
        assert_eq!(filled("[$t * 10 + $o - 1]x", &[("t", "4"), ("o", "2")]), "41x");
    }

    #[test]
    fn an_unknown_part_is_named() {
        assert!(Template::parse("a $b", |_| None).unwrap_err().1.contains("`b`"));
    }
}
