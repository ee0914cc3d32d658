//! Participles with a date of their own, set right in a tree.
//!
//! - "revenue for the three months ended April 27 rose": the months ended, and revenue rose.
//! - "Born in Oslo on May 2, 1933, she spent …": the day belongs to the participle before it.
//! - "She conceded defeat in the election on Sunday": the day when she did.
//! - "She gave it to a trust that lends pictures in 1990": the year when she gave it.
//! - "It cut jobs and was sold to a bank in 2022": the year of the verb before it.
//! - "It was taken over by a group led by Lund in 2019": who led it has no year.
//! - "lost 4 million in the three months to September, compared with a profit": when it lost them.
//! - "won the stage on Wednesday, seizing the jersey": when it was won.
//! - "She founded Norwell, a maker of pumps, in 1988": when she founded it.
//! - "Calder has had four mayors since its founding in 1960": the founding was then.
//! - "It will pay 11 crowns a share in May": when it will pay.

use super::{Change, Reader};
use crate::text::model::{TokenId, Upos};
use crate::text::tree::Rel;

/// Finds them.
pub(super) fn find(reader: &Reader, change: &mut Change) {
    for sentence in &reader.document.sentences {
        for token in (sentence.first.0..sentence.end.0).map(TokenId) {
            change.add(reader.end_of_period(token, sentence.end));
            change.add(reader.date_of_participle(token, sentence.first));
            change.add(reader.date_of_place(token, sentence.first));
            change.add(reader.day_of_verb(token));
            change.add(reader.of_last_verb(token));
            change.add(reader.of_leading(token));
            change.add(reader.behind_unit(token));
            change.add(reader.of_gerund(token));
            change.add(reader.behind_present(token));
            change.add(reader.before_comparing(token));
            change.add(reader.behind_apposed(token));
            change.add(reader.of_beginning(token));
        }
    }
}

impl Reader<'_> {
    /// "founded Norwell, a maker of pumps, in [1988]": behind the comma that ends the apposition.
    fn behind_apposed(&self, date: TokenId) -> Option<Change> {
        let tree = self.tree;
        let inside = matches!(tree.rel(date), Rel::Nmod | Rel::Obl | Rel::Conj);
        let case = tree.child(date, Rel::Case).filter(|&c| inside && c.0 > 0 && c < date)?;
        let closed = self.text(TokenId(case.0 - 1)) == "," && self.is_date_phrase(date);
        let apposed = tree.ancestors(date).find(|&t| tree.rel(t) == Rel::Appos)?;
        let noun = tree.head(apposed).filter(|&n| n < apposed && apposed < case)?;
        let verb = tree.ancestors(noun).find(|&t| tree.upos(t) == Upos::Verb)?;
        let direct = matches!(tree.rel(noun), Rel::Obj | Rel::Obl) && tree.head(noun) == Some(verb);
        let whole = closed
            && direct
            && verb < noun
            && self.document.has_comma(noun, apposed)
            && (apposed.0..case.0 - 1).all(|t| self.text(TokenId(t)) != ",");
        let mut change = Change::default();
        change.hang(date, Some(verb), "obl");
        whole.then_some(change)
    }

    /// "lost 4 million in the three months to [September], compared with a profit": the month belongs to
    /// what stands on its side of the comma.
    fn before_comparing(&self, participle: TokenId) -> Option<Change> {
        let tree = self.tree;
        let before = participle.0.checked_sub(2).map(TokenId)?;
        let loose = tree.rel(participle) == Rel::Advcl
            && matches!(self.xpos(participle), "VBN" | "VBG")
            && self.is_behind_comma(participle);
        if !loose || tree.head(before) != Some(participle) || tree.rel(before) != Rel::Obl {
            return None;
        }
        Some(Change::of(before, tree.head(participle), "obl"))
    }

    /// "for the three months [ended] April 27 rose": read as the verb of the clause.
    fn end_of_period(&self, participle: TokenId, end: TokenId) -> Option<Change> {
        let tree = self.tree;
        let finite = tree.upos(participle) == Upos::Verb
            && matches!(self.xpos(participle), "VBD" | "VBN")
            && !matches!(tree.rel(participle), Rel::Acl | Rel::Amod)
            && tree.child(participle, Rel::AuxPass).is_none();
        let period = TokenId(participle.0.checked_sub(1)?);
        if !finite || tree.upos(period) != Upos::Noun || tree.rel(period).is_subject() {
            return None;
        }
        let mut subjects = tree.children(participle).iter().filter(|&&c| tree.rel(c).is_subject());
        let subject = *subjects.next().filter(|&&s| s < period)?;
        if !self.lists.period_ends.has(&self.lower(participle))
            || !self.lists.periods.has(&self.lower(period))
        {
            return None;
        }
        let verb = (participle.0 + 1..end.0).map(TokenId).find(|&v| {
            let beside = tree.head(v) == tree.head(participle) && tree.head(v).is_some();
            tree.upos(v) == Upos::Verb
                && matches!(self.xpos(v), "VBD" | "VBZ")
                && (beside || tree.head(v) == Some(participle))
        })?;
        let mut change = Change::default();
        change.tag(participle, Upos::Verb, "VBN");
        change.hang(participle, Some(period), "acl");
        change.hang(verb, tree.head(participle), self.rel_name(participle));
        change.hang(subject, Some(verb), "nsubj");
        for &c in tree.children(verb).iter().filter(|&&c| tree.rel(c).is_subject()) {
            change.hang(c, Some(participle), "obl");
        }
        let date = |c: TokenId| participle < c && c < verb;
        for &c in tree.children(participle).iter().filter(|&&c| c != subject && c != verb) {
            if !date(c) {
                change.hang(c, Some(verb), self.rel_name(c));
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
                && matches!(self.xpos(c), "VBN" | "VBG")
        })?;
        let subject = children.iter().copied().find(|&c| tree.rel(c).is_subject())?;
        let inside = date < subject
            && !self.document.has_comma(participle, date)
            && self.document.has_comma(date, subject);
        inside.then(|| Change::of(date, Some(participle), "obl"))
    }

    /// "Born in a cottage in the [winter] of 1931, she spent …": read as the date of the cottage.
    fn date_of_place(&self, date: TokenId, first: TokenId) -> Option<Change> {
        let tree = self.tree;
        let place = tree.head(date).filter(|_| tree.rel(date) == Rel::Nmod)?;
        let participle = tree.head(place).filter(|_| tree.rel(place) == Rel::Obl)?;
        let fronted = tree.rel(participle) == Rel::Advcl
            && participle == first
            && self.xpos(participle) == "VBN";
        (fronted && self.is_date_phrase(date)).then(|| Change::of(date, Some(participle), "obl"))
    }

    /// "conceded defeat in the election on [Sunday]": a weekday behind a phrase with "in" or "at" is
    /// the day of the verb, where it has none of its own.
    fn day_of_verb(&self, day: TokenId) -> Option<Change> {
        let tree = self.tree;
        let noun = tree.head(day).filter(|&n| tree.rel(day) == Rel::Nmod && n < day)?;
        let on = tree.child(day, Rel::Case).filter(|&on| on < day)?;
        let word = self.lower(day);
        let weekday = word.ends_with("day") && self.lists.calendar.has(&word);
        let weekday = weekday || self.is_date_phrase(day);
        let at = tree.child(noun, Rel::Case).map(|case| self.text(case));
        // "listed as an asset in 2022"
        let named = at == Some("as") && weekday && self.text(on) == "in";
        let placed = self.text(on) == "on" && matches!(at, Some("in" | "at"));
        if !weekday || !placed && !named {
            return None;
        }
        let verb = tree.ancestors(noun).find(|&above| self.acts_then(above))?;
        let inside = tree.ancestors(noun).take_while(|&above| above != verb);
        let phrase = inside
            .into_iter()
            .all(|t| matches!(tree.rel(t), Rel::Obj | Rel::Xcomp | Rel::Nmod | Rel::Obl));
        let own = tree
            .subtree(verb, |_| true)
            .into_iter()
            .any(|t| t != day && t > verb && t < day && self.lists.calendar.has(&self.lower(t)));
        if own || noun < verb || !phrase {
            return None;
        }
        Some(Change::of(day, Some(verb), "obl"))
    }

    /// A past tense, or what will be.
    fn acts_then(&self, verb: TokenId) -> bool {
        let modal = || {
            let aux = self.tree.child(verb, Rel::Aux);
            let plain = self.tree.rel(verb) == Rel::Conj;
            plain || aux.is_some_and(|aux| self.xpos(aux) == "MD")
        };
        let plain = || self.xpos(verb) == "VB" && self.tree.upos(verb) == Upos::Verb;
        self.xpos(verb) == "VBD" || plain() && modal()
    }

    /// "in 2022", "on May 3", "in June", "in the winter of 1931": a preposition and a date, which hang on
    /// a verb.
    pub fn is_date_phrase(&self, date: TokenId) -> bool {
        let case = self.tree.child(date, Rel::Case).filter(|&case| case < date);
        let year = |token: TokenId| {
            let word = self.text(token);
            word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit())
        };
        let of_year = || {
            let year = self.tree.child(date, Rel::Nmod).filter(|&y| year(y));
            year.is_some() && self.lists.seasons.has(&self.lower(date))
        };
        let of_month = || {
            let month =
                self.tree.child(date, Rel::NmodUnmarked).or(self.tree.child(date, Rel::Nmod));
            month.is_some_and(|m| self.lists.calendar.has(&self.lower(m)))
        };
        let known =
            || self.lists.calendar.has(&self.lower(date)) || year(date) || of_month() || of_year();
        case.is_some_and(|case| matches!(self.text(case), "in" | "on")) && known()
    }

    /// "Saturday [evening]".
    fn is_part_of_day(&self, part: TokenId) -> bool {
        let day = self.tree.child(part, Rel::Compound);
        day.is_some_and(|day| day < part && self.lists.calendar.has(&self.lower(day)))
    }

    /// "cut jobs and was sold to a bank in [2022]", "founded it and sold it two years [ago]": read to belong
    /// to the first of two joined verbs.
    fn of_last_verb(&self, date: TokenId) -> Option<Change> {
        let tree = self.tree;
        let dates = match tree.rel(date) {
            Rel::Obl => self.is_date_phrase(date) || self.is_part_of_day(date),
            Rel::OblUnmarked => {
                self.lists.calendar.has(&self.lower(date)) || self.is_part_of_day(date)
            }
            Rel::Advmod => self.text(date) == "ago",
            _ => false,
        };
        let first = tree.head(date).filter(|&v| dates && v < date)?;
        let verb = tree.upos(first) == Upos::Verb;
        let second = tree.children(first).iter().copied().rfind(|&c| {
            verb && tree.rel(c) == Rel::Conj
                && tree.upos(c) == Upos::Verb
                && first < c
                && c < date
                && tree.child(c, Rel::Cc).is_some_and(|and| and < c)
        })?;
        let own = tree.subtree(second, |_| true);
        let dated = own.into_iter().any(|t| self.lists.calendar.has(&self.lower(t)));
        if dated || self.document.has_comma(second, date) {
            return None;
        }
        Some(Change::of(date, Some(second), "obl"))
    }

    /// "bought by a group led by Lund in [2019]": a participle that only says whose the group is.
    fn of_leading(&self, date: TokenId) -> Option<Change> {
        let tree = self.tree;
        let inner = tree.head(date).filter(|&p| tree.rel(date) == Rel::Obl && p < date)?;
        let role = self.lists.leaderships.has(&self.lower(inner));
        let noun = tree.head(inner).filter(|&n| tree.rel(inner) == Rel::Acl && n < inner)?;
        let above = tree.head(noun).filter(|&verb| role && verb < noun)?;
        let past = matches!(self.xpos(above), "VBN" | "VBD") && tree.upos(above) == Upos::Verb;
        if !past || !self.is_date_phrase(date) || self.document.has_comma(inner, date) {
            return None;
        }
        Some(Change::of(date, Some(above), "obl"))
    }

    /// "was seen by two teams working alone in [2009]", "came close to being lost in [2027]": when the verb
    /// with a tense was.
    fn of_gerund(&self, date: TokenId) -> Option<Change> {
        let tree = self.tree;
        let inner = tree.head(date).filter(|&p| tree.rel(date) == Rel::Obl && p < date)?;
        let above = tree.head(inner).filter(|&above| above < inner)?;
        let helped = tree
            .children(inner)
            .iter()
            .any(|&c| c < inner && self.xpos(c) == "VBG" && tree.rel(c) == Rel::AuxPass);
        let clause = matches!(tree.rel(inner), Rel::Advcl | Rel::Xcomp | Rel::Acl);
        let main = if self.xpos(inner) == "VBG" && tree.rel(inner) == Rel::Acl {
            tree.head(above).filter(|_| matches!(tree.rel(above), Rel::OblAgent | Rel::Obl))?
        } else if helped && clause {
            std::iter::once(above).chain(tree.ancestors(above)).find(|&v| self.xpos(v) == "VBD")?
        } else {
            return None;
        };
        let passive = tree.child(main, Rel::AuxPass).is_some();
        let past = self.xpos(main) == "VBD" || passive && self.xpos(main) == "VBN";
        let own = (main.0..inner.0).any(|t| self.lists.calendar.has(&self.lower(TokenId(t))));
        let year = self.is_date_phrase(date) && !self.document.has_comma(main, date);
        (past && year && !own).then(|| Change::of(date, Some(main), "obl"))
    }

    /// "has had four mayors since its founding in [1960]": since when, and not when.
    fn of_beginning(&self, date: TokenId) -> Option<Change> {
        let tree = self.tree;
        let verb = tree.head(date).filter(|&v| tree.rel(date) == Rel::Obl && v < date)?;
        let counts = self.text(verb) == "had" && tree.child(verb, Rel::Aux).is_some();
        let case = tree.child(date, Rel::Case).filter(|&case| counts && case < date)?;
        let noun = TokenId(case.0 - 1);
        let since = tree.child(noun, Rel::Case).is_some_and(|case| self.text(case) == "since");
        let beside = tree.upos(noun) == Upos::Noun && tree.head(noun) == Some(verb);
        (since && beside && self.is_date_phrase(date)).then(|| Change::of(date, Some(noun), "nmod"))
    }

    /// "a dividend of 11 crowns a share in [May]": no date belongs to what a price is for.
    fn behind_unit(&self, date: TokenId) -> Option<Change> {
        let tree = self.tree;
        let unit = tree.head(date).filter(|&n| tree.rel(date) == Rel::Nmod && n < date)?;
        let each = tree.child(unit, Rel::Det).is_some_and(|a| matches!(self.text(a), "a" | "an"));
        let of_noun =
            tree.head(unit).is_some_and(|n| tree.upos(n) == Upos::Noun && n.0 + 2 == unit.0);
        let bare = tree.child(unit, Rel::Case).is_none();
        let priced = bare && of_noun && tree.rel(unit) != Rel::Conj;
        if !each || !priced || !self.is_date_phrase(date) {
            return None;
        }
        let verb = tree.ancestors(unit).find(|&above| tree.upos(above) == Upos::Verb)?;
        (verb < unit).then(|| Change::of(date, Some(verb), "obl"))
    }

    /// "gave it to a trust that lends pictures in [1990]": what is always so has no year.
    fn behind_present(&self, year: TokenId) -> Option<Change> {
        let tree = self.tree;
        let clause = tree.head(year).filter(|&c| tree.rel(year) == Rel::Obl && c < year)?;
        let noun = tree.head(clause).filter(|_| tree.rel(clause) == Rel::AclRelcl)?;
        let bare = matches!(self.xpos(clause), "VBZ" | "VBP");
        let digits = self.text(year);
        let numeral = digits.len() == 4 && digits.bytes().all(|b| b.is_ascii_digit());
        if !bare || !numeral || self.document.has_comma(noun, year) {
            return None;
        }
        let verb = tree.ancestors(noun).find(|&above| tree.upos(above) == Upos::Verb)?;
        let own = tree.children(verb).iter().any(|&c| tree.upos(c) == Upos::Num);
        let past = self.xpos(verb) == "VBD" && verb < noun && !own;
        past.then(|| Change::of(year, Some(verb), "obl"))
    }
}

#[cfg(test)]
mod tests {
    use super::super::Parsed;
    use crate::text::Rel;

    #[test]
    fn a_date_belongs_to_the_verb_before_it() {
        for (text, date, verb) in [
            (
                "Norwell, which laid off half of its staff after the fire and was sold to Brandt Foods \
                 in 2019, said it would appeal.",
                "2019",
                "sold",
            ),
            (
                "The mill, which feeds two towns and was bought by a group led by the fund Lund Ridge in \
                 2016, will close.",
                "2016",
                "bought",
            ),
            (
                "Teun Moe, who founded Delta Lines in 1998 and sold most of it to a fund two years ago, left.",
                "ago",
                "sold",
            ),
            (
                "Lund, who cut short a visit to Oslo and flew back on Saturday evening, wept.",
                "evening",
                "flew",
            ),
            ("Ice was seen on it by two teams of scholars working alone in 2009.", "2009", "seen"),
            ("The bank said it would pay a dividend of 9 crowns a share in March.", "March", "pay"),
        ] {
            assert_eq!(Parsed::of(text).relation(date).1, Some(verb), "{text}");
        }
    }

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
