//! Expressions that date something else in the sentence than the event that they were linked to.

use super::Told;
use super::signals::Signals;
use crate::event::verbal::verbal;
use crate::event::{DateLink, Event, Tie};
use crate::span::Span;
use crate::text::{Rel, Tense, TokenId, Tree, Upos};
use crate::time::{Granularity, NaiveDateTime};
use crate::timex::{Timex, TimexKind};

/// Whether the path from the expression to the event leads through something that has the date for
/// itself:
///
/// - "The champions, who won the title [in May], have lost": a relative clause;
/// - "repairs planned [for 2019] were put off": a plan;
/// - "cut its estimate [for next year]": what a noun is for;
/// - "a dividend, payable [Dec. 15]": an adjective behind a comma;
/// - "[Sunday's] match was postponed": an event that is not yet, or no more;
/// - "ordered 5,000 boxes [for Christmas]": what it is done for;
/// - "has lost four cases, the last [in May]": one of several;
/// - "has had four mayors since its founding [in 1960]": from then on;
/// - "saved a curtain [from 1784]": how old it is;
/// - "was shown in Rome and, [in 1994], Oslo": in Oslo alone;
/// - "declared [Monday] a day of mourning": what they made of it;
/// - "results for [the year] are due on Friday": its subject.
pub(super) fn is_elsewhere(
    told: &Told<'_>,
    tree: &Tree,
    signals: &Signals,
    event: &Event,
    link: &DateLink,
    timex: &Timex,
) -> bool {
    let ahead = is_ahead(told, timex);
    let past = is_past(told, timex);
    let day = timex.kind == TimexKind::Date
        && timex.extent().is_some_and(|extent| extent.grain <= Granularity::Day);
    let start = timex.extent().map(|extent| extent.start);
    let timex = timex.span;
    let Some(head) = head_of(told, tree, timex) else { return false };
    let placed = matches!(link.tie, Tie::Beside | Tie::Adverbial | Tie::Bare | Tie::Complement);
    let path: Vec<TokenId> = std::iter::once(head)
        .chain(tree.ancestors(head))
        .take_while(|&t| t != event.token)
        .collect();
    let above = tree.ancestors(head).any(|t| t == event.token);
    let clause = path.iter().skip(1).any(|&t| tree.rel(t) == Rel::AclRelcl);
    let payable = path.iter().skip(1).any(|&t| is_loose_adjective(told, tree, t));
    !placed && (clause || payable)
        || ahead
            && event.tense != Tense::Future
            && (is_for_a_noun(told, tree, event, head) || is_before_a_noun(tree, event, head))
        || start.is_some_and(|start| is_of_the_subject(told, tree, event, head, start))
        || !placed && is_of_a_plan(told, tree, signals, &path)
        || !placed && is_of_an_object(told, tree, event, head)
        || !placed && is_always_so(told, tree, event, past)
        || above && is_of_what_is_put_off(told, tree, event, head, timex)
        || day && is_what_it_is_for(told, tree, signals, event, head)
        || event.lemma == "have" && path.iter().skip(1).any(|&t| is_since(told, tree, t))
        || above && path.iter().skip(1).any(|&t| is_one_of_several(told, tree, t))
        || is_made_something(told, tree, event, timex)
        || is_in_a_list(told, tree, event, head)
        || above && is_from_then(told, tree, event, head)
}

/// "four cases, the [last] in May", "the most [recent] in 2010": behind a comma, and not the verb's.
fn is_one_of_several(told: &Told<'_>, tree: &Tree, token: TokenId) -> bool {
    let the = tree.child(token, Rel::Det).filter(|&the| the < token);
    let comma = the.is_some_and(|the| {
        the.0 > 0
            && told.document.token_text(the) == "the"
            && told.document.token_text(TokenId(the.0 - 1)) == ","
    });
    let ranked = matches!(
        told.document.token_text(token),
        "first" | "last" | "latest" | "recent" | "earliest"
    );
    comma && ranked && tree.upos(token) == Upos::Adj
}

/// "since its [founding] in 1960".
fn is_since(told: &Told<'_>, tree: &Tree, noun: TokenId) -> bool {
    let case = tree.child(noun, Rel::Case).map(|case| told.document.token_text(case));
    tree.upos(noun) == Upos::Noun && case == Some("since")
}

/// "saved a curtain from [1784]": a thing that is as old as that.
fn is_from_then(told: &Told<'_>, tree: &Tree, event: &Event, head: TokenId) -> bool {
    let from =
        tree.child(head, Rel::Case).is_some_and(|case| told.document.token_text(case) == "from");
    let noun = tree.head(head).filter(|&n| n != event.token && tree.rel(head) == Rel::Nmod);
    from && noun.is_some_and(|noun| {
        tree.upos(noun) == Upos::Noun && !told.events.iter().any(|e| e.token == noun)
    })
}

/// "was shown in Rome and, in [1994], Oslo": between "and" and the next of a list that has no verb.
fn is_in_a_list(told: &Told<'_>, tree: &Tree, event: &Event, head: TokenId) -> bool {
    let text = |t: u32| told.document.token_text(TokenId(t));
    let Some(case) = tree.child(head, Rel::Case).filter(|&case| case.0 > 1 && case < head) else {
        return false;
    };
    event.token < case
        && text(case.0 - 1) == ","
        && text(case.0 - 2) == "and"
        && (head.0 as usize) + 2 < tree.len()
        && text(head.0 + 1) == ","
        && tree.upos(TokenId(head.0 + 2)) == Upos::Propn
        && (head.0 as usize + 3 >= tree.len() || matches!(text(head.0 + 3), "." | ","))
}

/// "declared [Monday] a day of mourning": a day right behind a verb, with what it is made behind it.
fn is_made_something(told: &Told<'_>, tree: &Tree, event: &Event, timex: Span) -> bool {
    let tokens = &told.document.tokens;
    let at = tokens.partition_point(|t| t.span.end() <= timex.start());
    let end = tokens.partition_point(|t| t.span.start() < timex.end());
    let touches = at == event.token.0 as usize + 1 && end + 1 < tree.len();
    let article = TokenId(end as u32);
    let makes = matches!(&*event.lemma, "declare" | "proclaim" | "designate" | "name" | "make");
    makes
        && touches
        && matches!(told.document.token_text(article), "a" | "an")
        && tree.head(article).is_some_and(|noun| tree.upos(noun) == Upos::Noun)
}

/// Behind the article's day.
fn is_ahead(told: &Told<'_>, timex: &Timex) -> bool {
    let dct = told.document.article.dct.as_ref().map(|dct| dct.date);
    dct.zip(timex.extent()).is_some_and(|(dct, extent)| extent.start.date() > dct)
}

/// Before the article's day.
fn is_past(told: &Told<'_>, timex: &Timex) -> bool {
    let dct = told.document.article.dct.as_ref().map(|dct| dct.date);
    dct.zip(timex.extent()).is_some_and(|(dct, extent)| extent.end.date() < dct)
}

/// "Results for [the full year] are due on 27 February": what is told has a later date of its own.
fn is_of_the_subject(
    told: &Told<'_>,
    tree: &Tree,
    event: &Event,
    head: TokenId,
    start: NaiveDateTime,
) -> bool {
    let subject = |t: TokenId| tree.rel(t).is_subject() && tree.head(t) == Some(event.token);
    let dates = |other: &DateLink| {
        let timex = told.timexes.get(other.timex.0 as usize);
        let later = |timex: &&Timex| timex.extent().is_some_and(|extent| extent.start >= start);
        let timex = timex.filter(|timex| timex.kind != TimexKind::Duration).filter(later);
        let own = timex.and_then(|timex| head_of(told, tree, timex.span));
        own.is_some_and(|own| tree.head(own) == Some(event.token) && !subject(own))
    };
    tree.rel(head) == Rel::Nmod
        && tree.head(head).is_some_and(subject)
        && event.dates.iter().any(dates)
}

/// "repairs planned for [2019] were put off": the date of the plan.
fn is_of_a_plan(told: &Told<'_>, tree: &Tree, signals: &Signals, path: &[TokenId]) -> bool {
    path.iter()
        .any(|&t| tree.rel(t) == Rel::Acl && signals.planning.has_form(&told.document.lower(t)))
}

/// "is barred by a [1963] law", "a pair of cups and a [16th-century] plaque": what kind of thing.
fn is_of_an_object(told: &Told<'_>, tree: &Tree, event: &Event, head: TokenId) -> bool {
    if !is_before_a_noun(tree, event, head) {
        return false;
    }
    let Some(noun) = tree.head(head) else { return false };
    let object = matches!(tree.rel(noun), Rel::Obj | Rel::OblAgent | Rel::Conj | Rel::Appos);
    object && !told.events.iter().any(|e| e.token == noun)
}

/// "makes up for a failure in [2019]": a plain present is not of then.
fn is_always_so(told: &Told<'_>, tree: &Tree, event: &Event, past: bool) -> bool {
    let verbal = verbal(told.document, told.syntax, tree, event.token);
    past && verbal.present && !verbal.perfect && verbal.modal.is_none() && !verbal.progressive
}

/// The token of the expression whose head is outside of it.
fn head_of(told: &Told<'_>, tree: &Tree, timex: Span) -> Option<TokenId> {
    let tokens = &told.document.tokens;
    let inside = |t: TokenId| timex.contains(tokens[t.0 as usize].span);
    let first = tokens.partition_point(|t| t.span.end() <= timex.start());
    let end = tokens.partition_point(|t| t.span.start() < timex.end());
    let mut own = (first as u32..end as u32).map(TokenId);
    own.find(|&t| (t.0 as usize) < tree.len() && tree.head(t).is_none_or(|head| !inside(head)))
}

/// "payable Dec. 15", "due in May" behind a comma.
fn is_loose_adjective(told: &Told<'_>, tree: &Tree, token: TokenId) -> bool {
    let text = |t: u32| told.document.token_text(TokenId(t));
    tree.upos(token) == Upos::Adj
        && token.0 > 0
        && text(token.0 - 1) == ","
        && matches!(text(token.0), "payable" | "due" | "available" | "valid")
}

/// "its estimate for next year", "plans for May" of a verb that is not about them.
fn is_for_a_noun(told: &Told<'_>, tree: &Tree, event: &Event, head: TokenId) -> bool {
    let noun = tree.head(head).filter(|&n| n != event.token && tree.upos(n) == Upos::Noun);
    is_behind_for(told, tree, head)
        && matches!(tree.rel(head), Rel::Nmod | Rel::NmodUnmarked)
        && noun.is_some()
}

fn is_behind_for(told: &Told<'_>, tree: &Tree, head: TokenId) -> bool {
    tree.child(head, Rel::Case).is_some_and(|case| told.document.token_text(case) == "for")
}

/// "ordered 5,000 boxes for Christmas": not then; other than "set a vote for Friday".
fn is_what_it_is_for(
    told: &Told<'_>,
    tree: &Tree,
    signals: &Signals,
    event: &Event,
    head: TokenId,
) -> bool {
    let object = tree.child(event.token, Rel::Obj).filter(|_| tree.head(head) == Some(event.token));
    let planned = |object: TokenId| {
        signals.planning.has_form(&event.lemma) && told.events.iter().any(|e| e.token == object)
    };
    is_behind_for(told, tree, head)
        && event.tense == Tense::Past
        && object.is_some_and(|object| !planned(object))
}

/// "were predicting 1990 earnings".
fn is_before_a_noun(tree: &Tree, event: &Event, head: TokenId) -> bool {
    let before = matches!(tree.rel(head), Rel::Compound | Rel::Amod | Rel::Nummod | Rel::NmodPoss);
    let noun = tree.head(head).filter(|&noun| before && noun > head && noun != event.token);
    noun.is_some_and(|noun| tree.upos(noun) == Upos::Noun)
}

/// "Sunday's match was postponed".
fn is_of_what_is_put_off(
    told: &Told<'_>,
    tree: &Tree,
    event: &Event,
    head: TokenId,
    timex: Span,
) -> bool {
    let noun = tree.head(head).filter(|_| {
        matches!(tree.rel(head), Rel::NmodPoss | Rel::Compound | Rel::Amod | Rel::NmodUnmarked)
    });
    let subject = noun.filter(|&n| {
        matches!(tree.rel(n), Rel::Nsubj | Rel::NsubjPass | Rel::Obj)
            && tree.head(n) == Some(event.token)
            && timex.end() <= told.document.tokens[n.0 as usize].span.start()
    });
    let verbs = [
        "postpone",
        "cancel",
        "cancell",
        "delay",
        "restate",
        "reschedul",
        "announc",
        "plan",
        "schedul",
    ];
    let lemma = event.lemma.to_lowercase();
    subject.is_some() && verbs.iter().any(|stem| lemma.starts_with(stem))
}
