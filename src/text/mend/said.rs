//! What is said, and by whom: the clauses around a verb of saying, set right in a tree.
//!
//! - "The bank was sold, the owners said.": what is said comes first and is no adverbial clause.
//! - "She warned the owner that he would act": a clause behind "that" with a subject of its own is
//!   what was said, not a relative clause of the one who was told; and so is one behind "said in a
//!   statement that".
//! - "The county plans to sue, said Ana Lund.": each of the two verbs has a subject.
//! - "She said the owner sold the mill, bought land and left": what is joined to what is said is not
//!   joined to the saying.

use super::{Change, Mended, Reader};
use crate::text::model::{TokenId, Upos};
use crate::text::tree::Rel;

impl Reader<'_> {
    /// A finite clause with a subject and without a conjunction, before a verb with a subject of its
    /// own that ends the sentence and governs no other clause.
    pub fn is_said(&self, clause: TokenId, end: TokenId) -> bool {
        let tree = self.tree;
        let Some(verb) = tree.head(clause).filter(|&verb| clause < verb) else { return false };
        let opened = tree.children(clause).iter().any(|&c| {
            tree.rel(c) == Rel::Mark || tree.rel(c) == Rel::Advmod && self.xpos(c) == "WRB"
        });
        let finite = std::iter::once(clause)
            .chain(tree.children(clause).iter().copied())
            .filter(|&t| t == clause || matches!(tree.rel(t), Rel::Aux | Rel::AuxPass | Rel::Cop))
            .any(|t| matches!(self.xpos(t), "VBD" | "VBZ" | "VBP" | "MD"));
        let last =
            (verb.0 + 1..end.0).all(|t| matches!(tree.upos(TokenId(t)), Upos::Punct | Upos::Propn));
        let complement = tree
            .children(verb)
            .iter()
            .any(|&c| matches!(tree.rel(c), Rel::Ccomp | Rel::Obj | Rel::Xcomp));
        let between = self.noun_subject(verb).is_some_and(|s| clause < s && s < verb);
        tree.upos(verb) == Upos::Verb
            && finite
            && last
            && between
            && !opened
            && !complement
            && self.noun_subject(clause).is_some()
    }

    /// "The [county], which lost, plans to sue, said Ana Lund": of two subjects the one before what is said
    /// is that of what is said.
    pub fn subject_of_said(&self, clause: TokenId) -> Option<Change> {
        let tree = self.tree;
        let verb = tree.head(clause).filter(|&v| tree.rel(clause) == Rel::Ccomp && clause < v)?;
        let finite = matches!(self.xpos(clause), "VBZ" | "VBP" | "VBD");
        let own = tree.children(verb).iter().copied().filter(|&c| tree.rel(c).is_subject());
        let (before, behind): (Vec<TokenId>, Vec<TokenId>) = own.partition(|&s| s < clause);
        let [subject] = before[..] else { return None };
        let speaks = behind.len() == 1 && behind[0] > verb && self.is_saying(verb);
        if !finite || !speaks || self.subject(clause).is_some() {
            return None;
        }
        let mut change = Change::of(subject, Some(clause), self.role_of_subject(clause));
        change.tag(clause, Upos::Verb, self.xpos(clause));
        Some(change)
    }

    /// "“…,” the mayor, Ana Lund, [recalled] on Sunday": behind what is quoted the speaker says it.
    pub fn said_of_quote(&self, verb: TokenId) -> Option<Change> {
        let tree = self.tree;
        let speaker = tree.head(verb).filter(|&s| tree.rel(verb) == Rel::Acl && s < verb)?;
        let loose = matches!(tree.rel(speaker), Rel::Parataxis | Rel::Appos);
        let quoted = tree.head(speaker).filter(|&quoted| loose && quoted < speaker)?;
        let first = tree.subtree(speaker, |t| t < speaker).into_iter().next()?;
        let quote = |t: TokenId| matches!(self.xpos(t), "''" | "``");
        let closed = quote(first) || quote(TokenId(first.0.checked_sub(1)?));
        let bare = self.can_be_past(verb) && self.lacks(verb, &[Rel::OblAgent, Rel::Obj]);
        if !closed || !bare || !self.is_saying(verb) {
            return None;
        }
        let mut change = Change::default();
        change.tag(verb, Upos::Verb, "VBD");
        change.hang(verb, Some(quoted), "parataxis");
        change.hang(speaker, Some(verb), "nsubj");
        Some(change)
    }

    /// "She warned the owner that he would act": what was said, not a relative clause of the owner.
    pub fn told_clause(&self, clause: TokenId) -> Option<[Mended; 2]> {
        let tree = self.tree;
        let (noun, that) = self.clause_behind_that(clause)?;
        let verb = tree.head(noun).filter(|_| matches!(tree.rel(noun), Rel::Obj | Rel::Iobj))?;
        let lemma = || self.lemma(verb);
        let told = tree.head(that) == Some(clause) && self.words.telling.has(lemma().as_bytes());
        let content = Mended { token: clause, head: Some(verb), rel: "ccomp" };
        told.then_some([content, Mended { token: that, head: Some(clause), rel: "mark" }])
    }

    /// "The mayor said in a statement that he would act": what was said, not what the statement is.
    pub fn stated_clause(&self, clause: TokenId) -> Option<Mended> {
        let tree = self.tree;
        let (noun, _) = self.clause_behind_that(clause)?;
        let verb = tree.head(noun).filter(|&v| tree.rel(noun) == Rel::Obl && v < noun)?;
        let content = Mended { token: clause, head: Some(verb), rel: "ccomp" };
        self.is_saying(verb).then_some(content)
    }

    /// The noun that a clause with a subject was read to describe, and the "that" between them.
    fn clause_behind_that(&self, clause: TokenId) -> Option<(TokenId, TokenId)> {
        let tree = self.tree;
        let hangs = matches!(tree.rel(clause), Rel::AclRelcl | Rel::Acl);
        let noun = tree.head(clause).filter(|&noun| hangs && noun < clause)?;
        let that = TokenId(noun.0 + 1);
        let subject = tree.children(clause).iter().any(|&c| tree.rel(c).is_subject() && c > that);
        let content = subject && self.opens_content(that);
        content.then_some((noun, that))
    }

    /// "that he believed the owner was a liar": the noun before the second verb is its subject, and
    /// all of it what was believed.
    pub fn bare_content(&self, noun: TokenId) -> Option<Vec<Mended>> {
        let tree = self.tree;
        let object = matches!(tree.rel(noun), Rel::Obj | Rel::Iobj);
        let saying = tree.head(noun).filter(|&verb| object && verb < noun)?;
        let phrase = tree.subtree(noun, |t| tree.rel(t) != Rel::Punct);
        let behind = TokenId(phrase.last()?.0 + 1);
        if behind.0 as usize + 1 >= tree.len() {
            return None;
        }
        // "said the sale of the shares, issued in May, will go ahead"
        let aside = tree.children(noun).iter().any(|&c| c > noun) && self.text(behind) == ",";
        let finite = TokenId(behind.0 + u32::from(aside));
        let tense = matches!(self.xpos(finite), "VBD" | "VBZ" | "VBP" | "MD");
        let predicate = match tree.upos(finite) {
            Upos::Aux if tense => tree.head(finite)?,
            Upos::Verb if tense => finite,
            _ => return None,
        };
        let free = predicate != saying
            && tree.subject(predicate).is_none()
            && !tree.ancestors(saying).any(|above| above == predicate);
        if !free || !self.is_saying(saying) {
            return None;
        }
        let mut mended = vec![
            Mended { token: noun, head: Some(predicate), rel: "nsubj" },
            Mended { token: predicate, head: Some(saying), rel: "ccomp" },
        ];
        let that =
            tree.child(saying, Rel::Obj).filter(|&that| that < saying && self.opens_content(that));
        mended.extend(that.map(|token| Mended { token, head: Some(saying), rel: "mark" }));
        Some(mended)
    }

    /// "said the owner sold the mill, bought land and left": a verb without a subject behind what is
    /// said goes with the last verb of it in the same tense.
    pub fn joined_content(&self, verb: TokenId) -> Option<Mended> {
        let tree = self.tree;
        let joined = matches!(tree.rel(verb), Rel::Conj | Rel::Ccomp | Rel::Parataxis);
        let saying = tree.head(verb).filter(|&s| joined && s < verb)?;
        let children = tree.children(verb);
        let bare = tree.upos(verb) == Upos::Verb
            && !children.iter().any(|&c| tree.rel(c).is_subject() || tree.rel(c) == Rel::Mark);
        let content = |above: TokenId| {
            let children = tree.children(above).iter().copied();
            children.into_iter().find(|&c| {
                tree.rel(c) == Rel::Ccomp && above < c && c < verb && tree.upos(c) == Upos::Verb
            })
        };
        if !bare || !self.is_saying(saying) || self.is_saying(verb) {
            return None;
        }
        let past = |t: TokenId| matches!(self.xpos(t), "VBD" | "VBN");
        let mut last = content(saying)?;
        while let Some(inner) = content(last).filter(|&inner| past(inner) == past(verb)) {
            last = inner;
        }
        (past(last) == past(verb)).then_some(Mended { token: verb, head: Some(last), rel: "conj" })
    }

    /// The noun that a verb has as its subject; no clause.
    fn noun_subject(&self, verb: TokenId) -> Option<TokenId> {
        let tree = self.tree;
        let children = tree.children(verb).iter().copied();
        children.into_iter().find(|&c| matches!(tree.rel(c), Rel::Nsubj | Rel::NsubjPass))
    }
}

#[cfg(test)]
mod tests {
    use super::super::Parsed;
    use crate::text::Rel;

    #[test]
    fn what_is_said_has_the_subject_before_it() {
        let said = "The regional council, which paid the families in July, plans to sue the yard, \
                    said Bram Oosten, its president, on Monday.";
        let parsed = Parsed::of(said);
        assert_eq!(parsed.relation("council"), (Rel::Nsubj, Some("plans")));
        assert_eq!(parsed.relation("Bram"), (Rel::Nsubj, Some("said")));
    }

    #[test]
    fn what_is_said_first_is_no_adverbial_clause() {
        let said =
            "Delta Airways was merged into Nordic Air after a long meeting, the owners said.";
        assert_ne!(Parsed::of(said).relation("merged").0, Rel::Advcl);
    }

    #[test]
    fn what_is_joined_to_what_is_said_is_not_joined_to_the_saying() {
        let said = "The judge said the owner sold the mill in 1998, bought land and left the town.";
        assert_eq!(Parsed::of(said).relation("bought"), (Rel::Conj, Some("sold")));
    }

    #[test]
    fn what_is_believed_has_a_subject() {
        let said =
            "The mayor made the odd remark on radio that he believed Senator Olin was a liar.";
        assert_eq!(Parsed::of(said).relation("liar"), (Rel::Ccomp, Some("believed")));
    }

    #[test]
    fn what_is_said_in_a_statement_is_content() {
        let said = "The bank said in a statement that the owners would sell the mill.";
        assert_eq!(Parsed::of(said).relation("sell"), (Rel::Ccomp, Some("said")));
    }

    #[test]
    fn what_somebody_is_told_is_no_relative_clause() {
        let told =
            "The mayor had warned the builder that he would stop the work if the wall moved.";
        assert_eq!(Parsed::of(told).relation("stop"), (Rel::Ccomp, Some("warned")));
    }
}
