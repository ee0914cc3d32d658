//! What stands between two tokens of a sentence: nothing, a phrase that may go, or the end of the
//! clause.

use super::draft::Ease;
use super::scan::{Cutter, Window};
use super::verb::completes;
use crate::text::{Rel, TokenId, Upos};

/// Words that open an adverbial clause.
pub(super) const SUBORDINATORS: &[&str] = &[
    "when", "while", "because", "although", "though", "since", "until", "till", "before", "after",
    "whereas", "once", "lest", "as", "so", "where", "whenever",
];

/// What a scan meets before a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Boundary {
    Nothing,
    /// A phrase begins that may be left out.
    Cut(Ease),
    /// The clause ends.
    Stop,
    /// An aside; the scan goes on at that token.
    Skip(u32),
    /// A finite verb that no clause of the label accounts for.
    Broken,
}

impl Cutter<'_, '_> {
    pub fn boundary(&self, window: &Window, t: u32) -> Boundary {
        match self.text(t) {
            "," => return self.comma(window, t),
            "." | "?" | "!" | "…" | "..." => return Boundary::Stop,
            "(" | "[" => return self.bracket(window, t),
            ")" | "]" | "--" | "—" | "_" => return Boundary::Stop,
            "according" => return Boundary::Stop,
            _ => {}
        }
        let token = TokenId(t);
        // "was installed in 1968 and due to be replaced"
        if self.tag(t) == "CC" && self.text(t + 1) == "due" && self.tag(t + 2) == "TO" {
            return Boundary::Stop;
        }
        if self.tag(t) == "CC" {
            return self.coordination(window, t);
        }
        if self.is_score(t) {
            let first = t > window.need && !matches!(self.text(t - 1), "," | "and");
            return if first { Boundary::Cut(Ease::Fair) } else { Boundary::Nothing };
        }
        if t > window.need && (self.ends_clause(t) || self.begins_main_clause(window.head, t)) {
            return Boundary::Stop;
        }
        if t > window.need && self.is_finite(t) && !self.is_inside_clause(token, window.head) {
            return Boundary::Broken;
        }
        let astray = self.source.tree.rel(token) == Rel::Xcomp && !completes(self.source, token);
        if t > window.need && astray {
            return Boundary::Broken;
        }
        match self.opens(t) {
            Some(ease) if t > window.need => Boundary::Cut(ease),
            _ => Boundary::Nothing,
        }
    }

    /// "when Lund collapsed on stage in May [Holm] took over": whom the clause above it is about.
    fn begins_main_clause(&self, head: TokenId, t: u32) -> bool {
        let tree = self.source.tree;
        let main = tree.head(head).filter(|&m| tree.rel(head) == Rel::Advcl && head < m);
        let subject = main.and_then(|main| tree.subject(main)).filter(|&s| head < s);
        subject.is_some_and(|s| tree.subtree(s, |k| k <= s).first() == Some(&TokenId(t)))
    }

    /// "when the fire broke out", "as prices fell".
    fn ends_clause(&self, t: u32) -> bool {
        let (tree, token) = (self.source.tree, TokenId(t));
        let word = self.source.lower(token);
        if !SUBORDINATORS.contains(&word.as_str()) {
            return false;
        }
        if self.opens_time_clause(t, &word) {
            return true;
        }
        let Some(head) = tree.head(token).filter(|&h| h > token) else { return false };
        let clause = matches!(tree.rel(token), Rel::Mark | Rel::Advmod | Rel::Case);
        clause
            && matches!(tree.rel(head), Rel::Advcl | Rel::Parataxis | Rel::Obl)
            && (self.is_predicate(head) || matches!(tree.rel(token), Rel::Mark))
    }

    /// "after his mother, her brother and others died": a finite verb stands behind the nouns, whatever
    /// the parse makes of them.
    fn opens_time_clause(&self, t: u32, word: &str) -> bool {
        if !matches!(word, "after" | "before" | "since" | "until" | "till") {
            return false;
        }
        // "named a ridge after her, and she was moved": no subject
        let object = matches!(self.text(t + 1), "him" | "them" | "us" | "me")
            || self.text(t + 1) == "her" && matches!(self.tag(t + 2), "," | "CC" | "." | "IN");
        if object {
            return false;
        }
        let (mut comma, mut joined, mut list) = (false, false, false);
        for u in t + 1..self.stretch.end().min(t + 30) {
            match self.tag(u) {
                "," => comma = true,
                "CC" if comma => list = true,
                "CC" => joined = true,
                "WDT" | "WP" | "WRB" | ":" => return false,
                "VBN" if comma && self.text(u - 1) == "," => return true,
                _ if self.is_finite(u) => {
                    let aside = self.text(u - 1) == ",";
                    return u > t + 1 && !joined && (!comma || aside || list);
                }
                _ if self.is_gone(u) || self.tag(u).starts_with("RB") => {}
                "VB" if self.tag(u - 1) == "TO" => {} // "after a plan to merge them failed"
                _ if self.is_phrase_material(u) || matches!(self.tag(u), "IN" | "PRP") => {}
                _ => return false,
            }
        }
        false
    }

    fn is_predicate(&self, head: TokenId) -> bool {
        let tree = self.source.tree;
        tree.upos(head) == Upos::Verb || tree.child(head, Rel::Cop).is_some()
    }

    /// How well a phrase ends before the token, when another begins there.
    pub fn opens(&self, t: u32) -> Option<Ease> {
        let (tree, token) = (self.source.tree, TokenId(t));
        let rel = tree.rel(token);
        if self.source.lower(token) == "what" {
            return None;
        }
        if let Some((ease, _)) = self.starts.get(&t) {
            return Some(*ease);
        }
        match self.tag(t) {
            "WDT" | "WP" | "WP$" if rel != Rel::Mark && !self.follows_preposition(t) => {
                Some(Ease::Good)
            }
            "PRP" if self.is_new_subject(t) => Some(Ease::Good),
            "WRB" if !matches!(self.clause_rel(token), Some(Rel::Ccomp)) => Some(Ease::Good),
            "IN" | "TO" if rel == Rel::Case => self.preposition(t),
            "VBG" if matches!(self.text(t), "including" | "excluding") => Some(Ease::Fair),
            "CD" if self.opens_distance(t) => Some(Ease::Fair),
            _ => None,
        }
    }

    /// "a village | 40 miles from Oslo".
    fn opens_distance(&self, figure: u32) -> bool {
        let noun = figure > 0 && self.tag(figure - 1).starts_with('N');
        noun && (figure + 2..figure + 5).any(|t| self.text(t) == "from" && self.ends_distance(t))
    }

    /// "40 miles | from Oslo": what is measured from there.
    fn ends_distance(&self, from: u32) -> bool {
        let Some(unit) = from.checked_sub(1) else { return false };
        let figure = (from.saturating_sub(4)..unit).any(|t| self.tag(t) == "CD");
        let light = || unit > 1 && self.text(unit - 1) == "-" && self.text(unit) == "years";
        figure && (self.source.distances.has(&self.source.lower(TokenId(unit))) || light())
    }

    /// "the charges | it dismissed".
    fn is_new_subject(&self, t: u32) -> bool {
        let nominative = matches!(self.text(t), "he" | "she" | "they" | "we" | "I" | "it");
        let verb = (t + 1..t + 3).find(|&u| !self.tag(u).starts_with("RB"));
        nominative && verb.is_some_and(|u| self.is_finite(u))
    }

    fn clause_rel(&self, token: TokenId) -> Option<Rel> {
        self.source.tree.head(token).map(|h| self.source.tree.rel(h))
    }

    fn follows_preposition(&self, t: u32) -> bool {
        t > 0 && matches!(self.tag(t - 1), "IN" | "TO")
    }

    /// Before a preposition, but not inside "in connection with", "from 3 to 4", "out of".
    pub fn preposition(&self, t: u32) -> Option<Ease> {
        let word = self.source.lower(TokenId(t));
        let previous = t.checked_sub(1)?;
        if matches!(self.tag(previous), "IN" | "TO" | "RP" | "JJ") {
            return None;
        }
        let pair = word == "as"
            && (previous.saturating_sub(3)..previous)
                .any(|u| matches!(self.source.lower(TokenId(u)).as_str(), "as" | "so" | "such"));
        if word == "than" || pair {
            return None; // "more than", "as early as"
        }
        if self.tag(previous) == "NN"
            && previous > 0
            && self.tag(previous - 1) == "IN"
            && word != "in"
        {
            return None; // "in connection with", "in favor of"
        }
        if word == "to" && self.opens_range(t) || word == "from" && self.ends_distance(t) {
            return None;
        }
        let mutual =
            matches!((self.text(t + 1), self.text(t + 2)), ("each", "other") | ("one", "another"));
        if word == "of" && (self.is_name(previous, t) || mutual) {
            return None;
        }
        if word == "of" && self.is_count(previous) {
            return Some(Ease::Count);
        }
        Some(if matches!(word.as_str(), "of" | "between" | "among") {
            Ease::Hard
        } else {
            Ease::Fair
        })
    }

    /// "the Bank of Rome".
    fn is_name(&self, before: u32, of: u32) -> bool {
        self.tag(before).starts_with("NNP") && self.tag(of + 1).starts_with("NNP")
    }

    /// "$150 million of debt", "all of the shares".
    fn is_count(&self, before: u32) -> bool {
        matches!(self.tag(before), "CD" | "DT" | "JJ")
            // "14 inches of rain"
            || self.source.tree.child(TokenId(before), Rel::Nummod).is_some()
            || matches!(
                self.source.lower(TokenId(before)).as_str(),
                "number"
                    | "hundreds"
                    | "thousands"
                    | "tens"
                    | "dozens"
                    | "scores"
                    | "part"
                    | "half"
                    | "most"
                    | "some"
                    | "%"
                    | "percent"
                    | "member"
                    | "members"
                    | "couple"
                    | "majority"
            )
    }

    /// "from $43 a share to $40".
    fn opens_range(&self, to: u32) -> bool {
        let low = to.saturating_sub(7).max(self.stretch.first());
        (low..to).rev().any(|t| self.source.lower(TokenId(t)) == "from")
    }

    fn bracket(&self, window: &Window, t: u32) -> Boundary {
        let close = (t..self.stretch.end()).find(|&u| matches!(self.text(u), ")" | "]"));
        match close {
            Some(close) if close + 1 < self.stretch.end() || window.need > t => {
                Boundary::Skip(close + 1)
            }
            _ => Boundary::Stop,
        }
    }
}
