//! Labels that agree with one another: a mean field over triples of nodes whose three pairs are
//! all labelled.

use std::collections::{BTreeMap, BTreeSet};

use super::super::learn::Row;
use super::stack::INVERSE;
use crate::order::Node;

/// How much the triples weigh beside the tables.
const WEIGHT: f32 = 0.3;
const ROUNDS: usize = 10;
/// Counts that a kind of triple borrows from all kinds.
const BORROWED: f32 = 20.0;
const COMBINATIONS: usize = 216;

/// A row seen along the order of the nodes, or against it.
type Edge = (usize, bool);
type Triple = [Edge; 3];
/// Family and nearness of the three pairs.
type Kind = [(u8, bool); 3];

/// How much more often three labels come together than alone, as logarithms, by kind.
pub struct Triples(BTreeMap<Kind, Vec<f32>>);

impl Triples {
    /// Counts the annotated triples.
    pub fn learn(rows: &[Row]) -> Triples {
        let mut counts: BTreeMap<Kind, Vec<f32>> = BTreeMap::new();
        let mut all = vec![0.5f32; COMBINATIONS];
        for triple in triples(rows) {
            let [a, b, c] = triple.map(|edge| seen(edge, rows[edge.0].example.label));
            let slot = 36 * a + 6 * b + c;
            counts.entry(kind(rows, &triple)).or_insert_with(|| vec![0.0; COMBINATIONS])[slot] +=
                1.0;
            all[slot] += 1.0;
        }
        let total: f32 = all.iter().sum();
        let potential = |counts: Vec<f32>| {
            let sum: f32 = counts.iter().sum();
            let share =
                |slot: usize| (counts[slot] + BORROWED * all[slot] / total) / (sum + BORROWED);
            let shares: Vec<f32> = (0..COMBINATIONS).map(share).collect();
            surprise(&shares)
        };
        Triples(counts.into_iter().map(|(kind, counts)| (kind, potential(counts))).collect())
    }

    /// Lets the labels of each document settle.
    pub fn settle(&self, rows: &[Row], guesses: Vec<Vec<f32>>) -> Vec<Vec<f32>> {
        let triples: Vec<(Triple, &Vec<f32>)> = triples(rows)
            .into_iter()
            .filter_map(|triple| Some((triple, self.0.get(&kind(rows, &triple))?)))
            .collect();
        let mut degree = vec![0.0f32; rows.len()];
        triples.iter().flat_map(|(triple, _)| triple).for_each(|edge| degree[edge.0] += 1.0);
        let mut now = guesses.clone();
        for _ in 0..ROUNDS {
            let mut heard = vec![[0.0f32; 6]; rows.len()];
            triples
                .iter()
                .for_each(|(triple, potential)| pass(triple, potential, &now, &mut heard));
            for (at, now) in now.iter_mut().enumerate().filter(|(at, _)| degree[*at] > 0.0) {
                let scale = WEIGHT / degree[at].powf(0.7);
                let score =
                    |label: usize| guesses[at][label].max(1e-4) * (scale * heard[at][label]).exp();
                let scores: Vec<f32> = (0..6).map(score).collect();
                let sum: f32 = scores.iter().sum();
                now.iter_mut()
                    .zip(scores)
                    .for_each(|(now, new)| *now = 0.5 * *now + 0.5 * new / sum);
            }
        }
        now
    }
}

/// What each pair of a triple hears from the two others.
fn pass(triple: &Triple, potential: &[f32], now: &[Vec<f32>], heard: &mut [[f32; 6]]) {
    let [x, y, z] = triple
        .map(|edge| -> [f32; 6] { std::array::from_fn(|label| now[edge.0][seen(edge, label)]) });
    for (slot, weight) in potential.iter().enumerate() {
        let (a, b, c) = (slot / 36, slot / 6 % 6, slot % 6);
        heard[triple[0].0][seen(triple[0], a)] += weight * y[b] * z[c];
        heard[triple[1].0][seen(triple[1], b)] += weight * x[a] * z[c];
        heard[triple[2].0][seen(triple[2], c)] += weight * x[a] * y[b];
    }
}

/// The logarithm of how much likelier three labels are together than alone.
fn surprise(shares: &[f32]) -> Vec<f32> {
    let mut alone = [[0.0f32; 6]; 3];
    for (slot, share) in shares.iter().enumerate() {
        alone[0][slot / 36] += share;
        alone[1][slot / 6 % 6] += share;
        alone[2][slot % 6] += share;
    }
    let log = |(slot, share): (usize, &f32)| {
        let apart = alone[0][slot / 36] * alone[1][slot / 6 % 6] * alone[2][slot % 6];
        (share / apart).ln().clamp(-4.0, 3.0)
    };
    shares.iter().enumerate().map(log).collect()
}

fn seen(edge: Edge, label: usize) -> usize {
    if edge.1 { INVERSE[label] } else { label }
}

fn kind(rows: &[Row], triple: &Triple) -> Kind {
    triple.map(|(at, _)| (rows[at].pair.family() as u8, rows[at].near))
}

/// Every three nodes of a document, in one order, whose pairs are all labelled.
fn triples(rows: &[Row]) -> Vec<Triple> {
    type Key = (usize, (u8, u32));
    let key = |document: usize, node: Node| -> Key {
        let place = match node {
            Node::Event(event) => (0, event.0),
            Node::Timex(timex) => (1, timex.0),
            Node::Dct => (2, 0),
        };
        (document, place)
    };
    let mut edges: BTreeMap<(Key, Key), Edge> = BTreeMap::new();
    let mut later: BTreeMap<Key, BTreeSet<Key>> = BTreeMap::new();
    for (at, row) in rows.iter().enumerate() {
        let (a, b) = (key(row.document, row.pair.source), key(row.document, row.pair.target));
        let (ends, against) = if a <= b { ((a, b), false) } else { ((b, a), true) };
        edges.insert(ends, (at, against));
        later.entry(ends.0).or_default().insert(ends.1);
    }
    let mut found = Vec::new();
    for ((a, b), first) in &edges {
        for c in later.get(b).into_iter().flatten() {
            if let (Some(second), Some(third)) = (edges.get(&(*b, *c)), edges.get(&(*a, *c))) {
                found.push([*first, *second, *third]);
            }
        }
    }
    found
}
