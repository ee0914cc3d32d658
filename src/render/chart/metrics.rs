//! How wide text is, without asking any font: a table of Liberation Sans (which has Arial's widths).

use unicode_width::UnicodeWidthChar;

use super::widths::width;

/// What a measured width is multiplied by, for fonts a little wider than the table's.
pub const SAFE: f64 = 1.08;
/// The part of the space to the right that wrapped text may take.
pub const FILL: f64 = 0.93;
/// How much wider the widest common fallback font is.
pub const WIDEST: f64 = 1.16;

/// Pixels that a line takes in Liberation Sans.
///
/// ```
/// use dateline::render::chart::text_width;
/// assert!(text_width("iii", 13.0, false) < text_width("mmm", 13.0, false));
/// assert_eq!(text_width("e\u{301}", 13.0, false), text_width("e", 13.0, false));
/// ```
pub fn text_width(text: &str, size: f64, bold: bool) -> f64 {
    let mut heap = 0;
    let mut em = 0.0;
    for c in text.chars() {
        let width = advance(c, bold);
        // A space carries no mark: what stands on one is as wide as a mark alone.
        heap = if width > 0.0 { usize::from(c == '\u{a0}') * MARKS } else { heap + 1 };
        em += if heap > MARKS { STRAY_MARK } else { width };
    }
    em * size
}

/// Marks that stand on one letter; renderers set more of them beside it.
const MARKS: usize = 1;
/// Width in em of a mark that does not stand on its letter.
const STRAY_MARK: f64 = 0.37;

/// Advance in em.
pub fn advance(c: char, bold: bool) -> f64 {
    width(c, bold).unwrap_or_else(|| elsewhere(c))
}

/// Letters of other fonts: generous, since nobody knows which font draws them.
fn elsewhere(c: char) -> f64 {
    match (c as u32, c.width()) {
        (0x0300..=0x036F | 0x1AB0..=0x1AFF | 0x1DC0..=0x1DFF | 0x20D0..=0x20FF, _) => 0.0,
        (0x200B..=0x200F | 0xFE00..=0xFE0F | 0xFE20..=0xFE2F, _) => 0.0,
        (0x1F000..=0x1FAFF | 0x2600..=0x27BF, _) => 1.35,
        (_, Some(2)) => 1.02,
        _ => 0.8,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_are_those_of_the_font() {
        let table =
            [('A', false, 0.67), ('i', false, 0.225), ('W', true, 0.945), ('ж', false, 0.67)];
        for (c, bold, expected) in table {
            assert!((advance(c, bold) - expected).abs() < 0.011, "{c}: {}", advance(c, bold));
        }
    }

    #[test]
    fn letters_of_other_scripts_have_generous_widths() {
        assert_eq!(advance('漢', false), 1.02);
        assert_eq!(advance('\u{301}', false), 0.0);
        assert_eq!(advance('🚢', false), 1.35);
    }
}
