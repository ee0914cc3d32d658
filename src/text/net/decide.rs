//! What is read off a sentence's words in their context: tags, heads, relations.

use fearless_simd::{Simd, dispatch};

use super::encode::Encoder;
use super::matrix::{ONE, Turned, whole};
use super::model::{LONGEST, Network, SLOTS, distance};
use super::simd::pair_up;
use super::spans::Spans;
use super::tree::{ROOT, heads};

/// Buffers of one sentence, used again and again, and its analysis.
#[derive(Clone, Debug, Default)]
pub(crate) struct Analysis {
    /// Rows of the table of words for each word: what is analysed.
    pub words: Vec<[u16; SLOTS]>,
    /// Penn Treebank tags.
    pub xpos: Vec<u8>,
    /// Universal tags.
    pub upos: Vec<u8>,
    /// Heads; [`ROOT`] for the root.
    pub heads: Vec<u16>,
    /// Relations to the heads.
    pub labels: Vec<u8>,
    encoder: Encoder,
    sums: Vec<i32>,
    scores: Vec<f32>,
    wide: Vec<f32>,
    children: Vec<i16>,
    parents: Vec<i16>,
    turned: Turned,
    joined: Vec<i16>,
    pairs: Vec<i32>,
    spans: Spans,
}

impl Analysis {
    /// Analyses the sentence in `words`.
    pub fn run(&mut self, network: &Network) {
        self.encoder.read(network, &self.words);
        dispatch!(network.level, simd => self.decide(simd, network));
    }

    /// Everything that is read off, compiled for the machine as a whole.
    #[inline(always)]
    fn decide<S: Simd>(&mut self, simd: S, network: &Network) {
        self.tag(network);
        self.arcs(simd, network);
        self.label(network);
    }

    #[inline(always)]
    fn tag(&mut self, network: &Network) {
        network.tag.apply(network.level, &self.encoder.pairs, &mut self.sums, &mut self.scores);
        let [tags, all, _] = network.counts;
        self.xpos.clear();
        self.upos.clear();
        for row in self.scores.chunks_exact(network.tag.outputs) {
            self.xpos.push(best(&row[..tags]) as u8);
            self.upos.push(best(&row[network.upos_at..network.upos_at + all]) as u8);
        }
    }

    #[inline(always)]
    fn arcs<S: Simd>(&mut self, simd: S, network: &Network) {
        let (n, arc) = (self.words.len(), network.pair.inputs);
        network.project.apply(network.level, &self.encoder.pairs, &mut self.sums, &mut self.wide);
        self.children.clear();
        self.parents.clear();
        for row in self.wide.chunks_exact(network.project.outputs) {
            self.children.extend(row[..arc].iter().map(|x| whole(x.max(0.0))));
            self.parents.extend(row[arc..2 * arc].iter().map(|x| whole(x.max(0.0))));
        }
        self.parents.extend(network.root[..arc].iter().map(|x| whole(*x)));
        pair_up(&self.children, &mut self.pairs);
        network.pair.apply(network.level, &self.pairs, &mut self.sums, &mut self.scores);
        self.children.clear();
        self.children.extend(self.scores.iter().map(|x| whole(*x)));
        self.turned.fill(arc, &self.parents);
        pair_up(&self.children, &mut self.pairs);
        self.turned.products(network.level, &self.pairs, &mut self.sums);
        self.score(network, n);
        let (width, spans) = (self.turned.outputs, &mut self.spans);
        heads(simd, &self.scores, n, width, spans, &mut self.heads);
    }

    /// Scores of each word's heads, from the products of words and heads.
    #[inline(always)]
    fn score(&mut self, network: &Network, n: usize) {
        let width = self.turned.outputs;
        self.scores.resize(n * width, 0.0);
        let rows = self.scores.chunks_exact_mut(width).zip(self.sums.chunks_exact(width));
        for (child, (scores, products)) in rows.enumerate() {
            let far = &network.far[LONGEST - child..][..n];
            for ((score, product), far) in scores.iter_mut().zip(products).zip(far) {
                *score = *product as f32 * (1.0 / (ONE * ONE)) + far;
            }
            scores[n] = products[n] as f32 * (1.0 / (ONE * ONE)) + network.far_root;
            scores[child] = -1e9;
        }
    }

    #[inline(always)]
    fn label(&mut self, network: &Network) {
        let (arc, width) = (network.pair.inputs, network.label.inputs);
        let columns = network.project.outputs;
        self.joined.clear();
        for (child, &head) in self.heads.iter().enumerate() {
            let one = &self.wide[child * columns + 2 * arc..][..width];
            let other = match head {
                ROOT => &network.root[arc..],
                _ => &self.wide[usize::from(head) * columns + 2 * arc + width..],
            };
            let far = &network.far_label[distance(child as u16, head) * width..][..width];
            let sums = one.iter().zip(&other[..width]).zip(far);
            self.joined.extend(sums.map(|((a, b), c)| whole((a + b + c).max(0.0))));
        }
        pair_up(&self.joined, &mut self.pairs);
        network.label.apply(network.level, &self.pairs, &mut self.sums, &mut self.scores);
        let rows = self.scores.chunks_exact(network.label.outputs);
        self.labels.clear();
        self.labels.extend(rows.map(|row| best(&row[..network.counts[2]]) as u8));
    }
}

/// The place of the greatest; the first of equals.
#[inline(always)]
pub(super) fn best(row: &[f32]) -> usize {
    let (eights, rest) = row.as_chunks::<8>();
    let mut most = [f32::NEG_INFINITY; 8];
    for eight in eights {
        for (most, score) in most.iter_mut().zip(eight) {
            *most = if *score > *most { *score } else { *most };
        }
    }
    let most = most.iter().chain(rest).fold(f32::NEG_INFINITY, |a, b| if *b > a { *b } else { a });
    let has = |eight: &[f32; 8]| eight.iter().fold(false, |has, score| has | (*score == most));
    let from = 8 * eights.iter().position(has).unwrap_or(eights.len());
    row[from..].iter().position(|score| *score == most).map_or(0, |at| from + at)
}

#[cfg(test)]
mod tests {
    use super::super::simd::tests::levels;
    use super::*;
    use crate::lang::Language;
    use crate::text::syntax::Model;

    #[test]
    fn a_sentence_is_read_alike_at_every_width() {
        let model = Model::of(Language::english()).unwrap();
        let mut network = model.network.clone();
        let words: Vec<[u16; SLOTS]> = (0..47u16)
            .map(|i| std::array::from_fn(|slot| (i * 131 + slot as u16 * 977) % 9000))
            .collect();
        let mut first: Option<Analysis> = None;
        for level in levels() {
            network.level = level;
            let mut analysis = Analysis { words: words.clone(), ..Analysis::default() };
            analysis.run(&network);
            let first = first.get_or_insert_with(|| analysis.clone());
            assert_eq!(analysis.encoder.x, first.encoder.x, "{level:?}");
            assert_eq!(analysis.scores, first.scores, "{level:?}");
            assert_eq!((&analysis.xpos, &analysis.upos), (&first.xpos, &first.upos));
            assert_eq!((&analysis.heads, &analysis.labels), (&first.heads, &first.labels));
        }
    }
}
