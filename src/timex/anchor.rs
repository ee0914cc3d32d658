//! Candidates in, expressions out: what each one is counted from, which way it points, and what
//! it comes to. Goes through the text once and remembers what was told.

use super::direction::{Cues, Direction, Place};
use super::model::{Anchor, Modifier, Resolution, Timex, TimexId, TimexKind, Unresolved};
use super::reading::Readings;
use super::recognise::Candidate;
use crate::lang::{RuleKind, Texts};
use crate::span::Span;
use crate::text::Document;
use crate::time::{
    Context, Count, Cycle, Datelike, Fields, Granularity, Interval, Meaning, Period, Steps,
    TimeExpr,
};

/// What was told so far.
struct Reader<'a> {
    document: &'a Document,
    readings: &'a Readings,
    cues: Cues<'a>,
    texts: Texts,
    dct: Option<Interval>,
    told: Vec<Told>,
}

/// A date that was told.
#[derive(Clone, Copy, Debug)]
struct Told {
    id: TimexId,
    extent: Interval,
    sentence: usize,
    /// Only told to compare with another date.
    compared: bool,
    /// Told of what had been before.
    background: bool,
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
    let mut reader = Reader { document, readings, cues, texts, dct, told: Vec::new() };
    let mut found = Vec::with_capacity(candidates.len());
    for (index, candidate) in candidates.into_iter().enumerate() {
        let sentence = candidate.sentence;
        let background = reader.cues.is_background(readings, reader.place(&candidate));
        let (timex, compared) = reader.timex(TimexId(index as u32), candidate);
        if let Some(&extent) = timex.extent() {
            reader.told.push(Told { id: timex.id, extent, sentence, compared, background });
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
    compared: bool,
}

impl Step {
    fn on(&mut self, told: &Told) {
        self.anchor = Anchor::Timex(told.id);
        self.focus = Some(told.extent);
    }
}

impl Reader<'_> {
    fn timex(&mut self, id: TimexId, candidate: Candidate) -> (Timex, bool) {
        let tokens = &self.document.tokens;
        let span =
            Span::new(tokens[candidate.first].span.start(), tokens[candidate.end - 1].span.end());
        let mut step =
            Step { anchor: Anchor::None, focus: None, because: Vec::new(), compared: false };
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
        let timex = Timex {
            id,
            span,
            kind: kind(&candidate, &meaning, &resolution),
            meaning,
            anchor: step.anchor,
            resolution,
            modifier: candidate.modifier.as_deref().and_then(modifier),
            rule: candidate.rule,
            because: step.because,
        };
        (timex, step.compared)
    }

    /// Says what the expression is counted from.
    fn bind(&self, expr: TimeExpr, candidate: &Candidate, step: &mut Step) -> TimeExpr {
        let expr = if self.texts == Texts::Narrative { to_focus(expr) } else { expr };
        let bare = |cycle: Cycle, step: &mut Step| self.point(cycle, candidate, step);
        match expr {
            TimeExpr::Cycle(Cycle::PartOfDay(part)) => {
                self.on_day(TimeExpr::Cycle(Cycle::PartOfDay(part)), candidate, step)
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
                self.on_day(TimeExpr::Fields(fields), candidate, step)
            }
            TimeExpr::Fields(fields) => bare(Cycle::Fields(fields), step),
            TimeExpr::Both(all) if is_quarter_of_year(&all) => self.quarter_of(&all, step),
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
            other => self.refer(other, candidate.sentence, step),
        }
    }

    /// "the 1988 period": the quarter told last, in that year; else the year.
    fn quarter_of(&self, all: &[TimeExpr], step: &mut Step) -> TimeExpr {
        let told = self.told.iter().rev().find(|t| t.extent.grain >= Granularity::Quarter);
        let quarter = told.filter(|t| t.extent.grain == Granularity::Quarter);
        let (Some(TimeExpr::Fields(fields)), Some(told)) = (all.first(), quarter) else {
            return all.first().cloned().unwrap_or(TimeExpr::Dct);
        };
        step.on(told);
        step.compared = true;
        step.because.push("the same quarter as the one told last".to_owned());
        let quarter = told.extent.start.date().month0() / 3 + 1;
        TimeExpr::Fields(Fields { quarter: Some(quarter as u8), ..*fields })
    }

    /// A clock time or a part of the day: on the day told just before, else on the article's.
    fn on_day(&self, what: TimeExpr, candidate: &Candidate, step: &mut Step) -> TimeExpr {
        let near = match self.texts {
            Texts::News if self.dct.is_some() => 4,
            _ => usize::MAX,
        };
        let day = self.told.iter().rev().find(|t| {
            t.extent.grain <= Granularity::Day
                && t.sentence.saturating_add(near) >= candidate.sentence
        });
        let of = match day {
            Some(told) => {
                step.on(told);
                step.because.push("a time of the day told last".to_owned());
                TimeExpr::Focus
            }
            None => {
                step.anchor = Anchor::Dct;
                step.because.push("a time of the article's day".to_owned());
                TimeExpr::Dct
            }
        };
        let day = TimeExpr::This { of: Box::new(of), step: Cycle::Unit(Granularity::Day) };
        TimeExpr::Both(vec![day, what])
    }

    /// A weekday, month, season or holiday without more: which of them.
    fn point(&self, cycle: Cycle, candidate: &Candidate, step: &mut Step) -> TimeExpr {
        if self.texts == Texts::Narrative || self.dct.is_none() {
            if let Some(told) = self.told.last() {
                step.on(told);
                step.because.push("the one of the date told last".to_owned());
            }
            return TimeExpr::from_cycle(cycle);
        }
        step.anchor = Anchor::Dct;
        let direction = self.cues.direction(self.document, self.readings, self.place(candidate));
        let of = Box::new(TimeExpr::Dct);
        let (reach, why) = self.choose(&direction, &cycle);
        step.because.push(why);
        match reach {
            Reach::Coming => TimeExpr::Coming { of, step: cycle },
            Reach::Nearest => TimeExpr::Nearest { of, step: cycle },
            Reach::Latest => TimeExpr::Latest { of, step: cycle },
        }
    }

    fn place(&self, candidate: &Candidate) -> Place {
        let sentence = &self.document.sentences[candidate.sentence];
        Place {
            from: sentence.first.0 as usize,
            to: sentence.end.0 as usize,
            first: candidate.first,
            end: candidate.end,
        }
    }

    /// Expressions that name what they are counted from.
    fn refer(&self, expr: TimeExpr, sentence: usize, step: &mut Step) -> TimeExpr {
        if let Some(expr) = self.compare(&expr, step) {
            return expr;
        }
        if mentions(&expr, &TimeExpr::Focus) {
            let wanted = grain_of(&expr);
            let fits = |t: &&Told| fits(t.extent.grain, wanted);
            let fore = self.told.iter().rev().filter(fits).find(|t| {
                self.texts == Texts::Narrative || !t.background || t.sentence == sentence
            });
            let told = fore.or_else(|| self.told.iter().rev().find(fits));
            if let Some(told) = told {
                step.on(told);
                step.because.push("counted from the date told last".to_owned());
                return expr;
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

    /// "a year earlier" and "the year-earlier period" where quarters are compared.
    fn compare(&self, expr: &TimeExpr, step: &mut Step) -> Option<TimeExpr> {
        if self.texts == Texts::Narrative {
            return None;
        }
        let year = Period::of(Count::ONE, Granularity::Year);
        let quarter = Cycle::Unit(Granularity::Quarter);
        let by_quarter = mentions_step(expr, &quarter) && mentions(expr, &TimeExpr::Focus);
        let by_year = matches!(expr,
            TimeExpr::Before { of, by: Steps::Period(p) }
                if *p == year && matches!(**of, TimeExpr::Dct | TimeExpr::Focus));
        if !by_quarter && !by_year {
            return None;
        }
        let coarse = |t: &&Told| t.extent.grain >= Granularity::Quarter && !t.compared;
        let told = self.told.iter().rev().find(coarse);
        let told = told.filter(|t| t.extent.grain == Granularity::Quarter);
        step.compared = by_year || !matches!(expr, TimeExpr::This { .. });
        match told {
            Some(told) => {
                step.on(told);
                step.because.push("compared with the quarter told last".to_owned());
                let of = Box::new(TimeExpr::Focus);
                Some(if by_year { TimeExpr::Earlier { of, by: year } } else { expr.clone() })
            }
            None if by_quarter => {
                step.anchor = Anchor::Dct;
                let last = TimeExpr::Last { of: Box::new(TimeExpr::Dct), step: quarter };
                step.because.push("the quarter before the article's".to_owned());
                Some(replaced(expr, &last))
            }
            None => None,
        }
    }
}

/// Which of the repeating dates is meant.
enum Reach {
    Coming,
    Nearest,
    Latest,
}

/// So many days may a date lie on the other side of the article than its verb says.
const LOOSE: i64 = 60;
/// So many days ahead may a month lie that nothing points to.
const NEAR: i64 = 100;

impl Reader<'_> {
    /// Which of the repeating dates is meant, and why.
    fn choose(&self, direction: &Direction, cycle: &Cycle) -> (Reach, String) {
        const ON_OR_BEFORE: &str = "the last one on or before the article's date";
        const NEAREST: &str = "the one nearest to the article's date";
        let fields = |test: fn(&Fields) -> bool| matches!(cycle, Cycle::Fields(f) if test(f));
        let days = || {
            self.days_to(&TimeExpr::Nearest { of: Box::new(TimeExpr::Dct), step: cycle.clone() })
        };
        match direction {
            Direction::Ended(word) => (Reach::Latest, format!("{ON_OR_BEFORE}: `{word}`")),
            Direction::Past(word) if fields(|f| f.day.is_some()) && days() > LOOSE => {
                (Reach::Latest, format!("{ON_OR_BEFORE}: `{word}`"))
            }
            Direction::Until(word) | Direction::Future(word)
                if fields(|f| f.day.is_some()) && days() < -LOOSE =>
            {
                (Reach::Coming, format!("`{word}` points past the article's date"))
            }
            _ if fields(|f| f.day.is_some()) => (Reach::Nearest, NEAREST.to_owned()),
            Direction::Until(word) | Direction::Future(word)
                if fields(|f| f.quarter.is_some() || f.half.is_some()) =>
            {
                (Reach::Nearest, format!("{NEAREST}, with `{word}`"))
            }
            Direction::Until(word) | Direction::Future(word) => {
                (Reach::Coming, format!("`{word}` points past the article's date"))
            }
            Direction::Past(word) => (Reach::Latest, format!("{ON_OR_BEFORE}: `{word}`")),
            Direction::Unknown if fields(|f| f.month.is_some()) && (0..NEAR).contains(&days()) => {
                (Reach::Nearest, NEAREST.to_owned())
            }
            Direction::Unknown => (Reach::Latest, ON_OR_BEFORE.to_owned()),
        }
    }

    /// Days from the article to an expression that is counted from it.
    fn days_to(&self, expr: &TimeExpr) -> i64 {
        let context = Context { dct: self.dct, focus: None, anchor: None };
        let resolved = Meaning::When(expr.clone()).resolve(&context);
        let extent = resolved.ok().and_then(|r| r.extent);
        match (extent, self.dct) {
            (Some(extent), Some(dct)) => (extent.start - dct.start).num_days(),
            _ => 0,
        }
    }
}

/// The expression with `this(focus, quarter)` replaced.
fn replaced(expr: &TimeExpr, by: &TimeExpr) -> TimeExpr {
    match expr {
        TimeExpr::This { of, step: Cycle::Unit(Granularity::Quarter) }
            if **of == TimeExpr::Focus =>
        {
            by.clone()
        }
        TimeExpr::Earlier { of, by: period } => {
            TimeExpr::Earlier { of: Box::new(replaced(of, by)), by: period.clone() }
        }
        TimeExpr::Both(all) => TimeExpr::Both(all.iter().map(|e| replaced(e, by)).collect()),
        other => other.clone(),
    }
}

fn mentions_step(expr: &TimeExpr, wanted: &Cycle) -> bool {
    match expr {
        TimeExpr::This { step, .. } => step == wanted,
        TimeExpr::Earlier { of, .. } => mentions_step(of, wanted),
        TimeExpr::Both(all) => all.iter().any(|e| mentions_step(e, wanted)),
        _ => false,
    }
}

fn is_quarter_of_year(all: &[TimeExpr]) -> bool {
    matches!(all, [TimeExpr::Fields(_), TimeExpr::This { of, step: Cycle::Unit(Granularity::Quarter) }]
        if **of == TimeExpr::Focus)
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
