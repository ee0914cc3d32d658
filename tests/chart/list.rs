//! The list on a terminal: dates in a column, lines within the width, colour only where asked for.

use std::process::Command;

use dateline::render::json;
use dateline::render::list::{ListOptions, list};
use dateline::timeline::Timeline;
use unicode_width::UnicodeWidthStr;

use super::given::{on, port, timeline};

fn written(timeline: &Timeline, width: usize, colour: bool) -> String {
    list(timeline, &ListOptions { width, colour })
}

fn scripts() -> Timeline {
    let labels = [
        "港口在碰撞后关闭，调查人员抵达现场，船主向其他航运公司道歉并承诺赔偿损失",
        "أغلقت السلطات الميناء بعد اصطدام سفينة شحن بالجسر القديم",
        "🚢💥 everyone safe 👩\u{200d}🚒 🇳🇴 after a night on the sandbank in front of the harbour",
        "\u{1b}[31mred \u{7} and a word of ninety letters: \
         wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww",
    ];
    let items = labels.iter().enumerate().map(|(n, label)| on(n, label, "2024-05-17"));
    timeline("Scripts", items.collect())
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    for timeline in [port(), scripts()] {
        for width in [24, 40, 60, 80, 200] {
            for line in written(&timeline, width, false).lines() {
                assert!(line.width() <= width, "{width}: {line}");
            }
        }
    }
}

#[test]
fn labels_stand_in_one_column() {
    let text = written(&port(), 80, false);
    let labels = ["Marlow Bridge opens", "Owner Halden Shipping", "Oil price rises 6%"];
    let column = |label: &str| text.lines().find_map(|line| line.find(label)).unwrap();
    assert_eq!(labels.map(column), [column(labels[0]); 3]);
    let dated = text.lines().find(|line| line.contains("Oil price")).unwrap();
    assert!(dated.starts_with("24 Mar 2021 "), "{dated}");
}

#[test]
fn colour_adds_nothing_but_colour() {
    for timeline in [port(), scripts()] {
        let (plain, coloured) = (written(&timeline, 70, false), written(&timeline, 70, true));
        assert!(!plain.contains('\u{1b}') && coloured.contains("\u{1b}[36m"));
        let mut stripped = coloured;
        for code in ["[1m", "[2m", "[36m", "[0m"] {
            stripped = stripped.replace(&format!("\u{1b}{code}"), "");
        }
        assert_eq!(stripped, plain);
    }
}

/// What the command writes on a terminal (that of `script`, where there is one).
fn on_a_terminal(variables: &[(&str, &str)]) -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("port.json"), json::write(&port())).unwrap();
    let command =
        format!("stty rows 30 cols 60; {} render port.json", env!("CARGO_BIN_EXE_dateline"));
    let mut script = Command::new("script");
    script.args(["-q", "-e", "-c", &command, "/dev/null"]).current_dir(folder.path());
    script.env("TERM", "xterm").env_remove("NO_COLOR").envs(variables.iter().copied());
    let output = script.output().ok().filter(|output| output.status.success())?;
    Some(String::from_utf8(output.stdout).unwrap().replace('\r', ""))
}

#[test]
fn a_terminal_gets_colour_unless_it_asks_for_none() {
    let Some(coloured) = on_a_terminal(&[]) else {
        eprintln!("skipped: no terminal to be had");
        return;
    };
    assert_eq!(coloured, written(&port(), 60, true));
    for variable in [("NO_COLOR", "1"), ("TERM", "dumb")] {
        let plain = on_a_terminal(&[variable]).unwrap();
        assert_eq!(plain, written(&port(), 60, false), "{variable:?}");
    }
}
