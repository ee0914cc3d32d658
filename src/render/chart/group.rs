//! One entry per day, month or year: a heading with the period and the count, then every label.

use super::Kind;
use super::claim::{Claim, DAY, date, midnight};
use super::dates::{day_in_full, month, year};
use super::entry::{Entry, Paragraph, small_line};
use super::options::Group;
use crate::time::{Datelike, Granularity, NaiveDate};

/// Joins neighbouring entries of the same period. Undated entries stay as they are.
pub fn grouped(entries: Vec<Entry>, group: Group) -> Vec<Entry> {
    let mut found: Vec<Entry> = Vec::new();
    let mut open: Option<(i64, i64)> = None;
    for entry in entries {
        let Some(claim) = entry.claim else {
            found.push(entry);
            continue;
        };
        let period = period(group, claim.start.min(claim.key.0));
        match found.last_mut().filter(|_| open == Some(period)) {
            Some(last) => join(last, entry),
            None => found.push(begun(entry, group, period)),
        }
        open = Some(period);
    }
    for entry in found.iter_mut().filter(|entry| entry.claim.is_some()) {
        let count = entry.items.len();
        entry.small = format!("{count} event{}", if count == 1 { "" } else { "s" });
    }
    found
}

/// First instant of the period and of the next.
fn period(group: Group, instant: i64) -> (i64, i64) {
    let day = date(instant);
    let first = |year: i32, month: u32| NaiveDate::from_ymd_opt(year, month, 1).map(midnight);
    let ends = match group {
        Group::Day => None,
        Group::Month if day.month() == 12 => first(day.year(), 12).zip(first(day.year() + 1, 1)),
        Group::Month => first(day.year(), day.month()).zip(first(day.year(), day.month() + 1)),
        Group::Year => first(day.year(), 1).zip(first(day.year() + 1, 1)),
    };
    let midnight = instant.div_euclid(DAY) * DAY;
    ends.unwrap_or((midnight, midnight + DAY))
}

fn begun(entry: Entry, group: Group, (start, end): (i64, i64)) -> Entry {
    let day = date(start);
    let (heading, kind, grain) = match group {
        Group::Day => (day_in_full(day), Kind::Day, Granularity::Day),
        Group::Month => (format!("{} {}", month(day), year(day)), Kind::Period, Granularity::Month),
        Group::Year => (year(day), Kind::Period, Granularity::Year),
    };
    let claim =
        Claim { kind, start, end, open_start: false, open_end: false, grain, key: (start, end) };
    let mut label = vec![Paragraph { text: heading.clone(), bold: true, hanging: false }];
    label.extend(paragraphs(&entry, &heading));
    Entry { label, claim: Some(claim), date: heading, hollow: false, disagrees: vec![], ..entry }
}

fn join(group: &mut Entry, entry: Entry) {
    group.label.extend(paragraphs(&entry, &group.date));
    group.items.extend(entry.items);
    group.told.extend(entry.told);
    group.sources.extend(entry.sources);
    if group.lane != entry.lane {
        group.lane = super::palette::LANES as u8;
    }
}

/// The labels of an entry, each with what its small line would say; of the date only what the
/// heading does not.
fn paragraphs(entry: &Entry, heading: &str) -> Vec<Paragraph> {
    let date = entry.date.strip_prefix(heading).map(|rest| rest.trim_start_matches(", "));
    let date = match date.unwrap_or(&entry.date) {
        "" => String::new(),
        date => format!("{date} – "),
    };
    let text = |p: &Paragraph| small_line(Some(format!("{date}{}", p.text)), &entry.rest);
    let hanging = |p| Paragraph { text: text(p), bold: false, hanging: true };
    entry.label.iter().map(hanging).collect()
}
