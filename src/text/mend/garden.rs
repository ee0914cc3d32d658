//! Sentences whose first words were read as another sentence, set right in tags and trees.
//!
//! - "Talks to form a government collapsed in May.": the talks collapsed.
//! - "A drive launched in May reached the north.": what was launched reached it.
//! - "The mayor signed contracts in May, but the work was put off.": he signed them.
//! - "Work on the bridge has been put off.": the work has.
//! - "Opened in 1887 by a duchess, the library burned down.": no order to open it.
//! - "She was suspended and resigned.": of what has no passive, a joined participle is a past tense.
//! - "They discovered Roman remains.": nobody discovers that Rome remains.

mod words;

use super::{Change, has_predicate};
use crate::lang::words::WordTable;
use crate::lang::{Language, WordList};
use crate::text::model::{Document, Sentence, Syntax, TokenId, Upos};
use crate::text::tree::{Rel, Tree};

/// Sets the sentences of a document right.
pub(super) fn set_right(document: &Document, syntax: &mut Syntax, language: &Language) {
    let tree = Tree::new(document, syntax);
    let reader = Reader {
        document,
        syntax,
        tree: &tree,
        strong: language.list("strong-participles"),
        saying: language.list("saying"),
        intransitive: language.list("intransitive"),
        time_marks: &language.words().time_marks,
    };
    let mut found: Vec<Change> = Vec::new();
    for sentence in &document.sentences {
        let last = sentence.end.0.checked_sub(1).map(TokenId);
        if last.is_none_or(|t| document.token_text(t) != ".") {
            continue;
        }
        found.extend(reader.sentence(sentence));
    }
    found.into_iter().for_each(|change| change.apply(syntax));
}

struct Reader<'a> {
    document: &'a Document,
    syntax: &'a Syntax,
    tree: &'a Tree,
    strong: &'static WordList,
    saying: &'static WordList,
    intransitive: &'static WordList,
    time_marks: &'a WordTable,
}

impl Reader<'_> {
    /// The mistakes of a sentence.
    fn sentence(&self, sentence: &Sentence) -> Vec<Change> {
        (sentence.first.0..sentence.end.0)
            .map(TokenId)
            .filter_map(|t| match self.tree.rel(t) {
                Rel::Root => self
                    .behind_infinitive(t, sentence.first)
                    .or_else(|| self.with_auxiliaries(t, sentence.first))
                    .or_else(|| self.subject_of_two(t))
                    .or_else(|| self.opens_with_participle(t, sentence.first)),
                Rel::Conj => self.active(t),
                Rel::Advcl | Rel::Acl => self.kind_of_deed(t),
                Rel::Expl => self.adverb_behind_noun(t),
                Rel::Nsubj => self.glued_to_verb(t),
                Rel::Amod => self.described_by_a_verb(t, sentence.first),
                Rel::Ccomp => self.launched(t).or_else(|| self.read_as_clause(t)),
                _ => None,
            })
            .collect()
    }

    fn xpos(&self, token: TokenId) -> &'static str {
        self.syntax.xpos(token)
    }

    fn lower(&self, token: TokenId) -> String {
        self.document.token_text(token).to_lowercase()
    }

    fn rel_name(&self, token: TokenId) -> &'static str {
        self.syntax.words[token.0 as usize].relation.name()
    }

    fn subject(&self, verb: TokenId) -> Option<TokenId> {
        self.tree.children(verb).iter().copied().find(|&c| self.tree.rel(c).is_subject())
    }

    /// A noun at the root without a predicate, or the first word read as a verb without anybody
    /// who acts.
    fn is_bare_root(&self, root: TokenId, first: TokenId) -> bool {
        let tree = self.tree;
        match tree.upos(root) {
            Upos::Noun | Upos::Propn => !has_predicate(tree, root),
            Upos::Verb => {
                let helped = [Rel::Aux, Rel::AuxPass, Rel::Obj, Rel::Mark];
                let opens = root == first
                    || self.document.token_text(TokenId(root.0 - 1)) == ","
                        && root.0 == first.0 + 2;
                opens
                    && matches!(self.xpos(root), "VBZ" | "VB" | "VBP")
                    && self.subject(root).is_none()
                    && helped.iter().all(|&rel| tree.child(root, rel).is_none())
            }
            _ => false,
        }
    }

    /// Without an auxiliary, and a form that is a past tense, too.
    fn can_be_past(&self, token: TokenId) -> bool {
        let helped = [Rel::Aux, Rel::AuxPass, Rel::Cop, Rel::Mark, Rel::OblAgent, Rel::Cc];
        self.tree.upos(token) == Upos::Verb
            && matches!(self.xpos(token), "VBN" | "VBD")
            && helped.iter().all(|&rel| self.tree.child(token, rel).is_none())
            && (self.xpos(token) == "VBD" || !self.strong.has(&self.lower(token)))
    }

    /// The infinitive that a noun has behind it: "talks [to form] a government".
    fn infinitive_of(&self, noun: TokenId) -> Option<TokenId> {
        let tree = self.tree;
        tree.children(noun).iter().copied().find(|&c| {
            let to = tree.child(c, Rel::Mark).filter(|&to| self.xpos(to) == "TO");
            matches!(tree.rel(c), Rel::Acl | Rel::Xcomp)
                && self.xpos(c) == "VB"
                && to.is_some_and(|to| to.0 == noun.0 + 1)
        })
    }

    /// A participle below an infinitive that can be the verb of the sentence, with the noun that was
    /// read as its subject.
    fn verb_below(&self, infinitive: TokenId) -> Option<(TokenId, Option<TokenId>)> {
        let tree = self.tree;
        tree.subtree(infinitive, |_| true).into_iter().find_map(|v| {
            let loose = matches!(tree.rel(v), Rel::Xcomp | Rel::Advcl | Rel::Acl | Rel::Ccomp);
            if v <= infinitive || !loose || !self.can_be_past(v) {
                return None;
            }
            let comma = self.document.has_comma(infinitive, v);
            let object = tree.child(infinitive, Rel::Obj).filter(|&o| o < v);
            let subject = self.subject(v).filter(|&s| infinitive < s && s < v);
            (!comma && object.is_some() != subject.is_some()).then_some((v, subject))
        })
    }

    /// "Talks to form a government [collapsed]."
    fn behind_infinitive(&self, root: TokenId, first: TokenId) -> Option<Change> {
        let tree = self.tree;
        if !self.is_bare_root(root, first) {
            return None;
        }
        let infinitive = self.infinitive_of(root)?;
        let (verb, object) = self.verb_below(infinitive)?;
        let mut change = self.as_noun(root);
        change.tag(verb, Upos::Verb, "VBD");
        change.hang(verb, None, "root");
        change.hang(root, Some(verb), "nsubj");
        change.hang(infinitive, Some(root), "acl");
        if let Some(object) = object {
            change.hang(object, Some(infinitive), "obj");
        }
        for &c in tree.children(root).iter().filter(|&&c| c > verb) {
            change.hang(c, Some(verb), self.rel_name(c));
        }
        Some(change)
    }

    /// "Talks to form a government [collapsed] after the leader of a party walked out.": the last verb
    /// was read as the sentence's.
    fn subject_of_two(&self, root: TokenId) -> Option<Change> {
        let tree = self.tree;
        let noun = self.subject(root).filter(|&n| tree.upos(n) == Upos::Noun && n < root)?;
        let infinitive = self.infinitive_of(noun)?;
        let (verb, object) = self.verb_below(infinitive).filter(|&(verb, _)| verb < root)?;
        let object = object?;
        let between = tree.subtree(infinitive, |_| true).into_iter();
        let (inner, mark) =
            between.into_iter().filter(|&n| verb < n && n < root).find_map(|n| {
                let case = tree.child(n, Rel::Case).filter(|&case| verb < case)?;
                let time = self.time_marks.has(self.document.token_text(case).as_bytes());
                (time && tree.rel(n) == Rel::Obl).then_some((n, case))
            })?;
        let mut change = Change::default();
        change.tag(verb, Upos::Verb, "VBD");
        change.hang(verb, None, "root");
        change.hang(noun, Some(verb), "nsubj");
        change.hang(object, Some(infinitive), "obj");
        change.hang(root, Some(verb), "advcl");
        change.hang(inner, Some(root), "nsubj");
        change.hang(mark, Some(root), "mark");
        Some(change)
    }

    /// "Work on the bridge [has been put off].": read as an order with a clause behind it.
    fn with_auxiliaries(&self, root: TokenId, first: TokenId) -> Option<Change> {
        let tree = self.tree;
        let nominal = matches!(tree.upos(root), Upos::Noun | Upos::Propn)
            && [Rel::Cop, Rel::Aux, Rel::AuxPass, Rel::Expl]
                .iter()
                .all(|&rel| tree.child(root, rel).is_none())
            && self.subject(root).is_none();
        if !nominal && !self.is_bare_root(root, first) {
            return None;
        }
        let verb = tree.children(root).iter().copied().find(|&c| {
            let finite = tree.children(c).iter().any(|&a| {
                let to_do = tree.rel(a) == Rel::Cop && self.xpos(c) == "VB"; // "is to begin"
                (matches!(tree.rel(a), Rel::Aux | Rel::AuxPass) || to_do)
                    && matches!(self.xpos(a), "VBZ" | "VBP" | "VBD" | "MD")
                    && a < c
            });
            let mark = tree.child(c, Rel::Mark).is_some_and(|m| self.xpos(m) != "TO");
            let open = !mark && tree.child(c, Rel::Cc).is_none();
            c > root
                && matches!(tree.rel(c), Rel::Ccomp | Rel::Parataxis)
                && tree.upos(c) == Upos::Verb
                && finite
                && open
                && self.subject(c).is_none()
        })?;
        let passive = tree.child(verb, Rel::AuxPass).is_some();
        let mut change = self.as_noun(root);
        change.hang(verb, None, "root");
        change.hang(root, Some(verb), if passive { "nsubj:pass" } else { "nsubj" });
        for &c in tree.children(root).iter().filter(|&&c| c != verb) {
            let before = c < root && matches!(tree.rel(c), Rel::Advmod | Rel::Obl);
            if c > verb || before {
                change.hang(c, Some(verb), self.rel_name(c));
            } else if c > root && tree.rel(c) == Rel::Obl {
                change.hang(c, Some(root), "nmod");
            }
        }
        Some(change)
    }

    /// "[Opened] in 1887 by a duchess, the library burned down.": read as the verb of the sentence,
    /// with the other joined to it by nothing.
    fn opens_with_participle(&self, root: TokenId, first: TokenId) -> Option<Change> {
        let tree = self.tree;
        let bare = [Rel::Aux, Rel::AuxPass, Rel::Cop, Rel::Obj]
            .iter()
            .all(|&rel| tree.child(root, rel).is_none());
        if root != first || self.xpos(root) != "VBN" || !bare || self.subject(root).is_some() {
            return None;
        }
        let verb = tree.children(root).iter().copied().find(|&c| {
            let subject = self.subject(c).filter(|&s| root < s && s < c);
            matches!(tree.rel(c), Rel::Conj | Rel::Parataxis | Rel::Ccomp | Rel::Advcl)
                && tree.upos(c) == Upos::Verb
                && [Rel::Cc, Rel::Mark].iter().all(|&rel| tree.child(c, rel).is_none())
                && subject.is_some_and(|s| self.document.has_comma(root, s))
        })?;
        let mut change = Change::default();
        change.hang(verb, None, "root");
        change.hang(root, Some(verb), "advcl");
        for &c in tree.children(root).iter().filter(|&&c| c > verb) {
            change.hang(c, Some(verb), self.rel_name(c));
        }
        Some(change)
    }

    /// "was suspended and [resigned]".
    fn active(&self, verb: TokenId) -> Option<Change> {
        let tree = self.tree;
        let first = tree.head(verb).filter(|&first| first < verb)?;
        let helped = [Rel::Aux, Rel::AuxPass, Rel::OblAgent, Rel::Obj];
        let joined = tree.child(verb, Rel::Cc).is_some_and(|cc| cc < verb);
        let active = joined
            && self.xpos(verb) == "VBN"
            && tree.upos(verb) == Upos::Verb
            && tree.child(first, Rel::AuxPass).is_some_and(|aux| self.xpos(aux) == "VBD")
            && helped.iter().all(|&rel| tree.child(verb, rel).is_none())
            && !self.strong.has(&self.lower(verb))
            && self.intransitive.has_form(&self.lower(verb));
        let mut change = Change::default();
        change.tag(verb, Upos::Verb, "VBD");
        active.then_some(change)
    }

    /// A change that begins with the tag of a noun for a word that was read as a verb.
    fn as_noun(&self, token: TokenId) -> Change {
        let mut change = Change::default();
        if self.tree.upos(token) == Upos::Verb {
            let many = self.xpos(token) == "VBZ";
            change.tag(token, Upos::Noun, if many { "NNS" } else { "NN" });
        }
        change
    }

    /// "The mayor [signed] contracts": no adjective has a subject or an auxiliary.
    fn described_by_a_verb(&self, verb: TokenId, first: TokenId) -> Option<Change> {
        let tree = self.tree;
        let object = tree.head(verb).filter(|&o| o > verb && tree.rel(o).is_subject())?;
        let last = tree.head(object).filter(|&last| object < last)?;
        let subject = self.subject(verb).filter(|&s| s < verb);
        if let Some(change) = subject.and_then(|s| self.acts_after(verb, s, object, last)) {
            return Some(change);
        }
        let auxiliary = tree.child(verb, Rel::Aux).filter(|&a| a < verb);
        if !matches!(self.xpos(verb), "VBN" | "VBD") || tree.upos(last) != Upos::Verb {
            return None;
        }
        let mut change = Change::default();
        change.hang(object, Some(verb), "obj");
        if tree.rel(last) == Rel::AclRelcl {
            // "Talks to end a strike that [has] crippled services broke down."
            let that = tree.children(last).iter().copied();
            let that = that.into_iter().find(|&c| tree.rel(c).is_subject() && c < verb)?;
            let auxiliary = auxiliary.or_else(|| self.auxiliary_before(last, verb))?;
            let root = tree.ancestors(last).last().filter(|&r| self.is_bare_root(r, first))?;
            let (tags, noun) = (self.as_noun(root).tags, tree.head(last));
            change.tags.extend(tags);
            change.hang(verb, noun, "acl:relcl");
            change.hang(that, Some(verb), "nsubj");
            change.hang(auxiliary, Some(verb), "aux");
            change.hang(last, None, "root");
            change.hang(root, Some(last), "nsubj");
            for &c in tree.children(root).iter().filter(|&&c| c > last) {
                change.hang(c, Some(last), self.rel_name(c));
            }
            return Some(change);
        }
        let joined = tree.child(last, Rel::Cc).filter(|&cc| object < cc && cc < last);
        if subject.is_none() || joined.is_none() || tree.rel(last) != Rel::Root {
            return None;
        }
        change.tag(verb, Upos::Verb, "VBD");
        change.hang(verb, None, "root");
        change.hang(last, Some(verb), "conj");
        Some(change)
    }

    /// "hired a lawyer after a clerk in the bank [raised] concerns about the way sales were booked".
    fn acts_after(
        &self,
        verb: TokenId,
        subject: TokenId,
        object: TokenId,
        last: TokenId,
    ) -> Option<Change> {
        let tree = self.tree;
        let case = tree.child(subject, Rel::Case)?;
        let noun = TokenId(case.0.checked_sub(1)?);
        let above = tree.head(noun).filter(|_| tree.rel(noun) == Rel::Obl)?;
        let mark = tree.child(noun, Rel::Case).filter(|&mark| mark < noun)?;
        let time = self.time_marks.has(self.document.token_text(mark).as_bytes());
        let loose = matches!(tree.rel(last), Rel::Parataxis | Rel::Ccomp | Rel::Conj);
        if !time || !loose || self.document.has_comma(noun, verb) {
            return None;
        }
        let mut change = Change::default();
        change.tag(verb, Upos::Verb, "VBD");
        change.hang(verb, Some(above), "advcl");
        change.hang(noun, Some(verb), "nsubj");
        change.hang(mark, Some(verb), "mark");
        change.hang(subject, Some(noun), "nmod");
        change.hang(object, Some(verb), "obj");
        change.hang(last, Some(object), "acl");
        Some(change)
    }

    /// "has" before the participle, read as an auxiliary of the verb behind both.
    fn auxiliary_before(&self, last: TokenId, verb: TokenId) -> Option<TokenId> {
        let own = self.tree.children(last).iter().copied();
        own.into_iter().find(|&a| self.tree.rel(a) == Rel::Aux && a.0 + 1 == verb.0)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Parsed;
    use crate::text::Rel;

    #[test]
    fn the_verb_of_a_sentence_is_not_the_one_that_only_looks_like_it() {
        for (text, verb, subject) in [
            (
                "Talks to form a new government collapsed on Monday after two parties left.",
                "collapsed",
                "Talks",
            ),
            (
                "Talks to end a strike that has crippled services broke down on Friday.",
                "broke",
                "Talks",
            ),
            ("A plan to build a dam on the river collapsed in March.", "collapsed", "plan"),
            (
                "A vaccination drive launched three days later reached most of the villages.",
                "reached",
                "drive",
            ),
            (
                "Work on the new bridge, which was to be finished by Easter, has been delayed again.",
                "delayed",
                "Work",
            ),
        ] {
            let parsed = Parsed::of(text);
            let tree = &parsed.tree;
            assert_eq!(tree.rel(parsed.tokens(verb)[0]), Rel::Root, "{text}");
            let (rel, head) = parsed.relation(subject);
            assert!(rel.is_subject() && head == Some(verb), "{text}: {rel:?} {head:?}");
        }
    }

    #[test]
    fn what_somebody_discovers_is_no_clause() {
        let text = "Meanwhile, work on the bridge was stopped after contractors discovered Roman remains last week.";
        assert_eq!(Parsed::of(text).relation("remains"), (Rel::Obj, Some("discovered")));
    }
}
