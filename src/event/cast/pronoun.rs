//! Whose "he", "its" or "they" it is: the speaker, or the only one in reach that fits.

use super::{Actor, ActorId, ActorKind, Reader, Recent};
use crate::event::mention::{Number, Sex, number_of};
use crate::text::{Rel, SentenceKind, TokenId, Upos};

impl Reader<'_> {
    /// "he", "its": the only one in reach that it can stand for.
    pub(super) fn pronoun(&mut self, token: TokenId, sentence: u32) {
        let Some(wanted) = Wanted::of(self.document.token_text(token)) else { return };
        // "All of them": of what was named last, whoever else could be meant.
        let counts = |head| !matches!(self.tree.upos(head), Upos::Noun | Upos::Propn);
        let partitive =
            self.tree.rel(token) == Rel::Nmod && self.tree.head(token).is_some_and(counts);
        let partitive = partitive && self.of_first_verb(token, wanted).is_none();
        let formal = wanted == Wanted::It && self.is_formal(token);
        if self.tree.rel(token) == Rel::Expl || partitive || formal {
            return;
        }
        let found = self
            .speaker(token, wanted)
            .or_else(|| self.of_relative(token, wanted))
            .or_else(|| self.of_clause_before(token, wanted, sentence))
            .or_else(|| self.of_joined_clause(token, wanted))
            .or_else(|| self.only_one(token, wanted, sentence))
            .or_else(|| self.person_in_mind(token, wanted, sentence))
            .or_else(|| self.body_before(token, wanted, sentence));
        let found = found.map(|id| self.topic_instead(id, token, wanted, sentence).unwrap_or(id));
        let found = found.or_else(|| self.hero(token, wanted, sentence));
        let found = found.filter(|_| !wanted.is_person() || !self.is_of_a_stranger(token));
        match found {
            Some(id) => {
                let actor = &mut self.cast.actors[id.0 as usize];
                if actor.kind == ActorKind::Person {
                    actor.sex = actor.sex.or(wanted.sex());
                }
                self.mention(token, id, sentence);
            }
            None => {
                if let Some(id) = self.thing(token, wanted, sentence) {
                    self.cast.set(token, id);
                }
            }
        }
    }

    /// "A pharmacist called [her] boss": whom somebody without a name has to do with.
    fn is_of_a_stranger(&self, owner: TokenId) -> bool {
        let tree = self.tree;
        let noun = tree.head(owner).filter(|_| tree.rel(owner) == Rel::NmodPoss);
        let person = noun.filter(|&noun| self.is_person_noun(noun));
        let verb =
            person.and_then(|noun| tree.ancestors(noun).find(|&v| tree.upos(v) == Upos::Verb));
        let joined = |verb| tree.subject(verb).or_else(|| tree.subject(tree.head(verb)?));
        let subject = verb.and_then(joined).filter(|&subject| subject < owner);
        subject.is_some_and(|subject| {
            let new = tree.child(subject, Rel::Det).map(|article| self.document.lower(article));
            self.is_person_noun(subject) && matches!(new.as_deref(), Some("a" | "an"))
        })
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

    /// "a museum in [Calder]": the museum is what the sentence is about.
    fn is_where_a_thing_is(&self, name: TokenId) -> bool {
        let tree = self.tree;
        let case = tree.child(name, Rel::Case).map(|case| self.document.token_text(case));
        let thing = tree.head(name).filter(|_| tree.rel(name) == Rel::Nmod);
        matches!(case, Some("in" | "at" | "near"))
            && thing.is_some_and(|thing| self.syntax.xpos(thing) == "NN")
    }

    /// "Harbour is [the nation's] oldest theatre": the sentence is about something else.
    fn owns_a_predicate(&self, owner: TokenId) -> bool {
        let tree = self.tree;
        let noun = tree.head(owner).filter(|_| tree.rel(owner) == Rel::NmodPoss);
        noun.is_some_and(|noun| tree.child(noun, Rel::Cop).is_some_and(|cop| cop < owner))
    }

    /// "If the Sandlark sails, [it] will call at Oslo": the name that acts in the clause before; in "if it
    /// sails, [it] will call" the same as the first.
    fn of_clause_before(&self, token: TokenId, wanted: Wanted, sentence: u32) -> Option<ActorId> {
        let tree = self.tree;
        let main = tree.head(token).filter(|_| tree.rel(token).is_subject())?;
        let mut before = tree.children(main).iter().copied();
        let clause = before.find(|&c| tree.rel(c) == Rel::Advcl && c < token)?;
        let mut subjects = tree.children(clause).iter().copied();
        let same = |s: TokenId| Wanted::of(self.document.token_text(s)) == Some(wanted);
        let subject = subjects
            .find(|&s| tree.rel(s).is_subject() && (tree.upos(s) == Upos::Propn || same(s)))?;
        let id = self.cast.id(subject)?;
        if same(subject) {
            return Some(id);
        }
        let number = number_of(self.document, self.syntax, tree, subject);
        let actor = &self.cast.actors[id.0 as usize];
        let fits = wanted.could_fit(actor, number);
        // "When Eugen Holm fell ill, she was called": a woman was told of before.
        if actor.sex.is_none() && self.has_another_in_mind(id, wanted, sentence) {
            return None;
        }
        (fits && wanted != Wanted::They).then_some(id)
    }

    /// "It shut two plants, and [it] warned": the same pronoun is the subject of both clauses.
    fn of_joined_clause(&self, token: TokenId, wanted: Wanted) -> Option<ActorId> {
        let tree = self.tree;
        let verb = tree.head(token).filter(|_| tree.rel(token).is_subject())?;
        let first = tree.head(verb).filter(|_| matches!(tree.rel(verb), Rel::Conj | Rel::Advcl))?;
        let mut subjects = tree.children(first).iter().copied();
        let other = subjects.find(|&s| tree.rel(s).is_subject() && s < token)?;
        let same = Wanted::of(self.document.token_text(other)) == Some(wanted);
        self.cast.id(other).filter(|_| same && wanted != Wanted::They)
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
        // "His lawyer said he would appeal": the client.
        if wanted.is_person()
            && let Some(owner) = self.client_of(subject)
        {
            let client = self.cast.id(owner)?;
            let number = number_of(self.document, self.syntax, self.tree, owner);
            return wanted.fits(&self.cast.actors[client.0 as usize], number).then_some(client);
        }
        let id = self.cast.id(subject)?;
        let number = match number_of(self.document, self.syntax, self.tree, subject) {
            // "Brandt Foods said it": a name is one.
            _ if wanted == Wanted::It && self.tree.upos(subject) == Upos::Propn => Number::One,
            number => number,
        };
        wanted.fits_speaker(&self.cast.actors[id.0 as usize], number).then_some(id)
    }

    /// "[His] lawyer, Al Lund": whom somebody speaks for.
    fn client_of(&self, speaker: TokenId) -> Option<TokenId> {
        let tree = self.tree;
        let speaks = |t: TokenId| self.lists.speakers_for.has_lower(self.document.token_text(t));
        let noun = std::iter::once(speaker)
            .chain(tree.head(speaker).filter(|_| tree.rel(speaker) == Rel::Appos))
            .find(|&t| speaks(t))?;
        tree.child(noun, Rel::NmodPoss)
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
                && !self.lists.person_nouns.has_lower(self.document.token_text(t));
            thing && (!same || self.tree.rel(t).is_subject())
        }) || !same && self.is_about_a_thing(recent.sentence)
    }

    /// "Work began after the government paid": the sentence is about the work.
    fn is_about_a_thing(&self, sentence: u32) -> bool {
        let sentence = &self.document.sentences[sentence as usize];
        (sentence.first.0..sentence.end.0).map(TokenId).any(|t| {
            let verb = self.tree.head(t).filter(|_| self.tree.rel(t).is_subject());
            verb.is_some_and(|verb| self.tree.rel(verb) == Rel::Root)
                && self.syntax.xpos(t) == "NN"
                && self.cast.of[t.0 as usize].is_none()
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
        // Who speaks says "I" of himself: in his words "he" is somebody whom they name.
        let quoted = self.document.is_quoted(token);
        let near: Vec<&Recent> = reach
            .filter(|r| r.token < token && together(r.sentence))
            .filter(|r| !self.acts_on(r.token, token))
            .filter(|r| !quoted || self.document.is_quoted(r.token))
            .filter(|r| wanted != Wanted::It || !self.is_where_a_thing_is(r.token))
            .filter(|r| !wanted.is_person() || !self.is_unknown_place(r))
            .filter(|r| wanted != Wanted::It || !self.owns_a_predicate(r.token))
            .filter(|r| wanted.could_fit(&self.cast.actors[r.actor.0 as usize], r.number))
            .collect();
        // "she" is rather a ship than a place.
        let ship = |r: &&Recent| self.cast.actors[r.actor.0 as usize].is_ship;
        let ships = wanted == Wanted::She && near.iter().any(ship);
        let sure = |r: &Recent| wanted.fits(&self.cast.actors[r.actor.0 as usize], r.number);
        let near: Vec<&Recent> =
            near.into_iter().filter(|r| !ships || r.subject || sure(r)).collect();
        // A name that may be anybody's is a person's where it acts and "he" can be nobody else.
        let person = wanted.is_person();
        let is_one = |actor: &Actor, only: &[&Recent]| {
            let the = actor.spoken.starts_with("the ");
            let owned = only.iter().any(|r| self.is_owned(r.token));
            person && actor.named && !the && !owned && only.iter().any(|r| r.subject)
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
        // "tested the new craft before it lifted off": who tested, or what was tested.
        let clause = self.tree.head(token).filter(|&v| self.tree.rel(v) == Rel::Advcl);
        let main = clause.and_then(|clause| self.tree.head(clause)).filter(|&main| main < token);
        let object = main.and_then(|main| self.tree.child(main, Rel::Obj));
        let definite = |object: TokenId| {
            self.tree.child(object, Rel::Det).is_some_and(|article| {
                self.document.token_text(article).eq_ignore_ascii_case("the")
            })
        };
        let tested = object.is_some_and(|object| {
            self.syntax.xpos(object) == "NN" && object < token && definite(object)
        });
        if wanted == Wanted::It && tested {
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
        // "Lund was freed after a court at Calder found him innocent": who is known to be a person.
        let known = |r: &&Recent| {
            let actor = &self.cast.actors[r.actor.0 as usize];
            actor.kind == ActorKind::Person && (wanted.sex() == actor.sex || r.subject)
        };
        let others = |r: &Recent| self.cast.actors[r.actor.0 as usize].kind == ActorKind::Unknown;
        let one: Vec<&Recent> = near.iter().copied().filter(known).collect();
        let only = one.first().map(|r| r.actor);
        let rest = near.iter().filter(|r| Some(r.actor) != only);
        if person
            && only.is_some()
            && rest.into_iter().all(|r| {
                // "Service took him to Oslo, where he [stayed]"
                let acts_on_him =
                    || one.iter().any(|him| r.subject && self.acts_on(r.token, him.token));
                others(r) && (!r.subject || acts_on_him())
            })
            && let Some(id) = pick(&one, false)
        {
            return Some(id);
        }
        // Several: a subject goes on with the subject, when that is one only.
        let opens = self.opens_with_its_owner(token, sentence);
        if !self.tree.rel(token).is_subject() && !opens || wanted == Wanted::It {
            return None;
        }
        // "Agents searched Lund's house, and he resigned": rather the one of this sentence.
        let here: Vec<&Recent> = near.iter().copied().filter(|r| r.sentence == sentence).collect();
        if person && !here.is_empty() && here.iter().all(|r| !r.subject) {
            return pick(&here, false);
        }
        let sex = |r: &&Recent| !opens || self.cast.actors[r.actor.0 as usize].sex == wanted.sex();
        let subjects: Vec<&Recent> = near.into_iter().filter(|r| r.subject).collect();
        let sure = subjects.iter().all(sex);
        if sure { pick(&subjects, false) } else { None }
    }

    /// "[His] party lost": the first word, and with what the sentence is about.
    fn opens_with_its_owner(&self, token: TokenId, sentence: u32) -> bool {
        let tree = self.tree;
        self.document.sentences[sentence as usize].first == token
            && tree.rel(token) == Rel::NmodPoss
            && tree.head(token).is_some_and(|noun| tree.rel(noun).is_subject())
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

    pub fn is_person(self) -> bool {
        matches!(self, Wanted::He | Wanted::She)
    }

    pub fn sex(self) -> Option<Sex> {
        match self {
            Wanted::He => Some(Sex::Male),
            Wanted::She => Some(Sex::Female),
            _ => None,
        }
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
    pub fn could_fit(self, actor: &Actor, number: Number) -> bool {
        match self {
            Wanted::He if actor.is_ship => false,
            Wanted::He => actor.kind != ActorKind::Group && actor.sex != Some(Sex::Female),
            Wanted::She => actor.kind != ActorKind::Group && actor.sex != Some(Sex::Male),
            Wanted::It => actor.kind != ActorKind::Person && number == Number::One,
            Wanted::They => true,
        }
    }
}
