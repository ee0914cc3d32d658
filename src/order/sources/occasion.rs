//! What one speaker says in an article is said on one occasion, when the article dates only one:
//! "Ms Okoye's remarks on Tuesday" place what else Ms Okoye said.
//!
//! Annotators relate such pairs too seldom to measure it (a verb that dates what the speaker says,
//! "she said on Tuesday", was right three times in three, but its relations cost others more).

use crate::event::{Event, EventClass, EventId, EventPos, Role};
use crate::lang::order::{Cues, atom};
use crate::text::{Aspect, Tense};
use crate::timex::{Timex, TimexKind};

use super::Sayings;
use crate::order::model::{Node, RelType};
use crate::order::view::View;

/// Every undated saying in the past of a speaker whose dated sayings fall on one day.
pub(super) fn find(view: &View, cues: &Cues, out: &mut Sayings) {
    let nouns = view.events.iter().enumerate().filter(|(_, event)| event.pos == EventPos::Noun);
    let day_of = |(at, event)| Some((speaker(event, cues)?, at, day(view, event, cues)?));
    let dated: Vec<(&str, usize, &str)> = nouns.filter_map(day_of).collect();
    if dated.is_empty() {
        return;
    }
    for (at, event) in view.events.iter().enumerate() {
        let told = event.tense == Tense::Past && event.aspect == Aspect::None;
        let seen = &view.event[at];
        if !told || !event.dates.is_empty() || seen.governor.is_some() || seen.quoted {
            continue;
        }
        let Some(name) = speaker(event, cues) else { continue };
        let mut theirs = dated.iter().filter(|(other, ..)| *other == name);
        let Some((_, first, day)) = theirs.next() else { continue };
        if theirs.all(|(.., other)| other == day) {
            let (this, that) =
                (Node::Event(EventId(*first as u32)), Node::Event(EventId(at as u32)));
            out.add(this, RelType::Simultaneous, that, "one-occasion", None);
        }
    }
}

/// Who says it, when it is a saying.
fn speaker<'a>(event: &'a Event, cues: &Cues) -> Option<&'a str> {
    let says = match event.pos {
        EventPos::Verb => event.class == EventClass::Reporting,
        EventPos::Noun => cues.speeches.has(atom(&event.lemma)),
        _ => false,
    };
    let agent = event.participants.iter().find(|part| part.role == Role::Agent);
    agent.filter(|_| says).map(|part| part.name.as_str())
}

/// The day on which it was said.
fn day<'a>(view: &View<'a>, event: &Event, cues: &Cues) -> Option<&'a str> {
    let link = event.dates.first()?;
    let signal = link.signal.map_or(0, |span| atom(span.of(&view.document.article.text)));
    if [&cues.after, &cues.before, &cues.since].iter().any(|cue| cue.has(signal)) {
        return None;
    }
    let timex: &'a Timex = view.timexes.get(link.timex.0 as usize)?;
    let value = timex.value().filter(|_| timex.kind == TimexKind::Date)?;
    (value.as_str().len() == DAY).then_some(value.as_str())
}

/// Bytes of the value of a day: "2021-03-17".
const DAY: usize = 10;
