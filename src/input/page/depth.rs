//! Pages whose elements are nested absurdly deep, made flat: parsers take time by the square of
//! the depth.

use std::fmt::Write;

/// The page without most of its tags, if elements are nested deeper than `deepest`.
pub(super) fn flattened(html: &str, deepest: usize) -> Option<String> {
    let (mut depth, mut most) = (0usize, 0usize);
    for part in html.split('<').skip(1) {
        match part.bytes().next() {
            Some(b'/') => depth = depth.saturating_sub(1),
            Some(b'a'..=b'z' | b'A'..=b'Z') if !is_void(part) => depth += 1,
            _ => {}
        }
        most = most.max(depth);
    }
    if most <= deepest {
        return None;
    }
    Some(flat(html))
}

/// Elements that are never closed.
fn is_void(tag: &str) -> bool {
    let name: String = tag.chars().take_while(char::is_ascii_alphanumeric).take(8).collect();
    let close = tag.find('>').unwrap_or(tag.len());
    let open = [
        "p", "li", "br", "img", "meta", "link", "input", "hr", "source", "area", "wbr", "td", "tr",
        "th", "dt", "dd", "option", "col", "embed", "param", "track", "base",
    ];
    tag[..close].ends_with('/') || open.contains(&name.to_ascii_lowercase().as_str())
}

/// Only tags that matter to text and metadata, the rest dropped.
fn flat(html: &str) -> String {
    const KEPT: &[&str] =
        &["p", "br", "li", "h1", "h2", "h3", "title", "script", "style", "meta", "time", "link"];
    let mut out = String::with_capacity(html.len());
    let mut parts = html.split('<');
    out.push_str(parts.next().unwrap_or(""));
    for part in parts {
        let bare = part.strip_prefix('/').unwrap_or(part);
        let name: String = bare.chars().take_while(char::is_ascii_alphanumeric).take(8).collect();
        if KEPT.contains(&name.to_ascii_lowercase().as_str()) {
            let _ = write!(out, "<{part}");
        } else {
            let rest = part.split_once('>').map_or("", |(_, rest)| rest);
            let _ = write!(out, " {rest}");
        }
    }
    out
}
