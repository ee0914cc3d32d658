//! Verb groups: what the auxiliaries of a verb say about time, mood, voice and negation.

use super::model::{Aspect, Document, Mood, Syntax, Tense, TokenId, Upos, VerbGroup, Voice};
use super::tree::{Rel, Tree};
use crate::lang::words::{Helper, TextWords};

/// Finds the verb groups of a parsed document, in order of their heads.
pub(super) fn groups(
    document: &Document,
    syntax: &Syntax,
    tree: &Tree,
    words: &TextWords,
) -> Vec<VerbGroup> {
    let reader = Reader { document, syntax, tree, words };
    let tokens = (0..document.tokens.len() as u32).map(TokenId);
    let mut found: Vec<VerbGroup> = Vec::new();
    for token in tokens.filter(|&token| reader.heads_group(token)) {
        let group = reader.group(token);
        let group = reader.shared(token, &found, group);
        found.push(group);
    }
    found
}

struct Reader<'a> {
    document: &'a Document,
    syntax: &'a Syntax,
    tree: &'a Tree,
    words: &'a TextWords,
}

impl Reader<'_> {
    fn text(&self, token: TokenId) -> &[u8] {
        self.document.token_text(token).as_bytes()
    }

    fn xpos(&self, token: TokenId) -> &'static str {
        self.syntax.xpos(token)
    }

    fn helper(&self, token: TokenId) -> Option<Helper> {
        self.words.helper(self.text(token))
    }

    fn is_verb(&self, token: TokenId) -> bool {
        self.xpos(token).starts_with("VB")
    }

    /// Main verbs and copulas; not auxiliaries, not participles that are adjectives.
    fn heads_group(&self, token: TokenId) -> bool {
        let rel = self.tree.rel(token);
        let verb = self.is_verb(token) || (self.xpos(token) == "MD" && rel != Rel::Aux);
        let upos = self.tree.upos(token);
        verb && !matches!(rel, Rel::Aux | Rel::AuxPass)
            && matches!(upos, Upos::Verb | Upos::Aux | Upos::Adj | Upos::Noun)
            && !(matches!(upos, Upos::Adj | Upos::Noun) && rel == Rel::Amod)
    }

    /// The auxiliaries of a verb, in order of text; a copula's are its siblings before it.
    fn auxiliaries(&self, head: TokenId) -> Vec<TokenId> {
        let copula = self.tree.rel(head) == Rel::Cop;
        let owner = if copula { self.tree.head(head).unwrap_or(head) } else { head };
        let is_aux = |token: &TokenId| {
            matches!(self.tree.rel(*token), Rel::Aux | Rel::AuxPass) && (!copula || *token < head)
        };
        self.tree.children(owner).iter().copied().filter(is_aux).collect()
    }

    /// The "to" of an infinitive.
    fn infinitive(&self, head: TokenId) -> Option<TokenId> {
        let copula = self.tree.rel(head) == Rel::Cop;
        let owner = if copula { self.tree.head(head).unwrap_or(head) } else { head };
        let to = |token: &TokenId| self.xpos(*token) == "TO" && *token < head;
        self.tree.children(owner).iter().copied().find(to)
    }

    fn group(&self, head: TokenId) -> VerbGroup {
        let auxiliaries = self.auxiliaries(head);
        let to = self.infinitive(head);
        let first = auxiliaries.iter().copied().chain(to).chain([head]).min().unwrap_or(head);
        let mut group = VerbGroup {
            head,
            first,
            tense: Tense::None,
            aspect: self.aspect(head, &auxiliaries),
            mood: Mood::Indicative,
            voice: self.voice(head, &auxiliaries),
            negated: self.negated(head, first),
            modal: None,
        };
        self.set_tense(&mut group, &auxiliaries, to);
        if group.tense == Tense::Infinitive {
            self.set_periphrasis(&mut group);
        }
        group
    }

    fn aspect(&self, head: TokenId, auxiliaries: &[TokenId]) -> Aspect {
        let participle = |tag: &str| self.xpos(head) == tag;
        let have = auxiliaries.iter().position(|&a| self.is_have(a, auxiliaries, head));
        let be = auxiliaries
            .iter()
            .any(|&a| matches!(self.helper(a), Some(Helper::Be | Helper::Clitic)));
        let being = auxiliaries.iter().any(|&a| self.text(a).eq_ignore_ascii_case(b"being"));
        let progressive = (participle("VBG") && be) || being;
        match (have.is_some(), progressive) {
            (true, true) => Aspect::PerfectiveProgressive,
            (true, false) => Aspect::Perfective,
            (false, true) => Aspect::Progressive,
            (false, false) => Aspect::None,
        }
    }

    /// "has", and "'s" or "'d" before a participle.
    fn is_have(&self, token: TokenId, auxiliaries: &[TokenId], head: TokenId) -> bool {
        let after = auxiliaries.iter().copied().find(|&a| a > token).unwrap_or(head);
        let participle = self.xpos(after) == "VBN";
        match self.helper(token) {
            Some(Helper::Have) => true,
            Some(Helper::Clitic) => {
                let passive = self.tree.rel(token) == Rel::AuxPass;
                participle && !passive && self.xpos(token) != "MD"
            }
            _ => false,
        }
    }

    fn voice(&self, head: TokenId, auxiliaries: &[TokenId]) -> Voice {
        let marked = auxiliaries.iter().any(|&a| self.tree.rel(a) == Rel::AuxPass);
        let be = auxiliaries.last().is_some_and(|&a| self.helper(a) == Some(Helper::Be));
        let participle = matches!(self.xpos(head), "VBN" | "VBD");
        let bare = self.xpos(head) == "VBN" && auxiliaries.is_empty();
        let passive = marked || (be && participle) || bare;
        if passive && self.helper(head) != Some(Helper::Be) {
            Voice::Passive
        } else {
            Voice::Active
        }
    }

    fn set_tense(&self, group: &mut VerbGroup, auxiliaries: &[TokenId], to: Option<TokenId>) {
        let finite = auxiliaries.first().copied().unwrap_or(group.head);
        let helper = self.helper(finite).filter(|_| !auxiliaries.is_empty());
        match (self.xpos(finite), helper) {
            (_, Some(Helper::Will)) => {
                group.tense = Tense::Future;
                group.modal = Some(finite);
            }
            (_, Some(Helper::Would)) => {
                group.mood = Mood::Conditional;
                group.modal = Some(finite);
            }
            // TimeML gives modals no tense.
            ("MD", _) => {
                let would = self.text(finite).last().is_some_and(|b| b.eq_ignore_ascii_case(&b'd'));
                group.mood = if would { Mood::Conditional } else { Mood::Indicative };
                group.modal = Some(finite);
            }
            ("VBD", _) => group.tense = Tense::Past,
            ("VBZ" | "VBP", _) => group.tense = Tense::Present,
            ("VBG", _) => group.tense = Tense::PresentParticiple,
            ("VBN", _) if auxiliaries.is_empty() => group.tense = Tense::PastParticiple,
            _ if to.is_some() => group.tense = Tense::Infinitive,
            _ => self.set_bare(group),
        }
    }

    /// A base form without "to": an order when it rules the sentence without a subject.
    fn set_bare(&self, group: &mut VerbGroup) {
        let subject = self.tree.subject(group.head).is_some();
        if self.tree.rel(group.head) == Rel::Root && !subject && self.xpos(group.head) == "VB" {
            group.mood = Mood::Imperative;
            group.tense = Tense::Present;
        } else {
            group.tense = Tense::Infinitive;
        }
    }

    /// "is going to leave" is future, "has to leave" has a modal.
    fn set_periphrasis(&self, group: &mut VerbGroup) {
        let Some(above) = self.tree.head(group.head).filter(|a| *a < group.head) else { return };
        if self.tree.rel(group.head) != Rel::Xcomp {
            return;
        }
        let auxiliaries = self.auxiliaries(above);
        let be = auxiliaries
            .iter()
            .any(|&a| matches!(self.helper(a), Some(Helper::Be | Helper::Clitic)));
        if be && self.text(above).eq_ignore_ascii_case(b"going") {
            group.first = auxiliaries.first().copied().unwrap_or(above);
            group.tense = Tense::Future;
            group.negated |= self.negated(above, group.first);
        } else if self.helper(above) == Some(Helper::Have) {
            group.modal = Some(above);
        }
    }

    /// "not", "n't", "never", "no longer" beside the verb or inside the group.
    fn negated(&self, head: TokenId, first: TokenId) -> bool {
        let denies = |token: TokenId| {
            self.words.negations.has(self.text(token))
                && matches!(self.tree.rel(token), Rel::Advmod | Rel::Det | Rel::Other | Rel::Fixed)
        };
        let inside = (first.0..head.0).map(TokenId).any(denies);
        let copula = self.tree.rel(head) == Rel::Cop;
        let owner = if copula { self.tree.head(head).unwrap_or(head) } else { head };
        let near = |token: TokenId| denies(token) && token.0.abs_diff(head.0) <= 4;
        inside || self.tree.children(owner).iter().copied().any(near)
    }

    /// "has been arrested and charged": the second verb shares the auxiliaries of the first.
    fn shared(&self, token: TokenId, found: &[VerbGroup], group: VerbGroup) -> VerbGroup {
        let bare = group.first == group.head
            && matches!(
                group.tense,
                Tense::PastParticiple | Tense::Infinitive | Tense::PresentParticiple
            );
        let above = self.tree.head(token).filter(|_| bare && self.tree.rel(token) == Rel::Conj);
        let first = above.and_then(|head| {
            found.binary_search_by_key(&head, |group| group.head).ok().map(|at| &found[at])
        });
        match first {
            Some(first) if first.first < first.head && self.alike(first.head, token) => VerbGroup {
                head: group.head,
                first: group.first,
                negated: first.negated || group.negated,
                ..*first
            },
            _ => group,
        }
    }

    fn alike(&self, one: TokenId, other: TokenId) -> bool {
        let past = |token: TokenId| matches!(self.xpos(token), "VBN" | "VBD");
        self.xpos(one) == self.xpos(other) || (past(one) && past(other))
    }
}
