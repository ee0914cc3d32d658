//! Letters as outlines of the bundled font.

use std::fmt::Write as _;

use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, MetadataProvider};

use crate::render::png::{BOLD, REGULAR};

/// Path data of a line of text, coordinates with one decimal; `None` when the font lacks a letter
/// (then the line stays text).
pub fn outline(text: &str, size: f64, bold: bool, end: bool, at: (f64, f64)) -> Option<String> {
    let font = FontRef::new(if bold { BOLD } else { REGULAR }).ok()?;
    let (letters, outlines) = (font.charmap(), font.outline_glyphs());
    let metrics = font.glyph_metrics(Size::new(size as f32), LocationRef::default());
    let glyphs: Vec<_> = text.chars().map(|c| letters.map(c)).collect::<Option<_>>()?;
    let advance = |glyph| f64::from(metrics.advance_width(glyph).unwrap_or(0.0));
    let width: f64 = glyphs.iter().map(|glyph| advance(*glyph)).sum();
    let mut pen = Pen { d: String::new(), x: at.0 - if end { width } else { 0.0 }, y: at.1 };
    for glyph in glyphs {
        let settings = DrawSettings::unhinted(Size::new(size as f32), LocationRef::default());
        if let Some(outline) = outlines.get(glyph) {
            outline.draw(settings, &mut pen).ok()?;
        }
        pen.x += advance(glyph);
    }
    Some(pen.d)
}

struct Pen {
    d: String,
    x: f64,
    y: f64,
}

impl Pen {
    fn put(&mut self, command: char, points: &[(f32, f32)]) {
        self.d.push(command);
        for (i, (x, y)) in points.iter().enumerate() {
            let (x, y) = (self.x + f64::from(*x), self.y - f64::from(*y));
            let space = if i == 0 { "" } else { " " };
            let _ = write!(self.d, "{space}{} {}", Short(x), Short(y));
        }
    }
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.put('M', &[(x, y)]);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.put('L', &[(x, y)]);
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.put('Q', &[(cx, cy), (x, y)]);
    }

    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        self.put('C', &[(ax, ay), (bx, by), (x, y)]);
    }

    fn close(&mut self) {
        self.d.push('Z');
    }
}

/// A coordinate with one decimal.
struct Short(f64);

impl std::fmt::Display for Short {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", (self.0 * 10.0).round() / 10.0)
    }
}
