//! Training the parser: structured perceptron with a beam, updated where the best wrong
//! hypothesis leads the right one by most.

use super::perceptron::Perceptron;
use super::treebank::ROOT;
use crate::text::lexis::Atom;
use crate::text::parser::features::{Tagged, features};
use crate::text::parser::keep_best;
use crate::text::parser::state::{Arena, LEFT, RIGHT, SHIFT, State};

/// A sentence to learn from: atoms, tags as the tagger gives them, projective heads.
#[derive(Clone, Debug)]
pub(crate) struct Tree {
    pub atoms: Vec<Atom>,
    pub tags: Vec<u8>,
    pub heads: Vec<u16>,
}

/// The move that leads to the gold tree.
fn oracle(arena: &Arena, state: &State, heads: &[u16]) -> usize {
    let allowed = arena.allows(state);
    let top = arena.top(state);
    let head = |word: u16| heads.get(word as usize).copied().unwrap_or(ROOT);
    if allowed[LEFT] && head(top.word) == state.next.word {
        return LEFT;
    }
    let from = if state.next.word == ROOT { heads.len() } else { state.next.word as usize };
    let complete = !heads[from..].contains(&top.word);
    if allowed[RIGHT] && head(top.word) == arena.below(top).word && complete || !allowed[SHIFT] {
        return RIGHT;
    }
    SHIFT
}

/// Trains the parser.
pub(crate) fn train(trees: &[Tree], epochs: usize, width: usize) -> Perceptron {
    let mut model = Perceptron::new(3);
    let mut order: Vec<usize> = (0..trees.len()).collect();
    let mut random = 0x2545_f491_4f6c_dd1d;
    let mut learner = Learner { width, ..Learner::default() };
    for epoch in 0..epochs {
        super::shuffle(&mut order, &mut random);
        let mut updates = 0;
        for &i in &order {
            updates += usize::from(learner.learn(&trees[i], &mut model));
            model.tick();
        }
        eprintln!("parser, epoch {}: {updates} of {} sentences corrected", epoch + 1, trees.len());
    }
    model
}

#[derive(Default)]
struct Learner {
    width: usize,
    arena: Arena,
    /// State after each step of the arena.
    trace: Vec<State>,
    beam: Vec<State>,
    candidates: Vec<(i32, u32, u8)>,
}

impl Learner {
    /// Parses one tree and corrects the model; whether it had to.
    fn learn(&mut self, tree: &Tree, model: &mut Perceptron) -> bool {
        let tagged = Tagged { atoms: &tree.atoms, tags: &tree.tags };
        let start = self.arena.start(tree.heads.len() as u16);
        self.trace.clear();
        self.trace.push(start);
        self.beam.clear();
        self.beam.push(start);
        let mut gold = start;
        let mut in_beam = Some(0);
        let mut worst: Option<(i32, State, State)> = None;
        for _ in 1..2 * tree.heads.len() {
            let right = oracle(&self.arena, &gold, &tree.heads);
            let gained = score(&tagged, &self.arena, &gold, model)[right];
            in_beam = self.step(&tagged, model, in_beam.map(|at: usize| (at, right)));
            gold = self.advance(&gold, right, gold.score + gained);
            if in_beam != Some(0) {
                let lead = self.beam[0].score - gold.score;
                if worst.as_ref().is_none_or(|(most, ..)| lead >= *most) {
                    worst = Some((lead, gold, self.beam[0]));
                }
            }
            if in_beam.is_none()
                && worst
                    .as_ref()
                    .is_some_and(|(most, ..)| *most > 40 + self.beam[0].score - gold.score)
            {
                break;
            }
        }
        let Some((_, right, wrong)) = worst else { return false };
        self.correct(&tagged, &right, &wrong, model);
        true
    }

    /// Advances the beam; where the gold hypothesis went, when it is still inside.
    fn step(
        &mut self,
        tagged: &Tagged,
        model: &Perceptron,
        gold: Option<(usize, usize)>,
    ) -> Option<usize> {
        self.candidates.clear();
        for (i, state) in self.beam.iter().enumerate() {
            let scores = score(tagged, &self.arena, state, model);
            for (action, allowed) in self.arena.allows(state).into_iter().enumerate() {
                if allowed {
                    self.candidates.push((state.score + scores[action], i as u32, action as u8));
                }
            }
        }
        let mut candidates = std::mem::take(&mut self.candidates);
        keep_best(&mut candidates, self.width);
        let old = std::mem::take(&mut self.beam);
        let mut found = None;
        for (place, &(total, from, action)) in candidates.iter().enumerate() {
            let after = self.advance(&old[from as usize], usize::from(action), total);
            self.beam.push(after);
            if gold == Some((from as usize, usize::from(action))) {
                found = Some(place);
            }
        }
        self.candidates = candidates;
        found
    }

    fn advance(&mut self, state: &State, action: usize, total: i32) -> State {
        let after = self.arena.advance(state, action, total);
        self.trace.push(after);
        after
    }

    /// Steps from the start to a state: the state before each, and the move.
    fn path(&self, state: &State) -> Vec<(u32, usize)> {
        let mut path = Vec::new();
        let mut at = state.step;
        while at > 0 {
            let step = self.arena.steps[at as usize];
            path.push((step.before, usize::from(step.action)));
            at = step.before;
        }
        path.reverse();
        path
    }

    fn correct(&self, tagged: &Tagged, right: &State, wrong: &State, model: &mut Perceptron) {
        let (right, wrong) = (self.path(right), self.path(wrong));
        let same = right.iter().zip(&wrong).take_while(|(a, b)| a.1 == b.1).count();
        for (path, by) in [(&right, 1), (&wrong, -1)] {
            for &(before, action) in &path[same..] {
                let state = &self.trace[before as usize];
                if !self.arena.chooses(state) {
                    continue;
                }
                model.update(&features(tagged, &self.arena, state), action, by);
            }
        }
    }
}

fn score(tagged: &Tagged, arena: &Arena, state: &State, model: &Perceptron) -> [i32; 3] {
    let mut scores = [0; 3];
    if !arena.chooses(state) {
        return scores;
    }
    for hash in features(tagged, arena, state) {
        model.add(hash, &mut scores);
    }
    scores
}
