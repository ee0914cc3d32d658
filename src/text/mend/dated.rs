//! Participles with a date of their own, set right in a tree.
//!
//! - "revenue for the three months ended April 27 rose": the months ended, and revenue rose.
//! - "Born in Oslo on May 2, 1933, she spent …": the day belongs to the participle before it.

use super::Change;
use crate::lang::{Language, WordList};
use crate::text::model::{Document, Syntax, TokenId, Upos};
use crate::text::tree::{Rel, Tree};

/// Sets the sentences of a document right.
pub(super) fn set_right(document: &Document, syntax: &mut Syntax, language: &Language) {
    let tree = Tree::new(document, syntax);
    let reader = Reader {
        document,
        syntax,
        tree: &tree,
        periods: language.list("periods"),
        ends: language.list("period-ends"),
    };
    let mut found: Vec<Change> = Vec::new();
    for sentence in &document.sentences {
        for token in (sentence.first.0..sentence.end.0).map(TokenId) {
            found.extend(reader.end_of_period(token, sentence.end));
            found.extend(reader.date_of_participle(token, sentence.first));
        }
    }
    found.into_iter().for_each(|change| change.apply(syntax));
}

struct Reader<'a> {
    document: &'a Document,
    syntax: &'a Syntax,
    tree: &'a Tree,
    periods: &'static WordList,
    ends: &'static WordList,
}

impl Reader<'_> {
    fn lower(&self, token: TokenId) -> String {
        self.document.token_text(token).to_lowercase()
    }

    /// "for the three months [ended] April 27 rose": read as the verb of the clause.
    fn end_of_period(&self, participle: TokenId, end: TokenId) -> Option<Change> {
        let tree = self.tree;
        let finite = tree.upos(participle) == Upos::Verb
            && matches!(self.syntax.xpos(participle), "VBD" | "VBN")
            && !matches!(tree.rel(participle), Rel::Acl | Rel::Amod)
            && tree.child(participle, Rel::AuxPass).is_none();
        let period = TokenId(participle.0.checked_sub(1)?);
        if !finite || tree.upos(period) != Upos::Noun || tree.rel(period).is_subject() {
            return None;
        }
        let mut subjects = tree.children(participle).iter().filter(|&&c| tree.rel(c).is_subject());
        let subject = *subjects.next().filter(|&&s| s < period)?;
        if !self.ends.has(&self.lower(participle)) || !self.periods.has(&self.lower(period)) {
            return None;
        }
        let verb = (participle.0 + 1..end.0).map(TokenId).find(|&v| {
            let beside = tree.head(v) == tree.head(participle) && tree.head(v).is_some();
            tree.upos(v) == Upos::Verb
                && matches!(self.syntax.xpos(v), "VBD" | "VBZ")
                && (beside || tree.head(v) == Some(participle))
        })?;
        let mut change = Change::default();
        change.tag(participle, Upos::Verb, "VBN");
        change.hang(participle, Some(period), "acl");
        let rel = |t: TokenId| self.syntax.words[t.0 as usize].relation.name();
        change.hang(verb, tree.head(participle), rel(participle));
        change.hang(subject, Some(verb), "nsubj");
        for &c in tree.children(verb).iter().filter(|&&c| tree.rel(c).is_subject()) {
            change.hang(c, Some(participle), "obl");
        }
        let date = |c: TokenId| participle < c && c < verb;
        for &c in tree.children(participle).iter().filter(|&&c| c != subject && c != verb) {
            if !date(c) {
                change.hang(c, Some(verb), rel(c));
            }
        }
        Some(change)
    }

    /// "Born in Oslo on May [2], 1933, she spent …": read as the day of the main verb.
    fn date_of_participle(&self, date: TokenId, first: TokenId) -> Option<Change> {
        let tree = self.tree;
        let oblique = matches!(tree.rel(date), Rel::Obl | Rel::OblUnmarked);
        let main = tree.head(date).filter(|&main| oblique && date < main)?;
        let children = tree.children(main);
        let participle = children.iter().copied().find(|&c| {
            tree.rel(c) == Rel::Advcl
                && c < date
                && c.0 <= first.0 + 1
                && matches!(self.syntax.xpos(c), "VBN" | "VBG")
        })?;
        let subject = children.iter().copied().find(|&c| tree.rel(c).is_subject())?;
        let inside = date < subject
            && !self.document.has_comma(participle, date)
            && self.document.has_comma(date, subject);
        let mut change = Change::default();
        change.hang(date, Some(participle), "obl");
        inside.then_some(change)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Parsed;
    use crate::text::Rel;

    #[test]
    fn a_period_ends_and_what_is_told_of_it_goes_on() {
        let text = "The company said that revenue for the three months ended April 27 rose 9 \
                    percent to $3.2 billion.";
        let parsed = Parsed::of(text);
        assert_eq!(parsed.relation("revenue"), (Rel::Nsubj, Some("rose")));
        assert_eq!(parsed.relation("ended"), (Rel::Acl, Some("months")));
        assert_eq!(parsed.relation("rose"), (Rel::Ccomp, Some("said")));
    }

    #[test]
    fn the_day_of_a_participle_is_not_the_day_of_the_sentence() {
        let born = "Born in Bergen on February 2, 1933, Vaas spent the war in a fishing hut.";
        assert_eq!(Parsed::of(born).relation("2").1, Some("Born"));
        let opened = "Speaking to the press, the mayor on Monday opened the bridge.";
        assert_eq!(Parsed::of(opened).relation("Monday").1, Some("opened"));
    }
}
