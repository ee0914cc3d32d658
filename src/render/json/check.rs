//! What a timeline must be, beyond the kinds of its fields.

use std::collections::HashSet;

use serde_json::Value;

use crate::time::{NaiveDate, NaiveDateTime, NaiveTime};
use crate::timeline::{FORMAT, Item, Moment, Timeline, When};

/// A field that cannot be.
pub(super) struct Impossible {
    /// "items[3].when".
    pub path: String,
    /// What is wrong.
    pub reason: String,
}

/// The first thing that cannot be.
pub(super) fn check(timeline: &Timeline) -> Result<(), Impossible> {
    if timeline.format != FORMAT {
        let reason = format!("`{}` is not a format that is known; it is {FORMAT}", timeline.format);
        return Err(impossible("format".to_owned(), reason));
    }
    let mut ids = HashSet::new();
    for (list, items) in [("items", &timeline.items), ("undated", &timeline.undated)] {
        for (index, item) in items.iter().enumerate() {
            let path = format!("{list}[{index}]");
            if !ids.insert(item.id.as_str()) {
                let reason = format!("`{}` is the id of an earlier item too", item.id);
                return Err(impossible(format!("{path}.id"), reason));
            }
            item_is_possible(item, &path)?;
        }
    }
    for (index, item) in timeline.items.iter().enumerate() {
        if item.when.is_none() {
            let reason = "has no `when`; an item without a date belongs under `undated`";
            return Err(impossible(format!("items[{index}]"), reason.to_owned()));
        }
    }
    Ok(())
}

fn impossible(path: String, reason: String) -> Impossible {
    Impossible { path, reason }
}

fn item_is_possible(item: &Item, path: &str) -> Result<(), Impossible> {
    if item.label.trim().is_empty() {
        return Err(impossible(format!("{path}.label"), "is empty".to_owned()));
    }
    if !(0.0..=1.0).contains(&item.salience) {
        let reason = format!("{} is not between 0 and 1", item.salience);
        return Err(impossible(format!("{path}.salience"), reason));
    }
    for (index, source) in item.source.iter().enumerate() {
        if source.start > source.end {
            let reason = format!("ends at {} before it starts at {}", source.end, source.start);
            return Err(impossible(format!("{path}.source[{index}]"), reason));
        }
    }
    item.when.as_ref().map_or(Ok(()), |when| date_is_possible(when, &format!("{path}.when")))
}

fn date_is_possible(when: &When, path: &str) -> Result<(), Impossible> {
    let earliest = when.earliest.map(first_instant);
    let latest = when.latest.map(last_instant);
    if let (Some(earliest), Some(latest)) = (earliest, latest)
        && earliest > latest
    {
        let (from, to) = (when.earliest.map(shown), when.latest.map(shown));
        let (from, to) = (from.unwrap_or_default(), to.unwrap_or_default());
        return Err(impossible(path.to_owned(), format!("latest {to} is before earliest {from}")));
    }
    Ok(())
}

fn shown(moment: Moment) -> String {
    moment.to_string()
}

fn first_instant(moment: Moment) -> NaiveDateTime {
    match moment {
        Moment::Day(day) => day.and_time(NaiveTime::MIN),
        Moment::Time(time) => time,
    }
}

fn last_instant(moment: Moment) -> NaiveDateTime {
    match moment {
        Moment::Day(day) => NaiveTime::from_hms_opt(23, 59, 59)
            .map_or(day.and_time(NaiveTime::MIN), |last| day.and_time(last)),
        Moment::Time(time) => time,
    }
}

/// Fields that the schema does not name, and dates whose value was edited alone.
pub(super) fn doubts(text: &str, timeline: &Timeline) -> Vec<String> {
    let mut unknown = Vec::new();
    let parsed = serde_json::from_str(text.trim_start_matches('\u{feff}'));
    if let (Ok(value), Ok(schema)) = (parsed, serde_json::from_str(super::SCHEMA)) {
        compare(&value, &schema, &schema, "", &mut unknown);
    }
    let mut doubts: Vec<String> =
        unknown.iter().map(|path| format!("`{path}` is no field, and is left out")).collect();
    for (index, item) in timeline.items.iter().enumerate() {
        if let Some(value) = item.when.as_ref().and_then(other_time) {
            doubts.push(format!(
                "items[{index}].when.value: {value} is not between earliest and latest, which count"
            ));
        }
    }
    doubts
}

/// The value, when it is a day, month or year that is not between earliest and latest.
fn other_time(when: &When) -> Option<&str> {
    let (Some(Moment::Day(from)), Some(Moment::Day(to))) = (when.earliest, when.latest) else {
        return None;
    };
    let value = when.value.as_str();
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    let apart = |rest: &str| {
        let day = |text: String| text.parse::<NaiveDate>().ok();
        let Some(first) = day(format!("{value}{rest}")) else {
            return Some(true); // no such day
        };
        let same = |at: NaiveDate| at.to_string().get(..value.len()) == Some(value);
        Some(to < first || (from > first && !same(from)))
    };
    let apart = match value.len() {
        _ if !digits(value) => None,
        4 => apart("-01-01"),
        7 => apart("-01"),
        10 => apart(""),
        _ => None,
    };
    apart.unwrap_or(false).then_some(value)
}

fn compare(value: &Value, schema: &Value, root: &Value, path: &str, unknown: &mut Vec<String>) {
    let schema = resolved(schema, root);
    match value {
        Value::Object(object) => {
            let Some(known) = schema.get("properties").and_then(Value::as_object) else { return };
            for (key, value) in object {
                let dot = if path.is_empty() { "" } else { "." };
                let path = format!("{path}{dot}{key}");
                match known.get(key) {
                    Some(schema) => compare(value, schema, root, &path, unknown),
                    None => unknown.push(path),
                }
            }
        }
        Value::Array(values) => {
            let Some(items) = schema.get("items") else { return };
            for (index, value) in values.iter().enumerate() {
                compare(value, items, root, &format!("{path}[{index}]"), unknown);
            }
        }
        _ => {}
    }
}

/// The schema that a `$ref` points to.
fn resolved<'a>(schema: &'a Value, root: &'a Value) -> &'a Value {
    let target = schema.get("$ref").and_then(Value::as_str);
    target.and_then(|target| root.pointer(target.trim_start_matches('#'))).unwrap_or(schema)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_outside_its_bounds_is_doubted() {
        let table = [
            ("2005", "1998-01-01", "1998-12-31", true),
            ("1998", "1998-01-01", "1998-12-31", false),
            ("1998", "1997-10-01", "1998-09-30", false),
            ("2018-08", "2018-08-01", "2018-08-31", false),
            ("2018-09", "2018-08-01", "2018-08-31", true),
            ("2018-08-03", "2018-08-04", "2018-08-04", true),
            ("2018-08-03", "2018-08-01", "2018-08-04", false),
            ("2018-W31", "2018-08-01", "2018-08-04", false),
            ("2018-13", "2018-08-01", "2018-08-04", true),
        ];
        for (value, earliest, latest, doubted) in table {
            let when = serde_json::json!({
                "text": "", "type": "DATE", "value": value, "mod": null, "edtf": "",
                "earliest": earliest, "latest": latest, "granularity": "day",
                "basis": "explicit", "because": [],
            });
            let when: When = serde_json::from_value(when).unwrap();
            assert_eq!(other_time(&when).is_some(), doubted, "{value} in {earliest}/{latest}");
        }
    }
}
