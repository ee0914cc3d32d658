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
    /// Lines of the label.
    pub label: Vec<Line>,
    /// Lines of the small text.
    pub small: Vec<String>,
    /// Height without the gap below.
    pub height: f64,
    /// Widest line in the table's widths.
    pub width: f64,
}

/// A line of a label.
#[derive(Clone, Debug)]
pub struct Line {
    text: String,
    bold: bool,
    indent: f64,
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
            let (bold, hang) = (paragraph.bold, if paragraph.hanging { preset.label } else { 0.0 });
            let lines = wrap(&paragraph.text, preset.label, bold, most - hang);
            label.extend(lines.into_iter().enumerate().map(|(i, text)| Line {
                text,
                bold,
                indent: if i > 0 { hang } else { 0.0 },
            }));
        }
        let small = wrap_full(&entry.small, preset.small, false, most);
        let height =
            label.len() as f64 * preset.label_line() + small.len() as f64 * preset.small_line();
        let labels =
            label.iter().map(|line| line.indent + text_width(&line.text, preset.label, line.bold));
        let smalls = small.iter().map(|line| text_width(line, preset.small, false));
        let width = labels.chain(smalls).fold(0.0, f64::max);
        Block { label, small, height, width }
    }

    /// Draws it; `(x, y)` is its top left corner.
    pub fn draw(&self, sheet: &mut Sheet, preset: &Preset, (x, y): Point) {
        let mut top = y;
        for Line { text, bold, indent } in &self.label {
            let face = Face { size: preset.label, bold: *bold, paint: Paint::Ink };
            let text = std::slice::from_ref(text);
            top = sheet.lines((x + indent, top), text, face, preset.label_line());
        }
        let face = Face { size: preset.small, bold: false, paint: Paint::Muted };
        sheet.lines((x, top), &self.small, face, preset.small_line());
    }

    /// Around it.
    pub fn area(&self, (x, y): Point) -> Area {
        Area { x, y, w: self.width, h: self.height }
    }
}
