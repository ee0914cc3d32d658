//! A page from top to bottom: title, subtitle, chart, undated block, legend, sources.

use super::blocks::{Block, room};
use super::body::{Body, Dated, body};
use super::entry::Entry;
use super::frame::{Area, Frame, Paint};
use super::lanes::LaneTable;
use super::legend::Used;
use super::options::{ChartOptions, Scale};
use super::presets::Preset;
use super::sheet::{Face, Sheet, filled};
use super::sources::Sources;
use super::wrap::{wrap, wrap_full};

/// What all pages of a chart have in common.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// Choices.
    pub options: &'a ChartOptions,
    /// Sizes.
    pub preset: Preset,
    /// The chart's title.
    pub title: &'a str,
    /// What the subtitle says on every page.
    pub subtitle: &'a str,
    /// Lanes.
    pub lanes: &'a LaneTable,
    /// Sources.
    pub sources: &'a Sources,
}

/// Lays out a page; `note` is added to the subtitle ("page 1 of 3").
pub fn page(context: &Context<'_>, entries: &[Entry], note: &str) -> Frame {
    let preset = &context.preset;
    let mut sheet = Sheet::default();
    let top = header(&mut sheet, context, note);
    let dated: Vec<Dated<'_>> =
        entries.iter().filter_map(|entry| Some((entry, entry.claim?))).collect();
    let undated: Vec<&Entry> = entries.iter().filter(|entry| entry.claim.is_none()).collect();
    let mut body = match dated.is_empty() {
        false => body(&mut sheet, &dated, preset, context.options.scale, top),
        true => Body { segments: vec![], placed: vec![], bottom: top - 10.0, joined: false },
    };
    let mut bottom = body.bottom;
    if entries.is_empty() {
        let face = Face { size: preset.label, bold: false, paint: Paint::Ink };
        let text = ["No events".to_owned()];
        bottom = sheet.lines((preset.margin, top), &text, face, preset.label_line());
    }
    bottom = undated_block(&mut sheet, &undated, preset, bottom);
    let mut foot = Sheet::default();
    let foot_end = footer(&mut foot, context, &dated, entries, &body, 0.0);
    let height = (bottom + foot_end + preset.margin).ceil();
    let height = preset.height.map_or(height, |given| given.max(height));
    let at = height - preset.margin - foot_end;
    footer(&mut sheet, context, &dated, entries, &body, if foot_end > 0.0 { at } else { bottom });
    let area = Area { x: 0.0, y: 0.0, w: preset.width, h: height };
    let mut back = Sheet::default();
    back.rect(area, 0.0, filled(Paint::Back));
    back.shapes.append(&mut sheet.shapes);
    Frame {
        width: preset.width,
        height,
        title: if context.title.is_empty() {
            "Timeline".to_owned()
        } else {
            context.title.to_owned()
        },
        description: description(entries),
        prefix: String::new(),
        small: preset.small,
        segments: std::mem::take(&mut body.segments),
        placed: body.placed,
        undated: undated.iter().map(|entry| entry.id.clone()).collect(),
        items: entries.iter().flat_map(|entry| entry.items.iter().cloned()).collect(),
        shapes: back.shapes,
    }
}

fn description(entries: &[Entry]) -> String {
    let told: Vec<&str> = entries.iter().flat_map(|e| &e.told).map(String::as_str).collect();
    if told.is_empty() { "No events".to_owned() } else { told.join("\n") }
}

fn header(sheet: &mut Sheet, context: &Context<'_>, note: &str) -> f64 {
    let preset = &context.preset;
    let most = room(preset, preset.margin);
    let mut y = preset.margin * 0.75;
    let title = wrap(context.title, preset.title, true, most);
    let face = Face { size: preset.title, bold: true, paint: Paint::Ink };
    y = sheet.lines((preset.margin, y), &title, face, preset.title_line());
    let mut subtitle = context.subtitle.to_owned();
    if !note.is_empty() {
        subtitle = format!("{subtitle} · {note}");
    }
    let lines = wrap(&subtitle, preset.small, false, most);
    let face = Face { size: preset.small, bold: false, paint: Paint::Muted };
    y = sheet.lines((preset.margin, y + 2.0), &lines, face, preset.small_line());
    (y + preset.gap + 5.0).round()
}

fn undated_block(sheet: &mut Sheet, undated: &[&Entry], preset: &Preset, top: f64) -> f64 {
    if undated.is_empty() {
        return top;
    }
    let x = preset.margin;
    let mut y = (top + preset.gap + 6.0).round();
    sheet.line(vec![(x, y), (preset.width - x, y)], Paint::Axis, 1.0);
    let face = Face { size: preset.small, bold: true, paint: Paint::Muted };
    y = sheet.lines((x, y + 6.0), &["Date not given".to_owned()], face, preset.small_line()) + 3.0;
    for entry in undated {
        let block = Block::of(entry, preset, x);
        sheet.group(entry.id.clone(), |sheet| block.draw(sheet, preset, (x, y)));
        y += block.height + preset.gap * 0.75;
    }
    y - preset.gap * 0.75
}

/// Legend and sources from `top` on; where they end.
fn footer(
    sheet: &mut Sheet,
    context: &Context<'_>,
    dated: &[Dated<'_>],
    entries: &[Entry],
    body: &Body,
    top: f64,
) -> f64 {
    let preset = &context.preset;
    let used = used(context, dated, body);
    let mut y = top + preset.gap + 5.0;
    let begin = y;
    y = used.draw(sheet, preset, y);
    if y > begin {
        y += 6.0;
    }
    let cited = |n: usize| entries.is_empty() || entries.iter().any(|e| e.sources.contains(&n));
    let face = Face { size: preset.small, bold: false, paint: Paint::Muted };
    let mut cited: Vec<String> = context
        .sources
        .lines()
        .filter(|(n, _)| cited(*n))
        .map(|(_, line)| line.to_owned())
        .collect();
    if preset.height.is_some() {
        cited = vec![cited.join(" · ")];
    }
    for line in &cited {
        let lines = wrap_full(line, preset.small, false, room(preset, preset.margin));
        y = sheet.lines((preset.margin, y), &lines, face, preset.small_line());
    }
    if y > begin { y } else { top }
}

fn used(context: &Context<'_>, dated: &[Dated<'_>], body: &Body) -> Used {
    let open = |claim: &super::Claim| claim.open_start || claim.open_end;
    let lanes = dated.iter().map(|(entry, _)| entry.lane);
    let shown: std::collections::BTreeSet<u8> = lanes.collect();
    Used {
        kinds: dated.iter().filter(|(_, c)| !open(c)).map(|(_, c)| c.kind).collect(),
        open_start: dated.iter().any(|(_, c)| c.open_start),
        open_end: dated.iter().any(|(_, c)| c.open_end),
        hollow: dated.iter().any(|(entry, _)| entry.hollow),
        joined: body.joined,
        broken: body.segments.len() > 1,
        unscaled: context.options.scale == Scale::Order && dated.len() > 1,
        lanes: context.lanes.named().into_iter().filter(|(n, _)| shown.contains(n)).collect(),
    }
}
