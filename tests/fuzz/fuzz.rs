//! Mutates real inputs for a while and looks for panics and broken promises.
//!
//! `cargo run --example fuzz -- TARGET SECONDS [SEED]`, where TARGET is `readers`, `dates`,
//! `packed`, `edited` or `whole`. Inputs come from the test folders; whatever gives a result of a
//! new kind joins them. A finding is printed with its seed and kept in `target/fuzz/`.

mod mutate;
mod targets;

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{self, AssertUnwindSafe};
use std::path::Path;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use mutate::Random;

/// Where the last panic was.
static PLACE: Mutex<String> = Mutex::new(String::new());
/// Most inputs that are kept.
const POOL: usize = 4000;
/// An input of the usual length that takes longer is a finding.
const SLOW: Duration = Duration::from_secs(5);

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let target = arguments.first().map(String::as_str).unwrap_or_default();
    let seconds = arguments.get(1).and_then(|s| s.parse().ok()).unwrap_or(60);
    let seed = arguments.get(2).and_then(|s| s.parse().ok()).unwrap_or(1);
    let Some(run) = targets::named(target) else {
        eprintln!("fuzz readers|dates|packed|edited|whole [SECONDS] [SEED]");
        std::process::exit(2);
    };
    panic::set_hook(Box::new(|info| {
        let place = info.location().map(ToString::to_string).unwrap_or_default();
        *PLACE.lock().unwrap() = format!("{place}: {info}");
    }));
    let found = search(target, run, Duration::from_secs(seconds), seed);
    std::process::exit(i32::from(found > 0));
}

fn search(target: &str, run: targets::Target, time: Duration, seed: u64) -> usize {
    let mut random = Random::new(seed);
    let mut pool = targets::seeds(target);
    let (mut kinds, mut findings) = (BTreeSet::new(), BTreeMap::new());
    let (begin, mut tries, mut said) = (Instant::now(), 0u64, 0);
    while begin.elapsed() < time {
        let input = random.mutant(&pool);
        let started = Instant::now();
        let result = panic::catch_unwind(AssertUnwindSafe(|| run(&input)));
        tries += 1;
        let place = match result {
            Err(_) => Some(PLACE.lock().unwrap().clone()),
            Ok(_) if started.elapsed() > SLOW => Some(format!("slow: {:?}", started.elapsed())),
            Ok(kind) => {
                if kinds.insert(kind) && pool.len() < POOL && input.len() < 20_000 {
                    pool.push(input.clone());
                }
                None
            }
        };
        if let Some(place) = place {
            let key: String = place.chars().take(60).collect();
            let (count, least) = findings.entry(key).or_insert((0usize, usize::MAX));
            *count += 1;
            if input.len() < *least {
                *least = input.len();
                keep(target, &place, &input);
            }
        }
        let minutes = begin.elapsed().as_secs() / 60;
        if minutes > said {
            said = minutes;
            println!(
                "{target}: {minutes} min, {tries} tries, {} inputs, {} findings",
                pool.len(),
                findings.len()
            );
        }
    }
    println!("{target}: {tries} tries, {} inputs, {} findings", pool.len(), findings.len());
    findings.len()
}

fn keep(target: &str, place: &str, input: &[u8]) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/fuzz");
    let name: String =
        place.chars().take(60).map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
    let path = folder.join(format!("{target}-{name}"));
    let written = std::fs::create_dir_all(&folder).and_then(|()| std::fs::write(&path, input));
    println!("{target}: {place}\n  {} bytes: {} {written:?}", input.len(), path.display());
}
