//! The articles, with the sentences that items rest on and the expressions marked.

use std::fmt::Write;

use super::escape::escape;
use crate::timeline::{Documented, Expression, Item, Timeline};

/// A sentence in an article that one or more items rest on.
struct Place {
    document: usize,
    start: usize,
    end: usize,
    /// Indices of the items, in order.
    items: Vec<usize>,
}

/// All marked sentences, in order of text; they do not overlap.
pub(super) struct Places(Vec<Place>);

impl Places {
    pub(super) fn new(timeline: &Timeline, items: &[&Item]) -> Self {
        let mut places: Vec<Place> = Vec::new();
        for (index, item) in items.iter().enumerate() {
            for source in &item.source {
                let Some(document) =
                    timeline.documents.iter().position(|d| d.id == source.document)
                else {
                    continue;
                };
                let inside = timeline.documents[document].text.get(source.start..source.end);
                if inside.is_some_and(|text| !text.is_empty()) {
                    let (start, end) = (source.start, source.end);
                    places.push(Place { document, start, end, items: vec![index] });
                }
            }
        }
        places.sort_by_key(|place| (place.document, place.start, place.end));
        places.dedup_by(|next, kept| {
            let shared = next.document == kept.document && next.start < kept.end;
            if shared && !kept.items.contains(&next.items[0]) {
                kept.items.push(next.items[0]);
            }
            shared
        });
        Places(places)
    }

    /// The id of the first place of an item.
    pub(super) fn link(&self, item: usize) -> Option<String> {
        let place = self.0.iter().position(|place| place.items.contains(&item))?;
        Some(format!("p{place}"))
    }

    /// Style rules that mark the partners of what is pointed at or focused.
    pub(super) fn rules(&self, items: usize) -> String {
        let mut out = String::new();
        for item in 0..items {
            let own: Vec<usize> =
                (0..self.0.len()).filter(|p| self.0[*p].items.contains(&item)).collect();
            if own.is_empty() {
                continue;
            }
            let list = |format: &dyn Fn(usize) -> String| {
                own.iter().map(|p| format(*p)).collect::<Vec<_>>().join(", ")
            };
            let targets =
                list(&|p| format!("body:has(#i{item}:hover, #i{item}:focus-within) #p{p}"));
            let back = list(&|p| format!("#p{p}:hover, #p{p}:focus-within"));
            let _ =
                writeln!(out, "{targets}, body:has({back}) #i{item} {{ background: var(--hit); }}");
        }
        out
    }
}

/// Writes every article whose text is at hand, and ends `<main>`.
pub(super) fn write(out: &mut String, timeline: &Timeline, items: &[&Item], places: &Places) {
    out.push_str("<section aria-labelledby=\"articles\">\n<h2 id=\"articles\">Sources</h2>\n");
    for (index, document) in timeline.documents.iter().enumerate() {
        let title = document.title.as_deref().unwrap_or(&document.name);
        let _ = writeln!(out, "<article>\n<h3>[{}] {}</h3>", index + 1, escape(title));
        byline(out, document);
        if !document.text.is_empty() {
            text(out, timeline, index, items, places);
        }
        out.push_str("</article>\n");
    }
    out.push_str("</section>\n</main>\n");
}

fn byline(out: &mut String, document: &Documented) {
    let mut parts = vec![escape(&document.name)];
    parts.extend(document.date.map(|date| date.to_string()));
    if let Some(url) = &document.url {
        let shown = escape(url);
        let web = url.starts_with("https://") || url.starts_with("http://");
        parts.push(if web { format!("<a href=\"{shown}\">{shown}</a>") } else { shown });
    }
    let _ = writeln!(out, "<p class=\"notes\">{}</p>", parts.join(" · "));
}

/// The text of an article in paragraphs.
fn text(out: &mut String, timeline: &Timeline, index: usize, items: &[&Item], places: &Places) {
    let document = &timeline.documents[index];
    let mut expressions: Vec<&Expression> = timeline
        .expressions
        .iter()
        .filter(|e| e.document == document.id && document.text.get(e.start..e.end).is_some())
        .collect();
    expressions.sort_by_key(|e| (e.start, e.end));
    out.push_str("<div class=\"text\">");
    let mut at = 0;
    let own = places.0.iter().enumerate().filter(|(_, place)| place.document == index);
    for (number, place) in own {
        marked(out, &document.text, at, place.start, &expressions);
        let titles: Vec<&str> = place.items.iter().map(|i| items[*i].label.as_str()).collect();
        let _ = write!(
            out,
            "<span class=\"told\" id=\"p{number}\"><a class=\"back\" href=\"#i{}\" title=\"{}\">",
            place.items[0],
            escape(&titles.join(" / "))
        );
        let _ = write!(out, "<span class=\"sign\">▸ </span></a>");
        marked(out, &document.text, place.start, place.end, &expressions);
        out.push_str("</span>");
        at = place.end;
    }
    marked(out, &document.text, at, document.text.len(), &expressions);
    out.push_str("</div>\n");
}

/// Text from one byte to another, its expressions marked.
fn marked(out: &mut String, text: &str, from: usize, to: usize, expressions: &[&Expression]) {
    let mut at = from;
    let first = expressions.partition_point(|e| e.start < from);
    for expression in &expressions[first..] {
        if expression.end > to {
            break;
        }
        if expression.start < at {
            continue;
        }
        out.push_str(&escape(text.get(at..expression.start).unwrap_or_default()));
        let value = expression
            .value
            .as_deref()
            .or(expression.unresolved.as_deref())
            .unwrap_or("not resolved");
        let _ = write!(
            out,
            "<mark title=\"{} ({})\">{}</mark>",
            escape(value),
            escape(&expression.rule),
            escape(&text[expression.start..expression.end])
        );
        at = expression.end;
    }
    out.push_str(&escape(text.get(at..to).unwrap_or_default()));
}
