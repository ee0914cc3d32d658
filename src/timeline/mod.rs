//! What a reader sees: items in order of time, each with label, date, reason and source.
//!
//! [`build`] chooses the events that become items, cuts their labels out of the sentences, writes
//! their dates, joins what is told several times, and sorts.

mod about;
mod alike;
mod choose;
mod compared;
mod edit;
mod edtf;
mod elsewhere;
mod expressions;
pub mod label;
mod merge;
mod model;
mod occasion;
mod offset;
mod relations;
mod retold;
mod same;
mod select;
mod signals;
mod sort;
mod title;
mod when;

pub use choose::telling;
pub use edit::{apply_edits, merge};
pub use model::{Basis, Documented, Expression, FORMAT, Item, Moment, SourceRef, Timeline, When};
pub use same::Telling;
pub use select::{Selection, select};

use choose::Draft;

use crate::event::{Cast, Event};
use crate::order::Order;
use crate::text::{Document, Syntax};
use crate::timex::Timex;

/// Everything that was found in one article.
#[derive(Clone, Copy, Debug)]
pub struct Told<'a> {
    /// Text, tokens, sentences.
    pub document: &'a Document,
    /// Tags and dependencies.
    pub syntax: &'a Syntax,
    /// Expressions.
    pub timexes: &'a [Timex],
    /// Events.
    pub events: &'a [Event],
    /// Who is who.
    pub cast: &'a Cast,
    /// Relations and bounds.
    pub order: &'a Order,
}

/// One timeline of one or more articles.
pub fn build(
    articles: &[Told<'_>],
    language: &crate::lang::Language,
    selection: &Selection,
) -> Timeline {
    let mut drafts: Vec<Draft> = Vec::new();
    let about = about::About::of(selection.about.as_deref().unwrap_or_default());
    for (index, told) in articles.iter().enumerate() {
        let mut own = choose::choose(*told, index, language, &about);
        relations::fill(told, &mut own);
        number(&mut own, index);
        drafts.extend(merge::within(own));
    }
    let items = merge::across(drafts);
    let (dated, undated) = items.into_iter().partition(|item| item.when.is_some());
    let mut timeline = Timeline {
        format: FORMAT.to_owned(),
        title: title::title(articles),
        documents: articles.iter().enumerate().map(|(i, told)| documented(told, i)).collect(),
        items: sort::sort(dated),
        undated: sort::within(undated),
        expressions: Vec::new(),
    };
    for (index, told) in articles.iter().enumerate() {
        timeline.expressions.extend(expressions::list(told, index, language));
    }
    let mut timeline = select(timeline, selection);
    finish(&mut timeline);
    timeline
}

/// Gives items and their sources the number of the article: "d1e7".
fn number(drafts: &mut [Draft], article: usize) {
    let full = |id: &str| format!("d{}{id}", article + 1);
    for draft in drafts {
        let item = &mut draft.item;
        item.id = full(&item.id);
        for id in item.after.iter_mut().chain(&mut item.before) {
            *id = full(id);
        }
        for source in &mut item.source {
            source.document = format!("d{}", article + 1);
        }
    }
}

fn documented(told: &Told<'_>, index: usize) -> Documented {
    let article = &told.document.article;
    Documented {
        id: format!("d{}", index + 1),
        name: article.source.name.clone(),
        title: title::of_article(told),
        url: article.source.url.clone(),
        date: article.dct.as_ref().map(|dct| dct.date),
        date_from: article.dct.as_ref().map(|dct| dct.from),
        text: article.text.clone(),
    }
}

/// Relations that follow from others are left out, over dated and undated items together.
fn finish(timeline: &mut Timeline) {
    let dated = timeline.items.len();
    let mut all: Vec<Item> = timeline.items.drain(..).chain(timeline.undated.drain(..)).collect();
    give_way_to_dates(&mut all[..dated]);
    let (dated_items, undated) = all.split_at_mut(dated);
    sort::drop_impossible(dated_items, undated);
    sort::reduce(&mut all);
    timeline.undated = all.split_off(dated);
    timeline.items = all;
}

/// A relation that the dates of both items contradict gives way to them.
fn give_way_to_dates(dated: &mut [Item]) {
    let places: std::collections::BTreeMap<String, usize> =
        dated.iter().enumerate().map(|(at, item)| (item.id.clone(), at)).collect();
    for (at, item) in dated.iter_mut().enumerate() {
        item.after.retain(|id| places.get(id).is_none_or(|&place| place < at));
    }
}
