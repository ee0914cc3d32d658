//! One self-contained page: the chart, the list of items with their reasons, and the articles with
//! their expressions and events marked.
//!
//! The page has no script and asks the network for nothing (its content security policy forbids
//! both). Pointing at an item, or reaching it by keyboard, marks its place in the text, and the
//! reverse; where a browser knows no `:has()`, the links between them still work.

mod article;
mod escape;

use std::fmt::Write;

use super::speaker::according_to;
use super::standing::Standings;
use super::words::{date_in_words, json_word};
use crate::timeline::{Item, Timeline};
use article::Places;
pub(super) use escape::escape;

const STYLE: &str = include_str!("page.css");

/// The pages of the chart as SVG, for light and for dark surroundings; either may be empty.
#[derive(Clone, Copy, Debug, Default)]
pub struct Charts<'a> {
    /// Drawn on a light ground.
    pub light: &'a [String],
    /// Drawn on a dark ground.
    pub dark: &'a [String],
}

/// Writes the page.
///
/// Articles whose text is not at hand (a timeline read from JSON) are told by the sentences of the
/// items alone.
pub fn write(timeline: &Timeline, charts: Charts<'_>) -> String {
    let title = if timeline.title.is_empty() { "Timeline" } else { &timeline.title };
    let items: Vec<&Item> = timeline.shown().chain(timeline.shown_undated()).collect();
    let places = Places::new(timeline, &items);
    let mut out = String::new();
    head(&mut out, title, &places.rules(items.len()));
    let _ = writeln!(out, "<header>\n<h1>{}</h1>\n</header>", escape(title));
    figures(&mut out, charts);
    list(&mut out, timeline, &items, &places);
    article::write(&mut out, timeline, &items, &places);
    out.push_str("</body>\n</html>\n");
    out
}

fn head(out: &mut String, title: &str, rules: &str) {
    let _ = write!(
        out,
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
         style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{}</title>\n<style>\n{STYLE}{rules}</style>\n</head>\n<body>\n",
        escape(title)
    );
}

fn figures(out: &mut String, charts: Charts<'_>) {
    let both = !charts.light.is_empty() && !charts.dark.is_empty();
    for (theme, pages) in [("light", charts.light), ("dark", charts.dark)] {
        for page in pages {
            let class = if both { theme } else { "only" };
            let svg = page.trim_start_matches(|c| c != '<');
            let svg =
                svg.strip_prefix("<?xml").and_then(|s| s.split_once("?>")).map_or(svg, |s| s.1);
            let _ = writeln!(out, "<figure class=\"chart {class}\">\n{}\n</figure>", svg.trim());
        }
    }
}

fn list(out: &mut String, timeline: &Timeline, items: &[&Item], places: &Places) {
    out.push_str(
        "<main>\n<section aria-labelledby=\"items\">\n<h2 id=\"items\">Timeline</h2>\n<ol>\n",
    );
    let dated = timeline.shown().count();
    let standings = Standings::of(timeline);
    for (index, item) in items.iter().enumerate() {
        if index == dated {
            out.push_str("</ol>\n<h2>Date not given</h2>\n<ol>\n");
        }
        entry(out, timeline, (index, item), standings.words(item), places);
    }
    out.push_str("</ol>\n</section>\n");
}

fn entry(
    out: &mut String,
    timeline: &Timeline,
    (index, item): (usize, &Item),
    standing: Option<String>,
    places: &Places,
) {
    let _ = writeln!(out, "<li id=\"i{index}\" class=\"{}\">", json_word(&item.status));
    if let Some(when) = &item.when {
        let _ = writeln!(
            out,
            "<p class=\"when\" title=\"{}\">{}</p>",
            escape(&when.edtf),
            escape(&date_in_words(when))
        );
    }
    let link = places.link(index);
    let label = escape(&item.label);
    match &link {
        Some(place) => {
            let _ = writeln!(out, "<p class=\"what\"><a href=\"#{place}\">{label}</a></p>");
        }
        None => {
            let _ = writeln!(out, "<p class=\"what\" tabindex=\"0\">{label}</p>");
        }
    }
    let notes = notes(timeline, item, standing);
    let _ = writeln!(out, "<p class=\"notes\">{}</p>", escape(&notes));
    reasons(out, item);
    if link.is_none() {
        for source in &item.source {
            let _ = writeln!(out, "<blockquote>{}</blockquote>", escape(&source.sentence));
        }
    }
    out.push_str("</li>\n");
}

/// "planned · according to the ministry · [1] [2]"
fn notes(timeline: &Timeline, item: &Item, standing: Option<String>) -> String {
    let mut parts: Vec<String> = standing.into_iter().collect();
    parts.push(json_word(&item.status));
    parts.extend(according_to(item));
    let numbers = timeline.source_numbers(item);
    if timeline.documents.len() > 1 && !numbers.is_empty() {
        let marks: Vec<String> = numbers.iter().map(|n| format!("[{n}]")).collect();
        parts.push(marks.join(" "));
    }
    if !item.disagrees.is_empty() {
        parts.push("sources disagree".to_owned());
    }
    parts.join(" · ")
}

fn reasons(out: &mut String, item: &Item) {
    let because = item.when.as_ref().map(|when| when.because.as_slice()).unwrap_or_default();
    if because.is_empty() {
        return;
    }
    out.push_str("<details><summary>Why this date</summary>\n<ul>\n");
    for reason in because {
        let _ = writeln!(out, "<li>{}</li>", escape(reason));
    }
    out.push_str("</ul>\n</details>\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::timeline::{Documented, SourceRef};

    fn sample(label: &str, text: &str) -> Timeline {
        let source = SourceRef {
            document: "d1".into(),
            sentence: text.into(),
            end: text.len(),
            ..SourceRef::default()
        };
        Timeline {
            title: "A <b>title</b>".into(),
            documents: vec![Documented {
                id: "d1".into(),
                name: "a.txt".into(),
                url: Some("javascript:alert(1)".into()),
                text: text.into(),
                ..Documented::default()
            }],
            items: vec![Item { label: label.into(), source: vec![source], ..Item::default() }],
            ..Timeline::default()
        }
    }

    #[test]
    fn untrusted_text_cannot_become_markup() {
        let hostile = "</style><script>alert(1)</script><img src=x onerror=alert(1)>\"'";
        let page = write(&sample(hostile, hostile), Charts::default());
        assert!(!page.contains("<script"), "{page}");
        assert!(!page.contains("<img"), "{page}");
        assert!(!page.contains("href=\"javascript"), "{page}");
        assert!(!page.contains("<b>title"), "{page}");
    }

    #[test]
    fn an_item_and_its_sentence_point_at_each_other() {
        let page = write(&sample("Rain falls", "Rain fell on Monday."), Charts::default());
        assert!(page.contains("<a href=\"#p0\">Rain falls</a>"), "{page}");
        assert!(page.contains("id=\"p0\""), "{page}");
        assert!(page.contains("href=\"#i0\""), "{page}");
    }
}
