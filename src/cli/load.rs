//! From named files to articles: opened, unpacked, read up to the limit, decoded.

use std::fs::File;
use std::io::{self, BufRead, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use dateline::input::{self, Article, Format, Reading};
use dateline::lang::Language;

use super::args::{InputFormat, Inputs};
use super::failure::Failure;
use super::inputs::{Named, reason};
use super::records::{Record, Records};

/// Something to make an article of.
pub struct Task {
    /// How messages call it.
    pub name: String,
    /// Where its result goes inside an output folder.
    pub place: PathBuf,
    /// Where its bytes are, or what went wrong before (a whole message).
    pub content: Result<Content, String>,
}

impl Task {
    /// Bytes of it that are in memory.
    pub fn size(&self) -> usize {
        match &self.content {
            Ok(Content::Bytes(bytes, _)) => bytes.len(),
            _ => 0,
        }
    }
}

/// Where the bytes are.
pub enum Content {
    /// Still in the file (`None`: standard input).
    File(Option<PathBuf>),
    /// At hand.
    Bytes(Vec<u8>, Format),
}

/// How to read, for all inputs.
#[derive(Clone)]
pub struct Loader {
    reading: Reading,
    format: Option<Format>,
    limit: u64,
    /// Bytes of files that have been read.
    pub done: Arc<AtomicU64>,
}

/// An article with what should be said about it.
pub struct Loaded {
    pub article: Article,
    pub warnings: Vec<String>,
}

impl Loader {
    pub fn new(inputs: &Inputs) -> Loader {
        let format = inputs.input_format.map(|format| match format {
            InputFormat::Txt => Format::Plain,
            InputFormat::Md => Format::Markdown,
            InputFormat::Html => Format::Html,
            InputFormat::Tml => Format::TimeMl,
            InputFormat::Jsonl => Format::JsonLines,
        });
        let reading = Reading {
            date: inputs.date,
            undated: inputs.undated,
            given: inputs.given,
            fields: inputs.field.clone(),
        };
        Loader { reading, format, limit: inputs.max_size, done: Arc::default() }
    }

    /// One task a file, or a record of JSON lines.
    pub fn tasks(
        &self,
        files: Vec<Result<Named, String>>,
    ) -> impl Iterator<Item = Task> + Send + use<> {
        let loader = self.clone();
        files.into_iter().flat_map(move |file| -> Box<dyn Iterator<Item = Task> + Send> {
            match file {
                Err(message) => Box::new(std::iter::once(broken(message))),
                Ok(named) => loader.tasks_of(named),
            }
        })
    }

    fn tasks_of(&self, named: Named) -> Box<dyn Iterator<Item = Task> + Send> {
        let Named { path, name, place } = named;
        let format = self.format.or_else(|| Format::of_name(&name));
        let lines = match (format, &path) {
            (Some(Format::JsonLines), Some(_)) => self.open(path.as_deref()).map(Some),
            // Standard input can be looked at once only: what it is shows in its first bytes.
            (None | Some(Format::JsonLines), None) => self.open(None).and_then(|mut reader| {
                let head = reader.fill_buf().map_err(|e| reason(&e))?;
                let records = format.unwrap_or_else(|| Format::of_bytes(head)) == Format::JsonLines;
                Ok((records || format.is_none()).then_some(reader))
            }),
            _ => Ok(None),
        };
        match lines {
            Err(error) => Box::new(std::iter::once(broken(format!("{name}: {error}")))),
            Ok(None) => {
                let content = Ok(Content::File(path));
                Box::new(std::iter::once(Task { name, place, content }))
            }
            Ok(Some(mut reader)) => {
                let head = reader.fill_buf().unwrap_or_default();
                let format = format.unwrap_or_else(|| Format::of_bytes(head));
                if format == Format::JsonLines {
                    return Box::new(self.records(name, &place, reader));
                }
                let content = self.rest(reader).map(|bytes| Content::Bytes(bytes, format));
                let content = content.map_err(|error| format!("{name}: {error}"));
                Box::new(std::iter::once(Task { name, place, content }))
            }
        }
    }

    fn records(
        &self,
        name: String,
        place: &Path,
        reader: Box<dyn BufRead + Send>,
    ) -> impl Iterator<Item = Task> + Send + use<> {
        let stem = place.with_extension("").with_extension("");
        Records::new(reader, self.limit).map(move |Record { line, bytes }| {
            let content = bytes.map(|bytes| Content::Bytes(bytes, Format::JsonLines));
            let name = format!("{name}: line {line}");
            let content = content.map_err(|error| format!("{name}: {error}"));
            let file = stem.file_name().map(|n| n.to_string_lossy().into_owned());
            let place = stem.with_file_name(format!("{}-{line}", file.unwrap_or_default()));
            Task { name, place, content }
        })
    }

    /// Reads the article of a task; the error is the whole message.
    pub fn load(&self, task: &Task) -> Result<Loaded, String> {
        let content = task.content.as_ref().map_err(Clone::clone)?;
        let read = |bytes: &[u8], format| {
            input::read(bytes, &task.name, format, &self.reading)
                .map(|read| Loaded { article: read.article, warnings: read.warnings })
                .map_err(|error| format!("{}: {error}", task.name))
        };
        match content {
            Content::Bytes(bytes, format) => read(bytes, *format),
            Content::File(path) => {
                let reader = self.open(path.as_deref());
                let bytes = reader.and_then(|reader| self.rest(reader));
                let bytes = bytes.map_err(|error| format!("{}: {error}", task.name))?;
                let format = self.format.or_else(|| Format::of_name(&task.name));
                read(&bytes, format.unwrap_or_else(|| Format::of_bytes(&bytes)))
            }
        }
    }

    /// A reader of what is in a file, unpacked.
    fn open(&self, path: Option<&Path>) -> Result<Box<dyn BufRead + Send>, String> {
        let done = Arc::clone(&self.done);
        let unpacked = match path {
            Some(path) => {
                let file = File::open(path).map_err(|e| reason(&e))?;
                input::unpack(Counted { inner: file, done })
            }
            None => input::unpack(Counted { inner: io::stdin(), done }),
        };
        unpacked.map_err(|e| reason(&e))
    }

    fn rest(&self, reader: Box<dyn BufRead + Send>) -> Result<Vec<u8>, String> {
        let mut bytes = Vec::new();
        reader.take(self.limit + 1).read_to_end(&mut bytes).map_err(|e| reason(&e))?;
        if bytes.len() as u64 > self.limit {
            return Err(too_long(self.limit));
        }
        Ok(bytes)
    }
}

fn broken(message: String) -> Task {
    Task { name: String::new(), place: PathBuf::new(), content: Err(message) }
}

/// What is said of an article that is longer than allowed.
pub fn too_long(limit: u64) -> String {
    format!("is longer than {limit} bytes (unpacked); raise --max-size to read it")
}

/// Counts the bytes that are read, for the progress bar.
struct Counted<R> {
    inner: R,
    done: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.done.fetch_add(count as u64, Ordering::Relaxed);
        Ok(count)
    }
}

/// The language that the options name.
pub fn language(code: &str, folder: Option<&PathBuf>) -> Result<&'static Language, Failure> {
    let usage = |error: dateline::lang::LangError| Failure::Usage(error.to_string());
    match folder {
        Some(folder) => Ok(Box::leak(Box::new(Language::load(folder).map_err(usage)?))),
        None if code == "en" => Ok(Language::english()),
        None => Ok(Box::leak(Box::new(Language::by_code(code).map_err(usage)?))),
    }
}

/// How many threads to use.
pub fn jobs(asked: Option<std::num::NonZeroUsize>) -> usize {
    asked.or_else(|| std::thread::available_parallelism().ok()).map_or(1, usize::from)
}
