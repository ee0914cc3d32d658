//! "It" and "they" for what has no name: the one thing that the sentence before is about.
//!
//! - "A painting came home on Friday. A dealer had offered it in August.": the painting.
//! - "The café opened a year after it had closed.": the café.
//! - "The company stopped all sailings and resumed them in May": the sailings.
//! - "Investigators boarded the ship. They expect a report.": investigators.
//!
//! Where two things could be meant, none is.

use super::pronoun::Wanted;
use super::{Actor, ActorId, ActorKind, Reader};
use crate::event::mention::{Number, description, number_of};
use crate::lang::events::EventTables;
use crate::lang::senses::SenseOf;
use crate::text::{Rel, SentenceKind, TokenId, Upos};

/// WordNet's files of nouns for people and for times, as the table of senses counts them.
const PERSON: u8 = 19;
const TIME: u8 = 29;

/// Something that a pronoun may stand for.
#[derive(Clone, Copy)]
struct Candidate {
    token: TokenId,
    subject: bool,
    pronoun: bool,
}

impl Reader<'_> {
    /// The thing that a pronoun stands for, as one of the cast.
    pub(super) fn thing(
        &mut self,
        token: TokenId,
        wanted: Wanted,
        sentence: u32,
    ) -> Option<ActorId> {
        let possessive = self.tree.rel(token) == Rel::NmodPoss;
        let owner = || {
            let noun = self.tree.head(token)?;
            let verb = self.tree.head(noun).filter(|_| self.tree.rel(noun).is_subject())?;
            (self.tree.rel(verb) == Rel::Root && token < noun).then_some(noun)
        };
        let wanted_here = matches!(wanted, Wanted::It | Wanted::They)
            && !self.document.is_quoted(token)
            && (!possessive || owner().is_some());
        if possessive && let Some(id) = self.beside_it(token, sentence) {
            return Some(id);
        }
        let head = wanted_here.then(|| self.antecedent(token, wanted, sentence)).flatten()?;
        if let Some(id) = self.cast.id(head) {
            let kind = self.cast.actor(head)?.kind;
            let fits = kind != ActorKind::Person && (wanted == Wanted::It || self.is_many(head));
            return fits.then_some(id);
        }
        let name = self.definite(head);
        let (spoken, roles) = (name.clone(), Default::default());
        let kind = ActorKind::Unknown;
        let (parts, is_ship, sex) = (Vec::new(), false, None);
        let actor = Actor { name, kind, sex, is_ship, named: false, spoken, parts, roles };
        let id = self.add(actor);
        self.cast.set(head, id);
        Some(id)
    }

    /// "cut it from [its] frame": the same.
    fn beside_it(&self, token: TokenId, sentence: u32) -> Option<ActorId> {
        let first = self.document.sentences[sentence as usize].first;
        let low = first.0.max(token.0.saturating_sub(6));
        let word = self.document.token_text(token);
        let it = (low..token.0).map(TokenId).rfind(|&t| {
            word.eq_ignore_ascii_case("its")
                && self.document.token_text(t) == "it"
                && self.tree.rel(t) == Rel::Obj
        })?;
        self.cast.id(it)
    }

    fn antecedent(&self, token: TokenId, wanted: Wanted, sentence: u32) -> Option<TokenId> {
        let first = self.document.sentences[sentence as usize].first;
        let near = self.of_main_clause(token, wanted).or_else(|| self.that_says(token, wanted));
        if let Some(found) = near.or_else(|| self.of_first_verb(token, wanted)) {
            return Some(found);
        }
        let before = (first.0..token.0).map(TokenId);
        let several = |t: TokenId| self.is_thing(t, wanted) || self.is_name(t);
        if before.into_iter().any(several) {
            return None;
        }
        let all = self.told_before(wanted, sentence)?;
        let new_subject = all.iter().any(|c| c.subject && !c.pronoun);
        if let Some(known) = all.iter().find(|c| c.pronoun && !new_subject) {
            return Some(known.token);
        }
        // "Wiel painted the picture. His daughter gave [it] away.": object goes on with object.
        if self.tree.rel(token) == Rel::Obj {
            let mut things = all.iter().filter(|c| !self.is_name(c.token));
            let only = things.next().filter(|c| !c.subject || all.len() == 1)?;
            // "A fire destroyed the house. She rebuilt [it]": never the fire.
            let verb = self.tree.head(only.token).filter(|_| only.subject);
            let object = verb.and_then(|verb| self.tree.child(verb, Rel::Obj));
            if object.is_some_and(|object| self.is_thing(object, wanted) || self.is_name(object)) {
                return None;
            }
            return things.next().is_none().then_some(only.token);
        }
        match all[..] {
            [only] if !only.pronoun => Some(only.token),
            _ if wanted == Wanted::They => self.people(&all, token),
            _ => None,
        }
    }

    /// "The café opened again, a year after [it] had closed": the subject of the clause above.
    fn of_main_clause(&self, token: TokenId, wanted: Wanted) -> Option<TokenId> {
        let tree = self.tree;
        let clause = tree.head(token).filter(|_| tree.rel(token).is_subject())?;
        let main = tree.head(clause).filter(|&main| match tree.rel(clause) {
            Rel::Advcl => true,
            // "The companies said [they] would merge", but not "warned owners that they would"
            Rel::Ccomp => {
                let spoken_to = [Rel::Obj, Rel::Iobj].map(|rel| tree.child(main, rel));
                wanted == Wanted::They && spoken_to == [None, None]
            }
            _ => false,
        })?;
        let subjects = tree.children(main).iter().copied();
        let mut subjects = subjects.filter(|&s| tree.rel(s).is_subject() && s < token);
        let subject = subjects.next().filter(|&s| self.is_thing(s, wanted))?;
        let other = (subject.0 + 1..token.0)
            .map(TokenId)
            .any(|t| tree.rel(t).is_subject() && (self.is_thing(t, wanted) || self.is_name(t)));
        (subjects.next().is_none() && !other).then_some(subject)
    }

    /// "The company stopped all sailings and resumed [them] in May": the object of the first of two verbs with
    /// one subject, where nothing else is told of between.
    pub(super) fn of_first_verb(&self, token: TokenId, wanted: Wanted) -> Option<TokenId> {
        let tree = self.tree;
        if !matches!(wanted, Wanted::It | Wanted::They) || tree.rel(token).is_subject() {
            return None;
        }
        let second = tree.ancestors(token).find(|&t| tree.upos(t) == Upos::Verb)?;
        let first = tree.head(second).filter(|&v| tree.rel(second) == Rel::Conj && v < second)?;
        let object = tree.child(first, Rel::Obj).filter(|&o| first < o && o < second)?;
        let named = |t: TokenId| wanted == Wanted::It && self.is_name(t);
        let fits = |t: TokenId| self.is_thing(t, wanted) || named(t);
        let other = (object.0 + 1..token.0)
            .map(TokenId)
            .any(|t| fits(t) && !matches!(tree.rel(t), Rel::Nmod | Rel::Obl));
        (fits(object) && !other && tree.subject(second).is_none()).then_some(object)
    }

    /// "The city's planning board said [it] would appeal": what says it is one thing.
    fn that_says(&self, token: TokenId, wanted: Wanted) -> Option<TokenId> {
        let tree = self.tree;
        let clause = tree.head(token).filter(|_| tree.rel(token).is_subject())?;
        let saying = tree.head(clause).filter(|_| tree.rel(clause) == Rel::Ccomp)?;
        let subject = tree.child(saying, Rel::Nsubj).filter(|&s| s < saying && saying < token)?;
        let small = self.document.token_text(subject).starts_with(|c: char| c.is_ascii_lowercase());
        let known = [Rel::Det, Rel::NmodPoss].iter().any(|&rel| tree.child(subject, rel).is_some());
        let alone = small && known && tree.child(subject, Rel::Conj).is_none();
        (alone && wanted == Wanted::It && self.is_thing(subject, wanted)).then_some(subject)
    }

    /// Subjects and objects of the sentence before, outside of relative clauses.
    fn told_before(&self, wanted: Wanted, sentence: u32) -> Option<Vec<Candidate>> {
        let sentences = &self.document.sentences[..sentence as usize];
        let last = sentences.iter().rev().find(|s| s.kind != SentenceKind::Furniture)?;
        let here = &self.document.sentences[sentence as usize];
        let prose = matches!(last.kind, SentenceKind::Prose | SentenceKind::Bullet);
        if !prose || here.paragraph > last.paragraph + 1 {
            return None;
        }
        let tree = self.tree;
        let aside = |t: TokenId| {
            tree.rel(t) == Rel::AclRelcl || tree.ancestors(t).any(|a| tree.rel(a) == Rel::AclRelcl)
        };
        let mut found = Vec::new();
        for token in (last.first.0..last.end.0).map(TokenId) {
            let subject = tree.rel(token).is_subject();
            if !subject && tree.rel(token) != Rel::Obj || aside(token) {
                continue;
            }
            let word = self.document.token_text(token);
            let pronoun = Wanted::of(word) == Some(wanted) && self.cast.id(token).is_some();
            if pronoun
                || self.is_thing(token, wanted)
                || wanted == Wanted::It && self.is_name(token)
            {
                found.push(Candidate { token, subject, pronoun });
            }
        }
        Some(found)
    }

    /// Of several, the people who act.
    fn people(&self, all: &[Candidate], of: TokenId) -> Option<TokenId> {
        let person = |c: &&Candidate| c.subject && self.sense(c.token) == Some(PERSON);
        let mut people = all.iter().filter(person);
        let only = people.next()?;
        let others = all.iter().any(|c| c.token != only.token && (c.subject || c.pronoun));
        // "Engineers drew up plans. They were dropped": rather the plans.
        let done = self.tree.head(of).is_some_and(|v| self.tree.child(v, Rel::AuxPass).is_some());
        if done && self.tree.rel(of).is_subject() && all.len() > 1 {
            return None;
        }
        (people.next().is_none() && !others).then_some(only.token)
    }

    /// A common noun for a thing, or for several of a kind.
    fn is_thing(&self, token: TokenId, wanted: Wanted) -> bool {
        let word = self.document.token_text(token);
        let noun = self.tree.upos(token) == Upos::Noun && !self.lists.calendar.has_lower(word);
        if !noun || matches!(self.tree.rel(token), Rel::Compound | Rel::Flat | Rel::OblUnmarked) {
            return false;
        }
        let sense = self.sense(token);
        let person = self.lists.person_nouns.has_lower(word) || sense == Some(PERSON);
        match wanted {
            Wanted::It => {
                self.syntax.xpos(token) == "NN"
                    && !person
                    && sense != Some(TIME)
                    && !self.is_many(token)
            }
            _ => self.is_many(token) && sense != Some(TIME),
        }
    }

    fn is_many(&self, token: TokenId) -> bool {
        number_of(self.document, self.syntax, self.tree, token) == Number::Many
    }

    /// A name that is not known to be a person's.
    fn is_name(&self, token: TokenId) -> bool {
        let person = || self.cast.actor(token).is_some_and(|a| a.kind == ActorKind::Person);
        let part = matches!(self.tree.rel(token), Rel::Compound | Rel::Flat | Rel::Nmod | Rel::Obl);
        let text = self.document.token_text(token);
        // "The Courier"
        let the = self.tree.child(token, Rel::Det).is_some();
        let name =
            self.tree.upos(token) == Upos::Propn || the && text.starts_with(char::is_uppercase);
        name && !part && !person() && !self.lists.calendar.has_lower(text)
    }

    fn sense(&self, token: TokenId) -> Option<u8> {
        let mut lemma = self.document.token_text(token).to_lowercase();
        crate::lang::lemma::Lemmas::english().reduce(&mut lemma, SenseOf::Noun);
        EventTables::english().senses.of(&lemma, SenseOf::Noun).map(|sense| sense.kind(0))
    }

    /// One person: "a pharmacist".
    pub(super) fn is_person_noun(&self, token: TokenId) -> bool {
        let listed = || self.lists.person_nouns.has_lower(self.document.token_text(token));
        self.syntax.xpos(token) == "NN" && (listed() || self.sense(token) == Some(PERSON))
    }

    /// "the long[-]haul jets", "the oil [and] gas board": with what joins the words of a description.
    pub(super) fn whole_words(&self, mut tokens: Vec<TokenId>) -> Vec<TokenId> {
        let (Some(&first), Some(&last)) = (tokens.first(), tokens.last()) else { return tokens };
        let joins = |t: u32| {
            let token = TokenId(t);
            self.syntax.xpos(token) == "HYPH" || self.document.token_text(token) == "and"
        };
        let hyphen = |t: TokenId| t.0 > 1 && self.syntax.xpos(TokenId(t.0 - 1)) == "HYPH";
        let from = if hyphen(first) { first.0 - 2 } else { first.0 }; // "in-home care"
        let missing = (from..last.0).filter(|&t| t < first.0 || joins(t)).map(TokenId);
        tokens.extend(missing);
        tokens.sort_unstable();
        tokens.dedup();
        tokens
    }

    /// "the new owners" for "its new owners", "inflation" for what has no article.
    fn definite(&self, head: TokenId) -> String {
        let tree = self.tree;
        let own = |t: TokenId| matches!(tree.rel(t), Rel::Amod | Rel::Compound) && t < head;
        let tokens = self.whole_words(tree.subtree(head, own));
        let name = description(self.document, tree, &tokens);
        let owned = tree
            .children(head)
            .iter()
            .any(|&c| c < head && matches!(tree.rel(c), Rel::Det | Rel::NmodPoss | Rel::Nummod));
        if owned { format!("the {name}") } else { name }
    }
}
