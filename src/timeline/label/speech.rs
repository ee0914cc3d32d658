//! What a speaker says in the first person: the line quotes the speaker, or names the period.

use super::{LONGEST, Label, Request, Source, check, clause, pronoun, render};
use crate::span::Span;
use crate::text::{Rel, TokenId};

/// `Anna Lund: "We asked for new pumps"`: a clause in quotation marks whose subject is "I" or "we",
/// as the speaker's words; `None` for any other clause, and where it is too long or names somebody
/// else by a pronoun.
pub fn quoted(
    source: &Source<'_>,
    token: TokenId,
    request: &Request,
    speaker: &str,
) -> Option<Label> {
    let tree = source.tree;
    let told = matches!(tree.rel(token), Rel::Root | Rel::Ccomp | Rel::Parataxis);
    if !told || !source.document.is_quoted(token) {
        return None;
    }
    // "We should have waited": what was not done.
    let helpers = || tree.children(token).iter().copied().filter(|&c| tree.rel(c) == Rel::Aux);
    let regret = helpers().any(|c| source.syntax.xpos(c) == "MD")
        && helpers().any(|c| source.lower(c) == "have");
    if regret {
        return None;
    }
    let mut draft = clause::draft(source, token, request)?;
    let own = draft.subject.is_some_and(|s| source.speaking.has(&source.lower(s)));
    if !own || pronoun::names_others(source, &draft) {
        return None;
    }
    let line = render::fit(source, &mut draft)?;
    let first = speaker.chars().next()?;
    let text = format!("{}{}: \"{line}\"", first.to_uppercase(), &speaker[first.len_utf8()..]);
    let sound = check::is_sound(source.open_starts, &line, 3) && text.chars().count() <= LONGEST;
    sound.then_some(Label { text, covers: draft.covers, head: draft.head, speaks: true })
}

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
    Some(Label { text, covers, head: verb, speaks: false })
}
