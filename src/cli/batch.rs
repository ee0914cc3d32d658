//! Articles that go through the stages together, each to a result of its own: what a stage reads of
//! its tables for one is still near for the next.

use std::path::PathBuf;

use dateline::render::chart::ChartOptions;
use dateline::timeline::Timeline;

use super::failure::Failure;
use super::format::OutputFormat;
use super::load::{Loaded, Task};
use super::make::{Read, Remarks, Work};
use super::{draw, pipeline};

/// Articles that go together, at most.
pub const TOGETHER: usize = 32;

/// Text that is enough for them all.
const ENOUGH: usize = 128 << 10;

/// What every result needs.
pub struct Batch<'a> {
    pub work: &'a Work<'a>,
    pub format: OutputFormat,
    pub options: ChartOptions,
    pub terminal: bool,
}

/// A result that is ready to be written.
pub struct Made {
    pub remarks: Remarks,
    pub place: PathBuf,
    pub pages: Result<Vec<Vec<u8>>, Failure>,
}

impl Batch<'_> {
    /// The result of each task; an error is a whole message. Where a bug shows in one, the others are
    /// worked on by themselves.
    pub fn make(&self, tasks: &[Task]) -> Vec<Result<Made, String>> {
        let alone = |task: &Task| {
            let made = self.make_some(std::slice::from_ref(task)).pop();
            made.unwrap_or_else(|| Err("nothing was made".to_owned()))
        };
        pipeline::guarded("", || Ok(self.make_some(tasks))).unwrap_or_else(|_| {
            let guarded = |task: &Task| pipeline::guarded(&task.name, || alone(task));
            tasks.iter().map(guarded).collect()
        })
    }

    /// As [`make`](Self::make), with no more text at a time than is enough.
    fn make_some(&self, tasks: &[Task]) -> Vec<Result<Made, String>> {
        let (mut made, mut loaded, mut size) = (Vec::new(), Vec::new(), 0);
        for task in tasks {
            let one = self.work.loader.load(task);
            size += one.as_ref().map_or(0, |Loaded { article, .. }| article.text.len());
            loaded.push((task, one));
            if size >= ENOUGH {
                made.extend(self.make_loaded(std::mem::take(&mut loaded)));
                size = 0;
            }
        }
        made.extend(self.make_loaded(loaded));
        made
    }

    fn make_loaded(
        &self,
        loaded: Vec<(&Task, Result<Loaded, String>)>,
    ) -> Vec<Result<Made, String>> {
        let places: Vec<_> = loaded.iter().map(|(task, _)| task.place.clone()).collect();
        let read = self.work.read_all(loaded);
        let timeline = |read: Read| (self.work.timeline(std::slice::from_ref(&read)), read);
        let timelines: Vec<_> = read.into_iter().map(|read| read.map(timeline)).collect();
        let made = timelines
            .into_iter()
            .zip(places)
            .map(|(made, place)| made.map(|(timeline, read)| self.draw(&timeline, &read, place)));
        made.collect()
    }

    fn draw(&self, timeline: &Timeline, read: &Read, place: PathBuf) -> Made {
        let Batch { work, format, options, terminal } = self;
        let pages = draw::bytes(timeline, Some(&read.extraction), *format, options, *terminal);
        Made { remarks: work.remarks(read), place, pages }
    }
}
