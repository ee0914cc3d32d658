//! What the words of a verb group tell: tense, duration, modal, denial.

use crate::text::{Document, Rel, Syntax, TokenId, Tree, Upos};

/// A verb with its auxiliaries, as far as status and dates need it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Verbal {
    /// "will", "would", "may", … in lower case.
    pub modal: Option<String>,
    /// "is leaving", "was leaving".
    pub progressive: bool,
    /// "has left", "had left".
    pub perfect: bool,
    /// The first finite word is in the past ("left", "was", "had").
    pub past: bool,
    /// The first finite word is in the present ("leaves", "is", "has").
    pub present: bool,
    /// "to leave".
    pub infinitive: bool,
    /// "is to leave", "were to be finished".
    pub be_to: bool,
    /// "not", "never".
    pub negated: bool,
    /// "is to leave", "is going to leave", "is set to leave" are for the governing verb to tell.
    pub finite: bool,
}

/// Reads the group of a verb, or of the copula of a predicate.
pub(crate) fn verbal(document: &Document, syntax: &Syntax, tree: &Tree, token: TokenId) -> Verbal {
    let mut group = Verbal::default();
    let mut first: Option<TokenId> = None;
    for &child in tree.children(token) {
        let word = || document.lower(child);
        match tree.rel(child) {
            Rel::Aux | Rel::AuxPass | Rel::Cop => {
                first = first.or(Some(child));
                auxiliary(&mut group, &word(), syntax.xpos(child), syntax.xpos(token));
            }
            Rel::Mark if syntax.xpos(child) == "TO" => {
                group.infinitive = true;
                group.be_to = first.is_some();
            }
            Rel::Advmod | Rel::Det
                if matches!(&*word(), "not" | "n't" | "n’t" | "never" | "no") =>
            {
                group.negated = true;
            }
            _ => {}
        }
    }
    let verb = matches!(tree.upos(token), Upos::Verb | Upos::Aux);
    let finite = first.or(verb.then_some(token));
    match finite.map(|t| syntax.xpos(t)) {
        Some("VBD") => group.past = true,
        Some("VBZ" | "VBP") => group.present = true,
        _ => {}
    }
    group.finite = group.past || group.present || group.modal.is_some();
    group
}

fn auxiliary(group: &mut Verbal, word: &str, tag: &str, main: &str) {
    if tag == "MD" || matches!(word, "will" | "would" | "'ll" | "’ll" | "wo") {
        group.modal = Some(word.to_owned());
    }
    match word {
        "have" | "has" | "had" | "'ve" | "having" => group.perfect = true,
        "is" | "are" | "was" | "were" | "be" | "been" | "am" | "'s" | "'re" | "'m"
            if main == "VBG" =>
        {
            group.progressive = true;
        }
        "being" => group.progressive = true, // "is being built"
        _ => {}
    }
}
