//! Predicates of one subject with commas between them: "She reported it, was moved to the archive and
//! was dismissed in May."

use super::{Change, Reader};
use crate::text::model::{TokenId, Upos};
use crate::text::tree::Rel;

/// Finds those that were read as a clause of their own.
pub(super) fn find(reader: &Reader, change: &mut Change) {
    for token in (0..reader.tree.len() as u32).map(TokenId) {
        if matches!(reader.tree.rel(token), Rel::Ccomp | Rel::Parataxis | Rel::Advcl)
            && reader.is_joined(token)
        {
            change.hang(token, reader.tree.head(token), "conj");
        }
    }
}

impl Reader<'_> {
    /// "…, [was moved] and was dismissed": a finite verb behind a comma, without a subject or a
    /// conjunction of its own, and another one joined to it.
    fn is_joined(&self, verb: TokenId) -> bool {
        let tree = self.tree;
        let Some(first) = tree.head(verb).filter(|&first| first < verb) else { return false };
        let whole = tree.upos(first) == Upos::Verb
            && self.xpos(first) == "VBD"
            && self.subject(first).is_some_and(|subject| subject < first);
        let own = tree.children(verb);
        let helper = own.iter().copied().find(|&c| matches!(tree.rel(c), Rel::Aux | Rel::AuxPass));
        let opener = helper.unwrap_or(verb);
        let finite = self.xpos(opener) == "VBD" && opener <= verb;
        let comma = opener.0.checked_sub(1).is_some_and(|t| self.text(TokenId(t)) == ",");
        let listed = own.iter().any(|&c| {
            let and = || tree.child(c, Rel::Cc).is_some();
            tree.rel(c) == Rel::Conj && c > verb && self.subject(c).is_none() && and()
        });
        let bare = self.subject(verb).is_none() && tree.child(verb, Rel::Mark).is_none();
        whole && finite && comma && listed && bare
    }
}

#[cfg(test)]
mod tests {
    use super::super::Parsed;
    use crate::text::tree::Rel;

    #[test]
    fn predicates_of_one_subject_are_joined() {
        let text = "She reported it to her manager, was moved to another department two weeks later and \
                    was dismissed that December.";
        let parsed = Parsed::of(text);
        assert_eq!(parsed.relation("moved"), (Rel::Conj, Some("reported")));
        assert_eq!(parsed.relation("dismissed"), (Rel::Conj, Some("moved")));
    }
}
