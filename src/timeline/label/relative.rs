//! Relative clauses and embedded questions: the noun that one hangs on is its subject or its object.

use super::clause::{Builder, is_nominal};
use super::draft::{Draft, Segment};
use super::scan::{Cutter, Window};
use super::subject::is_due;
use crate::lang::events::EventTables;
use crate::lang::lemma::Lemmas;
use crate::lang::senses::SenseOf;
use crate::text::{Rel, TokenId, Upos};

/// WordNet's files of nouns for people and for groups, as the table of senses counts them.
const PERSON: u8 = 19;
const GROUP: u8 = 15;

impl Builder<'_, '_> {
    /// "how much damage the storm did": what is asked for stands before the subject.
    pub fn is_asked(&self, subject: TokenId) -> bool {
        let Some(left) = self.cutter.left(subject) else { return true };
        if left > 0 && self.source.lower(TokenId(left - 1)) == "how" {
            return false; // "how the storm began" tells that it began
        }
        let low = left.saturating_sub(4).max(self.cutter.stretch.first());
        (low..left)
            .rev()
            .take_while(|&t| !self.cutter.is_verbal(t) && self.cutter.text(t) != ",")
            .any(|t| {
                matches!(
                    self.source.lower(TokenId(t)).as_str(),
                    "how" | "what" | "which" | "whose" | "whom" | "whoever" | "whatever"
                )
            })
    }

    /// "Luka Petric, who came on": the noun is the subject.
    pub fn relative(&self, draft: &mut Draft, noun: TokenId, pronoun: TokenId) -> Option<()> {
        let noun = self.of_what(noun);
        if !self.is_finite(&[]) {
            return None;
        }
        let comma = pronoun.0 > 0 && self.source.text(TokenId(pronoun.0 - 1)) == ",";
        if let Some(name) = self.name_apposed_to(noun) {
            let other = Cutter::new(self.source, self.request, name);
            let end = (name.0 + 1..noun.0).find(|&t| other.text(t) == ",")?;
            draft.subject = Some(name);
            draft.push(other.subject(name, end)?.with_head(name));
            return self.push_predicate(draft, self.verb_first(self.head, pronoun));
        }
        if let Some(one) = self.who_is_said_to_be(noun) {
            let other = Cutter::new(self.source, self.request, one);
            let end = self.verb_first(noun, one);
            draft.subject = Some(one);
            draft.push(other.subject(one, end)?.with_head(one));
            return self.push_predicate(draft, self.verb_first(self.head, pronoun));
        }
        let other = Cutter::new(self.source, self.request, noun);
        draft.subject = Some(noun);
        let end = pronoun.0 - u32::from(comma);
        // "Ana Lund, a pilot, who flew mail": up to the apposition.
        let named = self.source.tree.upos(noun) == Upos::Propn;
        let apposed = self.source.tree.child(noun, Rel::Appos);
        let apposed = apposed.filter(|&a| named && noun < a && a.0 < end);
        let aside = apposed.and_then(|a| (noun.0 + 1..a.0).find(|&t| other.text(t) == ","));
        let end = aside.unwrap_or(end);
        let mut own = other.subject(noun, end)?.with_head(noun);
        // "a walk and [a gift that came by post]": the last of the list.
        let singular = self
            .source
            .tree
            .children(self.head)
            .iter()
            .any(|&c| matches!(self.source.text(c), "was" | "is" | "has"));
        // "fires, floods and [troops, who]": things do nothing that "who" does.
        let who = self.source.lower(pronoun) == "who";
        let things = who && self.source.tree.head(noun).is_some_and(|first| self.is_a_thing(first));
        if self.source.tree.rel(noun) == Rel::Conj && (!comma || singular || things) {
            let tree = self.source.tree;
            let phrase = tree.subtree(noun, |t| !matches!(tree.rel(t), Rel::Cc | Rel::Punct));
            own.tokens.retain(|t| *t >= phrase[0]);
        }
        draft.push(own);
        self.push_predicate(draft, self.verb_first(self.head, pronoun))
    }

    pub fn is_named_person(&self, name: TokenId) -> bool {
        let actor = self.source.cast.actor(name);
        actor.is_some_and(|actor| actor.named && actor.kind == crate::event::ActorKind::Person)
    }

    /// "[Ana Lund] is a doctor who flew mail": the one who is said to be it.
    fn who_is_said_to_be(&self, noun: TokenId) -> Option<TokenId> {
        let tree = self.source.tree;
        let cop = tree.child(noun, Rel::Cop).filter(|&cop| cop < noun)?;
        let subject = tree.child(noun, Rel::Nsubj).filter(|&s| s < cop)?;
        let new =
            tree.child(noun, Rel::Det).is_some_and(|a| matches!(self.source.text(a), "a" | "an"));
        (new && self.is_named_person(subject)).then_some(subject)
    }

    /// "[Ana Lund], the pilot who flew mail": the name that the noun explains.
    pub fn name_apposed_to(&self, noun: TokenId) -> Option<TokenId> {
        let tree = self.source.tree;
        let head = tree.head(noun).filter(|_| tree.rel(noun) == Rel::Appos)?;
        // "Its leader, [Ana Lund], the mayor, who"
        let mut beside = tree.children(head).iter().copied();
        let other = beside.find(|&c| {
            tree.rel(c) == Rel::Appos && tree.upos(c) == Upos::Propn && head < c && c < noun
        });
        let name = other.filter(|_| tree.upos(head) == Upos::Noun).unwrap_or(head);
        // "[Norfund], a bank that lent it": no person, but a name that is itself told of
        let new =
            tree.child(noun, Rel::Det).is_some_and(|a| matches!(self.source.text(a), "a" | "an"));
        let party = tree.rel(name).is_subject() || tree.rel(name) == Rel::Obj;
        let named = new && party && tree.upos(name) == Upos::Propn;
        let told = self.is_named_person(name) || named;
        let bare = tree.child(name, Rel::Det).is_none(); // not "a Calder, Ohio, doctor"
        (told && bare && name < noun && tree.upos(noun) == Upos::Noun).then_some(name)
    }

    /// A common noun, in its first sense, for no person and for no group of people.
    fn is_a_thing(&self, noun: TokenId) -> bool {
        let source = self.source;
        let mut lemma = source.lower(noun);
        Lemmas::english().reduce(&mut lemma, SenseOf::Noun);
        let sense = EventTables::english().senses.of(&lemma, SenseOf::Noun);
        let people = sense.is_none_or(|sense| matches!(sense.kind(0), PERSON | GROUP));
        source.tree.upos(noun) == Upos::Noun && !people && !source.person_nouns.has_form(&lemma)
    }

    /// The pronoun could stand for more than the noun: "two ships and a boat, which".
    fn is_in_list(&self, noun: TokenId) -> bool {
        let tree = self.source.tree;
        tree.child(noun, Rel::Conj).is_some() || tree.rel(noun) == Rel::Conj
    }

    /// "the treaty, signed by both": it was signed.
    pub fn passive(&self, draft: &mut Draft, noun: TokenId) -> Option<()> {
        // "The tram, a wooden car built in 1929, sank": the tram was.
        let tree = self.source.tree;
        let named = tree.head(noun).filter(|&above| {
            tree.rel(noun) == Rel::Appos && above < noun && is_nominal(tree.upos(above))
        });
        if let Some(above) = named {
            let other = Cutter::new(self.source, self.request, above);
            let end = (above.0 + 1..noun.0).find(|&t| other.text(t) == ",")?;
            draft.subject = Some(above);
            draft.push(other.subject(above, end)?.with_head(above));
            return self.was_done(draft, above);
        }
        let other = Cutter::new(self.source, self.request, noun);
        let before = TokenId(self.head.0.checked_sub(1)?);
        let end = self.head.0 - u32::from(self.source.text(before) == ",");
        draft.subject = Some(noun);
        draft.push(other.subject(noun, end)?.with_head(noun));
        self.was_done(draft, noun)
    }

    /// "Born in May, Ford grew up": Ford was born.
    pub fn fronted(&self, draft: &mut Draft, noun: TokenId) -> Option<()> {
        let main = self.source.tree.head(noun)?;
        let other = Cutter::new(self.source, self.request, noun);
        draft.subject = Some(noun);
        draft.push(other.subject(noun, self.verb_first(main, noun))?.with_head(noun));
        self.was_done(draft, noun)
    }

    fn was_done(&self, draft: &mut Draft, noun: TokenId) -> Option<()> {
        self.push_predicate(draft, self.head.0)?;
        let joined = self.source.tree.child(noun, Rel::Conj).is_some_and(|other| {
            let and = self.source.tree.child(other, Rel::Cc);
            and.is_none_or(|and| self.source.text(and) != "&") // "Brandt & Sons was founded"
        });
        // "Brandt Holdings was founded", "the Beatles were founded"
        let article = self.source.tree.child(noun, Rel::Det).is_some();
        let plural = match self.source.syntax.xpos(noun) {
            "NNPS" => article,
            tag => matches!(tag, "NNS" | "CD"),
        };
        // "Storfors, completed in 1958, is a dam": what the verb of the clause says.
        let tree = self.source.tree;
        let verb = tree.head(noun).filter(|_| tree.rel(noun).is_subject());
        let singular = verb.is_some_and(|verb| {
            let mut helpers = tree.children(verb).iter().copied().chain([verb]);
            helpers.any(|c| matches!(self.source.text(c), "is" | "was" | "has"))
        });
        let participle = self.source.lower(self.head);
        let helper = match (is_due(self.source, self.head), joined || plural && !singular) {
            (true, true) => "are",
            (true, false) => "is",
            (false, true) => "were",
            (false, false) => "was",
        };
        draft.replaced.insert(self.head, format!("{helper} {participle}"));
        Some(())
    }

    /// "a motion of no confidence, which": the motion; a noun without an article is no thing of its own.
    fn of_what(&self, noun: TokenId) -> TokenId {
        let tree = self.source.tree;
        let of = tree.child(noun, Rel::Case).is_some_and(|case| self.source.text(case) == "of");
        let article = tree.child(noun, Rel::Det).map_or("", |det| self.source.text(det));
        let part = of && tree.rel(noun) == Rel::Nmod && matches!(article, "" | "no");
        let above = tree.head(noun).filter(|&above| {
            part && self.source.syntax.xpos(noun) == "NN"
                && self.source.syntax.xpos(above) == "NN"
                && !self.source.quantities.has(&self.source.lower(above))
        });
        above.unwrap_or(noun)
    }

    /// "the deal that Ford signed": the noun is the object.
    pub fn object_relative(
        &self,
        draft: &mut Draft,
        subject: TokenId,
        noun: TokenId,
    ) -> Option<()> {
        let above = self.source.tree.head(noun);
        let told = above.is_some_and(|verb| {
            self.source.tree.rel(noun) == Rel::Obj
                && self.source.saying.has_form(&self.source.lower(verb))
        }); // "told the meeting that workers had left"
        let noun = self.of_what(noun);
        let participle = self.cutter.tag(self.head.0 + 1) == "VBN";
        // "a view of the bay at Calder that Lund painted": no place is painted, or opened, or sold.
        let where_at =
            self.source.tree.child(noun, Rel::Case).is_some_and(|case| {
                matches!(self.source.text(case), "at" | "in" | "near" | "outside")
            });
        if where_at && self.source.tree.upos(noun) == Upos::Propn {
            return None;
        }
        // "a picture on the island that they dated": the picture or the island.
        let lies = self.source.tree.child(noun, Rel::Case).is_some_and(|case| {
            matches!(self.source.text(case), "on" | "in" | "at" | "near" | "off" | "outside")
        });
        let of_new = above.is_some_and(|above| {
            let article = self.source.tree.child(above, Rel::Det).map(|a| self.source.lower(a));
            self.source.tree.rel(noun) == Rel::Nmod
                && matches!(article.as_deref(), Some("a" | "an"))
        });
        // "the rule that kept women off ships, which she fought": the rule or the ships.
        let inside = self
            .source
            .tree
            .ancestors(noun)
            .take_while(|&t| t < noun)
            .any(|t| self.source.tree.rel(t) == Rel::AclRelcl);
        if lies && of_new || inside && self.source.text(TokenId(noun.0 + 1)) == "," {
            return None;
        }
        // "an inquiry into sales that the state launched": the inquiry or the sales.
        let tree = self.source.tree;
        let told = told
            || tree.rel(noun) == Rel::Nmod
                && self.source.syntax.xpos(noun) == "NNS"
                && tree.child(noun, Rel::Det).is_none()
                && above.is_some_and(|above| tree.child(above, Rel::Det).is_some());
        if noun > subject || subject > self.head || !self.is_finite(&[]) || told || participle {
            return None;
        }
        let own = self.cutter.subject(subject, self.verb_first(self.head, subject))?;
        let opens = own.tokens.first()?.0;
        let before = self.source.lower(TokenId(opens.checked_sub(1)?));
        let pronoun = matches!(before.as_str(), "that" | "which" | "whom" | "who");
        let end = opens - u32::from(pronoun);
        // "the old counter, which a carpenter made": the pronoun stands right behind its noun.
        let close = end == noun.0 + 2 && before == "which" && !self.is_in_list(noun);
        if self.source.text(TokenId(end.checked_sub(1)?)) == "," && !close {
            return None;
        }
        let end = if close { end - 1 } else { end };
        draft.subject = Some(subject);
        draft.push(own.with_head(subject));
        let first = self.verb_first(self.head, subject);
        let verb = (first..=self.head.0).map(TokenId);
        draft.push(Segment::of(verb.filter(|t| !self.cutter.is_gone(t.0)).collect()));
        let from = self.cutter.left(noun)?;
        draft.push(self.cutter.scan(&Window { from, head: noun, need: noun.0, limit: end })?);
        let head = self.head;
        let rest = Window { from: head.0, head, need: head.0, limit: u32::MAX };
        let mut rest = self.cutter.scan(&rest).unwrap_or_default();
        rest.tokens.retain(|t| *t > self.head);
        let stranded = rest.tokens.first().is_some_and(|&t| {
            matches!(self.source.syntax.xpos(t), "IN" | "TO")
                && (self.source.tree.rel(t) != Rel::Case
                    || self.source.tree.head(t).is_none_or(|noun| noun < t))
        });
        if stranded {
            return None; // "the threat that he warned about"
        }
        let open = rest.tokens.first().map_or("IN", |t| self.source.syntax.xpos(*t));
        if !matches!(open, "IN" | "TO" | "RB" | "RP") {
            rest = Segment::default();
        }
        draft.push(rest);
        Some(())
    }
}
