//! Own reports in a few sentences, and what of them becomes an item.

use crate::input::{Format, Reading, parse_date, read};
use crate::lang::Language;
use crate::timeline::{self, Selection};
use crate::timex::TextKind;

/// Every item of a report of Thursday, 9 May 2024: when, what, and how sure.
fn items(text: &str) -> Vec<String> {
    let date = parse_date("2024-05-09").ok();
    let reading = Reading { date, ..Reading::default() };
    let article =
        read(text.as_bytes(), "x.txt", Format::Plain, &reading).expect("a report").article;
    let language = Language::english();
    let found = crate::extract(article, language, TextKind::News);
    let timeline = timeline::build(&[found.told()], language, &Selection::default());
    let all = timeline.items.iter().chain(&timeline.undated);
    all.map(|item| {
        let when = item.when.as_ref().map_or("-", |when| when.edtf.as_str());
        format!("{when} {} ({:?})", item.label, item.status)
    })
    .collect()
}

/// Whether a report has that item.
fn tells(text: &str, item: &str) {
    let items = items(text);
    assert!(items.iter().any(|i| i == item), "{text}\n{}\nnot: {item}", items.join("\n"));
}

#[test]
fn what_somebody_commits_to_is_told() {
    tells(
        "The Varga family, which holds a third of the mill, has promised to vote for the sale.",
        "- The Varga family has promised to vote for the sale (Happened)",
    );
    tells(
        "Halden's chairman, Lars Brekke, will become deputy chairman.",
        "- Lars Brekke will become deputy chairman (Planned)",
    );
    tells(
        "She is from Oslo. Marta Lund intends to appeal, her solicitor said.",
        "- Marta Lund intends to appeal (Planned)",
    );
}

#[test]
fn what_is_due_is_told_with_its_subject() {
    tells("The museum is due to open on May 30.", "2024-05-30 The museum is due to open (Planned)");
    tells(
        "The city's planning committee said it would publish its report on May 20.",
        "2024-05-20 The planning committee will publish its report (Planned)",
    );
}

#[test]
fn a_date_that_is_over_is_not_that_of_what_is_to_come() {
    let text =
        "Owners will receive two crowns for each share, a tenth more than at Friday's close.";
    let wrong = items(text).into_iter().filter(|item| !item.starts_with('-'));
    assert_eq!(wrong.collect::<Vec<_>>(), Vec::<String>::new());
}

#[test]
fn no_item_points_to_a_day_that_it_does_not_name() {
    tells(
        "Martin Roos cancelled a visit to Ghana that had been planned for this week.",
        "- Martin Roos cancelled a visit to Ghana (Happened)",
    );
}

#[test]
fn a_date_behind_an_apposition_is_that_of_the_verb() {
    tells(
        "Weber founded Intrex, a maker of pumps, in 1988.",
        "1988 Weber founded Intrex (Happened)",
    );
    tells(
        "Jonas Kern wed Ilse Orban, a painter, in 1971.",
        "1971 Jonas Kern wed Ilse Orban (Happened)",
    );
}

#[test]
fn an_owner_that_is_not_certain_is_left_out() {
    tells(
        "Ruth Abelard, a cartographer, died on Sunday at her home in Halifax.\n\nShe moved to the \
         Bedford Institute of Oceanography in 1963, became head of its mapping section in 1971 and \
         was permitted to sail in 1978.",
        "1971 Ruth Abelard became head of the mapping section (Happened)",
    );
}

#[test]
fn what_is_named_by_another_word_is_counted_from() {
    for (text, item) in [
        (
            "An earthquake struck the coast on April 12. Two days after the quake, soldiers reached the valley.",
            "2024-04-14 Soldiers reached the valley (Happened)",
        ),
        (
            "A fire broke out in the mill on May 2. Three days after the blaze, the owner was arrested.",
            "2024-05-05 The owner was arrested (Happened)",
        ),
        (
            "A train derailed near Holm on May 6. The operator's chief quit two days after the crash.",
            "2024-05-08 The operator's chief quit after the crash (Happened)",
        ),
        (
            "The ferry sank on 3 March 2014. A memorial was unveiled on the tenth anniversary of the sinking.",
            "2024-03-03 A memorial was unveiled on the tenth anniversary of the sinking (Happened)",
        ),
        (
            "A barge sank on May 1. A ferry sank on May 3. A day after the disaster, divers found the bell.",
            "- Divers found the bell (Happened)",
        ),
    ] {
        tells(text, item);
    }
}

#[test]
fn what_was_done_meanwhile_has_the_date_of_the_main_clause() {
    tells(
        "Residents shouted from the gallery on Tuesday as Calder Council voted to close two mills.",
        "2024-05-07 Calder Council voted to close two mills (Happened)",
    );
    tells(
        "Staff were told of the decision by email on Wednesday.",
        "2024-05-08 Staff were told of the decision by email (Happened)",
    );
    tells(
        "Calder signed Maria Lund. The 23-year-old, who visited a clinic on Tuesday, is well.",
        "2024-05-07 Maria Lund visited a clinic (Happened)",
    );
}

#[test]
fn a_date_that_is_told_of_is_not_when_it_was_told() {
    let text = "President Lund declared Monday a day of mourning and flew home.";
    assert!(items(text).iter().all(|item| item.starts_with('-')), "{:?}", items(text));
    let text = "Tamara has had four coups since independence in 1960, the most recent in February 2010, \
                when soldiers stormed a cabinet meeting.";
    let wrong: Vec<String> = items(text).into_iter().filter(|i| i.contains("coups")).collect();
    assert!(wrong.iter().all(|item| item.starts_with('-')), "{wrong:?}");
}

#[test]
fn a_plain_present_with_a_day_is_to_come() {
    tells(
        "The trial opened on Monday. The hearing continues on Wednesday.",
        "2024-05-15 The hearing continues (Planned)",
    );
    tells(
        "Halcyon (HLC.O) said on Thursday it would cut about 4,500 jobs.",
        "- Halcyon will cut about 4,500 jobs (Planned)",
    );
}

#[test]
fn what_will_be_has_no_year_of_the_past() {
    let text = "Ana Lund was born in Oslo in 1932. She moved to Rome in 1961. She was elected to the academy \
                in 1981 and retired in 1999. Her husband died in 1995. Her son was killed in 1988. A memorial \
                will be held in the village on June 20.";
    tells(text, "2024-06-20 A memorial will be held in the village (Planned)");
    tells(
        "The head will go on show when a museum under construction opens in 2026.",
        "2026 A museum under construction opens (Planned)",
    );
}

#[test]
fn what_is_due_has_its_own_date_and_is_still_to_come() {
    tells("Results for the full year are due on 27 June.", "2024-06-27 Results are due (Planned)");
    tells(
        "The river is expected to peak at 10 p.m.",
        "2024-05-09T22:00:00 The river is expected to peak (Planned)",
    );
}

#[test]
fn who_speaks_behind_a_quotation_is_not_spoken_of() {
    let text = "\"She turned up in her goggles,\" the mayor, Priya Nair, recalled on Sunday.";
    assert!(items(text).iter().all(|item| !item.contains("was recalled")), "{:?}", items(text));
}

#[test]
fn a_storm_that_hit_left_something() {
    tells(
        "A storm that battered the coast left 80,000 homes without power on Tuesday.",
        "2024-05-07 A storm that battered the coast left 80,000 homes without power (Happened)",
    );
}

#[test]
fn what_is_earned_in_a_period_is_of_all_of_it() {
    tells(
        "The carrier lost 61 million euros in the nine months to March.",
        "2023-07/2024-03 The carrier lost 61 million euros (Happened)",
    );
}
