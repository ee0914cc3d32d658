//! The main command: articles in, one timeline (or one each) out.

use std::io::IsTerminal;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::process::ExitCode;

use dateline::Extraction;
use dateline::event::Status;
use dateline::lang::Language;
use dateline::render;
use dateline::timeline::{self, Selection, Timeline};

use super::args::{Make, StatusName};
use super::failure::Failure;
use super::format::OutputFormat;
use super::load::{Loader, Task};
use super::output::{self, Folder};
use super::{explain, inputs, load, pipeline, say};

/// Runs the main command.
pub fn run(make: &Make) -> Result<ExitCode, Failure> {
    let language = load::language(&make.inputs.lang, make.inputs.lang_dir.as_ref())?;
    if make.each { each(make, language) } else { together(make, language) }
}

/// What one input came to.
struct Read {
    extraction: Extraction,
    name: String,
    warnings: Vec<String>,
}

fn read(loader: &Loader, task: &Task, make: &Make, language: &Language) -> Result<Read, String> {
    let loaded = loader.load(task)?;
    let extraction = dateline::extract(loaded.article, language, make.inputs.kind.of_text());
    Ok(Read { extraction, name: task.name.clone(), warnings: loaded.warnings })
}

/// One timeline of all articles.
fn together(make: &Make, language: &Language) -> Result<ExitCode, Failure> {
    let targets = targets(make)?;
    let loader = Loader::new(&make.inputs);
    let (mut read_all, mut failed) = (Vec::new(), false);
    pipeline::run(
        loader.tasks(inputs::gather(&make.inputs.inputs)),
        load::jobs(make.inputs.jobs),
        |task| read(&loader, &task, make, language),
        |result| {
            match result {
                Ok(read) => read_all.push(read),
                Err(message) => {
                    failed = true;
                    say::error(&message);
                }
            }
            ControlFlow::Continue(())
        },
    );
    if read_all.is_empty() {
        return Ok(ExitCode::from(1));
    }
    for read in &read_all {
        tell(read, make, language);
    }
    let told: Vec<_> = read_all.iter().map(|read| read.extraction.told()).collect();
    let timeline = timeline::build(&told, language, &selection(make));
    for (format, path) in &targets {
        let single = (read_all.len() == 1).then(|| &read_all[0].extraction);
        let bytes = bytes(&timeline, single, *format)?;
        match path {
            Some(path) => output::file(path, &bytes)?,
            None => output::stdout(&bytes)?,
        }
    }
    Ok(if failed { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

fn tell(read: &Read, make: &Make, language: &Language) {
    if !make.inputs.quiet {
        read.warnings.iter().for_each(|warning| say::warning(&read.name, warning));
    }
    if make.explain {
        eprint!("{}", explain::text(&read.extraction, language, true));
    }
}

/// Where results go, checked before the work.
fn targets(make: &Make) -> Result<Vec<(OutputFormat, Option<PathBuf>)>, Failure> {
    let mut targets = Vec::new();
    for path in &make.output {
        if path.is_dir() || path.as_os_str().to_string_lossy().ends_with('/') {
            let shown = path.display();
            return Err(Failure::Usage(format!("{shown}: is a folder (only with --each)")));
        }
        let format = OutputFormat::of_path(path).ok_or_else(|| unknown_name(path))?;
        output::check_file(path)?;
        targets.push((format, Some(path.clone())));
    }
    if make.format.is_some() || targets.is_empty() {
        let terminal = std::io::stdout().is_terminal();
        let usual = if terminal { OutputFormat::List } else { OutputFormat::Json };
        targets.push((make.format.unwrap_or(usual), None));
    }
    Ok(targets)
}

fn unknown_name(path: &std::path::Path) -> Failure {
    Failure::Usage(format!(
        "{}: unknown output format; the name should end in .json, .svg, .png, .html, .md, .csv, \
         .ics, .tml or .txt",
        path.display()
    ))
}

/// One result per article.
fn each(make: &Make, language: &Language) -> Result<ExitCode, Failure> {
    let format = make.format.unwrap_or(OutputFormat::Json);
    let mut folder = match make.output.as_slice() {
        [] => None,
        [folder] => Some(Folder::open(folder)?),
        _ => return Err(Failure::Usage("--each takes one -o, a folder".to_owned())),
    };
    let loader = Loader::new(&make.inputs);
    let (mut failed, mut result) = (false, Ok(()));
    let selection = selection(make);
    pipeline::run(
        loader.tasks(inputs::gather(&make.inputs.inputs)),
        load::jobs(make.inputs.jobs),
        |task| {
            let read = read(&loader, &task, make, language)?;
            let timeline = timeline::build(&[read.extraction.told()], language, &selection);
            Ok((bytes(&timeline, Some(&read.extraction), format), read, task.place))
        },
        |done: Result<_, String>| {
            match done {
                Err(message) => {
                    failed = true;
                    say::error(&message);
                }
                Ok((bytes, read, place)) => {
                    tell(&read, make, language);
                    result = bytes.and_then(|bytes| match &mut folder {
                        Some(folder) => {
                            output::file(&folder.place(&place, format.extension())?, &bytes)
                        }
                        None => output::stdout(&bytes),
                    });
                }
            }
            if result.is_err() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        },
    );
    result?;
    Ok(if failed { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

/// A timeline in a format.
fn bytes(
    timeline: &Timeline,
    single: Option<&Extraction>,
    format: OutputFormat,
) -> Result<Vec<u8>, Failure> {
    let text = match format {
        OutputFormat::Json => render::json::write(timeline),
        OutputFormat::Jsonl => render::json::write_line(timeline),
        OutputFormat::Csv => render::csv::write(timeline),
        OutputFormat::Md => render::markdown::write(timeline),
        OutputFormat::Ics => render::icalendar::write(timeline),
        OutputFormat::Mermaid => render::mermaid::write(timeline),
        OutputFormat::Timelinejs => render::timelinejs::write(timeline),
        OutputFormat::Tml => match single {
            Some(extraction) => extraction.to_timeml(),
            None => {
                let message = "TimeML holds one article: add --each to get a file for each";
                return Err(Failure::Usage(message.to_owned()));
            }
        },
        _ => return Err(Failure::Usage("not written yet".to_owned())),
    };
    Ok(text.into_bytes())
}

fn selection(make: &Make) -> Selection {
    let keep = &make.selection;
    let status = |name: &StatusName| match name {
        StatusName::Happened => Status::Happened,
        StatusName::Ongoing => Status::Ongoing,
        StatusName::Planned => Status::Planned,
        StatusName::Possible => Status::Possible,
        StatusName::Denied => Status::Denied,
    };
    Selection {
        about: keep.about.clone(),
        since: keep.since.map(|stated| stated.date),
        until: keep.until.map(|stated| stated.date),
        max: keep.max,
        min_salience: keep.min_salience,
        status: (!keep.status.is_empty()).then(|| keep.status.iter().map(status).collect()),
    }
}
