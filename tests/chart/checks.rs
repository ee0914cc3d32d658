//! What must hold for every page.

use dateline::render::chart::{Area, Frame, Kind, Point, Scale, Shape, text_width, y_of};
use dateline::timeline::{Item, Timeline};

use super::clear::lines_in_the_way;

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
        breaks_are_marked(frame, &mut found);
        one_glyph_each(frame, &mut found);
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
    let mut shown: Vec<&str> =
        frames.iter().flat_map(|f| f.items.iter().map(String::as_str)).collect();
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
    for item in visible(timeline).filter(|item| frame.items.contains(&item.id)) {
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
    for a in &frame.placed {
        if a.leader.last().is_none_or(|end| end.0 > a.label.x) {
            found.push(format!("leader of {} runs into its text", a.id));
        }
        let at = (a.glyph.y - 1.0)..=(a.glyph.bottom() + 1.0);
        if a.leader.first().is_none_or(|start| !at.contains(&start.1)) {
            found.push(format!("leader of {} does not begin at its glyph: {a:?}", a.id));
        }
    }
    let texts: Vec<(Area, &str)> = texts(frame).into_iter().map(|(a, text, _)| (a, text)).collect();
    lines_in_the_way(frame, &texts, found);
}

/// Shapes of the group with this name or id.
fn group<'a>(frame: &'a Frame, name: &str) -> &'a [Shape] {
    let is_open = |shape: &Shape| matches!(shape, Shape::Open { id, .. } if id == name);
    let Some(start) = frame.shapes.iter().position(is_open) else { return &[] };
    let inside = &frame.shapes[start + 1..];
    let end = inside.iter().position(|shape| matches!(shape, Shape::Close));
    &inside[..end.unwrap_or(inside.len())]
}

/// Strokes that are neither upright nor level: a break is two of them.
fn breaks_in(shapes: &[Shape]) -> usize {
    let slanting = |shape: &&Shape| {
        matches!(shape, Shape::Line { points, .. }
            if points.len() == 2 && points[0].0 != points[1].0 && points[0].1 != points[1].1)
    };
    shapes.iter().filter(slanting).count() / 2
}

fn breaks_are_marked(frame: &Frame, found: &mut Vec<String>) {
    let gaps: Vec<(f64, f64)> =
        frame.segments.windows(2).map(|pair| (pair[0].bottom, pair[1].top)).collect();
    let drawn = breaks_in(group(frame, "axis"));
    if drawn != gaps.len() {
        found.push(format!("{drawn} breaks, {} segments", frame.segments.len()));
    }
    for placed in frame.placed.iter().filter(|placed| placed.kind.is_bar()) {
        let at = placed.glyph;
        let through = |gap: &&(f64, f64)| at.y < gap.0 && at.bottom() > gap.1;
        let wanted = gaps.iter().filter(through).count();
        if breaks_in(group(frame, &placed.id)) != wanted {
            found.push(format!("the bar of {} hides {wanted} breaks", placed.id));
        }
    }
}

/// One glyph inside the place that the frame gives, then the text.
fn one_glyph_each(frame: &Frame, found: &mut Vec<String>) {
    for placed in &frame.placed {
        let shapes = group(frame, &placed.id);
        let is_text = |shape: &Shape| matches!(shape, Shape::Text { .. });
        let texts = shapes.iter().position(is_text).unwrap_or(shapes.len());
        let at = placed.glyph;
        let inside = |(x, y): Point| {
            (at.x - 2.5..=at.right() + 2.5).contains(&x)
                && (at.y - 2.5..=at.bottom() + 2.5).contains(&y)
        };
        let here = |shape: &Shape| match shape {
            Shape::Line { points, .. } | Shape::Polygon { points, .. } => {
                points.iter().all(|point| inside(*point))
            }
            Shape::Rect { area, .. } => {
                inside((area.x, area.y)) && inside((area.right(), area.bottom()))
            }
            Shape::Circle { centre, .. } => inside(*centre),
            _ => false,
        };
        if texts == 0 || texts == shapes.len() || !shapes[..texts].iter().all(here) {
            found.push(format!("{} has not one glyph and a text: {shapes:?}", placed.id));
        }
        if !shapes[texts..].iter().all(is_text) {
            found.push(format!("{} has a glyph among its text", placed.id));
        }
    }
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
    head_findings(svg, &mut found);
    let body = svg.split_once("</desc>").map_or("", |(_, body)| body);
    let elements = ["<rect ", "<circle ", "<line ", "<path ", "<polyline ", "<polygon ", "<text "];
    for line in body.lines().filter(|line| !line.is_empty()) {
        let plain = line.starts_with("<g") || line == "</g>" || line == "</svg>";
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

/// The root says what the picture is, and a solid rectangle is behind everything.
fn head_findings(svg: &str, found: &mut Vec<String>) {
    let mut lines = svg.lines();
    let (root, title) = (lines.next().unwrap_or_default(), lines.next().unwrap_or_default());
    let id = title.strip_prefix("<title id=\"").and_then(|rest| rest.split_once("-title\">"));
    let Some((id, _)) = id else { return found.push(format!("no title first: {title}")) };
    let named = format!("role=\"img\" aria-labelledby=\"{id}-title {id}-desc\"");
    if !root.contains(&named) || !svg.contains(&format!("<desc id=\"{id}-desc\">")) {
        found.push(format!("not named by title and description: {root}"));
    }
    if svg.matches(" id=\"").count() != 2 {
        found.push("ids besides those of title and description".to_owned());
    }
    let size = root.split_once("width=").and_then(|(_, rest)| rest.split_once(" viewBox"));
    let back = svg.lines().find(|line| line.starts_with("<rect "));
    let whole = size.is_some_and(|(size, _)| {
        back.is_some_and(|back| back.contains(&format!("x=\"0\" y=\"0\" width={size} fill=")))
    });
    if !whole {
        found.push(format!("no background of the full size: {back:?}"));
    }
}
