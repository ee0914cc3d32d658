//! The broken axis: which gaps are cut out, and how many pixels each remaining stretch has.
//!
//! Every beginning and end of a glyph is an anchor. The k largest gaps between anchors are tried as
//! breaks, k = 0..6; the least sum of label displacements + 60 px a break wins.

use super::frame::Segment;
use super::pav::place_labels;
use super::presets::Preset;
use super::rest::{Rest, rests};

/// Most breaks that are tried.
const BREAKS: usize = 6;
/// What a break must save, in pixels of label displacement.
const BREAK_COST: f64 = 60.0;
/// Scales that are tried, as multiples of the one that has room for all labels.
const SCALES: [f64; 5] = [0.7, 0.85, 1.0, 1.2, 1.5];

/// A glyph as the axis sees it.
#[derive(Clone, Copy, Debug)]
pub struct Extent {
    /// First instant.
    pub start: i64,
    /// Last instant.
    pub end: i64,
    /// What the claim says.
    pub claim: super::Claim,
    /// Height of the label with the gap below.
    pub height: f64,
    /// Whether an arrow goes up from `start`.
    pub up: bool,
    /// Whether an arrow goes down from `end`.
    pub down: bool,
}

/// The segments with the least cost; `top` is where the axis begins.
pub fn segments(extents: &[Extent], preset: &Preset, top: f64) -> Vec<Segment> {
    let anchors = anchors(extents);
    let gaps = gaps(&anchors, extents);
    let mut best: Option<(f64, Vec<Segment>)> = None;
    for k in 0..=gaps.len().min(BREAKS) {
        let mut breaks = gaps[..k].to_vec();
        breaks.sort_unstable();
        let (moved, tried) = best_scale(&anchors, &breaks, extents, preset, top);
        let cost = moved + breaks.iter().map(|&i| break_cost(&anchors, i, extents)).sum::<f64>();
        if best.as_ref().is_none_or(|(least, _)| cost < least - 1e-6) {
            best = Some((cost, tried));
        }
    }
    best.map(|(_, segments)| segments).unwrap_or_default()
}

/// A break through drawn bars disturbs more than one through nothing.
fn break_cost(anchors: &[i64], i: usize, extents: &[Extent]) -> f64 {
    let covers = |e: &&Extent| e.start <= anchors[i] && e.end >= anchors[i + 1];
    BREAK_COST * (1.0 + extents.iter().filter(covers).count().min(2) as f64)
}

/// Label displacement and segments at the scale that is best for these breaks: more height brings
/// labels nearer to their places, but white paper costs too.
fn best_scale(
    anchors: &[i64],
    breaks: &[usize],
    extents: &[Extent],
    preset: &Preset,
    top: f64,
) -> (f64, Vec<Segment>) {
    let mut best: Option<(f64, f64, Vec<Segment>)> = None;
    for wider in SCALES {
        let tried = laid_out(anchors, breaks, extents, preset, top, wider);
        let height = tried.last().map_or(0.0, |segment| segment.bottom - top);
        let moved = cost(extents, &tried, preset, top);
        let cost = moved + preset.height_cost * height;
        if best.as_ref().is_none_or(|(least, ..)| cost < least - 1e-6) {
            best = Some((cost, moved, tried));
        }
    }
    best.map(|(_, moved, segments)| (moved, segments)).unwrap_or_default()
}

/// The segment that an instant belongs to.
pub fn segment_at(segments: &[Segment], instant: i64) -> Option<&Segment> {
    let after = segments.partition_point(|segment| segment.start <= instant);
    segments.get(after.saturating_sub(1))
}

/// Where an instant is.
pub fn y_of(segments: &[Segment], instant: i64) -> f64 {
    segment_at(segments, instant).map_or(0.0, |segment| segment.y(instant))
}

fn anchors(extents: &[Extent]) -> Vec<i64> {
    let mut anchors: Vec<i64> = extents.iter().flat_map(|e| [e.start, e.end]).collect();
    anchors.sort_unstable();
    anchors.dedup();
    anchors
}

/// Indices of the anchors before each gap that may be cut out, largest gap first; one that a bar
/// runs through counts as a quarter.
fn gaps(anchors: &[i64], extents: &[Extent]) -> Vec<usize> {
    let whole: std::collections::BTreeSet<(i64, i64)> =
        extents.iter().map(|e| (e.start, e.end)).collect();
    let mut gaps: Vec<usize> = (0..anchors.len().saturating_sub(1))
        .filter(|&i| !whole.contains(&(anchors[i], anchors[i + 1])))
        .collect();
    let covered =
        |i: usize| extents.iter().any(|e| e.start <= anchors[i] && e.end >= anchors[i + 1]);
    gaps.sort_by_cached_key(|&i| {
        let length = anchors[i + 1] - anchors[i];
        (std::cmp::Reverse(if covered(i) { length / 4 } else { length }), i)
    });
    gaps.truncate(BREAKS);
    gaps
}

/// A stretch between breaks before it has a place.
struct Stretch {
    start: i64,
    end: i64,
    events: usize,
    least: f64,
    pads: (f64, f64),
    scaled: bool,
}

fn laid_out(
    anchors: &[i64],
    breaks: &[usize],
    extents: &[Extent],
    preset: &Preset,
    top: f64,
    wider: f64,
) -> Vec<Segment> {
    let mut stretches = Vec::with_capacity(breaks.len() + 1);
    let mut from = 0;
    for &last in breaks.iter().chain([&(anchors.len().saturating_sub(1))]) {
        if let (Some(&start), Some(&end)) = (anchors.get(from), anchors.get(last)) {
            stretches.push(stretch(start, end, extents, preset));
        }
        from = last + 1;
    }
    let scale = common_scale(&mut stretches, extents, wider);
    let mut y = top;
    let place = |stretch: &Stretch| {
        let length = (stretch.end - stretch.start) as f64 * scale;
        let inner = if stretch.scaled { length } else { stretch.least };
        let segment = Segment {
            start: stretch.start,
            end: stretch.end,
            top: y,
            first: y + stretch.pads.0,
            last: y + stretch.pads.0 + inner,
            bottom: y + stretch.pads.0 + inner + stretch.pads.1,
            stub: !stretch.scaled,
        };
        y = segment.bottom + preset.rift;
        segment
    };
    stretches.iter().map(place).collect()
}

fn stretch(start: i64, end: i64, extents: &[Extent], preset: &Preset) -> Stretch {
    let inside = |t: i64| (start..=end).contains(&t);
    let here = extents.iter().filter(|e| inside(e.start) || inside(e.end));
    let events = here.clone().count();
    let same = here.clone().all(|e| e.start == start && e.end == end);
    let arrow = preset.radius * 5.0 + 6.0;
    let up = here.clone().any(|e| e.up && e.start == start);
    let down = here.clone().any(|e| e.down && e.end == end);
    let pad = preset.radius * 2.0;
    let pads = (if up { arrow } else { pad }, if down { arrow } else { pad });
    let stub = preset.stub - 2.0 * pad;
    let points = here.filter(|e| e.claim.kind.is_point()).count() as f64;
    Stretch {
        start,
        end,
        events,
        least: stub.max(points * (preset.radius * 2.0 + 4.0)),
        pads,
        scaled: events > 1 && !same,
    }
}

/// Pixels a second: as much height as the labels of the scaled stretches need. Stretches that would
/// be smaller than a stub at that scale are drawn as one.
fn common_scale(stretches: &mut [Stretch], extents: &[Extent], wider: f64) -> f64 {
    for _ in 0..stretches.len() + 1 {
        let (mut height, mut seconds) = (0.0, 0.0);
        for stretch in stretches.iter().filter(|s| s.scaled) {
            let here = extents.iter().filter(|e| (stretch.start..=stretch.end).contains(&e.start));
            height += here.map(|e| e.height).sum::<f64>();
            height += if stretch.events > 0 { 0.0 } else { stretch.least };
            seconds += (stretch.end - stretch.start) as f64;
        }
        let scale = if seconds > 0.0 { height * wider / seconds } else { 0.0 };
        let too_small = stretches
            .iter_mut()
            .filter(|s| s.scaled && ((s.end - s.start) as f64 * scale) < s.least)
            .min_by_key(|s| s.end - s.start);
        match too_small {
            Some(stretch) => stretch.scaled = false,
            None => return scale,
        }
    }
    0.0
}

/// Sum of the distances between where labels are and where they belong.
fn cost(extents: &[Extent], segments: &[Segment], preset: &Preset, top: f64) -> f64 {
    let wanted: Vec<f64> = rests(extents, segments, preset)
        .iter()
        .map(|rest: &Rest| rest.y - preset.label / 2.0)
        .collect();
    let heights: Vec<f64> = extents.iter().map(|e| e.height).collect();
    let placed = place_labels(&wanted, &heights, top);
    wanted.iter().zip(placed).map(|(want, got)| (want - got).abs()).sum()
}
