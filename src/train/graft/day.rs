//! Days where news puts them: before a clause ("said Monday that"), before the verb ("on Monday
//! opened"), first of all ("Last week, …").

use super::super::treebank::{Gold, ROOT};
use super::{Word, below, insert, relation, subject, upos, xpos};

const DAYS: [&str; 7] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const UNITS: [&str; 4] = ["week", "month", "year", "summer"];
const MONTHS: [&str; 6] = ["January", "March", "May", "June", "August", "October"];

/// The `number`th way of naming a time; `bare` for those that stand beside a verb without commas.
fn time(number: usize, bare: bool) -> Vec<Word> {
    let day = DAYS[number % DAYS.len()];
    let unit = UNITS[number % UNITS.len()];
    let noun = |form, head, to_head| Word::new(form, ("NOUN", "NN"), head, to_head);
    let name = |form, head, to_head| Word::new(form, ("PROPN", "NNP"), head, to_head);
    let on = |form| Word::new(form, ("ADP", "IN"), Some(1), "case");
    match number / 3 % 6 {
        0 if bare => vec![name(day, None, "obl:unmarked")],
        0 | 1 => vec![on("on"), name(day, None, "obl")],
        2 => {
            let last = if number.is_multiple_of(2) { "last" } else { "this" };
            let tags = if last == "last" { ("ADJ", "JJ") } else { ("DET", "DT") };
            let to_head = if last == "last" { "amod" } else { "det" };
            vec![Word::new(last, tags, Some(1), to_head), noun(unit, None, "obl:unmarked")]
        }
        3 => vec![on("in"), name(MONTHS[number % MONTHS.len()], None, "obl")],
        4 => {
            let year = (1960 + number * 7 % 64).to_string();
            vec![on("in"), Word::new(&year, ("NUM", "CD"), None, "obl")]
        }
        _ => vec![noun("yesterday", None, "obl:unmarked")],
    }
}

/// A copy of each sentence in which a clause follows its verb at once ("said that …"), with a day
/// between them.
pub(super) fn before_clause(sentences: &[Gold]) -> Vec<Gold> {
    let clause = |gold: &Gold| {
        (0..gold.words.len()).find_map(|word| {
            let verb = usize::from(gold.heads[word]);
            let follows = gold.relations[word] == relation("ccomp") && verb < word && verb > 0;
            let finite = follows && gold.xpos[verb] == xpos("VBD");
            let start = finite.then(|| below(gold, word)).flatten()?.start;
            (start == verb + 1).then_some(verb)
        })
    };
    let found = sentences.iter().filter_map(|gold| Some((gold, clause(gold)?)));
    let made = found
        .enumerate()
        .map(|(number, (gold, verb))| insert(gold, verb + 1, verb, &time(number, true)));
    made.collect()
}

/// A copy of every second sentence that opens with a subject and its verb in the past, with a time
/// between them.
pub(super) fn before_verb(sentences: &[Gold]) -> Vec<Gold> {
    let found = sentences.iter().filter_map(|gold| Some((gold, subject(gold)?)));
    let past = found.filter(|(gold, (_, end, verb))| {
        verb == end && gold.xpos[*verb] == xpos("VBD") && gold.upos[*verb] == upos("VERB")
    });
    let made = past
        .step_by(2)
        .enumerate()
        .map(|(number, (gold, (_, end, verb)))| insert(gold, end, verb, &time(number, true)));
    made.collect()
}

/// A copy of every third sentence that begins with the subject of its root, with a time first.
pub(super) fn first(sentences: &[Gold]) -> Vec<Gold> {
    let opens = |gold: &Gold| {
        let (subject, end, verb) = subject(gold)?;
        let root = gold.heads[verb] == ROOT && end > subject;
        (root && below(gold, subject)?.start == 0).then_some(verb)
    };
    let found = sentences.iter().filter_map(|gold| Some((gold, opens(gold)?)));
    let made = found.step_by(3).enumerate().map(|(number, (gold, verb))| {
        let mut words = time(number, false);
        let comma = number % 3 != 0;
        let head = words.len() - 1;
        let mut letters = words[0].form.chars();
        let first = letters.next().map(|c| c.to_uppercase().collect::<String>());
        words[0].form = first.unwrap_or_default() + letters.as_str();
        if comma {
            words.push(Word::comma(head));
        }
        let mut gold = gold.clone();
        if gold.upos[0] != upos("PROPN") && gold.words[0] != "I" {
            gold.words[0] = gold.words[0].to_lowercase();
        }
        insert(&gold, 0, verb, &words)
    });
    made.collect()
}
