//! Timelines to draw.

use dateline::event::Status;
use dateline::time::{Granularity, NaiveDate};
use dateline::timeline::{Documented, FORMAT, Item, Moment, SourceRef, Timeline, When};
use dateline::timex::TimexKind;

/// The port closure: every kind of date once.
pub fn port() -> Timeline {
    serde_json::from_str(include_str!("fourteen-events.json")).unwrap()
}

/// A date with these ends ("" is open).
pub fn when(grain: Granularity, earliest: &str, latest: &str) -> When {
    When {
        text: String::new(),
        kind: TimexKind::Date,
        value: String::new(),
        modifier: None,
        edtf: String::new(),
        earliest: earliest.parse().ok(),
        latest: latest.parse().ok(),
        granularity: grain,
        basis: Default::default(),
        because: Vec::new(),
    }
}

/// An item of document d1.
pub fn item(n: usize, label: &str, when: Option<When>) -> Item {
    Item {
        id: format!("d1e{n}"),
        label: label.to_owned(),
        when,
        status: Status::Happened,
        source: vec![SourceRef {
            document: "d1".into(),
            start: n * 10,
            end: n * 10 + 9,
            ..SourceRef::default()
        }],
        ..Item::default()
    }
}

/// An item on a day.
pub fn on(n: usize, label: &str, day: &str) -> Item {
    item(n, label, Some(when(Granularity::Day, day, day)))
}

/// A timeline of one document.
pub fn timeline(title: &str, items: Vec<Item>) -> Timeline {
    let (items, undated) = items.into_iter().partition(|item| item.when.is_some());
    let document = Documented {
        id: "d1".into(),
        name: "harbour.txt".into(),
        date: NaiveDate::from_ymd_opt(2024, 5, 20),
        ..Documented::default()
    };
    Timeline {
        format: FORMAT.into(),
        title: title.into(),
        documents: vec![document],
        items,
        undated,
        expressions: Vec::new(),
    }
}

/// `count` days, one event each, spread over years.
pub fn many(count: usize) -> Timeline {
    let first = NaiveDate::from_ymd_opt(2001, 2, 3).unwrap();
    let step = |i: usize| (i * i * 7 + i * 13) % 9000;
    let items = (0..count).map(|i| {
        let day = first.checked_add_days(chrono::Days::new(step(i) as u64)).unwrap();
        let label = format!("Event {i} at the old harbour, told in some more words than needed");
        on(i, &label, &day.to_string())
    });
    timeline("Many events", items.collect())
}

/// The same with every date moved by whole days.
pub fn shifted(timeline: &Timeline, days: i64) -> Timeline {
    let day = |d: NaiveDate| d + chrono::TimeDelta::days(days);
    let moment = |m: Moment| match m {
        Moment::Day(d) => Moment::Day(day(d)),
        Moment::Time(t) => Moment::Time(t + chrono::TimeDelta::days(days)),
    };
    let mut moved = timeline.clone();
    for document in &mut moved.documents {
        document.date = document.date.map(day);
    }
    for when in moved.items.iter_mut().filter_map(|item| item.when.as_mut()) {
        when.earliest = when.earliest.map(moment);
        when.latest = when.latest.map(moment);
    }
    moved
}
