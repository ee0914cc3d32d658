//! Bytes in, [`Article`] out: plain text, TimeML, HTML, Markdown and JSON records, in any of the
//! encodings that news comes in, with the article's date from the option, the record, the page or
//! the text.
//!
//! ```
//! use dateline::input::{self, Format, Reading};
//! let reading = Reading { date: Some(input::parse_date("March 18th, 2021")?), ..Reading::default() };
//! let read = input::read(b"Rain fell on Monday.", "rain.txt", Format::Plain, &reading)?;
//! assert_eq!(read.article.text, "Rain fell on Monday.");
//! assert_eq!(read.article.dct.unwrap().date.to_string(), "2021-03-18");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod date_words;
mod dateline;
mod dct;
mod decode;
mod error;
mod markdown;
mod model;
mod page;
mod record;
pub mod timeml;
mod unpack;

pub use dct::{DateError, Stated, parse_date};
pub use error::InputError;
pub use model::{Article, DateFrom, Dct, Format, Given, GivenEntity, Read, Reading, Source};
pub use unpack::unpack;

/// Reads one article.
///
/// `name` is kept as the article's [`Source`] name (unless a record has an id); it does not decide
/// the format. A file of JSON lines is read line by line, each line an article.
///
/// # Errors
/// When the bytes are no text, the format's own structure is broken, the file holds no text, or
/// no date was found and [`Reading::undated`] is not set.
pub fn read(
    bytes: &[u8],
    name: &str,
    format: Format,
    reading: &Reading,
) -> Result<Read, InputError> {
    let decoded = decode::decode(bytes, matches!(format, Format::Html | Format::TimeMl))?;
    let (mut article, tried) = match format {
        Format::Plain => (Article { text: decoded.text, ..Article::default() }, vec![]),
        Format::Html => (page::article(&decoded.text)?, vec!["the page's metadata"]),
        Format::Markdown => (markdown::article(&decoded.text)?, vec!["front matter"]),
        Format::TimeMl => (timeml::article(&decoded.text, reading.given)?, vec!["<DCT>"]),
        Format::JsonLines => (record::article(&decoded.text, reading)?, vec!["the field `date`"]),
    };
    if article.source.name.is_empty() {
        article.source.name = name.to_owned();
    }
    finish(article, decoded.warnings, reading, tried)
}

/// What every format has in common: an article has text and a date.
fn finish(
    mut article: Article,
    warnings: Vec<String>,
    reading: &Reading,
    mut tried: Vec<&'static str>,
) -> Result<Read, InputError> {
    if article.text.trim().is_empty() {
        return Err(InputError::Empty);
    }
    if let Some(stated) = reading.date {
        article.dct = Some(stated.from(DateFrom::Option));
    }
    tried.push("a dateline in the first lines");
    if article.dct.is_none() {
        article.dct = dateline::find(&article.text).map(|stated| stated.from(DateFrom::Dateline));
    }
    if article.dct.is_none() && !reading.undated {
        return Err(InputError::NoDate { tried });
    }
    Ok(Read { article, warnings })
}
