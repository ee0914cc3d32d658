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
    let title = super::clean::clean(title);
    let subtitle = subtitle(timeline, &all);
    let context = Context {
        options,
        preset: Preset::of(options.size),
        title: &title,
        subtitle: &subtitle,
        lanes: &lanes,
        sources: &sources,
    };
    if let Some(group) = options.group {
        all = grouped(all, group);
    }
    let ranges = split(&context, &all);
    let of = ranges.len();
    let mut frames: Vec<Frame> = ranges
        .iter()
        .zip(1..)
        .map(|(entries, number)| filled(&context, entries, &note(number, of)))
        .collect();
    for (frame, range) in frames.iter_mut().zip(&ranges) {
        frame.prefix = prefix(frame, range, options);
    }
    frames
}

fn note(number: usize, of: usize) -> String {
    if of > 1 { format!("page {number} of {of}") } else { String::new() }
}

/// Entries of each page: as few pages as will do, each about as full as the others.
fn split<'a>(context: &Context<'_>, all: &'a [Entry]) -> Vec<&'a [Entry]> {
    let most = context.preset.most;
    if context.preset.height.is_none() || all.len() > 20 * most {
        return fitted(
            context,
            all,
            most.min(if context.preset.height.is_some() { 6 } else { most }),
        );
    }
    let tries = (3..=most).rev().map(|most| fitted(context, all, most));
    tries.min_by_key(Vec::len).unwrap_or_default()
}

/// Chunks of at most `most` entries; one that is too tall for a page is halved.
fn fitted<'a>(context: &Context<'_>, all: &'a [Entry], most: usize) -> Vec<&'a [Entry]> {
    let count = all.len().div_ceil(most).max(1);
    let size = all.len().div_ceil(count).max(1);
    let mut open: Vec<&[Entry]> =
        if all.is_empty() { vec![&[]] } else { all.chunks(size).rev().collect() };
    let mut ranges = Vec::new();
    while let Some(entries) = open.pop() {
        let longest_note = if count > 1 { note(99, 99) } else { String::new() };
        let tall = || page(context, entries, &longest_note).height > context.preset.tallest;
        if entries.len() > 1 && tall() {
            let (first, second) = entries.split_at(entries.len().div_ceil(2));
            open.extend([second, first]);
        } else {
            ranges.push(entries);
        }
    }
    ranges
}

/// A page; where its height is given, labels are set apart to fill it.
fn filled(context: &Context<'_>, entries: &[Entry], note: &str) -> Frame {
    let tight = page(context, entries, note);
    let Some(height) = context.preset.height else { return tight };
    let mut best = tight;
    for more in 1..=6 {
        let gap = context.preset.gap + 5.0 * f64::from(more);
        let looser = Context { preset: Preset { gap, ..context.preset }, ..*context };
        let frame = page(&looser, entries, note);
        if frame.height > height {
            break;
        }
        best = frame;
    }
    best
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
pub fn alt(frame: &Frame) -> String {
    let mut text = format!("Timeline: {}", frame.title);
    let shown = frame.items.len();
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
