//! The commands: flags in, files and an exit code out. Uses the library's public API only.

mod again;
mod args;
mod batch;
mod draw;
mod each;
mod eval;
mod eval_timelines;
mod explain;
mod failure;
mod format;
mod inputs;
mod load;
mod make;
mod manual;
mod output;
mod pipeline;
mod progress;
mod records;
mod say;
mod stop;
#[cfg(feature = "train")]
mod train;
#[cfg(feature = "train")]
mod train_syntax;

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
        Some(Command::Render(render)) => again::render(&render),
        Some(Command::Merge(merge)) => again::merge(&merge),
        Some(Command::Schema) => manual::schema(),
        Some(Command::Completions { shell }) => manual::completions(shell),
        Some(Command::Man) => manual::man(),
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
