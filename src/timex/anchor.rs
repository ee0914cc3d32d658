//! Candidates in, expressions out: what each one is counted from, which way it points, and what
//! it comes to. Goes through the text once and remembers what was told.

use super::direction::{Cues, Direction};
use super::model::{Anchor, Modifier, Resolution, Timex, TimexId, TimexKind, Unresolved};
use super::reading::Readings;
use super::recognise::Candidate;
use crate::lang::{RuleKind, Texts};
use crate::span::Span;
use crate::text::Document;
use crate::time::{
    Context, Cycle, Fields, Granularity, Interval, Meaning, Period, Steps, TimeExpr,
};

/// What was told so far.
struct Told<'a> {
    document: &'a Document,
    readings: &'a Readings,
    cues: Cues<'a>,
    texts: Texts,
    dct: Option<Interval>,
    told: Vec<(TimexId, Interval)>,
}

/// Anchors and resolves candidates in order of text.
pub fn anchor(
    document: &Document,
    readings: &Readings,
    cues: Cues<'_>,
    texts: Texts,
    candidates: Vec<Candidate>,
) -> Vec<Timex> {
    let dct = document.article.dct.as_ref().map(|dct| Interval::day(dct.date));
    let mut told = Told { document, readings, cues, texts, dct, told: Vec::new() };
    let mut found = Vec::with_capacity(candidates.len());
    for (index, candidate) in candidates.into_iter().enumerate() {
        let timex = told.timex(TimexId(index as u32), candidate);
        if let Some(extent) = timex.extent() {
            told.told.push((timex.id, *extent));
        }
        found.push(timex);
    }
    found
}

/// An expression on its way from words to a date.
struct Step {
    anchor: Anchor,
    focus: Option<Interval>,
    because: Vec<String>,
}

impl Told<'_> {
    fn timex(&mut self, id: TimexId, candidate: Candidate) -> Timex {
        let tokens = &self.document.tokens;
        let span =
            Span::new(tokens[candidate.first].span.start(), tokens[candidate.end - 1].span.end());
        let mut step = Step { anchor: Anchor::None, focus: None, because: Vec::new() };
        let meaning = match candidate.meaning.clone() {
            Meaning::When(expr) => Meaning::When(self.bind(expr, &candidate, &mut step)),
            other => other,
        };
        let context = Context { dct: self.dct, focus: step.focus, anchor: None };
        let resolution = match meaning.resolve(&context) {
            Ok(resolved) => match resolved.extent {
                Some(extent) => Resolution::Known { value: resolved.value, extent },
                None => Resolution::Vague(resolved.value),
            },
            Err(why) => Resolution::Open(unresolved(why)),
        };
        Timex {
            id,
            span,
            kind: kind(&candidate, &meaning, &resolution),
            meaning,
            anchor: step.anchor,
            resolution,
            modifier: candidate.modifier.as_deref().and_then(modifier),
            rule: candidate.rule,
            because: step.because,
        }
    }

    /// Says what the expression is counted from.
    fn bind(&self, expr: TimeExpr, candidate: &Candidate, step: &mut Step) -> TimeExpr {
        let expr = if self.texts == Texts::Narrative { to_focus(expr) } else { expr };
        let bare = |cycle: Cycle, step: &mut Step| self.point(cycle, candidate, step);
        match expr {
            TimeExpr::Cycle(Cycle::PartOfDay(part)) => {
                self.on_day(TimeExpr::Cycle(Cycle::PartOfDay(part)), step)
            }
            TimeExpr::Cycle(Cycle::Unit(Granularity::Weekend)) => {
                bare(Cycle::Unit(Granularity::Weekend), step)
            }
            TimeExpr::Cycle(
                cycle
                @ (Cycle::Weekday(_) | Cycle::Month(_) | Cycle::Season(_) | Cycle::Holiday(_)),
            ) => bare(cycle, step),
            TimeExpr::Fields(fields) if has_year(&fields) => TimeExpr::Fields(fields),
            TimeExpr::Fields(fields) if is_clock(&fields) => {
                self.on_day(TimeExpr::Fields(fields), step)
            }
            TimeExpr::Fields(fields) => bare(Cycle::Fields(fields), step),
            TimeExpr::Both(mut all) if !all.is_empty() => {
                let first = all.remove(0);
                all.insert(0, self.bind(first, candidate, step));
                TimeExpr::Both(all)
            }
            TimeExpr::Nth { n, cycle, within } => {
                TimeExpr::Nth { n, cycle, within: Box::new(self.bind(*within, candidate, step)) }
            }
            TimeExpr::This { of, step: unit }
                if matches!(*of, TimeExpr::Cycle(_) | TimeExpr::Fields(_)) =>
            {
                TimeExpr::This { of: Box::new(self.bind(*of, candidate, step)), step: unit }
            }
            other => self.refer(other, step),
        }
    }

    /// A clock time or a part of the day: on the day told last, else on the article's.
    fn on_day(&self, what: TimeExpr, step: &mut Step) -> TimeExpr {
        let day = self.told.iter().rev().find(|(_, i)| i.grain <= Granularity::Day);
        let of = match day {
            Some((id, interval)) if self.texts == Texts::Narrative || self.dct.is_none() => {
                step.anchor = Anchor::Timex(*id);
                step.focus = Some(*interval);
                TimeExpr::Focus
            }
            _ => {
                step.anchor = Anchor::Dct;
                TimeExpr::Dct
            }
        };
        step.because.push("a time of day without a day".to_owned());
        let day = TimeExpr::This { of: Box::new(of), step: Cycle::Unit(Granularity::Day) };
        TimeExpr::Both(vec![day, what])
    }

    /// A weekday, month, season or holiday without more: which of them.
    fn point(&self, cycle: Cycle, candidate: &Candidate, step: &mut Step) -> TimeExpr {
        if self.texts == Texts::Narrative || self.dct.is_none() {
            if let Some((id, interval)) = self.told.last() {
                step.anchor = Anchor::Timex(*id);
                step.focus = Some(*interval);
                step.because.push("the one of the date told last".to_owned());
            }
            return TimeExpr::from_cycle(cycle);
        }
        step.anchor = Anchor::Dct;
        let sentence = &self.document.sentences[candidate.sentence];
        let range = (sentence.first.0 as usize, sentence.end.0 as usize);
        let direction = self.cues.direction(
            self.document,
            self.readings,
            range,
            (candidate.first, candidate.end),
        );
        let of = Box::new(TimeExpr::Dct);
        let dated = matches!(&cycle, Cycle::Fields(f) if f.day.is_some());
        match direction {
            Direction::Future(word) => {
                step.because.push(format!("`{word}` points after the article's date"));
                TimeExpr::Coming { of, step: cycle }
            }
            Direction::Past(None) if dated => {
                step.because.push("the nearest one".to_owned());
                TimeExpr::Nearest { of, step: cycle }
            }
            Direction::Past(Some(word)) => {
                step.because
                    .push(format!("the last one on or before the article's date: `{word}`"));
                TimeExpr::Latest { of, step: cycle }
            }
            Direction::Past(None) => {
                step.because.push("the last one on or before the article's date".to_owned());
                TimeExpr::Latest { of, step: cycle }
            }
        }
    }

    /// Expressions that name what they are counted from.
    fn refer(&self, expr: TimeExpr, step: &mut Step) -> TimeExpr {
        if mentions(&expr, &TimeExpr::Focus) {
            let wanted = grain_of(&expr);
            let told = self.told.iter().rev().find(|(_, i)| fits(i.grain, wanted));
            if let Some((id, interval)) = told {
                step.anchor = Anchor::Timex(*id);
                step.focus = Some(*interval);
                step.because.push("counted from the date told last".to_owned());
                return keep_grain(expr, interval.grain);
            }
            step.anchor = Anchor::Dct;
            step.focus = self.dct;
            step.because.push("no date was told before: counted from the article's".to_owned());
        } else if mentions(&expr, &TimeExpr::Dct) {
            step.anchor = Anchor::Dct;
            step.because.push("counted from the article's date".to_owned());
        }
        expr
    }
}

/// "a year earlier" after a quarter is a quarter.
fn keep_grain(expr: TimeExpr, grain: Granularity) -> TimeExpr {
    let quarter = matches!(grain, Granularity::Quarter | Granularity::HalfYear);
    let by_year =
        |by: &Steps| matches!(by, Steps::Period(p) if p.finest() == Some(Granularity::Year));
    match expr {
        TimeExpr::Before { of, by } if quarter && *of == TimeExpr::Focus && by_year(&by) => {
            TimeExpr::Earlier { of, by: period(by) }
        }
        TimeExpr::After { of, by } if quarter && *of == TimeExpr::Focus && by_year(&by) => {
            TimeExpr::Later { of, by: period(by) }
        }
        other => other,
    }
}

fn period(by: Steps) -> Period {
    match by {
        Steps::Period(period) => period,
        Steps::Cycles(..) => Period::default(),
    }
}

/// How fine a date must be for the expression to be counted from it.
fn grain_of(expr: &TimeExpr) -> Option<Granularity> {
    match expr {
        TimeExpr::This { step, .. } | TimeExpr::Last { step, .. } | TimeExpr::Next { step, .. } => {
            match step {
                Cycle::Unit(unit) => Some(*unit),
                Cycle::Weekday(_) => Some(Granularity::Week),
                Cycle::Month(_) | Cycle::Season(_) => Some(Granularity::Year),
                _ => None,
            }
        }
        TimeExpr::Both(all) => all.first().and_then(grain_of),
        TimeExpr::Earlier { of, .. } | TimeExpr::Later { of, .. } => grain_of(of),
        _ => None,
    }
}

fn fits(told: Granularity, wanted: Option<Granularity>) -> bool {
    wanted.is_none_or(|wanted| told <= wanted)
}

fn mentions(expr: &TimeExpr, what: &TimeExpr) -> bool {
    if expr == what {
        return true;
    }
    match expr {
        TimeExpr::This { of, .. }
        | TimeExpr::Last { of, .. }
        | TimeExpr::Next { of, .. }
        | TimeExpr::Latest { of, .. }
        | TimeExpr::Coming { of, .. }
        | TimeExpr::Nearest { of, .. }
        | TimeExpr::Before { of, .. }
        | TimeExpr::After { of, .. }
        | TimeExpr::Earlier { of, .. }
        | TimeExpr::Later { of, .. }
        | TimeExpr::Part { of, .. } => mentions(of, what),
        TimeExpr::Nth { within, .. }
        | TimeExpr::Run { within, .. }
        | TimeExpr::Any { within, .. } => mentions(within, what),
        TimeExpr::Between { from, to } => mentions(from, what) || mentions(to, what),
        TimeExpr::Both(all) => all.iter().any(|e| mentions(e, what)),
        _ => false,
    }
}

/// In a narrative what is counted from the article's date is counted from the date told last.
fn to_focus(expr: TimeExpr) -> TimeExpr {
    let inner = |of: Box<TimeExpr>| Box::new(to_focus(*of));
    match expr {
        TimeExpr::Dct => TimeExpr::Focus,
        TimeExpr::This { of, step } => TimeExpr::This { of: inner(of), step },
        TimeExpr::Last { of, step } => TimeExpr::Last { of: inner(of), step },
        TimeExpr::Next { of, step } => TimeExpr::Next { of: inner(of), step },
        TimeExpr::Before { of, by } => TimeExpr::Before { of: inner(of), by },
        TimeExpr::After { of, by } => TimeExpr::After { of: inner(of), by },
        TimeExpr::Both(all) => TimeExpr::Both(all.into_iter().map(to_focus).collect()),
        other => other,
    }
}

fn has_year(fields: &Fields) -> bool {
    fields.is_absolute() || fields.short_year.is_some() || fields.short_decade.is_some()
}

fn is_clock(fields: &Fields) -> bool {
    fields.hour.is_some() && fields.day.is_none() && fields.weekday.is_none()
}

fn kind(candidate: &Candidate, meaning: &Meaning, resolution: &Resolution) -> TimexKind {
    match candidate.kind {
        Some(RuleKind::Date) => return TimexKind::Date,
        Some(RuleKind::Time) => return TimexKind::Time,
        Some(RuleKind::Duration) => return TimexKind::Duration,
        Some(RuleKind::Set) => return TimexKind::Set,
        Some(RuleKind::Nothing) | None => {}
    }
    match (meaning, resolution) {
        (Meaning::HowLong(_), _) => TimexKind::Duration,
        (Meaning::HowOften(_), _) => TimexKind::Set,
        (_, Resolution::Known { extent, .. }) if extent.grain.is_clock() => TimexKind::Time,
        _ => TimexKind::Date,
    }
}

fn unresolved(why: crate::time::Unresolved) -> Unresolved {
    use crate::time::Unresolved as Why;
    match why {
        Why::NoDct => Unresolved::NoDct,
        Why::NoReference => Unresolved::NoReference,
        Why::UndatedEvent => Unresolved::UndatedEvent,
        Why::Impossible => Unresolved::Impossible,
        Why::OutOfRange => Unresolved::OutOfRange,
    }
}

fn modifier(name: &str) -> Option<Modifier> {
    Some(match name {
        "START" => Modifier::Start,
        "MID" => Modifier::Mid,
        "END" => Modifier::End,
        "APPROX" => Modifier::Approx,
        "BEFORE" => Modifier::Before,
        "AFTER" => Modifier::After,
        "ON_OR_BEFORE" => Modifier::OnOrBefore,
        "ON_OR_AFTER" => Modifier::OnOrAfter,
        "LESS_THAN" => Modifier::LessThan,
        "MORE_THAN" => Modifier::MoreThan,
        "EQUAL_OR_LESS" => Modifier::EqualOrLess,
        "EQUAL_OR_MORE" => Modifier::EqualOrMore,
        _ => return None,
    })
}
