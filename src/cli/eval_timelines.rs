//! `dateline eval --timelines`: timelines across articles against gold.

use std::path::Path;
use std::process::ExitCode;

use dateline::Extraction;
use dateline::input::{self, Format, Reading};
use dateline::lang::Language;
use dateline::render::crossdoc;
use dateline::score::OrderScore;
use dateline::timeline::{self, Selection};

use super::args::Eval;
use super::failure::Failure;
use super::{eval, output};

/// Scores every `*.txt` of the gold folder, and all together.
pub fn run(eval: &Eval, language: &Language) -> Result<ExitCode, Failure> {
    let gold = eval::files(&eval.gold, "txt")?;
    let articles = match eval.system {
        Some(_) => Vec::new(),
        None => articles(&eval.gold.join("docs"), eval, language)?,
    };
    let (mut all, mut out) = (OrderScore::default(), String::new());
    for path in gold {
        let gold = text(&path)?;
        let ours = match &eval.system {
            Some(folder) => text(&folder.join(path.file_name().unwrap_or_default()))?,
            None => made(gold.lines().next().unwrap_or_default().trim(), &articles, language),
        };
        let mut one = OrderScore::default();
        one.add(&gold, &ours);
        all.add(&gold, &ours);
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        out += &format!(
            "{name:24} events {:3} of {:3}   pairs {:4} of {:4}: {:4} right, {:4} wrong\n",
            one.told, one.events, one.both, one.pairs, one.right, one.wrong
        );
        if eval.errors > 0 {
            out += &ours;
        }
    }
    output::stdout((out + "\n" + &all.table()).as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

/// Our timeline about a name.
fn made(name: &str, articles: &[Extraction], language: &Language) -> String {
    let told: Vec<_> = articles.iter().map(Extraction::told).collect();
    let selection = Selection { about: Some(name.to_owned()), ..Selection::default() };
    let mut timeline = timeline::build(&told, language, &selection);
    name.clone_into(&mut timeline.title);
    crossdoc::write(&timeline)
}

fn articles(folder: &Path, eval: &Eval, language: &Language) -> Result<Vec<Extraction>, Failure> {
    eval::files(folder, "tml")?.iter().map(|path| read(path, eval, language)).collect()
}

fn read(path: &Path, eval: &Eval, language: &Language) -> Result<Extraction, Failure> {
    let shown = path.display().to_string();
    let bytes = std::fs::read(path).map_err(|e| Failure::Input(format!("{shown}: {e}")))?;
    let reading = Reading { undated: true, given: eval.given, ..Reading::default() };
    let read = input::read(&bytes, &shown, Format::TimeMl, &reading)
        .map_err(|e| Failure::Input(format!("{shown}: {e}")))?;
    Ok(dateline::extract(read.article, language, eval.kind.of_text()))
}

fn text(path: &Path) -> Result<String, Failure> {
    std::fs::read_to_string(path).map_err(|e| Failure::Input(format!("{}: {e}", path.display())))
}
