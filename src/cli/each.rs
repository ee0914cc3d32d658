//! `--each`: one result per article, in input order, as it comes.

use std::io::IsTerminal;
use std::ops::ControlFlow;
use std::process::ExitCode;

use super::batch::{Batch, Made, TOGETHER};
use super::draw;
use super::failure::Failure;
use super::format::OutputFormat;
use super::load;
use super::make::Work;
use super::output::{Folder, Whole};
use super::progress::Progress;
use super::{inputs, pipeline, say, stop};

/// Where the results go.
enum Sink {
    Standard {
        terminal: bool,
    },
    Folder(Folder),
    /// One file with a line for each article.
    Lines(Whole),
}

/// Bytes of an input that count as one more to wait for.
const PORTION: usize = 8 << 10;

/// How many inputs one of so many bytes counts as: a long one is in memory as a whole, with all that
/// is found in it, where short ones mostly wait.
fn weight(bytes: usize) -> usize {
    let portions = bytes / PORTION;
    1 + portions + portions * portions / 32
}

/// Runs over all inputs.
pub fn run(work: &Work<'_>) -> Result<ExitCode, Failure> {
    let make = work.make;
    let (format, mut sink) = sink(work)?;
    let options = draw::options(&make.chart);
    let terminal = matches!(sink, Sink::Standard { terminal: true });
    let files = inputs::gather(&make.inputs.inputs);
    let mut progress = Progress::new(&files, work.loader.done.clone(), make.inputs.quiet);
    let (mut failed, mut result) = (false, Ok(()));
    let batch = Batch { work, format, options, terminal };
    pipeline::run_together(
        work.loader.tasks(files),
        (load::jobs(make.inputs.jobs), TOGETHER),
        |task| weight(task.size()),
        |tasks| batch.make(&tasks),
        |made: Result<Made, String>| {
            if stop::asked() {
                return ControlFlow::Break(());
            }
            progress.step();
            match made {
                Ok(made) => {
                    made.remarks.tell(&progress);
                    result = made.pages.and_then(|pages| sink.write(&made.place, format, &pages));
                }
                Err(message) => {
                    failed = true;
                    progress.error(&message);
                }
            }
            if result.is_err() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        },
    );
    drop(progress);
    result?;
    if stop::asked() {
        return stopped(sink);
    }
    if let Sink::Lines(whole) = sink {
        whole.finish()?;
    }
    Ok(if failed { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

/// Ended by Ctrl-C: whole lines stay, under a name that says that they are a part.
fn stopped(sink: Sink) -> Result<ExitCode, Failure> {
    if let Sink::Lines(whole) = sink {
        let part = whole.leave_part()?;
        say::error(&format!("stopped; the results so far are in {}", part.display()));
    }
    Ok(ExitCode::from(130))
}

/// The format and the place that the options name.
fn sink(work: &Work<'_>) -> Result<(OutputFormat, Sink), Failure> {
    let target = &work.make.target;
    let terminal = std::io::stdout().is_terminal();
    match target.output.as_slice() {
        [] => {
            let usual = if terminal { OutputFormat::List } else { OutputFormat::Jsonl };
            Ok((target.format.unwrap_or(usual), Sink::Standard { terminal }))
        }
        [path] if is_lines(path) => {
            if target.format.is_some_and(|format| format != OutputFormat::Jsonl) {
                return Err(Failure::Usage(format!("{}: is for -f jsonl", path.display())));
            }
            Ok((OutputFormat::Jsonl, Sink::Lines(Whole::start(path)?)))
        }
        [folder] => {
            let format = target.format.unwrap_or(OutputFormat::Json);
            Ok((format, Sink::Folder(Folder::open(folder)?)))
        }
        _ => Err(Failure::Usage("--each takes one -o: a folder, or FILE.jsonl".to_owned())),
    }
}

fn is_lines(path: &std::path::Path) -> bool {
    !path.is_dir() && OutputFormat::of_path(path) == Some(OutputFormat::Jsonl)
}

impl Sink {
    fn write(
        &mut self,
        place: &std::path::Path,
        format: OutputFormat,
        pages: &[Vec<u8>],
    ) -> Result<(), Failure> {
        match self {
            Sink::Standard { terminal } => draw::standard(format, pages, *terminal),
            Sink::Lines(whole) => pages.iter().try_for_each(|page| whole.write(page)),
            Sink::Folder(folder) => {
                let path = folder.place(place, format.extension())?;
                draw::numbered(&path, pages).map(drop)
            }
        }
    }
}
