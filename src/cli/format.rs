//! Names of output formats.

use std::path::Path;

/// What a result is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, clap::ValueEnum)]
pub enum OutputFormat {
    /// The whole timeline, for programs
    Json,
    /// One timeline a line (with --each)
    Jsonl,
    /// The chart
    Svg,
    /// The chart as a picture
    Png,
    /// A self-contained page
    Html,
    /// A table in Markdown
    Md,
    /// A spreadsheet
    Csv,
    /// A calendar
    Ics,
    /// The article with TimeML tags
    Tml,
    /// A readable list
    #[value(alias = "txt")]
    List,
    /// TimelineJS
    Timelinejs,
    /// Mermaid
    Mermaid,
    /// The order of the events across articles, as in SemEval-2015 Task 4
    Crossdoc,
}

impl OutputFormat {
    /// The format that a file's name speaks of.
    pub fn of_path(path: &Path) -> Option<OutputFormat> {
        let name = path.file_name()?.to_str()?.to_ascii_lowercase();
        if name.ends_with(".timelinejs.json") {
            return Some(OutputFormat::Timelinejs);
        }
        Some(match name.rsplit_once('.')?.1 {
            "json" => OutputFormat::Json,
            "jsonl" | "ndjson" => OutputFormat::Jsonl,
            "svg" => OutputFormat::Svg,
            "png" => OutputFormat::Png,
            "html" | "htm" => OutputFormat::Html,
            "md" | "markdown" => OutputFormat::Md,
            "csv" => OutputFormat::Csv,
            "ics" => OutputFormat::Ics,
            "tml" => OutputFormat::Tml,
            "txt" => OutputFormat::List,
            "order" => OutputFormat::Crossdoc,
            "mmd" | "mermaid" => OutputFormat::Mermaid,
            _ => return None,
        })
    }

    /// The extension of files in this format.
    pub fn extension(self) -> &'static str {
        match self {
            OutputFormat::Json => "json",
            OutputFormat::Jsonl => "jsonl",
            OutputFormat::Svg => "svg",
            OutputFormat::Png => "png",
            OutputFormat::Html => "html",
            OutputFormat::Md => "md",
            OutputFormat::Csv => "csv",
            OutputFormat::Ics => "ics",
            OutputFormat::Tml => "tml",
            OutputFormat::List => "txt",
            OutputFormat::Timelinejs => "timelinejs.json",
            OutputFormat::Mermaid => "mmd",
            OutputFormat::Crossdoc => "order",
        }
    }
}
