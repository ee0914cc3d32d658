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
use crate::time::{Context, Granularity, Interval, Meaning, Period, Steps, TimeExpr};
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
    let said = when::said(told, &[(link, timex)]);
    let when = When { basis: Basis::Relative, ..resolved(timex, &expr, &context, said, because)? };
    Some(Dated { when, told: vec![timex.span] })
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
    let later = signals.is_after(told.document.token_text(mark))?;
    let (timex, exact) = length_before(told, mark)?;
    let Meaning::HowLong(period) = &timex.meaning else { return None };
    if period.counts().iter().any(|(unit, _)| unit.is_clock()) {
        return None; // a day says nothing of an hour before it
    }
    let above = tree.head(event.token)?;
    let governor = told.events.iter().find(|e| e.token == above)?;
    let known = when::own(told, tree, signals, governor)?.when;
    let day = known.earliest?.day();
    if known.latest?.day() != day {
        return None;
    }
    let context = Context { focus: Some(Interval::day(day)), ..Context::default() };
    let expr = expression(period.clone(), later, exact);
    let text = &told.document.article.text;
    let (length, event, above) = (timex.span, event.span, governor.span);
    let mark = told.document.token_text(mark);
    let (length, above) = (length.of(text), above.of(text));
    let step = format!("`{above}`, {day}, was `{length} {mark}` `{}`", event.of(text));
    resolved(timex, &expr, &context, length.to_owned(), vec![step])
}

/// The date of an event that came so long after the one told before it.
pub(super) fn later(
    told: &Told<'_>,
    tree: &Tree,
    signals: &Signals,
    event: &Event,
) -> Option<Dated> {
    let text = &told.document.article.text;
    let own = |t: TokenId| t == event.token || tree.head(t) == Some(event.token);
    let sentence = told.document.sentences.get(event.sentence as usize)?;
    let word = (sentence.first.0..sentence.end.0)
        .map(TokenId)
        .find(|&t| own(t) && signals.later.has(&told.document.token_text(t).to_lowercase()))?;
    let (timex, _) = length_before(told, word)?;
    let Meaning::HowLong(period) = &timex.meaning else { return None };
    let finest = period.finest().filter(|unit| !unit.is_clock())?;
    let before = told.events[..event.id.0 as usize].iter().rev();
    let mut lately = before.take_while(|e| e.sentence + 1 >= event.sentence);
    let (first, known) = lately.find_map(|e| {
        let happened = e.status == Status::Happened;
        let when = happened.then(|| when::own(told, tree, signals, e)).flatten()?.when;
        (when.basis != Basis::Document).then_some((e, when))
    })?;
    let (from, to) = (known.earliest?.day(), known.latest?.day());
    let stretch = Interval {
        start: Interval::day(from).start,
        end: Interval::day(to).end,
        grain: known.granularity,
    };
    let day = known.granularity <= Granularity::Day && from == to;
    let focus = if day { Interval::day(from) } else { stretch };
    if focus.grain > finest {
        return None; // "two days later" than some time in May
    }
    let context = Context { focus: Some(focus), ..Context::default() };
    let expr = expression(period.clone(), false, false);
    let words = timex.span.cover(told.document.tokens[word.0 as usize].span);
    let (said, known) = (words.of(text), known.edtf);
    let step = format!("`{}`, {known}, was told before `{said}`", first.span.of(text));
    let when = resolved(timex, &expr, &context, said.to_owned(), vec![step])?;
    Some(Dated { when, told: vec![words] })
}

/// The date that a length of time comes to, as one that was inferred.
fn resolved(
    timex: &Timex,
    expr: &TimeExpr,
    context: &Context,
    said: String,
    because: Vec<String>,
) -> Option<When> {
    let resolved = expr.resolve(context).ok()?;
    let when = when::of_extent(timex, resolved.extent?, said, because);
    let value = resolved.value.to_string();
    Some(When { value, kind: TimexKind::Date, basis: Basis::Inferred, ..when })
}

fn expression(by: Period, later: bool, exact: bool) -> TimeExpr {
    let of = Box::new(TimeExpr::Focus);
    match (later, exact) {
        (true, true) => TimeExpr::Earlier { of, by },
        (true, false) => TimeExpr::Before { of, by: Steps::Period(by) },
        (false, true) => TimeExpr::Later { of, by },
        (false, false) => TimeExpr::After { of, by: Steps::Period(by) },
    }
}

/// The length of time right before the word, and whether it is exact.
fn length_before<'t>(told: &Told<'t>, mark: TokenId) -> Option<(&'t Timex, bool)> {
    let start = told.document.tokens[mark.0 as usize].span.start();
    let next = told.timexes.partition_point(|t| t.span.start() < start);
    let timex = told.timexes.get(next.checked_sub(1)?)?;
    let between = Span::new(timex.span.end().min(start), start).of(&told.document.article.text);
    let exact = match between.trim() {
        "" => false,
        TO_THE_DAY => true,
        _ => return None,
    };
    (timex.kind == TimexKind::Duration).then_some((timex, exact))
}
