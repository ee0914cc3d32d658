//! The drawing backend: writes SVG elements to a string, a line each.

use std::convert::Infallible;
use std::fmt::{self, Write as _};

use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontStyle, text_anchor::HPos,
};

use super::element::Pen;
use crate::render::chart::{ChartOptions, Frame, Paint, Style, TextMode, Theme, colour};

/// Backend of one page.
pub struct Canvas<'a> {
    out: &'a mut String,
    size: (u32, u32),
    theme: Theme,
    outlines: bool,
    outline: Option<BackendColor>,
    width: i32,
    dashed: bool,
    radius: i32,
    small: f64,
    pen: Option<([u8; 3], u32)>,
    end: bool,
}

/// Width in tenths of most outlines.
const USUAL: i32 = 15;

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl<'a> Canvas<'a> {
    /// A backend that writes to `out`.
    pub fn new(out: &'a mut String, frame: &Frame, options: &ChartOptions) -> Self {
        Canvas {
            out,
            size: (tenths(frame.width).unsigned_abs(), tenths(frame.height).unsigned_abs()),
            theme: options.theme,
            outlines: cfg!(feature = "png") && options.text == TextMode::Path,
            outline: None,
            width: 0,
            dashed: false,
            radius: 0,
            small: frame.small,
            pen: None,
            end: false,
        }
    }

    /// The theme's colour.
    pub fn color(&self, paint: Paint) -> BackendColor {
        BackendColor { alpha: 1.0, rgb: colour(self.theme, paint) }
    }

    /// Takes what plotters' style of one colour cannot say; the rest is the pen.
    pub fn style(&mut self, style: &Style, radius: i32) -> Pen {
        self.outline = style.stroke.map(|paint| self.color(paint));
        self.width = tenths(style.width);
        self.dashed = style.dashed;
        self.radius = radius;
        Pen { color: self.color(style.fill), width: self.width }
    }

    /// Begins the group that all others are in: what most texts and outlines have in common.
    pub fn begin(&mut self, fonts: &str) -> Drawn {
        let (size, fill) = (self.small, Hex(self.color(Paint::Muted)));
        let width = Tenths(USUAL);
        self.put(format_args!(
            "<g font-family=\"{fonts}\" font-size=\"{size}\" fill=\"{fill}\" stroke-width=\"{width}\">\n"
        ))
    }

    /// Begins a group.
    pub fn open(&mut self, pen: Option<(Paint, f64)>, end: bool) -> Drawn {
        self.put(format_args!("<g"))?;
        if let Some((paint, width)) = pen {
            let (color, width) = (self.color(paint), tenths(width));
            self.put(format_args!(" fill=\"none\" stroke=\"{}\"", Hex(color)))?;
            if width != USUAL {
                self.put(format_args!(" stroke-width=\"{}\"", Tenths(width)))?;
            }
            self.pen = Some((color.rgb.into(), width.unsigned_abs()));
        }
        self.end = end && !self.outlines;
        self.put(format_args!("{}>\n", if self.end { " text-anchor=\"end\"" } else { "" }))
    }

    /// Ends a group.
    pub fn close(&mut self) -> Drawn {
        (self.pen, self.end) = (None, false);
        self.put(format_args!("</g>\n"))
    }

    fn put(&mut self, what: fmt::Arguments<'_>) -> Drawn {
        // Writing to a string cannot fail.
        let _ = self.out.write_fmt(what);
        Ok(())
    }

    /// Colours and end of a closed shape.
    fn finish<S: BackendStyle>(&mut self, style: &S, fill: bool) -> Drawn {
        let colour = Hex(style.color());
        let _ = match fill {
            true => write!(self.out, " fill=\"{colour}\""),
            false => write!(self.out, " fill=\"none\""),
        };
        let outline = if fill { self.outline } else { Some(style.color()) };
        if let Some(outline) = outline {
            let width = if fill { self.width } else { style.stroke_width() as i32 };
            let _ =
                write!(self.out, " stroke=\"{}\" stroke-width=\"{}\"", Hex(outline), Tenths(width));
        }
        let dashes = if self.dashed { " stroke-dasharray=\"3 2\"" } else { "" };
        (self.outline, self.dashed, self.radius) = (None, false, 0);
        self.put(format_args!("{dashes}/>\n"))
    }
}

impl DrawingBackend for Canvas<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, color: BackendColor) -> Drawn {
        self.draw_rect((x, y), (x + 1, y + 1), &color, true)
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        (left, top): BackendCoord,
        (right, bottom): BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let (width, height) = (Tenths(right - left), Tenths(bottom - top));
        let (x, y) = (Tenths(left), Tenths(top));
        self.put(format_args!("<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\""))?;
        if self.radius > 0 {
            self.put(format_args!(" rx=\"{}\"", Tenths(self.radius)))?;
        }
        self.finish(style, fill)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        let points: Vec<BackendCoord> = path.into_iter().collect();
        if let [(x1, y1), (x2, y2)] = points.as_slice() {
            let (from, to) = ((Tenths(*x1), Tenths(*y1)), (Tenths(*x2), Tenths(*y2)));
            let (x1, y1, x2, y2) = (from.0, from.1, to.0, to.1);
            self.put(format_args!("<line x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\""))?;
        } else {
            self.put(format_args!("<polyline points=\"{}\"", Points(&points)))?;
        }
        let width = style.stroke_width();
        if self.pen == Some((style.color().rgb.into(), width)) {
            return self.put(format_args!("/>\n"));
        }
        self.put(format_args!(" fill=\"none\" stroke=\"{}\"", Hex(style.color())))?;
        if width as i32 != USUAL {
            self.put(format_args!(" stroke-width=\"{}\"", Tenths(width as i32)))?;
        }
        self.put(format_args!("/>\n"))
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        (x, y): BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let (x, y, r) = (Tenths(x), Tenths(y), Tenths(radius as i32));
        self.put(format_args!("<circle cx=\"{x}\" cy=\"{y}\" r=\"{r}\""))?;
        self.finish(style, fill)
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> Drawn {
        let corners: Vec<BackendCoord> = corners.into_iter().collect();
        self.put(format_args!("<polygon points=\"{}\"", Points(&corners)))?;
        self.finish(style, true)
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Drawn {
        let bold = matches!(style.style(), FontStyle::Bold);
        let end = matches!(style.anchor().h_pos, HPos::Right);
        let (fill, (x, y)) = (Hex(style.color()), at);
        #[cfg(feature = "png")]
        if self.outlines {
            let at = (f64::from(x) / 10.0, f64::from(y) / 10.0);
            if let Some(path) = super::outline::outline(text, style.size(), bold, end, at) {
                return match path.is_empty() {
                    true => Ok(()),
                    false => self.put(format_args!("<path d=\"{path}\" fill=\"{fill}\"/>\n")),
                };
            }
        }
        let (x, y) = (Tenths(x), Tenths(y));
        self.put(format_args!("<text x=\"{x}\" y=\"{y}\""))?;
        if style.size() != self.small {
            self.put(format_args!(" font-size=\"{}\"", style.size()))?;
        }
        if bold {
            self.put(format_args!(" font-weight=\"bold\""))?;
        }
        if end && !self.end {
            self.put(format_args!(" text-anchor=\"end\""))?;
        }
        if style.color().rgb != colour(self.theme, Paint::Muted) {
            self.put(format_args!(" fill=\"{fill}\""))?;
        }
        self.put(format_args!(">{}</text>\n", escaped(text)))
    }
}

/// Text as it may stand in XML.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            _ => out.push(c),
        }
    }
    out
}

/// Pixels to tenths of pixels.
pub fn tenths(pixels: f64) -> i32 {
    (pixels * 10.0).round() as i32
}

/// Tenths of pixels as a number with at most one decimal.
struct Tenths(i32);

impl fmt::Display for Tenths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, part) = (self.0.unsigned_abs() / 10, self.0.unsigned_abs() % 10);
        if part == 0 { write!(f, "{sign}{whole}") } else { write!(f, "{sign}{whole}.{part}") }
    }
}

struct Points<'a>(&'a [BackendCoord]);

impl fmt::Display for Points<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, (x, y)) in self.0.iter().enumerate() {
            let space = if i == 0 { "" } else { " " };
            write!(f, "{space}{},{}", Tenths(*x), Tenths(*y))?;
        }
        Ok(())
    }
}

/// "#rrggbb".
struct Hex(BackendColor);

impl fmt::Display for Hex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (r, g, b) = self.0.rgb;
        write!(f, "#{r:02x}{g:02x}{b:02x}")
    }
}
