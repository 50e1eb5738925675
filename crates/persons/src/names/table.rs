//! Tables of words that are only looked up.
//!
//! Must not: be walked. The order of a hash table is nobody's business.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Words of a table, by a hash that is quick for a few letters. The words are ours: nobody can choose ones that collide.
pub(super) type Table<V> = HashMap<&'static str, V, BuildHasherDefault<Fnv>>;

/// FNV-1a, 64 bits.
pub(super) struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Fnv {
        Fnv(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
