//! Tags made to agree with the tree: a verb with a subject of its own and no auxiliary is no
//! participle ("it agreed to sell", after "said it").

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
const NSUBJ: u8 = place(RELATIONS, "nsubj");
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

/// Corrects the tags of a sentence.
pub(super) fn agree(tags: &mut [u8], heads: &[u16], labels: &[u8], marks: &mut Vec<u8>) {
    const SUBJECT: u8 = 1;
    const AUXILIARY: u8 = 2;
    marks.clear();
    marks.resize(tags.len(), 0);
    for (head, label) in heads.iter().zip(labels).filter(|(head, _)| **head != ROOT) {
        marks[usize::from(*head)] |= match *label {
            NSUBJ => SUBJECT,
            AUX | AUX_PASS => AUXILIARY,
            _ => 0,
        };
    }
    for (word, tag) in tags.iter_mut().enumerate() {
        if *tag == VBN && marks[word] == SUBJECT && WHOLE.contains(&labels[word]) {
            *tag = VBD;
        }
    }
}
