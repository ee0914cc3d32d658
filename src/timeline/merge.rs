//! One event told several times is one item with several sources; told with dates that exclude
//! each other it stays two items that say so.

use std::collections::BTreeMap;

use super::alike::Alike;
use super::choose::Draft;
use super::model::{Item, SourceRef};
use super::same::{
    FirstLetters, closeness, contradicts, first_letters, is_ahead, is_same, recurs, width,
};

/// Joins the tellings of one event inside an article.
pub fn within(drafts: Vec<Draft>) -> Vec<Draft> {
    let mut kept: Vec<Draft> = Vec::new();
    let mut renamed = BTreeMap::new();
    let mut alike: BTreeMap<FirstLetters, Alike> = BTreeMap::new();
    for draft in drafts {
        let alike = alike.entry(first_letters(&draft.telling.predicate)).or_default();
        match alike.of(&draft).into_iter().find(|&at| is_same(&kept[at], &draft)) {
            Some(at) => {
                join(&mut kept[at], draft, &mut renamed);
                alike.joined(at, &kept);
            }
            None => {
                kept.push(draft);
                alike.add(kept.len() - 1, &kept);
            }
        }
    }
    for draft in &mut kept {
        rename(&mut draft.item, &renamed);
    }
    kept
}

/// Joins the tellings of one event in several articles, and marks contradictions.
pub fn across(drafts: Vec<Draft>) -> Vec<Item> {
    let mut kept: Vec<Draft> = Vec::new();
    let mut renamed = BTreeMap::new();
    let several = drafts.iter().any(|draft| draft.article != drafts[0].article);
    if !several {
        return drafts.into_iter().map(|draft| draft.item).collect();
    }
    for draft in drafts {
        let best = (0..kept.len())
            .filter(|&i| kept[i].article != draft.article && is_same(&kept[i], &draft))
            .max_by(|&a, &b| closeness(&kept[a], &draft).total_cmp(&closeness(&kept[b], &draft)));
        match best {
            Some(at) => join(&mut kept[at], draft, &mut renamed),
            None => kept.push(draft),
        }
    }
    disagree(&mut kept);
    kept.into_iter()
        .map(|mut draft| {
            rename(&mut draft.item, &renamed);
            draft.item
        })
        .collect()
}

fn join(into: &mut Draft, from: Draft, renamed: &mut BTreeMap<String, String>) {
    let other_article = into.article != from.article;
    let better = from.item.salience > into.item.salience + 0.05 && from.item.when.is_some()
        || into.telling.nominal && !from.telling.nominal;
    let happened = is_ahead(into.item.status) && !is_ahead(from.item.status);
    let other = match better && !other_article || happened && other_article {
        true => std::mem::replace(into, from),
        false => from,
    };
    let base = into;
    renamed.insert(other.item.id.clone(), base.item.id.clone());
    join_dates(&mut base.item, &other.item);
    announce(&mut base.item, &other.item);
    let item = &mut base.item;
    for source in other.item.source {
        let same = |s: &SourceRef| s.document == source.document && s.start == source.start;
        match item.source.iter_mut().find(|s| same(s)) {
            Some(known) => known.words.extend(source.words),
            None => item.source.push(source),
        }
    }
    item.source.sort_by(|a, b| a.document.cmp(&b.document).then(a.start.cmp(&b.start)));
    item.after.extend(other.item.after);
    item.before.extend(other.item.before);
    for name in other.item.who {
        if item.who.len() < 6 && !item.who.contains(&name) {
            item.who.push(name);
        }
    }
    item.disagrees.extend(other.item.disagrees);
    item.salience = item.salience.max(other.item.salience);
    item.hidden &= other.item.hidden;
    base.events.extend(other.events);
    base.tied.extend(other.tied);
    base.telling.agents.extend(other.telling.agents);
    base.telling.others.extend(other.telling.others);
    base.sentence = base.sentence.min(other.sentence);
}

/// What was announced and then came says so.
fn announce(item: &mut Item, other: &Item) {
    if is_ahead(other.status) == is_ahead(item.status) {
        return;
    }
    let place = other.source.first().map(|s| s.document.clone()).unwrap_or_default();
    if let Some(when) = &mut item.when {
        when.because.push(format!("announced in {place}"));
    }
}

/// The more precise date wins, and says so.
fn join_dates(item: &mut Item, other: &Item) {
    let Some(theirs) = &other.when else { return };
    let place = |item: &Item| item.source.first().map(|s| s.document.clone()).unwrap_or_default();
    let (own_place, their_place) = (place(item), place(other));
    match &item.when {
        None => {
            let mut when = theirs.clone();
            when.because.push("told again, there with this date".to_owned());
            item.when = Some(when);
        }
        Some(ours) if width(theirs) < width(ours) => {
            let mut when = theirs.clone();
            let instead = if ours.text.is_empty() { ours.edtf.clone() } else { ours.text.clone() };
            when.because.push(if own_place == their_place {
                format!("more precise than `{instead}`, told of the same event")
            } else {
                format!("{their_place} is more precise than {own_place} (`{instead}`)")
            });
            item.when = Some(when);
        }
        Some(_) => {}
    }
}

/// Two articles tell the same with dates that exclude each other.
fn disagree(drafts: &mut [Draft]) {
    let mut pairs = Vec::new();
    for i in 0..drafts.len() {
        for j in i + 1..drafts.len() {
            if contradicts(&drafts[i], &drafts[j]) && !recurs(drafts, i) && !recurs(drafts, j) {
                pairs.push((i, j));
            }
        }
    }
    for (i, j) in pairs {
        let (a, b) = (drafts[i].item.id.clone(), drafts[j].item.id.clone());
        for (at, other) in [(i, b), (j, a)] {
            let known = &mut drafts[at].item.disagrees;
            if !known.contains(&other) {
                known.push(other);
            }
        }
    }
}

fn rename(item: &mut Item, renamed: &BTreeMap<String, String>) {
    let own = item.id.clone();
    for list in [&mut item.after, &mut item.before, &mut item.disagrees] {
        for id in list.iter_mut() {
            let mut steps = 0;
            while let Some(other) = renamed.get(id).filter(|_| steps < 64) {
                id.clone_from(other);
                steps += 1;
            }
        }
        list.retain(|id| *id != own);
    }
}
