//! The date that a text gives of itself in its first lines: a dateline ("MOSCOW, March 18,
//! 2021 —"), a line that is a date, or "Published: 5 May 2020".

use super::date_words::{is_weekday, month};
use super::dct::{Stated, parse_date};

/// How many lines with text are looked at.
const LINES: usize = 12;
/// A dateline stands in the first bytes of its line.
const REACH: usize = 120;
/// What a line begins with that states when the article came out.
const PUBLISHED: &[&str] =
    &["published", "first published", "posted", "date", "dated", "publication date", "issued"];

/// What it begins with that states when it was changed last: used where nothing else is stated.
const UPDATED: &[&str] =
    &["updated", "last updated", "update", "modified", "last modified", "revised", "edited"];
/// Signs between the parts of a line.
const PARTS: [char; 3] = ['|', '•', '·'];
/// What the line below a picture begins with.
const CAPTIONS: &[&str] = &["photo", "image", "picture", "file", "caption", "credit", "source"];

/// The article's date, if the text states it.
pub(super) fn find(text: &str) -> Option<Stated> {
    let lines = || text.lines().map(str::trim).filter(|line| !line.is_empty()).take(LINES);
    lines()
        .find_map(|line| labelled(line, PUBLISHED))
        .or_else(|| lines().find_map(place_and_date))
        .or_else(|| lines().find_map(only_a_date))
        .or_else(|| lines().next().and_then(place_date_and_stop))
        .or_else(|| lines().find_map(ends_with_a_date))
        .or_else(|| lines().find_map(|line| labelled(line, UPDATED)))
}

/// "Published: Thursday, March 18, 2021", at the beginning of a line or of a part of it.
fn labelled(line: &str, labels: &[&str]) -> Option<Stated> {
    line.split(PARTS).find_map(|part| dated_as(part.trim(), labels))
}

fn dated_as(part: &str, labels: &[&str]) -> Option<Stated> {
    let starts = |label: &&&str| {
        part.get(..label.len()).is_some_and(|start| start.eq_ignore_ascii_case(label))
    };
    let label = labels.iter().filter(starts).max_by_key(|label| label.len())?;
    let rest = part.get(label.len()..)?;
    if !rest.starts_with([':', ' ', '\t']) {
        return None;
    }
    let rest = rest.trim_start_matches([':', ' ', '\t']);
    let rest = ["on ", "at "].iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
    let (stated, span) = first_date(head(rest))?;
    (span.0 <= 20).then_some(stated)
}

/// "Sunday feature, 4 May 2025", "By A. Writer, Harbour correspondent - 5 May 2020, 10:20 GMT".
fn ends_with_a_date(line: &str) -> Option<Stated> {
    if line.len() > REACH {
        return None;
    }
    let (stated, (start, end)) = first_date(line)?;
    let before = line[..start].trim_end();
    let words: Vec<&str> = before.split_whitespace().collect();
    let byline = words.first().is_some_and(|first| first.eq_ignore_ascii_case("by"));
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_ascii_lowercase();
    let caption = words.first().is_some_and(|first| CAPTIONS.contains(&bare(first).as_str()));
    let apart = before.ends_with([',', '-', '–', '—', ':', '(']);
    let after = line[end..].trim_matches([' ', '.', ',']);
    let agency = after.starts_with('(') && after.ends_with(')') && after.len() < 24;
    let last = agency || after.trim_matches(')').is_empty();
    (last && apart && !caption && words.len() <= if byline { 8 } else { 4 }).then_some(stated)
}

/// "MOSCOW, March 18, 2021 — …", "LONDON (AP) - 5 May 2020", "AKRON, Ohio (May 5, 2020) — …".
fn place_and_date(line: &str) -> Option<Stated> {
    let line = head(line);
    let (stated, (start, end)) = first_date(line)?;
    let (before, after) = (&line[..start], line[end..].trim_start());
    let after = after.strip_prefix(')').filter(|_| before.ends_with('(')).unwrap_or(after);
    let after = after.trim_start();
    let after = match after.strip_prefix('(') {
        Some(rest) => rest.split_once(')').map_or(after, |(_, rest)| rest.trim_start()),
        None => after,
    };
    let closed = after.is_empty() || after.starts_with(['—', '–', '-', ':', '|', '/']);
    let words = || before.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    let capital = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    let particle = |word: &str| ["of", "de", "la", "the", "al", "and"].contains(&word);
    let shouted = |word: &str| word.len() >= 3 && word.chars().all(|c| c.is_uppercase());
    let named = words().count() > 0 && words().count() <= 8;
    let place =
        named && words().next().is_some_and(capital) && words().all(|w| capital(w) || particle(w));
    let sure = words().next().is_some_and(shouted) || (closed && !after.is_empty());
    (place && closed && sure).then_some(stated)
}

/// "Lagos, 4 March 2020. The river rose": in the first line.
fn place_date_and_stop(line: &str) -> Option<Stated> {
    let line = head(line);
    let (stated, (start, end)) = first_date(line)?;
    let place = line[..start].trim_end();
    let words = place.split_whitespace();
    let capital = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    let named = place.ends_with(',') && words.clone().count() <= 3 && words.clone().all(capital);
    let date = line[start..end].trim_end_matches(['.', ',']).len() + start;
    (named && line[date..].starts_with(". ")).then_some(stated)
}

/// A line that holds a date and nothing else, or a byline with one ("By A. Writer | 5 May 2020").
fn only_a_date(line: &str) -> Option<Stated> {
    if line.len() > REACH {
        return None;
    }
    let parts = line.split(['|', '•', '·', '/', '—']).chain([line]);
    parts.chain(before_update(line)).find_map(|part| parse_date(part).ok())
}

/// "**22 March 2013** Last updated at 12:35 GMT".
fn before_update(line: &str) -> Option<&str> {
    let words = line.match_indices(' ').map(|(space, _)| space).take(6);
    let mut words = words.filter(|space| {
        let rest = &line[space + 1..];
        UPDATED.iter().any(|label| {
            rest.get(..label.len()).is_some_and(|start| start.eq_ignore_ascii_case(label))
        })
    });
    words.next().map(|space| &line[..space])
}

/// The first [`REACH`] bytes, cut between characters.
fn head(line: &str) -> &str {
    let mut end = line.len().min(REACH);
    while !line.is_char_boundary(end) {
        end -= 1;
    }
    &line[..end]
}

/// The first full date inside a line, and the bytes it takes.
fn first_date(line: &str) -> Option<(Stated, (usize, usize))> {
    words(line).enumerate().filter(|(_, (_, word))| can_begin(word)).find_map(
        |(index, (start, _))| {
            // The longest run of words that is a date: weekday, three fields, "at", clock, half, zone.
            let ends = words(line).skip(index).take(8).map(|(start, word)| start + word.len());
            let mut runs = ends.collect::<Vec<_>>().into_iter().rev();
            runs.find_map(|end| {
                let stated = parse_date(line[start..end].trim_end_matches([',', '.', ':'])).ok()?;
                Some((stated, (start, end)))
            })
        },
    )
}

fn can_begin(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    word.starts_with(|c: char| c.is_ascii_digit()) || is_weekday(word) || month(word).is_some()
}

/// Words between spaces, with their places; brackets and dashes do not belong to a word.
fn words(line: &str) -> impl Iterator<Item = (usize, &str)> {
    line.split_whitespace().filter_map(move |word| {
        let start = word.as_ptr() as usize - line.as_ptr() as usize;
        let inner = word.trim_start_matches(['(', '[', '—', '–', '-']);
        let start = start + word.len() - inner.len();
        let inner = inner.trim_end_matches([')', ']', '—', '–', '-']);
        (!inner.is_empty()).then_some((start, inner))
    })
}
