//! Participles that are past tenses, and past tenses that are participles.
//!
//! - "It grew and stood still": what is joined to a past tense is one, too.
//! - "She was charged and appeared in court": nobody is appeared.
//! - "It was built in May and last repaired in June": "last" tells when it was repaired.
//! - "The head resigned, weeks after a fire killed two": "resigned" is told, "killed" is when.
//! - "after a fire destroyed nine stalls": a participle with an object is a past tense.
//! - "One of those hurt in the fire, a nurse, died": "hurt" says which, and "died" what she did.
//! - "Marsh [levelled] from a kick after Lund was sent off": of two subjects the first did that.
//! - "The farm let visitors in.": "let" beside one subject without an auxiliary is a past tense.

use crate::lang::lemma::Lemmas;
use crate::lang::senses::SenseOf;
use crate::text::mend::{Change, Reader};
use crate::text::model::{TokenId, Upos};
use crate::text::tree::Rel;

impl Reader<'_> {
    /// The mistake with a participle.
    pub(super) fn past(&self, token: TokenId) -> Option<Change> {
        self.joined_past(token)
            .or_else(|| self.described_past(token))
            .or_else(|| self.reduced(token))
            .or_else(|| self.read_as_adjective(token))
            .or_else(|| self.with_object(token))
            .or_else(|| self.behind_noun(token))
            .or_else(|| self.of_first_subject(token))
            .or_else(|| self.told_at_root(token))
    }

    /// "People [laid] flowers", "Norvex last [cut] jobs in 2009": the only verb of a sentence has a tense.
    fn told_at_root(&self, token: TokenId) -> Option<Change> {
        let tree = self.tree;
        let subject = self.subject(token).filter(|&s| tree.rel(token) == Rel::Root && s < token)?;
        let object = tree.child(token, Rel::Obj).is_some_and(|object| token < object);
        let bare = self.stands_alone(token) && tree.upos(subject) != Upos::Pron;
        let word = self.lower(token);
        let mut plain = word.to_string();
        Lemmas::english().reduce(&mut plain, SenseOf::Verb);
        let past = match self.xpos(token) {
            "JJ" => plain != *word,
            "VB" => self.lists.unchanged.has(&word) && self.xpos(subject) != "NNS",
            _ => false,
        };
        let mut change = Change::default();
        change.tag(token, Upos::Verb, "VBD");
        (object && bare && past).then_some(change)
    }

    /// "began in May and [stood] still", "was charged and [appeared] in court".
    fn joined_past(&self, token: TokenId) -> Option<Change> {
        let tree = self.tree;
        let head = tree.head(token).filter(|_| tree.rel(token) == Rel::Conj)?;
        let past = self.xpos(head) == "VBD"
            && tree.upos(head) == Upos::Verb
            && tree.child(head, Rel::AuxPass).is_none();
        let arrives = self.lists.intransitive.has_form(&self.lower(token));
        let past = past || arrives && tree.child(head, Rel::AuxPass).is_some();
        let joined = past && tree.child(token, Rel::Cc).is_some_and(|cc| cc < token);
        if !joined || self.xpos(token) != "VBN" || !self.can_be_past(token) {
            return None;
        }
        let mut change = Change::default();
        change.tag(token, Upos::Verb, "VBD");
        Some(change)
    }

    /// "was built in 1871 and last [repaired] in 1964": no adjective is joined to a verb that another
    /// follows.
    fn described_past(&self, token: TokenId) -> Option<Change> {
        let tree = self.tree;
        let before = TokenId(token.0.checked_sub(1)?);
        let first = tree.head(token).filter(|&first| tree.head(before) == Some(first))?;
        let joined = matches!(self.xpos(token), "VBN" | "VBD")
            && self.xpos(first) == self.xpos(token)
            && first < before
            && self.xpos(before) == "JJ"
            && tree.rel(before) == Rel::Conj;
        let and = tree.child(before, Rel::Cc).filter(|_| joined)?;
        let mut change = Change::default();
        change.tag(before, Upos::Adv, "RB");
        change.hang(token, Some(first), "conj");
        change.hang(before, Some(token), "advmod");
        change.hang(and, Some(token), "cc");
        Some(change)
    }

    /// "One of those [hurt] in the fire, a nurse, died": what stands between commas behind it is no
    /// subject of a verb behind the second comma.
    fn reduced(&self, token: TokenId) -> Option<Change> {
        let tree = self.tree;
        let helped = [Rel::Obj, Rel::Ccomp, Rel::Xcomp, Rel::Aux, Rel::AuxPass, Rel::Mark];
        let subject = tree.child(token, Rel::Nsubj).filter(|&s| s < token)?;
        let bare = self.lacks(token, &helped);
        if self.xpos(token) != "VBD" || !bare || !self.can_be_past(token) {
            return None;
        }
        let children = tree.children(token);
        let verb = children.iter().copied().find(|&v| {
            v > token
                && matches!(tree.rel(v), Rel::Parataxis | Rel::Conj | Rel::Ccomp)
                && self.xpos(v) == "VBD"
                && tree.child(v, Rel::Cc).is_none()
                && self.is_behind_comma(v)
        })?;
        let noun = tree.child(verb, Rel::Nsubj).filter(|&n| n > token && n < verb)?;
        let first = tree.subtree(noun, |_| true).into_iter().min()?;
        if self.text(TokenId(first.0 - 1)) != "," && self.text(first) != "," {
            return None;
        }
        let mut change = Change::default();
        change.tag(token, Upos::Verb, "VBN");
        change.hang(verb, tree.head(token), self.rel_name(token));
        change.hang(subject, Some(verb), "nsubj");
        change.hang(token, Some(subject), "acl");
        change.hang(noun, Some(subject), "appos");
        for &c in children.iter().filter(|&&c| c < subject || c > verb) {
            change.hang(c, Some(verb), self.rel_name(c));
        }
        Some(change)
    }

    /// "has been [shut] since May", "was [unveiled] on Friday": done to it, not what it is like.
    fn read_as_adjective(&self, token: TokenId) -> Option<Change> {
        let tree = self.tree;
        if tree.upos(token) == Upos::Adj && tree.child(token, Rel::AuxPass).is_some() {
            let mut change = Change::default();
            change.tag(token, Upos::Verb, "VBN");
            return Some(change);
        }
        let cop = tree.child(token, Rel::Cop).filter(|&cop| self.lower(cop) == "been")?;
        if tree.upos(token) != Upos::Adj || !self.lists.unchanged.has(&self.lower(token)) {
            return None;
        }
        let mut change = Change::default();
        change.tag(token, Upos::Verb, "VBN");
        change.hang(cop, Some(token), "aux:pass");
        if let Some(subject) = tree.child(token, Rel::Nsubj) {
            change.hang(subject, Some(token), "nsubj:pass");
        }
        Some(change)
    }

    /// The oblique that a participle describes, or that hangs on it before it, and the verb above.
    fn noun_of_participle(&self, token: TokenId) -> Option<(TokenId, TokenId)> {
        let tree = self.tree;
        let above = tree.head(token).filter(|&above| above < token)?;
        if tree.rel(token) == Rel::Acl {
            return tree.head(above).filter(|_| tree.rel(above) == Rel::Obl).map(|v| (above, v));
        }
        let loose = matches!(tree.rel(token), Rel::Parataxis | Rel::Advcl);
        let oblique = |&c: &TokenId| tree.rel(c) == Rel::Obl && c < token;
        let noun = tree.children(token).iter().copied().find(oblique)?;
        let named = tree.subject(token).is_some();
        (loose && !named).then_some((noun, above))
    }

    /// "after a fire [destroyed] nine stalls".
    fn with_object(&self, token: TokenId) -> Option<Change> {
        let tree = self.tree;
        let object = tree.child(token, Rel::Obj).filter(|&o| o > token)?;
        let (noun, above) = self.noun_of_participle(token)?;
        let mark = tree.child(noun, Rel::Case).filter(|&m| m < noun)?;
        let time = self.is_time(mark);
        if !time || self.document.has_comma(noun, object) || !self.can_be_past(token) {
            return None;
        }
        let mut change = Change::default();
        change.tag(token, Upos::Verb, "VBD");
        change.hang(token, Some(above), "advcl");
        change.hang(noun, Some(token), "nsubj");
        change.hang(mark, Some(token), "mark");
        for &c in tree.children(noun) {
            if matches!(tree.rel(c), Rel::OblUnmarked | Rel::NmodUnmarked) && c < mark {
                change.hang(c, Some(token), "obl:unmarked");
            }
        }
        Some(change)
    }

    /// "The head resigned, weeks after a fire [killed] two": what comes first is what is told.
    fn behind_noun(&self, token: TokenId) -> Option<Change> {
        let tree = self.tree;
        let children = tree.children(token);
        let subject = tree.child(token, Rel::Nsubj).filter(|_| self.xpos(token) == "VBD")?;
        let first = |v: TokenId| match tree.rel(v) {
            Rel::Advcl => self.xpos(v) == "VBD",
            // Behind the comma that ends an apposition.
            Rel::Acl => self.can_be_past(v) && self.is_behind_comma(v),
            _ => false,
        };
        let mut verbs = children.iter().chain(tree.children(subject)).copied();
        let verb = verbs.find(|&v| {
            let others = [Rel::Mark, Rel::Nsubj, Rel::Aux];
            let alone = self.lacks(v, &others);
            subject < v && v < token && first(v) && alone
        })?;
        let (noun, mark) = tree.children(verb).iter().copied().find_map(|noun| {
            let mark = tree.child(noun, Rel::Case).filter(|&mark| mark < noun && mark > verb)?;
            let time = self.is_time(mark);
            (time && tree.rel(noun) == Rel::Obl && noun < token).then_some((noun, mark))
        })?;
        if self.document.has_comma(noun, token) {
            return None;
        }
        let mut change = Change::default();
        change.tag(verb, Upos::Verb, "VBD");
        change.hang(verb, tree.head(token), self.rel_name(token));
        change.hang(token, Some(verb), "advcl");
        change.hang(noun, Some(token), "nsubj");
        change.hang(mark, Some(token), "mark");
        for &c in children.iter().filter(|&&c| c < verb || tree.rel(c) == Rel::Punct) {
            change.hang(c, Some(verb), self.rel_name(c));
        }
        Some(change)
    }

    /// "Marsh [levelled] from a kick after Lund was sent off": right behind the first of two subjects, the
    /// second of which stands behind a conjunction of time.
    fn of_first_subject(&self, token: TokenId) -> Option<Change> {
        let tree = self.tree;
        let first = tree.head(token).filter(|_| tree.rel(token) == Rel::Acl)?;
        let main = tree.head(first).filter(|&v| tree.rel(first).is_subject() && first < v)?;
        let beside = (first.0 + 1..token.0).all(|t| tree.upos(TokenId(t)) == Upos::Adv);
        let name = tree.upos(first) == Upos::Propn;
        if !name || !beside || !self.can_be_past(token) || tree.upos(main) != Upos::Verb {
            return None;
        }
        let mut others = tree.children(main).iter().copied();
        let second = others.find(|&c| tree.rel(c).is_subject() && c > token && c < main)?;
        let opens = tree.subtree(second, |t| tree.rel(t) != Rel::Case)[0];
        let mark = TokenId(opens.0.checked_sub(1)?);
        if !self.is_time(mark) || mark < token {
            return None;
        }
        let mut change = Change::default();
        change.tag(token, Upos::Verb, "VBD");
        change.hang(token, tree.head(main), self.rel_name(main));
        change.hang(first, Some(token), "nsubj");
        change.hang(main, Some(token), "advcl");
        change.hang(mark, Some(main), "mark");
        self.hand_over(&mut change, (first, token), |c| c > token);
        change.hang(mark, Some(main), "mark");
        Some(change)
    }

    /// "The farm [let] visitors in", "A gunman [shot] three": no plain form, or one that does not agree.
    pub(super) fn unchanged(&self, token: TokenId) -> Option<Change> {
        let tree = self.tree;
        let lower = self.lower(token);
        let past = || self.lists.unchanged.has(&lower) || self.lemma(token) != *lower;
        if !matches!(self.xpos(token), "VB" | "VBP") || tree.upos(token) != Upos::Verb || !past() {
            return None;
        }
        let helped = [Rel::Aux, Rel::AuxPass, Rel::Mark, Rel::Cop];
        let subject = tree.child(token, Rel::Nsubj).filter(|&s| s < token)?;
        let one = match self.xpos(subject) {
            "NN" => !self.lacks(subject, &[Rel::Det, Rel::NmodPoss]),
            "NNP" => !self.text(subject).ends_with('s'),
            // "Lund, who [beat] her": of one
            "WP" => tree.head(token).is_some_and(|noun| {
                tree.rel(token) == Rel::AclRelcl && matches!(self.xpos(noun), "NN" | "NNP")
            }),
            "PRP" => matches!(&*self.lower(subject), "he" | "she" | "it"),
            _ => false,
        };
        let alone = self.lacks(token, &helped);
        if !one || !alone || tree.child(subject, Rel::Conj).is_some() {
            return None;
        }
        let mut change = Change::default();
        change.tag(token, Upos::Verb, "VBD");
        Some(change)
    }
}
