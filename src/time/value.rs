//! TIMEX3 value notation.

/// TIMEX3 value notation ("2021-03-18", "P3D", "PAST_REF").
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Value(pub String);
