//! A stretch of the axis between breaks, and the scale that stretches have in common.

use super::axis::Extent;
use super::presets::Preset;

/// A stretch between breaks before it has a place.
pub struct Stretch {
    /// First instant.
    pub start: i64,
    /// Last instant.
    pub end: i64,
    /// Least height.
    pub least: f64,
    /// Height when it is not to scale.
    pub own: f64,
    /// Height of its labels.
    pub labels: f64,
    /// Room above and below.
    pub pads: (f64, f64),
    /// Whether it is drawn to the common scale.
    pub scaled: bool,
    /// Whether it shows one time only.
    pub lone: bool,
}

/// The stretch between two anchors.
pub fn stretch(start: i64, end: i64, extents: &[Extent], preset: &Preset) -> Stretch {
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
    let points = here.clone().filter(|e| e.claim.kind.is_point()).count() as f64;
    let least = stub.max(points * (preset.radius * 2.0 + 4.0));
    let labels: f64 = here.filter(|e| inside(e.start)).map(|e| e.height).sum();
    let own = if events > 1 { least.max(labels * preset.roomier - 2.0 * pad) } else { stub };
    let lone = events < 2 || same;
    Stretch { start, end, least, own, labels, pads, scaled: !lone, lone }
}

/// Pixels a second: as much height as the labels of the scaled stretches need. Stretches that would
/// be smaller than a stub at that scale are drawn as one.
pub fn common_scale(stretches: &mut [Stretch], wider: f64) -> f64 {
    for _ in 0..stretches.len() + 1 {
        let (mut height, mut seconds) = (0.0, 0.0);
        for stretch in stretches.iter().filter(|s| s.scaled) {
            height += stretch.labels;
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
