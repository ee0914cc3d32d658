//! A TimeML document as it is scored: spans are counted on the text without white space.

use std::collections::HashMap;

use crate::input::InputError;
use crate::input::timeml::{self, Attributes, Tag, TimeMl, attribute};

/// An annotated stretch: characters of the text without white space.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// `tid` or `eid`.
    pub id: Option<String>,
    /// First character.
    pub start: usize,
    /// First character after it.
    pub end: usize,
    /// `type` of a TIMEX3, `class` of an EVENT.
    pub kind: Option<String>,
    /// `value` of a TIMEX3.
    pub value: Option<String>,
    /// As it stands in the text, white space tidied.
    pub words: String,
}

/// A TLINK: source, `relType` in capitals, target.
pub type Link = (String, String, String);

/// One document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Annotated {
    /// The text without white space.
    pub text: Vec<char>,
    /// TIMEX3 elements of the text, in order of their end tags.
    pub timexes: Vec<Mark>,
    /// EVENT elements, in order of their end tags.
    pub events: Vec<Mark>,
    /// TLINKs between entities (events by `eid`).
    pub links: Vec<Link>,
    /// Whether `<DCT>` has a TIMEX3, and its `tid`.
    pub dct: Option<Option<String>>,
}

impl Annotated {
    /// Parses a TimeML document.
    ///
    /// # Errors
    /// If it is not well-formed or has no `<TEXT>`.
    pub fn parse(xml: &str) -> Result<Annotated, InputError> {
        let parsed = timeml::parse(xml)?;
        if !parsed.has_text {
            return Err(InputError::Missing { part: "<TEXT>".to_owned() });
        }
        let places = Places::of(&parsed.text);
        let marks = |tag, id: &str, kind: &str| -> Vec<Mark> {
            let of_tag = parsed.elements.iter().filter(|e| e.tag == tag);
            of_tag
                .map(|e| {
                    let get = |name: &str| attribute(&e.attributes, name).map(str::to_owned);
                    let (start, end) = (places.at(e.span.start()), places.at(e.span.end()));
                    let words = e.span.of(&parsed.text).split_whitespace();
                    let words = words.collect::<Vec<_>>().join(" ");
                    Mark { id: get(id), start, end, kind: get(kind), value: get("value"), words }
                })
                .filter(|mark| mark.end > mark.start)
                .collect()
        };
        Ok(Annotated {
            timexes: marks(Tag::Timex, "tid", "type"),
            events: marks(Tag::Event, "eid", "class"),
            links: links(&parsed),
            dct: parsed.dct.as_ref().map(|dct| attribute(dct, "tid").map(str::to_owned)),
            text: parsed.text.chars().filter(|c| !c.is_whitespace()).collect(),
        })
    }
}

/// From bytes of the text to characters without white space.
struct Places(Vec<u32>);

impl Places {
    fn of(text: &str) -> Places {
        let mut counts = Vec::with_capacity(text.len() + 1);
        let mut count = 0;
        for character in text.chars() {
            counts.extend(std::iter::repeat_n(count, character.len_utf8()));
            count += u32::from(!character.is_whitespace());
        }
        counts.push(count);
        Places(counts)
    }

    fn at(&self, byte: usize) -> usize {
        self.0[byte] as usize
    }
}

fn links(parsed: &TimeMl) -> Vec<Link> {
    let instances: HashMap<&str, &str> = parsed
        .instances
        .iter()
        .filter_map(|i| Some((attribute(i, "eiid")?, attribute(i, "eventID").unwrap_or(""))))
        .collect();
    let end = |link: &Attributes, instance: &str, event: &str, time: &str| {
        let named = attribute(link, instance).and_then(|i| instances.get(i).copied());
        named
            .or_else(|| attribute(link, event))
            .filter(|id| !id.is_empty())
            .or_else(|| attribute(link, time))
            .filter(|id| !id.is_empty())
            .map(str::to_owned)
    };
    let link = |link: &Attributes| {
        let source = end(link, "eventInstanceID", "eventID", "timeID")?;
        let target = end(link, "relatedToEventInstance", "relatedToEvent", "relatedToTime")?;
        let rel = attribute(link, "relType").unwrap_or("").to_uppercase();
        (source != target).then_some((source, rel, target))
    };
    parsed.links.iter().filter_map(link).collect()
}
