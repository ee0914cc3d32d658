//! A laid-out page: shapes with places, and nothing left to decide.

/// A point in pixels, y downward.
pub type Point = (f64, f64);

/// A laid-out page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Frame {
    /// Pixels.
    pub width: f64,
    /// Pixels.
    pub height: f64,
    /// The chart's name.
    pub title: String,
    /// Every item in order as "date: label", a line each.
    pub description: String,
    /// Prefix of all ids, from a hash of the content.
    pub prefix: String,
    /// Type size of small text, which most text is.
    pub small: f64,
    /// Stretches of the axis from top to bottom; the axis is broken between them.
    pub segments: Vec<Segment>,
    /// Dated items, from top to bottom.
    pub placed: Vec<Placed>,
    /// Ids of the items in the block without dates.
    pub undated: Vec<String>,
    /// Ids of all items, from top to bottom; several stand for one place where they are grouped.
    pub items: Vec<String>,
    /// What is drawn, from back to front.
    pub shapes: Vec<Shape>,
}

/// A stretch of the axis that is drawn to one scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Segment {
    /// Seconds since the year 1 at `first`.
    pub start: i64,
    /// Seconds at `last`.
    pub end: i64,
    /// Top of the drawn line.
    pub top: f64,
    /// Bottom of the drawn line.
    pub bottom: f64,
    /// Where `start` is.
    pub first: f64,
    /// Where `end` is.
    pub last: f64,
    /// Too small for the common scale, and drawn larger.
    pub stub: bool,
}

impl Segment {
    /// Where an instant of this segment is.
    pub fn y(&self, instant: i64) -> f64 {
        if self.end == self.start {
            return (self.first + self.last) / 2.0;
        }
        let part = (instant - self.start) as f64 / (self.end - self.start) as f64;
        self.first + part * (self.last - self.first)
    }
}

/// A dated item with its places.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    /// Id of the item.
    pub id: String,
    /// First and last instant that the glyph shows, in seconds since the year 1.
    pub instants: (i64, i64),
    /// Which glyph.
    pub kind: super::Kind,
    /// Around the glyph.
    pub glyph: Area,
    /// Around the label and its small line.
    pub label: Area,
    /// From the glyph to the label.
    pub leader: Vec<Point>,
}

/// An upright rectangle.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Area {
    /// Left.
    pub x: f64,
    /// Top.
    pub y: f64,
    /// Width.
    pub w: f64,
    /// Height.
    pub h: f64,
}

impl Area {
    /// Right edge.
    pub fn right(&self) -> f64 {
        self.x + self.w
    }

    /// Bottom edge.
    pub fn bottom(&self) -> f64 {
        self.y + self.h
    }
}

/// A colour by its use; the theme gives the value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paint {
    /// Background.
    Back,
    /// Labels and titles.
    Ink,
    /// Small lines.
    Muted,
    /// The axis and its ticks.
    Axis,
    /// Leaders.
    Leader,
    /// The nth lane.
    Lane(u8),
}

/// Inside and outline of a closed shape.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Style {
    /// Inside.
    pub fill: Paint,
    /// Outline.
    pub stroke: Option<Paint>,
    /// Width of the outline.
    pub width: f64,
    /// Whether the outline is dashed.
    pub dashed: bool,
}

/// Something drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// Begins a group: an item by its id, or a part of the chart by its name. (The SVG does not
    /// name groups: names that must be unique on any page would change with every edit.)
    Open {
        /// Id or name.
        id: String,
        /// Colour and width of all lines in it, when it has only lines.
        pen: Option<(Paint, f64)>,
        /// Whether all its texts end where they are placed.
        end: bool,
    },
    /// Ends the group.
    Close,
    /// An open line through points.
    Line {
        /// Two or more.
        points: Vec<Point>,
        /// Colour.
        paint: Paint,
        /// Width.
        width: f64,
    },
    /// A rectangle, rounded when `radius` is above 0.
    Rect {
        /// Where.
        area: Area,
        /// Of the corners.
        radius: f64,
        /// Colours.
        style: Style,
    },
    /// A circle.
    Circle {
        /// Middle.
        centre: Point,
        /// Radius.
        radius: f64,
        /// Colours.
        style: Style,
    },
    /// A closed polygon.
    Polygon {
        /// Corners.
        points: Vec<Point>,
        /// Colours.
        style: Style,
    },
    /// A line of text.
    Text {
        /// Start of the baseline (its end when `end`).
        at: Point,
        /// The letters.
        text: String,
        /// Pixels.
        size: f64,
        /// Bold face.
        bold: bool,
        /// Whether `at` is where the text ends.
        end: bool,
        /// Colour.
        paint: Paint,
    },
}
