//! TimeML's names for what the stages found.

use crate::event::{EventClass, EventPos, Polarity};
use crate::order::RelType;
use crate::text::{Aspect, Tense};

pub(super) fn class(class: EventClass) -> &'static str {
    match class {
        EventClass::Occurrence => "OCCURRENCE",
        EventClass::State => "STATE",
        EventClass::IState => "I_STATE",
        EventClass::IAction => "I_ACTION",
        EventClass::Reporting => "REPORTING",
        EventClass::Perception => "PERCEPTION",
        EventClass::Aspectual => "ASPECTUAL",
    }
}

pub(super) fn pos(pos: EventPos) -> &'static str {
    match pos {
        EventPos::Verb => "VERB",
        EventPos::Noun => "NOUN",
        EventPos::Adjective => "ADJECTIVE",
        EventPos::Preposition => "PREPOSITION",
        EventPos::Other => "OTHER",
    }
}

pub(super) fn tense(tense: Tense) -> &'static str {
    match tense {
        Tense::Past => "PAST",
        Tense::Present => "PRESENT",
        Tense::Future => "FUTURE",
        Tense::Infinitive => "INFINITIVE",
        Tense::PresentParticiple => "PRESPART",
        Tense::PastParticiple => "PASTPART",
        Tense::None => "NONE",
    }
}

pub(super) fn aspect(aspect: Aspect) -> &'static str {
    match aspect {
        Aspect::None => "NONE",
        Aspect::Progressive => "PROGRESSIVE",
        Aspect::Perfective => "PERFECTIVE",
        Aspect::PerfectiveProgressive => "PERFECTIVE_PROGRESSIVE",
    }
}

pub(super) fn polarity(polarity: Polarity) -> &'static str {
    match polarity {
        Polarity::Positive => "POS",
        Polarity::Negative => "NEG",
    }
}

pub(super) fn relation(rel: RelType) -> &'static str {
    match rel {
        RelType::Before => "BEFORE",
        RelType::After => "AFTER",
        RelType::IBefore => "IBEFORE",
        RelType::IAfter => "IAFTER",
        RelType::Includes => "INCLUDES",
        RelType::IsIncluded => "IS_INCLUDED",
        RelType::Begins => "BEGINS",
        RelType::BegunBy => "BEGUN_BY",
        RelType::Ends => "ENDS",
        RelType::EndedBy => "ENDED_BY",
        RelType::Simultaneous => "SIMULTANEOUS",
    }
}
