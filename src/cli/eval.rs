//! `dateline eval`: TimeML against gold.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use dateline::input::{self, Format, Reading};
use dateline::lang::Language;
use dateline::score::{Annotated, Report};

use super::args::Eval;
use super::failure::Failure;
use super::{load, output, pipeline, say};

/// Scores every `*.tml` of the gold folder.
pub fn run(eval: &Eval) -> Result<ExitCode, Failure> {
    let language = load::language(&eval.lang, eval.lang_dir.as_ref())?;
    if eval.timelines {
        return super::eval_timelines::run(eval, language);
    }
    let files = files(&eval.gold, "tml")?;
    let mut report = Report::new(!eval.no_links);
    let mut failed = false;
    pipeline::run(
        files.into_iter(),
        load::jobs(eval.jobs),
        |path| score(&path, eval, language),
        |(part, messages)| {
            failed |= !messages.is_empty();
            messages.iter().for_each(|message| say::error(message));
            report.join(part);
            ControlFlow::Continue(())
        },
    );
    let mut text = if eval.json { json(&report) } else { report.table() };
    if eval.errors > 0 {
        text.push_str(&report.errors(eval.errors));
    }
    output::stdout(text.as_bytes())?;
    Ok(if failed { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

/// The files of a folder with an ending, in order of name.
pub fn files(folder: &Path, ending: &str) -> Result<Vec<PathBuf>, Failure> {
    let shown = folder.display();
    let entries = std::fs::read_dir(folder)
        .map_err(|e| Failure::Input(format!("{shown}: {}", super::inputs::reason(&e))))?;
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|e| e == ending))
        .collect();
    files.sort();
    if files.is_empty() {
        return Err(Failure::Input(format!("{shown}: no .{ending} files in this folder")));
    }
    Ok(files)
}

/// Scores one document; what goes wrong counts as an empty answer and is told.
fn score(path: &Path, eval: &Eval, language: &Language) -> (Report, Vec<String>) {
    let mut report = Report::new(!eval.no_links);
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let mut messages = Vec::new();
    let gold = match std::fs::read(path).map_err(|e| e.to_string()).and_then(|b| parse(&b)) {
        Ok(gold) => gold,
        Err(error) => return (report, vec![format!("{name}: gold: {error}")]),
    };
    let system = match &eval.system {
        Some(folder) => from_folder(folder, &name),
        None => from_dateline(path, eval, language),
    };
    let system = system.unwrap_or_else(|error| {
        messages.push(format!("{name}: {error}"));
        Annotated { text: gold.text.clone(), ..Annotated::default() }
    });
    report.add(&name, &gold, &system);
    (report, messages)
}

fn parse(bytes: &[u8]) -> Result<Annotated, String> {
    Annotated::parse(&String::from_utf8_lossy(bytes)).map_err(|e| e.to_string())
}

/// The system's file: `X.tml`, or `X.tml.TE3input.tml`.
fn from_folder(folder: &Path, name: &str) -> Result<Annotated, String> {
    let stem = name.trim_end_matches(".tml");
    [name.to_owned(), format!("{stem}.tml.TE3input.tml"), format!("{stem}.TE3input.tml")]
        .iter()
        .find_map(|candidate| std::fs::read(folder.join(candidate)).ok())
        .ok_or_else(|| "no system file".to_owned())
        .and_then(|bytes| parse(&bytes).map_err(|e| format!("system: {e}")))
}

/// What dateline makes of the document's text, by way of the TimeML that it would write.
fn from_dateline(path: &Path, eval: &Eval, language: &Language) -> Result<Annotated, String> {
    let bytes = std::fs::read(path).map_err(|e| e.to_string())?;
    let name = path.display().to_string();
    let reading = Reading { undated: true, given: eval.given, ..Reading::default() };
    let read = input::read(&bytes, &name, Format::TimeMl, &reading).map_err(|e| e.to_string())?;
    let extraction = dateline::extract(read.article, language, eval.kind.of_text());
    Annotated::parse(&extraction.to_timeml()).map_err(|e| e.to_string())
}

fn json(report: &Report) -> String {
    let mut object = serde_json::Map::new();
    object.insert("documents".to_owned(), report.documents.into());
    for (name, m) in report.measures() {
        let figures = serde_json::json!({
            "P": m.p, "R": m.r, "F1": m.f1, "system": m.system, "gold": m.gold,
        });
        object.insert(name.to_owned(), figures);
    }
    if report.text_differs > 0 {
        object.insert("documents whose text differs".to_owned(), report.text_differs.into());
    }
    format!("{}\n", serde_json::Value::Object(object))
}
