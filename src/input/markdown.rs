//! Markdown in, plain text out: front matter read, markup taken off, lines kept.

use super::dct::parse_date;
use super::error::InputError;
use super::model::{Article, DateFrom};

/// Keys of the front matter that hold when the article came out, the surest first.
const DATE_KEYS: &[&str] = &["date", "published", "publishdate", "pubdate", "date_published"];

/// The article of a Markdown file.
pub(super) fn article(text: &str) -> Result<Article, InputError> {
    let (fields, body) = front_matter(text);
    let mut article = Article { text: plain(body), ..Article::default() };
    let field = |names: &[&str]| {
        let found = names.iter().find_map(|n| fields.iter().find(|(key, _)| key == n));
        found.map(|(_, value)| value.as_str()).filter(|value| !value.is_empty())
    };
    if let Some(date) = field(DATE_KEYS) {
        article.dct = Some(parse_date(date)?.from(DateFrom::Metadata));
    }
    article.title = field(&["title", "headline"]).map(str::to_owned);
    article.source.url = field(&["url", "canonical", "canonical_url", "link"]).map(str::to_owned);
    if article.title.is_none() {
        article.title = body.lines().find_map(|line| line.strip_prefix("# ")).map(inline);
    }
    Ok(article)
}

/// Simple `key: value` (YAML) or `key = value` (TOML) pairs between the marks, and the rest.
fn front_matter(text: &str) -> (Vec<(String, String)>, &str) {
    let none = (Vec::new(), text);
    let Some((first, rest)) = text.split_once('\n') else { return none };
    let (mark, sign) = match first.trim_end() {
        "---" => ("---", ':'),
        "+++" => ("+++", '='),
        _ => return none,
    };
    let mut at = 0;
    let mut fields = Vec::new();
    for line in rest.split_inclusive('\n') {
        at += line.len();
        if line.trim_end() == mark || (mark == "---" && line.trim_end() == "...") {
            return (fields, &rest[at..]);
        }
        if let Some((key, value)) = line.split_once(sign)
            && !key.starts_with([' ', '\t', '#', '-'])
        {
            fields.push((key.trim().to_ascii_lowercase(), unquoted(value).to_owned()));
        }
    }
    none
}

fn unquoted(value: &str) -> &str {
    let value = value.trim();
    for quote in ['"', '\''] {
        if let Some(inner) = value.strip_prefix(quote)
            && let Some((inner, _)) = inner.split_once(quote)
        {
            return inner;
        }
    }
    value.split(" #").next().unwrap_or(value).trim_end()
}

/// Text without markup; code blocks and HTML comments left out.
fn plain(body: &str) -> String {
    let mut out = String::with_capacity(body.len());
    let mut fence: Option<&str> = None;
    let mut comment = false;
    for line in body.lines() {
        let bare = line.trim_start();
        if let Some(mark) = fence {
            if bare.starts_with(mark) {
                fence = None;
            }
            continue;
        }
        if let Some(mark) = ["```", "~~~"].into_iter().find(|mark| bare.starts_with(mark)) {
            fence = Some(mark);
            continue;
        }
        if comment || bare.starts_with("<!--") {
            comment = !bare.contains("-->");
            continue;
        }
        if let Some(text) = block(bare) {
            out.push_str(&text);
        }
        out.push('\n');
    }
    let trimmed = out.trim_matches('\n');
    if trimmed.is_empty() { String::new() } else { format!("{trimmed}\n") }
}

/// One line without the marks of its block; `None` for rules and the like.
fn block(line: &str) -> Option<String> {
    let solid: String = line.chars().filter(|c| !c.is_whitespace()).collect();
    let rule = solid.len() >= 3
        && ["-", "*", "_", "="].iter().any(|mark| solid.chars().all(|c| mark.contains(c)));
    if rule || (line.starts_with('[') && line.contains("]: ")) {
        return None;
    }
    let mut line = line;
    while let Some(rest) = line.strip_prefix('>') {
        line = rest.trim_start();
    }
    let heading = line.trim_start_matches('#');
    if heading.len() < line.len() && heading.starts_with(' ') {
        return Some(inline(heading.trim().trim_end_matches('#').trim_end()));
    }
    match line.strip_prefix("* ").or_else(|| line.strip_prefix("+ ")) {
        Some(entry) => Some(format!("- {}", inline(entry.trim_start()))),
        None => Some(inline(line.trim_end())),
    }
}

/// Links by their words, images and emphasis marks taken away.
fn inline(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        let after = &rest[character.len_utf8()..];
        rest = match character {
            '\\' if after.starts_with(|c: char| c.is_ascii_punctuation()) => {
                out.push_str(&after[..1]);
                &after[1..]
            }
            '!' if after.starts_with('[') => match link(after) {
                Some((_, rest)) => rest,
                None => keep(&mut out, '!', after),
            },
            '[' => match link(rest) {
                Some((words, rest)) => {
                    out.push_str(&inline(words));
                    rest
                }
                None => keep(&mut out, '[', after),
            },
            '*' | '`' => after,
            '_' if !inside_word(&out, after) => after,
            _ => keep(&mut out, character, after),
        };
    }
    out
}

fn keep<'a>(out: &mut String, character: char, after: &'a str) -> &'a str {
    out.push(character);
    after
}

fn inside_word(before: &str, after: &str) -> bool {
    before.ends_with(char::is_alphanumeric) && after.starts_with(char::is_alphanumeric)
}

/// `[words](address)` or `[words][reference]`: the words, and what follows the link.
fn link(text: &str) -> Option<(&str, &str)> {
    const LONGEST: usize = 2000;
    let mut head = text.len().min(LONGEST);
    while !text.is_char_boundary(head) {
        head -= 1;
    }
    let close = text[..head].find(']')?;
    let (words, after) = (&text[1..close], &text[close + 1..]);
    let end = match after.chars().next()? {
        '(' => after.char_indices().take(LONGEST).find(|(_, c)| *c == ')')?.0,
        '[' => after.char_indices().take(LONGEST).find(|(_, c)| *c == ']')?.0,
        _ => return None,
    };
    Some((words, &after[end + 1..]))
}
