//! Which words are a name, and whose name it is.

use std::collections::BTreeSet;

use super::model::{Actor, ActorId, ActorKind};
use super::{Reader, enter};
use crate::event::mention::{name_tokens, owner_in_name, phrase, title_count};
use crate::lang::events::EventTables;
use crate::lang::senses::SenseOf;
use crate::text::{Rel, TokenId, Upos};

impl Reader<'_> {
    /// A proper name: a new actor, or one that was named before.
    pub(super) fn name(&mut self, token: TokenId, sentence: u32) {
        if self.tree.upos(token) != Upos::Propn || !self.heads_a_name(token) {
            return;
        }
        let first = self.document.sentences[sentence as usize].first;
        // "Heritage Media Corp." opens a sentence: its first word is a name's, too.
        let word = |t: TokenId| self.document.token_text(t);
        let company = self.lists.company_endings.has_lower(word(token));
        let role = |t: TokenId| {
            self.lists.person_nouns.has_lower(word(t)) || self.lists.group_nouns.has_lower(word(t))
        };
        let capital = |t: TokenId| {
            (t != first || company && !role(t))
                && self.document.token_text(t).starts_with(char::is_uppercase)
        };
        // "Jean-Yves Caron"
        let hyphen = |t: TokenId| {
            let (before, after) = (TokenId(t.0.wrapping_sub(1)), TokenId(t.0 + 1));
            let span = |t: TokenId| self.document.tokens.get(t.0 as usize).map(|token| token.span);
            let glued = span(before).map(|s| s.end()) == span(t).map(|s| s.start())
                && span(t).map(|s| s.end()) == span(after).map(|s| s.start());
            if t.0 as usize >= self.document.tokens.len() {
                return false;
            }
            let text = self.document.token_text(t);
            // "the National Shoppers' League"
            let owns = matches!(text, "'" | "’") && self.syntax.xpos(t) == "POS";
            glued && self.tree.upos(t) == Upos::Punct && text == "-" || owns
        };
        let tokens = name_tokens(self.tree, token, capital, hyphen);
        let tokens = self.without_days(tokens, token);
        let tokens = self.with_owner(tokens, token);
        let words: Vec<&str> = tokens.iter().map(|&t| self.document.token_text(t)).collect();
        let titles = title_count(&words, &self.lists);
        let place = self.place_behind(&tokens, titles);
        let tokens = &tokens[..place.unwrap_or(tokens.len())];
        let words = &words[..tokens.len()];
        if titles == words.len() || self.lists.calendar.has_lower(words[0]) {
            return; // "the President", "Wednesday"
        }
        let mut roles: BTreeSet<String> =
            words[..titles].iter().map(|w| w.to_lowercase()).collect();
        let parts: Vec<String> = words[titles..].iter().map(|w| (*w).to_owned()).collect();
        let name = phrase(self.document, &tokens[titles..]);
        roles.extend(self.described_as(token));
        let kind = match self.lists.kind(&parts, &roles) {
            ActorKind::Unknown if self.is_told_of_as_person(token, tokens) => ActorKind::Person,
            kind => kind,
        };
        let sex = self.lists.sex(&parts, &roles);
        let known = self.known(&parts, kind).or_else(|| self.born_as(token, &parts));
        let id = known.unwrap_or_else(|| {
            let parts = parts.clone();
            let (name, roles) = (name.clone(), BTreeSet::new());
            let spoken = self.spoken(token, &name, kind);
            self.add(Actor { name, kind, sex, is_ship: false, named: true, spoken, parts, roles })
        });
        let spoken = self.spoken(token, &name, kind);
        let actor = &mut self.cast.actors[id.0 as usize];
        // "Born in Ghent, Ana Maria Maes": the article calls her by her other name.
        let full = actor.kind == ActorKind::Person && actor.parts.len() > 1;
        if parts.len() > actor.parts.len() && !full {
            (actor.name, actor.parts, actor.spoken) = (name, parts, spoken);
        }
        for word in actor.parts.first().into_iter().chain(actor.parts.last()) {
            enter(&mut self.by_word, word, id);
        }
        roles.iter().for_each(|role| enter(&mut self.by_role, role, id));
        actor.is_ship |= roles.iter().any(|role| self.lists.ships.has(role));
        actor.roles.extend(roles);
        actor.sex = actor.sex.or(sex);
        if actor.kind == ActorKind::Unknown {
            actor.kind = kind;
        }
        self.mention(token, id, sentence);
        for owner in self.apposed_to(token) {
            self.cast.of[owner.0 as usize] = Some(id);
            self.note(owner, id, sentence);
        }
    }

    /// "Rui Tavares, 58, left", "Rui Tavares, who left": a first and a last name with an age or a clause of
    /// what somebody did.
    fn is_told_of_as_person(&self, token: TokenId, name: &[TokenId]) -> bool {
        let word = |t: u32| match (t as usize) < self.tree.len() {
            true => self.document.token_text(TokenId(t)),
            false => "",
        };
        let behind = name.last().map_or(token.0, |last| last.0) + 1;
        let age = || {
            let years =
                word(behind + 1).parse::<u8>().is_ok_and(|years| (10..110).contains(&years));
            years && word(behind + 2) == ","
        };
        let body = |&t: &TokenId| self.lists.group_nouns.has_lower(word(t.0));
        let two = name.len() == 2 && !name.iter().any(body);
        two && word(behind) == "," && (age() || word(behind + 1) == "who")
    }

    /// Where "of Kansas" begins in "Dale Whitcomb of Kansas" and in "Redoubt Labs of Austin, Tex.": behind a
    /// first and a last name, or behind a name that a place with a comma follows.
    fn place_behind(&self, tokens: &[TokenId], titles: usize) -> Option<usize> {
        let word = |t: TokenId| self.document.token_text(t);
        let of = tokens.iter().position(|&t| word(t) == "of").filter(|&of| of >= titles + 2)?;
        let before: Vec<String> = tokens[titles..of].iter().map(|&t| word(t).to_owned()).collect();
        let roles: BTreeSet<String> =
            tokens[..titles].iter().map(|&t| word(t).to_lowercase()).collect();
        let last = *tokens.last()?;
        let (comma, next) = (TokenId(last.0 + 1), TokenId(last.0 + 2));
        let inside = (next.0 as usize) < self.tree.len();
        let named_place = inside && word(comma) == "," && self.tree.upos(next) == Upos::Propn;
        let body = before.iter().any(|word| self.lists.group_nouns.has_lower(word));
        let person = self.lists.kind(&before, &roles) == ActorKind::Person;
        (person || named_place && !body).then_some(of)
    }

    /// "Hudson's Bay Co.", but not "Japan's Sony Corp.": common nouns alone name no company.
    fn with_owner(&self, mut tokens: Vec<TokenId>, head: TokenId) -> Vec<TokenId> {
        let Some((&last, rest)) = tokens.split_last() else { return tokens };
        if !self.lists.company_endings.has_lower(self.document.token_text(last)) {
            return tokens;
        }
        let senses = &EventTables::english().senses;
        let lower = |t: TokenId| self.document.lower(t);
        if rest.iter().all(|&t| senses.of(&lower(t), SenseOf::Noun).is_some()) {
            let owner = owner_in_name(self.tree, head, tokens[0]);
            tokens.splice(0..0, owner.into_iter().flatten());
        }
        tokens
    }

    /// "Iran Saturday": the day belongs to the sentence.
    fn without_days(&self, tokens: Vec<TokenId>, head: TokenId) -> Vec<TokenId> {
        let day = |t: TokenId| self.lists.calendar.has_lower(self.document.token_text(t));
        if day(head) {
            return tokens;
        }
        let first = tokens.iter().rposition(|&t| t < head && day(t)).map_or(0, |i| i + 1);
        let end = tokens.iter().position(|&t| t > head && day(t)).unwrap_or(tokens.len());
        tokens[first..end].to_vec()
    }

    /// "the Commerce Department".
    fn spoken(&self, token: TokenId, name: &str, kind: ActorKind) -> String {
        // "the furniture chain CasaNova" is no "the CasaNova".
        let described = self.tree.children(token).iter().any(|&c| {
            c < token
                && matches!(self.tree.rel(c), Rel::NmodDesc | Rel::Compound)
                && self.tree.upos(c) == Upos::Noun
                && !name.contains(self.document.token_text(c))
        });
        let article = !described
            && self.tree.children(token).iter().any(|&c| {
                self.tree.rel(c) == Rel::Det
                    && self.document.token_text(c).eq_ignore_ascii_case("the")
            });
        if article && kind != ActorKind::Person { format!("the {name}") } else { name.to_owned() }
    }

    /// Not a part of a longer name.
    fn heads_a_name(&self, token: TokenId) -> bool {
        let Some(head) = self.tree.head(token) else { return true };
        match self.tree.rel(token) {
            Rel::Flat => false,
            Rel::Compound | Rel::NmodDesc => self.tree.upos(head) != Upos::Propn,
            _ => true,
        }
    }

    /// Common nouns that stand in apposition to a name, on either side.
    fn described_as(&self, token: TokenId) -> Vec<String> {
        let mut found: Vec<TokenId> = self.apposed_to(token);
        let describes = |&c: &TokenId| {
            matches!(self.tree.rel(c), Rel::Appos | Rel::NmodDesc | Rel::Compound)
                && self.tree.upos(c) == Upos::Noun
        };
        let children = self.tree.children(token).iter().copied();
        found.extend(children.clone().filter(describes));
        // "the ferry Island Queen": read as a part of the first name.
        let names = children.filter(|&c| {
            self.tree.rel(c) == Rel::Compound && self.tree.upos(c) == Upos::Propn && c < token
        });
        let below = names.flat_map(|name| self.tree.children(name).iter().copied());
        found.extend(below.filter(describes));
        found.iter().map(|&t| self.document.token_text(t).to_lowercase()).collect()
    }

    /// "the captain" for "Joel Marsh" in "the captain, Joel Marsh".
    fn apposed_to(&self, token: TokenId) -> Vec<TokenId> {
        // "Two brothers, Amos and Paul Kent": neither of them alone.
        let several = self.tree.child(token, Rel::Conj).is_some();
        let head = self.tree.head(token).filter(|&h| {
            matches!(self.tree.rel(token), Rel::Appos | Rel::Flat)
                && self.tree.upos(h) == Upos::Noun
                && !(several && self.syntax.xpos(h) == "NNS")
        });
        head.into_iter().collect()
    }

    /// The one actor that the parts of a name can belong to.
    fn known(&self, parts: &[String], kind: ActorKind) -> Option<ActorId> {
        let fits = |actor: &Actor| {
            let differ = actor.kind != kind
                && kind != ActorKind::Unknown
                && actor.kind != ActorKind::Unknown;
            actor.named && !differ && same_name(&actor.parts, parts, actor.kind)
        };
        let actor = |id: &&u32| &self.cast.actors[**id as usize];
        let of_word = |word: Option<&String>| word.and_then(|word| self.by_word.get(word));
        let (first, last) = (of_word(parts.first()), of_word(parts.last()));
        let exact = |id: &&u32| actor(id).named && actor(id).parts == parts;
        if let Some(&exact) = first.into_iter().flatten().find(exact) {
            return Some(ActorId(exact));
        }
        // "Okafor" could be one of two when it was told: no third one is meant by it.
        let taken = |id: &&u32| {
            let longer =
                |o: &&u32| actor(o).parts.len() > 1 && actor(o).parts.last() == parts.last();
            actor(id).parts.len() == 1
                && parts.len() > 1
                && last.into_iter().flatten().filter(longer).nth(1).is_some()
        };
        let either = first.into_iter().flatten().chain(last.into_iter().flatten());
        let either = either.filter(|id| !taken(id));
        let mut found = either.filter(|id| fits(actor(id)));
        let only = *found.next()?;
        if found.clone().all(|&id| id == only) {
            return Some(ActorId(only));
        }
        // "Vaas" alone, of two: the one whom the article is about.
        let mut both = std::iter::once(only).chain(found.copied());
        self.hero.filter(|hero| parts.len() == 1 && both.any(|id| id == hero.0))
    }
}

/// Whether the shorter of two names can be the longer one's: "Calder" of "Raymond Calder",
/// "Brandt" of "Brandt Foods".
fn same_name(known: &[String], parts: &[String], kind: ActorKind) -> bool {
    let (long, short) = if known.len() >= parts.len() { (known, parts) } else { (parts, known) };
    if short.is_empty() {
        return false;
    }
    // "De Wit" at the beginning of a sentence, for "Ellen de Wit"
    let particle = || {
        let (first, rest) = (&short[0], &short[1..]);
        let tail = long.len().checked_sub(short.len()).map(|at| &long[at..]);
        !rest.is_empty()
            && tail.is_some_and(|tail| {
                &tail[1..] == rest
                    && tail[0].starts_with(|c: char| c.is_ascii_lowercase())
                    && tail[0].eq_ignore_ascii_case(first)
            })
    };
    match kind {
        ActorKind::Group => long.starts_with(short),
        ActorKind::Person | ActorKind::Unknown if particle() => true,
        ActorKind::Person => long.ends_with(short) || long.len() > 1 && short == &long[..1],
        ActorKind::Unknown => long.ends_with(short) || long.starts_with(short),
    }
}
