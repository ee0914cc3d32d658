//! TimeML out: the article's text, to the byte, with TIMEX3 and EVENT tags in it, then the
//! instances and the relations.

use std::fmt::Write;

use super::names;
use crate::event::Event;
use crate::input::Article;
use crate::order::{Node, Relation};
use crate::timex::{Anchor, Timex, TimexId};

/// What is written of an article.
#[derive(Clone, Copy, Debug)]
pub struct Annotations<'a> {
    /// The article.
    pub article: &'a Article,
    /// In order of text.
    pub timexes: &'a [Timex],
    /// In order of text.
    pub events: &'a [Event],
    /// Relations.
    pub relations: &'a [Relation],
}

/// A tag to open at `start` and to close at `end`.
struct Span<'a> {
    start: usize,
    end: usize,
    tag: Tag<'a>,
}

enum Tag<'a> {
    Timex(&'a Timex),
    Event(&'a Event),
}

/// An article as a TimeML document.
///
/// Without the tags and the entities, what stands in `<TEXT>` is the article's text to the byte;
/// control characters that XML cannot hold become spaces.
pub fn write_timeml(annotations: &Annotations<'_>) -> String {
    let article = annotations.article;
    let mut out = String::with_capacity(article.text.len() * 3);
    out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TimeML>\n\n<DOCID>");
    escape(&mut out, &docid(&article.source.name));
    out.push_str("</DOCID>\n\n");
    if let Some(dct) = &article.dct {
        let value = match dct.time {
            Some(time) => format!("{}T{}", dct.date, time.format("%H:%M")),
            None => dct.date.to_string(),
        };
        let kind = if dct.time.is_some() { "TIME" } else { "DATE" };
        let _ = writeln!(
            out,
            "<DCT><TIMEX3 tid=\"t0\" type=\"{kind}\" value=\"{value}\" temporalFunction=\"false\" \
             functionInDocument=\"CREATION_TIME\">{value}</TIMEX3></DCT>\n"
        );
    }
    if let Some(title) = &article.title {
        out.push_str("<TITLE>");
        escape(&mut out, title);
        out.push_str("</TITLE>\n\n");
    }
    out.push_str("<TEXT>");
    text(&mut out, annotations);
    out.push_str("</TEXT>\n\n");
    instances(&mut out, annotations.events);
    links(&mut out, annotations.relations);
    out.push_str("\n</TimeML>\n");
    out
}

/// The file's name without folders and without what says the format.
fn docid(name: &str) -> String {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let bare = file.strip_suffix(".gz").or_else(|| file.strip_suffix(".zst")).unwrap_or(file);
    let known = [".tml", ".txt", ".html", ".htm", ".md"];
    known.iter().find_map(|e| bare.strip_suffix(e)).unwrap_or(bare).to_owned()
}

fn text(out: &mut String, annotations: &Annotations<'_>) {
    let text = &annotations.article.text;
    let mut spans: Vec<Span<'_>> = Vec::new();
    for timex in annotations.timexes {
        spans.push(Span {
            start: timex.span.start(),
            end: timex.span.end(),
            tag: Tag::Timex(timex),
        });
    }
    for event in annotations.events {
        spans.push(Span {
            start: event.span.start(),
            end: event.span.end(),
            tag: Tag::Event(event),
        });
    }
    spans.sort_by_key(|s| (s.start, std::cmp::Reverse(s.end), matches!(s.tag, Tag::Event(_))));
    let mut open: Vec<(usize, &str)> = Vec::new();
    let mut at = 0;
    for span in &spans {
        while let Some((end, name)) = open.pop_if(|(end, _)| *end <= span.start) {
            close(out, text, &mut at, end, name);
        }
        // A tag that would cross another cannot be written.
        if span.start >= span.end || open.last().is_some_and(|(end, _)| span.end > *end) {
            continue;
        }
        escape(out, &text[at..span.start]);
        at = span.start;
        open.push((span.end, begin(out, &span.tag)));
    }
    while let Some((end, name)) = open.pop() {
        close(out, text, &mut at, end, name);
    }
    escape(out, &text[at..]);
}

fn close(out: &mut String, text: &str, at: &mut usize, end: usize, name: &str) {
    escape(out, &text[*at..end]);
    *at = end;
    let _ = write!(out, "</{name}>");
}

fn begin(out: &mut String, tag: &Tag<'_>) -> &'static str {
    match tag {
        Tag::Timex(timex) => {
            let (id, kind) = (timex_id(timex.id), timex.kind.name());
            let _ = write!(out, "<TIMEX3 tid=\"{id}\" type=\"{kind}\"");
            if let Some(value) = timex.value() {
                attribute(out, "value", &value.0);
            }
            if let Some(modifier) = timex.modifier {
                attribute(out, "mod", modifier.name());
            }
            match timex.anchor {
                Anchor::Dct => attribute(out, "anchorTimeID", "t0"),
                Anchor::Timex(id) => attribute(out, "anchorTimeID", &timex_id(id)),
                Anchor::None | Anchor::Event(_) => {}
            }
            out.push('>');
            "TIMEX3"
        }
        Tag::Event(event) => {
            let (id, class) = (event.id.0 + 1, names::class(event.class));
            let _ = write!(out, "<EVENT eid=\"e{id}\" class=\"{class}\">");
            "EVENT"
        }
    }
}

fn timex_id(id: TimexId) -> String {
    format!("t{}", id.0 + 1)
}

fn attribute(out: &mut String, name: &str, value: &str) {
    let _ = write!(out, " {name}=\"");
    escape(out, value);
    out.push('"');
}

fn instances(out: &mut String, events: &[Event]) {
    for event in events {
        let id = event.id.0 + 1;
        let _ = write!(
            out,
            "<MAKEINSTANCE eventID=\"e{id}\" eiid=\"ei{id}\" tense=\"{}\" aspect=\"{}\" \
             polarity=\"{}\" pos=\"{}\"",
            names::tense(event.tense),
            names::aspect(event.aspect),
            names::polarity(event.polarity),
            names::pos(event.pos),
        );
        if let Some(modality) = &event.modality {
            attribute(out, "modality", modality);
        }
        out.push_str(" />\n");
    }
}

fn links(out: &mut String, relations: &[Relation]) {
    for (index, relation) in relations.iter().enumerate() {
        let node = |node: Node, event: &str, time: &str| match node {
            Node::Event(id) => format!("{event}=\"ei{}\"", id.0 + 1),
            Node::Timex(id) => format!("{time}=\"{}\"", timex_id(id)),
            Node::Dct => format!("{time}=\"t0\""),
        };
        let _ = writeln!(
            out,
            "<TLINK lid=\"l{}\" relType=\"{}\" {} {} />",
            index + 1,
            names::relation(relation.rel),
            node(relation.source, "eventInstanceID", "timeID"),
            node(relation.target, "relatedToEventInstance", "relatedToTime"),
        );
    }
}

/// Text as XML: markup escaped, `\r` kept by reference, what XML cannot hold as spaces.
pub(crate) fn escape(out: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\r' => out.push_str("&#13;"),
            '\n' | '\t' => out.push(character),
            '\0'..'\u{20}' => out.push(' '),
            '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            _ => out.push(character),
        }
    }
}
