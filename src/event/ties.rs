//! The words that tie an expression to events: the path up the tree from its head, what English
//! newswire does to parsers mended ("said Monday that …", "is expected to visit on Friday"), and
//! the date handed on to what shares it ("On Monday he met X and signed Y", "held a vote").

use super::model::{Event, EventClass, Tie};
use super::view::View;
use crate::lang::events::EventWords;
use crate::span::Span;
use crate::text::{Rel, TokenId, Upos};

/// Steps up the tree before a date is given up.
const REACH: usize = 6;
/// WordNet's file of nouns for people, as the table of senses counts them.
const PERSON: u8 = 19;
/// What a step over a word that is no event costs.
const STEP: f32 = 0.85;

/// An event that the expression dates.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub event: usize,
    pub confidence: f32,
    pub tie: Tie,
}

/// One expression among the events of its document.
pub(super) struct Linker<'l, 'a> {
    pub view: &'l View<'a>,
    pub words: &'l EventWords,
    pub events: &'l [Event],
    /// One more than the event of each token; 0 for the others.
    pub of_token: &'l [u32],
    /// First token of the expression.
    pub first: TokenId,
    /// Its token whose head lies outside of it.
    pub head: TokenId,
}

impl<'l, 'a> Linker<'l, 'a> {
    /// The expression of that index; nothing where it holds no token.
    pub fn new(
        view: &'l View<'a>,
        words: &'l EventWords,
        events: &'l [Event],
        of_token: &'l [u32],
        index: usize,
        span: Span,
    ) -> Option<Self> {
        let first = view.document.tokens.partition_point(|t| t.span.end() <= span.start());
        let inside = |t: TokenId| view.form_of(t).timex as usize == index + 1;
        let tokens = (first..view.forms.len()).map(|i| TokenId(i as u32));
        let leaves = |&t: &TokenId| view.tree.head(t).is_none_or(|head| !inside(head));
        let mut heads = tokens.take_while(|&t| inside(t)).filter(leaves);
        let one = heads.next()?;
        if first > 0 && view.document.is_inner_hyphen(TokenId(first as u32 - 1)) {
            return None; // "the post-1959 emigrants"
        }
        let content = |t: &TokenId| is_content(view.upos(*t));
        let head = if content(&one) { one } else { heads.find(content).unwrap_or(one) };
        Some(Linker { view, words, events, of_token, first: TokenId(first as u32), head })
    }

    /// The event that a token heads.
    pub fn event(&self, token: TokenId) -> Option<usize> {
        self.of_token[token.0 as usize].checked_sub(1).map(|i| i as usize)
    }

    /// The word that ties the expression to its event: a preposition or a conjunction.
    pub fn signal(&self) -> Option<TokenId> {
        let ties =
            |&t: &TokenId| t < self.first && matches!(self.view.rel(t), Rel::Case | Rel::Mark);
        let child = self.view.tree.children(self.head).iter().copied().rfind(ties);
        let before = || self.view.beside(self.before_hedge(), -1);
        child.or_else(|| before().filter(|&t| self.view.upos(t) == Upos::Adp))
    }

    /// "until [at least] Friday": the first word of the hedge, or of the expression.
    fn before_hedge(&self) -> TokenId {
        let words = [self.view.beside(self.first, -2), self.view.beside(self.first, -1)];
        let read = |t: Option<TokenId>| t.map(|t| self.view.document.token_text(t));
        match words.map(read) {
            [Some("at"), Some("least")] => words[0].unwrap_or(self.first),
            _ => self.first,
        }
    }

    /// Every event that the expression dates by the tree.
    pub fn ties(&self) -> Vec<Found> {
        let mut found: Vec<Found> = self.direct().into_iter().collect();
        self.share(&mut found);
        if let Some(clause) = self.clause_behind()
            && found.iter().all(|known| known.event != clause.event)
        {
            found.push(clause);
        }
        found
    }

    fn direct(&self) -> Option<Found> {
        if let Some(event) = self.aside_of() {
            return Some(Found { event, confidence: 0.9, tie: Tie::Modifier });
        }
        if let Some(event) = self.touched() {
            return Some(Found { event, confidence: 0.95, tie: Tie::Beside });
        }
        if let Some(cleft) = self.cleft() {
            return Some(cleft);
        }
        let mut confidence = 0.9;
        // "in March and [September] 2041" is one of two dates of the verb.
        let of_time = |&t: &TokenId| self.view.form_of(t).timex > 0;
        let joined = self.view.tree.head(self.head).filter(of_time);
        let start = joined.filter(|_| self.view.rel(self.head) == Rel::Conj).unwrap_or(self.head);
        let mut at = start;
        for _ in 0..REACH {
            let Some(head) = self.view.tree.head(at) else {
                return self.predicate(at).or_else(|| self.fronted());
            };
            let head = if at == start { self.before_comma(head) } else { head };
            if let Some(event) = self.event(head) {
                if at != start && self.ends_the_clause_of(head) {
                    return Some(Found { event, confidence: 0.8, tie: Tie::Bare });
                }
                let tie = if at == start { self.tie(head) } else { Tie::Through };
                let confidence = confidence * weight(self.view.rel(at));
                return Some(self.behind_complement(Found { event, confidence, tie }));
            }
            if let Some(event) = self.subject_of(head).filter(|_| self.verbal(head)) {
                return Some(Found { event, confidence: confidence * 0.9, tie: Tie::Noun });
            }
            confidence *= STEP;
            at = head;
        }
        None
    }

    /// "opened a mill in 2019, took over a bank": a comma parts the date from the verb behind it.
    fn before_comma(&self, verb: TokenId) -> TokenId {
        let word = |t: Option<TokenId>| t.map_or("", |t| self.view.document.token_text(t));
        let first = self.view.tree.head(verb).filter(|&first| {
            self.view.rel(verb) == Rel::Conj && first < self.first && self.head < verb
        });
        let opens = self.signal().filter(|&t| t < self.first).unwrap_or(self.first);
        let parted = word(self.view.beside(self.head, 1)) == ",";
        let fronted = matches!(word(self.view.beside(opens, -1)), "," | "and" | "but" | ";" | "");
        first.filter(|_| parted && !fronted).unwrap_or(verb)
    }

    /// "Her death, on 3 October, was confirmed": between two commas, behind a subject that happens.
    fn aside_of(&self) -> Option<usize> {
        let opens = self.signal().filter(|&t| t < self.first).unwrap_or(self.first);
        let word = |t: Option<TokenId>| t.map_or("", |t| self.view.document.token_text(t));
        let inside =
            |t: &TokenId| self.view.form_of(*t).timex == self.view.form_of(self.head).timex;
        let last =
            (self.head.0..self.view.forms.len() as u32).map(TokenId).take_while(inside).last()?;
        let commas =
            word(self.view.beside(opens, -1)) == "," && word(self.view.beside(last, 1)) == ",";
        let noun = self.view.beside(opens, -2)?;
        let verb = self
            .view
            .tree
            .head(noun)
            .filter(|&verb| self.view.rel(noun).is_subject() && verb > last)?;
        let at = self.event(noun)?;
        (commas && self.verbal(verb) && self.view.upos(noun) == Upos::Noun).then_some(at)
    }

    /// "in 1953, [when] a drawing was found": the verb of the clause behind the expression.
    pub fn clause_behind(&self) -> Option<Found> {
        let word = |t: Option<TokenId>| t.map_or("", |t| self.view.document.token_text(t));
        let inside =
            |t: &TokenId| self.view.form_of(*t).timex == self.view.form_of(self.head).timex;
        let rest = (self.head.0..self.view.forms.len() as u32).map(TokenId);
        let last = rest.take_while(inside).last()?;
        let when = self.view.beside(last, 2).filter(|&t| word(Some(t)) == "when")?;
        let comma = word(self.view.beside(last, 1)) == ",";
        let event = self.event(self.view.tree.head(when)?)?;
        (comma && self.events[event].token > when).then_some(Found {
            event,
            confidence: 0.9,
            tie: Tie::Adverbial,
        })
    }

    /// "Calder Abbey, a 12th century church", "notes that are redeemable in 1999": the expression
    /// belongs to an apposition or to a clause of its own, in which nothing happens.
    pub fn is_apart(&self) -> bool {
        // "last year's winner": who won then
        let owned = self
            .view
            .tree
            .head(self.head)
            .filter(|_| matches!(self.view.rel(self.head), Rel::NmodPoss));
        if owned.is_some_and(|noun| self.view.form_of(noun).sense.kind(0) == PERSON) {
            return true;
        }
        let above = self.view.tree.ancestors(self.head).take_while(|&t| self.event(t).is_none());
        let behind = |t| self.view.tree.head(t).is_some_and(|noun| noun < t);
        above.take(REACH).any(|t| match self.view.rel(t) {
            Rel::Appos | Rel::AclRelcl => true,
            // "notes due in 1999", "a record set in 1906"
            Rel::Amod => behind(t),
            Rel::Acl => behind(t) && self.view.syntax.xpos(t) == "VBN",
            _ => false,
        })
    }

    /// "returned to work on Monday after they voted", "returned after they voted on Sunday": the one
    /// is told to lie before or behind the other.
    pub fn lies_apart(&self, event: usize) -> bool {
        let token = self.events[event].token;
        self.is_in_clause_beside(token, self.head) || self.is_in_clause_beside(self.head, token)
    }

    /// Whether a clause of time that tells of another time holds the one token and not the other.
    fn is_in_clause_beside(&self, token: TokenId, other: TokenId) -> bool {
        let tree = self.view.tree;
        let holds_both = |t: TokenId| t == other || tree.ancestors(other).any(|above| above == t);
        let clauses = std::iter::once(token).chain(tree.ancestors(token));
        let mut clauses = clauses.take_while(|&t| !holds_both(t));
        clauses.any(|clause| {
            let mark = || tree.child(clause, Rel::Mark).or_else(|| tree.child(clause, Rel::Case));
            let behind = |mark| self.words.behind.has(self.view.form_of(mark).lemma);
            self.view.rel(clause) == Rel::Advcl && mark().is_some_and(behind)
        })
    }

    /// "it was not until 1958 that they were repaired".
    pub fn cleft(&self) -> Option<Found> {
        self.view.tree.child(self.head, Rel::Cop)?;
        let clause = [Rel::Acl, Rel::AclRelcl, Rel::Ccomp, Rel::Csubj, Rel::Advcl];
        let below = self.view.tree.children(self.head).iter().copied();
        let verb = below.filter(|&c| clause.contains(&self.view.rel(c)) && c > self.head);
        let event = verb.filter(|&c| self.view.group(c).is_some()).find_map(|c| self.event(c))?;
        Some(Found { event, confidence: 0.85, tie: Tie::Predicate })
    }

    /// "the vote was on Tuesday": the expression is the predicate, its subject the event.
    fn predicate(&self, root: TokenId) -> Option<Found> {
        let event = self.subject_of(root)?;
        Some(Found { event, confidence: 0.8, tie: Tie::Predicate })
    }

    /// A date that opens its sentence and hangs on nothing dates the first finite verb.
    fn fronted(&self) -> Option<Found> {
        let opens = (1..4).any(|step| self.view.beside(self.first, -step).is_none());
        let mut after = (1..20).map_while(|step| self.view.beside(self.head, step));
        let verb = after.find(|&t| self.view.group(t).is_some() && self.event(t).is_some())?;
        let event = self.event(verb).filter(|_| opens)?;
        Some(Found { event, confidence: 0.6, tie: Tie::Adverbial })
    }

    fn subject_of(&self, token: TokenId) -> Option<usize> {
        self.event(self.view.tree.subject(token)?)
    }

    fn verbal(&self, token: TokenId) -> bool {
        // "is due on April 3", and not "is confident about results in 1990"
        let near = token < self.first && self.first.0 <= token.0 + 2;
        let predicate = || near && self.view.tree.child(token, Rel::Cop).is_some();
        match self.view.upos(token) {
            Upos::Adj => predicate(),
            upos => matches!(upos, Upos::Verb | Upos::Aux),
        }
    }

    /// "said Monday", "said on Monday": the verb that touches the expression.
    fn touched(&self) -> Option<usize> {
        let view = self.view;
        let before = view.beside(self.first, -1)?;
        let bare = view.upos(before) != Upos::Adp;
        let left = if bare { before } else { view.beside(before, -1)? };
        let event = self.event(left).filter(|_| view.group(left).is_some())?;
        Some(event).filter(|&e| bare || self.events[e].class == EventClass::Reporting)
    }

    /// A date that stands behind the verb of a complement belongs to that verb, not to what
    /// governs it: "is expected to visit Baghdad on Friday".
    fn behind_complement(&self, found: Found) -> Found {
        let mut at = found.event;
        for _ in 0..REACH {
            let children = self.view.tree.children(self.events[at].token);
            let complement = |&c: &TokenId| self.view.rel(c) == Rel::Xcomp && c < self.first;
            match children.iter().copied().rfind(complement).and_then(|c| self.event(c)) {
                Some(next) => at = next,
                None => break,
            }
        }
        if at == found.event {
            return found;
        }
        Found { event: at, confidence: found.confidence * 0.9, tie: Tie::Complement }
    }

    /// How a word that it hangs on directly is tied to it.
    fn tie(&self, head: TokenId) -> Tie {
        // "is set for Monday": a participle that was read as an adjective.
        let passive = || self.view.tree.child(head, Rel::AuxPass).is_some();
        if self.verbal(head) || passive() { Tie::Adverbial } else { Tie::Modifier }
    }

    /// Hands the date on to what shares it.
    fn share(&self, found: &mut Vec<Found>) {
        let Some(&Found { event, confidence, .. }) = found.first() else { return };
        let token = self.events[event].token;
        let below = self.view.tree.children(token).iter();
        let shared = below.filter(|&&c| !self.dated(c)).filter_map(|&child| {
            let (share, tie) = self.hands_down(event, child)?;
            Some(Found { event: self.event(child)?, confidence: confidence * share, tie })
        });
        found.extend(shared);
        let above = self.view.tree.head(token).and_then(|head| self.event(head));
        if let Some((above, (share, tie))) = above.zip(self.hands_up(event)) {
            found.push(Found { event: above, confidence: confidence * share, tie });
        }
    }

    /// What a dated verb hands its date on to.
    fn hands_down(&self, event: usize, child: TokenId) -> Option<(f32, Tie)> {
        let token = self.events[event].token;
        let lemma = self.view.form_of(token).lemma;
        let fronted = self.head < token;
        match self.view.rel(child) {
            Rel::Conj if fronted && self.same_tense(event, child) && !self.is_dated_anew(child) => {
                Some((0.7, Tie::Shared))
            }
            rel if rel.is_subject() && self.words.happen.has(lemma) => Some((0.85, Tie::Noun)),
            Rel::Obj if self.words.light.has(lemma) => Some((0.85, Tie::Noun)),
            Rel::Xcomp if self.events[event].class == EventClass::Aspectual => {
                Some((0.85, Tie::Phase))
            }
            _ => None,
        }
    }

    /// "said in an interview Monday", "declined to comment Saturday".
    fn hands_up(&self, event: usize) -> Option<(f32, Tie)> {
        let token = self.events[event].token;
        let head = self.view.tree.head(token)?;
        let lemma = self.view.form_of(head).lemma;
        let noun = self.view.upos(token) == Upos::Noun;
        match self.view.rel(token) {
            Rel::Obl | Rel::Obj if noun && token < self.first && self.is_bare() => {
                Some((0.9, Tie::Bare))
            }
            Rel::Obl if noun && token < self.first => Some((0.6, Tie::Noun)),
            Rel::Xcomp if self.words.manage.has(lemma) => Some((0.8, Tie::Phase)),
            // "the vote, held on Sunday,", "the vote, which took place on Sunday,"
            Rel::Acl | Rel::AclRelcl if self.is_of_its_noun(token) => Some((0.95, Tie::Noun)),
            _ => None,
        }
    }

    /// A clause that says no more of its noun than that it took place.
    fn is_of_its_noun(&self, verb: TokenId) -> bool {
        let lemma = self.view.form_of(verb).lemma;
        let tree = self.view.tree;
        let object = tree.child(verb, Rel::Obj).is_some_and(|o| self.event(o).is_some());
        let other = tree
            .children(verb)
            .iter()
            .any(|&c| self.view.rel(c).is_subject() && self.view.upos(c) != Upos::Pron);
        !object && !other && (self.words.light.has(lemma) || self.words.happen.has(lemma))
    }

    /// "rejected the offer last May": no preposition ties the expression to the noun before it.
    fn is_bare(&self) -> bool {
        let case = self
            .view
            .tree
            .children(self.head)
            .iter()
            .any(|&c| matches!(self.view.rel(c), Rel::Case | Rel::Mark));
        let before = self.view.beside(self.first, -1);
        !case && before.is_some_and(|t| !matches!(self.view.upos(t), Upos::Adp | Upos::Punct))
    }

    /// "put two names on the list of fugitives Monday.": a bare expression at the end of a sentence is
    /// the verb's, whatever noun it was read to describe.
    fn ends_the_clause_of(&self, verb: TokenId) -> bool {
        let next = self.view.beside(self.head, 1);
        let last = next.is_none_or(|t| self.view.document.token_text(t) == ".");
        last && verb < self.first && self.verbal(verb) && self.is_bare()
    }

    /// "In May a boat sank, and last week two collided": another expression stands between the
    /// conjunction and the joined verb.
    fn is_dated_anew(&self, joined: TokenId) -> bool {
        let own = self.view.form_of(self.head).timex;
        let and = self.view.tree.child(joined, Rel::Cc).filter(|&cc| cc < joined);
        and.is_some_and(|cc| {
            (cc.0..joined.0).map(|t| self.view.form_of(TokenId(t)).timex).any(|t| t > 0 && t != own)
        })
    }

    fn same_tense(&self, event: usize, other: TokenId) -> bool {
        let tense = |token: TokenId| self.view.group(token).map(|group| group.tense);
        tense(self.events[event].token) == tense(other)
    }

    /// Whether an expression of its own hangs on the token.
    fn dated(&self, token: TokenId) -> bool {
        let children = self.view.tree.children(token);
        children.iter().any(|&c| self.view.form_of(c).timex > 0)
    }
}

fn is_content(upos: Upos) -> bool {
    matches!(upos, Upos::Noun | Upos::Propn | Upos::Num | Upos::Adv | Upos::Adj)
}

/// How sure a date is of the word that it hangs on in that relation.
fn weight(rel: Rel) -> f32 {
    match rel {
        Rel::Obl | Rel::OblUnmarked | Rel::Advmod | Rel::NmodUnmarked => 1.0,
        Rel::Nmod | Rel::NmodPoss | Rel::Compound | Rel::Amod | Rel::Nummod => 0.95,
        Rel::Nsubj | Rel::NsubjPass | Rel::Obj => 0.6,
        _ => 0.7,
    }
}
