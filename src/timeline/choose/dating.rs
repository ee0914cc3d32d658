//! When an item was, and what its label has to respect for that.

use super::{Chooser, NEWS_DAYS, Timed};
use crate::event::verbal::{Verbal, verbal};
use crate::event::{Event, EventClass, Status};
use crate::span::Span;
use crate::text::{Rel, Tense, TokenId};
use crate::time::Granularity;
use crate::timeline::label::Request;
use crate::timeline::model::{Moment, When};
use crate::timeline::when;
use crate::timeline::{occasion, offset};
use crate::timex::{Anchor, Timex, TimexKind};

impl Chooser<'_> {
    pub(super) fn when(&self, lead: &Event) -> Timed {
        let ahead = || offset::ahead(&self.told, &self.signals, lead);
        let later = || offset::later(&self.told, self.tree, &self.signals, lead);
        let own =
            when::own(&self.told, self.tree, &self.signals, lead).or_else(ahead).or_else(later);
        // "at 6 a.m. near the house ten days before the murder": on another day than the article's.
        let of_today = |dated: &when::Dated| {
            let bare = dated.told.iter().all(|span| !self.names_a_day(*span));
            dated.when.granularity < Granularity::Day && bare
        };
        let own = own.filter(|dated| !of_today(dated) || !self.is_days_from(lead));
        if let Some(dated) = own {
            let mut timed = self.timed(lead, Some(dated.when), None);
            let told = &mut timed.request.told;
            told.extend(dated.told);
            told.iter_mut().for_each(|span| *span = self.with_its_period(*span));
            return timed;
        }
        let above = || offset::counted(&self.told, self.tree, &self.signals, lead);
        let named = || occasion::counted(&self.told, self.tree, &self.signals, lead);
        if let Some(when) = above().or_else(named) {
            return self.timed(lead, Some(when), None);
        }
        if let Some(dated) = self.of_result(lead) {
            let request = Request { told: dated.told, backshifted: false };
            return Timed { when: Some(dated.when), request, tied: None };
        }
        let predicate = self.predicate(lead);
        let retold = self.retold.date(lead, &predicate, &self.signals);
        let mut tied = retold.as_ref().map(|(noun, _)| noun.id.0 as usize);
        let when = retold
            .map(|(_, dated)| dated.when)
            .or_else(|| self.of_the_same_day(lead))
            .or_else(|| self.of_the_clause_when(lead))
            .or_else(|| self.of_the_clause_above(lead))
            .or_else(|| when::inferred(&self.told, lead))
            .or_else(|| {
                let when = when::of_saying(&self.told, self.tree, &self.signals, lead)?;
                tied = lead.governor.map(|id| id.0 as usize);
                Some(when)
            })
            .or_else(|| self.speech_today(lead));
        self.timed(lead, when, tied)
    }

    /// "ten days before the murder", and not "an hour after the alarm".
    fn is_days_from(&self, lead: &Event) -> bool {
        let text = &self.told.document.article.text;
        let long = |span: &Span| {
            let words = span.of(text).to_lowercase();
            ["day", "week", "month", "year"].iter().any(|unit| words.contains(unit))
        };
        self.offsets(lead).iter().any(long)
    }

    /// "Tuesday at 6 a.m.", and not "6 a.m.".
    fn names_a_day(&self, span: Span) -> bool {
        let timexes = &self.told.timexes;
        let text = span.of(&self.told.document.article.text);
        text.contains(char::is_uppercase)
            || timexes.iter().any(|t| span.contains(t.span) && t.kind == TimexKind::Date)
    }

    /// That date, and the words that tell what it tells.
    fn timed(&self, lead: &Event, when: Option<When>, tied: Option<usize>) -> Timed {
        let mut told = self.offsets(lead);
        if let Some(when) = &when {
            told.extend(self.vague_words(lead));
            told.extend(self.same_date(lead, when));
        } else {
            told.extend(self.counted_from_today(lead));
        }
        let backshifted = self.is_backshifted(lead) && self.is_news(when.as_ref());
        Timed { when, request: Request { told, backshifted }, tied }
    }

    /// Saying that is news has the article's date when it has none.
    pub(super) fn speech_today(&self, lead: &Event) -> Option<When> {
        let news = !self.discloses(lead) || self.is_of_results(lead);
        let speaks = news
            && lead.class == EventClass::Reporting
            && self.tree.rel(lead.token) == Rel::Root
            && self.verbal(lead).past;
        speaks.then(|| when::document(&self.told, lead)).flatten()
    }

    /// "reported a loss", and not "posted a picture": figures are told on the day.
    fn is_of_results(&self, lead: &Event) -> bool {
        let noun = self.tree.child(lead.token, Rel::Obj);
        let nouns = noun.into_iter().flat_map(|noun| self.tree.subtree(noun, |_| true));
        nouns.into_iter().any(|noun| {
            let word = self.told.document.token_text(noun).to_lowercase();
            self.lists.weak.has(&word) || self.lists.weak.has(&self.lemma_of(noun))
        })
    }

    /// "in the three months ended June 30" goes with its date.
    pub(super) fn with_its_period(&self, span: Span) -> Span {
        let document = self.told.document;
        let tokens = &document.tokens;
        let first = tokens.partition_point(|t| t.span.end() <= span.start());
        let word = |at: usize| document.token_text(TokenId(at as u32)).to_lowercase();
        let ended = first.checked_sub(1).filter(|&at| self.lists.period_ends.has(&word(at)));
        // "no earlier than", "as late as"
        let bound = first.checked_sub(3).filter(|&at| {
            let words = Span::new(tokens[at].span.start(), tokens[first - 1].span.end());
            self.lists.bounds.has_lower(words.of(&document.article.text))
        });
        if let Some(bound) = bound {
            return Span::new(tokens[bound].span.start(), span.end());
        }
        let period = ended.and_then(|at| at.checked_sub(1));
        let Some(period) = period.filter(|&at| self.lists.periods.has(&word(at))) else {
            return self.with_its_end(span);
        };
        let from = tokens[period].span.start();
        let at = self.told.timexes.partition_point(|t| t.span.end() <= from);
        let whole = self.told.timexes.get(at).filter(|t| t.span.contains(tokens[period].span));
        let start = whole.map_or(from, |timex| timex.span.start().min(from));
        Span::new(start, span.end())
    }

    /// "in the quarter [ended Sept. 30]" goes with its end.
    fn with_its_end(&self, span: Span) -> Span {
        let text = &self.told.document.article.text;
        let next = self.told.timexes.partition_point(|t| t.span.start() < span.end());
        let Some(end) = self.told.timexes.get(next).map(|t| t.span) else { return span };
        let between = text.get(span.end()..end.start()).unwrap_or_default();
        let ends = matches!(between.trim(), "ended" | "ending" | "ended on" | "ending on");
        let last = span.of(text).rsplit(' ').next().unwrap_or_default().to_lowercase();
        if ends && self.lists.periods.has(&last) {
            Span::new(span.start(), end.end())
        } else {
            span
        }
    }

    /// Expressions of its sentence that only tell what the date tells ("later in the day").
    pub(super) fn vague_words(&self, lead: &Event) -> Vec<Span> {
        lead.dates
            .iter()
            .filter_map(|link| self.told.timexes.get(link.timex.0 as usize))
            .filter(|timex| timex.extent().is_none() && timex.kind == TimexKind::Date)
            .map(|timex| timex.span)
            .collect()
    }

    /// Expressions of its sentence that tell the very date of the item.
    pub(super) fn same_date(&self, lead: &Event, when: &When) -> Vec<Span> {
        let sentence = self.told.document.sentences[lead.sentence as usize].span;
        let days = (when.earliest.map(Moment::day), when.latest.map(Moment::day));
        let same = |t: &Timex| {
            t.kind == TimexKind::Date
                && t.extent().is_some_and(|e| {
                    let last = e.end.date().pred_opt().unwrap_or(e.end.date());
                    days == (Some(e.start.date()), Some(last))
                })
        };
        let inside = |t: &&Timex| sentence.contains(t.span);
        self.timexes_in(sentence).filter(inside).filter(|t| same(t)).map(|t| t.span).collect()
    }

    /// "this week", "last year" in what has no date: nothing tells which.
    fn counted_from_today(&self, lead: &Event) -> Vec<Span> {
        let sentence = self.told.document.sentences[lead.sentence as usize].span;
        let text = &self.told.document.article.text;
        let relative = |t: &&Timex| {
            let words = t.span.of(text).to_lowercase();
            let points = words.split_whitespace().any(|word| self.lists.pointing.has(word));
            points && t.kind == TimexKind::Date && t.anchor == Anchor::Dct && t.extent().is_some()
        };
        self.timexes_in(sentence).filter(relative).map(|t| t.span).collect()
    }

    /// The expressions of a sentence.
    fn timexes_in(&self, sentence: Span) -> impl Iterator<Item = &Timex> {
        let first = self.told.timexes.partition_point(|t| t.span.end() <= sentence.start());
        self.told.timexes[first..].iter().take_while(move |t| t.span.start() < sentence.end())
    }

    /// Durations counted from another event, which the label leaves out: "three weeks after".
    pub(super) fn offsets(&self, lead: &Event) -> Vec<Span> {
        let document = self.told.document;
        let sentence = document.sentences[lead.sentence as usize].span;
        let text = &document.article.text;
        let counted = |span: Span| {
            let rest = text.get(span.end()..sentence.end()).unwrap_or_default();
            let next = rest.split_whitespace().next().unwrap_or_default();
            let next = next.trim_end_matches([',', '.', ';']);
            self.lists.offsets.has(&next.to_lowercase())
        };
        self.timexes_in(sentence)
            .filter(|t| t.kind == TimexKind::Duration && counted(t.span))
            .map(|t| t.span)
            .collect()
    }

    /// Not long over on the article's date: what "was leaving" then may be said to be leaving.
    pub(super) fn is_news(&self, when: Option<&When>) -> bool {
        self.days_since(when.and_then(|when| when.latest)).is_none_or(|days| days <= NEWS_DAYS)
    }

    /// Dated behind the article's day.
    pub(super) fn is_ahead(&self, when: Option<&When>) -> bool {
        self.days_since(when.and_then(|when| when.earliest)).is_some_and(|days| days < 0)
    }

    /// Dated on the article's day at the latest.
    pub(super) fn is_over(&self, when: Option<&When>) -> bool {
        self.days_since(when.and_then(|when| when.latest)).is_some_and(|days| days >= 0)
    }

    /// From the moment to the article's day, when both are known.
    fn days_since(&self, moment: Option<Moment>) -> Option<i64> {
        let dct = self.told.document.article.dct.as_ref()?.date;
        Some((dct - moment?.day()).num_days())
    }

    pub(super) fn is_backshifted(&self, event: &Event) -> bool {
        let governor = event.governor.and_then(|id| self.told.events.get(id.0 as usize));
        let said = |e: &Event| {
            (e.class == EventClass::Reporting || self.lists.saying.has_form(&e.lemma))
                && e.tense != Tense::Present
        };
        let above =
            governor.and_then(|g| g.governor).and_then(|id| self.told.events.get(id.0 as usize));
        let planned = event.attribution.is_some() && event.status == Status::Planned;
        governor.is_some_and(said) || above.is_some_and(said) || planned
    }

    pub(super) fn verbal(&self, event: &Event) -> Verbal {
        self.verbal_at(event.token)
    }

    pub(super) fn verbal_at(&self, token: TokenId) -> Verbal {
        verbal(self.told.document, self.told.syntax, self.tree, token)
    }
}
