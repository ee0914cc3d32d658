//! Plurals that are verbs: before an infinitive, before "on", before an article.

use crate::text::mend::{Change, Reader};
use crate::text::model::{TokenId, Upos};
use crate::text::tree::Rel;

impl Reader<'_> {
    /// "The ministry [plans] to act."
    pub(super) fn with_infinitive(&self, root: TokenId) -> Option<Change> {
        let (noun, verb) = self.around_infinitive(root)?;
        let mut change = self.as_verb_of(noun, root);
        change.hang(verb, Some(root), "xcomp");
        Some(change)
    }

    /// "The inquiry [centres] on a sale."
    pub(super) fn before_on(&self, root: TokenId) -> Option<Change> {
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
    pub(super) fn said_to_plan(&self, plural: TokenId) -> Option<Change> {
        let tree = self.tree;
        if self.xpos(plural) != "NNS" || !matches!(tree.rel(plural), Rel::Nsubj | Rel::Obj) {
            return None;
        }
        let saying = tree.head(plural).filter(|&s| s < plural)?;
        let (noun, verb) = self.around_infinitive(plural)?;
        let that = noun.0 == saying.0 + 1 || self.lower(TokenId(noun.0 - 1)) == "that";
        if !that || !self.lists.saying.has(&self.lower(saying)) {
            return None;
        }
        let mut change = self.as_verb_of(noun, plural);
        change.hang(plural, Some(saying), "ccomp");
        change.hang(verb, Some(plural), "xcomp");
        Some(change)
    }

    /// "Wiel [paints] the picture.": no noun stands right before an article.
    pub(super) fn before_article(&self, root: TokenId) -> Option<Change> {
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
        self.hand_over(&mut change, (plural, noun), |c| c < noun);
        change
    }
}
