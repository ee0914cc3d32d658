//! The text of an element, as a reader sees it: paragraphs apart, list entries on lines of their
//! own, furniture left out.

use std::fmt::Write;

use dom_query::NodeRef;

/// Elements whose text is no part of the article.
const SKIPPED: &[&str] = &[
    "script",
    "style",
    "noscript",
    "template",
    "nav",
    "form",
    "button",
    "select",
    "figcaption",
    "svg",
    "iframe",
    "video",
    "audio",
    "textarea",
    "title",
    "head",
    "aside",
    "footer",
    "dialog",
];
/// Elements that begin and end a paragraph.
const BLOCKS: &[&str] = &[
    "p",
    "div",
    "section",
    "article",
    "main",
    "header",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "dl",
    "blockquote",
    "pre",
    "table",
    "figure",
    "hr",
    "address",
    "details",
    "summary",
    "body",
    "html",
    "center",
    "fieldset",
];
/// Elements that begin and end a line.
const LINES: &[&str] = &["br", "li", "dt", "dd", "tr", "option"];

/// Beginnings of short lines that invite instead of telling.
const INVITING: &[&str] = &[
    "read more",
    "read also",
    "also read",
    "read next",
    "more on this",
    "related:",
    "related ",
    "recommended",
    "advertisement",
    "sponsored",
    "share this",
    "share on",
    "sign up",
    "subscribe",
    "follow us",
    "follow @",
    "click here",
    "watch:",
    "watch live",
    "listen:",
    "see also",
    "image source",
    "image caption",
    "image:",
    "photo:",
    "photograph:",
    "getty images",
    "skip to",
    "skip advert",
    "continue reading",
    "story continues",
    "most read",
    "most popular",
    "download our app",
    "join the conversation",
    "view comments",
    "print this",
    "copy link",
    "log in",
    "already a subscriber",
    "to continue reading",
    "all rights reserved",
    "©",
];

/// Beginnings of lines that say when the page came out.
const STAMPS: &[&str] =
    &["published", "posted", "updated", "last updated", "first published", "modified", "edited"];

/// What separates the next word from those before.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
enum Gap {
    None,
    Space,
    Line,
    Paragraph,
}

struct Writer {
    out: String,
    gap: Gap,
    bullet: bool,
}

impl Writer {
    fn gap(&mut self, gap: Gap) {
        if gap > self.gap {
            self.gap = gap;
        }
    }

    fn push(&mut self, text: &str) {
        if text.starts_with(char::is_whitespace) {
            self.gap(Gap::Space);
        }
        for (index, word) in text.split_whitespace().enumerate() {
            if index > 0 {
                self.gap(Gap::Space);
            }
            if !self.out.is_empty() {
                self.out.push_str(["", " ", "\n", "\n\n"][self.gap as usize]);
            }
            if std::mem::take(&mut self.bullet) {
                self.out.push_str("- ");
            }
            self.out.push_str(word);
            self.gap = Gap::None;
        }
        if text.ends_with(char::is_whitespace) && !text.trim().is_empty() {
            self.gap(Gap::Space);
        }
    }
}

/// The text below a node.
pub(super) fn plain(root: &NodeRef<'_>) -> String {
    let mut writer = Writer { out: String::new(), gap: Gap::None, bullet: false };
    let mut next = Some((*root, true));
    while let Some((node, entering)) = next {
        let inside = entering && visit(&node, &mut writer);
        if !entering || !inside {
            leave(&node, &mut writer);
        }
        next = match node.first_child().filter(|_| inside) {
            Some(child) => Some((child, true)),
            None if inside => {
                leave(&node, &mut writer);
                following(&node, root)
            }
            None => following(&node, root),
        };
    }
    without_furniture(&writer.out)
}

/// The next sibling, or the way up; nothing beyond the root.
fn following<'a>(node: &NodeRef<'a>, root: &NodeRef<'a>) -> Option<(NodeRef<'a>, bool)> {
    if node.id == root.id {
        return None;
    }
    let sibling = node.next_sibling().map(|sibling| (sibling, true));
    sibling.or_else(|| node.parent().filter(|up| up.id != root.id).map(|up| (up, false)))
}

/// Writes a text, opens an element; whether to look inside.
fn visit(node: &NodeRef<'_>, writer: &mut Writer) -> bool {
    if node.is_text() {
        writer.push(&node.text());
        return false;
    }
    if !node.is_element() {
        return node.may_have_children();
    }
    let name = node.node_name().unwrap_or_default();
    if SKIPPED.contains(&&*name) || (&*name == "sup" && node.text().trim().starts_with('[')) {
        return false;
    }
    let style = node.attr_or("style", "").replace(' ', "").to_ascii_lowercase();
    if node.has_attr("hidden") || style.contains("display:none") {
        return false;
    }
    edge(&name, writer);
    if &*name == "li" {
        writer.bullet = true;
    }
    true
}

fn leave(node: &NodeRef<'_>, writer: &mut Writer) {
    if let Some(name) = node.node_name() {
        edge(&name, writer);
    }
}

fn edge(name: &str, writer: &mut Writer) {
    if BLOCKS.contains(&name) {
        writer.gap(Gap::Paragraph);
        writer.bullet = false;
    } else if LINES.contains(&name) {
        writer.gap(Gap::Line);
        writer.bullet = false;
    } else if matches!(name, "td" | "th") {
        writer.gap(Gap::Space);
    }
}

/// Without lines that only invite to something.
fn without_furniture(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 1);
    for paragraph in text.split("\n\n") {
        let lines: Vec<&str> = paragraph.lines().filter(|line| !invites(line)).collect();
        if !lines.is_empty() {
            let _ = write!(out, "{}{}", if out.is_empty() { "" } else { "\n\n" }, lines.join("\n"));
        }
    }
    if !out.is_empty() {
        out.push('\n');
    }
    out
}

fn invites(line: &str) -> bool {
    let bare = line.trim_start_matches(['-', '•', '→', '»', '>', '▶', ' ']);
    if line.len() > 120 {
        return false;
    }
    let lower = bare.to_lowercase();
    let sentence = bare.ends_with('.') && bare.split_whitespace().count() > 6;
    let stamp = STAMPS.iter().any(|start| lower.starts_with(start))
        && lower.contains(|c: char| c.is_ascii_digit());
    !sentence && (stamp || INVITING.iter().any(|start| lower.starts_with(start)))
}

/// Text that came as a string: paragraphs kept, spaces tidied, markup taken off.
pub(super) fn tidy(text: &str) -> String {
    if text.contains("</p>") || text.contains("<br") {
        return plain(&dom_query::Document::from(text).root());
    }
    let lines = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    let lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
    without_furniture(&lines.join("\n\n"))
}
