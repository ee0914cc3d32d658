//! Verbs with a tense that were read without one, set right with the tree around them.
//!
//! - "The ministry plans to act.": a whole sentence whose root is a plural with an infinitive.
//! - "She said Norwell plans to cut jobs": so is what somebody says.
//! - "A strike that began in May ended in June.": the second verb is the sentence's own.
//! - "They warned in May, and talks with a buyer ended": "talks" are what ended.
//! - "They will hand out bottled water": what a modal stands before is the verb.
//! - "They met on Monday to vote": what stands before "to" or "that" belongs to the verb before it.
//! - "The inquiry centres on a sale": a whole sentence whose root is a plural before "on".

mod past;

use super::{Change, has_predicate};
use crate::lang::{Language, WordList};
use crate::text::model::{Document, SentenceKind, Syntax, TokenId, Upos};
use crate::text::tree::{Rel, Tree};

/// Sets the sentences of a document right.
pub(super) fn set_right(document: &Document, syntax: &mut Syntax, language: &Language) {
    let tree = Tree::new(document, syntax);
    let reader = Reader {
        document,
        syntax,
        tree: &tree,
        strong: language.list("strong-participles"),
        unchanged: language.list("unchanged-past"),
        particles: language.list("particles"),
        saying: language.list("saying"),
        intransitive: language.list("intransitive"),
    };
    let mut found: Vec<Change> = Vec::new();
    for sentence in &document.sentences {
        let last = sentence.end.0.checked_sub(1).map(TokenId);
        let whole = last.is_some_and(|t| document.token_text(t) == ".");
        for token in (sentence.first.0..sentence.end.0).map(TokenId) {
            let line = sentence.kind == SentenceKind::Bullet;
            let own = || ((whole || line) && reader.is_bare_root(token)).then_some(token);
            let inside = sentence.kind == SentenceKind::Prose && token > sentence.first;
            let changed = inside.then(|| reader.name_in_capitals(token)).flatten();
            found.extend(changed);
            let changed = own()
                .and_then(|root| reader.with_infinitive(root).or_else(|| reader.second_verb(root)))
                .or_else(|| own().and_then(|root| reader.before_on(root)))
                .or_else(|| own().and_then(|root| reader.before_article(root)))
                .or_else(|| reader.said_to_plan(token))
                .or_else(|| reader.joined_noun(token))
                .or_else(|| reader.behind_modal(token))
                .or_else(|| reader.joined_past(token))
                .or_else(|| reader.described_past(token))
                .or_else(|| reader.reduced(token))
                .or_else(|| reader.read_as_adjective(token))
                .or_else(|| reader.with_object(token))
                .or_else(|| reader.behind_noun(token))
                .or_else(|| reader.before_clause(token))
                .or_else(|| reader.unchanged(token));
            found.extend(changed);
        }
    }
    found.into_iter().for_each(|change| change.apply(syntax));
}

struct Reader<'a> {
    document: &'a Document,
    syntax: &'a Syntax,
    tree: &'a Tree,
    strong: &'static WordList,
    unchanged: &'static WordList,
    particles: &'static WordList,
    saying: &'static WordList,
    intransitive: &'static WordList,
}

impl Reader<'_> {
    fn lower(&self, token: TokenId) -> String {
        self.document.token_text(token).to_lowercase()
    }

    fn xpos(&self, token: TokenId) -> &'static str {
        self.syntax.xpos(token)
    }

    fn rel_name(&self, token: TokenId) -> &'static str {
        self.syntax.words[token.0 as usize].relation.name()
    }

    /// A noun at the root, without any predicate.
    fn is_bare_root(&self, token: TokenId) -> bool {
        let tree = self.tree;
        tree.rel(token) == Rel::Root
            && matches!(tree.upos(token), Upos::Noun | Upos::Propn)
            && tree.child(token, Rel::Mark).is_none()
            && !has_predicate(tree, token)
    }

    /// Without an auxiliary or a subject, and a form that is a past tense, too.
    fn can_be_past(&self, token: TokenId) -> bool {
        let tree = self.tree;
        let helped = [Rel::Aux, Rel::AuxPass, Rel::Cop, Rel::Mark, Rel::OblAgent];
        matches!(self.xpos(token), "VBN" | "VBD")
            && helped.iter().all(|&rel| tree.child(token, rel).is_none())
            && !self.strong.has(&self.lower(token))
    }

    /// "The ministry [plans] to act."
    fn with_infinitive(&self, root: TokenId) -> Option<Change> {
        let (noun, verb) = self.around_infinitive(root)?;
        let mut change = self.as_verb_of(noun, root);
        change.hang(verb, Some(root), "xcomp");
        Some(change)
    }

    /// "The inquiry [centres] on a sale."
    fn before_on(&self, root: TokenId) -> Option<Change> {
        let tree = self.tree;
        let (noun, on) = (TokenId(root.0.checked_sub(1)?), TokenId(root.0 + 1));
        if on.0 as usize >= tree.len() {
            return None;
        }
        let described = tree.head(noun) == Some(root)
            && tree.rel(noun) == Rel::Compound
            && self.xpos(noun) == "NN"
            && tree.child(root, Rel::Det).is_some_and(|det| det.0 + 1 == noun.0);
        let about =
            tree.head(on).filter(|&n| self.lower(on) == "on" && tree.head(n) == Some(root))?;
        // "The bank shares on Friday." is no sentence.
        if !described || self.xpos(root) != "NNS" || tree.upos(about) != Upos::Noun {
            return None;
        }
        let mut change = self.as_verb_of(noun, root);
        change.hang(about, Some(root), "obl");
        for &clause in tree.children(root).iter().filter(|&&c| tree.rel(c) == Rel::AclRelcl) {
            let nouns = tree.subtree(about, |_| true);
            let before = nouns.into_iter().rfind(|&n| n < clause && tree.upos(n) == Upos::Noun);
            change.hang(clause, before.or(Some(about)), "acl:relcl");
        }
        Some(change)
    }

    /// "She said Norwell [plans] to cut jobs": nobody says a noun.
    fn said_to_plan(&self, plural: TokenId) -> Option<Change> {
        let tree = self.tree;
        if self.xpos(plural) != "NNS" || !matches!(tree.rel(plural), Rel::Nsubj | Rel::Obj) {
            return None;
        }
        let saying = tree.head(plural).filter(|&s| s < plural)?;
        let (noun, verb) = self.around_infinitive(plural)?;
        let that = noun.0 == saying.0 + 1 || self.lower(TokenId(noun.0 - 1)) == "that";
        if !that || !self.saying.has(&self.lower(saying)) {
            return None;
        }
        let mut change = self.as_verb_of(noun, plural);
        change.hang(plural, Some(saying), "ccomp");
        change.hang(verb, Some(plural), "xcomp");
        Some(change)
    }

    /// The noun right before a plural, and the infinitive right behind it.
    fn around_infinitive(&self, root: TokenId) -> Option<(TokenId, TokenId)> {
        let tree = self.tree;
        let noun = TokenId(root.0.checked_sub(1)?);
        let verb = TokenId(root.0 + 2);
        if verb.0 as usize >= tree.len() {
            return None;
        }
        let infinitive = tree.head(verb) == Some(root)
            && tree.rel(verb) == Rel::Acl
            && self.xpos(verb) == "VB"
            && self.xpos(TokenId(root.0 + 1)) == "TO";
        let described = tree.head(noun) == Some(root)
            && tree.rel(noun) == Rel::Compound
            && matches!(self.xpos(noun), "NN" | "NNP");
        (infinitive && described && self.xpos(root) == "NNS").then_some((noun, verb))
    }

    /// A plural becomes the verb of the noun right before it, which keeps what stands before both.
    fn as_verb_of(&self, noun: TokenId, plural: TokenId) -> Change {
        let mut change = Change::default();
        change.tag(plural, Upos::Verb, "VBZ");
        change.hang(noun, Some(plural), "nsubj");
        for &c in self.tree.children(plural).iter().filter(|&&c| c < noun) {
            change.hang(c, Some(noun), self.rel_name(c));
        }
        change
    }

    /// "the ferry [Island Queen]": two words with capitals inside a sentence are a name.
    fn name_in_capitals(&self, token: TokenId) -> Option<Change> {
        let before = TokenId(token.0.checked_sub(2)?);
        let first = TokenId(token.0 - 1);
        let capital = |t: TokenId| {
            let text = self.document.token_text(t);
            let mut letters = text.chars();
            letters.next().is_some_and(char::is_uppercase)
                && letters.next().is_some_and(char::is_lowercase)
        };
        let common = |t: TokenId| self.xpos(t) == "NN" && capital(t);
        let small = self.document.token_text(before).starts_with(|c: char| c.is_ascii_lowercase());
        let pair = common(token) && common(first) && small && self.tree.head(first) == Some(token);
        if !pair || self.tree.rel(first) != Rel::Compound {
            return None;
        }
        let mut change = Change::default();
        change.tag(first, Upos::Propn, "NNP");
        change.tag(token, Upos::Propn, "NNP");
        Some(change)
    }

    /// "Wiel [paints] the picture.": no noun stands right before an article.
    fn before_article(&self, root: TokenId) -> Option<Change> {
        let tree = self.tree;
        let noun = TokenId(root.0.checked_sub(1)?);
        let article = TokenId(root.0 + 1);
        if article.0 as usize >= tree.len() || !matches!(self.xpos(article), "DT" | "PRP$") {
            return None;
        }
        let object = tree.head(article).filter(|&o| tree.head(o) == Some(root) && o > root)?;
        let described = tree.head(noun) == Some(root)
            && matches!(tree.rel(noun), Rel::Compound | Rel::Flat | Rel::NmodDesc)
            && matches!(self.xpos(noun), "NN" | "NNP");
        if !described || self.xpos(root) != "NNS" || tree.child(object, Rel::Case).is_some() {
            return None;
        }
        let mut change = self.as_verb_of(noun, root);
        change.hang(object, Some(root), "obj");
        Some(change)
    }

    /// "A strike that began in May [ended] in June."
    fn second_verb(&self, root: TokenId) -> Option<Change> {
        let tree = self.tree;
        let clause = tree.children(root).iter().copied().find(|&c| {
            tree.rel(c) == Rel::AclRelcl
                && tree.children(c).iter().any(|&s| tree.rel(s).is_subject() && s > root && s < c)
        })?;
        let below = tree.subtree(clause, |_| true);
        let verb = below.into_iter().find(|&v| {
            let bare = matches!(tree.rel(v), Rel::Xcomp | Rel::Acl | Rel::Advcl);
            let named = |&s: &TokenId| tree.rel(s).is_subject() && tree.upos(s) != Upos::Num;
            v.0 > clause.0 + 1
                && bare
                && self.can_be_past(v)
                && !tree.children(v).iter().any(named)
                && self.document.token_text(TokenId(v.0 - 1)) != ","
        })?;
        let mut change = Change::default();
        change.tag(verb, Upos::Verb, "VBD");
        change.hang(verb, None, "root");
        change.hang(root, Some(verb), "nsubj");
        for &c in tree.children(verb).iter().filter(|&&c| tree.rel(c).is_subject()) {
            change.hang(c, Some(clause), "obl");
        }
        for &c in tree.children(root).iter().filter(|&&c| c > verb) {
            change.hang(c, Some(verb), self.rel_name(c));
        }
        Some(change)
    }

    /// "…, and [talks] with a buyer [ended]": a present tense does not join a past one, and a finite
    /// verb follows.
    fn joined_noun(&self, token: TokenId) -> Option<Change> {
        let tree = self.tree;
        let other = [Rel::Aux, Rel::AuxPass, Rel::Obj, Rel::Xcomp, Rel::Ccomp];
        let cc = tree.child(token, Rel::Cc).filter(|cc| cc.0 + 1 == token.0)?;
        let joined = tree.rel(token) == Rel::Conj
            && self.xpos(token) == "VBZ"
            && other.iter().all(|&rel| tree.child(token, rel).is_none())
            && !tree.children(token).iter().any(|&c| tree.rel(c).is_subject());
        let head = tree.head(token).filter(|_| joined)?;
        let had = |&t: &TokenId| {
            self.xpos(t) == "VBD"
                || tree.child(t, Rel::Aux).is_some_and(|aux| self.lower(aux) == "had")
        };
        let above = std::iter::once(head).chain(tree.ancestors(head)).find(had)?;
        let below = tree.subtree(token, |_| true);
        let verb = below.into_iter().find(|&v| {
            v > token && tree.rel(v) == Rel::Acl && self.can_be_past(v) && self.xpos(v) == "VBN"
        })?;
        let mut change = Change::default();
        change.tag(token, Upos::Noun, "NNS");
        change.tag(verb, Upos::Verb, "VBD");
        change.hang(token, Some(verb), "nsubj");
        change.hang(verb, Some(above), "conj");
        change.hang(cc, Some(verb), "cc");
        for &c in tree.children(token).iter().filter(|&&c| c != cc) {
            match tree.rel(c) {
                Rel::Obl if c < verb => change.hang(c, Some(token), "nmod"),
                _ if c < verb && c > token => change.hang(c, Some(token), self.rel_name(c)),
                _ => change.hang(c, Some(verb), self.rel_name(c)),
            }
        }
        Some(change)
    }

    /// "will [hand] out bottled water": read as something beside the participle.
    fn behind_modal(&self, token: TokenId) -> Option<Change> {
        let tree = self.tree;
        let modal = tree.child(token, Rel::Aux).is_some_and(|aux| self.xpos(aux) == "MD");
        let clause = matches!(
            tree.rel(token),
            Rel::Root
                | Rel::Ccomp
                | Rel::Xcomp
                | Rel::Csubj
                | Rel::Advcl
                | Rel::Acl
                | Rel::AclRelcl
                | Rel::Conj
                | Rel::Parataxis
                | Rel::Appos
        );
        if !modal || clause || self.xpos(token) != "VB" {
            return None;
        }
        let participle = tree.ancestors(token).take(2).find(|&h| {
            h > token && matches!(self.xpos(h), "VBN" | "VBD") && tree.child(h, Rel::Aux).is_none()
        })?;
        let object = tree.child(participle, Rel::Obj).filter(|o| o.0 == participle.0 + 1)?;
        let mut change = Change::default();
        change.hang(token, tree.head(participle), self.rel_name(participle));
        change.hang(participle, Some(object), "amod");
        change.hang(object, Some(token), "obj");
        change.tag(participle, Upos::Verb, "VBN");
        let others = tree.children(participle).iter().copied();
        for c in others.filter(|&c| c != token && c != object) {
            let particle = c > token && c < participle && self.particles.has(&self.lower(c));
            let rel = if particle { "compound:prt" } else { self.rel_name(c) };
            change.hang(c, Some(token), rel);
            if particle {
                change.tag(c, Upos::Adp, "RP");
            }
        }
        Some(change)
    }

    /// "gathered [on Thursday evening] to remember", "told them [on Friday] that it was over".
    fn before_clause(&self, token: TokenId) -> Option<Change> {
        let tree = self.tree;
        let adverbial = matches!(tree.rel(token), Rel::Obl | Rel::OblUnmarked);
        let verb = tree.head(token).filter(|&v| adverbial && token < v)?;
        let opens = |m: TokenId| self.xpos(m) == "TO" || self.lower(m) == "that";
        let mark = tree.child(verb, Rel::Mark).filter(|&m| token < m && opens(m))?;
        let clause = matches!(tree.rel(verb), Rel::Advcl | Rel::Xcomp | Rel::Ccomp);
        let above = tree.head(verb).filter(|&above| clause && above < token && above < mark)?;
        let mut change = Change::default();
        change.hang(token, Some(above), self.rel_name(token));
        Some(change)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Parsed;
    use crate::text::Upos;

    /// The tag of a word, and the word it hangs on with its relation.
    fn shown(text: &str, word: &str) -> String {
        let parsed = Parsed::of(text);
        let token = parsed.tokens(word)[0];
        let (tree, head) = (&parsed.tree, parsed.head(token).unwrap_or("-"));
        let verb = if tree.upos(token) == Upos::Verb { "verb" } else { "no verb" };
        format!("{verb} {} {:?} {head}", parsed.syntax.xpos(token), tree.rel(token))
    }

    #[test]
    fn an_adverb_that_looks_like_an_adjective_goes_with_its_verb() {
        let text = "The bridge, which was built in 1871 and last repaired in the 1960s, was shut.";
        assert_eq!(shown(text, "repaired"), "verb VBN Conj built");
    }

    #[test]
    fn a_sentence_has_a_verb_with_a_tense() {
        for (text, word, expected) in [
            (
                "The Harbour Ministry plans to introduce stricter rules for car decks next year.",
                "plans",
                "verb VBZ Root -",
            ),
            (
                "A strike that began on April 2 ended in May, when the owners gave way.",
                "ended",
                "verb VBD Root -",
            ),
            ("The county will hand out bottled water from Wednesday.", "hand", "verb VB Root -"),
            (
                "Work began in October 2005 and stood still for most of 2008.",
                "stood",
                "verb VBD Conj began",
            ),
            (
                "The company had warned in May that it could not go on, and talks with a buyer ended without a result last week.",
                "talks",
                "no verb NNS Nsubj ended",
            ),
            (
                "The council voted on Tuesday, eleven months after a fire destroyed nine of its stalls.",
                "destroyed",
                "verb VBD Advcl voted",
            ),
            ("The Mount Pell observatory let visitors in again.", "let", "verb VBD Root -"),
            (
                "The chief executive of Halvorsen Coatings, Mette Halvorsen, resigned on Monday, seven weeks after a fire at the factory killed two workers.",
                "resigned",
                "verb VBD Root -",
            ),
            (
                "One of the two workers hurt in the blaze, a 34-year-old man, died overnight, the hospital said.",
                "hurt",
                "verb VBN Acl One",
            ),
        ] {
            assert_eq!(shown(text, word), expected, "{text}");
        }
    }

    #[test]
    fn participles_stay_what_they_are() {
        for (text, word, tag) in [
            ("The house was sold and renamed in May.", "renamed", "VBN"),
            ("Farms let rooms to visitors.", "let", "VB"),
        ] {
            let found = shown(text, word);
            assert_eq!(found.split(' ').nth(1), Some(tag), "{text}: {found}");
        }
    }
}
