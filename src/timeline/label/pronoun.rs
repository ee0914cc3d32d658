//! Pronouns in a label: named where the owner is certain, kept where the label itself names it;
//! otherwise the label is given up.

use super::Source;
use super::draft::Draft;
use super::owner::{
    could_own, follows_its_owner, is_of_its_own, object_owns, only_one_inside, opens_subject,
};
use super::whole::takes_plain_form;
use crate::event::ActorKind;
use crate::text::{Rel, TokenId, Upos};

/// Replaces or checks every pronoun; `None` when one would dangle.
pub(super) fn resolve(source: &Source<'_>, draft: &mut Draft) -> Option<()> {
    for token in draft.tokens().collect::<Vec<_>>() {
        if !draft.has(token) {
            continue; // went with a constituent that was left out
        }
        match fate(source, draft, token) {
            Fate::Keep => {}
            Fate::Name(name) => {
                spell_out(source, draft, token);
                draft.replaced.insert(token, name);
            }
            // "Shares in [its] owner fell": without it, other shares.
            Fate::Dangles if is_in_subject(draft, token) && !is_in_clause(source, draft, token) => {
                return None;
            }
            Fate::Dangles => draft.leave_out(source, token)?,
        }
    }
    Some(())
}

/// Behind the first noun of the subject.
fn is_in_subject(draft: &Draft, token: TokenId) -> bool {
    let own = |s: TokenId| draft.segments.first().is_some_and(|first| first.tokens.contains(&s));
    draft.subject.is_some_and(|subject| subject < token && own(subject))
        && own(token)
        && token < draft.head
}

/// In a clause of the subject, which may go.
fn is_in_clause(source: &Source<'_>, draft: &Draft, token: TokenId) -> bool {
    let tree = source.tree;
    let above = std::iter::once(token).chain(tree.ancestors(token));
    let mut inside = above.take_while(|&t| Some(t) != draft.subject && t != draft.head);
    inside.any(|t| matches!(tree.rel(t), Rel::AclRelcl | Rel::Acl))
}

/// A pronoun of the third person, which a quotation on its own leaves open.
pub(super) fn names_others(source: &Source<'_>, draft: &Draft) -> bool {
    draft.tokens().any(|t| {
        is_pronoun(source, t)
            && !source.speaking.has(&source.lower(t))
            && source.tree.rel(t) != Rel::Expl
    })
}

/// "He's expected": "is" in full behind a name.
fn spell_out(source: &Source<'_>, draft: &mut Draft, token: TokenId) {
    let clitic = TokenId(token.0 + 1);
    if !draft.has(clitic) || source.syntax.xpos(clitic) == "POS" {
        return;
    }
    let next = TokenId(token.0 + 2);
    let been = draft.has(next) && matches!(source.text(next), "been" | "had");
    let full = match source.text(clitic) {
        "'s" | "’s" if been => "has",
        "'s" | "’s" => "is",
        "'re" | "’re" => "are",
        "'ll" | "’ll" => "will",
        "'ve" | "’ve" => "have",
        "'d" | "’d" => "would",
        _ => return,
    };
    draft.replaced.insert(clitic, format!(" {full}"));
}

enum Fate {
    Keep,
    Name(String),
    Dangles,
}

fn fate(source: &Source<'_>, draft: &Draft, token: TokenId) -> Fate {
    let word = source.lower(token);
    let possessive = source.tree.rel(token) == Rel::NmodPoss || owns_next(source, token, &word);
    match word.as_str() {
        word if source.speaking.has(word) && is_pronoun(source, token) => Fate::Dangles,
        "he" | "she" | "it" | "they" | "him" | "her" | "them" | "his" | "its" | "their"
            if is_pronoun(source, token) =>
        {
            third_person(source, draft, token, possessive)
        }
        "hers" | "theirs" | "whose" => Fate::Dangles,
        "this" | "that" | "these" | "those" | "such" | "who" | "which" | "whom" | "what"
            if source.tree.upos(token) == Upos::Pron
                && !is_relative_inside(source, draft, token) =>
        {
            Fate::Dangles
        }
        // "such rallies": told of before; not "such goods as bread".
        "such"
            if matches!(source.tree.rel(token), Rel::Amod | Rel::Det)
                && is_told_before(source, draft, token) =>
        {
            Fate::Dangles
        }
        // "settled there": where, the label has to say.
        "there"
            if source.tree.rel(token) == Rel::Advmod
                && source.tree.children(token).is_empty()
                && !names_a_place(source, draft, token) =>
        {
            Fate::Dangles
        }
        // "These bombings": which the article says.
        "this" | "that" | "these" | "those" if opens_with(source, draft, token) => {
            Fate::Name("the".to_owned())
        }
        "one" | "some" | "others" | "both" | "another" | "each" | "none" | "all" | "many"
        | "most"
            if draft.subject == Some(token) && is_bare(source, draft, token) =>
        {
            Fate::Dangles
        }
        // "Two others fell", "recommended one", "raised the rest"
        "others"
            if draft.subject == Some(token)
                && source.tree.child(token, Rel::Nmod).is_none()
                && draft.tokens().take(2).any(|t| t == token) =>
        {
            Fate::Dangles
        }
        "one" | "ones" | "rest" | "same" | "latter" | "former"
            if source.tree.rel(token) == Rel::Obj
                && source.tree.head(token) == Some(draft.head)
                && source.tree.child(token, Rel::Nmod).is_none()
                && source.tree.child(token, Rel::Amod).is_none() =>
        {
            Fate::Dangles
        }
        _ => Fate::Keep,
    }
}

/// "moved to Oslo and settled there": a name behind a preposition stands before it.
fn names_a_place(source: &Source<'_>, draft: &Draft, there: TokenId) -> bool {
    let before = draft.tokens().take_while(|&t| t < there);
    // "a hospital given by Japan" is not there.
    let placed = |t: TokenId| {
        let case = source.tree.child(t, Rel::Case).map(|case| source.text(case));
        case.is_some_and(|case| !matches!(case, "by" | "with" | "for"))
    };
    before.into_iter().any(|t| source.tree.upos(t) == Upos::Propn && placed(t))
}

/// "rejected [her] bid for a trial": no verb that takes a plain form stands before it, so that
/// what follows is a noun.
fn owns_next(source: &Source<'_>, token: TokenId, word: &str) -> bool {
    let next = TokenId(token.0 + 1);
    if word != "her" || (next.0 as usize) >= source.document.tokens.len() {
        return false;
    }
    let verb = source.tree.head(next).filter(|&verb| verb < token);
    source.syntax.xpos(next) == "VB" && verb.is_some_and(|verb| !takes_plain_form(source, verb))
}

/// "held such rallies": subject or object of the label, and no "as" tells which.
fn is_told_before(source: &Source<'_>, draft: &Draft, such: TokenId) -> bool {
    let tree = source.tree;
    let end = (such.0 + 6).min(source.document.tokens.len() as u32);
    let lists = (such.0 + 1..end).any(|t| matches!(source.text(TokenId(t)), "as" | "that"));
    let noun = tree.head(such).filter(|&noun| noun > such);
    let own = noun.is_some_and(|noun| {
        tree.head(noun) == Some(draft.head)
            && matches!(tree.rel(noun), Rel::Obj | Rel::Nsubj | Rel::NsubjPass)
    });
    own && !lists
}

/// A determiner of the subject, with which the label begins.
fn opens_with(source: &Source<'_>, draft: &Draft, token: TokenId) -> bool {
    source.tree.rel(token) == Rel::Det
        && draft.subject.is_some_and(|subject| source.tree.head(token) == Some(subject))
        && draft.tokens().next() == Some(token)
}

fn is_pronoun(source: &Source<'_>, token: TokenId) -> bool {
    let tree = source.tree;
    let noun = |&c: &TokenId| matches!(tree.rel(c), Rel::Det | Rel::Compound | Rel::Amod);
    (tree.upos(token) == Upos::Pron || source.syntax.xpos(token).starts_with("PRP"))
        && !tree.children(token).iter().any(noun) // "the mine"
}

fn third_person(source: &Source<'_>, draft: &Draft, token: TokenId, possessive: bool) -> Fate {
    if source.tree.rel(token) == Rel::Expl {
        return Fate::Keep;
    }
    let is_subject = draft.subject == Some(token);
    let word = source.lower(token);
    let own = source.cast.id(token);
    let mut before = draft.tokens().take_while(|&t| t != token);
    // "Lund apologised to her": to somebody else
    let tree = source.tree;
    let same_clause = draft.subject.is_some_and(|subject| {
        tree.head(token) == Some(draft.head)
            && matches!(tree.rel(token), Rel::Obj | Rel::Iobj | Rel::Obl)
            && own.is_some()
            && source.cast.id(subject) == own
    });
    if same_clause && !possessive {
        return Fate::Dangles;
    }
    let named_before = own.is_some() && before.any(|t| source.cast.id(t) == own);
    if named_before && !is_subject {
        return Fate::Keep;
    }
    let named_after = own.is_some()
        && draft.tokens().any(|t| t > token && source.cast.id(t) == own && !is_pronoun(source, t));
    if named_after && !possessive {
        return Fate::Dangles; // "he is led by Castro" is not about Castro
    }
    let above = |subject: TokenId| tree.ancestors(token).any(|t| t == subject);
    let fits_subject = draft.subject.is_some_and(|subject| {
        possessive
            && !(above(subject) && tree.upos(subject) == Upos::Num)
            && subject < token
            && source.cast.id(subject).is_some()
            && could_own(source, subject, &word)
    });
    if own.is_some() && fits_subject && !named_before {
        return Fate::Keep;
    }
    if possessive && follows_its_owner(source, draft, token, &word) {
        return Fate::Keep;
    }
    // "ordered them to surrender the child to his father": the child's
    if possessive && own.is_some() && object_owns(source, draft, token, &word) {
        return Fate::Keep;
    }
    if let Some(actor) = source.cast.actor(token) {
        let name = lower_article(&actor.spoken);
        return Fate::Name(if possessive { genitive(&name) } else { name });
    }
    let fits = |subject: TokenId| could_own(source, subject, &source.lower(token));
    match draft.subject {
        // "Two of [its] vans": whose, the two do not say.
        Some(subject) if above(subject) && tree.upos(subject) == Upos::Num => Fate::Dangles,
        Some(subject) if possessive && subject < token && fits(subject) => Fate::Keep,
        _ if only_one_inside(source, draft, token, possessive) => Fate::Keep,
        // "Its new owners bought the house": whose owners the article says.
        Some(subject) if token < subject && opens_subject(source, token, &word) => {
            Fate::Name("the".to_owned())
        }
        // "Shares in its owner fell"
        Some(_) if is_in_subject(draft, token) && opens_subject(source, token, &word) => {
            Fate::Name("the".to_owned())
        }
        // "became head of [its] design school"
        _ if is_of_its_own(source, token, &word) => Fate::Name("the".to_owned()),
        _ => Fate::Dangles,
    }
}

/// "The company" stood first in its sentence.
fn lower_article(name: &str) -> String {
    name.strip_prefix("The ").map_or_else(|| name.to_owned(), |rest| format!("the {rest}"))
}

fn genitive(name: &str) -> String {
    if name.ends_with('s') { format!("{name}'") } else { format!("{name}'s") }
}

/// "the company that makes it": the relative pronoun stands behind its noun.
fn is_relative_inside(source: &Source<'_>, draft: &Draft, token: TokenId) -> bool {
    let mut above = std::iter::once(token).chain(source.tree.ancestors(token));
    above.find(|&t| source.tree.rel(t) == Rel::AclRelcl).is_some_and(|clause| {
        source.tree.head(clause).is_some_and(|noun| draft.tokens().any(|t| t == noun))
            && draft.head != clause
    })
}

/// Nothing below it tells of what it is one.
fn is_bare(source: &Source<'_>, draft: &Draft, token: TokenId) -> bool {
    let here = |c: &TokenId| draft.tokens().any(|t| t == *c);
    !source.tree.children(token).iter().any(|c| {
        here(c)
            && matches!(source.tree.rel(*c), Rel::Nmod | Rel::Amod | Rel::Compound | Rel::Nummod)
    })
}

/// The name of a person who is the subject with titles and more.
pub(super) fn name_of_subject(source: &Source<'_>, draft: &Draft) -> Option<String> {
    let actor = draft.subject.and_then(|s| source.cast.actor(s))?;
    let segment = &draft.segments.first()?.tokens;
    let alone = !segment
        .iter()
        .any(|&t| source.tree.rel(t) == Rel::Conj || matches!(source.syntax.xpos(t), "CC" | "POS"));
    let length: usize = segment.iter().map(|&t| source.span(t).len() + 1).sum();
    let longer = length > actor.name.len() + 1;
    (actor.named && actor.kind == ActorKind::Person && alone && longer).then(|| actor.name.clone())
}
