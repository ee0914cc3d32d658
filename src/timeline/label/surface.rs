//! A subject read off the words alone, for where the parse has none: the noun phrase that stands
//! directly before the verb, behind the beginning of a clause.

use super::boundary::SUBORDINATORS;
use super::scan::Cutter;
use crate::text::{TokenId, Upos};

impl Cutter<'_, '_> {
    /// First token and head of the noun phrase that ends before `verb`.
    pub fn phrase_before(&self, verb: u32) -> Option<(u32, TokenId)> {
        let mut end = verb;
        while end > self.stretch.first()
            && (self.is_gone(end - 1) || self.tag(end - 1).starts_with("RB"))
        {
            end -= 1;
        }
        let mut start = end;
        while start > self.stretch.first() && self.is_phrase_material(start - 1) {
            start -= 1;
        }
        if start == end && end > self.stretch.first() && self.text(end - 1) == "," {
            return self.phrase_before_aside(end - 1);
        }
        if start == end || !self.begins_clause(start) {
            return None;
        }
        let start = self.behind_opening(start, end)?;
        let head = (start..end).find(|&t| self.ends_core(t, end)).map(TokenId)?;
        let noun = matches!(self.source.tree.upos(head), Upos::Noun | Upos::Propn);
        (noun && !self.source.is_time(head)).then_some((start, head))
    }

    /// "Ingrid Solvang, a physicist who …, [died]": the phrase that opens the sentence, when an aside
    /// ends before the verb.
    fn phrase_before_aside(&self, close: u32) -> Option<(u32, TokenId)> {
        let first = self.stretch.first();
        let open = (first..close).find(|&t| self.text(t) == ",")?;
        let whole = (first..open).all(|t| self.is_phrase_material(t));
        let place = (open + 1..close).chain([close]).find(|&t| self.text(t) == ",");
        if place.is_some_and(|place| self.is_place_before_noun(open, place)) {
            return None;
        }
        if !whole || matches!(self.tag(first), "IN" | "TO" | "CC") {
            return None;
        }
        let head = (first..open).find(|&t| self.ends_core(t, open)).map(TokenId)?;
        (!self.source.is_time(head)).then_some((first, head))
    }

    /// The last word of the phrase's first noun group: "profit" in "profit per passenger".
    fn ends_core(&self, t: u32, end: u32) -> bool {
        self.tag(t).starts_with('N')
            && (t + 1 == end
                || !self.tag(t + 1).starts_with('N')
                    && !matches!(self.tag(t + 1), "POS" | "HYPH" | "CD"))
    }

    /// Behind a comma, "that", "while", a verb of saying, or first of all.
    fn begins_clause(&self, start: u32) -> bool {
        let Some(before) = start.checked_sub(1).filter(|&b| b >= self.stretch.first()) else {
            return true;
        };
        let word = self.source.lower(TokenId(before));
        word == "that"
            || SUBORDINATORS.contains(&word.as_str())
            || self.text(before) == ","
            || self.is_gone(before)
            || self.is_finite(before) && self.source.saying.has_form(&word)
    }

    /// "In March a judge [ruled]": on behind the phrase that opens the clause.
    fn behind_opening(&self, start: u32, end: u32) -> Option<u32> {
        let first = if self.tag(start) == "CC" { start + 1 } else { start };
        if !matches!(self.tag(first), "IN" | "TO") {
            let joined = (first..end).any(|t| self.tag(t) == "CC");
            return (first < end && !joined).then_some(first);
        }
        let article = (first + 2..end).rfind(|&t| matches!(self.tag(t), "DT" | "PRP$"))?;
        self.tag(article - 1).starts_with('N').then_some(article)
    }
}
