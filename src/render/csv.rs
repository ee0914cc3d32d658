//! A table for spreadsheets (RFC 4180), one row an item.
//!
//! A cell that a spreadsheet would run as a formula (it begins with `=`, `+`, `-`, `@`, a tab or a
//! carriage return) gets an apostrophe before it, as OWASP advises.

use super::words::{date_in_words, json_word};
use crate::timeline::{Item, Timeline};

const HEADER: &str = "id,when,earliest,latest,granularity,edtf,value,label,status,attribution,who,\
                      lane,basis,because,salience,after,sources,sentence";

/// Writes the timeline as CSV: dated items first, then the undated ones; lines end in CR LF.
pub fn write(timeline: &Timeline) -> String {
    let mut out = format!("{HEADER}\r\n");
    for item in timeline.shown().chain(timeline.shown_undated()) {
        let cells: Vec<String> = row(timeline, item).iter().map(|text| cell(text)).collect();
        out.push_str(&cells.join(","));
        out.push_str("\r\n");
    }
    out
}

fn row(timeline: &Timeline, item: &Item) -> [String; 18] {
    let when = item.when.as_ref();
    let text = |value: Option<String>| value.unwrap_or_default();
    let moment = |m: Option<crate::timeline::Moment>| text(m.map(|m| m.to_string()));
    [
        item.id.clone(),
        text(when.map(date_in_words)),
        moment(when.and_then(|w| w.earliest)),
        moment(when.and_then(|w| w.latest)),
        text(when.map(|w| json_word(&w.granularity))),
        text(when.map(|w| w.edtf.clone())),
        text(when.map(|w| w.value.clone())),
        item.label.clone(),
        json_word(&item.status),
        text(item.attribution.clone()),
        item.who.join("; "),
        text(item.lane.clone()),
        text(when.map(|w| json_word(&w.basis))),
        text(when.map(|w| w.because.join("; "))),
        format!("{:.2}", item.salience),
        item.after.join(" "),
        sources(timeline, item),
        item.source.iter().map(|s| s.sentence.as_str()).collect::<Vec<_>>().join(" / "),
    ]
}

fn sources(timeline: &Timeline, item: &Item) -> String {
    let mut names: Vec<&str> = Vec::new();
    for source in &item.source {
        let document = timeline.document(&source.document);
        let name = document
            .map_or(source.document.as_str(), |d| d.url.as_deref().unwrap_or(d.name.as_str()));
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.join("; ")
}

/// Text that a spreadsheet takes neither for a formula nor, where semicolons or tabs part the cells,
/// for several cells.
fn cell(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    let text = if formula { format!("'{text}") } else { text.to_owned() };
    if text.contains([',', ';', '\t', '"', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_becomes_text_and_quotes_are_doubled() {
        assert_eq!(cell("=HYPERLINK(1)"), "'=HYPERLINK(1)");
        assert_eq!(cell("-0043-03-15"), "'-0043-03-15");
        assert_eq!(cell("he said \"no\", twice"), "\"he said \"\"no\"\", twice\"");
        assert_eq!(cell("＝1+1"), "'＝1+1");
        assert_eq!(cell("rain;=1+1"), "\"rain;=1+1\"");
        assert_eq!(cell("\n=1+1"), "\"'\n=1+1\"");
        assert_eq!(cell("plain"), "plain");
    }

    #[test]
    fn every_row_has_as_many_cells_as_the_header() {
        let timeline = Timeline { items: vec![Item::default()], ..Timeline::default() };
        let csv = write(&timeline);
        let counts: Vec<usize> = csv.lines().map(|line| line.split(',').count()).collect();
        assert_eq!(counts, [18, 18]);
    }
}
