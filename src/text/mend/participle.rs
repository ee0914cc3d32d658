//! Participles behind a comma that were read as the verb of the sentence, or given to the wrong noun.
//!
//! - "The new town, laid out by an architect, Otto Lund, who had won a prize, was [finished] in 1960": the
//!   town was laid out, and finished.
//! - "A bill that would allow 900 cars a year, [approved] by the House in May, is stuck": the bill was.
//! - "A wall promised after the flood was approved": the wall was.
//! - "Born in a miner's cottage in 1931, Lund learned": the cottage is where, and learned nothing.
//! - "earned $4 million last year, down from $6 million in [2023]": what was earned before.

use super::{Change, Reader};
use crate::text::model::{TokenId, Upos};
use crate::text::tree::Rel;

/// Finds them.
pub(super) fn find(reader: &Reader, change: &mut Change) {
    for sentence in &reader.document.sentences {
        for token in (sentence.first.0..sentence.end.0).map(TokenId) {
            match reader.tree.rel(token) {
                Rel::Root => change.add(reader.behind_subject(token)),
                Rel::Acl => change.add(reader.of_subject(token)),
                Rel::Obl => change.add(reader.of_figure_before(token)),
                Rel::Advcl if token == sentence.first => change.add(reader.fronted(token)),
                _ => {}
            }
        }
    }
}

impl Reader<'_> {
    /// "The town, [laid] out by Otto Lund, was finished": right behind the comma behind its subject, and
    /// another verb with a tense behind a second one.
    fn behind_subject(&self, first: TokenId) -> Option<Change> {
        let tree = self.tree;
        let noun = tree.child(first, Rel::Nsubj).filter(|&n| n.0 + 2 == first.0)?;
        let common = matches!(tree.upos(noun), Upos::Noun | Upos::Propn);
        let ambiguous = self.can_be_past(first) && self.is_behind_comma(first) && common;
        if !ambiguous || tree.child(first, Rel::Obj).is_some() {
            return None;
        }
        let mut below = tree.children(first).iter().copied();
        let (main, opener) = below.find_map(|c| {
            let loose = matches!(tree.rel(c), Rel::Advcl | Rel::Conj | Rel::Ccomp | Rel::Parataxis);
            let bare = self.lacks(c, &[Rel::Mark, Rel::Cc]);
            let opener = self.first_of_group(c);
            let tense = opener != c && matches!(self.xpos(opener), "VBD" | "VBZ" | "VBP" | "MD");
            let behind = self.is_behind_comma(opener) && opener > first;
            (loose && bare && tense && behind).then_some((c, opener))
        })?;
        let mut change = Change::default();
        if tree.child(main, Rel::AuxPass).is_some() {
            change.tag(main, Upos::Verb, "VBN");
        }
        change.tag(first, Upos::Verb, "VBN");
        change.hang(main, None, "root");
        change.hang(noun, Some(main), self.role_of_subject(main));
        change.hang(first, Some(noun), "acl");
        for &c in tree.children(main).iter().filter(|&&c| c < opener && tree.rel(c).is_subject()) {
            change.hang(c, Some(self.noun_before(c).unwrap_or(first)), "appos");
        }
        self.hand_over(&mut change, (first, main), |c| c > main);
        Some(change)
    }

    /// "Born in a miner's [cottage] in 1931, Lund learned": of two subjects the one before the comma belongs
    /// to the participle.
    fn fronted(&self, participle: TokenId) -> Option<Change> {
        let tree = self.tree;
        let main = tree.head(participle).filter(|&main| participle < main)?;
        let mut subjects =
            tree.children(main).iter().copied().filter(|&c| tree.rel(c).is_subject() && c < main);
        let (first, second) = (subjects.next()?, subjects.next()?);
        let fronted = self.xpos(participle) == "VBN"
            && participle < first
            && self.subject(participle).is_none()
            && self.document.has_comma(first, second)
            && !self.document.has_comma(participle, first);
        let mut change = Change::of(first, Some(participle), "obl");
        let dates = tree.children(first).iter().copied().filter(|&c| self.is_date_phrase(c));
        dates.for_each(|date| change.hang(date, Some(participle), "obl"));
        fronted.then_some(change)
    }

    /// "A wall [promised] after the flood was approved": who promises, promises something. Read when clauses
    /// behind "after" have their subjects.
    pub(super) fn without_object(&self, first: TokenId) -> Option<Change> {
        let tree = self.tree;
        let wall = tree.child(first, Rel::Nsubj).filter(|&n| n.0 + 1 == first.0)?;
        let taking = [Rel::Obj, Rel::Ccomp, Rel::Xcomp, Rel::Aux, Rel::AuxPass];
        let open = self.can_be_past(first) && self.lacks(first, &taking);
        if !open || !self.lists.transitive.has_form(&self.lower(first)) {
            return None;
        }
        let main = tree.child(first, Rel::Advcl).filter(|&c| c > first)?;
        let flood = tree.child(main, Rel::NsubjPass).filter(|&s| s > first)?;
        let after = tree.child(main, Rel::Mark).filter(|&mark| self.is_time(mark))?;
        let beside = after.0 == first.0 + 1 && after < flood;
        if !beside || self.document.has_comma(first, main) {
            return None;
        }
        let mut change = Change::default();
        change.tag(first, Upos::Verb, "VBN");
        change.hang(main, tree.head(first), self.rel_name(first));
        self.hand_over(&mut change, (first, main), |c| c > main);
        change.hang(wall, Some(main), "nsubj:pass");
        change.hang(first, Some(wall), "acl");
        change.hang(flood, Some(first), "obl");
        change.hang(after, Some(flood), "case");
        Some(change)
    }

    /// "an architect, [Otto] Lund": the noun that a name behind a comma explains.
    fn noun_before(&self, name: TokenId) -> Option<TokenId> {
        let before = TokenId(name.0.checked_sub(2)?);
        let noun = self.is_behind_comma(name) && self.tree.upos(before) == Upos::Noun;
        noun.then_some(before)
    }

    /// "A bill that would allow 900 cars a year, [approved] by the House, is stuck": between two commas,
    /// behind a noun of the relative clause of the subject.
    fn of_subject(&self, participle: TokenId) -> Option<Change> {
        let tree = self.tree;
        let noun = tree.head(participle).filter(|&n| n < participle)?;
        let bare = self.xpos(participle) == "VBN" && self.is_behind_comma(participle);
        let clause = tree.ancestors(noun).find(|&t| tree.rel(t) == Rel::AclRelcl)?;
        let subject = tree.head(clause).filter(|&s| bare && tree.rel(s).is_subject())?;
        let main = tree.head(subject).filter(|&main| participle < main)?;
        let close = self.document.has_comma(participle, main);
        let open = self.document.has_comma(subject, clause);
        (close && !open).then(|| Change::of(participle, Some(subject), "acl"))
    }

    /// "down from $6 million in [2023]": the year of the figure that it is compared with.
    fn of_figure_before(&self, year: TokenId) -> Option<Change> {
        let tree = self.tree;
        let case = tree.child(year, Rel::Case).filter(|&c| c < year && self.text(c) == "in")?;
        let verb = tree.head(year).filter(|&v| v < case && tree.upos(v) == Upos::Verb)?;
        let before = TokenId(case.0.checked_sub(1)?);
        let scale = self.text(before).starts_with(|c: char| c.is_ascii_digit())
            || tree.upos(before) == Upos::Num
            || self.text(before) == "%";
        let from = (before.0.saturating_sub(4)..before.0)
            .map(TokenId)
            .rfind(|&t| self.text(t) == "from")?;
        let against = TokenId(from.0.checked_sub(1)?);
        let compared = matches!(self.text(against), "down" | "up") && verb < against;
        let figure = tree.head(from).filter(|&f| from < f && f < case)?;
        (scale && compared).then(|| Change::of(year, Some(figure), "nmod"))
    }
}

#[cfg(test)]
mod tests {
    use super::super::Parsed;
    use crate::text::Rel;

    #[test]
    fn a_participle_behind_a_comma_is_no_verb_of_the_sentence() {
        let text = "The new village, laid out on a ridge a mile to the west by a Polish engineer, Otto Weiss, \
                    who had won a contest that no local entered, was finished in 1960.";
        assert_eq!(Parsed::of(text).relation("village"), (Rel::NsubjPass, Some("finished")));
    }

    #[test]
    fn who_promises_promises_something() {
        let text = "A flood wall promised after the disaster of 1990 was approved in 2009 but never built.";
        assert_eq!(Parsed::of(text).relation("wall"), (Rel::NsubjPass, Some("approved")));
        let text = "The mayor resigned after the plan was approved.";
        assert_eq!(Parsed::of(text).relation("mayor"), (Rel::Nsubj, Some("resigned")));
    }

    #[test]
    fn what_stands_behind_a_fronted_participle_is_no_subject() {
        let text =
            "Born in a lock-keeper's cottage in the winter of 1931, Lund learned to swim early.";
        assert_eq!(Parsed::of(text).relation("cottage"), (Rel::Obl, Some("Born")));
    }

    #[test]
    fn the_year_of_a_figure_before_is_not_that_of_the_verb() {
        let text = "The mill earned $41 million last year, down from $65 million in 2021.";
        assert_ne!(Parsed::of(text).relation("2021").1, Some("earned"));
    }
}
