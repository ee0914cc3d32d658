//! A pile of shapes with short verbs to add to it.

use super::frame::{Area, Paint, Point, Shape, Style};

/// Shapes from back to front.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// What was added.
    pub shapes: Vec<Shape>,
}

/// Face of a line of text.
#[derive(Clone, Copy, Debug)]
pub struct Face {
    /// Pixels.
    pub size: f64,
    /// Bold.
    pub bold: bool,
    /// Colour.
    pub paint: Paint,
}

/// A filled shape without outline.
pub fn filled(fill: Paint) -> Style {
    Style { fill, stroke: None, width: 0.0, dashed: false }
}

/// A shape with outline.
pub fn outlined(fill: Paint, stroke: Paint) -> Style {
    Style { fill, stroke: Some(stroke), width: 1.5, dashed: false }
}

impl Sheet {
    /// A line through points.
    pub fn line(&mut self, points: Vec<Point>, paint: Paint, width: f64) {
        self.shapes.push(Shape::Line { points, paint, width });
    }

    /// A rectangle.
    pub fn rect(&mut self, area: Area, radius: f64, style: Style) {
        self.shapes.push(Shape::Rect { area, radius, style });
    }

    /// A circle.
    pub fn circle(&mut self, centre: Point, radius: f64, style: Style) {
        self.shapes.push(Shape::Circle { centre, radius, style });
    }

    /// A polygon.
    pub fn polygon(&mut self, points: Vec<Point>, style: Style) {
        self.shapes.push(Shape::Polygon { points, style });
    }

    /// Text that starts at a place.
    pub fn text(&mut self, at: Point, text: &str, face: Face) {
        self.put(at, text, face, false);
    }

    /// Text that ends at a place.
    pub fn text_end(&mut self, at: Point, text: &str, face: Face) {
        self.put(at, text, face, true);
    }

    fn put(&mut self, at: Point, text: &str, face: Face, end: bool) {
        let Face { size, bold, paint } = face;
        self.shapes.push(Shape::Text { at, text: text.to_owned(), size, bold, end, paint });
    }

    /// Lines of text, one below the other; `y` is the top of the first. Returns the bottom.
    pub fn lines(&mut self, (x, y): Point, lines: &[String], face: Face, step: f64) -> f64 {
        for (i, line) in lines.iter().enumerate() {
            let baseline = y + step * i as f64 + baseline(step, face.size);
            self.text((x, baseline), line, face);
        }
        y + step * lines.len() as f64
    }

    /// Shapes in a group with an id.
    pub fn group(&mut self, id: String, draw: impl FnOnce(&mut Sheet)) {
        self.open(id, None, false, draw);
    }

    /// Lines of one colour and width in a group.
    pub fn lines_alike(&mut self, id: &str, pen: (Paint, f64), draw: impl FnOnce(&mut Sheet)) {
        self.open(id.to_owned(), Some(pen), false, draw);
    }

    /// Texts that end where they are placed, in a group.
    pub fn texts_end(&mut self, id: &str, draw: impl FnOnce(&mut Sheet)) {
        self.open(id.to_owned(), None, true, draw);
    }

    fn open(
        &mut self,
        id: String,
        pen: Option<(Paint, f64)>,
        end: bool,
        draw: impl FnOnce(&mut Sheet),
    ) {
        self.shapes.push(Shape::Open { id, pen, end });
        draw(self);
        self.shapes.push(Shape::Close);
    }
}

/// From the top of a line to its baseline.
pub fn baseline(step: f64, size: f64) -> f64 {
    step / 2.0 + size * 0.36
}
