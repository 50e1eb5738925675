//! A map by words, hashed simply: every token of every document is looked up.
//!
//! Must not: be gone through in its order, or hold words that a text brings in; the hash withstands nobody's malice.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Values by words of a pack.
pub(crate) type WordMap<V> = HashMap<String, V, BuildHasherDefault<WordHasher>>;

/// The hash of Fowler, Noll and Vo (FNV-1a), which is quick for keys as short as words.
pub(crate) struct WordHasher(u64);

impl Default for WordHasher {
    fn default() -> WordHasher {
        WordHasher(0xCBF2_9CE4_8422_2325)
    }
}

impl Hasher for WordHasher {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01B3);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
