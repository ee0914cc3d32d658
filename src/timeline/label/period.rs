//! A period that a speaker names in the first person: the line is the period itself.

use super::{Label, Source, render};
use crate::span::Span;
use crate::text::TokenId;

/// The words of an expression as a line, for a clause whose subject is "I" or "we"; `None` for any
/// other clause.
pub fn of_period(source: &Source<'_>, words: Span, verb: TokenId) -> Option<Label> {
    let tree = source.tree;
    let speaks = |&c: &TokenId| tree.rel(c).is_subject() && source.speaking.has(&source.lower(c));
    tree.children(verb).iter().find(|c| speaks(c))?;
    let tokens = &source.document.tokens;
    let first = tokens.partition_point(|t| t.span.end() <= words.start());
    let end = tokens.partition_point(|t| t.span.start() < words.end());
    let text = render::finish(words.of(&source.document.article.text));
    let covers = (first as u32..end as u32).map(TokenId).collect();
    Some(Label { text, covers, head: verb })
}
