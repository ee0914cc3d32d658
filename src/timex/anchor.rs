//! Candidates in, expressions out: what each one is counted from, which way it points, and what
//! it comes to. Goes through the text once and remembers what was told.

use super::compare::period_of_results;
use super::direction::{Background, Cues, Place};
use super::model::{Anchor, Modifier, Resolution, Timex, TimexId, TimexKind, Unresolved};
use super::reader::{Reader, Step};
use super::reading::Readings;
use super::recognise::Candidate;
use super::shared::whole_dates;
use super::told::{Manner, Memory, Told};
use crate::lang::{RuleKind, Texts};
use crate::span::Span;
use crate::text::Document;
use crate::time::{Context, Cycle, Granularity, Interval, Meaning, TimeExpr};

/// Anchors and resolves candidates in order of text.
pub fn anchor(
    document: &Document,
    readings: &Readings,
    cues: Cues<'_>,
    texts: Texts,
    candidates: Vec<Candidate>,
) -> Vec<Timex> {
    let dct = document.article.dct.as_ref().map(|dct| Interval::day(dct.date));
    let (memory, whole) = (Memory::default(), whole_dates(&candidates));
    let mut reader = Reader { document, readings, cues, texts, dct, memory, whole };
    let mut found = Vec::with_capacity(candidates.len());
    // Where the last length of three or six months ended.
    let mut length = None;
    for (index, candidate) in candidates.into_iter().enumerate() {
        let (sentence, first, end) = (candidate.sentence, candidate.first, candidate.end);
        let manner = reader.manner(reader.place(&candidate));
        let overnight = is_overnight(&candidate.meaning);
        if reader.names_several_quarters(&candidate) {
            reader.memory.tell_several_quarters();
        }
        let results = period_of_results(&candidate.meaning).map(|unit| (unit, sentence, end));
        let (timex, compared) = reader.timex(TimexId(index as u32), candidate);
        let told = |extent, manner| Told { id: timex.id, extent, sentence, first, end, manner };
        if let Some(extent) = reader.period_ended(&timex, length, (sentence, first)) {
            reader.memory.tell(told(extent, Manner::default()));
        }
        length = results.or(length);
        if let Some(extent) = reader.so_much_later(&timex.meaning, sentence, end) {
            reader.memory.tell(told(
                extent,
                Manner { background: manner.background, aside: true, ..Manner::default() },
            ));
        }
        let dates = timex.kind != TimexKind::Duration;
        let dates = dates && !(overnight && timex.anchor == Anchor::Dct);
        // "in the 1960s" does not tell of which year a day after it is.
        if let Some(&extent) = timex.extent().filter(|_| dates) {
            // What is to come is no background.
            let ahead = reader.dct.is_some_and(|dct| extent.start >= dct.end);
            let background = manner.background && !ahead;
            let told = told(
                extent,
                Manner { compared: compared || manner.compared, background, ..manner },
            );
            match extent.grain <= Granularity::Year {
                true => reader.memory.tell(told),
                false => reader.memory.tell_coarse(told),
            }
        }
        reader.memory.see(end);
        found.push(timex);
    }
    found
}

impl Reader<'_> {
    /// Whether the clause tells of what had been before the rest.
    pub fn is_background(&self, place: Place) -> bool {
        self.cues.background(self.document, self.readings, place) != Background::No
    }

    /// How the date of an expression is told.
    fn manner(&self, place: Place) -> Manner {
        let background = self.cues.background(self.document, self.readings, place);
        Manner {
            compared: background == Background::Compared,
            background: background != Background::No,
            relative: background == Background::Relative,
            aside: self.names_a_thing(place)
                || self.names_a_thing_in_commas(place)
                || self.is_day_of_report(place),
            named: self.names_by_year(place),
        }
    }

    fn timex(&self, id: TimexId, mut candidate: Candidate) -> (Timex, bool) {
        let tokens = &self.document.tokens;
        let span =
            Span::new(tokens[candidate.first].span.start(), tokens[candidate.end - 1].span.end());
        let mut step = Step::new();
        let meaning = match candidate.meaning.clone() {
            Meaning::When(expr) => match self.of_any_year(&candidate) {
                Some(every) => {
                    step.because.push("of any year: no verb says which".to_owned());
                    candidate.kind = Some(RuleKind::Date);
                    every
                }
                None => Meaning::When(self.bind(expr, &candidate, &mut step)),
            },
            other => {
                step.anchor = self.event_after(&candidate).map_or(Anchor::None, Anchor::Event);
                other
            }
        };
        let context = Context { dct: self.dct, focus: step.focus, anchor: None };
        let resolution = match meaning.resolve(&context) {
            _ if step.is_open => Resolution::Open(Unresolved::NoReference),
            Ok(resolved) => match resolved.extent {
                Some(extent) => Resolution::Known { value: resolved.value, extent },
                None => Resolution::Vague(resolved.value),
            },
            Err(why) => Resolution::Open(unresolved(why)),
        };
        let timex = Timex {
            id,
            span,
            kind: kind(&candidate, &meaning, &resolution),
            meaning,
            anchor: step.anchor,
            resolution,
            modifier: candidate.modifier.as_deref().and_then(modifier),
            rule: candidate.rule,
            because: step.because,
        };
        (timex, step.compared)
    }

    /// The event that a length of time is counted from: "two days after the **vote**".
    fn event_after(&self, candidate: &Candidate) -> Option<Span> {
        let (cues, readings) = (&self.cues, self.readings);
        let end = self.document.sentences[candidate.sentence].end.0 as usize;
        if !readings.is(candidate.end, cues.from_event) {
            return None;
        }
        let word = |at: &usize| readings.is_word(*at) && !readings.is(*at, cues.determiner);
        let at = (candidate.end + 1..end.min(candidate.end + 4)).find(word)?;
        Some(self.document.tokens[at].span)
    }
}

/// "Stocks fell **overnight**": what is told after it is not of the day before.
fn is_overnight(meaning: &Meaning) -> bool {
    matches!(meaning, Meaning::When(TimeExpr::Last { of, step: Cycle::PartOfDay(_) })
        if **of == TimeExpr::Dct)
}

fn kind(candidate: &Candidate, meaning: &Meaning, resolution: &Resolution) -> TimexKind {
    match candidate.kind {
        Some(RuleKind::Date) => return TimexKind::Date,
        Some(RuleKind::Time) => return TimexKind::Time,
        Some(RuleKind::Duration) => return TimexKind::Duration,
        Some(RuleKind::Set) => return TimexKind::Set,
        Some(RuleKind::Nothing) | None => {}
    }
    match (meaning, resolution) {
        (Meaning::HowLong(_), _)
        | (Meaning::When(TimeExpr::UpTo { .. } | TimeExpr::Onward { .. }), _) => {
            TimexKind::Duration
        }
        (Meaning::HowOften(_), _) => TimexKind::Set,
        (_, Resolution::Known { extent, .. }) if extent.grain.is_clock() => TimexKind::Time,
        _ => TimexKind::Date,
    }
}

fn unresolved(why: crate::time::Unresolved) -> Unresolved {
    use crate::time::Unresolved as Why;
    match why {
        Why::NoDct => Unresolved::NoDct,
        Why::NoReference => Unresolved::NoReference,
        Why::UndatedEvent => Unresolved::UndatedEvent,
        Why::Impossible => Unresolved::Impossible,
        Why::OutOfRange => Unresolved::OutOfRange,
    }
}

fn modifier(name: &str) -> Option<Modifier> {
    Some(match name {
        "START" => Modifier::Start,
        "MID" => Modifier::Mid,
        "END" => Modifier::End,
        "APPROX" => Modifier::Approx,
        "BEFORE" => Modifier::Before,
        "AFTER" => Modifier::After,
        "ON_OR_BEFORE" => Modifier::OnOrBefore,
        "ON_OR_AFTER" => Modifier::OnOrAfter,
        "LESS_THAN" => Modifier::LessThan,
        "MORE_THAN" => Modifier::MoreThan,
        "EQUAL_OR_LESS" => Modifier::EqualOrLess,
        "EQUAL_OR_MORE" => Modifier::EqualOrMore,
        _ => return None,
    })
}
