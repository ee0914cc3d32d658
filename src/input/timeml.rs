//! TimeML in; its text, its date and, for scoring, its annotations out.
//!
//! ```
//! use dateline::input::timeml;
//! let parsed = timeml::parse(
//!     "<TimeML><DCT><TIMEX3 tid=\"t0\" type=\"DATE\" value=\"2021-03-18\"/></DCT>\
//!      <TEXT>Rain <EVENT eid=\"e1\">fell</EVENT> &amp; fell.</TEXT></TimeML>",
//! )?;
//! assert_eq!(parsed.text, "Rain fell & fell.");
//! assert_eq!(parsed.elements[0].span.of(&parsed.text), "fell");
//! # Ok::<(), dateline::input::InputError>(())
//! ```

use quick_xml::XmlVersion;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::reader::Reader;

use super::dct::parse_date;
use super::error::InputError;
use super::model::{Article, DateFrom, Given, GivenEntity};
use crate::span::Span;

/// Attributes in order of appearance.
pub type Attributes = Vec<(String, String)>;

/// The value of an attribute.
pub fn attribute<'a>(attributes: &'a Attributes, name: &str) -> Option<&'a str> {
    attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
}

/// Which annotation an element is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tag {
    /// `<TIMEX3>`.
    Timex,
    /// `<EVENT>`.
    Event,
}

/// An annotated stretch of the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Element {
    /// Which annotation.
    pub tag: Tag,
    /// Bytes of [`TimeMl::text`].
    pub span: Span,
    /// As they stand.
    pub attributes: Attributes,
}

/// A TimeML document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TimeMl {
    /// `<TITLE>`, when there is one outside the text.
    pub title: Option<String>,
    /// What `<TEXT>` holds, without tags; `None` in [`TimeMl::has_text`] terms is an empty string.
    pub text: String,
    /// Where each marked sentence (`<s>`) begins.
    pub sentences: Vec<usize>,
    /// Whether there is a `<TEXT>` at all.
    pub has_text: bool,
    /// Attributes of the TIMEX3 in `<DCT>`.
    pub dct: Option<Attributes>,
    /// In order of their end tags.
    pub elements: Vec<Element>,
    /// Every MAKEINSTANCE.
    pub instances: Vec<Attributes>,
    /// Every TLINK.
    pub links: Vec<Attributes>,
}

/// Parses a TimeML document.
///
/// # Errors
/// If it is not well-formed XML or has no element at all.
pub fn parse(xml: &str) -> Result<TimeMl, InputError> {
    read(xml, true)
}

/// As [`parse`]; without annotations when those are not wanted.
fn read(xml: &str, annotated: bool) -> Result<TimeMl, InputError> {
    let mut reader = Reader::from_str(xml);
    let mut parser = Parser { annotated, ..Parser::default() };
    loop {
        let event = reader.read_event();
        let place = reader.buffer_position() as usize;
        let result = match event {
            Ok(Event::Eof) => break,
            Ok(event) => parser.take(event),
            Err(error) => Err(error.to_string()),
        };
        result.map_err(|reason| malformed(xml, place, reason))?;
    }
    if !parser.stack.is_empty() || !parser.seen_root {
        let reason = match parser.stack.last() {
            Some(open) => format!("<{}> is never closed", open.name),
            None => "no element in it".to_owned(),
        };
        return Err(malformed(xml, xml.len(), reason));
    }
    Ok(parser.done)
}

fn malformed(xml: &str, place: usize, reason: String) -> InputError {
    let line = 1 + xml.as_bytes().iter().take(place).filter(|b| **b == b'\n').count();
    InputError::Malformed { format: "TimeML", reason, line }
}

/// An element that is not closed yet.
struct Open {
    name: String,
    start: usize,
    attributes: Attributes,
}

#[derive(Default)]
struct Parser {
    annotated: bool,
    stack: Vec<Open>,
    seen_root: bool,
    in_text: bool,
    in_title: bool,
    done: TimeMl,
}

impl Parser {
    fn take(&mut self, event: Event<'_>) -> Result<(), String> {
        match event {
            Event::Start(start) => self.open(&start),
            Event::Empty(start) => {
                self.open(&start)?;
                self.close();
                Ok(())
            }
            Event::End(_) => {
                self.close();
                Ok(())
            }
            Event::Text(text) => self.push(&text),
            Event::CData(text) => self.push(&text),
            Event::GeneralRef(entity) => {
                let resolved = resolve(&entity)?;
                self.push(&resolved)
            }
            _ => Ok(()),
        }
    }

    fn push(&mut self, text: &str) -> Result<(), String> {
        if self.stack.is_empty()
            && !text.trim_matches(['\u{feff}', ' ', '\n', '\r', '\t']).is_empty()
        {
            return Err("text outside of the root element".to_owned());
        }
        if self.in_text {
            self.done.text.push_str(text);
        } else if self.in_title {
            self.done.title.get_or_insert_default().push_str(text);
        }
        Ok(())
    }

    fn open(&mut self, start: &BytesStart<'_>) -> Result<(), String> {
        if self.stack.is_empty() && std::mem::replace(&mut self.seen_root, true) {
            return Err("a second root element".to_owned());
        }
        let name: &str = start.name().into_inner();
        let depth = self.stack.len();
        let of_dct = depth == 2 && name == "TIMEX3" && self.stack[1].name == "DCT";
        let mut attributes = Vec::new();
        for attribute in start.attributes() {
            let attribute = attribute.map_err(|e| e.to_string())?;
            let value =
                attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|e| e.to_string())?;
            if self.annotated || of_dct {
                attributes.push((attribute.key.into_inner().to_owned(), value.into_owned()));
            }
        }
        if depth == 1 && name == "TEXT" && !self.done.has_text {
            (self.in_text, self.done.has_text) = (true, true);
        } else if depth == 1 && name == "TITLE" {
            self.in_title = true;
        } else if of_dct {
            self.done.dct.get_or_insert_with(|| attributes.clone());
        } else if name == "MAKEINSTANCE" && self.annotated {
            self.done.instances.push(attributes.clone());
        } else if name == "TLINK" && self.annotated {
            self.done.links.push(attributes.clone());
        }
        if name == "s" && self.in_text {
            self.separate();
        }
        self.stack.push(Open { name: name.to_owned(), start: self.done.text.len(), attributes });
        Ok(())
    }

    /// A marked sentence does not stick to the one before.
    fn separate(&mut self) {
        let text = &mut self.done.text;
        if !text.is_empty() && !text.ends_with(char::is_whitespace) {
            text.push(' ');
        }
        self.done.sentences.push(text.len());
    }

    fn close(&mut self) {
        let Some(open) = self.stack.pop() else { return };
        let tag = match open.name.as_str() {
            "TEXT" if self.stack.len() == 1 => return self.in_text = false,
            "TITLE" if self.stack.len() == 1 => return self.in_title = false,
            _ if !self.annotated => return,
            "TIMEX3" if self.in_text => Tag::Timex,
            "EVENT" if self.in_text => Tag::Event,
            _ => return,
        };
        let span = Span::new(open.start, self.done.text.len());
        self.done.elements.push(Element { tag, span, attributes: open.attributes });
    }
}

fn resolve(entity: &BytesRef<'_>) -> Result<String, String> {
    if let Some(character) = entity.resolve_char_ref().map_err(|e| e.to_string())? {
        return Ok(character.to_string());
    }
    let name: &str = entity;
    let text = match name {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        _ => return Err(format!("unknown entity &{name};")),
    };
    Ok(text.to_owned())
}

/// The article of a TimeML document; annotations are ignored unless `keep` asks for them.
pub(super) fn article(xml: &str, keep: bool) -> Result<Article, InputError> {
    let parsed = read(xml, keep)?;
    if !parsed.has_text {
        return Err(InputError::Missing { part: "<TEXT>".to_owned() });
    }
    let stated = parsed.dct.as_ref().and_then(|dct| attribute(dct, "value"));
    let dct = stated.and_then(|value| parse_date(value).ok()).map(|d| d.from(DateFrom::Dct));
    let given = keep.then(|| given(&parsed));
    let title = parsed.title.map(|t| t.trim().to_owned()).filter(|t| !t.is_empty());
    let marked = parsed.sentences;
    Ok(Article { title, text: parsed.text, dct, given, marked, ..Article::default() })
}

/// The annotations, each event with the attributes of its first instance.
fn given(parsed: &TimeMl) -> Given {
    let mut given = Given {
        dct_id: parsed.dct.as_ref().and_then(|d| attribute(d, "tid")).map(str::to_owned),
        ..Given::default()
    };
    for element in parsed.elements.iter().filter(|e| !e.span.is_empty()) {
        let id_name = if element.tag == Tag::Timex { "tid" } else { "eid" };
        let Some(id) = attribute(&element.attributes, id_name) else { continue };
        let mut entity = GivenEntity {
            id: id.to_owned(),
            span: element.span,
            attributes: element.attributes.clone(),
            ..GivenEntity::default()
        };
        match element.tag {
            Tag::Timex => given.timexes.push(entity),
            Tag::Event => {
                add_instance(&mut entity, &parsed.instances);
                given.events.push(entity);
            }
        }
    }
    given.events.sort_by_key(|e| (e.span.start(), e.span.end()));
    given.timexes.sort_by_key(|e| (e.span.start(), e.span.end()));
    given
}

fn add_instance(entity: &mut GivenEntity, instances: &[Attributes]) {
    let Some(instance) =
        instances.iter().find(|i| attribute(i, "eventID") == Some(entity.id.as_str()))
    else {
        return;
    };
    entity.instance = attribute(instance, "eiid").map(str::to_owned);
    for (key, value) in instance {
        if key != "eventID" && key != "eiid" && attribute(&entity.attributes, key).is_none() {
            entity.attributes.push((key.clone(), value.clone()));
        }
    }
}
