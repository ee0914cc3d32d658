//! Which way a date without a year points, when the verb that it dates knows better than the words
//! around it: "was given the wrong dose in June" looks back, "had decided to leave in July" ahead.

use super::model::{DateLink, Event, Status, Tie};
use super::verbal::verbal;
use crate::lang::WordList;
use crate::text::{Document, Syntax, Tree};
use crate::time::{Context, Granularity, Interval, Meaning, TimeExpr};
use crate::timex::Timex;

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
}

impl Direction<'_> {
    /// The extent of the expression turned round, where the tense of the event asks for that.
    pub fn turned(
        &self,
        events: &[Event],
        event: &Event,
        link: &DateLink,
        timex: &Timex,
    ) -> Option<Interval> {
        let dct = Interval::day(self.document.article.dct.as_ref()?.date);
        let Meaning::When(expr) = &timex.meaning else { return None };
        let extent = timex.extent()?;
        let expr = match innermost(expr) {
            TimeExpr::Coming { of, step } | TimeExpr::Nearest { of, step }
                if extent.start >= dct.end && self.looks_back(event, link) =>
            {
                TimeExpr::Latest { of: of.clone(), step: step.clone() }
            }
            TimeExpr::Latest { of, step } | TimeExpr::Nearest { of, step }
                if extent.end <= dct.start && self.looks_ahead(events, event, link, extent) =>
            {
                TimeExpr::Coming { of: of.clone(), step: step.clone() }
            }
            _ => return None,
        };
        let context = Context { dct: Some(dct), ..Context::default() };
        expr.resolve(&context).ok()?.extent
    }

    /// "was opened in June", "did not allow it until June".
    fn looks_back(&self, event: &Event, link: &DateLink) -> bool {
        let verb = verbal(self.document, self.syntax, self.tree, event.token);
        let signal = link.signal.map(|span| span.of(&self.document.article.text));
        let behind = matches!(signal, Some("in" | "In" | "on" | "On" | "during"))
            || verb.negated && signal == Some("until");
        verb.past
            && verb.modal.is_none()
            && !verb.infinitive
            && !verb.progressive
            && behind
            && matches!(link.tie, Tie::Adverbial | Tie::Through | Tie::Bare | Tie::Beside)
            && !self.planning.has_form(&event.lemma)
    }

    /// "decided to leave in July"; "said he would begin on Wednesday", when nothing says that this was
    /// said long ago.
    fn looks_ahead(
        &self,
        events: &[Event],
        event: &Event,
        link: &DateLink,
        extent: &Interval,
    ) -> bool {
        let signal = link.signal.map(|span| span.of(&self.document.article.text));
        let fixed = FIXING.contains(&event.lemma.as_str()) || self.planning.has_form(&event.lemma);
        if signal == Some("for") && fixed && link.tie == Tie::Adverbial {
            return true; // "has been fixed for May 9"
        }
        let verb = verbal(self.document, self.syntax, self.tree, event.token);
        let above = event.governor.and_then(|id| events.get(id.0 as usize));
        let month = extent.grain >= Granularity::Month;
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

/// Verbs that give something a date, behind "for".
const FIXING: &[&str] =
    &["fix", "set", "call", "book", "postpone", "adjourn", "reschedule", "slate"];

/// "the end of July": July.
fn innermost(expr: &TimeExpr) -> &TimeExpr {
    match expr {
        TimeExpr::Part { of, .. } => innermost(of),
        expr => expr,
    }
}
