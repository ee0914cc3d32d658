//! The commands: flags in, files and an exit code out. Uses the library's public API only.

mod args;
mod eval;
mod explain;
mod failure;
mod format;
mod inputs;
mod load;
mod make;
mod output;
mod pipeline;
mod records;
mod say;
#[cfg(feature = "train")]
mod train;

use std::process::ExitCode;

use args::{Cli, Command};
use clap::Parser;
use failure::Failure;

/// Runs the command that the arguments name.
pub fn run() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return failure::of_usage(&error),
    };
    let result = match cli.command {
        None => make::run(&cli.make),
        Some(Command::Explain(explain)) => explain::run(&explain),
        Some(Command::Eval(eval)) => eval::run(&eval),
        #[cfg(feature = "train")]
        Some(Command::Train { arguments }) => train::run(&arguments),
    };
    match result {
        Ok(code) => code,
        Err(Failure::BrokenPipe) => ExitCode::SUCCESS,
        Err(failure) => {
            say::error(&failure.to_string());
            failure.code()
        }
    }
}
