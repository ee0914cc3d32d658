//! From named files to articles: opened, read up to the limit, decoded.

use std::io::Read as _;
use std::path::PathBuf;

use dateline::input::{self, Article, Format, Reading};
use dateline::lang::Language;

use super::args::{InputFormat, Inputs};
use super::failure::Failure;
use super::inputs::{Named, reason};

/// Something to make an article of.
pub struct Task {
    /// How messages call it.
    pub name: String,
    /// Where its result goes inside an output folder.
    pub place: PathBuf,
    /// What is known of it.
    pub content: Result<Content, String>,
}

/// Where the bytes are.
pub enum Content {
    /// Still in the file (`None`: standard input).
    File(Option<PathBuf>),
}

/// How to read, for all inputs.
pub struct Loader {
    reading: Reading,
    format: Option<Format>,
    limit: u64,
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
        Loader { reading, format, limit: inputs.max_size }
    }

    /// One task a file, or a record.
    pub fn tasks(
        &self,
        files: Vec<Result<Named, String>>,
    ) -> impl Iterator<Item = Task> + Send + use<> {
        files.into_iter().map(|file| match file {
            Ok(named) => Task {
                name: named.name,
                place: named.place,
                content: Ok(Content::File(named.path)),
            },
            Err(message) => {
                Task { name: String::new(), place: PathBuf::new(), content: Err(message) }
            }
        })
    }

    /// Reads the article of a task; the error is the whole message.
    pub fn load(&self, task: &Task) -> Result<Loaded, String> {
        let Content::File(path) = task.content.as_ref().map_err(Clone::clone)?;
        let bytes = self.bytes(path.as_ref()).map_err(|e| format!("{}: {e}", task.name))?;
        let format = self.format.or_else(|| Format::of_name(&task.name));
        let format = format.unwrap_or_default();
        let read = input::read(&bytes, &task.name, format, &self.reading)
            .map_err(|error| format!("{}: {error}", task.name))?;
        Ok(Loaded { article: read.article, warnings: read.warnings })
    }

    fn bytes(&self, path: Option<&PathBuf>) -> Result<Vec<u8>, String> {
        let mut bytes = Vec::new();
        let read = match path {
            Some(path) => {
                let file = std::fs::File::open(path).map_err(|e| reason(&e))?;
                file.take(self.limit + 1).read_to_end(&mut bytes)
            }
            None => std::io::stdin().lock().take(self.limit + 1).read_to_end(&mut bytes),
        };
        read.map_err(|e| reason(&e))?;
        if bytes.len() as u64 > self.limit {
            return Err(format!("is longer than {} bytes; raise --max-size", self.limit));
        }
        Ok(bytes)
    }
}

/// The language that the options name.
pub fn language(code: &str, folder: Option<&PathBuf>) -> Result<&'static Language, Failure> {
    let read = match folder {
        Some(folder) => Language::load(folder),
        None if code == "en" => return Ok(Language::english()),
        None => Language::by_code(code),
    };
    // One language for the whole run: it lives as long as the program.
    read.map(|language| &*Box::leak(Box::new(language))).map_err(|e| Failure::Usage(e.to_string()))
}

/// How many threads to use.
pub fn jobs(asked: Option<std::num::NonZeroUsize>) -> usize {
    asked.or_else(|| std::thread::available_parallelism().ok()).map_or(1, usize::from)
}
