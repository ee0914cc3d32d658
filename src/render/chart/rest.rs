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
            let end = y_of(segments, (day + 1) * DAY);
            let segment = segment_at(segments, day * DAY).map_or(end, |segment| segment.bottom);
            let cell = (y_of(segments, day * DAY), end.min(segment));
            share_cell(&extents[from..to], &mut rests[from..to], cell, preset);
        }
        from = to;
    }
    snap(extents, segments, &mut rests, preset);
    shorten(extents, &mut rests, preset);
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
    if extent.up {
        return Rest { top: start - arrow(preset), bottom: start + 1.0, y: start };
    }
    if extent.claim.kind == Kind::After {
        return Rest { top: start - 1.0, bottom: end + arrow(preset), y: start };
    }
    let least = if extent.down { arrow(preset) } else { SHORTEST * radius };
    let top = if end - start < least { start - INSIDE } else { start };
    let bottom = end.max(top + least);
    Rest { top, bottom, y: top + radius.min((bottom - top) / 2.0) }
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

/// Where glyphs begin so near each other that the leader of one would touch the next, they share
/// stems: the places of all glyphs of that segment are rounded to the nearest line of a grid one
/// radius wide.
fn snap(extents: &[Extent], segments: &[Segment], rests: &mut [Rest], preset: &Preset) {
    let grid = preset.radius + 1.0;
    let begins = |(extent, rest): (&Extent, &Rest)| match extent.claim.kind.is_point() {
        true => rest.middle(),
        false => y_of(segments, extent.start),
    };
    let mut ys: Vec<f64> = extents.iter().zip(&*rests).map(begins).collect();
    let places = ys.clone();
    ys.sort_by(f64::total_cmp);
    let tight = |pair: &&[f64]| pair[1] - pair[0] > 0.05 && pair[1] - pair[0] < grid;
    let tight: Vec<f64> = ys.windows(2).filter(tight).map(|pair| pair[0]).collect();
    for ((extent, rest), place) in extents.iter().zip(rests).zip(places) {
        let Some(segment) = segment_at(segments, extent.start) else { continue };
        let at = tight.partition_point(|y| *y < segment.top);
        if tight.get(at).is_some_and(|y| *y <= segment.bottom) {
            let steps = ((place - segment.first) / grid).round();
            *rest = snapped(extent, rest, segment.first + steps * grid, preset);
        }
    }
}

/// The glyph moved to a line of the grid.
fn snapped(extent: &Extent, rest: &Rest, y: f64, preset: &Preset) -> Rest {
    if extent.claim.kind.is_point() {
        return around(y, preset.radius);
    }
    let least = if extent.up || extent.down { arrow(preset) } else { SHORTEST * preset.radius };
    match (extent.up, extent.claim.kind) {
        (true, _) => Rest { top: y - least, bottom: y + 1.0, y },
        (false, Kind::After) => Rest { top: y - 1.0, bottom: rest.bottom.max(y + least), y },
        (false, _) => Rest { top: y - INSIDE, bottom: rest.bottom.max(y - INSIDE + least), y },
    }
}

/// How far from the end of a bar its leader leaves.
const INSIDE: f64 = 2.0;

/// An arrow up is no longer than reaches below the beginning of a bar that runs past it: its leader
/// and the bar's would else be in each other's way.
fn shorten(extents: &[Extent], rests: &mut [Rest], preset: &Preset) {
    let mut above = f64::NEG_INFINITY;
    let mut leaves: Vec<f64> = Vec::with_capacity(rests.len());
    for (i, extent) in extents.iter().enumerate() {
        let Rest { top, bottom, y } = rests[i];
        above = if extent.claim.kind.is_point() { y } else { above.max(y).min(bottom - 1.0) };
        leaves.push(above);
        let near = (0..i).rev().take_while(|&j| leaves[j] >= top);
        let past = near.filter(|&j| !extents[j].claim.kind.is_point() && rests[j].bottom > y);
        let lowest = past.map(|j| leaves[j]).filter(|leave| y - leave > preset.radius);
        let lowest = lowest.fold(f64::NEG_INFINITY, f64::max);
        if extent.up {
            rests[i].top = top.max(lowest + 1.0);
        }
    }
}
