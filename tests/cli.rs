//! The command as a user meets it: inputs, outputs, messages and exit codes.

#[path = "common/schema.rs"]
mod schema;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
    command.current_dir(folder).args(arguments);
    command
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    command(folder, arguments).stdin(Stdio::null()).output().unwrap()
}

fn fed(folder: &Path, arguments: &[&str], input: &[u8]) -> Output {
    let mut child = command(folder, arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    child.wait_with_output().unwrap()
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

fn listing(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// A folder with one good article and a collection of bad ones.
fn corner() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).unwrap();
    write("rain.txt", b"Rain fell on Monday. The river rose on Tuesday.\n");
    write("empty.txt", b"");
    write("blank.txt", b" \n\t\n");
    write("program.txt", b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0");
    write("noise.txt", &(0..64).collect::<Vec<u8>>());
    write("broken.tml", b"<TimeML><TEXT>Rain <EVENT>fell</TEXT></TimeML>");
    write("notext.tml", b"<TimeML><DCT/></TimeML>");
    write("edited.json", br#"{"format":"dateline/1","items":[{"id":"a","label":""}]}"#);
    write("notes.json", b"{ \"format\": \"dateline/1\",\n  \"items\": 7 }");
    write("broken.txt.gz", b"\x1f\x8b\x08\0\0\0\0\0\0\x03broken");
    fs::create_dir(folder.path().join("bare")).unwrap();
    folder
}

/// Arguments, exit code, and the whole of what is said.
const REFUSALS: &[(&[&str], i32, &str)] = &[
    (&["none.txt", "-d", "2021-03-18"], 1, "none.txt: no such file or folder"),
    (&["empty.txt", "-d", "2021-03-18"], 1, "empty.txt: holds no text"),
    (&["blank.txt", "-d", "2021-03-18"], 1, "blank.txt: holds no text"),
    (&["bare", "-d", "2021-03-18"], 1, "bare: no articles in this folder"),
    (&["program.txt", "-d", "2021-03-18"], 1, "program.txt: is not text: a program"),
    (
        &["noise.txt", "-d", "2021-03-18"],
        1,
        "noise.txt: is not text: 27 control characters in the first 64 bytes",
    ),
    (
        &["rain.txt"],
        1,
        "rain.txt: no date found: tried a dateline in the first lines; give --date DATE or \
         --undated",
    ),
    (
        &["broken.tml"],
        1,
        "broken.tml: is not TimeML: ill-formed document: expected `</EVENT>`, but `</TEXT>` was \
         found (line 1)",
    ),
    (&["notext.tml"], 1, "notext.tml: has no <TEXT>"),
    (&["broken.txt.gz", "-d", "2021-03-18"], 1, "broken.txt.gz: "),
    (
        &["rain.txt", "--date", "2021-02-30"],
        2,
        "invalid value '2021-02-30' for '--date <DATE>': `2021-02-30` is not a possible date: \
         there is no such day or clock time (see --help)",
    ),
    (
        &["rain.txt", "-d", "03/04/2021"],
        2,
        "invalid value '03/04/2021' for '--date <DATE>': \
         `03/04/2021` may be 2021-04-03 or 2021-03-04: write it in one of these ways (see --help)",
    ),
    (&["rain.txt", "-d", "2021-03-18", "-f", "docx"], 2, "invalid value 'docx' for"),
    (
        &["rain.txt", "-d", "2021-03-18", "-o", "rain.docx"],
        2,
        "rain.docx: unknown output format; the name should end in .json, .svg, .png, .html, .md, \
         .csv, .ics, .tml or .txt",
    ),
    (
        &["rain.txt", "-d", "2021-03-18", "-o", "missing/rain.json"],
        2,
        "missing/rain.json: cannot be written: no such file or folder",
    ),
    (
        &["rain.txt", "-d", "2021-03-18", "-o", "bare"],
        2,
        "bare: is a folder; a folder is for --each",
    ),
    (&["rain.txt", "-d", "2021-03-18", "-o", "a.md", "-o", "a.md"], 2, "a.md: is named twice"),
    (
        &["--each", "rain.txt", "-d", "2021-03-18", "-f", "jsonl", "-o", "-"],
        2,
        "invalid value '-' for '--output <FILE>': without --output, results go to standard output",
    ),
    (
        &["rain.txt", "-d", "2021-03-18", "-o", "rain.txt"],
        2,
        "rain.txt: is an input too, and would be written over",
    ),
    (&["rain.txt", "--lang", "xx"], 2, "no language `xx`; there are: "),
    (&["rain.txt", "--min-salience", "7"], 2, "invalid value '7' for"),
    (&["rain.txt", "--max-size", "0"], 2, "invalid value '0' for"),
    (&["rain.txt", "--field", "words=body"], 2, "invalid value 'words=body' for"),
    (&["rain.txt", "-d", "2021-03-18", "--max-size", "10"], 1, "rain.txt: is longer than 10 bytes"),
    (&["eval", "bare"], 1, "bare: no .tml files in this folder"),
    (&["render", "edited.json"], 1, "edited.json: line 1, column 51: items[0].label: is empty"),
    (
        &["render", "notes.json"],
        1,
        "notes.json: line 2, column 12: items: invalid type: integer `7`, expected a sequence",
    ),
    (&["render", "none.json"], 1, "none.json: no such file or folder"),
];

#[test]
fn wrong_input_gets_one_clear_line_and_its_exit_code() {
    let folder = corner();
    for (arguments, code, said) in REFUSALS {
        let output = run(folder.path(), arguments);
        let error = text(&output.stderr);
        assert_eq!(output.status.code(), Some(*code), "{arguments:?}: {error}");
        assert!(error.starts_with(&format!("dateline: {said}")), "{arguments:?}: {error}");
        assert_eq!(error.lines().count(), 1, "{arguments:?}: {error}");
        assert!(output.stdout.is_empty(), "{arguments:?}");
    }
    assert_eq!(listing(folder.path()).len(), 11, "nothing may be left behind");
}

#[test]
fn the_other_inputs_are_still_done() {
    let folder = corner();
    let arguments = [
        "none.txt",
        "rain.txt",
        "empty.txt",
        "-d",
        "2021-03-18",
        "-o",
        "out.json",
        "-o",
        "out.csv",
    ];
    let output = run(folder.path(), &arguments);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        text(&output.stderr),
        "dateline: none.txt: no such file or folder\ndateline: empty.txt: holds no text\n"
    );
    let json: Value =
        serde_json::from_slice(&fs::read(folder.path().join("out.json")).unwrap()).unwrap();
    assert_eq!(json["documents"][0]["name"], "rain.txt");
    assert!(folder.path().join("out.csv").exists());
    assert!(output.stdout.is_empty());
}

#[test]
fn every_output_fits_the_schema() {
    let schema: Value = serde_json::from_str(dateline::render::json::SCHEMA).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let articles = repository("tests/articles");
    let articles = articles.to_str().unwrap();
    for arguments in [
        vec![articles, "-d", "2021-03-26"],
        vec![articles, "--undated"],
        vec![articles, "-d", "2021-03-26", "--kind", "narrative", "--max", "5"],
    ] {
        let output = run(folder.path(), &arguments);
        let value: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(schema::problems(&value, &schema), Vec::<String>::new(), "{arguments:?}");
        assert!(value["documents"].as_array().unwrap().len() >= 6);
        for expression in value["expressions"].as_array().unwrap() {
            let document = expression["document"].as_str().unwrap();
            let index: usize = document[1..].parse().unwrap();
            let name = value["documents"][index - 1]["name"].as_str().unwrap();
            let article = fs::read_to_string(name).unwrap();
            let place = |key: &str| expression[key].as_u64().unwrap() as usize;
            assert_eq!(article.get(place("start")..place("end")), expression["text"].as_str());
        }
    }
}

#[test]
fn what_is_written_can_be_drawn_again_and_stays_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let article = repository("tests/articles/harbour-collision.txt");
    let made = run(folder.path(), &[article.to_str().unwrap(), "-d", "2021-03-26", "-o", "h.json"]);
    assert_eq!(made.status.code(), Some(0), "{}", text(&made.stderr));
    let again = run(folder.path(), &["render", "h.json"]);
    assert_eq!(text(&again.stderr), "");
    assert_eq!(text(&again.stdout), fs::read_to_string(folder.path().join("h.json")).unwrap());
    let merged = run(folder.path(), &["merge", "h.json", "h.json"]);
    assert_eq!(text(&merged.stderr), "");
    let value: Value = serde_json::from_slice(&merged.stdout).unwrap();
    assert_eq!(value["documents"].as_array().unwrap().len(), 1);
}

#[test]
fn slips_of_the_pen_in_an_edited_timeline_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let item = r#""id": "d1e1", "label": "Rain falls""#;
    let when = r#""earliest": "2021-03-18", "latest": "2021-03-18", "granularity": "day""#;
    let cases = [
        (
            format!(r#"{{ {item}, "lable": "x", "when": {{ {when} }} }}"#),
            0,
            "warning: `items[0].lable`",
        ),
        (format!(r#"{{ {item} }}"#), 1, "line 1, column 38: items[0]: has no `when`"),
        (
            format!(r#"{{ {item}, "when": {{ {} }} }}"#, when.replacen("18", "19", 1)),
            1,
            ": items[0].when: latest 2021-03-18 is before earliest 2021-03-19",
        ),
        (
            format!(r#"{{ {item}, "when": {{ {when}, "value": "2021-03-20" }} }}"#),
            0,
            "warning: items[0].when.value: 2021-03-20 is not between earliest and latest",
        ),
        (
            format!(r#"{{ {item}, "when": {{ {} }} }}"#, when.replace("day", "fortnight")),
            1,
            "items[0].when.granularity: unknown variant `fortnight`",
        ),
        (
            format!(r#"{{ {item}, "status": "sure", "when": {{ {when} }} }}"#),
            1,
            "items[0].status: ",
        ),
        (
            format!(r#"{{ {item}, "salience": 3, "when": {{ {when} }} }}"#),
            1,
            "items[0].salience: 3",
        ),
        (
            format!(r#"{{ {item}, "when": {{ {when} }} }}, {{ {item}, "when": {{ {when} }} }}"#),
            1,
            "items[1].id: `d1e1` is the id of an earlier item too",
        ),
        (format!(r#"{{ {item}, "when": {{ {when} }}"#), 1, "line 1, column"),
    ];
    for (items, code, said) in cases {
        let json = format!(r#"{{ "format": "dateline/1", "items": [ {items} ] }}"#);
        fs::write(folder.path().join("edited.json"), &json).unwrap();
        let output = run(folder.path(), &["render", "edited.json", "-f", "md"]);
        let error = text(&output.stderr);
        assert_eq!(output.status.code(), Some(code), "{json}: {error}");
        assert!(error.contains(said), "{json}: {error}");
    }
}

#[test]
fn corrections_are_carried_over_to_a_new_run() {
    let folder = tempfile::tempdir().unwrap();
    let article = repository("tests/articles/harbour-collision.txt");
    let article = article.to_str().unwrap();
    run(folder.path(), &[article, "-d", "2021-03-26", "-o", "h.json"]);
    let path = folder.path().join("h.json");
    let mut value: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    let Some(first) = value["items"].as_array_mut().and_then(|items| items.first_mut()) else {
        return; // nothing found: the timeline's own tests will say so
    };
    first["label"] = "A label of my own".into();
    first["hidden"] = true.into();
    fs::write(&path, value.to_string()).unwrap();
    let output = run(folder.path(), &[article, "-d", "2021-03-26", "--keep", "h.json"]);
    let again: Value = serde_json::from_slice(&output.stdout).unwrap();
    let kept = again["items"].as_array().unwrap().iter().find(|item| item["hidden"] == true);
    assert_eq!(kept.unwrap()["label"], "A label of my own");
}

#[test]
fn each_article_gets_a_file_named_after_it() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::create_dir_all(at("in/deep")).unwrap();
    for name in
        ["in/a.txt", "in/a.md", "in/b.html", "in/deep/a.txt", "in/deep/.hidden.txt", "in/x.png"]
    {
        fs::write(at(name), "Rain fell on Monday.").unwrap();
    }
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("..", at("in/deep/up")).unwrap();
        std::os::unix::fs::symlink("nowhere", at("in/deep/lost.txt")).unwrap();
    }
    let output = run(folder.path(), &["--each", "in", "-d", "2021-03-18", "-o", "out/"]);
    assert_eq!((output.status.code(), text(&output.stderr)), (Some(0), ""));
    assert_eq!(listing(&at("out")), ["a.json", "a.txt.json", "b.json", "deep"]);
    assert_eq!(listing(&at("out/deep")), ["a.json"]);
    let output =
        run(folder.path(), &["--each", "in", "-d", "2021-03-18", "-f", "tml", "-o", "tml"]);
    assert_eq!(output.status.code(), Some(0));
    let written = fs::read_to_string(at("tml/b.tml")).unwrap();
    assert!(written.contains("<DOCID>b</DOCID>"), "{written}");
}

#[test]
fn json_lines_come_out_in_order_and_bad_lines_are_named() {
    let mut input = Vec::new();
    for number in 1..=300 {
        let line = match number {
            7 => "{bad".to_owned(),
            20 => r#"{"text": "Rain.", "date": "soon"}"#.to_owned(),
            30 => r#"{"title": "Rain"}"#.to_owned(),
            40 => r#"["Rain"]"#.to_owned(),
            50 => String::new(),
            60 => r#"{"id": "60", "text": "\ud83d lone \u00e9", "date": 1616059200}"#.to_owned(),
            n => format!(
                r#"{{"id": "{n}", "text": "Rain fell on Monday.{}", "date": "2021-03-18"}}"#,
                " It rose on Tuesday.".repeat(n % 50)
            ),
        };
        writeln!(input, "{line}").unwrap();
    }
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("crawl.jsonl"), &input).unwrap();
    let output = run(folder.path(), &["--each", "-f", "jsonl", "-j", "3", "crawl.jsonl"]);
    assert_eq!(output.status.code(), Some(1));
    let names: Vec<u32> = text(&output.stdout)
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap())
        .map(|value| value["documents"][0]["name"].as_str().unwrap().parse().unwrap())
        .collect();
    let expected: Vec<u32> = (1..=300).filter(|n| ![7, 20, 30, 40, 50].contains(n)).collect();
    assert_eq!(names, expected);
    assert_eq!(
        text(&output.stderr),
        "dateline: crawl.jsonl: line 7: is not a JSON record: key must be a string at column 2\n\
         dateline: crawl.jsonl: line 20: `soon` is not a date that is understood: write it as \
         2021-03-18 or 18 March 2021\n\
         dateline: crawl.jsonl: line 30: has no field `text`\n\
         dateline: crawl.jsonl: line 40: is not a JSON record: it is not an object\n"
    );
    // The same through a pipe, packed, and into a file.
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(&input).unwrap();
    let piped =
        fed(folder.path(), &["--each", "-f", "jsonl", "-q", "-"], &packed.finish().unwrap());
    assert_eq!(text(&piped.stdout), text(&output.stdout));
    run(folder.path(), &["--each", "-o", "out.jsonl", "crawl.jsonl"]);
    assert_eq!(fs::read(folder.path().join("out.jsonl")).unwrap(), output.stdout);
}

#[test]
fn fields_of_a_record_may_have_other_names() {
    let folder = tempfile::tempdir().unwrap();
    let record = br#"{"meta": {"when": "18 March 2021"}, "body": "Rain fell.", "link": "https://x.example"}"#;
    let arguments =
        ["-", "--field", "text=body", "--field", "date=meta.when", "--field", "url=link"];
    let output = fed(folder.path(), &arguments, record);
    let value: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(value["documents"][0]["date"], "2021-03-18");
    assert_eq!(value["documents"][0]["date_from"], "field");
    assert_eq!(value["documents"][0]["url"], "https://x.example");
}

#[test]
fn a_reader_that_goes_away_ends_the_work_quietly() {
    let folder = tempfile::tempdir().unwrap();
    let line =
        format!("{{\"text\": \"{}\", \"date\": \"2021-03-18\"}}\n", "Rain fell. ".repeat(200));
    fs::write(folder.path().join("many.jsonl"), line.repeat(300)).unwrap();
    let mut child = command(folder.path(), &["--each", "-f", "jsonl", "many.jsonl"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), text(&output.stderr)), (Some(0), ""));
}

#[test]
fn the_text_of_a_timeml_file_is_unchanged_to_the_byte() {
    let folder = tempfile::tempdir().unwrap();
    let article =
        "Rain &amp; <wind>\r\n\tfell on  Monday \u{a0}\u{202e}é\u{1F327} \"twice\".\n\n\nEnd";
    fs::write(folder.path().join("a.txt"), article).unwrap();
    let output = run(folder.path(), &["a.txt", "-d", "2021-03-18", "-f", "tml"]);
    let written = text(&output.stdout);
    let inside = written.split_once("<TEXT>").unwrap().1.split_once("</TEXT>").unwrap().0;
    let mut bare = String::new();
    for part in inside.split('<') {
        bare.push_str(part.split_once('>').map_or(part, |(_, rest)| rest));
    }
    for (entity, character) in
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#13;", "\r"), ("&amp;", "&")]
    {
        bare = bare.replace(entity, character);
    }
    assert_eq!(bare, article);
}

#[test]
fn figures_are_those_of_the_usual_script() {
    let folder = repository("tests/score");
    let output = run(&folder, &["eval", "gold", "system", "--errors", "1"]);
    let expected = "\
documents       3
timex strict    P 50.0  R 30.0  F1 37.5  system 6  gold 10
timex relaxed   P 100.0  R 60.0  F1 75.0  system 6  gold 10
timex type      P 83.33  R 50.0  F1 62.5  system 6  gold 10
timex value     P 50.0  R 30.0  F1 37.5  system 6  gold 10
timex both      P 33.33  R 20.0  F1 25.0  system 6  gold 10
event relaxed   P 75.0  R 66.67  F1 70.59  system 8  gold 9
event class     P 62.5  R 55.56  F1 58.82  system 8  gold 9
links aware     P 50.0  R 35.71  F1 41.67  system 10  gold 14

event class: 1
  harbour.tml  gold 'said' REPORTING  system 'said' I_ACTION

event missed: 3
  harbour.tml  gold 'take' OCCURRENCE  system -

event spurious: 2
  harbour.tml  gold -  system 'aground' STATE

timex missed: 4
  letters.tml  gold '2000' DATE 2000  system -

timex span: 1
  letters.tml  gold 'week' SET P1W  system 'Every week' SET P1W

timex value: 3
  harbour.tml  gold 'early this morning' TIME 2021-03-26TMO  system 'this morning' DATE 2021-03-26
";
    assert_eq!(text(&output.stdout), expected);
    assert_eq!(text(&output.stderr), "dateline: unanswered.tml: no system file\n");
    let json = run(&folder, &["eval", "gold", "system", "--json", "--no-links"]);
    let figures: Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!(figures["timex type"]["P"], 83.33);
    assert!(figures.get("links aware").is_none());
}

#[test]
fn gold_scored_against_itself_is_perfect_and_own_output_is_well_formed() {
    let folder = repository("tests/score");
    let output = run(&folder, &["eval", "gold", "gold"]);
    assert!(text(&output.stdout).lines().skip(1).all(|line| line.contains("F1 100.0")));
    let own = run(&folder, &["eval", "gold"]);
    assert_eq!((own.status.code(), text(&own.stderr)), (Some(0), ""));
}

#[test]
fn explain_shows_rule_meaning_anchor_and_value() {
    let folder = corner();
    let output = run(folder.path(), &["explain", "rain.txt", "-d", "2021-03-18", "--explain"]);
    let said = text(&output.stdout);
    for part in
        ["date 2021-03-18 (from option)", "`Monday`", "2021-03-15", "rule ", "meaning ", "anchor "]
    {
        assert!(said.contains(part), "{part} in {said}");
    }
}

#[test]
fn the_command_describes_itself() {
    let folder = tempfile::tempdir().unwrap();
    let schema = run(folder.path(), &["schema"]);
    assert!(serde_json::from_slice::<Value>(&schema.stdout).unwrap()["$defs"].is_object());
    for shell in ["bash", "zsh", "fish", "powershell"] {
        assert!(text(&run(folder.path(), &["completions", shell]).stdout).contains("dateline"));
    }
    assert!(text(&run(folder.path(), &["man"]).stdout).contains(".TH dateline 1"));
    let help = run(folder.path(), &["--help"]);
    assert!(text(&help.stdout).contains("Examples:"));
    assert_eq!(help.status.code(), Some(0));
}
