//! Linked data (JSON-LD) of a page: the article that it describes.

use dom_query::Document;
use serde_json::Value;

/// What the page says of its article.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Linked {
    pub headline: Option<String>,
    pub published: Option<String>,
    pub created: Option<String>,
    pub body: Option<String>,
    pub url: Option<String>,
    /// Describes the page, not an article.
    of_page: bool,
}

/// The page's article: the first one whose headline stands in the page's heading, or the first.
pub(super) fn read(document: &Document) -> Option<Linked> {
    let mut found = Vec::new();
    for script in document.select("script[type='application/ld+json']").iter() {
        if let Some(value) = parse(&script.text()) {
            collect(&value, 0, &mut found);
        }
    }
    found.sort_by_key(|linked| linked.of_page);
    let heading = folded(&document.select("h1, title").text());
    let named = found.iter().position(|linked| {
        let headline = linked.headline.as_deref().map(folded).unwrap_or_default();
        !linked.of_page && !headline.is_empty() && heading.contains(&headline)
    });
    (!found.is_empty()).then(|| found.swap_remove(named.unwrap_or(0)))
}

fn folded(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Tolerates what publishers write: comment marks around it, raw line breaks in strings.
fn parse(text: &str) -> Option<Value> {
    let bare = text.trim().trim_start_matches("<!--").trim_start_matches("//<![CDATA[");
    let bare = bare.trim_start_matches("<![CDATA[").trim_end_matches("-->").trim();
    let bare = bare.trim_end_matches("]]>").trim_end_matches("//").trim().trim_end_matches(';');
    serde_json::from_str(bare).ok().or_else(|| {
        let spaced: String = bare.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        serde_json::from_str(&spaced).ok()
    })
}

fn collect(value: &Value, depth: usize, found: &mut Vec<Linked>) {
    if depth > 8 {
        return;
    }
    match value {
        Value::Array(values) => values.iter().for_each(|v| collect(v, depth + 1, found)),
        Value::Object(object) => {
            for inner in ["@graph", "mainEntity", "mainEntityOfPage"] {
                if let Some(inner) = object.get(inner) {
                    collect(inner, depth + 1, found);
                }
            }
            let types = kinds(object.get("@type"));
            let is = |test: fn(&str) -> bool| types.iter().any(|name| test(name));
            let article = is(|n| n.ends_with("Article") || n.ends_with("Posting") || n == "Report");
            let page = is(|n| n.ends_with("WebPage"));
            if article || page {
                let string = |name: &str| object.get(name).and_then(text);
                found.push(Linked {
                    headline: string("headline").or_else(|| string("name")),
                    published: string("datePublished"),
                    created: string("dateCreated"),
                    body: string("articleBody").filter(|_| article),
                    url: string("url").or_else(|| string("@id")),
                    of_page: !article,
                });
            }
        }
        _ => {}
    }
}

fn kinds(value: Option<&Value>) -> Vec<&str> {
    match value {
        Some(Value::String(name)) => vec![name.rsplit(['/', ':']).next().unwrap_or(name)],
        Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

/// A string, or the first of several.
fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
        Value::Array(values) => values.first().and_then(text),
        _ => None,
    }
}
