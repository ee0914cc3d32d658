//! Learning the tables of a language from annotated corpora (feature `train`, not in the default
//! build): in, feature vectors with their labels; out, weights for
//! [`lang::linear`](crate::lang::linear).

pub mod events;
pub mod gold;
pub mod logistic;
pub mod order;
pub mod senses;
