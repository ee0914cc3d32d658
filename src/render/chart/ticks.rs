//! Ticks at calendar borders: the smallest step with at least 26 px between them.

use super::claim::{Claim, DAY, date, midnight};
use super::dates::{clock, day_in_full, month, stretch, stub_label, year, year_in_words};
use super::frame::Segment;
use super::metrics::text_width;
use super::presets::Preset;
use crate::time::{Datelike, Granularity, NaiveDate};

/// Least distance between ticks.
const APART: f64 = 26.0;
/// Part of the page's width that a label of a stub may take.
const WIDEST_LABEL: f64 = 0.22;
/// The same in lines of text, so that a day fits above a clock time.
const APART_LINES: f64 = 1.75;

/// A mark or a label beside the axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// Where the mark is; `None` for a label without one.
    pub mark: Option<f64>,
    /// The middle of the label's line, and the label.
    pub label: Option<(f64, String)>,
}

/// A step of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Seconds(i64),
    Days(i64),
    Months(i32),
    Years(i32),
}

const STEPS: [Step; 17] = [
    Step::Seconds(60),
    Step::Seconds(300),
    Step::Seconds(900),
    Step::Seconds(1800),
    Step::Seconds(3600),
    Step::Seconds(3 * 3600),
    Step::Seconds(6 * 3600),
    Step::Seconds(12 * 3600),
    Step::Days(1),
    Step::Days(7),
    Step::Months(1),
    Step::Months(3),
    Step::Years(1),
    Step::Years(2),
    Step::Years(5),
    Step::Years(10),
    Step::Years(20),
];

/// Ticks and labels of a segment; `claims` are those that begin or end in it.
pub fn ticks(segment: &Segment, claims: &[Claim], preset: &Preset) -> Vec<Tick> {
    let line = preset.small_line();
    if segment.end == segment.start || claims.len() == 1 && segment.stub {
        return stub(segment, claims, preset);
    }
    let finest = if timed(claims) { 0 } else { DAY };
    let step = step(segment, APART.max(line * APART_LINES), finest);
    let mut ticks = match step {
        Step::Days(1) => days(segment),
        Step::Seconds(_) => clocks(segment, step, line),
        _ => borders(segment, step),
    };
    if ticks.iter().all(|tick| tick.label.is_none()) {
        let grain = claims.iter().map(|c| c.grain).max().unwrap_or(Granularity::Day);
        let middle = (segment.first + segment.last) / 2.0;
        ticks.push(Tick {
            mark: None,
            label: Some((middle, stretch(grain, segment.start, segment.end))),
        });
    }
    ticks
}

fn stub(segment: &Segment, claims: &[Claim], preset: &Preset) -> Vec<Tick> {
    let middle = (segment.first + segment.last) / 2.0;
    let (start, end) = (segment.start, segment.end);
    let mut text = match claims.first() {
        Some(claim) => stub_label(claim, start, end),
        None => day_in_full(date(start)),
    };
    if text_width(&text, preset.small, false) > WIDEST_LABEL * preset.width {
        text = coarser(start, end);
    }
    if let Some(at) = claims.first().and_then(Claim::clock).filter(|_| start == end) {
        let day = Tick { mark: None, label: Some((middle - preset.small_line(), text)) };
        return vec![day, Tick { mark: Some(middle), label: Some((middle, clock(at))) }];
    }
    vec![Tick { mark: None, label: Some((middle, text)) }]
}

/// Whether clock times matter in a segment: one event in three has one.
fn timed(claims: &[Claim]) -> bool {
    let clocks = claims.iter().filter(|claim| claim.grain < Granularity::Day).count();
    clocks * 3 >= claims.len()
}

/// The month or months, without days.
fn coarser(start: i64, end: i64) -> String {
    let (first, last) = (date(start), date((end - 1).max(start)));
    match first.month() == last.month() && first.year() == last.year() {
        true => format!("{} {}", month(first), year(first)),
        false => year(first),
    }
}

fn step(segment: &Segment, apart: f64, finest: i64) -> Step {
    let scale = (segment.last - segment.first) / (segment.end - segment.start) as f64;
    let fits = |step: &Step| {
        let seconds = shortest(*step);
        seconds >= finest && seconds as f64 * scale >= apart
    };
    STEPS.iter().copied().find(fits).unwrap_or_else(|| {
        let rounds = [50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000];
        let years = rounds.map(Step::Years);
        years.iter().copied().find(fits).unwrap_or(Step::Years(200_000))
    })
}

/// Seconds of the shortest cell of a step.
fn shortest(step: Step) -> i64 {
    match step {
        Step::Seconds(seconds) => seconds,
        Step::Days(days) => days * DAY,
        Step::Months(months) => i64::from(months) * 28 * DAY + i64::from(months / 3) * 6 * DAY,
        Step::Years(years) => i64::from(years) * 365 * DAY,
    }
}

/// The first border at or after an instant.
fn border(step: Step, from: i64) -> Option<i64> {
    let up = |n: i64, by: i64| -(-n).div_euclid(by) * by;
    match step {
        Step::Seconds(seconds) => Some(up(from, seconds)),
        Step::Days(1) => Some(up(from, DAY)),
        // Day 1 of the year 1 was a Monday.
        Step::Days(days) => Some((up(up(from, DAY) / DAY - 1, days) + 1) * DAY),
        Step::Months(months) => {
            let day = date(up(from, DAY));
            let count = day.year() * 12 + day.month0() as i32 + i32::from(day.day() > 1);
            let count = -(-count).div_euclid(months) * months;
            first_of(count.div_euclid(12), count.rem_euclid(12) as u32 + 1)
        }
        Step::Years(years) => {
            let day = date(up(from, DAY));
            first_of(round_year(years, day.year() + i32::from(day.ordinal() > 1)), 1)
        }
    }
}

/// The first round year from `year` on: 500 BC, AD 1, AD 500. (500 BC is the astronomical -499.)
fn round_year(step: i32, year: i32) -> i32 {
    match year {
        ..=0 => (1 - (1 - year) / step * step).min(1),
        1 => 1,
        _ => -(-year).div_euclid(step) * step,
    }
}

fn first_of(year: i32, month: u32) -> Option<i64> {
    NaiveDate::from_ymd_opt(year, month, 1).map(midnight)
}

/// Borders from the first to the last instant of a segment.
fn all(step: Step, segment: &Segment) -> Vec<i64> {
    let mut found = Vec::new();
    let mut from = segment.start;
    while let Some(at) = border(step, from).filter(|at| *at <= segment.end && found.len() < 4000) {
        found.push(at);
        from = at + 1;
    }
    found
}

fn borders(segment: &Segment, step: Step) -> Vec<Tick> {
    let mut before: Option<NaiveDate> = None;
    let mut ticks = Vec::new();
    for at in all(step, segment) {
        let day = date(at);
        let text = match step {
            Step::Years(_) => border_year(day.year(), date(segment.start).year() < 1),
            Step::Months(_) if same_year(before, day) => month(day).to_owned(),
            Step::Months(_) => format!("{} {}", month(day), year(day)),
            _ => day_after(before, day),
        };
        let y = segment.y(at);
        ticks.push(Tick { mark: Some(y), label: Some((y, text)) });
        before = Some(day);
    }
    ticks
}

/// The year at a border, marked AD where the segment has years BC as well.
fn border_year(year: i32, marked: bool) -> String {
    if year >= 1000 && marked { format!("AD {year}") } else { year_in_words(year) }
}

fn same_year(before: Option<NaiveDate>, day: NaiveDate) -> bool {
    before.is_some_and(|before| before.year() == day.year())
}

/// What changed since the day named before.
fn day_after(before: Option<NaiveDate>, day: NaiveDate) -> String {
    match before {
        Some(before) if same_year(Some(before), day) && before.month() == day.month() => {
            day.day().to_string()
        }
        Some(before) if same_year(Some(before), day) => format!("{} {}", day.day(), month(day)),
        _ => day_in_full(day),
    }
}

/// Marks between days, and each day's label in the middle of its cell.
fn days(segment: &Segment) -> Vec<Tick> {
    let mut ticks: Vec<Tick> = all(Step::Days(1), segment)
        .into_iter()
        .map(|at| Tick { mark: Some(segment.y(at)), label: None })
        .collect();
    let mut before = None;
    let (first, last) = (segment.start.div_euclid(DAY), (segment.end - 1).div_euclid(DAY));
    for number in first..=last.min(first + 4000) {
        let day = date(number * DAY);
        let middle = segment.y(number * DAY + DAY / 2);
        if middle < segment.top || middle > segment.bottom {
            continue;
        }
        ticks.push(Tick { mark: None, label: Some((middle, day_after(before, day))) });
        before = Some(day);
    }
    ticks
}

/// Clock times; midnight is named by its day, and the day stands above the first clock time.
fn clocks(segment: &Segment, step: Step, line: f64) -> Vec<Tick> {
    let mut before: Option<NaiveDate> = None;
    let mut ticks = Vec::new();
    for at in all(step, segment) {
        let (day, y) = (date(at), segment.y(at));
        let changed = before != Some(day);
        let midnight = at.rem_euclid(DAY) == 0;
        let text = if midnight { day_after(before, day) } else { clock(at) };
        ticks.push(Tick { mark: Some(y), label: Some((y, text)) });
        if changed && !midnight {
            ticks.push(Tick { mark: None, label: Some((y - line, day_after(before, day))) });
        }
        before = Some(day);
    }
    ticks
}
