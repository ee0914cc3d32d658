//! Participles with a date of their own, set right in a tree.
//!
//! - "revenue for the three months ended April 27 rose": the months ended, and revenue rose.
//! - "Born in Oslo on May 2, 1933, she spent …": the day belongs to the participle before it.
//! - "She conceded defeat in the election on Sunday": the day when she did.
//! - "She gave it to a trust that lends pictures in 1990": the year when she gave it.

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
        calendar: language.list("calendar"),
    };
    let mut found: Vec<Change> = Vec::new();
    for sentence in &document.sentences {
        for token in (sentence.first.0..sentence.end.0).map(TokenId) {
            found.extend(reader.end_of_period(token, sentence.end));
            found.extend(reader.date_of_participle(token, sentence.first));
            found.extend(reader.day_of_verb(token));
            found.extend(reader.behind_present(token));
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
    calendar: &'static WordList,
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

impl Reader<'_> {
    /// "conceded defeat in the election on [Sunday]": a weekday behind a phrase with "in" or "at" is
    /// the day of the verb, where it has none of its own.
    fn day_of_verb(&self, day: TokenId) -> Option<Change> {
        let tree = self.tree;
        let noun = tree.head(day).filter(|&n| tree.rel(day) == Rel::Nmod && n < day)?;
        let on = tree.child(day, Rel::Case).filter(|&on| on < day)?;
        let word = self.lower(day);
        let weekday = word.ends_with("day") && self.calendar.has(&word);
        let at = tree.child(noun, Rel::Case).map(|case| self.document.token_text(case));
        if !weekday || self.document.token_text(on) != "on" || !matches!(at, Some("in" | "at")) {
            return None;
        }
        let verb = tree.ancestors(noun).find(|&above| self.syntax.xpos(above) == "VBD")?;
        let inside = tree.ancestors(noun).take_while(|&above| above != verb);
        let phrase = inside
            .into_iter()
            .all(|t| matches!(tree.rel(t), Rel::Obj | Rel::Xcomp | Rel::Nmod | Rel::Obl));
        let own = tree
            .subtree(verb, |_| true)
            .into_iter()
            .any(|t| t != day && t > verb && t < day && self.calendar.has(&self.lower(t)));
        let past = self.syntax.xpos(verb) == "VBD" && verb < noun;
        if own || !past || !phrase {
            return None;
        }
        let mut change = Change::default();
        change.hang(day, Some(verb), "obl");
        Some(change)
    }

    /// "gave it to a trust that lends pictures in [1990]": what is always so has no year.
    fn behind_present(&self, year: TokenId) -> Option<Change> {
        let tree = self.tree;
        let clause = tree.head(year).filter(|&c| tree.rel(year) == Rel::Obl && c < year)?;
        let noun = tree.head(clause).filter(|_| tree.rel(clause) == Rel::AclRelcl)?;
        let bare = matches!(self.syntax.xpos(clause), "VBZ" | "VBP");
        let digits = self.document.token_text(year);
        let numeral = digits.len() == 4 && digits.bytes().all(|b| b.is_ascii_digit());
        if !bare || !numeral || self.document.has_comma(noun, year) {
            return None;
        }
        let verb = tree.ancestors(noun).find(|&above| tree.upos(above) == Upos::Verb)?;
        let own = tree.children(verb).iter().any(|&c| tree.upos(c) == Upos::Num);
        let past = self.syntax.xpos(verb) == "VBD" && verb < noun && !own;
        let mut change = Change::default();
        change.hang(year, Some(verb), "obl");
        past.then_some(change)
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
        let conceded =
            "The minister conceded defeat in the election on Sunday, a day after the vote.";
        assert_eq!(Parsed::of(conceded).relation("Sunday").1, Some("conceded"));
        let opened = "Speaking to the press, the mayor on Monday opened the bridge.";
        assert_eq!(Parsed::of(opened).relation("Monday").1, Some("opened"));
    }
}
