//! Seconds for each stage over the articles of a folder; of several passes, the least of each group
//! of articles and stage: `stages FOLDER [PASSES [TOGETHER]]`. `dateline --each` takes up to 16
//! articles through a stage together; here they go one by one unless TOGETHER says otherwise.
use dateline::{event, input, lang::Language, order, text, timeline, timex};
use std::path::{Path, PathBuf};
use std::time::Instant;

const STAGES: [&str; 8] =
    ["input", "read", "analyse", "timex", "event", "order", "timeline", "json"];

/// Bytes and tokens of some articles, and seconds for each stage.
struct Run {
    bytes: usize,
    tokens: usize,
    seconds: [f64; 8],
}

fn main() {
    let language = Language::english();
    let folder = std::env::args().nth(1).expect("a folder");
    let number = |at| std::env::args().nth(at).map_or(1, |text| text.parse().expect("a number"));
    let (passes, together) = (number(2), number(3));
    let mut paths: Vec<_> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let mut least: Vec<Option<Run>> = Vec::new();
    for _ in 0..passes {
        least.resize_with(paths.len().div_ceil(together), || None);
        for (paths, least) in paths.chunks(together).zip(&mut least) {
            let run = run(paths, language);
            let before = least.as_ref().map_or([f64::MAX; 8], |run| run.seconds);
            let seconds = std::array::from_fn(|stage| run.seconds[stage].min(before[stage]));
            *least = Some(Run { seconds, ..run });
        }
    }
    print(&least.into_iter().flatten().collect::<Vec<_>>());
}

fn article(path: &Path) -> Option<input::Article> {
    let raw = std::fs::read(path).unwrap();
    let name = path.display().to_string();
    let format = input::Format::of_name(&name).unwrap_or_default();
    let reading = input::Reading { undated: true, ..Default::default() };
    Some(input::read(&raw, &name, format, &reading).ok()?.article)
}

fn run(paths: &[PathBuf], language: &Language) -> Run {
    let mut seconds = [0.0; 8];
    let mut start = Instant::now();
    let mut stage = 0;
    let mut lap = || {
        seconds[stage] = start.elapsed().as_secs_f64();
        stage += 1;
        start = Instant::now();
    };
    let articles: Vec<_> = paths.iter().filter_map(|path| article(path)).collect();
    let bytes = articles.iter().map(|article| article.text.len()).sum();
    lap();
    let documents: Vec<_> =
        articles.into_iter().map(|article| text::read(article, language)).collect();
    lap();
    let syntaxes: Vec<_> =
        documents.iter().map(|document| text::analyse(document, language)).collect();
    lap();
    let found = |document| timex::find(document, language, timex::TextKind::Auto).timexes;
    let timexes: Vec<_> = documents.iter().map(found).collect();
    lap();
    let all = || 0..documents.len();
    let found = |i: usize| event::find(&documents[i], &syntaxes[i], &timexes[i], language);
    let events: Vec<_> = all().map(found).collect();
    lap();
    let relate = |i: usize| {
        order::relate(&documents[i], &syntaxes[i], &timexes[i], &events[i].events, language)
    };
    let orders: Vec<_> = all().map(relate).collect();
    lap();
    let told = |i: usize| timeline::Told {
        document: &documents[i],
        syntax: &syntaxes[i],
        timexes: &timexes[i],
        events: &events[i].events,
        cast: &events[i].cast,
        order: &orders[i],
    };
    let build = |i| timeline::build(&[told(i)], language, &timeline::Selection::default());
    let timelines: Vec<_> = all().map(build).collect();
    lap();
    for timeline in &timelines {
        std::hint::black_box(dateline::render::json::write_line(timeline));
    }
    lap();
    Run { bytes, tokens: documents.iter().map(|document| document.tokens.len()).sum(), seconds }
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
