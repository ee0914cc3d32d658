//! Commas and conjunctions: whether one joins the members of a list, sets an aside off, or ends the
//! clause.

use super::boundary::Boundary;
use super::draft::Ease;
use super::scan::{Cutter, Window};
use crate::text::{Rel, TokenId};

impl Cutter<'_, '_> {
    /// A comma ends the clause, unless it parts a list, or an aside stands before what is needed.
    pub fn comma(&self, window: &Window, t: u32) -> Boundary {
        if self.is_score(t + 1) && t > 2 && self.is_score(t - 3) {
            return Boundary::Nothing; // "6-3, 6-4"
        }
        let name = (t + 1..t + 4).take_while(|&u| self.tag(u) == "NNP").count() as u32;
        if name > 0 && self.text(t + 1 + name) == "-" && self.text(t + 2 + name) == "based" {
            return Boundary::Nothing; // "the Calder, Ohio-based maker"
        }
        if self.is_list_comma(t, window.from) && !self.clause_follows(window, t + 1)
            || self.between_adjectives(t)
        {
            return if t > window.need { Boundary::Cut(Ease::List) } else { Boundary::Nothing };
        }
        let next = (t + 1..self.stretch.end()).find(|&u| self.text(u) == ",");
        if let Some(close) = next {
            let all_gone = (t + 1..close).all(|u| self.is_gone(u));
            if all_gone || window.need > close {
                return Boundary::Skip(close + 1);
            }
            if self.is_place_before_noun(t, close) {
                return Boundary::Nothing;
            }
            if t == window.head.0 + 1 || self.tag(t - 1) == "VB" {
                let adverbs =
                    close > t + 1 && (t + 1..close).all(|u| self.tag(u).starts_with("RB"));
                if adverbs && close - t < 4 {
                    return Boundary::Skip(close + 1); // "to seek, unsuccessfully, a seat"
                }
            }
            let bare = window.need == window.head.0 && t == window.head.0 + 1;
            let to = self.tag(close + 1) == "TO" && self.tag(close + 2) == "VB"
                || bare && matches!(self.tag(close + 1), "TO" | "IN");
            if to && close - t < 10 && (t + 1..close).all(|u| self.is_phrase_material(u)) {
                return Boundary::Skip(close + 1);
            }
        }
        let open = (t.saturating_sub(3)..t).find(|&u| self.text(u) == ",");
        if open.is_some_and(|open| self.is_place_before_noun(open, t)) {
            return Boundary::Nothing;
        }
        if window.need > t && self.is_gone(t + 1) {
            return Boundary::Skip(t + 1);
        }
        Boundary::Stop
    }

    /// "6-3": two figures, written together, that only together say how it ended.
    pub fn is_score(&self, t: u32) -> bool {
        let figure = |t: u32| {
            let text = self.text(t);
            !text.is_empty() && text.len() < 4 && text.bytes().all(|b| b.is_ascii_digit())
        };
        let (dash, last) = (self.text(t + 1), t + 2);
        let glued = |a: u32| {
            let (a, b) = (TokenId(a), TokenId(a + 1));
            self.source.span(a).end() == self.source.span(b).start()
        };
        figure(t) && matches!(dash, "-" | "–") && figure(last) && glued(t) && glued(t + 1)
    }

    /// "a Birmingham, Ala., clinic".
    pub fn is_place_before_noun(&self, open: u32, close: u32) -> bool {
        let tree = self.source.tree;
        let Some(before) = open.checked_sub(1) else { return false };
        let beyond = tree.head(TokenId(before)).is_some_and(|h| h.0 > close);
        close - open <= 3
            && self.tag(before) == "NNP"
            && self.tag(open + 1) == "NNP"
            && (beyond || matches!(self.tag(close + 1), "NN" | "NNS" | "JJ"))
            && matches!(self.tag(close + 1), "NN" | "NNS" | "JJ" | "NNP")
    }

    /// Between the members of a list that ends with "and" or "or".
    pub fn is_list_comma(&self, t: u32, from: u32) -> bool {
        if self.parts_names(t) {
            return true;
        }
        let tree = self.source.tree;
        let begins = |u: &u32| {
            let (c, rel) = (TokenId(*u), tree.rel(TokenId(*u)));
            let Some(head) = tree.head(c).filter(|_| rel == Rel::Conj) else { return false };
            if head.0 < from || head.0 > t || self.is_verbal(c.0) {
                return false;
            }
            let first = tree.subtree(c, |k| !matches!(tree.rel(k), Rel::Punct | Rel::Cc))[0];
            let near = first.0 == t + 1 || first.0 == t + 2 && self.tag(t + 1) == "CC";
            let others = || tree.children(head).iter().copied();
            // "A, and B" of two members parts clauses, "$3, or 29 cents" does not.
            let two = self.tag(t + 1) == "CC"
                && !matches!(self.tag(head.0), "$" | "CD")
                && tree.rel(head) != Rel::Conj
                && others().filter(|&k| tree.rel(k) == Rel::Conj).count() == 1;
            let below = || tree.subtree(c, |k| tree.rel(k) == Rel::Conj).into_iter().skip(1);
            near && !two && others().chain(below()).any(|k| k >= c && self.is_last_of_list(k))
        };
        (t + 1..(t + 25).min(self.stretch.end())).any(|u| begins(&u))
    }

    /// "Oatley, Marlow and Finch": names on either side and behind the conjunction.
    fn parts_names(&self, t: u32) -> bool {
        let name = |t: u32| self.tag(t).starts_with("NNP");
        let joint = (t + 1..t + 5).find(|&u| !name(u)).unwrap_or(t + 1);
        t > 0 && name(t - 1) && joint > t + 1 && self.tag(joint) == "CC" && name(joint + 1)
    }

    fn is_last_of_list(&self, token: TokenId) -> bool {
        let tree = self.source.tree;
        tree.rel(token) == Rel::Conj
            && tree.child(token, Rel::Cc).is_some()
            && !self.is_verbal(token.0)
    }

    /// "and", "or", "but": joins phrases, or ends the clause.
    pub fn coordination(&self, window: &Window, t: u32) -> Boundary {
        let word = self.source.lower(TokenId(t));
        let loose = t > window.need;
        if matches!(word.as_str(), "but" | "nor" | "yet" | "so") {
            return if loose { Boundary::Stop } else { Boundary::Nothing };
        }
        if matches!(word.as_str(), "both" | "either" | "neither" | "&") {
            return Boundary::Nothing;
        }
        let next = (t + 1..self.stretch.end())
            .find(|&u| !self.is_gone(u) && !self.tag(u).starts_with("RB"))
            .unwrap_or(t + 1);
        let verb = self.is_verbal(next)
            || self.tag(next) == "TO" && self.is_verbal(next + 1)
            || self.is_misread_plan(next);
        let modifier = self.stretch.spans(next) && self.source.tree.rel(TokenId(next)) == Rel::Amod;
        let verb =
            verb || matches!(self.text(next), "that" | "which" | "who" | "whose" | "whether");
        let clause = self.clause_follows(window, next) || self.begins_subject(window, t, next);
        if loose && (verb && !modifier || clause) {
            return Boundary::Stop;
        }
        if loose { Boundary::Cut(Ease::List) } else { Boundary::Nothing }
    }

    /// "ordered flags to half-staff and [plans to attend]": no plural noun.
    fn is_misread_plan(&self, t: u32) -> bool {
        self.tag(t) == "NNS"
            && self.tag(t + 1) == "TO"
            && self.tag(t + 2) == "VB"
            && self.tag(t.wrapping_sub(1)) == "CC"
            && self.source.raising.has_form(&self.source.lower(TokenId(t)))
    }

    /// "and [one passenger, a woman, was flown out]": the parser has a verb for what begins there.
    fn begins_subject(&self, window: &Window, and: u32, next: u32) -> bool {
        let tree = self.source.tree;
        if !self.stretch.spans(next) {
            return false;
        }
        let mut chain = std::iter::once(TokenId(next)).chain(tree.ancestors(TokenId(next)));
        let subject = chain.by_ref().take(6).find(|&s| tree.rel(s).is_subject() && s.0 >= next);
        let verb = subject.and_then(|s| tree.head(s).filter(|&v| v > s && v > window.head));
        let first = subject.map(|s| tree.subtree(s, |k| tree.rel(k) != Rel::Cc)[0].0);
        let Some(verb) = verb.filter(|v| self.stretch.spans(v.0)) else { return false };
        let helps = |c: &&TokenId| matches!(tree.rel(**c), Rel::Aux | Rel::AuxPass | Rel::Cop);
        let group = tree.children(verb).iter().filter(helps).min().map_or(verb, |&c| c.min(verb));
        let before = (and + 1..group.0).rfind(|&t| !self.tag(t).starts_with("RB"));
        let joins = before.is_some_and(|t| self.tag(t) == "CC"); // "in Kenya and Mali and went"
        tree.rel(verb) == Rel::Conj && !joins && first.is_some_and(|first| first > and)
    }

    /// A noun phrase with a finite verb of its own.
    fn clause_follows(&self, window: &Window, from: u32) -> bool {
        let mut t = from;
        let end = self.stretch.end().min(from + 30);
        if self.tag(t) == "CC" {
            t += 1;
        }
        if matches!(self.text(t), "he" | "she" | "they" | "we" | "I" | "it" | "there") {
            return true;
        }
        let material = |t: u32| {
            self.is_phrase_material(t) && self.tag(t) != "CC"
                || self.is_gone(t)
                || matches!(
                    self.source.lower(TokenId(t)).as_str(),
                    "more" | "than" | "at" | "least" | "up"
                )
        };
        while t < end && material(t) {
            t += 1;
        }
        t > from
            && t < window.limit
            && t < end
            && (self.is_finite(t) || self.tag(t) == "RB" && self.is_finite(t + 1))
    }
}
