//! Where glyphs rest on the axis: clock times at their instant, days somewhere in their cell so that
//! the order inside the day is kept, bars from their start to their end.

use super::Kind;
use super::axis::{Extent, segment_at, y_of};
use super::claim::DAY;
use super::frame::Segment;
use super::presets::Preset;

/// Shortest bar, in radii: clearly longer than wide.
const SHORTEST: f64 = 3.0;

/// The place of a glyph along the axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rest {
    /// Top of what is drawn.
    pub top: f64,
    /// Bottom of what is drawn.
    pub bottom: f64,
    /// Where its leader would best begin.
    pub y: f64,
}

impl Rest {
    fn middle(&self) -> f64 {
        (self.top + self.bottom) / 2.0
    }
}

/// Places of all glyphs; `extents` come in order.
pub fn rests(extents: &[Extent], segments: &[Segment], preset: &Preset) -> Vec<Rest> {
    let mut rests: Vec<Rest> = extents.iter().map(|e| alone(e, segments, preset)).collect();
    let mut from = 0;
    while from < extents.len() {
        let day = extents[from].claim.day();
        let mut to = from + 1;
        while to < extents.len() && day.is_some() && extents[to].claim.day() == day {
            to += 1;
        }
        if let Some(day) = day {
            let cell = (y_of(segments, day * DAY), y_of(segments, (day + 1) * DAY));
            share_cell(&extents[from..to], &mut rests[from..to], cell, preset);
        }
        from = to;
    }
    snap(extents, segments, &mut rests, preset);
    lengthen(extents, &mut rests, preset);
    rests
}

/// Length of the arrow of "before" and "after".
pub fn arrow(preset: &Preset) -> f64 {
    preset.radius * 5.0
}

fn alone(extent: &Extent, segments: &[Segment], preset: &Preset) -> Rest {
    let (start, end) = (y_of(segments, extent.start), y_of(segments, extent.end));
    let radius = preset.radius;
    if extent.claim.kind == Kind::Clock {
        return around(start, radius);
    }
    if extent.claim.kind == Kind::Day {
        return around((start + end) / 2.0, radius);
    }
    let grow = ((SHORTEST * radius - (end - start)) / 2.0).max(0.0);
    let (mut top, mut bottom) = (start - grow, end + grow);
    if extent.up || extent.down {
        top = if extent.up { start - arrow(preset) } else { start };
        bottom = if extent.down { end + arrow(preset) } else { end };
    }
    let y = if extent.up || extent.down { start } else { top + radius.min((bottom - top) / 2.0) };
    Rest { top, bottom, y }
}

/// Where circles may stand between the clock times around them; one place when there is no room.
fn free_part(
    rests: &[Rest],
    (from, to): (usize, usize),
    (top, bottom): (f64, f64),
    radius: f64,
) -> (f64, f64) {
    let beside = radius * 2.25 + 2.5;
    let above = from.checked_sub(1).map(|i| rests[i].y);
    let below = rests.get(to).map(|next| next.y);
    let low = above.map_or(top + radius, |y| y + beside);
    let high = below.map_or(bottom - radius, |y| y - beside);
    if low <= high {
        return (low, high);
    }
    let least = above.unwrap_or(top);
    let middle = (least + below.unwrap_or(bottom).max(least)) / 2.0;
    (middle, middle)
}

/// An arrow down from a day's beginning reaches below the points of that day, whose labels come
/// first, so that its leader can leave below theirs.
fn lengthen(extents: &[Extent], rests: &mut [Rest], preset: &Preset) {
    let mut above = f64::NEG_INFINITY;
    for (extent, rest) in extents.iter().zip(rests) {
        let kind = extent.claim.kind;
        if kind.is_point() || extent.up {
            above = above.max(rest.y);
        } else if extent.down && above > rest.y {
            rest.y = above + preset.radius + 2.0;
            rest.bottom = rest.bottom.max(rest.y + preset.radius * 2.0 + 2.0);
        }
    }
}

fn around(y: f64, radius: f64) -> Rest {
    Rest { top: y - radius, bottom: y + radius, y }
}

/// Spreads the days between the clock times of one day's cell, each as far from the next as its
/// label is high when there is room.
fn share_cell(extents: &[Extent], rests: &mut [Rest], cell: (f64, f64), preset: &Preset) {
    let (top, bottom) = cell;
    let is_day = |e: &Extent| e.claim.kind == Kind::Day;
    let mut from = 0;
    while from < extents.len() {
        if !is_day(&extents[from]) {
            from += 1;
            continue;
        }
        let to = from + extents[from..].iter().take_while(|e| is_day(e)).count();
        let (low, high) = free_part(rests, (from, to), cell, preset.radius);
        // From the first circle to the last.
        let wanted: f64 = extents[from..to - 1].iter().map(|e| e.height).sum();
        let length = wanted.min(high - low);
        let first = ((top + bottom - length) / 2.0).min(high - length).max(low);
        let squeeze = if wanted > 0.0 { length / wanted } else { 0.0 };
        let mut above = 0.0;
        for (extent, rest) in extents[from..to].iter().zip(&mut rests[from..to]) {
            *rest = around(first + above * squeeze, preset.radius);
            above += extent.height;
        }
        from = to;
    }
}

/// Where points are so near each other that the stem of one would touch the next, they share
/// stems: their places are rounded to the nearest line of a grid one radius wide. A bar as short
/// as a point counts as one.
fn snap(extents: &[Extent], segments: &[Segment], rests: &mut [Rest], preset: &Preset) {
    let grid = preset.radius + 1.0;
    let short = |rest: &Rest| rest.bottom - rest.top < preset.radius * SHORTEST + 4.0;
    let mut points: Vec<usize> = (0..extents.len())
        .filter(|&i| extents[i].claim.kind.is_point() || short(&rests[i]))
        .collect();
    points.sort_by(|&a, &b| rests[a].middle().total_cmp(&rests[b].middle()));
    let tight: Vec<f64> = points
        .windows(2)
        .filter(|pair| {
            let apart = rests[pair[1]].middle() - rests[pair[0]].middle();
            apart > 0.05 && apart < grid
        })
        .filter_map(|pair| segment_at(segments, extents[pair[0]].start).map(|s| s.first))
        .collect();
    for i in points {
        let Some(segment) = segment_at(segments, extents[i].start) else { continue };
        let mut middle = rests[i].middle();
        if tight.contains(&segment.first) {
            middle = segment.first + ((middle - segment.first) / grid).round() * grid;
        }
        rests[i] = around(middle, (rests[i].bottom - rests[i].top) / 2.0);
    }
}
