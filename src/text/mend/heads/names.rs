//! Names beside the nouns that they belong to: appositions, offices, titles and owners.

use super::Reader;
use crate::text::mend::Mended;
use crate::text::model::{Document, Syntax, TokenId, Upos};
use crate::text::tree::{Rel, Tree};

impl Reader<'_> {
    /// "Their grandson, [Tyler], 9, was found": of two subjects with a comma between them and one behind
    /// both, the name is the noun's.
    pub(super) fn apposed_name(&self, name: TokenId) -> Option<Mended> {
        let tree = self.tree;
        let subject = tree.rel(name).is_subject() && tree.upos(name) == Upos::Propn;
        let verb = tree.head(name).filter(|&verb| subject && name < verb)?;
        let comma = |t: TokenId| self.document.token_text(t) == ",";
        let before = name.0.checked_sub(2).map(TokenId)?;
        let noun = tree.upos(before) == Upos::Noun
            && tree.head(before) == Some(verb)
            && tree.rel(before).is_subject();
        let last = tree.subtree(name, |_| true).last().copied()?;
        let next = TokenId(last.0 + 1);
        let close = comma(last) || (next.0 as usize) < tree.len() && comma(next);
        (noun && comma(TokenId(name.0 - 1)) && close).then_some(Mended {
            token: name,
            head: Some(before),
            rel: "appos",
        })
    }

    /// "Arts minister [Tony Bourke] said": what the office is of does not speak.
    pub(super) fn office_before_name(&self, name: TokenId) -> Option<[Mended; 2]> {
        let tree = self.tree;
        let of =
            tree.head(name).filter(|&of| tree.rel(name) == Rel::Appos && of.0 + 2 == name.0)?;
        let office = TokenId(of.0 + 1);
        let between = tree.head(office) == Some(name) && tree.rel(office) == Rel::NmodDesc;
        let verb = tree.head(of).filter(|_| tree.rel(of).is_subject() && between)?;
        let rel = self.syntax.words[of.0 as usize].relation.name();
        Some([
            Mended { token: name, head: Some(verb), rel },
            Mended { token: of, head: Some(office), rel: "compound" },
        ])
    }

    /// "said Ana Lund, [who] in 2022 [became] director": a clause of the name before the comma.
    pub(super) fn clause_behind_who(&self, verb: TokenId) -> Option<[Mended; 1]> {
        let tree = self.tree;
        let content = matches!(tree.rel(verb), Rel::Ccomp | Rel::Parataxis | Rel::Advcl);
        let who = tree.children(verb).iter().copied().find(|&c| tree.rel(c).is_subject())?;
        let last = TokenId(who.0.checked_sub(2)?);
        let comma = self.document.token_text(TokenId(who.0 - 1)) == ",";
        let relative = content && comma && self.document.token_text(who) == "who";
        let noun = if tree.rel(last) == Rel::Flat { tree.head(last)? } else { last };
        let behind = tree.head(verb).is_some_and(|above| above < noun);
        (relative && behind && tree.upos(noun) == Upos::Propn).then_some([Mended {
            token: verb,
            head: Some(noun),
            rel: "acl:relcl",
        }])
    }

    /// "[Whitcombe's] account was published": a genitive is no copula.
    pub(super) fn owner_at_the_beginning(&self, genitive: TokenId) -> Option<[Mended; 2]> {
        let tree = self.tree;
        let read = self.syntax.xpos(genitive) == "POS" && tree.rel(genitive) == Rel::Cop;
        let noun = tree.head(genitive).filter(|&noun| read && genitive < noun)?;
        let owner = TokenId(genitive.0.checked_sub(1)?);
        (tree.head(owner) == Some(noun)).then_some([
            Mended { token: owner, head: Some(noun), rel: "nmod:poss" },
            Mended { token: genitive, head: Some(owner), rel: "case" },
        ])
    }
}

/// "[Transport] Minister Paul Okoro said": the first of two subjects is a part of the title of the
/// second.
pub(super) fn title(tree: &Tree, first: TokenId) -> Option<Mended> {
    let verb = tree.head(first).filter(|_| tree.rel(first).is_subject())?;
    let next = TokenId(first.0 + 1);
    if next >= verb || !matches!(tree.rel(next), Rel::NmodDesc | Rel::Compound) {
        return None;
    }
    let name = tree.head(next).filter(|&n| tree.rel(n).is_subject() && next < n)?;
    let beside = tree.head(name) == Some(verb) && tree.children(first).iter().all(|&c| c < first);
    beside.then_some(Mended { token: first, head: Some(next), rel: "compound" })
}

/// "Paper maker Brightwater Group offered": of two subjects side by side, the noun describes the
/// name.
pub(super) fn description(tree: &Tree, noun: TokenId) -> Option<Mended> {
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

/// "the Copper Ridge mine", "Grace Okafor": a common noun or a name directly behind a name, without a
/// comma or an article, is no apposition.
pub(super) fn is_part_of_name(
    document: &Document,
    syntax: &Syntax,
    tree: &Tree,
    token: TokenId,
) -> bool {
    tree.rel(token) == Rel::Appos
        && token.0 > 0
        && tree.head(token) == Some(TokenId(token.0 - 1))
        && tree.children(token).is_empty()
        && match syntax.xpos(token) {
            "NN" | "NNS" => document.token_text(token).starts_with(char::is_lowercase),
            tag => tag == "NNP" && syntax.xpos(TokenId(token.0 - 1)) == "NNP",
        }
}
