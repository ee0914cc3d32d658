//! The table of advance widths (`widths.txt`), by face and letter.

use std::sync::LazyLock;

/// Widths of a face: the first code point of each run, and the widths from there on.
type Runs = Vec<(u32, Vec<u8>)>;

static TABLE: LazyLock<[Runs; 2]> = LazyLock::new(|| read(include_str!("widths.txt")));

/// Units of an em.
const EM: f64 = 150.0;

/// The advance of a letter in em; `None` when the face lacks it.
pub(super) fn width(c: char, bold: bool) -> Option<f64> {
    let (runs, code) = (&TABLE[usize::from(bold)], c as u32);
    let run = runs.partition_point(|(start, _)| *start <= code).checked_sub(1)?;
    let (start, widths) = runs.get(run)?;
    let width = widths.get((code - start) as usize)?;
    Some(f64::from(*width) / EM)
}

fn read(text: &str) -> [Runs; 2] {
    let mut table = [Runs::new(), Runs::new()];
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let mut words = line.split(' ');
        let (face, start) = (words.next(), words.next());
        let start = start.and_then(|start| u32::from_str_radix(start, 16).ok());
        if let Some(start) = start {
            let widths = words.filter_map(|width| width.parse().ok()).collect();
            table[usize::from(face == Some("bold"))].push((start, widths));
        }
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_read() {
        let text = include_str!("widths.txt");
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        let wanted: usize = lines.map(|line| line.split(' ').count() - 2).sum();
        let found: usize = TABLE.iter().flatten().map(|(_, widths)| widths.len()).sum();
        assert_eq!(wanted, found);
        assert!(TABLE.iter().all(|runs| runs.is_sorted() && runs.len() > 50));
    }
}
