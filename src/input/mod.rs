//! Bytes in, [`Article`] out.

mod model;

pub use model::{Article, DateFrom, Dct, Given, GivenEntity, Source};
