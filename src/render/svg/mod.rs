//! A laid-out page in, an SVG document out: through plotters, on a drawing backend of our own that
//! writes only what all renderers draw alike.
//!
//! plotters counts in whole pixels; the backend counts in tenths, and so the document has
//! coordinates with one decimal. One element stands on a line.

mod canvas;
mod element;
#[cfg(feature = "png")]
mod outline;

use std::fmt::Write as _;

use plotters::drawing::IntoDrawingArea;

use super::chart::{ChartOptions, Frame};
use canvas::{Canvas, escaped};
use element::Element;

/// Fonts of one width: Liberation Sans and Arial are alike, the others are at most 15 % wider.
const FONTS: &str = "Liberation Sans, Arial, Helvetica, DejaVu Sans, Noto Sans, sans-serif";

/// Writes a page.
pub fn svg(frame: &Frame, options: &ChartOptions) -> String {
    let mut out = String::with_capacity(2048 + 700 * frame.placed.len());
    head(&mut out, frame);
    let mut canvas = Canvas::new(&mut out, frame, options);
    // The backend writes to a string and cannot fail.
    let _ = canvas.begin(FONTS);
    let area = canvas.into_drawing_area();
    for shape in &frame.shapes {
        let _ = area.draw(&Element(shape));
    }
    drop(area);
    out.push_str("</g>\n</svg>\n");
    out
}

fn head(out: &mut String, frame: &Frame) {
    let (width, height, id) = (frame.width, frame.height, &frame.prefix);
    let _ = writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" role=\"img\" aria-labelledby=\"{id}-title {id}-desc\">"
    );
    let _ = writeln!(out, "<title id=\"{id}-title\">{}</title>", escaped(&frame.title));
    let _ = writeln!(out, "<desc id=\"{id}-desc\">{}</desc>", escaped(&frame.description));
}
