//! News articles in, event timelines out.
//!
//! [`extract`] takes one article through every stage: [`text`] cuts and parses it, [`timex`] finds
//! and normalises its temporal expressions, [`event`] finds who did what, [`order`] relates them.
//! [`timeline::build`] makes one timeline of one or more articles, and [`render`] writes it.
//!
//! Not handled: recurring events (SETs) have no place on the chart; what is told over several
//! sentences is several items; time zones are read but not converted; calendars other than the
//! Gregorian (proleptic before 1582) are unknown. German reads dates only: it has no events.

#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod event;
pub mod input;
pub mod lang;
pub mod order;
pub mod render;
pub mod score;
pub mod span;
pub mod text;
pub mod time;
pub mod timeline;
pub mod timex;
#[cfg(feature = "train")]
pub mod train;

/// The examples of the README run as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
pub struct Readme;

use input::Article;
use lang::Language;
use timeline::Timeline;
use timex::TextKind;

/// Everything found in one article, stage by stage.
#[derive(Clone, Debug)]
pub struct Extraction {
    /// Text, tokens, sentences.
    pub document: text::Document,
    /// Tags and dependencies.
    pub syntax: text::Syntax,
    /// Expressions, and whether the text was read as news or as a narrative.
    pub found: timex::Found,
    /// Events.
    pub events: Vec<event::Event>,
    /// Who is who in the article.
    pub cast: event::Cast,
    /// Relations and bounds.
    pub order: order::Order,
}

impl Extraction {
    /// The view that [`timeline::build`] takes.
    pub fn told(&self) -> timeline::Told<'_> {
        timeline::Told {
            document: &self.document,
            syntax: &self.syntax,
            timexes: &self.found.timexes,
            events: &self.events,
            cast: &self.cast,
            order: &self.order,
        }
    }

    /// The article as TimeML: expressions, events and relations.
    pub fn to_timeml(&self) -> String {
        score::write_timeml(&score::Annotations {
            article: &self.document.article,
            timexes: &self.found.timexes,
            events: &self.events,
            relations: &self.order.network.relations,
        })
    }
}

/// Several timelines as one, with the corrections in each: [`timeline::merge`] with labels that are
/// read again for what they tell of whom.
pub fn merge(timelines: Vec<Timeline>, language: &Language) -> Timeline {
    timeline::merge(timelines, &|label| {
        let article = Article { text: format!("{label}."), ..Article::default() };
        timeline::telling(extract(article, language, TextKind::News).told(), language)
    })
}

/// Takes one article through every stage up to the relations.
pub fn extract(article: Article, language: &Language, kind: TextKind) -> Extraction {
    let document = text::read(article, language);
    let syntax = text::analyse(&document, language);
    let found = timex::find(&document, language, kind);
    let event::Found { events, cast } = event::find(&document, &syntax, &found.timexes, language);
    let order = order::relate(&document, &syntax, &found.timexes, &events, language);
    Extraction { document, syntax, found, events, cast, order }
}

/// As [`extract`], of several articles: stage by stage, so that what a stage reads of its tables for
/// one article is still near for the next. A tenth faster with a dozen articles of usual length.
pub fn extract_all(articles: Vec<Article>, language: &Language, kind: TextKind) -> Vec<Extraction> {
    let read = |article| text::read(article, language);
    let documents: Vec<_> = articles.into_iter().map(read).collect();
    let analysed = |document| text::analyse(document, language);
    let syntaxes: Vec<_> = documents.iter().map(analysed).collect();
    let timed = |document| timex::find(document, language, kind);
    let found: Vec<_> = documents.iter().map(timed).collect();
    let read = documents.into_iter().zip(syntaxes).zip(found);
    let told = read.map(|((document, syntax), found)| {
        let told = event::find(&document, &syntax, &found.timexes, language);
        (document, syntax, found, told)
    });
    let told: Vec<_> = told.collect();
    let ordered = told.into_iter().map(|(document, syntax, found, told)| {
        let event::Found { events, cast } = told;
        let order = order::relate(&document, &syntax, &found.timexes, &events, language);
        Extraction { document, syntax, found, events, cast, order }
    });
    ordered.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_read_together_tell_what_each_tells_alone() {
        let texts = [
            "The council met on 3 May 2021. It voted a day later.",
            "",
            "A bridge fell on Friday, said the mayor, who had warned in 2019.",
        ];
        let articles = texts.map(|text| Article { text: text.to_owned(), ..Article::default() });
        let english = Language::english();
        let together = extract_all(articles.to_vec(), english, TextKind::Auto);
        let alone = articles.map(|article| extract(article, english, TextKind::Auto));
        let tell = |all: &[Extraction]| all.iter().map(Extraction::to_timeml).collect::<Vec<_>>();
        assert_eq!(tell(&together), tell(&alone));
    }
}
