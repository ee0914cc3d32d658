//! The tense of a verb below "said": what was reported in the past is told as it was said.

use super::Source;
use super::draft::Draft;
use crate::text::{Rel, TokenId};

/// "would|n't".
fn is_contracted(source: &Source<'_>, helper: TokenId) -> bool {
    let next = TokenId(helper.0 + 1);
    (next.0 as usize) < source.document.tokens.len() && matches!(source.text(next), "n't" | "n’t")
}

/// "would have left" is no "will".
fn is_perfect(source: &Source<'_>, auxiliaries: &[TokenId]) -> bool {
    auxiliaries.iter().any(|&t| matches!(source.lower(t).as_str(), "have" | "'ve" | "’ve"))
}

/// "if his party lost", told in the label.
fn depends_on_a_condition(source: &Source<'_>, draft: &Draft, verb: TokenId) -> bool {
    let tree = source.tree;
    let condition = |c: TokenId| {
        tree.child(c, Rel::Mark)
            .is_some_and(|mark| matches!(source.text(mark), "if" | "unless") && draft.has(mark))
    };
    let below = tree.children(verb).iter().copied();
    below.flat_map(|c| std::iter::once(c).chain(tree.children(c).iter().copied())).any(condition)
}

/// "said it would stop and [decide]": the modal of the first verb, told with the second.
fn shared_modal(source: &Source<'_>, draft: &Draft, verb: TokenId) -> Option<TokenId> {
    let first = source.tree.head(verb).filter(|_| source.tree.rel(verb) == Rel::Conj)?;
    let modal = source.tree.child(first, Rel::Aux)?;
    (source.syntax.xpos(modal) == "MD" && draft.has(modal)).then_some(modal)
}

/// After "said": "would" is "will", "was leaving" is "is leaving", "had left" is "left".
pub(super) fn deshift(source: &Source<'_>, draft: &mut Draft, verb: TokenId, reported: bool) {
    let tree = source.tree;
    let help = tree.children(verb).iter().copied();
    let mut auxiliaries: Vec<TokenId> =
        help.filter(|&c| matches!(tree.rel(c), Rel::Aux | Rel::AuxPass | Rel::Cop)).collect();
    if auxiliaries.is_empty() {
        auxiliaries.extend(shared_modal(source, draft, verb));
    }
    let tag = source.syntax.xpos(verb);
    let negated = tree.children(verb).iter().any(|&c| {
        tree.rel(c) == Rel::Advmod && matches!(source.lower(c).as_str(), "not" | "never" | "n't")
    });
    let conditional = depends_on_a_condition(source, draft, verb);
    for (i, &helper) in auxiliaries.iter().enumerate() {
        let word = source.lower(helper);
        if word == "would" && conditional {
            continue; // "would resign if his party lost"
        }
        let other = match word.as_str() {
            "would" if reported && i == 0 && is_contracted(source, helper) => "wo",
            "would" if reported && i == 0 && !is_perfect(source, &auxiliaries) => "will",
            "was" if reported && tag == "VBG" => "is",
            "were" if reported && tag == "VBG" => "are",
            "had"
                if auxiliaries.len() == 1
                    && i == 0
                    && tag == "VBN"
                    && !negated
                    && !source.strong.has(&source.lower(verb)) =>
            {
                ""
            }
            _ => continue,
        };
        draft.replaced.insert(helper, other.to_owned());
    }
}
