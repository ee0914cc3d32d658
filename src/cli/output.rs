//! Files that appear whole or not at all, and standard output.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::failure::Failure;
use super::inputs::reason;

/// Files that are being written beside their places; locked while standard output is written.
static UNDER_WAY: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

fn under_way() -> MutexGuard<'static, Vec<PathBuf>> {
    UNDER_WAY.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Ends the program between two writes, with nothing half-written left behind.
pub fn abandon(code: i32) -> ! {
    let parts = under_way();
    for part in parts.iter() {
        let _ = fs::remove_file(part);
    }
    std::process::exit(code);
}

fn unwritable(path: &Path, error: &std::io::Error) -> Failure {
    Failure::Usage(format!("{}: cannot be written: {}", path.display(), reason(error)))
}

/// A file being written beside its place.
pub struct Whole {
    path: PathBuf,
    beside: PathBuf,
    file: Option<File>,
}

impl Whole {
    /// Starts a file; nothing is at `path` until [`Whole::finish`].
    pub fn start(path: &Path) -> Result<Whole, Failure> {
        if path.is_dir() {
            return Err(Failure::Usage(format!("{}: is a folder", path.display())));
        }
        let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        let beside = path.with_file_name(format!(".{name}.{}.part", std::process::id()));
        let file = File::create(&beside).map_err(|e| unwritable(path, &e))?;
        under_way().push(beside.clone());
        Ok(Whole { path: path.to_owned(), beside, file: Some(file) })
    }

    /// Writes on.
    pub fn write(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        let Some(file) = &mut self.file else { return Ok(()) };
        file.write_all(bytes).map_err(|e| unwritable(&self.path, &e))
    }

    /// Puts the file in its place.
    pub fn finish(self) -> Result<(), Failure> {
        let place = self.path.clone();
        self.finish_as(&place)
    }

    /// Leaves what is written so far beside the place, as `NAME.part`.
    pub fn leave_part(self) -> Result<PathBuf, Failure> {
        let name = self.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let part = self.path.with_file_name(format!("{name}.part"));
        self.finish_as(&part)?;
        Ok(part)
    }

    fn finish_as(mut self, place: &Path) -> Result<(), Failure> {
        let Some(file) = &self.file else { return Ok(()) };
        file.sync_data()
            .and_then(|()| fs::rename(&self.beside, place))
            .map_err(|e| unwritable(&self.path, &e))?;
        self.file = None;
        under_way().retain(|part| *part != self.beside);
        Ok(())
    }
}

impl Drop for Whole {
    fn drop(&mut self) {
        if self.file.take().is_some() {
            let _ = fs::remove_file(&self.beside);
            under_way().retain(|part| *part != self.beside);
        }
    }
}

/// Whether the path is a device or a pipe, which cannot be replaced by a file.
fn is_special(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|meta| !meta.is_file() && !meta.is_dir())
}

/// Writes a whole file.
pub fn file(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    if is_special(path) {
        return fs::write(path, bytes).map_err(|e| unwritable(path, &e));
    }
    // A link stays a link; what it points to is replaced.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let mut whole = Whole::start(&target)?;
    whole.write(bytes)?;
    whole.finish()
}

/// Finds out before the work whether a file can be written.
pub fn check_file(path: &Path) -> Result<(), Failure> {
    if is_special(path) {
        return Ok(());
    }
    drop(Whole::start(path)?);
    Ok(())
}

/// Writes to standard output.
pub fn stdout(bytes: &[u8]) -> Result<(), Failure> {
    let _whole = under_way();
    let mut out = std::io::stdout().lock();
    out.write_all(bytes).and_then(|()| out.flush()).map_err(|error| match error.kind() {
        ErrorKind::BrokenPipe => Failure::BrokenPipe,
        _ => Failure::Usage(format!("standard output: cannot be written: {}", reason(&error))),
    })
}

/// A folder that takes a file for each article.
pub struct Folder {
    root: PathBuf,
    taken: HashMap<PathBuf, usize>,
}

impl Folder {
    /// Makes the folder if it is not there.
    pub fn open(root: &Path) -> Result<Folder, Failure> {
        if !root.is_dir() {
            fs::create_dir(root).map_err(|e| unwritable(root, &e))?;
        }
        Ok(Folder { root: root.to_owned(), taken: HashMap::new() })
    }

    /// The file for an article: named after its input; a name that is taken gets the input's
    /// extension too ("a.txt.json"), then a number.
    pub fn place(&mut self, input: &Path, extension: &str) -> Result<PathBuf, Failure> {
        let bare = stem(input);
        let full = input.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        let folder = self.root.join(input.parent().unwrap_or(Path::new("")));
        let mut place = folder.join(format!("{bare}.{extension}"));
        if self.taken.contains_key(&place) {
            place = folder.join(format!("{full}.{extension}"));
        }
        let count = self.taken.entry(place.clone()).or_insert(0);
        *count += 1;
        if *count > 1 {
            place = folder.join(format!("{full}-{count}.{extension}"));
        }
        fs::create_dir_all(&folder).map_err(|e| unwritable(&folder, &e))?;
        Ok(place)
    }
}

/// The input's name without its extension (and without `.gz`, `.zst`).
fn stem(input: &Path) -> String {
    let name = input.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let unpacked = name.strip_suffix(".gz").or_else(|| name.strip_suffix(".zst")).unwrap_or(&name);
    match dateline::input::Format::of_name(&name) {
        Some(_) => unpacked.rsplit_once('.').map_or(unpacked, |(stem, _)| stem).to_owned(),
        None => unpacked.to_owned(),
    }
}
