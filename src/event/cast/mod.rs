//! Who is who in an article: names, descriptions and pronouns, linked where that is certain.
//!
//! In: the document and its tree. Out: [`Cast`]: for the head token of each mention the one it
//! stands for. Precision goes before coverage: a pronoun with two possible owners has none.

mod pronoun;
mod reach;
mod things;

use std::collections::{BTreeMap, BTreeSet};

use crate::event::mention::{
    Lists, Number, Sex, description, name_tokens, number_of, owner_in_name, phrase, title_count,
};
use crate::lang::Language;
use crate::lang::events::EventTables;
use crate::lang::senses::SenseOf;
use crate::text::{Document, Rel, Sentence, SentenceKind, Syntax, TokenId, Tree, Upos};

/// Index of one of the cast.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ActorId(pub u32);

/// What kind of actor a name belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ActorKind {
    /// One person.
    Person,
    /// A company, an agency, a team, a country.
    Group,
    /// Not known.
    Unknown,
}

/// Someone or something that acts under a name, or under a description that is one of its kind.
#[derive(Clone, Debug)]
pub struct Actor {
    /// The fullest name the article gives, without titles; or the description ("the company").
    pub name: String,
    /// Person or group.
    pub kind: ActorKind,
    /// When titles, first names or descriptions tell.
    pub sex: Option<Sex>,
    /// Whether it is a ship, which is "it" or "she".
    pub is_ship: bool,
    /// Whether `name` is a proper name.
    pub named: bool,
    /// The name as a sentence says it: with the article that it was first told with.
    pub spoken: String,
    pub(super) parts: Vec<String>,
    pub(super) roles: BTreeSet<String>,
}

/// The actors of an article, and which mention is whose.
#[derive(Clone, Debug, Default)]
pub struct Cast {
    actors: Vec<Actor>,
    of: Vec<Option<ActorId>>,
}

impl Cast {
    /// Reads the cast of a document.
    pub fn new(document: &Document, syntax: &Syntax, tree: &Tree, language: &Language) -> Cast {
        let mut reader = Reader {
            document,
            syntax,
            tree,
            lists: Lists::of(language),
            cast: Cast { actors: Vec::new(), of: vec![None; document.tokens.len()] },
            recent: Vec::new(),
            by_word: BTreeMap::new(),
            by_role: BTreeMap::new(),
        };
        let prose = |s: &Sentence| matches!(s.kind, SentenceKind::Prose | SentenceKind::Bullet);
        let any_prose = document.sentences.iter().any(prose);
        for (index, sentence) in document.sentences.iter().enumerate() {
            if any_prose && is_in_title_case(document, sentence) {
                continue; // what is a name and what a verb cannot be told apart
            }
            for token in sentence.first.0..sentence.end.0 {
                reader.name(TokenId(token), index as u32);
            }
            for token in sentence.first.0..sentence.end.0 {
                reader.description(TokenId(token), index as u32);
            }
            for token in sentence.first.0..sentence.end.0 {
                reader.pronoun(TokenId(token), index as u32);
            }
        }
        reader.cast
    }

    /// Whose mention the token heads.
    pub fn actor(&self, token: TokenId) -> Option<&Actor> {
        let id = (*self.of.get(token.0 as usize)?)?;
        self.actors.get(id.0 as usize)
    }

    pub(super) fn set(&mut self, token: TokenId, id: ActorId) {
        self.of[token.0 as usize] = Some(id);
    }

    /// The number of that actor.
    pub fn id(&self, token: TokenId) -> Option<ActorId> {
        *self.of.get(token.0 as usize)?
    }
}

/// A headline of which every longer word has a capital.
fn is_in_title_case(document: &Document, sentence: &Sentence) -> bool {
    let words = (sentence.first.0..sentence.end.0).map(|t| document.token_text(TokenId(t)));
    let longer = words.filter(|word| word.len() > 4 && word.is_ascii());
    let mut small = longer.filter(|word| word.starts_with(|c: char| c.is_ascii_lowercase()));
    sentence.kind == SentenceKind::Heading && small.next().is_none()
}

/// Lists an actor under a word.
fn enter(lists: &mut BTreeMap<String, BTreeSet<u32>>, word: &str, id: ActorId) {
    match lists.get_mut(word) {
        Some(list) => {
            list.insert(id.0);
        }
        None => {
            lists.insert(word.to_owned(), BTreeSet::from([id.0]));
        }
    }
}

/// A mention that a pronoun may go back to.
struct Recent {
    actor: ActorId,
    token: TokenId,
    sentence: u32,
    subject: bool,
    number: Number,
}

pub(super) struct Reader<'a> {
    pub document: &'a Document,
    pub syntax: &'a Syntax,
    pub tree: &'a Tree,
    pub lists: Lists,
    pub cast: Cast,
    recent: Vec<Recent>,
    /// Actors by the first and the last word of their names, and by what they are described as.
    by_word: BTreeMap<String, BTreeSet<u32>>,
    by_role: BTreeMap<String, BTreeSet<u32>>,
}

impl Reader<'_> {
    /// A proper name: a new actor, or one that was named before.
    fn name(&mut self, token: TokenId, sentence: u32) {
        if self.tree.upos(token) != Upos::Propn || !self.heads_a_name(token) {
            return;
        }
        let first = self.document.sentences[sentence as usize].first;
        // "Heritage Media Corp." opens a sentence: its first word is a name's, too.
        let word = |t: TokenId| self.document.token_text(t).to_lowercase();
        let company = self.lists.company_endings.has(&word(token));
        let role = |t: TokenId| {
            self.lists.person_nouns.has(&word(t)) || self.lists.group_nouns.has(&word(t))
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
        if titles == words.len() || self.lists.calendar.has(&words[0].to_lowercase()) {
            return; // "the President", "Wednesday"
        }
        let mut roles: BTreeSet<String> =
            words[..titles].iter().map(|w| w.to_lowercase()).collect();
        let parts: Vec<String> = words[titles..].iter().map(|w| (*w).to_owned()).collect();
        let name = phrase(self.document, &tokens[titles..]);
        roles.extend(self.described_as(token));
        let kind = self.lists.kind(&parts, &roles);
        let sex = self.lists.sex(&parts, &roles);
        let id = self.known(&parts, kind).unwrap_or_else(|| {
            let parts = parts.clone();
            let (name, roles) = (name.clone(), BTreeSet::new());
            let spoken = self.spoken(token, &name, kind);
            self.add(Actor { name, kind, sex, is_ship: false, named: true, spoken, parts, roles })
        });
        let spoken = self.spoken(token, &name, kind);
        let actor = &mut self.cast.actors[id.0 as usize];
        if parts.len() > actor.parts.len() {
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

    /// "Hudson's Bay Co.", but not "Japan's Sony Corp.": common nouns alone name no company.
    fn with_owner(&self, mut tokens: Vec<TokenId>, head: TokenId) -> Vec<TokenId> {
        let words = tokens.iter().map(|&t| self.document.token_text(t).to_lowercase());
        let words: Vec<String> = words.collect();
        let Some((last, rest)) = words.split_last() else { return tokens };
        let senses = &EventTables::english().senses;
        let common = rest.iter().all(|word| senses.of(word, SenseOf::Noun).is_some());
        if common && self.lists.company_endings.has(last) {
            let owner = owner_in_name(self.tree, head, tokens[0]);
            tokens.splice(0..0, owner.into_iter().flatten());
        }
        tokens
    }

    /// "Iran Saturday": the day belongs to the sentence.
    fn without_days(&self, tokens: Vec<TokenId>, head: TokenId) -> Vec<TokenId> {
        let day = |t: TokenId| self.lists.calendar.has(&self.document.token_text(t).to_lowercase());
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

    pub fn add(&mut self, actor: Actor) -> ActorId {
        self.cast.actors.push(actor);
        ActorId(self.cast.actors.len() as u32 - 1)
    }

    fn mention(&mut self, token: TokenId, id: ActorId, sentence: u32) {
        self.cast.of[token.0 as usize] = Some(id);
        self.note(token, id, sentence);
    }

    fn note(&mut self, token: TokenId, actor: ActorId, sentence: u32) {
        let subject = self.tree.rel(token).is_subject();
        let number = number_of(self.document, self.syntax, self.tree, token);
        self.recent.push(Recent { actor, token, sentence, subject, number });
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
        found.all(|&id| id == only).then_some(ActorId(only))
    }

    /// "the ambassador", "the company": the only actor of that description, or a new one.
    fn description(&mut self, token: TokenId, sentence: u32) {
        if self.tree.upos(token) != Upos::Noun || self.cast.of[token.0 as usize].is_some() {
            return;
        }
        let word = self.document.token_text(token).to_lowercase();
        let person = self.lists.person_nouns.has(&word);
        let group = self.lists.group_nouns.has(&word);
        if !(person || group) || !self.is_definite_and_bare(token) {
            return;
        }
        let kind = if person { ActorKind::Person } else { ActorKind::Group };
        let described = self.by_role.get(&word).into_iter().flatten().copied();
        let mut found = described.filter(|&i| {
            let actor = &self.cast.actors[i as usize];
            actor.kind == kind || actor.kind == ActorKind::Unknown
        });
        let id = match (found.next(), found.next()) {
            (Some(only), None) => ActorId(only),
            (Some(_), Some(_)) => return,
            (None, _) => {
                let roles = BTreeSet::from([word.clone()]);
                let sex = self.lists.sex(&[], &roles);
                let tokens = self.tree.subtree(token, |t| {
                    matches!(self.tree.rel(t), Rel::Det | Rel::Amod | Rel::Compound)
                });
                let name = description(self.document, self.tree, &tokens);
                let spoken = name.clone();
                let (parts, is_ship) = (Vec::new(), false);
                let actor = Actor { name, kind, sex, is_ship, named: false, spoken, parts, roles };
                let id = self.add(actor);
                enter(&mut self.by_role, &word, id);
                id
            }
        };
        self.mention(token, id, sentence);
    }

    fn is_definite_and_bare(&self, token: TokenId) -> bool {
        let children = self.tree.children(token);
        let definite = children.iter().any(|&c| {
            self.tree.rel(c) == Rel::Det && self.document.token_text(c).eq_ignore_ascii_case("the")
        });
        let bare = !children.iter().any(|&c| {
            matches!(
                self.tree.rel(c),
                Rel::Nmod | Rel::NmodPoss | Rel::Appos | Rel::Flat | Rel::Acl
            ) || (self.tree.rel(c) == Rel::Compound && self.tree.upos(c) == Upos::Propn)
        });
        definite && bare && number_of(self.document, self.syntax, self.tree, token) == Number::One
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
