//! Learning the tables of a language from annotated corpora (feature `train`, not in the default
//! build): in, feature vectors with their labels; out, weights for
//! [`lang::linear`](crate::lang::linear).

pub mod dates;
pub mod eval_syntax;
pub mod events;
pub mod gold;
mod graft;
mod lexicon;
pub mod logistic;
pub(crate) mod net;
pub mod order;
pub mod senses;
pub mod syntax;
mod treebank;

pub(crate) use logistic::shuffle;
