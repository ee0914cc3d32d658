//! `dateline render` and `dateline merge`: timelines in, as JSON that may have been edited.

use std::io::Read;
use std::path::Path;
use std::process::ExitCode;

use dateline::lang::Language;
use dateline::render::json;
use dateline::timeline::{self, Timeline};

use super::args::{Merge, Render};
use super::draw::{self, Plan};
use super::failure::Failure;
use super::inputs::reason;
use super::make::selection;
use super::say;

/// Draws a timeline again.
pub fn render(render: &Render) -> Result<ExitCode, Failure> {
    let plan = Plan::new(&render.target, &[])?;
    let mut timeline =
        timeline::select(read(&render.timeline, render.quiet)?, &selection(&render.selection));
    if let Some(title) = &render.chart.title {
        timeline.title.clone_from(title);
    }
    plan.carry_out(&timeline, None, &draw::options(&render.chart), render.quiet)?;
    Ok(ExitCode::SUCCESS)
}

/// Joins timelines.
pub fn merge(merge: &Merge) -> Result<ExitCode, Failure> {
    let plan = Plan::new(&merge.target, &[])?;
    let timelines = merge
        .timelines
        .iter()
        .map(|path| read(path, merge.quiet))
        .collect::<Result<Vec<Timeline>, Failure>>()?;
    let joined = dateline::merge(timelines, Language::english());
    let mut joined = timeline::select(joined, &selection(&merge.selection));
    if let Some(title) = &merge.chart.title {
        joined.title.clone_from(title);
    }
    plan.carry_out(&joined, None, &draw::options(&merge.chart), merge.quiet)?;
    Ok(ExitCode::SUCCESS)
}

/// Reads a timeline; fields that mean nothing are told.
pub fn read(path: &Path, quiet: bool) -> Result<Timeline, Failure> {
    let shown = path.display();
    let fail = |reason: String| Failure::Input(format!("{shown}: {reason}"));
    let bytes = bytes(path).map_err(|error| fail(reason(&error)))?;
    let text = String::from_utf8(bytes).map_err(|_| fail("is not UTF-8".to_owned()))?;
    let timeline = json::read(&text).map_err(|error| fail(error.to_string()))?;
    if !quiet {
        for doubt in json::doubts(&text, &timeline) {
            say::warning(&shown.to_string(), &doubt);
        }
    }
    Ok(timeline)
}

fn bytes(path: &Path) -> std::io::Result<Vec<u8>> {
    if path.as_os_str() == "-" {
        let mut bytes = Vec::new();
        std::io::stdin().lock().read_to_end(&mut bytes)?;
        return Ok(bytes);
    }
    std::fs::read(path)
}
