//! Items as the chart tells them: lines of text, a claim, a lane, in order.

use std::collections::BTreeMap;

use super::claim::Claim;
use super::clean::clean;
use super::lanes::LaneTable;
use super::options::{ChartOptions, Lanes};
use super::sort::{Sorted, sort};
use super::sources::Sources;
use crate::event::Status;
use crate::render::date_in_words;
use crate::render::speaker::according_to;
use crate::render::standing::Standings;
use crate::timeline::{Item, Timeline};

/// Between the parts of a small line; a line may end after it but not before.
const SEPARATOR: &str = "\u{a0}· ";

/// One entry of the chart: an item, or a group of items.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Id of the item (of the first one, in a group).
    pub id: String,
    /// Ids of all items it stands for.
    pub items: Vec<String>,
    /// Paragraphs of the label.
    pub label: Vec<Paragraph>,
    /// The small line.
    pub small: String,
    /// The small line without the date.
    pub rest: String,
    /// "date: label" of each item.
    pub told: Vec<String>,
    /// The date in words.
    pub date: String,
    /// When.
    pub claim: Option<Claim>,
    /// Colour.
    pub lane: u8,
    /// Not (or not yet) a fact.
    pub hollow: bool,
    /// Ids of items that tell the same with another date.
    pub disagrees: Vec<String>,
    /// Numbers of its sources.
    pub sources: Vec<usize>,
}

/// A paragraph of a label.
#[derive(Clone, Debug)]
pub struct Paragraph {
    /// One line of text before wrapping.
    pub text: String,
    /// Bold face.
    pub bold: bool,
    /// Whether its further lines are indented.
    pub hanging: bool,
}

/// All visible items in order, dated ones first; with lanes and sources as they came up.
pub fn entries(timeline: &Timeline, options: &ChartOptions) -> (Vec<Entry>, LaneTable, Sources) {
    let items = ordered(timeline);
    let sources = Sources::of(timeline, &items);
    let names: Vec<Option<String>> =
        items.iter().map(|item| lane_of(item, options.lanes, &sources)).collect();
    let lanes = LaneTable::of(&names);
    let standings = Standings::of(timeline);
    let entries = items
        .iter()
        .zip(names)
        .map(|(item, lane)| {
            let mut entry = entry(item, lane, &lanes, options, &sources);
            if let Some(standing) = standings.words(item) {
                entry.small = small_line(Some(standing), &entry.rest);
            }
            entry
        })
        .collect();
    (entries, lanes, sources)
}

/// Items that are not hidden, from first to last.
pub fn ordered(timeline: &Timeline) -> Vec<&Item> {
    let items: Vec<&Item> =
        timeline.items.iter().chain(&timeline.undated).filter(|item| !item.hidden).collect();
    let told = order_of_telling(timeline, &items);
    let mut before: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for item in &items {
        for later in &item.before {
            before.entry(later).or_default().push(&item.id);
        }
    }
    let keys: Vec<Sorted<'_>> = items
        .iter()
        .zip(told)
        .map(|(item, told)| {
            let mut after: Vec<&str> = item.after.iter().map(String::as_str).collect();
            after.extend(before.get(item.id.as_str()).into_iter().flatten());
            Sorted { claim: Claim::of(item), id: &item.id, after, told }
        })
        .collect();
    sort(&keys).into_iter().map(|i| items[i]).collect()
}

/// Rank of each item by document (as they are listed and numbered), place in it, id and label.
fn order_of_telling(timeline: &Timeline, items: &[&Item]) -> Vec<usize> {
    let rank: BTreeMap<&str, usize> =
        timeline.documents.iter().enumerate().rev().map(|(i, d)| (d.id.as_str(), i)).collect();
    let place = |item: &Item| {
        let source = item.source.first();
        let document = source.and_then(|s| rank.get(s.document.as_str()).copied());
        (document.unwrap_or(usize::MAX), source.map_or(0, |s| s.start))
    };
    let mut order: Vec<usize> = (0..items.len()).collect();
    order.sort_by_cached_key(|&i| {
        (place(items[i]), items[i].id.len(), items[i].id.clone(), items[i].label.clone())
    });
    let mut told = vec![0; items.len()];
    for (rank, i) in order.into_iter().enumerate() {
        told[i] = rank;
    }
    told
}

fn lane_of(item: &Item, lanes: Lanes, sources: &Sources) -> Option<String> {
    let named = item.lane.as_deref().map(clean).filter(|lane| !lane.is_empty());
    named.or_else(|| match lanes {
        Lanes::None => None,
        Lanes::Source => sources.name_of(item),
        Lanes::Who => item.who.first().map(|who| clean(who)).filter(|who| !who.is_empty()),
    })
}

fn entry(
    item: &Item,
    lane: Option<String>,
    lanes: &LaneTable,
    options: &ChartOptions,
    sources: &Sources,
) -> Entry {
    let label = Some(clean(&item.label)).filter(|l| !l.is_empty());
    let label = label.unwrap_or_else(|| "(no label)".to_owned());
    let date = date_of(item);
    let mut rest: Vec<String> = Vec::new();
    rest.extend(status_word(item.status).map(str::to_owned));
    rest.extend(according_to(item));
    let by_source = options.lanes == Lanes::Source && item.lane.is_none();
    rest.extend(lane.clone().filter(|_| !by_source));
    rest.extend(sources.reference(item));
    let rest = rest.join(SEPARATOR);
    let claim = Claim::of(item);
    Entry {
        id: item.id.clone(),
        items: vec![item.id.clone()],
        told: vec![format!("{date}: {label}")],
        label: vec![Paragraph { text: label, bold: false, hanging: false }],
        small: small_line(claim.map(|_| date.clone()), &rest),
        rest,
        date,
        claim,
        lane: lanes.colour(lane.as_deref()),
        hollow: is_hollow(item.status),
        disagrees: item.disagrees.clone(),
        sources: sources.numbers(item),
    }
}

/// What comes first, then the rest.
pub fn small_line(first: Option<String>, rest: &str) -> String {
    match first {
        Some(first) if rest.is_empty() => first,
        Some(first) => format!("{first}{SEPARATOR}{rest}"),
        None => rest.to_owned(),
    }
}

/// The date in words.
pub fn date_of(item: &Item) -> String {
    let dated = item.when.as_ref().filter(|_| Claim::of(item).is_some());
    dated.map_or_else(|| "date not given".to_owned(), date_in_words)
}

/// The word of the small line for a status, when there is something to say.
pub fn status_word(status: Status) -> Option<&'static str> {
    match status {
        Status::Happened => None,
        Status::Ongoing => Some("ongoing"),
        Status::Planned => Some("planned"),
        Status::Possible => Some("possible"),
        Status::Denied => Some("denied"),
    }
}

fn is_hollow(status: Status) -> bool {
    matches!(status, Status::Planned | Status::Possible | Status::Denied)
}
