//! `dateline train eval-syntax`: tags, heads and relations against a treebank.

use std::collections::HashMap;
use std::fmt::Write;
use std::path::Path;

use super::treebank::{Gold, ROOT, UPOS, read};
use crate::input::Article;
use crate::lang::Language;
use crate::span::Span;
use crate::text::net::decide::Analysis;
use crate::text::syntax::Model;
use crate::text::{self, Document, SentenceKind, Syntax, Token, TokenId, TokenKind};

/// Right answers, of so many found and so many wanted.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    right: usize,
    found: usize,
    wanted: usize,
}

impl Count {
    fn f1(self) -> f64 {
        200.0 * self.right as f64 / (self.found + self.wanted).max(1) as f64
    }
}

/// Scores the model of a language on a file of a treebank, with its tokens and with our own.
///
/// # Errors
/// If the file cannot be read, or the model is none.
pub fn run(path: &Path, language: &Language, model: &[u8]) -> Result<String, String> {
    let model = Model::read(model).ok_or("the model is no table of tags and dependencies")?;
    let sentences = read(path)?;
    let mut out = String::new();
    for own in [false, true] {
        let (document, places) = if own { raw(&sentences, language) } else { given(&sentences) };
        let syntax = text::syntax::analyse_by(&document, &model, &mut Analysis::default());
        let title = if own { "own tokens" } else { "gold tokens" };
        let counts = score(&sentences, &places, &document, &syntax, language);
        let _ = write!(out, "{title}:");
        for (name, count) in counts {
            let _ = write!(out, "  {name} {:.2}", count.f1());
        }
        out.push('\n');
    }
    Ok(out)
}

/// The treebank's own tokens as a document; the span of each word.
pub(crate) fn given(sentences: &[Gold]) -> (Document, Vec<Vec<Span>>) {
    let mut document = Document::default();
    let mut places = Vec::new();
    for (number, gold) in sentences.iter().enumerate() {
        let first = document.tokens.len();
        let mut spans = Vec::new();
        for word in &gold.words {
            let start = document.article.text.len();
            document.article.text.push_str(word);
            let span = Span::new(start, start + word.len());
            document.article.text.push(' ');
            let digit = word.as_bytes()[0].is_ascii_digit();
            let kind = if digit { TokenKind::Number } else { TokenKind::Word };
            document.tokens.push(Token { span, kind });
            spans.push(span);
        }
        document.sentences.push(text::Sentence {
            first: TokenId(first as u32),
            end: TokenId(document.tokens.len() as u32),
            span: spans[0].cover(spans[spans.len() - 1]),
            kind: SentenceKind::Prose,
            paragraph: number as u32,
        });
        places.push(spans);
    }
    (document, places)
}

/// The raw text of the treebank, cut by our own tokeniser; the span of each gold word.
fn raw(sentences: &[Gold], language: &Language) -> (Document, Vec<Vec<Span>>) {
    let mut text = String::new();
    let mut places = Vec::new();
    for gold in sentences {
        text.push_str(if gold.opens { "\n\n" } else { " " });
        let mut at = text.len();
        text.push_str(&gold.text);
        let mut spans = Vec::new();
        for word in &gold.words {
            let found = text[at..].find(word.as_str()).unwrap_or(0);
            spans.push(Span::new(at + found, (at + found + word.len()).min(text.len())));
            at = (at + found + word.len()).min(text.len());
        }
        places.push(spans);
    }
    (text::read(Article { text, ..Article::default() }, language), places)
}

fn score(
    sentences: &[Gold],
    places: &[Vec<Span>],
    document: &Document,
    syntax: &Syntax,
    language: &Language,
) -> [(&'static str, Count); 7] {
    let tokens: HashMap<Span, u32> = document.tokens.iter().map(|t| t.span).zip(0..).collect();
    let wanted: usize = sentences.iter().map(|gold| gold.words.len()).sum();
    let mut counts = [Count { right: 0, found: document.tokens.len(), wanted }; 7];
    for (gold, spans) in sentences.iter().zip(places) {
        for i in 0..gold.words.len() {
            let Some(token) = tokens.get(&spans[i]) else { continue };
            let word = &syntax.words[*token as usize];
            let head = word.head.map(|head| document.tokens[head.0 as usize].span);
            let right_head = head == (gold.heads[i] != ROOT).then(|| spans[gold.heads[i] as usize]);
            counts[0].right += 1;
            counts[1].right += usize::from(word.upos as u8 == gold.upos[i]);
            counts[2].right += usize::from(word.xpos == gold.xpos[i]);
            let lemma = syntax.lemma(document, language, TokenId(*token));
            counts[6].right += usize::from(lemma.eq_ignore_ascii_case(&gold.lemmas[i]));
            counts[3].right += usize::from(right_head);
            counts[4].right += usize::from(right_head && word.relation.0 == gold.relations[i]);
        }
    }
    counts[5] = sentences_right(places, document);
    debug_assert_eq!(UPOS.len(), 17);
    let names = ["tokens", "UPOS", "XPOS", "UAS", "LAS", "sentences", "lemmas"];
    std::array::from_fn(|i| (names[i], counts[i]))
}

fn sentences_right(places: &[Vec<Span>], document: &Document) -> Count {
    let gold: Vec<Span> = places.iter().map(|s| s[0].cover(s[s.len() - 1])).collect();
    let own: Vec<Span> = document.sentences.iter().map(|s| s.span).collect();
    let right = own.iter().filter(|span| gold.binary_search(span).is_ok()).count();
    Count { right, found: own.len(), wanted: gold.len() }
}
