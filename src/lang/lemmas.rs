//! Lemmas: irregular forms from a list, the others by their endings, checked against the words that
//! the table of senses knows.

use std::borrow::Cow;
use std::collections::HashMap;

use super::senses::{SenseOf, Senses};

/// Forms to lemmas.
#[derive(Clone, Debug)]
pub struct Lemmas {
    irregular: HashMap<(&'static str, &'static str), &'static str>,
    senses: Senses<'static>,
}

/// Endings and what stands for them in the lemma, the likeliest first.
const VERB: &[(&str, &str)] = &[
    ("ies", "y"),
    ("ied", "y"),
    ("es", "e"),
    ("es", ""),
    ("s", ""),
    ("ed", "e"),
    ("ed", ""),
    ("ing", "e"),
    ("ing", ""),
];
const NOUN: &[(&str, &str)] = &[("ies", "y"), ("s", ""), ("es", "")];
const DEGREE: &[(&str, &str)] =
    &[("ier", "y"), ("iest", "y"), ("er", "e"), ("est", "e"), ("er", ""), ("est", "")];

impl Lemmas {
    /// Reads a `lemmas.txt`.
    pub fn read(source: &'static str, senses: Senses<'static>) -> Self {
        let mut irregular = HashMap::new();
        let mut part = "";
        for line in source.lines().filter(|line| !line.starts_with('#')) {
            match line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
                Some(name) => part = name,
                None => irregular.extend(
                    line.split_whitespace()
                        .filter_map(|entry| entry.split_once(':'))
                        .map(|(form, lemma)| ((part, form), lemma)),
                ),
            }
        }
        Lemmas { irregular, senses }
    }

    /// The lemma of a form with its Penn Treebank tag. Names keep their capitals.
    pub fn lemma<'w>(&self, form: &'w str, tag: &str) -> Cow<'w, str> {
        let small = match tag {
            "NNP" | "ADD" | "FW" => return Cow::Borrowed(form),
            "NNPS" => Cow::Borrowed(form),
            _ if form.chars().any(char::is_uppercase) => Cow::Owned(form.to_lowercase()),
            _ => Cow::Borrowed(form),
        };
        let part = part_of(tag);
        if let Some(lemma) = self.irregular.get(&(part, &*small)) {
            return Cow::Owned((*lemma).to_owned());
        }
        let regular = match tag {
            "VBZ" | "VBD" | "VBN" | "VBG" => self.verb(&small),
            "NNS" | "NNPS" => self.noun(&small),
            "JJR" | "JJS" | "RBR" | "RBS" => self.degree(&small),
            _ => None,
        };
        regular.map_or(small, Cow::Owned)
    }

    fn verb(&self, form: &str) -> Option<String> {
        let candidates = || stems(form, VERB).chain(undoubled(form));
        let known = candidates().find(|stem| self.knows(stem, SenseOf::Verb));
        known.or_else(|| {
            let short = |stem: &String| !stem.ends_with('e') || form.ends_with('s');
            candidates().find(short)
        })
    }

    fn noun(&self, form: &str) -> Option<String> {
        if form.ends_with("ss") {
            return None;
        }
        let known = stems(form, NOUN).find(|stem| self.knows(stem, SenseOf::Noun));
        known.or_else(|| stems(form, NOUN).find(|stem| stem.len() > 1))
    }

    fn degree(&self, form: &str) -> Option<String> {
        stems(form, DEGREE).find(|stem| stem.len() > 2 && !stem.ends_with('e')).map(|stem| {
            let doubled = stem.len() > 3
                && stem.as_bytes()[stem.len() - 1] == stem.as_bytes()[stem.len() - 2];
            let open = !stem.ends_with("ll") && !stem.ends_with("ss");
            if doubled && open && stem.is_ascii() {
                stem[..stem.len() - 1].to_owned()
            } else {
                stem
            }
        })
    }

    fn knows(&self, stem: &str, part: SenseOf) -> bool {
        self.senses.of(stem, part).is_some()
    }
}

fn part_of(tag: &str) -> &'static str {
    match tag {
        _ if tag.starts_with("VB") => "verb",
        _ if tag.starts_with("NN") => "noun",
        _ if tag.starts_with("JJ") => "adj",
        "RBR" | "RBS" => "adv",
        "MD" => "modal",
        "PRP" | "DT" => "pronoun",
        _ => "other",
    }
}

fn stems(form: &str, ends: &'static [(&str, &str)]) -> impl Iterator<Item = String> {
    ends.iter().filter_map(move |(end, put)| {
        let stem = form.strip_suffix(end).filter(|stem| stem.len() > 1)?;
        Some(format!("{stem}{put}"))
    })
}

/// "planned" to "plan".
fn undoubled(form: &str) -> Option<String> {
    let stem = form.strip_suffix("ed").or_else(|| form.strip_suffix("ing"))?;
    let mut back = stem.chars().rev();
    let last = back.next()?;
    let twice = back.next() == Some(last) && last.is_ascii_alphabetic();
    twice.then(|| stem[..stem.len() - 1].to_owned())
}

#[cfg(test)]
mod tests {

    #[test]
    fn forms_go_back_to_their_lemmas() {
        let lemmas = crate::lang::Language::english().lemmas();
        let table = [
            ("said", "VBD", "say"),
            ("planned", "VBD", "plan"),
            ("making", "VBG", "make"),
            ("kicking", "VBG", "kick"),
            ("tries", "VBZ", "try"),
            ("Is", "VBZ", "be"),
            ("cities", "NNS", "city"),
            ("churches", "NNS", "church"),
            ("Children", "NNS", "child"),
            ("bigger", "JJR", "big"),
            ("Rome", "NNP", "Rome"),
            ("crisis", "NN", "crisis"),
        ];
        for (form, tag, lemma) in table {
            assert_eq!(lemmas.lemma(form, tag), lemma, "{form}");
        }
    }
}
