//! Training and measuring of the relation tables.

mod case;
mod command;
pub mod dense;
mod given;
mod learn;
pub mod news;
pub mod starts;
pub mod write;

pub use case::{Case, Closed, Entities, named};
pub use command::run;
