//! The broken axis: which gaps are cut out, and how many pixels each remaining stretch has.
//!
//! Every beginning and end of a glyph is an anchor. The k largest gaps between anchors are tried as
//! breaks, k = 0..6; the least sum of label displacements + 60 px a break wins. Stretches with
//! several events share one scale.
//!
//! A burst of news after years of background would still be a knot of leaders then. Only where a
//! label is that far from its place, or glyphs of different times touch, are up to 12 breaks tried,
//! and stretches with a scale each, at a price: the legend says "not to scale across axis breaks"
//! anyway. A break that would take more height than it cuts out is never made.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use super::Kind;
use super::frame::Segment;
use super::pav::place_labels;
use super::presets::Preset;
use super::rest::{Rest, rests};
use super::stretch::{Stretch, common_scale, stretch};

/// Most breaks that are tried.
const BREAKS: usize = 6;
/// Most breaks that are tried against a knot.
const BREAKS_IN_A_KNOT: usize = 12;
/// A label that is as far from its place as so many labels are high is part of a knot.
const KNOT: f64 = 2.6;
/// What a break must save, in pixels of label displacement.
const BREAK_COST: f64 = 60.0;
/// What a break through a bar must save besides.
const BROKEN_BAR_COST: f64 = 40.0;
/// What it costs that two glyphs of different times touch.
const TOUCH_COST: f64 = 25.0;
/// What a second scale must save.
const OWN_SCALE_COST: f64 = 120.0;
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
    let axis = Axis { anchors: &anchors, gaps: &gaps, extents, preset, top };
    let Some(usual) = axis.best(0..=BREAKS, true) else { return Vec::new() };
    let far = KNOT * (preset.label_line() + preset.small_line() + preset.gap);
    if usual.farthest <= far && usual.touching == 0 {
        return usual.segments;
    }
    let others = [axis.best(BREAKS + 1..=BREAKS_IN_A_KNOT, true)]
        .into_iter()
        .chain([axis.best(1..=BREAKS_IN_A_KNOT, false)]);
    let least = others.flatten().reduce(|a, b| if b.cost < a.cost { b } else { a });
    match least {
        Some(least) if least.cost < usual.cost => least.segments,
        _ => usual.segments,
    }
}

/// What an axis depends on.
struct Axis<'a> {
    anchors: &'a [i64],
    gaps: &'a [(i64, usize)],
    extents: &'a [Extent],
    preset: &'a Preset,
    top: f64,
}

/// An axis that was tried.
struct Tried {
    cost: f64,
    farthest: f64,
    touching: usize,
    segments: Vec<Segment>,
}

impl Axis<'_> {
    /// The best with so many breaks, ties to fewer.
    fn best(&self, breaks: RangeInclusive<usize>, shared: bool) -> Option<Tried> {
        let mut best: Option<Tried> = None;
        for k in breaks.filter(|&k| k <= self.gaps.len() && stands_out(self.gaps, k)) {
            let mut breaks: Vec<usize> = self.gaps[..k].iter().map(|gap| gap.1).collect();
            breaks.sort_unstable();
            let tried = self.with(&breaks, shared);
            if best.as_ref().is_none_or(|least| tried.cost < least.cost - 1e-6) {
                best = Some(tried);
            }
        }
        best
    }

    /// With these breaks, at what they cost.
    fn with(&self, breaks: &[usize], shared: bool) -> Tried {
        let mut tried = self.best_scale(breaks, shared);
        tried.cost += BREAK_COST * breaks.len() as f64;
        tried.cost += BROKEN_BAR_COST * self.broken(breaks) as f64;
        tried
    }

    /// How many bars these breaks run through.
    fn broken(&self, breaks: &[usize]) -> usize {
        let bars = self.extents.iter().filter(|e| e.claim.kind.is_bar());
        let cut = |e: &&Extent| {
            breaks.iter().any(|&i| e.start <= self.anchors[i] && e.end > self.anchors[i])
        };
        bars.filter(cut).count()
    }

    /// At the scale that is best for these breaks: more height brings labels nearer to their
    /// places, but white paper costs too.
    fn best_scale(&self, breaks: &[usize], shared: bool) -> Tried {
        let tries = SCALES.iter().map(|&wider| {
            let (segments, idle) = self.laid_out(breaks, wider * self.preset.roomier, shared);
            let height = segments.last().map_or(0.0, |segment| segment.bottom - self.top);
            let scales = segments.iter().filter(|segment| !segment.stub).count();
            let more = if shared { 0 } else { scales.saturating_sub(1) };
            let (moved, farthest) = displacement(self.extents, &segments, self.preset, self.top);
            let touching = touching(self.extents, &segments, self.preset);
            let cost = moved + OWN_SCALE_COST * more as f64 + TOUCH_COST * touching as f64;
            let cost = if idle { f64::INFINITY } else { cost };
            let tried = Tried { cost, farthest, touching, segments };
            (cost + self.preset.height_cost * height, tried)
        });
        let none = Tried { cost: f64::INFINITY, farthest: 0.0, touching: 0, segments: Vec::new() };
        let first = (f64::INFINITY, none);
        tries.fold(first, |a, b| if b.0 < a.0 - 1e-6 { b } else { a }).1
    }

    /// Segments between these breaks, and whether a break takes more height than it cuts out.
    fn laid_out(&self, breaks: &[usize], wider: f64, shared: bool) -> (Vec<Segment>, bool) {
        let anchors = self.anchors;
        let mut stretches = Vec::with_capacity(breaks.len() + 1);
        let mut from = 0;
        for &last in breaks.iter().chain([&(anchors.len().saturating_sub(1))]) {
            if let (Some(&start), Some(&end)) = (anchors.get(from), anchors.get(last)) {
                stretches.push(stretch(start, end, self.extents, self.preset));
            }
            from = last + 1;
        }
        let scale = if shared { common_scale(&mut stretches, wider) } else { 0.0 };
        let mut y = self.top;
        let place = |stretch: &Stretch| {
            let inner = match (stretch.scaled, shared) {
                (false, _) => stretch.own,
                (true, true) => (stretch.end - stretch.start) as f64 * scale,
                (true, false) => (stretch.labels * wider - stretch.pads.0).max(stretch.least),
            };
            let segment = Segment {
                start: stretch.start,
                end: stretch.end,
                top: y,
                first: y + stretch.pads.0,
                last: y + stretch.pads.0 + inner,
                bottom: y + stretch.pads.0 + inner + stretch.pads.1,
                stub: !stretch.scaled,
            };
            y = segment.bottom + self.preset.rift;
            segment
        };
        let segments: Vec<Segment> = stretches.iter().map(place).collect();
        let idle =
            (1..segments.len()).any(|i| self.is_idle(&stretches[i - 1..=i], &segments[i - 1..=i]));
        (segments, idle)
    }

    /// Whether the break between two stretches takes more height than what it cuts out would take
    /// at the larger of their scales. (A stretch of one event has none.)
    fn is_idle(&self, stretches: &[Stretch], segments: &[Segment]) -> bool {
        let scale = |(stretch, segment): (&Stretch, &Segment)| {
            let seconds = (segment.end - segment.start) as f64;
            (!stretch.lone && seconds > 0.0).then(|| (segment.last - segment.first) / seconds)
        };
        let Some(scale) = stretches.iter().zip(segments).filter_map(scale).reduce(f64::max) else {
            return false;
        };
        let cut = (segments[1].start - segments[0].end) as f64 * scale;
        cut < self.preset.rift + 4.0 * self.preset.radius
    }
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

/// Gaps that may be cut out, as indices of the anchors before them, largest first.
///
/// A gap that a bar runs through counts as a quarter, since a break through a bar is worse than one
/// through nothing. A whole bar is cut only where something else begins or ends with it, and
/// counts even less.
fn gaps(anchors: &[i64], extents: &[Extent]) -> Vec<(i64, usize)> {
    let whole: BTreeSet<(i64, i64)> = extents.iter().map(|e| (e.start, e.end)).collect();
    let lone = |from: i64, to: i64| {
        let touches = |e: &&Extent| [e.start, e.end].iter().any(|t| *t == from || *t == to);
        whole.contains(&(from, to)) && extents.iter().filter(touches).count() < 2
    };
    let is_day = |from: i64| extents.iter().any(|e| e.claim.kind == Kind::Day && e.start == from);
    let mut gaps: Vec<(i64, usize)> = (0..anchors.len().saturating_sub(1))
        .filter(|&i| !is_day(anchors[i]) && !lone(anchors[i], anchors[i + 1]))
        .map(|i| {
            let (from, to) = (anchors[i], anchors[i + 1]);
            let bar = |e: &&Extent| e.claim.kind != Kind::Day;
            let covered = extents.iter().filter(bar).any(|e| e.start <= from && e.end >= to);
            let worth = match (whole.contains(&(from, to)), covered) {
                (true, _) => (to - from) / 32,
                (false, true) => (to - from) / 4,
                (false, false) => to - from,
            };
            (worth, i)
        })
        .collect();
    gaps.sort_by_key(|&(worth, i)| (Reverse(worth), i));
    gaps.truncate(BREAKS_IN_A_KNOT + 1);
    gaps
}

/// Whether the next gap is clearly smaller than the kth: among equals none is cut out.
fn stands_out(gaps: &[(i64, usize)], k: usize) -> bool {
    match (k.checked_sub(1).and_then(|last| gaps.get(last)), gaps.get(k)) {
        (Some(last), Some(next)) => last.0 as f64 >= next.0 as f64 * 1.1,
        _ => true,
    }
}

/// Sum of the distances between where labels are and where they belong, and the longest.
fn displacement(extents: &[Extent], segments: &[Segment], preset: &Preset, top: f64) -> (f64, f64) {
    let wanted: Vec<f64> = rests(extents, segments, preset)
        .iter()
        .map(|rest: &Rest| rest.y - preset.label / 2.0)
        .collect();
    let heights: Vec<f64> = extents.iter().map(|e| e.height).collect();
    let placed = place_labels(&wanted, &heights, top);
    let moved = wanted.iter().zip(placed).map(|(want, got)| (want - got).abs());
    moved.fold((0.0, 0.0), |(sum, most), moved| (sum + moved, f64::max(most, moved)))
}

/// How many glyphs begin after the one before, but not a glyph's height below it.
fn touching(extents: &[Extent], segments: &[Segment], preset: &Preset) -> usize {
    let near = |pair: &&[Extent]| {
        let apart = y_of(segments, pair[1].start) - y_of(segments, pair[0].start);
        pair[1].start > pair[0].start && apart < preset.radius * 2.0 + 2.0
    };
    extents.windows(2).filter(near).count()
}
