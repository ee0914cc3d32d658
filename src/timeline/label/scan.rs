//! The stretch of a sentence from a verb or a noun to the end of what belongs to it: word by word as
//! it stands, up to the end of the clause, with the places where it may end earlier.

use std::collections::BTreeMap;

use super::boundary::Boundary;
use super::draft::{Cut, Ease, Segment};
use super::gone::{self, Gone};
use super::range::{self, Stretch};
use super::{Request, Source};
use crate::text::{Rel, TokenId, Upos};

/// Cuts the stretches of one label out of its sentence.
pub(super) struct Cutter<'s, 'a> {
    pub source: &'s Source<'a>,
    pub stretch: Stretch,
    pub gone: Gone,
    /// Where clauses and phrases that may go begin.
    pub starts: BTreeMap<u32, (Ease, TokenId)>,
}

/// What a scan looks at.
pub(super) struct Window {
    /// Its first token.
    pub from: u32,
    /// The verb or noun.
    pub head: TokenId,
    /// The last token that the verb cannot do without.
    pub need: u32,
    /// One after the last token that it may take.
    pub limit: u32,
}

impl<'s, 'a> Cutter<'s, 'a> {
    pub fn new(source: &'s Source<'a>, request: &Request, token: TokenId) -> Cutter<'s, 'a> {
        let stretch = range::around(source, token);
        let (first, end) = stretch.sentence();
        let gone = gone::gone(source, request, first, end);
        Cutter { source, starts: starts(source, first, end), stretch, gone }
    }

    /// The text of a token of the sentence; empty beyond it.
    pub fn text(&self, t: u32) -> &'a str {
        if self.stretch.spans(t) { self.source.text(TokenId(t)) } else { "" }
    }

    /// The tag of a token of the sentence; empty beyond it.
    pub fn tag(&self, t: u32) -> &'static str {
        match self.text(t) {
            "" => "",
            "\"" => self.quote(t),
            _ => self.source.syntax.xpos(TokenId(t)),
        }
    }

    /// A straight quotation mark opens when it stands next to what follows.
    fn quote(&self, t: u32) -> &'static str {
        let start = |t: u32| self.source.span(TokenId(t)).start();
        let next = self.stretch.spans(t + 1) && start(t + 1) == self.source.span(TokenId(t)).end();
        let before = t > 0
            && self.stretch.spans(t - 1)
            && self.source.span(TokenId(t - 1)).end() == start(t);
        let odd = || {
            let marks = (self.stretch.sentence().0..t).filter(|&u| self.text(u) == "\"");
            marks.count() % 2 == 1
        };
        let opens = if next == before { !odd() } else { next };
        if opens { "``" } else { "''" }
    }

    pub fn is_gone(&self, t: u32) -> bool {
        self.gone.tokens.contains(&TokenId(t))
    }

    pub fn is_verbal(&self, t: u32) -> bool {
        self.tag(t).starts_with("VB") || self.tag(t) == "MD"
    }

    pub fn is_finite(&self, t: u32) -> bool {
        matches!(self.tag(t), "VBD" | "VBZ" | "VBP" | "MD")
            && matches!(self.source.tree.upos(TokenId(t)), Upos::Verb | Upos::Aux)
    }

    /// A verb of a relative clause or of what is said, below `head`.
    pub fn is_inside_clause(&self, token: TokenId, head: TokenId) -> bool {
        let tree = self.source.tree;
        let mut at = token;
        for _ in 0..10 {
            let Some(above) = tree.head(at) else { return false };
            match tree.rel(at) {
                Rel::AclRelcl | Rel::Acl | Rel::Ccomp | Rel::Csubj => {
                    return above < token && above >= head || above == head;
                }
                Rel::Advcl => {
                    let marked = tree
                        .children(at)
                        .iter()
                        .any(|&c| matches!(tree.rel(c), Rel::Mark) && c < token);
                    return marked && above < token;
                }
                Rel::Parataxis | Rel::Root => return false,
                _ if above == head
                    && matches!(tree.rel(at), Rel::Aux | Rel::AuxPass | Rel::Cop) =>
                {
                    return true;
                }
                _ => at = above,
            }
        }
        false
    }

    /// From the beginning of the window to the end of the clause.
    pub fn scan(&self, window: &Window) -> Option<Segment> {
        let mut segment = Segment::default();
        let mut t = window.from;
        let mut floor = window.need;
        while t < window.limit.min(self.stretch.end()) {
            if !self.stretch.holds(TokenId(t)) || self.is_gone(t) {
                t += 1;
                continue;
            }
            if t <= window.head.0 {
                if self.text(t) == "," && !self.between_adjectives(t) {
                    t = self.after_aside(t, window.head.0);
                    continue;
                }
            } else {
                match self.boundary(window, t) {
                    Boundary::Nothing => floor = floor.max(self.floor(t)),
                    Boundary::Cut(ease) => {
                        if t > floor || ease == Ease::Good {
                            segment.cuts.push(Cut { at: TokenId(t), ease });
                        }
                        floor = floor.max(self.floor(t));
                    }
                    Boundary::Skip(to) => {
                        t = to.max(t + 1);
                        continue;
                    }
                    Boundary::Broken => {
                        let at = segment.last_cut(Ease::List)?;
                        segment.cut(at);
                        break;
                    }
                    Boundary::Stop => {
                        if floor > t
                            && let Some(at) = segment.last_cut(Ease::Good)
                        {
                            segment.cut(at); // "to seek, unsuccessfully, a seat"
                        } else {
                            self.close_quote(&mut segment, t);
                        }
                        break;
                    }
                }
            }
            if matches!(self.tag(t), "''") && !has_open_quote(self, &segment) && t > window.head.0 {
                break;
            }
            segment.tokens.push(TokenId(t));
            t += 1;
        }
        segment.cuts.retain(|cut| cut.at.0 > window.need);
        if self.is_gone(segment.tokens.last().map_or(0, |t| t.0 + 1)) {
            segment.drop_remnant();
        }
        segment.asides = self.asides(window);
        let bare = window.need > window.head.0 && segment.tokens.last() == Some(&window.head);
        (segment.tokens.contains(&window.head) && !bare).then_some(segment)
    }

    /// What the clause that begins there needs, when a clause begins there: it goes whole.
    fn floor(&self, t: u32) -> u32 {
        let condition = || {
            let token = TokenId(t);
            let marks =
                self.source.tree.rel(token) == Rel::Mark && is_conditional(self.source, token);
            self.source.tree.head(token).filter(|_| marks)
        };
        let clause = self.starts.get(&t).map(|&(_, verb)| verb).or_else(condition);
        clause
            .filter(|&v| self.is_verbal(v.0) || self.source.tree.child(v, Rel::Cop).is_some())
            .map_or(0, |verb| self.objects(verb))
    }

    /// "has been asked [by the government] to suspend": before what the verb needs; and "[scathing]".
    fn asides(&self, window: &Window) -> Vec<(TokenId, TokenId)> {
        let tree = self.source.tree;
        let loose = |&c: &TokenId| {
            matches!(tree.rel(c), Rel::Obl | Rel::OblAgent | Rel::Nmod)
                && tree.child(c, Rel::Case).is_some_and(|p| !matches!(self.text(p.0), "of" | "as"))
        };
        // "slipped [into orbit] around the moon": where, right behind the verb.
        let leads = |c: &TokenId| {
            let case = tree.child(*c, Rel::Case);
            case.is_some_and(|p| {
                p.0 == window.head.0 + 1
                    && matches!(self.text(p.0), "into" | "onto" | "out" | "off")
            })
        };
        let phrases =
            (window.head.0 + 1..window.need).map(TokenId).filter(loose).filter(|c| !leads(c));
        let own = |k: TokenId| {
            !matches!(tree.rel(k), Rel::Punct | Rel::Acl | Rel::AclRelcl | Rel::Ccomp | Rel::Advcl)
        };
        let whole = phrases.map(|c| tree.subtree(c, own));
        let phrases = whole
            .map(|tokens| (tokens[0], tokens[tokens.len() - 1]))
            .filter(|(first, last)| *first > window.head && last.0 < window.need);
        let colouring = |&t: &TokenId| {
            tree.rel(t) == Rel::Amod
                && tree.children(t).is_empty()
                && self.source.colouring.has(&self.source.lower(t))
        };
        let adjectives = (window.from..self.stretch.end()).map(TokenId).filter(colouring);
        phrases.chain(adjectives.map(|t| (t, t))).collect()
    }

    /// "will, he said, resign": on behind the aside.
    fn after_aside(&self, comma: u32, head: u32) -> u32 {
        (comma + 1..head).find(|&u| self.text(u) == ",").map_or(comma + 1, |u| u + 1)
    }

    /// `called it "outrageous."`: the stop stands inside.
    fn close_quote(&self, segment: &mut Segment, stop: u32) {
        if self.tag(stop + 1) == "''" && has_open_quote(self, segment) {
            segment.tokens.push(TokenId(stop + 1));
        }
    }
}

fn has_open_quote(cutter: &Cutter<'_, '_>, segment: &Segment) -> bool {
    let count = |tag: &str| segment.tokens.iter().filter(|t| cutter.tag(t.0) == tag).count();
    count("``") > count("''")
}

fn is_conditional(source: &Source<'_>, token: TokenId) -> bool {
    matches!(source.lower(token).as_str(), "if" | "unless")
}

/// "warned that he would act [if …]": a line may leave the condition of what is said to the verb.
fn is_threat(source: &Source<'_>, verb: TokenId) -> bool {
    let mut above = std::iter::once(verb).chain(source.tree.ancestors(verb)).take(4);
    above.any(|v| source.threatening.has_form(&source.lower(v)))
}

/// Where relative clauses, participles, purposes and prepositional phrases begin.
fn starts(source: &Source<'_>, first: u32, end: u32) -> BTreeMap<u32, (Ease, TokenId)> {
    let tree = source.tree;
    let mut found = BTreeMap::new();
    for t in first..end {
        let token = TokenId(t);
        let clause = matches!(tree.rel(token), Rel::AclRelcl | Rel::Acl | Rel::Advcl | Rel::Amod);
        let Some(head) = tree.head(token).filter(|&h| clause && h < token) else { continue };
        let edge = tree.subtree(token, |k| tree.rel(k) != Rel::Punct)[0];
        let name = source.text(edge).starts_with(char::is_uppercase)
            && edge.0 > first
            && source.text(TokenId(edge.0 - 1)).starts_with(char::is_uppercase);
        let pair = || {
            let low = edge.0.saturating_sub(3).max(first);
            (low..edge.0).any(|t| source.lower(TokenId(t)) == "as") // "as long as it takes"
        };
        let edge_word = source.lower(edge);
        let bound = matches!(edge_word.as_str(), "that" | "than") || edge_word == "as" && pair();
        let conditional = is_conditional(source, edge);
        if edge > head && conditional && is_threat(source, head) {
            found.insert(edge.0, (Ease::Count, token));
        } else if edge > head && !bound && !conditional && !name {
            let asks = |t: TokenId| {
                let word = source.lower(t);
                tree.upos(t) == Upos::Verb && source.made_to.has_form(&word)
            };
            let asked = asks(head);
            let above = tree.head(head).is_some_and(asks);
            let purpose = source.lower(edge) == "to" && (asked || above);
            found.insert(edge.0, (if purpose { Ease::Count } else { Ease::Good }, token));
        }
    }
    found
}
