//! `dateline schema`, `dateline completions`, `dateline man`: from the command's own definition.

use std::process::ExitCode;

use clap::CommandFactory;

use super::args::Cli;
use super::failure::Failure;
use super::output;

/// The JSON Schema.
pub fn schema() -> Result<ExitCode, Failure> {
    output::stdout(dateline::render::json::SCHEMA.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

/// Completions for a shell.
pub fn completions(shell: clap_complete::Shell) -> Result<ExitCode, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "dateline", &mut script);
    output::stdout(&script)?;
    Ok(ExitCode::SUCCESS)
}

/// The manual page.
pub fn man() -> Result<ExitCode, Failure> {
    let mut page = Vec::new();
    clap_mangen::Man::new(Cli::command())
        .render(&mut page)
        .map_err(|error| Failure::Usage(error.to_string()))?;
    output::stdout(&page)?;
    Ok(ExitCode::SUCCESS)
}
