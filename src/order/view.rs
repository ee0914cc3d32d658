//! What the sources look at: for each event and expression, its surroundings as small numbers.
//!
//! Words are kept as hashes ([`atom`]), so that a pair of events is compared without allocation.

use std::borrow::Cow;

use crate::event::{Event, EventPos};
use crate::lang::events::EventTables;
use crate::lang::order::{Cues, atom};
use crate::lang::senses::SenseOf;
use crate::span::Span;
use crate::text::{Document, Rel, Syntax, Tense, Token, TokenId, Tree, Upos, VerbGroup};
use crate::time::NaiveDateTime;
use crate::timex::{Timex, TimexKind};

use super::dct::{Standing, creation};
#[cfg(feature = "train")]
use super::model::Node;
use super::sources::{self, Sayings};

/// Mixes two numbers into one.
pub(crate) fn mix(a: u64, b: u64) -> u64 {
    (a.rotate_left(29) ^ b).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// A value without a place on the time line, numbers left out ("PRESENT_REF", "PnW").
fn vague(value: &str) -> u64 {
    let letters: String = value.chars().filter(|c| !c.is_ascii_digit()).collect();
    atom(&letters)
}

/// An event's surroundings.
#[derive(Clone, Debug, Default)]
pub(crate) struct EventView {
    /// Head token.
    pub token: u32,
    /// Sentence number.
    pub sentence: u32,
    /// Its place among the events of its sentence, from 0.
    pub place: u32,
    /// Lemma.
    pub lemma: u64,
    /// TimeML class.
    pub class: u64,
    /// Tense and aspect.
    pub tense: u64,
    /// Tense, aspect, modality and part of speech in one.
    pub form: u64,
    /// Part of speech, polarity and modality.
    pub mood: u64,
    /// Penn tag.
    pub xpos: u64,
    /// The words of the verb group before its head.
    pub auxiliaries: u64,
    /// Relation to the head.
    pub rel: u64,
    /// Word of the head.
    pub head: u64,
    /// The word that opens its clause or phrase ("after", "because", "in"); 0 if none.
    pub opener: u64,
    /// Its adverbs, mixed; 0 if none.
    pub adverbs: u64,
    /// Relations up to the root, mixed, at most four.
    pub climb: u64,
    /// The event that governs it in the tree or by [`Event::governor`].
    pub governor: Option<u32>,
    /// The words around: before, after, after that.
    pub around: [u64; 3],
    /// The subject's word.
    pub subject: u64,
    /// The expression that dates it, or else the nearest in its sentence.
    pub timex: Option<u32>,
    /// Whether that expression dates it.
    pub dated: bool,
    /// Inside quotation marks.
    pub quoted: bool,
    /// What kind of happening it names.
    pub sense: u64,
    /// A more general word for it, hashed.
    pub above: u64,
    /// The first word of its sentence.
    pub first: u64,
    /// Its article or possessive, for a noun.
    pub determiner: u64,
    /// Number of its paragraph.
    pub paragraph: u32,
    /// The expression with a place told last before it, or its own.
    pub told: Option<u32>,
}

/// An expression's surroundings.
#[derive(Clone, Debug, Default)]
pub(crate) struct TimexView {
    /// First and last token.
    pub tokens: (u32, u32),
    /// Sentence number.
    pub sentence: u32,
    /// The word before it ("on", "since").
    pub before: u64,
    /// Words inside, mixed.
    pub words: u64,
    /// The first word inside that is no article ("last", "next").
    pub opening: u64,
    /// Type and grain.
    pub sort: u64,
    /// The token outside it that governs it.
    pub governor: Option<u32>,
    /// How it stands to the article's date.
    pub standing: Standing,
    /// Its place on the time line.
    pub extent: Option<(NaiveDateTime, NaiveDateTime)>,
}

/// A document as the sources see it.
pub(crate) struct View<'a> {
    /// Text, tokens, sentences.
    pub document: &'a Document,
    /// Tags.
    pub syntax: &'a Syntax,
    /// Heads and children.
    pub tree: Cow<'a, Tree>,
    /// Expressions.
    pub timexes: &'a [Timex],
    /// Events.
    pub events: &'a [Event],
    /// Surroundings of each event.
    pub event: Vec<EventView>,
    /// Surroundings of each expression.
    pub timex: Vec<TimexView>,
    /// Lower-case-blind hash of each token's text.
    words: Vec<u64>,
    /// Event at each token, plus 1.
    pub event_at: Vec<u32>,
    /// Expression at each token, plus 1.
    pub timex_at: Vec<u32>,
    /// What the sources read.
    pub sayings: Sayings,
    /// What the expressions and tenses of the whole document are like.
    pub manner: Manner,
}

/// A document as a whole, in coarse counts.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Manner {
    /// Expressions of the article's own day: none, one, more.
    pub today: u64,
    /// Expressions before it: none, one, more.
    pub before: u64,
    /// How the first expression with a place stands to the article's date.
    pub first: u64,
    /// Fifths of the events that are told in the past tense.
    pub past: u64,
}

impl<'a> View<'a> {
    /// Looks at everything once.
    pub fn new(
        document: &'a Document,
        syntax: &'a Syntax,
        timexes: &'a [Timex],
        events: &'a [Event],
        cues: &Cues,
    ) -> Self {
        let tree = Tree::of(document, syntax);
        let word = |token: &Token| atom(token.span.of(&document.article.text));
        let mut view = View {
            document,
            syntax,
            tree,
            timexes,
            events,
            event: Vec::new(),
            timex: Vec::new(),
            words: document.tokens.iter().map(word).collect(),
            event_at: vec![0; document.tokens.len()],
            timex_at: vec![0; document.tokens.len()],
            sayings: Sayings::default(),
            manner: Manner::default(),
        };
        view.place_entities();
        view.timex = timexes.iter().map(|timex| view.look_at_timex(timex)).collect();
        let quoted = view.quoted_tokens();
        view.event = (0..events.len()).map(|at| view.look_at_event(at, &quoted)).collect();
        view.manner = view.manner();
        view.sayings = sources::ask(&view, cues);
        view
    }

    /// The sentence where a node stands; none for the article's date.
    #[cfg(feature = "train")]
    pub fn sentence(&self, node: Node) -> Option<u32> {
        match node {
            Node::Dct => None,
            Node::Timex(timex) => Some(self.timex[timex.0 as usize].sentence),
            Node::Event(event) => Some(self.event[event.0 as usize].sentence),
        }
    }

    /// Lower-case-blind hash of a token's text; 0 where there is none.
    pub fn word(&self, token: usize) -> u64 {
        self.words.get(token).copied().unwrap_or(0)
    }

    /// First and last token of a span.
    fn tokens_of(&self, span: Span) -> (u32, u32) {
        let tokens = &self.document.tokens;
        let first = tokens.partition_point(|token| token.span.end() <= span.start());
        let end = tokens.partition_point(|token| token.span.start() < span.end());
        (first as u32, end.max(first + 1) as u32 - 1)
    }

    fn place_entities(&mut self) {
        for (at, event) in self.events.iter().enumerate() {
            if let Some(slot) = self.event_at.get_mut(event.token.0 as usize) {
                *slot = at as u32 + 1;
            }
        }
        for (at, timex) in self.timexes.iter().enumerate() {
            let (first, last) = self.tokens_of(timex.span);
            for token in first..=last {
                if let Some(slot) = self.timex_at.get_mut(token as usize) {
                    *slot = at as u32 + 1;
                }
            }
        }
    }

    fn quoted_tokens(&self) -> Vec<bool> {
        let mut inside = false;
        let mut paragraph = None;
        let mut quoted = vec![false; self.document.tokens.len()];
        for sentence in &self.document.sentences {
            if paragraph.replace(sentence.paragraph) != Some(sentence.paragraph) {
                inside = false;
            }
            for token in sentence.first.0..sentence.end.0 {
                match self.document.token_text(TokenId(token)) {
                    "``" | "\u{201c}" => inside = true,
                    "''" | "\u{201d}" => inside = false,
                    "\"" => inside = !inside,
                    _ => quoted[token as usize] = inside,
                }
            }
        }
        quoted
    }

    fn look_at_timex(&self, timex: &Timex) -> TimexView {
        let (first, last) = self.tokens_of(timex.span);
        let inside = |token: u32| (first..=last).contains(&token);
        let heads = (first..=last).filter(|&token| (token as usize) < self.tree.len());
        let governor = heads
            .filter_map(|token| self.tree.head(TokenId(token)))
            .map(|head| head.0)
            .find(|&head| !inside(head));
        let extent = timex.extent().map(|extent| (extent.start, extent.end));
        let words = (first..=last).fold(0, |sum, token| mix(sum, self.word(token as usize)));
        let article = self.word(first as usize) == atom("the");
        let kind = match timex.kind {
            TimexKind::Date => 1,
            TimexKind::Time => 2,
            TimexKind::Duration => 3,
            TimexKind::Set => 4,
        };
        let grain = timex.extent().map_or_else(
            || mix(99, timex.value().map_or(0, |value| vague(&value.0))),
            |extent| extent.grain as u64,
        );
        TimexView {
            tokens: (first, last),
            sentence: self.document.sentence_at(timex.span.start()).unwrap_or(0) as u32,
            before: if first > 0 { self.word(first as usize - 1) } else { 0 },
            words,
            opening: self.word(first as usize + usize::from(article && last > first)),
            sort: mix(kind, grain),
            governor,
            standing: Standing::of(extent, creation(self.document)),
            extent,
        }
    }

    fn look_at_event(&self, at: usize, quoted: &[bool]) -> EventView {
        let event = &self.events[at];
        let token = event.token.0 as usize;
        let modality = event.modality.as_deref().map_or(0, atom);
        let tense = mix(event.tense as u64 + 1, event.aspect as u64 + 1);
        let mood = mix(mix(event.pos as u64 + 1, event.polarity as u64), modality);
        let (timex, dated) = self.timex_of(event);
        let known = token < self.tree.len();
        let head = known.then(|| self.tree.head(event.token)).flatten();
        let around = [token.wrapping_sub(1), token + 1, token + 2].map(|near| self.word(near));
        let before = self.events[..at].iter().rev();
        let noun = event.pos == EventPos::Noun;
        let of = if noun { SenseOf::Noun } else { SenseOf::Verb };
        let sense = EventTables::english().senses.of(&event.lemma, of).unwrap_or_default();
        let sentence = self.document.sentences.get(event.sentence as usize);
        EventView {
            token: event.token.0,
            sentence: event.sentence,
            place: before.take_while(|other| other.sentence == event.sentence).count() as u32,
            lemma: atom(&event.lemma),
            class: event.class as u64 + 1,
            tense,
            form: mix(mix(tense, modality), event.pos as u64 + 1),
            mood,
            xpos: atom(self.syntax.xpos(event.token)),
            auxiliaries: self.auxiliaries(event.token),
            rel: if known { self.tree.rel(event.token) as u64 + 1 } else { 0 },
            head: head.map_or(0, |head| self.word(head.0 as usize)),
            opener: self.opener(event.token),
            adverbs: self.adverbs(event.token),
            climb: self.climb(event.token),
            governor: event.governor.map(|id| id.0).or_else(|| self.governing_event(event.token)),
            around,
            subject: self.subject(event.token),
            timex,
            dated,
            quoted: quoted.get(token).copied().unwrap_or(false),
            sense: mix(mix(u64::from(sense.kind(0)), u64::from(sense.verb())), noun.into()),
            above: mix(u64::from(sense.above()[1]), noun.into()),
            first: self.word(sentence.map_or(0, |sentence| sentence.first.0 as usize)),
            determiner: self.determiner(event.token),
            paragraph: sentence.map_or(0, |sentence| sentence.paragraph),
            told: if dated { timex } else { self.told_before(event.token.0) },
        }
    }

    fn manner(&self) -> Manner {
        let count = |standing| {
            self.timex.iter().filter(|timex| timex.standing == standing).count().min(2) as u64
        };
        let past = self.events.iter().filter(|event| event.tense == Tense::Past).count();
        let first = self.timex.iter().find(|timex| timex.standing != Standing::Unknown);
        Manner {
            today: count(Standing::Same) + count(Standing::Inside),
            before: count(Standing::Before),
            first: first.map_or(0, |timex| timex.standing as u64),
            past: (5 * past / self.events.len().max(1)) as u64,
        }
    }

    /// The last expression with a place that begins before a token.
    fn told_before(&self, token: u32) -> Option<u32> {
        let before = self.timex.partition_point(|timex| timex.tokens.0 < token);
        let placed = |at: &usize| self.timex[*at].extent.is_some();
        (before.saturating_sub(20)..before).rev().find(placed).map(|at| at as u32)
    }

    fn determiner(&self, token: TokenId) -> u64 {
        let mut children = self.children(token).iter();
        let found =
            children.find(|child| matches!(self.tree.rel(**child), Rel::Det | Rel::NmodPoss));
        found.map_or(0, |child| self.word(child.0 as usize))
    }

    /// The expression that dates an event, else the nearest of its sentence.
    fn timex_of(&self, event: &Event) -> (Option<u32>, bool) {
        if let Some(link) = event.dates.first() {
            return (Some(link.timex.0), true);
        }
        let first = self.timex.partition_point(|t| t.sentence < event.sentence);
        let near = self.timex[first..].iter().take_while(|t| t.sentence == event.sentence);
        let nearest = near.zip(first..).min_by_key(|(t, _)| t.tokens.0.abs_diff(event.token.0));
        (nearest.map(|(_, at)| at as u32), false)
    }

    /// The verb group of a head.
    pub fn group(&self, token: TokenId) -> Option<&VerbGroup> {
        let verbs = &self.syntax.verbs;
        verbs.binary_search_by_key(&token, |group| group.head).ok().map(|at| &verbs[at])
    }

    fn auxiliaries(&self, token: TokenId) -> u64 {
        let Some(group) = self.group(token) else { return 0 };
        (group.first.0..token.0)
            .filter(|&at| matches!(self.tree.upos(TokenId(at)), Upos::Aux | Upos::Part))
            .fold(1, |sum, at| mix(sum, self.word(at as usize)))
    }

    /// The tokens that hang on a token.
    pub fn children(&self, token: TokenId) -> &[TokenId] {
        if (token.0 as usize) < self.tree.len() { self.tree.children(token) } else { &[] }
    }

    fn opener(&self, token: TokenId) -> u64 {
        let opens = |child: &&TokenId| matches!(self.tree.rel(**child), Rel::Mark | Rel::Case);
        let children = self.children(token);
        let wh = |child: &&TokenId| {
            self.tree.rel(**child) == Rel::Advmod && self.syntax.xpos(**child) == "WRB"
        };
        let found = children.iter().find(opens).or_else(|| children.iter().find(wh));
        found.map_or(0, |child| self.word(child.0 as usize))
    }

    fn adverbs(&self, token: TokenId) -> u64 {
        let children = self.children(token).iter();
        children
            .filter(|child| self.tree.rel(**child) == Rel::Advmod)
            .fold(0, |sum: u64, child| sum.wrapping_add(self.word(child.0 as usize)))
    }

    fn subject(&self, token: TokenId) -> u64 {
        let mut children = self.children(token).iter();
        let subject = children.find(|child| self.tree.rel(**child).is_subject());
        subject.map_or(0, |child| self.word(child.0 as usize))
    }

    fn climb(&self, token: TokenId) -> u64 {
        if token.0 as usize >= self.tree.len() {
            return 0;
        }
        let chain = std::iter::once(token).chain(self.tree.ancestors(token)).take(4);
        chain.fold(1, |sum, at| mix(sum, self.tree.rel(at) as u64 + 1))
    }

    fn governing_event(&self, token: TokenId) -> Option<u32> {
        if token.0 as usize >= self.tree.len() {
            return None;
        }
        let mut above = self.tree.ancestors(token).take(40);
        above.find_map(|at| self.event_at[at.0 as usize].checked_sub(1))
    }
}
