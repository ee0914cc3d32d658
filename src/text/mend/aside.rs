//! Phrases beside what stands between two commas.
//!
//! - "bought the mill, built in 1906 by monks, from the state": whom they bought it from.
//! - "The manager, under contract until 2026, said no": the contract lasts until then.
//! - "when the club's president, Ana Lund, left": one person, and no list.

use super::{Change, Reader};
use crate::text::model::{TokenId, Upos};
use crate::text::tree::Rel;

/// Finds those that hang on what stands on the other side of a comma.
pub(super) fn find(reader: &Reader, change: &mut Change) {
    for token in (0..reader.tree.len() as u32).map(TokenId) {
        if matches!(reader.tree.rel(token), Rel::Nmod | Rel::Obl) {
            change.add(reader.behind_participle(token));
            change.add(reader.within_commas(token));
        }
        if reader.tree.rel(token) == Rel::Conj {
            change.add(reader.named_office(token));
        }
    }
}

impl Reader<'_> {
    fn is_comma(&self, at: Option<u32>) -> bool {
        at.is_some_and(|t| (t as usize) < self.tree.len() && self.text(TokenId(t)) == ",")
    }

    /// "bought the mill, built in 1906 by monks, from the [state] in 1995": a phrase behind the comma that
    /// ends a participle's clause, with the date in it.
    fn behind_participle(&self, noun: TokenId) -> Option<Change> {
        let tree = self.tree;
        let case = tree.child(noun, Rel::Case).filter(|&case| case < noun)?;
        let participle = tree.ancestors(noun).find(|&t| tree.rel(t) == Rel::Acl)?;
        let object = tree.head(participle).filter(|&o| tree.rel(o) == Rel::Obj)?;
        let verb = tree.head(object).filter(|&verb| verb < object && participle < case)?;
        let opened = self.is_comma(participle.0.checked_sub(1)) && self.xpos(participle) == "VBN";
        let close = case.0.checked_sub(1);
        let one =
            close.is_some_and(|close| (participle.0..close).all(|t| self.text(TokenId(t)) != ","));
        // "built in 1906, in a wood": rather the same clause that goes on.
        let other = self.text(case) == "from" || self.text(case) == "to";
        if !opened || !self.is_comma(close) || !one || !other || tree.upos(verb) != Upos::Verb {
            return None;
        }
        let mut change = Change::of(noun, Some(verb), "obl");
        for &date in tree.children(noun).iter().filter(|&&c| tree.rel(c) == Rel::Nmod && c > noun) {
            let dated = tree.child(date, Rel::Case).is_some_and(|c| self.text(c) == "in");
            let year = self.text(date).len() == 4 && tree.upos(date) == Upos::Num;
            if dated && year {
                change.hang(date, Some(verb), "obl");
            }
        }
        Some(change)
    }

    /// "the club's president, Ana [Lund], left": a name between two commas and without "and".
    fn named_office(&self, name: TokenId) -> Option<Change> {
        let tree = self.tree;
        let office = tree.head(name).filter(|&n| n < name && tree.upos(n) == Upos::Noun)?;
        let words = tree.subtree(name, |_| true);
        let (first, last) = (words.iter().find(|&&t| self.text(t) != ",")?, *words.last()?);
        let beside = first.0 == office.0 + 2 && self.is_comma(Some(office.0 + 1));
        let single = self.xpos(office) == "NN"
            && tree.children(office).iter().filter(|&&c| tree.rel(c) == Rel::Conj).count() == 1;
        let whole =
            words.iter().all(|&t| t == *first || self.xpos(t).starts_with("NNP") || t < *first);
        (beside && single && whole && first < &last && self.is_comma(Some(last.0 + 1)))
            .then(|| Change::of(name, Some(office), "appos"))
    }

    /// "The manager, under contract until [2026], said no": the second of two phrases that stand between
    /// the commas before the verb.
    fn within_commas(&self, date: TokenId) -> Option<Change> {
        let tree = self.tree;
        let verb =
            tree.head(date).filter(|&verb| date < verb && self.is_comma(Some(date.0 + 1)))?;
        let case = tree.child(date, Rel::Case).filter(|&case| case < date && case.0 > 2)?;
        let first = TokenId(case.0 - 1);
        let beside = tree.head(first) == Some(verb) && tree.rel(first) == Rel::Obl;
        let opens = tree.child(first, Rel::Case)?;
        let subject = self.subject(verb).filter(|&subject| subject < opens)?;
        let behind = self.is_comma(opens.0.checked_sub(1)) && subject < first;
        (beside && behind && tree.upos(verb) == Upos::Verb)
            .then(|| Change::of(date, Some(first), "nmod"))
    }
}

#[cfg(test)]
mod tests {
    use super::super::Parsed;
    use crate::text::Rel;

    #[test]
    fn commas_keep_phrases_apart() {
        let text =
            "Orvane bought the works, built in the 1950s by prisoners, from the state in 1995.";
        assert_eq!(Parsed::of(text).relation("state"), (Rel::Obl, Some("bought")));
        assert_eq!(Parsed::of(text).relation("1995"), (Rel::Obl, Some("bought")));
        let text = "The end came when the club's president, Ana Roos, travelled to London.";
        assert_eq!(Parsed::of(text).relation("Ana").0, Rel::Appos);
        let text = "The manager, Lars Holm, under contract until 2026, said he was delighted.";
        assert_eq!(Parsed::of(text).relation("2026"), (Rel::Nmod, Some("contract")));
    }
}
