//! Speakers where news puts them: ", officials said." behind what is said, "told reporters that".

use super::super::treebank::{Gold, ROOT};
use super::{Word, below, insert, relation, upos, xpos};

/// Tags of the words that name a speaker, the last of which is the head.
const SPEAKERS: [&[(&str, &str, &str)]; 8] = [
    &[("officials", "NOUN", "NNS")],
    &[("the", "DET", "DT"), ("company", "NOUN", "NN")],
    &[("police", "NOUN", "NN")],
    &[("a", "DET", "DT"), ("spokeswoman", "NOUN", "NN")],
    &[("the", "DET", "DT"), ("ministry", "NOUN", "NN")],
    &[("he", "PRON", "PRP")],
    &[("witnesses", "NOUN", "NNS")],
    &[("its", "PRON", "PRP$"), ("owner", "NOUN", "NN")],
];

/// Those who are told something.
const HEARERS: [&[(&str, &str, &str)]; 6] = [
    &[("reporters", "NOUN", "NNS")],
    &[("the", "DET", "DT"), ("court", "NOUN", "NN")],
    &[("Parliament", "PROPN", "NNP")],
    &[("the", "DET", "DT"), ("panel", "NOUN", "NN")],
    &[("a", "DET", "DT"), ("newspaper", "NOUN", "NN")],
    &[("lawmakers", "NOUN", "NNS")],
];

const DAYS: [&str; 4] = ["Monday", "Wednesday", "Friday", "Saturday"];

/// A noun phrase whose head, the last word, hangs on `head` (none: on the place).
fn phrase(words: &[(&str, &str, &str)], head: Option<usize>, to_head: &str) -> Vec<Word> {
    let last = words.len() - 1;
    let one = |(i, &(form, upos, xpos)): (usize, &(&str, &str, &str))| {
        let inner = if upos == "DET" { "det" } else { "nmod:poss" };
        let (head, to_head) = if i == last { (head, to_head) } else { (Some(last), inner) };
        Word::new(form, (upos, xpos), head, to_head)
    };
    words.iter().enumerate().map(one).collect()
}

/// A copy of every third plain statement with its speaker behind it, with or without a day.
pub(super) fn attributed(sentences: &[Gold]) -> Vec<Gold> {
    let subjects = [relation("nsubj"), relation("nsubj:pass")];
    let statement = |gold: &Gold| {
        let stop = gold.words.len().checked_sub(1)?;
        let root = gold.heads.iter().position(|head| *head == ROOT)?;
        let own = (0..root)
            .any(|i| subjects.contains(&gold.relations[i]) && usize::from(gold.heads[i]) == root);
        let plain = (6..=28).contains(&gold.words.len())
            && gold.words[stop] == "."
            && gold.upos[root] == upos("VERB")
            && own
            && usize::from(gold.heads[stop]) == root
            && !gold.relations.contains(&relation("ccomp"))
            && !gold.words.iter().any(|word| matches!(word.as_str(), "\"" | "?" | "''" | ":"));
        plain.then_some((root, stop))
    };
    let found = sentences.iter().filter_map(|gold| Some((gold, statement(gold)?)));
    let made = found.step_by(3).enumerate().map(|(number, (gold, (root, stop)))| {
        let speaker = SPEAKERS[number % SPEAKERS.len()];
        let verb = 1 + speaker.len();
        let mut words = vec![Word::comma(verb)];
        words.extend(phrase(speaker, None, "nsubj").into_iter().map(|mut word| {
            word.head = Some(word.head.map_or(verb, |head| head + 1));
            word
        }));
        words.push(Word::new("said", ("VERB", "VBD"), None, "root"));
        let day = Word::new(DAYS[number % 4], ("PROPN", "NNP"), Some(verb), "obl:unmarked");
        match number % 4 {
            0 => words.push(day),
            1 => {
                words.push(Word::new("on", ("ADP", "IN"), Some(verb + 2), "case"));
                words.push(Word { relation: relation("obl"), ..day });
            }
            _ => {}
        }
        let mut made = insert(gold, stop, root, &words);
        let said = stop + verb;
        made.heads[said] = ROOT;
        made.heads[root] = said as u16;
        made.relations[root] = relation("ccomp");
        made.heads[stop + words.len()] = said as u16;
        made
    });
    made.collect()
}

/// A copy of each sentence with "said that", as "told somebody that".
pub(super) fn told(sentences: &[Gold]) -> Vec<Gold> {
    let saying = |gold: &Gold| {
        (0..gold.words.len()).find_map(|verb| {
            let said = matches!(gold.words[verb].as_str(), "said" | "says");
            let content = |&word: &usize| {
                gold.relations[word] == relation("ccomp") && usize::from(gold.heads[word]) == verb
            };
            let clause = (verb + 1..gold.words.len()).find(content).filter(|_| said)?;
            let start = below(gold, clause)?.start;
            (start == verb + 1).then_some(verb)
        })
    };
    let found = sentences.iter().filter_map(|gold| Some((gold, saying(gold)?)));
    let made = found.enumerate().map(|(number, (gold, verb))| {
        let mut words = phrase(HEARERS[number % HEARERS.len()], None, "iobj");
        if gold.xpos[verb + 1] != xpos("IN") {
            // A clause without "that" gets one, which hangs on its verb.
            let clause = gold.heads.iter().enumerate().position(|(i, head)| {
                i > verb && usize::from(*head) == verb && gold.relations[i] == relation("ccomp")
            });
            let mut made = insert(gold, verb + 1, verb, &words);
            let at = verb + 1 + words.len();
            let on = clause.unwrap_or(verb) + words.len();
            words = vec![Word::new("that", ("SCONJ", "IN"), None, "mark")];
            made.words[verb] = "told".to_owned();
            return insert(&made, at, on, &words);
        }
        let mut made = insert(gold, verb + 1, verb, &words);
        made.words[verb] = "told".to_owned();
        made
    });
    made.collect()
}
