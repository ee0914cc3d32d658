//! Where an item without a date stands among those that have one: "17 Mar 2021 or later".

use std::collections::{BTreeMap, BTreeSet};

use super::calendar::day_in_words;
use super::words::date_in_words;
use crate::event::Status;
use crate::time::NaiveDate;
use crate::timeline::{Item, Moment, Timeline, When};

/// The relations of all items of a timeline, both ways.
pub(super) struct Standings<'a> {
    items: BTreeMap<&'a str, &'a Item>,
    earlier: BTreeMap<&'a str, BTreeSet<&'a str>>,
    later: BTreeMap<&'a str, BTreeSet<&'a str>>,
    dates: BTreeMap<&'a str, NaiveDate>,
}

/// A date further from the article's says little of where an item stands.
const NEAR_DAYS: i64 = 400;

impl<'a> Standings<'a> {
    /// Of the items that are shown.
    pub fn of(timeline: &'a Timeline) -> Standings<'a> {
        let shown = || timeline.shown().chain(timeline.shown_undated());
        let mut all = Standings {
            items: shown().map(|item| (item.id.as_str(), item)).collect(),
            earlier: BTreeMap::new(),
            later: BTreeMap::new(),
            dates: timeline
                .documents
                .iter()
                .filter_map(|document| Some((document.id.as_str(), document.date?)))
                .collect(),
        };
        for item in shown() {
            let after = item.after.iter().map(|other| (other.as_str(), item.id.as_str()));
            let before = item.before.iter().map(|other| (item.id.as_str(), other.as_str()));
            for (first, second) in after.chain(before) {
                all.later.entry(first).or_default().insert(second);
                all.earlier.entry(second).or_default().insert(first);
            }
        }
        all
    }

    /// "between 5 May 2021 and 9 May 2021", "5 May 2021 or later" (it may be of that day) for an item without a date; nothing for one with a
    /// date, or when nothing dated is known to come before or after it.
    pub fn words(&self, item: &Item) -> Option<String> {
        if item.when.as_ref().is_some_and(is_placed) {
            return None;
        }
        // What came "by 5 May" may have come long before: nothing is known to follow that day.
        let began = self.nearest(item, &self.earlier).into_iter().filter(|w| w.earliest.is_some());
        let before = began.max_by_key(|w| (w.latest.or(w.earliest), w.earliest));
        let before = before.filter(|when| self.tells(item, when));
        let ended = self.nearest(item, &self.later).into_iter().filter(|w| w.latest.is_some());
        let after = ended.min_by_key(|w| (w.earliest.or(w.latest), w.latest));
        let after = after.filter(|when| self.tells(item, when));
        match (before.map(name), after.map(name)) {
            (Some(first), Some(last)) if first == last => Some(first),
            (Some(first), Some(last)) => Some(format!("between {first} and {last}")),
            (Some(first), None) => Some(format!("{first} or later")),
            (None, Some(last)) => Some(format!("{last} or earlier")),
            (None, None) => None,
        }
    }

    /// "After 1961" tells nothing of this year's news: the date is near that of the article.
    fn tells(&self, item: &Item, when: &When) -> bool {
        let article = item.source.first().and_then(|s| self.dates.get(s.document.as_str()));
        let ends = [when.earliest, when.latest].into_iter().flatten().map(Moment::day);
        let days = |day: NaiveDate| article.map_or(0, |date| (*date - day).num_days().abs());
        ends.map(days).max().is_none_or(|days| days <= NEAR_DAYS)
    }

    /// The dates that are met first along the relations, through items without one.
    /// That what happened came before what is to come goes without saying.
    fn nearest(&self, item: &Item, edges: &BTreeMap<&str, BTreeSet<&'a str>>) -> Vec<&'a When> {
        let mut found = Vec::new();
        let Some((&id, _)) = self.items.get_key_value(item.id.as_str()) else { return found };
        let mut seen: BTreeSet<&str> = BTreeSet::from([id]);
        let mut open = vec![id];
        let told = |other: &Item| is_ahead(item) || !is_ahead(other);
        while let Some(at) = open.pop() {
            for &other in edges.get(at).into_iter().flatten() {
                if !seen.insert(other) {
                    continue;
                }
                let Some(&other_item) = self.items.get(other) else { continue };
                match other_item.when.as_ref().filter(|when| is_placed(when)) {
                    Some(when) if told(other_item) => found.push(when),
                    Some(_) => {}
                    None => open.push(other),
                }
            }
        }
        found
    }
}

/// "5 May 2021"; of a date with an open end its known day.
fn name(when: &When) -> String {
    match (when.earliest, when.latest) {
        (Some(day), None) | (None, Some(day)) => day_in_words(day.day()),
        _ => date_in_words(when),
    }
}

fn is_ahead(item: &Item) -> bool {
    matches!(item.status, Status::Planned | Status::Possible)
}

fn is_placed(when: &When) -> bool {
    when.earliest.is_some() || when.latest.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::timeline::Basis;

    fn item(id: &str, day: Option<&str>, after: &[&str]) -> Item {
        let when = day.map(|day| When {
            text: String::new(),
            kind: crate::timex::TimexKind::Date,
            value: day.to_owned(),
            modifier: None,
            edtf: day.to_owned(),
            earliest: day.parse().ok(),
            latest: day.parse().ok(),
            granularity: crate::time::Granularity::Day,
            basis: Basis::Explicit,
            because: vec![],
        });
        let after = after.iter().map(|id| (*id).to_owned()).collect();
        Item { id: id.to_owned(), when, after, ..Item::default() }
    }

    #[test]
    fn an_item_without_a_date_stands_between_its_nearest_dated_neighbours() {
        let timeline = Timeline {
            items: vec![
                item("first", Some("2021-05-05"), &[]),
                item("last", Some("2021-05-09"), &["b"]),
            ],
            undated: vec![
                item("a", None, &["first"]),
                item("b", None, &["a"]),
                item("loose", None, &[]),
            ],
            ..Timeline::default()
        };
        let standings = Standings::of(&timeline);
        let words = |item: &Item| standings.words(item);
        let both = "between 5 May 2021 and 9 May 2021";
        assert_eq!(words(&timeline.undated[0]).as_deref(), Some(both));
        assert_eq!(words(&timeline.undated[1]).as_deref(), Some(both));
        assert_eq!(words(&timeline.undated[2]), None);
        assert_eq!(words(&timeline.items[1]), None);
    }

    #[test]
    fn a_neighbour_with_an_open_end_is_named_by_its_day() {
        let open = |id: &str, earliest: bool| {
            let mut item = item(id, Some("2021-05-05"), &[]);
            let when = item.when.as_mut().unwrap();
            if earliest {
                when.latest = None
            } else {
                when.earliest = None
            }
            item
        };
        let timeline = Timeline {
            items: vec![open("from", true), open("by", false)],
            undated: vec![item("a", None, &["from"]), item("b", None, &["by"])],
            ..Timeline::default()
        };
        let standings = Standings::of(&timeline);
        let words = |i: usize| standings.words(&timeline.undated[i]);
        assert_eq!(words(0).as_deref(), Some("5 May 2021 or later"));
        assert_eq!(words(1), None);
    }
}
