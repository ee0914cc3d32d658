//! What is read off a sentence's words in their context: tags, heads, relations.

use super::encode::Encoder;
use super::matrix::{ONE, whole};
use super::model::{Network, SLOTS, distance};
use super::tree::{ROOT, Spans, heads};

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
    joined: Vec<i16>,
    spans: Spans,
}

impl Analysis {
    /// Analyses the sentence in `words`.
    pub fn run(&mut self, network: &Network) {
        self.encoder.read(network, &self.words);
        self.tag(network);
        self.arcs(network);
        self.label(network);
    }

    fn tag(&mut self, network: &Network) {
        network.tag.apply(&self.encoder.x, &mut self.sums, &mut self.scores);
        let [tags, all, _] = network.counts;
        self.xpos.clear();
        self.upos.clear();
        for row in self.scores.chunks_exact(network.tag.outputs) {
            self.xpos.push(best(&row[..tags]));
            self.upos.push(best(&row[network.upos_at..network.upos_at + all]));
        }
    }

    fn arcs(&mut self, network: &Network) {
        let (n, arc) = (self.words.len(), network.pair.inputs);
        network.project.apply(&self.encoder.x, &mut self.sums, &mut self.wide);
        self.children.clear();
        self.parents.clear();
        for row in self.wide.chunks_exact(network.project.outputs) {
            self.children.extend(row[..arc].iter().map(|x| whole(x.max(0.0))));
            self.parents.extend(row[arc..2 * arc].iter().map(|x| whole(x.max(0.0))));
        }
        self.parents.extend(network.root[..arc].iter().map(|x| whole(*x)));
        network.pair.apply(&self.children, &mut self.sums, &mut self.scores);
        self.children.clear();
        self.children.extend(self.scores.iter().map(|x| whole(*x)));
        self.scores.clear();
        let scores = &mut self.scores;
        network.pair.pairs(&self.children, &self.parents, |child, parent, product| {
            let head = if parent == n { ROOT } else { parent as u16 };
            let score =
                product as f32 * (1.0 / (ONE * ONE)) + network.far[distance(child as u16, head)];
            scores.push(if child == parent { -1e9 } else { score });
        });
        heads(&self.scores, n, n + 1, &mut self.spans, &mut self.heads);
    }

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
        network.label.apply(&self.joined, &mut self.sums, &mut self.scores);
        let rows = self.scores.chunks_exact(network.label.outputs);
        self.labels.clear();
        self.labels.extend(rows.map(|row| best(&row[..network.counts[2]])));
    }
}

/// The place of the greatest; the first of equals.
fn best(row: &[f32]) -> u8 {
    (1..row.len()).fold(0, |best, i| if row[i] > row[best] { i } else { best }) as u8
}
