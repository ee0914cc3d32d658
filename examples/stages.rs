//! Seconds for each stage over the articles of a folder.
use dateline::{event, input, lang::Language, order, text, timeline, timex};
use std::time::Instant;
fn main() {
    let language = Language::english();
    let mut t = [0.0f64; 8];
    let (mut bytes, mut tokens) = (0, 0);
    let folder = std::env::args().nth(1).unwrap();
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        let raw = std::fs::read(&path).unwrap();
        let name = path.display().to_string();
        let format = input::Format::of_name(&name).unwrap_or_default();
        let reading = input::Reading { undated: true, ..Default::default() };
        let s = Instant::now();
        let Ok(read) = input::read(&raw, &name, format, &reading) else { continue };
        bytes += read.article.text.len();
        t[0] += s.elapsed().as_secs_f64();
        let s = Instant::now();
        let document = text::read(read.article, language);
        t[1] += s.elapsed().as_secs_f64();
        let s = Instant::now();
        let syntax = text::analyse(&document, language);
        t[2] += s.elapsed().as_secs_f64();
        tokens += document.tokens.len();
        let s = Instant::now();
        let found = timex::find(&document, language, timex::TextKind::Auto);
        t[3] += s.elapsed().as_secs_f64();
        let s = Instant::now();
        let events = event::find(&document, &syntax, &found.timexes, language);
        t[4] += s.elapsed().as_secs_f64();
        let s = Instant::now();
        let order = order::relate(&document, &syntax, &found.timexes, &events, language);
        t[5] += s.elapsed().as_secs_f64();
        let s = Instant::now();
        let told = timeline::Told {
            document: &document,
            syntax: &syntax,
            timexes: &found.timexes,
            events: &events,
            order: &order,
        };
        let timeline = timeline::build(&[told], language, &timeline::Selection::default());
        t[6] += s.elapsed().as_secs_f64();
        let s = Instant::now();
        std::hint::black_box(dateline::render::json::write_line(&timeline));
        t[7] += s.elapsed().as_secs_f64();
    }
    let total: f64 = t.iter().sum();
    println!("{bytes} bytes, {total:.3} s, {:.2} MB/s", bytes as f64 / total / 1e6);
    println!("{tokens} tokens, {:.0} analysed a second", tokens as f64 / t[2]);
    for (n, s) in
        ["input", "read", "analyse", "timex", "event", "order", "timeline", "json"].iter().zip(t)
    {
        println!("{n:10} {s:.3} s  {:.2} MB/s", bytes as f64 / s / 1e6);
    }
}
