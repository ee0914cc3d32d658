//! The command line, as clap reads it.

mod names;
mod values;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use dateline::input::Stated;

use super::format::OutputFormat;
pub use names::{
    GroupName, InputFormat, Kind, LanesName, ScaleName, SizeName, StatusName, TextName, ThemeName,
};
use values::{date, field, output, share, size};

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
    /// Draw a timeline again, after it was edited by hand
    Render(Render),
    /// Join timelines into one, keeping what was edited by hand
    Merge(Merge),
    /// The JSON Schema of the output
    Schema,
    /// Shell completions
    Completions {
        /// Name of the shell
        shell: clap_complete::Shell,
    },
    /// The manual page
    Man,
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
    #[command(flatten)]
    pub target: Target,
    /// One result per article instead of one timeline of them all
    #[arg(long)]
    pub each: bool,
    /// Carry corrections over from a timeline that was edited by hand
    #[arg(long, value_name = "FILE", conflicts_with = "each")]
    pub keep: Option<PathBuf>,
    /// Tell on standard error how every date came about, with the relations
    #[arg(long)]
    pub explain: bool,
    #[command(flatten)]
    pub selection: Keep,
    #[command(flatten)]
    pub chart: Chart,
}

/// Where results go.
#[derive(Debug, Default, Args)]
pub struct Target {
    /// Write to this file, in the format of its name (repeatable): .json .svg .png .html .md .csv
    /// .ics .tml .txt; with --each, a folder
    #[arg(short, long, value_name = "FILE", value_parser = output)]
    pub output: Vec<PathBuf>,
    /// Format for standard output [default: list on a terminal, json into a pipe]
    #[arg(short, long, value_name = "FMT")]
    pub format: Option<OutputFormat>,
}

/// The chart.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "The chart")]
pub struct Chart {
    /// Width and type sizes
    #[arg(long, value_name = "SIZE", default_value = "page")]
    pub size: SizeName,
    /// Colours
    #[arg(long, value_name = "THEME", default_value = "light")]
    pub theme: ThemeName,
    /// Whether the axis follows time
    #[arg(long, value_name = "SCALE", default_value = "time")]
    pub scale: ScaleName,
    /// Letters as text, or as outlines of the bundled font
    #[arg(long, value_name = "TEXT", default_value = "font")]
    pub text: TextName,
    /// A lane for each article or for each participant
    #[arg(long, value_name = "LANES", default_value = "none")]
    pub lanes: LanesName,
    /// One entry for each period instead of one for each item
    #[arg(long, value_name = "PERIOD")]
    pub group: Option<GroupName>,
    /// Title of the chart
    #[arg(long, value_name = "T")]
    pub title: Option<String>,
}

/// `dateline render`.
#[derive(Debug, Args)]
pub struct Render {
    /// Timeline as JSON (`-` for standard input)
    #[arg(value_name = "TIMELINE.json")]
    pub timeline: PathBuf,
    #[command(flatten)]
    pub target: Target,
    #[command(flatten)]
    pub selection: Keep,
    #[command(flatten)]
    pub chart: Chart,
    /// No warnings
    #[arg(short, long)]
    pub quiet: bool,
}

/// `dateline merge`.
#[derive(Debug, Args)]
pub struct Merge {
    /// Timelines as JSON
    #[arg(required = true, value_name = "TIMELINE.json")]
    pub timelines: Vec<PathBuf>,
    #[command(flatten)]
    pub target: Target,
    #[command(flatten)]
    pub selection: Keep,
    #[command(flatten)]
    pub chart: Chart,
    /// No warnings
    #[arg(short, long)]
    pub quiet: bool,
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
    /// GOLD holds timelines across articles (`*.txt`, as in SemEval-2015 Task 4) and the articles
    /// in `docs/`: score the order of their events; SYSTEM holds timelines of the same names
    #[arg(long)]
    pub timelines: bool,
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
