//! CoNLL-U in, sentences with numbered labels out.

use std::fs;
use std::path::Path;

use crate::text::{RELATIONS, XPOS};

/// Universal tags in the order of [`Upos`](crate::text::Upos).
pub(crate) const UPOS: &[&str] = &[
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN",
    "PUNCT", "SCONJ", "SYM", "VERB", "X",
];

/// No head: the root.
pub(crate) const ROOT: u16 = u16::MAX;

/// One sentence of a treebank.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Gold {
    /// `# text`.
    pub text: String,
    /// Whether it opens a paragraph.
    pub opens: bool,
    /// Forms.
    pub words: Vec<String>,
    /// Lemmas.
    pub lemmas: Vec<String>,
    /// Places in [`UPOS`].
    pub upos: Vec<u8>,
    /// Places in [`XPOS`].
    pub xpos: Vec<u8>,
    /// Head of each word, from 0; [`ROOT`] for the root.
    pub heads: Vec<u16>,
    /// Places in [`RELATIONS`].
    pub relations: Vec<u8>,
}

/// Reads a file.
///
/// # Errors
/// If the file cannot be read, or a line of it is no CoNLL-U.
pub(crate) fn read(path: &Path) -> Result<Vec<Gold>, String> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let mut found = Vec::new();
    let mut gold = Gold::default();
    for (number, line) in text.lines().chain([""]).enumerate() {
        if let Some(text) = line.strip_prefix("# text = ") {
            gold.text = text.to_owned();
        } else if line.starts_with("# newpar") {
            gold.opens = true;
        } else if line.is_empty() && !gold.words.is_empty() {
            found.push(std::mem::take(&mut gold));
        } else if !line.is_empty() && !line.starts_with('#') {
            add_word(&mut gold, line)
                .ok_or_else(|| format!("{}, line {}: no word", path.display(), number + 1))?;
        }
    }
    Ok(found)
}

/// Adds a word line; ranges ("3-4") and empty words ("3.1") are passed over.
fn add_word(gold: &mut Gold, line: &str) -> Option<()> {
    let fields: Vec<&str> = line.split('\t').collect();
    if fields.first()?.contains(['-', '.']) {
        return Some(());
    }
    let place = |list: &[&str], name: &str| list.iter().position(|n| *n == name).map(|i| i as u8);
    let head: u16 = fields.get(6)?.parse().ok()?;
    gold.words.push((*fields.get(1)?).to_owned());
    gold.lemmas.push((*fields.get(2)?).to_owned());
    gold.upos.push(place(UPOS, fields.get(3)?)?);
    gold.xpos.push(place(XPOS, fields.get(4)?)?);
    gold.heads.push(head.checked_sub(1).unwrap_or(ROOT));
    gold.relations.push(place(RELATIONS, fields.get(7)?).or(place(RELATIONS, "dep"))?);
    Some(())
}
