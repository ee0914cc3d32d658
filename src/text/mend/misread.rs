//! Words whose part of speech was misread where it decides what the sentence says, set right with
//! the tree around them.
//!
//! - "Hundreds of people gathered at the harbour.": no noun with a participle, but a past tense.
//! - "The quake of May 3, 2018, destroyed 2,100 homes.": no participle, either.
//! - "its full-year forecast on Thursday": behind a compound with a hyphen stands its noun.
//! - "the chief executive of the bank": an adjective with an article and a name is a noun.
//! - "A car ferry caught fire": "ferry" is no verb, which would have to be "ferries".
//! - "They returned to work on Monday": no infinitive behind a verb that leads somewhere.
//! - "in the cup final on Sunday": with an article before the noun before it, it is a noun.
//! - "It was taken private by a bank": what it became, and not what the bank is like.
//! - "the bodies of men in a coal mine": nothing of the speaker's.

use super::{Change, Reader};
use crate::text::model::{TokenId, Upos};
use crate::text::tree::Rel;

/// Finds them.
pub(super) fn find(reader: &Reader, change: &mut Change) {
    for sentence in &reader.document.sentences {
        for token in (sentence.first.0..sentence.end.0).map(TokenId) {
            if reader.tree.rel(token) == Rel::Root && reader.is_whole(sentence) {
                let verb = reader.verb_of_noun(token);
                let verb = verb.or_else(|| reader.behind_date(token, sentence.end));
                change.add(verb.or_else(|| reader.left_by_a_head(token)));
            }
            change.add(reader.no_verb(token));
            change.add(reader.no_infinitive(token));
            change.add(reader.office(token));
            change.add(reader.behind_compound(token));
            change.add(reader.last_of_compound(token));
            change.add(reader.made_private(token));
            change.add(reader.dug_mine(token));
        }
    }
}

impl Reader<'_> {
    /// "Several hundred people [gathered] at the harbour.": a whole sentence whose root is a noun with a
    /// participle that can be a past tense.
    fn verb_of_noun(&self, root: TokenId) -> Option<Change> {
        let tree = self.tree;
        let nominal = matches!(tree.upos(root), Upos::Noun | Upos::Propn | Upos::Num);
        if !nominal || self.is_predicate(root) {
            return None;
        }
        let children = tree.children(root);
        let verb = children.iter().copied().find(|&c| {
            let helped = [Rel::OblAgent, Rel::Aux, Rel::AuxPass, Rel::Mark];
            let participle = tree.rel(c) == Rel::Acl && self.xpos(c) == "VBN";
            c > root
                && (participle && !self.is_strong(c) || self.is_adjective_behind(c, root))
                && self.lacks(c, &helped)
        })?;
        if self.document.has_comma(root, verb) {
            return None;
        }
        let mut change = Change::default();
        change.tag(verb, Upos::Verb, "VBD");
        change.hang(verb, None, "root");
        change.hang(root, Some(verb), "nsubj");
        for &c in children.iter().filter(|&&c| c > verb) {
            let rel = match tree.rel(c) {
                Rel::Punct => "punct",
                Rel::Appos => "obj",
                _ => "obl",
            };
            change.hang(c, Some(verb), rel);
        }
        Some(change)
    }

    /// "A gunman [wounded] three people": no adjective stands behind its noun and before another.
    fn is_adjective_behind(&self, token: TokenId, noun: TokenId) -> bool {
        let tree = self.tree;
        let object = |&c: &TokenId| tree.rel(c) == Rel::Appos && c > token;
        let object = tree.children(noun).iter().copied().find(object);
        let beside = |object: TokenId| {
            let phrase = tree.subtree(object, |t| t < object);
            phrase.first().is_some_and(|first| first.0 == token.0 + 1)
        };
        tree.rel(token) == Rel::Amod
            && token.0 == noun.0 + 1
            && self.lower(token).ends_with("ed")
            && object.is_some_and(beside)
    }

    /// "The bank's chief executive [quit] on Monday.": a past tense like the plain form, read as the noun
    /// that the words before it describe.
    fn left_by_a_head(&self, root: TokenId) -> Option<Change> {
        let tree = self.tree;
        let noun = TokenId(root.0.checked_sub(1)?);
        let described = tree.head(noun) == Some(root)
            && matches!(tree.rel(noun), Rel::Amod | Rel::Compound)
            && self.lists.person_nouns.has(&self.lower(noun));
        let verb = self.xpos(root) == "NN" && self.lists.unchanged.has(&self.lower(root));
        if !described || !verb || self.is_predicate(root) {
            return None;
        }
        let mut change = Change::default();
        change.tag(root, Upos::Verb, "VBD");
        change.tag(noun, Upos::Noun, "NN");
        self.hand_over(&mut change, (root, noun), |c| c < noun);
        change.hang(noun, Some(root), "nsubj");
        for &c in tree.children(root).iter().filter(|&&c| c > root) {
            if matches!(tree.rel(c), Rel::Nmod | Rel::NmodUnmarked) {
                change.hang(c, Some(root), "obl");
            }
        }
        Some(change)
    }

    /// "The quake of May 3, 2018, [destroyed] 2,100 homes.": a whole sentence without a verb, and what can be
    /// one between the number of a year or day and an object.
    fn behind_date(&self, root: TokenId, end: TokenId) -> Option<Change> {
        let tree = self.tree;
        if !self.is_bare_noun(root) {
            return None;
        }
        let text = |t: u32| self.text(TokenId(t));
        let verb = (root.0 + 3..end.0.saturating_sub(2)).map(TokenId).find(|&v| {
            let date = if text(v.0 - 1) == "," { v.0 - 2 } else { v.0 - 1 };
            self.xpos(v) == "VBN"
                && self.xpos(TokenId(date)) == "CD"
                && matches!(self.xpos(TokenId(v.0 + 1)), "CD" | "DT" | "PRP$")
                && !self.is_strong(v)
                && self.lacks(v, &[Rel::OblAgent, Rel::Aux, Rel::AuxPass, Rel::Mark])
        })?;
        let mut change = Change::default();
        change.tag(verb, Upos::Verb, "VBD");
        change.hang(verb, None, "root");
        change.hang(root, Some(verb), "nsubj");
        let mut object = tree.head(TokenId(verb.0 + 1)).filter(|&noun| noun > verb);
        for t in (verb.0 + 1..end.0).map(TokenId) {
            if tree.head(t).is_some_and(|head| head <= verb) {
                let role = if object == Some(t) && object.take().is_some() {
                    "obj"
                } else {
                    self.rel_name(t)
                };
                change.hang(t, Some(verb), role);
            }
        }
        Some(change)
    }

    /// "A car [ferry] caught fire": a plain form behind a noun in the singular with an article, which it
    /// does not agree with, or a noun without a copula, where a finite verb without a conjunction hangs
    /// on it.
    fn no_verb(&self, token: TokenId) -> Option<Change> {
        let tree = self.tree;
        let before = TokenId(token.0.checked_sub(1)?);
        let disagrees = matches!(self.xpos(token), "VBP" | "VB" | "NN")
            && tree.child(token, Rel::Cop).is_none()
            && self.xpos(before) == "NN"
            && tree.head(before) == Some(token)
            && tree.rel(before).is_subject();
        let article = disagrees.then(|| tree.child(before, Rel::Det)).flatten()?;
        let children = tree.children(token);
        let auxiliary = |&c: &TokenId| matches!(tree.rel(c), Rel::Aux | Rel::AuxPass | Rel::Mark);
        if children.iter().any(|c| auxiliary(c) && *c < token) {
            return None;
        }
        let verb = children.iter().copied().find(|&c| {
            let clause =
                matches!(tree.rel(c), Rel::Advcl | Rel::Ccomp | Rel::Parataxis | Rel::Conj);
            let opened =
                tree.children(c).iter().any(|&k| matches!(tree.rel(k), Rel::Mark | Rel::Cc));
            c > token && clause && !opened && matches!(self.xpos(c), "VBD" | "VBZ" | "VBN")
        })?;
        let mut change = Change::default();
        change.tag(token, Upos::Noun, "NN");
        change.hang(verb, tree.head(token), self.rel_name(token));
        change.hang(token, Some(verb), "nsubj");
        change.hang(before, Some(token), "compound");
        change.hang(article, Some(token), "det");
        self.hand_over_behind(&mut change, token, verb);
        for &c in tree.children(verb) {
            if c < verb && tree.rel(c).is_subject() && tree.child(c, Rel::Case).is_some() {
                change.hang(c, Some(token), "nmod");
            }
        }
        Some(change)
    }

    /// "They returned to [work] on Monday": a place or state that goes without an article, behind a verb
    /// that leads there.
    fn no_infinitive(&self, token: TokenId) -> Option<Change> {
        let tree = self.tree;
        let verb = tree.head(token).filter(|&verb| verb < token)?;
        let infinitive = tree.rel(token) == Rel::Xcomp && tree.upos(token) == Upos::Verb;
        let to = tree.child(token, Rel::Mark).filter(|to| to.0 + 1 == token.0)?;
        let bare = infinitive && self.lists.bare_places.has(&self.lower(token));
        let taking = [Rel::Obj, Rel::Xcomp, Rel::Ccomp, Rel::CompoundPrt];
        let leads = || self.lists.leading.has(&self.lemma(verb));
        if !bare || !leads() || !self.lacks(token, &taking) {
            return None;
        }
        let mut change = Change::default();
        change.tag(token, Upos::Noun, "NN");
        change.tag(to, Upos::Adp, "IN");
        change.hang(token, Some(verb), "obl");
        change.hang(to, Some(token), "case");
        for &c in tree.children(token).iter().filter(|&&c| c > token) {
            change.hang(c, Some(verb), self.rel_name(c));
        }
        Some(change)
    }

    /// "the chief [executive] of the bank, Mette Brandt,": with an article and a name it is no quality.
    fn office(&self, token: TokenId) -> Option<Change> {
        let tree = self.tree;
        let party =
            tree.rel(token).is_subject() || matches!(tree.rel(token), Rel::Obj | Rel::Appos);
        let named =
            || tree.child(token, Rel::Appos).or_else(|| tree.child(token, Rel::Nmod)).is_some();
        let noun = party && tree.upos(token) == Upos::Adj && tree.child(token, Rel::Det).is_some();
        // "The 23-year-[old], who left"
        let aged = || self.text(token) == "old" && self.text(TokenId(token.0 - 1)) == "-";
        let verb = TokenId(token.0 + 1);
        if tree.rel(token) == Rel::Amod
            && tree.head(token) == Some(verb)
            && self.xpos(verb) == "VBD"
            && aged()
        {
            let mut change = Change::of(token, Some(verb), "nsubj");
            change.tag(token, Upos::Noun, "NN");
            return Some(change);
        }
        if !noun || !named() && !aged() {
            return None;
        }
        let mut change = Change::default();
        change.tag(token, Upos::Noun, "NN");
        Some(change)
    }

    /// "its full-year [forecast] on Thursday": a participle that looks like its noun, behind a compound
    /// with a hyphen that can only describe one.
    fn behind_compound(&self, token: TokenId) -> Option<Change> {
        let tree = self.tree;
        let first =
            tree.head(token).filter(|&n| tree.rel(token) == Rel::Acl && n.0 + 1 == token.0)?;
        let text = self.text(token);
        let base = !text.ends_with("ed") && !text.ends_with("en") && !text.ends_with("wn");
        let hyphen = first.0 > 0 && self.xpos(TokenId(first.0 - 1)) == "HYPH";
        // "its profit [forecast]": of what is owned or has an article.
        let owned = self.lists.participle_nouns.has(&self.lower(token))
            && self.lacks(token, &[Rel::OblAgent, Rel::Obj])
            && tree.child(first, Rel::Det).or(tree.child(first, Rel::NmodPoss)).is_some();
        if self.xpos(token) != "VBN" || !base || !hyphen && !owned {
            return None;
        }
        let above = tree.head(first)?;
        let mut change = Change::default();
        change.tag(token, Upos::Noun, "NN");
        change.hang(token, Some(above), self.rel_name(first));
        change.hang(first, Some(token), "compound");
        for &c in tree.children(first) {
            if matches!(tree.rel(c), Rel::Det | Rel::NmodPoss) {
                change.hang(c, Some(token), self.rel_name(c));
            }
        }
        self.hand_over(&mut change, (token, above), |c| c > token);
        Some(change)
    }
}

impl Reader<'_> {
    /// "the cup [final] on Sunday": read as an adjective of the noun before it.
    fn last_of_compound(&self, token: TokenId) -> Option<Change> {
        let tree = self.tree;
        let noun = tree.head(token).filter(|&n| n.0 + 1 == token.0)?;
        let quality = tree.rel(token) == Rel::Amod && self.xpos(token) == "JJ";
        let also = self.lists.noun_endings.has(&self.lower(token));
        let after = TokenId(token.0 + 1);
        let last = (after.0 as usize) < tree.len() && !self.xpos(after).starts_with(['N', 'J']);
        if !quality || !also || !last || tree.upos(noun) != Upos::Noun {
            return None;
        }
        let mut change = Change::default();
        change.tag(token, Upos::Noun, "NN");
        change.hang(token, tree.head(noun), self.rel_name(noun));
        change.hang(noun, Some(token), "compound");
        self.hand_over(&mut change, (noun, token), |c| {
            c != token && tree.rel(c) != Rel::Compound && tree.rel(c) != Rel::Amod
        });
        for &c in tree.children(token) {
            let phrase = matches!(tree.rel(c), Rel::Obl | Rel::OblUnmarked);
            change.hang(c, Some(token), if phrase { "nmod" } else { self.rel_name(c) });
        }
        Some(change)
    }

    /// "a coal [mine]": behind what is dug there, no "what belongs to me".
    fn dug_mine(&self, mine: TokenId) -> Option<Change> {
        let tree = self.tree;
        let coal = TokenId(mine.0.checked_sub(1)?);
        let described = matches!(tree.upos(coal), Upos::Noun | Upos::Propn | Upos::Adj | Upos::Det);
        if tree.upos(mine) != Upos::Pron || &*self.lower(mine) != "mine" || !described {
            return None;
        }
        let mut change = Change::default();
        change.tag(mine, Upos::Noun, "NN");
        if tree.head(mine) == Some(coal) {
            change.hang(mine, tree.head(coal), self.rel_name(coal));
            change.hang(coal, Some(mine), "compound");
            self.hand_over(&mut change, (coal, mine), |c| c != mine);
        }
        Some(change)
    }

    /// "was taken [private] by a bank": a preposition stands between it and the noun.
    fn made_private(&self, token: TokenId) -> Option<Change> {
        let tree = self.tree;
        let noun = tree.head(token).filter(|&n| tree.rel(token) == Rel::Amod && token < n)?;
        let verb = TokenId(token.0.checked_sub(1)?);
        let between = tree.child(noun, Rel::Case).filter(|&case| token < case)?;
        let made = tree.upos(verb) == Upos::Verb && matches!(self.xpos(verb), "VBN" | "VBD");
        (made && between.0 == token.0 + 1 && tree.children(token).is_empty())
            .then(|| Change::of(token, Some(verb), "xcomp"))
    }
}

#[cfg(test)]
mod tests {
    use super::super::Parsed;
    use crate::text::{Rel, Upos};

    #[test]
    fn a_noun_behind_a_noun_is_no_adjective() {
        let parsed = Parsed::of("Calder will play Harwick again in the cup final on May 25.");
        assert_eq!(parsed.relation("final"), (Rel::Obl, Some("play")));
    }

    #[test]
    fn men_dig_in_a_mine() {
        let text =
            "Rescuers recovered the bodies of six men on Sunday from a coal mine in Silesia.";
        assert_eq!(Parsed::of(text).relation("mine"), (Rel::Obl, Some("recovered")));
    }

    #[test]
    fn what_somebody_is_made_is_no_quality_of_who_made_it() {
        let text =
            "The firm, which owns four mills and was taken private by a group in 2019, agreed.";
        assert_eq!(Parsed::of(text).relation("private"), (Rel::Xcomp, Some("taken")));
    }

    #[test]
    fn a_whole_sentence_has_a_verb() {
        for (text, verb) in [
            ("Brandt Foods raised its full-year forecast on Thursday after sales grew.", "raised"),
            ("Several hundred people gathered at the harbour of Skarholm on Thursday.", "gathered"),
            (
                "A car ferry with 214 people on board caught fire in the strait on Tuesday.",
                "caught",
            ),
            ("The magnitude 6.4 quake of Aug. 3, 2018, destroyed 2,100 homes.", "destroyed"),
            ("The quake of May 3, 2018 destroyed 300 homes.", "destroyed"),
            ("A gunman wounded three people on Feb. 6.", "wounded"),
            ("The operator's chief executive quit on Feb. 4.", "quit"),
        ] {
            let parsed = Parsed::of(text);
            let (tree, token) = (&parsed.tree, parsed.tokens(verb)[0]);
            assert_eq!((tree.rel(token), tree.upos(token)), (Rel::Root, Upos::Verb), "{text}");
        }
    }
}
