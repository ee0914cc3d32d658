//! The command that draws: files, messages, and what does not change the picture.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use dateline::render::json;

use super::given::{many, port};

fn dateline(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
    command.current_dir(folder).args(arguments);
    command
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn told(output: &Output) -> &str {
    assert!(output.status.success(), "{}", text(&output.stderr));
    text(&output.stderr)
}

#[test]
fn time_zone_and_locale_change_nothing() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("port.json"), json::write(&port())).unwrap();
    let drawn = |zone: &str, locale: &str, format: &str| {
        let mut command = dateline(folder.path(), &["render", "port.json", "-f", format]);
        let here = command.env("TZ", zone).env("LC_ALL", locale).env("LANG", locale);
        here.output().unwrap().stdout
    };
    for format in ["svg", "txt"] {
        let plain = drawn("UTC", "C", format);
        assert!(plain.len() > 500);
        for (zone, locale) in [
            ("Asia/Kolkata", "tr_TR.UTF-8"),
            ("Pacific/Kiritimati", "ar_EG.UTF-8"),
            ("America/St_Johns", "de_DE.UTF-8"),
        ] {
            assert_eq!(drawn(zone, locale, format), plain, "{zone}, {locale}, {format}");
        }
    }
}

#[test]
fn a_chart_comes_with_the_text_that_stands_for_it() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("port.json"), json::write(&port())).unwrap();
    let output = dateline(folder.path(), &["render", "port.json", "-o", "chart.svg"]).output();
    assert_eq!(
        told(&output.unwrap()),
        "dateline: chart.svg: alt text: Timeline: Port of Marlow closure: what happened and when. \
         14 events from 14 May 1998 to 28 Mar 2021, 1 without a date.\n"
    );
    let quiet = dateline(folder.path(), &["render", "port.json", "-q", "-o", "chart.svg"]).output();
    assert_eq!(told(&quiet.unwrap()), "");
}

#[test]
fn pages_are_numbered_and_told() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("many.json"), json::write(&many(50))).unwrap();
    let output = dateline(folder.path(), &["render", "many.json", "-o", "chart.svg"]).output();
    let output = output.unwrap();
    let lines: Vec<&str> = told(&output).lines().collect();
    assert!(lines[0].starts_with("dateline: chart-1.svg: page 1 of 2; alt text: Timeline: Many"));
    assert!(lines[1].starts_with("dateline: chart-2.svg: page 2 of 2; alt text: Timeline: Many"));
    assert_eq!(names(folder.path()), ["chart-1.svg", "chart-2.svg", "many.json"]);
    let second = fs::read_to_string(folder.path().join("chart-2.svg")).unwrap();
    assert!(second.contains("page 2 of 2<"));
    fs::write(folder.path().join("few.json"), json::write(&port())).unwrap();
    let output = dateline(folder.path(), &["render", "few.json", "-o", "chart.svg"]).output();
    let told = told(&output.unwrap()).to_owned();
    for left in ["chart-1.svg", "chart-2.svg"] {
        let line =
            format!("dateline: {left}: warning: was there before and is no part of this chart");
        assert!(told.contains(&line), "{told}");
    }
}

#[test]
fn an_edited_timeline_is_drawn_as_edited() {
    let folder = tempfile::tempdir().unwrap();
    let written = json::write(&port())
        .replace("Marlow Bridge opens to traffic", "The <old> bridge opens")
        .replace("\"2021-03-25\"", "\"2021-03-26\"")
        .replacen("\"status\": \"happened\"", "\"status\": \"denied\"", 1)
        .replace("\"lane\": \"Salvage\"", "\"lane\": \"Divers\"")
        .replacen("\"label\": \"Oil price", "\"hidden\": true, \"label\": \"Oil price", 1);
    fs::write(folder.path().join("edited.json"), written).unwrap();
    let output = dateline(folder.path(), &["render", "edited.json", "-o", "x.svg"]).output();
    told(&output.unwrap());
    let svg = fs::read_to_string(folder.path().join("x.svg")).unwrap();
    for shown in ["The &lt;old&gt; bridge opens", "· denied", "Divers", "26 Mar 2021"] {
        assert!(svg.contains(shown), "{shown}");
    }
    for gone in ["Marlow Bridge", "Salvage", "Oil price", "25 Mar 2021"] {
        assert!(!svg.contains(gone), "{gone}");
    }
}

#[test]
fn the_list_has_no_colour_in_a_pipe() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("port.json"), json::write(&port())).unwrap();
    let output = dateline(folder.path(), &["render", "port.json", "-f", "txt"]).output().unwrap();
    assert!(!text(&output.stdout).contains('\u{1b}'));
}
