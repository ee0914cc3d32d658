//! The JSON that TimelineJS (Knight Lab) reads.
//!
//! TimelineJS needs a start date for every slide: undated items and items without any known end are
//! left out, an open end is told by `display_date`. It puts texts into the page as HTML, so they are
//! escaped.

use serde_json::{Map, Value, json};

use super::html::escape;
use super::words::date_in_words;
use crate::time::{Datelike, Timelike};
use crate::timeline::{Item, Moment, Timeline, When};

/// Writes the timeline as TimelineJS JSON, with a line feed at the end.
pub fn write(timeline: &Timeline) -> String {
    let events: Vec<Value> =
        timeline.shown().filter_map(|item| slide(timeline, item, item.when.as_ref()?)).collect();
    let whole = json!({
        "title": { "text": { "headline": escape(&timeline.title) } },
        "events": events,
    });
    format!("{whole:#}\n")
}

fn slide(timeline: &Timeline, item: &Item, when: &When) -> Option<Value> {
    let start = when.earliest.or(when.latest)?;
    let mut slide = Map::new();
    slide.insert("start_date".to_owned(), date(start));
    if let (Some(earliest), Some(latest)) = (when.earliest, when.latest)
        && earliest != latest
    {
        slide.insert("end_date".to_owned(), date(latest));
    }
    slide.insert("display_date".to_owned(), json!(escape(&date_in_words(when))));
    let told: Vec<String> =
        item.source.iter().map(|source| format!("<p>{}</p>", escape(&source.sentence))).collect();
    let text = json!({ "headline": escape(&item.label), "text": told.concat() });
    slide.insert("text".to_owned(), text);
    slide.insert("unique_id".to_owned(), json!(item.id));
    let document = item.source.first().and_then(|source| timeline.document(&source.document));
    if let Some(group) = item.lane.as_deref().or(document.map(|d| d.name.as_str())) {
        slide.insert("group".to_owned(), json!(escape(group)));
    }
    Some(Value::Object(slide))
}

fn date(moment: Moment) -> Value {
    match moment {
        Moment::Day(day) => {
            json!({ "year": day.year(), "month": day.month(), "day": day.day() })
        }
        Moment::Time(time) => json!({
            "year": time.year(), "month": time.month(), "day": time.day(),
            "hour": time.hour(), "minute": time.minute(),
        }),
    }
}
