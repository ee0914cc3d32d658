//! The lemmas of verbs and nouns: irregular forms by list, the others by their endings.

use std::sync::OnceLock;

use crate::lang::events::{english_senses, word_hash};
use crate::lang::senses::{SenseOf, Senses};

/// Irregular forms with their lemmas, and the regular endings.
#[derive(Debug)]
pub struct Lemmatiser {
    /// Hash of the form and its part of speech; lemma.
    irregular: Vec<(u64, &'static str)>,
    senses: Senses<'static>,
}

/// Endings of verbs and what stands for them in the lemma.
const VERB: [(&str, &[&str]); 4] =
    [("ing", &["", "e"]), ("ied", &["y"]), ("ed", &["", "e"]), ("d", &[""])];
/// Endings of the third person and of plurals.
const PLURAL: [(&str, &[&str]); 3] = [("ies", &["y", "ie"]), ("es", &["e", ""]), ("s", &[""])];

impl Lemmatiser {
    /// English, compiled into the program.
    pub fn english() -> &'static Lemmatiser {
        static LEMMATISER: OnceLock<Lemmatiser> = OnceLock::new();
        LEMMATISER.get_or_init(|| {
            let lines = include_str!("en/irregular.txt").lines();
            let entry = |line: &'static str| {
                let mut fields = line.split(' ');
                let part = if fields.next()? == "v" { SenseOf::Verb } else { SenseOf::Noun };
                Some((key(fields.next()?, part), fields.next()?))
            };
            let mut irregular: Vec<_> = lines.filter_map(entry).collect();
            irregular.sort_by_key(|(key, _)| *key);
            Lemmatiser { irregular, senses: english_senses() }
        })
    }

    /// Turns a lower-case form into its lemma, in place.
    pub fn lemma(&self, form: &mut String, part: SenseOf) {
        if let Ok(at) = self.irregular.binary_search_by_key(&key(form, part), |(key, _)| *key) {
            form.clear();
            form.push_str(self.irregular[at].1);
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
        let known = instead.iter().find(|more| {
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

/// "planned", "stopping".
fn doubled(stem: &[u8]) -> bool {
    let last = stem[stem.len() - 1];
    last == stem[stem.len() - 2] && b"bdgklmnprtvz".contains(&last)
}

fn key(form: &str, part: SenseOf) -> u64 {
    word_hash(form) ^ part as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lemma(form: &str, part: SenseOf) -> String {
        let mut form = form.to_owned();
        Lemmatiser::english().lemma(&mut form, part);
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
}
