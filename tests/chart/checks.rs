//! What must hold for every page.

use dateline::render::chart::{Area, Frame, Kind, Placed, Point, Scale, Shape, text_width, y_of};
use dateline::timeline::{Item, Timeline};

/// All findings on the pages of a timeline, as sentences.
pub fn findings(timeline: &Timeline, frames: &[Frame], scale: Scale) -> Vec<String> {
    let mut found = Vec::new();
    everything_once(timeline, frames, &mut found);
    for frame in frames {
        texts_apart_and_inside(frame, &mut found);
        labels_whole(timeline, frame, &mut found);
        if scale == Scale::Time {
            places_follow_time(frame, &mut found);
        }
        leaders_clear(frame, &mut found);
        if frame.placed.windows(2).any(|w| w[0].label.y + w[0].label.h > w[1].label.y + 0.01) {
            found.push("labels are out of order".to_owned());
        }
    }
    found
}

fn visible(timeline: &Timeline) -> impl Iterator<Item = &Item> {
    timeline.items.iter().chain(&timeline.undated).filter(|item| !item.hidden)
}

fn everything_once(timeline: &Timeline, frames: &[Frame], found: &mut Vec<String>) {
    let mut wanted: Vec<&str> = visible(timeline).map(|item| item.id.as_str()).collect();
    let placed = frames.iter().flat_map(|f| f.placed.iter().map(|p| p.id.as_str()));
    let undated = frames.iter().flat_map(|f| f.undated.iter().map(String::as_str));
    let mut shown: Vec<&str> = placed.chain(undated).collect();
    wanted.sort_unstable();
    shown.sort_unstable();
    if wanted != shown {
        found.push(format!("{} items, {} shown", wanted.len(), shown.len()));
    }
}

/// A text with its box in Liberation Sans.
fn texts(frame: &Frame) -> Vec<(Area, &str, f64)> {
    let mut texts = Vec::new();
    for shape in &frame.shapes {
        if let Shape::Text { at, text, size, bold, end, .. } = shape {
            let w = text_width(text, *size, *bold);
            let x = if *end { at.0 - w } else { at.0 };
            let area = Area { x, y: at.1 - 0.74 * size, w, h: 0.96 * size };
            let wide = if *end { area.x - 0.15 * w } else { area.right() + 0.15 * w };
            texts.push((area, text.as_str(), wide));
        }
    }
    texts
}

fn texts_apart_and_inside(frame: &Frame, found: &mut Vec<String>) {
    let mut texts = texts(frame);
    for (area, text, wide) in &texts {
        let inside = area.x >= 0.0
            && area.y >= 0.0
            && (0.0..=frame.width).contains(wide)
            && area.bottom() <= frame.height;
        if !inside {
            found.push(format!("outside: {text}"));
        }
    }
    texts.sort_by(|a, b| a.0.y.total_cmp(&b.0.y));
    for (i, (a, text, _)) in texts.iter().enumerate() {
        for (b, other, _) in texts[i + 1..].iter().take_while(|t| t.0.y < a.bottom() - 1.0) {
            if a.right().min(b.right()) - a.x.max(b.x) > 1.0 {
                found.push(format!("overlap: {text} / {other}"));
            }
        }
    }
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect()
}

fn labels_whole(timeline: &Timeline, frame: &Frame, found: &mut Vec<String>) {
    let all: Vec<&str> = frame
        .shapes
        .iter()
        .filter_map(|s| if let Shape::Text { text, .. } = s { Some(text.as_str()) } else { None })
        .collect();
    let all = letters(&all.concat());
    let here: Vec<&str> =
        frame.placed.iter().map(|p| &p.id).chain(&frame.undated).map(String::as_str).collect();
    for item in visible(timeline).filter(|item| here.contains(&item.id.as_str())) {
        let label = letters(&item.label);
        if label.is_ascii() && !all.contains(&label) {
            found.push(format!("not whole: {}", item.label));
        }
    }
}

/// How far a glyph may be from its instant: where points are crowded they share stems.
const SNAP: f64 = 5.0;

fn places_follow_time(frame: &Frame, found: &mut Vec<String>) {
    for pair in frame.segments.windows(2) {
        if pair[0].end >= pair[1].start || pair[0].bottom >= pair[1].top {
            found.push("segments are out of order".to_owned());
        }
    }
    for placed in &frame.placed {
        let (start, end) = placed.instants;
        let (from, to) = (y_of(&frame.segments, start), y_of(&frame.segments, end));
        let middle = placed.glyph.y + placed.glyph.h / 2.0;
        let right = match placed.kind {
            Kind::Clock => (middle - from).abs() <= SNAP,
            Kind::Day => middle >= from - SNAP && middle <= to + SNAP,
            Kind::Before => (placed.glyph.bottom() - from).abs() <= SNAP,
            Kind::After => (placed.glyph.y - from).abs() <= SNAP,
            _ => placed.glyph.y <= from + SNAP && placed.glyph.bottom() >= to - SNAP,
        };
        if !right {
            found.push(format!("{} not at its time: {from} {to} {placed:?}", placed.id));
        }
    }
}

fn leaders_clear(frame: &Frame, found: &mut Vec<String>) {
    for (i, a) in frame.placed.iter().enumerate() {
        if a.leader.last().is_none_or(|end| end.0 > a.label.x) {
            found.push(format!("leader of {} runs into its text", a.id));
        }
        let at = (a.glyph.y - 1.0)..=(a.glyph.bottom() + 1.0);
        if a.leader.first().is_none_or(|start| !at.contains(&start.1)) {
            found.push(format!("leader of {} does not begin at its glyph: {a:?}", a.id));
        }
        for b in &frame.placed[i + 1..] {
            if crosses(&a.leader, &b.leader) {
                let (p, q) = (&a.leader, &b.leader);
                found.push(format!("leaders of {} and {} cross: {p:?} {q:?}", a.id, b.id));
            }
            for (one, other) in [(a, b), (b, a)] {
                if runs_through(one, other) {
                    let (p, q) =
                        ((one.kind, &one.leader), (other.kind, other.glyph, &other.leader));
                    found.push(format!("leader of {} through {}: {p:?} {q:?}", one.id, other.id));
                }
            }
        }
    }
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

/// A leader leaves to the right at one height; another glyph there must share its stem.
fn runs_through(leader: &Placed, other: &Placed) -> bool {
    let (Some(start), Some(theirs)) = (leader.leader.first(), other.leader.first()) else {
        return false;
    };
    let shared = (start.1 - theirs.1).abs() < 0.1;
    let at = other.glyph;
    !shared && at.x > start.0 && start.1 > at.y + 0.5 && start.1 < at.bottom() - 0.5
}

/// Findings in the text of an SVG: only what every renderer draws alike, a line an element.
pub fn svg_findings(svg: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut reader = quick_xml::Reader::from_str(svg);
    loop {
        match reader.read_event() {
            Ok(quick_xml::events::Event::Eof) => break,
            Ok(_) => {}
            Err(error) => return vec![format!("not well-formed: {error}")],
        }
    }
    if svg.contains(|c: char| c.is_control() && c != '\n') {
        found.push("control characters".to_owned());
    }
    let body = svg.split_once("</desc>").map_or("", |(_, body)| body);
    let elements = ["<rect ", "<circle ", "<line ", "<path ", "<polyline ", "<polygon ", "<text "];
    for line in body.lines().filter(|line| !line.is_empty()) {
        let plain = line.starts_with("<g ") || line == "</g>" || line == "</svg>";
        if !plain && !elements.iter().any(|e| line.starts_with(e)) {
            found.push(format!("strange line: {line}"));
        }
        for word in ["style=", "class=", "transform=", "opacity", "href", "<tspan", "url("] {
            if line.split_once('>').is_some_and(|(tag, _)| tag.contains(word)) {
                found.push(format!("{word} in {line}"));
            }
        }
    }
    found
}
