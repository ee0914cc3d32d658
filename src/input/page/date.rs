//! When a page was published: linked data, then meta tags, then `<time>`, then marked-up dates,
//! then the address. When it was changed is not asked.

use dom_query::{Document, NodeRef};

use super::super::dct::{Stated, parse_date};
use super::linked::Linked;

/// Names of meta tags (`name`, `property` or `itemprop`) in lower case, the surest first.
const META: &[&str] = &[
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "date_published",
    "rnews:datepublished",
    "article:published",
    "article.published",
    "og:published_time",
    "publication_date",
    "publication-date",
    "publish_date",
    "publish-date",
    "publishdate",
    "published_date",
    "pubdate",
    "article_date_original",
    "originalpublicationdate",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "citation_publication_date",
    "citation_date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date.created",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "date",
    "datecreated",
    "article:created",
];

/// Classes of elements that hold the date in words.
const CLASSES: &str = "[itemprop=datePublished], [property='schema:datePublished'], .published, \
    .dt-published, .publish-date, .published-date, .publication-date, .pubdate, .post-date, \
    .entry-date, .article-date, .article__date, .byline-date, .dateline, .timestamp, .date";

/// The page's date of publication.
pub(super) fn find(
    document: &Document,
    linked: Option<&Linked>,
    url: Option<&str>,
) -> Option<Stated> {
    let of_linked = |date: fn(&Linked) -> Option<&String>| {
        linked.and_then(date).and_then(|date| parse_date(date).ok())
    };
    of_linked(|l| l.published.as_ref())
        .or_else(|| meta(document))
        .or_else(|| times(document))
        .or_else(|| marked(document))
        .or_else(|| of_linked(|l| l.created.as_ref()))
        .or_else(|| url.and_then(in_address))
}

fn meta(document: &Document) -> Option<Stated> {
    let mut best: Option<(usize, Stated)> = None;
    for tag in document.select("meta[content]").iter() {
        let names = ["property", "name", "itemprop"].map(|key| tag.attr(key));
        for name in names.into_iter().flatten() {
            let name = name.trim().to_ascii_lowercase();
            let Some(rank) = META.iter().position(|known| *known == name) else { continue };
            let Ok(stated) = parse_date(&tag.attr_or("content", "")) else { continue };
            if best.is_none_or(|(other, _)| rank < other) {
                best = Some((rank, stated));
            }
        }
    }
    best.map(|(_, stated)| stated)
}

/// The `<time>` that is marked as the publication, or the first outside of side matter and not
/// said to be an update.
fn times(document: &Document) -> Option<Stated> {
    let mut first = None;
    for time in document.select("time").iter() {
        let Some(node) = time.nodes().first() else { continue };
        let stated = time.attr("datetime").and_then(|date| parse_date(&date).ok());
        let Some(stated) = stated.or_else(|| in_words(&node.text())) else { continue };
        if is_update(node) || is_aside(node) {
            continue;
        }
        let marked = time.has_attr("pubdate")
            || time.attr_or("itemprop", "").contains("datePublished")
            || class(node).contains("publish");
        if marked {
            return Some(stated);
        }
        first = first.or(Some(stated));
    }
    first
}

fn class(node: &NodeRef<'_>) -> String {
    let class = node.class().unwrap_or_default();
    let id = node.id_attr().unwrap_or_default();
    format!("{class} {id}").to_ascii_lowercase()
}

/// Whether the element, or the words just before it, speak of an update.
fn is_update(node: &NodeRef<'_>) -> bool {
    let speaks = |text: &str| {
        let text = text.to_ascii_lowercase();
        ["updat", "modif", "edited", "revis"].iter().any(|word| text.contains(word))
    };
    let before = node.prev_sibling().map(|n| n.text().to_string()).unwrap_or_default();
    let before: String =
        before.chars().rev().take(30).collect::<Vec<_>>().into_iter().rev().collect();
    speaks(&class(node))
        || speaks(&node.attr_or("itemprop", ""))
        || speaks(&before)
        || node.parent().is_some_and(|parent| speaks(&class(&parent)))
        || speaks(&node.text().chars().take(20).collect::<String>())
}

fn is_aside(node: &NodeRef<'_>) -> bool {
    node.ancestors_it(Some(20)).any(|parent| {
        let name = parent.node_name().unwrap_or_default();
        let class = class(&parent);
        ["aside", "nav", "footer"].contains(&&*name)
            || ["comment", "related", "sidebar", "recommend", "teaser", "promo"]
                .iter()
                .any(|word| class.contains(word))
    })
}

fn marked(document: &Document) -> Option<Stated> {
    document.select(CLASSES).iter().find_map(|element| {
        let node = element.nodes().first()?;
        if is_update(node) || is_aside(node) {
            return None;
        }
        let content = ["content", "datetime", "title"].into_iter().find_map(|k| element.attr(k));
        content.and_then(|date| parse_date(&date).ok()).or_else(|| in_words(&node.text()))
    })
}

/// "Published: 5 May 2020", "Posted on May 5, 2020".
fn in_words(text: &str) -> Option<Stated> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.len() > 80 {
        return None;
    }
    let bare = ["Published", "First published", "Posted", "Publication date", "Date"]
        .iter()
        .find_map(|label| text.strip_prefix(label))
        .unwrap_or(&text);
    let bare = bare.trim_start_matches([':', ' ']);
    let bare = bare.strip_prefix("on ").or_else(|| bare.strip_prefix("at ")).unwrap_or(bare);
    parse_date(bare).ok()
}

/// `/2021/03/18/` or `/2021-03-18-` in an address.
fn in_address(url: &str) -> Option<Stated> {
    let path = url.splitn(4, '/').nth(3)?;
    let parts: Vec<&str> = path.split(['/', '-', '_', '?']).collect();
    parts.windows(3).find_map(|window| {
        let digits = window.iter().all(|part| part.bytes().all(|b| b.is_ascii_digit()));
        let lengths = window[0].len() == 4 && window[1].len() == 2 && window[2].len() == 2;
        let written = format!("{}-{}-{}", window[0], window[1], window[2]);
        (digits && lengths).then(|| parse_date(&written).ok()).flatten()
    })
}
