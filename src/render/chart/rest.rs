//! Where glyphs rest on the axis: clock times at their instant, days somewhere in their cell so that
//! the order inside the day is kept, bars from their start to their end.

use super::Kind;
use super::axis::{Extent, segment_at, y_of};
use super::claim::DAY;
use super::frame::Segment;
use super::presets::Preset;

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

/// Places of all glyphs; `extents` come in order.
pub fn rests(extents: &[Extent], segments: &[Segment], preset: &Preset) -> Vec<Rest> {
    let mut rests: Vec<Rest> = extents.iter().map(|e| alone(e, segments, preset)).collect();
    let mut from = 0;
    while from < extents.len() {
        let day = extents[from].claim.one_day();
        let mut to = from + 1;
        while to < extents.len() && day.is_some() && extents[to].claim.one_day() == day {
            to += 1;
        }
        if let Some(day) = day {
            let cell = (y_of(segments, day * DAY), y_of(segments, (day + 1) * DAY));
            share_cell(&extents[from..to], &mut rests[from..to], cell, preset);
        }
        from = to;
    }
    snap(extents, segments, &mut rests, preset);
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
    let grow = ((2.0 * radius + 1.0 - (end - start)) / 2.0).max(0.0);
    let (mut top, mut bottom) = (start - grow, end + grow);
    if extent.up || extent.down {
        top = if extent.up { start - arrow(preset) } else { start };
        bottom = if extent.down { end + arrow(preset) } else { end };
    }
    let y = if extent.up || extent.down { start } else { top + radius.min((bottom - top) / 2.0) };
    Rest { top, bottom, y }
}

fn around(y: f64, radius: f64) -> Rest {
    Rest { top: y - radius, bottom: y + radius, y }
}

/// Spreads the days between the clock times of one day's cell.
fn share_cell(extents: &[Extent], rests: &mut [Rest], cell: (f64, f64), preset: &Preset) {
    let (top, bottom) = cell;
    let mut from = 0;
    while from < extents.len() {
        if extents[from].claim.kind != Kind::Day {
            from += 1;
            continue;
        }
        let is_day = |e: &Extent| e.claim.kind == Kind::Day;
        let to = from + extents[from..].iter().take_while(|e| is_day(e)).count();
        let beside = preset.radius * 2.5 + 1.0 - (preset.radius * 3.0 + 1.0) / 2.0;
        let low = if from == 0 { top } else { rests[from - 1].y + beside };
        let high = rests.get(to).map_or(bottom, |next| next.y - beside);
        let count = (to - from) as f64;
        let step = (preset.radius * 3.0 + 1.0).min((high - low).max(0.0) / count);
        let low = low.min(high);
        let half = step * count / 2.0;
        let middle = ((top + bottom) / 2.0).clamp(low + half, (high - half).max(low + half));
        for (i, rest) in rests[from..to].iter_mut().enumerate() {
            *rest = around(middle - half + step * (i as f64 + 0.5), preset.radius);
        }
        from = to;
    }
}

/// Where points are so near each other that the stem of one would touch the next, they share
/// stems: their places are rounded to the nearest line of a grid one radius wide.
fn snap(extents: &[Extent], segments: &[Segment], rests: &mut [Rest], preset: &Preset) {
    let grid = preset.radius + 1.0;
    let points: Vec<usize> =
        (0..extents.len()).filter(|&i| extents[i].claim.kind.is_point()).collect();
    let near = |a: usize, b: usize| {
        let apart = (rests[b].y - rests[a].y).abs();
        apart > 0.05 && apart < grid
    };
    let tight: Vec<f64> = points
        .windows(2)
        .filter(|pair| near(pair[0], pair[1]))
        .filter_map(|pair| segment_at(segments, extents[pair[0]].start).map(|s| s.first))
        .collect();
    for i in points {
        let Some(segment) = segment_at(segments, extents[i].start) else { continue };
        if tight.contains(&segment.first) {
            let line = ((rests[i].y - segment.first) / grid).round();
            rests[i] = around(segment.first + line * grid, preset.radius);
        }
    }
}
