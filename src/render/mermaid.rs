//! A Mermaid `timeline` diagram (it has no axis and no open dates: dates are told in words).

use super::words::date_in_words;
use crate::timeline::Timeline;

/// Writes the timeline as Mermaid source.
pub fn write(timeline: &Timeline) -> String {
    let mut out = String::from("timeline\n");
    if !timeline.title.is_empty() {
        out.push_str(&format!("    title {}\n", escape(&timeline.title)));
    }
    let mut last = String::new();
    let dated = timeline
        .shown()
        .map(|item| (item.when.as_ref().map_or(String::new(), date_in_words), item))
        .chain(timeline.shown_undated().map(|item| ("date not given".to_owned(), item)));
    for (when, item) in dated {
        if when == last {
            out.push_str(&format!("        : {}\n", escape(&item.label)));
        } else {
            out.push_str(&format!("    {} : {}\n", escape(&when), escape(&item.label)));
            last = when;
        }
    }
    out
}

/// Characters that Mermaid reads as syntax, as its numeric entities.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            ':' | ';' | '#' | '<' | '>' | '"' | '%' | '{' | '}' | '&' => {
                out.push_str(&format!("#{};", c as u32));
            }
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syntax_characters_become_entities() {
        assert_eq!(escape("07:40; #1 <b>"), "07#58;40#59; #35;1 #60;b#62;");
    }
}
