//! What a token shows of being an event: the features that the table is trained on and read with.

use super::view::{Form, View};
use crate::lang::linear::Feature;
use crate::text::{Rel, TokenId, Upos};

/// The features of one decision, in a buffer that is used again for the next.
#[derive(Debug, Default)]
pub(crate) struct Bag {
    features: Vec<Feature>,
}

impl Bag {
    pub fn features(&self) -> &[Feature] {
        &self.features
    }

    /// Empties the buffer for the next decision.
    pub(super) fn clear(&mut self) {
        self.features.clear();
    }

    /// Adds a feature made of a template and its parts.
    pub(super) fn add(&mut self, template: u32, parts: &[u64]) {
        let start = Feature::new(template);
        self.features.push(parts.iter().fold(start, |feature, part| feature.number(*part)));
    }
}

/// Whether a token can be an event at all: content words outside of expressions.
pub(super) fn candidate(view: &View<'_>, token: TokenId) -> bool {
    let form = view.form_of(token);
    form.timex == 0
        && form.shape < 3
        && matches!(
            view.upos(token),
            Upos::Verb | Upos::Noun | Upos::Adj | Upos::Aux | Upos::Propn | Upos::Adv | Upos::X
        )
}

/// Fills the bag with the features of a token.
pub(super) fn collect(view: &View<'_>, token: TokenId, bag: &mut Bag) {
    bag.clear();
    let form = *view.form_of(token);
    let look = Look {
        view,
        token,
        form,
        upos: view.upos(token) as u64,
        xpos: view.xpos(token),
        rel: view.rel(token) as u64,
    };
    look.word(bag);
    look.endings(bag);
    look.kinds(bag);
    look.neighbours(bag);
    look.above(bag);
    look.below(bag);
    look.verb_group(bag);
    look.time(bag);
}

/// One token and what is asked of it most.
struct Look<'v, 'a> {
    view: &'v View<'a>,
    token: TokenId,
    form: Form,
    upos: u64,
    xpos: u64,
    rel: u64,
}

impl Look<'_, '_> {
    fn word(&self, bag: &mut Bag) {
        let Form { word, lemma, shape, .. } = self.form;
        let first = u64::from(self.view.beside(self.token, -1).is_none());
        bag.add(1, &[self.upos]);
        bag.add(2, &[word]);
        bag.add(3, &[lemma]);
        bag.add(4, &[lemma, self.upos]);
        bag.add(5, &[word, self.xpos]);
        bag.add(6, &[self.xpos, self.rel]);
        bag.add(7, &[lemma, self.rel]);
        bag.add(8, &[u64::from(shape), first, self.upos]);
    }

    fn endings(&self, bag: &mut Bag) {
        let text = self.view.document.token_text(self.token).as_bytes();
        for length in 2..=4 {
            if text.len() > length {
                let end = &text[text.len() - length..];
                let end = end.iter().fold(0, |sum, b| sum << 8 | u64::from(b.to_ascii_lowercase()));
                bag.add(10 + length as u32, &[end, self.upos]);
            }
        }
    }

    fn kinds(&self, bag: &mut Bag) {
        let sense = self.form.sense;
        let (first, second) = (u64::from(sense.kind(0)), u64::from(sense.kind(1)));
        let verb = u64::from(sense.verb());
        let [high, low] = sense.above().map(u64::from);
        let eventive = u64::from(sense.eventive());
        bag.add(20, &[first, self.upos]);
        bag.add(21, &[first, second, self.upos]);
        bag.add(22, &[first, self.upos, self.rel]);
        bag.add(23, &[verb, first]);
        bag.add(24, &[eventive, verb.min(1), self.upos]);
        bag.add(25, &[high, self.upos]);
        bag.add(26, &[low, self.upos]);
        bag.add(27, &[low, self.rel]);
        bag.add(28, &[eventive, verb.min(1), self.rel]);
    }

    fn neighbours(&self, bag: &mut Bag) {
        let view = self.view;
        let at = |step: i64| view.beside(self.token, step);
        let word = |step: i64| at(step).map_or(0, |t| view.form_of(t).word);
        let tag = |step: i64| at(step).map_or(99, |t| view.xpos(t));
        for (n, step) in [-2i64, -1, 1, 2].into_iter().enumerate() {
            let n = n as u64;
            bag.add(30, &[n, word(step), self.upos]);
            bag.add(31, &[n, tag(step), self.upos]);
        }
        bag.add(32, &[tag(-1), self.xpos, tag(1)]);
        bag.add(33, &[tag(-2), tag(-1), self.xpos]);
        bag.add(34, &[self.xpos, tag(1), tag(2)]);
        bag.add(35, &[self.form.lemma, word(1)]);
        bag.add(36, &[self.form.lemma, word(-1)]);
        let kind = |step: i64| at(step).map_or(0, |t| u64::from(view.form_of(t).sense.kind(0)));
        bag.add(37, &[kind(1), self.upos, tag(1)]);
        bag.add(38, &[kind(-1), self.upos, tag(-1)]);
    }

    fn above(&self, bag: &mut Bag) {
        let view = self.view;
        let Some(head) = view.tree.head(self.token) else {
            bag.add(40, &[self.upos]);
            return;
        };
        let form = view.form_of(head);
        let upos = view.upos(head) as u64;
        let kind = u64::from(form.sense.kind(0));
        bag.add(41, &[form.lemma, self.rel]);
        bag.add(42, &[upos, self.rel, self.upos]);
        bag.add(43, &[kind, self.rel, self.upos]);
        bag.add(44, &[form.lemma, self.form.lemma]);
        bag.add(45, &[u64::from(form.sense.above()[1]), self.rel]);
        bag.add(46, &[u64::from(head < self.token), self.rel, self.upos]);
        bag.add(47, &[kind, self.rel, u64::from(self.form.sense.kind(0))]);
        if let Some(upper) = view.tree.head(head) {
            bag.add(48, &[view.form_of(upper).lemma, view.rel(head) as u64, self.rel]);
            bag.add(49, &[view.rel(head) as u64, self.rel, self.upos]);
        }
    }

    fn below(&self, bag: &mut Bag) {
        let view = self.view;
        let mut set = 0u64;
        let mut case = 0;
        for child in view.tree.children(self.token).iter().copied() {
            let rel = view.rel(child);
            let form = view.form_of(child);
            set |= 1 << (rel as u64 & 63);
            match rel {
                Rel::Punct | Rel::Conj => continue,
                Rel::Case | Rel::Mark if child < self.token => case = form.lemma,
                _ => {}
            }
            bag.add(50, &[rel as u64, self.upos]);
            bag.add(51, &[rel as u64, form.lemma, self.upos]);
            bag.add(52, &[rel as u64, self.form.lemma]);
            bag.add(53, &[rel as u64, u64::from(form.sense.kind(0)), self.upos]);
            bag.add(54, &[rel as u64, self.form.sense.above()[1].into(), self.upos]);
        }
        let has = |rel: Rel| set >> (rel as u64 & 63) & 1;
        bag.add(55, &[case, self.upos]);
        bag.add(56, &[case, u64::from(self.form.sense.kind(0)), self.upos]);
        bag.add(
            57,
            &[has(Rel::Det), has(Rel::Amod), has(Rel::Nmod), has(Rel::NmodPoss), self.upos],
        );
        bag.add(
            58,
            &[
                has(Rel::Nsubj) | has(Rel::NsubjPass),
                has(Rel::Obj),
                has(Rel::Ccomp),
                has(Rel::Xcomp),
                self.upos,
            ],
        );
        bag.add(59, &[has(Rel::Cop), has(Rel::Det), self.upos, u64::from(self.form.sense.kind(0))]);
        bag.add(60, &[case, self.form.lemma]);
        bag.add(61, &[has(Rel::Nummod), has(Rel::Compound), self.rel, self.upos]);
    }

    fn verb_group(&self, bag: &mut Bag) {
        let Some(group) = self.view.group(self.token) else { return };
        let modal = group.modal.map_or(0, |modal| self.view.form_of(modal).lemma);
        let form = (group.tense as u64) << 8 | (group.aspect as u64) << 4 | group.voice as u64;
        bag.add(70, &[form]);
        bag.add(71, &[form, self.form.lemma]);
        bag.add(72, &[modal, group.negated.into()]);
        bag.add(73, &[form, u64::from(self.form.sense.kind(0))]);
        bag.add(74, &[form, self.rel]);
        bag.add(75, &[group.tense as u64, self.form.lemma]);
    }

    fn time(&self, bag: &mut Bag) {
        let view = self.view;
        let near =
            |step: i64| view.beside(self.token, step).is_some_and(|t| view.form_of(t).timex > 0);
        let beside = u64::from(near(1)) | u64::from(near(-1)) << 1 | u64::from(near(2)) << 2;
        let below = view.tree.children(self.token).iter().any(|&c| view.form_of(c).timex > 0);
        bag.add(80, &[beside, self.upos]);
        bag.add(81, &[below.into(), self.upos]);
        bag.add(82, &[below.into(), u64::from(self.form.sense.eventive()), self.upos]);
    }
}
