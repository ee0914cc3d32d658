//! Seconds for each stage over the articles of a folder; of several passes, the least of each
//! article and stage: `stages FOLDER [PASSES]`.
use dateline::{event, input, lang::Language, order, text, timeline, timex};
use std::path::Path;
use std::time::Instant;

const STAGES: [&str; 8] =
    ["input", "read", "analyse", "timex", "event", "order", "timeline", "json"];

/// Bytes and tokens of an article, and seconds for each stage.
struct Run {
    bytes: usize,
    tokens: usize,
    seconds: [f64; 8],
}

fn main() {
    let language = Language::english();
    let folder = std::env::args().nth(1).expect("a folder");
    let passes = std::env::args().nth(2).map_or(1, |passes| passes.parse().expect("a number"));
    let mut paths: Vec<_> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let mut least: Vec<Option<Run>> = Vec::new();
    for _ in 0..passes {
        least.resize_with(paths.len(), || None);
        for (path, least) in paths.iter().zip(&mut least) {
            let Some(run) = run(path, language) else { continue };
            let before = least.as_ref().map_or([f64::MAX; 8], |run| run.seconds);
            let seconds = std::array::from_fn(|stage| run.seconds[stage].min(before[stage]));
            *least = Some(Run { seconds, ..run });
        }
    }
    print(&least.into_iter().flatten().collect::<Vec<_>>());
}

fn run(path: &Path, language: &Language) -> Option<Run> {
    let raw = std::fs::read(path).unwrap();
    let name = path.display().to_string();
    let format = input::Format::of_name(&name).unwrap_or_default();
    let reading = input::Reading { undated: true, ..Default::default() };
    let mut seconds = [0.0; 8];
    let mut start = Instant::now();
    let mut stage = 0;
    let mut lap = || {
        seconds[stage] = start.elapsed().as_secs_f64();
        stage += 1;
        start = Instant::now();
    };
    let read = input::read(&raw, &name, format, &reading).ok()?;
    let bytes = read.article.text.len();
    lap();
    let document = text::read(read.article, language);
    lap();
    let syntax = text::analyse(&document, language);
    lap();
    let found = timex::find(&document, language, timex::TextKind::Auto);
    lap();
    let event::Found { events, cast } = event::find(&document, &syntax, &found.timexes, language);
    lap();
    let order = order::relate(&document, &syntax, &found.timexes, &events, language);
    lap();
    let told = timeline::Told {
        document: &document,
        syntax: &syntax,
        timexes: &found.timexes,
        events: &events,
        cast: &cast,
        order: &order,
    };
    let timeline = timeline::build(&[told], language, &timeline::Selection::default());
    lap();
    std::hint::black_box(dateline::render::json::write_line(&timeline));
    lap();
    Some(Run { bytes, tokens: document.tokens.len(), seconds })
}

fn print(runs: &[Run]) {
    let bytes: usize = runs.iter().map(|run| run.bytes).sum();
    let tokens: usize = runs.iter().map(|run| run.tokens).sum();
    let stage = |at: usize| -> f64 { runs.iter().map(|run| run.seconds[at]).sum() };
    let rate = |seconds: f64| bytes as f64 / seconds / 1e6;
    let total: f64 = (0..STAGES.len()).map(stage).sum();
    println!("{bytes} bytes, {total:.3} s, {:.2} MB/s", rate(total));
    println!("{tokens} tokens, {:.0} analysed a second", tokens as f64 / stage(2));
    for (at, name) in STAGES.iter().enumerate() {
        println!("{name:10} {:.4} s  {:.2} MB/s", stage(at), rate(stage(at)));
    }
}
