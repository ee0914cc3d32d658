//! Small changes to inputs, from a seed.

/// Pieces that readers and rules look for, and characters that break careless code.
const PIECES: &[&str] = &[
    "<",
    ">",
    "</",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "&#x0;",
    "&amp",
    "<p>",
    "</div>",
    "<script>",
    "<time datetime=\"",
    "<meta property=\"article:published_time\" content=\"",
    "\"@graph\":[",
    "datePublished",
    "<TIMEX3 tid=\"t1\" type=\"DATE\" value=\"",
    "</TimeML>",
    "<DCT>",
    "---\n",
    "+++\n",
    "date: ",
    "{\"text\":\"",
    "\\ud800",
    "\\u0000",
    "\"}",
    "null",
    "[",
    "{",
    "1e999",
    "-0",
    "99999999999999999999",
    "2021-02-30",
    "0000-00-00",
    "-9999-12-31",
    "+10000-01-01",
    "1900-02-29",
    "24:00",
    "T25:61:61Z",
    "+28:00",
    "Feb. 30",
    "the 1990s",
    "May 2021",
    "last Tuesday",
    "Monday",
    "two weeks ago",
    "since 1998",
    "between 2019 and 2021",
    "5 p.m. EST",
    "a year earlier",
    "later that day",
    "fiscal 1999",
    "the third quarter",
    "every other day",
    "for ten years",
    "99999999 centuries ago",
    "in 999999999",
    "10^99 years",
    "BC",
    "A.D. ",
    "January 0",
    "noon",
    "2021-W54",
    "XXXX-XX",
    "PT",
    "P1Y2M",
    "said",
    "will",
    "after",
    "before",
    "until",
    "\u{0}",
    "\u{feff}",
    "\u{202e}",
    "\u{200d}",
    "\u{301}",
    "\u{2028}",
    "\u{a0}",
    "\u{1f6a2}",
    "İ",
    "ß",
    "ﬁ",
    "\r\n",
    "\t",
    "\n\n",
    "“",
    "’",
    "—",
    "…",
    "½",
    "٣",
    "²",
];

/// Xorshift: the same seed gives the same inputs.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Random {
        Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % limit.max(1)
    }

    /// One of the inputs, or a part of it, with one to eight changes.
    pub fn mutant(&mut self, pool: &[Vec<u8>]) -> Vec<u8> {
        let mut input = pool[self.below(pool.len())].clone();
        if self.below(3) > 0 && input.len() > 400 {
            let from = self.below(input.len() - 200);
            let length = 1 + self.below(1200);
            input = input[from..(from + length).min(input.len())].to_vec();
        }
        for _ in 0..1 + self.below(8) {
            self.change(&mut input, pool);
        }
        input
    }

    fn range(&mut self, length: usize, most: usize) -> std::ops::Range<usize> {
        let from = self.below(length + 1);
        from..(from + 1 + self.below(most)).min(length).max(from)
    }

    fn change(&mut self, input: &mut Vec<u8>, pool: &[Vec<u8>]) {
        let at = self.below(input.len() + 1);
        match self.below(8) {
            0 if at < input.len() => input[at] ^= 1 << self.below(8),
            1 => drop(input.splice(at..at, [self.below(256) as u8])),
            2 => {
                let range = self.range(input.len(), 40);
                input.drain(range);
            }
            3 => {
                let range = self.range(input.len(), 60);
                let piece = input[range].to_vec();
                let times = 1 + self.below(3) * self.below(20);
                input.splice(at..at, piece.repeat(times));
            }
            4 => {
                let other = &pool[self.below(pool.len())];
                let range = self.range(other.len(), 200);
                input.splice(at..at, other[range].iter().copied());
            }
            5 => {
                let digit = input[at..].iter().position(u8::is_ascii_digit);
                if let Some(digit) = digit {
                    input[at + digit] = b'0' + self.below(10) as u8;
                }
            }
            _ => {
                let piece = PIECES[self.below(PIECES.len())];
                input.splice(at..at, piece.bytes());
            }
        }
    }
}
