//! What a line cannot end with: the last word asks for words that were left out.

use super::draft::Draft;
use super::{Source, check};
use crate::text::{Rel, TokenId, Upos};

/// Whether the last word of a line waits for what is missing.
pub(super) fn hangs(source: &Source<'_>, draft: &Draft, last: TokenId, text: &str) -> bool {
    is_cut_short(source, draft, last)
        || is_cut_name(source, draft, last)
        || is_stub(source, draft, last)
        || asks_for_an_infinitive(source, draft, last)
        || is_half_a_time(source, draft, last)
        || is_bare_gerund(source, draft, last)
        || is_misread_verb(source, draft, last)
        || is_half_an_absolute(source, draft, last)
        || is_bare_stand_in(source, draft, last)
        || is_left_by_its_noun(source, draft, last)
        || is_inside_quote(source, draft, last)
        || is_left_before_date(source, draft, last)
            && !is_whole_predicate(source, draft, last)
            && check::is_open(source.open_ends, text, "IN")
}

/// "The report is due [next month]": an adjective that is told of the subject, and the date of which.
fn is_whole_predicate(source: &Source<'_>, draft: &Draft, last: TokenId) -> bool {
    last == draft.head
        && source.tree.child(last, Rel::Cop).is_some()
        && source.tree.lacks(last, &[Rel::Xcomp, Rel::Ccomp, Rel::Advcl])
}

/// "an updated [method]", "the Cupertino [event]", "to seek [a seat]": what the last word asks for is
/// missing.
fn is_cut_short(source: &Source<'_>, draft: &Draft, last: TokenId) -> bool {
    let rel = source.tree.rel(last);
    let tree = source.tree;
    let complement = |&c: &TokenId| {
        matches!(tree.rel(c), Rel::Obj | Rel::Xcomp | Rel::Ccomp)
            && c > last
            && !draft.gone.contains(&c)
    };
    if source.syntax.xpos(last).starts_with("VB") && tree.children(last).iter().any(complement) {
        return true; // "resigned to seek": what?
    }
    let part = matches!(rel, Rel::Amod | Rel::Compound | Rel::Det | Rel::Nummod | Rel::NmodPoss);
    let near = |head: TokenId| {
        let mut between = (last.0 + 1..head.0).map(TokenId);
        let comma = between.any(|t| source.text(t) == ",");
        head > last && head.0 - last.0 < 12 && (!comma || rel == Rel::Amod)
    };
    // "equalised shortly [after the interval]"
    let measures = rel == Rel::Advmod
        && tree.head(last).is_some_and(|head| !matches!(tree.upos(head), Upos::Verb | Upos::Aux));
    let waits = |head: TokenId| {
        let soon =
            matches!(source.text(last), "shortly" | "soon" | "just" | "immediately" | "right");
        head > last
            && head.0 - last.0 < 12
            && !draft.has(head)
            && (soon || !draft.gone.contains(&head))
    };
    if measures && source.tree.head(last).is_some_and(waits) {
        return true;
    }
    part && source.tree.head(last).is_some_and(|head| near(head) && !draft.gone.contains(&head))
}

/// "over its failure [to stop the trade]"
fn asks_for_an_infinitive(source: &Source<'_>, draft: &Draft, last: TokenId) -> bool {
    let (to, verb) = (TokenId(last.0 + 1), TokenId(last.0 + 2));
    (verb.0 as usize) < source.document.tokens.len()
        && source.syntax.xpos(to) == "TO"
        && source.syntax.xpos(verb) == "VB"
        && !draft.has(to)
        && (source.tree.child(last, Rel::Amod).is_some_and(|first| {
            matches!(source.text(first), "first" | "only" | "last" | "youngest" | "oldest")
        }) || OPEN_NOUNS.contains(&source.text(last)))
}

/// Nouns that say nothing without an infinitive.
const OPEN_NOUNS: &[&str] =
    &["failure", "refusal", "inability", "intention", "willingness", "reluctance", "readiness"];

/// "suspended after testing [positive]"
fn is_bare_gerund(source: &Source<'_>, draft: &Draft, last: TokenId) -> bool {
    let (before, next) = (TokenId(last.0.saturating_sub(1)), TokenId(last.0 + 1));
    (next.0 as usize) < source.document.tokens.len()
        && source.syntax.xpos(last) == "VBG"
        && source.syntax.xpos(before) == "IN"
        && !draft.gone.contains(&next)
        && matches!(
            source.syntax.xpos(next),
            "JJ" | "DT" | "PRP$" | "NN" | "NNS" | "NNP" | "CD" | "RP"
        )
}

/// "will leave a year [early]": what makes a length of time a date.
fn is_half_a_time(source: &Source<'_>, draft: &Draft, last: TokenId) -> bool {
    let next = TokenId(last.0 + 1);
    source.is_time(last)
        && (next.0 as usize) < source.document.tokens.len()
        && !draft.gone.contains(&next)
        && matches!(
            source.text(next),
            "early" | "late" | "earlier" | "later" | "ago" | "older" | "younger"
        )
}

/// "entered service and [supplies] a tenth of it": what stands before an article or a number without
/// a preposition is no noun.
fn is_misread_verb(source: &Source<'_>, draft: &Draft, last: TokenId) -> bool {
    let (before, next) = (TokenId(last.0.saturating_sub(1)), TokenId(last.0 + 1));
    let tag = |t: TokenId| source.syntax.xpos(t);
    (next.0 as usize) < source.document.tokens.len()
        && tag(last) == "NNS"
        && tag(before) == "CC"
        && !draft.gone.contains(&next)
        && !source.is_time(next)
        && (matches!(tag(next), "DT" | "PRP$" | "$")
            || matches!(source.text(next), "about" | "some"))
}

/// The tag of the last word; in "sworn in [on Friday]" that of a particle.
pub(super) fn tag_at_end(source: &Source<'_>, draft: &Draft, last: TokenId) -> &'static str {
    let tag = |t: TokenId| source.syntax.xpos(t);
    let (before, next) = (TokenId(last.0.saturating_sub(1)), TokenId(last.0 + 1));
    let particle = tag(last) == "IN"
        && tag(before).starts_with("VB")
        && (next.0 as usize) < source.document.tokens.len()
        && draft.gone.contains(&next)
        && tag(next) == "IN";
    if particle || is_whole_predicate(source, draft, last) { "RP" } else { tag(last) }
}

/// "an article based [on the account]": a preposition of two words without its noun.
fn is_left_by_its_noun(source: &Source<'_>, draft: &Draft, last: TokenId) -> bool {
    let tree = source.tree;
    let noun = tree.head(last).filter(|&noun| tree.rel(last) == Rel::Case && noun > last);
    let verb = source.syntax.xpos(last).starts_with("VB");
    verb && noun.is_some_and(|noun| !draft.has(noun))
}

/// "unlike anything [in the books]", "to those [hurt]", "sold the first [of them]": which, the words that
/// were left out say.
fn is_bare_stand_in(source: &Source<'_>, draft: &Draft, last: TokenId) -> bool {
    let tree = source.tree;
    let word = source.lower(last);
    let stands = matches!(
        word.as_str(),
        "anything"
            | "something"
            | "everything"
            | "anyone"
            | "those"
            | "one"
            | "ones"
            | "first"
            | "second"
    );
    let next = TokenId(last.0 + 1);
    // "was fined for its part [in a swindle]"
    let share = word == "part"
        && tree.child(last, Rel::NmodPoss).is_some()
        && (next.0 as usize) < source.document.tokens.len()
        && source.text(next) == "in"
        && !draft.has(next);
    if share {
        return true;
    }
    let party = matches!(tree.rel(last), Rel::Obj | Rel::Iobj | Rel::Obl | Rel::Nmod);
    let rest = |&c: &TokenId| {
        c > last
            && !draft.has(c)
            && !draft.gone.contains(&c)
            && matches!(tree.rel(c), Rel::Nmod | Rel::Obl | Rel::Acl | Rel::AclRelcl)
    };
    stands && party && last != draft.head && tree.children(last).iter().any(rest)
}

/// "ended with the mayor [using her vote]": what the one behind "with" did is missing.
fn is_half_an_absolute(source: &Source<'_>, draft: &Draft, last: TokenId) -> bool {
    let tree = source.tree;
    let chain = || std::iter::once(last).chain(tree.ancestors(last)).take(4);
    let with = chain().find(|&t| {
        tree.child(t, Rel::Case).is_some_and(|case| source.text(case) == "with" && draft.has(case))
    });
    let Some(noun) = with else { return false };
    let Some(at) = source.document.sentence_at(source.span(last).start()) else { return false };
    let end = source.document.sentences[at].end.0.min(last.0 + 12);
    let gerund = (last.0 + 1..end).map(TokenId).find(|&t| source.syntax.xpos(t) == "VBG");
    let free = gerund.filter(|&g| {
        let above = tree.head(g);
        let clause = matches!(tree.rel(g), Rel::Acl | Rel::Advcl | Rel::Xcomp);
        clause && (above == Some(noun) || above.is_some_and(|a| chain().any(|t| t == a)))
            || clause && tree.rel(g) == Rel::Advcl && source.text(TokenId(g.0 - 1)) == ","
    });
    // Between the noun and the gerund only its name stands.
    let named = |g: TokenId| {
        (last.0 + 1..g.0).map(TokenId).all(|t| {
            source.text(t) == ","
                || source.syntax.xpos(t).starts_with('N')
                || tree.rel(t) == Rel::Det
        })
    };
    free.is_some_and(|g| named(g) && !draft.has(g))
}

/// `hailed it as "a small bridge, [but a long one"]`: a quotation is told whole or not at all.
fn is_inside_quote(source: &Source<'_>, draft: &Draft, last: TokenId) -> bool {
    let mark = |t: TokenId| matches!(source.text(t), "\"" | "``" | "''" | "“" | "”");
    let marks: Vec<TokenId> = draft.tokens().filter(|&t| mark(t)).collect();
    let Some(&open) = marks.last().filter(|_| marks.len() % 2 == 1) else { return false };
    let Some(at) = source.document.sentence_at(source.span(last).start()) else { return false };
    let end = source.document.sentences[at].end.0;
    let close = (last.0 + 1..end).map(TokenId).find(|&t| mark(t));
    let Some(close) = close else { return false };
    // `"a lake of peace [free of fleets]"` may end there, `"small, [but long]"` may not.
    let next = TokenId(last.0 + 1);
    let goes_on = source.text(next) == "," || source.syntax.xpos(next) == "CC";
    open > draft.head && goes_on && close > next
}

/// "will continue through [next year]": and not "will move in [on Monday]".
fn is_left_before_date(source: &Source<'_>, draft: &Draft, last: TokenId) -> bool {
    let next = TokenId(last.0 + 1);
    draft.gone.contains(&next) && source.is_time(next)
}

/// "the Immigration and Naturalization [Service]": the name goes on.
fn is_cut_name(source: &Source<'_>, draft: &Draft, last: TokenId) -> bool {
    let next = TokenId(last.0 + 1);
    let named = |t: TokenId| {
        source.syntax.xpos(t).starts_with("NNP") && source.text(t).starts_with(char::is_uppercase)
    };
    // "by the Securities [and Exchange Commission]"
    let joined = |&c: &TokenId| {
        source.tree.rel(c) == Rel::Conj
            && named(c)
            && source.tree.child(c, Rel::Cc) == Some(next)
            && !draft.has(c)
            && !draft.gone.contains(&c)
    };
    if named(last) && source.tree.children(last).iter().any(joined) {
        return true;
    }
    (next.0 as usize) < source.document.tokens.len()
        && named(last)
        && named(next)
        && !draft.has(next)
        && !draft.gone.contains(&next)
        && !source.is_time(next)
        && !source.tree.rel(next).is_subject()
        && !draft.replaced.contains_key(&last)
}

/// "circumstances that will not [occur]", "a charge [to be spread]": a clause inside that ends with
/// its verb, of which the rest is left out.
fn is_stub(source: &Source<'_>, draft: &Draft, last: TokenId) -> bool {
    let tree = source.tree;
    let verb = source.syntax.xpos(last).starts_with("VB") && last != draft.head;
    let opens = |t: TokenId| {
        t != draft.head && matches!(tree.rel(t), Rel::Acl | Rel::AclRelcl | Rel::Advcl)
    };
    let completes = || tree.rel(last) == Rel::Xcomp && tree.head(last).is_some_and(opens);
    let inside = opens(last) || source.syntax.xpos(last) == "VB" && completes();
    let condition = tree
        .child(last, Rel::Mark)
        .is_some_and(|mark| matches!(source.text(mark), "if" | "unless"));
    let asked =
        || tree.ancestors(last).take(2).any(|above| source.made_to.has_form(&source.lower(above)));
    let rest = |&c: &TokenId| {
        c > last && !matches!(tree.rel(c), Rel::Punct | Rel::Conj | Rel::Cc | Rel::Advcl)
    };
    verb && inside && !condition && !asked() && tree.children(last).iter().any(rest)
}

/// "The airline announced": what it said is missing.
pub(super) fn is_saying(source: &Source<'_>, verb: TokenId) -> bool {
    let word = source.lower(verb);
    if matches!(word.as_str(), "came" | "comes") {
        return true; // "The move came": after what?
    }
    let said =
        [Rel::Ccomp, Rel::Parataxis].iter().any(|&rel| source.tree.child(verb, rel).is_some());
    let whole = source.whole_sayings.has_form(&word) && !said;
    let passive =
        source.tree.child(verb, Rel::AuxPass).is_some() || source.tree.rel(verb) == Rel::Acl;
    source.saying.has_form(&word) && !whole && !passive
}
