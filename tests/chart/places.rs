//! Where things stand along the axis, and which glyph says so.

use dateline::render::chart::{ChartOptions, Kind, Scale, Segment, draw, layout};
use dateline::time::Granularity;

use super::checks::findings;
use super::given::{item, many, on, port, timeline, when};

#[test]
fn bounds_wider_than_the_hour_that_was_said_do_not_tell_how_long_it_took() {
    let table = [
        ("2021-03-25T08:00", "2021-03-25T08:00", "2021-03-25T23:59", Kind::Period),
        ("2021-03-25TXX", "2021-03-25T00:00", "2021-03-25T23:59", Kind::Day),
        ("2021-03-25TNI", "2021-03-25", "2021-03-26", Kind::Period),
        ("2021-03-25T08:00/2021-03-25T11:00", "2021-03-25T08:00", "2021-03-25T11:00", Kind::Lasted),
    ];
    for (value, earliest, latest, kind) in table {
        let grain =
            if value.ends_with("NI") { Granularity::PartOfDay } else { Granularity::Minute };
        let mut when = when(grain, earliest, latest);
        when.value = value.to_owned();
        let made = timeline("Hours", vec![item(1, "Lifeboats reach the ferry", Some(when))]);
        assert_eq!(layout(&made, &ChartOptions::default())[0].placed[0].kind, kind, "{value}");
    }
}

#[test]
fn one_old_event_does_not_squeeze_the_week() {
    let frame = &layout(&port(), &ChartOptions::default())[0];
    let week = frame.segments.last().unwrap();
    assert!(week.last - week.first > 250.0, "{week:?}");
    assert!(frame.segments.len() >= 4);
}

#[test]
fn a_burst_of_news_after_years_is_no_knot() {
    let mut items: Vec<_> = (0..6)
        .map(|n| on(n, "Something in the background", &format!("{}-02-03", 1990 + 5 * n)))
        .collect();
    items.extend((0..3).map(|n| on(10 + n, "Between", &format!("2024-0{}-11", 2 + 2 * n))));
    items.extend(
        (0..8).map(|n| on(20 + n, "News of the week", &format!("2024-09-{:02}", 10 + n / 2))),
    );
    let frame = &layout(&timeline("Burst", items), &ChartOptions::default())[0];
    let far = |p: &dateline::render::chart::Placed| (p.glyph.y - p.label.y).abs();
    let farthest = frame.placed.iter().map(far).fold(0.0, f64::max);
    assert!(farthest < 140.0, "{farthest}");
}

#[test]
fn a_break_cuts_out_more_than_it_takes() {
    let clock = |(n, at): (usize, &&str)| {
        let at = format!("2024-05-17T{at}");
        item(n, "A report comes in", Some(when(Granularity::Minute, &at, &at)))
    };
    let times = ["14:02", "14:02", "14:05", "14:30", "14:31", "15:00", "15:40", "16:20", "17:02"];
    let hours = timeline("Three hours", times.iter().enumerate().map(clock).collect());
    let frames = layout(&hours, &ChartOptions::default());
    let begins = |i: usize| frames[0].placed[i].instants.0;
    let first = frames[0].segments.iter().find(|s| s.end >= begins(2)).unwrap();
    assert_eq!(first.start, begins(0), "no break inside three minutes");
    for frame in layout(&many(120), &ChartOptions::default()).into_iter().chain(frames) {
        let scale = |s: &Segment| (s.last - s.first) / (s.end - s.start) as f64;
        for pair in frame.segments.windows(2) {
            let scales = pair.iter().filter(|s| !s.stub).map(scale);
            let cut = (pair[1].start - pair[0].end) as f64 * scales.fold(0.0, f64::max);
            assert!(cut == 0.0 || cut >= pair[1].top - pair[0].bottom, "{pair:?}");
        }
    }
}

#[test]
fn years_before_the_year_1000_are_told_by_their_era() {
    let year = |n, year: &str| {
        let (first, last) = (format!("{year}-01-01"), format!("{year}-12-31"));
        item(n, "The town is told of", Some(when(Granularity::Year, &first, &last)))
    };
    let items = vec![year(1, "-0499"), year(2, "0079"), on(3, "The quay collapses", "2024-05-17")];
    let svg = &draw(&timeline("Town", items), &ChartOptions::default())[0].svg;
    for words in [">500 BC<", ">AD 79<", ">17 May 2024<"] {
        assert!(svg.contains(words), "{words}");
    }
    assert!(!svg.contains(">79<"));
}

#[test]
fn a_chart_without_a_scale_says_so() {
    let with = |scale| {
        draw(&port(), &ChartOptions { scale, ..Default::default() })[0]
            .svg
            .contains("not to scale<")
    };
    assert!(with(Scale::Order) && !with(Scale::Time));
}

#[test]
fn the_port_has_one_glyph_of_its_own_for_each_kind_of_date() {
    let frames = layout(&port(), &ChartOptions::default());
    let kinds: Vec<(&str, Kind)> =
        frames[0].placed.iter().map(|p| (p.id.as_str(), p.kind)).collect();
    let expected = [
        ("e1", Kind::Day),
        ("e2", Kind::Period),
        ("e3", Kind::Period),
        ("e4", Kind::Period),
        ("e5", Kind::Approximate),
        ("e6", Kind::Clock),
        ("e7", Kind::Day),
        ("e8", Kind::Day),
        ("e10", Kind::Day),
        ("e9", Kind::Lasted),
        ("e11", Kind::Day),
        ("e12", Kind::Before),
        ("e13", Kind::After),
    ];
    assert_eq!(kinds, expected);
    assert_eq!(frames[0].undated, ["e14"]);
}

#[test]
fn lines_between_two_tellings_keep_apart() {
    let mut items: Vec<_> = [16, 18, 17, 19, 15, 20]
        .iter()
        .enumerate()
        .map(|(n, day)| on(n, "Minister resigns", &format!("2024-05-{day}")))
        .collect();
    for (one, other) in [(0, 1), (2, 3), (4, 5)] {
        items[one].disagrees = vec![format!("d1e{other}")];
    }
    let made = timeline("Three lines", items);
    let frames = layout(&made, &ChartOptions::default());
    assert_eq!(findings(&made, &frames, Scale::Time), Vec::<String>::new());
    let mut places: Vec<i64> = frames[0].placed.iter().map(|p| p.glyph.x as i64).collect();
    places.sort_unstable();
    places.dedup();
    assert_eq!(places.len(), 3, "each pair has its own column: {places:?}");
}

#[test]
fn inside_a_day_relations_decide_unless_both_have_clock_times() {
    let clock = |n, label: &str, at: &str| item(n, label, Some(when(Granularity::Minute, at, at)));
    let mut late = on(2, "Told second, first in time", "2024-05-17");
    let mut early = on(1, "Told first", "2024-05-17");
    early.after = vec!["d1e2".into()];
    late.after = vec![];
    let items = vec![
        early,
        late,
        clock(4, "Eleven", "2024-05-17T11:00"),
        clock(5, "Seven", "2024-05-17T07:00"),
    ];
    let frames = layout(&timeline("Day", items), &ChartOptions::default());
    let order: Vec<&str> = frames[0].placed.iter().map(|p| p.id.as_str()).collect();
    let place = |id| order.iter().position(|o| *o == id).unwrap();
    assert!(place("d1e2") < place("d1e1"));
    assert!(place("d1e5") < place("d1e4"));
}

#[test]
fn disagreeing_sources_are_joined() {
    let mut items =
        vec![on(1, "Minister resigns", "2024-05-16"), on(2, "Minister resigns", "2024-05-17")];
    items[0].disagrees = vec!["d1e2".into()];
    let frames = layout(&timeline("Two dates", items), &ChartOptions::default());
    let svg = &draw(&timeline("Two dates", vec![]), &ChartOptions::default())[0].svg;
    assert!(!svg.contains("sources disagree"));
    let texts = format!("{:?}", frames[0].shapes);
    assert!(texts.contains("sources disagree"));
}
