//! Text in, tokens and lines out, in one pass over the bytes.

use super::model::{Token, TokenKind};
use super::{number, word};
use crate::lang::words::TextWords;
use crate::span::Span;

/// A token is cut after this many bytes, whatever it is.
pub(super) const LONGEST: usize = 512;

/// A line of the text with at least one token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Index of its first token.
    pub first: usize,
    /// Byte of the line's start, its indent included.
    pub start: usize,
    /// Whether an empty line (or the start of the text) precedes it.
    pub after_blank: bool,
}

/// What the scan found.
#[derive(Debug, Default)]
pub(super) struct Scan {
    pub tokens: Vec<Token>,
    pub lines: Vec<Line>,
}

/// What a byte can start.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    Space,
    Newline,
    Letter,
    Digit,
    Sign,
    Wide,
}

const CLASSES: [Class; 256] = {
    let mut table = [Class::Sign; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte as u8 {
            b'\n' | b'\r' => Class::Newline,
            0..=32 | 127 => Class::Space,
            b'a'..=b'z' | b'A'..=b'Z' => Class::Letter,
            b'0'..=b'9' => Class::Digit,
            128..=255 => Class::Wide,
            _ => Class::Sign,
        };
        byte += 1;
    }
    table
};

pub(super) fn class(byte: u8) -> Class {
    CLASSES[byte as usize]
}

/// Where the scan stands.
pub(super) struct Scanner<'a> {
    pub text: &'a str,
    pub bytes: &'a [u8],
    pub words: &'a TextWords,
    pub at: usize,
    pub tokens: Vec<Token>,
    lines: Vec<Line>,
    line_start: usize,
    newlines: usize,
}

/// Cuts a text into tokens and lines.
pub(super) fn scan(text: &str, words: &TextWords) -> Scan {
    let mut scanner = Scanner {
        text,
        bytes: text.as_bytes(),
        words,
        at: 0,
        tokens: Vec::with_capacity(text.len() / 5 + 1),
        lines: Vec::new(),
        line_start: 0,
        newlines: 2,
    };
    scanner.run();
    Scan { tokens: scanner.tokens, lines: scanner.lines }
}

impl Scanner<'_> {
    fn run(&mut self) {
        while let Some(&byte) = self.bytes.get(self.at) {
            match class(byte) {
                Class::Space => self.at += 1,
                Class::Newline => self.newline(byte),
                Class::Wide if self.wide_gap() => {}
                kind => {
                    if self.newlines > 0 {
                        self.open_line();
                    }
                    self.token(kind);
                }
            }
        }
    }

    fn newline(&mut self, byte: u8) {
        self.at += 1;
        if byte == b'\n' || self.bytes.get(self.at) != Some(&b'\n') {
            self.newlines += 1;
            self.line_start = self.at;
        }
    }

    fn open_line(&mut self) {
        let after_blank = self.newlines > 1;
        self.lines.push(Line { first: self.tokens.len(), start: self.line_start, after_blank });
        self.newlines = 0;
    }

    /// Skips one space or line separator outside ASCII.
    fn wide_gap(&mut self) -> bool {
        let c = self.char_at(self.at);
        let newline = matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}');
        let gap = newline || c.is_whitespace() || c.is_control() || is_invisible(c);
        if gap {
            self.at += c.len_utf8();
        }
        if newline {
            self.newlines += 1;
            self.line_start = self.at;
        }
        gap
    }

    fn token(&mut self, kind: Class) {
        match kind {
            Class::Letter => word::scan(self),
            Class::Digit => number::scan(self),
            Class::Wide if self.char_at(self.at).is_alphanumeric() => word::scan(self),
            _ => self.sign(),
        }
    }

    /// The character that starts at a byte (on a boundary); NUL at the end.
    pub fn char_at(&self, at: usize) -> char {
        self.text.get(at..).and_then(|rest| rest.chars().next()).unwrap_or('\0')
    }

    /// The byte at a place; 0 past the end.
    pub fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(0)
    }

    /// Ends the token that began at [`at`](Self::at).
    pub fn push(&mut self, end: usize, kind: TokenKind) {
        self.tokens.push(Token { span: Span::new(self.at, end), kind });
        self.at = end;
    }

    /// First byte from `at` on that is no ASCII letter.
    pub fn letters(&self, at: usize) -> usize {
        self.while_byte(at, |byte| byte.is_ascii_alphabetic())
    }

    /// First byte from `at` on that is no ASCII digit.
    pub fn digits(&self, at: usize) -> usize {
        self.while_byte(at, |byte| byte.is_ascii_digit())
    }

    fn while_byte(&self, at: usize, keep: impl Fn(u8) -> bool) -> usize {
        let rest = self.bytes.get(at..).unwrap_or_default();
        at + rest.iter().take(LONGEST).take_while(|byte| keep(**byte)).count()
    }

    /// Whether no letter and no digit starts at the byte.
    pub fn is_boundary(&self, at: usize) -> bool {
        match self.byte(at) {
            byte if byte < 128 => !byte.is_ascii_alphanumeric(),
            _ => !self.char_at(at).is_alphanumeric(),
        }
    }

    /// Whether the token before touches this place.
    pub fn touches(&self) -> bool {
        self.tokens.last().is_some_and(|token| token.span.end() == self.at)
    }

    /// Length of an apostrophe at the byte, 0 when there is none.
    pub fn apostrophe(&self, at: usize) -> usize {
        match self.byte(at) {
            b'\'' => 1,
            0xe2 if self.bytes.get(at..at + 3) == Some("’".as_bytes()) => 3,
            _ => 0,
        }
    }

    /// Length of ":)" or ";-(" at the scanner's place, 0 when there is none.
    fn smiley(&self) -> usize {
        let nose = usize::from(self.byte(self.at + 1) == b'-');
        let mouth = matches!(self.byte(self.at + 1 + nose), b')' | b'(' | b'D' | b'P');
        if mouth && !self.touches() && self.is_boundary(self.at + 2 + nose) { 2 + nose } else { 0 }
    }

    fn sign(&mut self) {
        let byte = self.byte(self.at);
        if self.apostrophe(self.at) > 0 && word::apostrophe(self) {
            return;
        }
        let end = match byte {
            b'@' | b'#' if class(self.byte(self.at + 1)) == Class::Letter && !self.touches() => {
                let end = self.while_byte(self.at + 1, |b| b.is_ascii_alphanumeric() || b == b'_');
                return self.push(end, TokenKind::Word);
            }
            b'-' | b'*' | b'=' | b'_' | b'~' | b'#' | b'+' | b'$' => {
                self.while_byte(self.at, |other| other == byte)
            }
            b'!' | b'?' | b'.' => self.while_byte(self.at, |b| matches!(b, b'!' | b'?' | b'.')),
            b':' | b';' if self.smiley() > 0 => self.at + self.smiley(),
            b'`' | b'\'' | b'<' | b'>' if self.byte(self.at + 1) == byte => self.at + 2,
            byte if byte < 128 => self.at + 1,
            _ => self.at + self.char_at(self.at).len_utf8(),
        };
        self.push(end, TokenKind::Punctuation);
    }
}

/// Characters without width that are no part of a word.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{feff}')
}
