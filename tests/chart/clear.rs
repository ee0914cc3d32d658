//! Whether lines keep clear of everything that they do not belong to.

use dateline::render::chart::{Area, Frame, Kind, Placed, Point, Shape};

/// What lines run through that they should not.
pub fn lines_in_the_way(frame: &Frame, texts: &[(Area, &str)], found: &mut Vec<String>) {
    for (i, one) in frame.placed.iter().enumerate() {
        for other in &frame.placed[i + 1..] {
            if crosses(&one.leader, &other.leader) {
                let (p, q) = (&one.leader, &other.leader);
                found.push(format!("leaders of {} and {} cross: {p:?} {q:?}", one.id, other.id));
            }
        }
        for other in frame.placed.iter().filter(|other| other.id != one.id) {
            if !share_a_stem(one, other) && enters(&one.leader, other) {
                let at = (other.kind, other.glyph);
                found.push(format!(
                    "leader of {} through {}: {:?} {at:?}",
                    one.id, other.id, one.leader
                ));
            }
        }
        for (area, text) in texts {
            if runs_through(&one.leader, &shrunk(area, 1.0)) {
                found.push(format!(
                    "leader of {} through {text}: {:?} {area:?}",
                    one.id, one.leader
                ));
            }
        }
    }
    for (join, ends) in joins(frame) {
        let strange = |placed: &&Placed| {
            let stem = placed.leader.first().map_or(f64::NAN, |start| start.1);
            !ends.iter().any(|end| holds(&placed.glyph, *end) || (end.1 - stem).abs() < 0.1)
        };
        for placed in frame.placed.iter().filter(strange).filter(|placed| enters(join, placed)) {
            found.push(format!("{} is on the line of others: {join:?}", placed.id));
        }
    }
}

/// Lines between glyphs that tell the same (they stand between the leaders and the items), each
/// with the ends of all lines that hang together with it.
fn joins(frame: &Frame) -> Vec<(&Vec<Point>, Vec<Point>)> {
    let leaders = |shape: &Shape| matches!(shape, Shape::Open { id, .. } if id == "leaders");
    let after = frame.shapes.iter().skip_while(|shape| !leaders(shape));
    let after = after.skip_while(|shape| !matches!(shape, Shape::Close)).skip(1);
    let lines: Vec<&Vec<Point>> = after
        .map_while(|shape| match shape {
            Shape::Line { points, .. } => Some(points),
            _ => None,
        })
        .collect();
    let ends = |line: &[Point]| [line[0], line[line.len() - 1]];
    let together = |line: &&Vec<Point>| {
        let mut known = ends(line).to_vec();
        for _ in &lines {
            let more = lines.iter().map(|line| ends(line));
            let more = more.filter(|pair| pair.iter().any(|end| known.contains(end)));
            let more: Vec<Point> = more.flatten().collect();
            known.extend(more);
            known.sort_by(|a, b| a.partial_cmp(b).unwrap());
            known.dedup();
        }
        known
    };
    lines.iter().map(|line| (*line, together(line))).collect()
}

fn share_a_stem(one: &Placed, other: &Placed) -> bool {
    let begins = |placed: &Placed| placed.leader.first().map(|start| start.1);
    matches!((begins(one), begins(other)), (Some(a), Some(b)) if (a - b).abs() < 0.1)
}

fn crosses(a: &[Point], b: &[Point]) -> bool {
    a.windows(2).any(|a| b.windows(2).any(|b| segments_cross((a[0], a[1]), (b[0], b[1]))))
}

fn segments_cross((a, b): (Point, Point), (c, d): (Point, Point)) -> bool {
    let side = |p: Point, q: Point, r: Point| (q.0 - p.0) * (r.1 - p.1) - (q.1 - p.1) * (r.0 - p.0);
    let (s, t) = (side(a, b, c), side(a, b, d));
    let (u, v) = (side(c, d, a), side(c, d, b));
    let apart = |x: f64, y: f64| (x > 0.5 && y < -0.5) || (x < -0.5 && y > 0.5);
    apart(s, t) && apart(u, v)
}

/// Whether a line runs through a glyph as it is drawn, not only through the box around it.
fn enters(line: &[Point], placed: &Placed) -> bool {
    let at = placed.glyph;
    let (x, y) = (at.x + at.w / 2.0, at.y + at.h / 2.0);
    let deep = |(px, py): Point| {
        let (dx, dy) = ((px - x).abs(), (py - y).abs());
        match placed.kind {
            Kind::Clock => dx + dy < at.w / 2.0 - 0.5,
            Kind::Day => dx.hypot(dy) < at.w / 2.0 - 0.5,
            _ => holds(&shrunk(&at, 0.5), (px, py)),
        }
    };
    walked(line).any(deep)
}

fn runs_through(line: &[Point], area: &Area) -> bool {
    walked(line).any(|at| holds(area, at))
}

/// Points of a line, half a pixel apart at most.
fn walked(line: &[Point]) -> impl Iterator<Item = Point> + '_ {
    line.windows(2).flat_map(|pair| {
        let (a, b) = (pair[0], pair[1]);
        let steps = ((b.0 - a.0).hypot(b.1 - a.1) * 2.0).ceil().max(1.0);
        (0..=steps as usize).map(move |i| {
            let part = i as f64 / steps;
            (a.0 + part * (b.0 - a.0), a.1 + part * (b.1 - a.1))
        })
    })
}

fn holds(area: &Area, (x, y): Point) -> bool {
    (area.x..=area.right()).contains(&x) && (area.y..=area.bottom()).contains(&y)
}

fn shrunk(area: &Area, by: f64) -> Area {
    Area { x: area.x + by, y: area.y + by, w: area.w - 2.0 * by, h: area.h - 2.0 * by }
}
