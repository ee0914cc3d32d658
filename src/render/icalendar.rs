//! A calendar file (RFC 5545): one VEVENT an item, all-day or timed (floating local time).
//!
//! An item with an open end stands on the day that is known, and its summary says "before" or
//! "after". What a calendar cannot hold (undated items, years outside 1–9999) is counted in the
//! `X-DATELINE-OMITTED` property. `DTSTAMP` is the date of the newest article, not of the run, so
//! that the same input gives the same bytes.

use super::words::{date_in_words, json_word};
use crate::event::Status;
use crate::time::{Datelike, NaiveDate, NaiveDateTime};
use crate::timeline::{Item, Moment, Timeline, When};

/// Writes the timeline as iCalendar; lines end in CR LF and are folded at 75 bytes.
pub fn write(timeline: &Timeline) -> String {
    let stamp = timeline.documents.iter().filter_map(|d| d.date).max();
    let stamp = stamp.map_or("19700101".to_owned(), |day| day.format("%Y%m%d").to_string());
    let mut out = Lines::default();
    out.line("BEGIN:VCALENDAR");
    out.line("VERSION:2.0");
    out.line("PRODID:-//dateline//dateline//EN");
    out.line("CALSCALE:GREGORIAN");
    out.text("X-WR-CALNAME", &timeline.title);
    let mut omitted = timeline.shown_undated().count();
    for item in timeline.shown() {
        match item.when.as_ref().and_then(|when| Some((when, placed(when)?))) {
            Some((when, place)) => event(&mut out, timeline, item, when, &place, &stamp),
            None => omitted += 1,
        }
    }
    out.line(&format!("X-DATELINE-OMITTED:{omitted}"));
    out.line("END:VCALENDAR");
    out.0
}

fn event(
    out: &mut Lines,
    timeline: &Timeline,
    item: &Item,
    when: &When,
    place: &Place,
    stamp: &str,
) {
    out.line("BEGIN:VEVENT");
    out.line(&format!("UID:{}@dateline", uid(timeline, item)));
    out.line(&format!("DTSTAMP:{stamp}T000000Z"));
    match place {
        Place::Days(first, end) => {
            out.line(&format!("DTSTART;VALUE=DATE:{}", first.format("%Y%m%d")));
            out.line(&format!("DTEND;VALUE=DATE:{}", end.format("%Y%m%d")));
        }
        Place::Times(start, end) => {
            out.line(&format!("DTSTART:{}", start.format("%Y%m%dT%H%M%S")));
            if end > start {
                out.line(&format!("DTEND:{}", end.format("%Y%m%dT%H%M%S")));
            }
        }
    }
    let open = when.earliest.is_none() || when.latest.is_none();
    let prefix = if open { format!("{}: ", date_in_words(when)) } else { String::new() };
    out.text("SUMMARY", &format!("{prefix}{}", item.label));
    out.text("DESCRIPTION", &description(item, when));
    out.line(&format!("STATUS:{}", status(item.status)));
    if let Some(url) = item
        .source
        .iter()
        .filter_map(|source| timeline.document(&source.document)?.url.as_deref())
        .find(|url| !url.chars().any(|c| c.is_control() || c.is_whitespace()))
    {
        out.line(&format!("URL:{url}"));
    }
    out.line("TRANSP:TRANSPARENT");
    out.line("END:VEVENT");
}

fn status(status: Status) -> &'static str {
    match status {
        Status::Happened | Status::Ongoing => "CONFIRMED",
        Status::Planned | Status::Possible => "TENTATIVE",
        Status::Denied => "CANCELLED",
    }
}

fn description(item: &Item, when: &When) -> String {
    let mut lines = vec![format!("{} ({})", date_in_words(when), json_word(&item.status))];
    lines.extend(item.attribution.iter().map(|who| format!("According to {who}")));
    lines.extend(item.source.iter().map(|source| source.sentence.clone()));
    lines.join("\n")
}

enum Place {
    /// First day, and the day after the last.
    Days(NaiveDate, NaiveDate),
    Times(NaiveDateTime, NaiveDateTime),
}

fn placed(when: &When) -> Option<Place> {
    let earliest = when.earliest.or(when.latest)?;
    let latest = when.latest.or(when.earliest)?;
    let place = match (earliest, latest) {
        (Moment::Time(start), Moment::Time(end)) => Place::Times(start, end),
        _ => Place::Days(earliest.day(), latest.day().succ_opt()?),
    };
    let in_range = |year: i32| (1..=9999).contains(&year);
    let (first, last) = (earliest.day().year(), latest.day().year());
    (in_range(first) && in_range(last) && earliest <= latest).then_some(place)
}

/// Stable for the same item of the same article, and unlike that of any other (FNV-1a).
fn uid(timeline: &Timeline, item: &Item) -> String {
    let mut hash = 0xcbf2_9ce4_8422_2325u64;
    let mut add = |text: &str| {
        for byte in text.bytes().chain([0]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    };
    add(&timeline.title);
    add(&item.id);
    for source in &item.source {
        add(timeline.document(&source.document).map_or("", |d| d.name.as_str()));
        add(&source.sentence);
    }
    format!("{hash:016x}")
}

#[derive(Default)]
struct Lines(String);

impl Lines {
    /// A property whose value is text: escaped as RFC 5545 asks.
    fn text(&mut self, name: &str, value: &str) {
        let mut escaped = String::with_capacity(value.len());
        for c in value.chars() {
            match c {
                '\\' | ';' | ',' => {
                    escaped.push('\\');
                    escaped.push(c);
                }
                '\n' => escaped.push_str("\\n"),
                c if c.is_control() => escaped.push(' '),
                c => escaped.push(c),
            }
        }
        self.line(&format!("{name}:{escaped}"));
    }

    /// Folds at 75 bytes, on character boundaries.
    fn line(&mut self, line: &str) {
        let (mut rest, mut room) = (line, 75);
        while rest.len() > room {
            let at = (0..=room).rev().find(|at| rest.is_char_boundary(*at)).unwrap_or(rest.len());
            self.0.push_str(&rest[..at]);
            self.0.push_str("\r\n ");
            (rest, room) = (&rest[at..], 74);
        }
        self.0.push_str(rest);
        self.0.push_str("\r\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_folded_between_characters() {
        let mut lines = Lines::default();
        lines.text("SUMMARY", &"é".repeat(100));
        assert!(lines.0.split("\r\n").all(|line| line.len() <= 75));
        assert_eq!(lines.0.replace("\r\n ", ""), format!("SUMMARY:{}\r\n", "é".repeat(100)));
    }

    #[test]
    fn commas_semicolons_and_line_breaks_are_escaped() {
        let mut lines = Lines::default();
        lines.text("SUMMARY", "a, b; c\\d\nEND:VEVENT\r");
        assert_eq!(lines.0, "SUMMARY:a\\, b\\; c\\\\d\\nEND:VEVENT \r\n");
    }
}
