//! A Markdown table, with the undated items and the numbered sources under it.

use std::fmt::Write;

use super::standing::Standings;
use super::words::{date_in_words, json_word};
use crate::timeline::{Item, Timeline};

/// Writes the timeline as GitHub-flavoured Markdown.
pub fn write(timeline: &Timeline) -> String {
    let mut out = String::new();
    if !timeline.title.is_empty() {
        let _ = writeln!(out, "# {}\n", escape(&timeline.title));
    }
    out.push_str(
        "| When | What | Status | According to | Source |\n| --- | --- | --- | --- | --- |\n",
    );
    for item in timeline.shown() {
        let when = item.when.as_ref().map(date_in_words).unwrap_or_default();
        let _ = writeln!(
            out,
            "| {} | {} | {} | {} | {} |",
            escape(&when),
            escape(&item.label),
            json_word(&item.status),
            escape(item.attribution.as_deref().unwrap_or("")),
            numbers(timeline, item),
        );
    }
    let standings = Standings::of(timeline);
    let mut undated = timeline.shown_undated().peekable();
    if undated.peek().is_some() {
        out.push_str("\nDate not given:\n\n");
    }
    for item in undated {
        let standing = standings.words(item).map(|words| format!(" ({})", escape(&words)));
        let standing = standing.unwrap_or_default();
        let _ = writeln!(out, "- {}{standing} {}", escape(&item.label), numbers(timeline, item));
    }
    sources(timeline, &mut out);
    out
}

fn sources(timeline: &Timeline, out: &mut String) {
    if !timeline.documents.is_empty() {
        out.push_str("\nSources:\n\n");
    }
    for (index, document) in timeline.documents.iter().enumerate() {
        let title = document.title.as_deref().unwrap_or(&document.name);
        let date = document.date.map(|date| format!(", {date}")).unwrap_or_default();
        let url = document.url.as_deref().map(|url| format!(", <{}>", address(url)));
        let _ = writeln!(out, "{}. {}{date}{}", index + 1, escape(title), url.unwrap_or_default());
    }
}

/// "[1] [3]": the places of the item's sources in the list of documents.
fn numbers(timeline: &Timeline, item: &Item) -> String {
    let numbers = timeline.source_numbers(item);
    numbers.iter().map(|n| format!("\\[{n}\\]")).collect::<Vec<_>>().join(" ")
}

/// What cannot stand inside `<…>` is percent-encoded.
fn address(url: &str) -> String {
    url.chars()
        .map(|c| match c {
            '<' => "%3C".to_owned(),
            '>' => "%3E".to_owned(),
            c if c.is_whitespace() || c.is_control() => "%20".to_owned(),
            c => c.to_string(),
        })
        .collect()
}

/// Text that Markdown and HTML read as plain text, on one line.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '#' | '~' | '!' => {
                out.push('\\');
                out.push(c);
            }
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            c if c.is_control() || c == '\u{2028}' || c == '\u{2029}' => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_cannot_break_out_of_its_cell() {
        let hostile = "a | b\n<script>*x*</script> [l](javascript:1)";
        assert_eq!(
            escape(hostile),
            "a \\| b &lt;script&gt;\\*x\\*&lt;/script&gt; \\[l\\](javascript:1)"
        );
    }

    #[test]
    fn an_address_stays_inside_its_brackets() {
        assert_eq!(address("https://example.org/a b>c"), "https://example.org/a%20b%3Ec");
    }
}
