//! The legend: only glyphs and lanes that are used.

use std::collections::BTreeSet;

use super::Kind;
use super::frame::{Area, Paint};
use super::glyphs::{Mark, break_strokes};
use super::metrics::{WIDEST, text_width};
use super::presets::Preset;
use super::rest::Rest;
use super::sheet::{Face, Sheet, baseline, filled};

/// What the legend explains.
#[derive(Clone, Debug, Default)]
pub struct Used {
    /// Glyphs.
    pub kinds: BTreeSet<Kind>,
    /// A bar whose beginning is not known.
    pub open_start: bool,
    /// A bar whose end is not known.
    pub open_end: bool,
    /// A hollow glyph for what is not (yet) a fact.
    pub hollow: bool,
    /// Two glyphs joined.
    pub joined: bool,
    /// The axis is broken.
    pub broken: bool,
    /// The axis has no scale.
    pub unscaled: bool,
    /// Lanes with their colours.
    pub lanes: Vec<(u8, String)>,
}

enum Icon {
    Glyph(Kind),
    Hollow,
    Open { up: bool },
    Joined,
    Axis { broken: bool },
    Lane(u8),
}

impl Used {
    fn rows(&self) -> Vec<(Icon, String)> {
        let mut rows: Vec<(Icon, String)> =
            self.kinds.iter().map(|&kind| (Icon::Glyph(kind), words(kind).to_owned())).collect();
        let mut add = |used: bool, icon, text: &str| {
            if used {
                rows.push((icon, text.to_owned()));
            }
        };
        add(self.open_start, Icon::Open { up: true }, "beginning not known");
        add(self.open_end, Icon::Open { up: false }, "end not known");
        add(self.hollow, Icon::Hollow, "hollow: planned, possible or denied");
        add(self.joined, Icon::Joined, "sources disagree");
        add(self.broken, Icon::Axis { broken: true }, "not to scale across axis breaks");
        add(self.unscaled, Icon::Axis { broken: false }, "in order of time, not to scale");
        rows.extend(self.lanes.iter().map(|(lane, name)| (Icon::Lane(*lane), name.clone())));
        rows
    }

    /// Draws the legend from `top` on; the bottom.
    pub fn draw(&self, sheet: &mut Sheet, preset: &Preset, top: f64) -> f64 {
        let rows = self.rows();
        if rows.is_empty() {
            return top;
        }
        let line = preset.small_line() + 5.0;
        let face = Face { size: preset.small, bold: false, paint: Paint::Muted };
        let icon = preset.radius * 4.0 + 2.0;
        let most = preset.width - 2.0 * preset.margin;
        let (mut x, mut y, mut lanes) = (0.0, top, false);
        for (glyph, text) in &rows {
            let lines = super::wrap::wrap(text, preset.small, false, (most - icon) / WIDEST);
            let widest = lines.iter().map(|l| text_width(l, preset.small, false));
            let width = icon + widest.fold(0.0, f64::max) * WIDEST;
            let first_lane = matches!(glyph, Icon::Lane(_)) && !lanes;
            lanes |= first_lane;
            if x > 0.0 && (first_lane || x + width > most) {
                (x, y) = (0.0, y + line);
            }
            let middle = (preset.margin + x + icon / 2.0 - 3.0, y + line / 2.0);
            glyph.draw(sheet, preset, middle);
            for (i, text) in lines.iter().enumerate() {
                let base = y + preset.small_line() * i as f64 + baseline(line, preset.small);
                sheet.text((preset.margin + x + icon, base), text, face);
            }
            if lines.len() > 1 {
                (x, y) = (0.0, y + line + preset.small_line() * (lines.len() - 1) as f64);
                continue;
            }
            x += width + 12.0;
        }
        if x > 0.0 { y + line } else { y }
    }
}

impl Icon {
    fn draw(&self, sheet: &mut Sheet, preset: &Preset, (x, y): (f64, f64)) {
        let r = preset.radius;
        let tall = preset.small_line() / 2.0;
        match self {
            Icon::Glyph(kind) => {
                let arrows = (*kind == Kind::Before, *kind == Kind::After);
                sample(*kind, arrows, false, preset, (x, y)).draw(sheet);
            }
            Icon::Hollow => sample(Kind::Day, (false, false), true, preset, (x, y)).draw(sheet),
            Icon::Open { up } => {
                sample(Kind::Lasted, (*up, !*up), false, preset, (x, y)).draw(sheet);
            }
            Icon::Joined => {
                let ink = Paint::Lane(NEUTRAL);
                sheet.line(vec![(x - 4.0, y), (x + 4.0, y)], ink, 1.5);
                sheet.circle((x - 4.0, y), r * 0.75, filled(ink));
                sheet.circle((x + 4.0, y), r * 0.75, filled(ink));
            }
            Icon::Axis { broken } => {
                sheet.line(vec![(x, y - tall), (x, y + tall)], Paint::Axis, 1.5);
                if *broken {
                    break_strokes(sheet, (x, y), r, Paint::Axis);
                }
            }
            Icon::Lane(lane) => {
                let area = Area { x: x - r, y: y - r, w: 2.0 * r, h: 2.0 * r };
                sheet.rect(area, 0.0, filled(Paint::Lane(*lane)));
            }
        }
    }
}

/// A glyph around a place, as large as a line of small text.
fn sample(
    kind: Kind,
    (up, down): (bool, bool),
    hollow: bool,
    preset: &Preset,
    (x, y): (f64, f64),
) -> Mark {
    let half = if kind.is_point() { preset.radius } else { preset.small_line() / 2.0 };
    let mut rest = Rest { top: y - half, bottom: y + half, y };
    if !kind.is_bar() && !kind.is_point() {
        rest.y = if up { y + half - 1.0 } else { y - half + 1.0 };
    }
    Mark { kind, up, down, hollow, lane: NEUTRAL, x, rest, radius: preset.radius * 0.95 }
}

/// The lane colour that means no lane.
const NEUTRAL: u8 = super::palette::LANES as u8;

fn words(kind: Kind) -> &'static str {
    match kind {
        Kind::Clock => "clock time",
        Kind::Day => "day",
        Kind::Period => "some time in the period",
        Kind::Lasted => "lasted from–to",
        Kind::Approximate => "about then",
        Kind::Before => "before",
        Kind::After => "after",
    }
}
