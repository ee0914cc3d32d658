//! Which track each glyph takes, and at which height its leader leaves it.
//!
//! Leaders go to the right, so whatever stands right of a glyph must not be at its leader's height:
//! bars take the tracks nearest the axis, points those nearest the labels, and a bar's leader leaves
//! where nothing is in its way. Glyphs at the same height share a stem.

use std::collections::BTreeSet;

use super::exits::exits;
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

/// Tracks of all glyphs.
///
/// First the heights where leaders leave, in the order of the labels, so that no two glyphs are in
/// each other's way; then columns, each bar right of the bars that its leader would run through.
pub fn tracks(glyphs: &[Glyph], radius: f64) -> Laid {
    let exits = exits(glyphs, radius);
    let mut tracks: Vec<Track> = exits.iter().map(|&exit| Track { column: 0, exit }).collect();
    let bars = bar_columns(glyphs, &mut tracks);
    let free = |joined: bool| {
        let mut columns: Vec<f64> = Vec::new();
        let mut found = Vec::new();
        for (i, glyph) in glyphs.iter().enumerate().filter(|(_, g)| g.point && g.joined == joined) {
            let clear = |last: &f64| glyph.rest.y - last >= 2.0 * radius + 0.5;
            let column = columns.iter().position(clear).unwrap_or(columns.len()).min(MOST - 1);
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
