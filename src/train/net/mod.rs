//! Training the network: sentences in, weights out.

mod arcs;
pub(crate) mod cell;
mod cost;
pub(crate) mod heads;
mod math;
pub(crate) mod pack;
pub(crate) mod param;
pub(crate) mod pass;
mod relations;

use heads::Heads;
use param::{Random, Rate, Weights};
use pass::Pass;

use crate::text::net::model::SLOTS;
use cell::Cell;

/// A sentence to learn from.
#[derive(Clone, Debug, Default)]
pub(crate) struct Example {
    pub rows: Vec<[u16; SLOTS]>,
    pub xpos: Vec<u8>,
    pub upos: Vec<u8>,
    pub heads: Vec<u16>,
    pub labels: Vec<u8>,
}

/// Sizes and rates.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    pub input: usize,
    pub hidden: usize,
    pub layers: usize,
    pub arc: usize,
    pub label: usize,
    pub epochs: usize,
    pub batch: usize,
    pub rate: f32,
    pub drop: [f32; 3],
    pub seed: u64,
}

/// Everything that is learned.
#[derive(Clone, Debug)]
pub(crate) struct Learner {
    pub words: Weights,
    pub layers: Vec<[Cell; 2]>,
    pub heads: Heads,
    pub touched: Vec<u16>,
}

impl Learner {
    pub(crate) fn new(rows: usize, plan: &Plan, random: &mut Random) -> Self {
        let mut layers = Vec::new();
        let mut inner = plan.input;
        for _ in 0..plan.layers {
            layers.push([(); 2].map(|()| Cell::new(inner, plan.hidden, random)));
            inner = 2 * plan.hidden;
        }
        Learner {
            words: Weights::new(rows, plan.input, 0.3, random),
            layers,
            heads: Heads::new(inner, plan, random),
            touched: Vec::new(),
        }
    }

    fn turn(&mut self) {
        self.layers.iter_mut().flatten().for_each(Cell::turn);
        self.heads.turn();
    }

    fn step(&mut self, rate: &Rate) {
        self.layers.iter_mut().flatten().for_each(|cell| cell.step(rate));
        self.heads.step(rate);
        self.touched.sort_unstable();
        self.touched.dedup();
        for row in std::mem::take(&mut self.touched) {
            self.words.step(usize::from(row)..usize::from(row) + 1, rate);
        }
    }
}

/// Trains a network; `counts` says how often each row of words is seen, `each` is shown the
/// network after each epoch.
pub(crate) fn train(
    examples: &[Example],
    counts: &[u32],
    plan: &Plan,
    mut each: impl FnMut(usize, &Learner),
) -> Learner {
    let mut random = Random(plan.seed);
    let mut learner = Learner::new(counts.len(), plan, &mut random);
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut rate = Rate::new();
    let steps = plan.epochs * examples.len().div_ceil(plan.batch);
    let mut step = 0;
    let mut pass = Pass::default();
    for epoch in 0..plan.epochs {
        crate::train::shuffle(&mut order, &mut random.0);
        let mut loss = [0f32; 4];
        for batch in order.chunks(plan.batch) {
            let batch: Vec<&Example> = batch.iter().map(|i| &examples[*i]).collect();
            learner.turn();
            let costs = pass.learn(&mut learner, &batch, counts, plan, &mut random);
            loss.iter_mut().zip(costs).for_each(|(sum, cost)| *sum += cost);
            let left = 1.0 - step as f32 / steps as f32;
            let warm = ((step + 1) as f32 / 200.0).min(1.0);
            rate.advance(plan.rate * left * warm);
            learner.step(&rate);
            step += 1;
        }
        eprintln!("epoch {}: {loss:?}", epoch + 1);
        each(epoch, &learner);
    }
    learner
}
