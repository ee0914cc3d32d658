//! From tokens to a line: spaces, quotes, length.

use std::borrow::Cow;

use super::draft::Draft;
use super::{LONGEST, Source, check, ends, whole};
use crate::event::mention::{is_capital_word, lower_first};
use crate::text::{Document, TokenId};

/// The line, with phrases left out until it is short enough.
pub(super) fn fit(source: &Source<'_>, draft: &mut Draft) -> Option<String> {
    loop {
        let text = line(source, draft);
        if text.chars().count() > LONGEST {
            draft.shorten(source)?;
            continue;
        }
        let tag = draft.tokens().last().map_or("", |t| ends::tag_at_end(source, draft, t));
        let says =
            draft.tokens().last().is_some_and(|t| t == draft.head && ends::is_saying(source, t));
        let hangs = draft.tokens().last().is_some_and(|t| ends::hangs(source, draft, t, &text));
        let torn = || whole::is_torn(source, draft);
        if !says && !hangs && !check::is_open(source.open_ends, &text, tag) && !torn() {
            return Some(text);
        }
        draft.shorten(source)?;
    }
}

fn line(source: &Source<'_>, draft: &Draft) -> String {
    let words: Vec<(TokenId, Cow<str>)> = draft
        .segments
        .iter()
        .flat_map(|segment| whole_words(source, draft, &segment.tokens))
        .map(|token| (token, word(source, draft, token)))
        .filter(|(_, word)| !word.is_empty())
        .collect();
    let words = articles(source, unquoted(words));
    let mut text = String::new();
    let mut quoted = false;
    for (i, (token, word)) in words.iter().enumerate() {
        let previous = i.checked_sub(1).map(|p| (words[p].0, &*words[p].1));
        let inside = quoted && (word == "\"" || previous.is_some_and(|(_, w)| w == "\""));
        if !inside
            && previous.is_some_and(|(t, w)| is_spaced(source.document, (t, w), (*token, word)))
        {
            text.push(' ');
        }
        quoted ^= word == "\"";
        text.push_str(word);
    }
    finish(&text)
}

/// Quotation marks go when one of them has no fellow, or when they hold the whole label.
fn unquoted(mut words: Vec<(TokenId, Cow<str>)>) -> Vec<(TokenId, Cow<str>)> {
    let is_mark = |w: &str| w == "\"";
    let marks = words.iter().filter(|(_, w)| is_mark(w)).count();
    let whole = marks == 2
        && words.first().is_some_and(|(_, w)| is_mark(w))
        && words.last().is_some_and(|(_, w)| is_mark(w));
    if marks % 2 == 1 || whole {
        words.retain(|(_, w)| !is_mark(w));
    }
    words
}

/// "an [early] decision": the article goes with the word that now follows.
fn articles<'a>(
    source: &Source<'_>,
    mut words: Vec<(TokenId, Cow<'a, str>)>,
) -> Vec<(TokenId, Cow<'a, str>)> {
    for i in 1..words.len() {
        let (before, after) = (words[i - 1].0, words[i].0);
        let torn = before.0 + 1 != after.0 && source.syntax.xpos(before) == "DT";
        let vowel = words[i].1.starts_with(|c: char| "aeioAEIO".contains(c));
        match &*words[i - 1].1 {
            "a" if torn && vowel => words[i - 1].1 = "an".into(),
            "an" if torn && !vowel => words[i - 1].1 = "a".into(),
            _ => {}
        }
    }
    words
}

/// The tokens of a segment, with what is written together with them: "$", "%", both sides of a
/// hyphen.
fn whole_words(source: &Source<'_>, draft: &Draft, segment: &[TokenId]) -> Vec<TokenId> {
    let mut all: Vec<TokenId> = segment.to_vec();
    let mut next = 0;
    while let Some(&token) = all.get(next) {
        next += 1;
        let beside = [token.0.checked_sub(1), Some(token.0 + 1)];
        for other in beside.into_iter().flatten().map(TokenId) {
            let (left, right) = if other < token { (other, token) } else { (token, other) };
            if (is_glued(source, left, right) || is_scale(source, left, right))
                && !all.contains(&other)
                && !draft.has(other)
                && !draft.gone.contains(&other)
            {
                all.push(other);
            }
        }
    }
    all.sort_unstable();
    all
}

/// "$14.5 million": the word that scales a figure.
fn is_scale(source: &Source<'_>, left: TokenId, right: TokenId) -> bool {
    (right.0 as usize) < source.document.tokens.len()
        && source.text(left).starts_with(|c: char| c.is_ascii_digit())
        && matches!(source.text(right), "million" | "billion" | "trillion" | "percent")
}

fn is_glued(source: &Source<'_>, left: TokenId, right: TokenId) -> bool {
    if right.0 as usize >= source.document.tokens.len()
        || source.span(left).end() != source.span(right).start()
    {
        return false;
    }
    let (a, b) = (source.text(left), source.text(right));
    let hyphen = |w: &str| matches!(w, "-" | "/" | "‑");
    b == "%" || matches!(a, "$" | "£" | "€" | "#" | "US$") || hyphen(a) || hyphen(b)
}

/// The word of a token in the label.
fn word<'a>(source: &Source<'a>, draft: &'a Draft, token: TokenId) -> Cow<'a, str> {
    if let Some(other) = draft.replaced.get(&token) {
        return other.into();
    }
    let text = match source.text(token) {
        "``" | "''" | "“" | "”" => "\"",
        text => text,
    };
    let first = source.document.sentence_at(source.span(token).start());
    let opens = first.is_some_and(|s| source.document.sentences[s].first == token);
    let tag = source.syntax.xpos(token);
    let of_name = || {
        let (hyphen, next) = (TokenId(token.0 + 1), TokenId(token.0 + 2));
        let glued = draft.has(next) && source.text(hyphen) == "-";
        glued && source.text(next).starts_with(char::is_uppercase) // "Landis-Brown"
    };
    if opens && !tag.starts_with("NNP") && text != "I" && !is_capital_word(text) && !of_name() {
        return lower_first(text).into();
    }
    text.into()
}

/// A space between two words of a line: as in the text between neighbours, otherwise by look.
fn is_spaced(document: &Document, left: (TokenId, &str), right: (TokenId, &str)) -> bool {
    let span = |t: TokenId| document.tokens[t.0 as usize].span;
    let clitic = matches!(right.1, "'s" | "’s"); // apart in tokenised text
    if left.0.0 + 1 == right.0.0 && !clitic {
        return span(left.0).end() < span(right.0).start();
    }
    let closes =
        matches!(right.1, "," | "." | "%" | ")" | "]" | "'s" | "’s" | "n't" | "n’t" | "'" | "’");
    let opens = matches!(left.1, "(" | "[" | "$" | "£" | "€");
    !closes && !opens
}

/// The text of neighbouring tokens, for names and short phrases.
pub fn join(document: &Document, tokens: &[TokenId]) -> String {
    let mut text = String::new();
    for (i, &token) in tokens.iter().enumerate() {
        let word = document.token_text(token);
        if i > 0 && is_spaced(document, (tokens[i - 1], ""), (token, word)) {
            text.push(' ');
        }
        text.push_str(word);
    }
    text
}

/// One line, a capital first, no stop or comma at the end.
pub(super) fn finish(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = text.trim_matches(|c: char| matches!(c, ',' | ';' | ':' | '-' | '–' | '—' | ' '));
    let mut chars = text.chars();
    if is_capital_word(text.split(' ').next().unwrap_or_default()) {
        return text.to_owned(); // "iOS"
    }
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}

/// "Another fire destroyed the mill": other than which one, the sentence before tells.
pub(super) fn leave_out_another(source: &Source<'_>, draft: &mut Draft) {
    let mut tokens = draft.tokens();
    let (Some(first), Some(next)) = (tokens.next(), tokens.next()) else { return };
    if source.lower(first) != "another" || draft.replaced.contains_key(&first) {
        return;
    }
    let vowel = source.text(next).starts_with(|c: char| "aeioAEIO".contains(c));
    let article = match source.syntax.xpos(next) {
        "CD" | "$" => "", // "Another 50 people"
        _ if vowel => "an",
        _ => "a",
    };
    drop(tokens);
    draft.replaced.insert(first, article.to_owned());
}
