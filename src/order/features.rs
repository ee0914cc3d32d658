//! What the linear models see of a pair: hashed features, one function per kind of pair.
//!
//! A number in front of each feature is its template; the tables in the language folder are
//! trained with the same functions, so a change here needs new tables (`dateline train order`).

use crate::lang::linear::Feature;
use crate::lang::order::atom;
use crate::text::{TokenId, Upos};

use super::dct::{Standing, creation};
use super::sources::Said;
use super::view::{EventView, TimexView, View, mix};

/// Features under construction.
#[derive(Default)]
pub(crate) struct Bag(pub Vec<Feature>, pub Option<Vec<Alone>>);

/// Stands for the features of one event by itself, which come in many pairs: templates from `base`
/// on, the event's number, the scope.
pub(crate) type Alone = (u32, usize, u64);

impl Bag {
    fn add(&mut self, template: u32, value: u64) {
        self.0.push(Feature::new(template).number(value));
    }

    fn both(&mut self, template: u32, a: u64, b: u64) {
        self.0.push(Feature::new(template).number(a).number(b));
    }

    fn three(&mut self, template: u32, a: u64, b: u64, c: u64) {
        self.0.push(Feature::new(template).number(a).number(b).number(c));
    }
}

/// A count, coarsened.
fn step(count: u32) -> u64 {
    match count {
        0..=3 => u64::from(count),
        4..=5 => 4,
        6..=8 => 5,
        9..=13 => 6,
        14..=20 => 7,
        21..=40 => 8,
        _ => 9,
    }
}

/// One event, by itself, from `base` on (40 templates); only named where the bag wants that.
fn alone(view: &View, bag: &mut Bag, one: Alone) {
    match &mut bag.1 {
        Some(named) => named.push(one),
        None => by_itself(view, bag, one),
    }
}

/// The features of one event.
pub(crate) fn by_itself(view: &View, bag: &mut Bag, (base, at, scope): Alone) {
    let event = &view.event[at];
    let values = [
        event.lemma,
        event.class,
        event.tense,
        event.form,
        event.mood,
        event.xpos,
        event.auxiliaries,
        event.rel,
        event.head,
        event.opener,
        event.adverbs,
        event.climb,
        event.subject,
        u64::from(event.quoted),
        event.place.min(4).into(),
        event.sense,
        event.above,
        event.first,
        event.determiner,
        step(event.sentence),
    ];
    for (at, value) in values.into_iter().enumerate() {
        bag.both(base + at as u32, value, scope);
    }
    for (at, near) in event.around.into_iter().enumerate() {
        bag.both(base + 20 + at as u32, near, scope);
    }
    bag.three(base + 25, event.class, event.form, scope);
    bag.three(base + 26, event.lemma, event.form, scope);
    bag.three(base + 27, event.opener, event.form, scope);
    bag.three(base + 28, event.auxiliaries, event.class, scope);
    bag.three(base + 29, event.rel, event.form, scope);
    bag.three(base + 30, event.rel, event.head, scope);
    bag.three(base + 31, event.rel, event.opener, scope);
}

/// The date that an event has, as far as one shows.
fn own_date(view: &View, event: &EventView) -> (u64, Standing, u64) {
    let Some(timex) = event.timex else { return (0, Standing::Unknown, 0) };
    let timex = &view.timex[timex as usize];
    (1 + u64::from(event.dated), timex.standing, timex.sort)
}

/// An event and the article's date.
pub(crate) fn event_dct(view: &View, event: usize, bag: &mut Bag) {
    let e = &view.event[event];
    alone(view, bag, (1000, event, 0));
    let (has, standing, sort) = own_date(view, e);
    let standing = standing as u64;
    bag.both(1050, has, standing);
    bag.three(1051, has, standing, sort);
    bag.three(1052, has, standing, e.tense);
    bag.three(1053, has, standing, e.form);
    bag.add(1054, step(e.sentence));
    bag.three(1055, step(e.sentence), e.class, e.tense);
    if let Some(governor) = e.governor {
        let g = &view.event[governor as usize];
        bag.both(1056, g.lemma, e.form);
        bag.three(1057, g.form, e.form, e.rel);
        bag.both(1058, g.class, e.class);
        bag.both(1059, g.lemma, e.rel);
        bag.three(1060, g.class, g.form, e.form);
    } else {
        bag.both(1061, e.form, e.class);
    }
    bag.both(1062, main_tense(view, e), e.form);
    bag.three(1063, e.class, e.tense, e.mood);
    bag.both(1064, u64::from(e.quoted), e.form);
    bag.three(1065, e.sense, e.form, 0);
    bag.three(1066, e.sense, e.class, e.tense);
    bag.three(1067, e.determiner, e.class, 0);
    bag.three(1068, e.determiner, e.sense, 0);
    let (told, manner) = (told(view, e), &view.manner);
    bag.three(1073, told.0, told.1, e.form);
    bag.three(1074, told.0, told.1, e.class);
    bag.three(1075, told.0, told.2, mix(e.form, e.class));
    bag.three(1076, told.0, manner.today, e.tense);
    bag.three(1077, manner.today, manner.before, e.tense);
    bag.three(1078, manner.today, manner.before, mix(e.class, e.tense));
    bag.three(1079, manner.first, e.class, e.tense);
    bag.three(1080, manner.past, e.class, e.tense);
    bag.three(1081, manner.past, manner.today, e.tense);
    bag.three(1082, mix(manner.first, manner.today), step(e.sentence).min(4), e.tense);
    let top = top(view, e);
    bag.three(1069, top.form, e.form, e.class);
    bag.three(1070, top.class, e.form, e.sense);
    bag.three(1071, top.lemma, e.form, 0);
    bag.three(1072, step(e.sentence), e.form, e.sense);
}

/// The date told last before an event: how it stands to the article's date, how many sentences
/// ago it was told, and its sort.
fn told(view: &View, event: &EventView) -> (u64, u64, u64) {
    let Some(at) = event.told else { return (9, 0, 0) };
    let timex = &view.timex[at as usize];
    (timex.standing as u64, gap(event.sentence, timex.sentence), timex.sort)
}

/// The event that governs all that govern this one.
fn top<'a>(view: &'a View, event: &'a EventView) -> &'a EventView {
    let mut at = event;
    for _ in 0..6 {
        let Some(governor) = at.governor else { break };
        at = &view.event[governor as usize];
    }
    at
}

/// Tense of the first finite verb of the sentence.
fn main_tense(view: &View, event: &EventView) -> u64 {
    let first = event.token - event.token.min(40);
    let mut same = view.event_at[first as usize..=event.token as usize].iter();
    let found = same.find_map(|&at| {
        let other = view.event.get(at.checked_sub(1)? as usize)?;
        (other.sentence == event.sentence).then_some(other.form)
    });
    found.unwrap_or(0)
}

/// How far apart two things are: same sentence, next, or further.
fn gap(a: u32, b: u32) -> u64 {
    a.abs_diff(b).min(3).into()
}

/// Relations from one token up to the common head and down to the other.
struct Path {
    hash: u64,
    length: u32,
    words: u64,
    /// 1: the first is above the second, 2: below, 0: neither.
    above: u64,
}

/// Most tokens of a way up.
const FAR: usize = 14;

fn path(view: &View, a: u32, b: u32) -> Path {
    let none = Path { hash: 0, length: 99, words: 0, above: 0 };
    let tree = &view.tree;
    let most = a.max(b) as usize;
    if most >= tree.len() {
        return none;
    }
    let chain = |token: u32, chain: &mut [TokenId; FAR]| {
        let token = TokenId(token);
        let above = std::iter::once(token).chain(tree.ancestors(token));
        chain.iter_mut().zip(above).map(|(slot, token)| *slot = token).count()
    };
    let (mut up, mut down) = ([TokenId(0); FAR], [TokenId(0); FAR]);
    let (up_to, down_to) = (chain(a, &mut up), chain(b, &mut down));
    let (up, down) = (&up[..up_to], &down[..down_to]);
    let meet = up
        .iter()
        .enumerate()
        .find_map(|(i, token)| down.iter().position(|other| other == token).map(|j| (i, j)));
    let Some((i, j)) = meet else { return none };
    let mut hash = 7;
    let mut words = 3;
    for token in &up[..i] {
        hash = mix(hash, tree.rel(*token) as u64 + 1);
    }
    hash = mix(hash, 999);
    for token in down[..j].iter().rev() {
        hash = mix(hash, tree.rel(*token) as u64 + 1);
    }
    let inner = up.iter().take(i).skip(1).chain(down[..j].iter().skip(1));
    for token in inner.chain((i > 0 && j > 0).then(|| &up[i])) {
        words = mix(words, view.word(token.0 as usize));
    }
    let above = if i == 0 {
        1
    } else if j == 0 {
        2
    } else {
        0
    };
    Path { hash, length: (i + j) as u32, words, above }
}

/// Small words and marks between two tokens.
fn between(view: &View, a: u32, b: u32, template: u32, scope: u64, bag: &mut Bag) {
    let (from, to) = (a.min(b) + 1, a.max(b));
    if to.saturating_sub(from) > 30 {
        return;
    }
    for token in from..to {
        let kept = (token as usize) >= view.tree.len()
            || matches!(
                view.tree.upos(TokenId(token)),
                Upos::Adp | Upos::Adv | Upos::Sconj | Upos::Cconj | Upos::Punct | Upos::Part
            );
        if kept {
            bag.both(template, view.word(token as usize), scope);
        }
    }
}

/// Events between two tokens.
fn events_between(view: &View, a: u32, b: u32) -> u32 {
    let (from, to) = ((a.min(b) + 1) as usize, a.max(b) as usize);
    let between = view.event_at.get(from..to).unwrap_or(&[]);
    between.iter().take(200).filter(|at| **at > 0).count() as u32
}

/// Two events, the first told first.
pub(crate) fn event_event(view: &View, first: usize, second: usize, bag: &mut Bag) {
    let (a, b) = (&view.event[first], &view.event[second]);
    let gap = gap(a.sentence, b.sentence);
    alone(view, bag, (2000, first, gap.min(1)));
    alone(view, bag, (2040, second, gap.min(1)));
    let (far, crowd) =
        (step(b.token - a.token.min(b.token)), events_between(view, a.token, b.token));
    bag.both(2100, gap, far);
    bag.both(2101, gap, step(crowd));
    bag.three(2102, a.class, b.class, gap);
    bag.three(2103, a.tense, b.tense, gap);
    bag.three(2104, a.form, b.form, gap);
    bag.three(2105, mix(a.form, a.class), mix(b.form, b.class), gap);
    bag.both(2106, a.lemma, b.lemma);
    bag.three(2107, a.lemma, b.form, gap);
    bag.three(2108, a.form, b.lemma, gap);
    bag.three(2109, a.auxiliaries, b.auxiliaries, gap);
    bag.three(2110, a.opener, b.opener, gap);
    bag.three(2111, a.rel, b.rel, gap);
    bag.three(2112, mix(a.rel, a.form), mix(b.rel, b.form), gap);
    bag.three(2113, a.xpos, b.xpos, gap);
    bag.three(2114, u64::from(a.quoted), u64::from(b.quoted), gap);
    bag.three(2115, a.lemma, b.class, gap);
    bag.three(2116, a.class, b.lemma, gap);
    let same = u64::from(a.lemma == b.lemma);
    bag.both(2117, same, gap);
    bag.three(2118, same, a.form, b.form);
    bag.three(2119, mix(a.climb, gap), b.climb, mix(a.tense, b.tense));
    bag.three(2120, gap, a.place.min(3).into(), b.place.min(3).into());
    bag.three(2121, same, gap, mix(a.class, b.class));
    bag.three(2122, a.adverbs, b.adverbs, gap);
    bag.three(2123, mix(a.tense, b.tense), step(crowd), gap);
    let placed = |event: &EventView| event.told.and_then(|at| view.timex[at as usize].extent);
    let standing = Standing::of(placed(a), placed(b)) as u64;
    let same_told = u64::from(a.told == b.told);
    let (told_a, told_b) = (told(view, a), told(view, b));
    bag.three(2185, mix(standing, same_told), gap, mix(a.tense, b.tense));
    bag.three(2186, mix(told_a.0, told_b.0), gap, mix(a.tense, b.tense));
    bag.three(2187, mix(told_a.0, told_b.0), standing, mix(gap, same_told));
    bag.three(2188, mix(view.manner.today, view.manner.past), gap, mix(a.tense, b.tense));
    bag.three(2189, mix(view.manner.past, view.manner.first), gap, mix(a.class, b.class));
    bag.three(2170, a.sense, b.sense, gap);
    bag.three(2171, a.sense, b.form, gap);
    bag.three(2172, a.form, b.sense, gap);
    bag.three(2173, a.sense, b.lemma, 0);
    bag.three(2174, a.lemma, b.sense, 0);
    bag.three(2175, a.above, b.above, 0);
    bag.three(2176, b.first, gap, b.place.min(2).into());
    bag.three(2177, b.first, gap, mix(a.tense, b.tense));
    let paragraphs = (b.paragraph - a.paragraph.min(b.paragraph)).min(3);
    bag.three(2178, u64::from(paragraphs), gap, mix(a.tense, b.tense));
    bag.three(2179, u64::from(a.subject == b.subject), gap, mix(a.tense, b.tense));
    let (top_a, top_b) = (top(view, a), top(view, b));
    bag.three(2180, mix(top_a.form, top_b.form), gap, mix(a.form, b.form));
    bag.three(2181, mix(top_a.class, top_b.class), gap, mix(a.tense, b.tense));
    bag.three(2182, a.determiner, b.determiner, gap);
    bag.three(2183, mix(a.sense, b.sense), gap, mix(a.tense, b.tense));
    bag.three(2184, step(a.sentence), gap, mix(a.tense, b.tense));
    dates_of_both(view, a, b, bag);
    if gap == 0 {
        in_one_sentence(view, a, b, bag);
        governed(view, (first, a), (second, b), bag);
    }
}

/// What the dates of two events say.
fn dates_of_both(view: &View, a: &EventView, b: &EventView, bag: &mut Bag) {
    let ((a_has, a_standing, _), (b_has, b_standing, _)) = (own_date(view, a), own_date(view, b));
    let extent = |event: &EventView| event.timex.and_then(|at| view.timex[at as usize].extent);
    let between = Standing::of(extent(a), extent(b)) as u64;
    let same = u64::from(a.timex.is_some() && a.timex == b.timex);
    bag.three(2130, mix(a_has, b_has), between, same);
    bag.three(2131, mix(a_has, b_has), a_standing as u64, b_standing as u64);
    bag.three(2132, mix(a_has, b_has), between, mix(a.form, b.form));
}

/// The tree and the words between.
fn in_one_sentence(view: &View, a: &EventView, b: &EventView, bag: &mut Bag) {
    let path = path(view, a.token, b.token);
    bag.add(2140, path.hash);
    bag.both(2141, path.hash, a.form);
    bag.both(2142, path.hash, b.form);
    bag.three(2143, path.hash, a.form, b.form);
    bag.both(2144, path.hash, b.opener);
    bag.both(2145, path.hash, a.opener);
    bag.both(2146, path.hash, a.lemma);
    bag.both(2147, path.hash, b.lemma);
    bag.both(2148, path.words, path.above);
    bag.both(2149, path.above, step(path.length));
    bag.three(2150, path.above, a.class, b.class);
    bag.three(2151, path.above, a.lemma, b.form);
    bag.three(2152, path.above, a.form, b.lemma);
    bag.three(2153, path.hash, mix(a.opener, b.opener), mix(a.tense, b.tense));
    bag.three(2154, path.hash, a.class, b.class);
    between(view, a.token, b.token, 2155, 0, bag);
    between(view, a.token, b.token, 2156, mix(a.form, b.form), bag);
    let next = view.word(a.token as usize + 1);
    bag.three(2157, next, view.word((b.token as usize).wrapping_sub(1)), path.above);
}

/// Who governs whom.
fn governed(view: &View, a: (usize, &EventView), b: (usize, &EventView), bag: &mut Bag) {
    let link = if a.1.governor == Some(b.0 as u32) {
        1
    } else if b.1.governor == Some(a.0 as u32) {
        2
    } else if a.1.governor.is_some() && a.1.governor == b.1.governor {
        3
    } else {
        0
    };
    bag.three(2160, link, a.1.form, b.1.form);
    bag.three(2161, link, a.1.class, b.1.class);
    bag.three(2162, link, a.1.lemma, b.1.form);
    bag.three(2163, link, a.1.form, b.1.lemma);
    bag.three(2164, link, a.1.rel, b.1.rel);
    bag.three(2165, link, a.1.opener, b.1.opener);
    if let (3, Some(governor)) = (link, a.1.governor) {
        bag.three(2166, view.event[governor as usize].lemma, a.1.form, b.1.form);
    }
}

/// An event and an expression.
pub(crate) fn event_timex(view: &View, event: usize, timex: usize, bag: &mut Bag) {
    let (e, t) = (&view.event[event], &view.timex[timex]);
    let gap = gap(e.sentence, t.sentence) * 2 + u64::from(t.tokens.0 > e.token);
    alone(view, bag, (3000, event, gap));
    let link = date_link(view, event, timex);
    let near =
        (step(e.token.abs_diff(t.tokens.0)), step(events_between(view, e.token, t.tokens.0)));
    expression(bag, t, gap);
    bag.three(3100, link, t.before, gap);
    bag.three(3101, link, e.class, e.form);
    bag.three(3102, link, t.sort, t.before);
    bag.three(3103, link, t.sort, e.form);
    bag.three(3104, link, near.0, gap);
    bag.three(3105, link, near.1, gap);
    bag.three(3106, gap, t.standing as u64, e.form);
    bag.three(3107, gap, t.standing as u64, e.class);
    bag.three(3108, t.before, e.lemma, link);
    bag.three(3109, t.before, e.form, near.1);
    bag.three(3110, t.words, e.form, near.1);
    bag.three(3111, t.sort, e.class, near.1);
    let dated = u64::from(e.dated) + 2 * u64::from(e.timex == Some(timex as u32));
    bag.three(3112, dated, gap, t.sort);
    bag.three(3113, dated, t.standing as u64, e.form);
    let own = u64::from(e.told == Some(timex as u32));
    let told = told(view, e);
    let placed = e.told.and_then(|at| view.timex[at as usize].extent);
    let told_standing = Standing::of(placed, t.extent) as u64;
    bag.three(3132, own, gap, mix(told.1, e.form));
    bag.three(3133, told_standing, gap, mix(told.0, t.standing as u64));
    bag.three(3134, told_standing, mix(gap, dated), e.tense);
    bag.three(3135, mix(told.0, t.standing as u64), t.sort, e.tense);
    bag.three(3114, e.sense, t.sort, gap);
    bag.three(3115, e.sense, t.before, near.1);
    bag.three(3116, t.standing as u64, e.sense, e.form);
    bag.three(3117, t.standing as u64, e.lemma, 0);
    bag.three(3118, mix(t.sort, t.standing as u64), e.form, near.1);
    bag.three(3119, mix(t.sort, t.standing as u64), e.class, mix(e.form, gap));
    if gap < 2 {
        let path = path(view, e.token, t.tokens.1);
        bag.both(3120, path.hash, t.before);
        bag.both(3121, path.hash, e.form);
        bag.both(3122, path.hash, t.sort);
        bag.both(3123, path.above, step(path.length));
        bag.both(3124, path.words, path.above);
        let direct = u64::from(t.governor == Some(e.token));
        bag.three(3125, direct, t.before, t.sort);
        bag.three(3126, direct, near.1, e.rel);
        between(view, e.token, t.tokens.0, 3127, t.sort, bag);
        between(view, e.token, t.tokens.0, 3128, link, bag);
    }
    if let Some(own) = e.timex {
        let standing = Standing::of(view.timex[own as usize].extent, t.extent);
        bag.three(3130, dated, standing as u64, gap);
        bag.three(3131, dated, standing as u64, e.form);
    }
}

fn expression(bag: &mut Bag, timex: &TimexView, gap: u64) {
    bag.both(3050, timex.before, gap);
    bag.both(3051, timex.words, gap);
    bag.both(3052, timex.sort, gap);
    bag.three(3055, timex.opening, timex.sort, gap);
    bag.both(3053, timex.standing as u64, gap);
    bag.three(3054, timex.sort, timex.before, gap);
}

/// Whether the expression is one of the event's dates: 0 no, 1 the first, 2 a later one.
fn date_link(view: &View, event: usize, timex: usize) -> u64 {
    let dates = &view.events[event].dates;
    let at = dates.iter().position(|link| link.timex.0 as usize == timex);
    at.map_or(0, |at| if at == 0 { 1 } else { 2 })
}

/// Two expressions, the first told first; `None` for the article's date.
pub(crate) fn timex_timex(view: &View, first: Option<usize>, second: usize, bag: &mut Bag) {
    let b = &view.timex[second];
    let a = first.map(|at| &view.timex[at]);
    let extent = a.map_or_else(|| creation(view.document), |a| a.extent);
    let standing = Standing::of(extent, b.extent) as u64;
    let gap = a.map_or(9, |a| gap(a.sentence, b.sentence));
    let sort = a.map_or(0, |a| a.sort);
    let same = u64::from(a.is_some_and(|a| a.words == b.words));
    bag.both(4000, standing, gap);
    bag.three(4001, standing, sort, b.sort);
    bag.three(4002, gap, sort, b.sort);
    bag.three(4003, standing, same, gap);
    bag.three(4004, standing, b.words, u64::from(a.is_some()));
    bag.three(4005, a.map_or(0, |a| a.words), b.words, 0);
    bag.three(4006, a.map_or(0, |a| a.before), b.before, gap);
    let near = a.map_or(0, |a| step(b.tokens.0.abs_diff(a.tokens.1)));
    let opening = a.map_or(0, |a| a.opening);
    bag.three(4009, opening, b.opening, standing);
    bag.three(4010, mix(opening, sort), mix(b.opening, b.sort), 0);
    bag.three(4011, b.opening, b.sort, mix(standing, u64::from(a.is_some())));
    let to_date = a.map_or(Standing::Same, |a| a.standing) as u64;
    bag.three(4012, mix(to_date, b.standing as u64), sort, b.sort);
    bag.three(4008, standing, near, gap);
}

/// What the sources read of the pair.
pub(crate) fn said(sayings: &[Said], bag: &mut Bag) {
    let mut all = 0;
    for said in sayings {
        let one = mix(atom(said.name), said.rel as u64 + 1);
        bag.add(5000, one);
        all = mix(all, one);
    }
    if sayings.len() > 1 {
        bag.add(5001, all);
    }
}
