//! The names of the notation that stand for one thing.

use chrono::{Month, Weekday};

use crate::time::Holiday;
use crate::time::model::{Cycle, Granularity, Meridiem, Part, PartOfDay, Quant, Season, TimeExpr};

/// A name that stands for one thing, read once when the notation is parsed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Atom {
    Dct,
    Focus,
    Anchor,
    Past,
    Present,
    Future,
    Unit(Granularity),
    Weekday(Weekday),
    Month(Month),
    Season(Season),
    Holiday(Holiday),
    PartOfDay(PartOfDay),
    Part(Part),
    Meridiem(Meridiem),
    Bc,
    Fiscal,
    Period,
    Unknown,
}

const MONTHS: [Month; 12] = [
    Month::January,
    Month::February,
    Month::March,
    Month::April,
    Month::May,
    Month::June,
    Month::July,
    Month::August,
    Month::September,
    Month::October,
    Month::November,
    Month::December,
];

pub(super) fn month_name(month: Month) -> &'static str {
    match month {
        Month::January => "january",
        Month::February => "february",
        Month::March => "march",
        Month::April => "april",
        Month::May => "may",
        Month::June => "june",
        Month::July => "july",
        Month::August => "august",
        Month::September => "september",
        Month::October => "october",
        Month::November => "november",
        Month::December => "december",
    }
}

pub(super) fn weekday_name(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "monday",
        Weekday::Tue => "tuesday",
        Weekday::Wed => "wednesday",
        Weekday::Thu => "thursday",
        Weekday::Fri => "friday",
        Weekday::Sat => "saturday",
        Weekday::Sun => "sunday",
    }
}

pub(super) fn season_name(season: Season) -> &'static str {
    match season {
        Season::Spring => "spring",
        Season::Summer => "summer",
        Season::Autumn => "autumn",
        Season::Winter => "winter",
    }
}

pub(super) fn part_of_day_name(part: PartOfDay) -> &'static str {
    match part {
        PartOfDay::Morning => "morning",
        PartOfDay::Midday => "midday",
        PartOfDay::Afternoon => "afternoon",
        PartOfDay::Evening => "evening",
        PartOfDay::Night => "night",
        PartOfDay::Daytime => "daytime",
        PartOfDay::SmallHours => "small-hours",
    }
}

pub(super) fn part_name(part: Part) -> &'static str {
    match part {
        Part::Start => "start",
        Part::Middle => "middle",
        Part::End => "end",
        Part::FirstHalf => "first-half",
        Part::SecondHalf => "second-half",
    }
}

pub(super) fn quant_name(quant: Option<Quant>) -> &'static str {
    match quant {
        None => "per",
        Some(Quant::Every) => "every",
        Some(Quant::Each) => "each",
        Some(Quant::Most) => "most",
        Some(Quant::Some) => "some",
        Some(Quant::Many) => "many",
        Some(Quant::All) => "all",
        Some(Quant::Several) => "several",
        Some(Quant::Few) => "few",
    }
}

/// `Some(None)` is `per`.
pub(super) fn quant(name: &str) -> Option<Option<Quant>> {
    let all = [
        None,
        Some(Quant::Every),
        Some(Quant::Each),
        Some(Quant::Most),
        Some(Quant::Some),
        Some(Quant::Many),
        Some(Quant::All),
        Some(Quant::Several),
        Some(Quant::Few),
    ];
    all.into_iter().find(|q| quant_name(*q) == name)
}

pub(super) fn atom(name: &str) -> Option<Atom> {
    Some(match name {
        "dct" => Atom::Dct,
        "focus" => Atom::Focus,
        "anchor" => Atom::Anchor,
        "past" => Atom::Past,
        "present" => Atom::Present,
        "future" => Atom::Future,
        "am" => Atom::Meridiem(Meridiem::Am),
        "pm" => Atom::Meridiem(Meridiem::Pm),
        "bc" => Atom::Bc,
        "fiscal" => Atom::Fiscal,
        "period" => Atom::Period,
        "x" => Atom::Unknown,
        _ => return cyclic(name).or_else(|| rough_part(name)),
    })
}

fn cyclic(name: &str) -> Option<Atom> {
    let unit = Granularity::ALL.iter().find(|g| g.name() == name).map(|g| Atom::Unit(*g));
    let month = || MONTHS.iter().find(|m| month_name(**m) == name).map(|m| Atom::Month(*m));
    unit.or_else(month)
        .or_else(|| weekday(name).map(Atom::Weekday))
        .or_else(|| season(name).map(Atom::Season))
        .or_else(|| part_of_day(name).map(Atom::PartOfDay))
        .or_else(|| Holiday::from_name(name).map(Atom::Holiday))
}

fn weekday(name: &str) -> Option<Weekday> {
    let all = [
        Weekday::Mon,
        Weekday::Tue,
        Weekday::Wed,
        Weekday::Thu,
        Weekday::Fri,
        Weekday::Sat,
        Weekday::Sun,
    ];
    all.into_iter().find(|d| weekday_name(*d) == name)
}

fn season(name: &str) -> Option<Season> {
    let all = [Season::Spring, Season::Summer, Season::Autumn, Season::Winter];
    all.into_iter().find(|s| season_name(*s) == name)
}

fn part_of_day(name: &str) -> Option<PartOfDay> {
    let all = [
        PartOfDay::Morning,
        PartOfDay::Midday,
        PartOfDay::Afternoon,
        PartOfDay::Evening,
        PartOfDay::Night,
        PartOfDay::Daytime,
        PartOfDay::SmallHours,
    ];
    all.into_iter().find(|p| part_of_day_name(*p) == name)
}

fn rough_part(name: &str) -> Option<Atom> {
    let all = [Part::Start, Part::Middle, Part::End, Part::FirstHalf, Part::SecondHalf];
    all.into_iter().find(|p| part_name(*p) == name).map(Atom::Part)
}

impl Atom {
    /// The repeating thing that the name stands for.
    pub(super) fn cycle(self) -> Option<Cycle> {
        Some(match self {
            Atom::Unit(unit) => Cycle::Unit(unit),
            Atom::Weekday(day) => Cycle::Weekday(day),
            Atom::Month(month) => Cycle::Month(month),
            Atom::Season(season) => Cycle::Season(season),
            Atom::Holiday(holiday) => Cycle::Holiday(holiday),
            Atom::PartOfDay(part) => Cycle::PartOfDay(part),
            _ => return None,
        })
    }

    /// The expression that the name stands for.
    pub(super) fn expr(self) -> Option<TimeExpr> {
        Some(match self {
            Atom::Dct => TimeExpr::Dct,
            Atom::Focus => TimeExpr::Focus,
            Atom::Anchor => TimeExpr::Anchor,
            Atom::Past => TimeExpr::Past,
            Atom::Present => TimeExpr::Present,
            Atom::Future => TimeExpr::Future,
            other => return other.cycle().map(TimeExpr::Cycle),
        })
    }
}
