//! The order of events across articles, as SemEval-2015 Task 4 (TimeLine) writes it: a line an
//! event, its place in the order, its date, and every place where it is told.
//!
//! ```text
//! Marina of Porto
//! 0    XXXX-XX-XX    12-4-planned
//! 1    2021-03-25    12-2-struck    14-1-collision
//! 2    2021-03-26    14-3-closed    14-3-closing
//! ```
//! The first line is what the timeline is about. A place is the article's number (its name up to
//! the first `-` or `_` when that is a number, else its name without the ending), the number of the
//! sentence from 1, and the word. Items of the same days of which neither is known to follow the
//! other have the same place in the order. An item without a date stands where its article's date
//! is, a planned one behind it, but before what it is known to precede; without that, at place 0.

use std::fmt::Write;

use crate::timeline::{Item, SourceRef, Timeline};

/// Writes the order.
pub fn write(timeline: &Timeline) -> String {
    let mut out = format!("{}\n", timeline.title);
    let mut placed: Vec<(Key, &Item)> = timeline.shown().map(|item| (days(item), item)).collect();
    for item in timeline.shown_undated() {
        match article_day(timeline, item) {
            Some(key) => placed.push((before_what_follows(item, key, &placed), item)),
            None => line(timeline, item, 0, &mut out),
        }
    }
    placed.sort_by(|a, b| a.0.cmp(&b.0));
    let (mut place, mut same): (usize, Vec<&(Key, &Item)>) = (0, Vec::new());
    for this in &placed {
        let tied = same.last().is_some_and(|other| other.0 == this.0);
        if !tied || same.iter().any(|other| this.1.after.contains(&other.1.id)) {
            place += 1;
            same.clear();
        }
        same.push(this);
        line(timeline, this.1, place, &mut out);
    }
    out
}

/// First and last day, and whether the item stands behind (1) or before (-1) those of these days.
type Key = (String, String, i8);

fn days(item: &Item) -> Key {
    let when = item.when.as_ref();
    let day = |moment: Option<crate::timeline::Moment>| moment.map(|m| m.to_string());
    let (first, last) = (when.and_then(|w| day(w.earliest)), when.and_then(|w| day(w.latest)));
    let any = first.clone().or_else(|| last.clone()).unwrap_or_default();
    let open = i8::from(when.is_some_and(|w| w.latest.is_none()));
    (first.unwrap_or_else(|| any.clone()), last.unwrap_or(any), open)
}

/// The day of the article that tells an item.
fn article_day(timeline: &Timeline, item: &Item) -> Option<Key> {
    let source = item.source.first()?;
    let day = timeline.document(&source.document)?.date?.to_string();
    let planned = matches!(item.status, crate::event::Status::Planned);
    Some((day.clone(), day, i8::from(planned)))
}

/// Where an undated item stands, given what it is known to precede.
fn before_what_follows(item: &Item, own: Key, placed: &[(Key, &Item)]) -> Key {
    let followers = placed.iter().filter(|(_, other)| item.before.contains(&other.id));
    match followers.map(|(key, _)| key).min() {
        Some(first) if *first <= own => (first.0.clone(), first.1.clone(), -1),
        _ => own,
    }
}

fn line(timeline: &Timeline, item: &Item, place: usize, out: &mut String) {
    let _ = write!(out, "{place}\t{}", date(item));
    for source in &item.source {
        let article = article(timeline, source);
        for word in &source.words {
            let word = word.split_whitespace().collect::<Vec<_>>().join("_");
            let _ = write!(out, "\t{article}-{}-{word}", source.number);
        }
    }
    out.push('\n');
}

/// A day, month or year; anything else is not a date of this format.
fn date(item: &Item) -> String {
    let edtf = item.when.as_ref().map_or("", |when| when.edtf.as_str());
    let plain = |c: char| c.is_ascii_digit() || c == '-';
    let simple = matches!(edtf.len(), 4 | 7 | 10) && edtf.chars().all(plain);
    if simple { edtf.to_owned() } else { "XXXX-XX-XX".to_owned() }
}

fn article(timeline: &Timeline, source: &SourceRef) -> String {
    let Some(document) = timeline.document(&source.document) else { return String::new() };
    let name = document.name.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let number = stem.split(['-', '_']).next().unwrap_or_default();
    let numbered = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
    if numbered { number.to_owned() } else { stem.replace('-', "_") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::timeline::Documented;

    #[test]
    fn places_words_and_ties_are_written_as_in_the_task() {
        let source = |number, word: &str| SourceRef {
            document: "d1".to_owned(),
            number,
            words: vec![word.to_owned()],
            ..SourceRef::default()
        };
        let item = |id: &str, number, word: &str, after: &[&str]| Item {
            id: id.to_owned(),
            source: vec![source(number, word)],
            after: after.iter().map(|id| id.to_string()).collect(),
            ..Item::default()
        };
        let timeline = Timeline {
            title: "Ferry".to_owned(),
            documents: vec![Documented {
                id: "d1".to_owned(),
                name: "news/12-ferry.txt".to_owned(),
                ..Documented::default()
            }],
            items: vec![
                item("a", 1, "sank", &[]),
                item("b", 2, "rose", &[]),
                item("c", 2, "fell", &["a"]),
            ],
            undated: vec![item("d", 4, "set sail", &[])],
            ..Timeline::default()
        };
        let expected = "Ferry\n0\tXXXX-XX-XX\t12-4-set_sail\n1\tXXXX-XX-XX\t12-1-sank\n\
                        1\tXXXX-XX-XX\t12-2-rose\n2\tXXXX-XX-XX\t12-2-fell\n";
        assert_eq!(write(&timeline), expected);
    }
}
