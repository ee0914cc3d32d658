//! The last look at a label: whether it can stand alone.

/// Words that no line ends with.
const OPEN_ENDS: &[&str] = &[
    "a",
    "an",
    "the",
    "of",
    "to",
    "in",
    "on",
    "at",
    "by",
    "for",
    "with",
    "from",
    "and",
    "or",
    "but",
    "that",
    "than",
    "as",
    "into",
    "between",
    "his",
    "her",
    "its",
    "their",
    "is",
    "are",
    "was",
    "were",
    "be",
    "been",
    "has",
    "have",
    "had",
    "will",
    "would",
    "not",
    "which",
    "who",
    "whose",
    "if",
    "because",
    "while",
    "$",
    "#",
    "more",
    "less",
    "very",
    "barely",
    "nearly",
    "almost",
    "merely",
    "said",
    "says",
    "told",
    "way",
    "night",
    "fact",
    "when",
    "where",
    "whether",
    "how",
    "why",
    "what",
    "such",
    "so",
    "effective",
    "according",
    "during",
    "until",
    "bound",
    "due",
    "unable",
    "appear",
    "appears",
    "appeared",
    "seem",
    "seems",
    "seemed",
    "tries",
    "many",
    "much",
    "both",
    "either",
    "through",
    "unless",
    "although",
    "though",
    "since",
    "least",
    "toward",
    "towards",
    "against",
    "onto",
    "upon",
    "amid",
    "among",
    "per",
    "via",
    "without",
    "no",
    "any",
    "every",
];

/// Words that no line begins with.
const OPEN_STARTS: &[&str] = &[
    "and",
    "or",
    "but",
    "that",
    "which",
    "who",
    "of",
    "than",
    "because",
    "to",
    "so",
    "if",
    "when",
    "following",
    "according",
    "including",
    "despite",
    "during",
    "after",
    "before",
    "in",
    "on",
    "at",
    "by",
    "with",
    "from",
    "under",
    "as",
    "since",
    "until",
    "bound",
    "due",
    "unable",
    "appear",
    "appears",
    "appeared",
    "seem",
    "seems",
    "seemed",
    "tries",
    "many",
    "much",
    "while",
    "although",
    "though",
    "where",
    "neither",
    "nor",
    "amid",
    "whose",
    "without",
    "such",
    "not",
    "for",
    "into",
    "'s",
    "between",
    "via",
    "per",
];

/// Whether something must follow the last word, which has that tag ("went on" is closed).
pub(super) fn is_open(text: &str, tag: &str) -> bool {
    let last = text.rsplit(' ').next().unwrap_or_default().to_lowercase();
    OPEN_ENDS.contains(&last.as_str()) && (last == "no" || !matches!(tag, "RP" | "RB"))
}

/// At least three words, nothing dangling at either end, quotes and brackets in pairs.
pub(super) fn is_sound(text: &str, least: usize) -> bool {
    let words: Vec<String> = text.split(' ').map(str::to_lowercase).collect();
    let Some(first) = words.first() else { return false };
    words.len() >= least
        && !matches!(first.as_str(), "nobody" | "everyone" | "everybody" | "someone" | "anyone")
        && !first.starts_with("somebody")
        && !first.starts_with("someone")
        && !text.starts_with("No one ")
        && !matches!(first.as_str(), "other" | "others")
        && (!OPEN_STARTS.contains(&first.as_str()) || text.starts_with("At least "))
        && text.chars().any(char::is_alphabetic)
        && text.matches('(').count() == text.matches(')').count()
        && text.matches('"').count().is_multiple_of(2)
        && !text.contains("? ")
        && !text.contains(['\n', '\t'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_dangles_is_not_sound() {
        let wrong =
            ["", "Bombs", "Polls close", "And the ferry sank", "The council (of Rome voted"];
        assert!(wrong.iter().all(|text| !is_sound(text, 3)));
        assert!(is_sound("The ferry sank", 3) && is_sound("Koster died", 2));
        assert!(is_open("The sale of", "IN") && !is_open("The talks went on", "RP"));
    }
}
