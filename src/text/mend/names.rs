//! Names: which words they are made of, and what is told of them.
//!
//! - Family names that are common nouns too ("Rice", "Gates") are names wherever the article tells
//!   the whole name elsewhere and never has the word in lower case.
//! - "Lars Hjelm, an analyst at Bank Sorell, who left": "Sorell" goes with "Bank", and who left is
//!   Hjelm.
//! - "The head of Brandt Foods, Mette Brandt,": the name is the head's.
//! - "The WHO shipped it", "The accused was tried": no pronoun and no participle, but nouns.

use std::collections::BTreeMap;

use super::{Change, Mended, Reader};
use crate::text::model::{Document, Relation, SentenceKind, Syntax, TokenId, Upos};
use crate::text::tree::Rel;

/// Tags them as names.
pub(super) fn know_again(document: &Document, syntax: &mut Syntax) {
    let names = family_names(document, syntax);
    if names.is_empty() {
        return;
    }
    for sentence in &document.sentences {
        for at in sentence.first.0 as usize..sentence.end.0 as usize {
            // "Whitcombe's account": no preposition has a genitive.
            let owner = || {
                let next = syntax.words.get(at + 1).is_some_and(|w| w.relation.name() == "case");
                let text = document
                    .tokens
                    .get(at + 1)
                    .map(|_| document.token_text(TokenId(at as u32 + 1)));
                (next || syntax.xpos(TokenId(at as u32)) == "IN")
                    && matches!(text, Some("'s" | "’s"))
            };
            let noun = syntax.words[at].upos == Upos::Noun;
            // "Kelly denied it", "Veronese turned professional": read as an adverb or an adjective.
            let adverb = || match syntax.words[at].upos {
                Upos::Adj => syntax.words[at].relation.name() == "nsubj",
                upos => upos == Upos::Adv,
            };
            if !noun && (at != sentence.first.0 as usize || !owner() && !adverb()) {
                continue;
            }
            let text = Some(document.token_text(TokenId(at as u32)));
            let word = text.filter(|text| has_capital(text)).and_then(capitalised);
            let Some(&tag) = word.and_then(|word| names.get(&word)) else { continue };
            let described = at > sentence.first.0 as usize && {
                let before = &syntax.words[at - 1];
                before.head == Some(TokenId(at as u32))
                    && matches!(before.upos, Upos::Det | Upos::Adj | Upos::Num)
            };
            if !described {
                (syntax.words[at].upos, syntax.words[at].xpos) = (Upos::Propn, tag);
            }
        }
    }
}

/// Finds parts of names, and relative clauses behind them, that hang elsewhere.
pub(super) fn find(reader: &Reader, change: &mut Change) {
    for token in (0..reader.tree.len() as u32).map(TokenId) {
        match reader.tree.rel(token) {
            Rel::Flat => change.extend(reader.part_of_nearer_name(token)),
            Rel::Advmod => change.extend(reader.acting_name(token)),
            Rel::Appos => change.extend(reader.holder_of_office(token)),
            Rel::AclRelcl => change.extend(reader.clause_of_name(token)),
            rel if rel.is_subject() => change.add(reader.behind_article(token)),
            _ => {}
        }
    }
}

impl Reader<'_> {
    /// "[Kelly] denied it": a name before a finite verb that has no other subject.
    fn acting_name(&self, name: TokenId) -> Option<Mended> {
        let verb = self.tree.head(name).filter(|&verb| verb > name)?;
        let own = self.tree.children(verb).iter();
        let mut finite = own.copied().filter(|&c| self.tree.rel(c) == Rel::Aux).chain([verb]);
        let finite = finite.any(|t| matches!(self.xpos(t), "VBD" | "VBZ" | "VBP" | "MD"));
        let acts = self.tree.upos(name) == Upos::Propn && self.subject(verb).is_none() && finite;
        acts.then_some(Mended { token: name, head: Some(verb), rel: "nsubj" })
    }

    /// "The [WHO] shipped it", "The [accused] was tried": what stands between an article and a verb is a
    /// noun.
    fn behind_article(&self, token: TokenId) -> Option<Change> {
        let tree = self.tree;
        let article = TokenId(token.0.checked_sub(1)?);
        if self.xpos(article) != "DT" {
            return None;
        }
        if !self.text(article).eq_ignore_ascii_case("the") {
            return None;
        }
        let text = self.text(token);
        let capitals = text.len() > 1 && text.bytes().all(|b| b.is_ascii_uppercase());
        let pronoun = capitals && matches!(tree.upos(token), Upos::Pron | Upos::Adv | Upos::Verb);
        let participle = self.xpos(token) == "VBN" && tree.upos(token) == Upos::Verb;
        let mut change = Change::default();
        match (pronoun, participle) {
            (true, _) => change.tag(token, Upos::Propn, "NNP"),
            (_, true) => change.tag(token, Upos::Noun, "NN"),
            _ => return None,
        }
        change.hang(article, Some(token), "det");
        Some(change)
    }

    /// "Lars Hjelm, an analyst at Bank [Sorell]": behind a comma goes on another name.
    fn part_of_nearer_name(&self, part: TokenId) -> Option<Mended> {
        let tree = self.tree;
        let head = tree.head(part).filter(|&head| head < part)?;
        let before = TokenId(part.0 - 1);
        let other = tree.upos(before) == Upos::Propn
            && tree.head(before) != Some(head)
            && before != head
            && self.document.has_comma(head, before);
        other.then_some(Mended { token: part, head: Some(before), rel: "flat" })
    }

    /// "the head of Brandt Foods, Mette [Brandt],": she is the head, and no company.
    fn holder_of_office(&self, name: TokenId) -> Option<Mended> {
        let tree = self.tree;
        let place = tree.head(name).filter(|&p| p < name && tree.rel(p) == Rel::Nmod)?;
        let office = tree.head(place).filter(|&o| o < place && tree.upos(o) != Upos::Propn)?;
        let of = tree.child(place, Rel::Case).map(|case| self.text(case));
        let whole = tree.upos(name) == Upos::Propn && tree.child(name, Rel::Flat).is_some();
        let held =
            tree.child(office, Rel::Det).is_some() && tree.child(office, Rel::Appos).is_none();
        let named = whole && held && matches!(of, Some("of" | "at" | "for"));
        let apart = self.is_behind_comma(name);
        (named && apart).then_some(Mended { token: name, head: Some(office), rel: "appos" })
    }

    /// "Lars Hjelm, an analyst, who [left]": of two commas, the second closes the apposition.
    fn clause_of_name(&self, clause: TokenId) -> Option<Mended> {
        let tree = self.tree;
        let noun = tree.head(clause).filter(|&n| n < clause)?;
        // "Lars Hjelm, one of the [owners], who left"
        let one = tree
            .head(noun)
            .filter(|&one| tree.rel(noun) == Rel::Nmod && one < noun && self.lower(one) == "one");
        let noun = one.unwrap_or(noun);
        if tree.rel(noun) != Rel::Appos {
            return None;
        }
        let name = tree.head(noun).filter(|&name| tree.upos(name) == Upos::Propn && name < noun)?;
        let who = tree.children(clause).iter().copied().find(|&c| {
            noun < c && c < clause && tree.rel(c).is_subject() && self.text(c) == "who"
        })?;
        let comma = |at: u32| self.text(TokenId(at)) == ",";
        (comma(who.0 - 1) && self.document.has_comma(name, noun)).then_some(Mended {
            token: clause,
            head: Some(name),
            rel: "acl:relcl",
        })
    }
}

/// A word that begins with a letter of ASCII: that letter as a capital, and the rest.
type Capitalised<'a> = (u8, &'a str);

fn capitalised(text: &str) -> Option<Capitalised<'_>> {
    let first = text.bytes().next().filter(u8::is_ascii_alphabetic)?;
    Some((first.to_ascii_uppercase(), &text[1..]))
}

fn has_capital(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_uppercase())
}

/// The later words of names inside sentences, with their tag.
fn family_names<'a>(document: &'a Document, syntax: &Syntax) -> BTreeMap<Capitalised<'a>, u8> {
    let mut names = BTreeMap::new();
    let (flat, compound) = (Relation::named("flat"), Relation::named("compound"));
    let prose = document.sentences.iter().filter(|s| s.kind == SentenceKind::Prose);
    for at in prose.flat_map(|s| s.first.0 + 1..s.end.0) {
        let word = &syntax.words[at as usize];
        let before = &syntax.words[at as usize - 1];
        let last = before.upos == Upos::Propn
            && before.head == Some(TokenId(at))
            && Some(before.relation) == compound;
        let later = Some(word.relation) == flat || last;
        if word.upos == Upos::Propn && later {
            let text = Some(document.token_text(TokenId(at)));
            let name = text.filter(|text| text.len() > 2 && has_capital(text));
            if let Some(name) = name.and_then(capitalised) {
                names.entry(name).or_insert(word.xpos);
            }
        }
    }
    if !names.is_empty() {
        for at in 0..document.tokens.len() as u32 {
            let text = document.token_text(TokenId(at));
            if let Some(word) = capitalised(text).filter(|_| !has_capital(text)) {
                names.remove(&word);
            }
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::super::Parsed;
    use crate::text::Upos;

    /// The tags of a word, in order of the text.
    fn tags(text: &str, word: &str) -> Vec<Upos> {
        let parsed = Parsed::of(text);
        let tokens = parsed.tokens(word).into_iter();
        tokens.map(|t| parsed.syntax.words[t.0 as usize].upos).collect()
    }

    #[test]
    fn a_family_name_is_a_name_at_the_head_of_a_sentence_too() {
        let text =
            "Company chief Anna Fields met the press on Friday. Fields was fired from the company.";
        assert_eq!(tags(text, "Fields"), [Upos::Propn; 2]);
    }

    #[test]
    fn a_noun_that_the_article_has_in_lower_case_stays_a_noun() {
        let text = "Company chief Anna Fields met the press on Friday. Fields were flooded. The fields are dry.";
        assert_eq!(tags(text, "Fields"), [Upos::Propn, Upos::Noun]);
    }
}
