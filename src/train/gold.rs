//! Annotated TimeML read for training: text, entities and links, with their spans.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::input::{Article, DateFrom, Dct, Given, GivenEntity, Source};
use crate::span::Span;
use crate::time::{NaiveDate, NaiveTime};

/// One annotated document.
#[derive(Clone, Debug, Default)]
pub struct GoldDocument {
    /// File name without its ending.
    pub name: String,
    /// The text with its date and its annotated entities.
    pub article: Article,
    /// Links between entity ids (`eid`, `tid`), as they stand.
    pub links: Vec<GoldLink>,
}

/// A TLINK between entities.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoldLink {
    /// `eid` or `tid` of the first end.
    pub source: String,
    /// `relType` in capitals.
    pub rel: String,
    /// `eid` or `tid` of the second end.
    pub target: String,
}

/// Reads every `.tml` of a folder, in order of name.
///
/// # Errors
/// The path and what is wrong.
pub fn read_folder(folder: &Path) -> Result<Vec<GoldDocument>, String> {
    let wrong = |error: std::io::Error| format!("{}: {error}", folder.display());
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .map_err(wrong)?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == "tml"))
        .collect();
    paths.sort();
    paths.iter().map(|path| read_file(path)).collect()
}

fn read_file(path: &Path) -> Result<GoldDocument, String> {
    let bytes = fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
    Ok(parse(&name.unwrap_or_default(), &String::from_utf8_lossy(&bytes)))
}

/// Attributes of an element.
type Attributes = HashMap<String, String>;

/// Reads one TimeML file. What is not understood is left out.
pub fn parse(name: &str, xml: &str) -> GoldDocument {
    let mut reader = Reader::default();
    let mut rest = xml;
    while let Some(open) = rest.find('<') {
        reader.text(&rest[..open]);
        let Some(close) = rest[open..].find('>') else { break };
        reader.tag(&rest[open + 1..open + close]);
        rest = &rest[open + close + 1..];
    }
    reader.finish(name)
}

#[derive(Default)]
struct Reader {
    text: String,
    inside_text: bool,
    inside_dct: bool,
    open: Vec<(String, Attributes, usize)>,
    given: Given,
    dct: Option<Dct>,
    instances: Vec<Attributes>,
    links: Vec<Attributes>,
}

impl Reader {
    fn text(&mut self, raw: &str) {
        if self.inside_text {
            self.text.push_str(&unescape(raw));
        }
    }

    fn tag(&mut self, tag: &str) {
        if let Some(name) = tag.strip_prefix('/') {
            self.close(name.trim());
            return;
        }
        let body = tag.trim_end_matches('/');
        let name: String = body.chars().take_while(|c| !c.is_whitespace()).collect();
        let attributes = attributes(&body[name.len()..]);
        match name.as_str() {
            "TEXT" => self.inside_text = true,
            "DCT" => self.inside_dct = true,
            "TIMEX3" if self.inside_dct => self.creation(&attributes),
            "EVENT" | "TIMEX3" if self.inside_text && !tag.ends_with('/') => {
                self.open.push((name, attributes, self.text.len()));
            }
            "MAKEINSTANCE" => self.instances.push(attributes),
            "TLINK" => self.links.push(attributes),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "TEXT" => self.inside_text = false,
            "DCT" => self.inside_dct = false,
            "EVENT" | "TIMEX3" if self.inside_text => {
                let Some(at) = self.open.iter().rposition(|(open, ..)| open == name) else {
                    return;
                };
                let (_, attributes, start) = self.open.remove(at);
                let span = Span::new(start, self.text.len());
                let id = if name == "EVENT" { "eid" } else { "tid" };
                let id = attributes.get(id).cloned().unwrap_or_default();
                let mut attributes: Vec<(String, String)> = attributes.into_iter().collect();
                attributes.sort();
                let entity = GivenEntity { id, instance: None, span, attributes };
                if name == "EVENT" {
                    self.given.events.push(entity);
                } else {
                    self.given.timexes.push(entity);
                }
            }
            _ => {}
        }
    }

    fn creation(&mut self, attributes: &Attributes) {
        self.given.dct_id = attributes.get("tid").cloned();
        let value = attributes.get("value").map_or("", String::as_str);
        let date = value.get(..10).and_then(|day| NaiveDate::parse_from_str(day, "%Y-%m-%d").ok());
        let clock = value.get(11..16).and_then(|at| NaiveTime::parse_from_str(at, "%H:%M").ok());
        self.dct = date.map(|date| Dct { date, time: clock, from: DateFrom::Dct });
    }

    fn finish(mut self, name: &str) -> GoldDocument {
        let mut of_instance: HashMap<String, String> = HashMap::new();
        for instance in self.instances {
            let Some(event) = instance.get("eventID") else { continue };
            let eiid = instance.get("eiid").cloned().unwrap_or_default();
            of_instance.insert(eiid.clone(), event.clone());
            if let Some(entity) = self.given.events.iter_mut().find(|entity| entity.id == *event) {
                if entity.instance.is_none() {
                    entity.instance = Some(eiid);
                    let mut more: Vec<(String, String)> = instance.into_iter().collect();
                    more.sort();
                    entity.attributes.extend(more);
                }
            }
        }
        self.given.events.sort_by_key(|entity| entity.span);
        self.given.timexes.sort_by_key(|entity| entity.span);
        let links = self.links.iter().filter_map(|link| gold_link(link, &of_instance)).collect();
        let source = Source { name: name.to_owned(), url: None };
        let (text, dct, given) = (self.text, self.dct, Some(self.given));
        let article = Article { title: None, text, dct, source, given };
        GoldDocument { name: name.to_owned(), article, links }
    }
}

fn gold_link(link: &Attributes, of_instance: &HashMap<String, String>) -> Option<GoldLink> {
    let end = |instance: &str, time: &str| {
        let event = link.get(instance).map(|id| of_instance.get(id).unwrap_or(id));
        event.or_else(|| link.get(time)).cloned()
    };
    let source = end("eventInstanceID", "timeID")?;
    let target = end("relatedToEventInstance", "relatedToTime")?;
    let rel = link.get("relType")?.to_uppercase();
    (source != target).then_some(GoldLink { source, rel, target })
}

fn attributes(text: &str) -> Attributes {
    let mut found = Attributes::new();
    let mut rest = text;
    while let Some((name, after)) = rest.split_once('=') {
        let after = after.trim_start();
        let Some(quote) = after.chars().next().filter(|c| matches!(c, '"' | '\'')) else { break };
        let Some((value, next)) = after[1..].split_once(quote) else { break };
        found.insert(name.trim().to_owned(), unescape(value));
        rest = next;
    }
    found
}

fn unescape(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    let plain = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    plain.replace("&apos;", "'").replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_and_links_are_read() {
        let xml = r#"<TimeML><DCT><TIMEX3 tid="t0" value="2021-03-18">x</TIMEX3></DCT><TEXT>He
<EVENT eid="e1" class="OCCURRENCE">left &amp; ran</EVENT> on <TIMEX3 tid="t1" type="DATE"
value="2021-03-17">Wednesday</TIMEX3>.</TEXT>
<MAKEINSTANCE eventID="e1" eiid="ei7" tense="PAST"/>
<TLINK eventInstanceID="ei7" relType="IS_INCLUDED" relatedToTime="t1"/></TimeML>"#;
        let gold = parse("a", xml);
        let given = gold.article.given.as_ref().unwrap();
        assert_eq!(given.events[0].span.of(&gold.article.text), "left & ran");
        assert_eq!(given.events[0].instance.as_deref(), Some("ei7"));
        assert_eq!(given.timexes[0].span.of(&gold.article.text), "Wednesday");
        let link = GoldLink { source: "e1".into(), rel: "IS_INCLUDED".into(), target: "t1".into() };
        assert_eq!(gold.links, [link]);
        assert!(gold.article.dct.is_some());
    }
}
