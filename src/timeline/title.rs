//! The title of a timeline.

use super::Told;
use crate::text::SentenceKind;

/// The article's title or first heading; of several articles the one that shares most words with
/// the others.
pub fn title(articles: &[Told<'_>]) -> String {
    let titles: Vec<String> = articles.iter().filter_map(of_article).collect();
    let shared = |i: usize| -> usize {
        let own = words(&titles[i]);
        let others = titles.iter().enumerate().filter(|&(j, _)| j != i);
        others.map(|(_, t)| words(t).iter().filter(|w| own.contains(w)).count()).sum()
    };
    let best = (0..titles.len()).max_by_key(|&i| (shared(i), std::cmp::Reverse(i)));
    best.map(|i| titles[i].clone()).unwrap_or_default()
}

/// The title of one article.
pub fn of_article(told: &Told<'_>) -> Option<String> {
    let article = &told.document.article;
    if let Some(title) = article.title.as_deref().map(str::trim).filter(|t| !t.is_empty()) {
        return Some(title.to_owned());
    }
    let first = told.document.sentences.iter().find(|s| s.kind != SentenceKind::Furniture)?;
    (first.kind == SentenceKind::Heading)
        .then(|| first.span.of(&article.text).split_whitespace().collect::<Vec<_>>().join(" "))
}

fn words(title: &str) -> Vec<String> {
    let words = title.split(|c: char| !c.is_alphanumeric()).filter(|w| w.chars().count() > 3);
    words.map(str::to_lowercase).collect()
}
