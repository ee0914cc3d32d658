//! What can be wrong with a language's files.

use std::fmt;
use std::ops::Range;
use std::path::PathBuf;

/// Why a language could not be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LangError {
    /// The folder or a file in it could not be read.
    #[error("cannot read {}", path.display())]
    Unreadable {
        /// The folder or file.
        path: PathBuf,
        /// The system's reason.
        source: std::io::Error,
    },
    /// A file says something that cannot be understood.
    #[error("{0}")]
    Wrong(Complaint),
    /// No built-in language has this code.
    #[error("no language `{code}`; there are: {known}")]
    Unknown {
        /// The code that was asked for.
        code: String,
        /// The codes that exist.
        known: String,
    },
}

/// What is wrong, and where: printed with the line and a caret below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    /// File, as given.
    pub file: String,
    /// Line, from 1 (0: the file as a whole).
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// The text of the line.
    pub text: String,
    /// What is wrong.
    pub message: String,
}

impl Complaint {
    /// A complaint about the bytes `at` of a file.
    pub fn new(file: &str, text: &str, at: Range<usize>, message: impl Into<String>) -> Self {
        let mut start = at.start.min(text.len());
        while !text.is_char_boundary(start) {
            start -= 1;
        }
        let before = &text[..start];
        let line_start = before.rfind('\n').map_or(0, |i| i + 1);
        Complaint {
            file: file.to_owned(),
            line: before.matches('\n').count() + 1,
            column: text[line_start..start].chars().count() + 1,
            text: text[line_start..].lines().next().unwrap_or_default().to_owned(),
            message: message.into(),
        }
    }
}

impl fmt::Display for Complaint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}:{}:{}: {}", self.file, self.line, self.column, self.message)?;
        writeln!(f, "  | {}", self.text)?;
        write!(f, "  | {:>1$}", "^", self.column)
    }
}

impl From<Complaint> for LangError {
    fn from(complaint: Complaint) -> Self {
        LangError::Wrong(complaint)
    }
}
