//! Text as it can stand in a picture: no control characters, no breaks, no hidden direction marks.

/// One line of plain text.
pub fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
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
        ];
        for (text, expected) in table {
            assert_eq!(clean(text), expected);
        }
    }
}
