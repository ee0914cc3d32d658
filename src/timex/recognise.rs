//! Tokens in, candidates out: everything that any rule reads as an expression, chosen so that no
//! two overlap.

use super::model::RuleName;
use super::reading::Readings;
use crate::lang::{Grammar, Item, Language, RuleKind, Scan, Texts};
use crate::text::Document;
use crate::time::{Meaning, NaiveDate};

/// An expression before it is anchored.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Index of its sentence.
    pub sentence: usize,
    /// Its first token.
    pub first: usize,
    /// One after its last token.
    pub end: usize,
    /// The rule that read it.
    pub rule: RuleName,
    /// TIMEX3 `type`, where the rule says it.
    pub kind: Option<RuleKind>,
    /// TIMEX3 `mod`, by name.
    pub modifier: Option<String>,
    /// What it means.
    pub meaning: Meaning,
}

/// Every candidate of a document, by kind of text: those that hold for `texts`.
pub fn recognise(
    document: &Document,
    language: &Language,
    readings: &Readings,
    texts: Texts,
) -> Vec<Candidate> {
    let grammar = language.grammar();
    let mut scan = Scan::default();
    let mut found = Vec::new();
    let dct = document.article.dct.as_ref().map(|dct| dct.date);
    for (index, sentence) in document.sentences.iter().enumerate() {
        let (first, end) = (sentence.first.0 as usize, sentence.end.0 as usize);
        if !readings.fill(first, end, grammar, &mut scan) {
            continue;
        }
        scan.run(grammar);
        for chosen in select(&scan, grammar, texts, dct) {
            read(&scan, grammar, document, first, chosen, &mut |mut candidate| {
                candidate.sentence = index;
                found.push(candidate);
            });
        }
    }
    found
}

/// The matches that stand: longest first, then by context and priority, never two of one token.
fn select(scan: &Scan, grammar: &Grammar, texts: Texts, dct: Option<NaiveDate>) -> Vec<u32> {
    let rule = |f: u32| &grammar.rules[usize::from(rule_index(scan, grammar, f))];
    let known = |since: NaiveDate| dct.is_none_or(|dct| dct >= since);
    let fresh = |until: NaiveDate| dct.is_none_or(|dct| dct < until);
    let holds = |f: u32| {
        rule(f).only.is_none_or(|only| only == texts)
            && rule(f).since.is_none_or(known)
            && rule(f).until.is_none_or(fresh)
    };
    let mut order: Vec<u32> =
        (0..scan.found.len() as u32).filter(|&f| rule(f).stands_alone && holds(f)).collect();
    order.sort_by_key(|&f| {
        let match_ = &scan.found[f as usize];
        let (length, whole) = (match_.end - match_.first, match_.whole.1 - match_.whole.0);
        (
            std::cmp::Reverse((length, rule(f).priority, whole)),
            match_.first,
            rule_index(scan, grammar, f),
        )
    });
    let mut taken = vec![false; scan.lexemes.len()];
    order.retain(|&f| {
        let match_ = &scan.found[f as usize];
        let tokens = match_.first as usize..match_.end as usize;
        let free = !taken[tokens.clone()].contains(&true);
        if free {
            taken[tokens].fill(true);
        }
        free
    });
    order.sort_by_key(|&f| scan.found[f as usize].first);
    order
}

fn rule_index(scan: &Scan, grammar: &Grammar, found: u32) -> u16 {
    grammar.variants[scan.found[found as usize].variant as usize].rule
}

/// The words of a sentence.
#[derive(Clone, Copy)]
struct Words<'a> {
    document: &'a Document,
    /// Its first token.
    offset: usize,
}

/// So many lexemes of a scan stand before the first token: the sign of the sentence's start.
const LEAD: usize = 1;

impl<'a> Words<'a> {
    fn at(self, token: u32) -> &'a str {
        let token = self.document.tokens.get((self.offset + token as usize).saturating_sub(LEAD));
        token.map_or("", |token| token.span.of(&self.document.article.text))
    }
}

/// Writes the value of an item.
fn value(scan: &Scan, grammar: &Grammar, texts: Words<'_>, item: Item, out: &mut String) {
    match item {
        Item::Token { at, value } => grammar.value(value, texts.at(at), out),
        Item::Part(part) => {
            let means = &grammar.rules[usize::from(rule_index(scan, grammar, part))].means;
            fill(scan, grammar, texts, part, means, out);
        }
    }
}

fn fill(
    scan: &Scan,
    grammar: &Grammar,
    texts: Words<'_>,
    found: u32,
    template: &crate::lang::Template,
    out: &mut String,
) {
    template.fill(out, &mut |number, out| {
        if let Some(item) = scan.part(grammar, found, number) {
            value(scan, grammar, texts, item, out);
        }
    });
}

/// TIMEX3 `mod` of a match: its own, or that of a part of it.
fn modifier(scan: &Scan, grammar: &Grammar, texts: Words<'_>, found: u32) -> Option<String> {
    let rule = &grammar.rules[usize::from(rule_index(scan, grammar, found))];
    if let Some(template) = &rule.modifier {
        let mut out = String::new();
        fill(scan, grammar, texts, found, template, &mut out);
        return Some(out).filter(|m| !m.is_empty());
    }
    scan.items(grammar, found).iter().find_map(|item| match item {
        Item::Part(part) => modifier(scan, grammar, texts, *part),
        Item::Token { .. } => None,
    })
}

/// The candidates of a match: one, or one for each of its shares.
fn read(
    scan: &Scan,
    grammar: &Grammar,
    document: &Document,
    offset: usize,
    found: u32,
    give: &mut dyn FnMut(Candidate),
) {
    let texts = Words { document, offset };
    let match_ = scan.found[found as usize];
    let index = rule_index(scan, grammar, found);
    let rule = &grammar.rules[usize::from(index)];
    if rule.kind == Some(RuleKind::Nothing) {
        return;
    }
    let mut candidate = |first: u32, end: u32, template: &crate::lang::Template| {
        let mut notation = String::new();
        fill(scan, grammar, texts, found, template, &mut notation);
        let Ok(meaning) = notation.parse::<Meaning>() else {
            debug_assert!(false, "rule `{}` makes `{notation}`", rule.name);
            return;
        };
        give(Candidate {
            sentence: 0,
            first: (offset + first as usize).saturating_sub(LEAD),
            end: (offset + end as usize).saturating_sub(LEAD),
            rule: RuleName(named(scan, grammar, found)),
            kind: rule.kind,
            modifier: modifier(scan, grammar, texts, found),
            meaning,
        });
    };
    if rule.shares.is_empty() {
        candidate(match_.first, match_.end, &rule.means);
    }
    for (from, to, template) in &rule.shares {
        let (Some(from), Some(to)) =
            (scan.part(grammar, found, *from), scan.part(grammar, found, *to))
        else {
            continue;
        };
        candidate(scan.tokens(from).0, scan.tokens(to).1, template);
    }
}

/// The rule that says what a match is: below the rules that only pass a part on.
fn named(scan: &Scan, grammar: &Grammar, found: u32) -> u16 {
    let index = rule_index(scan, grammar, found);
    let rule = &grammar.rules[usize::from(index)];
    let only = rule.means.only_part().filter(|_| rule.modifier.is_none());
    match only.and_then(|part| scan.part(grammar, found, part)) {
        Some(Item::Part(part)) => named(scan, grammar, part),
        _ => index,
    }
}
