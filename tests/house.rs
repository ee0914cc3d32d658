//! The rooms of the house and the arrows between them: data flows one way, nothing looks back.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Room, and the rooms it may import.
const ROOMS: &[(&str, &[&str])] = &[
    ("span", &[]),
    ("time", &[]),
    ("lang", &["span", "time"]),
    ("input", &["lang", "span", "time"]),
    ("text", &["input", "lang", "span"]),
    ("timex", &["text", "lang", "time", "span"]),
    ("event", &["timex", "text", "lang", "time", "span"]),
    ("order", &["event", "timex", "text", "lang", "time", "span"]),
    ("timeline", &["order", "event", "timex", "text", "input", "lang", "time", "span"]),
    ("render", &["timeline", "event", "timex", "time", "score", "span"]),
    ("score", &["order", "event", "timex", "text", "input", "lang", "time", "span"]),
];

/// Foreign package, and the rooms (or files below `src`) where it may enter.
const PACKAGES: &[(&str, &[&str])] = &[
    ("chrono", &["time"]),
    ("fearless_simd", &["text", "lang/linear/line.rs"]),
    ("toml", &["lang"]),
    ("dateparser", &["input/dct.rs"]),
    ("dom_query", &["input"]),
    ("dom_smoothie", &["input"]),
    ("quick_xml", &["input", "score"]),
    ("plotters", &["render"]),
    ("resvg", &["render"]),
    ("serde_json", &["render", "input", "cli"]),
    ("clap", &["cli", "main.rs"]),
];

/// Every source file of the crate but those that hold a room's own tests.
fn sources() -> BTreeMap<PathBuf, String> {
    fn walk(folder: &Path, found: &mut BTreeMap<PathBuf, String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|e| e == "rs") && !path.ends_with("tests.rs") {
                found.insert(path.clone(), fs::read_to_string(&path).unwrap());
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = BTreeMap::new();
    walk(&root, &mut found);
    found
        .into_iter()
        .map(|(path, text)| (path.strip_prefix(&root).unwrap().to_owned(), text))
        .collect()
}

/// Code lines: no comments, nothing after the module's own tests begin.
fn code(text: &str) -> impl Iterator<Item = &str> {
    text.lines()
        .take_while(|line| !line.starts_with("#[cfg(test)]"))
        .map(str::trim)
        .filter(|line| !line.starts_with("//"))
}

fn room_of(path: &Path) -> String {
    let first = path.components().next().unwrap().as_os_str().to_str().unwrap();
    first.trim_end_matches(".rs").to_owned()
}

#[test]
fn every_import_follows_an_allowed_arrow() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let room = room_of(&path);
        let Some((_, allowed)) = ROOMS.iter().find(|(name, _)| *name == room) else { continue };
        for line in code(&text) {
            for part in line.split("crate::").skip(1) {
                let target: String =
                    part.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                if target != room && !allowed.contains(&target.as_str()) {
                    wrong.push(format!("{} imports {target}: {line}", path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "arrows that look back:\n{}", wrong.join("\n"));
}

#[test]
fn a_foreign_package_enters_only_through_its_room() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let room = room_of(&path);
        for (package, doors) in PACKAGES {
            let open = doors.iter().any(|door| room == *door || path == Path::new(door));
            let used = code(&text).any(|line| line.contains(&format!("{package}::")));
            if used && !open {
                wrong.push(format!("{} uses {package}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "packages outside their rooms:\n{}", wrong.join("\n"));
}
