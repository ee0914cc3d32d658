//! Arc-hybrid states: a stack of partial trees and the words still to come, shared by the beam.

/// No such word.
pub(crate) const NONE: u16 = u16::MAX;

/// A move of the parser.
pub(crate) const SHIFT: usize = 0;
/// The top of the stack depends on the next word.
pub(crate) const LEFT: usize = 1;
/// The top of the stack depends on the word below it.
#[cfg_attr(not(feature = "train"), expect(dead_code, reason = "only training names it"))]
pub(crate) const RIGHT: usize = 2;

/// A word with the outermost children that it has so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Partial {
    pub word: u16,
    pub left: [u16; 2],
    pub right: [u16; 2],
    pub lefts: u8,
    pub rights: u8,
    /// Place in the arena of the partial tree below it on the stack.
    pub below: u32,
}

/// The bottom of the stack.
pub(crate) const BOTTOM: u32 = 0;

impl Partial {
    pub fn new(word: u16) -> Partial {
        Partial { word, left: [NONE; 2], right: [NONE; 2], lefts: 0, rights: 0, below: BOTTOM }
    }
}

/// One hypothesis.
#[derive(Clone, Copy, Debug)]
pub(crate) struct State {
    /// Place of the top of the stack in the arena.
    pub top: u32,
    /// The next word with its left children.
    pub next: Partial,
    /// Sum of the scores of the moves.
    pub score: i32,
    /// Place of the step that led here, in the history.
    pub step: u32,
}

/// One step of a history.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Step {
    pub before: u32,
    #[cfg_attr(not(feature = "train"), expect(dead_code, reason = "only training reads it"))]
    pub action: u8,
    pub head: u16,
    pub child: u16,
}

/// Partial trees on stacks and steps taken, for one sentence.
#[derive(Clone, Debug, Default)]
pub(crate) struct Arena {
    pub partials: Vec<Partial>,
    pub steps: Vec<Step>,
    pub length: u16,
}

impl Arena {
    /// Forgets everything and gives the first state of a sentence.
    pub fn start(&mut self, length: u16) -> State {
        self.partials.clear();
        self.steps.clear();
        self.length = length;
        self.partials.push(Partial::new(NONE));
        self.steps.push(Step { before: 0, action: 0, head: NONE, child: NONE });
        let first = if length > 0 { 0 } else { NONE };
        State { top: BOTTOM, next: Partial::new(first), score: 0, step: 0 }
    }

    /// The partial tree on top of the stack.
    #[inline]
    pub fn top(&self, state: &State) -> &Partial {
        &self.partials[state.top as usize]
    }

    /// The partial tree below another one.
    #[inline]
    pub fn below(&self, partial: &Partial) -> &Partial {
        &self.partials[partial.below as usize]
    }

    /// Whether a move is possible.
    #[inline]
    pub fn allows(&self, state: &State) -> [bool; 3] {
        let more = state.next.word != NONE;
        let one = state.top != BOTTOM;
        let two = one && self.top(state).below != BOTTOM;
        [more, more && one, two]
    }

    /// Whether more than one move is possible.
    #[inline]
    pub fn chooses(&self, state: &State) -> bool {
        self.allows(state).into_iter().filter(|yes| *yes).count() > 1
    }

    /// The state after a move.
    pub fn advance(&mut self, state: &State, action: usize, score: i32) -> State {
        let mut after = *state;
        let top = *self.top(state);
        let (mut head, mut child) = (NONE, NONE);
        match action {
            SHIFT => {
                self.push(Partial { below: state.top, ..state.next }, &mut after);
                let word = state.next.word + 1;
                after.next = Partial::new(if word < self.length { word } else { NONE });
            }
            LEFT => {
                (head, child) = (state.next.word, top.word);
                let next = &mut after.next;
                next.left = [top.word, next.left[0]];
                next.lefts = next.lefts.saturating_add(1);
                after.top = top.below;
            }
            _ => {
                let mut below = self.partials[top.below as usize];
                (head, child) = (below.word, top.word);
                below.right = [top.word, below.right[0]];
                below.rights = below.rights.saturating_add(1);
                self.push(below, &mut after);
            }
        }
        after.score = score;
        after.step = self.steps.len() as u32;
        self.steps.push(Step { before: state.step, action: action as u8, head, child });
        after
    }

    fn push(&mut self, partial: Partial, state: &mut State) {
        state.top = self.partials.len() as u32;
        self.partials.push(partial);
    }

    /// Writes the heads of a finished state; the root's is [`NONE`].
    pub fn heads(&self, state: &State, heads: &mut Vec<u16>) {
        heads.clear();
        heads.resize(self.length as usize, NONE);
        let mut at = state.step as usize;
        while at > 0 {
            let step = self.steps[at];
            if let Some(slot) = heads.get_mut(step.child as usize) {
                *slot = step.head;
            }
            at = step.before as usize;
        }
    }
}
