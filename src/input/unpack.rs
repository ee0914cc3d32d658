//! Packed files: gzip and Zstandard, told by their first bytes, of any number of members.

use std::io::{self, BufRead, BufReader, Read};

use flate2::bufread::MultiGzDecoder;
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};

/// A reader of what is packed in `reader`, or of its bytes as they are.
///
/// # Errors
/// If the first bytes cannot be read.
pub fn unpack<'a>(reader: impl Read + Send + 'a) -> io::Result<Box<dyn BufRead + Send + 'a>> {
    let mut reader = BufReader::with_capacity(1 << 16, reader);
    let head = reader.fill_buf()?;
    Ok(if head.starts_with(b"\x1f\x8b") {
        Box::new(BufReader::with_capacity(1 << 16, MultiGzDecoder::new(reader)))
    } else if is_zstandard(head) {
        let frames = Frames { source: reader, decoder: FrameDecoder::new(), within: false };
        Box::new(BufReader::with_capacity(1 << 16, frames))
    } else {
        Box::new(reader)
    })
}

/// A frame, or one to be skipped.
fn is_zstandard(head: &[u8]) -> bool {
    head.starts_with(b"\x28\xb5\x2f\xfd")
        || (head.len() >= 4 && (0x50..=0x5f).contains(&head[0]) && head[1..4] == *b"\x2a\x4d\x18")
}

/// Zstandard frames, one after the other.
struct Frames<R> {
    source: R,
    decoder: FrameDecoder,
    within: bool,
}

impl<R: BufRead> Read for Frames<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if buffer.is_empty() {
            return Ok(0);
        }
        loop {
            if !self.within {
                let head = self.source.fill_buf()?;
                if head.is_empty() {
                    return Ok(0);
                }
                if !is_zstandard(head) {
                    return Err(io::Error::other("not Zstandard data after the first frame"));
                }
                if head[0] != 0x28 {
                    self.skip_frame()?;
                    continue;
                }
                self.decoder.reset(&mut self.source).map_err(io::Error::other)?;
                self.within = true;
            }
            while self.decoder.can_collect() == 0 && !self.decoder.is_finished() {
                let one = BlockDecodingStrategy::UptoBlocks(1);
                self.decoder.decode_blocks(&mut self.source, one).map_err(io::Error::other)?;
            }
            let count = self.decoder.read(buffer)?;
            if count > 0 {
                return Ok(count);
            }
            self.within = false;
        }
    }
}

impl<R: BufRead> Frames<R> {
    fn skip_frame(&mut self) -> io::Result<()> {
        let mut head = [0; 8];
        self.source.read_exact(&mut head)?;
        let length = u32::from_le_bytes([head[4], head[5], head[6], head[7]]);
        io::copy(&mut self.source.by_ref().take(u64::from(length)), &mut io::sink())?;
        Ok(())
    }
}
