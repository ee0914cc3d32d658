//! Which files an invocation names: folders are walked in order of name, each file once.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use dateline::input::Format;

/// One file to read.
#[derive(Clone, Debug, PartialEq)]
pub struct Named {
    /// Where it is; `None` is standard input.
    pub path: Option<PathBuf>,
    /// How messages and results call it.
    pub name: String,
    /// Where its result goes inside an output folder (without an extension of its own).
    pub place: PathBuf,
}

/// The files that the arguments name, in order; what cannot be read is told instead.
pub fn gather(inputs: &[PathBuf]) -> Vec<Result<Named, String>> {
    let mut found = Vec::new();
    let mut seen = HashSet::new();
    for input in inputs {
        let name = input.display().to_string();
        if name == "-" {
            found.push(Ok(Named { path: None, name, place: PathBuf::from("stdin") }));
            continue;
        }
        match std::fs::metadata(input) {
            Err(error) => found.push(Err(format!("{name}: {}", reason(&error)))),
            Ok(meta) if meta.is_dir() => {
                let before = found.len();
                walk(input, input, &mut seen, &mut found);
                if found.len() == before {
                    found.push(Err(format!("{name}: no articles in this folder")));
                }
            }
            Ok(_) => {
                let place = PathBuf::from(input.file_name().unwrap_or(input.as_os_str()));
                found.push(Ok(Named { path: Some(input.clone()), name, place }));
            }
        }
    }
    found
}

/// Every article below a folder; a folder reached twice (by links) is walked once.
fn walk(
    root: &Path,
    folder: &Path,
    seen: &mut HashSet<PathBuf>,
    found: &mut Vec<Result<Named, String>>,
) {
    let fresh = std::fs::canonicalize(folder).is_ok_and(|real| seen.insert(real));
    if !fresh {
        return;
    }
    let mut entries: Vec<PathBuf> = match std::fs::read_dir(folder) {
        Ok(entries) => entries.filter_map(|e| Some(e.ok()?.path())).collect(),
        Err(error) => {
            found.push(Err(format!("{}: {}", folder.display(), reason(&error))));
            return;
        }
    };
    entries.sort();
    for path in entries {
        let name = path.display().to_string();
        let hidden = path.file_name().is_some_and(|n| n.to_string_lossy().starts_with('.'));
        if hidden {
            continue;
        }
        // A link that leads nowhere is no article.
        let Ok(meta) = std::fs::metadata(&path) else { continue };
        if meta.is_dir() {
            walk(root, &path, seen, found);
        } else if meta.is_file() && Format::of_name(&name).is_some() {
            let place = path.strip_prefix(root).unwrap_or(&path).to_owned();
            found.push(Ok(Named { path: Some(path), name, place }));
        }
    }
}

/// An error of the file system in a few words.
pub fn reason(error: &std::io::Error) -> String {
    use std::io::ErrorKind;
    match error.kind() {
        ErrorKind::NotFound => "no such file or folder".to_owned(),
        ErrorKind::PermissionDenied => "permission denied".to_owned(),
        ErrorKind::IsADirectory => "is a folder".to_owned(),
        ErrorKind::StorageFull => "no space left on the disk".to_owned(),
        _ => error.to_string(),
    }
}
