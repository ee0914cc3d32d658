//! Text as it can stand in a picture: no control characters, no breaks, no hidden direction marks.

/// One line of plain text.
pub fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut heap = 0;
    for c in text.chars() {
        heap = if is_mark(c) { heap + 1 } else { 0 };
        if heap > MARKS {
            // A base of their own, as Unicode gives it: marks without end would run over other lines.
            out.push('\u{a0}');
            heap = 1;
        }
        if c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}') || c.is_control() {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        } else if !unwanted(c) {
            out.push(c);
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// Most marks on one letter; Vietnamese needs two, phonetic script three.
const MARKS: usize = 4;

/// Marks that pile up above or below a letter.
fn is_mark(c: char) -> bool {
    matches!(c as u32, 0x0300..=0x036F | 0x1AB0..=0x1AFF | 0x1DC0..=0x1DFF | 0x20D0..=0x20FF | 0xFE20..=0xFE2F)
}

/// Characters that XML forbids or that turn the direction of what follows them.
fn unwanted(c: char) -> bool {
    let code = c as u32;
    matches!(code, 0x202A..=0x202E | 0x2066..=0x2069 | 0xFEFF | 0xFFF9..=0xFFFB | 0xFDD0..=0xFDEF)
        || code & 0xFFFE == 0xFFFE
        || (0xE0000..=0xE007F).contains(&code)
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn what_cannot_be_drawn_is_taken_out() {
        let table = [
            ("  two\t\nwords \u{0} ", "two words"),
            ("a\u{202e}b\u{2066}c\u{fffe}", "abc"),
            ("\u{1b}[31mred", "[31mred"),
            ("👩\u{200d}🚒", "👩\u{200d}🚒"),
            ("", ""),
            ("o\u{302}\u{309}", "o\u{302}\u{309}"),
            ("a\u{301}\u{301}\u{301}\u{301}\u{301}", "a\u{301}\u{301}\u{301}\u{301}\u{a0}\u{301}"),
        ];
        for (text, expected) in table {
            assert_eq!(clean(text), expected);
        }
    }
}
