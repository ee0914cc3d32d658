//! The clause of an event: its subject and its predicate, as the sentence words them.

use super::agreement;
use super::draft::{Draft, Segment};
use super::scan::{Cutter, Window};
use super::subject::{self, Subject};
use super::{Request, Source};
use crate::text::{Rel, TokenId, Upos};

/// Whether the token heads a clause: a verb, or a predicate with its copula.
pub(super) fn is_clause(source: &Source<'_>, token: TokenId) -> bool {
    let verbal = matches!(source.tree.upos(token), Upos::Verb | Upos::Aux);
    verbal && !matches!(source.tree.rel(token), Rel::Amod | Rel::Compound | Rel::Case)
        || source.tree.child(token, Rel::Cop).is_some()
        || source.tree.child(token, Rel::AuxPass).is_some()
}

pub(super) fn is_nominal(upos: Upos) -> bool {
    matches!(upos, Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num)
}

/// Verbs that a participle can complete: "had it repaired", "remained closed".
const WITH_PARTICIPLE: &[&str] = &[
    "get",
    "gets",
    "got",
    "getting",
    "have",
    "has",
    "had",
    "having",
    "make",
    "makes",
    "made",
    "see",
    "saw",
    "seen",
    "keep",
    "kept",
    "leave",
    "leaves",
    "left",
    "want",
    "wants",
    "wanted",
    "find",
    "found",
    "feel",
    "felt",
    "declare",
    "declared",
    "call",
    "called",
    "name",
    "named",
    "seem",
    "seems",
    "seemed",
    "appear",
    "appears",
    "appeared",
    "remain",
    "remains",
    "remained",
    "look",
    "looked",
    "become",
    "became",
    "be",
    "consider",
    "considered",
    "order",
    "ordered",
    "stand",
    "stood",
    "go",
    "went",
    "gone",
    "hear",
    "heard",
    "pronounced",
    "report",
    "reported",
    "listed",
];

/// Whether an open complement can be one: a participle goes with few verbs, a tense with none.
pub(super) fn completes(source: &Source<'_>, token: TokenId) -> bool {
    match source.syntax.xpos(token) {
        "VBN" | "VBD" => {
            let helped = source.tree.children(token).iter().any(|&c| {
                matches!(source.tree.rel(c), Rel::Aux | Rel::AuxPass | Rel::Cop | Rel::Mark)
            });
            let head = source.tree.head(token);
            helped || head.is_some_and(|h| WITH_PARTICIPLE.contains(&source.lower(h).as_str()))
        }
        _ => true,
    }
}

/// The verb that carries the clause: "is expected" for "to decide", "began" for "skimming".
pub fn carrier(source: &Source<'_>, token: TokenId) -> TokenId {
    let mut at = token;
    for _ in 0..6 {
        let Some(head) = source.tree.head(at) else { break };
        match source.tree.rel(at) {
            Rel::Xcomp if is_clause(source, head) && completes(source, at) => at = head,
            _ => break,
        }
    }
    at
}

/// "About 100 protesters marched in Orlando": a past tense that was read as a participle, in a
/// sentence that has no other tense.
pub fn is_misread_past(source: &Source<'_>, token: TokenId) -> bool {
    let tree = source.tree;
    let ambiguous = source.syntax.xpos(token) == "VBN"
        && !source.strong.has(&source.lower(token))
        && tree.upos(token) == Upos::Verb
        && !tree
            .children(token)
            .iter()
            .any(|&c| matches!(tree.rel(c), Rel::Aux | Rel::AuxPass | Rel::Cop));
    if !ambiguous || !matches!(tree.rel(token), Rel::Acl | Rel::Conj | Rel::Root | Rel::AclRelcl) {
        return false;
    }
    let Some(index) = source.document.sentence_at(source.span(token).start()) else { return false };
    let sentence = source.document.sentences[index];
    let later = (token.0 + 1..sentence.end.0).map(TokenId).take_while(|&t| {
        !matches!(source.lower(t).as_str(), "who" | "which" | "that" | "when" | "as")
    });
    let mut around = (sentence.first.0..token.0).map(TokenId).chain(later);
    !around.any(|t| matches!(source.syntax.xpos(t), "VBD" | "VBZ" | "VBP" | "MD"))
}

pub(super) fn draft(source: &Source<'_>, token: TokenId, request: &Request) -> Option<Draft> {
    let head = carrier(source, token);
    let builder = Builder { source, request, cutter: Cutter::new(source, request, token), head };
    if builder.is_question() {
        return None;
    }
    if builder.is_participle() || builder.is_inverted() {
        return None;
    }
    let mut draft = builder.parsed().or_else(|| builder.surface())?;
    draft.gone.clone_from(&builder.cutter.gone.tokens);
    for &article in &builder.cutter.gone.articles {
        draft.replaced.insert(article, "the".to_owned());
    }
    Some(draft)
}

struct Builder<'s, 'a> {
    source: &'s Source<'a>,
    request: &'s Request,
    cutter: Cutter<'s, 'a>,
    head: TokenId,
}

impl Builder<'_, '_> {
    /// With the subject that the parse gives.
    fn parsed(&self) -> Option<Draft> {
        let subject = subject::subject(self.source, self.head)?;
        let noun = subject.token();
        if self.source.is_time(noun) || !agreement::agrees(self.source, self.head, noun) {
            return None;
        }
        let mut draft = Draft::new(self.head);
        match subject {
            Subject::Own(subject) => self.simple(&mut draft, subject)?,
            Subject::Shared(subject, first) => self.joined(&mut draft, subject, first)?,
            Subject::Noun(noun, pronoun) => self.relative(&mut draft, noun, pronoun)?,
            Subject::Object(subject, noun) => self.object_relative(&mut draft, subject, noun)?,
        }
        Some(draft)
    }

    /// With the noun phrase that stands before the verb.
    fn surface(&self) -> Option<Draft> {
        let relative = self.source.tree.rel(self.head) == Rel::AclRelcl;
        let misread = is_misread_past(self.source, self.head);
        if !misread && (relative || !self.is_finite(&[])) {
            return None;
        }
        let first = self.verb_first(self.head, TokenId(0));
        let (start, noun) = self.cutter.phrase_before(first)?;
        if !agreement::agrees(self.source, self.head, noun) {
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

    /// "how much damage the storm did": what is asked for stands before the subject.
    fn is_asked(&self, subject: TokenId) -> bool {
        let Some(left) = self.cutter.left(subject) else { return true };
        if left > 0 && self.source.lower(TokenId(left - 1)) == "how" {
            return false; // "how the storm began" tells that it began
        }
        let low = left.saturating_sub(4).max(self.cutter.stretch.first());
        (low..left)
            .rev()
            .take_while(|&t| !self.cutter.is_verbal(t) && self.cutter.text(t) != ",")
            .any(|t| {
                matches!(
                    self.source.lower(TokenId(t)).as_str(),
                    "how" | "what" | "which" | "whose" | "whom" | "whoever" | "whatever"
                )
            })
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
    fn verb_first(&self, head: TokenId, after: TokenId) -> u32 {
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
    fn push_predicate(&self, draft: &mut Draft, from: u32) -> Option<()> {
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

    /// "Crews skimmed the oil and [crews] cleaned the beach".
    fn joined(&self, draft: &mut Draft, subject: TokenId, first: TokenId) -> Option<()> {
        if !self.is_joined(first) {
            return None;
        }
        let below = matches!(
            self.source.tree.rel(first),
            Rel::Ccomp | Rel::Advcl | Rel::Acl | Rel::AclRelcl | Rel::Csubj
        );
        let joint = self.source.tree.child(self.head, Rel::Cc).unwrap_or(self.head);
        if below && joint.0 > 0 && self.source.text(TokenId(joint.0 - 1)) == "," {
            return None; // joined to this clause or to the one above
        }
        let lead = self.lead(first)?;
        if !self.is_finite(&lead) {
            return None;
        }
        let other = Cutter::new(self.source, self.request, subject);
        let carrier = carrier(self.source, first);
        let end = if carrier > subject { self.verb_first(carrier, subject) } else { subject.0 + 1 };
        let end = self.before_pronoun(subject, carrier).unwrap_or(end);
        draft.subject = Some(subject);
        draft.push(other.subject(subject, end)?.with_head(subject));
        if !lead.is_empty() {
            draft.push(Segment::of(lead));
        }
        let joint = self.source.tree.child(self.head, Rel::Cc).unwrap_or(first);
        let from = self.verb_first(self.head, joint);
        self.push_predicate(draft, from)
    }

    /// By a conjunction of its own, or as a member of a list that ends with one.
    fn is_joined(&self, first: TokenId) -> bool {
        let tree = self.source.tree;
        let mut later = tree.children(first).iter().copied().filter(|&c| c >= self.head);
        tree.child(self.head, Rel::Cc).is_some()
            || later.any(|c| tree.rel(c) == Rel::Conj && tree.child(c, Rel::Cc).is_some())
    }

    /// Where the relative clause begins whose verb is `carrier`.
    fn before_pronoun(&self, noun: TokenId, carrier: TokenId) -> Option<u32> {
        let tree = self.source.tree;
        let pronoun = tree
            .children(carrier)
            .iter()
            .copied()
            .find(|&c| c > noun && subject::is_relative(self.source, c))?;
        let comma = pronoun.0 > 0 && self.source.text(TokenId(pronoun.0 - 1)) == ",";
        Some(pronoun.0 - u32::from(comma))
    }

    /// What a joined verb takes over: the auxiliaries of the first one, with what carries it.
    /// Nothing when it has a tense of its own; `None` when the forms do not go together.
    fn lead(&self, first: TokenId) -> Option<Vec<TokenId>> {
        let tree = self.source.tree;
        // "was sold and renamed": the form is that of the tense, too.
        let passive = self.source.syntax.xpos(self.head) == "VBD"
            && tree.child(first, Rel::AuxPass).is_some()
            && tree.child(self.head, Rel::Cc).is_some_and(|cc| cc.0 + 2 >= self.head.0)
            && tree.child(self.head, Rel::Obj).is_none();
        if self.is_finite(&[]) && !passive {
            return Some(Vec::new());
        }
        let form = |t: TokenId| match self.source.syntax.xpos(t) {
            "VBD" => "VBN",
            tag => tag,
        };
        let to = |t: TokenId| tree.children(t).iter().any(|&c| self.source.syntax.xpos(c) == "TO");
        if form(first) != form(self.head) || to(self.head) && !to(first) {
            return None;
        }
        let mut lead: Vec<TokenId> = Vec::new();
        let mut at = first;
        loop {
            let group = tree.children(at).iter().copied();
            lead.extend(group.filter(|&c| {
                c < at
                    && (matches!(tree.rel(c), Rel::Aux | Rel::AuxPass | Rel::Cop)
                        || tree.rel(c) == Rel::Mark && tree.rel(at) == Rel::Xcomp && !to(self.head)
                        || self.is_negation(c))
            }));
            if tree.rel(at) != Rel::Xcomp {
                break;
            }
            at = tree.head(at)?;
            lead.push(at);
        }
        lead.sort_unstable();
        Some(lead)
    }

    /// "Luka Petric, who came on": the noun is the subject.
    fn relative(&self, draft: &mut Draft, noun: TokenId, pronoun: TokenId) -> Option<()> {
        if !self.is_finite(&[]) {
            return None;
        }
        let other = Cutter::new(self.source, self.request, noun);
        let comma = pronoun.0 > 0 && self.source.text(TokenId(pronoun.0 - 1)) == ",";
        draft.subject = Some(noun);
        let end = pronoun.0 - u32::from(comma);
        draft.push(other.subject(noun, end)?.with_head(noun));
        self.push_predicate(draft, self.verb_first(self.head, pronoun))
    }

    /// "the deal that Ford signed": the noun is the object.
    fn object_relative(&self, draft: &mut Draft, subject: TokenId, noun: TokenId) -> Option<()> {
        let above = self.source.tree.head(noun);
        let told = above.is_some_and(|verb| {
            self.source.tree.rel(noun) == Rel::Obj
                && self.source.saying.has_form(&self.source.lower(verb))
        }); // "told the meeting that workers had left"
        let participle = self.cutter.tag(self.head.0 + 1) == "VBN";
        if noun > subject || subject > self.head || !self.is_finite(&[]) || told || participle {
            return None;
        }
        let own = self.cutter.subject(subject, self.verb_first(self.head, subject))?;
        let opens = own.tokens.first()?.0;
        let before = self.source.lower(TokenId(opens.checked_sub(1)?));
        let pronoun = matches!(before.as_str(), "that" | "which" | "whom" | "who");
        let end = opens - u32::from(pronoun);
        if self.source.text(TokenId(end.checked_sub(1)?)) == "," {
            return None;
        }
        draft.subject = Some(subject);
        draft.push(own.with_head(subject));
        let first = self.verb_first(self.head, subject);
        let verb = (first..=self.head.0).map(TokenId);
        draft.push(Segment::of(verb.filter(|t| !self.cutter.is_gone(t.0)).collect()));
        let from = self.cutter.left(noun)?;
        draft.push(self.cutter.scan(&Window { from, head: noun, need: noun.0, limit: end })?);
        let head = self.head;
        let rest = Window { from: head.0, head, need: head.0, limit: u32::MAX };
        let mut rest = self.cutter.scan(&rest).unwrap_or_default();
        rest.tokens.retain(|t| *t > self.head);
        let stranded = rest.tokens.first().is_some_and(|&t| {
            matches!(self.source.syntax.xpos(t), "IN" | "TO")
                && (self.source.tree.rel(t) != Rel::Case
                    || self.source.tree.head(t).is_none_or(|noun| noun < t))
        });
        if stranded {
            return None; // "the threat that he warned about"
        }
        let open = rest.tokens.first().map_or("IN", |t| self.source.syntax.xpos(*t));
        if !matches!(open, "IN" | "TO" | "RB" | "RP") {
            rest = Segment::default();
        }
        draft.push(rest);
        Some(())
    }

    fn is_existential(&self) -> bool {
        let expletive = self.source.tree.child(self.head, Rel::Expl);
        expletive.is_some_and(|t| self.source.lower(t) == "there")
    }

    /// A tense or a modal, in its own group or in what it takes over.
    fn is_finite(&self, lead: &[TokenId]) -> bool {
        let tree = self.source.tree;
        let finite =
            |t: TokenId| matches!(self.source.syntax.xpos(t), "VBD" | "VBZ" | "VBP" | "MD");
        let mut group = tree
            .children(self.head)
            .iter()
            .copied()
            .filter(|&c| matches!(tree.rel(c), Rel::Aux | Rel::AuxPass | Rel::Cop))
            .chain([self.head])
            .chain(lead.iter().copied());
        // A past tense may be tagged as a participle.
        let plain = |t: TokenId| {
            self.source.syntax.xpos(t) == "VBD" && self.verb_first(t, TokenId(0)) == t.0
        };
        let past = self.source.syntax.xpos(self.head) == "VBN"
            && self.verb_first(self.head, TokenId(0)) == self.head.0
            && (tree.rel(self.head) != Rel::Conj || tree.head(self.head).is_some_and(plain))
            && !self.source.strong.has(&self.source.lower(self.head));
        group.any(finite) || past
    }

    /// "helped by lower prices": a participle without its auxiliary.
    fn is_participle(&self) -> bool {
        let tree = self.source.tree;
        let next = |n: u32| TokenId(self.head.0 + n);
        matches!(self.source.syntax.xpos(self.head), "VBN" | "VBD")
            && tree.child(self.head, Rel::AuxPass).is_none()
            && (self.cutter.text(next(1).0) == "by" || self.source.lower(self.head) == "compared")
            && !matches!(self.cutter.tag(next(2).0), "CD" | "$" | "RB" | "IN" | "")
    }

    /// "nor has it", "had he known".
    fn is_inverted(&self) -> bool {
        let tree = self.source.tree;
        let children = tree.children(self.head);
        let subject = children.iter().copied().find(|&c| tree.rel(c).is_subject());
        children.iter().any(|&c| {
            self.source.lower(c) == "nor"
                || tree.rel(c) == Rel::Aux
                    && subject.is_some_and(|s| c < s)
                    && !self.is_existential()
        })
    }

    fn is_question(&self) -> bool {
        let (first, end) = self.cutter.stretch.sentence();
        (first..end).rev().take(3).any(|t| self.cutter.text(t) == "?")
    }

    fn is_negation(&self, token: TokenId) -> bool {
        self.source.tree.rel(token) == Rel::Advmod
            && matches!(
                self.source.lower(token).as_str(),
                "not" | "n't" | "never" | "n’t" | "neither"
            )
    }
}
