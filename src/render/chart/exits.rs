//! At which height the leader of each glyph leaves.
//!
//! The leaders keep the order of the labels. A point's leader leaves at its middle; a bar's may
//! leave anywhere along the bar. Two bars are in each other's way when each covers the height of
//! the other's leader: no order of columns parts them, unless they share a stem. The search takes
//! glyph by glyph, keeps the [`KEPT`] cheapest choices so far, and so finds heights where nothing
//! is in the way of anything wherever there are any.

use super::rest::Rest;
use super::tracks::Glyph;

/// Choices that are kept from glyph to glyph.
const KEPT: usize = 12;
/// Heights that are tried for a glyph, nearest first.
const TRIED: usize = 28;
/// What it costs to share a stem.
const SHARED: f64 = 12.0;
/// What it costs that a leader nearly touches a point.
const NEAR: f64 = 6.0;
/// What it costs that two glyphs are in each other's way.
const IN_THE_WAY: f64 = 300.0;
/// What it costs that a leader leaves where its glyph is not.
const LOOSE: f64 = 1000.0;

/// The heights, in order.
pub fn exits(glyphs: &[Glyph], radius: f64) -> Vec<f64> {
    if glyphs.iter().all(|glyph| glyph.point) {
        return glyphs.iter().map(|glyph| glyph.rest.y).collect();
    }
    let scene = Scene::of(glyphs, radius);
    let mut kept = vec![Choice { cost: 0.0, exits: Vec::new() }];
    for i in 0..glyphs.len() {
        let mut next: Vec<(f64, usize, f64)> = Vec::new();
        for (from, choice) in kept.iter().enumerate() {
            let heights = scene.heights(i, choice.last());
            next.extend(heights.into_iter().map(|y| (scene.cost(i, y, choice), from, y)));
        }
        next.sort_by(|a, b| a.0.total_cmp(&b.0));
        next.dedup_by(|a, b| a.2 == b.2 && a.1 == b.1);
        next.truncate(KEPT);
        kept = next.into_iter().map(|(cost, from, y)| kept[from].then(cost, y)).collect();
    }
    kept.swap_remove(0).exits
}

/// Heights chosen so far, and what they cost.
struct Choice {
    cost: f64,
    exits: Vec<f64>,
}

impl Choice {
    fn last(&self) -> f64 {
        self.exits.last().copied().unwrap_or(f64::NEG_INFINITY)
    }

    fn then(&self, cost: f64, y: f64) -> Choice {
        let mut exits = Vec::with_capacity(self.exits.len() + 1);
        exits.extend_from_slice(&self.exits);
        exits.push(y);
        Choice { cost, exits }
    }
}

/// Everything that a height depends on.
struct Scene<'a> {
    glyphs: &'a [Glyph],
    radius: f64,
    /// The lowest height of each leader that leaves room for all leaders below it.
    lowest: Vec<f64>,
    /// Heights that are worth trying: at the points, beside them, at the ends of bars.
    worth: Vec<f64>,
}

impl<'a> Scene<'a> {
    fn of(glyphs: &'a [Glyph], radius: f64) -> Self {
        let mut below = f64::INFINITY;
        let mut lowest = vec![below; glyphs.len()];
        for (i, glyph) in glyphs.iter().enumerate().rev() {
            below = below.min(if glyph.point { glyph.rest.y } else { glyph.rest.bottom - 1.0 });
            lowest[i] = below;
        }
        let near = [0.0, -radius - 1.0, radius + 1.0, -radius - 3.0, radius + 3.0];
        let mut worth: Vec<f64> = Vec::with_capacity(glyphs.len() * near.len());
        for Glyph { rest, point, .. } in glyphs {
            match point {
                true => worth.extend(near.map(|apart| rest.y + apart)),
                false => worth.extend([rest.y, rest.top - 2.0, rest.bottom + 2.0]),
            }
        }
        worth.sort_by(f64::total_cmp);
        worth.dedup();
        Scene { glyphs, radius, lowest, worth }
    }

    /// Heights for a glyph below those of the glyphs before it, nearest first.
    fn heights(&self, i: usize, last: f64) -> Vec<f64> {
        let glyph = &self.glyphs[i];
        if glyph.point {
            return vec![glyph.rest.y];
        }
        let top = (glyph.rest.top + 1.0).max(last);
        let bottom = (glyph.rest.bottom - 1.0).min(self.lowest[i]);
        if top >= bottom {
            return vec![bottom.max(last)];
        }
        let best = glyph.rest.y.clamp(top, bottom);
        let (from, to) = (self.first_from(top), self.first_from(bottom));
        let (from, to) = (from, to.max(from));
        let at = self.first_from(best).clamp(from, to);
        let near = at.saturating_sub(TRIED / 2).max(from)..(at + TRIED / 2).min(to);
        let mut heights = vec![best, top, bottom];
        heights.extend_from_slice(&self.worth[near]);
        heights
    }

    fn first_from(&self, y: f64) -> usize {
        self.worth.partition_point(|worth| *worth < y)
    }

    /// What the choice costs when the leader of the next glyph leaves at `y`.
    fn cost(&self, i: usize, y: f64, choice: &Choice) -> f64 {
        let glyph = &self.glyphs[i];
        if glyph.point {
            return choice.cost;
        }
        let inside = y >= glyph.rest.top && y <= glyph.rest.bottom && y >= choice.last();
        let mut cost = choice.cost + 0.3 * (y - glyph.rest.y).abs();
        cost += if inside { 0.0 } else { LOOSE };
        let mut shared = 0.0;
        for (j, other) in self.glyphs.iter().enumerate().filter(|(j, _)| *j != i) {
            let theirs = match (other.point, choice.exits.get(j)) {
                (true, _) => other.rest.y,
                (false, Some(exit)) => *exit,
                (false, None) => f64::NEG_INFINITY,
            };
            let apart = (theirs - y).abs();
            if apart < 0.05 {
                shared = SHARED;
            } else if other.point && apart < self.radius + 0.99 {
                cost += IN_THE_WAY;
            } else if other.point && apart < self.radius + 2.99 {
                cost += NEAR;
            } else if !other.point && covers(&other.rest, y) && covers(&glyph.rest, theirs) {
                cost += IN_THE_WAY;
            }
        }
        cost + shared
    }
}

fn covers(rest: &Rest, y: f64) -> bool {
    y > rest.top && y < rest.bottom
}
