//! The main command: articles in, one timeline out.

use std::ops::ControlFlow;
use std::process::ExitCode;

use dateline::Extraction;
use dateline::event::Status;
use dateline::lang::Language;
use dateline::timeline::{self, Selection, Timeline};

use super::args::{Keep, Make, StatusName};
use super::draw::{self, Plan};
use super::failure::Failure;
use super::load::{Loaded, Loader, Task};
use super::progress::Progress;
use super::{again, each, explain, inputs, load, pipeline, stop};

/// Runs the main command.
pub fn run(make: &Make) -> Result<ExitCode, Failure> {
    stop::listen();
    let language = load::language(&make.inputs.lang, make.inputs.lang_dir.as_ref())?;
    let work = Work {
        make,
        language,
        loader: Loader::new(&make.inputs),
        selection: selection(&make.selection),
        kept: make.keep.as_ref().map(|path| again::read(path, make.inputs.quiet)).transpose()?,
    };
    if make.each { each::run(&work) } else { together(&work) }
}

/// What every article needs.
pub struct Work<'a> {
    pub make: &'a Make,
    pub language: &'a Language,
    pub loader: Loader,
    pub selection: Selection,
    /// The timeline whose corrections are carried over.
    pub kept: Option<Timeline>,
}

/// What one input came to.
pub struct Read {
    pub extraction: Extraction,
    pub name: String,
    pub warnings: Vec<String>,
}

impl Work<'_> {
    /// Reads an article and finds everything in it; the error is a whole message.
    pub fn read(&self, task: &Task) -> Result<Read, String> {
        let loaded = self.loader.load(task)?;
        let kind = self.make.inputs.kind.of_text();
        let extraction = dateline::extract(loaded.article, self.language, kind);
        Ok(Read { extraction, name: task.name.clone(), warnings: loaded.warnings })
    }

    /// As [`read`](Self::read), of several articles that have been loaded.
    pub fn read_all(
        &self,
        loaded: Vec<(&Task, Result<Loaded, String>)>,
    ) -> Vec<Result<Read, String>> {
        let mut articles = Vec::new();
        let rest: Vec<_> = loaded
            .into_iter()
            .map(|(task, loaded)| {
                let Loaded { article, warnings } = loaded?;
                articles.push(article);
                Ok((task.name.clone(), warnings))
            })
            .collect();
        let kind = self.make.inputs.kind.of_text();
        let mut all = dateline::extract_all(articles, self.language, kind).into_iter();
        let read = rest.into_iter().map(|rest: Result<_, String>| {
            let (name, warnings) = rest?;
            let extraction = all.next().ok_or_else(|| format!("{name}: nothing was found"))?;
            Ok(Read { extraction, name, warnings })
        });
        read.collect()
    }

    /// The timeline of some articles, with corrections and title.
    pub fn timeline(&self, read: &[Read]) -> Timeline {
        let told: Vec<_> = read.iter().map(|read| read.extraction.told()).collect();
        let mut timeline = timeline::build(&told, self.language, &self.selection);
        if let Some(kept) = &self.kept {
            timeline = timeline::apply_edits(timeline, kept);
        }
        if let Some(title) = &self.make.chart.title {
            timeline.title.clone_from(title);
        }
        timeline
    }

    /// What should be said about an article.
    pub fn remarks(&self, read: &Read) -> Remarks {
        let explained =
            self.make.explain.then(|| explain::text(&read.extraction, self.language, true));
        Remarks { name: read.name.clone(), warnings: read.warnings.clone(), explained }
    }
}

/// What should be said about an article.
pub struct Remarks {
    name: String,
    warnings: Vec<String>,
    explained: Option<String>,
}

impl Remarks {
    /// Says it.
    pub fn tell(&self, progress: &Progress) {
        self.warnings.iter().for_each(|warning| progress.warning(&self.name, warning));
        self.explained.iter().for_each(|text| progress.explain(text));
    }
}

/// One timeline of all articles.
fn together(work: &Work<'_>) -> Result<ExitCode, Failure> {
    let make = work.make;
    let plan = Plan::new(&make.target, &make.inputs.inputs)?;
    let files = inputs::gather(&make.inputs.inputs);
    let mut progress = Progress::new(&files, work.loader.done.clone(), make.inputs.quiet);
    let (mut read_all, mut failed) = (Vec::new(), false);
    pipeline::run(
        work.loader.tasks(files),
        load::jobs(make.inputs.jobs),
        |task| pipeline::guarded(&task.name, || work.read(&task)),
        |result| {
            progress.step();
            match result {
                Ok(read) => {
                    work.remarks(&read).tell(&progress);
                    read_all.push(read);
                }
                Err(message) => {
                    failed = true;
                    progress.error(&message);
                }
            }
            if stop::asked() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        },
    );
    drop(progress);
    if stop::asked() {
        return Ok(ExitCode::from(130));
    }
    if read_all.is_empty() {
        return Ok(ExitCode::from(1));
    }
    let timeline = work.timeline(&read_all);
    let single = (read_all.len() == 1).then(|| &read_all[0].extraction);
    plan.carry_out(&timeline, single, &draw::options(&make.chart), make.inputs.quiet)?;
    Ok(if failed { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

/// Which items the options keep.
pub fn selection(keep: &Keep) -> Selection {
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
