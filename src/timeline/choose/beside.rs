//! Dates that stand in another clause of the sentence, with what has the same time.

use super::{Chooser, happens};
use crate::event::{Event, EventPos, Status, Tie};
use crate::text::{Rel, TokenId, Upos};
use crate::time::Granularity;
use crate::timeline::model::{Basis, When};
use crate::timeline::when;

impl Chooser<'_> {
    /// "broke the record to win the race on Saturday": what was reached with it has the date.
    pub(super) fn of_result(&self, lead: &Event) -> Option<when::Dated> {
        let tree = self.tree;
        if !self.verbal(lead).past || !lead.dates.is_empty() || lead.pos != EventPos::Verb {
            return None;
        }
        // "scored in the last minute to beat Calder on Saturday": read as a clause of the minute.
        let own = tree.children(lead.token).iter().copied();
        let below = own.flat_map(|c| {
            // "used explosives to open the door on Saturday"
            let means = tree.rel(c) == Rel::Obj && lead.lemma == "use";
            let phrase = tree.rel(c) == Rel::Obl || means;
            let clauses = tree.children(c).iter().copied();
            std::iter::once(c).chain(clauses.filter(move |&k| phrase && tree.rel(k) == Rel::Acl))
        });
        let purpose = below.into_iter().find(|&c| {
            let to = tree.child(c, Rel::Mark);
            c > lead.token
                && matches!(tree.rel(c), Rel::Advcl | Rel::Acl)
                && to.is_some_and(|to| self.told.syntax.xpos(to) == "TO" && to > lead.token)
        })?;
        let at = *self.at_token.get(&purpose)?.first()?;
        let dated = when::own(&self.told, tree, &self.signals, &self.told.events[at])?;
        self.is_over(Some(&dated.when)).then_some(dated)
    }

    /// "raided the office on May 6 and seized 14 computers": what the same people did next, by the end of
    /// the sentence, they did that day.
    pub(super) fn of_the_same_day(&self, lead: &Event) -> Option<When> {
        let tree = self.tree;
        let first = tree.head(lead.token).filter(|_| tree.rel(lead.token) == Rel::Conj)?;
        let joined = tree.child(lead.token, Rel::Cc).is_some_and(|and| and > first);
        let past = |verb: TokenId| self.told.syntax.xpos(verb) == "VBD";
        if !joined || tree.subject(lead.token).is_some() || !past(lead.token) || !past(first) {
            return None;
        }
        let first = &self.told.events[*self.at_token.get(&first)?.first()?];
        let when = when::own(&self.told, tree, &self.signals, first)?.when;
        if when.granularity != Granularity::Day || when.earliest != when.latest {
            return None;
        }
        Some(self.shared(lead, first, when, "is joined to"))
    }

    /// "When the mine closed in 1961, [they] moved": what was done then has the date of the clause.
    pub(super) fn of_the_clause_when(&self, lead: &Event) -> Option<When> {
        let tree = self.tree;
        let verbal = self.verbal(lead);
        let simple = verbal.past && !verbal.perfect && !verbal.negated && verbal.modal.is_none();
        if !simple || lead.pos != EventPos::Verb || lead.status != Status::Happened {
            return None;
        }
        let when = |&&c: &&TokenId| {
            let mut opening = tree.children(c).iter().filter(|&&k| k < c);
            let when = |k: &TokenId| self.told.document.token_text(*k).eq_ignore_ascii_case("when");
            tree.rel(c) == Rel::Advcl && opening.any(when)
        };
        let clause = *tree.children(lead.token).iter().find(when)?;
        let first = &self.told.events[*self.at_token.get(&clause)?.first()?];
        if first.status != Status::Happened || self.verbal(first).perfect {
            return None;
        }
        let when = when::own(&self.told, tree, &self.signals, first)?.when;
        self.is_over(Some(&when))
            .then(|| self.shared(lead, first, when, "is told of the time when"))
    }

    /// "Crowds jeered on Tuesday as the council [voted]", "The end came last week when Lund [left]": what
    /// was done then has the date of the main clause.
    pub(super) fn of_the_clause_above(&self, lead: &Event) -> Option<When> {
        let tree = self.tree;
        // "as the council voted [to close] it"
        let aim = tree.rel(lead.token) == Rel::Xcomp;
        let verb = tree.head(lead.token).filter(|_| aim).unwrap_or(lead.token);
        let main = tree.head(verb).filter(|_| tree.rel(verb) == Rel::Advcl)?;
        let opener = *tree.children(verb).first().filter(|&&c| main < c && c < verb)?;
        let word = self.told.document.token_text(opener);
        let opens = matches!(tree.rel(opener), Rel::Mark | Rel::Advmod);
        let subject = tree.subject(verb).filter(|&s| opener < s)?;
        let clause = &self.told.events[*self.at_token.get(&verb)?.first()?];
        let named = matches!(tree.upos(subject), Upos::Noun | Upos::Propn);
        let done = |event: &Event| {
            let verbal = self.verbal(event);
            let simple = verbal.past && !verbal.perfect && !verbal.progressive && !verbal.negated;
            simple && verbal.modal.is_none() && event.status == Status::Happened
        };
        let first = &self.told.events[*self.at_token.get(&main)?.first()?];
        let undated = lead.dates.iter().all(|link| link.tie == Tie::Likely);
        let told = named && opens && matches!(word, "as" | "when") && undated;
        let quoted = self.told.document.is_quoted(lead.token);
        if quoted
            || !told
            || !done(clause)
            || !done(first)
            || !aim && !happens(lead)
            || lead.pos != EventPos::Verb
        {
            return None;
        }
        let when = when::own(&self.told, tree, &self.signals, first)?.when;
        let day = when.granularity <= Granularity::Day;
        (self.is_over(Some(&when)) && (day || word == "when"))
            .then(|| self.shared(lead, first, when, "is told of the time of"))
    }

    /// The date of another event, for one that it is told with.
    fn shared(&self, lead: &Event, other: &Event, when: When, how: &str) -> When {
        let text = &self.told.document.article.text;
        let (word, other) = (lead.span.of(text), other.span.of(text));
        let mut when = When { basis: Basis::Inferred, ..when };
        when.because.push(format!("`{word}` {how} `{other}`, which has the date"));
        when
    }
}
