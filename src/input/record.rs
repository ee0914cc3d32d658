//! A record of JSON (one line of JSON lines) in, an article out.

use serde_json::{Map, Value};

use super::dct::{Stated, parse_date};
use super::error::InputError;
use super::model::{Article, DateFrom, Reading};
use crate::time::DateTime;

/// The article of a record.
pub(super) fn article(line: &str, reading: &Reading) -> Result<Article, InputError> {
    let record = parse(line)?;
    let text = match field(&record, reading, "text") {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Null) | None => {
            let name = name_of(reading, "text");
            return Err(InputError::Missing { part: format!("field `{name}`") });
        }
        Some(_) => return Err(InputError::Record("its text is not a string".to_owned())),
    };
    let string = |name| field(&record, reading, name).and_then(shown);
    let mut article = Article { text, title: string("title"), ..Article::default() };
    article.source.url = string("url");
    article.source.name = string("id").unwrap_or_default();
    if reading.date.is_none() {
        let date = field(&record, reading, "date").filter(|date| !date.is_null());
        article.dct = date.map(stated).transpose()?.map(|stated| stated.from(DateFrom::Field));
    }
    Ok(article)
}

fn parse(line: &str) -> Result<Map<String, Value>, InputError> {
    let value = serde_json::from_str(line).or_else(|error| {
        // Half of a surrogate pair is not text; some crawlers write it all the same.
        serde_json::from_str(&without_lone_surrogates(line)).map_err(|_| error)
    });
    match value {
        Ok(Value::Object(record)) => Ok(record),
        Ok(_) => Err(InputError::Record("it is not an object".to_owned())),
        // A record is a line: only the column tells where.
        Err(error) => Err(InputError::Record(error.to_string().replace(" at line 1 ", " at "))),
    }
}

fn name_of<'a>(reading: &'a Reading, field: &'a str) -> &'a str {
    let other = reading.fields.iter().rev().find(|(known, _)| known == field);
    other.map_or(field, |(_, name)| name.as_str())
}

/// A field by its name; `a.b` looks inside `a`.
fn field<'a>(record: &'a Map<String, Value>, reading: &Reading, field: &str) -> Option<&'a Value> {
    let name = name_of(reading, field);
    record.get(name).or_else(|| {
        let (first, rest) = name.split_once('.')?;
        rest.split('.').try_fold(record.get(first)?, |value, key| value.get(key))
    })
}

fn shown(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// A date in words, or seconds (or milliseconds) since 1970.
fn stated(value: &Value) -> Result<Stated, InputError> {
    if let Some(number) = value.as_i64().filter(|n| n.unsigned_abs() > 99_999_999) {
        let seconds = if number.unsigned_abs() > 99_999_999_999 { number / 1000 } else { number };
        if let Some(moment) = DateTime::from_timestamp(seconds, 0) {
            return Ok(Stated { date: moment.date_naive(), time: Some(moment.time()) });
        }
    }
    let text = shown(value).unwrap_or_else(|| value.to_string());
    Ok(parse_date(&text)?)
}

/// `\ud83d` without its other half becomes `\ufffd`.
fn without_lone_surrogates(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(at) = rest.find('\\') {
        let (before, escape) = rest.split_at(at);
        out.push_str(before);
        let take = match unit(escape) {
            Some(0xd800..=0xdbff)
                if matches!(escape.get(6..).and_then(unit), Some(0xdc00..=0xdfff)) =>
            {
                out.push_str(&escape[..12]);
                12
            }
            Some(0xd800..=0xdfff) => {
                out.push_str("\\ufffd");
                6
            }
            _ => {
                let length = 1 + escape[1..].chars().next().map_or(0, char::len_utf8);
                out.push_str(&escape[..length]);
                length
            }
        };
        rest = &escape[take..];
    }
    out.push_str(rest);
    out
}

/// The code unit of `\uXXXX` at the start of the text.
fn unit(text: &str) -> Option<u32> {
    let digits = text.strip_prefix("\\u")?.get(..4)?;
    u32::from_str_radix(digits, 16).ok()
}
