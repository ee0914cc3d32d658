//! The command line, as clap reads it.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use dateline::input::Stated;
use dateline::render::chart;
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
    #[arg(short, long, value_name = "FILE")]
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

/// Names for the values of the chart's options.
macro_rules! names {
    ($($(#[$doc:meta])* $name:ident => $target:ident { $($value:ident $(= $help:literal)?),+ })+) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Copy, Debug, Default, ValueEnum)]
            pub enum $name {
                #[default]
                $($(#[doc = $help])? $value,)+
            }

            impl $name {
                pub fn get(self) -> chart::$target {
                    match self { $($name::$value => chart::$target::$value,)+ }
                }
            }
        )+
    };
}

names! {
    SizeName => Size {
        Page = "640 pixels wide", Column = "320: a newspaper column, a phone",
        Wide = "860", Slide = "1280 by 720, several pictures if need be"
    }
    ThemeName => Theme { Light, Dark }
    ScaleName => Scale {
        Time = "To scale, with marked breaks", Order = "One after the other, evenly"
    }
    TextName => TextMode { Font, Path }
    LanesName => Lanes { None, Source, Who }
    GroupName => Group { Day, Month, Year }
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
