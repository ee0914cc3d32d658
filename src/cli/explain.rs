//! `dateline explain`: every expression with its rule, meaning, anchor and value.

use std::fmt::Write as _;
use std::ops::ControlFlow;
use std::process::ExitCode;

use dateline::Extraction;
use dateline::order::{Node, Relation};
use dateline::timeline::{self, Selection};
use dateline::timex::TextKind;

use super::args::Explain;
use super::failure::Failure;
use super::{inputs, load, output, pipeline, say};

/// Explains every input.
pub fn run(explain: &Explain) -> Result<ExitCode, Failure> {
    let language = load::language(&explain.inputs.lang, explain.inputs.lang_dir.as_ref())?;
    let loader = load::Loader::new(&explain.inputs);
    let tasks = loader.tasks(inputs::gather(&explain.inputs.inputs));
    let kind = explain.inputs.kind.of_text();
    let mut result = Ok(());
    let mut failed = false;
    pipeline::run(
        tasks,
        load::jobs(explain.inputs.jobs),
        |task| {
            let loaded = loader.load(&task)?;
            let extraction = dateline::extract(loaded.article, language, kind);
            Ok((text(&extraction, language, explain.explain), task.name, loaded.warnings))
        },
        |explained: Result<_, String>| {
            match explained {
                Err(message) => {
                    failed = true;
                    say::error(&message);
                }
                Ok((text, name, warnings)) => {
                    if !explain.inputs.quiet {
                        warnings.iter().for_each(|w| say::warning(&name, w));
                    }
                    result = output::stdout(text.as_bytes());
                }
            }
            if result.is_err() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        },
    );
    result?;
    Ok(if failed { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

/// The explanation of one article.
pub fn text(
    extraction: &Extraction,
    language: &dateline::lang::Language,
    relations: bool,
) -> String {
    let article = &extraction.document.article;
    let mut out = format!("{}\n", article.source.name);
    match &article.dct {
        Some(dct) => {
            let from = format!("{:?}", dct.from).to_lowercase();
            let _ = writeln!(out, "  date {} (from {from})", dct.date);
        }
        None => out.push_str("  no date\n"),
    }
    let kind = match extraction.found.kind {
        TextKind::News => "news",
        TextKind::Narrative => "narrative",
        TextKind::Auto => "not decided",
    };
    let because = &extraction.found.because;
    let _ =
        writeln!(out, "  read as {kind}{}{because}", if because.is_empty() { "" } else { ": " });
    expressions(&mut out, extraction, language);
    if relations {
        network(&mut out, extraction);
    }
    out.push('\n');
    out
}

fn expressions(out: &mut String, extraction: &Extraction, language: &dateline::lang::Language) {
    let timeline = timeline::build(&[extraction.told()], language, &Selection::default());
    for (index, found) in timeline.expressions.iter().enumerate() {
        let words = found.text.split_whitespace().collect::<Vec<_>>().join(" ");
        let kind = format!("{:?}", found.kind).to_uppercase();
        let value = found.value.as_deref().unwrap_or("unresolved");
        let modifier = found.modifier.as_ref().map_or(String::new(), |m| format!(" {m}"));
        let _ = writeln!(out, "\n  {}..{} `{words}`", found.start, found.end);
        let _ = writeln!(out, "    {kind} {value}{modifier}");
        if let Some(why) = &found.unresolved {
            let _ = writeln!(out, "    unresolved: {why}");
        }
        let _ = writeln!(out, "    rule     {}", found.rule);
        let _ = writeln!(out, "    meaning  {}", found.meaning);
        let _ = writeln!(out, "    anchor   {}", found.anchor);
        for step in extraction.found.timexes.get(index).iter().flat_map(|t| &t.because) {
            let _ = writeln!(out, "    because  {step}");
        }
    }
}

fn network(out: &mut String, extraction: &Extraction) {
    let network = &extraction.order.network;
    if !network.relations.is_empty() {
        out.push_str("\n  relations\n");
    }
    for relation in &network.relations {
        let _ = writeln!(out, "    {}", shown(relation, extraction));
    }
    if !network.dropped.is_empty() {
        out.push_str("\n  gave way\n");
    }
    for dropped in &network.dropped {
        let _ = writeln!(out, "    {}: {}", shown(&dropped.relation, extraction), dropped.reason);
    }
}

fn shown(relation: &Relation, extraction: &Extraction) -> String {
    let text = &extraction.document.article.text;
    let node = |node: Node| match node {
        Node::Dct => "the article's date".to_owned(),
        Node::Timex(id) => match extraction.found.timexes.get(id.0 as usize) {
            Some(timex) => format!("t{} `{}`", id.0 + 1, timex.span.of(text).replace('\n', " ")),
            None => format!("t{}", id.0 + 1),
        },
        Node::Event(id) => match extraction.events.get(id.0 as usize) {
            Some(event) => format!("e{} `{}`", id.0 + 1, event.span.of(text)),
            None => format!("e{}", id.0 + 1),
        },
    };
    let evidence = &relation.evidence;
    format!(
        "{} {:?} {} ({}, {:.2})",
        node(relation.source),
        relation.rel,
        node(relation.target),
        evidence.source,
        evidence.confidence
    )
}
