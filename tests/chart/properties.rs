//! Generated timelines: whatever the dates and labels, nothing overlaps, crosses or is lost.

use dateline::event::Status;
use dateline::lang::Language;
use dateline::render::chart::{ChartOptions, Group, Lanes, Scale, Size, Theme, draw, layout};
use dateline::time::{Granularity, NaiveDate};
use dateline::timeline::{Basis, Documented, Item, Moment, Timeline};
use dateline::timex::TimexKind;
use proptest::prelude::*;

use super::checks::{findings, svg_findings};
use super::given::{item, shifted, timeline, when};

fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => "[A-Z][a-z]{1,9}( [a-z]{1,12}){0,9}",
        1 => "[ -~]{0,120}",
        1 => "\\PC{0,60}",
        1 => "[a-z]{80,300}",
    ]
}

/// Days after 1 January 1990; near each other, or far apart.
fn days() -> impl Strategy<Value = i64> {
    prop_oneof![3 => 11_000i64..11_040, 2 => 9_000i64..12_000, 1 => -5_000i64..13_000]
}

#[derive(Clone, Debug)]
struct Date {
    day: i64,
    length: i64,
    minute: i64,
    shape: u8,
}

fn date() -> impl Strategy<Value = Date> {
    (days(), prop_oneof![1i64..9, 20i64..900], 0i64..1439, 0u8..12)
        .prop_map(|(day, length, minute, shape)| Date { day, length, minute, shape })
}

fn dated(n: usize, label: &str, date: &Date, status: Status) -> Item {
    let first = NaiveDate::from_ymd_opt(1990, 1, 1).unwrap();
    let day = |offset: i64| first + chrono::TimeDelta::days(offset);
    let text = |offset: i64| day(offset).to_string();
    let (one, two) = (text(date.day), text(date.day + date.length));
    let mut found = match date.shape {
        0..=4 => when(Granularity::Day, &one, &one),
        5 => {
            let time = day(date.day).and_hms_opt(0, 0, 0).unwrap()
                + chrono::TimeDelta::minutes(date.minute);
            let mut at = when(Granularity::Minute, "", "");
            (at.earliest, at.latest) = (Some(Moment::Time(time)), Some(Moment::Time(time)));
            at
        }
        6 => when(Granularity::Day, "", &one),
        7 => when(Granularity::Day, &one, ""),
        8 => when(Granularity::Month, &one[..8].to_owned().add("01"), &one),
        9 => when(
            Granularity::Year,
            &format!("{}-01-01", &one[..4]),
            &format!("{}-12-31", &one[..4]),
        ),
        _ => when(Granularity::Day, &one, &two),
    };
    match date.shape {
        10 => found.kind = TimexKind::Duration,
        11 if date.length % 2 == 0 => found.basis = Basis::Inferred,
        11 => found.modifier = Some("APPROX".to_owned()),
        _ => {}
    }
    Item { status, ..item(n, label, Some(found)) }
}

trait Add {
    fn add(self, more: &str) -> String;
}

impl Add for String {
    fn add(mut self, more: &str) -> String {
        self.push_str(more);
        self
    }
}

fn statuses() -> impl Strategy<Value = Status> {
    prop_oneof![
        6 => Just(Status::Happened),
        1 => Just(Status::Planned),
        1 => Just(Status::Possible),
        1 => Just(Status::Ongoing),
        1 => Just(Status::Denied),
    ]
}

fn timelines() -> impl Strategy<Value = Timeline> {
    let who = prop::option::of("[A-Z][a-z]{2,8}");
    let one = (words(), date(), statuses(), 0u8..12, who, (1usize..4, 0u8..12, 1usize..6));
    prop::collection::vec(one, 0..60).prop_map(|rows| {
        let count = rows.len();
        let items =
            rows.into_iter().enumerate().map(|(n, (label, date, status, kind, who, more))| {
                let mut made = match kind {
                    0 => item(n, &label, None),
                    _ => dated(n, &label, &date, status),
                };
                let (document, relation, apart) = more;
                made.source[0].document = format!("d{document}");
                let other = format!("d1e{}", (n + apart) % count);
                match relation {
                    0 => made.disagrees = vec![other],
                    1 => made.after = vec![other],
                    2 => made.lane = Some("A lane of its own".to_owned()),
                    _ => {}
                }
                made.who = who.into_iter().collect();
                made
            });
        let mut items: Vec<Item> = items.collect();
        items.sort_by_key(|item| (item.source[0].document.clone(), item.source[0].start));
        several(timeline("Generated", items))
    })
}

/// The same told by three articles.
fn several(mut timeline: Timeline) -> Timeline {
    for (id, name) in [("d2", "Herald"), ("d3", "https://example.org/wire/2024/05/a-long-address")]
    {
        let more = Documented { id: id.into(), name: name.into(), ..Documented::default() };
        timeline.documents.push(more);
    }
    timeline
}

fn options() -> impl Strategy<Value = ChartOptions> {
    let size =
        prop_oneof![Just(Size::Column), Just(Size::Page), Just(Size::Wide), Just(Size::Slide)];
    let scale = prop_oneof![3 => Just(Scale::Time), 1 => Just(Scale::Order)];
    let lanes = prop_oneof![Just(Lanes::None), Just(Lanes::Source), Just(Lanes::Who)];
    let group = prop_oneof![
        5 => Just(None),
        1 => Just(Some(Group::Day)),
        1 => Just(Some(Group::Month)),
        1 => Just(Some(Group::Year)),
    ];
    let theme = prop_oneof![Just(Theme::Light), Just(Theme::Dark)];
    (size, scale, lanes, group, theme).prop_map(|(size, scale, lanes, group, theme)| ChartOptions {
        size,
        scale,
        lanes,
        group,
        theme,
        ..Default::default()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, rng_seed: proptest::test_runner::RngSeed::Fixed(7), ..Default::default() })]

    #[test]
    fn nothing_overlaps_crosses_or_is_lost(timeline in timelines(), options in options()) {
        let frames = layout(&timeline, &options);
        let found = findings(&timeline, &frames, options.scale);
        prop_assert!(found.is_empty(), "{found:#?}");
    }

    #[test]
    fn only_the_common_subset_of_svg_is_written(timeline in timelines(), options in options()) {
        for page in draw(&timeline, &options) {
            let found = svg_findings(&page.svg);
            prop_assert!(found.is_empty(), "{found:#?}");
        }
    }

    #[test]
    fn each_page_is_within_its_bounds(timeline in timelines(), options in options()) {
        let (most, tallest) = if options.size == Size::Slide { (12, 720) } else { (40, 4000) };
        for (page, frame) in draw(&timeline, &options).iter().zip(layout(&timeline, &options)) {
            let entries = frame.placed.len() + frame.undated.len();
            prop_assert!(entries <= most);
            prop_assert!(page.height <= tallest || entries == 1, "{} high", page.height);
        }
    }

    #[test]
    fn shuffled_items_give_the_same_bytes(
        (timeline, shuffled) in timelines().prop_flat_map(|t| {
            let items = Just(t.items.clone()).prop_shuffle();
            (Just(t), items)
        })
    ) {
        let other = Timeline { items: shuffled, ..timeline.clone() };
        let options = ChartOptions::default();
        prop_assert_eq!(draw(&timeline, &options), draw(&other, &options));
    }

    #[test]
    fn the_chart_keeps_the_order_of_the_json(timeline in timelines()) {
        let sorted = dateline::merge(vec![timeline], Language::english());
        let json: Vec<String> = sorted.items.iter().map(|item| item.id.clone()).collect();
        let frames = layout(&sorted, &ChartOptions::default());
        let chart: Vec<String> =
            frames.iter().flat_map(|f| f.placed.iter().map(|p| p.id.clone())).collect();
        prop_assert_eq!(json, chart);
    }

    #[test]
    fn four_hundred_years_later_the_layout_is_the_same(timeline in timelines()) {
        let options = ChartOptions::default();
        let then = layout(&shifted(&timeline, 146_097), &options);
        let now = layout(&timeline, &options);
        prop_assert_eq!(now.len(), then.len());
        for (now, then) in now.iter().zip(&then) {
            prop_assert_eq!(now.height, then.height);
            let places = |f: &dateline::render::chart::Frame| {
                f.placed.iter().map(|p| (p.glyph, p.label, p.leader.clone())).collect::<Vec<_>>()
            };
            prop_assert_eq!(places(now), places(then));
            prop_assert_eq!(now.segments.len(), then.segments.len());
        }
    }
}
