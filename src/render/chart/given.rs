//! What the layout of the body is given: glyphs, which of them tell the same, and places without a
//! scale.

use super::axis::Extent;
use super::body::Dated;
use super::options::Scale;
use super::presets::Preset;
use super::rest::Rest;
use super::tracks::Glyph;

/// Index pairs that tell the same with another date.
pub fn pairs(dated: &[Dated<'_>]) -> Vec<(usize, usize)> {
    let place: std::collections::BTreeMap<&str, usize> =
        dated.iter().zip(0..).map(|((entry, _), i)| (entry.id.as_str(), i)).collect();
    let mut pairs: Vec<(usize, usize)> = dated
        .iter()
        .enumerate()
        .flat_map(|(i, (entry, _))| {
            let others = entry.disagrees.iter().filter_map(|id| place.get(id.as_str()).copied());
            others.map(move |j| (i.min(j), i.max(j))).collect::<Vec<_>>()
        })
        .filter(|(a, b)| a != b)
        .collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// The glyphs as their tracks see them.
pub fn glyphs(dated: &[Dated<'_>], rests: &[Rest], scale: Scale) -> Vec<Glyph> {
    let mut joined: Vec<Option<usize>> = vec![None; dated.len()];
    for (a, b) in pairs(dated) {
        let (first, other) = (joined[a].unwrap_or(a), joined[b].unwrap_or(a));
        for one in joined.iter_mut().filter(|one| **one == Some(other)) {
            *one = Some(first);
        }
        (joined[a], joined[b]) = (Some(first), Some(first));
    }
    dated
        .iter()
        .zip(rests)
        .zip(joined)
        .map(|(((_, claim), rest), joined)| Glyph {
            rest: *rest,
            point: claim.kind.is_point() || scale == Scale::Order,
            joined,
        })
        .collect()
}

/// Without a scale: one after the other, beside the first line of each label.
pub fn evenly(extents: &[Extent], preset: &Preset, top: f64) -> Vec<Rest> {
    let mut y = top + preset.label_line() / 2.0;
    let half = preset.radius * 2.0;
    let mut rests = Vec::with_capacity(extents.len());
    for extent in extents {
        let rest = match (extent.up, extent.down) {
            (false, false) if extent.claim.kind.is_point() => {
                Rest { top: y - preset.radius, bottom: y + preset.radius, y }
            }
            (true, false) => Rest { top: y - 2.0 * half, bottom: y + 1.0, y },
            (false, true) => Rest { top: y - 1.0, bottom: y + 2.0 * half, y },
            _ => Rest { top: y - half, bottom: y + half, y },
        };
        rests.push(rest);
        y += extent.height;
    }
    rests
}
