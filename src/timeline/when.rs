//! When an item was: from the expression that dates it, the words before that, and the relations.

use super::Told;
use super::compared::{is_compared, is_shifted, is_since_a_record};
use super::edtf::{Stretch, inclusive};
use super::elsewhere::is_elsewhere;
use super::model::{Basis, When};
use super::offset;
use super::signals::{Effect, Signals};
use crate::event::direction::Direction;
use crate::event::verbal::{Verbal, verbal};
use crate::event::{DateLink, Event, EventClass, Status};
use crate::span::Span;
use crate::text::{Rel, Tense, TokenId, Tree};
use crate::time::{Granularity, Interval, NaiveDateTime, TimeDelta};
use crate::timex::{Anchor, Modifier, Timex, TimexKind};

/// Bounds wider than this are no date.
const WIDEST_DAYS: i64 = 45;

/// A date, and the expressions it tells.
pub struct Dated {
    /// For the item.
    pub when: When,
    /// Words that the label need not repeat.
    pub told: Vec<Span>,
}

/// Half-open ends, each possibly open.
#[derive(Clone, Copy, Debug)]
struct Ends {
    start: Option<NaiveDateTime>,
    end: Option<NaiveDateTime>,
    grain: Granularity,
}

/// The date that the event's own expressions give.
pub fn own(told: &Told<'_>, tree: &Tree, signals: &Signals, event: &Event) -> Option<Dated> {
    let placed: Vec<(&DateLink, &Timex, Interval)> = event
        .dates
        .iter()
        .filter(|link| signals.holds(link))
        .filter_map(|link| {
            let timex = told.timexes.get(link.timex.0 as usize)?;
            let dates = !matches!(timex.kind, TimexKind::Set);
            let extent = timex.extent().filter(|_| dates)?;
            let direction = Direction {
                document: told.document,
                syntax: told.syntax,
                tree,
                planning: signals.planning,
                fixing: signals.fixing,
            };
            let day = told.document.article.dct.as_ref().map(|dct| dct.date);
            let way = direction.way(told.events, event, link, timex);
            let turned = way.zip(day).and_then(|(way, day)| timex.turned(way, day));
            let extent = turned.as_ref().unwrap_or(extent);
            let compared = is_compared(told, tree, signals, event, timex)
                || is_since_a_record(told, signals, timex);
            // "will pay more than the price on Friday": what is to come was not last week.
            let over = is_over(told, extent)
                && (event.tense == Tense::Future || is_future_in_past(told, tree, event));
            let elsewhere = is_elsewhere(told, tree, signals, event, link, timex);
            let shifted =
                is_shifted(told, signals, event, link) || is_counted_from_an_event(told, timex);
            let ahead = day.is_some_and(|day| extent.start.date() > day);
            let noun = ahead && direction.is_of_the_noun(event, link);
            (!compared && !over && !elsewhere && !shifted && !noun)
                .then_some((link, timex, *extent))
        })
        .collect();
    let text = &told.document.article.text;
    let effect = |link: &DateLink, timex: &Timex| {
        let ties = |span: &Span| ties_to(told, tree, *span, timex.span);
        let signal =
            link.signal.filter(ties).map_or(Effect::At, |span| signals.effect_at(text, span));
        let effect = of_modifier(timex.modifier).unwrap_or(signal);
        // "not until 1989" is in 1989, "not before 1989" from then on.
        match effect {
            Effect::Until if verb_of(told, tree, event).negated => Effect::At,
            Effect::Before if verb_of(told, tree, event).negated => Effect::From,
            effect => effect,
        }
    };
    let &(link, timex, extent) = placed.first()?;
    let mut ends = shift(effect(link, timex), extent, timex.modifier);
    if let Some(begin) = offset::begin_of_period(told, signals, timex, extent) {
        ends = Ends { start: Some(begin), end: Some(extent.end), grain: extent.grain };
    }
    let mut used = vec![(link, timex)];
    let mut pair = None;
    if let Some((other, from, to)) = range(told, signals, timex) {
        ends = Ends { start: Some(from.start), end: Some(to.end), grain: to.grain };
        pair = Some(other);
    }
    for &(other_link, other, other_extent) in &placed[1..] {
        if other_link.confidence < 0.6 || pair.is_some() {
            continue;
        }
        let second = effect(other_link, other);
        // "signed a contract until 2026 on Thursday": the contract lasts, not the signing.
        if second == Effect::Until && other.span < timex.span {
            continue;
        }
        let joined = join(ends, effect(link, timex), second, other_extent);
        if let Some(joined) = joined {
            ends = joined;
            used.push((other_link, other));
        }
    }
    if let Some(end) = end_of_lasting(told, tree, signals, event)
        && ends.end.is_none()
        && ends.start.is_some_and(|start| start < end)
    {
        ends.end = Some(end);
    }
    let mut said = said(told, signals, &used);
    if let Some(other) = pair {
        let whole = timex.span.cover(other.span);
        said = whole.of(text).split_whitespace().collect::<Vec<_>>().join(" ");
    }
    let because = because(told, event, &used);
    let told = event
        .dates
        .iter()
        .filter_map(|link| told.timexes.get(link.timex.0 as usize))
        .filter(|t| {
            let inside = |x: &Interval| {
                ends.start.is_none_or(|s| x.end > s) && ends.end.is_none_or(|e| x.start < e)
            };
            used.iter().any(|(_, u)| u.id == t.id)
                || t.kind == TimexKind::Time
                || t.kind == TimexKind::Date && t.extent().is_some_and(inside)
        })
        .map(|t| t.span)
        .chain(pair.map(|other| other.span.cover(timex.span)))
        .collect();
    let mut when = when(timex, ends, said, because);
    if placed[0].2 != *timex.extent()? {
        when.value = when.edtf.clone(); // turned round
    }
    // "ten minutes earlier" than some time in May is no date.
    let days = when.earliest.zip(when.latest).map(|(from, to)| (to.day() - from.day()).num_days());
    let clock = when.granularity < Granularity::Day;
    (!clock || days.is_none_or(|days| days <= 2)).then_some(Dated { when, told })
}

/// "led it from 2009 until he was suspended in May 2018": when the clause behind "until" took place.
fn end_of_lasting(
    told: &Told<'_>,
    tree: &Tree,
    signals: &Signals,
    event: &Event,
) -> Option<NaiveDateTime> {
    let until = |mark: TokenId| signals.effect(told.document.token_text(mark)) == Effect::Until;
    let clause = tree.children(event.token).iter().copied().find(|&c| {
        c > event.token && tree.rel(c) == Rel::Advcl && tree.child(c, Rel::Mark).is_some_and(until)
    })?;
    let end = told.events.iter().find(|e| e.token == clause)?;
    Some(Interval::day(own(told, tree, signals, end)?.when.latest?.day()).end)
}

/// A date of that extent.
pub(super) fn of_extent(
    modifier: Option<Modifier>,
    extent: Interval,
    text: String,
    because: Vec<String>,
) -> When {
    let ends = Ends { start: Some(extent.start), end: Some(extent.end), grain: extent.grain };
    between(modifier, ends, text, because)
}

/// "said it would examine sales since 2015"
fn is_future_in_past(told: &Told<'_>, tree: &Tree, event: &Event) -> bool {
    event.status == Status::Planned
        && event.attribution.is_some()
        && verb_of(told, tree, event).modal.is_some()
}

/// "in the week before the attack": no week of the calendar.
fn is_counted_from_an_event(told: &Told<'_>, timex: &Timex) -> bool {
    let text = &told.document.article.text;
    let words = timex.span.of(text).to_lowercase();
    let unit =
        matches!(words.as_str(), "the week" | "the month" | "the year" | "the day" | "the night");
    let rest = text.get(timex.span.end()..).unwrap_or_default();
    let next = rest.split_whitespace().next().unwrap_or_default();
    unit && matches!(next, "before" | "after" | "of" | "that" | "when")
}

/// Before the article's day.
fn is_over(told: &Told<'_>, extent: &Interval) -> bool {
    let dct = told.document.article.dct.as_ref().map(|dct| Interval::day(dct.date));
    dct.is_some_and(|dct| extent.end <= dct.start)
}

/// "before March 20" ends where March 20 starts.
fn shift(effect: Effect, extent: Interval, modifier: Option<Modifier>) -> Ends {
    let day = Interval::day(extent.start.date());
    let clock = extent.grain <= Granularity::Hour;
    let (start, end) = match effect {
        Effect::At => (Some(extent.start), Some(extent.end)),
        Effect::Before if clock => (Some(day.start), Some(extent.start)),
        Effect::After if clock => (Some(extent.start), Some(day.end)),
        // "before the end of the year"
        Effect::Before if modifier == Some(Modifier::End) => (None, Some(extent.end)),
        Effect::Before => (None, Some(extent.start)),
        Effect::After => (Some(extent.end), None),
        Effect::By | Effect::Until => (None, Some(extent.end)),
        // "not before the end of the year"
        Effect::From if modifier == Some(Modifier::End) => (Some(extent.end), None),
        Effect::Since | Effect::From => (Some(extent.start), None),
    };
    Ends { start, end, grain: extent.grain }
}

fn of_modifier(modifier: Option<Modifier>) -> Option<Effect> {
    match modifier? {
        Modifier::Before => Some(Effect::Before),
        Modifier::After => Some(Effect::After),
        Modifier::OnOrBefore => Some(Effect::By),
        Modifier::OnOrAfter => Some(Effect::From),
        _ => None,
    }
}

/// Two expressions of one event: "from Wednesday to Sunday"; "on Thursday" and "at 7:40".
fn join(ends: Ends, first: Effect, second: Effect, extent: Interval) -> Option<Ends> {
    let (start, end) = (ends.start, ends.end);
    match (first, second) {
        (Effect::From | Effect::Since, Effect::Until | Effect::At | Effect::By)
            if end.is_none() && start.is_some_and(|s| s < extent.end) =>
        {
            Some(Ends { end: Some(extent.end), ..ends })
        }
        (Effect::At, Effect::At)
            if start.is_some_and(|s| s <= extent.start) && end.is_some_and(|e| e >= extent.end) =>
        {
            Some(Ends { start: Some(extent.start), end: Some(extent.end), grain: extent.grain })
        }
        (Effect::At, Effect::Until) if start.is_some_and(|s| s < extent.start) => {
            Some(Ends { end: Some(extent.end), ..ends })
        }
        // The wider one is told too: "at 7:40" with "Thursday" second.
        (Effect::At, Effect::At)
            if start.is_some_and(|s| s >= extent.start) && end.is_some_and(|e| e <= extent.end) =>
        {
            Some(ends)
        }
        _ => None,
    }
}

/// "between 2014 and 2017", "1999-2003": the other expression, and both extents in order.
fn range<'t>(
    told: &Told<'t>,
    signals: &Signals,
    timex: &Timex,
) -> Option<(&'t Timex, Interval, Interval)> {
    let text = &told.document.article.text;
    let at = timex.id.0 as usize;
    let joined = |a: &Timex, b: &Timex| {
        let Some(gap) = text.get(a.span.end()..b.span.start()) else { return false };
        let before = text[..a.span.start()].split_whitespace().next_back().unwrap_or_default();
        let opened = signals.from.has_lower(before) || before.eq_ignore_ascii_case("between");
        signals.to.has_lower(gap.trim()) && (opened || matches!(gap.trim(), "-" | "–"))
    };
    let ordered = |a: &'t Timex, b: &'t Timex| {
        let (from, to) = (*a.extent()?, *b.extent()?);
        (joined(a, b) && from.start < to.end).then_some((from, to))
    };
    let this = told.timexes.get(at)?;
    let next = told.timexes.get(at + 1).and_then(|b| ordered(this, b).map(|(x, y)| (b, x, y)));
    next.or_else(|| {
        let a = told.timexes.get(at.checked_sub(1)?)?;
        ordered(a, this).map(|(x, y)| (a, x, y))
    })
}

/// The signal is a preposition of the expression, not the conjunction of its clause.
fn ties_to(told: &Told<'_>, tree: &Tree, signal: Span, timex: Span) -> bool {
    let tokens = &told.document.tokens;
    let at = tokens.partition_point(|t| t.span.end() <= signal.start());
    let head = (at < tokens.len()).then(|| tree.head(TokenId(at as u32))).flatten();
    match head {
        // "until at least Friday": over the hedge.
        Some(head) => {
            let inside = |t: TokenId| timex.contains(tokens[t.0 as usize].span);
            inside(head) || tree.head(head).is_some_and(inside)
        }
        None => true,
    }
}

/// The words of the date, with the signal.
pub(super) fn said(told: &Told<'_>, signals: &Signals, used: &[(&DateLink, &Timex)]) -> String {
    let text = &told.document.article.text;
    let words = used.iter().map(|(link, timex)| {
        let words = timex.span.of(text);
        match link.signal {
            Some(signal) if signal.end() <= timex.span.start() => {
                format!("{} {words}", signals.whole(text, signal))
            }
            _ => words.to_owned(),
        }
    });
    let words: Vec<String> = words.collect();
    words.join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The steps from the expressions to the date.
pub(super) fn because(told: &Told<'_>, event: &Event, used: &[(&DateLink, &Timex)]) -> Vec<String> {
    let text = &told.document.article.text;
    let word = event.span.of(text);
    let mut steps: Vec<String> = Vec::new();
    for (link, timex) in used {
        for step in &timex.because {
            if !steps.contains(step) {
                steps.push(step.clone());
            }
        }
        let words = timex.span.of(text);
        steps.push(match link.signal {
            Some(signal) => format!("`{} {words}` dates `{word}`", signal.of(text)),
            None => format!("`{words}` dates `{word}`"),
        });
    }
    steps
}

fn when(timex: &Timex, ends: Ends, text: String, because: Vec<String>) -> When {
    When {
        kind: timex.kind,
        value: timex.value().map(ToString::to_string).unwrap_or_default(),
        basis: if timex.anchor == Anchor::None { Basis::Explicit } else { Basis::Relative },
        ..between(timex.modifier, ends, text, because)
    }
}

fn between(modifier: Option<Modifier>, ends: Ends, text: String, because: Vec<String>) -> When {
    let approximate = modifier == Some(Modifier::Approx);
    let (earliest, latest) = inclusive(ends.start, ends.end, ends.grain);
    let stretch = Stretch { earliest, latest, granularity: ends.grain, approximate };
    When {
        text,
        kind: TimexKind::Date,
        value: String::new(),
        modifier: modifier.map(|m| m.name().to_owned()),
        edtf: stretch.edtf(),
        earliest,
        latest,
        granularity: ends.grain,
        basis: Basis::Inferred,
        because,
    }
}

/// The date that follows from the relations, when both ends are known and near each other.
pub fn inferred(told: &Told<'_>, event: &Event) -> Option<When> {
    if !event.dates.is_empty() {
        return None; // its own expressions are too unsure to infer from
    }
    let known = told.order.events.get(event.id.0 as usize)?;
    let (start, end) = (known.bounds.earliest?, known.bounds.latest?);
    if end <= start || end - start > TimeDelta::days(WIDEST_DAYS) {
        return None;
    }
    let (earliest, latest) = inclusive(Some(start), Some(end), Granularity::Day);
    Some(plain(earliest, latest, Basis::Inferred, known.because.clone()))
}

/// The article's own day.
pub fn document(told: &Told<'_>, event: &Event) -> Option<When> {
    let day = told.document.article.dct.as_ref()?.date;
    let word = event.span.of(&told.document.article.text);
    let because = vec![format!("`{word}` has no date of its own: the article's date, {day}")];
    let day = Some(super::model::Moment::Day(day));
    Some(plain(day, day, Basis::Document, because))
}

fn plain(
    earliest: Option<super::model::Moment>,
    latest: Option<super::model::Moment>,
    basis: Basis,
    because: Vec<String>,
) -> When {
    let granularity = Granularity::Day;
    let edtf = Stretch { earliest, latest, granularity, approximate: false }.edtf();
    let value = if earliest == latest { edtf.clone() } else { String::new() };
    When {
        text: String::new(),
        kind: TimexKind::Date,
        value,
        modifier: None,
        edtf,
        earliest,
        latest,
        granularity,
        basis,
        because,
    }
}

/// What is told as going on while somebody speaks of it has the date of the speaking.
pub fn of_saying(told: &Told<'_>, tree: &Tree, signals: &Signals, event: &Event) -> Option<When> {
    let governor = told.events.get(event.governor?.0 as usize)?;
    let reports =
        matches!(governor.class, EventClass::Reporting) || signals.saying.has_form(&governor.lemma);
    let (said, what) = (verb_of(told, tree, governor), verb_of(told, tree, event));
    let past = said.past && said.modal.is_none();
    if !reports
        || !past
        || !what.progressive
        || what.perfect
        || what.modal.is_some()
        || what.negated
    {
        return None;
    }
    let text = &told.document.article.text;
    let mut when = own(told, tree, signals, governor)
        .map(|dated| dated.when)
        .or_else(|| inferred(told, governor))
        .or_else(|| document(told, governor).filter(|_| governor.dates.is_empty()))?;
    let (what, said) = (event.span.of(text), governor.span.of(text));
    when.because.push(format!("`{what}` is told as going on when it was `{said}`"));
    when.basis = if when.basis == Basis::Document { Basis::Document } else { Basis::Inferred };
    Some(when)
}

fn verb_of(told: &Told<'_>, tree: &Tree, event: &Event) -> Verbal {
    verbal(told.document, told.syntax, tree, event.token)
}
