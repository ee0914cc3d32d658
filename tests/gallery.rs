//! The gallery in `output/` is what the command makes of our articles today.
//!
//! `UPDATE_GALLERY=1 cargo test --test gallery` writes it anew.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Name and date of every article, from `tests/articles/INDEX.tsv`.
fn articles() -> Vec<(String, String)> {
    let index = fs::read_to_string(root().join("tests/articles/INDEX.tsv")).unwrap();
    index
        .lines()
        .filter(|line| !line.starts_with('#') && !line.trim().is_empty())
        .map(|line| {
            let mut cells = line.split('\t');
            (cells.next().unwrap().to_owned(), cells.next().unwrap().to_owned())
        })
        .collect()
}

/// Runs the command in the project's folder; it must succeed and say nothing is wrong.
fn dateline(arguments: &[String]) {
    let output = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(arguments)
        .current_dir(root())
        .output()
        .expect("the command starts");
    let message = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "dateline {}: {message}", arguments.join(" "));
}

/// Compares what was written to `made` with the gallery, or puts it there.
fn compare(made: &Path, kept: &Path, stale: &mut Vec<PathBuf>) {
    let fresh = fs::read(made).unwrap();
    if std::env::var_os("UPDATE_GALLERY").is_some() {
        fs::create_dir_all(kept.parent().unwrap()).unwrap();
        fs::write(kept, fresh).unwrap();
    } else if fs::read(kept).ok().as_deref() != Some(&fresh[..]) {
        stale.push(kept.to_owned());
    }
}

/// Makes one timeline in every format and compares it file by file.
fn check(name: &str, inputs: &[String], formats: &[&str], stale: &mut Vec<PathBuf>) {
    let folder = tempfile::tempdir().unwrap();
    let mut arguments: Vec<String> = inputs.to_vec();
    for format in formats {
        let path = folder.path().join(format!("{name}.{format}"));
        arguments.extend(["-o".to_owned(), path.to_str().unwrap().to_owned()]);
    }
    dateline(&arguments);
    let mut made: Vec<PathBuf> =
        fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
    made.sort();
    assert!(made.len() >= formats.len(), "{name}: {made:?}");
    for path in made {
        let kept = root().join("output").join(path.file_name().unwrap());
        compare(&path, &kept, stale);
    }
}

fn assert_fresh(stale: &[PathBuf]) {
    assert!(
        stale.is_empty(),
        "not what the command makes today (UPDATE_GALLERY=1 cargo test --test gallery): {stale:#?}"
    );
}

#[test]
fn each_article_has_its_timeline_in_the_gallery() {
    let mut stale = Vec::new();
    for (article, date) in articles() {
        let name = article.trim_end_matches(".txt");
        let inputs = [format!("tests/articles/{article}"), "--date".to_owned(), date];
        check(name, &inputs, &["json", "svg"], &mut stale);
    }
    assert_fresh(&stale);
}

#[test]
fn each_story_of_several_articles_has_one_timeline() {
    let mut stale = Vec::new();
    for story in ["ferry-fire", "takeover", "well-water", "paint-factory", "dock-strike"] {
        let inputs = [format!("tests/stories/{story}")];
        check(story, &inputs, &["json", "svg"], &mut stale);
    }
    assert_fresh(&stale);
}

#[test]
fn one_article_in_every_text_format() {
    let mut stale = Vec::new();
    let inputs = ["tests/articles/harbour-collision.txt", "--date", "2021-03-26"].map(String::from);
    check("formats", &inputs, &["html", "md", "csv", "ics", "tml", "txt"], &mut stale);
    assert_fresh(&stale);
}
