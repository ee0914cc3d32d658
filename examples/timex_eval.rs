//! Scores expressions against gold and shows what is wrong (language read from a folder).

use dateline::input::{self, Format, Reading};
use dateline::lang::Language;
use dateline::timex::{self, TextKind};

fn main() {
    let mut args = std::env::args().skip(1);
    let lang = args.next().expect("language folder");
    let errors: bool = args.next().expect("errors?") == "e";
    let language = Language::load(std::path::Path::new(&lang)).unwrap_or_else(|e| panic!("{e}"));
    for folder in args {
        if folder.ends_with(".txt") {
            rows(&folder, &language);
            continue;
        }
        let mut files: Vec<_> =
            std::fs::read_dir(&folder).unwrap().map(|e| e.unwrap().path()).collect();
        files.sort();
        let (mut g, mut s, mut strict, mut relaxed, mut value, mut kind) = (0, 0, 0, 0, 0, 0);
        for path in files {
            let bytes = std::fs::read(&path).unwrap();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let reading = Reading { undated: true, given: true, ..Reading::default() };
            let read = input::read(&bytes, &name, Format::TimeMl, &reading).unwrap();
            let document = dateline::text::read(read.article, &language);
            let found = timex::find(&document, &language, TextKind::Auto);
            let article = &document.article;
            let text = &article.text;
            let dct = article.dct.as_ref().map(|d| d.date.to_string()).unwrap_or_default();
            let given = &article.given.as_ref().unwrap().timexes;
            let gold: Vec<_> = given.iter().filter(|t| !t.span.is_empty()).collect();
            if errors {
                println!("# {name} {:?} {}", found.kind, found.because);
            }
            g += gold.len();
            s += found.timexes.len();
            let mut pairs: Vec<(usize, usize, usize)> = Vec::new();
            for (i, a) in gold.iter().enumerate() {
                for (j, b) in found.timexes.iter().enumerate() {
                    let lo = a.span.start().max(b.span.start());
                    let hi = a.span.end().min(b.span.end());
                    if hi > lo {
                        pairs.push((hi - lo, i, j));
                    }
                }
            }
            pairs.sort_by_key(|p| (std::cmp::Reverse(p.0), p.1, p.2));
            let (mut tg, mut ts) = (vec![None; gold.len()], vec![None; found.timexes.len()]);
            for (_, i, j) in pairs {
                if tg[i].is_none() && ts[j].is_none() {
                    tg[i] = Some(j);
                    ts[j] = Some(i);
                }
            }
            let flat = |t: &str| t.split_whitespace().collect::<Vec<_>>().join(" ");
            let context = |from: usize, to: usize| {
                let mut a = from.saturating_sub(60);
                while !text.is_char_boundary(a) {
                    a += 1;
                }
                let mut b = (to + 40).min(text.len());
                while !text.is_char_boundary(b) {
                    b -= 1;
                }
                flat(&format!("{}[[{}]]{}", &text[a..from], &text[from..to], &text[to..b]))
            };
            let of = |t: &input::GivenEntity, n: &str| {
                let found = t.attributes.iter().find(|(k, _)| k == n);
                found.map(|(_, v)| v.clone()).unwrap_or_default()
            };
            for (i, t) in gold.iter().enumerate() {
                let gold_value = of(t, "value");
                let gold_text = flat(t.span.of(text));
                let Some(j) = tg[i] else {
                    if errors {
                        println!(
                            "MISSED\t{name}\t{dct}\t{gold_text}\t{} {gold_value}\t-\t-\t-\t{}",
                            of(t, "type"),
                            context(t.span.start(), t.span.end())
                        );
                    }
                    continue;
                };
                let f = &found.timexes[j];
                relaxed += 1;
                let equal = f.span == t.span;
                strict += usize::from(equal);
                let v =
                    f.value().map(|v| v.0.clone()).unwrap_or_else(|| format!("{:?}", f.resolution));
                let right = v == gold_value;
                value += usize::from(right);
                let k = format!("{:?}", f.kind).to_uppercase();
                kind += usize::from(k == of(t, "type"));
                if errors {
                    for (bad, what) in
                        [(!equal, "SPAN"), (!right, "VALUE"), (k != of(t, "type"), "TYPE")]
                    {
                        if bad {
                            println!(
                                "{what}\t{name}\t{dct}\t{gold_text}\t{} {gold_value}\t{}\t{k} {v}\t{} {}\t{}",
                                of(t, "type"),
                                flat(f.span.of(text)),
                                language.rule_name(f.rule.0),
                                f.meaning,
                                context(t.span.start(), t.span.end())
                            );
                        }
                    }
                }
            }
            for (j, f) in found.timexes.iter().enumerate() {
                if ts[j].is_none() && errors {
                    println!(
                        "SPURIOUS\t{name}\t{dct}\t-\t-\t{}\t{:?} {}\t{} {}\t{}",
                        flat(f.span.of(text)),
                        f.kind,
                        f.value().map(|v| v.0.clone()).unwrap_or_default(),
                        language.rule_name(f.rule.0),
                        f.meaning,
                        context(f.span.start(), f.span.end())
                    );
                }
            }
        }
        let f1 = |n: usize| 200.0 * n as f64 / (g + s) as f64;
        let pr = |n: usize| {
            format!("{:.1}/{:.1}", 100.0 * n as f64 / s as f64, 100.0 * n as f64 / g as f64)
        };
        println!(
            "= {folder} gold {g} system {s} strict {:.2} ({}) relaxed {:.2} ({}) value {:.2} type {:.2}",
            f1(strict),
            pr(strict),
            f1(relaxed),
            pr(relaxed),
            f1(value),
            f1(kind)
        );
    }
}

fn rows(path: &str, language: &Language) {
    for row in std::fs::read_to_string(path).unwrap().lines() {
        if row.is_empty() || row.starts_with('#') {
            continue;
        }
        let mut fields = row.split('|').map(str::trim);
        let date = fields.next().unwrap().to_owned();
        let marked = fields.next().unwrap();
        let spans = marked.split('[').skip(1).filter_map(|part| part.split(']').next());
        let expected: Vec<(String, String)> =
            spans.map(str::to_owned).zip(fields.map(str::to_owned)).collect();
        let text = marked.replace(['[', ']'], "");
        let date = date.parse::<dateline::time::NaiveDate>().ok();
        let dct = date.map(|date| input::Dct { date, time: None, from: input::DateFrom::Option });
        let article = input::Article { text: text.clone(), dct, ..Default::default() };
        let document = dateline::text::read(article, language);
        let kind = if path.contains("narrative") { TextKind::Narrative } else { TextKind::News };
        let found: Vec<(String, String)> = timex::find(&document, language, kind)
            .timexes
            .iter()
            .map(|t| {
                let kind = format!("{:?}", t.kind).to_uppercase();
                let v = t.value().map_or_else(|| format!("{:?}", t.resolution), |v| v.0.clone());
                let m = t.modifier.map_or(String::new(), |m| format!(" {m:?}"));
                (t.span.of(&text).to_owned(), format!("{kind} {v}{m}"))
            })
            .collect();
        if found != expected {
            println!("{row}\n      -> {found:?}");
        }
    }
}
