//! How far the work is: a bar on a terminal, nothing in a pipe.

use std::io::IsTerminal;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use super::inputs::Named;
use super::say;

/// Work of less than this many bytes shows no bar.
const WORTH_SHOWING: u64 = 200_000;

/// Messages and, on a terminal, a bar.
pub struct Progress {
    bar: ProgressBar,
    done: Arc<AtomicU64>,
    quiet: bool,
    articles: u64,
}

impl Progress {
    /// For the files to be read; `done` counts the bytes read.
    pub fn new(files: &[Result<Named, String>], done: Arc<AtomicU64>, quiet: bool) -> Progress {
        let paths = files.iter().flatten().filter_map(|named| named.path.as_ref());
        let total: u64 = paths.filter_map(|path| Some(std::fs::metadata(path).ok()?.len())).sum();
        let shown = !quiet && total > WORTH_SHOWING && std::io::stderr().is_terminal();
        let bar = if shown { ProgressBar::new(total) } else { ProgressBar::hidden() };
        let template = "{bar:30} {percent}%  {binary_bytes_per_sec}  {eta} left  {msg}";
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        if shown {
            bar.enable_steady_tick(Duration::from_millis(250));
        }
        Progress { bar, done, quiet, articles: 0 }
    }

    /// One more result.
    pub fn step(&mut self) {
        self.articles += 1;
        if !self.bar.is_hidden() {
            self.bar.set_position(self.done.load(Ordering::Relaxed));
            self.bar.set_message(format!("{} articles", self.articles));
        }
    }

    /// Something that could not be done.
    pub fn error(&self, message: &str) {
        self.bar.suspend(|| say::error(message));
    }

    /// Something worth knowing.
    pub fn warning(&self, name: &str, message: &str) {
        if !self.quiet {
            self.bar.suspend(|| say::warning(name, message));
        }
    }

    /// Something long.
    pub fn explain(&self, text: &str) {
        self.bar.suspend(|| eprint!("{text}"));
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
