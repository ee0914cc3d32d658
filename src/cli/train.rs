//! `dateline train`: learns the tables of a language (feature `train`).
//!
//! ```text
//! dateline train events FOLDER... -o src/lang/en/events.bin
//! dateline train dates FOLDER... -o src/lang/en/dates.bin
//! dateline train senses WORDNET_FOLDER -o src/lang/en/senses.bin
//! dateline train order write DATA src/lang/en       (or sources|news|given|tbdense|matres DATA)
//! dateline train events|dates FOLDER... --cross-validate 10 [--blocks] [--errors N] [-o FOLDER]
//! ```

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use dateline::train::{dates, events, senses};

use super::failure::Failure;
use super::output;

/// What the arguments after the trainer's name say.
#[derive(Debug, Default)]
struct Wish {
    folders: Vec<PathBuf>,
    output: Option<PathBuf>,
    folds: Option<usize>,
    blocks: bool,
    errors: usize,
}

/// Runs the trainer that the first argument names.
pub fn run(arguments: &[String]) -> Result<ExitCode, Failure> {
    let what = arguments.first().map_or("", String::as_str);
    if what == "order" {
        return told(dateline::train::order::run(arguments.get(1..).unwrap_or_default()));
    }
    if matches!(what, "syntax" | "eval-syntax") {
        return super::train_syntax::run(arguments);
    }
    let wish = wish(arguments.get(1..).unwrap_or_default())?;
    match (what, wish.folds) {
        ("events" | "dates", Some(0 | 1)) => {
            Err(Failure::Usage("cross-validation needs two folds or more".to_owned()))
        }
        ("events", Some(count)) => {
            let folds = events::Folds { count, blocks: wish.blocks };
            let out = wish.output.as_deref();
            told(events::cross_validate(&wish.folders, folds, events::SETTINGS, out))
        }
        ("dates", Some(count)) => told(dates::cross_validate(&wish.folders, count, wish.errors)),
        ("events", None) => saved(events::train(&wish.folders), &wish),
        ("dates", None) => saved(dates::train(&wish.folders), &wish),
        ("senses", None) => {
            let folder = wish.folders.first().cloned().unwrap_or_default();
            saved(senses::train(&folder), &wish)
        }
        _ => Err(Failure::Usage(format!("nothing to train is called `{what}`"))),
    }
}

fn wish(arguments: &[String]) -> Result<Wish, Failure> {
    let mut wish = Wish::default();
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        let mut value = || {
            let missing = || Failure::Usage(format!("`{argument}` needs a value"));
            rest.next().ok_or_else(missing)
        };
        let number = |value: &String| {
            let wrong = |_| Failure::Usage(format!("`{value}` is not a number"));
            value.parse::<usize>().map_err(wrong)
        };
        match argument.as_str() {
            "-o" | "--output" => wish.output = Some(PathBuf::from(value()?)),
            "--cross-validate" => wish.folds = Some(number(value()?)?),
            "--errors" => wish.errors = number(value()?)?,
            "--blocks" => wish.blocks = true,
            folder => wish.folders.push(PathBuf::from(folder)),
        }
    }
    Ok(wish)
}

fn told(report: Result<String, String>) -> Result<ExitCode, Failure> {
    let report = report.map_err(Failure::Input)?;
    output::stdout(format!("{report}\n").as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

fn saved(table: Result<Vec<u8>, String>, wish: &Wish) -> Result<ExitCode, Failure> {
    let table = table.map_err(Failure::Input)?;
    let Some(path) = &wish.output else {
        return Err(Failure::Usage("name the table with `-o FILE`".to_owned()));
    };
    let wrong = |error: std::io::Error| Failure::Usage(format!("{}: {error}", path.display()));
    fs::write(path, table).map_err(wrong)?;
    Ok(ExitCode::SUCCESS)
}
