//! The clause of an event: subject, verb group, objects and what else a reader needs.

use super::agreement;
use super::draft::Draft;
use super::noun::{Nouns, Place};
use super::range::{self, Stretch};
use super::{Request, Source};
use crate::text::{Rel, TokenId, Upos};

/// Whether the token heads a clause: a verb, or a predicate with its copula.
pub(super) fn is_clause(source: &Source<'_>, token: TokenId) -> bool {
    let verbal = matches!(source.tree.upos(token), Upos::Verb | Upos::Aux);
    verbal && !matches!(source.tree.rel(token), Rel::Amod | Rel::Compound | Rel::Case)
        || source.tree.child(token, Rel::Cop).is_some()
        || source.tree.child(token, Rel::AuxPass).is_some()
}

/// The verb that carries the clause: "is expected" for "to decide", "began" for "skimming".
pub fn carrier(source: &Source<'_>, token: TokenId) -> TokenId {
    let mut at = token;
    for _ in 0..6 {
        let Some(head) = source.tree.head(at) else { break };
        match source.tree.rel(at) {
            Rel::Xcomp if is_clause(source, head) => at = head,
            _ => break,
        }
    }
    at
}

/// Where the subject of a clause is found.
enum Subject {
    Own(TokenId),
    /// That of the clause it is joined to (the head of that clause).
    Shared(TokenId, TokenId),
    /// The noun that the relative clause or participle hangs on.
    Noun(TokenId),
    /// The relative pronoun is not the subject: "the deal that Ford signed".
    Object(TokenId, TokenId),
}

impl Subject {
    fn token(&self) -> TokenId {
        match *self {
            Subject::Own(t) | Subject::Shared(t, _) | Subject::Noun(t) | Subject::Object(t, _) => t,
        }
    }
}

pub(super) fn draft(source: &Source<'_>, token: TokenId, request: &Request) -> Option<Draft> {
    let head = carrier(source, token);
    let stretch = range::around(source, token);
    let builder = Builder { source, request, stretch, head };
    let subject = builder.subject(head)?;
    if source.is_time(subject.token()) || !builder.is_told_plainly() {
        return None;
    }
    if !agreement::agrees(source, head, subject.token()) || builder.is_participle() {
        return None;
    }
    let mut draft = Draft::new(head);
    match subject {
        Subject::Own(subject) => builder.simple(&mut draft, subject)?,
        Subject::Shared(subject, first) => builder.joined(&mut draft, subject, first)?,
        Subject::Noun(noun) => builder.relative(&mut draft, noun)?,
        Subject::Object(subject, noun) => builder.object_relative(&mut draft, subject, noun)?,
    }
    Some(draft)
}

struct Builder<'s, 'a> {
    source: &'s Source<'a>,
    request: &'s Request,
    stretch: Stretch,
    head: TokenId,
}

impl Builder<'_, '_> {
    fn nouns(&self, without: Option<TokenId>) -> Nouns<'_, '_> {
        Nouns { source: self.source, request: self.request, stretch: self.stretch, without }
    }

    fn subject(&self, head: TokenId) -> Option<Subject> {
        let tree = self.source.tree;
        let own = tree.children(head).iter().copied().find(|&c| tree.rel(c).is_subject());
        let noun = || {
            let usable = |&n: &TokenId| is_nominal(tree.upos(n)) && !self.source.is_time(n);
            tree.head(head).filter(usable)
        };
        match tree.rel(head) {
            Rel::AclRelcl => match own {
                Some(s) if self.is_relative(s) => noun().map(Subject::Noun),
                Some(s) if self.object_is_missing(head) => match noun() {
                    Some(noun) => Some(Subject::Object(s, noun)),
                    None => Some(Subject::Own(s)),
                },
                Some(s) => Some(Subject::Own(s)),
                None => noun().map(Subject::Noun),
            },
            Rel::Acl => match own {
                Some(s) => Some(Subject::Own(s)),
                None if self.source.syntax.xpos(head) == "VBN" => noun().map(Subject::Noun),
                None => None,
            },
            Rel::Conj if own.is_none() => self.shared(head),
            _ => own.map(Subject::Own),
        }
    }

    fn shared(&self, head: TokenId) -> Option<Subject> {
        let tree = self.source.tree;
        let mut first = tree.head(head)?;
        if let Some(subject) = self.said_before(first, head) {
            return Some(Subject::Own(subject));
        }
        for _ in 0..4 {
            let carrier = carrier(self.source, first);
            if let Some(s) =
                tree.children(carrier).iter().copied().find(|&c| tree.rel(c).is_subject())
            {
                if self.is_relative(s) {
                    let noun = tree.head(carrier).filter(|&n| is_nominal(tree.upos(n)))?;
                    return Some(Subject::Shared(noun, first));
                }
                return Some(Subject::Shared(s, first));
            }
            match tree.rel(first) {
                Rel::Conj => first = tree.head(first)?,
                Rel::AclRelcl => return tree.head(first).map(|n| Subject::Shared(n, first)),
                _ => return None,
            }
        }
        None
    }

    /// "said the slick was long and could reach the reserve": joined to what is said.
    fn said_before(&self, first: TokenId, head: TokenId) -> Option<TokenId> {
        let tree = self.source.tree;
        let modal = tree.children(head).iter().any(|&c| self.source.syntax.xpos(c) == "MD");
        let content = tree
            .children(first)
            .iter()
            .rev()
            .copied()
            .find(|&c| tree.rel(c) == Rel::Ccomp && first < c && c < head)?;
        let subject = tree.children(content).iter().copied().find(|&c| tree.rel(c).is_subject());
        subject.filter(|_| modal)
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
        self.push_subject(draft, subject, None)?;
        self.push_predicate(draft, self.head, subject)
    }

    /// No participle for a finite verb, no "nor has it".
    fn is_told_plainly(&self) -> bool {
        let tree = self.source.tree;
        let helped = tree.children(self.head).iter().any(|&c| {
            matches!(tree.rel(c), Rel::Aux | Rel::AuxPass | Rel::Cop)
                && self.source.lower(c) != "being"
        });
        let nor = tree.children(self.head).iter().any(|&c| self.source.lower(c) == "nor");
        let bare = matches!(self.source.syntax.xpos(self.head), "VBG" | "VB");
        !nor && (helped || !bare || tree.rel(self.head) == Rel::Conj)
    }

    /// "helped by lower prices": a participle without its auxiliary.
    fn is_participle(&self) -> bool {
        let tree = self.source.tree;
        let next = |n: u32| {
            let token = TokenId(self.head.0 + n);
            ((token.0 as usize) < tree.len()).then_some(token)
        };
        matches!(self.source.syntax.xpos(self.head), "VBN" | "VBD")
            && tree.rel(self.head) != Rel::Acl
            && tree.child(self.head, Rel::AuxPass).is_none()
            && next(1).is_some_and(|t| self.source.text(t) == "by")
            && next(2)
                .is_some_and(|t| !matches!(self.source.syntax.xpos(t), "CD" | "$" | "RB" | "IN"))
    }

    fn is_existential(&self) -> bool {
        let expletive = self.source.tree.child(self.head, Rel::Expl);
        expletive.is_some_and(|t| self.source.lower(t) == "there")
    }

    /// "There was an explosion".
    fn existential(&self, draft: &mut Draft, subject: TokenId) -> Option<()> {
        let mut tokens = self.nouns(None).phrase(draft, subject, Place::Inside);
        tokens.extend(self.predicate(draft, self.head));
        let there = self.source.tree.child(self.head, Rel::Expl)?;
        tokens.retain(|&t| t >= there);
        draft.push(tokens);
        Some(())
    }

    fn push_subject(
        &self,
        draft: &mut Draft,
        subject: TokenId,
        without: Option<TokenId>,
    ) -> Option<()> {
        let tokens = self.nouns(without).phrase(draft, subject, Place::Subject);
        let tokens = self.untied(subject, tokens);
        if tokens.is_empty() {
            return None;
        }
        draft.subject = Some(subject);
        draft.push(tokens);
        Some(())
    }

    /// "Crews skimmed the oil and [crews] cleaned the beach".
    fn joined(&self, draft: &mut Draft, subject: TokenId, first: TokenId) -> Option<()> {
        let tree = self.source.tree;
        let outside = (!self.stretch.holds(subject)).then(|| range::around(self.source, subject));
        match outside {
            Some(stretch) => {
                let nouns =
                    Nouns { source: self.source, request: self.request, stretch, without: None };
                let tokens = nouns.phrase(draft, subject, Place::Subject);
                draft.subject = Some(subject);
                draft.push(self.untied(subject, tokens));
            }
            None => self.push_subject(draft, subject, relative_of(self.source, subject, first))?,
        }
        let lead = self.lead(first);
        if !lead.is_empty() {
            draft.push(lead);
        } else if !self.stands_alone() && tree.child(self.head, Rel::Cop).is_none() {
            return None;
        }
        self.push_predicate(draft, self.head, subject)
    }

    /// Whether the joined verb needs nothing of the first one.
    fn stands_alone(&self) -> bool {
        let tag = self.source.syntax.xpos(self.head);
        let own = |rel| self.source.tree.child(self.head, rel).is_some();
        matches!(tag, "VBD" | "VBZ" | "VBP")
            || own(Rel::Aux)
            || own(Rel::AuxPass)
            || tag == "VBN"
                && own(Rel::Cc)
                && self.source.syntax.xpos(self.first_of_chain()) == "VBD"
    }

    fn first_of_chain(&self) -> TokenId {
        self.source.tree.head(self.head).unwrap_or(self.head)
    }

    /// What a joined verb takes over: the auxiliaries of the first one, with what carries it.
    fn lead(&self, first: TokenId) -> Vec<TokenId> {
        let tree = self.source.tree;
        let tag = self.source.syntax.xpos(self.head);
        if self.stands_alone() {
            return Vec::new();
        }
        let helps = |c: &&TokenId| {
            let rel = tree.rel(**c);
            **c < first
                && (rel == Rel::Aux
                    || rel == Rel::AuxPass && tag == "VBN"
                    || rel == Rel::Mark
                    || rel == Rel::Advmod && self.is_negation(**c))
        };
        let mut lead: Vec<TokenId> = tree.children(first).iter().filter(helps).copied().collect();
        let mut at = first;
        while tree.rel(at) == Rel::Xcomp {
            let Some(head) = tree.head(at) else { break };
            lead.push(head);
            let group = tree.children(head).iter().copied();
            lead.extend(group.filter(|&c| {
                matches!(tree.rel(c), Rel::Aux | Rel::AuxPass | Rel::Cop)
                    || self.is_negation(c)
                    || tree.rel(c) == Rel::Mark && tree.rel(head) == Rel::Xcomp
            }));
            at = head;
        }
        lead
    }

    /// "Luka Petric, who came on": the noun is the subject.
    fn relative(&self, draft: &mut Draft, noun: TokenId) -> Option<()> {
        let stretch = range::around(self.source, noun);
        let without = Some(self.head);
        let nouns = Nouns { source: self.source, request: self.request, stretch, without };
        let tokens = self.untied(noun, nouns.phrase(draft, noun, Place::Subject));
        draft.subject = Some(noun);
        draft.push(tokens);
        self.push_predicate(draft, self.head, noun)
    }

    /// Without the preposition and the conjunction before a noun, and the nouns joined to it.
    fn untied(&self, noun: TokenId, tokens: Vec<TokenId>) -> Vec<TokenId> {
        let tree = self.source.tree;
        let ties = |t: TokenId| {
            tree.head(t) == Some(noun)
                && matches!(tree.rel(t), Rel::Case | Rel::Cc | Rel::Mark | Rel::Punct)
                && t < noun
        };
        tokens.into_iter().filter(|&t| !ties(t)).collect()
    }

    /// "the deal that Ford signed": the noun is the object.
    fn object_relative(&self, draft: &mut Draft, subject: TokenId, noun: TokenId) -> Option<()> {
        self.push_subject(draft, subject, None)?;
        let parts = self.predicate(draft, self.head);
        let verb_end = parts.iter().position(|&t| t > self.head).unwrap_or(parts.len());
        draft.push(parts[..verb_end].to_vec());
        let object = self.nouns(Some(self.head)).phrase(draft, noun, Place::Inside);
        draft.push(self.untied(noun, object));
        draft.push(parts[verb_end..].to_vec());
        Some(())
    }

    fn push_predicate(&self, draft: &mut Draft, head: TokenId, subject: TokenId) -> Option<()> {
        let tokens = self.predicate(draft, head);
        let start = if subject < head { subject } else { head };
        let (fronted, rest): (Vec<_>, Vec<_>) =
            tokens.into_iter().partition(|&t| t < start && self.is_fronted(t, head));
        draft.push(rest);
        if !fronted.is_empty() {
            draft.may_drop(70, fronted.clone());
            draft.push(fronted);
        }
        Some(())
    }

    /// Below a modifier that opens the sentence.
    fn is_fronted(&self, token: TokenId, head: TokenId) -> bool {
        let tree = self.source.tree;
        let top = std::iter::once(token)
            .chain(tree.ancestors(token))
            .find(|&t| tree.head(t) == Some(head));
        top.is_some_and(|t| matches!(tree.rel(t), Rel::Obl | Rel::Advmod | Rel::Advcl))
    }

    /// The verb group and its dependents, in order of text, without the subject.
    fn predicate(&self, draft: &mut Draft, head: TokenId) -> Vec<TokenId> {
        let tree = self.source.tree;
        let mut tokens = vec![head];
        let mut obliques = 0;
        for &child in tree.children(head) {
            if !self.stretch.holds(child) || tree.rel(child).is_subject() {
                continue;
            }
            self.dependent(draft, head, child, &mut obliques, &mut tokens);
        }
        tokens.sort_unstable();
        tokens.dedup();
        tokens
    }

    fn dependent(
        &self,
        draft: &mut Draft,
        head: TokenId,
        child: TokenId,
        obliques: &mut u8,
        tokens: &mut Vec<TokenId>,
    ) {
        let tree = self.source.tree;
        let nouns = self.nouns(None);
        if nouns.told(child) {
            return self.leftovers(draft, child, tokens);
        }
        let whole = |draft: &mut Draft| nouns.phrase(draft, child, Place::Inside);
        match tree.rel(child) {
            Rel::Aux | Rel::AuxPass | Rel::Cop | Rel::CompoundPrt | Rel::Expl => tokens.push(child),
            Rel::Mark if tree.rel(head) == Rel::Xcomp || self.is_be_to(head, child) => {
                tokens.push(child);
            }
            Rel::Advmod | Rel::Obl | Rel::OblUnmarked | Rel::Xcomp
                if child > head && nouns.set_off(child) => {}
            Rel::Obj | Rel::Iobj => tokens.extend(whole(draft)),
            Rel::Xcomp if self.is_finite(child) => {}
            Rel::Xcomp => {
                let inner = self.complement(draft, child);
                tokens.extend(inner);
            }
            Rel::Ccomp => tokens.extend(self.content(draft, child)),
            Rel::Obl | Rel::OblAgent | Rel::OblUnmarked => {
                self.oblique(draft, head, child, obliques, tokens);
            }
            Rel::Advmod => self.adverb(draft, child, tokens),
            Rel::Advcl => self.purpose(draft, head, child, tokens),
            Rel::Case
            | Rel::Det
            | Rel::Amod
            | Rel::Compound
            | Rel::Nummod
            | Rel::Flat
            | Rel::NmodPoss
            | Rel::Fixed
            | Rel::Nmod => tokens.extend(whole(draft)),
            Rel::Punct if matches!(self.source.text(child), "-" | "%" | "$") => tokens.push(child),
            _ => {}
        }
    }

    /// What hangs on a date without belonging to it: "on March 20 [for consultations]".
    fn leftovers(&self, draft: &mut Draft, child: TokenId, tokens: &mut Vec<TokenId>) {
        let nouns = self.nouns(None);
        for &below in self.source.tree.children(child) {
            let rel = self.source.tree.rel(below);
            if !self.stretch.holds(below)
                || nouns.told(below)
                || !matches!(rel, Rel::Nmod | Rel::Obl)
            {
                continue;
            }
            let inner = nouns.phrase(draft, below, Place::Inside);
            draft.may_drop(62, inner.clone());
            tokens.extend(inner);
        }
    }

    fn oblique(
        &self,
        draft: &mut Draft,
        head: TokenId,
        child: TokenId,
        obliques: &mut u8,
        tokens: &mut Vec<TokenId>,
    ) {
        let tree = self.source.tree;
        let fronted = child < head;
        if fronted && !self.is_place(child) {
            return;
        }
        let inner = self.nouns(None).phrase(draft, child, Place::Inside);
        if inner.is_empty() || self.is_according(&inner) {
            return;
        }
        let object = tree.child(head, Rel::Obj).is_some();
        let rank = match tree.rel(child) {
            Rel::OblAgent => 33,
            _ if *obliques > 0 || fronted => 60,
            _ if object => 42,
            _ => 32,
        };
        if !fronted {
            *obliques += 1;
        }
        draft.may_drop(rank, inner.clone());
        tokens.extend(inner);
    }

    fn is_according(&self, tokens: &[TokenId]) -> bool {
        tokens.iter().take(2).any(|&t| self.source.lower(t) == "according")
    }

    /// "In Singapore": a name after a preposition of place.
    fn is_place(&self, child: TokenId) -> bool {
        let tree = self.source.tree;
        tree.upos(child) == Upos::Propn
            && tree.child(child, Rel::Case).is_some_and(|c| {
                matches!(self.source.lower(c).as_str(), "in" | "at" | "near" | "off" | "outside")
            })
    }

    fn adverb(&self, draft: &mut Draft, child: TokenId, tokens: &mut Vec<TokenId>) {
        let word = self.source.lower(child);
        let needed = self.source.needed.has(&word);
        if self.is_negation(child) {
            tokens.push(child);
        } else if needed || !self.source.connecting.has(&word) {
            if !needed && child < self.head && !self.between_verbs(child) {
                return; // opens the sentence
            }
            let inner = self.nouns(None).phrase(draft, child, Place::Inside);
            draft.may_drop(if needed { 34 } else { 64 }, inner.clone());
            tokens.extend(inner);
        }
    }

    /// "were to be finished".
    fn is_be_to(&self, head: TokenId, mark: TokenId) -> bool {
        let tree = self.source.tree;
        self.source.lower(mark) == "to"
            && tree
                .children(head)
                .iter()
                .any(|&c| c < mark && matches!(tree.rel(c), Rel::Aux | Rel::AuxPass | Rel::Cop))
    }

    /// After the subject.
    fn between_verbs(&self, child: TokenId) -> bool {
        let tree = self.source.tree;
        tree.children(self.head).iter().any(|&c| tree.rel(c).is_subject() && c < child)
    }

    fn is_negation(&self, token: TokenId) -> bool {
        self.source.tree.rel(token) == Rel::Advmod
            && matches!(
                self.source.lower(token).as_str(),
                "not" | "n't" | "never" | "n’t" | "neither"
            )
    }

    /// "to publish a report", "skimming oil": needed, with what belongs to it.
    fn complement(&self, draft: &mut Draft, child: TokenId) -> Vec<TokenId> {
        if !is_clause(self.source, child) {
            return self.nouns(None).phrase(draft, child, Place::Inside);
        }
        self.predicate(draft, child)
    }

    /// A verb in the past or present tense is no complement without a subject.
    fn is_finite(&self, token: TokenId) -> bool {
        matches!(self.source.syntax.xpos(token), "VBD" | "VBZ" | "VBP")
            && self.source.tree.upos(token) == Upos::Verb
    }

    /// What is said, promised, feared: with its own subject.
    fn content(&self, draft: &mut Draft, child: TokenId) -> Vec<TokenId> {
        let tree = self.source.tree;
        let mut tokens = self.predicate(draft, child);
        for &c in tree.children(child) {
            let rel = tree.rel(c);
            if rel.is_subject() {
                tokens.extend(self.nouns(None).phrase(draft, c, Place::Subject));
            } else if rel == Rel::Mark {
                tokens.push(c);
            }
        }
        tokens.sort_unstable();
        tokens
    }

    /// "to discuss the budget", after the verb and without a comma.
    fn purpose(&self, draft: &mut Draft, head: TokenId, child: TokenId, tokens: &mut Vec<TokenId>) {
        let tree = self.source.tree;
        let to = tree
            .children(child)
            .iter()
            .copied()
            .find(|&c| tree.rel(c) == Rel::Mark && self.source.lower(c) == "to");
        let Some(to) = to.filter(|_| child > head) else { return };
        let comma = to.0 > 0 && self.source.text(TokenId(to.0 - 1)) == ",";
        if comma || tree.children(child).iter().any(|&c| tree.rel(c).is_subject()) {
            return;
        }
        let mut inner = self.predicate(draft, child);
        inner.push(to);
        inner.sort_unstable();
        draft.may_drop(66, inner.clone());
        tokens.extend(inner);
    }

    fn is_relative(&self, token: TokenId) -> bool {
        matches!(self.source.syntax.xpos(token), "WDT" | "WP")
            || self.source.tree.upos(token) == Upos::Pron && self.source.lower(token) == "that"
    }

    /// "the deal that Ford signed", "the deal Ford signed": a transitive verb without object.
    fn object_is_missing(&self, head: TokenId) -> bool {
        let tree = self.source.tree;
        let children = tree.children(head);
        if children.iter().any(|&c| tree.rel(c) == Rel::Obj && self.is_relative(c)) {
            return true;
        }
        let adverbial = children
            .iter()
            .any(|&c| matches!(self.source.syntax.xpos(c), "WRB" | "WDT" | "WP" | "WP$"));
        !adverbial
            && tree.child(head, Rel::Obj).is_none()
            && tree.child(head, Rel::Xcomp).is_none()
            && tree.child(head, Rel::Cop).is_none()
            && tree.child(head, Rel::Ccomp).is_none()
    }
}

/// The relative clause of `noun` that the chain of joined verbs starts from.
fn relative_of(source: &Source<'_>, noun: TokenId, first: TokenId) -> Option<TokenId> {
    std::iter::once(first)
        .chain(source.tree.ancestors(first))
        .find(|&t| source.tree.head(t) == Some(noun))
}

fn is_nominal(upos: Upos) -> bool {
    matches!(upos, Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num)
}
