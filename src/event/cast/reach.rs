//! Pronouns whose owner stands further back than the sentence before, or in another paragraph.
//!
//! - "Vaas was born in 1933. […] King Harald awarded [her] the prize.": the only woman told of lately.
//! - "Vaas met Astrid Lund in May. [She] left in June.": who acted goes on acting.
//! - "Norwell went public in 1999. [It] bought Quill in 2016.": so does a company, where the sentence
//!   before tells of nothing else that can be "it".

use std::collections::BTreeSet;

use super::pronoun::Wanted;
use super::{ActorId, ActorKind, Reader, Recent};
use crate::event::mention::Number;
use crate::text::{Rel, SentenceKind, TokenId, Upos};

/// Somebody who was told of so many sentences ago is still in mind.
const REACH: u32 = 5;
/// Somebody who was told of without acting, so many.
const ASIDE: u32 = 2;

impl Reader<'_> {
    /// The one person in mind, or the one who acted last.
    pub(super) fn person_in_mind(
        &self,
        token: TokenId,
        wanted: Wanted,
        sentence: u32,
    ) -> Option<ActorId> {
        let person = matches!(wanted, Wanted::He | Wanted::She);
        if !person || self.document.is_quoted(token) {
            return None;
        }
        let in_mind = |r: &&Recent| r.token < token && !self.acts_on(r.token, token);
        let lately = self.recent.iter().rev().take_while(|r| r.sentence + REACH >= sentence);
        let persons: BTreeSet<ActorId> = lately
            .filter(in_mind)
            .filter(|r| {
                let actor = &self.cast.actors[r.actor.0 as usize];
                let person = actor.kind == ActorKind::Person || !self.is_place(r.token);
                let known = person && r.sentence + ASIDE >= sentence;
                wanted.could_fit(actor, r.number) && (known || r.subject)
            })
            .map(|r| r.actor)
            .collect();
        let persons = self.without_unknown(persons, wanted);
        let acted = || self.subject_before(token, sentence).filter(|id| persons.contains(id));
        let only = persons.first().copied().filter(|_| persons.len() == 1);
        let found = only.or_else(acted)?;
        let known = self.cast.actors[found.0 as usize].kind == ActorKind::Person;
        let last = self.recent.iter().rev().find(|r| r.actor == found && r.token < token)?;
        (known && !self.is_somebody_between(last.token, token)).then_some(found)
    }

    /// "Parkinson's disease": a name that may be anybody's is nobody's beside a woman that "she" can be.
    fn without_unknown(&self, persons: BTreeSet<ActorId>, wanted: Wanted) -> BTreeSet<ActorId> {
        let actor = |id: &ActorId| &self.cast.actors[id.0 as usize];
        let known =
            |id: &&ActorId| actor(id).kind == ActorKind::Person && actor(id).sex == wanted.sex();
        let acts = |id: &ActorId| self.recent.iter().any(|r| r.actor == *id && r.subject);
        let others = |id: &&ActorId| !known(id);
        let unknown = |id: &ActorId| actor(id).kind == ActorKind::Unknown && !acts(id);
        let one = persons.iter().filter(known).count() == 1;
        match one && persons.iter().filter(others).all(unknown) {
            true => persons.iter().copied().filter(|id| known(&id)).collect(),
            false => persons,
        }
    }

    /// Somebody else of that sex who was told of lately.
    pub(super) fn has_another_in_mind(&self, than: ActorId, wanted: Wanted, sentence: u32) -> bool {
        let lately = self.recent.iter().rev().take_while(|r| r.sentence + REACH >= sentence);
        wanted.sex().is_some()
            && lately.into_iter().any(|r| {
                r.actor != than && self.cast.actors[r.actor.0 as usize].sex == wanted.sex()
            })
    }

    /// "Berg drew. […] The strip caught the eye of an editor, Al Lund. [He] was soon famous.": the one
    /// who is told of most just here, when somebody else was only told of in passing. (Whom the whole
    /// article is about, [`Reader::hero`] says: that is asked where nobody at all was found.)
    pub(super) fn topic_instead(
        &self,
        found: ActorId,
        token: TokenId,
        wanted: Wanted,
        sentence: u32,
    ) -> Option<ActorId> {
        let told = |id: ActorId| self.recent.iter().filter(|r| r.actor == id).count();
        let fits = |id: &ActorId| {
            let actor = &self.cast.actors[id.0 as usize];
            actor.kind == ActorKind::Person && actor.named && actor.sex == wanted.sex()
        };
        let lately = self.recent.iter().rev().take_while(|r| r.sentence + ASIDE >= sentence);
        let ids: BTreeSet<ActorId> = lately.map(|r| r.actor).collect();
        let topic = ids.into_iter().filter(fits).max_by_key(|id| told(*id))?;
        let named = self.recent.iter().filter(|r| r.actor == found);
        let named = named.filter(|r| self.tree.upos(r.token) == Upos::Propn).count();
        let passing = named <= 2 && told(topic) >= 3.max(3 * named);
        let sex = wanted.sex().is_some() && !self.document.is_quoted(token);
        (sex && topic != found && passing && !self.is_in_the_fore(found, sentence)).then_some(topic)
    }

    /// In this sentence; or, by name and as nobody's brother, what the sentence before is about.
    fn is_in_the_fore(&self, actor: ActorId, sentence: u32) -> bool {
        let tree = self.tree;
        // "The driver was fined. She swam": told of without a name, and of no known sex.
        let one = &self.cast.actors[actor.0 as usize];
        if !one.named && one.sex.is_none() {
            return false;
        }
        let mentions = self.recent.iter().rev().filter(|r| r.actor == actor);
        mentions.take_while(|r| r.sentence + 1 >= sentence).any(|r| {
            let main = tree.head(r.token).is_some_and(|verb| tree.rel(verb) == Rel::Root);
            let kin = tree.child(r.token, Rel::NmodPoss).is_some()
                || tree.head(r.token).is_some_and(|h| tree.child(h, Rel::NmodPoss).is_some());
            // "Al Berg and Eva Lund insisted that she be named": neither of them alone
            let here = r.sentence == sentence && (r.subject || tree.rel(r.token) == Rel::Obj);
            here || r.sentence < sentence && r.subject && main && !kin
        })
    }

    /// "left his house in Bergen": a name of one word, of nobody known.
    pub(super) fn is_unknown_place(&self, recent: &Recent) -> bool {
        let actor = &self.cast.actors[recent.actor.0 as usize];
        let unknown = actor.kind == ActorKind::Unknown && actor.parts.len() == 1;
        unknown && self.is_place(recent.token)
    }

    /// "in Bergen", "the University of Bergen": where, not who.
    fn is_place(&self, name: TokenId) -> bool {
        let tree = self.tree;
        let of_name = |head: TokenId| tree.upos(head) == Upos::Propn && tree.rel(name) == Rel::Nmod;
        let place =
            |case: TokenId| self.lists.place_prepositions.has_lower(self.document.token_text(case));
        tree.rel(name) == Rel::Compound
            || tree.head(name).is_some_and(of_name)
            || tree.child(name, Rel::Case).is_some_and(place)
    }

    /// "The judge freed her": another than the judge.
    pub(super) fn acts_on(&self, subject: TokenId, object: TokenId) -> bool {
        let tree = self.tree;
        tree.rel(subject).is_subject()
            && matches!(tree.rel(object), Rel::Obj | Rel::Iobj | Rel::Obl)
            && tree.head(subject) == tree.head(object)
    }

    /// "Police arrested a woman": somebody without a name, told of since.
    fn is_somebody_between(&self, from: TokenId, to: TokenId) -> bool {
        let core = |t: TokenId| {
            matches!(self.tree.rel(t), Rel::Nsubj | Rel::NsubjPass | Rel::Obj | Rel::OblAgent)
        };
        (from.0 + 1..to.0).map(TokenId).any(|t| core(t) && self.is_somebody(t))
    }

    /// "a woman": one person, whom nothing else in the article tells of.
    pub(super) fn is_somebody(&self, noun: TokenId) -> bool {
        self.syntax.xpos(noun) == "NN"
            && self.cast.of[noun.0 as usize].is_none()
            && self.lists.person_nouns.has_lower(self.document.token_text(noun))
    }

    /// The subject of the main clause of the sentence before, for the subject of a main clause.
    pub(super) fn subject_before(&self, token: TokenId, sentence: u32) -> Option<ActorId> {
        let tree = self.tree;
        let verb = tree.head(token).filter(|_| tree.rel(token).is_subject())?;
        if tree.rel(verb) != Rel::Root {
            return None;
        }
        let before = self.document.sentences.get((sentence as usize).checked_sub(1)?)?;
        if !matches!(before.kind, SentenceKind::Prose | SentenceKind::Bullet) {
            return None;
        }
        let mut tokens = (before.first.0..before.end.0).map(TokenId);
        let root = tokens.find(|&t| tree.rel(t) == Rel::Root)?;
        let mut subjects = tree.children(root).iter().filter(|&&c| tree.rel(c).is_subject());
        let only = *subjects.next()?;
        let alone = subjects.next().is_none() && tree.child(only, Rel::Conj).is_none();
        self.cast.id(only).filter(|_| alone)
    }

    /// A body that acted in the sentence before, where nothing else in it can be "it".
    pub(super) fn body_before(
        &self,
        token: TokenId,
        wanted: Wanted,
        sentence: u32,
    ) -> Option<ActorId> {
        if wanted != Wanted::It || self.document.is_quoted(token) {
            return None;
        }
        let tree = self.tree;
        let verb = tree.head(token)?;
        let acts = tree.upos(verb) == Upos::Verb && tree.child(verb, Rel::Obj).is_some();
        let found = self.subject_before(token, sentence).filter(|_| acts)?;
        let actor = &self.cast.actors[found.0 as usize];
        let body = actor.kind == ActorKind::Group
            || actor.kind == ActorKind::Unknown && actor.named && actor.sex.is_none();
        let before = &self.document.sentences[sentence as usize - 1];
        let rival = |t: TokenId| {
            let core =
                matches!(tree.rel(t), Rel::Nsubj | Rel::NsubjPass | Rel::Obj | Rel::OblAgent);
            // "went public": no thing.
            let bare = tree.children(t).is_empty();
            let thing = self.syntax.xpos(t) == "NN" && !bare || tree.upos(t) == Upos::Propn;
            core && thing && self.cast.id(t) != Some(found)
        };
        let alone = !(before.first.0..before.end.0).map(TokenId).any(rival);
        let one = self.recent.iter().rev().find(|r| r.actor == found)?.number == Number::One;
        (body && alone && one).then_some(found)
    }
}

#[cfg(test)]
mod tests {
    use crate::event::Cast;
    use crate::input::Article;
    use crate::lang::Language;
    use crate::text::{TokenId, Tree, analyse, read};

    /// Whom the last pronoun that reads so stands for.
    fn owner(text: &str, pronoun: &str) -> String {
        let language = Language::english();
        let article = Article { text: text.to_owned(), ..Article::default() };
        let document = read(article, language);
        let syntax = analyse(&document, language);
        let cast = Cast::new(&document, &syntax, &Tree::new(&document, &syntax), language);
        let mut tokens = (0..document.tokens.len() as u32).map(TokenId);
        let token = tokens.rfind(|&t| document.token_text(t) == pronoun).unwrap();
        cast.actor(token).map(|actor| actor.name.clone()).unwrap_or_default()
    }

    #[test]
    fn a_pronoun_reaches_back_to_the_one_that_it_can_be() {
        let table = [
            (
                "Ingrid Vaas was a professor. She worked in Oslo.\n\nKing Harald awarded her a medal.",
                "her",
                "Ingrid Vaas",
            ),
            ("Ingrid Vaas met Martha Lund in May.\n\nShe left in June.", "She", "Ingrid Vaas"),
            (
                "Coach Bill Farrow left.\n\nRay Marsh, who has been with the team since he came, stayed.",
                "he",
                "Ray Marsh",
            ),
            ("Daniel Reyes left Cuba in May. Police arrested him.", "him", "Daniel Reyes"),
            (
                "Teun Okonba, 58, who founded Brightwater Lines, surrendered. He was freed.",
                "He",
                "Teun Okonba",
            ),
            (
                "The line stopped all sailings in April and resumed them in May.",
                "them",
                "the sailings",
            ),
            ("The owners said they would vote in May.", "they", "the owners"),
            ("Ana Lund heard the case.\n\nA clerk saw it and called her boss.", "her", ""),
            ("Ana Lund was held. A judge turned down her appeal.", "her", "Ana Lund"),
            ("Officials warned owners that they would have to pay.", "they", ""),
            ("Daniel Reyes left his house in Aldbury. Police arrested him.", "him", "Daniel Reyes"),
            ("Norwell Corp. went public in 1999. It bought Quill in 2016.", "It", "Norwell Corp."),
            ("Ingrid Vaas met Martha Lund in May.\n\nKing Harald awarded her a medal.", "her", ""),
            (
                "Ingrid Vaas left.\n\nPolice arrested a woman on Friday.\n\nThe judge freed her.",
                "her",
                "",
            ),
        ];
        let life = "Anna Vaas, a baker, died on Friday.\n\nBorn in Ghent in 1933, Anna Maes left school \
                    at 14.\n\nThe family hid a friend; in 1994 Israel's Yad Hanna praised her parents.\n\n\
                    In 1955 she married Paul Vaas, a miner.";
        let later =
            format!("{life}\n\nThe pit closed.\n\nA shop opened.\n\nIt grew. She sold it in 2003.");
        assert_eq!(owner(life, "she"), "Anna Vaas");
        assert_eq!(owner(&later, "She"), "Anna Vaas");
        let other = life.replace("In 1955", "Marie Kent wept. In 1955");
        assert_eq!(owner(&other, "she"), "Marie Kent");
        for (text, pronoun, expected) in table {
            assert_eq!(owner(text, pronoun), expected, "{text}");
        }
        let mill = "Norwell Corp. bought a mill.\n\nIt employs 300 people.";
        assert_ne!(owner(mill, "It"), "Norwell Corp.");
    }
}
