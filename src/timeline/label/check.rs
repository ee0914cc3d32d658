//! The last look at a label: whether it can stand alone.

use crate::lang::WordList;

/// Whether something must follow the last word: one of `open` (words that no line ends with), which has that tag ("went on" is closed).
pub(super) fn is_open(open: &WordList, text: &str, tag: &str) -> bool {
    let last = text.rsplit(' ').next().unwrap_or_default();
    open.has_lower(last) && (last.eq_ignore_ascii_case("no") || !matches!(tag, "RP" | "RB"))
}

/// At least so many words, the first none of `open` (words that no line begins with), quotes and
/// brackets in pairs.
pub(super) fn is_sound(open: &WordList, text: &str, least: usize) -> bool {
    let words: Vec<String> = text.split(' ').map(str::to_lowercase).collect();
    let Some(first) = words.first() else { return false };
    words.len() >= least
        && !matches!(first.as_str(), "nobody" | "everyone" | "everybody" | "someone" | "anyone")
        && !first.starts_with("somebody")
        && !first.starts_with("someone")
        && !text.starts_with("No one ")
        && !matches!(first.as_str(), "other" | "others")
        && (!open.has(first) || text.starts_with("At least "))
        && text.chars().any(char::is_alphabetic)
        && text.matches('(').count() == text.matches(')').count()
        && text.matches('"').count().is_multiple_of(2)
        && !text.contains("? ")
        && !text.contains(['\n', '\t'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Language;

    #[test]
    fn a_line_that_dangles_is_not_sound() {
        let wrong =
            ["", "Bombs", "Polls close", "And the ferry sank", "The council (of Rome voted"];
        let starts = Language::english().list("open-starts");
        assert!(wrong.iter().all(|text| !is_sound(starts, text, 3)));
        assert!(is_sound(starts, "The ferry sank", 3) && is_sound(starts, "Koster died", 2));
        let ends = Language::english().list("open-ends");
        assert!(is_open(ends, "The sale of", "IN") && !is_open(ends, "The talks went on", "RP"));
    }
}
