//! What edited news does and the treebank seldom shows, set right in a tree.
//!
//! - "The bank was sold, the owners said.": what is said comes first and is no adverbial clause.
//! - "It burned on May 3, and the wreck was raised": the noun behind "and" is a subject.
//! - "They left after a report said that …": the noun is the subject of the clause that "after"
//!   opens, not the object of a preposition.
//! - "The bomb found in the port was meant for a bank": the noun behind "in" is no subject.
//! - "She warned the owner that he would act": a clause behind "that" with a subject of its own is
//!   what was said, not a relative clause of the one who was told; and so is one behind "said in a
//!   statement that".
//! - "She said the owner sold the mill, bought land and left": what is joined to what is said is not
//!   joined to the saying.

use super::model::{Document, Relation, Syntax, TokenId, Upos};
use super::tree::{Rel, Tree};
use crate::lang::Language;
use crate::lang::words::TextWords;

/// Another head and relation for a token.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Mended {
    pub token: TokenId,
    pub head: Option<TokenId>,
    pub rel: &'static str,
}

impl Mended {
    pub fn apply(self, syntax: &mut Syntax) {
        let word = &mut syntax.words[self.token.0 as usize];
        word.head = self.head;
        word.relation = Relation::named(self.rel).unwrap_or(word.relation);
    }
}

/// Sets the sentences of a document right.
pub(super) fn mend(document: &Document, syntax: &mut Syntax, language: &Language) {
    let tree = Tree::new(document, syntax);
    let reader = Reader { document, syntax, tree: &tree, language, words: language.words() };
    reader.all().into_iter().for_each(|mended| mended.apply(syntax));
}

struct Reader<'a> {
    document: &'a Document,
    syntax: &'a Syntax,
    tree: &'a Tree,
    language: &'a Language,
    words: &'a TextWords,
}

impl Reader<'_> {
    fn all(&self) -> Vec<Mended> {
        let Reader { document, syntax, tree, .. } = *self;
        let mut mended = Vec::new();
        for sentence in &document.sentences {
            for token in (sentence.first.0..sentence.end.0).map(TokenId) {
                let head = tree.head(token);
                if tree.rel(token) == Rel::Advcl && is_said(syntax, tree, token, sentence.end) {
                    mended.push(Mended { token, head, rel: "ccomp" });
                }
                mended.extend(self.subject_after(token));
                mended.extend(self.reduced_clause(token).into_iter().flatten());
                mended.extend(self.mark_of_subject(token));
                mended.extend(joined_subject(syntax, tree, token));
                mended.extend(self.told_clause(token).into_iter().flatten());
                mended.extend(self.stated_clause(token));
                mended.extend(self.day_of_noun(token));
                mended.extend(self.infinitive(token));
                mended.extend(self.adverbial_of_clause(token));
                mended.extend(description(tree, token));
                mended.extend(self.bare_content(token).into_iter().flatten());
                mended.extend(self.joined_content(token));
                if is_part_of_name(document, syntax, tree, token) {
                    mended.push(Mended { token, head, rel: "flat" });
                }
            }
        }
        mended
    }

    /// "after a report said …": the noun that a conjunction of time was read to govern is the
    /// subject of the finite verb behind it.
    fn subject_after(&self, verb: TokenId) -> Vec<Mended> {
        let (document, tree) = (self.document, self.tree);
        let found = governed_noun(self.syntax, tree, verb);
        let Some((noun, above)) = found else { return Vec::new() };
        let Some(mark) = tree.child(noun, Rel::Case) else { return Vec::new() };
        let comma = (noun.0..verb.0).any(|t| document.token_text(TokenId(t)) == ",");
        if !self.is_time(mark) || comma || above.is_none() {
            return Vec::new();
        }
        let mut mended = vec![
            Mended { token: noun, head: Some(verb), rel: "nsubj" },
            Mended { token: mark, head: Some(verb), rel: "mark" },
            Mended { token: verb, head: above, rel: "advcl" },
        ];
        let other = tree.children(verb).iter().copied().find(|&c| tree.rel(c).is_subject());
        mended.extend(other.map(|t| Mended { token: t, head: Some(noun), rel: "nmod" }));
        mended
    }

    /// "the bomb found in the port was meant for a bank": a noun behind a preposition is no subject;
    /// the participle before it describes the noun that is.
    fn reduced_clause(&self, noun: TokenId) -> Option<[Mended; 4]> {
        let (syntax, tree) = (self.syntax, self.tree);
        let case = tree.child(noun, Rel::Case).filter(|&c| c < noun && syntax.xpos(c) == "IN")?;
        let main = tree.head(noun).filter(|&v| tree.rel(noun).is_subject() && noun < v)?;
        let participle = TokenId(case.0.checked_sub(1)?);
        let clause = self.is_time(case) || self.document.token_text(case) == "as";
        let bare = matches!(syntax.xpos(participle), "VBN" | "VBD")
            && !clause
            && !self.is_saying(participle)
            && [Rel::Aux, Rel::AuxPass, Rel::Cop, Rel::Obj, Rel::Mark]
                .iter()
                .all(|&rel| tree.child(participle, rel).is_none());
        let subject =
            tree.children(participle).iter().copied().find(|&c| {
                tree.rel(c).is_subject() && c < participle && tree.upos(c) == Upos::Noun
            })?;
        let rel = match tree.rel(participle) {
            Rel::Ccomp => "ccomp",
            Rel::Root => "root",
            Rel::Conj => "conj",
            Rel::Parataxis => "parataxis",
            _ => return None,
        };
        let above = tree.head(participle);
        let beside =
            tree.head(main) == Some(participle) || above.is_some() && tree.head(main) == above;
        let role = if tree.child(main, Rel::AuxPass).is_some() { "nsubj:pass" } else { "nsubj" };
        (bare && beside && subject.0 + 1 == participle.0 && self.is_transitive(participle))
            .then_some([
                Mended { token: subject, head: Some(main), rel: role },
                Mended { token: participle, head: Some(subject), rel: "acl" },
                Mended { token: noun, head: Some(participle), rel: "obl" },
                Mended { token: main, head: above, rel },
            ])
    }

    fn is_transitive(&self, verb: TokenId) -> bool {
        let lemma = self.syntax.lemma(self.document, self.language, verb);
        !self.language.list("intransitive").has_form(&lemma)
    }

    /// "after the minister spoke": a conjunction of time that was read to govern the subject alone.
    fn mark_of_subject(&self, token: TokenId) -> Option<Mended> {
        let tree = self.tree;
        let subject = tree.head(token).filter(|_| tree.rel(token) == Rel::Case)?;
        let verb = tree.head(subject).filter(|_| tree.rel(subject).is_subject())?;
        let mark = token < subject && subject < verb && self.is_time(token);
        mark.then_some(Mended { token, head: Some(verb), rel: "mark" })
    }

    /// "She warned the owner that he would act": what was said, not a relative clause of the owner.
    fn told_clause(&self, clause: TokenId) -> Option<[Mended; 2]> {
        let (document, tree) = (self.document, self.tree);
        let hangs = matches!(tree.rel(clause), Rel::AclRelcl | Rel::Acl);
        let noun = tree.head(clause).filter(|&noun| hangs && noun < clause)?;
        let verb = tree.head(noun).filter(|_| matches!(tree.rel(noun), Rel::Obj | Rel::Iobj))?;
        let that = TokenId(noun.0 + 1);
        let own = tree.head(that) == Some(clause)
            && tree.children(clause).iter().any(|&c| tree.rel(c).is_subject() && c > that);
        let lemma = || self.syntax.lemma(document, self.language, verb);
        let said = own
            && self.words.content_marks.has(document.token_text(that).as_bytes())
            && self.words.telling.has(lemma().as_bytes());
        let content = Mended { token: clause, head: Some(verb), rel: "ccomp" };
        said.then_some([content, Mended { token: that, head: Some(clause), rel: "mark" }])
    }

    /// "The mayor said in a statement that he would act": what was said, not what the statement is.
    fn stated_clause(&self, clause: TokenId) -> Option<Mended> {
        let tree = self.tree;
        let hangs = matches!(tree.rel(clause), Rel::AclRelcl | Rel::Acl);
        let noun = tree.head(clause).filter(|&noun| hangs && noun < clause)?;
        let verb = tree.head(noun).filter(|_| tree.rel(noun) == Rel::Obl)?;
        let that = TokenId(noun.0 + 1);
        let subject = tree.children(clause).iter().any(|&c| tree.rel(c).is_subject() && c > that);
        let said = subject
            && self.words.content_marks.has(self.document.token_text(that).as_bytes())
            && verb < noun
            && self.is_saying(verb);
        said.then_some(Mended { token: clause, head: Some(verb), rel: "ccomp" })
    }

    /// "a response to the mayor's remarks on Friday": the day goes with the noun before it.
    fn day_of_noun(&self, day: TokenId) -> Option<Mended> {
        let tree = self.tree;
        let above = tree.head(day).filter(|_| tree.rel(day) == Rel::Nmod)?;
        let preposition = tree.child(day, Rel::Case).filter(|case| *case < day)?;
        let noun = TokenId(preposition.0.checked_sub(1)?);
        let below = noun != above
            && tree.rel(noun) == Rel::Nmod
            && tree.upos(noun) == Upos::Noun
            && tree.ancestors(noun).any(|t| t == above);
        let word = self.document.token_text(day).to_lowercase();
        let calendar = below && self.language.list("calendar").has(&word);
        calendar.then_some(Mended { token: day, head: Some(noun), rel: "nmod" })
    }

    /// "A picture that was stolen in 1999 came home": what stands behind the subject's own clause
    /// without a comma belongs to that clause.
    fn adverbial_of_clause(&self, token: TokenId) -> Option<Mended> {
        let (document, tree) = (self.document, self.tree);
        let adverbial = matches!(tree.rel(token), Rel::Obl | Rel::OblUnmarked);
        let verb = tree.head(token).filter(|&verb| adverbial && token < verb)?;
        let subject = tree.children(verb).iter().copied().find(|&c| tree.rel(c).is_subject())?;
        let clause = tree.children(subject).iter().copied().rfind(|&c| {
            matches!(tree.rel(c), Rel::Acl | Rel::AclRelcl) && subject < c && c < token
        })?;
        let comma = (clause.0..token.0).any(|t| document.token_text(TokenId(t)) == ",");
        let rel = if tree.rel(token) == Rel::Obl { "obl" } else { "obl:unmarked" };
        (!comma).then_some(Mended { token, head: Some(clause), rel })
    }

    /// "ordered passengers to leave", "decided at the summit to invite": the infinitive that a verb
    /// asks for is its complement, wherever it stands.
    fn infinitive(&self, verb: TokenId) -> Option<Mended> {
        let (document, tree) = (self.document, self.tree);
        let above = tree.head(verb).filter(|&a| tree.rel(verb) == Rel::Advcl && a < verb)?;
        let to = tree.child(verb, Rel::Mark).filter(|&to| self.syntax.xpos(to) == "TO")?;
        let comma = (above.0..to.0).any(|t| document.token_text(TokenId(t)) == ",");
        let object = tree
            .children(above)
            .iter()
            .any(|&c| matches!(tree.rel(c), Rel::Obj | Rel::Iobj) && c < to);
        let list = if object { "made-to" } else { "raising" };
        let lemma = self.syntax.lemma(document, self.language, above);
        let asked = !comma && tree.child(above, Rel::Xcomp).is_none();
        let asked = asked && self.language.list(list).has_form(&lemma);
        asked.then_some(Mended { token: verb, head: Some(above), rel: "xcomp" })
    }

    /// "that he believed the owner was a liar": the noun before the second verb is its subject, and
    /// all of it what was believed.
    fn bare_content(&self, noun: TokenId) -> Option<Vec<Mended>> {
        let (syntax, tree) = (self.syntax, self.tree);
        let object = matches!(tree.rel(noun), Rel::Obj | Rel::Iobj);
        let saying = tree.head(noun).filter(|&verb| object && verb < noun)?;
        let phrase = tree.subtree(noun, |t| tree.rel(t) != Rel::Punct);
        let behind = TokenId(phrase.last()?.0 + 1);
        if behind.0 as usize + 1 >= syntax.words.len() {
            return None;
        }
        // "said the sale of the shares, issued in May, will go ahead"
        let aside = tree.children(noun).iter().any(|&c| c > noun)
            && self.document.token_text(behind) == ",";
        let finite = TokenId(behind.0 + u32::from(aside));
        let tense = matches!(syntax.xpos(finite), "VBD" | "VBZ" | "VBP" | "MD");
        let predicate = match tree.upos(finite) {
            Upos::Aux if tense => tree.head(finite)?,
            Upos::Verb if tense => finite,
            _ => return None,
        };
        let free = predicate != saying
            && !tree.children(predicate).iter().any(|&c| tree.rel(c).is_subject())
            && !tree.ancestors(saying).any(|above| above == predicate);
        if !free || !self.is_saying(saying) {
            return None;
        }
        let mut mended = vec![
            Mended { token: noun, head: Some(predicate), rel: "nsubj" },
            Mended { token: predicate, head: Some(saying), rel: "ccomp" },
        ];
        let that = tree.child(saying, Rel::Obj).filter(|&that| {
            that < saying && self.words.content_marks.has(self.document.token_text(that).as_bytes())
        });
        mended.extend(that.map(|token| Mended { token, head: Some(saying), rel: "mark" }));
        Some(mended)
    }

    /// "said the owner sold the mill, bought land and left": a verb without a subject behind what is
    /// said goes with the last verb of it in the same tense.
    fn joined_content(&self, verb: TokenId) -> Option<Mended> {
        let (syntax, tree) = (self.syntax, self.tree);
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
        let past = |t: TokenId| matches!(syntax.xpos(t), "VBD" | "VBN");
        let mut last = content(saying)?;
        while let Some(inner) = content(last).filter(|&inner| past(inner) == past(verb)) {
            last = inner;
        }
        (past(last) == past(verb)).then_some(Mended { token: verb, head: Some(last), rel: "conj" })
    }

    fn is_saying(&self, verb: TokenId) -> bool {
        let lemma = self.syntax.lemma(self.document, self.language, verb);
        self.language.list("saying").has_form(&lemma)
    }

    fn is_time(&self, token: TokenId) -> bool {
        self.words.time_marks.has(self.document.token_text(token).as_bytes())
    }
}

/// "Paper maker Brightwater Group offered": of two subjects side by side, the noun describes the
/// name.
fn description(tree: &Tree, noun: TokenId) -> Option<Mended> {
    let verb = tree.head(noun).filter(|_| tree.rel(noun).is_subject())?;
    let plain = tree.upos(noun) == Upos::Noun && tree.children(noun).iter().all(|&c| c < noun);
    let name = tree
        .children(verb)
        .iter()
        .copied()
        .find(|&c| tree.rel(c).is_subject() && c > noun && tree.upos(c) == Upos::Propn)?;
    let first = tree.subtree(name, |t| tree.rel(t) != Rel::Punct)[0];
    let beside = plain && first.0 == noun.0 + 1;
    beside.then_some(Mended { token: noun, head: Some(name), rel: "nmod:desc" })
}

/// "It burned on May 3, and the wreck was raised": the noun behind "and" is the subject of the joined
/// verb, not joined to the noun before.
fn joined_subject(syntax: &Syntax, tree: &Tree, verb: TokenId) -> Vec<Mended> {
    let children = tree.children(verb);
    let alone = !children.iter().any(|&c| tree.rel(c).is_subject());
    let passive = tree.child(verb, Rel::AuxPass);
    let finite = matches!(syntax.xpos(passive.unwrap_or(verb)), "VBD" | "VBZ" | "VBP");
    let Some(first) = tree.head(verb).filter(|&first| {
        alone
            && finite
            && first < verb
            && tree.rel(verb) == Rel::Conj
            && tree.upos(verb) == Upos::Verb
    }) else {
        return Vec::new();
    };
    let joined = |&noun: &TokenId| {
        tree.rel(noun) == Rel::Conj
            && matches!(tree.upos(noun), Upos::Noun | Upos::Propn)
            && tree.head(noun).is_some_and(|other| first < other && other < noun)
    };
    let Some(noun) = (first.0 + 1..verb.0).map(TokenId).rfind(joined) else { return Vec::new() };
    let and = tree.child(noun, Rel::Cc).or_else(|| tree.child(verb, Rel::Cc));
    let Some(and) = and.filter(|&and| tree.head(noun) < Some(and) && and < noun) else {
        return Vec::new();
    };
    let rel = if passive.is_some() { "nsubj:pass" } else { "nsubj" };
    vec![
        Mended { token: noun, head: Some(verb), rel },
        Mended { token: and, head: Some(verb), rel: "cc" },
    ]
}

/// "the Copper Ridge mine", "Grace Okafor": a common noun or a name directly behind a name, without a
/// comma or an article, is no apposition.
fn is_part_of_name(document: &Document, syntax: &Syntax, tree: &Tree, token: TokenId) -> bool {
    tree.rel(token) == Rel::Appos
        && token.0 > 0
        && tree.head(token) == Some(TokenId(token.0 - 1))
        && tree.children(token).is_empty()
        && match syntax.xpos(token) {
            "NN" | "NNS" => document.token_text(token).starts_with(char::is_lowercase),
            tag => tag == "NNP" && syntax.xpos(TokenId(token.0 - 1)) == "NNP",
        }
}

/// The noun that may be the subject of a finite verb, and what the clause then hangs on: an oblique
/// of a verb without a subject, or what the verb was read to be a relative clause of, where it has
/// an object and neither a relative pronoun nor a subject without a preposition.
fn governed_noun(
    syntax: &Syntax,
    tree: &Tree,
    verb: TokenId,
) -> Option<(TokenId, Option<TokenId>)> {
    let children = tree.children(verb);
    let finite = matches!(syntax.xpos(verb), "VBD" | "VBZ" | "VBP")
        && !children.iter().any(|&c| matches!(tree.rel(c), Rel::AuxPass | Rel::Aux | Rel::Cop));
    if !finite || tree.upos(verb) != Upos::Verb {
        return None;
    }
    let subject = children.iter().copied().find(|&c| tree.rel(c).is_subject());
    let loose = subject.is_none_or(|s| tree.child(s, Rel::Case).is_some());
    if tree.rel(verb) == Rel::AclRelcl {
        let noun = tree.head(verb)?;
        let complete = children.iter().any(|&c| matches!(tree.rel(c), Rel::Obj | Rel::Ccomp));
        return (complete && loose && tree.rel(noun) == Rel::Obl)
            .then_some((noun, tree.head(noun)));
    }
    let above = tree.head(verb)?;
    let open = subject.is_none() && tree.rel(verb) != Rel::Conj;
    let oblique = |&&c: &&TokenId| c < verb && tree.rel(c) == Rel::Obl;
    let beside = || tree.children(above).iter().rfind(|&c| oblique(&c) && above < *c);
    let noun = *children.iter().rfind(oblique).or_else(beside)?;
    open.then_some((noun, Some(above)))
}

/// A finite clause with a subject and without a conjunction, before a verb with a subject of its own
/// that ends the sentence and governs no other clause.
fn is_said(syntax: &Syntax, tree: &Tree, clause: TokenId, end: TokenId) -> bool {
    let Some(verb) = tree.head(clause).filter(|&verb| clause < verb) else { return false };
    let subject = |token: TokenId| {
        tree.children(token)
            .iter()
            .copied()
            .find(|&c| matches!(tree.rel(c), Rel::Nsubj | Rel::NsubjPass))
    };
    let opened = tree.children(clause).iter().any(|&c| {
        tree.rel(c) == Rel::Mark || tree.rel(c) == Rel::Advmod && syntax.xpos(c) == "WRB"
    });
    let finite = std::iter::once(clause)
        .chain(tree.children(clause).iter().copied())
        .filter(|&t| t == clause || matches!(tree.rel(t), Rel::Aux | Rel::AuxPass | Rel::Cop))
        .any(|t| matches!(syntax.xpos(t), "VBD" | "VBZ" | "VBP" | "MD"));
    let last = (verb.0 + 1..end.0)
        .all(|t| tree.upos(TokenId(t)) == Upos::Punct || tree.upos(TokenId(t)) == Upos::Propn);
    let complement = tree
        .children(verb)
        .iter()
        .any(|&c| matches!(tree.rel(c), Rel::Ccomp | Rel::Obj | Rel::Xcomp));
    let between = subject(verb).is_some_and(|s| clause < s && s < verb);
    tree.upos(verb) == Upos::Verb
        && finite
        && last
        && between
        && !opened
        && !complement
        && subject(clause).is_some()
}

#[cfg(test)]
mod tests {
    use crate::input::Article;
    use crate::lang::Language;
    use crate::text::{Rel, TokenId, Tree, analyse, read};

    /// The relation that a word has to its head.
    fn relation(sentence: &str, word: &str) -> (Rel, Option<String>) {
        let language = Language::english();
        let article = Article { text: sentence.to_owned(), ..Article::default() };
        let document = read(article, language);
        let tree = Tree::new(&document, &analyse(&document, language));
        let mut tokens = (0..document.tokens.len() as u32).map(TokenId);
        let token = tokens.find(|&t| document.token_text(t) == word).unwrap();
        let head = tree.head(token).map(|head| document.token_text(head).to_owned());
        (tree.rel(token), head)
    }

    #[test]
    fn the_noun_behind_and_is_the_subject_of_the_verb_behind_it() {
        let said = "The fire broke out on the car deck on October 10, and the body of the engineer, \
                    Tomas Weld, was recovered the next day.";
        assert_eq!(relation(said, "body"), (Rel::NsubjPass, Some("recovered".to_owned())));
    }

    #[test]
    fn what_is_said_first_is_no_adverbial_clause() {
        let said =
            "Delta Airways was merged into Nordic Air after a long meeting, the owners said.";
        assert_ne!(relation(said, "merged").0, Rel::Advcl);
    }

    #[test]
    fn what_is_joined_to_what_is_said_is_not_joined_to_the_saying() {
        let said = "The judge said the owner sold the mill in 1998, bought land and left the town.";
        assert_eq!(relation(said, "bought"), (Rel::Conj, Some("sold".to_owned())));
    }

    #[test]
    fn what_stands_behind_the_clause_of_the_subject_belongs_to_it() {
        let text = "A landscape that was stolen from the museum in 1999 came home on Friday.";
        assert_eq!(relation(text, "1999").1.as_deref(), Some("stolen"));
        assert_eq!(relation(text, "Friday").1.as_deref(), Some("came"));
    }

    #[test]
    fn what_is_believed_has_a_subject() {
        let said =
            "The mayor made the odd remark on radio that he believed Senator Olin was a liar.";
        assert_eq!(relation(said, "liar"), (Rel::Ccomp, Some("believed".to_owned())));
    }

    #[test]
    fn what_is_said_in_a_statement_is_content() {
        let said = "The bank said in a statement that the owners would sell the mill.";
        assert_eq!(relation(said, "sell"), (Rel::Ccomp, Some("said".to_owned())));
    }

    #[test]
    fn what_somebody_is_told_is_no_relative_clause() {
        let told =
            "The mayor had warned the builder that he would stop the work if the wall moved.";
        assert_eq!(relation(told, "stop"), (Rel::Ccomp, Some("warned".to_owned())));
    }

    #[test]
    fn the_noun_after_a_conjunction_of_time_is_the_subject_of_its_clause() {
        let said = "The strike came after a report by two inspectors said the mine was unsafe.";
        assert_eq!(relation(said, "report"), (Rel::Nsubj, Some("said".to_owned())));
        assert_eq!(relation(said, "said"), (Rel::Advcl, Some("came".to_owned())));
    }
}
