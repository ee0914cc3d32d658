//! A learned network as the bytes that [`Network`](crate::text::net::model::Network) reads.

use super::Learner;
use super::cell::Cell;
use super::param::Weights;
use crate::text::table::Rows;

/// Packs a network with the rows of its hashes.
pub(crate) fn pack(learner: &Learner, rows: &[(u64, u16)]) -> Vec<u8> {
    let mut out = Vec::new();
    table(&mut out, &Rows::pack(rows));
    out.extend((learner.words.columns as u16).to_le_bytes());
    out.extend((learner.layers.len() as u16).to_le_bytes());
    let step = most(&learner.words.value) / 127.0;
    out.extend(step.to_le_bytes());
    let bytes = learner.words.value.iter().map(|value| (value / step).round() as i8 as u8);
    table(&mut out, &bytes.collect::<Vec<u8>>());
    for Cell { input, state, bias } in learner.layers.iter().flatten() {
        matrix(&mut out, input, Some(bias));
        matrix(&mut out, state, None);
    }
    let heads = &learner.heads;
    matrix(&mut out, &heads.tag, Some(&heads.tag_bias));
    matrix(&mut out, &heads.project, Some(&heads.bias));
    matrix(&mut out, &heads.pair, Some(&heads.pair_bias));
    matrix(&mut out, &heads.label, Some(&heads.label_bias));
    for numbers in [&heads.root, &heads.far, &heads.far_label] {
        let bytes: Vec<u8> = numbers.value.iter().flat_map(|value| value.to_le_bytes()).collect();
        table(&mut out, &bytes);
    }
    out
}

fn most(values: &[f32]) -> f32 {
    values.iter().fold(f32::MIN_POSITIVE, |most, value| most.max(value.abs()))
}

/// Bytes after their number.
fn table(out: &mut Vec<u8>, bytes: &[u8]) {
    out.extend((bytes.len() as u32).to_le_bytes());
    out.extend(bytes);
}

/// Weights as 16-bit numbers up to 4096, one row for each output.
fn matrix(out: &mut Vec<u8>, weights: &Weights, bias: Option<&Weights>) {
    let step = most(&weights.value) / 4096.0;
    out.extend((weights.rows as u16).to_le_bytes());
    out.extend((weights.columns as u16).to_le_bytes());
    out.extend(step.to_le_bytes());
    for column in 0..weights.columns {
        out.extend(bias.map_or(0.0, |bias| bias.value[column]).to_le_bytes());
    }
    for column in 0..weights.columns {
        let row = weights.value.iter().skip(column).step_by(weights.columns);
        out.extend(row.flat_map(|value| ((value / step).round() as i16).to_le_bytes()));
    }
}
