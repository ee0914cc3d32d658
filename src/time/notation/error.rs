//! What can be wrong with a notation.

use thiserror::Error;

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum Problem {
    /// A character that the notation does not use.
    #[error("`{0}` has no meaning here")]
    Character(char),
    /// Something else should stand here.
    #[error("expected {0}")]
    Expected(&'static str),
    /// A name that the notation does not know.
    #[error("unknown name `{0}`")]
    Name(String),
    /// A number that is too large, or not whole where it has to be.
    #[error("the number `{0}` does not fit")]
    Number(String),
    /// Too deeply nested.
    #[error("nested too deeply")]
    Depth,
}

/// A notation that cannot be read, and where.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{problem} (at byte {at})")]
pub struct NotationError {
    /// What is wrong.
    pub problem: Problem,
    /// Byte of the notation; 0 when a whole call is wrong.
    pub at: usize,
}

impl NotationError {
    pub(super) fn new(problem: Problem, at: usize) -> NotationError {
        NotationError { problem, at }
    }

    pub(super) fn expected(what: &'static str) -> NotationError {
        NotationError::new(Problem::Expected(what), 0)
    }
}
