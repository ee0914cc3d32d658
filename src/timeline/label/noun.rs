//! Noun phrases as they stand in the sentence: where one begins, and the stretch of a subject up to
//! its verb.

use super::boundary::SUBORDINATORS;
use super::draft::{Cut, Ease, Segment};
use super::scan::Cutter;
use crate::event::ActorKind;
use crate::text::{Rel, TokenId, Upos};

impl Cutter<'_, '_> {
    /// The first token of the phrase that the noun heads; `None` when the words before it belong to
    /// it too and the parse does not say how.
    pub fn left(&self, noun: TokenId) -> Option<u32> {
        let tree = self.source.tree;
        // "The WHO's committee": a genitive that was read as "is".
        let owner = tree.rel(noun).is_subject()
            && tree.child(noun, Rel::Cop).is_some_and(|is| matches!(self.text(is.0), "'s" | "’s"));
        let outside = |t: TokenId| {
            let rel = tree.rel(t);
            if owner && t < noun && (rel.is_subject() || rel == Rel::Cop) {
                return false;
            }
            tree.head(t) == Some(noun)
                && (t > noun
                    || matches!(rel, Rel::Punct | Rel::Cc | Rel::Mark | Rel::Case)
                    || rel.is_subject()
                    || matches!(
                        rel,
                        Rel::Expl | Rel::Cop | Rel::Aux | Rel::Advcl | Rel::Obl | Rel::Parataxis
                    ))
        };
        let tokens = tree.subtree(noun, |t| !outside(t));
        let mut first = tokens.first().map_or(noun.0, |t| t.0);
        let parts = |t: &u32| {
            !self.stretch.holds(TokenId(*t)) || self.text(*t) == "," && !self.between_adjectives(*t)
        };
        first = (first..noun.0).rfind(parts).map_or(first, |t| t + 1);
        while first < noun.0 && (self.is_gone(first) || self.ties(first)) {
            first += 1;
        }
        first = self.genitive_before(first);
        first = self.place_before(first);
        if self.follows_list_member(first, noun) {
            return None;
        }
        if tree.upos(noun) == Upos::Pron {
            return Some(first);
        }
        self.reach_back(first, noun)
    }

    /// "the Fairfield, N.J., [company]": back to where the place begins.
    fn place_before(&self, first: u32) -> u32 {
        let Some(close) = first.checked_sub(1).filter(|&t| self.text(t) == ",") else {
            return first;
        };
        let low = close.saturating_sub(3).max(self.stretch.first());
        let Some(open) = (low..close).find(|&t| self.text(t) == ",") else { return first };
        if !self.is_place_before_noun(open, close) {
            return first;
        }
        let mut start = open;
        while start > self.stretch.first() && matches!(self.tag(start - 1), "NNP" | "DT") {
            start -= 1;
        }
        start
    }

    /// "after his mother, [her brother and others died]": the list began before the comma.
    fn follows_list_member(&self, first: u32, noun: TokenId) -> bool {
        let tree = self.source.tree;
        let Some(member) = first.checked_sub(2).filter(|&t| self.stretch.spans(t)) else {
            return false;
        };
        let listed = self.text(first - 1) == ","
            && tree.child(noun, Rel::Conj).is_some_and(|c| !self.is_verbal(c.0))
            && self.tag(member).starts_with('N')
            && !self.is_gone(member)
            && !self.source.is_time(TokenId(member));
        let opens = |t: TokenId| {
            tree.child(t, Rel::Case)
                .is_some_and(|c| !SUBORDINATORS.contains(&self.source.lower(c).as_str()))
        };
        let mut chain = std::iter::once(TokenId(member)).chain(tree.ancestors(TokenId(member)));
        let phrase = chain.by_ref().take(2).any(opens);
        listed && !phrase
    }

    /// "Thursday's ruling": the article that stands for the date belongs to the noun.
    fn genitive_before(&self, first: u32) -> u32 {
        let mut t = first;
        while t > self.stretch.first() && self.is_gone(t - 1) {
            t -= 1;
        }
        let article =
            t.checked_sub(1).filter(|&a| t < first && self.gone.articles.contains(&TokenId(a)));
        article.unwrap_or(first)
    }

    fn ties(&self, t: u32) -> bool {
        let rel = self.source.tree.rel(TokenId(t));
        matches!(self.tag(t), "CC" | "RB" if rel == Rel::Advmod || rel == Rel::Cc)
            && !self.source.defining.has(&self.source.lower(TokenId(t)))
            && self.source.connecting.has(&self.source.lower(TokenId(t)))
            || matches!(rel, Rel::Punct) && !matches!(self.text(t), "$" | "``" | "\"" | "“")
            || rel == Rel::Cc
    }

    pub fn between_adjectives(&self, comma: u32) -> bool {
        let adjective = |t: u32| self.tag(t).starts_with("JJ") || self.tag(t) == "VBN";
        // "his small, neighbourhood store": the adjective's noun stands behind the comma.
        let beyond = comma > 0
            && adjective(comma - 1)
            && self.source.tree.rel(TokenId(comma - 1)) == Rel::Amod
            && self.source.tree.head(TokenId(comma - 1)).is_some_and(|h| h.0 > comma)
            && (self.tag(comma + 1).starts_with('N')
                || matches!(self.tag(comma + 1), "$" | "CD" | "JJ"));
        if beyond {
            return true;
        }
        let follows = self.tag(comma + 2);
        let noun = follows.starts_with('N') || follows == "CC" || adjective(comma + 2);
        comma > 0 && adjective(comma - 1) && adjective(comma + 1) && noun
    }

    /// A phrase cannot begin behind "the", "of" or "former": the parser cut it short. Back to the
    /// beginning of the clause, when all before it can belong to it.
    fn reach_back(&self, first: u32, noun: TokenId) -> Option<u32> {
        let Some(before) = first.checked_sub(1).filter(|&b| b >= self.stretch.first()) else {
            return Some(first);
        };
        let rel = self.source.tree.rel(TokenId(before));
        let proper = self.source.tree.upos(TokenId(before)) == Upos::Propn;
        let word = self.source.lower(TokenId(before));
        let broken = match self.tag(before) {
            _ if self.is_gone(before) => false,
            "RB" | "RBR" | "JJR" | "JJS" | "RBS" | "IN" if self.counts(before, first) => {
                return Some(self.count(before));
            }
            "CD" if self.tag(first) == "NNS" && before > self.stretch.first() => {
                let counted = self.counts(before - 1, before) || self.tag(before - 1) == "$";
                return Some(if counted { self.count(before - 1) } else { before });
            }
            "IN" if SUBORDINATORS.contains(&word.as_str()) || word == "that" => false,
            "IN" | "TO" => rel == Rel::Case && self.source.tree.head(TokenId(before)) != Some(noun),
            "DT" | "PRP$" | "JJ" | "JJR" | "JJS" | "POS" => {
                !matches!(rel, Rel::Nsubj | Rel::Obj | Rel::Iobj)
            }
            "CC" => true,
            _ => proper && self.source.tree.upos(TokenId(first)) == Upos::Propn,
        };
        if !broken {
            return Some(first);
        }
        let mut start = before;
        while start > self.stretch.first() && self.is_phrase_material(start - 1) {
            start -= 1;
        }
        if !self.is_phrase_material(before) {
            return Some(first);
        }
        let above = |t: u32| self.source.tree.ancestors(noun).any(|a| a.0 == t);
        let saying = |t: u32| self.source.saying.has_form(&self.source.lower(TokenId(t)));
        let opens = start == self.stretch.first()
            || !self.is_verbal(start - 1)
            || above(start - 1) && (self.tag(before) != "CC" || saying(start - 1));
        let noun_like = |t: u32| self.tag(t).starts_with('N') || self.tag(t) == "DT";
        match self.tag(start) {
            _ if self.tag(before) == "CC" && !(start..before).any(noun_like) => Some(first),
            "CC" | "RB" => Some(first),
            "IN" | "TO" if self.tag(before) == "CC" => Some(first),
            "IN" | "TO" => None,
            _ if opens && (self.tag(before) != "CC" || start < before) => Some(start),
            _ if self.tag(before) == "CC" => Some(first),
            _ => None,
        }
    }

    /// "roughly $2 billion", "more than 100": a measure before a number.
    fn counts(&self, t: u32, number: u32) -> bool {
        matches!(self.tag(number), "CD" | "$")
            && matches!(
                self.source.lower(TokenId(t)).as_str(),
                "roughly"
                    | "nearly"
                    | "almost"
                    | "about"
                    | "approximately"
                    | "than"
                    | "least"
                    | "most"
                    | "some"
                    | "around"
                    | "over"
                    | "only"
            )
    }

    fn count(&self, t: u32) -> u32 {
        let two = matches!(self.source.lower(TokenId(t)).as_str(), "than" | "least" | "most");
        t - u32::from(two && t > self.stretch.first())
    }

    /// What noun phrases are made of, prepositions between them included.
    pub fn is_phrase_material(&self, t: u32) -> bool {
        let token = TokenId(t);
        let fits = match self.tag(t) {
            "DT" | "PDT" | "JJ" | "JJR" | "JJS" | "NN" | "NNS" | "NNP" | "NNPS" | "CD" | "PRP$"
            | "POS" | "CC" | "$" | "HYPH" | "``" | "''" => true,
            "IN" | "TO" => self.source.tree.rel(token) == Rel::Case,
            _ => false,
        };
        fits && self.stretch.holds(token) && !self.is_gone(t)
    }

    /// From the beginning of a subject to its verb, without asides.
    pub fn subject(&self, noun: TokenId, verb: u32) -> Option<Segment> {
        if let Some(both) = self.kin_with_name(noun, verb) {
            return Some(both);
        }
        if let Some(name) = self.name_instead(noun).filter(|n| n.0 < verb) {
            let first = self.left(name)?;
            let end = (name.0 + 1..verb).find(|&t| self.text(t) == ",").unwrap_or(verb);
            return self.window(name, first, end);
        }
        let first = self.left(noun)?;
        self.window(noun, first, verb)
    }

    pub fn window(&self, noun: TokenId, first: u32, verb: u32) -> Option<Segment> {
        let aside = self.aside(noun, first, verb)?;
        let mut segment = Segment::default();
        for t in first..verb {
            let token = TokenId(t);
            let inside = aside.is_some_and(|(from, to)| (from..=to).contains(&t));
            if inside || self.is_gone(t) || !self.stretch.holds(token) {
                continue;
            }
            if t > noun.0 {
                if let Some(ease) = self.opens(t) {
                    segment.cuts.push(Cut { at: token, ease });
                }
                if self.is_finite(t) && !self.is_inside_clause(token, noun) {
                    return None;
                }
            }
            segment.tokens.push(token);
        }
        segment.drop_remnant();
        segment.drop_stub(self.source);
        (!segment.tokens.is_empty()).then_some(segment)
    }

    /// What commas set off between a subject and its verb; `None` when a comma is left over.
    pub fn aside(&self, noun: TokenId, first: u32, verb: u32) -> Option<Option<(u32, u32)>> {
        let comma = |t: &u32| self.text(*t) == "," && !self.is_gone(*t);
        let mut commas: Vec<u32> = (noun.0 + 1..verb).filter(comma).collect();
        if let [open, close, ..] = commas[..]
            && self.is_place_before_noun(open, close)
        {
            commas.drain(..2); // "the Fairfield, N.J., company"
        }
        commas.retain(|&t| !self.is_list_comma(t, first) && !self.between_adjectives(t));
        let (Some(&from), Some(&to)) = (commas.first(), commas.last()) else { return Some(None) };
        // "Abiola, 21, who": the age.
        if from == to && to + 2 == verb && self.tag(to + 1) == "CD" {
            return Some(Some((from, to + 1)));
        }
        let only_adverbs = (to + 1..verb).all(|t| {
            self.is_gone(t) || self.tag(t).starts_with("RB") || !self.stretch.holds(TokenId(t))
        });
        if only_adverbs && from < to {
            return Some(Some((from, to)));
        }
        if commas.len() == 2 && self.source.tree.head(noun).is_some() {
            // "The office in Cardenas, Cuba, of the party opened"
            return Some(Some((from, to)));
        }
        None
    }

    /// "Her mother, Liz": whose mother says who Liz is.
    fn kin_with_name(&self, noun: TokenId, verb: u32) -> Option<Segment> {
        let tree = self.source.tree;
        let is_new = |t: TokenId| {
            let article = tree.child(t, Rel::Det).map(|a| self.source.lower(a));
            matches!(article.as_deref(), Some("a" | "an"))
        };
        let owned = |t: TokenId| {
            tree.upos(t) == Upos::Noun
                && self.source.kin.has(&self.source.lower(t))
                && (is_new(t)
                    || tree.child(t, Rel::NmodPoss).is_some_and(|owner| {
                        tree.upos(owner) != Upos::Pron || self.source.cast.id(owner).is_some()
                    }))
        };
        let first_name = |t: TokenId| {
            tree.upos(t) == Upos::Propn
                && tree.child(t, Rel::Flat).is_none()
                && self.text(t.0 + 1) == ","
        };
        let below = tree.children(noun).iter().copied();
        let kin = match tree.head(noun) {
            Some(above) if tree.rel(noun) == Rel::Appos && owned(above) => above,
            _ if owned(noun) => noun,
            _ => return None,
        };
        let name = if kin == noun {
            below.into_iter().find(|&c| tree.rel(c) == Rel::Appos && c.0 == noun.0 + 2)?
        } else {
            noun
        };
        if !first_name(name) || name.0 != kin.0 + 2 || self.text(kin.0 + 1) != "," || name.0 >= verb
        {
            return None;
        }
        let first = self.left(kin)?;
        if is_new(kin) {
            return Some(Segment::of((first..=name.0 + 1).map(TokenId).collect())); // "A son, Erik, died"
        }
        let tokens = (first..=kin.0).chain([name.0]).map(TokenId);
        Some(Segment::of(tokens.filter(|t| !self.is_gone(t.0)).collect()))
    }

    /// "her predecessor, Hendrik Vos" → the name alone.
    fn name_instead(&self, head: TokenId) -> Option<TokenId> {
        let tree = self.source.tree;
        let actor = self.source.cast.actor(head);
        let named = actor.is_some_and(|a| a.named && a.kind == ActorKind::Person);
        // "and one, Ana Lund, died"
        let one = self.source.lower(head) == "one" && tree.child(head, Rel::Nmod).is_none();
        let person = one || named || self.source.person_nouns.has(&self.source.lower(head));
        if tree.upos(head) != Upos::Noun && !one || !person {
            return None;
        }
        let name = tree.children(head).iter().copied().find(|&c| {
            // "and one, a 34-year-old man, died"
            let new = one && tree.child(c, Rel::Det).is_some();
            tree.rel(c) == Rel::Appos && c > head && (tree.upos(c) == Upos::Propn || new)
        })?;
        let comma = (head.0 + 1..name.0).any(|t| self.text(t) == ",");
        // "Its head, Ana Lund, left and her [post] was free": another's clause.
        let alone = tree.child(name, Rel::Conj).is_none();
        (comma && alone && self.stretch.holds(name)).then_some(name)
    }
}

impl Segment {
    /// Drops quick ways out: a subject is shortened at clauses and prepositions only.
    pub fn with_head(mut self, noun: TokenId) -> Segment {
        self.cuts.retain(|cut| cut.at > noun && cut.ease > Ease::Hard);
        self
    }
}
