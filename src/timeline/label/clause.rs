//! The clause of an event: its subject and its predicate, as the sentence words them.

use super::agreement;
use super::draft::Draft;
use super::scan::{Cutter, Window};
use super::subject::{self, Subject};
use super::verb::{carrier, is_misread_past};
use super::{Request, Source};
use crate::text::{Rel, TokenId, Upos};

pub(super) fn is_nominal(upos: Upos) -> bool {
    matches!(upos, Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num)
}

pub(super) fn draft(source: &Source<'_>, token: TokenId, request: &Request) -> Option<Draft> {
    let head = carrier(source, token);
    let builder = Builder { source, request, cutter: Cutter::new(source, request, token), head };
    if builder.is_question() {
        return None;
    }
    // "a farm that they bought in May and [sold] in June": what they sold stands before.
    let first = source.tree.head(head).filter(|_| source.tree.rel(head) == Rel::Conj);
    let shares = first.is_some_and(|first| {
        source.tree.rel(first) == Rel::AclRelcl && subject::is_object_relative(source, first)
    });
    if shares && source.tree.child(head, Rel::Obj).is_none() {
        return None;
    }
    let passive = subject::subject(source, head)
        .is_some_and(|s| matches!(s, Subject::Passive(_) | Subject::Fronted(_)));
    if builder.is_participle() && !passive || builder.is_inverted() || builder.is_stand_in() {
        return None;
    }
    if builder.is_reduced() {
        return None;
    }
    let mut draft = builder.parsed().or_else(|| builder.surface())?;
    if !builder.is_object_relative() && builder.lacks_complement() {
        return None;
    }
    let first = draft.tokens().next()?;
    let before = first.0.checked_sub(1).filter(|&t| builder.cutter.stretch.spans(t));
    if before.is_some_and(|t| matches!(builder.cutter.text(t), "if" | "unless")) {
        return None; // "if the directors mail an offer"
    }
    draft.gone.clone_from(&builder.cutter.gone.tokens);
    for &article in &builder.cutter.gone.articles {
        draft.replaced.insert(article, "the".to_owned());
    }
    Some(draft)
}

/// Cuts the clause of one verb.
pub(super) struct Builder<'s, 'a> {
    pub source: &'s Source<'a>,
    pub request: &'s Request,
    pub cutter: Cutter<'s, 'a>,
    pub head: TokenId,
}

impl Builder<'_, '_> {
    fn is_object_relative(&self) -> bool {
        matches!(subject::subject(self.source, self.head), Some(Subject::Object(..)))
    }

    /// "data [recovered] from a phone placed him there": a participle before the verb of its noun, which
    /// no conjunction joins to it.
    fn is_reduced(&self) -> bool {
        let tree = self.source.tree;
        let below = tree.children(self.head);
        let helps = |&c: &TokenId| matches!(tree.rel(c), Rel::Aux | Rel::AuxPass | Rel::Cop);
        let tag = |t: TokenId| self.source.syntax.xpos(t);
        let goes_on = |&c: &TokenId| {
            tree.rel(c) == Rel::Conj
                && matches!(tag(c), "VBD" | "VBZ")
                && tree.child(c, Rel::Cc).is_none()
                && !tree.children(c).iter().any(|&k| tree.rel(k).is_subject())
        };
        let joined =
            below.iter().any(|&c| tree.rel(c) == Rel::Conj && tree.child(c, Rel::Cc).is_some());
        tag(self.head) == "VBN"
            && tree.child(self.head, Rel::NsubjPass).is_some()
            && !below.iter().any(helps)
            && !joined
            && below.iter().any(goes_on)
    }

    /// The verb or one that completes it says nothing as the sentence has it.
    fn lacks_complement(&self) -> bool {
        let tree = self.source.tree;
        let completes = |verb: TokenId| {
            let mut own = tree.children(verb).iter().copied();
            let plain = |c: TokenId| matches!(self.source.syntax.xpos(c), "VB" | "VBN");
            own.find(|&c| tree.rel(c) == Rel::Xcomp && c > verb && plain(c))
        };
        let chain = std::iter::successors(Some(self.head), |&verb| completes(verb)).take(4);
        chain
            .into_iter()
            .any(|verb| tree.upos(verb) == Upos::Verb && self.cutter.lacks_complement(verb))
    }

    /// With the subject that the parse gives.
    fn parsed(&self) -> Option<Draft> {
        let subject = subject::subject(self.source, self.head)?;
        let noun = subject.token();
        let agrees = matches!(subject, Subject::Passive(_) | Subject::Fronted(_))
            || agreement::agrees(self.source, self.head, noun);
        // "Three weeks of talks ended": the talks did.
        let of_something = self.source.tree.child(noun, Rel::Nmod).is_some_and(|c| {
            self.source.tree.child(c, Rel::Case).is_some_and(|of| self.source.text(of) == "of")
        });
        if self.source.is_time(noun) && !of_something || !agrees {
            return None;
        }
        let mut draft = Draft::new(self.head);
        match subject {
            Subject::Own(subject) => self.simple(&mut draft, subject)?,
            Subject::Shared(subject, first) => self.joined(&mut draft, subject, first)?,
            Subject::Passive(noun) => self.passive(&mut draft, noun)?,
            Subject::Fronted(noun) => self.fronted(&mut draft, noun)?,
            Subject::Noun(noun, pronoun) => self.relative(&mut draft, noun, pronoun)?,
            Subject::Object(subject, noun) => self.object_relative(&mut draft, subject, noun)?,
        }
        Some(draft)
    }

    /// With the noun phrase that stands before the verb.
    fn surface(&self) -> Option<Draft> {
        let relative = self.source.tree.rel(self.head) == Rel::AclRelcl;
        let misread = is_misread_past(self.source, self.head);
        let object = subject::is_object_relative(self.source, self.head);
        if object || !misread && (relative || !self.is_finite(&[])) {
            return None;
        }
        let first = self.verb_first(self.head, TokenId(0));
        let (start, noun) = self.cutter.phrase_before(first)?;
        let compared = subject::is_compared_with(self.source, noun);
        if compared || !agreement::agrees(self.source, self.head, noun) {
            return None;
        }
        let mut draft = Draft::new(self.head);
        draft.subject = Some(noun);
        draft.push(self.cutter.window(noun, start, first)?.with_head(noun));
        self.push_predicate(&mut draft, first)?;
        Some(draft)
    }

    /// "Tugs pulled the ferry off".
    fn simple(&self, draft: &mut Draft, subject: TokenId) -> Option<()> {
        let upos = self.source.tree.upos(subject);
        if !is_nominal(upos) && !matches!(upos, Upos::Adj | Upos::Det | Upos::Sym) {
            return None; // a clause as subject, or a wrong reading
        }
        if self.is_existential() {
            return self.existential(draft, subject);
        }
        if upos == Upos::Adj && self.source.tree.child(subject, Rel::Det).is_none() {
            return None; // "Her latest is to be released"
        }
        let outside = !self.cutter.stretch.holds(subject) || !self.cutter.stretch.holds(self.head);
        if subject > self.head || outside || !self.is_finite(&[]) || self.is_asked(subject) {
            return None;
        }
        let first = self.finite_first(self.head, subject)?;
        let own = self.cutter.subject(subject, first)?;
        draft.subject = Some(subject);
        draft.push(own.with_head(subject));
        self.push_predicate(draft, first)
    }

    /// The first word of the verb group behind `after`; or of a verb before it that no clause inside
    /// the subject accounts for: then the parser took the subject over from that verb.
    fn finite_first(&self, head: TokenId, subject: TokenId) -> Option<u32> {
        let first = self.verb_first(head, subject);
        let aside = self.cutter.aside(subject, subject.0, first).flatten();
        let outside = |t: u32| aside.is_none_or(|(from, to)| !(from..=to).contains(&t));
        let loose = (subject.0 + 1..first).find(|&t| {
            outside(t)
                && self.cutter.is_finite(t)
                && !self.cutter.is_inside_clause(TokenId(t), subject)
        });
        let Some(loose) = loose else { return Some(first) };
        if self.source.saying.has_form(&self.source.lower(TokenId(loose))) {
            return None;
        }
        let parted = (loose..first)
            .any(|t| matches!(self.cutter.tag(t), "CC" | "," | "WDT" | "WP" | "WRB" | ":"));
        (!parted).then_some(loose)
    }

    /// The first word of the verb group behind `after`.
    pub fn verb_first(&self, head: TokenId, after: TokenId) -> u32 {
        let tree = self.source.tree;
        let group = tree.children(head).iter().copied().filter(|&c| {
            c > after
                && c < head
                && !matches!(self.source.syntax.xpos(c), "NN" | "NNS" | "JJ")
                && (matches!(tree.rel(c), Rel::Aux | Rel::AuxPass | Rel::Cop)
                    || self.is_negation(c))
        });
        group.min().unwrap_or(head).0
    }

    /// Up to the end of the clause.
    pub fn push_predicate(&self, draft: &mut Draft, from: u32) -> Option<()> {
        let need = self.cutter.need(self.head);
        let window = Window { from, head: self.head, need, limit: u32::MAX };
        draft.push(self.cutter.scan(&window)?);
        Some(())
    }

    /// "There was an explosion".
    fn existential(&self, draft: &mut Draft, subject: TokenId) -> Option<()> {
        let there = self.source.tree.child(self.head, Rel::Expl)?;
        let head = self.head.max(there);
        let need = subject.0.max(head.0);
        let window = Window { from: there.0, head, need, limit: u32::MAX };
        draft.push(self.cutter.scan(&window)?);
        Some(())
    }
}
