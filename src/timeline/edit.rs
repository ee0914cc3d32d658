//! What people do to a timeline by hand: corrections are kept, timelines are joined.

use std::collections::BTreeMap;

use super::choose::Draft;
use super::merge::across;
use super::model::{FORMAT, Item, SourceRef, Timeline};
use super::same::{Telling, shared_words};
use super::{finish, sort};

/// A new result with the corrections of an edited one.
///
/// An item of the new timeline and one of the edited are the same when they are told in the same
/// place (the same bytes of the document of the same name, or the same sentence) and have the same
/// id or the most alike labels. Label, date, status, names, `hidden` and `lane` are then those of
/// the edited one. What stands only in the edited timeline was added by hand and stays.
pub fn apply_edits(mut new: Timeline, edited: &Timeline) -> Timeline {
    let places = same_documents(&new, edited);
    let mut free: Vec<Item> = edited.items.iter().chain(&edited.undated).cloned().collect();
    for item in &mut free {
        for source in &mut item.source {
            if let Some(id) = places.get(&source.document) {
                source.document.clone_from(id);
            }
        }
    }
    let mut items: Vec<Item> = new.items.drain(..).chain(new.undated.drain(..)).collect();
    for item in &mut items {
        if let Some(at) = best_match(item, &free) {
            correct(item, free.swap_remove(at));
        }
    }
    for mut item in free {
        while items.iter().any(|other| other.id == item.id) {
            item.id.push('b');
        }
        items.push(item);
    }
    arrange(&mut new, items);
    if !edited.title.is_empty() {
        new.title.clone_from(&edited.title);
    }
    new
}

/// Documents of the edited timeline, by id, with the id that the new one gives them.
fn same_documents(new: &Timeline, edited: &Timeline) -> BTreeMap<String, String> {
    let mut places = BTreeMap::new();
    for old in &edited.documents {
        let same = new.documents.iter().find(|d| d.name == old.name && d.date == old.date);
        let same = same.or_else(|| new.documents.iter().find(|d| d.name == old.name));
        if let Some(document) = same {
            places.insert(old.id.clone(), document.id.clone());
        }
    }
    places
}

fn best_match(item: &Item, edited: &[Item]) -> Option<usize> {
    (0..edited.len())
        .filter(|&i| share_a_place(item, &edited[i]))
        .map(|i| {
            let same_id = f32::from(u8::from(edited[i].id == item.id));
            (i, same_id + shared_words(&edited[i].label, &item.label))
        })
        .filter(|(_, alike)| *alike >= 0.5)
        .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))
        .map(|(i, _)| i)
}

fn share_a_place(a: &Item, b: &Item) -> bool {
    let same = |x: &SourceRef, y: &SourceRef| {
        x.document == y.document
            && ((x.start, x.end) == (y.start, y.end)
                || !x.sentence.is_empty() && x.sentence == y.sentence)
    };
    a.source.iter().any(|x| b.source.iter().any(|y| same(x, y)))
}

fn correct(item: &mut Item, edited: Item) {
    item.label = edited.label;
    item.when = edited.when;
    item.status = edited.status;
    item.attribution = edited.attribution;
    item.who = edited.who;
    item.lane = edited.lane;
    item.hidden = edited.hidden;
}

/// Several timelines as one, with the corrections in each.
///
/// Documents are numbered anew; a document that several timelines have (same name, address, date
/// and title) is listed once, and its items are those of the first that has them. Items of different
/// documents that tell of one event become one, and those that contradict each other name each
/// other, as in [`super::build`]; `telling` says what a label tells of whom.
pub fn merge(timelines: Vec<Timeline>, telling: &dyn Fn(&str) -> Telling) -> Timeline {
    let mut all = Timeline { format: FORMAT.to_owned(), ..Timeline::default() };
    let mut items: Vec<Item> = Vec::new();
    for timeline in timelines {
        if all.title.is_empty() {
            all.title.clone_from(&timeline.title);
        }
        let names = number(&mut all, &timeline);
        for mut expression in timeline.expressions {
            renumber(&mut expression.document, &names);
            renumber(&mut expression.id, &names);
            renumber(&mut expression.anchor, &names);
            if !all.expressions.iter().any(|e| e.id == expression.id) {
                all.expressions.push(expression);
            }
        }
        for mut item in timeline.items.into_iter().chain(timeline.undated) {
            rename(&mut item, &names);
            if !items.iter().any(|other| other.id == item.id && share_a_place(other, &item)) {
                while items.iter().any(|other| other.id == item.id) {
                    item.id.push('b');
                }
                items.push(item);
            }
        }
    }
    let drafts = items.into_iter().map(|item| {
        let place = item.source.first().map(|source| &source.document);
        let article = all.documents.iter().position(|d| Some(&d.id) == place);
        let article = article.unwrap_or(all.documents.len());
        let mut telling = telling(&item.label);
        telling.complete(&item.who);
        Draft { article, telling, item, ..Draft::default() }
    });
    let items = across(drafts.collect());
    arrange(&mut all, items);
    all
}

/// Adds the documents of a timeline; gives their old ids with the new ones.
fn number(all: &mut Timeline, timeline: &Timeline) -> BTreeMap<String, String> {
    let mut names = BTreeMap::new();
    for document in &timeline.documents {
        let known = all.documents.iter().find(|d| {
            (&d.name, &d.url, &d.date, &d.title)
                == (&document.name, &document.url, &document.date, &document.title)
        });
        let id = match known {
            Some(known) => known.id.clone(),
            None => {
                let id = format!("d{}", all.documents.len() + 1);
                all.documents.push(super::Documented { id: id.clone(), ..document.clone() });
                id
            }
        };
        names.insert(document.id.clone(), id);
    }
    names
}

fn rename(item: &mut Item, names: &BTreeMap<String, String>) {
    renumber(&mut item.id, names);
    for list in [&mut item.after, &mut item.before, &mut item.disagrees] {
        list.iter_mut().for_each(|id| renumber(id, names));
    }
    for source in &mut item.source {
        renumber(&mut source.document, names);
    }
}

/// "d1e7" → "d3e7" where d1 became d3.
fn renumber(id: &mut String, names: &BTreeMap<String, String>) {
    let Some(rest) = id.strip_prefix('d') else { return };
    let digits = rest.chars().take_while(char::is_ascii_digit).count();
    let (document, tail) = id.split_at(1 + digits);
    if let Some(new) = names.get(document) {
        *id = format!("{new}{tail}");
    }
}

fn arrange(timeline: &mut Timeline, items: Vec<Item>) {
    let (dated, undated): (Vec<Item>, Vec<Item>) =
        items.into_iter().partition(|item| item.when.is_some());
    timeline.items = sort::sort(dated);
    timeline.undated = sort::within(undated);
    finish(timeline);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::timeline::Documented;

    fn item(id: &str, label: &str, start: usize) -> Item {
        let source =
            SourceRef { document: "d1".to_owned(), start, end: start + 9, ..SourceRef::default() };
        Item { id: id.to_owned(), label: label.to_owned(), source: vec![source], ..Item::default() }
    }

    fn timeline(name: &str, undated: Vec<Item>) -> Timeline {
        let document =
            Documented { id: "d1".to_owned(), name: name.to_owned(), ..Documented::default() };
        Timeline { documents: vec![document], undated, ..Timeline::default() }
    }

    #[test]
    fn a_correction_finds_its_item_by_the_place_it_is_told() {
        let mut corrected = item("d1e3", "Tugs free the ferry", 40);
        corrected.hidden = true;
        let edited = timeline("a.txt", vec![corrected, item("d1x", "Added by hand", 90)]);
        let new =
            timeline("a.txt", vec![item("d1e1", "Fog", 0), item("d1e3", "Tugs pull it off", 40)]);
        let kept = apply_edits(new, &edited);
        let labels: Vec<&str> = kept.undated.iter().map(|i| i.label.as_str()).collect();
        assert_eq!(labels, ["Fog", "Tugs free the ferry", "Added by hand"]);
        assert!(kept.undated[1].hidden);
    }

    #[test]
    fn joined_timelines_number_their_documents_anew() {
        let timelines = vec![
            timeline("a.txt", vec![item("d1e1", "Ferry sails", 0)]),
            timeline("b.txt", vec![item("d1e1", "Council votes", 0)]),
            timeline("a.txt", vec![item("d1e1", "Ferry sails", 0)]),
        ];
        let joined = merge(timelines, &|_| Telling::default());
        let ids: Vec<&str> = joined.undated.iter().map(|i| i.id.as_str()).collect();
        assert_eq!(ids, ["d1e1", "d2e1"]);
        assert_eq!(joined.undated[1].source[0].document, "d2");
    }
}
