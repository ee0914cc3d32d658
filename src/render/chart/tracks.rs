//! Which track each glyph takes, and at which height its leader leaves it.
//!
//! Leaders go to the right, so whatever stands right of a glyph must not be at its leader's height:
//! bars take the tracks nearest the axis, points those nearest the labels, and a bar's leader leaves
//! where nothing is in its way. Glyphs at the same height share a stem.

use std::collections::BTreeSet;
use std::ops::Range;

use super::exits::exits;
use super::rest::Rest;

/// A glyph before it has a track.
#[derive(Clone, Copy, Debug)]
pub struct Glyph {
    /// Where it is along the axis.
    pub rest: Rest,
    /// A circle or diamond; its leader leaves at its middle.
    pub point: bool,
    /// Joined with others that tell the same; all of them have the same number.
    pub joined: Option<usize>,
}

/// A glyph's track, counted from the axis, and the height of its leader.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Track {
    /// 0 is nearest the axis.
    pub column: usize,
    /// Where the leader leaves.
    pub exit: f64,
    /// Where the line to a glyph that tells the same runs.
    pub join: Option<usize>,
}

/// Tracks of all glyphs.
///
/// First the heights where leaders leave, in the order of the labels, so that no two glyphs are in
/// each other's way; then columns, each bar right of the bars that its leader would run through.
pub fn tracks(glyphs: &[Glyph], radius: f64) -> Laid {
    let exits = exits(glyphs, radius);
    let mut tracks: Vec<Track> =
        exits.iter().map(|&exit| Track { column: 0, exit, join: None }).collect();
    let bars = bar_columns(glyphs, &mut tracks);
    let plain: Vec<usize> = points(glyphs, |glyph| glyph.joined.is_none());
    let plain = side_by_side(glyphs, &plain, radius);
    let joins = joins(glyphs, &tracks, radius);
    let width = |columns: &[(usize, usize)]| columns.iter().map(|(_, c)| c + 1).max().unwrap_or(0);
    let lines = joins.iter().map(|join| join.columns.end).max().unwrap_or(0);
    let first = bars + lines;
    let all = first + width(&plain);
    for (i, column) in plain {
        tracks[i].column = all - 1 - column;
    }
    for Join { columns, points, all } in joins {
        for (i, column) in points {
            tracks[i].column = first - 1 - columns.start - column;
        }
        for i in all {
            tracks[i].join = Some(first - 1 - columns.start);
        }
    }
    Laid { in_the_way: in_the_way(glyphs, &tracks), tracks, columns: all }
}

/// Glyphs with their tracks.
pub struct Laid {
    /// In the order of the glyphs.
    pub tracks: Vec<Track>,
    /// The number of columns.
    pub columns: usize,
    /// How many leaders run through a glyph.
    pub in_the_way: usize,
}

fn in_the_way(glyphs: &[Glyph], tracks: &[Track]) -> usize {
    let bars = glyphs.iter().zip(tracks).filter(|(glyph, _)| !glyph.point);
    let meets = |track: &Track| {
        glyphs.iter().zip(tracks).any(|(other, theirs)| {
            let half = if other.point { 0.5 } else { 0.0 };
            let rest =
                Rest { top: other.rest.top + half, bottom: other.rest.bottom - half, ..other.rest };
            theirs.column > track.column
                && !same(theirs.exit, track.exit)
                && covers(&rest, track.exit)
        })
    };
    bars.filter(|(_, track)| meets(track)).count()
}

/// Most columns of points that stand side by side.
const MOST: usize = 8;

fn points(glyphs: &[Glyph], wanted: impl Fn(&Glyph) -> bool) -> Vec<usize> {
    let chosen = glyphs.iter().enumerate().filter(|(_, glyph)| glyph.point && wanted(glyph));
    chosen.map(|(i, _)| i).collect()
}

/// Each point in the first column where it does not touch the one above. Columns are counted from
/// the right.
fn side_by_side(glyphs: &[Glyph], points: &[usize], radius: f64) -> Vec<(usize, usize)> {
    let mut columns: Vec<f64> = Vec::new();
    let place = |&i: &usize| {
        let y = glyphs[i].rest.y;
        let clear = |last: &f64| y - last >= 2.0 * radius + 0.5;
        let column = columns.iter().position(clear).unwrap_or(columns.len()).min(MOST - 1);
        if column == columns.len() {
            columns.push(y);
        }
        columns[column] = y;
        (i, column)
    };
    points.iter().map(place).collect()
}

/// Glyphs that tell the same, and the columns between bars and other points that are theirs.
struct Join {
    columns: Range<usize>,
    /// The points among them, with their columns counted from the right.
    points: Vec<(usize, usize)>,
    all: Vec<usize>,
}

/// Glyphs that tell the same have columns of their own as far as the line between them reaches, so
/// that it runs through nothing else.
fn joins(glyphs: &[Glyph], tracks: &[Track], radius: f64) -> Vec<Join> {
    let groups: BTreeSet<usize> = glyphs.iter().filter_map(|glyph| glyph.joined).collect();
    let mut taken: Vec<(usize, f64, f64)> = Vec::new();
    let mut found = Vec::new();
    for group in groups {
        let all: Vec<usize> =
            (0..glyphs.len()).filter(|&i| glyphs[i].joined == Some(group)).collect();
        let heights = all.iter().map(|&i| tracks[i].exit);
        let (top, bottom) =
            heights.fold((f64::MAX, f64::MIN), |(top, bottom), y| (top.min(y), bottom.max(y)));
        let points = side_by_side(glyphs, &points(glyphs, |g| g.joined == Some(group)), radius);
        let width = points.iter().map(|(_, column)| column + 1).max().unwrap_or(1);
        let overlaps = |from: usize, (column, above, below): &(usize, f64, f64)| {
            (from..from + width).contains(column)
                && top - 2.0 * radius < *below
                && bottom + 2.0 * radius > *above
        };
        let free = |from: &usize| !taken.iter().any(|other| overlaps(*from, other));
        let from = (0..MOST).find(free).unwrap_or(MOST);
        taken.extend((from..from + width).map(|column| (column, top, bottom)));
        found.push(Join { columns: from..from + width, points, all });
    }
    found
}

/// Gives every bar a column: right of the bars that cover the height of its leader, and apart from
/// the bars of its own column. The number of columns used.
fn bar_columns(glyphs: &[Glyph], tracks: &mut [Track]) -> usize {
    let mut left: Vec<usize> = (0..glyphs.len()).filter(|&i| !glyphs[i].point).collect();
    let mut placed: Vec<usize> = Vec::with_capacity(left.len());
    let runs_through = |tracks: &[Track], i: usize, j: usize| {
        j != i && !same(tracks[i].exit, tracks[j].exit) && covers(&glyphs[j].rest, tracks[i].exit)
    };
    while !left.is_empty() {
        let free = |&i: &usize| !left.iter().any(|&j| runs_through(tracks, i, j));
        let next = left.iter().position(free).unwrap_or(0);
        let i = left.remove(next);
        let beyond = placed.iter().filter(|&&j| runs_through(tracks, i, j));
        let least = beyond.map(|&j| tracks[j].column + 1).max().unwrap_or(0);
        let taken: BTreeSet<usize> = placed
            .iter()
            .filter(|&&j| !apart(&glyphs[i].rest, &glyphs[j].rest))
            .map(|&j| tracks[j].column)
            .collect();
        tracks[i].column = (least..).find(|column| !taken.contains(column)).unwrap_or(least);
        placed.push(i);
    }
    placed.iter().map(|&i| tracks[i].column + 1).max().unwrap_or(0)
}

fn same(a: f64, b: f64) -> bool {
    (a - b).abs() < 0.05
}

fn covers(rest: &Rest, y: f64) -> bool {
    y > rest.top && y < rest.bottom
}

fn apart(a: &Rest, b: &Rest) -> bool {
    a.top >= b.bottom + 3.0 || b.top >= a.bottom + 3.0
}
