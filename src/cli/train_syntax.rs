//! `dateline train syntax` and `dateline train eval-syntax`.
//!
//! - `syntax TREEBANK_DIR -o FILE [--words DIR] [--epochs N]`: lexicon, tagger, parser (`syntax.bin`)
//!   from `ewt-train.conllu` and lemminflect's unpacked word lists;
//! - `eval-syntax FILE.conllu [MODEL]`: tags, heads and relations of a treebank, with its tokens and
//!   with our own.

use std::path::Path;
use std::process::ExitCode;

use dateline::lang::Language;
use dateline::train::{eval_syntax, syntax};

use super::failure::Failure;
use super::output;

/// Runs the trainer or the evaluation that the first argument names.
pub fn run(arguments: &[String]) -> Result<ExitCode, Failure> {
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        ["syntax", treebank, "-o", path, ref rest @ ..] => train_syntax(treebank, path, rest),
        ["eval-syntax", treebank] => eval(treebank, Language::english().syntax_model()),
        ["eval-syntax", treebank, model] => {
            let bytes = std::fs::read(model);
            eval(treebank, &bytes.map_err(|error| Failure::Input(format!("{model}: {error}")))?)
        }
        _ => {
            let what = arguments.join(" ");
            Err(Failure::Usage(format!("nothing to train is called `{what}`")))
        }
    }
}

fn train_syntax(treebank: &str, path: &str, rest: &[&str]) -> Result<ExitCode, Failure> {
    let mut settings = syntax::Settings::new(Path::new(treebank));
    for option in rest.chunks(2) {
        match *option {
            ["--words", folder] => settings.word_list = Some(folder.into()),
            ["--epochs", count] => settings = settings.epochs(number(count)?),
            _ => return Err(Failure::Usage(format!("not understood: `{}`", option.join(" ")))),
        }
    }
    let model = syntax::train(&settings).map_err(Failure::Input)?;
    output::file(Path::new(path), &model)?;
    Ok(ExitCode::SUCCESS)
}

fn number(text: &str) -> Result<usize, Failure> {
    text.parse().map_err(|_| Failure::Usage(format!("not a number: `{text}`")))
}

fn eval(treebank: &str, model: &[u8]) -> Result<ExitCode, Failure> {
    let report = eval_syntax::run(Path::new(treebank), Language::english(), model);
    output::stdout(report.map_err(Failure::Input)?.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}
