//! [`Timeline`] in, a list to read on a terminal out: dates aligned, wrapped to the width.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::chart::{clean, date_of, ordered, status_word};
use super::speaker::according_to;
use super::standing::Standings;
use crate::timeline::{Item, Timeline};

/// How the list is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListOptions {
    /// Columns of the terminal.
    pub width: usize,
    /// Whether to write ANSI colours (the caller asks the terminal and `NO_COLOR`).
    pub colour: bool,
}

impl Default for ListOptions {
    fn default() -> Self {
        ListOptions { width: 80, colour: false }
    }
}

const BOLD: &str = "\u{1b}[1m";
const DIM: &str = "\u{1b}[2m";
const CYAN: &str = "\u{1b}[36m";
const RESET: &str = "\u{1b}[0m";

/// Widest column of dates; a longer date stands on a line of its own.
const DATES: usize = 24;

/// Writes the list, in the order of the chart; hidden items are left out.
///
/// ```
/// use dateline::render::list::{ListOptions, list};
/// use dateline::timeline::{Item, Timeline};
/// let timeline = Timeline {
///     title: "Harbour strike".into(),
///     undated: vec![Item { label: "Pilots meet the owners".into(), ..Item::default() }],
///     ..Timeline::default()
/// };
/// let text = list(&timeline, &ListOptions::default());
/// assert_eq!(text, "Harbour strike\n\nDate not given\n  Pilots meet the owners\n");
/// ```
pub fn list(timeline: &Timeline, options: &ListOptions) -> String {
    let pen = Pen { colour: options.colour, width: options.width.max(24) };
    let items = ordered(timeline);
    let (dated, undated): (Vec<&Item>, Vec<&Item>) =
        items.into_iter().partition(|item| is_dated(item));
    let mut out = String::new();
    let title = clean(&timeline.title);
    if !title.is_empty() {
        for line in pen.wrapped(&title, pen.width) {
            out.push_str(&pen.styled(&line, BOLD));
            out.push('\n');
        }
        out.push('\n');
    }
    if dated.is_empty() && undated.is_empty() {
        out.push_str("No events\n");
    }
    let most = DATES.min(pen.width / 3);
    let dates: Vec<String> = dated.iter().map(|item| date_of(item)).collect();
    let column = dates.iter().map(|d| d.width()).filter(|w| *w <= most).max().unwrap_or(0);
    for (item, date) in dated.iter().zip(&dates) {
        pen.item(&mut out, item, date, column);
    }
    let standings = Standings::of(timeline);
    if !undated.is_empty() {
        if !dated.is_empty() {
            out.push('\n');
        }
        out.push_str(&pen.styled("Date not given", DIM));
        out.push('\n');
        for item in undated {
            pen.text(&mut out, item, &remarks(item, standings.words(item)), "", 2);
        }
    }
    out
}

fn is_dated(item: &Item) -> bool {
    item.when.as_ref().is_some_and(|when| when.earliest.is_some() || when.latest.is_some())
}

struct Pen {
    colour: bool,
    width: usize,
}

impl Pen {
    fn styled(&self, text: &str, style: &str) -> String {
        if self.colour && !text.is_empty() {
            format!("{style}{text}{RESET}")
        } else {
            text.to_owned()
        }
    }

    fn item(&self, out: &mut String, item: &Item, date: &str, column: usize) {
        let gap = column.saturating_sub(date.width());
        let padded = format!("{}{}", self.styled(date, CYAN), " ".repeat(gap));
        if date.width() <= column {
            self.text(out, item, &remarks(item, None), &padded, column + 2);
        } else {
            out.push_str(&padded);
            out.push('\n');
            self.text(out, item, &remarks(item, None), "", column + 2);
        }
    }

    /// Label and remarks, indented; `lead` is already as wide as the indent less two.
    fn text(&self, out: &mut String, item: &Item, remarks: &str, lead: &str, indent: usize) {
        let mut label = clean(&item.label);
        if label.is_empty() {
            label = "(no label)".to_owned();
        }
        let room = self.width.saturating_sub(indent).max(12);
        let whole = if remarks.is_empty() { label.clone() } else { format!("{label} ({remarks})") };
        let mut seen = 0;
        for (i, line) in self.wrapped(&whole, room).iter().enumerate() {
            let start =
                if i == 0 && !lead.is_empty() { format!("{lead}  ") } else { " ".repeat(indent) };
            out.push_str(&start);
            let (plain, dim) = split(line, label.len().saturating_sub(seen));
            out.push_str(plain);
            out.push_str(&self.styled(dim, DIM));
            out.push('\n');
            seen += line.len();
            seen += whole.get(seen..).map_or(0, |rest| rest.len() - rest.trim_start().len());
        }
    }

    /// Lines of at most `room` columns; a longer word is broken between letters.
    fn wrapped(&self, text: &str, room: usize) -> Vec<String> {
        let mut lines = vec![String::new()];
        let mut start = 0;
        for (end, _) in unicode_linebreak::linebreaks(text) {
            let word = &text[start..end];
            start = end;
            let Some(line) = lines.last_mut() else { break };
            if line.width() + word.trim_end().width() <= room {
                line.push_str(word);
                continue;
            }
            line.truncate(line.trim_end().len());
            if !line.is_empty() {
                lines.push(String::new());
            }
            for letter in word.graphemes(true) {
                let Some(line) = lines.last_mut() else { break };
                if line.width() + letter.width() > room && letter.trim() == letter {
                    lines.push(letter.to_owned());
                } else {
                    line.push_str(letter);
                }
            }
        }
        lines.iter().map(|line| line.trim_end().to_owned()).filter(|l| !l.is_empty()).collect()
    }
}

/// What stands after the label: its place without a date, status, who says so.
fn remarks(item: &Item, standing: Option<String>) -> String {
    let status = status_word(item.status).map(str::to_owned);
    let parts: Vec<String> = standing.into_iter().chain(status).chain(according_to(item)).collect();
    parts.join(", ")
}

fn split(line: &str, at: usize) -> (&str, &str) {
    let mut at = at.min(line.len());
    while !line.is_char_boundary(at) {
        at -= 1;
    }
    line.split_at(at)
}
