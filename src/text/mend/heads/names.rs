//! Names beside the nouns that they belong to: appositions, offices, titles and owners.

use crate::text::mend::{Change, Mended, Reader};
use crate::text::model::{TokenId, Upos};
use crate::text::tree::Rel;

impl Reader<'_> {
    /// The mistakes with a name.
    pub(super) fn at_name(&self, token: TokenId, change: &mut Change) {
        change.extend(self.description(token));
        change.extend(self.title(token));
        change.extend(self.apposed_name(token));
        change.extend(self.office_before_name(token).into_iter().flatten());
        change.extend(self.clause_behind_who(token));
        change.extend(self.owner_at_the_beginning(token).into_iter().flatten());
        if self.is_part_of_name(token) {
            change.hang(token, self.tree.head(token), "flat");
        }
        change.extend(self.torn_name(token));
        change.add(self.name_read_as_adverb(token));
        change.add(self.name_glued_to_verb(token));
    }

    /// "[Ridgemont] settled lawsuits": a name at the beginning of a sentence, read as a part of its verb.
    fn name_glued_to_verb(&self, name: TokenId) -> Option<Change> {
        let tree = self.tree;
        let verb =
            tree.head(name).filter(|&v| tree.rel(name) == Rel::Compound && v.0 == name.0 + 1)?;
        let told = tree.upos(verb) == Upos::Verb && tree.rel(verb) == Rel::Root;
        let past = self.can_be_past(verb) && tree.child(verb, Rel::Obj).is_some_and(|o| o > verb);
        let named = matches!(self.xpos(name), "NNP" | "NNPS") && tree.children(name).is_empty();
        if !told || !past || !named || self.subject(verb).is_some() {
            return None;
        }
        let mut change = Change::of(name, Some(verb), "nsubj");
        change.tag(verb, Upos::Verb, "VBD");
        Some(change)
    }

    /// "when [Tessaly] rejected it": a name right before a verb with a tense and without a subject.
    fn name_read_as_adverb(&self, name: TokenId) -> Option<Change> {
        let tree = self.tree;
        let verb =
            tree.head(name).filter(|&v| tree.rel(name) == Rel::Advmod && v.0 == name.0 + 1)?;
        let finite = matches!(self.xpos(verb), "VBD" | "VBZ") && self.subject(verb).is_none();
        let named = matches!(self.xpos(name), "NNP" | "NNPS") && tree.children(name).is_empty();
        if !finite || !named || !self.text(name).starts_with(char::is_uppercase) {
            return None;
        }
        let mut change = Change::of(name, Some(verb), "nsubj");
        change.tag(name, Upos::Propn, self.xpos(name));
        Some(change)
    }

    /// "Skagen [Air] will cut jobs": two names side by side that are the same to one word are one.
    fn torn_name(&self, second: TokenId) -> Option<Mended> {
        let tree = self.tree;
        let first = TokenId(second.0.checked_sub(1)?);
        let name = |t: TokenId| {
            tree.upos(t) == Upos::Propn
                && self.text(t).starts_with(char::is_uppercase)
                && !self.lists.calendar.has_lower(self.text(t))
        };
        let both = tree.rel(first) == tree.rel(second) && tree.head(first) == tree.head(second);
        let party = tree.rel(second).is_subject()
            || matches!(tree.rel(second), Rel::Obj | Rel::Obl | Rel::Nmod | Rel::Appos);
        let whole = tree.children(second).iter().all(|&c| c > second)
            && tree.children(first).iter().all(|&c| c < first);
        (both && party && whole && name(first) && name(second)).then_some(Mended {
            token: second,
            head: Some(first),
            rel: "flat",
        })
    }

    /// "Their grandson, [Tyler], 9, was found": of two subjects with a comma between them and one behind
    /// both, the name is the noun's.
    fn apposed_name(&self, name: TokenId) -> Option<Mended> {
        let tree = self.tree;
        let subject = tree.rel(name).is_subject() && tree.upos(name) == Upos::Propn;
        let verb = tree.head(name).filter(|&verb| subject && name < verb)?;
        let comma = |t: TokenId| self.text(t) == ",";
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
    fn office_before_name(&self, name: TokenId) -> Option<[Mended; 2]> {
        let tree = self.tree;
        let of =
            tree.head(name).filter(|&of| tree.rel(name) == Rel::Appos && of.0 + 2 == name.0)?;
        let office = TokenId(of.0 + 1);
        let between = tree.head(office) == Some(name) && tree.rel(office) == Rel::NmodDesc;
        let verb = tree.head(of).filter(|_| tree.rel(of).is_subject() && between)?;
        let rel = self.rel_name(of);
        Some([
            Mended { token: name, head: Some(verb), rel },
            Mended { token: of, head: Some(office), rel: "compound" },
        ])
    }

    /// "said Ana Lund, [who] in 2022 [became] director": a clause of the name before the comma.
    fn clause_behind_who(&self, verb: TokenId) -> Option<Mended> {
        let tree = self.tree;
        let content = matches!(tree.rel(verb), Rel::Ccomp | Rel::Parataxis | Rel::Advcl);
        let who = tree.subject(verb)?;
        let last = TokenId(who.0.checked_sub(2)?);
        let comma = self.is_behind_comma(who);
        let relative = content && comma && self.text(who) == "who";
        let noun = if tree.rel(last) == Rel::Flat { tree.head(last)? } else { last };
        let behind = tree.head(verb).is_some_and(|above| above < noun);
        (relative && behind && tree.upos(noun) == Upos::Propn).then_some(Mended {
            token: verb,
            head: Some(noun),
            rel: "acl:relcl",
        })
    }

    /// "[Whitcombe's] account was published": a genitive is no copula.
    fn owner_at_the_beginning(&self, genitive: TokenId) -> Option<[Mended; 2]> {
        let tree = self.tree;
        let read = self.xpos(genitive) == "POS" && tree.rel(genitive) == Rel::Cop;
        let noun = tree.head(genitive).filter(|&noun| read && genitive < noun)?;
        let owner = TokenId(genitive.0.checked_sub(1)?);
        (tree.head(owner) == Some(noun)).then_some([
            Mended { token: owner, head: Some(noun), rel: "nmod:poss" },
            Mended { token: genitive, head: Some(owner), rel: "case" },
        ])
    }

    /// "[Transport] Minister Paul Okoro said": the first of two subjects is a part of the title of the
    /// second.
    fn title(&self, first: TokenId) -> Option<Mended> {
        let tree = self.tree;
        let verb = tree.head(first).filter(|_| tree.rel(first).is_subject())?;
        let next = TokenId(first.0 + 1);
        if next >= verb || !matches!(tree.rel(next), Rel::NmodDesc | Rel::Compound) {
            return None;
        }
        let name = tree.head(next).filter(|&n| tree.rel(n).is_subject() && next < n)?;
        let beside =
            tree.head(name) == Some(verb) && tree.children(first).iter().all(|&c| c < first);
        beside.then_some(Mended { token: first, head: Some(next), rel: "compound" })
    }

    /// "Paper maker Brightwater Group offered": of two subjects side by side, the noun describes the
    /// name.
    fn description(&self, noun: TokenId) -> Option<Mended> {
        let tree = self.tree;
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
    fn is_part_of_name(&self, token: TokenId) -> bool {
        let tree = self.tree;
        tree.rel(token) == Rel::Appos
            && token.0 > 0
            && tree.head(token) == Some(TokenId(token.0 - 1))
            && tree.children(token).is_empty()
            && match self.xpos(token) {
                "NN" | "NNS" => self.text(token).starts_with(char::is_lowercase),
                tag => tag == "NNP" && self.xpos(TokenId(token.0 - 1)) == "NNP",
            }
    }
}
