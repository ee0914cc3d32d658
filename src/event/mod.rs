//! [`Document`](crate::text::Document), [`Syntax`](crate::text::Syntax) and
//! [`Timex`](crate::timex::Timex) in, [`Event`] out: who did what, and which expression dates it.

mod model;

pub use model::{
    DateLink, Event, EventClass, EventId, EventPos, Mention, Participant, Polarity, Role, Status,
};
