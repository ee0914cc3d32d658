//! Lines of JSON lines, one at a time, none longer than the limit kept.

use std::io::{self, BufRead, Read};

use super::inputs::reason;
use super::load::too_long;

/// One line.
pub struct Record {
    /// Counted from 1.
    pub line: usize,
    /// The line, or why it cannot be used.
    pub bytes: Result<Vec<u8>, String>,
}

/// The lines of a reader; empty ones are left out.
pub struct Records<R> {
    reader: R,
    limit: u64,
    line: usize,
    ended: bool,
}

impl<R: BufRead> Records<R> {
    pub fn new(reader: R, limit: u64) -> Records<R> {
        Records { reader, limit, line: 0, ended: false }
    }

    /// The next line without its end; `None` at the end of the file.
    fn read(&mut self) -> io::Result<Option<Result<Vec<u8>, String>>> {
        let mut bytes = Vec::new();
        let count = (&mut self.reader).take(self.limit + 1).read_until(b'\n', &mut bytes)?;
        if count == 0 {
            return Ok(None);
        }
        if bytes.last() != Some(&b'\n') && count as u64 > self.limit {
            self.skip_line()?;
            return Ok(Some(Err(too_long(self.limit))));
        }
        Ok(Some(Ok(bytes)))
    }

    fn skip_line(&mut self) -> io::Result<()> {
        loop {
            let buffer = self.reader.fill_buf()?;
            let end = buffer.iter().position(|b| *b == b'\n');
            let (count, found) = (end.map_or(buffer.len(), |at| at + 1), end.is_some());
            self.reader.consume(count);
            if found || count == 0 {
                return Ok(());
            }
        }
    }
}

impl<R: BufRead> Iterator for Records<R> {
    type Item = Record;

    fn next(&mut self) -> Option<Record> {
        while !self.ended {
            self.line += 1;
            match self.read() {
                Ok(None) => self.ended = true,
                Ok(Some(Ok(bytes))) if bytes.trim_ascii().is_empty() => {}
                Ok(Some(bytes)) => return Some(Record { line: self.line, bytes }),
                Err(error) => {
                    self.ended = true;
                    return Some(Record { line: self.line, bytes: Err(reason(&error)) });
                }
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_is_too_long_is_skipped_and_counted() {
        let input = b"{}\n\n123456789\nlast" as &[u8];
        let records: Vec<_> =
            Records::new(input, 5).map(|r| (r.line, r.bytes.map_err(|_| "long"))).collect();
        assert_eq!(
            records,
            [(1, Ok(b"{}\n".to_vec())), (3, Err("long")), (4, Ok(b"last".to_vec()))]
        );
    }
}
