//! Lists the data files of every language folder, so that a file dropped there is in the program.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn tables(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            tables(&path, found);
        } else if path.extension().is_some_and(|e| e == "toml" || e == "txt") {
            found.push(path);
        }
    }
}

fn main() {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("set by cargo"));
    let lang = root.join("src/lang");
    println!("cargo::rerun-if-changed=src/lang");
    let mut found = Vec::new();
    tables(&lang, &mut found);
    found.sort();
    let mut list = String::from("&[\n");
    for path in found {
        let below = path.strip_prefix(&lang).expect("below src/lang").display().to_string();
        let below = below.replace('\\', "/");
        writeln!(list, "    ({below:?}, include_str!({:?})),", path.display().to_string())
            .expect("a string takes everything");
    }
    list.push_str("]\n");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("set by cargo"));
    fs::write(out.join("languages.rs"), list).expect("the output folder can be written");
}
