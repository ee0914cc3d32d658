//! Text broken into lines of about the same length, by the rules of Unicode.

use unicode_linebreak::{BreakOpportunity, linebreaks};
use unicode_segmentation::UnicodeSegmentation;

use super::metrics::text_width;

/// Lines no wider than `max` pixels in the table's widths (a word that is wider is broken).
///
/// The lines are as few as possible and then as even as possible. An empty text has no line.
pub fn wrap(text: &str, size: f64, bold: bool, max: f64) -> Vec<String> {
    let pieces = pieces(text, size, bold, max);
    let lines = fill(&pieces, max);
    if lines.len() < 2 || lines.len() > 12 {
        return joined(&pieces, &lines);
    }
    let (mut low, mut high) = (max * 0.5, max);
    for _ in 0..6 {
        let middle = (low + high) / 2.0;
        if fill(&pieces, middle).len() > lines.len() { low = middle } else { high = middle }
    }
    joined(&pieces, &fill(&pieces, high))
}

/// The same with each line as full as it can be.
pub fn wrap_full(text: &str, size: f64, bold: bool, max: f64) -> Vec<String> {
    let pieces = pieces(text, size, bold, max);
    joined(&pieces, &fill(&pieces, max))
}

/// A stretch of text that is not broken, with its width without and with the spaces after it.
struct Piece<'a> {
    text: &'a str,
    ink: f64,
    full: f64,
}

fn pieces<'a>(text: &'a str, size: f64, bold: bool, max: f64) -> Vec<Piece<'a>> {
    let mut found = Vec::new();
    let mut start = 0;
    for (end, _) in linebreaks(text).filter(|(_, kind)| allowed(*kind)) {
        let word = &text[start..end];
        start = end;
        let piece = piece(word, size, bold);
        if piece.ink <= max {
            found.push(piece);
        } else {
            found.extend(broken(word, size, bold, max));
        }
    }
    found
}

fn allowed(kind: BreakOpportunity) -> bool {
    matches!(kind, BreakOpportunity::Allowed | BreakOpportunity::Mandatory)
}

fn piece(text: &str, size: f64, bold: bool) -> Piece<'_> {
    Piece { text, ink: text_width(text.trim_end(), size, bold), full: text_width(text, size, bold) }
}

/// A word that is wider than a line, cut between letters as a reader sees them.
fn broken<'a>(word: &'a str, size: f64, bold: bool, max: f64) -> Vec<Piece<'a>> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, letter) in letters(word, size, bold, max) {
        let end = at + letter.len();
        if at > start && text_width(&word[start..end], size, bold) > max {
            found.push(piece(&word[start..at], size, bold));
            start = at;
        }
    }
    found.push(piece(&word[start..], size, bold));
    found
}

/// Letters as a reader sees them; one that is wider than a line (marks heaped up) in single parts.
fn letters(word: &str, size: f64, bold: bool, max: f64) -> impl Iterator<Item = (usize, &str)> {
    word.grapheme_indices(true).flat_map(move |(at, letter)| {
        let fits = text_width(letter, size, bold) <= max;
        let parts: Vec<(usize, &str)> = if fits {
            vec![(at, letter)]
        } else {
            letter.char_indices().map(|(i, c)| (at + i, &letter[i..i + c.len_utf8()])).collect()
        };
        parts
    })
}

/// Index of the first piece of each line.
fn fill(pieces: &[Piece<'_>], max: f64) -> Vec<usize> {
    let mut lines = Vec::new();
    let mut width = f64::INFINITY;
    for (i, piece) in pieces.iter().enumerate() {
        if width + piece.ink > max {
            lines.push(i);
            width = 0.0;
        }
        width += piece.full;
    }
    lines
}

fn joined(pieces: &[Piece<'_>], lines: &[usize]) -> Vec<String> {
    let ends = lines.iter().skip(1).copied().chain([pieces.len()]);
    lines
        .iter()
        .zip(ends)
        .map(|(&from, to)| {
            let line: String = pieces[from..to].iter().map(|p| p.text).collect();
            line.trim().to_owned()
        })
        .filter(|line| !line.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str, max: f64) -> Vec<String> {
        wrap(text, 13.0, false, max)
    }

    #[test]
    fn lines_are_even() {
        assert_eq!(
            lines("Harbour pilots vote to strike over the new rota", 250.0),
            ["Harbour pilots vote to", "strike over the new rota"]
        );
    }

    #[test]
    fn a_word_longer_than_a_line_is_broken() {
        let word = "w".repeat(100);
        let found = lines(&word, 100.0);
        assert!(found.iter().all(|line| text_width(line, 13.0, false) <= 100.0));
        assert_eq!(found.concat(), word);
    }

    #[test]
    fn han_text_breaks_between_letters_and_keeps_its_stops() {
        let found = lines("港口在碰撞后关闭，调查人员抵达现场。", 80.0);
        assert!(found.len() > 2);
        assert!(found.iter().all(|line| !line.starts_with(['，', '。'])), "{found:?}");
    }

    #[test]
    fn nothing_is_lost() {
        for text in
            ["", " ", "a", "x\u{301}\u{301} y", "👩\u{200d}🚒👩\u{200d}🚒 fire", "שלום עולם"]
        {
            let kept: String = lines(text, 40.0).concat().split_whitespace().collect();
            assert_eq!(kept, text.split_whitespace().collect::<String>());
        }
    }
}
