//! The command line, as clap reads it.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use dateline::input::Stated;
use dateline::timex::TextKind;

use super::format::OutputFormat;

const EXAMPLES: &str = "\
Examples:
  dateline harbour.txt --date 2021-03-26                 a readable list
  dateline harbour.txt -d 2021-03-26 -o h.json -o h.svg  data and chart
  dateline cuttings/ --about ferry -o story.html         several articles, one timeline
  dateline --each -f jsonl crawl.jsonl.gz > out.jsonl    a corpus, one timeline a line
  dateline explain harbour.txt -d 2021-03-26             every expression with its rule

Exit codes: 0 done; 1 an input could not be read (named; the others are done);
2 wrong usage, or an output that cannot be written.";

/// News articles in, event timelines out
#[derive(Debug, Parser)]
#[command(name = "dateline", version, after_help = EXAMPLES, args_conflicts_with_subcommands = true)]
#[command(subcommand_negates_reqs = true, max_term_width = 100)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Option<Command>,
    #[command(flatten)]
    pub make: Make,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Every expression with its rule, meaning, anchor and value
    Explain(Explain),
    /// Score against TimeML gold: precision, recall and F1
    Eval(Eval),
    /// Learn the tables of the language from annotated corpora
    #[cfg(feature = "train")]
    Train {
        /// What to learn, and from which files
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
}

/// Articles to read.
#[derive(Debug, Default, Args)]
pub struct Inputs {
    /// Files, folders or `-` for standard input (.txt .md .html .htm .tml .jsonl .ndjson, each
    /// also as .gz or .zst)
    #[arg(required = true, value_name = "INPUT")]
    pub inputs: Vec<PathBuf>,
    /// The articles' date; without it: metadata, a JSON field, TimeML's DCT, a dateline in the text
    #[arg(short, long, value_name = "DATE", value_parser = date)]
    pub date: Option<Stated>,
    /// Go on without a date: what needs one stays unresolved and is listed as such
    #[arg(long)]
    pub undated: bool,
    /// Read inputs as this, whatever their names say
    #[arg(long, value_name = "FORMAT")]
    pub input_format: Option<InputFormat>,
    /// Another name of a JSON record's field: `text=body` (text, date, title, url, id)
    #[arg(long, value_name = "FIELD=NAME", value_parser = field)]
    pub field: Vec<(String, String)>,
    /// Longest article that is read, unpacked (a plain number of bytes, or 500k, 32M, 1G)
    #[arg(long, value_name = "SIZE", default_value = "32M", value_parser = size)]
    pub max_size: u64,
    /// How relative expressions without a date of their own are anchored
    #[arg(long, value_name = "KIND", default_value = "auto")]
    pub kind: Kind,
    /// Language of the articles
    #[arg(long, value_name = "CODE", default_value = "en")]
    pub lang: String,
    /// Read the language from a folder of data instead
    #[arg(long, value_name = "DIR")]
    pub lang_dir: Option<PathBuf>,
    /// Threads [default: one for each core]
    #[arg(short, long, value_name = "N")]
    pub jobs: Option<std::num::NonZeroUsize>,
    /// No warnings, no progress bar
    #[arg(short, long)]
    pub quiet: bool,
    /// Take the annotated events and expressions of TimeML inputs (to study relations alone)
    #[arg(long, hide = true)]
    pub given: bool,
}

/// Which items are kept.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Which items")]
pub struct Keep {
    /// Only items that tell of these words
    #[arg(long, value_name = "WORDS")]
    pub about: Option<String>,
    /// Only items that end on or after this day
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub since: Option<Stated>,
    /// Only items that begin on or before this day
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub until: Option<Stated>,
    /// At most so many items, the most salient
    #[arg(long, value_name = "N")]
    pub max: Option<usize>,
    /// Only items at least so salient (0 to 1)
    #[arg(long, value_name = "X", value_parser = share)]
    pub min_salience: Option<f32>,
    /// Only items of these kinds
    #[arg(long, value_name = "STATUS", value_delimiter = ',')]
    pub status: Vec<StatusName>,
}

/// The main command.
#[derive(Debug, Default, Args)]
pub struct Make {
    #[command(flatten)]
    pub inputs: Inputs,
    /// Write to this file, in the format of its name (repeatable); with --each, a folder
    #[arg(short, long, value_name = "FILE")]
    pub output: Vec<PathBuf>,
    /// Format for standard output [default: list on a terminal, json into a pipe]
    #[arg(short, long, value_name = "FMT")]
    pub format: Option<OutputFormat>,
    /// One result per article instead of one timeline of them all
    #[arg(long)]
    pub each: bool,
    /// Carry corrections over from a timeline that was edited by hand
    #[arg(long, value_name = "FILE")]
    pub keep: Option<PathBuf>,
    /// Tell on standard error how every date came about, with the relations
    #[arg(long)]
    pub explain: bool,
    #[command(flatten)]
    pub selection: Keep,
}

/// `dateline explain`.
#[derive(Debug, Args)]
pub struct Explain {
    #[command(flatten)]
    pub inputs: Inputs,
    /// Relations too, and those that gave way to stronger ones
    #[arg(long, alias = "relations")]
    pub explain: bool,
}

/// `dateline eval`.
#[derive(Debug, Args)]
pub struct Eval {
    /// Folder of TimeML gold (`*.tml`)
    pub gold: PathBuf,
    /// Folder of TimeML to score; without it, dateline reads the gold's text itself
    pub system: Option<PathBuf>,
    /// List up to N wrong things of each kind
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub errors: usize,
    /// Figures as JSON
    #[arg(long)]
    pub json: bool,
    /// Leave relations out
    #[arg(long)]
    pub no_links: bool,
    /// Take gold's events and expressions, to score relations alone
    #[arg(long)]
    pub given: bool,
    /// How relative expressions without a date of their own are anchored
    #[arg(long, value_name = "KIND", default_value = "auto")]
    pub kind: Kind,
    /// Threads [default: one for each core]
    #[arg(short, long, value_name = "N")]
    pub jobs: Option<std::num::NonZeroUsize>,
    /// Language of the articles
    #[arg(long, value_name = "CODE", default_value = "en")]
    pub lang: String,
    /// Read the language from a folder of data instead
    #[arg(long, value_name = "DIR")]
    pub lang_dir: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub enum Kind {
    /// To the article's date
    News,
    /// To the date told last
    Narrative,
    /// Decided from the text
    #[default]
    Auto,
}

impl Kind {
    pub fn of_text(self) -> TextKind {
        match self {
            Kind::News => TextKind::News,
            Kind::Narrative => TextKind::Narrative,
            Kind::Auto => TextKind::Auto,
        }
    }
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum InputFormat {
    #[value(alias = "text", alias = "plain")]
    Txt,
    #[value(alias = "markdown")]
    Md,
    Html,
    #[value(alias = "timeml")]
    Tml,
    #[value(alias = "ndjson")]
    Jsonl,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum StatusName {
    Happened,
    Ongoing,
    Planned,
    Possible,
    Denied,
}

fn date(text: &str) -> Result<Stated, String> {
    dateline::input::parse_date(text).map_err(|error| error.to_string())
}

fn field(text: &str) -> Result<(String, String), String> {
    let known = ["text", "date", "title", "url", "id"];
    match text.split_once('=') {
        Some((field, name)) if known.contains(&field) && !name.is_empty() => {
            Ok((field.to_owned(), name.to_owned()))
        }
        _ => Err(format!("write FIELD=NAME, with a field of {}", known.join(", "))),
    }
}

fn share(text: &str) -> Result<f32, String> {
    let share: f32 = text.parse().map_err(|_| "not a number".to_owned())?;
    if (0.0..=1.0).contains(&share) { Ok(share) } else { Err("not between 0 and 1".to_owned()) }
}

fn size(text: &str) -> Result<u64, String> {
    let lower = text.to_ascii_lowercase();
    let bare = lower.trim_end_matches('b').trim_end_matches('i');
    let (number, unit) = match bare.as_bytes().last() {
        Some(b'k') => (&bare[..bare.len() - 1], 1 << 10),
        Some(b'm') => (&bare[..bare.len() - 1], 1 << 20),
        Some(b'g') => (&bare[..bare.len() - 1], 1 << 30),
        _ => (bare, 1),
    };
    let number: u64 = number.trim().parse().map_err(|_| "not a size (500k, 32M, 1G)".to_owned())?;
    number.checked_mul(unit).filter(|size| *size > 0).ok_or_else(|| "not a size".to_owned())
}
