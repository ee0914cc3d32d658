//! Tokens and sentences of short texts.

use super::*;

fn document(text: &str) -> Document {
    read(Article { text: text.to_owned(), ..Article::default() }, Language::english())
}

fn tokens(text: &str) -> String {
    let document = document(text);
    let tokens = document.tokens.iter().map(|token| token.span.of(text));
    tokens.collect::<Vec<_>>().join("|")
}

fn sentences(text: &str) -> Vec<String> {
    let document = document(text);
    let spans = document.sentences.iter().map(|sentence| sentence.span.of(text).to_owned());
    spans.collect()
}

fn kinds(text: &str) -> Vec<(SentenceKind, String)> {
    let document = document(text);
    document.sentences.iter().map(|s| (s.kind, s.span.of(text).to_owned())).collect()
}

#[test]
fn clitics_are_tokens_of_their_own() {
    let table = [
        ("She doesn't know.", "She|does|n't|know|."),
        ("The mayor’s plan won’t work", "The|mayor|’s|plan|wo|n’t|work"),
        ("we'll, they've, I'm, he'd", "we|'ll|,|they|'ve|,|I|'m|,|he|'d"),
        ("It cannot be", "It|can|not|be"),
        ("the teachers' union", "the|teachers|'|union"),
        ("O'Hara said 'no' o'clock", "O'Hara|said|'|no|'|o'clock"),
        ("the mayor 's plan said 's' twice", "the|mayor|'s|plan|said|'|s|'|twice"),
        ("On May 3, 2006Officials said", "On|May|3|,|2006|Officials|said"),
        ("I dont think they couldnt", "I|do|nt|think|they|could|nt"),
        (
            "its not over, im sure; Im Sun and its end",
            "it|s|not|over|,|i|m|sure|;|Im|Sun|and|its|end",
        ),
    ];
    for (text, expected) in table {
        assert_eq!(tokens(text), expected);
    }
}

#[test]
fn numbers_keep_their_inner_separators() {
    let table = [
        ("1,200 men, 3.5 tons", "1,200|men|,|3.5|tons"),
        ("at 10:30 a.m. on Friday", "at|10:30|a.m.|on|Friday"),
        ("2021-03-18 or 18/03/2021", "2021-03-18|or|18/03/2021"),
        ("1999-2003 and 1999–2003", "1999|-|2003|and|1999|–|2003"),
        ("the 3rd, the 1990s, the '90s", "the|3rd|,|the|1990s|,|the|'90s"),
        ("5pm, a 20-year term", "5|pm|,|a|20|-|year|term"),
        ("$5 or 5%", "$|5|or|5|%"),
        ("US$5.2bn", "US$|5.2|bn"),
        ("2021-03-18T10:20:30Z.", "2021-03-18T10:20:30Z|."),
        ("the 1980's", "the|1980's"),
        ("call 555-0134", "call|555-0134"),
    ];
    for (text, expected) in table {
        assert_eq!(tokens(text), expected);
    }
}

#[test]
fn abbreviations_keep_their_stop() {
    let table = [
        ("Mr. Ito met J. R. Ames on Jan. 5.", "Mr.|Ito|met|J.|R.|Ames|on|Jan.|5|."),
        ("They hired Nora P. Ames, see p. 5.", "They|hired|Nora|P.|Ames|,|see|p.|5|."),
        ("the U.S.-led talks", "the|U.S.|-|led|talks"),
        ("Acme Inc., No. 5", "Acme|Inc.|,|No.|5"),
        ("I said no.", "I|said|no|."),
        ("So did I. Then", "So|did|I|.|Then"),
        ("a Ph.D. student", "a|Ph.D.|student"),
        ("It sat. Then", "It|sat|.|Then"),
    ];
    for (text, expected) in table {
        assert_eq!(tokens(text), expected);
    }
}

#[test]
fn hyphens_divide_words_but_not_prefixes() {
    let table = [
        ("a two-year-old Sino-US deal", "a|two|-|year|-|old|Sino|-|US|deal"),
        ("anti-war co-founder", "anti-war|co-founder"),
        ("in mid-July", "in|mid|-|July"),
        ("AT&T and/or S&P 500", "AT&T|and|/|or|S&P|500"),
        ("see example.com, or ann.b@example.org.", "see|example.com|,|or|ann.b@example.org|."),
        ("https://example.org/a?b=c.", "https://example.org/a?b=c|."),
        ("my_notes.doc for alt.pets.cats", "my_notes.doc|for|alt.pets.cats"),
        ("from jan...@example.org.", "from|jan...@example.org|."),
    ];
    for (text, expected) in table {
        assert_eq!(tokens(text), expected);
    }
}

#[test]
fn a_sentence_ends_at_its_stop_and_not_inside_an_abbreviation() {
    let table: &[(&str, &[&str])] = &[
        ("She lives in the U.S. The rest left.", &["She lives in the U.S.", "The rest left."]),
        (
            "The U.S. Senate met at 10:30 a.m. on Friday.",
            &["The U.S. Senate met at 10:30 a.m. on Friday."],
        ),
        (
            "It sank at 7:40 a.m. Tugs came at 9 a.m. Eastern time.",
            &["It sank at 7:40 a.m.", "Tugs came at 9 a.m. Eastern time."],
        ),
        (
            "It closes at 5 p.m. Monday. It opens on Jan. 5.",
            &["It closes at 5 p.m. Monday.", "It opens on Jan. 5."],
        ),
        ("\"We lost. We go on,\" he said.", &["\"We lost.", "We go on,\" he said."]),
        (
            "\"Why?\" he asked. (No one knew.) Rain fell.",
            &["\"Why?\" he asked.", "(No one knew.)", "Rain fell."],
        ),
        (
            "Prices rose 3.5 percent in 2020. In 2021 they fell.",
            &["Prices rose 3.5 percent in 2020.", "In 2021 they fell."],
        ),
        (
            "is the harbour open? we went there on friday. it was shut.",
            &["is the harbour open?", "we went there on friday.", "it was shut."],
        ),
        ("\"Is it open?\" he asked.", &["\"Is it open?\" he asked."]),
        ("The firm Yahoo! said no.", &["The firm Yahoo! said no."]),
    ];
    for (text, expected) in table {
        assert_eq!(&sentences(text), expected);
    }
}

#[test]
fn a_wrapped_line_goes_on_and_a_heading_does_not() {
    let text = "Storm closes the harbour\n\nThe harbour was closed on Monday after a storm threw two\n\
                Ships against the pier. Work starts\non Friday.\n\nNo more ferries\nThe last one left.";
    assert_eq!(
        sentences(text),
        [
            "Storm closes the harbour",
            "The harbour was closed on Monday after a storm threw two\nShips against the pier.",
            "Work starts\non Friday.",
            "No more ferries",
            "The last one left.",
        ]
    );
}

#[test]
fn lines_are_told_by_their_look() {
    use SentenceKind::{Bullet, Furniture, Heading, Prose};
    let text = "Council Votes to Rebuild the Bridge\nBy Ann Example\n\nOSLO, March 3 (ABC) — The \
                council voted.\n\n- first, the bridge\n- then the road\n\nREAD MORE\n";
    let expected = [
        (Heading, "Council Votes to Rebuild the Bridge"),
        (Furniture, "By Ann Example"),
        (Furniture, "OSLO, March 3 (ABC) —"),
        (Prose, "The council voted."),
        (Bullet, "- first, the bridge"),
        (Bullet, "- then the road"),
        (Furniture, "READ MORE"),
    ];
    let expected = expected.map(|(kind, text)| (kind, text.to_owned()));
    assert_eq!(kinds(text), expected);
}

#[test]
fn every_token_belongs_to_one_sentence_whatever_the_bytes() {
    let long = "x".repeat(100_000);
    let texts = [
        "",
        "\u{feff}",
        "…",
        "'",
        "''''",
        "’’s",
        "n't",
        "5'",
        "@",
        "a@",
        "1-",
        "1-2-3-4-5",
        "I.I.I.",
        "é’s été–hiver 日本語。テスト",
        "\r\n\r\r\n",
        "((((((.))))))",
        "A.B.C.d.e.f",
        "$$$5,5,5",
        "-1.",
        "1. \n2) x\n(a) b",
        "a.b.c@",
        "http://",
        "x'x'x'x'x",
        long.as_str(),
        "\u{301}a\u{301}",
        "👩‍🚀 went.",
    ];
    for text in texts {
        let document = document(text);
        let mut next = 0;
        for sentence in &document.sentences {
            assert_eq!(sentence.first.0, next, "{text:?}");
            assert!(sentence.end.0 > sentence.first.0);
            next = sentence.end.0;
        }
        assert_eq!(next as usize, document.tokens.len(), "{text:?}");
        for pair in document.tokens.windows(2) {
            assert!(pair[0].span.end() <= pair[1].span.start(), "{text:?}");
        }
        assert!(document.tokens.iter().all(|token| !token.span.of(text).is_empty()));
    }
}

#[test]
fn verb_groups_say_when_and_how() {
    use Aspect::{Perfective, PerfectiveProgressive, Progressive};
    use Tense::{Future, Infinitive, Past, Present};
    let table = [
        ("The council rejected the plan.", "rejected", Past, Aspect::None, Voice::Active, false),
        (
            "The council has not rejected the plan.",
            "rejected",
            Present,
            Perfective,
            Voice::Active,
            true,
        ),
        ("The plan was rejected on Monday.", "rejected", Past, Aspect::None, Voice::Passive, false),
        ("The council will reject the plan.", "reject", Future, Aspect::None, Voice::Active, false),
        ("The council won't reject the plan.", "reject", Future, Aspect::None, Voice::Active, true),
        ("They are rejecting the plan.", "rejecting", Present, Progressive, Voice::Active, false),
        ("He has been saying it.", "saying", Present, PerfectiveProgressive, Voice::Active, false),
        ("They want to reject the plan.", "reject", Infinitive, Aspect::None, Voice::Active, false),
    ];
    for (text, head, tense, aspect, voice, negated) in table {
        let document = document(text);
        let syntax = analyse(&document, Language::english());
        let group = syntax.verbs.iter().find(|g| document.token_text(g.head) == head);
        let group = group.unwrap_or_else(|| panic!("no group in {text}"));
        let found = (group.tense, group.aspect, group.voice, group.negated);
        assert_eq!(found, (tense, aspect, voice, negated), "{text}");
    }
}
