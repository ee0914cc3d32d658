//! As much of JSON Schema as `schema.json` uses; what it does not know is an error.

use serde_json::Value;

/// Everything that does not fit, with its place.
pub fn problems(value: &Value, schema: &Value) -> Vec<String> {
    let mut found = Vec::new();
    check(value, schema, schema, "$", &mut found);
    found
}

fn check(value: &Value, schema: &Value, root: &Value, at: &str, found: &mut Vec<String>) {
    for (keyword, rule) in schema.as_object().expect("a schema is an object") {
        let fits = match keyword.as_str() {
            "$schema" | "$id" | "$defs" | "title" | "description" => true,
            "$ref" => {
                let target = rule.as_str().unwrap().trim_start_matches('#');
                check(value, root.pointer(target).expect("a known target"), root, at, found);
                true
            }
            "type" => match rule {
                Value::Array(kinds) => kinds.iter().any(|kind| is(value, kind.as_str().unwrap())),
                kind => is(value, kind.as_str().unwrap()),
            },
            "const" => value == rule,
            "enum" => rule.as_array().unwrap().contains(value),
            "required" => rule.as_array().unwrap().iter().all(|name| {
                value.as_object().is_none_or(|object| object.contains_key(name.as_str().unwrap()))
            }),
            "minimum" => value.as_f64().is_none_or(|n| n >= rule.as_f64().unwrap()),
            "maximum" => value.as_f64().is_none_or(|n| n <= rule.as_f64().unwrap()),
            "minLength" => {
                value.as_str().is_none_or(|s| s.chars().count() as u64 >= rule.as_u64().unwrap())
            }
            "pattern" => value.as_str().is_none_or(|s| matches(s, rule.as_str().unwrap())),
            "items" => {
                for (index, inner) in value.as_array().into_iter().flatten().enumerate() {
                    check(inner, rule, root, &format!("{at}[{index}]"), found);
                }
                true
            }
            "properties" => {
                for (name, inner) in value.as_object().into_iter().flatten() {
                    match rule.get(name) {
                        Some(rule) => check(inner, rule, root, &format!("{at}.{name}"), found),
                        None => found.push(format!("{at}.{name} is not in the schema")),
                    }
                }
                true
            }
            other => panic!("this validator does not know `{other}`"),
        };
        if !fits {
            found.push(format!("{at}: {value} against {keyword} {rule}"));
        }
    }
}

fn is(value: &Value, kind: &str) -> bool {
    match kind {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "string" => value.is_string(),
        "integer" => value.is_u64() || value.is_i64(),
        "number" => value.is_number(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("no type `{other}`"),
    }
}

/// The two patterns of the schema, by hand: a date, and a date with an optional clock time.
fn matches(text: &str, pattern: &str) -> bool {
    let date = |text: &str| {
        let bare = text.strip_prefix(['-', '+']).unwrap_or(text);
        let parts: Vec<&str> = bare.split('-').collect();
        matches!(parts.as_slice(), [y, m, d] if (4..=6).contains(&y.len()) && m.len() == 2 && d.len() == 2)
            && parts.iter().all(|part| part.bytes().all(|b| b.is_ascii_digit()))
    };
    let clock = |text: &str| {
        let parts: Vec<&str> = text.split(':').collect();
        (2..=3).contains(&parts.len())
            && parts.iter().all(|p| p.len() == 2 && p.bytes().all(|b| b.is_ascii_digit()))
    };
    match text.split_once('T') {
        Some((day, time)) => pattern.contains('T') && date(day) && clock(time),
        None => date(text),
    }
}
