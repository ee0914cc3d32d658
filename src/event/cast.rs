//! Who is who in an article: names, descriptions and pronouns, linked where that is certain.
//!
//! In: the document and its tree. Out: [`Cast`]: for the head token of each mention the one it
//! stands for. Precision goes before coverage: a pronoun with two possible owners has none.

use std::collections::{BTreeMap, BTreeSet};

use super::mention::{
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
        let tokens = self.without_days(name_tokens(self.tree, token, capital), token);
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
        let article = self.tree.children(token).iter().any(|&c| {
            self.tree.rel(c) == Rel::Det && self.document.token_text(c).eq_ignore_ascii_case("the")
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
        let head = self.tree.head(token).filter(|&h| {
            matches!(self.tree.rel(token), Rel::Appos | Rel::Flat)
                && self.tree.upos(h) == Upos::Noun
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
        let either = first.into_iter().flatten().chain(last.into_iter().flatten());
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

    /// "he", "its": the only one in reach that it can stand for.
    fn pronoun(&mut self, token: TokenId, sentence: u32) {
        let Some(wanted) = Wanted::of(self.document.token_text(token)) else { return };
        // "All of them": of what was named last, whoever else could be meant.
        let counts = |head| !matches!(self.tree.upos(head), Upos::Noun | Upos::Propn);
        let partitive =
            self.tree.rel(token) == Rel::Nmod && self.tree.head(token).is_some_and(counts);
        let formal = wanted == Wanted::It && self.is_formal(token);
        if self.tree.rel(token) == Rel::Expl || partitive || formal {
            return;
        }
        let found = self.speaker(token, wanted).or_else(|| self.only_one(token, wanted, sentence));
        match found {
            Some(id) => self.mention(token, id, sentence),
            None => {
                if let Some(id) = self.thing(token, wanted, sentence) {
                    self.cast.set(token, id);
                }
            }
        }
    }

    /// "it was easier to wait", "it seems that": it stands for the clause that follows.
    fn is_formal(&self, token: TokenId) -> bool {
        let Some(head) = self.tree.head(token).filter(|_| self.tree.rel(token).is_subject()) else {
            return false;
        };
        let clause = self.tree.children(head).iter().any(|&c| {
            c > head
                && matches!(self.tree.rel(c), Rel::Csubj | Rel::Ccomp | Rel::Xcomp | Rel::Advcl)
                && self.tree.child(c, Rel::Mark).is_some()
        });
        clause && self.tree.upos(head) == Upos::Adj && self.tree.child(head, Rel::Cop).is_some()
    }

    /// Inside what somebody says, a pronoun that fits the speaker is the speaker.
    fn speaker(&self, token: TokenId, wanted: Wanted) -> Option<ActorId> {
        let mut verb = self.tree.head(token)?;
        if !self.tree.rel(token).is_subject() {
            return None;
        }
        for _ in 0..3 {
            match self.tree.rel(verb) {
                Rel::Ccomp => break,
                Rel::Conj | Rel::Xcomp => verb = self.tree.head(verb)?,
                _ => return None,
            }
        }
        let saying = self.tree.head(verb)?;
        if self.document.is_quoted(token) {
            return None; // who speaks says "I" of himself
        }
        let own = |verb: TokenId| {
            self.tree.children(verb).iter().copied().find(|&c| self.tree.rel(c) == Rel::Nsubj)
        };
        // "Brandt Foods sold a plant and said it would close two."
        let joined_to =
            self.tree.head(saying).filter(|_| self.tree.rel(saying) == Rel::Conj).and_then(own);
        let subject = own(saying).or(joined_to)?;
        let joined = self.tree.child(subject, Rel::Conj).is_some();
        if joined && wanted != Wanted::They {
            return None;
        }
        let id = self.cast.id(subject)?;
        let number = match number_of(self.document, self.syntax, self.tree, subject) {
            // "Brandt Foods said it": a name is one.
            _ if wanted == Wanted::It && self.tree.upos(subject) == Upos::Propn => Number::One,
            number => number,
        };
        wanted.fits_speaker(&self.cast.actors[id.0 as usize], number).then_some(id)
    }

    /// Another thing that "it" may stand for, named since: any in the sentence of the pronoun, a
    /// subject when the sentence is the same.
    fn has_rival(&self, recent: &Recent, token: TokenId, sentence: u32) -> bool {
        let first = self.document.sentences[sentence as usize].first;
        let same = recent.token >= first;
        (first.max(TokenId(recent.token.0 + 1)).0..token.0).map(TokenId).any(|t| {
            let thing = self.tree.upos(t) == Upos::Noun
                && self.syntax.xpos(t) == "NN"
                && self.cast.of[t.0 as usize].is_none()
                && !matches!(
                    self.tree.rel(t),
                    Rel::Compound | Rel::OblUnmarked | Rel::NmodUnmarked
                )
                && !self.lists.person_nouns.has(&self.document.token_text(t).to_lowercase());
            thing && (!same || self.tree.rel(t).is_subject())
        })
    }

    /// The one actor that fits among those named before it in its sentence and the one before.
    fn only_one(&self, token: TokenId, wanted: Wanted, sentence: u32) -> Option<ActorId> {
        let paragraph = |s: u32| self.document.sentences[s as usize].paragraph;
        // In a list the date of a line stands between it and the line before.
        let line = |s: u32| self.document.sentences[s as usize].kind == SentenceKind::Bullet;
        let steps = if line(sentence) { 3 } else { 2 };
        let together = |s: u32| {
            let (here, there) = (paragraph(sentence), paragraph(s));
            here == there || line(sentence) && line(s) && here <= there + 1
        };
        let reach = self.recent.iter().rev().take_while(|r| r.sentence + steps > sentence);
        let near: Vec<&Recent> = reach
            .filter(|r| r.token < token && together(r.sentence))
            .filter(|r| wanted.could_fit(&self.cast.actors[r.actor.0 as usize], r.number))
            .collect();
        // "she" is rather a ship than a place.
        let ship = |r: &&Recent| self.cast.actors[r.actor.0 as usize].is_ship;
        let ships = wanted == Wanted::She && near.iter().any(ship);
        let sure = |r: &Recent| wanted.fits(&self.cast.actors[r.actor.0 as usize], r.number);
        let near: Vec<&Recent> =
            near.into_iter().filter(|r| !ships || r.subject || sure(r)).collect();
        // A name that may be anybody's is a person's where it acts and "he" can be nobody else.
        let person = matches!(wanted, Wanted::He | Wanted::She);
        let is_one = |actor: &Actor, only: &[&Recent]| {
            let the = actor.spoken.starts_with("the ");
            person && actor.named && !the && only.iter().any(|r| r.subject)
        };
        let pick = |only: &[&Recent], all: bool| {
            let id = only.first()?.actor;
            let one = only.iter().all(|r| r.actor == id);
            let number = only[0].number;
            let actor = &self.cast.actors[id.0 as usize];
            (one && (wanted.fits(actor, number) || all && is_one(actor, only))).then_some(id)
        };
        let object = !self.tree.rel(token).is_subject() && self.tree.rel(token) != Rel::NmodPoss;
        if wanted == Wanted::It && object {
            return None;
        }
        let rivals = wanted == Wanted::It
            && near.first().is_some_and(|r| self.has_rival(r, token, sentence));
        if rivals {
            return None;
        }
        if let Some(id) = pick(&near, true) {
            return Some(id);
        }
        // Several: a subject goes on with the subject, when that is one only.
        if !self.tree.rel(token).is_subject() || wanted == Wanted::It {
            return None;
        }
        let subjects: Vec<&Recent> = near.into_iter().filter(|r| r.subject).collect();
        pick(&subjects, false)
    }
}

/// Whether the shorter of two names can be the longer one's: "Calder" of "Raymond Calder",
/// "Brandt" of "Brandt Foods".
fn same_name(known: &[String], parts: &[String], kind: ActorKind) -> bool {
    let (long, short) = if known.len() >= parts.len() { (known, parts) } else { (parts, known) };
    if short.is_empty() {
        return false;
    }
    match kind {
        ActorKind::Group => long.starts_with(short),
        ActorKind::Person => long.ends_with(short) || long.len() > 1 && short == &long[..1],
        ActorKind::Unknown => long.ends_with(short) || long.starts_with(short),
    }
}

/// What a pronoun asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    He,
    She,
    It,
    They,
}

impl Wanted {
    pub fn of(word: &str) -> Option<Wanted> {
        const ALL: [(&[&str], Wanted); 4] = [
            (&["he", "him", "his"], Wanted::He),
            (&["she", "her"], Wanted::She),
            (&["it", "its"], Wanted::It),
            (&["they", "them", "their"], Wanted::They),
        ];
        let is =
            |(words, _): &&(&[&str], Wanted)| words.iter().any(|w| word.eq_ignore_ascii_case(w));
        let short = (2..=5).contains(&word.len());
        ALL.iter().find(|one| short && is(one)).map(|(_, wanted)| *wanted)
    }

    fn fits(self, actor: &Actor, number: Number) -> bool {
        match self {
            Wanted::He => actor.kind == ActorKind::Person && actor.sex != Some(Sex::Female),
            Wanted::She if actor.is_ship => true,
            Wanted::She => actor.kind == ActorKind::Person && actor.sex != Some(Sex::Male),
            Wanted::It if actor.is_ship => number == Number::One,
            Wanted::It => actor.kind == ActorKind::Group && number == Number::One,
            Wanted::They => actor.kind == ActorKind::Group && number == Number::Many,
        }
    }

    /// Somebody speaks: a name that is not known as a person's is a body's.
    fn fits_speaker(self, actor: &Actor, number: Number) -> bool {
        let unknown = actor.kind == ActorKind::Unknown && actor.named;
        match self {
            Wanted::It if unknown => number == Number::One && actor.sex.is_none(),
            Wanted::He | Wanted::She if unknown => true,
            _ => self.fits(actor, number),
        }
    }

    /// Weaker: whether it cannot be ruled out.
    fn could_fit(self, actor: &Actor, number: Number) -> bool {
        match self {
            Wanted::He if actor.is_ship => false,
            Wanted::He => actor.kind != ActorKind::Group && actor.sex != Some(Sex::Female),
            Wanted::She => actor.kind != ActorKind::Group && actor.sex != Some(Sex::Male),
            Wanted::It => actor.kind != ActorKind::Person && number == Number::One,
            Wanted::They => true,
        }
    }
}
