//! The chart itself: axis, glyphs, leaders, labels.

use super::axis::{Extent, segments};
use super::blocks::Block;
use super::claim::Claim;
use super::entry::Entry;
use super::frame::{Paint, Placed, Point, Segment};
use super::given::{evenly, glyphs, pairs};
use super::glyphs::{Mark, break_strokes, strokes};
use super::metrics::{WIDEST, text_width};
use super::options::Scale;
use super::pav::place_labels;
use super::presets::Preset;
use super::rest::{Rest, rests};
use super::sheet::{Face, Sheet, baseline};
use super::ticks::{Tick, ticks};
use super::tracks::{Laid, Track, tracks};

/// A leader that would bend by less runs straight to its label.
const STRAIGHT: f64 = 2.5;

/// The body with all places known.
pub struct Body {
    /// Segments of the axis.
    pub segments: Vec<Segment>,
    /// Items with their places.
    pub placed: Vec<Placed>,
    /// Where it ends.
    pub bottom: f64,
    /// Whether two glyphs are joined.
    pub joined: bool,
}

/// Places across the page.
#[derive(Clone, Copy, Debug)]
struct Across {
    axis: f64,
    first: f64,
    channel: (f64, f64),
    label: f64,
}

impl Across {
    fn of(preset: &Preset, ticks: f64, columns: usize, scale: Scale) -> Self {
        let axis = (preset.margin * 0.75 + ticks + 8.0).round();
        let first = axis + preset.radius + 6.0;
        let left = first + (columns.max(1) - 1) as f64 * preset.pitch + preset.radius * 1.25 + 3.0;
        let bends = scale == Scale::Time;
        let right = left + if bends { preset.channel } else { preset.radius };
        Across { axis, first, channel: (left, right), label: right + 6.0 }
    }
}

/// Everything that depends on how wide the parts are.
struct Plan {
    across: Across,
    blocks: Vec<Block>,
    tops: Vec<f64>,
    rests: Vec<Rest>,
    tracks: Vec<Track>,
    segments: Vec<Segment>,
    ticks: Vec<Tick>,
    columns: usize,
    in_the_way: usize,
}

/// Entries that have a date, with their claims.
pub type Dated<'a> = (&'a Entry, Claim);

/// How much higher the axis is made where a leader would else run through a glyph.
const ROOMIER: [f64; 5] = [1.0, 1.3, 1.7, 2.3, 3.2];

/// Lays out and draws the body from `top` on.
pub fn body(
    sheet: &mut Sheet,
    dated: &[Dated<'_>],
    preset: &Preset,
    scale: Scale,
    top: f64,
) -> Body {
    let mut plan = Plan::fitted(dated, preset, scale, top);
    for roomier in ROOMIER.iter().skip(1).filter(|_| preset.height.is_none()) {
        if plan.in_the_way == 0 {
            break;
        }
        let preset = Preset { roomier: *roomier, ..*preset };
        let higher = Plan::fitted(dated, &preset, scale, top);
        if higher.in_the_way < plan.in_the_way {
            plan = higher;
        }
    }
    plan.draw(sheet, dated, preset, top)
}

impl Plan {
    /// With as much room across as ticks and columns need.
    fn fitted(dated: &[Dated<'_>], preset: &Preset, scale: Scale, top: f64) -> Plan {
        let small = preset.small;
        let widest = |ticks: &[Tick]| {
            let labels = ticks.iter().filter_map(|tick| tick.label.as_ref());
            labels.map(|(_, text)| text_width(text, small, false) * WIDEST).fold(0.0, f64::max)
        };
        let (mut wide, mut columns) = (0.0, 1);
        let mut plan = Plan::of(dated, preset, scale, top, wide, columns);
        for _ in 0..4 {
            let needs = (widest(&plan.ticks), plan.columns);
            if needs.0 <= wide && needs.1 <= columns {
                break;
            }
            (wide, columns) = (needs.0.max(wide), needs.1.max(columns));
            plan = Plan::of(dated, preset, scale, top, wide, columns);
        }
        plan
    }

    fn of(
        dated: &[Dated<'_>],
        preset: &Preset,
        scale: Scale,
        top: f64,
        wide: f64,
        columns: usize,
    ) -> Plan {
        let across = Across::of(preset, wide, columns, scale);
        let blocks: Vec<Block> =
            dated.iter().map(|(entry, _)| Block::of(entry, preset, across.label)).collect();
        let extents: Vec<Extent> = dated
            .iter()
            .zip(&blocks)
            .map(|((_, claim), block)| {
                let (up, down) = Mark::arrows(claim);
                let height = block.height + preset.gap;
                Extent { start: claim.start, end: claim.end, claim: *claim, height, up, down }
            })
            .collect();
        let (segments, rests) = match scale {
            Scale::Time => {
                let segments = segments(&extents, preset, top);
                let rests = rests(&extents, &segments, preset);
                (segments, rests)
            }
            Scale::Order => (Vec::new(), evenly(&extents, preset, top)),
        };
        let Laid { tracks, columns: used, in_the_way } =
            tracks(&glyphs(dated, &rests, scale), preset.radius);
        let half = preset.label_line() / 2.0;
        let wanted: Vec<f64> = tracks.iter().map(|track| track.exit - half).collect();
        let heights: Vec<f64> = extents.iter().map(|e| e.height).collect();
        let tops = place_labels(&wanted, &heights, top);
        let ticks = all_ticks(&segments, dated, preset);
        Plan { across, blocks, tops, rests, tracks, segments, ticks, columns: used, in_the_way }
    }

    fn draw(&self, sheet: &mut Sheet, dated: &[Dated<'_>], preset: &Preset, top: f64) -> Body {
        let labels_end = self.tops.iter().zip(&self.blocks).map(|(top, b)| top + b.height);
        let drawn = self.rests.iter().map(|rest| rest.bottom);
        let axis_end = self.segments.last().map_or(0.0, |segment| segment.bottom);
        let bottom = labels_end.chain(drawn).fold(axis_end.max(top), f64::max);
        self.draw_axis(sheet, preset, (top, bottom));
        let leaders: Vec<Vec<Point>> =
            (0..dated.len()).map(|i| self.leader(i, dated, preset)).collect();
        sheet.lines_alike("leaders", (Paint::Leader, 1.0), |sheet| {
            for leader in &leaders {
                sheet.line(leader.clone(), Paint::Leader, 1.0);
            }
        });
        let joined = self.draw_joins(sheet, dated, preset);
        let mut placed = Vec::with_capacity(dated.len());
        for (i, ((entry, claim), leader)) in dated.iter().zip(leaders).enumerate() {
            let mark = self.mark(i, dated, preset);
            let corner = (self.across.label, self.tops[i]);
            sheet.group(entry.id.clone(), |sheet| {
                mark.draw(sheet);
                self.break_bar(sheet, &mark);
                self.blocks[i].draw(sheet, preset, corner);
            });
            placed.push(Placed {
                id: entry.id.clone(),
                instants: (claim.start, claim.end),
                kind: claim.kind,
                glyph: mark.area(),
                label: self.blocks[i].area(corner),
                leader,
            });
        }
        Body { segments: self.segments.clone(), placed, bottom, joined }
    }

    fn x(&self, i: usize, preset: &Preset) -> f64 {
        self.across.first + self.tracks[i].column as f64 * preset.pitch
    }

    fn mark(&self, i: usize, dated: &[Dated<'_>], preset: &Preset) -> Mark {
        let (entry, claim) = &dated[i];
        let (up, down) = Mark::arrows(claim);
        Mark {
            kind: claim.kind,
            up,
            down,
            hollow: entry.hollow,
            lane: entry.lane,
            x: self.x(i, preset),
            rest: self.rests[i],
            radius: preset.radius,
        }
    }

    fn leader(&self, i: usize, dated: &[Dated<'_>], preset: &Preset) -> Vec<Point> {
        let exit = self.tracks[i].exit;
        let label = self.tops[i] + preset.label_line() / 2.0;
        let mark = self.mark(i, dated, preset);
        let start = if mark.kind.is_bar() { mark.area().right() - 0.5 } else { mark.x };
        let (left, right) = self.across.channel;
        if (exit - label).abs() < STRAIGHT {
            return vec![(start, exit), (right + 2.0, exit)];
        }
        vec![(start, exit), (left, exit), (right + 2.0, label)]
    }

    fn draw_axis(&self, sheet: &mut Sheet, preset: &Preset, (top, bottom): (f64, f64)) {
        let x = self.across.axis;
        sheet.lines_alike("axis", (Paint::Axis, 1.5), |sheet| {
            if self.segments.is_empty() {
                sheet.line(vec![(x, top), (x, bottom)], Paint::Axis, 1.5);
            }
            for segment in &self.segments {
                sheet.line(vec![(x, segment.top), (x, segment.bottom)], Paint::Axis, 1.5);
            }
            for pair in self.segments.windows(2) {
                let middle = (pair[0].bottom + pair[1].top) / 2.0;
                strokes(sheet, (x, middle), preset.radius, Paint::Axis);
            }
            for y in self.ticks.iter().filter_map(|tick| tick.mark) {
                sheet.line(vec![(x - 4.0, y), (x, y)], Paint::Axis, 1.5);
            }
        });
        let face = Face { size: preset.small, bold: false, paint: Paint::Muted };
        sheet.texts_end("dates", |sheet| {
            for (y, text) in self.ticks.iter().filter_map(|tick| tick.label.as_ref()) {
                sheet.text_end((x - 8.0, y + baseline(0.0, preset.small)), text, face);
            }
        });
    }

    /// Break glyphs where a bar crosses a break of the axis.
    fn break_bar(&self, sheet: &mut Sheet, mark: &Mark) {
        for pair in self.segments.windows(2) {
            let (above, below) = (pair[0].bottom, pair[1].top);
            if mark.kind.is_bar() && mark.rest.top < above && mark.rest.bottom > below {
                let at = (mark.x, (above + below) / 2.0);
                break_strokes(sheet, at, mark.radius, Paint::Lane(mark.lane));
            }
        }
    }

    fn draw_joins(&self, sheet: &mut Sheet, dated: &[Dated<'_>], preset: &Preset) -> bool {
        let pairs = pairs(dated);
        for &(a, b) in &pairs {
            let (from, to) = (self.tracks[a].exit, self.tracks[b].exit);
            let column = self.tracks[a].join.unwrap_or(self.tracks[a].column);
            let x = self.across.first + column as f64 * preset.pitch;
            let mut points =
                vec![(self.x(a, preset), from), (x, from), (x, to), (self.x(b, preset), to)];
            points.dedup();
            sheet.line(points, Paint::Lane(dated[a].0.lane), 1.5);
        }
        !pairs.is_empty()
    }
}

fn all_ticks(segments: &[Segment], dated: &[Dated<'_>], preset: &Preset) -> Vec<Tick> {
    let mut found = Vec::new();
    for segment in segments {
        let inside = |t: i64| (segment.start..=segment.end).contains(&t);
        let claims: Vec<Claim> = dated
            .iter()
            .map(|(_, claim)| *claim)
            .filter(|claim| inside(claim.start) || inside(claim.end))
            .collect();
        found.extend(ticks(segment, &claims, preset));
    }
    found
}
