//! Stories told by several articles: what a reader finds in the one timeline of each.

use std::fs;
use std::path::{Path, PathBuf};

use dateline::Extraction;
use dateline::input::{self, Format, Reading};
use dateline::lang::Language;
use dateline::timeline::{self, Item, Selection, Timeline};
use dateline::timex::TextKind;

/// What was found in each article of a folder, in order of name.
fn articles(name: &str) -> Vec<Extraction> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stories").join(name);
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    files.sort();
    let extraction = |path: &PathBuf| {
        let bytes = fs::read(path).unwrap();
        let name = path.file_name().unwrap().to_string_lossy();
        let read = input::read(&bytes, &name, Format::Plain, &Reading::default()).unwrap();
        dateline::extract(read.article, Language::english(), TextKind::Auto)
    };
    files.iter().map(extraction).collect()
}

/// One timeline of articles.
fn told(articles: &[Extraction]) -> Timeline {
    let told: Vec<_> = articles.iter().map(Extraction::told).collect();
    timeline::build(&told, Language::english(), &Selection::default())
}

/// The articles of a folder as one timeline.
fn story(name: &str) -> Timeline {
    told(&articles(name))
}

/// Items with a sentence that contains the words.
fn about<'t>(timeline: &'t Timeline, words: &str) -> Vec<&'t Item> {
    let items = timeline.items.iter().chain(&timeline.undated);
    items.filter(|item| item.source.iter().any(|s| s.sentence.contains(words))).collect()
}

/// "2023-10-11 d2 d3" of the item whose label begins so.
fn shown(timeline: &Timeline, label: &str) -> String {
    let item = timeline.items.iter().find(|item| item.label.starts_with(label));
    let item = item.unwrap_or_else(|| panic!("no item `{label}`"));
    let when = item.when.as_ref().unwrap();
    let documents: Vec<&str> = item.source.iter().map(|s| s.document.as_str()).collect();
    format!("{} {}", when.earliest.unwrap(), documents.join(" "))
}

/// A story, how an item's label begins, and what is [`shown`] of it.
fn assert_shown(table: &[(&str, &str, &str)]) {
    for (name, label, expected) in table {
        assert_eq!(shown(&story(name), label), *expected, "{label}");
    }
}

#[test]
fn an_event_told_by_several_articles_is_one_item_with_all_its_sources() {
    let table = [
        ("ferry-fire", "Divers recovered the body", "2023-10-11 d2 d3"),
        ("ferry-fire", "Investigators boarded", "2023-10-11 d1 d2"),
        ("takeover", "Paper maker Brightwater Group offered", "2024-02-05 d1 d2"),
        ("paint-factory", "A fire broke out", "2023-09-12 d1 d4"),
        ("paint-factory", "Bergvall visited the plant", "2023-09-13 d1 d2"),
        ("paint-factory", "Mette Halvorsen resigned", "2023-10-30 d3 d4"),
    ];
    assert_shown(&table);
}

#[test]
fn each_article_adds_what_a_reader_expects_of_it() {
    let table = [
        ("ferry-fire", "Several hundred people gathered", "2024-10-10 d4"),
        ("ferry-fire", "A deck officer had written to Norrline", "2023-09-18 d3"),
        ("ferry-fire", "The Transport Ministry plans to introduce", "2024-01-01 d3"),
        ("takeover", "A strike that began on April 2 ended", "2024-05-01 d3"),
        ("takeover", "The companies promised to keep 12 mills open until", "2024-05-01 d3"),
        ("takeover", "Paul Renner will leave", "2024-09-01 d3"),
        ("takeover", "The members will vote on a strike", "2024-03-09 d2"),
        ("well-water", "Larkin Electric ran a factory", "1971-01-01 d2"),
        ("well-water", "The county will hand out bottled water", "2022-06-15 d1"),
        ("well-water", "The county tested the wells", "2016-01-01 d2"),
        ("well-water", "A hearing is set", "2024-04-02 d3"),
        ("paint-factory", "Firefighters brought the blaze under control", "2023-09-12T14:00 d1"),
        ("paint-factory", "One of the two workers hurt in the blaze died", "2023-09-13 d2"),
        ("paint-factory", "A second worker died", "2023-09-29 d3"),
        ("paint-factory", "An alarm had been switched off", "2023-09-08 d4"),
        ("dock-strike", "The operator opens a fully automated berth", "2021-09-01 d1"),
        ("dock-strike", "Talks to end a strike at Port Amsel collapsed", "2021-06-08 d2"),
        ("dock-strike", "The strike is costing the economy", "2021-06-09 d2"),
        ("dock-strike", "Members of the Harbour and Transport Union voted", "2021-06-20 d3"),
        ("dock-strike", "Dock workers at Port Amsel returned to work", "2021-06-21 d3"),
    ];
    assert_shown(&table);
}

#[test]
fn timelines_of_single_articles_joined_are_the_timeline_of_all() {
    let shown = |timeline: &Timeline| -> Vec<String> {
        let items = timeline.items.iter().chain(&timeline.undated);
        let shown = items.map(|item| {
            let date = item.when.as_ref().map(|when| when.edtf.as_str()).unwrap_or_default();
            let documents: Vec<&str> = item.source.iter().map(|s| s.document.as_str()).collect();
            format!("{date} {} {documents:?} {:?}", item.label, item.disagrees)
        });
        shown.collect()
    };
    for name in ["ferry-fire", "takeover", "well-water", "paint-factory", "dock-strike"] {
        let articles = articles(name);
        let single = articles.iter().map(|article| told(std::slice::from_ref(article))).collect();
        let joined = dateline::merge(single, Language::english());
        assert_eq!(shown(&joined), shown(&told(&articles)), "{name}");
    }
}

#[test]
fn what_will_be_has_no_date_that_is_over() {
    let takeover = story("takeover");
    let pay = |item: &Item| item.label.starts_with("Brightwater will pay");
    assert!(!takeover.items.iter().any(pay));
    assert!(takeover.undated.iter().any(pay), "it is told without a date");
}

#[test]
fn the_more_precise_date_of_two_articles_wins() {
    let ferry = story("ferry-fire");
    let told = about(&ferry, "Divers recovered the body");
    let recovered = told.iter().find(|item| item.label.contains("recovered")).unwrap();
    assert_eq!(recovered.when.as_ref().unwrap().value, "2023-10-11TAF");
}

#[test]
fn what_was_announced_and_came_is_told_once_as_having_come() {
    let ferry = story("ferry-fire");
    let boarded = about(&ferry, "Investigators will board the ship");
    assert_eq!(boarded.len(), 1);
    assert_eq!(boarded[0].label, "Investigators boarded the ship");
    assert_eq!(boarded[0].when.as_ref().unwrap().because.last().unwrap(), "announced in d1");
}

#[test]
fn dates_that_contradict_each_other_stay_and_name_each_other() {
    let table = [
        ("ferry-fire", "broke out", ["2023-10-10T03:20", "2023-10-10T03:40"]),
        ("well-water", "closed", ["1998-01-01", "1999-01-01"]),
        ("paint-factory", "fined", ["2018-01-01", "2019-01-01"]),
    ];
    for (name, word, expected) in table {
        let story = story(name);
        let told: Vec<&Item> = story
            .items
            .iter()
            .filter(|item| item.label.contains(word) && !item.disagrees.is_empty())
            .collect();
        let dates: Vec<String> = told
            .iter()
            .map(|item| item.when.as_ref().unwrap().earliest.unwrap().to_string())
            .collect();
        assert_eq!(dates, expected, "{name}");
        assert_eq!(told[0].disagrees, [told[1].id.as_str()]);
        assert_eq!(told[1].disagrees, [told[0].id.as_str()]);
    }
}

#[test]
fn different_events_of_one_day_stay_apart() {
    let takeover = story("takeover");
    let of_day = |item: &&Item| item.when.as_ref().unwrap().edtf == "2024-08-14";
    let day: Vec<&Item> = takeover.items.iter().filter(of_day).collect();
    assert_eq!(day.len(), 1, "the approval");
    let agreed = takeover.undated.iter().find(|item| item.label.contains("plant in Ohio")).unwrap();
    assert_eq!(agreed.before, [day[0].id.as_str()], "approved after the agreement");
    assert_eq!(about(&story("well-water"), "sued the company").len(), 1);
}

/// One timeline of TimeML texts with their dates.
fn marked(articles: &[(&str, &str)]) -> Timeline {
    let language = Language::english();
    let read = |(date, text): &(&str, &str)| {
        let xml = format!(
            "<TimeML><DCT><TIMEX3 tid='t0' type='DATE' value='{date}'>{date}</TIMEX3></DCT>\
             <TEXT>{text}</TEXT></TimeML>"
        );
        let read =
            input::read(xml.as_bytes(), "12.tml", Format::TimeMl, &Reading::default()).unwrap();
        dateline::extract(read.article, language, TextKind::News)
    };
    let extractions: Vec<_> = articles.iter().map(read).collect();
    let told: Vec<_> = extractions.iter().map(|extraction| extraction.told()).collect();
    let selection = Selection { about: Some("Grace Okafor".to_owned()), ..Selection::default() };
    timeline::build(&told, language, &selection)
}

#[test]
fn a_sentence_has_the_number_that_its_article_gives_it() {
    let text = "<s>March 18 , 2021</s><s>\" We were too slow . It is over . \"</s>\
                <s>Mayor Grace Okafor resigned on Monday after a long dispute over the harbour budget .</s>";
    let timeline = marked(&[("2021-03-18", text)]);
    let numbers: Vec<_> = timeline
        .items
        .iter()
        .map(|i| (i.source[0].number, i.source[0].words[0].as_str()))
        .collect();
    assert_eq!(numbers, [(3, "resigned")]);
}

#[test]
fn a_pronoun_reaches_the_marked_sentence_before() {
    let text = "<s>March 18 , 2021</s><s>Mayor Grace Okafor left the council on Monday</s>\
                <s>She founded a shipping company in Lisbon in 1996 .</s>";
    let timeline = marked(&[("2021-03-18", text)]);
    let labels: Vec<_> = timeline.items.iter().map(|i| i.label.as_str()).collect();
    assert_eq!(
        labels,
        [
            "Grace Okafor founded a shipping company in Lisbon",
            "Mayor Grace Okafor left the council"
        ]
    );
}

#[test]
fn what_is_done_to_him_and_to_another_are_two_events() {
    let text = "Daniel Reyes left Cuba in May. Police arrested him on Friday.\n\n\
                John Marsh left Peru in May. Police arrested him on Friday.";
    let reading = Reading { date: input::parse_date("2021-03-18").ok(), ..Reading::default() };
    let read = input::read(text.as_bytes(), "a.txt", Format::Plain, &reading).unwrap();
    let timeline = told(&[dateline::extract(read.article, Language::english(), TextKind::News)]);
    let arrested = about(&timeline, "arrested");
    let labels: Vec<&str> = arrested.iter().map(|item| item.label.as_str()).collect();
    assert_eq!(labels, ["Police arrested Daniel Reyes", "Police arrested John Marsh"]);
}

#[test]
fn what_one_person_says_in_two_years_are_two_sayings() {
    let timeline = marked(&[
        ("2015-06-02", "<s>On Monday Mayor Grace Okafor said that the port would grow .</s>"),
        ("2021-03-18", "<s>Mayor Grace Okafor said that the port has grown .</s>"),
    ]);
    let all = timeline.items.iter().chain(&timeline.undated);
    let sources: Vec<_> = all
        .map(|i| i.source.iter().map(|s| s.document.as_str()).collect::<Vec<_>>().join(" "))
        .collect();
    assert_eq!(sources, ["d1", "d2"]);
}
