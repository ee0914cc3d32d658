//! Bytes in, text out: UTF-8 with or without a mark, UTF-16 with a mark, Windows-1252 as the last
//! resort (with a warning); whatever looks binary is refused by name.

use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::error::InputError;

/// Text, and what should be said about it.
pub(super) struct Decoded {
    pub text: String,
    pub warnings: Vec<String>,
}

/// First bytes of files that are often met by mistake.
const MAGIC: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive (or an office document)"),
    (b"\x1f\x8b", "gzip data"),
    (b"\x28\xb5\x2f\xfd", "Zstandard data"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a RIFF media file"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"SQLite format 3", "a database"),
    (b"BZh", "bzip2 data"),
    (b"\xfd7zXZ", "xz data"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"{\\rtf", "an RTF document"),
];

/// Decodes a file; in `markup` a page or XML file may name its encoding itself.
pub(super) fn decode(bytes: &[u8], markup: bool) -> Result<Decoded, InputError> {
    let plain = |text: String| Ok(Decoded { text, warnings: Vec::new() });
    if let Some(rest) = bytes.strip_prefix(b"\xef\xbb\xbf") {
        return match std::str::from_utf8(rest) {
            Ok(text) => plain(text.to_owned()),
            Err(_) => replaced(UTF_8, rest, "UTF-8"),
        };
    }
    if let Some(rest) = bytes.strip_prefix(b"\xff\xfe") {
        return replaced(UTF_16LE, rest, "UTF-16");
    }
    if let Some(rest) = bytes.strip_prefix(b"\xfe\xff") {
        return replaced(UTF_16BE, rest, "UTF-16");
    }
    if let Some(what) = binary(bytes) {
        return Err(InputError::Binary(what));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => plain(text.to_owned()),
        Err(error) => match declared(bytes).filter(|_| markup) {
            Some(encoding) => replaced(encoding, bytes, encoding.name()),
            None => windows(bytes, error.valid_up_to()),
        },
    }
}

/// The encoding that `charset=…` or `encoding="…"` names in the first bytes, unless it is UTF-8.
fn declared(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(1024)]).to_ascii_lowercase();
    ["charset=", "encoding="].iter().find_map(|key| {
        let label = head.split_once(key)?.1.trim_start_matches(['"', '\'', ' ']);
        let end = label.find(|c: char| !c.is_ascii_alphanumeric() && !"-_:".contains(c))?;
        let encoding = encoding_rs::Encoding::for_label(&label.as_bytes()[..end])?;
        (encoding != UTF_8 && encoding.is_ascii_compatible()).then_some(encoding)
    })
}

/// What kind of binary file it is, if it is one.
fn binary(bytes: &[u8]) -> Option<String> {
    if let Some((magic, name)) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        // "MZ" and "BZh" may begin a text; a program has zero bytes soon after.
        if magic.len() > 3 || !magic.is_ascii() || bytes.iter().take(512).any(|b| *b == 0) {
            return Some((*name).to_owned());
        }
    }
    let head = &bytes[..bytes.len().min(8192)];
    let zeros = head.iter().filter(|b| **b == 0).count();
    if zeros * 5 > head.len() && head.len() > 16 {
        return Some("every fifth byte or more is zero (UTF-16 without a mark?)".to_owned());
    }
    let control = head.iter().filter(|b| **b < 32 && !b"\t\n\r\x0c\x1b".contains(b)).count();
    (control * 20 > head.len())
        .then(|| format!("{control} control characters in the first {} bytes", head.len()))
}

/// Decodes with replacement, and says so when something had to be replaced.
fn replaced(
    encoding: &'static encoding_rs::Encoding,
    bytes: &[u8],
    name: &str,
) -> Result<Decoded, InputError> {
    let (text, bad) = encoding.decode_without_bom_handling(bytes);
    let warnings = if bad { vec![format!("has bytes that are not {name}")] } else { Vec::new() };
    Ok(Decoded { text: text.into_owned(), warnings })
}

/// Not UTF-8: a mostly valid file has damaged bytes, anything else is taken as Windows-1252.
fn windows(bytes: &[u8], at: usize) -> Result<Decoded, InputError> {
    let valid: usize =
        bytes.utf8_chunks().map(|c| c.valid().chars().filter(|c| !c.is_ascii()).count()).sum();
    let broken = bytes.utf8_chunks().filter(|c| !c.invalid().is_empty()).count();
    if valid > 4 * broken {
        let text = String::from_utf8_lossy(bytes).into_owned();
        let note = format!("is not UTF-8 in {broken} place(s), the first at byte {at}");
        return Ok(Decoded { text, warnings: vec![note] });
    }
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
    let note = format!("is not UTF-8 (byte {at}): read as Windows-1252");
    Ok(Decoded { text: text.into_owned(), warnings: vec![note] })
}
