//! Blocks of text: a label in wrapped lines, then its small line.

use super::entry::Entry;
use super::frame::{Area, Paint, Point};
use super::metrics::{FILL, SAFE, text_width};
use super::presets::Preset;
use super::sheet::{Face, Sheet};
use super::wrap::{wrap, wrap_full};

/// Wrapped text of an entry.
#[derive(Clone, Debug, Default)]
pub struct Block {
    /// Lines of the label, bold or not.
    pub label: Vec<(String, bool)>,
    /// Lines of the small text.
    pub small: Vec<String>,
    /// Height without the gap below.
    pub height: f64,
    /// Widest line in the table's widths.
    pub width: f64,
}

/// The width to wrap to for text that starts at `x`.
pub fn room(preset: &Preset, x: f64) -> f64 {
    (preset.width - x) * FILL / SAFE
}

impl Block {
    /// Wraps an entry's text to start at `x`.
    pub fn of(entry: &Entry, preset: &Preset, x: f64) -> Self {
        let most = room(preset, x);
        let mut label = Vec::new();
        for paragraph in &entry.label {
            let lines = wrap(&paragraph.text, preset.label, paragraph.bold, most);
            label.extend(lines.into_iter().map(|line| (line, paragraph.bold)));
        }
        let small = wrap_full(&entry.small, preset.small, false, most);
        let height =
            label.len() as f64 * preset.label_line() + small.len() as f64 * preset.small_line();
        let labels = label.iter().map(|(line, bold)| text_width(line, preset.label, *bold));
        let smalls = small.iter().map(|line| text_width(line, preset.small, false));
        let width = labels.chain(smalls).fold(0.0, f64::max);
        Block { label, small, height, width }
    }

    /// Draws it; `(x, y)` is its top left corner.
    pub fn draw(&self, sheet: &mut Sheet, preset: &Preset, (x, y): Point) {
        let line = preset.label_line();
        let mut top = y;
        for (text, bold) in &self.label {
            let face = Face { size: preset.label, bold: *bold, paint: Paint::Ink };
            top = sheet.lines((x, top), std::slice::from_ref(text), face, line);
        }
        let face = Face { size: preset.small, bold: false, paint: Paint::Muted };
        sheet.lines((x, top), &self.small, face, preset.small_line());
    }

    /// Around it.
    pub fn area(&self, (x, y): Point) -> Area {
        Area { x, y, w: self.width, h: self.height }
    }
}
