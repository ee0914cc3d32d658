//! A web page in; main text, title, address and date out.

mod date;
mod depth;
mod linked;
mod text;

use dom_query::Document;
use dom_smoothie::{Config, Readability};

use super::error::InputError;
use super::model::{Article, DateFrom};

/// Pages with more elements than this are read without looking for the main text.
const MOST_ELEMENTS: usize = 60_000;
/// Deeper nesting than this is flattened before parsing.
const DEEPEST: usize = 400;

/// What never is article text, taken out before the main text is looked for.
const FURNITURE: &str = "style, nav, noscript, template, iframe, form, button, select, figcaption, \
    svg, video, audio, dialog, [hidden], [aria-hidden=true], [role=navigation], [role=banner], \
    [role=contentinfo], [role=complementary], [role=search], [role=dialog]";

/// The article of a page.
pub(super) fn article(html: &str) -> Result<Article, InputError> {
    let shallow = depth::flattened(html, DEEPEST);
    let document = Document::from(shallow.as_deref().unwrap_or(html));
    let linked = linked::read(&document);
    let title = title(&document, &linked);
    let mut article = Article { ..Article::default() };
    article.source.url = address(&document, &linked);
    article.dct = date::find(&document, linked.as_ref(), article.source.url.as_deref())
        .map(|stated| stated.from(DateFrom::Metadata));
    document.select(FURNITURE).remove();
    let body = linked.as_ref().and_then(|l| l.body.clone()).unwrap_or_default();
    article.text = best_text(document, &body);
    article.title = title;
    Ok(article)
}

/// The main text of the page, or the text that the page carries for machines when the page itself
/// shows only a part of it.
fn best_text(document: Document, body: &str) -> String {
    let everything = document.body().map(|body| text::plain(&body)).unwrap_or_default();
    let config = Config { max_elements_to_parse: MOST_ELEMENTS, ..Config::default() };
    let main = Readability::with_document(document, None, Some(config))
        .and_then(|mut reader| reader.parse())
        .map(|article| text::plain(&Document::from(article.content).root()))
        .unwrap_or_default();
    let main = if main.is_empty() { everything } else { main };
    let body = text::tidy(body);
    if body.len() > 2 * main.len() { body } else { main }
}

/// The headline: of the linked data, of the social media card, the page's, or its `<title>`.
fn title(document: &Document, linked: &Option<linked::Linked>) -> Option<String> {
    let meta = |name: &str| {
        let selector = format!("meta[property='{name}'], meta[name='{name}']");
        document.select(&selector).attr("content").map(|content| content.to_string())
    };
    let first = |selector: &str| document.select_single(selector).text().to_string();
    linked
        .as_ref()
        .and_then(|l| l.headline.clone())
        .into_iter()
        .chain(meta("og:title"))
        .chain(meta("twitter:title"))
        .chain([first("article h1"), first("h1"), first("title")])
        .map(|title| title.split_whitespace().collect::<Vec<_>>().join(" "))
        .find(|title| !title.is_empty())
}

fn address(document: &Document, linked: &Option<linked::Linked>) -> Option<String> {
    let canonical = document.select_single("link[rel=canonical]").attr("href");
    let card = document.select_single("meta[property='og:url']").attr("content");
    let of_page = [canonical, card].into_iter().flatten().map(|url| url.to_string());
    of_page.chain(linked.as_ref().and_then(|l| l.url.clone())).find(|url| url.starts_with("http"))
}
