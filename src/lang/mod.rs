//! A language read from data: lexicons, rules, cues, models.

pub mod linear;
