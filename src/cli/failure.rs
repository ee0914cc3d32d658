//! Why a run ends early, and with which exit code.

use std::process::ExitCode;

use thiserror::Error;

/// Why a run ends early.
#[derive(Debug, Error)]
pub enum Failure {
    /// Wrong usage, or an output that cannot be written: exit code 2.
    #[error("{0}")]
    Usage(String),
    /// No input could be used: exit code 1.
    #[error("{0}")]
    Input(String),
    /// Whoever read the output has gone: a quiet end.
    #[error("broken pipe")]
    BrokenPipe,
}

impl Failure {
    /// The exit code that says so.
    pub fn code(&self) -> ExitCode {
        match self {
            Failure::Usage(_) => ExitCode::from(2),
            Failure::Input(_) => ExitCode::from(1),
            Failure::BrokenPipe => ExitCode::SUCCESS,
        }
    }
}

/// Reports what the argument parser has to say: help and version as they are, errors in one line.
pub fn of_usage(error: &clap::Error) -> ExitCode {
    use clap::error::ErrorKind;
    let help = [
        ErrorKind::DisplayHelp,
        ErrorKind::DisplayVersion,
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand,
    ];
    if help.contains(&error.kind()) {
        let _ = error.print();
        return if error.use_stderr() { ExitCode::from(2) } else { ExitCode::SUCCESS };
    }
    let text = error.render().to_string();
    let lines = text.lines().map(str::trim);
    let line = lines
        .take_while(|line| !line.starts_with("Usage:") && !line.starts_with("For more"))
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join(" ");
    super::say::error(&format!("{} (see --help)", line.trim_start_matches("error: ")));
    ExitCode::from(2)
}
