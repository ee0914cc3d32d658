//! What a noun phrase shows of itself: its name, number, sex, kind and words.

use std::collections::BTreeSet;

use super::cast::ActorKind;
use crate::lang::{Language, WordList};
use crate::text::{Document, Rel, Syntax, TokenId, Tree, Upos};

/// Male or female, as far as the words tell.
#[allow(missing_docs)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sex {
    Male,
    Female,
}

/// One or several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Number {
    One,
    Many,
}

/// The word lists that tell people from companies.
pub(super) struct Lists {
    pub titles: &'static WordList,
    offices: &'static WordList,
    pub calendar: &'static WordList,
    pub person_nouns: &'static WordList,
    pub group_nouns: &'static WordList,
    pub ships: &'static WordList,
    male_nouns: &'static WordList,
    female_nouns: &'static WordList,
    male_titles: &'static WordList,
    female_titles: &'static WordList,
    male_names: &'static WordList,
    female_names: &'static WordList,
    countries: &'static WordList,
    pub company_endings: &'static WordList,
    pub place_prepositions: &'static WordList,
    pub speakers_for: &'static WordList,
}

impl Lists {
    pub fn of(language: &Language) -> Lists {
        Lists {
            titles: language.list("titles"),
            offices: language.list("offices"),
            calendar: language.list("calendar"),
            person_nouns: language.list("person-nouns"),
            group_nouns: language.list("group-nouns"),
            ships: language.list("ships"),
            male_nouns: language.list("male-nouns"),
            female_nouns: language.list("female-nouns"),
            male_titles: language.list("male-titles"),
            female_titles: language.list("female-titles"),
            male_names: language.list("male-names"),
            female_names: language.list("female-names"),
            countries: language.list("countries"),
            company_endings: language.list("company-endings"),
            place_prepositions: language.list("place-prepositions"),
            speakers_for: language.list("speakers-for"),
        }
    }

    /// Person, group or not known, from a name's parts and the nouns that describe it.
    pub fn kind(&self, parts: &[String], roles: &BTreeSet<String>) -> ActorKind {
        let last = parts.last().map_or("", String::as_str);
        if self.company_endings.has_lower(last) && !roles.iter().any(|r| self.titles.has(r)) {
            return ActorKind::Group;
        }
        // "its auditor, KPMG"
        let capitals = if parts.len() == 1 { length_in_capitals(&parts[0]) } else { 0 };
        let person = |r: &String| self.titles.has(r) || self.person_nouns.has(r) && capitals < 3;
        if roles.iter().any(person) {
            return ActorKind::Person;
        }
        let first = parts.first().map_or("", String::as_str);
        if parts.len() > 1
            && (self.male_names.has_lower(first) || self.female_names.has_lower(first))
        {
            return ActorKind::Person;
        }
        let described = roles.iter().any(|r| self.group_nouns.has(r));
        let named = parts.iter().any(|p| self.group_nouns.has_lower(p));
        let country = parts.len() == 1 && self.countries.has_lower(last);
        let group = capitals > 1 || described || named || country;
        if group { ActorKind::Group } else { ActorKind::Unknown }
    }

    /// Male or female, from titles, describing nouns and the first name.
    pub fn sex(&self, parts: &[String], roles: &BTreeSet<String>) -> Option<Sex> {
        if roles.iter().any(|r| self.male_titles.has(r) || self.male_nouns.has(r)) {
            return Some(Sex::Male);
        }
        if roles.iter().any(|r| self.female_titles.has(r) || self.female_nouns.has(r)) {
            return Some(Sex::Female);
        }
        if parts.len() < 2 {
            return None;
        }
        match (self.male_names.has_lower(&parts[0]), self.female_names.has_lower(&parts[0])) {
            (true, false) => Some(Sex::Male),
            (false, true) => Some(Sex::Female),
            _ => None,
        }
    }
}

/// How many characters a word in capitals has ("KPMG", "U.N.", "AT&T"); 0 for any other word.
fn length_in_capitals(word: &str) -> usize {
    let capitals = word.chars().all(|c| c.is_uppercase() || c == '.' || c == '&');
    if capitals { word.chars().count() } else { 0 }
}

/// The tokens of the name that `head` heads, in order: "President Joe Biden", "Bank of Rome".
pub(super) fn name_tokens(
    tree: &Tree,
    head: TokenId,
    capital: impl Fn(TokenId) -> bool,
    hyphen: impl Fn(TokenId) -> bool,
) -> Vec<TokenId> {
    let part = |t: TokenId| {
        let rel = tree.rel(t);
        let proper = tree.upos(t) == Upos::Propn;
        matches!(rel, Rel::Flat | Rel::Compound | Rel::NmodDesc) && (proper || rel == Rel::Flat)
            || matches!(rel, Rel::Amod | Rel::Compound) && t < head && capital(t)
            || rel == Rel::Nmod && (proper || capital(t)) && t > head && is_of(tree, t)
            || rel == Rel::Case
                && tree.head(t).is_some_and(|h| h != head && tree.rel(h) == Rel::Nmod)
    };
    let mut tokens = tree.subtree(head, part);
    let glued = |t: TokenId| hyphen(t) && tokens.contains(&TokenId(t.0 + 1));
    let hyphens: Vec<TokenId> =
        tokens.iter().map(|t| TokenId(t.0 + 1)).filter(|&t| glued(t)).collect();
    tokens.extend(hyphens);
    tokens.sort_unstable();
    tokens.dedup();
    // Only what hangs together.
    let at = tokens.iter().position(|&t| t == head).unwrap_or(0);
    let mut first = at;
    while first > 0 && tokens[first - 1].0 + 1 == tokens[first].0 {
        first -= 1;
    }
    let mut end = at + 1;
    while end < tokens.len() && tokens[end - 1].0 + 1 == tokens[end].0 {
        end += 1;
    }
    tokens[first..end].to_vec()
}

/// "Hudson's" of "Hudson's Bay Co.": its two tokens, where it touches the first of the rest.
pub(super) fn owner_in_name(tree: &Tree, head: TokenId, first: TokenId) -> Option<[TokenId; 2]> {
    let named = tree.children(head).iter().copied().chain([head]);
    let mut owners = named.filter_map(|t| tree.child(t, Rel::NmodPoss));
    let owner = owners.find(|&owner| {
        owner.0 + 2 == first.0 && tree.upos(owner) == Upos::Propn && tree.children(owner).len() == 1
    })?;
    Some([owner, TokenId(owner.0 + 1)])
}

/// A name inside a name: one preposition before it and nothing else ("of America").
fn is_of(tree: &Tree, token: TokenId) -> bool {
    tree.child(token, Rel::Case).is_some_and(|c| c.0 + 1 == token.0)
}

/// How many of the first words are titles; the last word never is one of "General Motors".
pub(super) fn title_count(words: &[&str], lists: &Lists) -> usize {
    let body = words.last().is_some_and(|w| lists.group_nouns.has_lower(w));
    if body {
        return 0; // "Justice Department"
    }
    // "Russian President Vladimir Putin": what stands before the office belongs to it.
    let before_name = &words[..words.len().saturating_sub(1)];
    let company = words.last().is_some_and(|w| lists.company_endings.has_lower(w));
    let office = |w: &&str| lists.offices.has_lower(w);
    let of_office = before_name.iter().take(4).rposition(office).filter(|_| !company);
    // "Chief Operating Officer Ana Lund": the title goes on to the noun for a person.
    let titled = words.first().is_some_and(|w| lists.titles.has_lower(w));
    let person = |w: &&str| lists.person_nouns.has_lower(w);
    let of_rank = before_name.iter().take(4).rposition(person).filter(|_| titled && !company);
    let first = of_office.max(of_rank).map_or(0, |at| at + 1);
    first + words[first..].iter().take_while(|w| lists.titles.has_lower(w)).count()
}

/// One or several, from the tag and from "and".
pub(super) fn number_of(
    document: &Document,
    syntax: &Syntax,
    tree: &Tree,
    token: TokenId,
) -> Number {
    let tag = syntax.xpos(token);
    let joined = tree.child(token, Rel::Conj).is_some();
    let plural = matches!(tag, "NNS" | "NNPS")
        || matches!(document.token_text(token), "they" | "them" | "their" | "They" | "Their");
    if joined || plural { Number::Many } else { Number::One }
}

/// A phrase that is no name as it reads inside a sentence: "the 15-page report".
pub(super) fn description(document: &Document, tree: &Tree, tokens: &[TokenId]) -> String {
    let text = phrase(document, tokens);
    let opens = tokens.first().is_some_and(|&first| {
        let at = document.sentence_at(document.tokens[first.0 as usize].span.start());
        at.is_some_and(|at| document.sentences[at].first == first)
            && tree.upos(first) != Upos::Propn
    });
    if opens && !is_capital_word(&text) { lower_first(&text) } else { text }
}

/// "US", "G7": in capitals wherever it stands.
pub(crate) fn is_capital_word(text: &str) -> bool {
    let first = text.split([' ', '-']).next().unwrap_or_default();
    first.chars().skip(1).any(char::is_uppercase)
}

/// With a small first letter.
pub(crate) fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|c| c.to_lowercase().chain(chars).collect()).unwrap_or_default()
}

/// The words of the tokens as they stand, with the spaces between neighbours.
pub(super) fn phrase(document: &Document, tokens: &[TokenId]) -> String {
    let mut text = String::new();
    let mut last: Option<TokenId> = None;
    for &token in tokens {
        let span = document.tokens[token.0 as usize].span;
        let gap = last.is_some_and(|before| {
            let end = document.tokens[before.0 as usize].span.end();
            before.0 + 1 != token.0 || end != span.start()
        });
        if gap {
            text.push(' ');
        }
        text.push_str(document.token_text(token));
        last = Some(token);
    }
    text
}
