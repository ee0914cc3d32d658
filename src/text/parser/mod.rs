//! Heads: an arc-hybrid parser with a beam.

pub(crate) mod features;
pub(crate) mod state;

use super::table::Narrow;
use features::{Tagged, features};
use state::{Arena, State};

/// Hypotheses kept at each step.
pub(crate) const BEAM: usize = 4;

/// Buffers that are used again for each sentence.
#[derive(Clone, Debug, Default)]
pub(crate) struct Scratch {
    pub arena: Arena,
    pub beam: Vec<State>,
    pub wider: Vec<(i32, u32, u8)>,
    pub after: Vec<State>,
}

/// Finds the heads of a sentence: the place of each word's head, [`state::NONE`] for the root.
pub(crate) fn parse(
    tagged: &Tagged,
    table: &Narrow,
    width: usize,
    scratch: &mut Scratch,
    heads: &mut Vec<u16>,
) {
    search(tagged.atoms.len(), width, scratch, |arena, state, scores| {
        for hash in features(tagged, arena, state) {
            table.add(hash, scores);
        }
    });
    match scratch.beam.first() {
        Some(state) => scratch.arena.heads(state, heads),
        None => heads.clear(),
    }
}

/// Runs the beam to the end; the best hypothesis comes first.
fn search(
    length: usize,
    width: usize,
    scratch: &mut Scratch,
    mut score: impl FnMut(&Arena, &State, &mut [i32; 3]),
) {
    let start = scratch.arena.start(length as u16);
    scratch.beam.clear();
    scratch.beam.push(start);
    for _ in 1..2 * length {
        scratch.wider.clear();
        for (i, state) in scratch.beam.iter().enumerate() {
            let allowed = scratch.arena.allows(state);
            let mut scores = [0; 3];
            if scratch.arena.chooses(state) {
                score(&scratch.arena, state, &mut scores);
            }
            let moves = scores.iter().zip(allowed).enumerate().filter(|(_, (_, yes))| *yes);
            let wider = moves.map(|(action, (s, _))| (state.score + s, i as u32, action as u8));
            scratch.wider.extend(wider);
        }
        keep_best(&mut scratch.wider, width);
        scratch.after.clear();
        for &(total, from, action) in &scratch.wider {
            let state = scratch.beam[from as usize];
            let after = scratch.arena.advance(&state, usize::from(action), total);
            scratch.after.push(after);
        }
        std::mem::swap(&mut scratch.beam, &mut scratch.after);
    }
}

/// Keeps the best candidates, best first; equal ones in their order.
pub(crate) fn keep_best(candidates: &mut Vec<(i32, u32, u8)>, width: usize) {
    candidates.sort_unstable_by_key(|&(score, from, action)| (-score, from, action));
    candidates.truncate(width);
}
