//! The network that tags and parses: rows of the table of words in; tags, heads and relations out.
//!
//! Each word is the sum of what it is made of (form, endings, beginnings, shape, what the lexicon
//! says). Two layers read the sentence from both sides; every pair of words is scored as head and
//! dependent at once, and the best tree taken.

pub(crate) mod decide;
pub(crate) mod encode;
pub(crate) mod matrix;
pub(crate) mod model;
mod seen;
mod simd;
mod spans;
pub(crate) mod squash;
pub(crate) mod tree;
