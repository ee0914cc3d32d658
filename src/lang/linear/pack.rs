//! Trained weights to the bytes of a table.

use super::MOST;
use super::line::{LINE, check_of, line_of, places};

/// Packs trained weights: `rows` holds one row of weights (one per label) per feature hash.
/// Rows are quantised to 8 bits. Half of the places stays empty; where a line has not enough of
/// them all the same, the rows with the smallest weights are left out.
///
/// # Errors
/// If there are too many labels, one is longer than 255 bytes, or a row has another length.
pub fn pack(labels: &[&str], rows: &[(u64, Vec<f32>)]) -> Result<Vec<u8>, String> {
    let count = labels.len();
    if count > MOST {
        return Err(format!("{count} labels are more than {MOST}"));
    }
    if let Some((_, row)) = rows.iter().find(|(_, row)| row.len() != count) {
        return Err(format!("a row of {} weights for {count} labels", row.len()));
    }
    let places = places(count);
    let mut lines = vec![[0u8; LINE]; (rows.len() * 2).div_ceil(places).max(1)];
    let mut rows: Vec<_> = rows.iter().map(|(hash, row)| (*hash, row, largest(row))).collect();
    rows.sort_by(|a, b| b.2.total_cmp(&a.2).then(a.0.cmp(&b.0)));
    let scale = rows.first().map_or(f32::MIN_POSITIVE, |row| row.2) / 127.0;
    for (hash, row, _) in rows {
        let at = line_of(hash, lines.len());
        let line = &mut lines[at];
        if let Some(place) = free(line, places) {
            for (slot, weight) in line[place * count..].iter_mut().zip(row) {
                *slot = (weight / scale).round() as i8 as u8;
            }
            line[check_at(place, places)..][..2].copy_from_slice(&check_of(hash).to_le_bytes());
        }
    }
    let mut out = head(labels, lines.len(), scale)?;
    out.extend(lines.iter().flatten());
    Ok(out)
}

fn largest(row: &[f32]) -> f32 {
    row.iter().fold(f32::MIN_POSITIVE, |most, weight| most.max(weight.abs()))
}

/// Where in a line the check of a place stands.
fn check_at(place: usize, places: usize) -> usize {
    LINE - 2 * places + 2 * place
}

/// The first free place of a line.
fn free(line: &[u8; LINE], places: usize) -> Option<usize> {
    (0..places).find(|place| line[check_at(*place, places)..][..2] == [0, 0])
}

fn head(labels: &[&str], lines: usize, scale: f32) -> Result<Vec<u8>, String> {
    let mut out = b"DLM3".to_vec();
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
