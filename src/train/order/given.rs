//! Annotated entities as our own events and expressions, for tasks that hand them out.

use crate::event::{Event, EventPos, Polarity};
use crate::input::GivenEntity;
use crate::text::{Aspect, Document, Tense};
use crate::time::{
    Datelike, Granularity, Interval, Meaning, NaiveDate, NaiveDateTime, NaiveTime, TimeExpr, Value,
};
use crate::timex::{Anchor, Resolution, RuleName, Timex, TimexId, TimexKind};

fn get<'a>(entity: &'a GivenEntity, name: &str) -> &'a str {
    let found = entity.attributes.iter().find(|(key, _)| key == name);
    found.map_or("", |(_, value)| value.as_str())
}

/// Puts the annotated tense, aspect, polarity, modality and part of speech over our own.
pub fn overlay(document: &Document, events: &mut [Event]) {
    let Some(given) = &document.article.given else { return };
    for (event, entity) in events.iter_mut().zip(&given.events) {
        let modality = get(entity, "modality").to_lowercase();
        event.modality = Some(modality).filter(|word| !word.is_empty());
        event.pos = pos(get(entity, "pos"));
        event.tense = tense(get(entity, "tense"));
        event.aspect = aspect(get(entity, "aspect"));
        event.polarity = match get(entity, "polarity") {
            "NEG" => Polarity::Negative,
            _ => Polarity::Positive,
        };
    }
}

fn pos(name: &str) -> EventPos {
    match name {
        "VERB" => EventPos::Verb,
        "NOUN" => EventPos::Noun,
        "ADJECTIVE" => EventPos::Adjective,
        "PREPOSITION" | "PREP" => EventPos::Preposition,
        _ => EventPos::Other,
    }
}

fn tense(name: &str) -> Tense {
    match name {
        "PAST" => Tense::Past,
        "PRESENT" => Tense::Present,
        "FUTURE" => Tense::Future,
        "INFINITIVE" => Tense::Infinitive,
        "PRESPART" => Tense::PresentParticiple,
        "PASTPART" => Tense::PastParticiple,
        _ => Tense::None,
    }
}

fn aspect(name: &str) -> Aspect {
    match name {
        "PROGRESSIVE" => Aspect::Progressive,
        "PERFECTIVE" => Aspect::Perfective,
        "PERFECTIVE_PROGRESSIVE" => Aspect::PerfectiveProgressive,
        _ => Aspect::None,
    }
}

/// Annotated expressions, with their values.
pub fn timexes(document: &Document) -> Vec<Timex> {
    let Some(given) = &document.article.given else { return Vec::new() };
    let all = given.timexes.iter().enumerate();
    all.map(|(at, entity)| timex(TimexId(at as u32), entity)).collect()
}

fn timex(id: TimexId, entity: &GivenEntity) -> Timex {
    let value = Value(get(entity, "value").to_owned());
    let resolution = match extent(&value.0) {
        Some(extent) => Resolution::Known { value, extent },
        None => Resolution::Vague(value),
    };
    let kind = match get(entity, "type") {
        "TIME" => TimexKind::Time,
        "DURATION" => TimexKind::Duration,
        "SET" => TimexKind::Set,
        _ => TimexKind::Date,
    };
    Timex {
        id,
        span: entity.span,
        kind,
        meaning: Meaning::When(TimeExpr::Dct),
        anchor: Anchor::None,
        resolution,
        modifier: None,
        rule: RuleName(0),
        because: Vec::new(),
    }
}

/// The place of a value on the time line: dates, months, quarters, years, weeks, parts of a day.
fn extent(value: &str) -> Option<Interval> {
    let (date, clock) = value.split_once('T').map_or((value, None), |(d, t)| (d, Some(t)));
    let (first, grain) = first_day(date)?;
    let midnight = |day: NaiveDate| day.and_time(NaiveTime::MIN);
    let end = midnight(day_after(first, grain)?);
    let whole = Interval { start: midnight(first), end, grain };
    let Some(clock) = clock else { return Some(whole) };
    let (from, to) = match clock {
        "MO" => (6, 12),
        "AF" => (12, 18),
        "EV" => (18, 22),
        "NI" => (20, 24),
        "DT" => (8, 18),
        _ => {
            let time = NaiveTime::parse_from_str(clock.get(..5)?, "%H:%M").ok()?;
            let start = first.and_time(time);
            let end = start + (NaiveTime::from_hms_opt(0, 1, 0)? - NaiveTime::MIN);
            return Some(Interval { start, end, grain: Granularity::Minute });
        }
    };
    let at = |hour: u32| -> Option<NaiveDateTime> {
        if hour == 24 { Some(end) } else { first.and_hms_opt(hour, 0, 0) }
    };
    Some(Interval { start: at(from)?, end: at(to)?, grain: Granularity::PartOfDay })
}

fn first_day(date: &str) -> Option<(NaiveDate, Granularity)> {
    if date.len() == 3 {
        let decade: i32 = date.parse().ok()?;
        return Some((NaiveDate::from_ymd_opt(decade * 10, 1, 1)?, Granularity::Decade));
    }
    let year: i32 = date.get(..4)?.parse().ok()?;
    let rest = date.get(4..)?;
    let day = |month, day| NaiveDate::from_ymd_opt(year, month, day);
    if rest.is_empty() {
        return Some((day(1, 1)?, Granularity::Year));
    }
    let rest = rest.strip_prefix('-')?;
    if let Some(quarter) = rest.strip_prefix('Q') {
        let quarter: u32 = quarter.parse().ok()?;
        return Some((day(quarter.checked_sub(1)? * 3 + 1, 1)?, Granularity::Quarter));
    }
    if let Some(week) = rest.strip_prefix('W') {
        let week: u32 = week.get(..2)?.parse().ok()?;
        let first = NaiveDate::from_isoywd_opt(year, week, chrono_monday())?;
        return Some((first, Granularity::Week));
    }
    let season = ["SP", "SU", "FA", "WI"].iter().position(|name| *name == rest);
    if let Some(season) = season {
        return Some((day(3 * season as u32 + 3, 1)?, Granularity::Season));
    }
    let month: u32 = rest.get(..2)?.parse().ok()?;
    match rest.get(2..)?.strip_prefix('-') {
        Some(of_month) => Some((day(month, of_month.parse().ok()?)?, Granularity::Day)),
        None => Some((day(month, 1)?, Granularity::Month)),
    }
}

fn chrono_monday() -> crate::time::Weekday {
    crate::time::Weekday::Mon
}

fn day_after(first: NaiveDate, grain: Granularity) -> Option<NaiveDate> {
    let months = match grain {
        Granularity::Year => 12,
        Granularity::Decade => 120,
        Granularity::Quarter | Granularity::Season => 3,
        Granularity::Month => 1,
        Granularity::Week => return (0..7).try_fold(first, |day, _| day.succ_opt()),
        _ => return first.succ_opt(),
    };
    let index = first.year() * 12 + first.month0() as i32 + months;
    NaiveDate::from_ymd_opt(index.div_euclid(12), index.rem_euclid(12) as u32 + 1, 1)
}
