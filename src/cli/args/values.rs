//! Values that options take: dates, fields, places for results, shares, sizes.

use std::path::PathBuf;

use dateline::input::Stated;

pub fn date(text: &str) -> Result<Stated, String> {
    dateline::input::parse_date(text).map_err(|error| error.to_string())
}

/// Where results go; `-` would make a file or a folder of that name.
pub fn output(text: &str) -> Result<PathBuf, String> {
    match text {
        "-" => Err("without --output, results go to standard output".to_owned()),
        path => Ok(PathBuf::from(path)),
    }
}

pub fn field(text: &str) -> Result<(String, String), String> {
    let known = ["text", "date", "title", "url", "id"];
    match text.split_once('=') {
        Some((field, name)) if known.contains(&field) && !name.is_empty() => {
            Ok((field.to_owned(), name.to_owned()))
        }
        _ => Err(format!("write FIELD=NAME, with a field of {}", known.join(", "))),
    }
}

pub fn share(text: &str) -> Result<f32, String> {
    let share: f32 = text.parse().map_err(|_| "not a number".to_owned())?;
    if (0.0..=1.0).contains(&share) { Ok(share) } else { Err("not between 0 and 1".to_owned()) }
}

pub fn size(text: &str) -> Result<u64, String> {
    let lower = text.to_ascii_lowercase();
    let bare = lower.trim_end_matches('b').trim_end_matches('i');
    let (number, unit) = match bare.as_bytes().last() {
        Some(b'k') => (&bare[..bare.len() - 1], 1 << 10),
        Some(b'm') => (&bare[..bare.len() - 1], 1 << 20),
        Some(b'g') => (&bare[..bare.len() - 1], 1 << 30),
        _ => (bare, 1),
    };
    let number: u64 = number.trim().parse().map_err(|_| "not a size (500k, 32M, 1G)".to_owned())?;
    number.checked_mul(unit).filter(|size| *size > 0).ok_or_else(|| "not a size".to_owned())
}
