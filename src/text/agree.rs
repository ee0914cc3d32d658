//! Tags and tree made to agree: a verb with a subject of its own and no auxiliary is no participle
//! ("it agreed to sell", after "said it"), and a conjunction after a bare name opens a clause of the
//! verb before it, not of the name ("said on Monday that …").

use super::net::tree::ROOT;
use super::{RELATIONS, XPOS};

/// The place of a name in a list.
const fn place(names: &[&str], name: &str) -> u8 {
    let mut at = 0;
    while at < names.len() {
        let (one, other) = (names[at].as_bytes(), name.as_bytes());
        let mut same = one.len() == other.len();
        let mut i = 0;
        while same && i < one.len() {
            same = one[i] == other[i];
            i += 1;
        }
        if same {
            return at as u8;
        }
        at += 1;
    }
    u8::MAX
}

const VBN: u8 = place(XPOS, "VBN");
const VBD: u8 = place(XPOS, "VBD");
const VB: u8 = place(XPOS, "VB");
const VBZ: u8 = place(XPOS, "VBZ");
const NNP: u8 = place(XPOS, "NNP");
const IN: u8 = place(XPOS, "IN");
const RELCL: u8 = place(RELATIONS, "acl:relcl");
const CCOMP: u8 = place(RELATIONS, "ccomp");
const MARK: u8 = place(RELATIONS, "mark");
const NSUBJ: u8 = place(RELATIONS, "nsubj");
const NSUBJ_PASS: u8 = place(RELATIONS, "nsubj:pass");
const OBJ: u8 = place(RELATIONS, "obj");
const AUX: u8 = place(RELATIONS, "aux");
const AUX_PASS: u8 = place(RELATIONS, "aux:pass");
/// Relations of clauses that are not shortened to a participle.
const WHOLE: [u8; 5] = [
    place(RELATIONS, "root"),
    place(RELATIONS, "ccomp"),
    place(RELATIONS, "conj"),
    place(RELATIONS, "parataxis"),
    place(RELATIONS, "acl:relcl"),
];

/// Corrects a sentence; `marks` is a buffer.
pub(super) fn agree(tags: &mut [u8], heads: &mut [u16], labels: &mut [u8], marks: &mut Vec<u8>) {
    for word in 2..heads.len() {
        if labels[word] == RELCL {
            lift(tags, heads, labels, word);
        }
    }
    unshorten(tags, heads, labels, marks);
}

/// Gives the clause of `word`, below a name that a conjunction follows, to the verb above the name.
fn lift(tags: &[u8], heads: &mut [u16], labels: &mut [u8], word: usize) {
    let name = usize::from(heads[word]);
    let opener = name + 1;
    let bare = name < word && tags[name] == NNP && heads[name] != ROOT;
    if !bare || usize::from(heads[opener]) != word || tags[opener] != IN {
        return;
    }
    let verb = heads[name];
    if usize::from(verb) < name && (VB..=VBZ).contains(&tags[usize::from(verb)]) {
        (heads[word], labels[word], labels[opener]) = (verb, CCOMP, MARK);
    }
}

/// Takes participles for past tenses where the tree says so: with a subject and no auxiliary, or with an
/// object besides.
fn unshorten(tags: &mut [u8], heads: &[u16], labels: &mut [u8], marks: &mut Vec<u8>) {
    const SUBJECT: u8 = 1;
    const AUXILIARY: u8 = 2;
    const PASSIVE: u8 = 4;
    const OBJECT: u8 = 8;
    marks.clear();
    marks.resize(tags.len(), 0);
    for (head, label) in heads.iter().zip(&*labels).filter(|(head, _)| **head != ROOT) {
        marks[usize::from(*head)] |= match *label {
            NSUBJ => SUBJECT,
            NSUBJ_PASS => PASSIVE,
            OBJ => OBJECT,
            AUX | AUX_PASS => AUXILIARY,
            _ => 0,
        };
    }
    for word in 0..tags.len() {
        let (active, passive) = (SUBJECT, PASSIVE | OBJECT);
        let past = marks[word] & !OBJECT == active || marks[word] == passive;
        if tags[word] != VBN || !past || !WHOLE.contains(&labels[word]) {
            continue;
        }
        tags[word] = VBD;
        if marks[word] == passive {
            let own = heads.iter().zip(&mut *labels).filter(|(h, _)| usize::from(**h) == word);
            own.filter(|(_, label)| **label == NSUBJ_PASS).for_each(|(_, label)| *label = NSUBJ);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tag(name: &str) -> u8 {
        place(XPOS, name)
    }

    fn label(name: &str) -> u8 {
        place(RELATIONS, name)
    }

    #[test]
    fn a_clause_after_a_day_belongs_to_the_verb() {
        // "He said on Monday that it closed"
        let mut tags = ["PRP", "VBD", "IN", "NNP", "IN", "PRP", "VBN"].map(tag);
        let mut heads = [1, ROOT, 3, 1, 6, 6, 3];
        let mut labels = ["nsubj", "root", "case", "obl", "obj", "nsubj", "acl:relcl"].map(label);
        agree(&mut tags, &mut heads, &mut labels, &mut Vec::new());
        assert_eq!(heads, [1, ROOT, 3, 1, 6, 6, 1]);
        assert_eq!((labels[4], labels[6]), (label("mark"), label("ccomp")));
        assert_eq!(tags[6], tag("VBD"));
    }

    #[test]
    fn what_has_an_object_and_no_auxiliary_is_active() {
        // "A fire destroyed the mill"
        let mut tags = ["DT", "NN", "VBN", "DT", "NN"].map(tag);
        let mut heads = [1, 2, ROOT, 4, 2];
        let mut labels = ["det", "nsubj:pass", "root", "det", "obj"].map(label);
        agree(&mut tags, &mut heads, &mut labels, &mut Vec::new());
        assert_eq!((tags[2], labels[1]), (tag("VBD"), label("nsubj")));
    }

    #[test]
    fn a_shortened_clause_keeps_its_participle() {
        // "the bridge closed by the storm", "the bridge was closed"
        let mut tags = ["DT", "NN", "VBN", "VBD", "VBN"].map(tag);
        let mut heads = [1, 4, 1, 4, ROOT];
        let mut labels = ["det", "nsubj", "acl", "aux:pass", "root"].map(label);
        agree(&mut tags, &mut heads, &mut labels, &mut Vec::new());
        assert_eq!((tags[2], tags[4]), (tag("VBN"), tag("VBN")));
    }
}
