//! What stands between commas behind a subject: ages, descriptions, relative clauses, participles.

use super::super::treebank::{Gold, ROOT};
use super::{Word, below, between_commas, insert, phrase, relation, subject, upos, xpos};

/// Noun phrases that can describe somebody: "a former judge", "the head of the museum".
fn descriptions(sentences: &[Gold]) -> Vec<Vec<Word>> {
    let kinds = [relation("obj"), relation("appos")];
    let mut found = Vec::new();
    for gold in sentences {
        for word in 0..gold.words.len() {
            let fits = gold.upos[word] == upos("NOUN") && kinds.contains(&gold.relations[word]);
            let Some(range) = fits.then(|| below(gold, word)).flatten() else { continue };
            let letters = |i: usize| gold.words[i].bytes().all(|b| b.is_ascii_alphabetic());
            let plain = (2..=8).contains(&range.len())
                && gold.xpos[range.start] == xpos("DT")
                && range.clone().all(|i| letters(i) && gold.upos[i] != upos("PRON"));
            if plain {
                found.push(phrase(gold, &range, word, "appos"));
            }
        }
    }
    found
}

/// Clauses that begin with a relative pronoun as their subject, and participles with what belongs
/// to them: "who lived abroad", "built by a monk".
fn clauses(sentences: &[Gold]) -> Vec<Vec<Word>> {
    let (relative, acl) = (relation("acl:relcl"), relation("acl"));
    let pronouns = ["WDT", "WP"].map(xpos);
    let mut found = Vec::new();
    for gold in sentences {
        for word in 0..gold.words.len() {
            let to_head = gold.relations[word];
            if to_head != relative && to_head != acl || gold.heads[word] == ROOT {
                continue;
            }
            let Some(range) = below(gold, word) else { continue };
            let comma = gold.words[range.start] == ",";
            let start = range.start + usize::from(comma);
            let last = usize::from(gold.words[range.end - 1] == ",");
            let range = start..range.end - last;
            if !(3..=14).contains(&range.len()) {
                continue;
            }
            let first = (gold.xpos[start], gold.relations[start]);
            let which = to_head == relative
                && pronouns.contains(&first.0)
                && gold.words[start] != "that"
                && [relation("nsubj"), relation("nsubj:pass")].contains(&first.1);
            let participle = to_head == acl && start == word && gold.xpos[word] == xpos("VBN");
            let whole =
                range.clone().all(|i| i == word || range.contains(&usize::from(gold.heads[i])));
            if (which || participle) && whole {
                found.push(phrase(gold, &range, word, if which { "acl:relcl" } else { "acl" }));
            }
        }
    }
    found
}

/// A copy of each sentence that opens with a subject and its verb, with an age, a description or
/// both between them.
pub(super) fn described(sentences: &[Gold]) -> Vec<Gold> {
    let descriptions = descriptions(sentences);
    let mut made = Vec::new();
    for (number, gold) in sentences.iter().enumerate() {
        let Some((subject, end, _)) = subject(gold) else { continue };
        if gold.upos[subject] != upos("PROPN") {
            continue;
        }
        let age = (20 + number * 7 % 70).to_string();
        let age = [Word::new(&age, ("NUM", "CD"), None, "amod")];
        let mut words = Vec::new();
        if number % 3 != 0 {
            words.extend(between_commas(&age));
        }
        if number % 3 != 1 {
            let Some(what) = descriptions.get(number * 31 % descriptions.len().max(1)) else {
                continue;
            };
            words.pop();
            let from = words.len();
            words.extend(between_commas(what).into_iter().map(|mut word| {
                word.head = word.head.map(|head| head + from);
                word
            }));
        }
        made.push(insert(gold, end, subject, &words));
    }
    made
}

/// A copy of each such sentence with a clause of another between the subject and the verb.
pub(super) fn interrupted(sentences: &[Gold]) -> Vec<Gold> {
    let clauses = clauses(sentences);
    let mut made = Vec::new();
    for (number, gold) in sentences.iter().enumerate() {
        let Some((subject, end, _)) = subject(gold) else { continue };
        let Some(clause) = clauses.get(number * 37 % clauses.len().max(1)) else { continue };
        let mut words = between_commas(clause);
        let who = gold.upos[subject] == upos("PROPN") || number % 4 == 0;
        if words[1].xpos == xpos("WDT") && who {
            words[1] = Word { form: "who".to_owned(), xpos: xpos("WP"), ..words[1].clone() };
        } else if words[1].xpos == xpos("WP") && !who {
            words[1] = Word { form: "which".to_owned(), xpos: xpos("WDT"), ..words[1].clone() };
        }
        made.push(insert(gold, end, subject, &words));
    }
    made
}
