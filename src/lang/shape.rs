//! What numbers look like: `{year:1900-2100}-{month:1-12}-{day:1-31}` and the value that makes.
//!
//! Groups are runs of digits within bounds (`{year:1000-2999/4}` asks for exactly four digits);
//! everything between groups is literal.

use super::template::Template;

#[derive(Clone, Debug, PartialEq, Eq)]
enum Step {
    Digits { least: u64, most: u64, exactly: Option<usize> },
    Sign(char),
}

/// One look of a number token.
#[derive(Clone, Debug)]
pub struct Shape {
    steps: Vec<Step>,
    means: Template,
}

/// Most groups in a shape.
const MOST: usize = 8;

impl Shape {
    /// Reads a shape and what it means.
    ///
    /// # Errors
    /// The byte and the reason (in `like` or `means`).
    pub fn parse(like: &str, means: &str) -> Result<Shape, (usize, String)> {
        let mut steps = Vec::new();
        let mut names: Vec<&str> = Vec::new();
        let mut at = 0;
        while at < like.len() {
            let rest = &like[at..];
            if let Some(inner) = rest.strip_prefix('{') {
                let end = inner.find('}').ok_or((at, "this `{` is never closed".to_owned()))?;
                let (name, step) = group(&inner[..end]).ok_or_else(|| {
                    (
                        at,
                        "a group is written `{name:least-most}` or `{name:least-most/digits}`"
                            .into(),
                    )
                })?;
                names.push(name);
                steps.push(step);
                at += end + 2;
            } else {
                let c = rest.chars().next().unwrap_or_default();
                steps.push(Step::Sign(c.to_ascii_lowercase()));
                at += c.len_utf8();
            }
        }
        if names.is_empty() || names.len() > MOST {
            return Err((0, format!("a shape has one to {MOST} groups")));
        }
        let means = Template::parse(means, |name| names.iter().position(|n| *n == name))?;
        Ok(Shape { steps, means })
    }

    /// Whether the token looks like this; then its groups' byte ranges.
    fn groups(&self, token: &str) -> Option<[(usize, usize); MOST]> {
        let bytes = token.as_bytes();
        let mut groups = [(0, 0); MOST];
        let (mut found, mut at) = (0, 0);
        for (index, step) in self.steps.iter().enumerate() {
            match step {
                Step::Sign(sign) => {
                    let c = token.get(at..)?.chars().next()?;
                    if c.to_ascii_lowercase() != *sign {
                        return None;
                    }
                    at += c.len_utf8();
                }
                Step::Digits { least, most, exactly } => {
                    let run = bytes[at..].iter().take_while(|b| b.is_ascii_digit()).count();
                    let length = match (exactly, self.steps.get(index + 1)) {
                        (Some(exactly), Some(Step::Digits { .. })) => run.min(*exactly),
                        _ => run,
                    };
                    if length == 0 || length > 18 || exactly.is_some_and(|e| e != length) {
                        return None;
                    }
                    let value = bytes[at..at + length]
                        .iter()
                        .fold(0u64, |value, digit| value * 10 + u64::from(digit - b'0'));
                    if value < *least || value > *most {
                        return None;
                    }
                    groups[found] = (at, at + length);
                    found += 1;
                    at += length;
                }
            }
        }
        (at == token.len()).then_some(groups)
    }

    /// Whether the token looks like this.
    pub fn fits(&self, token: &str) -> bool {
        self.groups(token).is_some()
    }

    /// Writes what the token means.
    pub fn value(&self, token: &str, out: &mut String) {
        if let Some(groups) = self.groups(token) {
            self.means.fill(out, &mut |i, out| {
                let (start, end) = groups[i];
                out.push_str(&token[start..end]);
            });
        }
    }
}

fn group(text: &str) -> Option<(&str, Step)> {
    let (name, bounds) = text.split_once(':')?;
    let (bounds, exactly) = match bounds.split_once('/') {
        Some((bounds, digits)) => (bounds, Some(digits.parse().ok()?)),
        None => (bounds, None),
    };
    let (least, most) = bounds.split_once('-')?;
    Some((name, Step::Digits { least: least.parse().ok()?, most: most.parse().ok()?, exactly }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shape_reads_its_groups() {
        let shape = Shape::parse("{y:1000-2999/4}-{m:1-12}-{d:1-31}", "$y/$m/$d").unwrap();
        let mut out = String::new();
        shape.value("2021-03-08", &mut out);
        assert_eq!(out, "2021/03/08");
        assert!(!shape.fits("2021-13-08") && !shape.fits("2021-03-08Z") && !shape.fits("21-03-08"));
    }

    #[test]
    fn letters_after_a_number_may_have_any_case() {
        let shape = Shape::parse("{n:1-31}th", "$n").unwrap();
        assert!(shape.fits("4TH") && !shape.fits("4t") && !shape.fits("4thé"));
    }
}
