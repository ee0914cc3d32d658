//! What a decision rests on, as a hash.

/// Hash of a feature: template number and up to any number of parts, mixed (FNV-1a, finished).
#[derive(Clone, Copy, Debug)]
pub struct Feature(u64);

impl Feature {
    /// Starts a feature of the given template.
    #[inline]
    pub fn new(template: u32) -> Self {
        Feature(0xcbf2_9ce4_8422_2325 ^ u64::from(template).wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    /// Adds a string.
    pub fn text(self, text: &str) -> Self {
        let hash = text.bytes().fold(self.0, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        });
        Feature((hash ^ 0xff).wrapping_mul(0x0000_0100_0000_01b3))
    }

    /// Adds a number.
    #[inline]
    pub fn number(self, number: u64) -> Self {
        Feature((self.0 ^ number).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(23))
    }

    /// The finished hash.
    #[inline]
    pub fn hash(self) -> u64 {
        let mut hash = self.0;
        hash ^= hash >> 33;
        hash = hash.wrapping_mul(0xff51_afd7_ed55_8ccd);
        hash ^= hash >> 33;
        hash = hash.wrapping_mul(0xc4ce_b9fe_1a85_ec53);
        hash ^ (hash >> 33)
    }
}
