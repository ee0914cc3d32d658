//! Which items are kept: words, days, number, salience, status.

use super::about::About;
use super::model::{Item, Moment, Timeline};

/// Only items that tell of these words, lie between these days, and so on; see the fields.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Selection {
    /// Only items that tell of these words: of one who is so named, or with each of them in the
    /// label, the names or the sentence. What one who is so named says and does is told more fully.
    pub about: Option<String>,
    /// Only items that end on or after this day.
    pub since: Option<crate::time::NaiveDate>,
    /// Only items that begin on or before this day.
    pub until: Option<crate::time::NaiveDate>,
    /// At most so many, the most salient.
    pub max: Option<usize>,
    /// Only items at least so salient.
    pub min_salience: Option<f32>,
    /// Only items of these kinds.
    pub status: Option<Vec<crate::event::Status>>,
}

/// Keeps what the selection asks for, in the order it has.
///
/// Undated items fall out as soon as a day is asked for; `max` counts dated and undated items
/// together and prefers dated ones among equals.
pub fn select(mut timeline: Timeline, selection: &Selection) -> Timeline {
    let dated = selection.since.is_some() || selection.until.is_some();
    let about = About::of(selection.about.as_deref().unwrap_or_default());
    let (mut items, mut undated) =
        (std::mem::take(&mut timeline.items), std::mem::take(&mut timeline.undated));
    let keep = |item: &Item| {
        selection.min_salience.is_none_or(|least| item.salience >= least)
            && selection.status.as_ref().is_none_or(|kinds| kinds.contains(&item.status))
            && about.is_told_by(item, &timeline)
    };
    items.retain(|item| keep(item) && in_days(item, selection));
    undated.retain(|item| keep(item) && !dated);
    (timeline.items, timeline.undated) = (items, undated);
    if let Some(max) = selection.max {
        keep_most_salient(&mut timeline, max);
    }
    drop_dangling(&mut timeline);
    timeline
}

fn in_days(item: &Item, selection: &Selection) -> bool {
    let Some(when) = &item.when else { return true };
    let earliest = when.earliest.or(when.latest).map(Moment::day);
    let latest = when.latest.map(Moment::day);
    selection.since.is_none_or(|since| latest.is_none_or(|day| day >= since))
        && selection.until.is_none_or(|until| earliest.is_none_or(|day| day <= until))
}

fn keep_most_salient(timeline: &mut Timeline, max: usize) {
    let all = timeline.items.iter().chain(&timeline.undated);
    let mut ranked: Vec<(f32, usize)> = all.map(|i| i.salience).zip(0..).collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut kept = vec![false; ranked.len()];
    for &(_, index) in ranked.iter().take(max) {
        kept[index] = true;
    }
    let mut flags = kept.into_iter();
    timeline.items.retain(|_| flags.next().unwrap_or(false));
    timeline.undated.retain(|_| flags.next().unwrap_or(false));
}

/// Relations to items that are gone.
pub fn drop_dangling(timeline: &mut Timeline) {
    let all = timeline.items.iter().chain(&timeline.undated);
    let ids: std::collections::BTreeSet<String> = all.map(|i| i.id.clone()).collect();
    for item in timeline.items.iter_mut().chain(&mut timeline.undated) {
        for list in [&mut item.after, &mut item.before, &mut item.disagrees] {
            list.retain(|id| ids.contains(id));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::Status;

    fn item(id: &str, label: &str, salience: f32) -> Item {
        Item { id: id.to_owned(), label: label.to_owned(), salience, ..Item::default() }
    }

    fn timeline() -> Timeline {
        let mut planned = item("c", "Board to publish report", 0.5);
        planned.status = Status::Planned;
        planned.after = vec!["a".to_owned()];
        let items =
            vec![item("a", "Ferry strikes tanker", 0.9), item("b", "Pilots ask", 0.2), planned];
        Timeline { items, ..Timeline::default() }
    }

    fn ids(timeline: &Timeline) -> Vec<&str> {
        timeline.items.iter().map(|i| i.id.as_str()).collect()
    }

    #[test]
    fn the_most_salient_stay_in_their_order() {
        let kept = select(timeline(), &Selection { max: Some(2), ..Selection::default() });
        assert_eq!(ids(&kept), ["a", "c"]);
    }

    #[test]
    fn about_asks_for_every_word_in_any_number_and_case() {
        let about = |words: &str| {
            let selection = Selection { about: Some(words.to_owned()), ..Selection::default() };
            ids(&select(timeline(), &selection)).join(" ")
        };
        assert_eq!(about("tankers"), "a");
        assert_eq!(about("Ferry tanker"), "a");
        assert_eq!(about("ferry board"), "");
        assert_eq!(about(""), "a b c");
    }

    #[test]
    fn a_relation_to_an_item_that_is_gone_goes_too() {
        let status = Some(vec![Status::Planned]);
        let kept = select(timeline(), &Selection { status, ..Selection::default() });
        assert_eq!(ids(&kept), ["c"]);
        assert!(kept.items[0].after.is_empty());
    }
}
