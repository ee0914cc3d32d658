//! Every reader: encodings, packed files, Markdown, records, TimeML; and that none panics.

use std::io::{Read, Write};

use dateline::input::{self, Format, InputError, Reading, timeml};
use proptest::prelude::*;

fn undated() -> Reading {
    Reading { undated: true, ..Reading::default() }
}

fn text_of(bytes: &[u8], format: Format) -> String {
    input::read(bytes, "a", format, &undated()).unwrap().article.text
}

#[test]
fn encodings_are_told_apart_and_guesses_are_confessed() {
    let utf16 = |big: bool| {
        let units = "\u{feff}Café “opened”".encode_utf16();
        units.flat_map(|u| if big { u.to_be_bytes() } else { u.to_le_bytes() }).collect::<Vec<u8>>()
    };
    let cases: [(Vec<u8>, &str, &str); 7] = [
        ("Café “opened”".into(), "Café “opened”", ""),
        ("\u{feff}Café".into(), "Café", ""),
        (utf16(false), "Café “opened”", ""),
        (utf16(true), "Café “opened”", ""),
        (b"Caf\xe9 \x93opened\x94".to_vec(), "Café “opened”", "read as Windows-1252"),
        (
            [b"caf\xff ".as_slice(), "é".repeat(40).as_bytes()].concat(),
            &format!("caf\u{fffd} {}", "é".repeat(40)),
            "is not UTF-8 in 1 place(s), the first at byte 3",
        ),
        (
            b"line one\r\nline two\0end of a longer text".to_vec(),
            "line one\r\nline two\0end of a longer text",
            "",
        ),
    ];
    for (bytes, text, warning) in cases {
        let read = input::read(&bytes, "a", Format::Plain, &undated()).unwrap();
        assert_eq!(read.article.text, text);
        let warnings = read.warnings.join("; ");
        assert!(
            warnings.contains(warning) && warning.is_empty() == warnings.is_empty(),
            "{warnings}"
        );
    }
}

#[test]
fn binary_files_are_refused_by_name() {
    let utf16_without_mark: Vec<u8> =
        "Rain fell on Monday".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let cases: [(&[u8], &str); 7] = [
        (b"%PDF-1.7\nrest", "a PDF document"),
        (b"PK\x03\x04rest", "a ZIP archive"),
        (b"\x89PNG\r\n\x1a\n", "a PNG image"),
        (b"MZ\x90\0\x03\0\0\0", "a program"),
        (b"{\\rtf1\\ansi Rain}", "an RTF document"),
        (&utf16_without_mark, "UTF-16 without a mark"),
        (b"\x01\x02\x03\x04\x05rain", "control characters"),
    ];
    for (bytes, name) in cases {
        let error = input::read(bytes, "a", Format::Plain, &undated()).unwrap_err();
        assert!(matches!(error, InputError::Binary(_)));
        assert!(error.to_string().contains(name), "{error}");
    }
    // A text may begin like a program.
    assert_eq!(text_of(b"MZ and BZh are initials.", Format::Plain), "MZ and BZh are initials.");
}

#[test]
fn packed_files_are_unpacked_member_by_member() {
    let mut gz = Vec::new();
    for part in ["Rain fell ", "on Monday."] {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        encoder.write_all(part.as_bytes()).unwrap();
        gz.extend(encoder.finish().unwrap());
    }
    let frame = |text: &str| {
        ruzstd::encoding::compress_to_vec(
            text.as_bytes(),
            ruzstd::encoding::CompressionLevel::Fastest,
        )
    };
    let skipped = [&[0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0][..], b"abc"].concat();
    let zst = [frame("Rain fell "), skipped, frame("on Monday.")].concat();
    for packed in [gz, zst, b"Rain fell on Monday.".to_vec()] {
        let mut text = String::new();
        input::unpack(packed.as_slice()).unwrap().read_to_string(&mut text).unwrap();
        assert_eq!(text, "Rain fell on Monday.");
        let cut = &packed[..packed.len() - 6];
        let mut lost = String::new();
        let result = input::unpack(cut).unwrap().read_to_string(&mut lost);
        assert!(result.is_err() || lost.len() < text.len());
    }
}

#[test]
fn markdown_loses_its_marks_and_keeps_its_lines() {
    let page = "---\ntitle: \"Port reopens\"\ndate: 2021-03-18T09:00:00+01:00 # local\ntags: [a]\n\
        canonical: https://x.example/port\n---\n\n# Port *reopens*\n\n\
        The port [reopened](https://x.example/a_b) on **Monday**, said\n_two_ pilots of snake_case.\n\n\
        ![A crane](crane.jpg)\n\n> It was `quiet`.\n\n* first\n+ second\n1. third\n\n---\n\n\
        ```\ncode on Friday\n```\n<!-- a note\nof 2019 -->\nEnd \\*here\\*.\n[1]: https://x.example\n";
    let read = input::read(page.as_bytes(), "a.md", Format::Markdown, &Reading::default()).unwrap();
    assert_eq!(read.article.title.as_deref(), Some("Port reopens"));
    assert_eq!(read.article.source.url.as_deref(), Some("https://x.example/port"));
    assert_eq!(read.article.dct.unwrap().date.to_string(), "2021-03-18");
    assert_eq!(
        read.article.text,
        "Port reopens\n\nThe port reopened on Monday, said\ntwo pilots of snake_case.\n\n\n\n\
         It was quiet.\n\n- first\n- second\n1. third\n\n\n\nEnd *here*.\n"
    );
    let toml = "+++\ntitle = 'Rain'\ndate = 2020-05-05\n+++\nRain fell.\n";
    let read = input::read(toml.as_bytes(), "a.md", Format::Markdown, &Reading::default()).unwrap();
    assert_eq!(
        (read.article.title.as_deref(), read.article.text.as_str()),
        (Some("Rain"), "Rain fell.\n")
    );
    let bare = text_of(b"--- \nNo front matter, only a rule.\n", Format::Markdown);
    assert_eq!(bare, "No front matter, only a rule.\n");
}

#[test]
fn timeml_gives_text_and_date_and_its_annotations_only_on_request() {
    let xml = "<?xml version=\"1.0\"?><TimeML><TITLE> Rain </TITLE><DCT><TIMEX3 tid=\"t0\" type=\"TIME\" \
        value=\"2021-03-18T10:20\">x</TIMEX3></DCT><TEXT>\nA &lt;b&gt; &#233; <![CDATA[& c]]> \
        <EVENT eid=\"e1\" class=\"OCCURRENCE\">fell</EVENT><!-- no --> on <TIMEX3 tid=\"t1\" type=\"DATE\" \
        value=\"2021-03-15\">Monday</TIMEX3>.\r\n</TEXT><MAKEINSTANCE eventID=\"e1\" eiid=\"ei7\" \
        tense=\"PAST\"/></TimeML>";
    let read = input::read(xml.as_bytes(), "a.tml", Format::TimeMl, &Reading::default()).unwrap();
    let article = read.article;
    assert_eq!(article.text, "\nA <b> é & c fell on Monday.\r\n");
    assert_eq!(article.title.as_deref(), Some("Rain"));
    let dct = article.dct.unwrap();
    assert_eq!(
        (dct.date.to_string(), dct.time.unwrap().to_string()),
        ("2021-03-18".into(), "10:20:00".into())
    );
    assert!(article.given.is_none());
    let reading = Reading { given: true, ..Reading::default() };
    let given = input::read(xml.as_bytes(), "a.tml", Format::TimeMl, &reading).unwrap();
    let (text, given) = (given.article.text, given.article.given.unwrap());
    assert_eq!(given.dct_id.as_deref(), Some("t0"));
    assert_eq!(given.events[0].span.of(&text), "fell");
    assert_eq!(given.events[0].instance.as_deref(), Some("ei7"));
    assert!(given.events[0].attributes.contains(&("tense".into(), "PAST".into())));
    assert_eq!(given.timexes[0].span.of(&text), "Monday");
    for broken in
        ["", "text", "<a>", "<a></b>", "<a>&nbsp;</a>", "<a/><b/>", "<a b></a>", "<a></a>x"]
    {
        assert!(timeml::parse(broken).is_err(), "{broken}");
    }
}

const FORMATS: [Format; 5] =
    [Format::Plain, Format::Html, Format::Markdown, Format::TimeMl, Format::JsonLines];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_bytes_make_a_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        for format in FORMATS {
            let _ = input::read(&bytes, "a", format, &undated());
        }
        let mut out = Vec::new();
        if let Ok(reader) = input::unpack(bytes.as_slice()) {
            let _ = reader.take(100_000).read_to_end(&mut out);
        }
        for magic in [&b"\x1f\x8b\x08\0"[..], b"\x28\xb5\x2f\xfd"] {
            let packed = [magic, &bytes].concat();
            if let Ok(reader) = input::unpack(packed.as_slice()) {
                let _ = reader.take(100_000).read_to_end(&mut out);
            }
        }
    }

    #[test]
    fn no_mixture_of_markup_makes_a_reader_panic(
        parts in prop::collection::vec(
            prop::sample::select(vec![
                "<p>", "</p>", "<div hidden>", "</div>", "<b", ">", "<!--", "-->", "&amp;", "&#x110000;",
                "&#0;", "<TimeML>", "<TEXT>", "</TEXT>", "</TimeML>", "<EVENT eid='e1'>", "</EVENT>",
                "<script type='application/ld+json'>", "{\"@graph\":[", "{\"@type\":\"Article\",\"datePublished\":",
                "\"2021-03-18\"", "}", "]", "</script>", "<time datetime='2021'>", "<li>", "<table><td>",
                "---\n", "date: 1\n", "```\n", "[a](", ")", "![", "](", "**", "> ", "# ", "\\", "\n", "\n\n",
                "{\"text\":", "\"\\ud800\"", "\"\\udc00\\u00e9\"", "null", ",", "\u{202e}", "é", "\u{1F327}", "\0",
                "rain fell on Monday. ", "<svg>", "<math>", "<title>", "<meta name=date content=", "'>",
            ]),
            0..40,
        )
    ) {
        let text = parts.concat();
        for format in FORMATS {
            let _ = input::read(text.as_bytes(), "a", format, &undated());
        }
    }

    #[test]
    fn a_record_gives_back_the_text_it_holds(text in "\\PC{1,80}") {
        prop_assume!(!text.trim().is_empty());
        let record = serde_json::json!({ "text": text }).to_string();
        prop_assert_eq!(text_of(record.as_bytes(), Format::JsonLines), text);
    }

    #[test]
    fn timeml_written_is_read_back_with_the_same_text(text in "[ -~\\n\\ré“”\u{1F327}<>&\"']{1,120}") {
        prop_assume!(!text.trim().is_empty());
        let article = input::Article { text: text.clone(), ..input::Article::default() };
        let annotations = dateline::score::Annotations {
            article: &article, timexes: &[], events: &[], relations: &[],
        };
        let parsed = timeml::parse(&dateline::score::write_timeml(&annotations)).unwrap();
        prop_assert_eq!(parsed.text, text);
    }
}
