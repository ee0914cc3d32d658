//! Which track each glyph takes, and at which height its leader leaves it.
//!
//! Leaders go to the right, so whatever stands right of a glyph must not be at its leader's height:
//! bars take the tracks nearest the axis, points those nearest the labels, and a bar's leader leaves
//! where nothing is in its way. Glyphs at the same height share a stem.

use super::rest::Rest;

/// A glyph before it has a track.
#[derive(Clone, Copy, Debug)]
pub struct Glyph {
    /// Where it is along the axis.
    pub rest: Rest,
    /// A circle or diamond; its leader leaves at its middle.
    pub point: bool,
    /// Joined with another that tells the same.
    pub joined: bool,
}

/// A glyph's track, counted from the axis, and the height of its leader.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Track {
    /// 0 is nearest the axis.
    pub column: usize,
    /// Where the leader leaves.
    pub exit: f64,
}

/// Tracks of all glyphs (in order) and the number of columns: as few columns as keep every leader
/// free, from `least` to `most`. Where bars crowd more than `most` columns can part, the leader of
/// one passes behind another.
pub fn tracks(glyphs: &[Glyph], radius: f64, (least, most): (usize, usize)) -> (Vec<Track>, usize) {
    let mut best: Option<(usize, Vec<Track>, usize)> = None;
    for limit in least..=most.max(least) {
        let (found, columns, behind) = tried(glyphs, radius, limit);
        if best.as_ref().is_none_or(|(fewest, ..)| behind < *fewest) {
            best = Some((behind, found, columns));
        }
        if best.as_ref().is_some_and(|(fewest, ..)| *fewest == 0) {
            break;
        }
    }
    best.map_or((Vec::new(), 0), |(_, found, columns)| (found, columns))
}

/// Tracks, columns, and how many bars have something in the way, with at most so many columns.
fn tried(glyphs: &[Glyph], radius: f64, most: usize) -> (Vec<Track>, usize, usize) {
    let mut tracks: Vec<Track> =
        glyphs.iter().map(|g| Track { column: 0, exit: g.rest.y }).collect();
    let (bars, behind) = bars(glyphs, &mut tracks, radius, most);
    let free = |joined: bool| {
        let mut columns: Vec<f64> = Vec::new();
        let mut found = Vec::new();
        for (i, glyph) in glyphs.iter().enumerate().filter(|(_, g)| g.point && g.joined == joined) {
            let clear = |last: &f64| glyph.rest.y - last >= 2.0 * radius + 0.5;
            let column = columns.iter().position(clear).unwrap_or(columns.len());
            let column = column.min(most - 1);
            if column == columns.len() {
                columns.push(0.0);
            }
            columns[column] = glyph.rest.y;
            found.push((i, column));
        }
        (found, columns.len())
    };
    let (plain, plain_columns) = free(false);
    let (joined, joined_columns) = free(true);
    let all = bars + plain_columns + joined_columns;
    for (i, column) in plain {
        tracks[i].column = all - 1 - column;
    }
    for (i, column) in joined {
        tracks[i].column = bars + joined_columns - 1 - column;
    }
    (tracks, all, behind)
}

/// Gives every bar a column and an exit; the number of columns used, and of bars with something in
/// the way.
fn bars(glyphs: &[Glyph], tracks: &mut [Track], radius: f64, most: usize) -> (usize, usize) {
    let mut placed: Vec<usize> = Vec::new();
    let mut columns = 0;
    let mut above = f64::NEG_INFINITY;
    let mut below = vec![f64::INFINITY; glyphs.len() + 1];
    for i in (0..glyphs.len()).rev() {
        below[i] = if glyphs[i].point { below[i + 1].min(glyphs[i].rest.y) } else { below[i + 1] };
    }
    for (i, glyph) in glyphs.iter().enumerate() {
        if !glyph.point {
            let scene = Scene { glyphs, tracks, placed: &placed, radius };
            let track = scene.best(glyph, (above, below[i]), (columns + 1).min(most));
            tracks[i] = track;
            columns = columns.max(track.column + 1);
            placed.push(i);
        }
        above = above.max(tracks[i].exit);
    }
    settle(glyphs, tracks, radius, (columns.max(1), most))
}

/// Places each bar again now that all others are known, until nothing is in the way or eight
/// rounds are over; the number of columns used, and of bars with something in the way.
fn settle(
    glyphs: &[Glyph],
    tracks: &mut [Track],
    radius: f64,
    (mut columns, most): (usize, usize),
) -> (usize, usize) {
    let bars: Vec<usize> = (0..glyphs.len()).filter(|&i| !glyphs[i].point).collect();
    let mut behind = 0;
    for _ in 0..8 {
        behind = 0;
        for &i in &bars {
            let placed: Vec<usize> = bars.iter().copied().filter(|&j| j != i).collect();
            let scene = Scene { glyphs, tracks, placed: &placed, radius };
            let glyph = &glyphs[i];
            let now = scene.points_at(glyph, tracks[i].exit) + scene.in_the_way(glyph, tracks[i]);
            if now < IN_THE_WAY {
                continue;
            }
            behind += 1;
            let exits = |range: std::ops::Range<usize>| tracks[range].iter().map(|t| t.exit);
            let above = exits(0..i).fold(f64::NEG_INFINITY, f64::max);
            let below = exits(i + 1..glyphs.len()).fold(f64::INFINITY, f64::min);
            tracks[i] = scene.best(glyph, (above, below), (columns + 1).min(most));
            columns = columns.max(tracks[i].column + 1);
        }
        if behind == 0 {
            break;
        }
    }
    (bars.iter().map(|&i| tracks[i].column + 1).max().unwrap_or(0), behind)
}

/// What it costs to share a stem.
const SHARED: f64 = 12.0;
/// From this cost on, a leader runs through a glyph.
const IN_THE_WAY: f64 = 100.0;

/// Everything that a bar's place depends on.
struct Scene<'a> {
    glyphs: &'a [Glyph],
    tracks: &'a [Track],
    placed: &'a [usize],
    radius: f64,
}

impl Scene<'_> {
    /// The cheapest column and exit.
    fn best(&self, glyph: &Glyph, (above, below): (f64, f64), columns: usize) -> Track {
        let mut best = (f64::INFINITY, Track::default());
        for exit in self.exits(glyph, above, below) {
            let base = 0.3 * (exit - glyph.rest.y).abs() + self.points_at(glyph, exit);
            for column in 0..columns {
                let track = Track { column, exit };
                let cost = base + column as f64 + self.in_the_way(glyph, track);
                if cost < best.0 {
                    best = (cost, track);
                }
            }
        }
        best.1
    }

    /// Heights where the leader may leave, keeping the order of leaders.
    fn exits(&self, glyph: &Glyph, above: f64, below: f64) -> Vec<f64> {
        let top = (glyph.rest.top + 1.0).max(above);
        let bottom = (glyph.rest.bottom - 1.0).min(below);
        if top >= bottom {
            return vec![bottom.max(above)];
        }
        let mut exits = vec![glyph.rest.y.clamp(top, bottom), top, bottom];
        let clear = self.radius + 1.5;
        let near = |y: f64| y > top - clear && y < bottom + clear;
        for other in self.glyphs.iter().filter(|g| g.point && near(g.rest.y)).take(24) {
            exits.extend([other.rest.y, other.rest.y - clear, other.rest.y + clear]);
        }
        for &j in self.placed.iter().rev().take(12) {
            let other = &self.glyphs[j].rest;
            exits.extend([other.bottom + 2.0, other.top - 2.0, self.tracks[j].exit]);
        }
        exits.retain(|exit| (top..=bottom).contains(exit));
        exits
    }

    /// What it costs that points stand at or near this height.
    fn points_at(&self, glyph: &Glyph, exit: f64) -> f64 {
        let (mut cost, mut shared) = (0.0, 0.0);
        for other in self.glyphs.iter().filter(|g| g.point && !std::ptr::eq(*g, glyph)) {
            let apart = (other.rest.y - exit).abs();
            if apart < 0.05 {
                shared = SHARED;
            } else if apart < self.radius + 1.0 {
                cost += 200.0;
            }
        }
        cost + shared
    }

    /// What it costs to meet bars placed before.
    fn in_the_way(&self, glyph: &Glyph, track: Track) -> f64 {
        let (mut cost, mut stem) = (0.0, 0.0);
        for &j in self.placed {
            let (other, theirs) = (&self.glyphs[j].rest, &self.tracks[j]);
            let covers = |rest: &Rest, y: f64| y > rest.top - 1.5 && y < rest.bottom + 1.5;
            let shared = (theirs.exit - track.exit).abs() < 0.05;
            if theirs.column == track.column {
                let apart =
                    glyph.rest.top >= other.bottom + 3.0 || other.top >= glyph.rest.bottom + 3.0;
                cost += if apart { 0.0 } else { 1000.0 };
                continue;
            }
            let crossed = match theirs.column > track.column {
                true => covers(other, track.exit),
                false => covers(&glyph.rest, theirs.exit),
            };
            if crossed && shared {
                stem = SHARED;
            } else if crossed {
                cost += 300.0;
            }
        }
        cost + stem
    }
}
