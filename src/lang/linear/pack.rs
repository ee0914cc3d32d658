//! Trained weights to the bytes of a table.

use super::MOST;
use super::line::{LINE, check_of, line_of, places};

/// Packs trained weights: `rows` holds one row of weights (one per label) per feature hash.
/// Rows are quantised to 8 bits; the order of `rows` decides nothing but the place of collisions.
/// A quarter of the places stays empty.
///
/// # Errors
/// If there are too many labels, one is longer than 255 bytes, or a row has another length.
pub fn pack(labels: &[&str], rows: &[(u64, Vec<f32>)]) -> Result<Vec<u8>, String> {
    let count = labels.len();
    if count > MOST {
        return Err(format!("{count} labels are more than {MOST}"));
    }
    let places = places(count);
    let mut lines = vec![[0u8; LINE]; (rows.len() * 4).div_ceil(places * 3).max(1)];
    let most = rows.iter().flat_map(|(_, row)| row).fold(f32::MIN_POSITIVE, |m, w| m.max(w.abs()));
    let scale = most / 127.0;
    for (hash, row) in rows {
        if row.len() != count {
            return Err(format!("a row of {} weights for {count} labels", row.len()));
        }
        let (at, place) = free(&lines, line_of(*hash, lines.len()), places);
        let line = &mut lines[at];
        for (slot, weight) in line[place * count..].iter_mut().zip(row) {
            *slot = (weight / scale).round() as i8 as u8;
        }
        line[check_at(place, places)..][..2].copy_from_slice(&check_of(*hash).to_le_bytes());
    }
    let mut out = head(labels, lines.len(), scale)?;
    out.extend(lines.iter().flatten());
    Ok(out)
}

/// Where in a line the check of a place stands.
fn check_at(place: usize, places: usize) -> usize {
    LINE - 2 * places + 2 * place
}

/// The first free place from a line on: its line, and where in it.
fn free(lines: &[[u8; LINE]], first: usize, places: usize) -> (usize, usize) {
    let free = |at: usize| {
        let empty = |place: &usize| lines[at][check_at(*place, places)..][..2] == [0, 0];
        (0..places).find(empty).map(|place| (at, place))
    };
    (first..lines.len()).chain(0..first).find_map(free).unwrap_or_default()
}

fn head(labels: &[&str], lines: usize, scale: f32) -> Result<Vec<u8>, String> {
    let mut out = b"DLM2".to_vec();
    out.extend((labels.len() as u32).to_le_bytes());
    out.extend((lines as u32).to_le_bytes());
    out.extend(scale.to_bits().to_le_bytes());
    for label in labels {
        out.push(u8::try_from(label.len()).map_err(|_| format!("label too long: {label}"))?);
        out.extend(label.bytes());
    }
    out.resize(out.len().next_multiple_of(LINE), 0);
    Ok(out)
}
