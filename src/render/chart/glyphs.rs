//! The shape of each glyph. Shape carries the meaning; colour only the lane.

use super::Kind;
use super::claim::Claim;
use super::frame::{Area, Paint, Point, Style};
use super::rest::Rest;
use super::sheet::{Sheet, filled, outlined};

/// A glyph with its place.
#[derive(Clone, Copy, Debug)]
pub struct Mark {
    /// Which one.
    pub kind: Kind,
    /// An arrow head up.
    pub up: bool,
    /// An arrow head down.
    pub down: bool,
    /// Planned, possible or denied.
    pub hollow: bool,
    /// Colour.
    pub lane: u8,
    /// Middle.
    pub x: f64,
    /// Along the axis.
    pub rest: Rest,
    /// Of a circle.
    pub radius: f64,
}

impl Mark {
    /// Arrow directions of a claim.
    pub fn arrows(claim: &Claim) -> (bool, bool) {
        (
            claim.kind == Kind::Before || claim.open_start,
            claim.kind == Kind::After || claim.open_end,
        )
    }

    /// Around what is drawn.
    pub fn area(&self) -> Area {
        let half = if self.kind == Kind::Clock { self.radius * 1.25 } else { self.radius };
        let (top, bottom) = match self.kind {
            Kind::Clock => (self.rest.y - half, self.rest.y + half),
            _ => (self.rest.top, self.rest.bottom),
        };
        Area { x: self.x - half, y: top, w: 2.0 * half, h: bottom - top }
    }

    /// By how much a filled shape is larger, having no outline.
    fn grown(&self) -> f64 {
        if self.hollow { 0.0 } else { 0.75 }
    }

    fn style(&self) -> Style {
        let lane = Paint::Lane(self.lane);
        if self.hollow { outlined(Paint::Back, lane) } else { filled(lane) }
    }

    /// Draws it.
    pub fn draw(&self, sheet: &mut Sheet) {
        let (x, y, r) = (self.x, self.rest.y, self.radius);
        match self.kind {
            Kind::Clock => {
                let d = r * 1.25 + self.grown();
                let corners = vec![(x, y - d), (x + d, y), (x, y + d), (x - d, y)];
                sheet.polygon(corners, self.style());
            }
            Kind::Day => sheet.circle((x, y), r + self.grown(), self.style()),
            Kind::Period => sheet.rect(self.bar(), self.bar().w / 2.0, self.empty(false)),
            Kind::Approximate => sheet.rect(self.bar(), self.bar().w / 2.0, self.empty(true)),
            Kind::Lasted if self.up || self.down => self.open_bar(sheet),
            Kind::Lasted => sheet.rect(self.bar(), 0.0, self.style()),
            Kind::Before | Kind::After => self.bound(sheet),
        }
    }

    /// A bar as short as it gets is slimmer, so that a hollow one is never taken for a circle.
    fn bar(&self) -> Area {
        let short = self.rest.bottom - self.rest.top < 4.0 * self.radius;
        let half = self.radius - if short && self.kind != Kind::Lasted { 1.25 } else { 0.5 };
        Area {
            x: self.x - half,
            y: self.rest.top,
            w: 2.0 * half,
            h: self.rest.bottom - self.rest.top,
        }
    }

    fn empty(&self, dashed: bool) -> Style {
        Style { dashed, ..outlined(Paint::Back, Paint::Lane(self.lane)) }
    }

    /// A bar whose open end is an arrow head.
    fn open_bar(&self, sheet: &mut Sheet) {
        let (x, half) = (self.x, self.radius - 0.5);
        let (top, bottom) = (self.rest.top, self.rest.bottom);
        let head = (self.radius * 1.5).min((bottom - top) / 2.0);
        let up = top + if self.up { head } else { 0.0 };
        let down = bottom - if self.down { head } else { 0.0 };
        let wide = half + 1.5;
        let mut corners = vec![];
        if self.up {
            corners.extend([(x - wide, up), (x, top), (x + wide, up)]);
        }
        corners.extend([(x + half, up), (x + half, down)]);
        if self.down {
            corners.extend([(x + wide, down), (x, bottom), (x - wide, down)]);
        }
        corners.extend([(x - half, down), (x - half, up)]);
        sheet.polygon(corners, self.style());
    }

    /// A bar across at the bound, and an arrow away from it.
    fn bound(&self, sheet: &mut Sheet) {
        let (x, r) = (self.x, self.radius);
        let y = if self.up { self.rest.bottom } else { self.rest.top };
        let lane = Paint::Lane(self.lane);
        let head = (r * 1.75).min(self.rest.bottom - self.rest.top - 1.0);
        let (tip, back) = match self.up {
            true => (self.rest.top, self.rest.top + head),
            false => (self.rest.bottom, self.rest.bottom - head),
        };
        sheet.line(vec![(x - r, y), (x + r, y)], lane, 2.0);
        sheet.line(vec![(x, y), (x, back)], lane, 1.5);
        let head = vec![(x - r * 0.9, back), (x, tip), (x + r * 0.9, back)];
        sheet.polygon(head, if self.hollow { self.style() } else { filled(lane) });
    }
}

/// Two short parallel strokes across something vertical that is broken at `y`.
pub fn break_strokes(sheet: &mut Sheet, (x, y): Point, half: f64, paint: Paint) {
    let (left, right) = (x - half - 1.0, x + half + 1.0);
    let cover = vec![(left, y), (right, y - 4.0), (right, y), (left, y + 4.0)];
    sheet.polygon(cover, filled(Paint::Back));
    strokes(sheet, (x, y), half, paint);
}

/// The strokes alone.
pub fn strokes(sheet: &mut Sheet, (x, y): Point, half: f64, paint: Paint) {
    let (left, right) = (x - half - 1.0, x + half + 1.0);
    for shift in [0.0, 4.0] {
        sheet.line(vec![(left, y + shift), (right, y + shift - 4.0)], paint, 1.5);
    }
}
