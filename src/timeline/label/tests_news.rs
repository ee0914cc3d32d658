//! Own sentences as newswire, obituaries and match reports word them, the word of the event, and its
//! headline.

use super::tests::label_of;

fn check(rows: &[(&str, &str, &str)]) {
    let wrong: Vec<String> = rows
        .iter()
        .filter_map(|&(sentence, word, expected)| {
            let label = label_of(sentence, word).unwrap_or_default();
            (label != expected).then(|| format!("{sentence}\n  {word}: {label}\n  not: {expected}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn words_that_make_it_true_stay() {
    check(&[
        (
            "The party finished first in Calder on May 3.",
            "finished",
            "The party finished first in Calder",
        ),
        (
            "Ana Lund said she would resign if her party did not win.",
            "resign",
            "Ana Lund would resign if her party did not win",
        ),
        (
            "Rome hailed the deal as \"a small bridge, but a long one\".",
            "hailed",
            "Rome hailed the deal",
        ),
        (
            "The runner became the first woman in 32 years to win the cup.",
            "became",
            "The runner became the first woman in 32 years to win the cup",
        ),
    ]);
}

#[test]
fn words_that_hang_in_the_air_go() {
    check(&[
        (
            "The state mill has since rented a crane from a yard in Rome.",
            "rented",
            "The state mill has rented a crane from a yard in Rome",
        ),
        ("Fires had razed the town before.", "razed", "Fires razed the town"),
        (
            "Another fire destroyed 16 houses in late May.",
            "destroyed",
            "A fire destroyed 16 houses",
        ),
        (
            "Lund levelled with a header shortly after the interval.",
            "levelled",
            "Lund levelled with a header after the interval",
        ),
        (
            "Rome took the mill to court over its failure to stop the illegal trade in oak and beech that had been going on there for years.",
            "took",
            "Rome took the mill to court over its failure to stop the illegal trade in oak and beech",
        ),
    ]);
}

#[test]
fn a_name_is_the_subject_where_one_stands() {
    check(&[
        (
            "Four miners were burned and one, 29-year-old Al Lund, died in hospital.",
            "died",
            "29-year-old Al Lund died in hospital",
        ),
        (
            "Among them was Petra Novak, a clerk who was granted a pardon in 2020.",
            "granted",
            "Petra Novak was granted a pardon",
        ),
        (
            "Rovers had taken the lead through Al Lund, who headed in a corner.",
            "headed",
            "Al Lund headed in a corner",
        ),
        (
            "The patient, a resident of Calder who had returned from Rome, fell ill.",
            "returned",
            "A resident of Calder returned from Rome",
        ),
        (
            "Party founder Ana Lund, who quit the Greens in May, will stand.",
            "quit",
            "Party founder Ana Lund quit the Greens",
        ),
        ("The tram, a wooden car built in 1929, jumped the rails.", "built", "The tram was built"),
        (
            "Ana Lund was born in Oslo and moved to Rome with her parents.",
            "moved",
            "Ana Lund moved to Rome with her parents",
        ),
    ]);
}

#[test]
fn what_the_parser_tears_apart_has_no_headline() {
    check(&[
        ("Two of the boys need rest and a third is being treated in Rome.", "treated", ""),
        ("The mayor said the owner had not been told and summoned the clerk.", "summoned", ""),
        ("The plan removes a hurdle to a deal that was announced in May.", "announced", ""),
        ("A committee of clerks recommended one in May.", "recommended", ""),
        ("Al Lund and two others fell dead; two others fell ill.", "ill", ""),
    ]);
}

#[test]
fn whose_clause_it_is_the_words_before_it_say() {
    check(&[
        (
            "The clerk, Petra Novak, was held pending an inquiry that has yet to report.",
            "held",
            "Petra Novak was held pending an inquiry that has yet to report",
        ),
        (
            "Ana Lund left in May. Her mother, Liz, died in June.",
            "died",
            "Ana Lund's mother Liz died",
        ),
        (
            "Eva Berg left in May. Her son, Olav, joined a firm in June.",
            "joined",
            "Eva Berg's son Olav joined a firm",
        ),
        ("It was the first time that the prize had gone abroad.", "gone", ""),
        ("The line, whose ship was struck on Friday, will sue.", "struck", ""),
        (
            "Ana Lund was held after testing positive for a drug of the kind that is often used by those who sail.",
            "held",
            "Ana Lund was held after testing positive for a drug of the kind",
        ),
        ("Other bodies followed in May.", "followed", ""),
        ("A ban that peers tried to have lifted remains.", "tried", ""),
    ]);
}

#[test]
fn what_stands_between_two_commas_does_not_swallow_the_verb() {
    check(&[
        (
            "Hanna Weiss, a Polish-born singer whose forbidden records made her a symbol of the strike, died on Jan. 4.",
            "died",
            "Hanna Weiss died",
        ),
        ("Guards who came later locked the wrong gate.", "locked", "Guards locked the wrong gate"),
        (
            "Hanna Weiss, a lawyer who spent a year in jail and was barred from running in 2019, won.",
            "barred",
            "Hanna Weiss was barred from running",
        ),
        (
            "The mayor's successor, Dr. Nadia Weiss, is a surgeon who had herself signed a petition.",
            "signed",
            "Dr. Nadia Weiss had herself signed a petition",
        ),
        (
            "For a century it survived fires, floods and Rome's troops, who used the hall as a stable in 1813.",
            "used",
            "Rome's troops used the hall as a stable",
        ),
        (
            "The ruling is a victory for owners from Nova Scotia who had fought the rule for years.",
            "fought",
            "Owners from Nova Scotia fought the rule for years",
        ),
    ]);
}

#[test]
fn no_phrase_loses_the_words_that_say_which() {
    check(&[
        (
            "Opponents have until January 20 to lodge an objection with the board.",
            "lodge",
            "Opponents have until January 20 to lodge an objection with the board",
        ),
        (
            "Soldiers pulled a nine-year-old girl, Ana, from the ruins of a school.",
            "pulled",
            "Soldiers pulled a nine-year-old girl from the ruins of a school",
        ),
        (
            "Bakers at the time praised a flour made by the chemist Paul Lund.",
            "praised",
            "Bakers praised a flour made by the chemist Paul Lund",
        ),
        (
            "The cup final was played the year the mill burned down.",
            "burned",
            "The mill burned down",
        ),
    ]);
    let announced =
        "Dr. Ana Lund will resign, the board announced after a meeting that lasted an hour.";
    assert_eq!(label_of(announced, "announced"), None);
}

#[test]
fn an_office_before_a_name_is_no_adjective() {
    check(&[(
        "Its chief executive, Joan Marsh, stepped down in October and was replaced by Olu Weiss.",
        "stepped",
        "Joan Marsh stepped down",
    )]);
}

#[test]
fn what_is_expected_of_it_is_told_of_the_noun_before() {
    check(&[
        (
            "The deal, expected to close in March, would end a long quarrel.",
            "close",
            "The deal is expected to close",
        ),
        (
            "The mill was fined 3 million crowns by the Forests and Waters Board in May over the way it sold timber.",
            "fined",
            "The mill was fined 3 million crowns by the Forests and Waters Board",
        ),
    ]);
}

#[test]
fn a_participle_belongs_to_the_noun_that_it_tells_of() {
    check(&[
        (
            "A bill that would allow 900 new cars a year, approved by the House in May, is stuck.",
            "approved",
            "A bill that would allow 900 new cars a year was approved by the House",
        ),
        (
            "The gate, installed in 1968 and due to be replaced last year, was reported in May.",
            "installed",
            "The gate was installed",
        ),
    ]);
}

#[test]
fn figures_that_belong_together_stay_together() {
    check(&[
        (
            "Tanaka beat the teenager Brooke Hale 6-3, 6-4 on Friday.",
            "beat",
            "Tanaka beat the teenager Brooke Hale 6-3, 6-4",
        ),
        (
            "The crew reached a small village of weavers in the far north of the country 40 miles from Narvik.",
            "reached",
            "The crew reached a small village of weavers in the far north of the country",
        ),
    ]);
}

#[test]
fn a_name_stands_for_what_explains_it() {
    check(&[
        (
            "Storfjord Capital, an activist fund that built up a stake in June, said nothing.",
            "built",
            "Storfjord Capital built up a stake",
        ),
        (
            "Ana Lund sailed in 1963. The navy named a ridge after her, and in 2015 she was honoured.",
            "named",
            "The navy named a ridge after Ana Lund",
        ),
    ]);
}

#[test]
fn what_is_told_with_another_keeps_its_own() {
    check(&[
        ("A son, Erik, was killed in May.", "killed", "A son, Erik, was killed"),
        (
            "Lund told staff on Friday that fees would rise and ruled out any refund.",
            "ruled",
            "Lund ruled out any refund",
        ),
        (
            "Lund said the firm would stop the study and decide by May whether to sell it.",
            "decide",
            "The firm will decide whether to sell it",
        ),
        (
            "A rival drug made by Brandt is due to report data in May.",
            "due",
            "A rival drug made by Brandt is due to report data",
        ),
    ]);
}

#[test]
fn every_line_says_whom_it_is_about() {
    check(&[
        (
            "In 2018 Brandt was fined $3 million by the Competition Bureau for its part in an utterly \
             reckless swindle.",
            "fined",
            "Brandt was fined $3 million by the Competition Bureau",
        ),
        ("A suit was filed on behalf of anyone who bought the bread in May.", "bought", ""),
        (
            "Brandt & Sons, founded in 1871 by a smith, collapsed.",
            "founded",
            "Brandt & Sons was founded by a smith",
        ),
        ("Lund called the result \"final, fair and twice counted.\"", "counted", ""),
        (
            "Four were held. One, a 34-year-old man, pleaded guilty on Monday.",
            "pleaded",
            "A 34-year-old man pleaded guilty",
        ),
        (
            "The plant was originally set to begin production in 2026.",
            "set",
            "The plant was originally set to begin production",
        ),
        (
            "A burning car was found soon afterwards under a bridge.",
            "found",
            "A burning car was found under a bridge",
        ),
    ]);
}

#[test]
fn a_clause_ends_where_the_next_begins() {
    check(&[
        (
            "He joined the choir, and when Lomax collapsed on stage in August 1953 Garrod, then 22, took over.",
            "collapsed",
            "Lomax collapsed on stage",
        ),
        ("In 1994 Garrod found himself, at 63, touring again.", "found", ""),
    ]);
}
