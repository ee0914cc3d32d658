//! Every expression of an article, as the JSON lists them.

use super::Told;
use super::model::Expression;
use crate::lang::Language;
use crate::timex::{Anchor, Resolution, Timex, Unresolved};

/// The expressions of the article with the number `index` (from 0).
pub fn list(told: &Told<'_>, index: usize, language: &Language) -> Vec<Expression> {
    told.timexes.iter().map(|timex| expression(told, timex, index, language)).collect()
}

fn expression(told: &Told<'_>, timex: &Timex, index: usize, language: &Language) -> Expression {
    let document = format!("d{}", index + 1);
    let anchor = match timex.anchor {
        Anchor::None => "none".to_owned(),
        Anchor::Dct => "dct".to_owned(),
        Anchor::Timex(id) => format!("{document}t{}", id.0 + 1),
        Anchor::Event(_) => "event".to_owned(),
    };
    let unresolved = match &timex.resolution {
        Resolution::Open(why) => Some(reason(*why).to_owned()),
        _ => None,
    };
    Expression {
        id: format!("{document}t{}", timex.id.0 + 1),
        start: timex.span.start(),
        end: timex.span.end(),
        text: timex.span.of(&told.document.article.text).to_owned(),
        kind: timex.kind,
        value: timex.value().map(ToString::to_string),
        modifier: timex.modifier.map(|m| m.name().to_owned()),
        rule: language.rule_name(timex.rule.0).to_owned(),
        meaning: timex.meaning.to_string(),
        anchor,
        unresolved,
        document,
    }
}

fn reason(why: Unresolved) -> &'static str {
    match why {
        Unresolved::NoDct => "needs the article's date, which is not known",
        Unresolved::NoReference => "needs a date told before, and there is none",
        Unresolved::UndatedEvent => "hangs on an event whose date is not known",
        Unresolved::Impossible => "no such day",
        Unresolved::OutOfRange => "outside of the calendar that can be computed with",
    }
}
