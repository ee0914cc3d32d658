//! Laws of the algebra, tried on made-up cases.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use super::*;

fn granularity() -> impl Strategy<Value = Granularity> {
    select(&Granularity::ALL[..])
}

fn weekday() -> impl Strategy<Value = Weekday> {
    (0u8..7).prop_map(|n| Weekday::try_from(n).unwrap())
}

fn part_of_day() -> impl Strategy<Value = PartOfDay> {
    use PartOfDay::{Afternoon, Daytime, Evening, Midday, Morning, Night, SmallHours};
    select(vec![Morning, Midday, Afternoon, Evening, Night, Daytime, SmallHours])
}

fn season() -> impl Strategy<Value = Season> {
    select(vec![Season::Spring, Season::Summer, Season::Autumn, Season::Winter])
}

/// Fields as they may be read from any text: possible and impossible.
fn fields() -> impl Strategy<Value = Fields> {
    let years = (
        option::weighted(0.2, -10..50i32),
        option::weighted(0.2, -100..300_000i32),
        option::weighted(0.1, any::<u8>()),
        option::weighted(0.5, prop_oneof![1900..2100i32, any::<i32>()]),
        option::weighted(0.1, any::<u8>()),
        any::<bool>(),
        any::<bool>(),
    );
    let of_year = (
        option::weighted(0.2, any::<u8>()),
        option::weighted(0.2, 0..6u8),
        option::weighted(0.2, season()),
        option::weighted(0.5, 0..15u8),
        option::weighted(0.2, any::<u8>()),
        any::<bool>(),
    );
    let of_day = (
        option::weighted(0.5, 0..40u8),
        option::weighted(0.3, weekday()),
        option::weighted(0.3, part_of_day()),
        option::weighted(0.5, 0..30u8),
        option::weighted(0.5, 0..70u8),
        option::weighted(0.5, any::<u8>()),
        option::weighted(0.3, select(vec![Meridiem::Am, Meridiem::Pm])),
        option::weighted(0.2, -1439..1440i16),
    );
    (years, of_year, of_day).prop_map(|(y, u, d)| Fields {
        century: y.0,
        decade: y.1,
        short_decade: y.2,
        year: y.3,
        short_year: y.4,
        bc: y.5,
        fiscal: y.6,
        half: u.0,
        quarter: u.1,
        season: u.2,
        month: u.3,
        week: u.4,
        weekend: u.5,
        day: d.0,
        weekday: d.1,
        part: d.2,
        hour: d.3,
        minute: d.4,
        second: d.5,
        meridiem: d.6,
        zone: d.7,
    })
}

fn plain_cycle() -> impl Strategy<Value = Cycle> {
    prop_oneof![
        granularity().prop_map(Cycle::Unit),
        weekday().prop_map(Cycle::Weekday),
        (1u8..=12).prop_map(|m| Cycle::Month(Month::try_from(m).unwrap())),
        season().prop_map(Cycle::Season),
        select(Holiday::ALL).prop_map(Cycle::Holiday),
        part_of_day().prop_map(Cycle::PartOfDay),
    ]
}

fn cycle() -> impl Strategy<Value = Cycle> {
    prop_oneof![4 => plain_cycle(), 1 => fields().prop_map(Cycle::Fields)].prop_recursive(
        3,
        8,
        3,
        |inner| {
            prop_oneof![
                (any::<i32>(), inner.clone(), inner.clone()).prop_map(|(n, cycle, within)| {
                    Cycle::Nth { n, cycle: Box::new(cycle), within: Box::new(within) }
                }),
                vec(inner, 1..4).prop_map(Cycle::Both),
            ]
        },
    )
}

fn count() -> impl Strategy<Value = Count> {
    prop_oneof![
        3 => (0..100u32).prop_map(Count::whole),
        1 => (0..i64::MAX).prop_map(Count::Known),
        1 => Just(Count::Unknown),
    ]
}

fn period() -> impl Strategy<Value = Period> {
    vec((granularity(), count()), 0..4).prop_map(Period::sum)
}

fn written_period() -> impl Strategy<Value = Period> {
    vec((granularity(), count()), 1..4).prop_map(Period::sum)
}

fn steps() -> impl Strategy<Value = Steps> {
    let named =
        plain_cycle().prop_filter("a unit counts as a period", |c| !matches!(c, Cycle::Unit(_)));
    prop_oneof![
        3 => period().prop_map(Steps::Period),
        1 => (count(), named).prop_map(|(n, cycle)| Steps::Cycles(n, cycle)),
    ]
}

type Looked = (Box<TimeExpr>, Cycle);

fn looking(inner: BoxedStrategy<TimeExpr>) -> impl Strategy<Value = TimeExpr> {
    (inner.prop_map(Box::new), cycle(), 0..6u8).prop_map(|(of, step, which): (_, _, u8)| {
        let (of, step): Looked = (of, step);
        match which {
            0 => TimeExpr::This { of, step },
            1 => TimeExpr::Last { of, step },
            2 => TimeExpr::Next { of, step },
            3 => TimeExpr::Latest { of, step },
            4 => TimeExpr::Coming { of, step },
            _ => TimeExpr::Nearest { of, step },
        }
    })
}

fn counting(inner: BoxedStrategy<TimeExpr>) -> impl Strategy<Value = TimeExpr> {
    let boxed = inner.prop_map(Box::new).boxed();
    let n = prop_oneof![-5..6i32, any::<i32>()];
    prop_oneof![
        (boxed.clone(), steps()).prop_map(|(of, by)| TimeExpr::Before { of, by }),
        (boxed.clone(), steps()).prop_map(|(of, by)| TimeExpr::After { of, by }),
        (boxed.clone(), written_period()).prop_map(|(of, by)| TimeExpr::Earlier { of, by }),
        (boxed.clone(), written_period()).prop_map(|(of, by)| TimeExpr::Later { of, by }),
        (boxed.clone(), written_period()).prop_map(|(of, by)| TimeExpr::UpTo { of, by }),
        (boxed.clone(), written_period()).prop_map(|(of, by)| TimeExpr::Onward { of, by }),
        (n.clone(), cycle(), boxed.clone()).prop_map(|(n, cycle, within)| TimeExpr::Nth {
            n,
            cycle,
            within
        }),
        (n, cycle(), boxed.clone()).prop_map(|(n, cycle, within)| TimeExpr::Run {
            n,
            cycle,
            within
        }),
        (granularity(), boxed).prop_map(|(grain, within)| TimeExpr::Any { grain, within }),
    ]
}

fn joining(inner: BoxedStrategy<TimeExpr>) -> impl Strategy<Value = TimeExpr> {
    let boxed = inner.clone().prop_map(Box::new).boxed();
    let parts =
        select(vec![Part::Start, Part::Middle, Part::End, Part::FirstHalf, Part::SecondHalf]);
    prop_oneof![
        (boxed.clone(), boxed.clone()).prop_map(|(from, to)| TimeExpr::Between { from, to }),
        vec(inner, 1..4).prop_map(TimeExpr::Both),
        (boxed, parts).prop_map(|(of, part)| TimeExpr::Part { of, part }),
    ]
}

fn expr() -> impl Strategy<Value = TimeExpr> {
    use TimeExpr::{Anchor, Dct, Focus, Future, Past, Present};
    prop_oneof![
        2 => Just(Dct), 2 => Just(Focus), 1 => Just(Anchor),
        1 => select(vec![Past, Present, Future]),
        3 => fields().prop_map(TimeExpr::Fields),
        2 => plain_cycle().prop_map(TimeExpr::Cycle),
    ]
    .prop_recursive(4, 16, 3, |inner| {
        let inner = inner.boxed();
        prop_oneof![looking(inner.clone()), counting(inner.clone()), joining(inner)]
    })
}

fn meaning() -> impl Strategy<Value = Meaning> {
    let quant = option::of(select(vec![
        Quant::Every,
        Quant::Each,
        Quant::Most,
        Quant::Some,
        Quant::Many,
        Quant::All,
        Quant::Several,
        Quant::Few,
    ]));
    let each = prop_oneof![cycle().prop_map(Each::Cycle), period().prop_map(Each::Period)];
    prop_oneof![
        6 => expr().prop_map(Meaning::When),
        2 => period().prop_map(Meaning::HowLong),
        2 => (each, quant, option::of(count()))
            .prop_map(|(each, quant, times)| Meaning::HowOften(Repeat { each, quant, times })),
    ]
}

/// Any instant of the calendar, most often a near one.
fn instant() -> impl Strategy<Value = NaiveDateTime> {
    let days = prop_oneof![
        6 => 657_438..767_010i32,
        1 => i32::from(i16::MIN)..800_000i32,
        1 => any::<i32>(),
    ];
    (days, 0..86_400u32).prop_map(|(day, second)| {
        let date = NaiveDate::from_num_days_from_ce_opt(day);
        let date = date.unwrap_or(if day < 0 { NaiveDate::MIN } else { NaiveDate::MAX });
        date.and_time(NaiveTime::from_num_seconds_from_midnight_opt(second, 0).unwrap())
    })
}

fn unit() -> impl Strategy<Value = Interval> {
    (instant(), granularity())
        .prop_filter_map("inside the calendar", |(at, unit)| calendar::unit_at(at, unit))
}

fn near_unit() -> impl Strategy<Value = Interval> {
    (657_438..767_010i32, granularity()).prop_map(|(day, unit)| {
        let day = NaiveDate::from_num_days_from_ce_opt(day).unwrap();
        calendar::unit_at(day.and_time(NaiveTime::MIN), unit).unwrap()
    })
}

fn interval() -> impl Strategy<Value = Interval> {
    (instant(), instant(), granularity()).prop_filter_map("not empty", |(a, b, grain)| {
        Interval::new(a.min(b), a.max(b), grain).filter(|i| i.start < i.end)
    })
}

fn place(expr: TimeExpr, of: Interval) -> Option<Interval> {
    let context = Context { dct: Some(of), ..Context::default() };
    expr.resolve(&context).ok()?.extent
}

fn around(of: Interval, step: &Cycle, build: fn(Box<TimeExpr>, Cycle) -> TimeExpr) -> Interval {
    place(build(Box::new(TimeExpr::Dct), step.clone()), of).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_printed_reads_back_as_the_same(meaning in meaning()) {
        let written = meaning.to_string();
        let read: Meaning = written.parse().map_err(|e| TestCaseError::fail(format!("{written}: {e}")))?;
        prop_assert_eq!(read, meaning, "{}", written);
    }

    #[test]
    fn no_text_panics(text in "\\PC*", notation in "[a-z0-9${}(),.+ -]{0,40}") {
        for text in [text, notation] {
            let _ = text.parse::<Meaning>();
            let _ = Value::from(text.as_str()).extent();
            let _ = Value::from(text.as_str()).period();
        }
    }

    #[test]
    fn no_meaning_panics_and_every_extent_is_ordered(
        meaning in meaning(),
        dct in option::weighted(0.9, unit()),
        focus in option::of(interval()),
        anchor in option::of(unit()),
    ) {
        let context = Context { dct, focus, anchor };
        if let Ok(Resolved { extent: Some(extent), .. }) = meaning.resolve(&context) {
            prop_assert!(extent.start <= extent.end, "{} is {:?}", meaning, extent);
        }
    }

    #[test]
    fn the_value_of_a_unit_is_read_back_as_that_unit(unit in near_unit()) {
        let value = Value::from(&unit);
        let named = unit.grain != Granularity::PartOfDay;
        prop_assert!(!named || value.extent() == Some(unit), "{}", value);
    }

    #[test]
    fn the_value_of_a_period_is_read_back_and_written_the_same(period in written_period()) {
        let value = Value::from(&period);
        let again = value.period().map(|p| Value::from(&p));
        prop_assert_eq!(again, Some(value));
    }

    #[test]
    fn last_and_next_lie_outside_and_lead_back(of in near_unit(), step in plain_cycle()) {
        let last = around(of, &step, |of, step| TimeExpr::Last { of, step });
        let next = around(of, &step, |of, step| TimeExpr::Next { of, step });
        prop_assert!(last.start < of.start && next.start >= of.end.min(next.start));
        let between = around(last, &step, |of, step| TimeExpr::Next { of, step });
        prop_assert!(between.start > last.start && between.start <= next.start);
        let back = around(between, &step, |of, step| TimeExpr::Last { of, step });
        prop_assert_eq!(back, last, "the last one before the next one after the last one");
    }

    #[test]
    fn latest_and_coming_are_the_closest_on_their_side(of in near_unit(), step in plain_cycle()) {
        let latest = around(of, &step, |of, step| TimeExpr::Latest { of, step });
        let coming = around(of, &step, |of, step| TimeExpr::Coming { of, step });
        let last = around(of, &step, |of, step| TimeExpr::Last { of, step });
        let next = around(of, &step, |of, step| TimeExpr::Next { of, step });
        prop_assert!(last.start <= latest.start && latest.start < of.end);
        prop_assert!(coming.start <= next.start && coming.end > of.start);
    }

    #[test]
    fn so_far_later_and_then_earlier_is_the_same_again(of in near_unit(), n in 0..5000u32) {
        let by = Period::of(Count::whole(n), Granularity::Week);
        let later = place(TimeExpr::Later { of: Box::new(TimeExpr::Dct), by: by.clone() }, of);
        let week = of.grain <= Granularity::Week && of.grain != Granularity::PartOfDay;
        if let Some(later) = later.filter(|_| week) {
            let back = place(TimeExpr::Earlier { of: Box::new(TimeExpr::Dct), by }, later);
            prop_assert_eq!(back, Some(of));
        }
    }

    #[test]
    fn a_relation_read_from_the_other_end_is_its_converse(a in interval(), b in interval()) {
        prop_assert_eq!(Allen::between(&a, &b).converse(), Allen::between(&b, &a));
    }

    #[test]
    fn compositions_hold_for_real_intervals(a in near_unit(), b in near_unit(), c in near_unit()) {
        let (ab, bc) = (Allen::between(&a, &b), Allen::between(&b, &c));
        prop_assert!(ab.compose(bc).contains(Allen::between(&a, &c)));
        let set = AllenSet::of(ab).compose(AllenSet::of(bc));
        prop_assert_eq!(set.converse().converse(), set);
        prop_assert!(set.is_subset(AllenSet::ALL));
    }

    #[test]
    fn bounds_agree_with_the_relations(a in interval(), b in interval()) {
        let relation = Allen::between(&a, &b);
        let held = |bounds: Bounds| {
            bounds.earliest.is_none_or(|e| a.start >= e) && bounds.latest.is_none_or(|l| a.end <= l)
        };
        let early = matches!(relation, Allen::Before | Allen::Meets);
        let late = matches!(relation, Allen::After | Allen::MetBy);
        prop_assert_eq!(held(Bounds::before(&b)), early);
        prop_assert_eq!(held(Bounds::after(&b)), late);
        prop_assert_eq!(held(Bounds::during(&b)), b.contains(&a));
    }
}
