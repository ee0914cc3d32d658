//! Formatting and lints are part of the tests, so that one command checks everything.

use std::process::Command;

fn cargo(arguments: &[&str]) {
    let output = Command::new(env!("CARGO"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

fn installed(tool: &str) -> bool {
    Command::new(env!("CARGO"))
        .arg(tool)
        .arg("--version")
        .output()
        .is_ok_and(|o| o.status.success())
}

#[test]
fn the_code_is_formatted() {
    if !installed("fmt") {
        eprintln!("skipped: this toolchain has no rustfmt");
        return;
    }
    cargo(&["fmt", "--check"]);
}

#[test]
fn clippy_has_nothing_to_say() {
    if !installed("clippy") {
        eprintln!("skipped: this toolchain has no clippy");
        return;
    }
    let target = concat!(env!("CARGO_MANIFEST_DIR"), "/target/clippy");
    cargo(&[
        "clippy",
        "--all-targets",
        "--all-features",
        "--target-dir",
        target,
        "--",
        "-D",
        "warnings",
    ]);
}
