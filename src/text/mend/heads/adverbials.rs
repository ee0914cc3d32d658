//! What an adverbial hangs on: the verb on its own side of a semicolon, the noun or the clause before
//! it, both of two joined verbs.

use crate::text::mend::{Change, Mended, Reader};
use crate::text::model::{TokenId, Upos};
use crate::text::tree::Rel;

impl Reader<'_> {
    /// The mistakes with an adverbial.
    pub(super) fn at_adverbial(&self, token: TokenId, change: &mut Change) {
        change.extend(self.day_of_noun(token));
        change.extend(self.infinitive(token));
        change.extend(self.adverbial_of_clause(token));
        change.extend(self.of_both(token));
        change.extend(self.behind_perfect(token));
        change.extend(self.of_retiring(token));
    }

    /// "He bought it in 1931; two were sold": the year belongs to the verb on its own side.
    pub(super) fn before_semicolon(&self, token: TokenId, first: TokenId) -> Option<Mended> {
        let (document, tree) = (self.document, self.tree);
        let loose = matches!(tree.rel(token), Rel::Obl | Rel::OblUnmarked | Rel::Advmod);
        let head = tree.head(token).filter(|&head| loose && head > token)?;
        let mut between = (token.0 + 1..head.0).map(TokenId);
        between.find(|&t| document.token_text(t) == ";")?;
        let mut before = (first.0..token.0).map(TokenId);
        let verb = before.rfind(|&t| {
            tree.upos(t) == Upos::Verb
                && !matches!(tree.rel(t), Rel::Amod | Rel::Compound | Rel::Case)
        })?;
        let rel = if tree.rel(token) == Rel::Advmod { "advmod" } else { "obl" };
        Some(Mended { token, head: Some(verb), rel })
    }

    /// "a response to the mayor's remarks on Friday": the day goes with the noun before it.
    fn day_of_noun(&self, day: TokenId) -> Option<Mended> {
        let tree = self.tree;
        let above = tree.head(day).filter(|_| tree.rel(day) == Rel::Nmod)?;
        let preposition = tree.child(day, Rel::Case).filter(|case| *case < day)?;
        let noun = TokenId(preposition.0.checked_sub(1)?);
        let below = noun != above
            && tree.rel(noun) == Rel::Nmod
            && tree.upos(noun) == Upos::Noun
            && tree.ancestors(noun).any(|t| t == above);
        let calendar = below && self.lists.calendar.has(&self.lower(day));
        calendar.then_some(Mended { token: day, head: Some(noun), rel: "nmod" })
    }

    /// "A picture that was stolen in 1999 came home": what stands behind the subject's own clause
    /// without a comma belongs to that clause.
    fn adverbial_of_clause(&self, token: TokenId) -> Option<Mended> {
        let tree = self.tree;
        let adverbial = matches!(tree.rel(token), Rel::Obl | Rel::OblUnmarked);
        let verb = tree.head(token).filter(|&verb| adverbial && token < verb)?;
        let subject = tree.subject(verb)?;
        let clause = tree.children(subject).iter().copied().rfind(|&c| {
            matches!(tree.rel(c), Rel::Acl | Rel::AclRelcl) && subject < c && c < token
        })?;
        let comma = self.document.has_comma(clause, token);
        let rel = if tree.rel(token) == Rel::Obl { "obl" } else { "obl:unmarked" };
        (!comma).then_some(Mended { token, head: Some(clause), rel })
    }

    /// "boarded and seized the ship [on Friday]": behind the object of the second verb, which both
    /// have, nothing belongs to the first alone.
    fn of_both(&self, token: TokenId) -> Option<Mended> {
        let tree = self.tree;
        let adverbial = matches!(tree.rel(token), Rel::Obl | Rel::OblUnmarked);
        let first = tree.head(token).filter(|&verb| adverbial && verb < token)?;
        let second = tree.children(first).iter().copied().find(|&c| {
            tree.rel(c) == Rel::Conj && c.0 == first.0 + 2 && tree.upos(c) == Upos::Verb
        })?;
        let object = tree.child(second, Rel::Obj).filter(|&o| second < o && o < token)?;
        let alone = tree.child(first, Rel::Obj).is_none();
        let rel = if tree.rel(token) == Rel::Obl { "obl" } else { "obl:unmarked" };
        (alone && !self.document.has_comma(object, token)).then_some(Mended {
            token,
            head: Some(second),
            rel,
        })
    }

    /// "has been put off after diggers found a wall [last week]": no day goes with a present perfect.
    fn behind_perfect(&self, day: TokenId) -> Option<Mended> {
        let tree = self.tree;
        let verb = tree.head(day).filter(|&v| tree.rel(day) == Rel::OblUnmarked && v < day)?;
        let has = tree.child(verb, Rel::Aux).map(|aux| self.text(aux));
        let clause = tree.children(verb).iter().copied().find(|&c| {
            let mark = tree.child(c, Rel::Mark);
            tree.rel(c) == Rel::Advcl
                && verb < c
                && c < day
                && self.xpos(c) == "VBD"
                && mark.is_some_and(|mark| self.is_time(mark))
        })?;
        let perfect = matches!(has, Some("has" | "have"));
        (perfect && !self.document.has_comma(clause, day)).then_some(Mended {
            token: day,
            head: Some(clause),
            rel: "obl:unmarked",
        })
    }

    /// "retired from playing in 2013": the year of a gerund behind "from" is that of the verb before.
    fn of_retiring(&self, token: TokenId) -> Option<Mended> {
        let tree = self.tree;
        let gerund = tree.head(token).filter(|&g| tree.rel(token) == Rel::Obl && g < token)?;
        let from = tree.child(gerund, Rel::Mark)?;
        let verb = tree.head(gerund).filter(|&verb| verb.0 + 1 == from.0)?;
        let number = tree.upos(token) == Upos::Num;
        let plain = self.xpos(gerund) == "VBG"
            && from.0 + 1 == gerund.0
            && self.text(from) == "from"
            && tree.child(gerund, Rel::Obj).is_none();
        (plain && number && matches!(self.xpos(verb), "VBD" | "VBN")).then_some(Mended {
            token,
            head: Some(verb),
            rel: "obl",
        })
    }

    /// "ordered passengers to leave", "decided at the summit to invite": the infinitive that a verb
    /// asks for is its complement, wherever it stands.
    fn infinitive(&self, verb: TokenId) -> Option<Mended> {
        let (document, tree) = (self.document, self.tree);
        let above = tree.head(verb).filter(|&a| tree.rel(verb) == Rel::Advcl && a < verb)?;
        let to = tree.child(verb, Rel::Mark).filter(|&to| self.xpos(to) == "TO")?;
        let comma = document.has_comma(above, to);
        let object = tree
            .children(above)
            .iter()
            .any(|&c| matches!(tree.rel(c), Rel::Obj | Rel::Iobj) && c < to);
        let list = if object { self.lists.made_to } else { self.lists.raising };
        let lemma = self.lemma(above);
        let asked = !comma && tree.child(above, Rel::Xcomp).is_none();
        let asked = asked && list.has_form(&lemma);
        asked.then_some(Mended { token: verb, head: Some(above), rel: "xcomp" })
    }
}
