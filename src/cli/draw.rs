//! A timeline in any of the formats.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use dateline::Extraction;
use dateline::render;
#[cfg(feature = "png")]
use dateline::render::chart::TextMode;
use dateline::render::chart::{self, ChartOptions, Page, Theme};
use dateline::render::list::ListOptions;
use dateline::timeline::Timeline;

use super::args::{Chart, Target};
use super::failure::Failure;
use super::format::OutputFormat;
use super::{output, say};

/// Pixels of a PNG for each unit of the chart.
#[cfg(feature = "png")]
const PNG_SCALE: f32 = 2.0;

/// The chart's options.
pub fn options(chart: &Chart) -> ChartOptions {
    ChartOptions {
        size: chart.size.get(),
        theme: chart.theme.get(),
        scale: chart.scale.get(),
        text: chart.text.get(),
        lanes: chart.lanes.get(),
        group: chart.group.map(super::args::GroupName::get),
        title: chart.title.clone(),
    }
}

/// A timeline as bytes; more than one only for pictures with several pages.
///
/// `single` is the article that TimeML needs.
pub fn bytes(
    timeline: &Timeline,
    single: Option<&Extraction>,
    format: OutputFormat,
    options: &ChartOptions,
    terminal: bool,
) -> Result<Vec<Vec<u8>>, Failure> {
    let text = match format {
        OutputFormat::Json => render::json::write(timeline),
        OutputFormat::Jsonl => render::json::write_line(timeline),
        OutputFormat::Csv => render::csv::write(timeline),
        OutputFormat::Md => render::markdown::write(timeline),
        OutputFormat::Ics => render::icalendar::write(timeline),
        OutputFormat::Mermaid => render::mermaid::write(timeline),
        OutputFormat::Crossdoc => render::crossdoc::write(timeline),
        OutputFormat::Timelinejs => render::timelinejs::write(timeline),
        OutputFormat::List => render::list::list(timeline, &list_options(terminal)),
        OutputFormat::Html => page(timeline, options),
        OutputFormat::Tml => single.map(Extraction::to_timeml).ok_or_else(only_one_article)?,
        OutputFormat::Svg | OutputFormat::Png => {
            return pictures(&chart::draw(timeline, options), format);
        }
    };
    Ok(vec![text.into_bytes()])
}

fn only_one_article() -> Failure {
    Failure::Usage(
        "TimeML holds one article, from its text: use --each for a file for each".to_owned(),
    )
}

/// The page, with its chart for light and for dark surroundings.
fn page(timeline: &Timeline, options: &ChartOptions) -> String {
    let themed = |theme| {
        let options = ChartOptions { theme, ..options.clone() };
        chart::draw(timeline, &options).into_iter().map(|page| page.svg).collect::<Vec<_>>()
    };
    let (light, dark) = (themed(Theme::Light), themed(Theme::Dark));
    render::html::write(timeline, render::html::Charts { light: &light, dark: &dark })
}

/// The pages of a chart as files.
fn pictures(pages: &[Page], format: OutputFormat) -> Result<Vec<Vec<u8>>, Failure> {
    let picture = |page: &Page| match format {
        OutputFormat::Png => png(page),
        _ => Ok(page.svg.clone().into_bytes()),
    };
    pages.iter().map(picture).collect()
}

#[cfg(feature = "png")]
fn png(page: &Page) -> Result<Vec<u8>, Failure> {
    render::png::png(&page.svg, PNG_SCALE)
        .map_err(|error| Failure::Usage(format!("no PNG: {error}")))
}

#[cfg(not(feature = "png"))]
fn png(_: &Page) -> Result<Vec<u8>, Failure> {
    Err(Failure::Usage("this program was built without PNG: draw an SVG instead".to_owned()))
}

/// What a picture drawn with the bundled font alone cannot show.
#[cfg(feature = "png")]
fn letters(timeline: &Timeline, format: OutputFormat, options: &ChartOptions) -> Option<String> {
    let outlines = format == OutputFormat::Svg && options.text == TextMode::Path;
    if format != OutputFormat::Png && !outlines {
        return None;
    }
    let options = ChartOptions { text: TextMode::Font, ..options.clone() };
    let svg: String = chart::draw(timeline, &options).into_iter().map(|page| page.svg).collect();
    let missing = render::png::missing(&svg);
    let shown: Vec<String> = missing.iter().take(8).map(char::to_string).collect();
    let more =
        missing.len().checked_sub(9).map_or(String::new(), |n| format!(" and {} more", n + 1));
    let what = match format {
        OutputFormat::Png => "they are boxes; an SVG is drawn with the reader's fonts",
        _ => "lines with them stay text",
    };
    (!missing.is_empty())
        .then(|| format!("the built-in font lacks {}{more}: {what}", shown.join(" ")))
}

#[cfg(not(feature = "png"))]
fn letters(_: &Timeline, _: OutputFormat, _: &ChartOptions) -> Option<String> {
    None
}

fn list_options(terminal: bool) -> ListOptions {
    if !terminal {
        return ListOptions::default();
    }
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    let width = terminal_size::terminal_size().map_or(80, |(width, _)| usize::from(width.0));
    ListOptions { width: width.max(20), colour: !set("NO_COLOR") && !dumb }
}

/// Where one timeline goes, checked before the work.
pub struct Plan(Vec<(OutputFormat, Option<PathBuf>)>);

impl Plan {
    /// What the options ask for; `inputs` are not to be written over.
    pub fn new(target: &Target, inputs: &[PathBuf]) -> Result<Plan, Failure> {
        let mut plan: Vec<(OutputFormat, Option<PathBuf>)> = Vec::new();
        for path in &target.output {
            let shown = path.display();
            let usage = |what: &str| Err(Failure::Usage(format!("{shown}: {what}")));
            if path.is_dir() || path.as_os_str().to_string_lossy().ends_with('/') {
                return usage("is a folder; a folder is for --each");
            }
            let Some(format) = OutputFormat::of_path(path) else {
                return usage(
                    "unknown output format; the name should end in .json, .svg, .png, .html, \
                     .md, .csv, .ics, .tml or .txt",
                );
            };
            if plan.iter().any(|(_, other)| other.as_ref() == Some(path)) {
                return usage("is named twice");
            }
            if inputs.iter().any(|input| same_file(input, path)) {
                return usage("is an input too, and would be written over");
            }
            output::check_file(path)?;
            plan.push((format, Some(path.clone())));
        }
        if target.format.is_some() || plan.is_empty() {
            let terminal = std::io::stdout().is_terminal();
            let usual = if terminal { OutputFormat::List } else { OutputFormat::Json };
            plan.push((target.format.unwrap_or(usual), None));
        }
        Ok(Plan(plan))
    }

    /// Writes everything.
    pub fn carry_out(
        &self,
        timeline: &Timeline,
        single: Option<&Extraction>,
        options: &ChartOptions,
        quiet: bool,
    ) -> Result<(), Failure> {
        for (format, path) in &self.0 {
            match path {
                Some(path) if matches!(format, OutputFormat::Svg | OutputFormat::Png) => {
                    let pages = chart::draw(timeline, options);
                    let files = numbered(path, &pictures(&pages, *format)?)?;
                    if !quiet {
                        tell(&files, &pages);
                        for old in left_over(path, pages.len()) {
                            say::warning(
                                &old.display().to_string(),
                                "was there before and is no part of this chart",
                            );
                        }
                    }
                }
                Some(path) => {
                    numbered(path, &bytes(timeline, single, *format, options, false)?)?;
                }
                None => {
                    let terminal = std::io::stdout().is_terminal();
                    let pages = bytes(timeline, single, *format, options, terminal)?;
                    standard(*format, &pages, terminal)?;
                }
            }
            if let Some(warning) = letters(timeline, *format, options).filter(|_| !quiet) {
                let name = path.as_ref().map_or("-".to_owned(), |path| path.display().to_string());
                say::warning(&name, &warning);
            }
        }
        Ok(())
    }
}

fn same_file(a: &Path, b: &Path) -> bool {
    matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b)
}

/// Which file holds which page, and the text that a document should give as its alternative.
fn tell(files: &[PathBuf], pages: &[Page]) {
    for (file, (page, number)) in files.iter().zip(pages.iter().zip(1..)) {
        let part = match pages.len() {
            1 => String::new(),
            of => format!("page {number} of {of}; "),
        };
        say::note(&file.display().to_string(), &format!("{part}alt text: {}", page.alt));
    }
}

/// One file: `x.svg`; of several pages one each: `x-1.svg`, `x-2.svg`, … The files' names.
pub fn numbered(path: &Path, pages: &[Vec<u8>]) -> Result<Vec<PathBuf>, Failure> {
    let files = match pages {
        [] => return Err(Failure::Input(format!("{}: there is nothing to draw", path.display()))),
        [_] => vec![path.to_owned()],
        _ => (1..=pages.len()).map(|number| page_of(path, number)).collect(),
    };
    for (file, page) in files.iter().zip(pages) {
        output::file(file, page)?;
    }
    Ok(files)
}

/// Files that look like those of an earlier chart with more or fewer pages.
fn left_over(path: &Path, pages: usize) -> Vec<PathBuf> {
    let whole = (pages > 1).then(|| path.to_owned());
    let next = if pages > 1 { pages + 1 } else { 1 };
    let further = (next..).map(|number| page_of(path, number)).take_while(|page| page.exists());
    whole.into_iter().filter(|whole| whole.exists()).chain(further).collect()
}

fn page_of(path: &Path, number: usize) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let extension = path.extension().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!("{stem}-{number}.{extension}"))
}

/// One page on standard output.
pub fn standard(format: OutputFormat, pages: &[Vec<u8>], terminal: bool) -> Result<(), Failure> {
    if format == OutputFormat::Png && terminal {
        return Err(Failure::Usage("a PNG is not for a terminal: give -o FILE.png".to_owned()));
    }
    match pages {
        [page] => output::stdout(page),
        [] => Ok(()),
        _ => Err(Failure::Usage("the chart has several pages: give -o FILE".to_owned())),
    }
}
