//! Family names that are common nouns too ("Rice", "Gates"): a name wherever the article tells the
//! whole name elsewhere and never has the word in lower case.

use std::collections::BTreeMap;

use crate::text::model::{Document, Relation, SentenceKind, Syntax, TokenId, Upos};

/// Tags them as names.
pub(super) fn know_again(document: &Document, syntax: &mut Syntax) {
    let names = family_names(document, syntax);
    if names.is_empty() {
        return;
    }
    for sentence in &document.sentences {
        for at in sentence.first.0 as usize..sentence.end.0 as usize {
            if syntax.words[at].upos != Upos::Noun {
                continue;
            }
            let Some(&tag) = names.get(document.token_text(TokenId(at as u32))) else { continue };
            let described = at > sentence.first.0 as usize && {
                let before = &syntax.words[at - 1];
                before.head == Some(TokenId(at as u32))
                    && matches!(before.upos, Upos::Det | Upos::Adj | Upos::Num)
            };
            if !described {
                (syntax.words[at].upos, syntax.words[at].xpos) = (Upos::Propn, tag);
            }
        }
    }
}

/// The later words of names inside sentences, with their tag.
fn family_names<'a>(document: &'a Document, syntax: &Syntax) -> BTreeMap<&'a str, u8> {
    let mut names = BTreeMap::new();
    let (flat, compound) = (Relation::named("flat"), Relation::named("compound"));
    let prose = document.sentences.iter().filter(|s| s.kind == SentenceKind::Prose);
    for at in prose.flat_map(|s| s.first.0 + 1..s.end.0) {
        let word = &syntax.words[at as usize];
        let text = document.token_text(TokenId(at));
        let capital = text.len() > 2 && text.starts_with(|c: char| c.is_ascii_uppercase());
        let before = &syntax.words[at as usize - 1];
        let last = before.upos == Upos::Propn
            && before.head == Some(TokenId(at))
            && Some(before.relation) == compound;
        let later = Some(word.relation) == flat || last;
        if word.upos == Upos::Propn && later && capital {
            names.entry(text).or_insert(word.xpos);
        }
    }
    if !names.is_empty() {
        for at in 0..document.tokens.len() as u32 {
            let text = document.token_text(TokenId(at));
            if text.starts_with(|c: char| c.is_ascii_lowercase()) {
                let mut capital = text.to_owned();
                capital[..1].make_ascii_uppercase();
                names.remove(capital.as_str());
            }
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::super::Parsed;
    use crate::text::Upos;

    /// The tags of a word, in order of the text.
    fn tags(text: &str, word: &str) -> Vec<Upos> {
        let parsed = Parsed::of(text);
        let tokens = parsed.tokens(word).into_iter();
        tokens.map(|t| parsed.syntax.words[t.0 as usize].upos).collect()
    }

    #[test]
    fn a_family_name_is_a_name_at_the_head_of_a_sentence_too() {
        let text =
            "Company chief Anna Fields met the press on Friday. Fields was fired from the company.";
        assert_eq!(tags(text, "Fields"), [Upos::Propn; 2]);
    }

    #[test]
    fn a_noun_that_the_article_has_in_lower_case_stays_a_noun() {
        let text = "Company chief Anna Fields met the press on Friday. Fields were flooded. The fields are dry.";
        assert_eq!(tags(text, "Fields"), [Upos::Propn, Upos::Noun]);
    }
}
