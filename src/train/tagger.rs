//! Training the tagger, the labeller and the universal tags: averaged perceptrons that decide one
//! word after the other, on their own earlier decisions.

use super::perceptron::Perceptron;
use crate::text::labeller::{self, Shape};
use crate::text::lexis::Atom;
use crate::text::parser::features::Tagged;
use crate::text::tagger::{NO_TAG, features};

/// A sentence to learn tags from.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub atoms: Vec<Atom>,
    pub tags: Vec<u8>,
}

fn top(scores: &[i32]) -> usize {
    (1..scores.len()).fold(0, |top, label| if scores[label] > scores[top] { label } else { top })
}

/// Decides with the model; corrects it when it is wrong. Gives what it decided.
fn decide(model: &mut Perceptron, features: &[u64], labels: usize, gold: usize) -> usize {
    let mut scores = [0; 64];
    for &hash in features {
        model.add(hash, &mut scores[..labels]);
    }
    model.tick();
    let guess = top(&scores[..labels]);
    if guess != gold {
        model.update(features, gold, 1);
        model.update(features, guess, -1);
    }
    guess
}

/// Trains the tagger.
pub(crate) fn train(rows: &[Row], labels: usize, epochs: usize) -> Perceptron {
    let mut model = Perceptron::new(labels);
    let mut order: Vec<usize> = (0..rows.len()).collect();
    let mut random = 0x9e37_79b9_7f4a_7c15;
    for epoch in 0..epochs {
        super::shuffle(&mut order, &mut random);
        let (mut right, mut all) = (0, 0);
        for &i in &order {
            let row = &rows[i];
            let (mut one, mut two) = (NO_TAG, NO_TAG);
            for at in 0..row.atoms.len() {
                let sure = row.atoms[at].entry.sure;
                let guess = if sure > 0 {
                    sure - 1
                } else {
                    let features = features(&row.atoms, at, one, two);
                    decide(&mut model, &features, labels, usize::from(row.tags[at])) as u8
                };
                right += usize::from(guess == row.tags[at]);
                all += 1;
                (one, two) = (guess, one);
            }
        }
        eprintln!("tagger, epoch {}: {right} of {all} right", epoch + 1);
    }
    model
}

/// A parsed sentence to learn relations and universal tags from.
#[derive(Clone, Debug)]
pub(crate) struct Parsed {
    pub atoms: Vec<Atom>,
    pub tags: Vec<u8>,
    pub heads: Vec<u16>,
    pub labels: Vec<u8>,
    pub upos: Vec<u8>,
}

/// Trains the labeller.
pub(crate) fn train_labels(trees: &[Parsed], labels: usize, epochs: usize) -> Perceptron {
    let mut model = Perceptron::new(labels);
    let mut order: Vec<usize> = (0..trees.len()).collect();
    let mut random = 0x1234_5678_9abc_def1;
    let mut shape = Shape::default();
    for epoch in 0..epochs {
        super::shuffle(&mut order, &mut random);
        let (mut right, mut all) = (0, 0);
        for &i in &order {
            let tree = &trees[i];
            let tagged = Tagged { atoms: &tree.atoms, tags: &tree.tags };
            shape.fill(&tagged, &tree.heads);
            let mut decided = vec![63; tree.heads.len()];
            for &child in &shape.order {
                let features = labeller::features(&tagged, &shape, &tree.heads, &decided, child);
                let gold = tree.labels[child as usize];
                let guess = decide(&mut model, &features, labels, usize::from(gold)) as u8;
                decided[child as usize] = guess;
                right += usize::from(guess == gold);
                all += 1;
            }
        }
        eprintln!("relations, epoch {}: {right} of {all} right", epoch + 1);
    }
    model
}

/// Trains the universal tags.
pub(crate) fn train_upos(trees: &[Parsed], labels: usize, epochs: usize) -> Perceptron {
    let mut model = Perceptron::new(labels);
    let mut order: Vec<usize> = (0..trees.len()).collect();
    let mut random = 0x0fed_cba9_8765_4321;
    for _ in 0..epochs {
        super::shuffle(&mut order, &mut random);
        for &i in &order {
            let tree = &trees[i];
            let tagged = Tagged { atoms: &tree.atoms, tags: &tree.tags };
            for at in 0..tree.heads.len() {
                let features = labeller::upos_features(&tagged, &tree.heads, &tree.labels, at);
                decide(&mut model, &features, labels, usize::from(tree.upos[at]));
            }
        }
    }
    model
}
