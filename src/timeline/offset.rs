//! Dates counted in lengths of time: from the article's date ("in two weeks"), from the clause above
//! ("two days after she ran aground" tells when she did), or from what was told before ("Two days
//! later she was free").

use super::Told;
use super::model::{Basis, When};
use super::signals::Signals;
use super::when::{self, Dated};
use crate::event::{Event, EventPos, Status};
use crate::span::Span;
use crate::text::{Rel, TokenId, Tree};
use crate::time::{
    Context, Count, Granularity, Interval, Meaning, NaiveDateTime, Period, Steps, TimeExpr,
};
use crate::timex::{Anchor, Timex, TimexKind};

/// Words between a length of time and "after" that make it exact.
const TO_THE_DAY: &str = "to the day";

/// "will be published in two weeks": counted from the article's date.
pub(super) fn ahead(told: &Told<'_>, signals: &Signals, event: &Event) -> Option<Dated> {
    let text = &told.document.article.text;
    let dct = Interval::day(told.document.article.dct.as_ref()?.date);
    let planned = event.status == Status::Planned;
    let (link, timex, period) = event.dates.iter().filter(|_| planned).find_map(|link| {
        let timex = told.timexes.get(link.timex.0 as usize)?;
        let ahead =
            signals.holds(link) && link.signal.is_some_and(|s| signals.is_ahead(s.of(text)));
        match &timex.meaning {
            Meaning::HowLong(period) if ahead && timex.anchor == Anchor::None => {
                Some((link, timex, period.clone()))
            }
            _ => None,
        }
    })?;
    let by = Steps::Period(period);
    let expr = TimeExpr::After { of: Box::new(TimeExpr::Dct), by };
    let context = Context { dct: Some(dct), ..Context::default() };
    let mut because = vec![format!("`{}`: from the article's date", timex.span.of(text))];
    because.extend(when::because(told, event, &[(link, timex)]));
    let said = when::said(told, signals, &[(link, timex)]);
    let resolved = expr.resolve(&context).ok()?;
    let when = when::of_extent(timex.modifier, resolved.extent?, said, because);
    let when = When { value: resolved.value.to_string(), basis: Basis::Relative, ..when };
    Some(Dated { when, told: vec![timex.span] })
}

/// A length of time that dates are counted in.
pub(super) struct Length<'t> {
    /// Where it stands; `None` for "the day".
    timex: Option<&'t Timex>,
    words: Span,
    period: Period,
    exact: bool,
}

impl Length<'_> {
    /// Whether it is the day itself: "the day of the vote".
    pub(super) fn is_the_day(&self) -> bool {
        self.timex.is_none()
    }

    /// The date that lies so long behind a known one, or before it, as one that was inferred.
    pub(super) fn counted_from(
        &self,
        told: &Told<'_>,
        known: &When,
        earlier: bool,
        step: String,
    ) -> Option<When> {
        let context = Context { focus: Some(self.focus(known)?), ..Context::default() };
        let resolved = self.expression(earlier)?.resolve(&context).ok()?;
        let said = self.words.of(&told.document.article.text).to_owned();
        let modifier = self.timex.and_then(|timex| timex.modifier);
        let when = when::of_extent(modifier, resolved.extent?, said, vec![step]);
        Some(When { value: resolved.value.to_string(), basis: Basis::Inferred, ..when })
    }

    /// The stretch that it is counted from; not when that is vaguer than what is counted, as in "two
    /// days later" than some time in May.
    fn focus(&self, known: &When) -> Option<Interval> {
        let (from, to) = (known.earliest?.day(), known.latest?.day());
        let day = known.granularity <= Granularity::Day && from == to;
        let stretch = Interval {
            start: Interval::day(from).start,
            end: Interval::day(to).end,
            grain: known.granularity,
        };
        let focus = if day { Interval::day(from) } else { stretch };
        (focus.grain <= self.period.finest()?).then_some(focus)
    }

    /// The expression counted from the focus; not with clock units, since a day says nothing of an
    /// hour before it.
    fn expression(&self, earlier: bool) -> Option<TimeExpr> {
        if self.period.counts().iter().any(|(unit, _)| unit.is_clock()) {
            return None;
        }
        let (of, by) = (Box::new(TimeExpr::Focus), self.period.clone());
        Some(match (earlier, self.exact) {
            (true, true) => TimeExpr::Earlier { of, by },
            (true, false) => TimeExpr::Before { of, by: Steps::Period(by) },
            (false, true) => TimeExpr::Later { of, by },
            (false, false) => TimeExpr::After { of, by: Steps::Period(by) },
        })
    }
}

/// The date of an event that another one was so long after or before.
pub(super) fn counted(
    told: &Told<'_>,
    tree: &Tree,
    signals: &Signals,
    event: &Event,
) -> Option<When> {
    let verb = event.pos == EventPos::Verb;
    let rel = if verb { Rel::Mark } else { Rel::Case };
    let hangs = if verb { Rel::Advcl } else { Rel::Obl };
    let mark = tree.child(event.token, rel).filter(|_| tree.rel(event.token) == hangs)?;
    let earlier = signals.is_after(told.document.token_text(mark))?;
    let length = length_before(told, signals, mark)?;
    let above = tree.head(event.token)?;
    let phase = tree.child(above, Rel::Xcomp);
    let (governor, known) = [Some(above), phase].into_iter().flatten().find_map(|token| {
        let governor = told.events.iter().find(|e| e.token == token)?;
        Some((governor, when::own(told, tree, signals, governor)?.when))
    })?;
    let text = &told.document.article.text;
    let mark = told.document.token_text(mark);
    let (words, above, event) =
        (length.words.of(text), governor.span.of(text), event.span.of(text));
    let step = format!("`{above}`, {}, was `{words} {mark}` `{event}`", known.edtf);
    length.counted_from(told, &known, earlier, step)
}

/// The date of an event that came so long after the one told before it.
pub(super) fn later(
    told: &Told<'_>,
    tree: &Tree,
    signals: &Signals,
    event: &Event,
) -> Option<Dated> {
    let text = &told.document.article.text;
    // "Two days later they met and they signed": what stands before the first verb is of both.
    let first = tree.head(event.token).filter(|_| tree.rel(event.token) == Rel::Conj);
    let fronted = |t: TokenId| first.is_some_and(|first| tree.head(t) == Some(first) && t < first);
    let own = |t: TokenId| t == event.token || tree.head(t) == Some(event.token) || fronted(t);
    let sentence = told.document.sentences.get(event.sentence as usize)?;
    let word = (sentence.first.0..sentence.end.0)
        .map(TokenId)
        .find(|&t| own(t) && signals.later.has_lower(told.document.token_text(t)))?;
    let length = length_before(told, signals, word)?;
    let before = told.events[..event.id.0 as usize].iter().rev();
    let mut lately = before.take_while(|e| e.sentence + 1 >= event.sentence);
    let (first, known) = lately.find_map(|e| {
        let happened = e.status == Status::Happened;
        let when = happened.then(|| when::own(told, tree, signals, e)).flatten()?.when;
        (when.basis != Basis::Document).then_some((e, when))
    })?;
    let words = length.words.cover(told.document.tokens[word.0 as usize].span);
    let said = words.of(text);
    let step = format!("`{}`, {}, was told before `{said}`", first.span.of(text), known.edtf);
    let when = length.counted_from(told, &known, false, step)?;
    Some(Dated { when: When { text: said.to_owned(), ..when }, told: vec![words] })
}

/// The length of time right before the word.
pub(super) fn length_before<'t>(
    told: &Told<'t>,
    signals: &Signals,
    mark: TokenId,
) -> Option<Length<'t>> {
    let start = told.document.tokens[mark.0 as usize].span.start();
    let next = told.timexes.partition_point(|t| t.span.start() < start);
    let before = next.checked_sub(1).and_then(|at| told.timexes.get(at));
    let counted = |t: &&Timex| t.kind == TimexKind::Duration && !is_lasting(told, signals, t);
    let Some(timex) = before.filter(counted) else {
        return the_day(told, signals, mark);
    };
    let between = Span::new(timex.span.end().min(start), start).of(&told.document.article.text);
    let exact = match between.trim() {
        "" => false,
        TO_THE_DAY => true,
        _ => return the_day(told, signals, mark),
    };
    let Meaning::HowLong(period) = &timex.meaning else { return None };
    Some(Length { timex: Some(timex), words: timex.span, period: period.clone(), exact })
}

/// When the period began that a date ends: "the nine months to **September**", "three months ended June
/// 30".
pub(super) fn begin_of_period(
    told: &Told<'_>,
    signals: &Signals,
    timex: &Timex,
    extent: Interval,
) -> Option<NaiveDateTime> {
    let tokens = &told.document.tokens;
    let first = tokens.partition_point(|t| t.span.end() <= timex.span.start());
    let (ends, last) = (first.checked_sub(1)?, first.checked_sub(2)?);
    let word = told.document.token_text(TokenId(ends as u32));
    let at = (timex.id.0 as usize).checked_sub(1)?;
    let length = told.timexes.get(at).filter(|t| t.span.end() == tokens[last].span.end())?;
    let Meaning::HowLong(period) = &length.meaning else { return None };
    let long = period.finest()? >= Granularity::Week;
    if !long || !signals.period_ends.has_lower(word) || extent.grain > period.finest()? {
        return None;
    }
    let expr = TimeExpr::Earlier { of: Box::new(TimeExpr::Focus), by: period.clone() };
    let focus = Some(Interval::day(extent.end.date()));
    let context = Context { focus, ..Context::default() };
    Some(expr.resolve(&context).ok()?.extent?.start)
}

/// "on the tenth **anniversary** of the fire": so many years, to the day.
pub(super) fn anniversary<'t>(
    told: &Told<'t>,
    tree: &Tree,
    signals: &Signals,
    noun: TokenId,
) -> Option<Length<'t>> {
    let word = |t: TokenId| told.document.token_text(t);
    if !signals.anniversary.has_lower(word(noun)) {
        return None;
    }
    let before = tree.children(noun).iter().copied().filter(|&c| c < noun);
    let (number, years) = before.rev().find_map(|c| Some((c, ordinal(signals, word(c))?)))?;
    let span = |t: TokenId| told.document.tokens[t.0 as usize].span;
    let period = Period::of(Count::whole(years), Granularity::Year);
    Some(Length { timex: None, words: span(number).cover(span(noun)), period, exact: true })
}

/// "tenth", "10th".
fn ordinal(signals: &Signals, word: &str) -> Option<u32> {
    let word = word.to_lowercase();
    let digits = ["st", "nd", "rd", "th"].into_iter().find_map(|end| word.strip_suffix(end));
    let said = digits.and_then(|digits| digits.parse().ok());
    said.or_else(|| signals.ordinals.paired(&word)?.parse().ok())
}

/// "met for a week before they agreed": how long, and not how long before.
fn is_lasting(told: &Told<'_>, signals: &Signals, timex: &Timex) -> bool {
    let first = told.document.tokens.partition_point(|t| t.span.end() <= timex.span.start());
    let before = first.checked_sub(1).map(|at| told.document.token_text(TokenId(at as u32)));
    before.is_some_and(|word| signals.lasting.has_lower(word))
}

/// "[the day] after the vote".
fn the_day<'t>(told: &Told<'t>, signals: &Signals, mark: TokenId) -> Option<Length<'t>> {
    let (the, day) = (TokenId(mark.0.checked_sub(2)?), TokenId(mark.0 - 1));
    let word = |t: TokenId| told.document.token_text(t);
    if !word(the).eq_ignore_ascii_case("the") || !signals.day.has(word(day)) {
        return None;
    }
    let span = |t: TokenId| told.document.tokens[t.0 as usize].span;
    let words = span(the).cover(span(day));
    Some(Length {
        timex: None,
        words,
        period: Period::of(Count::ONE, Granularity::Day),
        exact: false,
    })
}
