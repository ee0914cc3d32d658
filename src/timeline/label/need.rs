//! What a predicate cannot do without: objects, complements, and the phrase that follows directly.

use super::boundary::SUBORDINATORS;
use super::scan::Cutter;
use super::verb::completes;
use crate::text::{Rel, TokenId};

/// Words behind a verb that may be read as prepositions: "brought in a chairman", "up to ten".
const PARTICLES: &[&str] =
    &["in", "up", "out", "off", "over", "on", "down", "back", "away", "about", "around", "through"];

impl Cutter<'_, '_> {
    /// The last object or open complement of a verb.
    pub fn objects(&self, verb: TokenId) -> u32 {
        let tree = self.source.tree;
        let bound = tree.children(verb).iter().copied().filter(|&c| {
            matches!(tree.rel(c), Rel::Obj | Rel::Iobj | Rel::Xcomp) && self.stretch.holds(c)
        });
        bound.max().unwrap_or(verb).0.max(verb.0)
    }

    /// The last token that the predicate needs: its object, its complement, or the phrase that
    /// follows directly.
    pub fn need(&self, head: TokenId) -> u32 {
        self.core(head, 0).max(self.need_of_as(head).unwrap_or(0))
    }

    /// "was linked, through tests, to a strand of hair": the noun behind the preposition.
    fn need_of_phrase(&self, head: TokenId) -> Option<u32> {
        let lemma = self.source.verb(head);
        let lists = [self.source.bound_phrases, self.source.usual_phrases];
        let bound = |t: u32| {
            let word = self.source.lower(TokenId(t));
            lists.iter().any(|list| list.pairs(&lemma).any(|pair| pair == word))
        };
        if lists.iter().all(|list| list.pairs(&lemma).next().is_none()) {
            return None;
        }
        let clause = |t: &u32| {
            !matches!(self.text(*t), "." | ";")
                && (!self.is_finite(*t) || self.is_inside_clause(TokenId(*t), head))
        };
        let end = self.stretch.end().min(head.0 + 25);
        let infinitive = |t: u32| self.tag(t) == "TO" && self.tag(t + 1) == "VB";
        let usable = |t: u32| bound(t) && !self.is_gone(t) && !infinitive(t);
        let strict = self.source.bound_phrases.pairs(&lemma).next().is_some();
        let noun_of = |t: u32| {
            let noun = self.source.tree.head(TokenId(t)).filter(|h| h.0 > t && h.0 < t + 15);
            noun.unwrap_or(TokenId(t))
        };
        let attached = |t: u32| {
            // Behind the comma that ends an apposition a phrase is the verb's.
            let accused = matches!(lemma.as_str(), "charge" | "accuse" | "acquit" | "convict");
            strict
                || accused
                || self.text(t) == "as"
                || self.text(t - 1) == ","
                || self.source.tree.head(noun_of(t)) == Some(head)
        };
        let mut here = (head.0 + 1..end).take_while(clause);
        // "convicted Lund, the head of the bank, of fraud": behind the comma, not what is nearest.
        let mut behind = (head.0 + 1..end).take_while(clause).filter(|&t| usable(t));
        let own = behind
            .find(|&t| self.text(t - 1) == "," && self.source.tree.head(noun_of(t)) == Some(head));
        let found = own.or_else(|| here.find(|&t| usable(t) && attached(t)))?;
        // "charged in Oslo with murder and [with] arson": the first of the two.
        let first = (head.0 + 1..found).find(|&t| self.text(t) == self.text(found));
        let found = first.filter(|_| self.tag(found - 1) == "CC").unwrap_or(found);
        let noun = noun_of(found);
        let content = self.source.tree.child(noun, Rel::AclRelcl);
        let content = content.filter(|_| self.text(noun.0) == "what");
        Some(content.map_or(noun.0, |verb| self.core(verb, 5)))
    }

    /// Whether the verb lacks the phrase or the object that it says nothing without.
    pub fn lacks_complement(&self, verb: TokenId) -> bool {
        let lemma = self.source.verb(verb);
        let bound = self.source.bound_phrases.pairs(&lemma).next().is_some();
        bound && self.need_of_phrase(verb).is_none()
            || self.source.transitive.has(&lemma) && self.lacks_object(verb)
            || lemma == "do" && self.text(verb.0 + 1) == "so" // "refused to do so"
    }

    /// "agreed to buy for $57 million": no object, and nothing that can be one behind the verb.
    fn lacks_object(&self, verb: TokenId) -> bool {
        let tree = self.source.tree;
        let own = tree.children(verb).iter();
        let passive = own.clone().any(|&c| tree.rel(c) == Rel::AuxPass);
        let object = |&&c: &&TokenId| {
            matches!(tree.rel(c), Rel::Obj | Rel::Iobj | Rel::Ccomp | Rel::Xcomp) && c > verb
        };
        let perfect = own
            .clone()
            .any(|&c| tree.rel(c) == Rel::Aux && matches!(self.text(c.0), "had" | "has" | "have"));
        let done = self.tag(verb.0) == "VBN" && !perfect;
        if passive || done || own.clone().any(|c| object(&c)) {
            return false;
        }
        // "took over from him"
        let beside = TokenId(verb.0 + 1);
        let adverb = self.tag(beside.0) == "RB" && tree.head(beside) == Some(verb);
        let particle = tree.child(verb, Rel::CompoundPrt).is_some()
            || self.tag(beside.0) == "RP"
            || adverb && PARTICLES.contains(&self.source.lower(beside).as_str());
        let joined = tree.children(verb).iter().any(|&c| {
            let acts = tree.subject(c).is_some();
            tree.rel(c) == Rel::Conj && !acts && tree.child(c, Rel::Obj).is_some()
        });
        let skipped = |t: &u32| self.is_gone(*t) || self.tag(*t).starts_with("RB");
        let next = (verb.0 + 1..self.stretch.end()).find(|t| !skipped(t)).unwrap_or(verb.0);
        let word = self.source.lower(TokenId(next));
        let bound = self.source.usual_phrases.pairs(&self.source.verb(verb)).any(|p| p == word);
        let stands = match self.tag(next) {
            "IN" | "TO" if bound => true,
            "IN" => PARTICLES.contains(&word.as_str()),
            "CC" | "." | "," | ":" => false,
            _ => next > verb.0,
        };
        !joined && !particle && !stands
    }

    fn core(&self, head: TokenId, depth: u8) -> u32 {
        let tree = self.source.tree;
        let mut end = head.0;
        let mut particles = head.0;
        for &child in tree.children(head) {
            if child < head || !self.stretch.holds(child) || depth > 6 || self.is_gone(child.0) {
                continue;
            }
            match tree.rel(child) {
                Rel::Obj | Rel::Iobj => {
                    let content = self.content_of(child).map(|verb| self.core(verb, depth + 1));
                    let so = self.made_so(head, child).unwrap_or(child);
                    end = end.max(so.0).max(content.unwrap_or(0));
                }
                Rel::Xcomp if !completes(self.source, child) => {}
                Rel::Xcomp | Rel::Ccomp if self.opens_comma_clause(child) => {}
                Rel::Xcomp | Rel::Ccomp => end = end.max(self.core(child, depth + 1)),
                Rel::CompoundPrt => particles = particles.max(child.0),
                _ => {}
            }
        }
        let phrase = if depth < 5 { self.need_of_phrase(head) } else { None };
        end = end.max(phrase.unwrap_or(0));
        if end > particles { end } else { self.beside(head, particles, depth) }
    }

    /// "made the rules [tougher]", read as an adjective of the noun.
    fn made_so(&self, verb: TokenId, noun: TokenId) -> Option<TokenId> {
        let tree = self.source.tree;
        let behind = |&c: &TokenId| c > noun && tree.rel(c) == Rel::Amod;
        let changes = self.source.made_so.has_form(&self.source.lower(verb));
        tree.children(noun).iter().copied().find(|c| changes && behind(c))
    }

    /// "made the comment [that he believed it]": the clause that says what the noun says.
    fn content_of(&self, noun: TokenId) -> Option<TokenId> {
        let tree = self.source.tree;
        tree.subtree(noun, |_| true).into_iter().find(|&c| {
            let that = tree.child(c, Rel::Mark).is_some_and(|m| self.text(m.0) == "that");
            c > noun && that && matches!(tree.rel(c), Rel::Acl | Rel::AclRelcl)
        })
    }

    /// "met [to discuss the budget]": what for, not what.
    fn is_purpose(&self, head: TokenId, verb: u32) -> bool {
        self.source.tree.rel(TokenId(verb)) == Rel::Advcl
            && self.source.tree.head(TokenId(verb)) == Some(head)
            && !self.source.raising.has_form(&self.source.lower(head))
    }

    /// "treated the strike as a riot": the noun behind "as".
    fn need_of_as(&self, head: TokenId) -> Option<u32> {
        if !self.source.seen_as.has_form(&self.source.lower(head)) {
            return None;
        }
        self.source.tree.child(head, Rel::Obj)?;
        let end = self.stretch.end().min(head.0 + 25);
        let stop = |t: &u32| !matches!(self.text(*t), "," | "." | ";");
        let r#as = (head.0 + 1..end).take_while(stop).find(|&t| self.text(t) == "as")?;
        let noun = self.source.tree.head(TokenId(r#as)).filter(|h| h.0 > r#as && h.0 < r#as + 15);
        noun.map(|noun| noun.0)
    }

    /// A complement behind a comma is none ("…, saying that").
    fn opens_comma_clause(&self, child: TokenId) -> bool {
        let first = self.source.tree.subtree(child, |_| true)[0];
        self.text(first.0) == ","
            && self.tag(first.0 + 1) != "``"
            && self.source.syntax.xpos(child) == "VBG"
    }

    /// What follows the verb directly: "cared for the boy", "tries to raise".
    fn beside(&self, head: TokenId, last: u32, depth: u8) -> u32 {
        let (mut t, mut adverbs) = (last + 1, 0);
        loop {
            let adverb = self.tag(t).starts_with("RB") || self.tag(t) == "RP";
            match self.is_gone(t) {
                true => {}
                false if adverb && adverbs < 3 => adverbs += 1,
                false => break,
            }
            t += 1;
        }
        if !self.stretch.spans(t) || !self.stretch.holds(TokenId(t)) {
            return last;
        }
        let token = TokenId(t);
        let inner = |verb: TokenId| if depth > 5 { verb.0 } else { self.core(verb, depth + 1) };
        let nominal = self.source.tree.child(head, Rel::Cop).is_some();
        match self.tag(t) {
            _ if matches!(self.text(t), "that" | "whether" | "how" | "why" | "what") => {
                let verb = (t + 1..t + 20).find(|&u| self.is_finite(u)).unwrap_or(t);
                let verb =
                    self.source.tree.head(TokenId(verb)).filter(|h| h.0 > verb && h.0 < verb + 5);
                verb.map_or(t + 1, inner)
            }
            "TO" if self.is_verbal(t + 1) && self.is_purpose(head, t + 1) => last,
            "TO" if self.is_verbal(t + 1) => inner(TokenId(t + 1)),
            "IN" if self.tag(t + 1) == "VBG" => inner(TokenId(t + 1)),
            "IN" if self.opens_clause_around_aside(t) => last,
            "IN" | "TO" if self.source.tree.rel(token) == Rel::Case => self.object_of(t),
            "IN" if !SUBORDINATORS.contains(&self.source.lower(token).as_str()) => {
                self.object_of(t)
            }
            "VBG" | "VBN" | "VB" if !nominal => inner(token),
            "DT" | "NN" | "NNS" | "NNP" | "JJ" | "CD" | "PRP$" | "PRP" | "$" if !nominal => {
                self.end_of_noun(t)
            }
            _ => last,
        }
    }

    /// "after the director, Ana Lund, [left]": a verb stands behind the second comma.
    fn opens_clause_around_aside(&self, t: u32) -> bool {
        let time = matches!(self.text(t), "after" | "before" | "since" | "until");
        let comma = |from: u32| (from..from + 12).find(|&u| self.text(u) == ",");
        let open = comma(t + 1).filter(|&open| {
            time && !(t..open).any(|u| self.is_finite(u)) && self.tag(open + 1) != "CC"
        });
        let close = open.and_then(|open| {
            comma(open + 1).filter(|&close| !(open..close).any(|u| self.is_finite(u)))
        });
        close.is_some_and(|close| self.is_finite(close + 1))
    }

    /// The noun of a preposition, with the second one of "in connection with".
    fn object_of(&self, preposition: u32) -> u32 {
        let head = self.source.tree.head(TokenId(preposition)).map_or(preposition, |h| h.0);
        let noun =
            if head > preposition && head < preposition + 12 { head } else { preposition + 1 };
        let verb = noun + 2 + u32::from(self.tag(noun + 2) == "``");
        if self.text(noun + 1) == "of" && self.tag(verb) == "VBG" {
            return self.core(TokenId(verb), 3); // "with the aim of winning"
        }
        let bare = noun == preposition + 1 && self.tag(noun) == "NN";
        if bare && self.tag(noun + 1) == "IN" {
            let next = self.source.tree.head(TokenId(noun + 1)).map_or(noun, |h| h.0);
            return if next > noun && next < noun + 12 { next } else { noun };
        }
        noun
    }

    /// The last noun or number of the phrase that begins there.
    pub fn end_of_noun(&self, from: u32) -> u32 {
        let mut end = from;
        let mut t = from;
        while self.is_phrase_material(t) && !matches!(self.tag(t), "IN" | "TO" | "CC") {
            if self.tag(t).starts_with('N') || self.tag(t) == "CD" {
                end = t;
            }
            t += 1;
        }
        end
    }
}
