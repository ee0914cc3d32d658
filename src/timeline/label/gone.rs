//! What a label leaves out wherever it stands: words that the date tells, and adverbs that only
//! tie a sentence to its neighbours.

use std::collections::BTreeSet;

use super::{Request, Source};
use crate::text::{Rel, TokenId, Upos};

/// Tokens of one sentence that no label of the request shows.
#[derive(Clone, Debug, Default)]
pub(super) struct Gone {
    pub tokens: BTreeSet<TokenId>,
    /// Where a genitive stood: "Thursday's ruling" is "the ruling".
    pub articles: BTreeSet<TokenId>,
}

/// What goes from the sentence that reaches from `first` to `end`.
pub(super) fn gone(source: &Source<'_>, request: &Request, first: u32, end: u32) -> Gone {
    let mut reader = Reader { source, first, end, gone: Gone::default() };
    for told in &request.told {
        let tokens = &source.document.tokens;
        let from = tokens.partition_point(|t| t.span.start() < told.start()) as u32;
        let to = tokens.partition_point(|t| t.span.start() < told.end()) as u32;
        if from >= first && to <= end && from < to {
            reader.date(from, to);
        }
    }
    for t in first..end {
        reader.adverb(t);
        reader.at_the_time(t);
    }
    reader.gone
}

/// Verbs that tell a rank with the adverb behind them.
const RANKING: &[&str] = &["finish", "come", "place", "rank", "be", "end", "stand"];

struct Reader<'s, 'a> {
    source: &'s Source<'a>,
    first: u32,
    end: u32,
    gone: Gone,
}

impl Reader<'_, '_> {
    fn text(&self, t: u32) -> &str {
        if (self.first..self.end).contains(&t) { self.source.text(TokenId(t)) } else { "" }
    }

    fn tag(&self, t: u32) -> &'static str {
        if (self.first..self.end).contains(&t) { self.source.syntax.xpos(TokenId(t)) } else { "" }
    }

    /// An expression with its preposition, and what is joined to it.
    fn date(&mut self, from: u32, to: u32) {
        let hyphen = from > self.first && matches!(self.text(from - 1), "-" | "–");
        let until = from > self.first
            && matches!(self.text(from - 1), "until" | "till" | "before")
            && (self.first..from).any(|t| matches!(self.text(t), "not" | "n't" | "n’t" | "never"));
        let made = self.text(to) == "as" && self.source.tree.rel(TokenId(to)) == Rel::Case;
        let object = (from..to)
            .any(|t| matches!(self.source.tree.rel(TokenId(t)), Rel::Obj | Rel::OblUnmarked))
            && (made || from > self.first && self.takes_time(from - 1));
        // "have [until Friday] to object": without it, they have to.
        let deadline = from > self.first + 1
            && matches!(self.text(from - 1), "until" | "till")
            && matches!(self.text(from - 2), "have" | "has" | "had")
            && self.tag(to) == "TO";
        if hyphen || until || deadline || object || self.is_part(from) || self.limits_a_first(from)
        {
            return; // "post-1959", "not until Friday", "set Friday as the deadline", "part of Friday"
        }
        let mut to = self.joined(to);
        if self.text(to) == "local" && self.text(to + 1) == "time" {
            to += 2; // "at 6:47 p.m. local time"
        }
        let latest = matches!(self.text(to + 2), "earliest" | "latest") && self.text(to) == "at";
        to += if latest { 3 } else { 0 }; // "until Saturday at the earliest"
        // "in the 1989-90 [season]": nothing but the period.
        if matches!(self.text(to), "season" | "campaign" | "session") && self.ends_phrase(to) {
            to += 1;
        }
        // "before the summer break": the article stays with its noun.
        let last = TokenId(to - 1);
        let describes = self.source.tree.rel(last) == Rel::Compound
            && self.source.tree.head(last).is_some_and(|noun| noun.0 == to);
        if describes && self.tag(from) == "DT" {
            return self.take(from + 1, to);
        }
        let owns = |w: &str| matches!(w, "'s" | "’s") || w == "'" || w == "’";
        let inside = owns(self.text(to - 1)) && to - from > 1;
        if inside || owns(self.text(to)) && self.tag(to) == "POS" {
            to += u32::from(!inside);
            if !matches!(self.tag(from), "DT" | "PRP$") || self.tag(from) == "DT" {
                self.gone.articles.insert(TokenId(from));
            }
            return self.take(from + 1, to);
        }
        let counted = self.tag(to).starts_with("RB")
            && matches!(
                self.text(to),
                "later" | "earlier" | "afterward" | "afterwards" | "thereafter"
            );
        let to = if counted { to + 1 } else { to };
        // "raised it in 2014 and again two years later"
        let again = counted && from > self.first + 1 && self.text(from - 1) == "again";
        if again && self.tag(from - 2) == "CC" {
            return self.take(from - 2, to);
        }
        let mut from = self.described(from, to);
        while from > self.first && self.leads(from - 1, from, to) {
            from -= 1;
        }
        self.take(from, to);
        self.commas(from, to);
    }

    /// No noun stands behind a noun, nor what belongs to it.
    fn ends_phrase(&self, noun: u32) -> bool {
        let next = self.tag(noun + 1);
        !next.starts_with('N') && self.text(noun + 1) != "of" && next != "POS"
    }

    /// "part of Friday": less than the expression, which the words before it say.
    fn is_part(&self, from: u32) -> bool {
        let of = if self.text(from) == "of" { Some(from) } else { from.checked_sub(1) };
        let of = of.filter(|&t| t > self.first && self.text(t) == "of");
        of.is_some_and(|of| {
            matches!(self.text(of - 1), "part" | "parts" | "much" | "most" | "half" | "rest")
                && self.source.tree.rel(TokenId(of - 1)) == Rel::Obj
        })
    }

    /// "the [seasonally slow] third quarter": adjectives between the article and the expression go
    /// with it.
    fn described(&self, from: u32, to: u32) -> u32 {
        let tree = self.source.tree;
        let mut start = from;
        while start > self.first {
            let token = TokenId(start - 1);
            let inside = tree.head(token).is_some_and(|h| (start..to).contains(&h.0));
            let adjective = matches!(tree.rel(token), Rel::Amod | Rel::Advmod)
                && matches!(self.tag(start - 1), "JJ" | "JJR" | "JJS" | "RB" | "VBN" | "VBG");
            if !inside || !adjective {
                break;
            }
            start -= 1;
        }
        let article = start < from && start > self.first;
        if article && matches!(self.tag(start - 1), "DT" | "PRP$") { start - 1 } else { from }
    }

    /// Verbs with a time for an object: "spend the week in Rome".
    fn takes_time(&self, verb: u32) -> bool {
        let word = self.text(verb).to_lowercase();
        ["spen", "approach", "mark", "celebrat", "enter", "fac", "cover", "characteri"]
            .iter()
            .any(|stem| word.starts_with(stem))
            && self.tag(verb).starts_with("VB")
    }

    /// "for the first time [since 1991]": without it, it would be the first of all.
    fn limits_a_first(&self, from: u32) -> bool {
        let since = from.checked_sub(1).filter(|&t| t > self.first && self.text(t) == "since");
        let first = |t: u32| {
            self.tag(t) == "JJS"
                || matches!(
                    self.text(t),
                    "first" | "second" | "third" | "fourth" | "fifth" | "only"
                )
        };
        let limits = |end: u32| {
            self.tag(end - 1).starts_with('N')
                && (end.saturating_sub(4).max(self.first)..end).any(first)
        };
        // "the first woman [in 32 years]"
        let since = since.or_else(|| {
            let years =
                (from..from + 4).any(|t| matches!(self.text(t), "years" | "decades" | "months"));
            from.checked_sub(1).filter(|&t| t > self.first && years && self.text(t) == "in")
        });
        // "the third vote [this month]"
        let bare = from > self.first && matches!(self.text(from), "this" | "so");
        since.is_some_and(limits) || bare && limits(from)
    }

    /// "Monday and Tuesday nights", "in 2016 and again in 2021": both go.
    fn joined(&self, to: u32) -> u32 {
        let mut to = to;
        while matches!(self.text(to), "and" | "or") {
            let again = u32::from(self.text(to + 1) == "again");
            let preposition = u32::from(matches!(self.text(to + 1 + again), "in" | "on"));
            let start = to + 1 + again + preposition;
            // "for this year and next"
            let next = self.text(start) == "next" && !self.tag(start + 1).starts_with(['N', 'J']);
            if next && self.text(to) == "and" && preposition == 0 {
                return start + 1;
            }
            let adverb = self.tag(start) == "RB"; // "and now works for a bank"
            if !self.is_time(start) || adverb || start > to + 1 && again == 0 {
                break;
            }
            to = start;
            while self.is_time(to) {
                to += 1;
            }
        }
        to
    }

    fn is_time(&self, t: u32) -> bool {
        (self.first..self.end).contains(&t) && self.source.is_time(TokenId(t))
    }

    /// A preposition or adverb that belongs to the expression from `from` to `to`.
    fn leads(&self, t: u32, from: u32, to: u32) -> bool {
        let head = self.source.tree.head(TokenId(t)).map_or(u32::MAX, |h| h.0);
        let word = self.text(t).to_lowercase();
        match self.tag(t) {
            "IN" if word == "as" => self.text(t + 1) == "of" || self.is_as_early(t),
            "IN" | "RB" if self.stacks(t, from) => true,
            "IN" if word == "at" => self.is_at_least(t) || self.ties(t, from, to),
            "JJS" => self.is_at_least(t.wrapping_sub(1)),
            "RB" if self.text(t + 1) == "as" && self.is_as_early(t + 1) => true,
            "IN" | "TO" => self.ties(t, from, to),
            "DT" => (from..to).contains(&head) && !self.tag(to).starts_with('N'),
            "RB" | "JJ" | "RBR" | "JJR" | "VBG" => matches!(
                word.as_str(),
                "about"
                    | "around"
                    | "early"
                    | "late"
                    | "earlier"
                    | "later"
                    | "only"
                    | "just"
                    | "effective"
                    | "starting"
                    | "beginning"
                    | "as"
                    | "approximately"
                    | "shortly"
            ),
            _ => false,
        }
    }

    /// A preposition of the expression, or one that the parser gave to something else than a noun
    /// behind it.
    fn ties(&self, t: u32, from: u32, to: u32) -> bool {
        let head = self.source.tree.head(TokenId(t)).map_or(u32::MAX, |h| h.0);
        let word = self.text(t).to_lowercase();
        let of_another = head >= to
            && head != u32::MAX
            && matches!(self.source.tree.upos(TokenId(head)), Upos::Noun | Upos::Propn);
        // "sworn in on Friday": of two prepositions the second is the date's.
        let second = t + 1 < from && matches!(self.tag(t + 1), "IN" | "TO")
            || t + 1 == from && self.tag(from) == "IN";
        let usual = !second
            && matches!(
                word.as_str(),
                "on" | "in" | "at" | "during" | "since" | "until" | "by" | "from" | "of"
            );
        (from..to).contains(&head) || !of_another && usual
    }

    /// "as early as May": at the second "as".
    fn is_as_early(&self, t: u32) -> bool {
        let open = (t.saturating_sub(3).max(self.first)..t)
            .rfind(|&u| self.text(u).eq_ignore_ascii_case("as"));
        let time = |u: u32| {
            matches!(self.text(u), "early" | "late" | "recently" | "far" | "back" | "soon" | "long")
        };
        open.is_some_and(|open| (open + 1..t).all(time) && open + 1 < t)
    }

    /// "since [before] Christmas", "until [after] the vote on Friday".
    fn stacks(&self, t: u32, from: u32) -> bool {
        t + 1 == from
            && t > self.first
            && matches!(self.text(t), "before" | "after")
            && matches!(
                self.text(t - 1).to_lowercase().as_str(),
                "since" | "until" | "till" | "from"
            )
    }

    /// "at least until May", "until at the latest Friday".
    fn is_at_least(&self, t: u32) -> bool {
        self.text(t) == "at" && matches!(self.text(t + 1), "least" | "most")
    }

    fn take(&mut self, from: u32, to: u32) {
        self.gone.tokens.extend((from..to).map(TokenId));
    }

    /// Both commas around what went.
    fn commas(&mut self, from: u32, to: u32) {
        if from > self.first && self.text(from - 1) == "," && self.text(to) == "," {
            self.take(from - 1, from);
            self.take(to, to + 1);
        }
    }

    /// "Farmers at the time praised it": which time, the sentence before tells.
    fn at_the_time(&mut self, t: u32) {
        let words = [self.text(t), self.text(t + 1), self.text(t + 2)];
        let bare = !matches!(self.text(t + 3), "of" | "when" | "that" | "to");
        let then = matches!(words[1], "the" | "that") && words[0] == "at" && words[2] == "time";
        if then && bare {
            self.take(t, t + 3);
            self.commas(t, t + 3);
        }
    }

    /// "also", "however": an adverb of the sentence, with nothing below it.
    fn adverb(&mut self, t: u32) {
        let (source, token) = (self.source, TokenId(t));
        let tree = source.tree;
        if tree.rel(token) != Rel::Advmod || tree.upos(token) != Upos::Adv {
            return;
        }
        let word = source.lower(token);
        // "coached teams there": where, the sentences before tell.
        let there = word == "there"
            && tree.children(token).is_empty()
            && tree.head(token).is_some_and(|verb| {
                verb < token
                    && (tree.child(verb, Rel::Obj).is_some()
                        || tree.child(verb, Rel::AuxPass).is_some()
                        // "died there of fever"
                        || self.text(t + 1) == "of")
            });
        if there {
            return self.take(t, t + 1);
        }
        let of_noun = tree.head(token).is_some_and(|noun| tree.upos(noun) == Upos::Noun);
        if word == "there" && of_noun && tree.children(token).is_empty() {
            return self.take(t, t + 1); // "voters there"
        }
        let verbal = tree.head(token).is_some_and(|h| {
            matches!(tree.upos(h), Upos::Verb | Upos::Aux) || tree.child(h, Rel::Cop).is_some()
        });
        let soon = |c: TokenId| matches!(self.text(c.0), "soon" | "shortly") && c.0 + 1 == t;
        let bare = tree.children(token).iter().all(|&c| tree.rel(c) == Rel::Punct || soon(c));
        let hyphen = self.text(t + 1) == "-" || t > 0 && self.text(t - 1) == "-";
        let degree = word == "too" && tree.head(token).is_some_and(|head| head.0 == t + 1);
        // "finished first": how it ended.
        let placed = matches!(word.as_str(), "first" | "second" | "third" | "only")
            && tree.head(token).is_some_and(|verb| {
                verb.0 + 1 == t && RANKING.contains(&source.verb(verb).as_str())
            });
        let stands = word == "still" && tree.head(token).is_some_and(|verb| verb < token)
            || degree
            || placed;
        // "has yet to report"
        let stands = stands || word == "yet" && self.text(t + 1) == "to";
        let dangles = match word.as_str() {
            "since" => tree.head(token).is_some_and(|verb| token < verb), // "has since rented"
            "before" => matches!(self.text(t + 1), "." | ":" | "," | ";" | ""), // "burned before."
            _ => false,
        };
        if verbal
            && bare
            && !hyphen
            && !stands
            && (dangles || source.connecting.has(&word) && !source.needed.has(&word))
        {
            let length = self.length_before(t);
            self.take(length, t + 1);
            self.commas(length, t + 1);
        }
    }

    /// Where "minutes later" begins; the adverb itself without a length before it.
    fn length_before(&self, adverb: u32) -> u32 {
        let counted = matches!(self.text(adverb), "later" | "earlier" | "afterwards");
        let soon = |t: u32| matches!(self.text(t), "soon" | "shortly"); // "soon afterwards"
        let length = adverb
            .checked_sub(1)
            .filter(|&t| counted && (self.tag(t) == "NNS" && self.is_time(t) || soon(t)));
        length.unwrap_or(adverb)
    }
}
