//! A label in the making: stretches of the sentence in the order they will be read, and where each
//! may end earlier.

use std::collections::{BTreeMap, BTreeSet};

use super::Source;
use crate::text::{Rel, TokenId};

/// How well a phrase reads when it ends before a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Ease {
    /// "$150 million | of debt", "urged the party | to wait": says less than the sentence.
    Count,
    /// "bread | and salt", "Poland, | Hungary and Malta": only when nothing else helps.
    List,
    /// "the sale | of the mill".
    Hard,
    /// Before a preposition.
    Fair,
    /// Before a clause.
    Good,
}

/// A place where a segment may end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cut {
    /// The first token that goes.
    pub at: TokenId,
    pub ease: Ease,
}

/// A stretch of the sentence, in order of text, and where it may end.
#[derive(Clone, Debug, Default)]
pub(super) struct Segment {
    pub tokens: Vec<TokenId>,
    pub cuts: Vec<Cut>,
    /// Phrases inside that may go: first and last token.
    pub asides: Vec<(TokenId, TokenId)>,
}

impl Segment {
    pub fn of(tokens: Vec<TokenId>) -> Segment {
        Segment { tokens, ..Segment::default() }
    }

    /// Takes out a phrase inside.
    fn drop_aside(&mut self) -> Option<()> {
        let (from, to) = self.asides.pop()?;
        self.tokens.retain(|t| !(from..=to).contains(t));
        Some(())
    }

    /// Ends the segment before the token; a participle that lost its complement goes too.
    pub fn cut(&mut self, at: TokenId) {
        self.tokens.retain(|t| *t < at);
        self.cuts.retain(|cut| cut.at < at);
        self.drop_remnant();
    }

    /// "a rifle buried", "a letter signed": a clause of which one word is left.
    pub fn drop_remnant(&mut self) {
        let Some(last) = self.cuts.last().filter(|cut| cut.ease == Ease::Good) else { return };
        if self.tokens.last() == Some(&last.at) {
            self.tokens.pop();
            self.cuts.pop();
        }
    }

    /// "pickers who say [they were hurt]", "the mine at which [he worked]": a relative clause of which
    /// the verb alone is left, or not even that.
    pub fn drop_stub(&mut self, source: &Source<'_>) {
        let relative = |t: TokenId| matches!(source.syntax.xpos(t), "WP" | "WDT" | "WRB");
        let finite = |t: TokenId| matches!(source.syntax.xpos(t), "VBD" | "VBZ" | "VBP");
        let first = match self.tokens[..] {
            [.., at, which] if relative(which) && source.syntax.xpos(at) == "IN" => at,
            [.., which] if relative(which) => which,
            [.., who, verb] if finite(verb) && relative(who) => who,
            _ => return,
        };
        self.tokens.retain(|t| *t < first);
        self.cuts.retain(|cut| cut.at < first);
    }

    /// The last place to end at with at least that ease.
    pub fn last_cut(&self, least: Ease) -> Option<TokenId> {
        self.cuts.iter().rfind(|cut| cut.ease >= least).map(|cut| cut.at)
    }
}

/// The segments of a label: subject, what the verb takes over from another, predicate.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub head: TokenId,
    /// The head of the subject, when there is one.
    pub subject: Option<TokenId>,
    /// The name of the subject alone, for when its titles are too long.
    pub name: Option<String>,
    pub segments: Vec<Segment>,
    /// Other words for a token ("" leaves it out).
    pub replaced: BTreeMap<TokenId, String>,
    pub covers: BTreeSet<TokenId>,
    /// What the date tells, and what only ties the sentence to its neighbours.
    pub gone: BTreeSet<TokenId>,
}

impl Draft {
    pub fn new(head: TokenId) -> Draft {
        Draft {
            head,
            subject: None,
            name: None,
            segments: Vec::new(),
            replaced: BTreeMap::new(),
            covers: BTreeSet::new(),
            gone: BTreeSet::new(),
        }
    }

    /// Adds a segment; tokens already in one stay where they are.
    pub fn push(&mut self, mut segment: Segment) {
        segment.tokens.retain(|t| !self.covers.contains(t));
        self.covers.extend(segment.tokens.iter().copied());
        self.segments.push(segment);
    }

    pub fn tokens(&self) -> impl Iterator<Item = TokenId> + '_ {
        self.segments.iter().flat_map(|segment| segment.tokens.iter().copied())
    }

    /// An "of" whose noun was left out: "acted [with the aim] of winning".
    pub fn has_orphan(&self, source: &Source<'_>) -> bool {
        let orphan = |of: TokenId| {
            let before = (1..3).filter_map(|n| of.0.checked_sub(n)).map(TokenId);
            let mut words = before.filter(|&t| source.text(t).starts_with(char::is_alphanumeric));
            source.text(of) == "of" && words.next().is_some_and(|noun| !self.has(noun))
        };
        self.tokens().skip(1).any(orphan)
    }

    pub fn has(&self, token: TokenId) -> bool {
        self.tokens().any(|t| t == token)
    }

    /// "Madeleine Albright" for "U.S. Secretary of State Madeleine Albright".
    pub fn name_alone(&mut self) -> Option<()> {
        let name = self.name.take()?;
        let segment = self.segments.first_mut()?;
        let subject = self.subject.filter(|s| segment.tokens.contains(s))?;
        let others = segment.tokens.iter().copied().filter(|&t| t != subject);
        self.gone.extend(others);
        segment.tokens = vec![subject];
        segment.cuts.clear();
        self.replaced.insert(subject, name);
        Some(())
    }

    /// "Anna Lund" for "Prime Minister Anna Lund", joined to others or not.
    fn drop_titles(&mut self, source: &Source<'_>) -> Option<()> {
        let tree = source.tree;
        let subject = self.subject.filter(|&s| tree.child(s, Rel::Flat).is_some())?;
        if source.titles.has(&source.lower(subject)) {
            return None;
        }
        let title = tree.child(subject, Rel::NmodDesc).filter(|&t| t < subject)?;
        let words = tree.subtree(title, |_| true);
        let segment = self.segments.first_mut()?;
        let before = segment.tokens.len();
        segment.tokens.retain(|t| !words.contains(t));
        (segment.tokens.len() < before).then_some(())
    }

    /// The last plain adjective before its noun, which says less than what would go otherwise.
    fn drop_adjective(&mut self, source: &Source<'_>) -> Option<()> {
        let tree = source.tree;
        let next = |t: TokenId| TokenId(t.0 + 1);
        let plain = |t: TokenId| {
            let word = source.text(t);
            tree.rel(t) == Rel::Amod
                && source.syntax.xpos(t) == "JJ"
                && tree.children(t).is_empty()
                && word.starts_with(|c: char| c.is_ascii_lowercase())
                && !source.defining.has(word)
                && tree.head(t) == Some(next(t))
        };
        let hyphen = |t: TokenId| t.0 > 0 && source.text(TokenId(t.0 - 1)) == "-";
        let article = |t: TokenId| t.0 > 0 && source.syntax.xpos(TokenId(t.0 - 1)) == "DT";
        let token =
            self.tokens().filter(|&t| plain(t) && self.has(next(t)) && !hyphen(t) && !article(t));
        let token = token.last()?;
        for segment in &mut self.segments {
            segment.tokens.retain(|t| *t != token);
        }
        Some(())
    }

    /// Makes the label shorter by one phrase: titles first, then from the end of the predicate, then of the subject,
    /// first where it reads well.
    pub fn shorten(&mut self, source: &Source<'_>) -> Option<()> {
        if self.name_alone().is_some() || self.drop_titles(source).is_some() {
            return Some(());
        }
        for least in [Ease::Fair, Ease::Hard, Ease::List, Ease::Count] {
            // "force commercial fishermen | to pay": rather "fishermen to pay".
            if least == Ease::Count && self.drop_adjective(source).is_some() {
                return Some(());
            }
            if least == Ease::Hard && self.segments.iter_mut().any(|s| s.drop_aside().is_some()) {
                return Some(());
            }
            for segment in self.segments.iter_mut().rev() {
                if let Some(at) = segment.last_cut(least) {
                    segment.cut(at);
                    segment.drop_stub(source);
                    // "bread, salt [and tea]": what was joined by a comma is joined by "and".
                    let comma = segment.last_cut(Ease::List).filter(|&t| source.text(t) == ",");
                    if least == Ease::List && source.syntax.xpos(at) == "CC" {
                        let and = format!(" {}", source.lower(at));
                        self.replaced.extend(comma.map(|comma| (comma, and)));
                    }
                    return Some(());
                }
            }
        }
        None
    }

    /// Ends the segment of a token before the smallest phrase around it.
    pub fn leave_out(&mut self, source: &Source<'_>, token: TokenId) -> Option<()> {
        let segment = self.segments.iter_mut().find(|s| s.tokens.contains(&token))?;
        let fits = |cut: &&Cut| cut.at <= token && cut.ease > Ease::Count;
        let at = segment.cuts.iter().rfind(fits)?.at;
        segment.cut(at);
        segment.drop_stub(source);
        Some(())
    }
}
