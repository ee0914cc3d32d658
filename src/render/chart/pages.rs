//! A whole timeline on one page or several.

use std::fmt::Write as _;

use super::dates::day_in_full;
use super::entry::{Entry, entries};
use super::frame::Frame;
use super::group::grouped;
use super::options::ChartOptions;
use super::page::{Context, page};
use super::presets::Preset;
use crate::timeline::Timeline;

/// Lays out all pages: at most 40 entries (12 on a slide) and 4,000 px each.
pub fn layout(timeline: &Timeline, options: &ChartOptions) -> Vec<Frame> {
    let (mut all, lanes, sources) = entries(timeline, options);
    let title = options.title.as_deref().unwrap_or(&timeline.title);
    let context = Context {
        options,
        preset: Preset::of(options.size),
        title: super::clean::clean(title),
        subtitle: subtitle(timeline, &all),
        lanes: &lanes,
        sources: &sources,
    };
    if let Some(group) = options.group {
        all = grouped(all, group);
    }
    let mut frames = Vec::new();
    let mut ranges = Vec::new();
    let count = all.len().div_ceil(context.preset.most).max(1);
    let size = all.len().div_ceil(count).max(1);
    let chunks: Vec<&[Entry]> = if all.is_empty() { vec![&[]] } else { all.chunks(size).collect() };
    let note = if chunks.len() > 1 { "page 99 of 99" } else { "" };
    for chunk in chunks {
        fitted(&context, chunk, note, &mut frames, &mut ranges);
    }
    if ranges.len() > 1 {
        frames = numbered(&context, &ranges);
    }
    for (frame, range) in frames.iter_mut().zip(&ranges) {
        frame.prefix = prefix(frame, range, options);
    }
    frames
}

/// Lays out entries on one page, or on two when they are too tall for one.
fn fitted<'a>(
    context: &Context<'_>,
    entries: &'a [Entry],
    note: &str,
    frames: &mut Vec<Frame>,
    ranges: &mut Vec<&'a [Entry]>,
) {
    let frame = page(context, entries, note);
    if frame.height > context.preset.tallest && entries.len() > 1 {
        let (first, second) = entries.split_at(entries.len().div_ceil(2));
        fitted(context, first, "page 99 of 99", frames, ranges);
        fitted(context, second, "page 99 of 99", frames, ranges);
        return;
    }
    frames.push(frame);
    ranges.push(entries);
}

fn numbered(context: &Context<'_>, ranges: &[&[Entry]]) -> Vec<Frame> {
    let of = ranges.len();
    ranges
        .iter()
        .zip(1..)
        .map(|(entries, number)| page(context, entries, &format!("page {number} of {of}")))
        .collect()
}

/// Counts, and the date that relative dates were read against.
fn subtitle(timeline: &Timeline, entries: &[Entry]) -> String {
    let total = entries.len();
    let undated = entries.iter().filter(|entry| entry.claim.is_none()).count();
    let mut text = format!("{total} event{}", if total == 1 { "" } else { "s" });
    if undated > 0 {
        let _ = write!(text, ", {undated} without a date");
    }
    let cited = |id: &str| {
        entries.is_empty() || timeline.documents.len() == 1 || {
            let of = |item: &crate::timeline::Item| item.source.iter().any(|s| s.document == id);
            timeline.items.iter().chain(&timeline.undated).any(of)
        }
    };
    let dates = timeline.documents.iter().filter(|d| cited(&d.id)).filter_map(|d| d.date);
    let mut dates: Vec<_> = dates.collect();
    dates.sort_unstable();
    dates.dedup();
    match dates.as_slice() {
        [] => {}
        [one] => {
            let _ = write!(text, " · relative dates read against {}", day_in_full(*one));
        }
        [first, .., last] => {
            let ends = (day_in_full(*first), day_in_full(*last));
            let _ = write!(
                text,
                " · relative dates read against each article’s date, {} to {}",
                ends.0, ends.1
            );
        }
    }
    text
}

/// Eight hexadecimal digits from what the page says and how it is drawn (FNV-1a).
fn prefix(frame: &Frame, entries: &[Entry], options: &ChartOptions) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    let mut add = |text: &str| {
        for byte in text.bytes().chain([0]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    };
    add(&format!("{options:?}"));
    add(&frame.title);
    for entry in entries {
        add(&entry.id);
        add(&entry.small);
        for told in &entry.told {
            add(told);
        }
    }
    format!("t{:08x}", (hash >> 32) as u32 ^ hash as u32)
}

/// What an `<img>` should say: the title, how many events, from when to when.
pub fn alt(frame: &Frame, entries: usize) -> String {
    let mut text = format!("Timeline: {}", frame.title);
    let count = frame.placed.len() + frame.undated.len();
    let shown = entries.max(count);
    let _ = write!(text, ". {shown} event{}", if shown == 1 { "" } else { "s" });
    let ends = frame.placed.iter().map(|p| p.instants);
    if let Some((start, end)) = ends.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1))) {
        let day = |t: i64| day_in_full(super::claim::date(t));
        let (first, last) = (day(start), day((end - 1).max(start)));
        let _ = match first == last {
            true => write!(text, " on {first}"),
            false => write!(text, " from {first} to {last}"),
        };
    }
    if !frame.undated.is_empty() {
        let _ = write!(text, ", {} without a date", frame.undated.len());
    }
    text.push('.');
    text
}
