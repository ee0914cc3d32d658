//! Lemmas of inflected forms: irregular ones by list, the others by their endings, checked against
//! the words that the table of senses knows.

use std::borrow::Cow;
use std::sync::OnceLock;

use crate::lang::events::{english_senses, word_hash};
use crate::lang::senses::{SenseOf, Senses};

/// Irregular forms with their lemmas, and the regular endings.
#[derive(Debug)]
pub struct Lemmas {
    /// Hash of the form and its part of speech; lemma. What the treebank has for closed classes,
    /// comparisons and common words.
    listed: Table,
    /// The same for verbs and nouns of a large dictionary.
    irregular: Table,
    senses: Senses<'static>,
}

/// Endings of verbs and what stands for them in the lemma.
const VERB: [(&str, &[&str]); 4] =
    [("ing", &["", "e"]), ("ied", &["y"]), ("ed", &["", "e"]), ("d", &[""])];
/// Endings of the third person and of plurals.
const PLURAL: [(&str, &[&str]); 3] = [("ies", &["y", "ie"]), ("es", &["e", ""]), ("s", &[""])];
/// Endings of comparisons.
const DEGREE: &[(&str, &str)] =
    &[("ier", "y"), ("iest", "y"), ("er", "e"), ("est", "e"), ("er", ""), ("est", "")];

impl Lemmas {
    /// English, compiled into the program.
    pub fn english() -> &'static Lemmas {
        static LEMMAS: OnceLock<Lemmas> = OnceLock::new();
        LEMMAS.get_or_init(|| {
            let lines = include_str!("en/irregular.txt").lines();
            let entry = |line: &'static str| {
                let mut fields = line.split(' ');
                let part = if fields.next()? == "v" { "verb" } else { "noun" };
                Some((key(fields.next()?, part), fields.next()?))
            };
            let irregular = Table::new(&lines.filter_map(entry).collect::<Vec<_>>());
            let listed = Table::new(&listed(include_str!("en/lemmas.txt")));
            Lemmas { listed, irregular, senses: english_senses() }
        })
    }

    /// The lemma of a form with its Penn Treebank tag. Names keep their capitals.
    pub fn lemma<'w>(&self, form: &'w str, tag: &str) -> Cow<'w, str> {
        let small = match tag {
            "NNP" | "ADD" | "FW" => return Cow::Borrowed(form),
            "NNPS" => Cow::Borrowed(form),
            _ if form.chars().any(char::is_uppercase) => Cow::Owned(form.to_lowercase()),
            _ => Cow::Borrowed(form),
        };
        if let Some(lemma) = self.listed.find(key(&small, part_of(tag))) {
            return Cow::Borrowed(lemma);
        }
        let part = match tag {
            "VBZ" | "VBD" | "VBN" | "VBG" => SenseOf::Verb,
            "NNS" | "NNPS" => SenseOf::Noun,
            "JJR" | "JJS" | "RBR" | "RBS" => return degree(&small).map_or(small, Cow::Owned),
            _ => return small,
        };
        let mut lemma = small.into_owned();
        self.reduce(&mut lemma, part);
        Cow::Owned(lemma)
    }

    /// Turns a lower-case form into its lemma, in place.
    pub fn reduce(&self, form: &mut String, part: SenseOf) {
        let name = if part == SenseOf::Verb { "verb" } else { "noun" };
        if let Some(lemma) = self.irregular.find(key(form, name)) {
            form.clear();
            form.push_str(lemma);
        } else if part == SenseOf::Verb {
            let _ = self.cut(form, part, &VERB) || self.cut(form, part, &PLURAL);
        } else {
            let _ = self.cut(form, part, &PLURAL);
        }
    }

    /// Cuts the first ending that leaves a lemma; says whether there was one.
    fn cut(&self, form: &mut String, part: SenseOf, endings: &[(&str, &[&str])]) -> bool {
        if form.len() < 4 || form.ends_with("ss") || form.ends_with("us") || form.ends_with("is") {
            return false;
        }
        let Some((end, instead)) = endings.iter().find(|(end, _)| form.ends_with(end)) else {
            return false;
        };
        if *end == "d" && !form.ends_with("ed") {
            return false;
        }
        let stem = form.len() - end.len();
        if matches!(*end, "ing" | "ed") && stem > 3 && doubled(&form.as_bytes()[..stem]) {
            let whole = self.known(&form[..stem], part);
            if !whole || self.known(&form[..stem - 1], part) {
                form.truncate(stem - 1);
                return true;
            }
        }
        // "hoped", "rating": a short stem that would double its last letter has lost an "e".
        let shortened = matches!(*end, "ing" | "ed") && doubles(&form.as_bytes()[..stem]);
        let nth = |n: usize| &instead[if shortened { instead.len() - 1 - n } else { n }];
        let known = (0..instead.len()).map(nth).find(|more| {
            let mut lemma = [0u8; 64];
            let length = stem + more.len();
            let Some(lemma) = lemma.get_mut(..length) else { return false };
            lemma[..stem].copy_from_slice(&form.as_bytes()[..stem]);
            lemma[stem..].copy_from_slice(more.as_bytes());
            std::str::from_utf8(lemma).is_ok_and(|lemma| self.known(lemma, part))
        });
        let vowel = form.as_bytes()[..stem].iter().any(|b| b"aeiouy".contains(b));
        let Some(more) = known.or(usual(&form[..stem], end, instead).filter(|_| vowel)) else {
            return false;
        };
        form.truncate(stem);
        form.push_str(more);
        true
    }

    fn known(&self, lemma: &str, part: SenseOf) -> bool {
        self.senses.of(lemma, part).is_some()
    }
}

/// What stands for an ending when the lemma is not known.
fn usual<'a>(stem: &str, end: &str, instead: &'a [&'a str]) -> Option<&'a &'a str> {
    let hisses = ["s", "x", "z", "ch", "sh"].iter().any(|hiss| stem.ends_with(hiss));
    if end == "es" && hisses { instead.last() } else { instead.first() }
}

/// One short syllable that ends with a single consonant: "hop", "plan", but not "wait" or "show".
fn doubles(stem: &[u8]) -> bool {
    let vowel = |byte: &u8| b"aeiou".contains(byte);
    let [.., before, nucleus, last] = stem else { return false };
    let one = stem.iter().filter(|byte| vowel(byte)).count() == 1;
    one && vowel(nucleus) && !vowel(before) && !vowel(last) && !b"wxy".contains(last)
}

/// "planned", "stopping".
fn doubled(stem: &[u8]) -> bool {
    let last = stem[stem.len() - 1];
    last == stem[stem.len() - 2] && b"bdgklmnprtvz".contains(&last)
}

/// "bigger" to "big".
fn degree(form: &str) -> Option<String> {
    stems(form, DEGREE).find(|stem| stem.len() > 2 && !stem.ends_with('e')).map(|stem| {
        let doubled =
            stem.len() > 3 && stem.as_bytes()[stem.len() - 1] == stem.as_bytes()[stem.len() - 2];
        let open = !stem.ends_with("ll") && !stem.ends_with("ss");
        if doubled && open && stem.is_ascii() { stem[..stem.len() - 1].to_owned() } else { stem }
    })
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

/// Entries "form:lemma" after the "[part of speech]" that they are of.
fn listed(source: &'static str) -> Vec<(u64, &'static str)> {
    let mut found = Vec::new();
    let mut part = "";
    for line in source.lines().filter(|line| !line.starts_with('#')) {
        match line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            Some(name) => part = name,
            None => {
                let entries = line.split_whitespace().filter_map(|entry| entry.split_once(':'));
                found.extend(entries.map(|(form, lemma)| (key(form, part), lemma)));
            }
        }
    }
    found
}

/// Lemmas by keys, open-addressed; an empty lemma is an empty place.
#[derive(Debug)]
struct Table(Vec<(u64, &'static str)>);

impl Table {
    /// Of entries with the same key the first counts.
    fn new(entries: &[(u64, &'static str)]) -> Table {
        let mut places = vec![(0, ""); (2 * entries.len()).next_power_of_two()];
        let mask = places.len() - 1;
        for &(key, lemma) in entries.iter().filter(|(_, lemma)| !lemma.is_empty()) {
            let mut at = key as usize & mask;
            while !places[at].1.is_empty() && places[at].0 != key {
                at = (at + 1) & mask;
            }
            if places[at].1.is_empty() {
                places[at] = (key, lemma);
            }
        }
        Table(places)
    }

    fn find(&self, key: u64) -> Option<&'static str> {
        let mut at = key as usize;
        loop {
            let (found, lemma) = *self.0.get(at & (self.0.len() - 1))?;
            if found == key || lemma.is_empty() {
                return (!lemma.is_empty()).then_some(lemma);
            }
            at = at.wrapping_add(1);
        }
    }
}

fn key(form: &str, part: &str) -> u64 {
    word_hash(form) ^ word_hash(part).rotate_left(7)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lemma(form: &str, part: SenseOf) -> String {
        let mut form = form.to_owned();
        Lemmas::english().reduce(&mut form, part);
        form
    }

    #[test]
    fn verbs_lose_their_endings() {
        let forms = [
            ("said", "say"),
            ("announced", "announce"),
            ("planned", "plan"),
            ("falling", "fall"),
            ("carries", "carry"),
            ("denied", "deny"),
            ("passes", "pass"),
            ("closing", "close"),
            ("went", "go"),
            ("agreed", "agree"),
            ("killed", "kill"),
            ("meets", "meet"),
            ("hoped", "hope"),
            ("rating", "rate"),
            ("hopped", "hop"),
            ("visited", "visit"),
            ("fixed", "fix"),
            ("showed", "show"),
        ];
        for (form, expected) in forms {
            assert_eq!(lemma(form, SenseOf::Verb), expected, "{form}");
        }
    }

    #[test]
    fn nouns_lose_their_plural() {
        let forms = [
            ("attacks", "attack"),
            ("elections", "election"),
            ("crises", "crisis"),
            ("losses", "loss"),
            ("bombings", "bombing"),
            ("inquiries", "inquiry"),
            ("children", "child"),
            ("bus", "bus"),
            ("news", "news"),
            ("police", "police"),
        ];
        for (form, expected) in forms {
            assert_eq!(lemma(form, SenseOf::Noun), expected, "{form}");
        }
    }

    #[test]
    fn forms_go_back_to_their_lemmas() {
        let lemmas = Lemmas::english();
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
