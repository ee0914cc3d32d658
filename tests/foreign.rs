//! Programs that are not ours read what is written. Each test is skipped where its program is
//! missing; `DATELINE_PYTHON` names another Python than `python3`.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use dateline::render::{chart, html, icalendar, json};
use dateline::timeline::{Documented, Timeline};

/// A Python that has the module.
fn python(module: &str) -> Option<PathBuf> {
    let python = std::env::var_os("DATELINE_PYTHON").unwrap_or_else(|| "python3".into());
    let has = Command::new(&python)
        .args(["-c", &format!("import {module}")])
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success());
    if !has {
        eprintln!("skipped: no Python with {module}");
    }
    has.then(|| python.into())
}

fn script(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/extra").join(name)
}

fn port() -> Timeline {
    json::read(include_str!("chart/fourteen-events.json")).unwrap()
}

/// The port, with labels and a text that try to become markup.
fn hostile() -> Timeline {
    let mut port = port();
    let text = "</p><script>document.title='injected'</script><img src=x onerror=alert(1)> on 23 \
                March 2021; \\, a, b\r\nEND:VEVENT";
    port.items[0].label = text.to_owned();
    port.items[0].source[0].start = 0;
    port.items[0].source[0].end = text.len();
    let date = text.find("23 March").unwrap();
    port.expressions.push(dateline::timeline::Expression {
        id: "d1t1".into(),
        document: "d1".into(),
        start: date,
        end: date + 13,
        text: "23 March 2021".into(),
        kind: Default::default(),
        value: Some("\"><script>alert(1)</script>".into()),
        modifier: None,
        rule: "day-month-year".into(),
        meaning: String::new(),
        anchor: "none".into(),
        unresolved: None,
    });
    port.title = "Port <img src=x onerror=\"document.title='injected'\">".into();
    let first = Documented { text: text.to_owned(), ..port.documents[0].clone() };
    port.documents[0] = first;
    port
}

#[test]
fn a_calendar_is_read_by_another_parser() {
    let Some(python) = python("icalendar") else { return };
    for timeline in [port(), hostile()] {
        let mut child = Command::new(&python)
            .arg(script("read_calendar.py"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let calendar = icalendar::write(&timeline);
        child.stdin.take().unwrap().write_all(calendar.as_bytes()).unwrap();
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success());
        let read = String::from_utf8(output.stdout).unwrap();
        assert!(read.contains("2021-03-24 | 2021-03-29 | Dredging around the bow"), "{read}");
        assert!(read.contains("2021-03-23 07:40:00"), "{read}");
        assert_eq!(read.lines().filter(|line| line.contains(" | ")).count(), 13, "{read}");
    }
}

#[test]
fn a_page_works_in_a_browser_and_nothing_is_injected() {
    let Some(python) = python("playwright") else { return };
    if Command::new("chromium").arg("--version").output().is_err() {
        return eprintln!("skipped: no chromium");
    }
    let folder = tempfile::tempdir().unwrap();
    let draw = |theme| {
        let options = chart::ChartOptions { theme, ..Default::default() };
        chart::draw(&hostile(), &options).into_iter().map(|page| page.svg).collect::<Vec<_>>()
    };
    let (light, dark) = (draw(chart::Theme::Light), draw(chart::Theme::Dark));
    let page = html::write(&hostile(), html::Charts { light: &light, dark: &dark });
    let path = folder.path().join("page.html");
    std::fs::write(&path, page).unwrap();
    let output = Command::new(python).arg(script("read_page.py")).arg(&path).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
