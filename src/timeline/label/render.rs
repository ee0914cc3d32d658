//! From tokens to a line: spaces, quotes, tense after "said", length.

use std::borrow::Cow;

use super::draft::Draft;
use super::{LONGEST, Source, check, whole};
use crate::event::mention::{is_capital_word, lower_first};
use crate::text::{Document, Rel, TokenId, Upos};

/// The line, with phrases left out until it is short enough.
pub(super) fn fit(source: &Source<'_>, draft: &mut Draft) -> Option<String> {
    loop {
        let text = line(source, draft);
        if text.chars().count() > LONGEST {
            draft.shorten(source)?;
            continue;
        }
        let tag = draft.tokens().last().map_or("", |t| source.syntax.xpos(t));
        let says = draft.tokens().last().is_some_and(|t| t == draft.head && is_saying(source, t));
        let hangs = draft.tokens().last().is_some_and(|t| {
            is_cut_short(source, draft, t)
                || is_cut_name(source, draft, t)
                || is_stub(source, draft, t)
                || asks_for_an_infinitive(source, draft, t)
                || is_half_a_time(source, draft, t)
                || is_bare_gerund(source, draft, t)
                || is_misread_verb(source, draft, t)
                || is_half_an_absolute(source, draft, t)
                || is_bare_stand_in(source, draft, t)
                || is_inside_quote(source, draft, t)
                || is_left_before_date(source, draft, t)
                    && check::is_open(source.open_ends, &text, "IN")
        });
        let torn = || whole::is_torn(source, draft);
        if !says && !hangs && !check::is_open(source.open_ends, &text, tag) && !torn() {
            return Some(text);
        }
        draft.shorten(source)?;
    }
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
fn is_saying(source: &Source<'_>, verb: TokenId) -> bool {
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

fn line(source: &Source<'_>, draft: &Draft) -> String {
    let words: Vec<(TokenId, Cow<str>)> = draft
        .segments
        .iter()
        .flat_map(|segment| whole_words(source, draft, &segment.tokens))
        .map(|token| (token, word(source, draft, token)))
        .filter(|(_, word)| !word.is_empty())
        .collect();
    let words = articles(source, unquoted(words));
    let mut text = String::new();
    let mut quoted = false;
    for (i, (token, word)) in words.iter().enumerate() {
        let previous = i.checked_sub(1).map(|p| (words[p].0, &*words[p].1));
        let inside = quoted && (word == "\"" || previous.is_some_and(|(_, w)| w == "\""));
        if !inside
            && previous.is_some_and(|(t, w)| is_spaced(source.document, (t, w), (*token, word)))
        {
            text.push(' ');
        }
        quoted ^= word == "\"";
        text.push_str(word);
    }
    finish(&text)
}

/// Quotation marks go when one of them has no fellow, or when they hold the whole label.
fn unquoted(mut words: Vec<(TokenId, Cow<str>)>) -> Vec<(TokenId, Cow<str>)> {
    let is_mark = |w: &str| w == "\"";
    let marks = words.iter().filter(|(_, w)| is_mark(w)).count();
    let whole = marks == 2
        && words.first().is_some_and(|(_, w)| is_mark(w))
        && words.last().is_some_and(|(_, w)| is_mark(w));
    if marks % 2 == 1 || whole {
        words.retain(|(_, w)| !is_mark(w));
    }
    words
}

/// "an [early] decision": the article goes with the word that now follows.
fn articles<'a>(
    source: &Source<'_>,
    mut words: Vec<(TokenId, Cow<'a, str>)>,
) -> Vec<(TokenId, Cow<'a, str>)> {
    for i in 1..words.len() {
        let (before, after) = (words[i - 1].0, words[i].0);
        let torn = before.0 + 1 != after.0 && source.syntax.xpos(before) == "DT";
        let vowel = words[i].1.starts_with(|c: char| "aeioAEIO".contains(c));
        match &*words[i - 1].1 {
            "a" if torn && vowel => words[i - 1].1 = "an".into(),
            "an" if torn && !vowel => words[i - 1].1 = "a".into(),
            _ => {}
        }
    }
    words
}

/// The tokens of a segment, with what is written together with them: "$", "%", both sides of a
/// hyphen.
fn whole_words(source: &Source<'_>, draft: &Draft, segment: &[TokenId]) -> Vec<TokenId> {
    let mut all: Vec<TokenId> = segment.to_vec();
    let mut next = 0;
    while let Some(&token) = all.get(next) {
        next += 1;
        let beside = [token.0.checked_sub(1), Some(token.0 + 1)];
        for other in beside.into_iter().flatten().map(TokenId) {
            let (left, right) = if other < token { (other, token) } else { (token, other) };
            if (is_glued(source, left, right) || is_scale(source, left, right))
                && !all.contains(&other)
                && !draft.has(other)
                && !draft.gone.contains(&other)
            {
                all.push(other);
            }
        }
    }
    all.sort_unstable();
    all
}

/// "$14.5 million": the word that scales a figure.
fn is_scale(source: &Source<'_>, left: TokenId, right: TokenId) -> bool {
    (right.0 as usize) < source.document.tokens.len()
        && source.text(left).starts_with(|c: char| c.is_ascii_digit())
        && matches!(source.text(right), "million" | "billion" | "trillion" | "percent")
}

fn is_glued(source: &Source<'_>, left: TokenId, right: TokenId) -> bool {
    if right.0 as usize >= source.document.tokens.len()
        || source.span(left).end() != source.span(right).start()
    {
        return false;
    }
    let (a, b) = (source.text(left), source.text(right));
    let hyphen = |w: &str| matches!(w, "-" | "/" | "‑");
    b == "%" || matches!(a, "$" | "£" | "€" | "#" | "US$") || hyphen(a) || hyphen(b)
}

/// The word of a token in the label.
fn word<'a>(source: &Source<'a>, draft: &'a Draft, token: TokenId) -> Cow<'a, str> {
    if let Some(other) = draft.replaced.get(&token) {
        return other.into();
    }
    let text = match source.text(token) {
        "``" | "''" | "“" | "”" => "\"",
        text => text,
    };
    let first = source.document.sentence_at(source.span(token).start());
    let opens = first.is_some_and(|s| source.document.sentences[s].first == token);
    let tag = source.syntax.xpos(token);
    let of_name = || {
        let (hyphen, next) = (TokenId(token.0 + 1), TokenId(token.0 + 2));
        let glued = draft.has(next) && source.text(hyphen) == "-";
        glued && source.text(next).starts_with(char::is_uppercase) // "Landis-Brown"
    };
    if opens && !tag.starts_with("NNP") && text != "I" && !is_capital_word(text) && !of_name() {
        return lower_first(text).into();
    }
    text.into()
}

/// A space between two words of a line: as in the text between neighbours, otherwise by look.
fn is_spaced(document: &Document, left: (TokenId, &str), right: (TokenId, &str)) -> bool {
    let span = |t: TokenId| document.tokens[t.0 as usize].span;
    let clitic = matches!(right.1, "'s" | "’s"); // apart in tokenised text
    if left.0.0 + 1 == right.0.0 && !clitic {
        return span(left.0).end() < span(right.0).start();
    }
    let closes =
        matches!(right.1, "," | "." | "%" | ")" | "]" | "'s" | "’s" | "n't" | "n’t" | "'" | "’");
    let opens = matches!(left.1, "(" | "[" | "$" | "£" | "€");
    !closes && !opens
}

/// The text of neighbouring tokens, for names and short phrases.
pub fn join(document: &Document, tokens: &[TokenId]) -> String {
    let mut text = String::new();
    for (i, &token) in tokens.iter().enumerate() {
        let word = document.token_text(token);
        if i > 0 && is_spaced(document, (tokens[i - 1], ""), (token, word)) {
            text.push(' ');
        }
        text.push_str(word);
    }
    text
}

/// One line, a capital first, no stop or comma at the end.
pub(super) fn finish(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = text.trim_matches(|c: char| matches!(c, ',' | ';' | ':' | '-' | '–' | '—' | ' '));
    let mut chars = text.chars();
    if is_capital_word(text.split(' ').next().unwrap_or_default()) {
        return text.to_owned(); // "iOS"
    }
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}

/// "Another fire destroyed the mill": other than which one, the sentence before tells.
pub(super) fn leave_out_another(source: &Source<'_>, draft: &mut Draft) {
    let mut tokens = draft.tokens();
    let (Some(first), Some(next)) = (tokens.next(), tokens.next()) else { return };
    if source.lower(first) != "another" || draft.replaced.contains_key(&first) {
        return;
    }
    let vowel = source.text(next).starts_with(|c: char| "aeioAEIO".contains(c));
    let article = match source.syntax.xpos(next) {
        "CD" | "$" => "", // "Another 50 people"
        _ if vowel => "an",
        _ => "a",
    };
    drop(tokens);
    draft.replaced.insert(first, article.to_owned());
}

/// "would|n't".
fn is_contracted(source: &Source<'_>, helper: TokenId) -> bool {
    let next = TokenId(helper.0 + 1);
    (next.0 as usize) < source.document.tokens.len() && matches!(source.text(next), "n't" | "n’t")
}

/// "would have left" is no "will".
fn is_perfect(source: &Source<'_>, auxiliaries: &[TokenId]) -> bool {
    auxiliaries.iter().any(|&t| matches!(source.lower(t).as_str(), "have" | "'ve" | "’ve"))
}

/// "if his party lost", told in the label.
fn depends_on_a_condition(source: &Source<'_>, draft: &Draft, verb: TokenId) -> bool {
    let tree = source.tree;
    let condition = |c: TokenId| {
        tree.child(c, Rel::Mark)
            .is_some_and(|mark| matches!(source.text(mark), "if" | "unless") && draft.has(mark))
    };
    let below = tree.children(verb).iter().copied();
    below.flat_map(|c| std::iter::once(c).chain(tree.children(c).iter().copied())).any(condition)
}

/// After "said": "would" is "will", "was leaving" is "is leaving", "had left" is "left".
pub(super) fn deshift(source: &Source<'_>, draft: &mut Draft, verb: TokenId, reported: bool) {
    let tree = source.tree;
    let help = tree.children(verb).iter().copied();
    let auxiliaries: Vec<TokenId> =
        help.filter(|&c| matches!(tree.rel(c), Rel::Aux | Rel::AuxPass | Rel::Cop)).collect();
    let tag = source.syntax.xpos(verb);
    let negated = tree.children(verb).iter().any(|&c| {
        tree.rel(c) == Rel::Advmod && matches!(source.lower(c).as_str(), "not" | "never" | "n't")
    });
    let conditional = depends_on_a_condition(source, draft, verb);
    for (i, &helper) in auxiliaries.iter().enumerate() {
        let word = source.lower(helper);
        if word == "would" && conditional {
            continue; // "would resign if his party lost"
        }
        let other = match word.as_str() {
            "would" if reported && i == 0 && is_contracted(source, helper) => "wo",
            "would" if reported && i == 0 && !is_perfect(source, &auxiliaries) => "will",
            "was" if reported && tag == "VBG" => "is",
            "were" if reported && tag == "VBG" => "are",
            "had"
                if auxiliaries.len() == 1
                    && i == 0
                    && tag == "VBN"
                    && !negated
                    && !source.strong.has(&source.lower(verb)) =>
            {
                ""
            }
            _ => continue,
        };
        draft.replaced.insert(helper, other.to_owned());
    }
}
