//! Training and measuring of the relation tables.

mod case;
pub mod dense;
mod given;
mod learn;
pub mod news;
pub mod starts;

pub use case::{Case, Closed, Entities, named};
