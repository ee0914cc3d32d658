//! Shapes of a page as elements of plotters.

use std::convert::Infallible;

use plotters::element::{Drawable, PointCollection};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontFamily, FontStyle, FontTransform, text_anchor,
};

use super::canvas::{Canvas, tenths};
use crate::render::chart::{Point, Shape};

/// A shape as plotters takes it.
pub struct Element<'a>(pub &'a Shape);

impl<'a> PointCollection<'a, (i32, i32)> for &'a Element<'a> {
    type Point = (i32, i32);
    type IntoIter = Vec<(i32, i32)>;

    fn point_iter(self) -> Self::IntoIter {
        let at = |points: &[Point]| points.iter().map(|(x, y)| (tenths(*x), tenths(*y))).collect();
        match self.0 {
            Shape::Open { .. } | Shape::Close => Vec::new(),
            Shape::Line { points, .. } | Shape::Polygon { points, .. } => at(points),
            Shape::Rect { area, .. } => at(&[(area.x, area.y), (area.right(), area.bottom())]),
            Shape::Circle { centre, .. } => at(&[*centre]),
            Shape::Text { at: place, .. } => at(&[*place]),
        }
    }
}

impl Drawable<Canvas<'_>> for Element<'_> {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        points: I,
        canvas: &mut Canvas<'_>,
        _: (u32, u32),
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        let points: Vec<BackendCoord> = points.collect();
        match (self.0, points.as_slice()) {
            (Shape::Open { pen, end, .. }, _) => canvas.open(*pen, *end),
            (Shape::Close, _) => canvas.close(),
            (Shape::Line { paint, width, .. }, _) => {
                let pen = Pen { color: canvas.color(*paint), width: tenths(*width) };
                canvas.draw_path(points, &pen)
            }
            (Shape::Rect { radius, style, .. }, [from, to]) => {
                let pen = canvas.style(style, tenths(*radius));
                canvas.draw_rect(*from, *to, &pen, true)
            }
            (Shape::Circle { radius, style, .. }, [centre]) => {
                let pen = canvas.style(style, 0);
                canvas.draw_circle(*centre, tenths(*radius).unsigned_abs(), &pen, true)
            }
            (Shape::Polygon { style, .. }, _) => {
                let pen = canvas.style(style, 0);
                canvas.fill_polygon(points, &pen)
            }
            (Shape::Text { text, size, bold, end, paint, .. }, [at]) => {
                let color = canvas.color(*paint);
                canvas.draw_text(text, &Letters { color, size: *size, bold: *bold, end: *end }, *at)
            }
            _ => Ok(()),
        }
    }
}

/// Colour and width.
pub struct Pen {
    /// Inside, or the line itself.
    pub color: BackendColor,
    /// Tenths of a pixel.
    pub width: i32,
}

impl BackendStyle for Pen {
    fn color(&self) -> BackendColor {
        self.color
    }

    fn stroke_width(&self) -> u32 {
        self.width.unsigned_abs()
    }
}

/// Face of a line of text; it is never rasterised.
struct Letters {
    color: BackendColor,
    size: f64,
    bold: bool,
    end: bool,
}

impl BackendTextStyle for Letters {
    type FontError = Infallible;

    fn color(&self) -> BackendColor {
        self.color
    }

    fn size(&self) -> f64 {
        self.size
    }

    fn transform(&self) -> FontTransform {
        FontTransform::None
    }

    fn style(&self) -> FontStyle {
        if self.bold { FontStyle::Bold } else { FontStyle::Normal }
    }

    fn anchor(&self) -> text_anchor::Pos {
        let side = if self.end { text_anchor::HPos::Right } else { text_anchor::HPos::Left };
        text_anchor::Pos::new(side, text_anchor::VPos::Bottom)
    }

    fn family(&self) -> FontFamily<'_> {
        FontFamily::SansSerif
    }

    fn layout_box(&self, _: &str) -> Result<((i32, i32), (i32, i32)), Infallible> {
        Ok(((0, 0), (0, 0)))
    }

    fn draw<E, F: FnMut(i32, i32, BackendColor) -> Result<(), E>>(
        &self,
        _: &str,
        _: (i32, i32),
        _: F,
    ) -> Result<Result<(), E>, Infallible> {
        Ok(Ok(()))
    }
}
