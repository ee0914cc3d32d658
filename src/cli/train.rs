//! `dateline train`: learns the tables of a language (feature `train`).

use std::process::ExitCode;

use super::failure::Failure;

/// Runs the trainer that the first argument names.
pub fn run(arguments: &[String]) -> Result<ExitCode, Failure> {
    let what = arguments.first().map_or("", String::as_str);
    Err(Failure::Usage(format!("nothing to train is called `{what}`")))
}
