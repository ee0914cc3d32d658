//! Labels as near as possible to where they belong, in order and without overlap.
//!
//! The least sum of squared distances subject to the order is isotonic regression; pooling adjacent
//! violators finds it exactly in one pass. In other words: labels that push each other form a block,
//! and a block sits where its members want to be on average.

/// Tops of the labels. `wanted` are the tops they would like, `heights` include the gap below.
///
/// ```
/// use dateline::render::chart::place_labels;
/// assert_eq!(place_labels(&[10.0, 100.0], &[20.0, 20.0], 0.0), [10.0, 100.0]);
/// assert_eq!(place_labels(&[50.0, 50.0], &[20.0, 20.0], 0.0), [40.0, 60.0]);
/// assert_eq!(place_labels(&[5.0, 5.0], &[20.0, 20.0], 0.0), [0.0, 20.0]);
/// ```
pub fn place_labels(wanted: &[f64], heights: &[f64], top: f64) -> Vec<f64> {
    let mut blocks: Vec<Block> = Vec::with_capacity(wanted.len());
    let mut above = 0.0;
    for (want, height) in wanted.iter().zip(heights) {
        blocks.push(Block { sum: want - above, count: 1 });
        above += height;
        while let [.., a, b] = blocks.as_slice() {
            if a.mean() <= b.mean() {
                break;
            }
            let merged = Block { sum: a.sum + b.sum, count: a.count + b.count };
            blocks.truncate(blocks.len() - 2);
            blocks.push(merged);
        }
    }
    let mut above = 0.0;
    let mut heights = heights.iter();
    let mut tops = Vec::with_capacity(wanted.len());
    for block in blocks {
        let at = block.mean().max(top);
        for height in heights.by_ref().take(block.count) {
            tops.push(at + above);
            above += height;
        }
    }
    tops
}

struct Block {
    sum: f64,
    count: usize,
}

impl Block {
    fn mean(&self) -> f64 {
        self.sum / self.count as f64
    }
}
