//! Which way a date without a year points, when the verb that it dates knows better than the words
//! around it: "was given the wrong dose in June" looks back, "had decided to leave in July" ahead.

use super::model::{DateLink, Event, EventClass, Status, Tie};
use super::verbal::verbal;
use crate::lang::WordList;
use crate::text::{Document, Syntax, Tree};
use crate::time::Granularity;
use crate::timex::{Timex, Way};

/// What is needed of the article to tell.
#[derive(Clone, Copy)]
pub(crate) struct Direction<'a> {
    /// Text and tokens.
    pub document: &'a Document,
    /// Tags.
    pub syntax: &'a Syntax,
    /// Dependencies.
    pub tree: &'a Tree,
    /// Words that make an infinitive a plan.
    pub planning: &'static WordList,
    /// Verbs that give something a date, behind "for".
    pub fixing: &'static WordList,
}

impl Direction<'_> {
    /// Where the event lies, as far as its verb tells.
    pub fn way(
        &self,
        events: &[Event],
        event: &Event,
        link: &DateLink,
        timex: &Timex,
    ) -> Option<Way> {
        if self.looks_back(event, link) {
            return Some(Way::Back);
        }
        let ahead =
            self.looks_ahead(events, event, link, timex) || self.goes_on_then(event, link, timex);
        ahead.then_some(Way::Ahead)
    }

    /// "The hearing continues on Wednesday", "A service will be held on 8 March": a plain present or a
    /// future with a day is to come.
    fn goes_on_then(&self, event: &Event, link: &DateLink, timex: &Timex) -> bool {
        let verb = verbal(self.document, self.syntax, self.tree, event.token);
        let will = verb.modal.as_deref() == Some("will") && !verb.negated;
        let plain = (verb.present && verb.modal.is_none() || will) && !verb.perfect;
        let plain = plain && !verb.progressive;
        let signal = link.signal.map(|span| span.of(&self.document.article.text));
        let happens = matches!(event.class, EventClass::Occurrence | EventClass::Aspectual);
        let day = timex.extent().is_some_and(|extent| extent.grain <= Granularity::Day);
        plain && happens && day && signal == Some("on") && link.tie == Tie::Adverbial
    }

    /// "called for a strike starting [on Tuesday]": of a date to come, whether it is that of the noun
    /// alone; what was done has none, unless it was to fix one.
    pub fn is_of_the_noun(&self, event: &Event, link: &DateLink) -> bool {
        let verb = verbal(self.document, self.syntax, self.tree, event.token);
        let done = verb.past && !verb.infinitive && !verb.progressive && verb.modal.is_none();
        link.tie == Tie::Noun && done && !self.planning.has_form(&event.lemma)
    }

    /// "was opened in June", "did not allow it until June".
    fn looks_back(&self, event: &Event, link: &DateLink) -> bool {
        let verb = verbal(self.document, self.syntax, self.tree, event.token);
        let signal = link.signal.map(|span| span.of(&self.document.article.text));
        let behind = matches!(signal, Some("in" | "In" | "on" | "On" | "during"))
            || verb.negated && signal == Some("until");
        // "had been due to go to trial on May 3"
        let tag = self.syntax.xpos(event.token);
        let mut below = self.tree.children(event.token).iter();
        let due = below.any(|&c| self.planning.has_form(self.document.token_text(c)));
        verb.past
            && !due
            && !matches!(tag, "VB" | "VBG")
            && verb.modal.is_none()
            && !verb.infinitive
            && !verb.progressive
            && behind
            && matches!(link.tie, Tie::Adverbial | Tie::Through | Tie::Bare | Tie::Beside)
            && !self.planning.has_form(&event.lemma)
    }

    /// "decided to leave in July"; "said he would begin on Wednesday", when nothing says that this was
    /// said long ago.
    fn looks_ahead(&self, events: &[Event], event: &Event, link: &DateLink, timex: &Timex) -> bool {
        let signal = link.signal.map(|span| span.of(&self.document.article.text));
        let fixed = self.fixing.has(&event.lemma) || self.planning.has_form(&event.lemma);
        if signal == Some("for") && fixed && link.tie == Tie::Adverbial {
            return true; // "has been fixed for May 9"
        }
        let verb = verbal(self.document, self.syntax, self.tree, event.token);
        let above = event.governor.and_then(|id| events.get(id.0 as usize));
        let month = timex.is_of_months();
        let undated = above.is_none_or(|above| above.dates.is_empty());
        let plans = above.is_some_and(|above| self.planning.has_form(&above.lemma));
        let ahead = match verb.modal.as_deref() {
            // "will pay more than the price on Friday": which Friday, the words around it say.
            Some("will" | "would") => !verb.perfect && (above.is_some() || month),
            _ => verb.infinitive && !verb.be_to && plans,
        };
        ahead && undated && event.status != Status::Denied
    }
}
